"""The hands as JSON over WebSocket, and the page that shows them, on one port.

`http://HOST:PORT/` is the page, `ws://HOST:PORT/stream` sends the messages of core.stream.messages, and `/openxr` those
of core.stream.openxr; from outside this computer a random token comes first in the path. Every reader gets the newest
frame whenever it is ready for one. A reader that takes nothing for STALLED_S is cut off.
"""

import asyncio
import contextlib
import functools
import gzip
import logging
import secrets
import socket
import threading
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

import numpy as np
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from handmirror.core.errors import UserError
from handmirror.core.stream.access import Access, token_fault
from handmirror.core.stream.address import Address, failure_of, is_loopback
from handmirror.core.stream.messages import frame_message, hello_message
from handmirror.core.stream.openxr import openxr_frame_message, openxr_hello_message
from handmirror.core.types import FrameResult

MAX_READERS = 16
MAX_CONNECTIONS = 40  # readers, and those who fetch the page or say nothing: a recording needs the program's handles
HANDSHAKE_S = 5.0  # until a connection must have sent its request
BACKLOG = 16  # connections that are taken at once
STALLED_S = 5.0
CLOSE_S = 0.5  # for a reader to answer that the server closes
JOIN_S = 2.0
SEND_BUFFER = 65536  # bytes in the system's hands for a reader: more would only be old frames

PAGE = Path(__file__).with_name("page")
FILES = {  # name in the path -> file and type
    "": ("index.html", "text/html; charset=utf-8"),
    "page.css": ("page.css", "text/css; charset=utf-8"),
    **{
        name: (name, "text/javascript; charset=utf-8")
        for name in ("page.js", "view.js", "orbit.js", "avatar.js", "retarget.js", "vendor/three-vrm.js")
    },
    "vendor/LICENSE.txt": ("vendor/LICENSE.txt", "text/plain; charset=utf-8"),
}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self' blob: data:; img-src blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_silent = logging.getLogger("handmirror.stream")  # malformed requests from outside do not concern the user
_silent.addHandler(logging.NullHandler())
_silent.propagate = False


