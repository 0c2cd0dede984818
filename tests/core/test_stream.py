import base64
import contextlib
import http.client
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from posed_hands import hand_model, posed_hand, random_pose, result_of
from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_message import OscMessage
from waiting import wait_until
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from handmirror.core.errors import UserError
from handmirror.core.hand import quaternion
from handmirror.core.hand.joints import JOINT_NAMES, MANO_PARENTS, MANO_TO_21
from handmirror.core.poses.schema import to_record
from handmirror.core.stream import websocket
from handmirror.core.stream.access import Access, token_fault
from handmirror.core.stream.address import Address, host_fault
from handmirror.core.stream.hub import StreamHub
from handmirror.core.stream.unity import unity_bones
from handmirror.core.stream.vmc import surest_hands, vmc_bundles
from handmirror.core.stream.websocket import WebStream
from handmirror.core.types import FrameResult, Hand, Side

BOTH = (Side.LEFT, Side.RIGHT)
WAIT_S = 20


def hands_of(seed: int = 0, index: int = 0) -> FrameResult:
    return result_of(*(posed_hand(side, random_pose(seed + k)) for k, side in enumerate(BOTH)), index=index)


@pytest.fixture
def web() -> Iterator[WebStream]:
    stream = WebStream(Address("127.0.0.1", 0), hand_model().faces)
    yield stream
    stream.close()


def reader_of(web: WebStream, **options: object) -> ClientConnection:
    return connect(web.access.url.replace("http", "ws") + "stream", proxy=None, max_size=None, **options)


def next_of(reader: ClientConnection) -> dict:
    return json.loads(reader.recv(WAIT_S))


def read_frame(reader: ClientConnection, index: int) -> dict:
    while (message := next_of(reader)).get("frame") != index:
        pass
    return message


# addresses


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("on", "127.0.0.1", 8765),
        ("9000", "127.0.0.1", 9000),
        ("192.168.1.5:9000", "192.168.1.5", 9000),
        ("studio-pc", "studio-pc", 8765),
        ("[::1]:9000", "::1", 9000),
        ("::1", "::1", 8765),
    ],
)
def test_an_address_is_read(text: str, host: str, port: int) -> None:
    assert Address.parse(text, 8765, "the web page") == Address(host, port)


@pytest.mark.parametrize("text", ["", ":", "host:", "host:x", ":9000", "99999", "[::1:9000", "[]:1", "1:²"])
def test_an_unreadable_address_is_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="of the web page is invalid: give"):
        Address.parse(text, 8765, "the web page")


# VMC


