"""What `python -m tests.bench_dialogs` measures for longer."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication, QStyle

from handmirror.app.main_window import MainWindow
from tests.bench_dialogs import measure, prepared

pytestmark = pytest.mark.opengl
LARGEST = ("Settings…", "Sessions…")  # those with most widgets, threads and files
EVERY = ("",)


def kept(window: MainWindow, names: tuple[str, ...], rounds: int) -> dict[str, bool]:
    """Whether each dialog left something in every round; in so few rounds the process's memory says nothing."""
    left = {}
    for name in names:
        left |= measure(window, rounds, lambda *_: None, only=name, warm_up=1)
    return {name: max(each.widgets, each.children, each.handles, each.threads) >= rounds for name, each in left.items()}


@pytest.mark.nightly
def test_the_largest_dialogs_leave_nothing_behind_when_they_are_closed(open_window, session: Path) -> None:
    window = open_window()
    prepared(window, session)
    assert kept(window, LARGEST, rounds=2) == dict.fromkeys(LARGEST, False)


@pytest.mark.nightly
def test_no_dialog_leaves_anything_behind_when_it_is_closed(open_window, session: Path) -> None:
    window = open_window()
    prepared(window, session)
    found = kept(window, EVERY, rounds=5)
    assert len(found) > 10 and not any(found.values()), found


@pytest.mark.parametrize("icon", [QStyle.StandardPixmap.SP_LineEditClearButton, QStyle.StandardPixmap.SP_DirIcon])
def test_an_icon_of_the_theme_is_made_once(qapp: QApplication, icon: QStyle.StandardPixmap) -> None:
    """Qt keeps the pixmaps of every icon."""
    style = qapp.style()
    assert style is not None
    keys = {style.standardIcon(icon).cacheKey() for _ in range(3)}
    assert len(keys) == 1
