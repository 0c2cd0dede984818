"""The window's dialog that calibrates lens and hand."""
