"""Models on this machine: installed and removed with a record, found, verified, checked before loading."""
