"""A line for a file or folder, with a button to look for it."""

from pathlib import Path

from PyQt6.QtCore import QSettings, Qt
from PyQt6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class PathField(QWidget):
    """Remembers for the next time where was looked."""

    def __init__(self, what: str, settings: QSettings, start: Path, files: str = "", missing: str = "") -> None:
        """`what` is asked for, a folder unless `files` says which, such as "Checkpoint (*.safetensors)".

        It is first looked for in `start`; `missing` is what an empty line means.
        """
        super().__init__()
        self._what, self._settings, self._start, self._files = what, settings, start, files
        self._key = f"folders/{what.lower()}"
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
        dialog = QFileDialog(self, self._what, self._settings.value(self._key, str(self._start), str), self._files)
        file = QFileDialog.FileMode.ExistingFile
        dialog.setFileMode(file if self._files else QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_selected)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_selected(self, path: str) -> None:
        self.line.setText(path)
        self._settings.setValue(self._key, str(Path(path).parent))
