"""Errors of calibrations."""

from handmirror.core.errors import UserError


class CalibrationError(UserError):
    """A calibration that cannot be used, or not for this image; trying again does not help."""
