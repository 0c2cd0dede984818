#version 330
// What a surface sends to the camera: skin, cloth, plastic or metal, under lights and an open sky.

#include light.glsl

// MATERIALS is given when this is compiled
uniform vec4 tint_metal[MATERIALS];  // linear factor of the colour; 0..1
uniform vec4 finish[MATERIALS];  // gloss: strength, exponent; pattern of cloth and things: strength; 1: printed
uniform vec4 weave[MATERIALS];  // scale of the pattern; 1: skin
uniform vec4 pigment;  // of skin: melanin and blood beyond the base's, strength of the marks, of the creases
uniform vec3 polish;  // colour of the nails
uniform float polished;  // 0..1
uniform sampler2D base;  // the skin's own colour, sRGB
uniform sampler2D printed;  // the colour of printed things, sRGB
uniform float print_level;  // its side in pixels, as a power of two
uniform sampler2D marks;  // of skin: blood, palm, creases, nail
uniform sampler2D facing;  // this and the next two: see geometry.frag
uniform sampler2D at;
uniform sampler2D further;
uniform vec3 eye;

in vec3 ray;

out vec4 colour;

// Absorption of red, green and blue by melanin and by blood, fitted to light and dark skin
const vec3 MELANIN = vec3(1.79, 1.99, 2.14), BLOOD = vec3(0.10, 0.55, 0.45);
const vec3 BLEED = vec3(0.42, 0.17, 0.10);  // light that wanders beneath the skin into the shade

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    vec4 normal_open = texelFetch(facing, pixel, 0);
    vec2 uv = texelFetch(at, pixel, 0).xy;
    vec2 depth_code = texelFetch(further, pixel, 0).xy;
    vec3 place = eye + depth_code.x * ray;
    float open = normal_open.w;
    vec3 n = normalize(normal_open.xyz);
    vec3 view = normalize(eye - place);
    int number = int(depth_code.y);
    vec4 tint = tint_metal[number], coat = finish[number], woven = weave[number];
    float metal = tint.w, skin = woven.z;
    // the pixels around may show another finger, so their uv do not tell which smaller copy of a texture is due
    float level = -32.0 * fract(depth_code.y);
    // the forearm's part of the layout has another scale than the hand's
    vec2 scale = skin > 0.0 ? (uv.y < 0.2 ? vec2(13.7, 43.0) : vec2(9.0)) : woven.xy;
    vec4 mark = skin * textureLod(marks, uv, level + log2(640.0));
    vec3 grain = textureLod(noise, uv * scale, level + log2(256.0 * scale.x)).rgb - 0.5;
    float melanin = pigment.x * (1.0 - 0.75 * mark.g) + 0.10 * grain.r + 0.06 * grain.g;
    float blood = pigment.y + pigment.z * (mark.r * 1.5 - 0.3) + 0.35 * grain.g + 0.2 * grain.b;
    float crease = pigment.w * mark.b, nail = mark.a;
    vec3 flesh = linear_of(textureLod(base, uv, level + log2(640.0)).rgb);
    flesh *= exp(-melanin * MELANIN - blood * BLOOD - crease * vec3(0.55, 0.75, 0.8));
    vec3 stuff = mix(vec3(1.0), linear_of(textureLod(printed, uv, level + print_level).rgb), coat.w);
    stuff *= 1.0 + coat.z * (grain.r + grain.b);
    vec3 albedo = tint.rgb * mix(stuff, flesh, skin);
    vec3 plate = mix(albedo * vec3(1.1, 1.02, 1.0) + 0.02, polish, polished);
    albedo = mix(albedo, plate, nail) * (1.0 - 1.6 * nail * (1.0 - nail));
    vec3 bleed = skin * BLEED * (1.0 - 0.6 * nail * polished);
    vec2 shine = mix(coat.xy * vec2(1.0 + 0.8 * skin * grain.b, 1.0), vec2(0.32 + 0.3 * polished, 60.0), nail);
    shine.x *= 1.0 - 0.6 * crease;
    // creases and the nail's edge bend the surface
    float height = -0.0005 * crease + 0.0004 * nail + 0.00025 * skin * grain.b;
    vec3 dx = dFdx(place), dy = dFdy(place);
    vec3 r1 = cross(dy, n), r2 = cross(n, dx);
    float det = dot(dx, r1);
    vec3 slope = sign(det) * (dFdx(height) * r1 + dFdy(height) * r2);
    n = normalize(abs(det) * n - clamp(slope, -0.5 * abs(det), 0.5 * abs(det)) + 1e-12 * n);

    vec3 light = vec3(0.0), mirrored = vec3(0.0);
    float front = max(dot(n, view), 0.0);
    for (int k = 0; k < LIGHTS; k++) {
        vec3 way = towards_light(k, place);
        vec3 strength = light_colour[k] * falloff(k, place);
        float cosine = dot(n, way);
        float arrives = k == 0 ? arriving(place, n) : open;
        vec3 soft = clamp((cosine + bleed) / (1.0 + bleed), 0.0, 1.0);
        light += strength * mix(vec3(arrives), vec3(sqrt(arrives)), bleed) * soft;
        // thin rims glow red against a lamp behind them
        light += strength * bleed * vec3(0.6, 0.12, 0.06) * pow(1.0 - front, 3.0) * max(-dot(view, way), 0.0);
        float lobe = pow(max(dot(n, normalize(way + view)), 0.0), shine.y);
        mirrored += strength * lobe * arrives * max(cosine, 0.0);
    }
    float up = 0.5 - 0.5 * n.y;
    vec3 around = mix(ground, sky, up);
    light += around * mix(vec3(open), sqrt(vec3(open)), bleed);
    float fresnel = 0.3 + 0.7 * pow(1.0 - front, 4.0);
    vec3 own = mix(vec3(1.0), albedo, metal);
    vec3 ways = reflect(-view, n);
    vec3 surroundings = mix(ground, sky, 0.5 - 0.5 * ways.y) * open;
    vec3 sent = albedo * light * (1.0 - 0.8 * metal);
    sent += own * shine.x * (fresnel * mirrored * (shine.y + 8.0) / 25.0 + (0.12 * fresnel + metal) * surroundings);
    colour = vec4(developed(sent), 1.0);
}
