"""What is done once after the start."""

import gc

import pytest
from pytestqt.qtbot import QtBot

from handmirror.app.warm_up import WarmUp

pytestmark = pytest.mark.opengl


def test_what_the_first_use_would_wait_for_is_done_after_the_start(qtbot: QtBot, open_window) -> None:
    window = open_window()
    try:
        warm_up = WarmUp(window, window.panes, window.replay.timeline)
        qtbot.waitUntil(lambda: warm_up.done)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
