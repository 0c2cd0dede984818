#version 330
// A surface at another moment, with the colours that the middle moment's image shows of it.

uniform vec2 image_size;
uniform sampler2D shown;

in vec3 middle;
out vec4 colour;

void main() {
    colour = texture(shown, middle.xy / (middle.z * image_size));
}
