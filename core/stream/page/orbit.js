// The direction from which the user looks: turned with the mouse or a finger, zoomed with the wheel.

const RADIANS_PER_PIXEL = 0.008;

export class Orbit {
  // onChange() is called after each change
  constructor(canvas, onChange) {
    [this.canvas, this.onChange, this.mirrored] = [canvas, onChange, true];
    [this.yaw, this.pitch, this.zoom] = [0, 0, 1];
    canvas.addEventListener("pointerdown", ({ pointerId }) => canvas.setPointerCapture(pointerId));
    canvas.addEventListener("pointermove", (event) => event.buttons & 1 && this.drag(event.movementX, event.movementY));
    canvas.addEventListener("wheel", (event) => this.roll(event), { passive: false });
    canvas.addEventListener("dblclick", () => this.reset());
  }

  get turned() {
    return this.yaw !== 0 || this.pitch !== 0 || this.zoom !== 1;
  }

  drag(x, y) {
    this.yaw -= (this.mirrored ? -x : x) * RADIANS_PER_PIXEL;
    this.pitch = Math.min(Math.max(this.pitch + y * RADIANS_PER_PIXEL, -1.5), 1.5);
    this.onChange();
  }

  roll(event) {
    event.preventDefault();
    this.zoom = Math.min(Math.max(this.zoom * Math.exp(-event.deltaY / 800), 0.2), 8);
    this.onChange();
  }

  reset() {
    [this.yaw, this.pitch, this.zoom] = [0, 0, 1];
    this.onChange();
  }
}
