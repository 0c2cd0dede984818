"""Clips: what one hand's training data is on disk, and what writes it."""
