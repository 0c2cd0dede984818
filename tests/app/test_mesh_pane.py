import numpy as np
import pytest
from moving_hands import MovingHands
from pixels import skin
from pytestqt.qtbot import QtBot

from app.hand_faces import hand_faces
from app.mesh_pane import CardMeshPane, SoftwareMeshPane
from core.types import Frame, Side

pytestmark = pytest.mark.opengl


@pytest.mark.parametrize("kind", [CardMeshPane, SoftwareMeshPane])
def test_both_kinds_draw_the_same_hand(qtbot: QtBot, kind: type[CardMeshPane] | type[SoftwareMeshPane]) -> None:
    frame = Frame(np.zeros((240, 320, 3), np.uint8), 0, 0, "000000")
    K = np.array([[300.0, 0, 160], [0, 300, 120], [0, 0, 1]])
    hands = MovingHands((Side.LEFT, Side.RIGHT), still=True).track(frame, K).hands
    view = kind(hand_faces())
    qtbot.addWidget(view)
    view.resize(400, 300)
    with qtbot.waitSignal(view.frameSwapped, timeout=5000):
        view.show()
    view.centred = False
    for mirror in (False, True):
        for hand in hands:
            view.show_hands([hand], mirror)
            seen = skin(view)
            on_the_right = (hand.side is Side.RIGHT) != mirror  # where MovingHands has put it
            assert len(seen) > 1500
            assert (np.median(seen[:, 0]) > 200) == on_the_right
            assert len(skin(view, bright=True)) > 0.5 * len(seen)  # the outside is towards the viewer
    view.show_hands([], False)
    assert len(skin(view)) == 0
    view.free()
