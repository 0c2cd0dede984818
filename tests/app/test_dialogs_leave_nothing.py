"""What `python -m tests.bench_dialogs` measures for longer."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication, QStyle

from tests.bench_dialogs import measure, prepared

pytestmark = pytest.mark.opengl


def test_dialogs_leave_nothing_behind_when_they_are_closed(open_window, session: Path) -> None:
    """In so few rounds the process's memory says nothing."""
    window = open_window()
    prepared(window, session)
    left = measure(window, 5, lambda *_: None, warm_up=1)
    assert len(left) > 10
    assert {
        name for name, each in left.items() if max(each.widgets, each.children, each.handles, each.threads) >= 5
    } == set()


def test_an_icon_of_the_theme_is_made_once(qapp: QApplication) -> None:
    """Qt keeps the pixmaps of every icon."""
    style = qapp.style()
    assert style is not None
    keys = {style.standardIcon(QStyle.StandardPixmap.SP_LineEditClearButton).cacheKey() for _ in range(3)}
    assert len(keys) == 1
