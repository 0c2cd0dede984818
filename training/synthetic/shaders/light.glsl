// Light that arrives at a place, shared by all that is drawn. Strengths are linear RGB.

// LIGHTS is given when this is compiled
uniform vec4 light_place[LIGHTS];  // w = 1: a lamp's place; w = 0: the direction towards a far light
uniform vec3 light_colour[LIGHTS];  // at the scene's middle; black: none
uniform vec3 sky;
uniform vec3 ground;
uniform vec3 exposure;
uniform mat4 shadow_matrix;  // scene -> 0..1 of the shadow map and its depth
uniform sampler2DShadow shadow_map;
uniform float shadow_softness;  // of the map's width
uniform float shadow_bias;
uniform sampler2D noise;  // tiles; a finer grain in each channel

vec3 towards_light(int k, vec3 place) {
    return normalize(light_place[k].xyz - light_place[k].w * place);
}

// What is left of a lamp's strength, which is given at the scene's middle
float falloff(int k, vec3 place) {
    if (light_place[k].w == 0.0) return 1.0;
    vec3 way = light_place[k].xyz - place;
    return min(dot(light_place[k].xyz, light_place[k].xyz) / max(dot(way, way), 1e-4), 6.0);
}

// How much of the first light arrives, 0..1
float arriving(vec3 place, vec3 normal) {
    vec4 at = shadow_matrix * vec4(place + 0.002 * normal, 1.0);
    if (any(lessThan(at.xyz, vec3(0.0))) || any(greaterThan(at.xyz, vec3(1.0)))) return 1.0;
    float sum = 0.0;
    for (int k = 0; k < 5; k++) {
        vec2 offset = k == 4 ? vec2(0.0) : vec2(k < 2 ? -1.0 : 1.0, k % 2 == 0 ? -0.5 : 0.5).xy;
        offset = k % 3 == 0 ? offset : offset.yx;
        sum += texture(shadow_map, vec3(at.xy + shadow_softness * offset, at.z - shadow_bias));
    }
    return sum / 5.0;
}

// Linear light of an image's values; near enough to sRGB's curve
vec3 linear_of(vec3 encoded) {
    return encoded * (encoded * (encoded * 0.305306011 + 0.682171111) + 0.012522878);
}

// Linear light to the image's values 0..1: a soft shoulder, then sRGB's curve
vec3 developed(vec3 linear) {
    vec3 x = max(linear * exposure, 0.0);
    vec3 toned = x * (1.0 + x * 0.1) / (1.0 + x * 0.55);
    toned = clamp(toned, 0.0, 1.0);
    // sRGB's curve by roots, which cost less than powers
    vec3 r1 = sqrt(toned), r2 = sqrt(r1), r3 = sqrt(r2);
    return 0.662002687 * r1 + 0.684122060 * r2 - 0.323583601 * r3 - 0.0225411470 * toned;
}
