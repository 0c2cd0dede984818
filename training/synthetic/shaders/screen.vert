#version 330
// One triangle over the whole image; the way each pixel looks.

uniform mat3 view_rotation;
uniform vec4 camera;
uniform vec2 image_size;

out vec3 ray;  // from the eye, one metre deep

void main() {
    vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
    gl_Position = vec4(corner, 1.0, 1.0);  // behind all that is drawn already
    vec2 pixel = (corner + 1.0) * 0.5 * image_size - 0.5;
    ray = transpose(view_rotation) * vec3((pixel - camera.zw) / camera.xy, 1.0);
}