@contextlib.contextmanager
def vmc_receiver() -> Iterator[tuple[socket.socket, str]]:
    """A socket that receives, and its port."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(WAIT_S)
        yield receiver, str(receiver.getsockname()[1])


def messages_of(packets: list[bytes]) -> list[OscMessage]:
    return [message for packet in packets for message in OscBundle(packet)]


def bones_of(result: FrameResult) -> dict[str, np.ndarray]:
    hands = [unity_bones(hand) for hand in surest_hands(result).values()]
    messages = messages_of([bundle.dgram for bundle in vmc_bundles(hands, 1.0)])
    return {m.params[0]: np.array(m.params[1:]) for m in messages if m.address == "/VMC/Ext/Bone/Pos"}


def test_vmc_bones_put_the_joints_where_they_are() -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(WAIT_S)
        result = hands_of(seed=3)
        with StreamHub.from_options(f"{receiver.getsockname()[1]}", None, hand_model().faces) as hub:
            hub.publish(result)
            packets = [receiver.recv(65536) for _ in range(3)]
    assert max(map(len, packets)) <= 1472  # in one piece through an Ethernet
    ok, seconds, *bones = messages_of(packets)
    assert (ok.address, ok.params) == ("/VMC/Ext/OK", [1])
    assert seconds.address == "/VMC/Ext/T" and seconds.params[0] >= 0
    assert [bone.address for bone in bones] == ["/VMC/Ext/Bone/Pos"] * 32
    numbers = {bone.params[0]: np.array(bone.params[1:]) for bone in bones}
    for hand in result.hands:
        side = hand.side.value.capitalize()
        fingers = [JOINT_NAMES[MANO_TO_21.index(k)].split("_") for k in range(1, 16)]
        parts = ("Proximal", "Intermediate", "Distal")
        names = [f"{side}{f.replace('pinky', 'little').capitalize()}{parts[int(n) - 1]}" for f, n in fingers]
        turns, places = [], []
        for joint, name in enumerate([f"{side}Hand", *names]):  # as Unity would add the bones up
            turn, place = quaternion.to_matrix(numbers[name][3:]), numbers[name][:3]
            parent = MANO_PARENTS[joint]
            turns.append(turn if joint == 0 else turns[parent] @ turn)
            places.append(place if joint == 0 else places[parent] + turns[parent] @ place)
        seen = hand.joints[[MANO_TO_21.index(k) for k in range(16)]]
        np.testing.assert_allclose(places, -seen, atol=2e-6)


@pytest.mark.parametrize("side", BOTH)
def test_vmc_turns_the_hand_from_the_t_pose(side: Side) -> None:
    # a palm shown to the camera, fingers up, is in Unity a palm forwards (+z), fingers up (+y)
    pose = np.zeros(48)
    pose[:3] = 2 * np.pi / 3 / np.sqrt(3)  # a third of a turn about (1, 1, 1): x to y to z to x
    hand = posed_hand(side, pose)
    up, thumb = hand.joints[9] - hand.joints[0], hand.joints[1] - hand.joints[0]
    assert up[1] < -0.08 and abs(up[0]) < 0.02
    assert (thumb[0] > 0.02) == (side is Side.RIGHT)  # unmirrored, opposite the camera: the palm is seen
    turn = quaternion.to_matrix(bones_of(result_of(hand))[f"{side.value.capitalize()}Hand"][3:])
    along = np.array([1.0 if side is Side.RIGHT else -1.0, 0, 0])  # the fingers of the T-pose, and palms look down
    np.testing.assert_allclose(turn @ along, [0, 1, 0], atol=1e-6)
    np.testing.assert_allclose(turn @ [0, -1, 0], [0, 0, 1], atol=1e-6)


def test_vmc_of_two_hands_of_one_side_sends_the_surer() -> None:
    sure, unsure = (posed_hand(Side.LEFT, random_pose(k), score=score) for k, score in ((1, 0.9), (2, 0.4)))
    bones = bones_of(result_of(unsure, sure))
    assert len(bones) == 16
    np.testing.assert_allclose(bones["LeftHand"][:3], -sure.joints[0], atol=1e-6)


def test_vmc_without_a_usable_hand_still_says_that_it_is_there() -> None:
    broken = posed_hand(Side.RIGHT, random_pose(1))
    broken.pose[5] = np.nan
    with vmc_receiver() as (receiver, port), StreamHub.from_options(port, None, hand_model().faces) as hub:
        for result in (result_of(), result_of(broken)):
            hub.publish(result)
            messages = messages_of([receiver.recv(65536)])
            assert [m.address for m in messages] == ["/VMC/Ext/OK", "/VMC/Ext/T"]


def test_vmc_sends_the_gesture_of_each_side_and_when_it_ends() -> None:
    result = hands_of()
    left, right = result.hands
    with_gesture = replace(result, hands=(left, replace(right, gesture="fist", gesture_score=0.75)))
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(WAIT_S)
        seen = []
        with StreamHub.from_options(f"{receiver.getsockname()[1]}", None, hand_model().faces) as hub:
            for each in (result, with_gesture, result):
                hub.publish(each)
                messages = messages_of([receiver.recv(65536) for _ in range(3)])
                seen.append([m.params for m in messages if m.address == "/Handmirror/Gesture"])
    assert seen == [[], [["left", "", 0.0], ["right", "fist", 0.75]], [["left", "", 0.0], ["right", "", 0.0]]]


class WatchedHands(tuple[Hand, ...]):
    """Hands that report when they are read."""

    def __init__(self, hands: Iterable[Hand]) -> None:
        self.read = threading.Event()

    def __iter__(self) -> Iterator[Hand]:
        self.read.set()
        return super().__iter__()


def test_vmc_without_a_receiver_continues_and_an_unknown_host_is_a_sentence() -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as gone:
        gone.bind(("127.0.0.1", 0))
        port = gone.getsockname()[1]
    with StreamHub.from_options(str(port), None, hand_model().faces) as hub:
        for _ in range(2):  # when the second one is read, the first has been sent
            hands = WatchedHands(hands_of().hands)
            hub.publish(replace(hands_of(), hands=hands))
            assert hands.read.wait(WAIT_S)
        with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as receiver:
            receiver.bind(("127.0.0.1", port))
            receiver.settimeout(WAIT_S)
            hub.publish(hands_of())
            assert receiver.recv(65536)
    with pytest.raises(UserError, match="check the host's name"):
        StreamHub.from_options("no-such-host.invalid", None, hand_model().faces)


# WebSocket


def test_a_reader_gets_the_triangles_then_poses_and_meshes(web: WebStream) -> None:
    result = hands_of(index=7)
    with reader_of(web) as reader:
        hello = next_of(reader)
        assert (hello["type"], hello["format"], hello["format_version"]) == ("hello", "handmirror-stream", 1)
        faces = np.frombuffer(base64.b64decode(hello["faces"]), "<u2").reshape(-1, 3)
        np.testing.assert_array_equal(faces, hand_model().faces)
        web.publish(result)
        message = next_of(reader)
    meshes = [hand.pop("vertices") for hand in message["hands"]]
    assert message == {"type": "frame", **to_record(result)}
    for mesh, hand in zip(meshes, result.hands, strict=True):
        steps = np.frombuffer(base64.b64decode(mesh["int16"]), "<i2").reshape(778, 3)
        np.testing.assert_allclose(mesh["origin"] + mesh["scale"] * steps, hand.vertices, atol=5e-6)


def test_a_hand_with_a_number_that_is_none_is_left_out(web: WebStream) -> None:
    good, broken = posed_hand(Side.LEFT, random_pose(1)), posed_hand(Side.RIGHT, random_pose(2))
    broken.vertices[0, 0] = np.inf
    with reader_of(web) as reader:
        web.publish(result_of(broken, good))
        assert [hand["side"] for hand in read_frame(reader, 0)["hands"]] == ["left"]


def test_who_comes_late_gets_the_newest_frame_at_once(web: WebStream) -> None:
    for index in range(5):
        web.publish(hands_of(index=index))
    with reader_of(web) as reader:
        assert read_frame(reader, 4)


def test_a_reader_that_stops_reading_delays_no_other(web: WebStream, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "STALLED_S", 1.0)
    with closing(stalled_reader(web)) as stalled, reader_of(web) as reader:
        wait_until(lambda: web.readers == 2)
        publish_in_step(web, reader, 100)
        wait_until(lambda: web.readers == 1)  # cut off
        assert 0 < count_frames(stalled) < 100  # the frames it was too slow for were never queued
        web.publish(hands_of(index=100))
        assert read_frame(reader, 100)


def publish_in_step(web: WebStream, reader: ClientConnection, frames: int) -> None:
    """Publish each frame once the reader has the one before it."""
    hands = hands_of().hands

    def publish_all() -> None:
        for index in range(frames):
            web.publish(result_of(*hands, index=index))
            read_frame(reader, index)

    publisher = threading.Thread(target=publish_all, daemon=True)
    publisher.start()
    publisher.join(WAIT_S)
    assert not publisher.is_alive()


def stalled_reader(web: WebStream) -> socket.socket:
    """Asks for the stream and never reads an answer."""
    stalled = socket.socket()
    stalled.settimeout(WAIT_S)
    stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    stalled.connect(("127.0.0.1", web.access.bound.port))
    stalled.sendall(upgrade_request(web))
    return stalled


def upgrade_request(web: WebStream) -> bytes:
    lines = ("GET /stream HTTP/1.1", f"Host: {web.access.bound}", "Upgrade: websocket", "Connection: Upgrade")
    key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    return "\r\n".join([*lines, key, "Sec-WebSocket-Version: 13", "", ""]).encode()


def count_frames(stalled: socket.socket) -> int:
    """Frames in what a reader that was cut off can still read."""
    received = b""
    with contextlib.suppress(ConnectionResetError):
        while part := stalled.recv(1 << 20):
            received += part
    return received.count(b'{"type":"frame"')


def test_closing_does_not_wait_for_a_reader_that_stopped_reading(web: WebStream) -> None:
    with closing(stalled_reader(web)), reader_of(web) as reader:
        wait_until(lambda: web.readers == 2)
        publish_in_step(web, reader, 100)
        web.close()
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                reader.recv(WAIT_S)
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 1001
    assert not any(thread.name == "handmirror-web" for thread in threading.enumerate())
    web.publish(hands_of())  # goes nowhere


def test_hostile_input_is_survived(web: WebStream, capfd: pytest.CaptureFixture[str]) -> None:
    for garbage in (
        b"\x00" * 1000,
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET " + b"x" * 20000,
    ):
        with closing(socket.create_connection(("127.0.0.1", web.access.bound.port))) as stranger:
            stranger.settimeout(WAIT_S)
            stranger.sendall(garbage)
            stranger.shutdown(socket.SHUT_WR)
            try:
                answer = stranger.recv(1000)
            except ConnectionResetError:
                answer = b""
            assert b" 200 " not in answer and b" 101 " not in answer
    with reader_of(web) as talker, pytest.raises(ConnectionClosed):
        talker.send("x" * 5000)
        while True:
            talker.recv(WAIT_S)
    with reader_of(web) as reader:
        assert next_of(reader)["type"] == "hello"
    assert capfd.readouterr() == ("", "")


def test_only_so_many_readers_are_let_in(web: WebStream, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "MAX_READERS", 1)
    with reader_of(web) as reader:
        next_of(reader)
        with pytest.raises(InvalidStatus, match="503"):
            reader_of(web)


# who is let in


def get(web: WebStream, path: str, **headers: str) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", web.access.bound.port, timeout=WAIT_S)) as connection:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read()


def test_silent_clients_take_few_handles_and_are_disconnected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "HANDSHAKE_S", 0.3)
    monkeypatch.setattr(websocket, "MAX_CONNECTIONS", 20)
    with contextlib.ExitStack() as stack:
        web = stack.enter_context(closing(WebStream(Address("127.0.0.1", 0), hand_model().faces)))
        where = ("127.0.0.1", web.access.bound.port)
        idle, most = [stack.enter_context(socket.create_connection(where)) for _ in range(100)], 0
        for client in idle:  # those beyond the limit are cut off at once, the others after the time for a request
            most = max(most, web.clients)
            client.settimeout(WAIT_S)
            with contextlib.suppress(ConnectionError):
                client.recv(1000)  # that the server has waited too long, or nothing; a timeout fails the test
        assert most <= 20 + websocket.BACKLOG
        with reader_of(web) as reader:
            assert next_of(reader)["type"] == "hello"


def test_the_page_and_its_files_are_served_and_nothing_else(web: WebStream) -> None:
    status, page = get(web, "/")
    assert status == 200 and b'<canvas id="view"' in page
    for name in ("page.js", "page.css", "view.js"):
        assert get(web, f"/{name}") == (200, (websocket.PAGE / name).read_bytes())
    for path in ("/../hub.py", "/page/index.html", "/%2e%2e/hub.py", "//", "/index.html"):
        assert get(web, path)[0] == 404


def test_foreign_pages_and_rebound_names_are_refused(web: WebStream) -> None:
    port = web.access.bound.port
    assert get(web, "/", Host=f"localhost:{port}")[0] == 200
    for host in (
        f"evil.example:{port}",
        "127.0.0.1",
        f"127.0.0.1:{port + 1}",
        f"192.168.1.5:{port}",
        "",
        f"127.0.0.1:{port}x",
    ):
        assert get(web, "/", Host=host)[0] == 403
    for origin in (
        "http://evil.example",
        "null",
        f"https://127.0.0.1:{port}",
        "http://127.0.0.1",
        "http://localhost:1",
    ):
        with pytest.raises(InvalidStatus, match="403"):
            reader_of(web, origin=origin)
    with reader_of(web, origin=f"http://127.0.0.1:{port}") as reader:
        assert next_of(reader)["type"] == "hello"


def test_from_outside_only_with_the_token() -> None:
    with closing(WebStream(Address("0.0.0.0", 0), hand_model().faces)) as web:
        token, port = web.access.token, web.access.bound.port
        assert len(token) >= 22 and web.access.url.endswith(f":{port}/{token}/")
        assert get(web, f"/{token}/")[0] == 200
        assert get(web, f"/{token}/page.js")[0] == 200
        assert web.access.file_of(f"/\udcc3{token}/") is None  # as bytes that are no ASCII arrive
        for path in ("/", "/page.js", f"/{token}", f"/{token}x/", f"/{token[:-1]}/"):
            assert get(web, path)[0] == 403
        for path in ("stream", "wrong/stream"):
            with pytest.raises(InvalidStatus, match="403"):
                connect(f"ws://127.0.0.1:{port}/{path}", proxy=None)
        with connect(f"ws://127.0.0.1:{port}/{token}/stream", proxy=None) as reader:
            assert next_of(reader)["type"] == "hello"
        assert get(web, f"/{token}/", Host=f"evil.example:{port}")[0] == 403


def test_browsers_leave_out_port_80() -> None:
    access = Access("localhost", Address("127.0.0.1", 80), "")
    assert not access.refusal(["localhost"], ["http://localhost"])
    assert access.refusal(["localhost", "localhost"], []) and access.refusal([], [])


def test_everywhere_means_any_address_in_numbers_but_no_foreign_name() -> None:
    access = Access("0.0.0.0", Address("0.0.0.0", 8765), "t")
    assert not access.refusal(["192.168.1.5:8765"], [])
    assert not access.refusal([f"{socket.gethostname()}:8765"], [])
    assert access.refusal(["evil.example:8765"], [])
    alone = Access("192.168.1.5", Address("192.168.1.5", 8765), "t")
    assert not alone.refusal(["192.168.1.5:8765"], []) and alone.refusal(["192.168.1.6:8765"], [])


def test_a_taken_port_is_a_sentence_and_opens_nothing(web: WebStream) -> None:
    with pytest.raises(UserError, match="choose another port or host"):
        StreamHub.from_options("on", str(web.access.bound.port), hand_model().faces)
    with pytest.raises(UserError, match="check the host's name"):
        StreamHub.from_options("no-such-host.invalid", "0", hand_model().faces)
    assert [thread.name for thread in threading.enumerate()].count("handmirror-web") == 1  # the fixture's
    assert not any(thread.name == "handmirror-vmc" for thread in threading.enumerate())


def test_a_token_of_the_user_is_part_of_the_address_from_outside() -> None:
    with StreamHub.from_options(None, "0.0.0.0:0", hand_model().faces, "my-own-token") as hub:
        assert hub.where[0].endswith("/my-own-token/")
    with pytest.raises(UserError, match="use 8 to 64 characters"):
        StreamHub.from_options(None, "0.0.0.0:0", hand_model().faces, "short")


@pytest.mark.parametrize("token", ["abc", "with space in it", "slash/slash", "ümlaute-hier", 65 * "a"])
def test_tokens_that_do_not_fit_into_an_address_are_refused(token: str) -> None:
    assert token_fault(token).endswith(".")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "studio", "studio.local", "MY-PC_2", "bücher.example", "a."])
def test_hosts_that_can_exist(host: str) -> None:
    assert host_fault(host) == ""


@pytest.mark.parametrize("host", ["", "1.2.3", "256.1.1.1", "a b", "-a", "a..b", 64 * "a", "http://a", "a:1"])
def test_hosts_that_cannot_exist(host: str) -> None:
    assert host_fault(host).endswith(".")


def test_off_by_default() -> None:
    with StreamHub.from_options(None, None, hand_model().faces) as hub:
        hub.publish(hands_of())
        assert hub.where == []
    script = "import sys; from handmirror.core.stream.hub import StreamHub; sys.exit('websockets' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
