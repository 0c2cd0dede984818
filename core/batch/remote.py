"""Videos in object stores and on web servers, through fsspec: found by address, and copied before they are tracked.

A copy is robust where reading through the network is not: decoding seeks, and a server that fails in the middle would
end the video there. Whatever library is behind an address, one that does not answer is given up after a time.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from handmirror.core.batch.faults import no_space
from handmirror.core.camera.address import kind_of, without_login, without_logins
from handmirror.core.camera.files import VIDEO_SUFFIXES
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.files import make_folder, replaced

_WEB = ("http", "https")
_PATTERN = set("*?[")
_LOOK_S = 0.2  # between two looks at whether an answer has come
T = TypeVar("T")


def addresses_of(text: str, timeout_s: float) -> list[str]:
    """The addresses of the videos that an address names: a video, a pattern, or a folder, by their usual endings.

    On a web server it is always one video. UserError when there is none, or no answer in time.
    """
    kind = kind_of(text)
    if kind in _WEB:
        _file_system(text, timeout_s)  # whether its library is there
        return [text]

    def find(beat: Callable[[int, int | None], None]) -> list[str]:
        system, path = _file_system(text, timeout_s)
        if _PATTERN & set(path):
            return [system.unstrip_protocol(each) for each in sorted(system.glob(path))]
        if system.isdir(path):
            return [system.unstrip_protocol(each) for each in sorted(system.find(path)) if _is_video(each)]
        return [text] if system.exists(path) else []

    found = _answer(text, find, timeout_s)
    if not found:
        raise UserError(f"There is no video at {without_login(text)}: check the address.")
    return found


def download(address: str, folder: Path, timeout_s: float, tick: Callable[[int, int | None], None]) -> Path:
    """The copy of a remote file in a folder, made where it is missing; `tick` gets bytes, and of how many.

    UserError when it cannot be read, or the server sends nothing for `timeout_s` seconds.
    """
    target = folder / f"video{PurePosixPath(address.partition('?')[0]).suffix[:10]}"
    if target.is_file():
        return target
    make_folder(folder)

    def copy(beat: Callable[[int, int | None], None]) -> None:
        system, path = _file_system(address, timeout_s)
        system.get_file(path, str(part), callback=_callback(beat))

    with replaced(target) as part:
        _answer(address, copy, timeout_s, tick)
    return target


def _is_video(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in VIDEO_SUFFIXES


def _file_system(address: str, timeout_s: float) -> tuple[Any, str]:
    """What opens an address, and the path in it; UserError when its library is missing."""
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address, **_options(address, timeout_s))
    except ImportError as error:
        shown = without_login(address)
        command = install_command("remote") if kind_of(address) in _WEB else "pip with this Python"
        raise UserError(f"The address {shown} needs another package ({error}): install it with {command}.") from error
    except ValueError as error:
        raise UserError(f"The address {without_login(address)} cannot be opened ({error}): check it.") from error
    return system, path


def _options(address: str, timeout_s: float) -> dict[str, Any]:
    if kind_of(address) not in _WEB:
        return {}
    from aiohttp import ClientTimeout

    # the default ends every download after five minutes
    return {"client_kwargs": {"timeout": ClientTimeout(total=None, connect=timeout_s, sock_read=timeout_s)}}


def _callback(beat: Callable[[int, int | None], None]) -> Any:
    from fsspec.callbacks import Callback

    class Beats(Callback):  # type: ignore[misc]
        def call(self, *_: object, **__: object) -> None:
            beat(int(self.value or 0), self.size)

    return Beats()


def _answer(
    address: str,
    ask: Callable[[Callable[[int, int | None], None]], T],
    timeout_s: float,
    tick: Callable[[int, int | None], None] = lambda done, total: None,
) -> T:
    """What `ask` returns, on a thread of its own, as long as it calls its argument at least every `timeout_s` seconds.

    The thread of one that hangs stays behind: there is no way to end it.
    """
    last: tuple[float, int, int | None] = (time.monotonic(), 0, None)
    answers: list[T] = []
    errors: list[BaseException] = []

    def beat(done: int, total: int | None) -> None:
        nonlocal last
        last = time.monotonic(), done, total

    def run() -> None:
        try:
            answers.append(ask(beat))
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True, name="handmirror-download")
    thread.start()
    while thread.is_alive():
        thread.join(_LOOK_S)
        heard_s, done, total = last
        tick(done, total)
        if thread.is_alive() and time.monotonic() - heard_s > timeout_s:
            raise UserError(
                f"{without_login(address)} has not answered for {timeout_s:g} s: check the network and try again."
            )
    if errors:
        raise _readable(address, errors[0])
    return answers[0]


def _readable(address: str, error: BaseException) -> BaseException:
    """The error as a sentence, unless it is one already or of another kind."""
    shown = without_login(address)
    if isinstance(error, UserError) or not isinstance(error, Exception):
        return error
    if isinstance(error, FileNotFoundError):
        return UserError(f"There is nothing at {shown}: check the address.")
    if no_space(error):
        return error
    why = without_logins(str(error).partition("\n")[0]) or type(error).__name__
    return UserError(f"{shown} cannot be read ({why}): check the address, the network and your permissions.")
