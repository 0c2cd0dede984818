"""Tab goes through the controls as they are read: row by row, one pane after the other."""

from functools import cmp_to_key

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QScrollArea, QWidget

MARGIN = 8  # pixels around a control that is scrolled to


def focus_next(window: QWidget, forward: bool) -> bool:
    """Give the focus to the control after the one that has it, or before it; whether there is one."""
    focused = window.focusWidget()
    order = controls(window, focused)
    if not order:
        return False
    place = _place(order, focused)
    if place is None:
        place = -1 if forward else 0
    control = order[(place + (1 if forward else -1)) % len(order)]
    control.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _scroll_to(control)
    return True


def controls(parent: QWidget, focused: QWidget | None = None) -> list[QWidget]:
    """The controls in a widget that Tab reaches now, in the order of reading.

    The `focused` one is among them also when it has just been disabled, which moves the focus to the next one.
    """
    found = []
    for child in _in_rows(parent):
        by_tab = child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if by_tab and (child.isEnabled() or child is focused) and child.focusProxy() is None:
            found.append(child)
        found += controls(child, focused)
    return found


def _in_rows(parent: QWidget) -> list[QWidget]:
    """The visible children, row by row."""
    children = [child for child in parent.children() if isinstance(child, QWidget)]
    shown = [child for child in children if child.isVisible() and not child.isWindow()]
    return sorted(shown, key=cmp_to_key(_compare))


def _compare(first: QWidget, second: QWidget) -> int:
    """Below 0 if the first is read before the second; what overlaps by half of its height is in one row."""
    one, other = first.geometry(), second.geometry()
    overlap = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) + 1
    same_row = 2 * overlap > min(one.height(), other.height())
    return one.left() - other.left() if same_row else one.top() - other.top()


def _place(order: list[QWidget], focused: QWidget | None) -> int | None:
    """Where a widget, or the control that it is a part of, is in the order."""
    while focused is not None:
        if focused in order:
            return order.index(focused)
        focused = focused.parentWidget()
    return None


def _scroll_to(control: QWidget) -> None:
    parent = control.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            content = parent.widget()
            assert content is not None
            for corner in (control.rect().bottomRight(), control.rect().topLeft()):
                at = control.mapTo(content, corner)
                parent.ensureVisible(at.x(), at.y(), MARGIN, MARGIN)
        parent = parent.parentWidget()
