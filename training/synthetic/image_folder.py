"""Images of a folder, read when they are first needed."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import numpy as np

from handmirror.core.camera.stills import read_still
from handmirror.core.errors import UserError
from handmirror.core.types import Image

KEPT = 48  # images in memory
ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp")


class ImageFolder:
    """The images of a folder, in the order of their names."""

    def __init__(self, folder: Path, what: str, change: Callable[[Image], Image]) -> None:
        """List the folder; UserError when it has no images.

        Args:
            folder: read with its sub-folders.
            what: what it should hold, for errors.
            change: applied to each image [h, w, 3] RGB once it is read.
        """
        self._folder, self._what, self._change = folder, what, change
        self._kept: OrderedDict[str, Image] = OrderedDict()
        self.names = sorted(
            str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix.lower() in ENDINGS
        )
        if not self.names:
            raise UserError(f"The folder {folder} has no {what} (.png, .jpg): give another one or omit it.")

    def draw(self, rng: np.random.Generator) -> str:
        """One of the names."""
        return self.names[int(rng.integers(len(self.names)))]

    def read(self, name: str) -> Image:
        """An image [h, w, 3] RGB, changed; UserError when its file is damaged."""
        if name not in self._kept:
            path = self._folder / name
            try:
                image = read_still(path)
            except UserError as error:
                raise UserError(f"The image {path} among the {self._what} is damaged: replace or delete it.") from error
            if len(self._kept) >= KEPT:
                self._kept.popitem(last=False)
            self._kept[name] = self._change(image)
        self._kept.move_to_end(name)
        return self._kept[name]
