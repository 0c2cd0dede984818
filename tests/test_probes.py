"""The frame of `python -m tests.probes` notices what it is there to notice."""

import sys

import pytest

from tests.probes.__main__ import kinds
from tests.probes.frame import Probe, run

SENTENCE = "import sys; print('handmirror: The file x is damaged: copy it again.'); sys.exit(2)"


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (SENTENCE, ""),
        ("open({marker!r}, 'w')\n" + SENTENCE, "the payload ran"),
        ("raise ValueError", "a traceback"),
        ("import os; os.abort()", "ended by signal 6"),
        ("pass", "status 0, not 2"),
        ("import sys; sys.exit(2)", "no sentence that says why"),
        pytest.param(
            "x = bytearray(300_000_000)\n" + SENTENCE,
            "MB of memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="memory is measured on Linux alone"),
        ),
    ],
)
def test_each_fault_is_noticed(code, fault, tmp_path):
    marker = tmp_path / "executed"
    outcome = run(Probe("x", ["-c", code.format(marker=str(marker))], memory=200_000_000), marker)
    assert fault in outcome.fault and outcome.is_good == (not fault)
    assert outcome.executed == ("payload" in fault)
    assert outcome.traceback == any(word in fault for word in ("traceback", "signal", "memory"))


def test_every_kind_has_a_name_of_its_own():
    assert len(kinds()) >= 1 and all(kinds())
