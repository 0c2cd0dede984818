"""A hand measured beside a card and on paper, on rendered pictures whose truth is known."""

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest
from hand_on_table import K, View, scene

from handmirror.core.errors import UserError
from handmirror.core.hand.measure import HandMeasurement, Problem
from handmirror.core.hand.people import Person, find_person, forget, read_people, remember
from handmirror.core.hand.sheet import SHEET_KINDS, SIZES, find_sheet
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import FrameResult

LENGTH = 0.185
VIEWS = (
    *(View(), View(0.6, 0.3, 0.1, 0.1), View(0.7, -0.35, 0.2, -0.3), View(0.6, 0.1, -0.3, 0.3)),
    View(0.65, 0.1, 0.2, -0.1),
)


@pytest.mark.parametrize("kind", SHEET_KINDS)
@pytest.mark.parametrize("view", VIEWS[:4], ids=str)
def test_a_sheet_is_found_to_within_a_millimetre(kind, view):
    seen = scene(kind, view, LENGTH)
    sheet = find_sheet(seen.frame.image, kind, K)
    assert sheet is not None
    middle = view.to_camera(np.array([[0.13, 0.0, 0.0] if kind == "id1" else [0.0, 0.03, 0.0]]))[0]
    assert np.abs(sheet.place[:2] - middle[:2]).max() < 0.001 and abs(sheet.place[2] / middle[2] - 1) < 0.005
    sides = np.linalg.norm(np.diff(sheet.on_plane(sheet.corners, K, np.zeros(4)), axis=0), axis=1)
    assert np.allclose(sides, [*SIZES[kind], SIZES[kind][0]], rtol=0.01)


@pytest.mark.parametrize("kind", ["id1", "a4"])
def test_the_tracker_and_a_sheet_give_the_length_of_a_hand(kind):
    tracker, measurement = HandTracker(device="cpu", stills=True), HandMeasurement(kind)
    for view in VIEWS:
        reading = measurement.add(tracker.track(scene(kind, view, LENGTH).frame, K))
        assert reading.problem is None
    result = measurement.result()
    assert result.length == pytest.approx(LENGTH, rel=0.03) and result.spread < 0.02 and result.readings == 5


@pytest.mark.parametrize("length", [0.15, 0.185, 0.21])
def test_with_exact_joints_the_length_is_exact(length):
    measurement = HandMeasurement("id1")
    for view in VIEWS:
        measurement.add(scene("id1", view, length, card_at=(0.14, 0.02)))
    assert measurement.result().length == pytest.approx(length, rel=0.005)


def test_a_guessed_lens_changes_the_length_little():
    measurement = HandMeasurement("id1")
    for view in VIEWS:
        seen = scene("id1", view, LENGTH, card_at=(0.14, 0.02))
        guess = K.copy()
        guess[[0, 1], [0, 1]] *= 1.2
        joints = seen.hands[0].joints * [1 / 1.2, 1 / 1.2, 1]  # at the same pixels
        measurement.add(replace(seen, K=guess, hands=(replace(seen.hands[0], joints=joints),)))
    assert measurement.result().length == pytest.approx(LENGTH, rel=0.02)


def measured(results: list[FrameResult]) -> HandMeasurement:
    measurement = HandMeasurement("id1")
    for result in results:
        measurement.add(result)
    return measurement


def test_without_a_card_a_hand_or_straight_fingers_there_is_no_length():
    seen = scene("id1", View(), LENGTH)
    (hand,) = seen.hands
    bent = hand.joints.copy()
    bent[12] = bent[10]
    tilted = cv2.Rodrigues(np.array([0.0, 1.0, 0.0]))[0] @ (hand.joints - hand.joints[0]).T
    for result, problem, words in (
        (scene(None, View(), LENGTH), Problem.NO_SHEET, "No bank card was found in 2 of 2 frames"),
        (replace(seen, hands=()), Problem.NO_HAND, "No hand was found in 2 of 2 frames"),
        (replace(seen, hands=(replace(hand, joints=bent),)), Problem.NOT_FLAT, "not flat in 2 of 2 frames"),
        (
            replace(seen, hands=(replace(hand, joints=tilted.T + hand.joints[0]),)),
            Problem.NOT_FLAT,
            "not flat in 2 of 2 frames",
        ),
    ):
        measurement = measured([result])
        assert measurement.add(result).problem is problem
        with pytest.raises(UserError, match=words) as caught:
            measurement.result()
        assert str(caught.value).endswith(".")
    with pytest.raises(UserError, match="measured in 2 frames, but 5 are needed"):
        measured([seen] * 2).result()


def test_a_card_that_is_cut_off_is_not_taken_for_whole():
    cut = scene("id1", View(), LENGTH, card_at=(0.36, 0.0))
    assert find_sheet(cut.frame.image, "id1", K) is None


def test_views_that_disagree_are_refused():
    lengths = (0.17, 0.175, 0.18, 0.19, 0.20, 0.205)
    with pytest.raises(UserError, match=r"disagree by \d+\.\d %, more than 3 %"):
        measured([scene("id1", View(), length) for length in lengths]).result()


# people


def test_people_are_remembered_by_name(tmp_path):
    path = tmp_path / "new folder" / "people.json"
    assert read_people(path) == ()
    remember(Person("Zoë", 0.175), path)
    remember(Person("小明", 0.182), path)
    remember(Person("zoë", 0.18), path)
    assert [person.name for person in read_people(path)] == ["zoë", "小明"]
    assert find_person(" ZOË ", path).hand_length == 0.18
    forget("Zoë", path)
    with pytest.raises(UserError, match=r"No hand length is saved for 'Zoë', only for 小明"):
        find_person("Zoë", path)


@pytest.mark.parametrize("arguments", [("", 0.18), ("a\nb", 0.18), ("x" * 100, 0.18), ("Ann", 0.5)])
def test_people_that_cannot_be(arguments):
    with pytest.raises(UserError, match="Invalid"):
        Person(*arguments)


def test_a_damaged_file_of_people_is_a_sentence_and_bad_entries_are_left_out(tmp_path):
    path = tmp_path / "people.json"
    for content in ("[" * 100_000, "{}", '{"format": "other", "people": []}', "null"):
        path.write_text(content)
        with pytest.raises(UserError, match=r"people\.json .*measure again"):
            read_people(path)
    entries = [{"name": "Ann", "hand_length": 0.18}, {"name": 3}, {"name": "Bob", "hand_length": 9}, None]
    path.write_text(json.dumps({"format": "handmirror-people", "people": entries}))
    assert read_people(path) == (Person("Ann", 0.18),)
