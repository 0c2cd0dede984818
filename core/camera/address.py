"""Addresses of network cameras: how they are recognised, and shown without the secrets in them."""

import re
from urllib.parse import unquote

KINDS = ("http", "https", "rtsp", "rtsps")
MASK = "***"
_SCHEME = re.compile(r"([A-Za-z][\w+.-]*):/{2,}")
_LOGIN_AND_HOST = re.compile(r"[^\s/@:]+:[^\s]*@[\w.\-\[]")  # an address that lacks its beginning
_HOST_AND_PORT = re.compile(r"(?:\[[\w:.%]+\]|[^\s:\[\]]+)(?::([0-9]{1,5}))?", re.ASCII)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")  # of a path on Windows
_IN_TEXT = re.compile(r"[A-Za-z][\w+.-]*://[^\s'\"<>]+")
# what a query may say openly; everything else in it may be a password or a token
_OPEN_NAMES = re.compile(
    r"(channel|ch|camera|cam|\w*stream\w*|subtype|profile|resolution|res|size|width|height|w|h|fps|quality|compression"
    r"|codec|format|type|action)",
    re.IGNORECASE,
)
_OPEN_VALUE = re.compile(r"[\w.x-]{0,16}")
# recorders of some makers write the login into the path: /user=admin_password=secret_channel=1_stream=0.sdp
_IN_PATH = re.compile(
    r"((?:user|usr|login|pass|pwd|psw|token|auth|key|secret)\w*?)=(.*?)(?=[&;_][A-Za-z]+=|[/&;]|$)", re.IGNORECASE
)


def kind_of(text: str) -> str | None:
    """The scheme of an address in lower case, such as "http"; None when the text is not an address."""
    found = _SCHEME.match(text.strip())
    return found[1].lower() if found else None


def address_fault(text: str) -> str:
    """Why a text cannot be the address of a network camera or video, in a sentence without secrets; empty if it can."""
    text = text.strip()
    scheme = _SCHEME.match(text)
    if scheme is None or scheme[1].lower() not in KINDS:
        return "Start the address with http://, https:// or rtsp://."
    host = re.split(r"[/?#]", _without_user(text[scheme.end() :]), maxsplit=1)[0]
    found = _HOST_AND_PORT.fullmatch(host)
    if found is None or int(found[1] or 0) > 65535:
        return "The host or port of the address is invalid: give one such as 192.168.1.20 or 192.168.1.20:554."
    return ""


def lacks_scheme(text: str) -> bool:
    """Whether this is an address with a login, but without http:// or the like before it."""
    text = text.strip()
    return kind_of(text) is None and not _DRIVE.match(text) and bool(_LOGIN_AND_HOST.match(text))


def without_login(text: str) -> str:
    """The address as it may be shown and kept: without name, password, tokens and what else may be secret.

    The values of a query are masked but for a few names that are known to be open, such as channel. A text that is no
    address stays as it is.
    """
    text = text.strip()
    scheme = _SCHEME.match(text)
    if scheme is None:
        return _without_user(text) if lacks_scheme(text) else text
    rest = _without_user(text[scheme.end() :])
    rest, _, fragment = rest.partition("#")
    path, mark, query = rest.partition("?")
    path = _IN_PATH.sub(rf"\1={MASK}", path)
    shown = mark + re.sub(r"[^&;]+", lambda part: _open_or_masked(part[0]), query)
    return scheme[0] + path + shown + (f"#{MASK}" if fragment else "")


def has_login(text: str) -> bool:
    """Whether a part of the address is hidden."""
    return without_login(text) != text.strip()


def without_logins(text: str) -> str:
    """Any text, such as an error message, with its addresses as `without_login` shows them."""
    return _IN_TEXT.sub(lambda found: without_login(found[0]), text)


def _without_user(rest: str) -> str:
    """What follows `name:password@`; a password may hold any of / ? # @, where its name is followed by a colon."""
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "@" in authority:
        return authority.rpartition("@")[2] + rest[len(authority) :]
    port = authority.rpartition(":")[2]
    if ":" in authority and "@" in rest and not (port.isdigit() and "." in authority):
        return rest.rpartition("@")[2]
    return rest


def _open_or_masked(part: str) -> str:
    name, equals, value = part.partition("=")
    if not equals:
        return part if _OPEN_NAMES.fullmatch(part) or part.isdigit() else MASK
    is_open = _OPEN_NAMES.fullmatch(unquote(name)) and _OPEN_VALUE.fullmatch(value)
    return part if is_open else f"{name}={MASK}"
