"""What a track remembers of its hand: number, side, size and distance, while it is lost, hidden or half outside."""

from dataclasses import replace

import numpy as np
import pytest

from handmirror.core.camera.box import box_of_hand
from handmirror.core.camera.projection import project
from handmirror.core.hand.model import HandModel, load_arrays
from handmirror.core.hand.posed import PosedHand
from handmirror.core.tracking.cut import CutHand, CutHands, KnownDistance, View
from handmirror.core.tracking.identities import DECIDED_FRAMES, SLEEP_NS, Identities, without_doubles
from handmirror.core.tracking.landmarks import Landmarks
from handmirror.core.tracking.matching import match
from handmirror.core.tracking.sides import AGAINST, COMPARED_EVERY, MOST_EVIDENCE, SideEvidence
from handmirror.core.tracking.track import Track
from handmirror.core.types import Side

FRAME_NS = 33_000_000
SHAPE = np.random.default_rng(1).uniform(-50, 50, (21, 2))  # points of a hand of about 100 pixels
SIZE, K = (640, 360), np.array([[500.0, 0, 319.5], [0, 500.0, 179.5], [0, 0, 1]])


FACING, EDGE_ON = SHAPE @ np.eye(2, 3), SHAPE @ np.eye(2, 3)[:, [2, 1, 0]]  # the palm towards the camera, or aside


def seen(
    x: float = 300, y: float = 200, right: float = 0.97, presence: float = 0.99, space: np.ndarray = FACING
) -> Landmarks:
    points = SHAPE - SHAPE.mean(0) + (x, y)
    return Landmarks(box_of_hand(points), points, space * 1e-3, presence, right)


class Scene:
    """The identities of hands that are seen frame by frame."""

    def __init__(self) -> None:
        self.identities, self.tracks, self.time_ns = Identities(at_once=False), [], 0

    def show(self, *hands: Landmarks, frames: int = 1) -> list[Track]:
        """Each track follows the hand in its place in the list; further ones are new, missing ones lost."""
        for _ in range(frames):
            self.time_ns += FRAME_NS
            kept, lost = self.tracks[: len(hands)], self.tracks[len(hands) :]
            self.identities.lose(lost, self.time_ns)
            for track, hand in zip(kept, hands, strict=False):
                track.update(hand, self.time_ns, self.identities.side_of_others(track, kept, self.time_ns))
            self.tracks = [*kept, *(Track.new(hand, self.time_ns) for hand in hands[len(kept) :])]
            self.identities.recognise(self.tracks, self.time_ns)
        return self.tracks


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_the_cheapest_pairs_are_chosen_together_and_none_costs_too_much():
    costs = np.array([[0.1, 0.2, 9.0], [0.0, 0.9, 9.0]])
    assert match(costs, 1.0) == [(0, 1), (1, 0)]  # not (1, 0) alone with the best for the rest
    assert match(costs + 0.95, 1.0) == [(1, 0)]
    assert match(np.zeros((2, 0)), 1.0) == match(np.zeros((0, 2)), 1.0) == []


def test_a_hand_that_comes_back_elsewhere_has_its_number_and_side_again(scene):
    (track,) = scene.show(seen(50), frames=10)
    scene.show(frames=40)
    (again,) = scene.show(seen(600, right=0.6), frames=2)
    assert again is not track and (again.number, again.side) == (track.number, Side.RIGHT)


