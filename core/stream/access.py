"""Who may read the WebSocket and its page.

On this computer, every program. From outside, clients that know the address with its random token. In neither case a
foreign web page that the user has open: it is recognised by its Origin, and one whose name was re-bound to this
computer (DNS rebinding) by the Host header, which must be an address that is served here.
"""

import hmac
import re
import socket
from dataclasses import dataclass

from handmirror.core.stream.address import LOOPBACK, Address, is_ip_address, is_loopback, own_address

MIN_TOKEN, MAX_TOKEN = 8, 64  # characters


def token_fault(token: str) -> str:
    """Why a token of the user's cannot be used, in a sentence; empty if it can, or if there is none."""
    if not token:
        return ""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", token):
        return "use only the letters A to Z, digits, - and _."
    if not MIN_TOKEN <= len(token) <= MAX_TOKEN:
        return f"use {MIN_TOKEN} to {MAX_TOKEN} characters, or none for a new random one each time."
    return ""


@dataclass(frozen=True)
class Access:
    """The rules of one server."""

    asked: str  # the host that the user gave: a name or an address
    bound: Address  # what is listened on, in numbers
    token: str  # empty for none

    @property
    def url(self) -> str:
        """The page's address, token included."""
        host = own_address() if self._everywhere else self.asked
        return f"http://{Address(host, self.bound.port)}/" + (f"{self.token}/" if self.token else "")

    def refusal(self, hosts: list[str], origins: list[str]) -> str:
        """Why a request with these Host and Origin headers is refused, in a sentence; empty when it is not."""
        if len(hosts) != 1 or not self._is_served(hosts[0]):
            return f"This address is not served here: use {'http://' + str(self._shown)}."
        if origins and origins != [f"http://{hosts[0]}"]:
            return "Other web pages have no access."
        return ""

    def file_of(self, path: str) -> str | None:
        """The file or endpoint that a request's path names, `` for the page itself; None without the right token."""
        path = path.partition("?")[0].removeprefix("/")
        if not self.token:
            return path
        token, slash, name = path.partition("/")
        right = hmac.compare_digest(token.encode(errors="backslashreplace"), self.token.encode())
        return name if right and slash else None

    @property
    def _everywhere(self) -> bool:
        return self.bound.host in ("0.0.0.0", "::")

    @property
    def _shown(self) -> Address:
        return Address(LOOPBACK if self._everywhere else self.asked, self.bound.port)

    def _is_served(self, host_header: str) -> bool:
        host, port = _split(host_header.lower())
        if port != self.bound.port:
            return False
        if host == self.asked.lower() or host == self.bound.host:
            return True
        if is_loopback(self.bound.host):
            return host == "localhost" or is_loopback(host)
        # an address in numbers cannot be re-bound
        own_name = socket.gethostname().lower()
        return self._everywhere and (is_ip_address(host) or host in ("localhost", own_name, f"{own_name}.local"))


def _split(host_header: str) -> tuple[str, int]:
    """Host and port of a Host header; the port is 80 if missing and -1 if it is not a number."""
    host, colon, port = host_header.rpartition(":")
    if not colon or port.endswith("]"):
        host, port = host_header, "80"
    return host.removeprefix("[").removesuffix("]"), int(port) if port.isascii() and port.isdecimal() else -1
