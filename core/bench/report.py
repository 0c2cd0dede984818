"""The results of a plan as figures, and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from handmirror.core.bench.figures import Figures, Ratio, Run, of_rounds, of_run, ratio
from handmirror.core.bench.plan import Contender, Plan, Scene
from handmirror.core.bench.run import Results
from handmirror.core.files import replace_text


@dataclass(frozen=True)
class Row:
    """One contender on one scene."""

    scene: Scene
    contender: Contender
    figures: Figures  # medians over the rounds
    rounds: tuple[Figures, ...]
    runs: tuple[Run, ...]
    ratio: Ratio | None  # its CPU time ÷ the peer's on this scene; None for the peer itself, and without a peer


def rows(results: Results) -> list[Row]:
    """Scene by scene, contenders in the order in which they were given."""
    figures = {key: tuple(of_run(run) for run in runs) for key, runs in results.items()}
    peers = {scene: rounds for (scene, contender), rounds in figures.items() if contender.program == "mediapipe"}
    return [
        Row(
            scene,
            contender,
            of_rounds(rounds),
            rounds,
            tuple(results[scene, contender]),
            ratio(rounds, peers[scene]) if scene in peers and contender.program != "mediapipe" else None,
        )
        for (scene, contender), rounds in sorted(figures.items(), key=lambda item: _place(results, *item[0]))
    ]


def _place(results: Results, scene: Scene, contender: Contender) -> tuple[int, str, str]:
    scenes = list(dict.fromkeys(each for each, _ in results))
    return scenes.index(scene), contender.program, contender.label


def as_json(plan: Plan, computer: dict[str, str], found: Sequence[Row]) -> dict[str, Any]:
    """Everything that was measured: the figures, those of each round, and each frame's milliseconds."""
    return {
        "machine": computer,
        "plan": {"frames": plan.frames, "rounds": plan.rounds, "pin": plan.pin},
        "results": [_row_as_json(row) for row in found],
    }


def _row_as_json(row: Row) -> dict[str, Any]:
    contender = row.contender
    return {
        "scene": asdict(row.scene),
        "contender": {"label": contender.label, "program": contender.program, "options": dict(contender.options)},
        "figures": row.figures.as_json(),
        "cpu_ratio_to_mediapipe": None if row.ratio is None else asdict(row.ratio),
        "rounds": [
            {
                "figures": figures.as_json(),
                "cpu_ms": _rounded(run.cpu_ms),
                "wall_ms": _rounded(run.wall_ms),
                "hands": run.hands,
            }
            for figures, run in zip(row.rounds, row.runs, strict=True)
        ],
    }


def write_json(path: Path, content: dict[str, Any]) -> None:
    """UserError when the file cannot be written."""
    replace_text(path, json.dumps(content, indent=1) + "\n")


def _rounded(milliseconds: Sequence[float]) -> list[float]:
    return [round(each, 3) for each in milliseconds]
