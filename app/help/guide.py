"""The user guide in a window of its own, from the documentation's Markdown files, without a network.

Pages that exist in the window's language, in a folder of its name, are shown in place of the English ones. Their
headings are those of the English page in the same order, so that links to English headings lead to theirs.
"""

import re
from pathlib import Path

from PyQt6.QtCore import Qt, QUrl
from PyQt6.QtGui import QImage, QShowEvent, QTextDocument
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from handmirror.app.translation import language, tr
from handmirror.core.assets import ASSETS

DOCS = ASSETS.parent / "docs"
START = "window.md"
SIZE = (900, 700)  # pixels
ResourceType = QTextDocument.ResourceType
CONTENTS = "index.md"


class GuidePage(QTextBrowser):
    """Shows pages of the documentation; links lead to other pages, or to the web in the system's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("User guide"))
        self.setOpenExternalLinks(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that pictures keep the width

    def loadResource(self, type: int, name: QUrl) -> object:
        """A page as Markdown that Qt understands, or a picture as wide as there is space."""
        path = Path(self.source().resolved(name).toLocalFile())
        if type == ResourceType.MarkdownResource.value:
            return page_text(path)
        if type == ResourceType.ImageResource.value:
            return self._fitted(QImage(str(path)))
        return super().loadResource(type, name)

    def doSetSource(self, name: QUrl, type: ResourceType = ResourceType.UnknownResource) -> None:
        """Show a page at the heading that the link names; an English page leads to those in the window's language."""
        if Path(self.source().toLocalFile()).parent != DOCS / language():
            name = own_page(name)
        super().doSetSource(name, type)
        if name.hasFragment():
            self._scroll_to(name.fragment())

    def _fitted(self, image: QImage) -> QImage:
        viewport = self.viewport()
        assert viewport is not None
        most = viewport.width() - 24
        return image if image.width() <= most else image.scaledToWidth(most)

    def _scroll_to(self, anchor: str) -> None:
        document, bar = self.document(), self.verticalScrollBar()
        assert document is not None and bar is not None
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor:
                layout = document.documentLayout()
                assert layout is not None
                bar.setValue(round(layout.blockBoundingRect(block).top()))
                return
            block = block.next()


def own_page(name: QUrl) -> QUrl:
    """The page in the window's language in place of an English one; the address itself where there is none."""
    page = Path(name.toLocalFile())
    if page.parent != DOCS or not (own := DOCS / language() / page.name).is_file():
        return name
    address = QUrl.fromLocalFile(str(own))
    anchors = anchors_in(page_text(page))
    if name.hasFragment() and name.fragment() in anchors:
        address.setFragment(anchors_in(page_text(own))[anchors.index(name.fragment())])
    return address


def anchors_in(markdown: str) -> list[str]:
    """Those of all headings of a page, in order."""
    without_code = re.sub(r"^```.*?^```", "", markdown, flags=re.DOTALL | re.MULTILINE)
    return [anchor_of(heading) for heading in re.findall(r"^#+ (.+)$", without_code, re.MULTILINE)]


def anchor_of(heading: str) -> str:
    """The part of an address after `#` that leads to a heading."""
    words = re.sub(r"[^\w\s-]", "", heading.lower())
    return re.sub(r"\s+", "-", words.strip())


def page_text(path: Path) -> str:
    """The Markdown of a page without comments and lists of pages; a sentence where it is not installed."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return tr("The page {name} is not part of this installation.", name=path.name)
    return re.sub(r"<!--.*?-->|```\{toctree\}.*?```", "", text, flags=re.DOTALL)


class GuideDialog(QDialog):
    """The page, and buttons to go back and forth."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("User guide"))
        self.resize(*SIZE)
        self.page = GuidePage()
        self.back, self.forward = self._button(tr("Back")), self._button(tr("Forward"))
        self.contents = self._button(tr("Contents"))
        self.back.clicked.connect(self.page.backward)
        self.forward.clicked.connect(self.page.forward)
        self.contents.clicked.connect(lambda: self._open(CONTENTS))
        self.page.backwardAvailable.connect(self.back.setEnabled)
        self.page.forwardAvailable.connect(self.forward.setEnabled)
        for button in (self.back, self.forward):
            button.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.back, self.forward, self.contents):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.page)
        self.page.setFocus()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Load the page when the width is known to which its pictures are fitted."""
        super().showEvent(event)
        if self.page.source().isEmpty():
            self._open(START)

    def _open(self, name: str) -> None:
        self.page.setSource(own_page(QUrl.fromLocalFile(str(DOCS / name))))

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        return button
