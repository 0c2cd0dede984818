"""Calibrating a camera with a printed board: the board, its detection, the computation, and the saved results."""
