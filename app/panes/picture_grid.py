"""The pictures of one or several cameras side by side."""

from collections.abc import Sequence

import numpy as np
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QApplication, QWidget

from handmirror.app.panes.camera_pane import CameraPane
from handmirror.app.panes.cameras import CameraPicture, cameras_in, hands_in
from handmirror.app.translation import tr
from handmirror.core.types import FrameResult, Hand

SPACING = 4  # pixels


class PictureGrid(QWidget):
    """The first camera's pane and, for a frame of several cameras, one for each of the others."""

    def __init__(self, first: CameraPane) -> None:
        """The message over the pictures is that of the `first` pane."""
        super().__init__()
        self.first = first
        self.others: tuple[CameraPane, ...] = ()
        self._style = (False, True, True)
        self.setMinimumSize(first.minimumSize())
        self._add(first)
        first.banner.lie_over(self)

    def set_faces(self, faces: np.ndarray) -> None:
        """Draw meshes with these faces [f, 3] of a right hand from now on."""
        for pane in (self.first, *self.others):
            pane.set_faces(faces)

    def set_style(self, mirror: bool, mesh: bool, skeleton: bool) -> None:
        """Whether frames are mirrored, and whether meshes and skeletons are drawn over them."""
        self._style = mirror, mesh, skeleton
        for pane in (self.first, *self.others):
            pane.set_style(*self._style)

    def show_frame(self, result: FrameResult, second: Sequence[Hand] | None = None, known: bool = False) -> None:
        """Show a frame as the first pane's `show_result`, and the others' pictures with the same hands."""
        first, *others = cameras_in(result) or (None,)
        self._set_count(len(others))
        self.first.set_caption("" if first is None else first.pose.name)
        if first is not None and first.frame is None:
            self.first.show_nothing(_missing_text(first))
        else:
            self.first.show_result(result, second, known)
        for pane, picture in zip(self.others, others, strict=True):
            assert picture is not None
            _show(pane, picture, result.hands, second, known)

    def show_nothing(self, text: str) -> None:
        """Show a line of text in place of all pictures."""
        self._set_count(0)
        self.first.set_caption("")
        self.first.show_nothing(text)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Choose again how many panes are side by side."""
        self._arrange()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus from the message to the picture when it is hidden, so that keys are still shortcuts."""
        banner, focused = self.first.banner, QApplication.focusWidget()
        if banner.isHidden() and focused is not None and banner.isAncestorOf(focused):
            self.first.setFocus()
            return True
        return super().focusNextPrevChild(next)

    def _set_count(self, others: int) -> None:
        """Show so many panes beside the first one."""
        if others == len(self.others):
            return
        for pane in self.others[others:]:
            pane.hide()
            pane.deleteLater()
        added = [CameraPane(self.first.faces) for _ in range(others - len(self.others))]
        for pane in added:
            self._add(pane)
            pane.set_style(*self._style)
            pane.show()
        self.others = (*self.others[:others], *added)
        self._arrange()
        self.first.banner.raise_()

    def _add(self, pane: CameraPane) -> None:
        """Hold a pane, whose size is what there is room for."""
        pane.setParent(self)
        pane.setMinimumSize(1, 1)

    def _arrange(self) -> None:
        """Place the panes in as many columns as show the pictures largest."""
        panes = (self.first, *self.others)
        columns = max(range(1, len(panes) + 1), key=lambda columns: self._scale(len(panes), columns))
        rows = -(-len(panes) // columns)
        # the edges of columns and rows, with a gap after each
        across = [round(k * (self.width() + SPACING) / columns) for k in range(columns + 1)]
        down = [round(k * (self.height() + SPACING) / rows) for k in range(rows + 1)]
        for number, pane in enumerate(panes):
            row, column = divmod(number, columns)
            left, top = across[column], down[row]
            pane.setGeometry(left, top, across[column + 1] - left - SPACING, down[row + 1] - top - SPACING)

    def _scale(self, panes: int, columns: int) -> float:
        """How large pictures of 4 : 3 are in so many columns."""
        rows = -(-panes // columns)
        return min(self.width() / columns / 4, self.height() / rows / 3)


def _show(
    pane: CameraPane, picture: CameraPicture, hands: Sequence[Hand], second: Sequence[Hand] | None, known: bool
) -> None:
    """Show the picture of one camera with the hands of the world."""
    name = picture.pose.name
    pane.setAccessibleName(tr("Picture of {camera}", camera=name))
    if picture.frame is None:
        pane.show_nothing(_missing_text(picture))
        return
    pane.set_caption(name)
    seen = FrameResult(picture.frame, picture.K, hands_in(hands, picture))
    pane.show_result(seen, None if second is None else hands_in(second, picture), known)


def _missing_text(picture: CameraPicture) -> str:
    return tr("{camera} has no picture at this moment.", camera=picture.pose.name)
