#version 330
in vec4 place_and_nail;
in vec4 normal_and_part;
layout(location = 0) out vec4 first;
layout(location = 1) out vec4 second;

void main() {
    first = place_and_nail;
    second = normal_and_part;
}
