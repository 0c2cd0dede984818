// Shows an avatar (VRM 0 or 1) that moves its hands as the person does. The file stays in the browser.
import { Orbit } from "./orbit.js";
import { ARM_BONES, HAND_BONES, SIDES, armRotations, avatarHand, handRotations } from "./retarget.js";
import {
  AmbientLight,
  DirectionalLight,
  GLTFLoader,
  PerspectiveCamera,
  Quaternion,
  Scene,
  Vector3,
  VRMLoaderPlugin,
  VRMUtils,
  WebGLRenderer,
} from "./vendor/three-vrm.js";

const MAX_MEGABYTES = 200;
const EXPORT = "export the avatar as VRM 0 or VRM 1";
const ARM_M = 0.53; // of a person, from shoulder to wrist: an avatar with shorter arms is shown as a person of that size
const BODY_M = { least: 0.6, behindHands: 0.25 }; // from the camera to the body, which is not seen
const STEP_BACK_S = 0.3; // time constants with which the body follows the hands
const COME_CLOSER_S = 5;
const HOLD_S = 0.3; // a hand that is not seen stays where it was,
const LOWER_S = 0.8; // then is lowered
const RAISE_S = 0.25;
const SETTLE_S = 3; // hair and clothes swing on for so long
const NEAR = 0.01;
const FAR = 100;
// An arm at rest: turned down from the T-pose about the axis that looks forwards; of a left one.
const ARM_AT_REST = { UpperArm: new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), -1.25) };
const AXES_X = new Vector3(1, 0, 0);
const AXES_Y = new Vector3(0, 1, 0);

// A message for the user, in one sentence.
export class AvatarError extends Error {
  name = "AvatarError";
}

async function read(file) {
  if (file.size > MAX_MEGABYTES * 1e6) {
    throw new AvatarError(`${file.name} is larger than ${MAX_MEGABYTES} MB: choose a smaller avatar.`);
  }
  const data = await file.arrayBuffer();
  if (new TextDecoder().decode(data.slice(0, 4)) !== "glTF") {
    throw new AvatarError(`${file.name} is not an avatar: choose a .vrm file.`);
  }
  const loader = new GLTFLoader();
  loader.register((parser) => new VRMLoaderPlugin(parser));
  let vrm;
  try {
    vrm = (await loader.parseAsync(data, "")).userData.vrm;
  } catch (error) {
    const missing = /required but not exist: (.+)/.exec(error?.message)?.[1]; // three-vrm's words
    const fault = missing ? `has no bone ${missing}` : "is damaged or of an unknown kind";
    throw new AvatarError(`${file.name} ${fault}: ${EXPORT}.`);
  }
  if (!vrm) {
    throw new AvatarError(`${file.name} has no VRM humanoid: ${EXPORT}.`);
  }
  return vrm;
}

// One side of an avatar: its bones, and where they go.
class Arm {
  constructor(humanoid, side, facesBack) {
    [this.side, this.facesBack] = [side, facesBack];
    this.bones = new Map();
    for (const name of [...ARM_BONES, ...HAND_BONES]) {
      const node = humanoid.getNormalizedBoneNode(side + name);
      if (node) this.bones.set(name, node);
    }
    const place = (name) => this.bones.get(name).getWorldPosition(new Vector3());
    const [shoulder, elbow, wrist] = ["UpperArm", "LowerArm", "Hand"].map(place);
    this.shape = { shoulder, upper: elbow.clone().sub(shoulder), lower: wrist.clone().sub(elbow) };
    this.rest = {};
    const fingers = HAND_BONES.slice(1);
    for (let first = 0; first < fingers.length; first += 3) {
      let along = this.shape.lower.clone().normalize();
      for (const [k, name] of fingers.slice(first, first + 3).entries()) {
        const next = fingers[first + k + 1];
        if (!this.bones.has(name)) continue;
        if (k < 2 && this.bones.has(next)) along = place(next).sub(place(name)).normalize();
        this.rest[name] = along; // VRM has no fingertips: the last bone points where the one before it does
      }
    }
    [this.hand, this.seen, this.absentSince] = [null, false, -Infinity];
    this.shown = new Map([...this.bones.keys()].map((name) => [name, this.restOf(name)]));
    [this.from, this.began, this.duration] = [this.shown, 0, 0];
  }

