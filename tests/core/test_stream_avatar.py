"""Avatars on the page, in a headless Chromium: their bones are where the stream says."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from browser import CHROMIUM, Page, browse
from made_avatar import box, glb, skeleton, write_avatar
from posed_hands import IMAGE, hand_model, posed_hand, random_pose, result_of
from waiting import wait_until

from handmirror.core.hand import quaternion
from handmirror.core.hand.joints import JOINT_NAMES, MANO_PARENTS, MANO_TO_21
from handmirror.core.stream.address import Address
from handmirror.core.stream.websocket import WebStream
from handmirror.core.types import Hand, Side

pytestmark = [
    pytest.mark.peer,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian, apt-get install chromium"),
]
FINGERS = ("Thumb", "Index", "Middle", "Ring", "Little")
TO_AVATAR = np.diag([1.0, -1.0, -1.0])  # from the camera's axes to the avatar's: y up, it looks along +z
MIRROR = np.diag([-1.0, 1.0, 1.0])
# after the next picture: the bones as they are drawn, and where the hands are in the canvas, of 0 to 1
READ = """
new Promise(requestAnimationFrame).then(() => import("./page.js")).then(({ avatar: { vrm, camera } }) => {
  const found = {};
  vrm.scene.updateMatrixWorld(true);
  camera.updateMatrixWorld(true);
  vrm.scene.traverse((node) => {
    if (node.name.startsWith("bone_")) found[node.name.slice(5)] = Array.from(node.matrixWorld.elements);
  });
  for (const side of ["left", "right"]) {
    const place = vrm.humanoid.getRawBoneNode(side + "Hand").getWorldPosition(camera.position.clone()).project(camera);
    found[side] = [place.x / 2 + 0.5, 0.5 - place.y / 2];
  }
  return JSON.stringify(found);
})
"""


@pytest.fixture(scope="module")
def web() -> Iterator[WebStream]:
    stream = WebStream(Address("127.0.0.1", 0), hand_model().faces)
    yield stream
    stream.close()


@pytest.fixture(scope="module")
def page(web: WebStream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browse(web.access.url, tmp_path_factory.mktemp("browser")) as page:
        # few pixels: they are drawn without a graphics card
        page.ask("Emulation.setDeviceMetricsOverride", width=320, height=240, deviceScaleFactor=1, mobile=False)
        wait_until(lambda: page.text("message") == "Waiting for the first frame.")
        yield page


def choose(page: Page, file: Path) -> None:
    """Choose a file as a user does with the button."""
    document = page.ask("DOM.getDocument")["root"]["nodeId"]
    field = page.ask("DOM.querySelector", nodeId=document, selector="#file")["nodeId"]
    page.ask("DOM.setFileInputFiles", nodeId=field, files=[str(file)])
    wait_until(lambda: not page.run("document.getElementById('open').disabled"))


class Bones:
    """The avatar's bones as the page draws them."""

    def __init__(self, page: Page) -> None:
        found = json.loads(str(page.run(READ)))
        self.canvas = {side: np.array(found.pop(side)) for side in ("left", "right")}
        self.world = {name: np.array(numbers).reshape(4, 4).T for name, numbers in found.items()}

    def place(self, name: str) -> np.ndarray:
        return self.world[name][:3, 3]

    def along(self, side: str, finger: str) -> np.ndarray:
        """[3, 3] directions of a finger's bones, base to tip."""
        parts = ("Metacarpal", "Proximal", "Distal") if finger == "Thumb" else ("Proximal", "Intermediate", "Distal")
        places = np.array([self.place(side + finger + part) for part in (*parts, "End")])
        return unit(np.diff(places, axis=0))


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def seen_along(hand: Hand, finger: str, mirrored: bool) -> np.ndarray:
    """[3, 3] directions of a finger's bones in the avatar's axes, as the stream has them."""
    first = JOINT_NAMES.index(f"{finger.lower().replace('little', 'pinky')}_1")
    return unit(np.diff(hand.joints[first : first + 4], axis=0)) @ TO_AVATAR @ (MIRROR if mirrored else np.eye(3))


def turns(hand: Hand, mirrored: bool) -> dict[str, np.ndarray]:
    """[3, 3] rotations of a hand's bones from the T-pose, in the avatar's axes, by VRM 1.0's names without the side."""
    world: list[np.ndarray] = []
    for local, parent in zip(hand.pose.reshape(16, 3).astype(float), MANO_PARENTS, strict=True):
        turn = quaternion.to_matrix(quaternion.from_axis_angle(local))
        world.append(turn if not world else world[parent] @ turn)
    fingers = [JOINT_NAMES[joint].split("_") for joint in (MANO_TO_21.index(k) for k in range(1, 16))]
    names = ["Hand", *(bone_name(finger, int(number)) for finger, number in fingers)]
    sides = world if hand.side is Side.RIGHT else [MIRROR @ turn @ MIRROR for turn in world]
    seen = [MIRROR @ TO_AVATAR @ turn @ MIRROR if mirrored else TO_AVATAR @ turn for turn in sides]
    return dict(zip(names, seen, strict=True))


