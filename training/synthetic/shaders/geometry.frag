#version 330
// What it takes to shade a pixel later, when it is known which place it shows.

uniform float material;  // its number

in vec3 normal;
in vec2 uv;
in float open_sky;

// of eight bytes each: larger ones take long to clear
layout(location = 0) out vec4 facing;  // normal, open_sky
layout(location = 1) out vec2 at;  // uv
layout(location = 2) out vec2 further;  // depth in metres; number of the material and 1/32 of the fineness of uv

void main() {
    vec2 dx = dFdx(uv), dy = dFdy(uv);
    // pixels for all of a texture, as a power of two
    float fineness = -0.5 * log2(max(dot(dx, dx), dot(dy, dy)) + 1e-12);
    facing = vec4(normal, open_sky);
    at = uv;
    further = vec2(1.0 / gl_FragCoord.w, material + clamp(fineness / 32.0, 0.0, 0.99));
}
