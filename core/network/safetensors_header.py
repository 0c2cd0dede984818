"""What is checked of a .safetensors file before anything in it is believed."""

from pathlib import Path

from handmirror.core.errors import UserError

MAX_HEADER = 8_000_000  # bytes; that of the largest network has 60 thousand
NOT_FINITE = "The weight file {} contains numbers that are not finite, in {}: train or copy it again."


def check_header(path: Path) -> None:
    """UserError for what PyTorch writes; ValueError when the header would take much memory; OSError."""
    with path.open("rb") as file:
        start = file.read(8)
    if start[:4] == b"PK\3\4" or start[:2] == b"\x80\x02":
        raise UserError(f"The file {path} is a PyTorch file: export a run with python -m handmirror.training.export.")
    if int.from_bytes(start, "little") > MAX_HEADER:
        raise ValueError("the header is too large")
