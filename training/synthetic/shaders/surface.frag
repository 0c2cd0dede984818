#version 330
// What a surface sends to the camera: skin, or with THING cloth, plastic or metal, under lights and an open sky.
// Compiled for each use apart: llvmpipe works through both sides of a branch.

#include light.glsl

uniform vec3 eye;
uniform sampler2D base;  // its own colour, sRGB
uniform sampler2D marks;  // of skin: blood, palm, creases, nail
uniform vec3 tint;  // linear factor of the colour
uniform vec4 pigment;  // of skin: melanin and blood beyond the base's, strength of the marks, of the creases
uniform vec3 polish;  // colour of the nails
uniform float polished;  // 0..1
uniform vec2 gloss;  // strength, exponent
uniform float metal;  // 0..1
uniform float pattern;  // of cloth and things: strength
uniform vec2 pattern_scale;

in vec3 place;
in vec3 normal;
in vec2 uv;
in float open_sky;

out vec4 colour;

// Absorption of red, green and blue by melanin and by blood, fitted to light and dark skin
const vec3 MELANIN = vec3(1.79, 1.99, 2.14), BLOOD = vec3(0.10, 0.55, 0.45);
const vec3 BLEED = vec3(0.42, 0.17, 0.10);  // light that wanders beneath the skin into the shade

void main() {
    vec3 n = normalize(normal);
    vec3 view = normalize(eye - place);
    vec3 albedo = tint;
    vec3 bleed = vec3(0.0);
    vec2 shine = gloss;
    float open = open_sky;
#ifndef THING
    vec4 mark = texture(marks, uv);
    // the forearm's part of the layout has another scale than the hand's
    vec3 grain = texture(noise, uv * (uv.y < 0.2 ? vec2(13.7, 43.0) : vec2(9.0))).rgb - 0.5;
    float melanin = pigment.x * (1.0 - 0.75 * mark.g) + 0.10 * grain.r + 0.06 * grain.g;
    float blood = pigment.y + pigment.z * (mark.r * 1.5 - 0.3) + 0.35 * grain.g + 0.2 * grain.b;
    float crease = pigment.w * mark.b;
    albedo *= linear_of(texture(base, uv).rgb);
    albedo *= exp(-melanin * MELANIN - blood * BLOOD - crease * vec3(0.55, 0.75, 0.8));
    float nail = mark.a;
    vec3 plate = mix(albedo * vec3(1.1, 1.02, 1.0) + 0.02, polish, polished);
    albedo = mix(albedo, plate, nail) * (1.0 - 1.6 * nail * (1.0 - nail));
    bleed = BLEED * (1.0 - 0.6 * nail * polished);
    shine = mix(gloss * vec2(1.0 + 0.8 * grain.b, 1.0), vec2(0.32 + 0.3 * polished, 60.0), nail);
    shine.x *= 1.0 - 0.6 * crease;
    // creases and the nail's edge bend the surface
    float height = -0.0005 * crease + 0.0004 * nail + 0.00025 * grain.b;
    vec3 dx = dFdx(place), dy = dFdy(place);
    vec3 r1 = cross(dy, n), r2 = cross(n, dx);
    float det = dot(dx, r1);
    vec3 slope = sign(det) * (dFdx(height) * r1 + dFdy(height) * r2);
    n = normalize(abs(det) * n - clamp(slope, -0.5 * abs(det), 0.5 * abs(det)) + 1e-12 * n);
#else
    vec4 grain = texture(noise, uv * pattern_scale);
    albedo *= linear_of(texture(base, uv).rgb);
    albedo *= 1.0 + pattern * (grain.r + grain.b - 1.0);
#endif
    vec3 light = vec3(0.0), mirrored = vec3(0.0);
    float facing = max(dot(n, view), 0.0);
    for (int k = 0; k < LIGHTS; k++) {
        vec3 way = towards_light(k, place);
        vec3 strength = light_colour[k] * falloff(k, place);
        float cosine = dot(n, way);
        float arrives = k == 0 ? arriving(place, n) : open;
        vec3 soft = clamp((cosine + bleed) / (1.0 + bleed), 0.0, 1.0);
        light += strength * mix(vec3(arrives), vec3(sqrt(arrives)), bleed) * soft;
        // thin rims glow red against a lamp behind them
        light += strength * bleed * vec3(0.6, 0.12, 0.06) * pow(1.0 - facing, 3.0) * max(-dot(view, way), 0.0);
        float lobe = pow(max(dot(n, normalize(way + view)), 0.0), shine.y);
        mirrored += strength * lobe * arrives * max(cosine, 0.0);
    }
    float up = 0.5 - 0.5 * n.y;
    vec3 around = mix(ground, sky, up);
    light += around * mix(vec3(open), sqrt(vec3(open)), bleed);
    float fresnel = 0.3 + 0.7 * pow(1.0 - facing, 4.0);
    vec3 own = mix(vec3(1.0), albedo, metal);
    vec3 ways = reflect(-view, n);
    vec3 surroundings = mix(ground, sky, 0.5 - 0.5 * ways.y) * open;
    vec3 sent = albedo * light * (1.0 - 0.8 * metal);
    sent += own * shine.x * (fresnel * mirrored * (shine.y + 8.0) / 25.0 + (0.12 * fresnel + metal) * surroundings);
    colour = vec4(developed(sent), 1.0);
}
