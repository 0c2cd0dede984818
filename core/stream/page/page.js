// Connects to Handmirror, shows the newest frame, and connects again when the connection is lost.
import { View } from "./view.js";

const RETRY_MS = 1000;
const element = (id) => document.getElementById(id);

function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function say(text) {
  element("message").textContent = text;
}

// {origin, scale, int16} of a message -> xyz of each vertex in metres
function unpack({ origin, scale, int16 }) {
  const bytes = new DataView(fromBase64(int16).buffer);
  const metres = new Float32Array(bytes.byteLength / 2);
  for (let i = 0; i < metres.length; i++) metres[i] = origin[i % 3] + scale * bytes.getInt16(2 * i, true);
  return metres;
}

function unpackFaces(text) {
  const bytes = new DataView(fromBase64(text).buffer);
  return Uint16Array.from({ length: bytes.byteLength / 2 }, (_, i) => bytes.getUint16(2 * i, true));
}

function show(view, frame) {
  const hands = frame.hands.map((hand) => ({ side: hand.side, vertices: unpack(hand.vertices) }));
  view.show({ K: frame.K, size: frame.size, hands });
  say(hands.length ? "" : "No hand in view.");
  element("hands").textContent = frame.hands
    .map((hand) => `${hand.side} hand ${Math.round(100 * hand.score)} %`)
    .join(" · ");
}

function connect(view) {
  const address = new URL("stream", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const socket = new WebSocket(address);
  socket.onopen = () => say("Waiting for the first frame.");
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "hello") view.setFaces(unpackFaces(message.faces));
    if (message.type === "frame") show(view, message);
  };
  socket.onclose = () => {
    say("Handmirror is not responding: trying again.");
    element("hands").textContent = "";
    setTimeout(() => connect(view), RETRY_MS);
  };
}

function start() {
  const canvas = element("view");
  const gl = canvas.getContext("webgl", { antialias: true });
  if (!gl) {
    say("This browser cannot show 3D graphics: enable WebGL in its settings.");
    return;
  }
  const view = new View(canvas, gl, (turned) => (element("reset").disabled = !turned));
  element("mirrored").onchange = ({ target }) => view.setMirrored(target.checked);
  element("reset").onclick = () => view.reset();
  connect(view);
}

start();
