"""What is shown and kept of an address holds no secret."""

import socket

import pytest

from handmirror.core.camera.address import address_fault, has_login, without_login, without_logins
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://me:secret@cam/x", "http://cam/x"),
        ("rtsp://me:se@cret@cam:554/a", "rtsp://cam:554/a"),
        ("rtsp://me:sec/ret@cam/a", "rtsp://cam/a"),
        ("rtsp://me:sec#r?et@cam/a", "rtsp://cam/a"),
        ("rtsp://me%40home:se%40cret@cam/a", "rtsp://cam/a"),
        ("http://cam/v?user=me&pwd=secret&channel=1", "http://cam/v?user=***&pwd=***&channel=1"),
        ("http://cam/v?p%61ssword=secret;fps=5", "http://cam/v?p%61ssword=***;fps=5"),
        ("http://cam/v?secret", "http://cam/v?***"),
        ("http://cam/v?channel=secretsecretsecret", "http://cam/v?channel=***"),
        ("https://cam/v#token=secret", "https://cam/v#***"),
        (
            "rtsp://cam:554/user=me&password=secret&channel=1&stream=0.sdp?",
            "rtsp://cam:554/user=***&password=***&channel=1&stream=0.sdp?",
        ),
        (
            "rtsp://cam/user=me_password=se_cret_channel=1_stream=0.sdp?real_stream",
            "rtsp://cam/user=***_password=***_channel=1_stream=0.sdp?real_stream",
        ),
        ("ftp://me:secret@cam/x", "ftp://cam/x"),
        ("me:secret@cam/x", "cam/x"),
    ],
)
def test_secrets_are_not_shown(address, shown):
    assert without_login(address) == shown and has_login(address)
    assert without_login(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "http://1.2.3.4:8080/@me/x.mjpg?channel=2",
        "rtsp://[::1]:554/a",
        "0",
        "Desk: Cam @ home",
        r"C:\a@b.mp4",
        "clip.mp4",
    ],
)
def test_values_that_are_not_secret_are_kept(text):
    assert without_login(text) == text and not has_login(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("http://cam", ""),
        (" rtsp://me:se@c/ret@192.168.1.20:554/a?b=c ", ""),
        ("https://[fe80::1%eth0]:8080/x", ""),
        ("http://bücher.example/x", ""),
        ("http//bad", "Start"),
        ("ftp://cam/x", "Start"),
        ("clip.mp4", "Start"),
        ("http://", "host or port"),
        ("http://a b/x", "host or port"),
        ("http://cam:port/x", "host or port"),
        ("http://cam:70000/x", "host or port"),
    ],
)
def test_what_cannot_be_an_address_has_a_fault(text, fault):
    found = address_fault(text)
    assert fault in found and bool(fault) == bool(found)


def test_addresses_within_a_text():
    text = "open('http://me:secret@cam/x?pwd=secret') failed; see https://example.org/help."
    assert without_logins(text) == "open('http://cam/x?pwd=***') failed; see https://example.org/help."


@pytest.mark.parametrize("text", ["me:secret@cam/x", "ftp://me:secret@cam/x", "file://me:secret@cam/x"])
def test_a_refused_address_keeps_its_secret(text):
    with pytest.raises(UserError, match=r"http") as caught:
        open_source(text)
    assert "secret" not in str(caught.value)


def test_an_address_that_does_not_answer_keeps_its_secrets():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(UserError) as caught:
            open_source(f"http://127.0.0.1:{port}/v?user=me&pwd=secret", timeout_s=0.2)
    assert f"http://127.0.0.1:{port}/v?user=***&pwd=***" in str(caught.value) and "secret" not in str(caught.value)
