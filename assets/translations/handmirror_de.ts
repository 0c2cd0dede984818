<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
 <context>
  <name>Sentences</name>
  <message>
   <source>A field of view of {0} degrees is out of range: give one from {1} to {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A folder for each hand with a mesh of 778 vertices for each of its frames, named by the frame's number; frames without the hand have no file. Every mesh has the shape of its own frame, vertex for vertex as tracked. times.csv lists the time of each file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A hand looked implausible and is hidden until it looks right again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A hand looked implausible: its last good pose is shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Angles: flexion (curling is positive), abduction and twist, applied in this order; zero is the flat hand, and they have the same meaning for a left hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Another run is writing to the folder {0}: choose another one, or wait until that run has ended.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both --fit and --checkpoint were given, but only one of them can pose the hands: omit one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both runs are {0}: give two different ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frame {0} of the session {1} is damaged: choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In {0}in both runs: {1} found by both, {2} only by the first, {3} only by the second, {4} with different sides.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Intrinsics and a field of view were both given: give one of the two.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid device {0}: choose one of {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid engine {0}: choose one of {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid hand length {0} m: give one from {1} to {2} m.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid landmark backbone {0}: choose full (the shipped weights) or random.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid number of hands {0}: give one from 1 to {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid number of threads {0}: give one from 1 to {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid size of DINOv2 {0}: choose random-{1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the {0} pictures in {1} can be read: give another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On CUDA PyTorch runs the networks: choose --engine torch, or another device.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One row for each hand of each frame. The unit is the end of a column's name: _m metres in the camera, _px pixels of the full picture (as seen, not projected), _rad radians.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only ONNX Runtime runs on {0}: choose --engine onnxruntime, or another device.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>OpenCV {0} is loaded, but Handmirror is tested with OpenCV {1}, whose results differ: install Handmirror in an environment without the package that installed this OpenCV.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening the source.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other web pages have no access.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Page not found.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preparing {0} for this computer: half a minute, {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Some lines of {0} have no {1}: give a poses.jsonl as handmirror track writes it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The DINOv2 weights {0} are neither a local folder nor available from the Hugging Face hub: download them and give the folder, or choose random-large to start without pretrained weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The DINOv2 {0} has an unsupported size {1}: give small, base or large with patches of 14.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The address lacks the right token.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The address {0} has no scheme: start it with http://, https:// or rtsp://.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The address {0} of {1} is invalid: give on, a port such as 8765, or HOST:PORT.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The address {0} provides no video: check that it is correct and that its camera is switched on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The address {0} requires a login: give it as in {1}://NAME:PASSWORD@host/path.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The address {0} starts with {1}://: give one with http, https or rtsp.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The bundled network was not trained with the hand model {{}}, so the fit is used instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The camera mode {0} has an invalid rate: give a positive one such as 30.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The camera mode {0} is invalid: give a size and a rate, such as 640x480@30.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} does not exist: check the path.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} does not match its config ({1}): export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} has a config with {1}: export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} has format {1}, {2} than the supported {3}: {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} has no readable description: export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} has weights of the unsupported type {1}: export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} is a folder: give the .safetensors file that training.export writes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} is damaged or not a .safetensors file: copy it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} names the backbone {1}, whose weights it does not contain: export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} was trained with {1}, whose betas do not fit {2}: give the file that it was trained with as --hand-model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The disk has {0} left; the recording stops at {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The disk or the computer is too slow to keep every frame: some are lost.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field of view {0} is not a number of degrees: give one such as 70, or 78d for the diagonal.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {0} cannot be reached ({1}): check its permissions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {0} cannot be read ({1}): {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {0} cannot be read as a video ({1}): give a video, a picture or a folder of pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {0} contains no video: give one that plays in a video player.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {0} does not exist: copy the session again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {0} does not exist: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {0} is a PyTorch file: export a run with python -m handmirror.training.export.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {0} is a playlist, which only names other files: give the video itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {0} is not a Handmirror checkpoint: export one with python -m handmirror.training.export.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} already contains a session: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} cannot be created ({1}): choose another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} cannot be listed ({1}): check its permissions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} contains a recording: choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} contains no pictures: give one with .jpg or .png files, the path of a video, or a session's folder to handmirror rerun.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} contains the session itself: choose another one for the re-run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} is not empty: choose a new one for the export.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {0} writes {1}: give a folder, a name that does not end in {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {{format}} contains no pictures: omit the video, or choose {{others}}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {{format}} has no --vertices option: choose {{others}}, or omit it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {{format}} has no bone lengths that can vary: choose {{others}}, or omit that option.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {{format}} keeps the recorded time of each picture: omit the frame rate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The hand model {0} cannot be read ({1}): check the path.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The hand model {0} cannot be used ({1}): give MANO_RIGHT.pkl, or an .npz file in its format.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The intrinsics file {0} has no entry for {1}: add it, or one "K" for all.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The intrinsics file {0} is nested too deeply: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The intrinsics {0} cannot be read ({1}): {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The intrinsics {0} contain {1}: give four, fx,fy,cx,cy in pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The intrinsics {0} may belong to another picture size: cx, cy {1}, {2} and fx {3} are unusual for {4} x {5} pixels; check them, or state the width and height they are for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The last line of {0} is cut off and was left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lines of {0} were out of order and have been sorted by frame.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The list of shipped files {0} is missing or damaged: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The network's config has {0}: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture {0} cannot be opened ({1}): check its permissions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture {0} has more pages, which were skipped: save each as a separate file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture {0} has more than {1} MB: give a smaller one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture {0} has more than {1} million pixels: give a smaller one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture {0} has {1} samples, which are not supported: convert it to unsigned integers of 8 or 16 bits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture {0} is broken or not a picture: give another one, or copy it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture {0} is damaged or cut off: {1} could be read, so copy it again if you need the rest.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture {0} {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The poses in {0} were made with another hand model (joints are {1} mm off): give that model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The prepared network cannot be saved in {0} ({1}), so each start prepares it again: set {2} to a writable folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The recording is still running or was interrupted; after an interruption up to half a second is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The recording was stopped because only {0} were free on the disk.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rest of {0} was not read: too much of it is damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session was tracked with the hand model {0}, whose shape parameters differ from those of {1}: give {2} with --hand-model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {0} has format version {1}, newer than the supported {2}: update Handmirror.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {0} has lost its {1}: open {2} as a video instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {0} has no poses to stream: give another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {0} has no readable frame: give another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {0} has no video: it contains poses only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {0} has poses but no video: run `handmirror track` on {1} again, with the options that you want.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The shipped file {0} is {1}: {2}; if you changed it on purpose, run `python -m handmirror.training.assets_hashes`.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The stream {0} has stopped: check that its camera is switched on and the network works.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video lacks {0} of {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video {0} has an unsupported format: convert it to mp4 (H.264).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video {0} has no readable frame: give one that plays and has at most {1} million pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video {0} is damaged or cut off: {1} could be read, so copy it again if you need the rest.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video {0} must be an MP4 file: give a name that ends in .mp4.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The web page cannot be served at {0} ({1}): choose another port or host.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight file {0} does not exist: check the path.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight file {0} is damaged or belongs to a different network: replace it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight file {0} is damaged or does not belong to the network {1}: replace it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight file {{}} contains numbers that are not finite, in {{}}: train or copy it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights are not those of a network on the DINOv2 {0}: give a checkpoint of the same network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights {0} are not those of a DINOv2: {1} are missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights {0} belong to a {1} model: give a DINOv2.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights {0} cannot be read: the file is damaged or of an unsupported type.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights {0} contain no named tensors: give a file with a network's weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights {0} do not exist: give an Accelerate folder, a .safetensors file or a torch file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights {0} {1} {2} of the network's {3} tensors ({4}): give a checkpoint of the same network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no camera {0}: plug it in or choose another source; {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no file, folder or camera called {0}: check the spelling; {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no session in {0}: give a folder with a {1} in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is not enough memory: {0}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This address is not served here: use {0}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Too many readers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>VMC cannot be sent to {0} ({1}): check the host's name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} already exists: choose another place, or allow overwriting (--overwrite).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} and {1} have no frame in common: give two runs over the same video.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cameras are called {1}: give the number, one of {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be read (damaged or not a calibration): {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be read ({1}): check its permissions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be read ({1}): copy the session again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be written ({1}): choose another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be written ({1}): {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} contains no hand: record or track something with a hand in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} contains no poses ({1}): give a poses.jsonl that Handmirror wrote.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} contains only one camera: give it without #{1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} contains several cameras,  {1}: choose one, as in {2}#{3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} delivers no frames: close the other program that uses it, or allow access to the camera.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} delivers no more frames: plug it in again, or close the other program that uses it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} does not contain a K of 3 x 3 numbers or fx, fy, cx, cy: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} does not offer {1}x{2} at {3} fps: it offers {4} fps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} does not offer {1}x{2}: it offers {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} does not state the sensor size: export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} fps is not a valid frame rate: give one above 0 and up to 1000.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has a K with skew or a last row other than 0 0 1: give [[fx,0,cx],[0,fy,cy],[0,0,1]].</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has a shifted centre of distortion, which is not supported: calibrate again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has a truncated COLMAP line: export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has an implausible lens distortion: calibrate the camera again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has an invalid picture size: give width and height in pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has ended.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has focal lengths of {1} and {2}, too small for pixels: give them in pixels, not in millimetres or fractions of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has fx, fy {1}, {2} and cx, cy {3}, {4}: give positive focal lengths and the principal point in pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has lens distortion that is not a list of finite numbers: correct it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has lens distortion that is not a list of numbers: correct it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has lens distortion under an unknown name, "{1}": call it "distortion_coefficients".</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has more than {1} MB: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no readable frame: only the poses can be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has the camera model "{1}", which is not supported: undistort the pictures with COLMAP.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has the lens distortion of a tilted sensor, which is not supported: calibrate without it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has the lens model "{1}", which is not supported: calibrate with the model of OpenCV, or track pictures that are undistorted already.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has {1} distortion coefficients, which the {2} model does not have: give k1, k2, p1, p2, k3 as OpenCV does, or name the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is a device or pipe, not a file: give the name of a file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is a link to another file: delete the link or choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is damaged ({1}): copy the session again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is damaged or not a video ({1}): copy the session again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is neither a file nor a folder: give a camera by its number, such as 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a Handmirror session file: give the folder of a session.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a valid poses.jsonl (too many empty lines): give another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a valid poses.jsonl ({1}): correct that line or remove it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not the video of a session: copy the session again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is {1} x {2} pixels: give one with sides between {3} and {4} pixels and at most {5} million pixels in all.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} lacks the 14 numbers of an Azure Kinect: export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} lost: the recording could not keep up.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} of the session {1} could not be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} of the video cannot be used: {1} has no timestamps for them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} of {1} cannot be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} of {1} could not be read ({2}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} of {1} pictures could not be read and were skipped ({2}): copy them again, or save them as JPEG or PNG.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} of {1} were left out: their frame number or time repeats an earlier one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} spans {1} frames at {2} fps: export it with a lower frame rate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} takes {1} GB of memory to decode ({2} pictures of {3} x {4} pixels at a time): {5}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} with {1} only in the {2}: not compared.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} would be overwritten by the annotated output: choose another folder (--out).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}, a different aspect ratio: calibrate at this one, or track pictures with the calibrated one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}, rotated by 90 degrees: calibrate with pictures that are rotated like this one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}: free some space before recording.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}; trying again every second.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
