"""The settings dialog: its pages, and what they change in the window."""
