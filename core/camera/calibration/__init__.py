"""Calibrations of cameras: focal lengths, principal point, size and lens, as many programs save them."""