def bone_name(finger: str, number: int) -> str:
    """VRM 1.0's name, without the side, of the bone that begins at a joint such as index_1."""
    if finger == "thumb":
        return "Thumb" + ("Metacarpal", "Proximal", "Distal")[number - 1]
    return finger.replace("pinky", "little").capitalize() + ("Proximal", "Intermediate", "Distal")[number - 1]


def palm_turn(hand: Hand, mirrored: bool) -> np.ndarray:
    """[3, 3] rotation of the hand from the T-pose, in the avatar's axes."""
    return turns(hand, mirrored)["Hand"]


def errors(page: Page, mirrored: bool, *hands: Hand) -> list[float]:
    """How far the avatar is from the stream: directions of the fingers, the palm's, the place in the picture."""
    bones, rest, found = Bones(page), skeleton(), []
    tab = np.array([page.run("innerWidth"), page.run("innerHeight")])
    for hand in hands:
        side = str(hand.side) if not mirrored else {"left": "right", "right": "left"}[str(hand.side)]
        for finger in FINGERS:
            found.append(np.abs(bones.along(side, finger) - seen_along(hand, finger, mirrored)).max())
        knuckles = [f"{side}{finger}Proximal" for finger in ("Index", "Middle", "Little")]
        palm = np.array([bones.place(name) - bones.place(f"{side}Hand") for name in knuckles])
        at_rest = np.array([rest[name][1] for name in knuckles])
        found.append(10 * np.abs(palm - at_rest @ palm_turn(hand, mirrored).T).max())
        size = np.array(IMAGE.shape[1::-1])
        place = (hand.joints_2d[0] - size / 2) * (tab / size).min() / tab * ([-1, 1] if mirrored else [1, 1])
        found.append(np.abs(bones.canvas[side] - 0.5 - place).max())
    return [float(error) for error in found]


def wait_for_hands(page: Page, mirrored: bool, *hands: Hand) -> None:
    try:
        wait_until(lambda: max(errors(page, mirrored, *hands)) < 2e-3)
    except AssertionError:
        pytest.fail(f"the avatar's hands differ from the stream's: {errors(page, mirrored, *hands)}")


def raised(seed: int) -> np.ndarray:
    """A hand with the fingers up, bent at random."""
    pose = 0.5 * random_pose(seed)
    pose[:3] = 2 * np.pi / 3 / np.sqrt(3) + 0.3 * pose[:3]
    return pose


@pytest.mark.parametrize("version", [0, 1])
def test_an_avatar_moves_its_hands_as_the_stream_says(web: WebStream, page: Page, tmp_path: Path, version: int) -> None:
    write_avatar(tmp_path / "boxes.vrm", version)
    choose(page, tmp_path / "boxes.vrm")
    assert page.text("problem") == ""
    right, left = posed_hand(Side.RIGHT, raised(1), -0.12), posed_hand(Side.LEFT, raised(2), -0.15)
    web.publish(result_of(right, left))
    wait_for_hands(page, True, right, left)
    page.run("document.getElementById('mirrored').click()")
    wait_for_hands(page, False, right, left)

    before, seen_before = Bones(page), {"right": turns(right, False), "left": turns(left, False)}
    right, left = posed_hand(Side.RIGHT, raised(4), -0.12), posed_hand(Side.LEFT, raised(5), -0.15)
    web.publish(result_of(right, left))
    wait_for_hands(page, False, right, left)
    after, seen_after = Bones(page), {"right": turns(right, False), "left": turns(left, False)}
    for side in ("right", "left"):
        for name, seen in seen_after[side].items():  # all bones turned as the hand did, about their length, too
            turned = after.world[side + name][:3, :3] @ before.world[side + name][:3, :3].T
            np.testing.assert_allclose(turned, seen @ seen_before[side][name].T, atol=5e-3)

    web.publish(result_of())  # the arms are lowered
    wait_until(lambda: max(Bones(page).place(side + "Hand")[1] for side in ("left", "right")) < 0.9)
    page.run("document.getElementById('mirrored').click()")


