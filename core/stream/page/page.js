// Connects to Handmirror, shows the newest frame, and connects again when the connection is lost.
import { View } from "./view.js";

const RETRY_MS = 1000;
const element = (id) => document.getElementById(id);

export let avatar = null; // the view of an avatar, once one was opened
let view = null;
let lastFrame = null;

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

function show(frame) {
  lastFrame = frame;
  if (avatar?.vrm) avatar.show(frame);
  else {
    const hands = frame.hands.map((hand) => ({ side: hand.side, vertices: unpack(hand.vertices) }));
    view.show({ K: frame.K, size: frame.size, hands });
  }
  say(frame.hands.length ? "" : "No hand in view.");
  element("hands").textContent = frame.hands
    .map((hand) => `${hand.side} hand ${Math.round(100 * hand.score)} %`)
    .join(" · ");
}

function connect() {
  const address = new URL("stream", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const socket = new WebSocket(address);
  socket.onopen = () => say("Waiting for the first frame.");
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "hello") view.setFaces(unpackFaces(message.faces));
    if (message.type === "frame") show(message);
  };
  socket.onclose = () => {
    say("Handmirror is not responding: trying again.");
    element("hands").textContent = "";
    if (avatar?.vrm && lastFrame) avatar.show({ ...lastFrame, hands: [] });
    setTimeout(connect, RETRY_MS);
  };
}

const onTurned = (turned) => (element("reset").disabled = !turned);
const shownView = () => (avatar?.vrm ? avatar : view);

function showView() {
  const open = Boolean(avatar?.vrm);
  element("avatar").hidden = element("close").hidden = !open;
  element("view").hidden = open;
  shownView().setMirrored(element("mirrored").checked);
  onTurned(shownView().orbit.turned);
  if (lastFrame) show(lastFrame);
}

async function openAvatar(file) {
  const problem = element("problem");
  problem.textContent = "";
  element("open").disabled = true;
  try {
    const { AvatarView } = await import("./avatar.js"); // three.js is loaded only where it is needed
    avatar ??= new AvatarView(element("avatar"), onTurned);
    avatar.setMirrored(element("mirrored").checked);
    await avatar.open(file);
    showView();
  } catch (error) {
    problem.textContent = error.name === "AvatarError" ? error.message : `${file.name} cannot be opened: reload the page and try again.`;
  }
  element("open").disabled = false;
}

function acceptAvatars() {
  element("open").onclick = () => element("file").click();
  element("file").onchange = ({ target }) => {
    if (target.files.length) openAvatar(target.files[0]);
    target.value = ""; // so that the same file can be chosen again
  };
  element("close").onclick = () => {
    avatar.close();
    showView();
  };
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) openAvatar(event.dataTransfer.files[0]);
  });
}

function start() {
  const canvas = element("view");
  const gl = canvas.getContext("webgl", { antialias: true });
  if (!gl) {
    say("This browser cannot show 3D graphics: enable WebGL in its settings.");
    return;
  }
  view = new View(canvas, gl, onTurned);
  element("mirrored").onchange = ({ target }) => shownView().setMirrored(target.checked);
  element("reset").onclick = () => shownView().orbit.reset();
  acceptAvatars();
  connect();
}

start();
