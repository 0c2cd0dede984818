# SPDX-License-Identifier: GPL-3.0-or-later
"""A WebSocket client (RFC 6455) that keeps the newest text message; needs nothing of Blender."""

import base64
import contextlib
import hashlib
import os
import socket
import struct
import threading
from urllib.parse import urlsplit

from .session import HandmirrorError

MAX_MESSAGE = 4_000_000  # bytes
TIMEOUT_S = 5.0  # to connect
SILENT_S = 60.0  # the server pings every 20 seconds
RETRY_S = 2.0
_KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10


class NewestMessage:
    """A connection on a thread of its own, made again when it breaks off."""

    def __init__(self, address: str) -> None:
        """Connect in the background; HandmirrorError when the address is no ws:// address."""
        try:
            parts = urlsplit(address.strip())
            self._host, self._port = parts.hostname, parts.port or 80
        except ValueError:
            self._host = None
        if not self._host or parts.scheme != "ws":
            raise HandmirrorError(f"{address} is not a valid address: give one such as ws://127.0.0.1:8765/stream.")
        self._request = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self.status = "Connecting…"
        self._newest = ""
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._socket: socket.socket | None = None
        threading.Thread(target=self._run, name="handmirror", daemon=True).start()

    def take(self) -> str:
        """The newest message that has not been taken yet, else an empty string."""
        with self._lock:
            newest, self._newest = self._newest, ""
        return newest

    def close(self) -> None:
        """End the connection."""
        self._stop.set()
        if self._socket is not None:
            with contextlib.suppress(OSError):  # it is not connected
                self._socket.shutdown(socket.SHUT_RDWR)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with socket.create_connection((self._host, self._port), TIMEOUT_S) as self._socket:
                    self._receive(self._socket)
            except (OSError, ValueError) as error:
                self.status = getattr(error, "strerror", None) or str(error) or "Not connected"
            self._stop.wait(RETRY_S)

    def _receive(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        self._open(connection, stream)
        connection.settimeout(SILENT_S)
        self.status = "Connected"
        message = b""
        while not self._stop.is_set():
            final, kind, payload = _read_frame(stream)
            if kind == _PING:
                connection.sendall(_masked(_PONG, payload))
            elif kind == _CLOSE:
                raise ConnectionError("closed by Handmirror")
            elif kind < _CLOSE:
                message = payload if kind else message + payload
                if len(message) > MAX_MESSAGE:
                    raise ValueError("a message is too long")
                if final:
                    text = message.decode("utf-8")
                    with self._lock:
                        self._newest = text

    def _open(self, connection: socket.socket, stream) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        host = f"[{self._host}]" if ":" in self._host else self._host
        lines = (
            f"GET {self._request} HTTP/1.1",
            f"Host: {host}:{self._port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        )
        connection.sendall("\r\n".join((*lines, "", "")).encode("ascii"))
        status = stream.readline(1000).decode("latin-1").strip()
        headers = {}
        while (line := stream.readline(10_000).decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        expected = base64.b64encode(hashlib.sha1((key + _KEY_SUFFIX).encode()).digest()).decode()
        if " 101 " not in f"{status} " or headers.get("sec-websocket-accept") != expected:
            raise ValueError(status or "no answer")


def _read_frame(stream) -> tuple:
    """One frame: whether it is the last of its message, its kind, and its content."""
    first, second = _read(stream, 2)
    length = second & 0x7F
    if length == 126:
        (length,) = struct.unpack("!H", _read(stream, 2))
    elif length == 127:
        (length,) = struct.unpack("!Q", _read(stream, 8))
    if second & 0x80 or first & 0x70 or length > MAX_MESSAGE:
        raise ValueError("this is not Handmirror's stream")
    return bool(first & 0x80), first & 0x0F, _read(stream, length)


def _read(stream, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise ConnectionError("the connection ended")
    return data


def _masked(kind: int, payload: bytes) -> bytes:
    """A short frame of a client, which must be masked."""
    mask = os.urandom(4)
    return bytes((0x80 | kind, 0x80 | len(payload))) + mask + bytes(b ^ mask[k % 4] for k, b in enumerate(payload))
