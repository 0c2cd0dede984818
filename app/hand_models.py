"""Hand models other than the bundled one: those chosen in the window, with which sessions can be replayed."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PyQt6.QtWidgets import QWidget

from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.file_dialog import Purpose, ask_for_path, file_question
from handmirror.core.assets import asset
from handmirror.core.hand.angles import axes_at_rest, model_axes
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.model_files import ARRAY_SHAPES, read_model_file
from handmirror.core.npz import Expected, read_npz
from handmirror.core.types import Array

KEY = "hand_models"
MAX_KEPT = 20


def hand_model_files() -> str:
    """The filter of file dialogs."""
    return tr("Hand models (*.npz *.pkl)")


class HandModels:
    """Their files, the last chosen one first; saved in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def paths(self) -> tuple[Path, ...]:
        """All of them, the last chosen one first."""
        names: list[str] = self._settings.get(KEY, [])
        return tuple(Path(name) for name in names)

    def add(self, path: Path) -> None:
        """Save one as the last chosen."""
        others = [each for each in self.paths() if each != path]
        self._settings.set(KEY, [str(each) for each in (path, *others)][:MAX_KEPT])

    def ask(self, parent: QWidget, chosen: Callable[[], None]) -> None:
        """Ask for one and return at once; `chosen` is called once it is saved."""

        def on_selected(file: str) -> None:
            self.add(Path(file))
            chosen()

        question = file_question(tr("Hand model"), Purpose.HAND_MODEL, Path.home(), hand_model_files())
        ask_for_path(parent, self._settings, question, on_selected)


def hand_faces(hand_model: Path | None = None) -> np.ndarray:
    """[1538, 3] int32, counter-clockwise from outside on a right hand, of this hand model or the bundled one.

    UserError when it cannot be read.
    """
    if hand_model is not None:
        return read_model_file(hand_model)["f"]
    path = asset("hand_model/hand_right.npz")
    return read_npz(path, {"f": Expected(ARRAY_SHAPES["f"], "iu")})["f"].astype(np.int32)


def hand_axes(hand_model: Path | None = None) -> Array:
    """The axes [16, 3, 3] of its joints, as core.hand.angles.model_axes; UserError when it cannot be read."""
    if hand_model is not None:
        return model_axes(HandModel.load(hand_model))
    wanted = {name: Expected(ARRAY_SHAPES[name]) for name in ("v_template", "J_regressor")}  # the rest takes long
    arrays = read_npz(asset("hand_model/hand_right.npz"), wanted)
    template = arrays["v_template"].astype(np.float64)
    return axes_at_rest(template, arrays["J_regressor"].astype(np.float64) @ template)
