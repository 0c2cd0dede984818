// Draws the hands with WebGL: as the camera sees them, until the user turns or zooms them.
import { Orbit } from "./orbit.js";

const NEAR = 0.02; // metres
const FAR = 10;
const SKIN = { left: [0.74, 0.5, 0.37], right: [0.94, 0.75, 0.62] };
const BACKGROUND = [24 / 255, 26 / 255, 31 / 255];

const VERTEX_SHADER = `
attribute vec3 position; // metres in the camera's axes: x right, y down, z forward
attribute vec3 normal;
uniform mat3 turn; // about the pivot
uniform vec3 pivot;
uniform vec2 range; // near and far
uniform vec4 lens; // fx, fy, cx, cy in pixels
uniform vec4 scale; // pixels to -1..1 of the canvas, and its mirror image: x and y scale; width and height of the picture
uniform float zoom;
varying vec3 toEye;
varying vec3 side;
void main() {
  vec3 p = turn * (position - pivot) + pivot;
  toEye = -p;
  side = turn * normal;
  vec2 pixel = lens.xy * zoom * p.xy + (lens.zw - scale.zw / 2.0) * p.z;
  float depth = ((range.y + range.x) * p.z - 2.0 * range.x * range.y) / (range.y - range.x);
  gl_Position = vec4(pixel * scale.xy, depth, p.z);
}`;

const FRAGMENT_SHADER = `
precision mediump float;
uniform vec3 color;
varying vec3 toEye;
varying vec3 side;
void main() {
  vec3 n = normalize(side);
  vec3 eye = normalize(toEye);
  if (dot(n, eye) < 0.0) { // the inside, seen through the open wrist
    gl_FragColor = vec4(0.16, 0.12, 0.11, 1.0);
    return;
  }
  float lit = 0.30 + 0.45 * max(dot(n, normalize(vec3(-0.4, -0.8, -0.6))), 0.0) + 0.35 * dot(n, eye);
  gl_FragColor = vec4(color * lit, 1.0);
}`;

function program(gl) {
  const linked = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX_SHADER], [gl.FRAGMENT_SHADER, FRAGMENT_SHADER]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(linked, shader);
  }
  gl.linkProgram(linked);
  if (!gl.getProgramParameter(linked, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(linked));
  return linked;
}

// Normals of a right hand's faces, weighted by area; of a left hand, whose faces run the other way round, negated.
// The shader makes them of length 1.
function normals(vertices, faces, sign) {
  const sums = new Float32Array(vertices.length);
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [3 * faces[f], 3 * faces[f + 1], 3 * faces[f + 2]];
    const u = [0, 1, 2].map((k) => vertices[b + k] - vertices[a + k]);
    const v = [0, 1, 2].map((k) => vertices[c + k] - vertices[a + k]);
    const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    // a metre's square is large for a hand's triangle: in units of mm the sums stay far from the smallest numbers
    for (let k = 0; k < 3; k++) for (const corner of [a, b, c]) sums[corner + k] += sign * 1e6 * cross[k];
  }
  return sums;
}

function middle(hands) {
  const sum = [0, 0, 0];
  let count = 0;
  for (const { vertices } of hands) {
    for (let i = 0; i < vertices.length; i++) sum[i % 3] += vertices[i];
    count += vertices.length / 3;
  }
  return sum.map((total) => total / count);
}

// Rows, first about the camera's y (yaw), then about its x (pitch); column by column for WebGL.
function turnMatrix(yaw, pitch) {
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return [cy, sp * sy, -cp * sy, 0, cp, sp, sy, -sp * cy, cp * cy];
}

export class View {
  // onTurned(bool) is called with whether the view differs from the camera's
  constructor(canvas, gl, onTurned) {
    [this.canvas, this.gl, this.pivot] = [canvas, gl, [0, 0, 0.5]];
    [this.faces, this.scene, this.waiting] = [new Uint16Array(), null, false];
    this.orbit = new Orbit(canvas, () => {
      onTurned(this.orbit.turned);
      this.redraw();
    });
    this.prepare();
    canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
    canvas.addEventListener("webglcontextrestored", () => this.prepare());
    new ResizeObserver(() => this.redraw()).observe(canvas);
  }

  prepare() {
    const { gl } = this;
    this.program = program(gl);
    this.uniform = (name) => gl.getUniformLocation(this.program, name);
    [this.faceBuffer, this.positionBuffer, this.normalBuffer] = [0, 1, 2].map(() => gl.createBuffer());
    gl.enable(gl.DEPTH_TEST);
    this.setFaces(this.faces);
  }

  setFaces(faces) {
    const { gl } = this;
    this.faces = faces;
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.faceBuffer);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, faces, gl.STATIC_DRAW);
    this.redraw();
  }

  // {K [3][3], size [width, height], hands: [{side, vertices}]}
  show(scene) {
    this.scene = scene;
    if (scene.hands.length) this.pivot = middle(scene.hands);
    this.redraw();
  }

  setMirrored(mirrored) {
    this.orbit.mirrored = mirrored;
    this.redraw();
  }

  redraw() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  draw() {
    const { gl, canvas, scene, orbit } = this;
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.clearColor(...BACKGROUND, 1);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    if (!scene) return;
    const { K, size } = scene;
    const fit = 2 * Math.min(canvas.width / size[0], canvas.height / size[1]); // the whole picture is in the canvas
    gl.useProgram(this.program);
    gl.uniformMatrix3fv(this.uniform("turn"), false, turnMatrix(orbit.yaw, orbit.pitch));
    gl.uniform3fv(this.uniform("pivot"), this.pivot);
    gl.uniform2f(this.uniform("range"), NEAR, FAR);
    gl.uniform4f(this.uniform("lens"), K[0][0], K[1][1], K[0][2], K[1][2]);
    gl.uniform4f(this.uniform("scale"), ((orbit.mirrored ? -1 : 1) * fit) / canvas.width, -fit / canvas.height, ...size);
    gl.uniform1f(this.uniform("zoom"), orbit.zoom);
    for (const hand of scene.hands) this.drawHand(hand);
  }

  drawHand({ side, vertices }) {
    const { gl } = this;
    gl.uniform3fv(this.uniform("color"), SKIN[side]);
    this.attribute("position", this.positionBuffer, vertices);
    this.attribute("normal", this.normalBuffer, normals(vertices, this.faces, side === "right" ? 1 : -1));
    gl.drawElements(gl.TRIANGLES, this.faces.length, gl.UNSIGNED_SHORT, 0);
  }

  attribute(name, buffer, values) {
    const { gl } = this;
    const place = gl.getAttribLocation(this.program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.DYNAMIC_DRAW);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, 3, gl.FLOAT, false, 0, 0);
  }
}
