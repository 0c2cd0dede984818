"""What `python -m tests.bench_dialogs` measures for longer."""

from pathlib import Path

import pytest

from tests.bench_dialogs import measure, prepared

pytestmark = pytest.mark.opengl


def test_dialogs_leave_nothing_behind_when_they_are_closed(open_window, session: Path) -> None:
    """In so few rounds the process's memory says nothing."""
    window = open_window()
    prepared(window, session)
    left = measure(window, 5, lambda *_: None)
    assert len(left) > 10
    assert {
        name for name, each in left.items() if max(each.widgets, each.children, each.handles, each.threads) >= 5
    } == set()
