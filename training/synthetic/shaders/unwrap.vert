#version 330
// The rest hand laid out flat in its texture.
in vec3 in_position;
in vec3 in_normal;
in float in_nail;
in vec2 in_uv;
in float in_part;
out vec4 place_and_nail;
out vec4 normal_and_part;

void main() {
    place_and_nail = vec4(in_position, in_nail);
    normal_and_part = vec4(in_normal, in_part);
    gl_Position = vec4(2.0 * in_uv - 1.0, 0.0, 1.0);
}
