"""The response of a web server, read with limits: only over HTTP, in time, and with a bound on an image's bytes."""

import http.client
import ssl
import time
import urllib.request
from urllib.parse import unquote, urlsplit, urlunsplit

MAX_PER_IMAGE = 32_000_000  # bytes until an image is complete


class HttpBody:
    """A body for `av.open`; `image_done` is to be called after each image.

    OSError when the server cannot be reached, refuses or takes longer than `timeout_s` to answer;
    http.client.HTTPException when its HTTP is invalid.
    """

    def __init__(self, address: str, timeout_s: float) -> None:
        self._response = _opener(address).open(_request(address), timeout=timeout_s)
        self.kind = self._response.headers.get_content_type()
        self._timeout_s, self._before, self._over = timeout_s, b"", False
        self.image_done()

    def wait_at_most(self, timeout_s: float) -> None:
        """Set how long an image may take."""
        self._timeout_s = timeout_s
        socket = getattr(getattr(self._response.fp, "raw", None), "_sock", None)  # there is no public attribute for it
        if socket is not None:
            socket.settimeout(timeout_s)
        self.image_done()

    def image_done(self) -> None:
        """Restart the limits of time and bytes, for the next image."""
        self._deadline, self._left = time.monotonic() + self._timeout_s, MAX_PER_IMAGE

    def begin_as_multipart(self) -> None:
        """Add the boundary before the first part, which FFmpeg needs and some cameras omit."""
        if not self._response.peek(8).lstrip(b"\r\n").startswith(b"--"):
            self._before = b"--part\r\n"

    def read(self, size: int) -> bytes:
        """Up to `size` bytes as soon as there are any; none at the end, at a limit and when the connection is lost.

        It does not raise: PyAV prints what a file's `read` raises.
        """
        before, self._before = self._before, b""
        if before:
            return before
        self._over = self._over or self._left <= 0 or time.monotonic() > self._deadline
        if self._over:
            return b""
        try:
            chunk: bytes = self._response.read1(min(size, self._left))
        except (OSError, http.client.HTTPException):
            chunk = b""
        self._left -= len(chunk)
        self._over = not chunk
        return chunk

    def close(self) -> None:
        """Close the connection."""
        self._response.close()


def _request(address: str) -> urllib.request.Request:
    parts = urlsplit(address)
    without_user = parts._replace(netloc=parts.netloc.rpartition("@")[2])
    return urllib.request.Request(urlunsplit(without_user), headers={"User-Agent": "Handmirror", "Accept": "*/*"})


def _opener(address: str) -> urllib.request.OpenerDirector:
    """Only for http and https, so that no redirect can open a file; with the login of the address, if it has one."""
    parts = urlsplit(address)
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    if parts.username is not None:
        login = unquote(parts.username), unquote(parts.password or "")
        passwords.add_password(None, parts.netloc.rpartition("@")[2], *login)
    unverified = ssl.create_default_context()  # cameras sign their own certificates
    unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=unverified),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPBasicAuthHandler(passwords),
        urllib.request.HTTPDigestAuthHandler(passwords),
    ):
        opener.add_handler(handler)
    return opener
