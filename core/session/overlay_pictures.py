"""Writes what was tracked in single pictures: each drawn over its own."""

from pathlib import Path

from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.files import replace_bytes, write_errors
from handmirror.core.types import Image


class OverlayPictures:
    """A folder of JPEG pictures, which is made when missing; UserError when it cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with write_errors(folder):
            folder.mkdir(exist_ok=True)

    def write(self, image: Image, name: str) -> None:
        """Add a picture [h, w, 3] RGB under the name of the one it was drawn over: `a.jpg`, or `a.png.jpg`."""
        name = Path(name).name
        replace_bytes(self._folder / (name if name.lower().endswith(".jpg") else f"{name}.jpg"), encode_jpeg(image))
