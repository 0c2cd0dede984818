"""The Handmirror program: its command line (`cli`) and its window (the other folders)."""