  get length() {
    return this.shape.upper.length() + this.shape.lower.length();
  }

  restOf(name) {
    const turn = (ARM_AT_REST[name] ?? new Quaternion()).clone();
    if (this.side === "right") turn.set(turn.x, -turn.y, -turn.z, turn.w);
    return turn;
  }

  // hand: of `avatarHand`, or null where none is seen
  see(hand, now) {
    if (hand) {
      if (!this.seen) this.move(now, RAISE_S);
      [this.hand, this.seen, this.absentSince] = [hand, true, Infinity];
    } else {
      this.absentSince = Math.min(this.absentSince, now);
    }
  }

  move(now, seconds) {
    [this.from, this.began, this.duration] = [this.shown, now, seconds];
  }

  isMoving(now) {
    return now < this.began + this.duration || (this.seen && this.absentSince < Infinity);
  }

  // Sets the bones. `eye` is the camera's place and `scale` how many of the avatar's metres are one of a person.
  update(now, eye, scale) {
    if (this.seen && now - this.absentSince > HOLD_S) {
      this.seen = false;
      this.move(now, LOWER_S);
    }
    const done = Math.min((now - this.began) / this.duration, 1);
    const share = this.duration ? done * done * (3 - 2 * done) : 1;
    const aim = this.seen ? this.locals(eye, scale) : null;
    const shown = new Map();
    for (const [name, node] of this.bones) {
      const turn = this.from.get(name).clone().slerp(aim?.get(name) ?? this.restOf(name), share);
      shown.set(name, turn);
      // a VRM 0 looks along -z in its own axes
      node.quaternion.set(...(this.facesBack ? [-turn.x, turn.y, -turn.z, turn.w] : turn.toArray()));
    }
    this.shown = shown;
  }

  // The rotation of each bone in the axes of its parent.
  locals(eye, scale) {
    const target = this.hand.joints[0].clone().multiplyScalar(scale).add(eye);
    const world = { ...armRotations(this.shape, target, this.hand.rotations[0]), ...handRotations(this.hand, this.rest) };
    const locals = new Map();
    for (const name of this.bones.keys()) {
      const above = this.parentOf(name);
      locals.set(name, above ? world[above].clone().invert().multiply(world[name]) : world[name].clone());
    }
    return locals;
  }

  // The nearest bone above that the avatar has; fingers may lack some.
  parentOf(name) {
    if (name === "UpperArm") return null;
    if (name === "LowerArm") return "UpperArm";
    if (name === "Hand") return "LowerArm";
    const place = HAND_BONES.indexOf(name) - 1;
    const above = place % 3 ? HAND_BONES[place] : "Hand";
    return this.bones.has(above) ? above : this.parentOf(above);
  }
}

export class AvatarView {
  // onTurned(bool) is called with whether the view differs from the camera's
  constructor(canvas, onTurned) {
    this.canvas = canvas;
    try {
      this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    } catch {
      throw new AvatarError("This browser cannot show avatars: enable WebGL 2 in its settings.");
    }
    this.orbit = new Orbit(canvas, () => {
      onTurned(this.orbit.turned);
      this.wake();
    });
    [this.scene, this.camera, this.eye] = [new Scene(), new PerspectiveCamera(), new Vector3()];
    const sun = new DirectionalLight(0xffffff, 2.6);
    sun.position.set(-0.6, 1, 1.5);
    this.scene.add(sun, new AmbientLight(0xffffff, 0.7));
    [this.vrm, this.arms, this.frame, this.distance] = [null, [], null, null];
    [this.running, this.activeUntil, this.opened] = [false, 0, 0];
    new ResizeObserver(() => this.wake()).observe(canvas);
  }

  // Opens a File in place of the avatar; AvatarError when that is not possible, and the avatar stays.
  async open(file) {
    const number = ++this.opened;
    const vrm = await read(file);
    if (number !== this.opened) return VRMUtils.deepDispose(vrm.scene); // another one was chosen meanwhile
    this.close();
    const facesBack = vrm.meta.metaVersion === "0";
    VRMUtils.rotateVRM0(vrm);
    vrm.scene.traverse((node) => (node.frustumCulled = false)); // what moves is not where it was
    vrm.scene.updateMatrixWorld(true);
    this.arms = SIDES.map((side) => new Arm(vrm.humanoid, side, facesBack));
    this.scale = this.arms[0].length / ARM_M;
    this.head = vrm.humanoid.getNormalizedBoneNode("head").getWorldPosition(new Vector3());
    [this.vrm, this.distance] = [vrm, null];
    this.scene.add(vrm.scene);
    if (this.frame) this.show(this.frame);
    this.wake();
  }

