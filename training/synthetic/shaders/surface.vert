#version 330
// Skin, cloth and things: places in the scene (metres) to the image of a pinhole camera K.

uniform mat3 view_rotation;
uniform vec3 view_shift;
uniform vec4 camera;  // fx, fy, cx, cy in pixels of the image
uniform vec2 image_size;  // width, height
uniform float moment;  // seconds from the middle of the exposure
uniform float puff;  // metres along the normal: a glove's thickness

in vec3 in_position;
in vec3 in_normal;
in vec3 in_velocity;
in float in_open;
in vec2 in_uv;
in float in_part;

out vec3 place;
out vec3 normal;
out vec2 uv;
out float open_sky;
out vec3 middle;  // where the middle moment's image shows it: pixels times depth, from the image's corner; depth
flat out float part;

const float NEAR = 0.02, FAR = 20.0;

vec3 seen_at(vec3 place) {
    vec3 seen = view_rotation * place + view_shift;
    // the centre of the first pixel is (0, 0); rows are read from the first one on, so y is not turned over
    return vec3(camera.xy * seen.xy + (camera.zw + 0.5) * seen.z, seen.z);
}

void main() {
    place = in_position + moment * in_velocity + puff * in_normal;
    normal = in_normal;
    uv = in_uv;
    open_sky = in_open;
    part = in_part;
    middle = seen_at(in_position + puff * in_normal);
    vec3 seen = seen_at(place);
    float depth = (seen.z * (FAR + NEAR) - 2.0 * FAR * NEAR) / (FAR - NEAR);
    gl_Position = vec4(2.0 * seen.xy / image_size - seen.z, depth, seen.z);
}
