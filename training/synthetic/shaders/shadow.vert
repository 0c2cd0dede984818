#version 330
uniform mat4 shadow_clip;
in vec3 in_position;

void main() {
    gl_Position = shadow_clip * vec4(in_position, 1.0);
}
