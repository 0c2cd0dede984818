// From the hands of a frame to an avatar's bones.
//
// All is in the avatar's world: metres, y up, the avatar faces +z and its right hand is at -x. The camera's axes (x right,
// y down, z forward) are these turned by half a turn about x, so that the avatar stands where the person stands.
import { Quaternion, Vector3 } from "./vendor/three-vrm.js";

// VRM 1.0's names, which three-vrm also gives to the bones of VRM 0: its thumb's Proximal is Metacarpal here, its
// Intermediate is Proximal. Each with the place of its first joint among the stream's 21 and of its first rotation in `pose`.
const FINGERS = [
  { bones: ["IndexProximal", "IndexIntermediate", "IndexDistal"], joint: 5, rotation: 1 },
  { bones: ["MiddleProximal", "MiddleIntermediate", "MiddleDistal"], joint: 9, rotation: 4 },
  { bones: ["LittleProximal", "LittleIntermediate", "LittleDistal"], joint: 17, rotation: 7 },
  { bones: ["RingProximal", "RingIntermediate", "RingDistal"], joint: 13, rotation: 10 },
  { bones: ["ThumbMetacarpal", "ThumbProximal", "ThumbDistal"], joint: 1, rotation: 13 },
];
export const SIDES = ["left", "right"];
export const HAND_BONES = ["Hand", ...FINGERS.flatMap(({ bones }) => bones)];
export const ARM_BONES = ["UpperArm", "LowerArm"];

const HALF_TURN = new Quaternion(1, 0, 0, 0); // about x

function rotationOf([x, y, z]) {
  const angle = Math.hypot(x, y, z);
  const axis = angle ? new Vector3(x, y, z).divideScalar(angle) : new Vector3(1, 0, 0);
  return new Quaternion().setFromAxisAngle(axis, angle);
}

// The hand of a frame as a hand of the avatar: {side, joints: 21 Vector3 from the camera, rotations: 16 Quaternion}, the
// rotations from the T-pose. Mirrored, the person's right hand is the avatar's left one.
export function avatarHand({ side, joints, pose }, mirrored) {
  const avatarSide = mirrored === (side === "right") ? "left" : "right";
  const sign = avatarSide === "right" ? 1 : -1; // `pose` is that of a right hand
  const turns = Array.from({ length: 16 }, (_, k) =>
    rotationOf([pose[3 * k], sign * pose[3 * k + 1], sign * pose[3 * k + 2]]),
  );
  const world = [HALF_TURN.clone().multiply(turns[0])];
  for (const { rotation } of FINGERS) {
    for (let k = 0; k < 3; k++) {
      world[rotation + k] = world[k ? rotation + k - 1 : 0].clone().multiply(turns[rotation + k]);
    }
  }
  const points = joints.map(([x, y, z]) => new Vector3(mirrored ? -x : x, -y, -z));
  return { side: avatarSide, joints: points, rotations: world };
}

// World rotations of an avatar's hand bones, by name without the side. `rest` has the directions of its bones in the
// T-pose. Fingers point where the person's do, whatever the avatar's own T-pose looks like: thumbs differ most.
export function handRotations(hand, rest) {
  const found = { Hand: hand.rotations[0] };
  for (const { bones, joint, rotation } of FINGERS) {
    bones.forEach((bone, k) => {
      if (!rest[bone]) return;
      const along = hand.joints[joint + k + 1].clone().sub(hand.joints[joint + k]).normalize();
      const turned = hand.rotations[rotation + k];
      along.applyQuaternion(turned.clone().invert());
      found[bone] = turned.clone().multiply(new Quaternion().setFromUnitVectors(rest[bone], along));
    });
  }
  return found;
}

// World rotations of the bones of an arm that reaches for `target`, or as far as it can in that direction.
// arm: {shoulder, upper, lower: Vector3 in the T-pose, of the last two from their parent's start to their end}.
export function armRotations(arm, target, hand) {
  const [a, b] = [arm.upper.length(), arm.lower.length()];
  const along = target.clone().sub(arm.shoulder);
  const distance = Math.min(Math.max(along.length(), Math.abs(a - b) + 0.01 * (a + b)), 0.999 * (a + b));
  along.normalize();
  const outward = Math.sign(arm.upper.x);
  const bent = new Vector3(0.5 * outward, -1, -0.4); // where an elbow is
  bent.addScaledVector(along, -bent.dot(along)).normalize();
  const cosine = (a * a + distance * distance - b * b) / (2 * a * distance); // law of cosines
  const elbow = along.clone().multiplyScalar(a * cosine).addScaledVector(bent, a * Math.sqrt(1 - cosine * cosine));
  const UpperArm = fromTo(arm.upper, elbow);
  const forearm = along.clone().multiplyScalar(distance).sub(elbow);
  const LowerArm = fromTo(arm.lower.clone().applyQuaternion(UpperArm), forearm).multiply(UpperArm);
  return { UpperArm, LowerArm: halfTwisted(LowerArm, hand, arm.lower) };
}

function fromTo(from, to) {
  return new Quaternion().setFromUnitVectors(from.clone().normalize(), to.clone().normalize());
}

// The forearm's rotation with half of the hand's twist about it, so that the wrist's skin is not wrung.
function halfTwisted(forearm, hand, axis) {
  const local = forearm.clone().invert().multiply(hand);
  const unit = axis.clone().normalize();
  const along = unit.multiplyScalar(local.x * unit.x + local.y * unit.y + local.z * unit.z);
  const twist = new Quaternion(along.x, along.y, along.z, local.w);
  if (twist.length() < 1e-6) return forearm;
  return forearm.clone().multiply(new Quaternion().slerp(twist.normalize(), 0.5));
}