def test_a_hand_that_is_away_for_long_is_a_new_one(scene):
    (track,) = scene.show(seen(), frames=10)
    scene.show(frames=SLEEP_NS // FRAME_NS + 1)
    (again,) = scene.show(seen(), frames=2)
    assert again.number != track.number


def test_the_other_hand_gets_a_number_of_its_own(scene):
    (right,) = scene.show(seen(50), frames=10)
    scene.show(frames=20)
    numbers = [scene.show(seen(600, right=0.03))[0].number for _ in range(DECIDED_FRAMES)]
    assert numbers[-1] not in (None, right.number) and scene.tracks[0].side is Side.LEFT


def test_of_two_lost_hands_each_gets_its_number_back(scene):
    right, left = scene.show(seen(100), seen(500, right=0.03), frames=10)
    scene.show(frames=10)
    again = scene.show(seen(110, right=0.1), seen(480, right=0.9), frames=DECIDED_FRAMES)  # they have crossed
    assert [track.number for track in again] == [left.number, right.number]


def test_a_still_keeps_two_hands_of_one_side():
    both = [Track.new(seen(100), 0), Track.new(seen(500), 0)]
    Identities(at_once=True).recognise(both, 0)
    assert [(track.number, track.side) for track in both] == [(1, Side.RIGHT), (2, Side.RIGHT)]


def test_a_doubtful_hand_that_is_not_found_again_is_not_shown(scene):
    (track,) = scene.show(seen(presence=0.8))
    assert track.number is None
    scene.show()
    (track,) = scene.show(seen(presence=0.97))
    assert track.number == 1


def test_of_two_tracks_on_one_hand_the_one_stays_that_came_from_there(scene):
    near, far = scene.show(seen(300), seen(420, right=0.03), frames=5)
    both = [(near, seen(305)), (far, seen(307))]
    assert [track for track, _ in without_doubles(both, scene.time_ns + FRAME_NS)] == [near]


def sides(evidence: SideEvidence, hand: Landmarks, frames: int, weight: float = 1.0, others: float = 0.0) -> Side:
    for _ in range(frames):
        evidence = evidence.with_seen(hand, weight, others)
    return evidence.side


def test_tracks_that_changed_places_get_their_own_numbers_back(scene):
    right, left = (track.number for track in scene.show(seen(200), seen(260, right=0.03), frames=10))
    tracks = scene.show(seen(260, right=0.03), seen(200), frames=25)
    assert [(track.number, track.side) for track in tracks] == [(left, Side.LEFT), (right, Side.RIGHT)]


def test_a_track_that_went_over_to_the_other_hand_gets_the_number_of_that(scene):
    _, left = (track.number for track in scene.show(seen(200), seen(260, right=0.03), frames=10))
    (track,) = scene.show(seen(260, right=0.03), frames=25)
    assert (track.number, track.side) == (left, Side.LEFT)


def test_the_hand_that_such_a_track_left_gets_its_number_back(scene):
    right, left = (track.number for track in scene.show(seen(200), seen(260, right=0.03), frames=10))
    scene.show(seen(260, right=0.03), frames=5)
    tracks = scene.show(seen(260, right=0.03), seen(150), frames=15)
    assert [(track.number, track.side) for track in tracks] == [(left, Side.LEFT), (right, Side.RIGHT)]


def test_a_hand_far_from_the_other_one_keeps_its_number_when_it_changes_sides(scene):
    numbers = [track.number for track in scene.show(seen(50), seen(600, right=0.03), frames=10)]
    tracks = scene.show(seen(50, right=0.03), seen(600), frames=25)
    assert [track.number for track in tracks] == numbers
    assert [track.side for track in tracks] == [Side.LEFT, Side.RIGHT]


def test_what_no_hand_fits_at_the_border_is_not_shown(scene):
    (track,) = scene.show(seen(presence=0.9))
    track.cut = CutHand(seen().points_2d, np.arange(21) < 8)
    for _ in range(20):
        track.fitted(0.007)
        scene.show(seen(presence=0.9))
    assert track.number is None
    track.fitted(0.002)
    scene.show(seen(presence=0.9))
    assert track.number is not None


LONG_SEEN = SideEvidence(Side.RIGHT, MOST_EVIDENCE, 100, is_known=True)
ENOUGH = int(MOST_EVIDENCE + AGAINST) + 1


def test_a_side_is_changed_only_by_long_evidence():
    assert sides(LONG_SEEN, seen(right=0.0), ENOUGH - 1) is Side.RIGHT
    assert sides(LONG_SEEN, seen(right=0.0), ENOUGH) is Side.LEFT


@pytest.mark.parametrize(
    "view", [{"weight": 0.0}, {"hand": seen(right=0.0, presence=0.8)}, {"hand": seen(right=0.0, space=EDGE_ON)}]
)
def test_a_view_that_shows_no_side_is_no_evidence(view):
    """Too little of it in the image, perhaps no hand at all, edge-on."""
    assert sides(LONG_SEEN, **({"hand": seen(right=0.0), "frames": 10 * ENOUGH} | view)) is Side.RIGHT


def test_another_hand_of_that_side_counts_by_how_sure_it_is():
    frames = [
        next(k for k in range(1, 100) if sides(LONG_SEEN, seen(right=0.0), k, others=other) is Side.LEFT)
        for other in (-1.0, -0.5, 0.0, 0.5, 1.0)
    ]
    assert frames == sorted(frames, reverse=True) and len(set(frames)) == len(frames)


def test_of_two_right_hands_the_less_sure_one_becomes_the_left_one(scene):
    scene.show(seen(100, right=0.99), frames=10)
    sure, other = scene.show(seen(100, right=0.99), seen(500, right=0.55, presence=0.99), frames=5)
    assert (sure.side, other.side) == (Side.RIGHT, Side.LEFT)
    scene.show(seen(100, right=0.99), seen(500, right=0.99), frames=10)  # two people
    assert (sure.side, other.side) == (Side.RIGHT, Side.RIGHT)


def test_an_unclear_hand_gets_the_side_that_fits_better():
    unclear = SideEvidence(Side.RIGHT, 0.0, 20, is_known=True).with_seen(seen(space=EDGE_ON), 1.0)
    assert unclear.needs_comparison and not SideEvidence(Side.RIGHT).with_seen(seen(), 1.0).needs_comparison
    once = unclear.with_comparison(seen(), 1.0, right_fits=-2.0)
    assert once.side is Side.RIGHT and not once.needs_comparison
    for _ in range(COMPARED_EVERY):
        once = once.with_seen(seen(space=EDGE_ON), 1.0)
    assert once.needs_comparison and once.with_comparison(seen(), 1.0, right_fits=-2.0).side is Side.LEFT
    assert once.with_comparison(seen(), 0.3, right_fits=-2.0).side is Side.RIGHT  # too little of it is in the image


def test_fits_of_both_sides_become_rare_for_a_hand_that_stays_unclear():
    evidence, comparisons = SideEvidence(Side.RIGHT), 0
    for k in range(330):
        evidence = evidence.with_seen(seen(space=EDGE_ON), 1.0)
        if evidence.needs_comparison:
            evidence, comparisons = evidence.with_comparison(seen(), 1.0, right_fits=0.1), comparisons + 1
        if k % 4 == 0:  # lost and found again
            evidence = evidence.joined(SideEvidence(Side.RIGHT, 0.0, 1))
    assert 5 < comparisons < 20


def test_a_hand_that_turns_out_to_be_the_other_one_keeps_only_its_size():
    class Memory:
        of_the_hand = "size"

    track = Track.new(seen(), 0)
    track.hand, track.memory = PosedHand(np.eye(3), np.ones(3), np.zeros((15, 3)), np.zeros(10)), Memory()
    for k in range(1, 4):
        track.update(seen(right=0.0), k * FRAME_NS)
    assert track.side is Side.LEFT and track.hand is None and track.memory == "size"


@pytest.fixture(scope="module")
def cut_hands() -> CutHands:
    return CutHands(HandModel(load_arrays()))


def a_hand(x: float, z: float) -> PosedHand:
    return PosedHand(np.eye(3), np.array([x, 0.0, z]), np.zeros((15, 3)), np.zeros(10))


def view(hand: PosedHand, time_ns: int) -> View:
    """All points that a network finds lie in the image."""
    middle = project(hand.wrist[None], K)[0]
    return View(np.clip(SHAPE + middle, 1, np.array(SIZE) - 2), K, SIZE, time_ns)


def test_a_hand_half_outside_keeps_its_distance_and_its_points_outside(cut_hands):
    known = None
    for k in range(30):
        known = cut_hands.held(a_hand(0.0, 0.5), Side.RIGHT, known, view(a_hand(0.0, 0.5), k * FRAME_NS)).known
    before, wrong = 0.5, a_hand(-0.48, 0.9)  # the visible part looks like a small hand far away
    for k in range(30, 60):
        held = cut_hands.held(wrong, Side.RIGHT, known, view(wrong, k * FRAME_NS))
        known = held.known
        assert abs(held.hand.wrist[2] / before - 1) < 0.05
        before = held.hand.wrist[2]
    assert before < 0.6 and held.cut is not None
    assert (held.cut.points[~held.cut.inside] < 0).any()
    track = Track.new(seen(presence=0.9), 0)
    track.cut = held.cut
    assert np.array_equal(track.joints_score, np.where(held.cut.inside, 0.9, 0.0))


def test_a_hand_that_comes_back_into_the_image_does_not_jump():
    known = replace(KnownDistance(0.5, 0.5, 0), cut_ns=0)
    assert known.is_recovering(FRAME_NS) and not known.is_recovering(10**9)
    assert known.believed(0.8, 1.0, FRAME_NS) < 0.53
    assert known.believed(0.8, 0.3, FRAME_NS) == pytest.approx(0.5)  # too little is seen of it
