"""A field for the path of a file or folder, with a button that opens a file dialog."""

from pathlib import Path

from PyQt6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.file_dialog import Purpose, Question, ask_for_path, file_question


class PathField(QWidget):
    """The dialog starts in the folder that was used last for the same purpose."""

    def __init__(
        self, title: str, purpose: Purpose, settings: Settings, start: Path, files: str = "", missing: str = ""
    ) -> None:
        """`title` names what is chosen: a folder, or a file of a filter `files` such as "Checkpoint (*.safetensors)".

        At first the dialog starts in `start`; `missing` is shown while the field is empty.
        """
        super().__init__()
        self._settings = settings
        self._question = file_question(title, purpose, start, files) if files else Question(title, purpose, start)
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
        ask_for_path(self, self._settings, self._question, self.line.setText)
