"""A field for the path of a file or folder, with a button that opens a file dialog."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.file_dialog import prepare_file_dialog


class PathField(QWidget):
    """The dialog starts in the folder that was used last."""

    def __init__(self, title: str, settings: Settings, start: Path, files: str = "", missing: str = "") -> None:
        """`title` names what is chosen: a folder, or a file of a filter `files` such as "Checkpoint (*.safetensors)".

        At first the dialog starts in `start`; `missing` is shown while the field is empty.
        """
        super().__init__()
        self._title, self._settings, self._start, self._files = title, settings, start, files
        self.line = QLineEdit()
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(missing)
        self.line.setClearButtonEnabled(bool(missing))
        browse = QPushButton(tr("Browse…"))
        browse.setAccessibleName(tr("Browse: {title}", title=title))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(browse)

    @property
    def path(self) -> Path | None:
        """The path in the field; None if it is empty."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def _browse(self) -> None:
        ask_for_path(self, self._title, self._settings, self._start, self._files, self.line.setText)


def ask_for_path(
    parent: QWidget, title: str, settings: Settings, start: Path, files: str, chosen: Callable[[str], object]
) -> None:
    """Open a file dialog and return at once; `chosen` is called with the path. Other arguments as PathField's.

    It starts in the folder that was used last for this title.
    """
    key = f"folders/{title.lower()}"
    dialog = QFileDialog(parent, title, settings.get(key, str(start)), files)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile if files else QFileDialog.FileMode.Directory)
    prepare_file_dialog(dialog)
    dialog.fileSelected.connect(lambda path: settings.set(key, str(Path(path).parent)))
    dialog.fileSelected.connect(chosen)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