  close() {
    if (!this.vrm) return;
    this.scene.remove(this.vrm.scene);
    VRMUtils.deepDispose(this.vrm.scene);
    [this.vrm, this.arms] = [null, []];
  }

  // A message of the stream; of two hands of one side the surer one counts.
  show(frame) {
    this.frame = frame;
    const hands = [...frame.hands].sort((a, b) => a.score - b.score).map((hand) => avatarHand(hand, this.orbit.mirrored));
    const now = performance.now() / 1000;
    for (const arm of this.arms) arm.see(hands.findLast(({ side }) => side === arm.side) ?? null, now);
    this.wake();
  }

  setMirrored(mirrored) {
    this.orbit.mirrored = mirrored;
    if (this.frame) this.show(this.frame);
  }

  wake() {
    this.activeUntil = performance.now() + 1000 * SETTLE_S;
    if (this.running) return;
    this.running = true;
    this.last = performance.now();
    requestAnimationFrame(() => this.tick());
  }

  tick() {
    const now = performance.now();
    const seconds = Math.min((now - this.last) / 1000, 0.1);
    this.last = now;
    if (this.vrm) this.draw(now / 1000, seconds);
    const isMoving = now < this.activeUntil || this.arms.some((arm) => arm.isMoving(now / 1000));
    this.running = this.vrm !== null && isMoving;
    if (this.running) requestAnimationFrame(() => this.tick());
  }

  draw(now, seconds) {
    this.follow(seconds);
    for (const arm of this.arms) arm.update(now, this.eye, this.scale);
    this.vrm.update(seconds);
    this.look();
    this.renderer.render(this.scene, this.camera);
  }

  // Keeps the body behind the hands, so that the arms reach them.
  follow(seconds) {
    const depths = this.arms.filter(({ seen }) => seen).map(({ hand }) => -hand.joints[0].z);
    const wanted = Math.max(BODY_M.least, ...depths.map((depth) => depth + BODY_M.behindHands));
    if (this.distance === null || !depths.length) this.distance ??= wanted;
    else {
      const constant = wanted > this.distance ? STEP_BACK_S : COME_CLOSER_S;
      this.distance += (wanted - this.distance) * (1 - Math.exp(-seconds / constant));
    }
    this.eye.copy(this.head);
    this.eye.z += this.distance * this.scale;
  }

  // Puts the view's camera where the person's camera is, turned about the avatar as the user likes.
  look() {
    const { canvas, camera, orbit } = this;
    const yaw = new Quaternion().setFromAxisAngle(AXES_Y, orbit.mirrored ? -orbit.yaw : orbit.yaw);
    const pitch = new Quaternion().setFromAxisAngle(AXES_X, -orbit.pitch);
    camera.quaternion.copy(yaw.multiply(pitch));
    camera.position.copy(this.eye).sub(this.head).applyQuaternion(camera.quaternion).add(this.head);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight].map((size) => Math.max(size, 1));
    this.renderer.setPixelRatio(devicePixelRatio);
    this.renderer.setSize(width, height, false);
    camera.projectionMatrix.fromArray(this.projection(width, height));
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
  }

  // The person's camera, its whole picture in the canvas; column by column.
  projection(width, height) {
    const { K, size } = this.frame ?? { K: [[900, 0, 640], [0, 900, 360]], size: [1280, 720] };
    const fit = 2 * Math.min(width / size[0], height / size[1]);
    const [x, y] = [fit / width, fit / height];
    const [fx, fy] = [K[0][0] * this.orbit.zoom, K[1][1] * this.orbit.zoom];
    const [right, down] = [(K[0][2] - size[0] / 2) * (this.orbit.mirrored ? -1 : 1), K[1][2] - size[1] / 2];
    const [near, far] = [NEAR * this.scale, FAR * this.scale];
    const depth = [-(far + near) / (far - near), (-2 * far * near) / (far - near)];
    return [x * fx, 0, 0, 0, 0, y * fy, 0, 0, -x * right, y * down, depth[0], -1, 0, 0, depth[1], 0];
  }
}
