"""Errors of the operating system in fixed words, which the window translates like all sentences of `core`.

The system's own differ between systems and are in its language: on Windows always, on Linux once Qt has set the locale.
"""

import errno
import socket

_IN_WORDS = {
    errno.EACCES: "Permission denied",
    errno.EADDRINUSE: "Address already in use",
    errno.EADDRNOTAVAIL: "Cannot assign requested address",
    errno.EAGAIN: "Resource temporarily unavailable",
    errno.EBADF: "Bad file descriptor",
    errno.EBUSY: "Device or resource busy",
    errno.ECONNABORTED: "Software caused connection abort",
    errno.ECONNREFUSED: "Connection refused",
    errno.ECONNRESET: "Connection reset by peer",
    errno.EDQUOT: "Disk quota exceeded",
    errno.EEXIST: "File exists",
    errno.EFBIG: "File too large",
    errno.EHOSTUNREACH: "No route to host",
    errno.EINVAL: "Invalid argument",
    errno.EIO: "Input/output error",
    errno.EISDIR: "Is a directory",
    errno.ELOOP: "Too many levels of symbolic links",
    errno.EMFILE: "Too many open files",
    errno.ENAMETOOLONG: "File name too long",
    errno.ENETUNREACH: "Network is unreachable",
    errno.ENFILE: "Too many open files in system",
    errno.ENODEV: "No such device",
    errno.ENOENT: "No such file or directory",
    errno.ENOMEM: "Cannot allocate memory",
    errno.ENOSPC: "No space left on device",
    errno.ENOTDIR: "Not a directory",
    errno.ENOTEMPTY: "Directory not empty",
    errno.ENXIO: "No such device or address",
    errno.EPERM: "Operation not permitted",
    errno.EPIPE: "Broken pipe",
    errno.EROFS: "Read-only file system",
    errno.ETIMEDOUT: "Connection timed out",
    errno.EXDEV: "Invalid cross-device link",
}
_OF_WINDOWS = {  # by its own number, where the errno says less
    32: "another program uses the file",
    33: "another program has locked a part of the file",
    53: "the computer in the network was not found",
    64: "the network connection was lost",
}
_OF_NAMES = {
    socket.EAI_AGAIN: "Temporary failure in name resolution",
    socket.EAI_NONAME: "Name or service not known",
}


def in_words(error: BaseException) -> str:
    """What the number of a system's error means; empty for errors without one, and for rare numbers."""
    number = getattr(error, "errno", None)
    if isinstance(error, socket.gaierror):
        return _OF_NAMES.get(number or 0, "")
    return _OF_WINDOWS.get(getattr(error, "winerror", None) or 0) or _IN_WORDS.get(number or 0, "")
