"""A line for a file or folder, with a button to look for it."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from handmirror.app.settings import Settings


class PathField(QWidget):
    """Remembers the last folder for the next time."""

    def __init__(self, what: str, settings: Settings, start: Path, files: str = "", missing: str = "") -> None:
        """`what` is asked for, a folder unless `files` says which, such as "Checkpoint (*.safetensors)".

        It is first looked for in `start`; `missing` is what an empty line means.
        """
        super().__init__()
        self._what, self._settings, self._start, self._files = what, settings, start, files
        self.line = QLineEdit()
        self.line.setPlaceholderText(missing)
        self.line.setClearButtonEnabled(bool(missing))
        browse = QPushButton("Browse…")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(browse)

    @property
    def path(self) -> Path | None:
        """What stands in the line; None when nothing does."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def _browse(self) -> None:
        ask_for_path(self, self._what, self._settings, self._start, self._files, self.line.setText)


def ask_for_path(
    parent: QWidget, what: str, settings: Settings, start: Path, files: str, chosen: Callable[[str], object]
) -> None:
    """Open a dialog and return at once; `chosen` is told the path. Arguments as PathField's.

    It opens where this kind of thing was found the last time, whoever asked for it then.
    """
    key = f"folders/{what.lower()}"
    dialog = QFileDialog(parent, what, settings.get(key, str(start)), files)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile if files else QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda path: settings.set(key, str(Path(path).parent)))
    dialog.fileSelected.connect(chosen)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
