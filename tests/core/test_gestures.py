"""Gestures: the shipped ones on posed hands, hysteresis, learning, and files from anywhere."""

import json
from dataclasses import replace
from itertools import islice, pairwise

import numpy as np
import pytest
from gesture_hands import UPRIGHT, axes, hand_of, shaped

from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.gestures.files import read_gestures, shipped_gestures, shipped_path, to_text, write_gestures
from handmirror.core.gestures.gesture import Direction, Gesture, GestureSet
from handmirror.core.gestures.learning import learn
from handmirror.core.gestures.recogniser import GestureRecogniser
from handmirror.core.gestures.scores import Matcher, directions
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Hand, Side

STEP_NS = 20_000_000
THUMB_UP, THUMB_DOWN = (np.pi / 2, 0.0, 0.0), (-np.pi / 2, 0.0, 0.0)  # the arm across the picture


def name_of(hand: Hand, gestures: GestureSet | None = None) -> str | None:
    return GestureRecogniser(gestures or shipped_gestures(), axes(), stills=True).apply([hand], 0)[0].gesture


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize(
    ("shape", "name"),
    [
        ("open", "open"),
        ("spread", "open"),
        ("fist", "fist"),
        ("tip_pinch", "pinch"),
        ("point", "point"),
        ("one", "point"),
        ("victory", "victory"),
        ("ok", "OK"),
        ("asl_f", "OK"),
        ("call_me", "call me"),
        ("horns", "rock"),
        ("claw", None),
        ("gun", None),
        ("love", None),
    ],
)
def test_shipped_gestures_are_recognised_on_both_hands(shape, name, side):
    assert name_of(shaped(shape, side)) == name


@pytest.mark.parametrize("side", Side)
def test_the_direction_tells_thumbs_up_from_thumbs_down(side):
    assert name_of(shaped("thumb_up", side, THUMB_UP)) == "thumbs up"
    assert name_of(shaped("thumb_up", side, THUMB_DOWN)) == "thumbs down"


@pytest.mark.parametrize("side", Side)
def test_directions_are_those_of_the_picture(side):
    palm, fingers, _ = directions([shaped("open", side, UPRIGHT)])[0]
    assert palm @ (0, 0, -1) > 0.95 and fingers @ (0, -1, 0) > 0.95
    thumb = directions([shaped("spread", side, UPRIGHT)])[0][2]
    assert (thumb[0] > 0) == (side is Side.RIGHT)  # with the palm towards the camera


def test_a_gesture_must_last_and_ends_below_the_lower_threshold():
    """A finger that bends slowly and stretches again: the way back ends later than the way there began."""
    gesture = Gesture("bent", {"index_2_flexion": (60.0, 100.0)})
    recogniser = GestureRecogniser(GestureSet((gesture,), 0.5, 0.2, 4 * STEP_NS), axes())
    bends = [*np.linspace(20, 80, 31), *np.linspace(80, 20, 31)]
    seen, time_ns = [], 0
    for degrees in bends:
        (hand,) = recogniser.apply([bent(degrees)], time_ns)
        seen.append(hand.gesture is not None)
        time_ns += STEP_NS
    changes = [k + 1 for k, (one, other) in enumerate(pairwise(seen)) if one != other]
    assert len(changes) == 2
    begins, ends = (bends[k - 4] for k in changes)  # four frames before it was reported
    assert begins == pytest.approx(60, abs=2) and ends == pytest.approx(80 - 20 * np.sqrt(np.log2(5)), abs=2)


def test_what_lasts_too_short_is_not_reported():
    recogniser = GestureRecogniser(shipped_gestures(), axes())
    fist, relaxed = shaped("fist"), shaped("relaxed")
    for k in range(30):  # a fist in every other frame
        (hand,) = recogniser.apply([fist if k % 2 else relaxed], k * STEP_NS)
        assert hand.gesture is None


