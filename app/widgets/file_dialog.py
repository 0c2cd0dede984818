"""File dialogs: each starts in the folder that was used last for the same purpose."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QFileDialog, QToolButton, QWidget

from handmirror.app.settings import Settings
from handmirror.app.widgets.turns import in_turns

# buttons of Qt's own dialog by Qt's names for them; their icons are black
SIGNS = {
    "backButton": "←",
    "forwardButton": "→",
    "toParentButton": "↑",
    "newFolderButton": "+",
    "listModeButton": "∷",
    "detailModeButton": "≡",
}


class Purpose(str, Enum):
    """What a dialog is for, each with a folder of its own that is saved in the settings as `folders/…`."""

    VIDEO_OR_PICTURES = "open file"
    PICTURE_FOLDER = "open folder"
    SESSION = "open session"
    OTHER_RUN = "compare"
    RERUN = "folder of the re-run"
    EXPORT = "folder of the export"
    RECORDINGS = "recording folder"
    SNAPSHOT = "pictures"
    BOARD = "board"
    CALIBRATION = "calibration file"
    CAMERAS = "cameras file"
    CHECKPOINT = "checkpoint"
    HAND_MODEL = "hand model"
    TRAINING_DATA = "training_data"
    TRAINING_START = "checkpoint to start from"
    TRAINING_CONFIG = "config file"
    TRAINING_RUNS = "folder of the runs"
    ROBOT_CONFIG = "robot configuration"
    ROBOT_FILES = "robot files"


class Kind(Enum):
    """What is asked for."""

    FILE = "file"
    FILES = "files"
    FOLDER = "folder"
    NEW_FILE = "new file"


@dataclass(frozen=True)
class Question:
    """What a file dialog asks for."""

    title: str
    purpose: Purpose
    start: Path  # the folder at first
    kind: Kind = Kind.FOLDER
    filters: tuple[str, ...] = ()  # as "Pictures (*.png *.jpg)"
    name: str = ""  # proposed for a new file; its suffix is added to a name that has none
    accept: str = ""  # text of the button that accepts; empty for Qt's own


def file_question(title: str, purpose: Purpose, start: Path, files: str) -> Question:
    """That for a file that exists, of filters such as "Videos (*.mp4);;All files (*)"."""
    return Question(title, purpose, start, Kind.FILE, tuple(files.split(";;")))


def ask_for_paths(
    parent: QWidget, settings: Settings, question: Question, chosen: Callable[[list[str]], object]
) -> None:
    """Open a dialog soon and return at once; `chosen` is called with the paths, unless the user cancels."""
    key = f"folders/{question.purpose.value}"
    dialog = QFileDialog(parent, question.title, settings.get(key, str(question.start)))
    _set_kind(dialog, question)
    if question.filters:
        dialog.setNameFilters(question.filters)
    if question.accept:
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, question.accept)
    _make_visible(dialog)

    def on_selected(paths: list[str]) -> None:
        settings.set(key, str(Path(paths[0]).parent))
        chosen(paths)

    dialog.filesSelected.connect(on_selected)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    in_turns(dialog, dialog.open)


def ask_for_path(parent: QWidget, settings: Settings, question: Question, chosen: Callable[[str], object]) -> None:
    """As `ask_for_paths`, for a single one."""
    ask_for_paths(parent, settings, question, lambda paths: chosen(paths[0]))


def _set_kind(dialog: QFileDialog, question: Question) -> None:
    match question.kind:
        case Kind.FILE:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        case Kind.FILES:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        case Kind.FOLDER:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        case Kind.NEW_FILE:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(Path(question.name).suffix.removeprefix("."))
            dialog.selectFile(question.name)


def _make_visible(dialog: QFileDialog) -> None:
    """Hide the long lists of suffixes, and give the buttons signs in the colour of text."""
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    for name, sign in SIGNS.items():
        button = dialog.findChild(QToolButton, name)  # None in the system's own dialog
        if button is not None:
            button.setIcon(QIcon())
            button.setText(sign)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setStyleSheet("padding: 3px 7px; font-size: 15px;")
