"""Draws hands over images, and writes the annotated images and videos."""
