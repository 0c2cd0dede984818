"""The page in a headless Chromium."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from browser import CHROMIUM, Page, browse
from posed_hands import IMAGE, K, hand_model, posed_hand, result_of
from waiting import wait_until

from handmirror.core.stream.address import Address
from handmirror.core.stream.websocket import WebStream
from handmirror.core.types import Hand, Side

pytestmark = [
    pytest.mark.peer,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian, apt-get install chromium"),
]


@pytest.fixture
def web() -> Iterator[WebStream]:
    stream = WebStream(Address("127.0.0.1", 0), hand_model().faces)
    yield stream
    stream.close()


@pytest.fixture
def page(web: WebStream, tmp_path: Path) -> Iterator[Page]:
    with browse(web.access.url, tmp_path) as page:
        yield page


def hands_box(page: Page) -> np.ndarray:
    """Left, top, right and bottom of what has the colour of skin; zeros when nothing has."""
    picture = page.picture().astype(int)
    rows, columns = np.nonzero(picture[..., 0] > picture[..., 2] + 8)
    if not len(rows):
        return np.zeros(4)
    return np.array([columns.min(), rows.min(), columns.max(), rows.max()])


def raised_hand(side: Side, x: float) -> Hand:
    pose = np.zeros(48)
    pose[:3] = 2 * np.pi / 3 / np.sqrt(3)  # palm to the camera, fingers up
    return posed_hand(side, pose, x)


def expected_box(page: Page, *hands: Hand, mirrored: bool = True) -> np.ndarray:
    """Where the camera saw the hands, in a tab that holds the whole picture of the camera in its middle."""
    width, height = IMAGE.shape[1], IMAGE.shape[0]
    tab = np.array([page.run("innerWidth"), page.run("innerHeight")])
    pixels = np.concatenate([hand.vertices for hand in hands]) @ K.T
    places = pixels[:, :2] / pixels[:, 2:] - np.array([width, height]) / 2
    places *= np.array([-1 if mirrored else 1, 1]) * (tab / [width, height]).min()
    return np.concatenate([places.min(0), places.max(0)]) + np.tile(tab / 2, 2)


def wait_for_hands(page: Page, *hands: Hand, mirrored: bool = True) -> None:
    wait_until(lambda: np.abs(hands_box(page) - expected_box(page, *hands, mirrored=mirrored)).max() < 2.5)


def test_the_page_shows_the_hands_where_the_camera_saw_them(web: WebStream, page: Page) -> None:
    wait_until(lambda: page.text("message") == "Waiting for the first frame.")
    assert not hands_box(page).any()
    for x in (0.02, 0.08):
        right = raised_hand(Side.RIGHT, x)
        web.publish(result_of(right))
        wait_for_hands(page, right)
    left = raised_hand(Side.LEFT, 0.1)
    web.publish(result_of(right, left))
    wait_for_hands(page, right, left)
    assert page.text("hands") == "right hand 90 % · left hand 90 %"
    web.publish(result_of())
    wait_until(lambda: not hands_box(page).any())
    assert page.text("message") == "No hand in view."


def test_the_view_is_unmirrored_turned_and_put_back(web: WebStream, page: Page) -> None:
    hand = raised_hand(Side.RIGHT, 0.05)
    web.publish(result_of(hand))
    wait_for_hands(page, hand)
    page.run("document.getElementById('mirrored').click()")
    wait_for_hands(page, hand, mirrored=False)
    seen = hands_box(page)
    mouse = {"button": "left", "buttons": 1, "clickCount": 1}
    page.ask("Input.dispatchMouseEvent", type="mousePressed", x=100, y=100, **mouse)
    page.ask("Input.dispatchMouseEvent", type="mouseMoved", x=240, y=100, **mouse)
    page.ask("Input.dispatchMouseEvent", type="mouseReleased", x=240, y=100, **mouse)
    wait_until(lambda: hands_box(page)[2] - hands_box(page)[0] < 0.8 * (seen[2] - seen[0]))  # from its side: narrower
    page.run("document.getElementById('reset').click()")
    wait_for_hands(page, hand, mirrored=False)


def test_the_page_finds_a_handmirror_that_comes_back(web: WebStream, page: Page) -> None:
    wait_until(lambda: web.readers == 1)
    web.close()
    wait_until(lambda: page.text("message") == "Handmirror is not responding: trying again.")
    again = WebStream(web.access.bound, hand_model().faces)
    try:
        hand = raised_hand(Side.LEFT, 0.0)
        again.publish(result_of(hand))
        wait_for_hands(page, hand)
    finally:
        again.close()