class WebStream:
    """The server, on a thread of its own."""

    def __init__(self, address: Address, faces: np.ndarray, token: str = "") -> None:
        """Listen; UserError when that is not possible, or the token does not pass `token_fault`.

        Args:
            address: where; port 0 takes a free one. Only a host that is not loopback can be reached from outside.
            faces: [f, 3] vertex numbers of a right hand.
            token: of the page's path, where other computers can reach it; empty for a new random one.
        """
        if fault := token_fault(token):
            raise UserError(f"The token of the web page is invalid: {fault}")
        self._listener = _listen(address)
        bound = Address(*self._listener.getsockname()[:2])
        token = token or secrets.token_urlsafe(16)
        self.access = Access(address.host, bound, "" if is_loopback(bound.host) else token)
        self.where = f"Web page at {self.access.url}"
        self._files = {name: ((PAGE / file).read_bytes(), kind) for name, (file, kind) in FILES.items()}
        self._latest: FrameResult | None = None
        self._announcing = False
        self._feeds = {  # by the name in the path
            "stream": _Feed(hello_message(faces), frame_message),
            "openxr": _Feed(openxr_hello_message(), openxr_frame_message),
        }
        self._connections: set[ServerConnection] = set()  # of readers
        self._open: set[ServerConnection] = set()  # of all clients
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="handmirror-web", daemon=True)
        self._thread.start()

    @property
    def readers(self) -> int:
        """How many are connected."""
        return len(self._connections)

    @property
    def clients(self) -> int:
        """How many connections are open, readers and others."""
        return len(self._open)

    def publish(self, result: FrameResult) -> None:
        """Send this result next, in place of any that still waits; returns at once."""
        self._latest = result
        if not self._announcing:
            self._announcing = True
            self._call(self._announce)

    def close(self) -> None:
        """Close every connection and stop listening."""
        self._call(self._closing.set)
        self._thread.join(JOIN_S)

    def _call(self, function: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(function)

    # the server's thread

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        async with serve(
            self._send_all,
            sock=self._listener,
            process_request=self._answer,
            logger=_silent,
            compression=None,  # costs more time than a short way saves
            max_size=1024,
            open_timeout=HANDSHAKE_S,
            create_connection=functools.partial(_Connection, self._open),  # type: ignore[arg-type]  # serve() only calls it
            backlog=BACKLOG,
            close_timeout=CLOSE_S,
            server_header=None,
        ):
            await self._closing.wait()
            self._loop.call_later(CLOSE_S, self._abort_all)

    def _abort_all(self) -> None:
        for connection in self._connections:
            connection.transport.abort()

    def _announce(self) -> None:
        self._announcing = False  # before reading the latest: a result that arrives now is announced again
        if self._latest is not None:
            for feed in self._feeds.values():
                feed.put(self._latest)

    def _answer(self, connection: ServerConnection, request: Request) -> Response | None:
        """The page's files over HTTP; None to open the WebSocket."""
        refusal = self.access.refusal(request.headers.get_all("Host"), request.headers.get_all("Origin"))
        if refusal:
            return _response(connection, HTTPStatus.FORBIDDEN, refusal)
        name = self.access.file_of(request.path)
        if name is None:
            return _response(connection, HTTPStatus.FORBIDDEN, "The address does not contain the correct token.")
        if name in self._feeds:
            full = len(self._connections) >= MAX_READERS
            return _response(connection, HTTPStatus.SERVICE_UNAVAILABLE, "Too many connections.") if full else None
        if name not in self._files:
            return _response(connection, HTTPStatus.NOT_FOUND, "Page not found.")
        body, kind = self._files[name]
        response = _response(connection, HTTPStatus.OK, "", kind)
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            response.headers["Content-Encoding"] = "gzip"
            body = _compressed(body)
        del response.headers["Content-Length"]
        response.headers["Content-Length"], response.body = str(len(body)), body
        return response

    async def _send_all(self, connection: ServerConnection) -> None:
        """Send to one reader until one side closes."""
        self._connections.add(connection)
        listening = asyncio.ensure_future(_ignore_input(connection))
        sending = asyncio.ensure_future(_send(connection, self._feed_of(connection)))
        try:
            await asyncio.wait((listening, sending), return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._connections.discard(connection)
            for task in (listening, sending):
                task.cancel()
            await asyncio.gather(listening, sending, return_exceptions=True)

    def _feed_of(self, connection: ServerConnection) -> "_Feed":
        assert connection.request is not None  # `_answer` has let it in
        return self._feeds[self.access.file_of(connection.request.path) or ""]


class _Connection(ServerConnection):
    """A connection that is cut off at once when there are too many; lives on the server's thread."""

    def __init__(self, opened: set[ServerConnection], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._opened = opened

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count this one, or cut it off."""
        super().connection_made(transport)
        self._opened.add(self)
        if len(self._opened) > MAX_CONNECTIONS:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop counting this one."""
        self._opened.discard(self)
        super().connection_lost(exc)


class _Feed:
    """The newest message, made once, and only if a reader needs it. Lives on the server's thread."""

    def __init__(self, hello: str, make: Callable[[FrameResult], str]) -> None:
        """`hello` is the first message to each reader, `make` makes that of a frame."""
        self.hello, self._make = hello, make
        self._number = 0
        self._result: FrameResult | None = None
        self._message = ""
        self._news = asyncio.Event()

    def put(self, result: FrameResult) -> None:
        """Replace the newest."""
        self._number, self._result, self._message = self._number + 1, result, ""
        self._news.set()
        self._news = asyncio.Event()

    async def newer_than(self, number: int) -> tuple[int, str]:
        """Wait for a message after `number`: its number and text."""
        while self._number == number or self._result is None:
            await self._news.wait()
        self._message = self._message or self._make(self._result)
        return self._number, self._message


async def _send(connection: ServerConnection, feed: _Feed) -> None:
    with contextlib.suppress(ConnectionClosed):
        message, number = feed.hello, 0
        while True:
            try:
                await asyncio.wait_for(connection.send(message), STALLED_S)
            except asyncio.TimeoutError:
                return connection.transport.abort()
            number, message = await feed.newer_than(number)


async def _ignore_input(connection: ServerConnection) -> None:
    """Read on, so that closing and pongs are seen; what a reader sends is ignored."""
    async for _ in connection:
        pass


@functools.cache
def _compressed(body: bytes) -> bytes:
    """For slow networks: a response must be taken within HANDSHAKE_S."""
    return gzip.compress(body)


def _response(
    connection: ServerConnection, status: HTTPStatus, text: str, kind: str = "text/plain; charset=utf-8"
) -> Response:
    response = connection.respond(status, text)
    del response.headers["Content-Type"]
    response.headers.update({"Content-Type": kind, **HEADERS})
    return response


def _listen(address: Address) -> socket.socket:
    try:
        family, _, _, _, where = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server(where[:2], family=family)
    except (OSError, UnicodeError) as error:
        raise UserError(
            f"The web page cannot be served at {address} ({failure_of(error)}): choose another port or host."
        ) from error
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    return listener
