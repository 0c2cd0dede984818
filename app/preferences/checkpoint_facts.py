"""What a checkpoint says about itself, read on a worker thread."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.translation import localized, localized_reason, tr
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.errors import UserError
from handmirror.core.network.checkpoint import read_facts
from handmirror.core.network.shipped import shipped_network


class CheckpointReader(QObject):
    """Reads the newest file that was asked for; the answers to older questions are not reported."""

    described = pyqtSignal(str, str)  # the file as it was asked for; its description
    refused = pyqtSignal(str, str)  # the file; why it cannot be used, in a sentence

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "handmirror-facts")
        self._newest = ""
        self._closed = False

    def read(self, file: str) -> None:
        """Ask for a file; the bundled one with an empty name."""
        self._newest = file
        self._worker.submit(self._read, file)

    def close(self) -> None:
        """End the worker, without waiting for a slow disk; nothing is reported afterwards."""
        self._closed = True
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _read(self, file: str) -> None:
        if file != self._newest or self._closed:
            return
        try:
            text = describe(Path(file) if file else shipped_network())
        except UserError as error:
            self._report(self.refused, file, localized(str(error)))
        except OSError as error:
            self._report(self.refused, file, tr("The file cannot be read ({reason}).", reason=localized_reason(error)))
        else:
            self._report(self.described, file, text)

    def _report(self, signal: Any, file: str, text: str) -> None:
        if file == self._newest and not self._closed:
            signal.emit(file, text)


def describe(path: Path | None) -> str:
    """Lines on a checkpoint: its name, size, structure, and where it comes from. UserError when it is not one."""
    assert path is not None
    config, facts = read_facts(path)
    megabytes = path.stat().st_size / 1e6
    lines = [
        tr("File: {name}, {size} MB", name=path.name, size=decimal_text(megabytes, 1)),
        tr("Stage: {stage}, frames at a time: {frames}", stage=config.stage, frames=config.num_frame),
        tr("Backbone: {kind}", kind=config.backbone.kind),
    ]
    if facts.hand_model:
        lines.append(tr("Hand model: {name}", name=facts.hand_model))
    if facts.training_data:
        lines.append(tr("Training data: {names}", names=", ".join(facts.training_data)))
    if facts.licence:
        lines.append(tr("Licence: {name}", name=facts.licence))
    for name, value in facts.scores.items():
        data, _, metric = name.rpartition("/")
        if metric == "pa_mpjpe":
            lines.append(
                tr(
                    "Tested on {data}: mean joint error after alignment {error} mm",
                    data=data,
                    error=decimal_text(value, 1),
                )
            )
    return "\n".join(lines)
