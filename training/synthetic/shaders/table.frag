#version 330
// A table or wall near the hands that takes their shadows; alpha is how much of a pixel it fills.

#include light.glsl

uniform vec3 eye;
uniform vec4 table;  // plane: normal, offset
uniform vec3 table_along;  // direction of its grain
uniform vec4 table_edges;  // middle and half size along and across its grain, metres
uniform vec3 table_colour;
uniform vec2 table_pattern;  // strength, turns a metre
uniform float table_gloss;

in vec3 ray;
out vec4 colour;

void main() {
    vec3 way = normalize(ray);
    float descent = dot(table.xyz, way);
    float distance = descent < -1e-3 ? (table.w - dot(table.xyz, eye)) / descent : -1.0;
    vec3 place = eye + distance * way;
    vec2 flat_place = vec2(dot(place, table_along), dot(place, cross(table.xyz, table_along)));
    vec2 inside = table_edges.zw - abs(flat_place - table_edges.xy);
    inside = clamp(inside / fwidth(flat_place) + 0.5, 0.0, 1.0);
    float filled = distance > 0.0 ? inside.x * inside.y : 0.0;
    vec3 grain = texture(noise, flat_place * table_pattern.y * vec2(0.15, 1.0)).rgb;
    vec3 fine = texture(noise, flat_place * table_pattern.y * 3.0).rgb;
    vec3 albedo = table_colour * (1.0 + table_pattern.x * (grain.r * 1.4 + grain.g * 0.6 + 0.4 * fine.b - 1.2));
    vec3 light = sky * 0.85, mirrored = vec3(0.0);
    for (int k = 0; k < LIGHTS; k++) {
        vec3 lamp = towards_light(k, place);
        float cosine = max(dot(table.xyz, lamp), 0.0);
        vec3 strength = light_colour[k] * falloff(k, place) * (k == 0 ? arriving(place, table.xyz) : 1.0);
        light += strength * cosine;
        mirrored += strength * pow(max(dot(table.xyz, normalize(lamp - way)), 0.0), 40.0);
    }
    colour = filled * vec4(developed(albedo * light + table_gloss * (mirrored + 0.2 * sky)), 1.0);
}
