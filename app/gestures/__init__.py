"""Gestures in the window: their file, the dialog, and learning new ones."""
