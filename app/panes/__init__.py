"""The camera picture and the 3D view."""
