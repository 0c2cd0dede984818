"""How much is drawn over the camera picture."""

from enum import Enum


class Overlay(str, Enum):
    """The three ways, in the order of their keys."""

    OFF = "Off"
    SKELETON = "Skeleton"
    MESH = "Mesh and skeleton"

    @property
    def skeleton(self) -> bool:
        """Whether bones, joints and labels are drawn."""
        return self is not Overlay.OFF

    @property
    def mesh(self) -> bool:
        """Whether the surface is drawn."""
        return self is Overlay.MESH
