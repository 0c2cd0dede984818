"""Dialogs that ask for a source; each kind starts in the folder used last for it."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFileDialog, QWidget

from handmirror.app.live.address_dialog import AddressDialog
from handmirror.app.live.source_chooser import OPEN_ADDRESS, OPEN_FILE, OPEN_FOLDER
from handmirror.app.settings import Settings
from handmirror.app.several import join_sources
from handmirror.app.translation import tr
from handmirror.app.widgets.file_dialog import prepare_file_dialog
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
    key = f"folders/{opener}"
    start = str(Path.home() if opener in (OPEN_FILE, OPEN_FOLDER) else sessions)
    dialog = QFileDialog(parent, _title(opener), settings.get(key, start))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if opener == OPEN_FILE else QFileDialog.FileMode.Directory)
    if opener == OPEN_FILE:
        dialog.setNameFilters(file_filters())
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Open"))
    prepare_file_dialog(dialog)

    def on_selected(paths: list[str]) -> None:
        settings.set(key, str(Path(paths[0]).parent))
        chosen(join_sources(paths))

    dialog.filesSelected.connect(on_selected)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def file_filters() -> list[str]:
    """The filters of the dialog for videos and pictures."""
    videos, pictures = _patterns(VIDEO_SUFFIXES), _patterns(IMAGE_SUFFIXES)
    return [
        tr("Videos and pictures ({patterns})", patterns=f"{videos} {pictures}"),
        tr("Videos ({patterns})", patterns=videos),
        tr("Pictures ({patterns})", patterns=pictures),
        tr("All files (*)"),
    ]


def _patterns(suffixes: set[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in sorted(suffixes))


def _title(opener: str) -> str:
    match opener:
        case "open file":
            return tr("Open video or pictures")
        case "open folder":
            return tr("Open folder of pictures")
        case _:
            return tr("Open session")
