#version 330
// A surface at another moment, with the colours that the middle moment's picture shows of it.

uniform vec2 picture;
uniform sampler2D shown;

in vec3 middle;
out vec4 colour;

void main() {
    colour = texture(shown, middle.xy / (middle.z * picture));
}
