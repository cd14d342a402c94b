"""Models in files: archives and bundles, packed and unpacked within limits, in temporary folders."""
