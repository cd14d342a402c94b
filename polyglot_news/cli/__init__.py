"""The command line: each command parses, calls the library, prints; `app.main` is the error boundary."""
