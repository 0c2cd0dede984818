"""Work in several turns of Qt's event loop."""

from PyQt6 import sip
from PyQt6.QtCore import QAbstractEventDispatcher, QObject
from pytestqt.qtbot import QtBot

from handmirror.app.widgets.turns import in_turns


def test_each_step_has_a_turn_of_its_own_even_where_it_is_begun_in_one(qtbot: QtBot) -> None:
    owner, turns, at = QObject(), [0], list[int]()

    def count() -> None:
        turns[0] += 1

    def step() -> None:
        at.append(turns[0])

    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    dispatcher.awake.connect(count)
    dispatcher.aboutToBlock.connect(count)
    in_turns(owner, lambda: in_turns(owner, step, step, step))
    assert at == []
    qtbot.waitUntil(lambda: len(at) == 3)
    assert len(set(at)) == 3
    qtbot.waitUntil(lambda: owner.children() == [])


def test_no_step_is_done_once_the_owner_is_gone(qtbot: QtBot) -> None:
    owner, other, done = QObject(), QObject(), list[str]()
    in_turns(owner, lambda: sip.delete(owner), lambda: done.append("owner"))
    in_turns(other, *(lambda: done.append("other") for _ in range(3)))
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["other"] * 3