def test_each_hand_has_its_own_gesture_and_its_own_time():
    recogniser = GestureRecogniser(shipped_gestures(), axes())
    left, right = shaped("fist", Side.LEFT, track=1), shaped("victory", Side.RIGHT, track=2)
    for k in range(20):
        hands = recogniser.apply([left, right] if k >= 10 else [left], k * STEP_NS)
        if k == 12:
            assert [hand.gesture for hand in hands] == ["fist", None]
    assert [hand.gesture for hand in hands] == ["fist", "victory"]
    assert all(0.5 <= hand.gesture_score <= 1 for hand in hands)


def test_a_learned_gesture_is_recognised_on_the_other_hand_too():
    shown = [bent_like(shaped("vulcan"), seed) for seed in range(30)]
    gestures = shipped_gestures().put(learn("salute", shown, axes()))
    assert name_of(shaped("vulcan", Side.LEFT), gestures) == "salute"
    assert name_of(shaped("fist"), gestures) == "fist"


@pytest.mark.parametrize("side", Side)
def test_a_learned_direction_tells_up_from_down_on_both_hands(side):
    shown = [bent_like(shaped("thumb_up", Side.RIGHT, THUMB_UP), seed) for seed in range(20)]
    directed = GestureSet((learn("like", shown, axes(), directed=True),))
    assert name_of(shaped("thumb_up", side, THUMB_UP), directed) == "like"
    assert name_of(shaped("thumb_up", side, THUMB_DOWN), directed) is None
    undirected = GestureSet((learn("like", shown, axes()),))
    assert name_of(shaped("thumb_up", side, THUMB_DOWN), undirected) == "like"


def test_a_learned_direction_is_written_and_read(tmp_path):
    stop = learn("stop", [shaped("open")], axes(), directed=True)
    assert stop.directions == {"palm": Direction("camera", 50), "fingers": Direction("up", 50), **stop.directions}
    write_gestures(tmp_path / "mine.json", GestureSet((stop,)))
    assert read_gestures(tmp_path / "mine.json").gestures.gestures == (stop,)


def test_a_wider_tolerance_accepts_more():
    gesture = Gesture("bent", {"index_2_flexion": (60.0, 100.0)})
    hand = bent(50)
    assert name_of(hand, GestureSet((gesture,))) is None
    assert name_of(hand, GestureSet((replace(gesture, tolerance=2.0),))) == "bent"


def test_a_gesture_that_is_off_is_not_recognised():
    gestures = shipped_gestures()
    (fist,) = (gesture for gesture in gestures.gestures if gesture.name == "fist")
    assert name_of(shaped("fist"), gestures.put(replace(fist, on=False))) is None


def test_hands_that_are_not_finite_have_no_gesture():
    broken = replace(shaped("fist"), pose=np.full(48, np.nan, np.float32))
    assert name_of(broken) is None


def test_what_is_written_is_read_back(tmp_path):
    gaps, ways = {"index": (10.0, 40.0)}, {"thumb": Direction("up", 40)}
    thumb = Gesture("上", {"thumb_2_flexion": (-10.5, 20)}, gaps, ways, 1.5, on=False)
    gestures = replace(shipped_gestures().put(thumb), enter=0.6, leave=0.25, minimum_ns=0)
    write_gestures(tmp_path / "new" / "mine.json", gestures)
    read = read_gestures(tmp_path / "new" / "mine.json")
    assert read.gestures == gestures and read.losses == ()


def test_the_shipped_file_is_as_the_program_writes_it():
    assert shipped_path().read_text(encoding="utf-8") == to_text(shipped_gestures())


def test_restored_defaults_keep_learned_gestures():
    shipped = shipped_gestures()
    own = Gesture("mine", {"index_2_flexion": (0.0, 20.0)})
    changed = shipped.without("fist").put(replace(shipped.gestures[0], tolerance=2.0)).put(own)
    assert changed.restored(shipped).gestures == (*shipped.gestures, own)


