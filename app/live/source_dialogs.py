"""Dialogs that ask for a source; each kind starts in the folder used last for it."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtWidgets import QWidget

from handmirror.app.live.address_dialog import AddressDialog
from handmirror.app.live.source_chooser import OPEN_ADDRESS, OPEN_FILE, OPEN_FOLDER
from handmirror.app.settings import Settings
from handmirror.app.several import join_sources
from handmirror.app.translation import tr
from handmirror.app.widgets.file_dialog import Kind, Purpose, Question, ask_for_paths
from handmirror.core.camera.files import VIDEO_SUFFIXES
from handmirror.core.camera.pictures import IMAGE_SUFFIXES


def ask_for_source(
    parent: QWidget,
    opener: str,
    settings: Settings,
    sessions: Path,
    chosen: Callable[[str], None],
    address: str = "",
) -> None:
    """Open the dialog of one of OPENERS and return at once.

    At first that for sessions starts in the folder `sessions`; that for addresses has `address` in its field.
    """
    if opener == OPEN_ADDRESS:
        AddressDialog(parent, address, chosen).open()
        return
    ask_for_paths(parent, settings, _question(opener, sessions), lambda paths: chosen(join_sources(paths)))


def _question(opener: str, sessions: Path) -> Question:
    home = Path.home()
    if opener == OPEN_FILE:
        title = tr("Open video or pictures")
        return Question(title, Purpose.VIDEO_OR_PICTURES, home, Kind.FILES, file_filters(), accept=tr("Open"))
    if opener == OPEN_FOLDER:
        return Question(tr("Open folder of pictures"), Purpose.PICTURE_FOLDER, home, accept=tr("Open"))
    return Question(tr("Open session"), Purpose.SESSION, sessions, accept=tr("Open"))


def file_filters() -> tuple[str, ...]:
    """The filters of the dialog for videos and pictures."""
    videos, pictures = _patterns(VIDEO_SUFFIXES), _patterns(IMAGE_SUFFIXES)
    return (
        tr("Videos and pictures ({patterns})", patterns=f"{videos} {pictures}"),
        tr("Videos ({patterns})", patterns=videos),
        tr("Pictures ({patterns})", patterns=pictures),
        tr("All files (*)"),
    )


def _patterns(suffixes: set[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in sorted(suffixes))
