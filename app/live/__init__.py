"""Tracking in the window: sources, the threads that track, recording and streams."""
