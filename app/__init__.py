"""The Handmirror program: command line and window."""
