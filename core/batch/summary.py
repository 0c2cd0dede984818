"""The summary of a collection: `videos.csv`, one row a video, and `summary.html`, a page that needs no network."""

import base64
import csv
import io
import os
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from handmirror.core.batch.folder import BatchFolder
from handmirror.core.batch.item import Item
from handmirror.core.batch.outcome import DONE, FAILED, Outcome
from handmirror.core.errors import printable
from handmirror.core.files import replace_bytes, replace_text
from handmirror.core.text import plural

SHOWN = 300  # videos with a picture; a page with more would be slow
SHOWN_FAILED = 1000
_BINS = 10  # of the histograms
_COLUMNS = (
    *("name", "source", "status", "sentence", "warnings", "frames", "frames_with_hands", "rows", "hands"),
    *("width", "height", "video_s", "seconds", "cpu_s", "at"),
)
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --bar: #2f7fd0; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.videos { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1.2rem; }
figure { margin: 0; } figure img { width: 100%; border-radius: 4px; display: block; }
figcaption { font-size: .85rem; overflow-wrap: anywhere; }
.warning { color: #b35c00; } .plots { display: flex; flex-wrap: wrap; gap: 2rem; }
svg { display: block; } svg text { font: 11px system-ui, sans-serif; fill: currentColor; }
.bar { fill: var(--bar); } .axis { stroke: var(--line); }
"""


def write_summary(folder: BatchFolder, items: Sequence[Item], ledger: Mapping[str, Outcome]) -> None:
    """Write both files; UserError when they cannot be written."""
    outcomes = [ledger.get(item.name) or Outcome(item.name, "open", item.label) for item in items]
    replace_bytes(folder.videos, _csv(outcomes).encode("utf-8", "backslashreplace"))
    replace_text(folder.summary, _page(folder, outcomes).encode("utf-8", "backslashreplace").decode())


def _csv(outcomes: Sequence[Outcome]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in outcomes:
        values = vars(each) | {"warnings": " ".join(each.warnings), "width": each.size[0], "height": each.size[1]}
        writer.writerow([values[name] for name in _COLUMNS])
    return text.getvalue()


def _page(folder: BatchFolder, outcomes: Sequence[Outcome]) -> str:
    done = [each for each in outcomes if each.status == DONE]
    failed = [each for each in outcomes if each.status == FAILED]
    title = f"Hands in {plural(len(outcomes), 'video')}"
    parts = [
        f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{title}</title>",
        "<meta name='viewport' content='width=device-width'>",
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src data:; "
        "style-src 'unsafe-inline'\">",
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>",
        _totals(outcomes, done, failed),
        _failures(failed),
        _plots(done),
        _videos(folder, done),
        "</body></html>\n",
    ]
    return "\n".join(parts)


def _totals(outcomes: Sequence[Outcome], done: Sequence[Outcome], failed: Sequence[Outcome]) -> str:
    frames, with_hands = sum(each.frames for each in done), sum(each.frames_with_hands for each in done)
    share = f"{100 * with_hands / frames:.1f} %" if frames else "-"
    rows = {
        "Tracked": f"{len(done)} of {len(outcomes)}",
        "Failed": str(len(failed)),
        "Not yet tracked": str(len(outcomes) - len(done) - len(failed)),
        "Length of the videos": _duration(sum(each.video_s for each in done)),
        "Frames": f"{frames}",
        "Frames with hands": f"{with_hands} ({share})",
        "Hands of all frames": f"{sum(each.rows for each in done)}",
        "Processor time": _duration(sum(each.cpu_s for each in done)),
    }
    cells = "".join(f"<tr><th>{name}</th><td class='n'>{value}</td></tr>" for name, value in rows.items())
    return f"<table style='width:auto'>{cells}</table>"


def _failures(failed: Sequence[Outcome]) -> str:
    if not failed:
        return ""
    rows = "".join(
        f"<tr><td>{_escaped(each.source)}</td><td>{_escaped(each.sentence)}</td></tr>" for each in failed[:SHOWN_FAILED]
    )
    more = f"<p>and {len(failed) - SHOWN_FAILED} more: see videos.csv</p>" if len(failed) > SHOWN_FAILED else ""
    return f"<h2>Failed</h2><table><tr><th>Video</th><th>Why</th></tr>{rows}</table>{more}"


def _plots(done: Sequence[Outcome]) -> str:
    if not done:
        return ""
    shares = [100 * each.frames_with_hands / each.frames for each in done if each.frames]
    lengths = [each.video_s for each in done]
    top = max(lengths) or 1.0
    return (
        "<h2>Distributions</h2><div class='plots'>"
        f"{_histogram(shares, 100.0, 'frames with hands, % of a video')}"
        f"{_histogram(lengths, top, 'length of a video, s')}</div>"
    )


def _histogram(values: Sequence[float], top: float, label: str) -> str:
    """How many videos have which value, 0 to `top`, as bars."""
    counts = [0] * _BINS
    for value in values:
        counts[min(int(value / top * _BINS), _BINS - 1)] += 1
    width, height, base = 320, 150, 120
    step, most = width / _BINS, max(counts) or 1
    bars = "".join(
        f"<rect class='bar' x='{k * step + 1:.1f}' y='{base - 100 * count / most:.1f}' width='{step - 2:.1f}' "
        f"height='{100 * count / most:.1f}'><title>{count}</title></rect>"
        for k, count in enumerate(counts)
    )
    ticks = "".join(
        f"<text x='{width * share:.0f}' y='{base + 14}' text-anchor='{anchor}'>{top * share:.3g}</text>"
        for share, anchor in ((0, "start"), (0.5, "middle"), (1, "end"))
    )
    return (
        f"<svg width='{width}' height='{height}' role='img' aria-label='{label}'>"
        f"{bars}<line class='axis' x1='0' y1='{base}' x2='{width}' y2='{base}'/>{ticks}"
        f"<text x='{width / 2:.0f}' y='{base + 28}' text-anchor='middle'>{label} (highest bar: {most})</text></svg>"
    )


def _videos(folder: BatchFolder, done: Sequence[Outcome]) -> str:
    if not done:
        return ""
    figures = "".join(_figure(folder, each) for each in done[:SHOWN])
    more = f"<p>The first {SHOWN} of {len(done)}; videos.csv lists all.</p>" if len(done) > SHOWN else ""
    return f"<h2>Videos</h2>{more}<div class='videos'>{figures}</div>"


def _figure(folder: BatchFolder, outcome: Outcome) -> str:
    share = f"{100 * outcome.frames_with_hands / outcome.frames:.0f} %" if outcome.frames else "-"
    warnings = "".join(f"<div class='warning'>{_escaped(each)}</div>" for each in outcome.warnings)
    name = _escaped(os.path.basename(outcome.source) or outcome.name)  # noqa: PTH119  (may be an address)
    return (
        f"<figure>{_image(folder.thumbnail(outcome.name))}{_strip(outcome.presence)}"
        f"<figcaption title='{_escaped(outcome.source)}'>{name}<br>"
        f"{_duration(outcome.video_s)}, {plural(outcome.frames, 'frame')}, {share} with hands{warnings}</figcaption>"
        "</figure>"
    )


def _image(path: Path) -> str:
    try:
        return f"<img alt='' src='data:image/jpeg;base64,{base64.b64encode(path.read_bytes()).decode()}'>"
    except OSError:  # deleted
        return ""


def _strip(presence: Sequence[int]) -> str:
    """When hands were seen, over the length of the video."""
    width = 100 / max(len(presence), 1)
    bars = "".join(
        f"<rect class='bar' x='{k * width:.2f}%' width='{width:.2f}%' height='6' opacity='{share / 9:.2f}'/>"
        for k, share in enumerate(presence)
        if share
    )
    return f"<svg width='100%' height='6' role='img' aria-label='when hands were seen'>{bars}</svg>"


def _escaped(text: str) -> str:
    return escape(printable(text), quote=True)


def _duration(seconds: float) -> str:
    """Such as 3.2 s, 4 min 10 s, 12 h 3 min."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
