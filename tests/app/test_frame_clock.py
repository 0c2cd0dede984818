from handmirror.app.live.frame_clock import FrameClock


def test_figures_are_outdated_some_time_after_the_last_frame() -> None:
    clock = FrameClock()
    for index in range(5):
        clock.add(index * 40_000_000, index * 40_000_000 + 30_000_000)
    last = 4 * 40_000_000 + 30_000_000
    pace = clock.pace(last + 1_000_000_000)
    assert pace is not None and (round(pace.fps), round(pace.latency_ms)) == (25, 30)
    assert clock.pace(last + 3_000_000_000) is None
    assert clock.pace() == pace