@pytest.mark.parametrize("version", [0, 1])
def test_a_bent_thumb_moves_towards_the_palm(web: WebStream, page: Page, tmp_path: Path, version: int) -> None:
    write_avatar(tmp_path / "boxes.vrm", version)
    choose(page, tmp_path / "boxes.vrm")
    page.run("document.getElementById('mirrored').checked || document.getElementById('mirrored').click()")
    for side in Side:
        bent = raised(1)
        bent[39:] = 0  # the thumb
        straight = posed_hand(side, bent, -0.12)
        bent[39:42] = [0.6, 0.3, -0.6]
        bowed = posed_hand(side, bent, -0.12)
        tips = []
        for hand in (straight, bowed):
            web.publish(result_of(hand))
            wait_for_hands(page, True, hand)
            tips.append(Bones(page).place(("left" if side is Side.RIGHT else "right") + "ThumbEnd"))
        palm = palm_turn(bowed, True) @ [0, -1, 0]
        assert (tips[1] - tips[0]) @ palm > 0.005
        assert (bowed.joints[4] - straight.joints[4]) @ TO_AVATAR @ MIRROR @ palm > 0.005


@pytest.mark.nightly
def test_an_avatar_without_some_finger_bones_moves_the_others(web: WebStream, page: Page, tmp_path: Path) -> None:
    missing = ("rightIndexIntermediate", "rightLittleProximal", "rightLittleIntermediate", "rightLittleDistal")
    write_avatar(tmp_path / "boxes.vrm", 1, leave_out=missing)
    choose(page, tmp_path / "boxes.vrm")
    hand = posed_hand(Side.LEFT, raised(3), -0.12)  # mirrored
    web.publish(result_of(hand))
    wait_until(lambda: np.abs(Bones(page).along("right", "Middle") - seen_along(hand, "Middle", True)).max() < 2e-3)


def drop(page: Page, file: Path) -> None:
    """Drop a file onto the page."""
    data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        page.ask("Input.dispatchDragEvent", type=kind, x=200, y=100, data=data)


def is_drawn(page: Page) -> bool:
    """Whether the avatar's colour is seen, below the message."""
    return bool((page.picture()[60:150, :, 2] > 100).any())


@pytest.mark.nightly
def test_an_avatar_is_dropped_onto_the_page_and_closed(web: WebStream, page: Page, tmp_path: Path) -> None:
    web.publish(result_of())
    write_avatar(tmp_path / "boxes.vrm", 1)
    drop(page, tmp_path / "boxes.vrm")
    wait_until(lambda: is_drawn(page))
    assert page.run("document.getElementById('view').hidden")
    page.run("document.getElementById('close').click()")
    assert page.run("document.getElementById('avatar').hidden && !document.getElementById('view').hidden")
    wait_until(lambda: not is_drawn(page))


def test_an_avatar_cannot_make_the_page_load_from_elsewhere(page: Page, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.setblocking(False)
        address = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/picture.png"
        write_avatar(tmp_path / "boxes.vrm", 1, texture=address)
        choose(page, tmp_path / "boxes.vrm")
        assert page.text("problem") == "" and page.run("!document.getElementById('avatar').hidden")
        with pytest.raises(BlockingIOError):
            elsewhere.accept()


def broken_files(folder: Path) -> dict[str, str]:
    """Names of files that are no avatars, and what the page says of each."""
    (folder / "text.vrm").write_text("an avatar")
    (folder / "plain.vrm").write_bytes(glb(*box()))
    write_avatar(folder / "whole.vrm", 1)
    (folder / "cut.vrm").write_bytes((folder / "whole.vrm").read_bytes()[:3000])
    write_avatar(folder / "armless.vrm", 1, leave_out=("leftLowerArm",))
    write_avatar(folder / "armless_0.vrm", 0, leave_out=("leftLowerArm",))
    with (folder / "large.vrm").open("wb") as large:
        large.truncate(200_000_001)
    return {
        "text.vrm": "text.vrm is not an avatar: choose a .vrm file.",
        "plain.vrm": "plain.vrm has no VRM humanoid: export the avatar as VRM 0 or VRM 1.",
        "cut.vrm": "cut.vrm is damaged or of an unknown kind: export the avatar as VRM 0 or VRM 1.",
        "armless.vrm": "armless.vrm has no bone leftLowerArm: export the avatar as VRM 0 or VRM 1.",
        "armless_0.vrm": "armless_0.vrm has no bone leftLowerArm: export the avatar as VRM 0 or VRM 1.",
        "large.vrm": "large.vrm is larger than 200 MB: choose a smaller avatar.",
    }


def test_a_file_that_is_no_avatar_is_a_sentence_on_the_page(page: Page, tmp_path: Path) -> None:
    was_hidden = page.run("document.getElementById('avatar').hidden")
    for name, sentence in broken_files(tmp_path).items():
        choose(page, tmp_path / name)
        assert page.text("problem") == sentence
        assert page.run("document.getElementById('avatar').hidden") == was_hidden
