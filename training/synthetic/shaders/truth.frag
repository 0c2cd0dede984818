#version 330
// Depth in metres and the number of the part, for labels.
uniform mat3 view_rotation;
uniform vec3 view_shift;
in vec3 place;
flat in float part;
out vec2 truth;

void main() {
    truth = vec2(dot(transpose(view_rotation)[2], place) + view_shift.z, part);
}
