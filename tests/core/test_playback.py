"""A stored source under control, without a window."""

import time
from pathlib import Path

import cv2
import numpy as np
import pytest

from handmirror.core.camera.sources import open_source
from handmirror.core.playback import Playback, PlaybackState
from handmirror.core.types import Frame

COUNT = 6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for place in range(COUNT):
        cv2.imwrite(str(tmp_path / f"{place}.png"), np.full((48, 64, 3), 90, np.uint8))
    return tmp_path


def test_a_paused_source_shows_what_is_asked_for(folder: Path) -> None:
    playback = Playback(playing=False)
    with open_source(str(folder)) as source:
        frames = playback.frames(source)
        assert next(frames)[0].index == 0  # the first one without being asked
        playback.step()
        assert next(frames)[0].index == 1
        playback.seek(source.duration_ns // COUNT * 4)
        playback.step()  # after the seek
        shown = [next(frames), next(frames)]
        assert [(frame.index, follows) for frame, follows in shown] == [(4, False), (5, True)]
        playback.seek(0)
        playback.seek(source.duration_ns // COUNT * 3)  # only the newest one counts
        assert next(frames)[0].index == 3
        playback.close()
        assert list(frames) == []


def test_the_newest_frame_is_shown_again_only_while_it_is_paused(folder: Path) -> None:
    playback = Playback(playing=False)
    with open_source(str(folder)) as source:
        frames = playback.frames(source)
        assert next(frames)[0].index == 0
        playback.step()
        assert next(frames)[0].index == 1
        playback.show_again()
        assert next(frames)[0].index == 1
        playback.set_speed(50.0)
        playback.play()
        playback.show_again()
        assert next(frames)[0].index == 2


def test_what_is_asked_for_while_a_frame_is_read_comes_before_that_frame(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    playback = Playback(speed=50.0)
    with open_source(str(folder)) as source:
        frames = playback.frames(source)
        assert [next(frames)[0].index for _ in range(3)] == [0, 1, 2]
        read = source.read

        def pause_and_go_to_the_beginning() -> Frame | None:
            monkeypatch.undo()
            playback.pause()
            playback.seek(0)
            return read()

        monkeypatch.setattr(source, "read", pause_and_go_to_the_beginning)
        assert next(frames)[0].index == 0


def test_a_frame_that_is_being_looked_for_is_the_one_to_show_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    playback = Playback(playing=False)
    with open_source(str(folder)) as source:
        frames = playback.frames(source)
        assert next(frames)[0].index == 0
        seek = source.seek

        def show_again_meanwhile(time_ns: int) -> None:
            monkeypatch.undo()
            playback.show_again()
            seek(time_ns)

        monkeypatch.setattr(source, "seek", show_again_meanwhile)
        playback.seek(source.duration_ns // COUNT * 4)
        assert [next(frames)[0].index for _ in range(2)] == [4, 4]


@pytest.mark.parametrize("seek", [False, True])
def test_after_a_short_pause_it_does_not_rush(folder: Path, seek: bool) -> None:
    playback = Playback(still_s=0.1)
    with open_source(str(folder)) as source:
        frames = playback.frames(source)
        assert [next(frames)[0].index for _ in range(2)] == [0, 1]
        playback.pause()
        time.sleep(0.3)
        if seek:
            playback.seek(0)
            assert next(frames)[0].index == 0
        playback.play()
        shown = [(next(frames)[0].index, time.monotonic()) for _ in range(2)]
    assert [index for index, _ in shown] == ([1, 2] if seek else [2, 3])
    assert shown[1][1] - shown[0][1] > 0.05


def test_at_the_end_it_pauses_and_says_what_was_skipped(folder: Path) -> None:
    (folder / "2.png").write_bytes(b"broken")
    states: list[PlaybackState] = []

    def on_state(state: PlaybackState) -> None:
        states.append(state)
        if state.at_end:
            playback.close()

    playback = Playback(loop=False, speed=50.0, on_state=on_state)
    with open_source(str(folder)) as source:
        assert [frame.index for frame, _ in playback.frames(source)] == [0, 1, 3, 4, 5]
    assert not states[-1].playing and "2.png" in states[-1].warning


def test_a_loop_starts_again_without_pause(folder: Path) -> None:
    playback = Playback(speed=50.0)
    with open_source(str(folder)) as source:
        frames = playback.frames(source)
        shown = [next(frames) for _ in range(COUNT + 2)]
    assert [frame.index for frame, _ in shown] == [*range(COUNT), 0, 1]
    assert [follows for _, follows in shown].count(False) == 2
