"""Predictions of a trained network, and files of poses and results to score."""