def test_a_tracker_recognises_the_gestures_of_its_file_and_reports_what_it_left_out(tmp_path):
    text = to_text(shipped_gestures()).replace('"rock"', "7")
    (tmp_path / "mine.json").write_text(text)
    tracker = HandTracker(device="cpu", max_hands=1, gestures=tmp_path / "mine.json")
    assert "gesture 10 was left out" in " ".join(tracker.notices)
    assert tracker.setup.config.gestures == shipped_gestures().without("rock")
    K, seen = Intrinsics(), []
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        for frame in islice(clip, 10):
            (hand,) = tracker.track(frame, K.for_frame(frame)).hands
            seen.append(hand.gesture)
        assert seen[0] is None and seen[-1] == "open"  # once it has lasted for a tenth of a second
        tracker.gestures = None
        frame = clip.read()
        assert tracker.track(frame, K.for_frame(frame)).hands[0].gesture is None


GOOD = {"name": "good", "angles": {"index_2_flexion": [0, 20]}}
DAMAGED_ENTRIES = {
    "not a JSON object": 3,
    "unknown key angels": {"name": "x", "angels": {}},
    "its name is not a text": {"angles": {"index_2_flexion": [0, 20]}},
    "printable": {**GOOD, "name": "a\nb"},
    "40 printable": {**GOOD, "name": "n" * 41},
    "it has no angles": {"name": "x", "angles": {}},
    "no angle index_9_flexion": {"name": "x", "angles": {"index_9_flexion": [0, 20]}},
    "not a lower and a higher": {"name": "x", "angles": {"index_2_flexion": [20, 0]}},
    "two numbers": {"name": "x", "angles": {"index_2_flexion": [0, True]}},
    "direction of palm": {**GOOD, "name": "x", "directions": {"palm": ["north", 30]}},
    "list of a direction": {**GOOD, "name": "x", "directions": {"palm": "up"}},
    "its tolerance": {**GOOD, "name": "x", "tolerance": 100},
    "same name": GOOD,
}


@pytest.mark.parametrize("message", DAMAGED_ENTRIES)
def test_a_damaged_gesture_is_left_out_with_a_sentence(tmp_path, message):
    path = write(tmp_path, gestures=[GOOD, DAMAGED_ENTRIES[message]])
    read = read_gestures(path)
    assert [gesture.name for gesture in read.gestures.gestures] == ["good"]
    (loss,) = read.losses
    assert message in loss and str(path) in loss and "gesture 2" in loss and loss.endswith(": correct or remove it.")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format_version": 2}, "newer than the supported 1: update Handmirror"),
        ({"format": "other"}, "is not a gesture file of Handmirror"),
        ({"gestures": {}}, "no list of at most 100 gestures"),
        ({"gestures": [GOOD] * 101}, "no list of at most 100 gestures"),
        ({"enter": "high"}, "is not a number"),
        ({"enter": 0.3, "leave": 0.5}, "leave is above enter"),
        ({"minimum_ns": 0.5}, "is not a number"),
        ({"minimum_ns": -1}, "minimum_ns is not between"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(tmp_path, change, message):
    path = write(tmp_path, **change)
    with pytest.raises(UserError, match=message) as error:
        read_gestures(path)
    assert str(path) in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b" " * 1_000_001, b'{"a": NaN}'])
def test_what_is_not_a_gesture_file_is_one_sentence(tmp_path, content):
    (tmp_path / "gestures.json").write_bytes(content)
    with pytest.raises(UserError, match=r"gestures\.json"):
        read_gestures(tmp_path / "gestures.json")
    with pytest.raises(UserError, match="cannot be read"):
        read_gestures(tmp_path / "missing.json")


def write(folder, **change):
    record = {"format": "handmirror-gestures", "format_version": 1, "gestures": [GOOD], **change}
    (folder / "gestures.json").write_text(json.dumps(record))
    return folder / "gestures.json"


def bent(degrees: float) -> Hand:
    """A flat hand whose index finger is bent at its middle joint."""
    pose = np.zeros(48)
    pose[6:9] = np.radians(degrees) * axes()[2, 0]
    return hand_of(pose)


def bent_like(hand: Hand, seed: int) -> Hand:
    noise = np.random.default_rng(seed).normal(0, np.radians(2), 48).astype(np.float32)
    return replace(hand, pose=hand.pose + noise)


def test_an_empty_set_recognises_nothing():
    assert Matcher(()).scores([shaped("fist")], axes()).shape == (1, 0)
    assert name_of(shaped("fist"), GestureSet(())) is None
