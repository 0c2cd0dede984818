import numpy as np
import pytest
from moving_hands import MovingHands
from OpenGL import GL
from pixels import skin
from pytestqt.qtbot import QtBot

from handmirror.app.hand_models import hand_faces
from handmirror.app.panes.mesh_pane import CpuMeshPane, GpuMeshPane, make_mesh_pane
from handmirror.app.panes.opengl import OpenGL
from handmirror.core.types import Frame, Hand, Side

pytestmark = pytest.mark.opengl


def still_hands() -> tuple[Hand, ...]:
    frame = Frame(np.zeros((240, 320, 3), np.uint8), 0, 0, "000000")
    K = np.array([[300.0, 0, 160], [0, 300, 120], [0, 0, 1]])
    return MovingHands((Side.LEFT, Side.RIGHT), still=True).track(frame, K).hands


@pytest.mark.parametrize("kind", [GpuMeshPane, CpuMeshPane])
def test_both_kinds_draw_the_same_hand(qtbot: QtBot, kind: type[GpuMeshPane] | type[CpuMeshPane]) -> None:
    hands = still_hands()
    view = kind(hand_faces())
    qtbot.addWidget(view)
    view.resize(400, 300)
    with qtbot.waitSignal(view.frameSwapped):
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
    whole = len(skin(view))
    view.set_faces(hand_faces()[:300])  # as another hand model has others
    view.show_hands([hand], mirror)
    assert 0 < len(skin(view)) < 0.7 * whole
    view.show_hands([], False)
    assert len(skin(view)) == 0
    view.free()


def test_the_cpu_draws_one_sample_a_pixel_and_each_scene_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    card = make_mesh_pane(hand_faces(), OpenGL("4.6", "NVIDIA GeForce RTX 3060/PCIe/SSE2"))
    qtbot.addWidget(card)
    assert isinstance(card, GpuMeshPane) and card.format().samples() > 1

    view = make_mesh_pane(hand_faces(), OpenGL("4.5", "llvmpipe (LLVM 15.0.6, 256 bits)"))
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.frameSwapped):
        view.show()
    drawn = []  # samples of each drawing
    paint = view.paintGL
    monkeypatch.setattr(view, "paintGL", lambda: (drawn.append(GL.glGetIntegerv(GL.GL_SAMPLES)), paint()))
    with qtbot.waitSignal(view.frameSwapped):
        view.show_hands(still_hands(), mirror=False)
    view.repaint()  # as after another window covered it
    assert len(drawn) == 1 and drawn[0] <= 1
    with qtbot.waitSignal(view.frameSwapped):
        view.orbit(20, 0)
    assert len(drawn) == 2
    with qtbot.waitSignal(view.frameSwapped):
        view.resize(view.width() + 40, view.height() + 30)
    assert len(drawn) == 3
    view.free()
