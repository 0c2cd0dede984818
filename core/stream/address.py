"""Where a stream goes or listens: `on`, `PORT`, `HOST` or `HOST:PORT`."""

import errno
import ipaddress
import re
import socket
from dataclasses import dataclass

from handmirror.core.errors import UserError
from handmirror.core.files import reason

LOOPBACK = "127.0.0.1"
VMC_PORT, WEB_PORT, ROBOT_PORT, RERUN_PORT, FOXGLOVE_PORT = 39539, 8765, 39600, 9876, 8766  # where none is given
MIN_VMC_RATE, MAX_VMC_RATE = 10, 240  # Hz


@dataclass(frozen=True)
class Address:
    """A host name or IP address, and a port."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str, default_port: int, what: str) -> "Address":
        """Read what a user gave.

        Args:
            text: `on` (this computer, the default port), a port, a host, or `HOST:PORT`; IPv6 as `[::1]:8765`.
            default_port: where none is given.
            what: whose address it is, for the error.
        """
        text = text.strip()
        if text == "on":
            return cls(LOOPBACK, default_port)
        if text.isdecimal():
            return cls(LOOPBACK, _port(text, text, what))
        if _ip_address(text) is not None:  # also a bare IPv6 address, whose colons are no port
            return cls(text, default_port)
        host, colon, port = text.rpartition(":")
        host = host if colon else port
        if host.startswith("[") != host.endswith("]") or not host.strip("[]"):
            raise _unreadable(text, what)
        return cls(host.strip("[]"), _port(port, text, what) if colon else default_port)

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def _port(port: str, text: str, what: str) -> int:
    if not (port.isascii() and port.isdecimal() and int(port) <= 65535):
        raise _unreadable(text, what)
    return int(port)


def _unreadable(text: str, what: str) -> UserError:
    return UserError(f"The address {text!r} of {what} is invalid: give on, a port such as 8765, or HOST:PORT.")


def _ip_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_ip_address(host: str) -> bool:
    """Whether `host` is an address in numbers and not a name."""
    return _ip_address(host) is not None


def is_loopback(host: str) -> bool:
    """Whether the address `host`, in numbers, can be reached only from this computer."""
    address = _ip_address(host)
    return address is not None and address.is_loopback


def host_fault(host: str) -> str:
    """Why a host cannot be an address or a name, in a sentence; empty if it can."""
    if not host:
        return "Give an IP address such as 192.168.1.20, or the name of a computer."
    if is_ip_address(host):
        return ""
    if re.fullmatch(r"[0-9.:]+", host):
        return f"{host} is not an IP address: it has four numbers from 0 to 255, such as 192.168.1.20."
    labels = host.removesuffix(".").split(".")
    if len(host) > 253 or not all(re.fullmatch(r"(?!-)[\w-]{1,63}(?<!-)", label) for label in labels):
        return f"{host} is not the name of a computer: use letters, digits, hyphens and dots."
    return ""


def failure_of(error: OSError | UnicodeError) -> str:
    """Why an address cannot be used."""
    if isinstance(error, UnicodeError):
        return "not a host name"
    if isinstance(error, socket.gaierror):
        return "the host name is unknown"
    known = {
        errno.EADDRINUSE: "another program uses that port",
        errno.EACCES: "that port is not allowed",
        errno.EADDRNOTAVAIL: "this computer does not have that address",
    }
    return known.get(error.errno or 0) or reason(error)


def own_address() -> str:
    """The address by which others in the network most likely reach this computer; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for documentation
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])
