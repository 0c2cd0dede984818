<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
 <context>
  <name>Handmirror</name>
  <message>
   <source> fps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source> per second</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source> × 0.1 ms</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>%n frame(s)</source>
   <translation>
    <numerusform>%n frame</numerusform>
    <numerusform>%n frames</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n hand(s)</source>
   <translation>
    <numerusform>%n hand</numerusform>
    <numerusform>%n hands</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s)</source>
   <translation>
    <numerusform>%n picture</numerusform>
    <numerusform>%n pictures</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n session(s)</source>
   <translation>
    <numerusform>%n session</numerusform>
    <numerusform>%n sessions</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;File</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Help</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Learn again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Learn this</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Replay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Restore defaults</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Stream</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Tolerance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Track</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;View</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>, </source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>, {time} left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>0 takes any free port</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>3D pane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>3D view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>95 of 100 frames are faster</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>95th percentile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A ChArUco board is recognised even when only part of it is in the picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A YAML file like those in training/configs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A calibration of ROS, OpenCV, RealSense, Kalibr, COLMAP or another program</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A camera is chosen twice: choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A camera, the path of a video, or the address of a network camera</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A config file of your own…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A file is open: open the camera that you want to calibrate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A fixed rate sends interpolated poses: smoother, but one frame later</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A name needs 1 to {count} printable characters.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A new random one each time</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A quotation mark in “More settings” is not closed: correct it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A run of this name has completed {step} of {steps} steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A stopped training is saved after its current step and can be resumed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A trained network from a file (.safetensors)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A training is running.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A4 paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Abduction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>About Handmirror</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>About {size} MB are downloaded from the package index and installed into {folder}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Absolute position</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Absolute position, mm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Action</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Adapts how the network uses earlier frames; the rest of it stays as it is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Adapts what the network sees in a single picture; the result has no temporal encoder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add a recorded session, or a folder of shards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Address of a network camera or video (http, https or rtsp):</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Address of the computer that runs the avatar program; 127.0.0.1 is this one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Addresses of this kind cannot be opened: drop a file, or an http, https or rtsp address.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Addresses…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>After a countdown, record the hand in the picture for a second</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Aligned difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All cameras see the same hands. The cameras file has their extrinsics: it is made by handmirror calibrate, and each session of several cameras has one. Choose the cameras in the order of the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All files (*)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All sessions in the recording folder (Ctrl+Shift+O)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Also learn where palm, fingers and thumb point: up, down, towards the camera or away from it. Left and right are not learned.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Anyone with the address and its token can watch the hands, but not the picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Appearance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Apple (Core ML, macOS)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Apple GPU and Neural Engine (CoreML)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As a PDF to print at 100 %, or as a PNG picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As recorded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the camera sees them: the hands line up with those in the picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Automatic</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Automatic: up to 1280 × 720, if that reaches 30 fps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Back to {previous}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Backbone: {kind}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank card</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Batch size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Board</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bones and joints</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Brightness</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Browse: {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Browse…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bundled with Handmirror</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CPU</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CPU (reproducible)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Calibrate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Calibrate…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Calibration board</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Calibration file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Calibrations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Camera</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Camera frustum</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Camera pane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Camera picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Camera picture in 3D</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Camera {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Camera, video or address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cameras and videos were chosen together: choose only cameras, or only videos.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cameras file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cameras file ({patterns})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel the tracking of this session</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelled: no files were kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelling…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Capture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Card or paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Centre on hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ChArUco</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checkerboard</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checking…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checkpoint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checkpoint file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checkpoint file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checkpoint to start from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checkpoint: {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checkpoints (*.safetensors)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a .safetensors file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a checkpoint; the method is unchanged until then.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a person, or type a new name and press Save</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a session or a folder of shards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a source to begin.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose hand model…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chosen for live tracking: {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Clear list</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Click or drag: go there · wheel: zoom · right drag: pan · double-click: zoom out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Click to hide or show ({key})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colours of the window; picture, 3D view and curves stay dark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Compare</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Compare with another run of this session</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Compare with…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Comparing with {run}…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Computing…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Confidence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Config</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Config file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Configs (*.yaml)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Configuration of the robot hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Configurations of dex-retargeting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Continue in background</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Continue this run where it stopped, up to the number of steps in the form</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contrast</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copies versions, system, figures and the last lines of the log, without names, paths and addresses</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy picture of 3D view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy picture of window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy report for an issue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy the table, for example to a spreadsheet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Covered: {percent} %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Curves</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Date</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete the chosen gesture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete the saved length of this person</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Demo clip</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Detector</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Determines the distance of the hands, together with their length</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Direction &amp;matters</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dismiss this message</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Distance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Distance (cm)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Distance of the hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Distance of the wrist from the camera, along its viewing direction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drag: rotate · right drag or Shift-drag: pan · wheel: zoom · double-click: reset</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draw</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drawing: the length from the crease of the wrist to the tip of the middle finger</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drop to add the hand model {name}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Drop to open %n picture(s)</source>
   <translation>
    <numerusform>Drop to open %n picture</numerusform>
    <numerusform>Drop to open %n pictures</numerusform>
   </translation>
  </message>
  <message>
   <source>Drop to open {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drop to track with the checkpoint {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dropped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each camera has a lens of its own, in cameras.json: choose the lens as recorded, or correct it there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each joint's own axes: red flexes, green points to the back, blue along</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each recording is saved in its own folder inside this one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>End here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>End here: play up to this frame ({key})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Engine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Enter login…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Enter the length of your hand first. Then hold it at a distance that you measured from the camera to the wrist, such as 50 cm, and move the slider until the distance below agrees. Or calibrate with a board, which also removes the distortion of the lens.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Error</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Error: {error} pixels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Error: {message}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Existing files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Export %n session(s)</source>
   <translation>
    <numerusform>Export %n session</numerusform>
    <numerusform>Export %n sessions</numerusform>
   </translation>
  </message>
  <message>
   <source>Export session…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export the sessions for another program</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exported {exported} of {all} sessions to {folder}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exported {hands}, {frames} to {path}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exposure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Faster</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field of view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field of view in degrees</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Figures of both runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>File: {name}, {size} MB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fill the screen with the window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Filter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Filter and joints</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Filter by action or key</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Filter by name, date, hands or method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fine-tune: motion (the temporal encoder)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fine-tune: single pictures (the spatial part)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Finger angles: {hand}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Finger trails</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Finish the current step, save, and end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fit to key points (no trained network)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flexion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flexion (°)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flexion of each joint; straight is 0°.
Joint 1: MCP (thumb: CMC) · 2: PIP (thumb: MCP) · 3: DIP (thumb: IP)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Focus</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder of the URDF files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder of the URDF files: robots/hands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder of the export</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder of the re-run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder of the runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Following the hands: cropping, and the landmark network</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Format</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found by both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found only by this run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frame rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frames lost because the disk or the computer was too slow: {lost}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frames measured</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frames per second</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frames shown per second</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frames skipped because a newer one was available</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frames skipped because a newer one was available, of all captured</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frames tracked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From above</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From capture to screen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From the camera's picture, or the time at which that of a file is due, until it is decoded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From the camera's side, level</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From the right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From the tip of the thumb to the tip of the index finger</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Front</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Full screen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Further right, the hands are steadier but lag more; the default is 1 ×</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gesture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gestures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gestures…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Give the session another name (F2)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Go to largest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Go to the frame where the runs differ most</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Graphics card (DirectML)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Graphics card (DirectML, Windows)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hand length</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hand length: {length} cm…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hand length…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hand model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hand model: CC0. Palm detector and landmark network: Apache-2.0, by the MediaPipe authors. The file NOTICE has the full list.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hand model: {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hand models (*.npz *.pkl)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Handedness differs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hands are steadier without lag, keep their number, and gaps up to half a second are filled; replaces the One-Euro filter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hands in {frames}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>High contrast</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hold a hand in front of the camera to see what the smoothing does.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hold a hand in view, palm towards the camera, 30–80 cm away.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hold up your hand: recording in {seconds} s.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How far the hand may differ from the chosen gesture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How sure the network is that there is a hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import calibration file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In frames missing from the other run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In use: a field of view of {degrees}°, as chosen here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In use: a field of view of {degrees}°, which is a guess.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In use: the calibration given at the start, with a field of view of {degrees}°.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In use: the saved calibration, with a field of view of {degrees}°.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In use: {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Include the vertices of every frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Inspector</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Install</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Install packages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Install the missing packages?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Install them with: {command}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Installing…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Install…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Internal error ({kind}): no report could be written to {path} ({reason}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Internal error ({kind}): the report is in {path}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Internal error ({name}): {error}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It was tracked with another hand model, which was not found: drop its file onto the window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It was tracked with {name}, which was not found: drop that file onto the window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its fingers follow those of each hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Jitter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Jitter of the wrist: {raw} mm before the filter, {smooth} mm after it. Lag: {lag}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Jitter, mm/frame²</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Joint 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Joint 2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Joint 3</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Joint axes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep recording</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep the hands in the middle of the 3D view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keys</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Landmarks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Language</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Language of the window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Largest difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Last 10 seconds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Latency, 95 %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Latency, median</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lay your hand beside it, with all of it in the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lay your hand flat and measure from the crease of the wrist to the tip of the middle finger. Without it a small hand nearby looks the same as a large one farther away, and the distance is an estimate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lay your hand flat on a table beside a bank card or on a sheet of paper, with the camera above it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lay your hand flat, with straight fingers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>LeRobot data set v3, for robot learning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Learning rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left hand {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Length</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Length of the recording</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Let bone lengths vary from frame to frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Letter paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Licence: Apache-2.0. Handmirror uses PyQt6 (GPL v3 or commercial), Qt {qt} (LGPL v3), pyqtgraph and PyOpenGL (MIT and BSD), PyTorch (BSD), OpenCV (Apache-2.0) and PyAV (BSD).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Licence: {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Light</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Loading the tracker…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Loop</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Losses and sample pictures appear here once the training is running.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MJPG is compressed; YUYV and others need a fast USB port</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mains frequency</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make checkpoint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Match</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Match of {gesture}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Maximum number of hands to track; fewer hands need less time</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Maximum number of hands tracked at a time</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean difference of joints, mm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measure the lens of the camera and the length of your hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Median time from capture to screen of the last frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mesh</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Method: {method}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Middle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mirror</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>More</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>More frames per second follow fast hands better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>More settings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move the sessions to the system's bin (Delete)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move to bin</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>NVIDIA graphics card</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>NVIDIA graphics card (CUDA)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name of a gesture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name of the gesture to learn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name of the run and of the checkpoint that it makes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Needs packages that are not installed: {command}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next marker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next style</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No calibration is chosen: choose its file, or another lens.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No camera was found, so the demo clip is shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No checkpoint is chosen: choose its file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No config file is chosen: choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No folder is chosen: choose one for the export.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No folder is chosen: choose one for the exports.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No folder is chosen: choose one for the re-run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No folder is chosen: choose one for the runs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No frames were recorded.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No hand was seen: hold your hand in front of the camera and try again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No permission to write to {path}: choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No session was found in {folder}: choose a folder that contains a session.json.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No source is being tracked: start tracking first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the cameras delivers frames: check their cables.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not tracked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is left to train on: add more data, or validate on the training data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing opened yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Now running: {mode}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of cameras</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>OK</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On the second screen, if there is one; the size on the screen does not matter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One frame back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One frame forward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only cameras connected to this computer have settings here: choose one in the list of sources.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only this computer can open the page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open a recorded session first, to re-run it with {name}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open address…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open folder of pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open folder of pictures…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open recent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open session</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open session…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open several cameras</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open several cameras…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open the folder of the result in the file manager</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open the recording folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open video</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open video or pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open video or pictures…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open video…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>OpenGL is not available, so there is no 3D view; tracking and the camera picture work without it.

Install the driver of your graphics card, or on Debian and Ubuntu: sudo apt install libgl1 libegl1 libgl1-mesa-dri</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>OpenXR's 26 joints with their rotations, for XR and robots</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening the cameras…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening the camera…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening {name}…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Or, without one, the default of {degrees} degrees</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other (file)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other devices on the network may open the page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Otherwise each bone keeps its median length</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Otherwise existing files are kept, and their sessions are not exported</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Overlay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Overlay and 3D view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Overlay: mesh and skeleton</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Overlay: off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Overlay: skeleton</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Overwrite</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>PDF to print</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pale when uncertain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Palm detector: searching for further hands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pause</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Paused while recording</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Performance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Person</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Picture difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Picture of {camera}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Picture, px</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pictures (*.png *.jpg)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pictures ({patterns})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pinch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pinch distance (mm)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pinky</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Play</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Play again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Play as video</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Play or pause ({key})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Play the demo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Plot of the last seconds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Plotted figure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Plotted joint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Port</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Port of the web page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pose, shape and position, and the refinement</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Position</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Position and total</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Position in the video or among the pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Position of the wrist before and after the filter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preparing the checkpoint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preparing {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Previous marker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Processor</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Progress</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Progress of the installation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Progress of the training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>QR code of {address}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Range</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Range A–B</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Range A–B: {times} ({frames})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Re-run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Re-run a session…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Re-run {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Re-run…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Real-time webcam hand tracking as a live 3D mesh.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recognise gestures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recognise gestures, and learn new ones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Record</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Record every frame and the hands in it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recorded frames that were tracked, size of the video, free space on its disk</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recorded {length}: all {frames} frames tracked, {size}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recorded {length}: {tracked} of {frames} frames tracked, {size}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recording</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recording folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recording folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recording: hold the gesture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Redo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Redo: {edit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Refine with later frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Refining with later frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Relative to the wrist</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Relative to the wrist, mm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rename…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Replace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Replay the session (Enter)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resample to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resample to a constant frame rate; otherwise every frame keeps its recorded time</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reset view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resolution</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore defaults</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore the defaults of this page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore the gestures that ship with Handmirror; your own ones are kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resume</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Right hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Right hand {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ring</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Robot hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Root-relative difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample pictures of the last validation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save board</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save board…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save picture of 3D view…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save picture of window…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the best weights so far as a checkpoint for Handmirror</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the length under this name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Saved for {camera} at {width} x {height}: the corners are off by {error} pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Saved in {folder}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Saved {file}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Saved: {path}. Print it at 100 % and measure the line beneath it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scan the code with a phone on the same network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Secret part of the page's address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Send VMC (OSC over UDP)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Send VMC to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Send VMC to: host</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Send VMC to: port</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Serve a web page with the hands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sessions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sessions…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Set a range in the timeline first: A for its start, B for its end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Set or remove marker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings as on the command line: python -m handmirror.training.train --help</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Several files can be opened together only if all are pictures: drop a single one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shaded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shape only (after alignment), mm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show board</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show both runs over the same timeline</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show everything as in a mirror; the tracked hands stay the same</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show first run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show hands as</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show hands of low confidence in a paler colour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show in folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show log folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show or hide angles, figures and times</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show or hide the 3D view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show or hide the camera picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show second run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the 3D view from the camera's side again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the camera and what it sees</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the hands in another way</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the live picture on the frustum's far plane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the session alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show where the finger tips were in the last second</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show, record and send the gesture of each hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shows in minutes that everything works; the result is useless on other hands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Side</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Side length of a printed square; it does not affect the calibration</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Size of all texts, in per cent of the system's</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Skeleton</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slower</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smooth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smooth the motion with a One-Euro filter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smoothing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smoothing is off: switch it on with Smooth in the tool bar.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Some frames not tracked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Speed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Speed ([ and ])</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Speed of the replay ({slower} and {faster})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Speed of the wrist</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Square</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Squares</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Squares across</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Squares down</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stage: {stage}, frames at a time: {frames}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start here: play from this frame on ({key})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start or stop tracking</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Step {step}. Above: the output of the network; below: the labels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Still no camera was found: connect one, or close the program that uses it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop comparing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop recording</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop recording and change the method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop recording and open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop recording and quit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop recording and restart</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop recording and tracking</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop recording?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop the recording to change the fields above.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop the recording to choose another mode.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopped and saved: resume the training later, or make a checkpoint of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopping after this step, and saving…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Streams</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Strength of the smoothing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Success</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>System</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>System report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tested on {data}: mean joint error after alignment {error} mm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Text size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The 3D view is drawn by {renderer}, on the CPU.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The 3D view is drawn by {renderer}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The 778 points of the mesh, 9 kB for each hand of each frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The angle that the longer side of the picture spans</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The calibration is saved for {camera}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The calibration is used until the window is closed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The check box switches a gesture on or off. Press F2 to rename it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {name} is ready.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The damaged gestures were kept as {file}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data that the network is tested on, preferably of other people or other days</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The device that runs the networks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The earlier export in {path} will be lost.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The edges of the mesh</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The exposure time is 2 to the power of this value, in seconds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The figure that is plotted over the last seconds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file cannot be read ({reason}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder robots/hands of a copy of dex-urdf</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} cannot be read ({reason}): check its permissions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} cannot be read ({reason}): choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} is not empty: choose a new one for the re-run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The formats in grey need packages that are not installed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The hand model is fitted to key points, without a trained network</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The hand model {name} was added: sessions tracked with it can be replayed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The hands in 3D. Alt with an arrow key rotates the view, plus and minus zoom, R resets it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The installation was cancelled.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The intrinsics file {path} has a calibration for each picture: choose one for a camera.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The joint that the curves show</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The joint whose flexion is plotted</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The language changes the next time Handmirror starts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The library that runs the networks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The log folder {folder} cannot be shown: open it in a file manager.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The login of {address} is not saved: enter it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The markers in {path} are in a newer format: update Handmirror.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The markers were not changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The method that poses the hands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The mode was chosen on the command line (--camera-mode).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The name of the run cannot be used as a folder name: choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The network bundled with Handmirror, for the bundled hand model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The package index cannot be reached: connect to the internet and try again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The packages are installed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The packages could not be installed ({reason}): see the tool tip for the command.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The page {name} is not part of this installation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture appears here when you press Start.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture is on the clipboard.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture of the source with the tracked hands drawn over it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The pictures are frames of a motion: track from one to the next, with smoothing. Off: each on its own</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The process ended unexpectedly ({line}): see {log} in the folder of the run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The quantity that the curves show; in a comparison, left hands are dashed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The report cannot be made: run `handmirror doctor` in a terminal.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The report is on the clipboard.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session cannot be recorded in {folder} ({reason}): choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session was tracked with a different hand model, which was not found: choose its file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session was tracked with the hand model {name}, which was not found: choose its file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {name} cannot be moved to the bin: delete its folder {path} in the file manager.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {name} cannot be renamed ({reason}): check permissions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {name} is being recorded: end the recording first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {name} is open in the window: open something else first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {name} was moved or deleted: open it again from its new place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {path} is already open: choose another run of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The settings could not be saved: {error}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The settings file was damaged: the defaults are used, and the damaged file was kept as {place}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The settings file {path} is damaged and cannot be renamed ({reason}): rename or delete it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The source of the frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The surface of the hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tracked hands and their distances; ≈: not calibrated, see Track &gt; Calibrate…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tracker cannot be loaded: {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The training cannot be started: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The training data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Theme</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are already {count} gestures: delete one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is already a gesture “{name}”: enter another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is already a session called {name}: choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no 3D view, since OpenGL is not available.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no session in {folder} yet: press Record in the window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no training data: add a session or a folder of shards.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Thin: the wrist's position as estimated, thick: as smoothed, over the last three seconds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This choice takes effect the next time tracking starts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This ends the recording. What was recorded so far is saved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This system does not list the camera's modes: these are common ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Thumb</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Time and number of the current frame, and the totals</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>To add a gesture, enter a name, choose “Learn this” and hold up your hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>To install them yourself, run:
{command}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>To the beginning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>To the end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>To window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tools</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Top</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tra&amp;in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Track a session again with this checkpoint, to compare it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Track all frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Track the frames that were skipped when the session was recorded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Track the video again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tracked {frames}, {count} with hands, to {path}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tracking</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tracking frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tracks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Train a checkpoint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Train a checkpoint…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Train a network on your own sessions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Trained network (bundled)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training data: {names}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training loss</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training needs an installation with Python</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training needs packages that are not installed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training: step {step} of {steps}, loss {loss}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try it: overfit a few pictures (debug)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Twist</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo: {edit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Unknown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Until the tracker takes the picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Until the window takes the result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use live</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use the bundled network</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use the saved calibration</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use this calibration for the camera and the size of its pictures from now on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>User guide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>VMC rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Validate on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Validation: mean joint error, mm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Version and licences</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Video of camera {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Videos ({patterns})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Videos and pictures ({patterns})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Video…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>View from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Views: {views} of {least}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wait</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Waiting for a picture…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Warming up…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Warning: {message}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Web page port</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is drawn over the picture (keys 0, 1, 2)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is installed and works, what is missing, and how to fix it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What lies beside or beneath the hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the networks run on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where new recordings are saved: {folder}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where the streams are sent or served</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>While the page is served, its address is shown here, with a QR code for a phone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>White balance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whole clip</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whole clip ({frames})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whole clip: play all frames again ({key})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wireframe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wrist</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wrist speed (m/s)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Writing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Writing the checkpoint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Your hand is {length} cm long; the readings of {readings} frames differ by {spread} %.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>animated mesh with skeleton, for Blender, Unity, the web</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>animated mesh with skeleton, for Omniverse, Houdini, Blender</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>as in the config</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>call me</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cannot be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>filled in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fist</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>hand of {length} cm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>joint rotations of NVIDIA's SOMA hand, as arrays</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>joints and MANO parameters as arrays</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>joints and angles as a table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>joints of a robot hand that follows each hand, as a table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lists in the layout of FreiHAND and HO-3D</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>meshes, joints, angles and pictures on a timeline, for Rerun</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>meshes, poses, angles and pictures, for Foxglove and robotics programs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>move the hand to measure it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>my-hands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not smoothed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one mesh per hand and frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>pictures and labels for training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>pinch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>pip failed without an error message</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>point</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>range A–B</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>refined</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>remove marker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rock</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>set marker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>skeleton motion, for animation programs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>smooth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the disk does not exist</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>thumbs down</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>thumbs up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>victory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>whole clip</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{begin} s to {end} s</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{camera} has no picture at this moment.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{card}: show it whole, on a plain surface.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{control}: automatic</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} dropped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} frames back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} frames forward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} of {total} frames not tracked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} of {total} frames with filled-in hands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{done} of {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{done} of {total}, {time} left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{dropped} of {captured}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{frames} frames tracked, {with_hands} with hands: {folder}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{length} cm, reading {readings} of {all}: hold still.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} already exists.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} already exists. Replace it?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be opened: drop a video, pictures, a folder, a session, a checkpoint (.safetensors) or a hand model (.npz, .pkl).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not a video: choose a video or a camera.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was moved to the bin.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was removed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: {length} cm was saved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} h</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} min</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} of {count}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} of {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} s</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} already exists: choose another place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} cannot be read ({reason}): check its permissions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} cannot be used ({reason}): choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} contains no valid markers: delete it to set new ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} is a file: choose a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} is not a session and contains no shards: choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{progress} ({count} waiting)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{quantity} of {joint}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{quantity} of {joint}, from {low} to {high} {unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{reason} The previous method is still in use.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{seconds} s</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{shown} of {total} sessions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{size} free</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{tracked} of {captured}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{tracked} of {frames} frames tracked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} (not supported)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} cm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} fps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} m/s</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} mm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} ms</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} ms to screen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} s</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{name}” cannot be the name of a session: choose one without any of / \ : * ? " &lt; &gt; |.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{name}” was deleted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{name}” was learned without a direction: the hand pointed to the side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{name}” was learned.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Sentences</name>
  <message>
   <source>"on": false</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>%n captured frame(s)</source>
   <translation>
    <numerusform>%n captured frame</numerusform>
    <numerusform>%n captured frames</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different view(s)</source>
   <translation>
    <numerusform>%n different view</numerusform>
    <numerusform>%n different views</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n frame(s)</source>
   <translation>
    <numerusform>%n frame</numerusform>
    <numerusform>%n frames</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n hand(s)</source>
   <translation>
    <numerusform>%n hand</numerusform>
    <numerusform>%n hands</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n line(s)</source>
   <translation>
    <numerusform>%n line</numerusform>
    <numerusform>%n lines</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n number(s)</source>
   <translation>
    <numerusform>%n number</numerusform>
    <numerusform>%n numbers</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s)</source>
   <translation>
    <numerusform>%n picture</numerusform>
    <numerusform>%n pictures</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n view(s)</source>
   <translation>
    <numerusform>%n view</numerusform>
    <numerusform>%n views</numerusform>
   </translation>
  </message>
  <message>
   <source>--refine needs a recording, but {0} is live: record it with handmirror record, then run handmirror rerun --refine.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>--refine needs frames that follow each other, but {0} has stills: omit it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A board of {0} x {1} mm does not fit on {2} paper, which has room for {3} x {4} mm: choose fewer or smaller squares.</source>
   <translation type="unfinished" />
  </message>
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
   <source>A picture is {0} x {1} pixels, but the ones before are {2} x {3}: calibrate with pictures of one size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Address already in use</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An internal error stopped the recording: {0}: {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An internal error stopped the tracking: {0}</source>
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
   <source>Bad file descriptor</source>
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
   <source>Broken pipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Camera {0} was not found: plug it in or choose another source; {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cannot allocate memory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cannot assign requested address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connection refused</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connection reset by peer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connection timed out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Device or resource busy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Directory not empty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Disk quota exceeded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each process needs a whole copy of the network: start with accelerate launch --multi_gpu.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>File exists</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>File name too long</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>File too large</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Foxglove at ws://{0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Foxglove cannot be served at {0} ({1}): choose another port or host.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Frame {0} of the session {1} is damaged: choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Give an IP address such as 192.168.1.20, or the name of a computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hold the board still for a moment.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Image {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Image {0} of {1} is damaged: create the shards again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In Blender: {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In {0} that both runs have: {1} found by both, {2} only by the first, {3} only by the second, {4} with different sides.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Input/output error</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Interrupted: what was saved so far is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Intrinsics and a field of view were both given: give one of the two.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid argument</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid board of {0} x {1} squares: give {2} to {3} on each side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid board {0}: give {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid cross-device link</source>
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
   <source>Invalid hand length {0} cm: give one from {1} to {2} cm.</source>
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
   <source>Invalid name {0}: give one of 1 to {1} characters.</source>
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
   <source>Invalid squares of {0} mm: give a side from {1} to {2} mm.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid strength of the smoothing {0}: give one from {1} to {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid value {0}={1} in {2}: must be {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Invalid value {0}={1}: must be {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Is a directory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Joints of {0} to {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>K is not a camera matrix</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Line {0} of {1} is damaged: delete it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move the board: nearer, farther, or turned.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name or service not known</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Network is unreachable</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No CUDA device is available: install NVIDIA's driver, or choose --device cpu</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No clip in {0} is long enough for {1} frames: use longer clips.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No clip in {0} shards is long enough for {1} frames with stride {2}: use fewer frames or longer clips.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No config was given: add --config-name=NAME, one of {0}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No file, folder or camera is called {0}: check the spelling; {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No hand length is saved for {0}, only for {1}: run handmirror calibrate --hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No hand length is saved for {0}: run handmirror calibrate --hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No hand was found in the video of {0}, so the offset of its clock is the one in the cameras file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No hand was found in {0} of {1}: lay it beside the {2}, whole in the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No hand was found in {0}: show one to all cameras at once, and move it around.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No hands to write: check the source and its labels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No robot was chosen: choose {0}, or a file .yml.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No route to host</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No session was found in {0}: give a folder with a {1} in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No space left on device</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No such device</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No such device or address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No such file or directory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No viewer of Rerun listens at {0} ({1}): start it with the command rerun.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No {0} board of {1} x {2} squares was seen in {3}: check its kind and its squares, and show it whole, flat and well lit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No {0} was found in {1} of {2}: show it whole, on a plain surface of another brightness.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the {0} pictures in {1} can be read: give another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not a directory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONNX Runtime</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONNX Runtime cannot be loaded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONNX Runtime cannot run {0} ({1})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONNX Runtime crashed when it was last used here: delete {0} to try it again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONNX Runtime failed in {0} ({1})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONNX Runtime needs {0} once to prepare {1}: {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONNX Runtime {0} is too old: pip install 'onnxruntime&gt;={1}.{2}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONNX cannot express {0} ({1})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On CUDA, the networks run in PyTorch: choose --engine torch, or another device.</source>
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
   <source>Only {0} are free at {1}</source>
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
   <source>Operation not permitted</source>
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
   <source>Permission denied</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preparing {0} for this computer: half a minute, {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>PyTorch cannot be loaded ({0}): pip install torch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read-only file system</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rerun's viewer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rerun's viewer at {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resource temporarily unavailable</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Robot hands need {0}: install it with {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Seeking is not possible in {0}: open a video or a folder of pictures instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Seeking is not possible in {0}: open it again instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings &gt; Privacy &amp; security &gt; Camera &gt; Let desktop apps access your camera</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shards cannot be read from {0}: give a folder, a .tar file, or an http or https address.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the board at the bottom of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the board at the left of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the board at the right of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the board at the top of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the board to the camera.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Software caused connection abort</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Some lines of {0} have no {1}: give a poses.jsonl as handmirror track writes it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stage 2 refines a trained stage 1: give its checkpoint with model.pretrained=FOLDER_OR_FILE.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start the address with http://, https:// or rtsp://.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>System Settings &gt; Privacy &amp; Security &gt; Camera, then start the program again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Temporary failure in name resolution</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The DINOv2 backbone needs transformers: {0}</source>
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
   <source>The URDF files are missing: give the folder robots/hands of a copy of dex-urdf ({0}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The address does not contain the correct token.</source>
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
   <source>The board cannot be written as {0}: give a name that ends in .pdf or .png.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The board faces the camera in all but {0}, which does not determine the focal length: tilt it to each side by 20 to 40 degrees.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The board was seen in {0}, but {1} are needed: show it in all parts of the picture, near and far, and tilted, and hold it still in each place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The bundled network was not trained with the hand model {0}, so the fit is used instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The calibration is implausible (focal lengths {0} and {1}, principal point {2}, {3} for {4} x {5} pixels): tilt the board more, and show it in all parts of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The calibration of {0} is for pictures of {1} pixels and is not used for {2} x {3}, which has another shape: calibrate in this size, or track in the calibrated one.</source>
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
   <source>The camera {0} has no tracked frames: only the other cameras are used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The cameras file has {0} cameras ({1}), but {2} were given: give one video of each, in the order of the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The cameras file has {0} cameras, but {1} were tracked: give a video of each camera, in the order of the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The cameras file {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The cameras' views of the board contradict each other by {0} px: check the squares and the lens calibrations, move the board slowly, and do not move the cameras.</source>
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
   <source>The checkpoint {0} does not match the options, or is damaged: resume with those in the run's config.yaml, or remove the checkpoint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The checkpoint {0} does not match the run's {1} ({2}): {3}.</source>
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
   <source>The checkpoint {0} has no {1}, as in older versions, whose runs cannot be resumed: start a new run from its weights with model.pretrained={2}.</source>
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
   <source>The checkpoint {0} is damaged or not a .safetensors file: choose another file.</source>
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
   <source>The clip {0} in {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The config cannot be resolved ({0}): define what is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The config has no {0}: give {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The config {0} cannot be composed ({1}): --help lists all settings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The config {0} does not exist: give one of {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The config's values have more than {0} characters: use fewer references.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The configuration {0} cannot be read ({1}): give one of dex-retargeting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The corners are off by {0} pixels, more than {1}: make sure that the board is flat, its squares are as stated, and the camera's focus does not change, and try again.</source>
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
   <source>The finder learns in a trained stage 1: set model.finder=true and model.pretrained=FILE.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The first camera, {0}, has no frames: track it again, or put another one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} already contains a session: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} already contains shards: remove them or choose another folder.</source>
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
   <source>The folder {0} contains more than {1} files: give one that contains only configs.</source>
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
   <source>The folder {0} does not exist: give the one that holds your configs with --config-dir.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} has no sessions of two cameras, camera_1 and camera_2: track them first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} has no shards (*.tar): create some with training.data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} has no tokens: compute them with python -m handmirror.training.tokens.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} has sessions of more than {1} cameras: choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {0} is not empty: choose a new one for the export.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {0} contains no pictures: omit the video, or choose {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {0} has no --vertices option: choose {1}, or omit it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {0} has no bone lengths that can vary: choose {1}, or omit that option.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {0} has no robot hands: choose {1}, or omit the robot.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {0} keeps the recorded time of each picture: omit the frame rate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {0} needs {1}: install it with {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The format {0} writes {1}: give a folder, a name that does not end in {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The gestures {0} cannot be read ({1}): give another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The gestures {0} have format version {1}, newer than the supported {2}: update Handmirror.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The gestures {0} have more than {1} MB: give another file.</source>
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
   <source>The hand moves by only {0} cm in {1}, too little to find the cameras' extrinsics: move it through the whole space that they see.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The hand was measured in {0}, but {1} are needed: show it for longer, or in more pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The hand was not flat in {0} of {1}: lay it beside the {2} with straight fingers, on the same surface.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The hands that the cameras of {0} saw are not fused: track the cameras again, or give the folder of one camera, such as {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The host or port of the address is invalid: give one such as 192.168.1.20 or 192.168.1.20:554.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The image {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The image {0} of {1} is damaged: create the shards again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The installed ONNX Runtime has no {0}: {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The intrinsics file {0}</source>
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
   <source>The intrinsics {0}</source>
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
   <source>The lens distortion in {0} is left out: the video stays as recorded.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lens of {0} is not calibrated, and these views do not suffice for it ({1}).</source>
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
   <source>The network was trained with MANO: give your MANO_RIGHT.pkl with --hand-model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The network's config has {0}: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The number of cameras is {0}: give 2 to {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The offset of the clock of {0} could not be measured, as the hand moves too little while both cameras see it: the one in the cameras file is used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture of frame {0} is {1} x {2} pixels, its poses are for {3} x {4}: give the video of this session.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture {0}</source>
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
   <source>The poses of {0} and {1} contradict their pictures (reprojection error {2} px): give the videos in the order of the cameras file, or calibrate again if a camera was moved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The poses of {0} are the {1} hand model's and are ignored: set data.hand_model={2} to use them as well as the joints.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The prepared network cannot be saved in {0} ({1}), so each start prepares it again: set {2} to a writable folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The range {0} is invalid: give a beginning from 0 s on, and an end that is not before it.</source>
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
   <source>The robot's joints cannot be sent to {0} ({1}): check the host's name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The run's hand model {0} cannot be read ({1}): put it back, or give its new place as data.hand_model_file in the run's {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session was tracked with the hand model {0}, whose shape parameters differ from those of {1}: give {2} with --hand-model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session was tracked with the {0} {1}, which was not found: choose its file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The session {0} cannot be read: {1}</source>
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
   <source>The session's pictures change size, which LeRobot does not allow: export another format.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The setting {0} is invalid: give NAME=VALUE, with single quotes around a value that has spaces or special characters.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The shard {0} cannot be read ({1}): copy it again or recreate it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The shipped file {0} is {1}: {2}; if you changed it on purpose, run `python -m handmirror.training.assets_hashes`.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The stream {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The stream {0} has stopped: check that its camera is switched on and the network works.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The token of the web page is invalid: {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tokens in {0} do not match each other: compute them again with training.tokens.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tokens {0} belong to other weights than model.pretrained: compute them again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tokens {0} cannot be read: compute them again with training.tokens.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tracking of {0} was not finished ({1}): run the command again with --overwrite.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The training has diverged (the network's outputs contain NaN): resume it with a lower train.lr.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The type of {0} is not supported: choose {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video ends before frame {0} of the poses: give the video of this session.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video lacks {0} of {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video of {0} is missing: only the poses can be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video of {0} is undistorted already, with the calibration it was recorded with: re-run it without a calibration, or give fx,fy,cx,cy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The video {0}</source>
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
   <source>The views are too similar, which leaves the focal length uncertain by {0} %: tilt the board more, and show it nearer and farther.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The views of the board do not determine a camera: show it in other places, and tilted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The views of the hand disagree by {0} %, more than {1} %: lay hand and {2} flat on one surface, hold still, and measure again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The web page cannot be served at {0} ({1}): choose another port or host.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight file {0} contains numbers that are not finite, in {1}: train or copy it again.</source>
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
   <source>There are enough views.</source>
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
   <source>This line is 100 mm long: if yours is not, print again at 100 %, not fitted to the page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This stream needs {0}: install it with {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tilt the board to one side by 20 to 40 degrees.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>To see its frames, put the original session {0} next to it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Too many connections.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Too many levels of symbolic links</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Too many open files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Too many open files in system</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training for MANO needs its file: give its path as data.hand_model_file=MANO_RIGHT.pkl.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training needs more packages: run {0}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>VMC cannot be sent to {0} ({1}): check the host's name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>VMC to {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Web page at {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Windows of {0} frames with stride {1}, step {2} and gaps of {3} cannot be read: give 1 or more, and 0 or more for the gap.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a box shorter than its header</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a checkpoint's folder, a .safetensors or a torch file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a crop beyond the picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a crop without a size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a different hand model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a file in it has the name {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a file in it has {0} bytes, more than {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a folder of shards, a .tar file, an http or https address, or a list of these</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a folder, a list of folders or null</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a frame has no labelled joint or no focal length</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a hand is not a JSON object</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a hash is not text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a matrix in it is damaged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a matrix in it is too large</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a number above 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a number from 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a number from 0 to 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a number from 0 to 10</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a part of it contains itself</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a score is not a number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a single value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a tile that differs from the first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a validity flag is not 0 or 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a value is not text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a whole number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a whole number from {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a whole number from {0} to {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an .npz file in MANO's format</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an array in it contains objects</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an array in it contains values of the type {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an array in it has an invalid shape</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an array in it has an unknown type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an array in it is damaged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an array in it is not as long as its shape says</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an earlier one has the same name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an impossible width or height</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an integer of more than 64 bits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>another program has locked a part of the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>another program uses that port</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>another program uses the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>bad allocation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>bank card</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>bf16, or no for float32</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cameras is not a list of whole numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>can't start new thread</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cannot allocate memory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>captured frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>choose another one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>choose another one, or add --overwrite</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>choose another place or free some space</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>choose one of {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>close other programs, or track fewer hands or smaller pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>complex integer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>contains {0} numbers, neither fx, fy, cx, cy nor a matrix of 3 rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>convert it to a smaller size, as with ffmpeg -i INPUT -vf scale=3840:-2 OUTPUT</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>copy it again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>copy it again from where the run was trained, or resume the run, which writes it again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>correct the file, or remove it to use the gestures that ship</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cut off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>damaged or changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>damaged, or of an unknown format</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>different view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>duplicate key {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>each time, as there is no cache folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>encoding or nesting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>enter and leave are not between 0 and 1, or leave is above enter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>f refers to vertices that do not exist</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>failed to allocate memory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>failed to map segment</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>field of view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>free some space and resume with general.resume=true, or choose another place with general.runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>free some space or choose another with --out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>from {0} s to {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>gap to {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>gesture is the name of a recognised gesture, empty for none; gesture_score is 0 to 1, NaN for none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>gesture {0}{1} was left out, {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>give a cameras.json of handmirror calibrate, a camchain.yaml of Kalibr, or a stereo calibration of OpenCV</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>give a poses.jsonl</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>give a poses.jsonl or the folder of a session</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>give a whole number from 1 to {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>give an even number of at least 4</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>give fx,fy,cx,cy in pixels or a calibration file (docs/calibrations.md lists the formats)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>give num_frame 1 in stage 1 and 7 in stage 2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>give the folder of a session</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>hand model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>hands is not a list of at most {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has XML with entities</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has YAML with aliases</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has more than {0} MB of YAML</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>have other shapes in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>hold is neither true nor false</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>install Handmirror again, or in a git checkout run `git checkout -- assets`</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>insufficient memory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is HEIF of the type {0}, which is not supported: save it as JPEG</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is empty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is neither JSON nor YAML nor another known format{0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is nested too deeply</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is not a text file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is not valid XML (line {0})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it comes with the macOS build</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it contains a number that is too long</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it contains a text without quotes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it contains chumpy's {0}, which is not supported</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it contains scipy's {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it contains the instruction {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it contains too many files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it contains too many values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it contains {0}.{1} twice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it has no angles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it has no automatic mode</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it has the unknown key {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it has {0} pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is a folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is cut off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is damaged or not a pickle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is empty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is incomplete</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is incomplete or not an .npz file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is larger than 1 GB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is larger than 64 MB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is neither an .npz nor a .pkl file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is not a JSON object</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is not a file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is of a left hand; left hands are mirrored from the right one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>items larger than the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its angles, gaps or directions are not a JSON object</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its backbone of {0} values is too small for a {1} {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its direction of {0} is not valid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its gap to {0} is not valid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its hand measures {0} m, so it is not in metres</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its name is not 1 to {0} printable characters</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its name is not a text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its objects contain too many others</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its tolerance is not a number, or on is not true or false</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its tolerance is not between {0} and {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>joints_2d is missing and cannot be computed: joints lie behind the camera</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>joints_2d or K is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>line {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>line {0}: {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>longer side</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mains frequency</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>minimum_ns is not between 0 and {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>modified brown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>more than {0} values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>newer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no camera was found on this computer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no keys</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no meta box</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no permission to write in {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no sheet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no tensors</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not JSON</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not a JSON object</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not a file name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not a host name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not a number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not a size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not flat</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not readable ({0})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not seen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>numbers as in training/data/augment.py, or null</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>numbers that AdamW cannot have</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>of the type {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>older</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>on Windows, replace it with the package onnxruntime-directml</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one of {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>other weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>pip install 'onnxruntime&lt;1.29'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>remove it and free some space, or choose another folder by data.tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>saved calibrations of {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>see PoseNetConfig</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>see PoseNetConfig for the known ones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>set its camera to smaller pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>several files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sheet of A4 paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sheet of Letter paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>side is neither left nor right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>signed integer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>something in it is not an array of numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>source or facts are invalid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>stage {0} with num_frame {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>temporal.dim_head {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>that port is not allowed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the VMC stream</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the clip {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the clip {0} has too many or too large files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the computer in the network was not found</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the direction of {0} is not a list of a direction and an angle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the grid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the hand model is unknown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the hand model {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the header is too large</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the host name is unknown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the installed package is incomplete</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the lens distorts: call Intrinsics.undistort(frame) first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the name of a backbone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the network connection was lost</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the robot stream</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the run's name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the web page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the weights of a vertex do not add up to 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there are more than {0} gestures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there is no angle {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there is no folder {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there is no hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this backbone detects no key points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this computer does not have that address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tiles that do not cover the picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>too long</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>train it again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>true or false</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>two gestures have the same name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>unexpected tensors</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>unknown keys {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>unsigned integer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>update Handmirror</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>use only the letters A to Z, digits, - and _.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>use {0} to {1} characters, or none for a new random one each time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>video is not a JSON object</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>white balance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>write it like those in training/configs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} ({1}): pip install 'onnxruntime&lt;1.29'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} It runs in {1} until another mode is chosen.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} The saved calibration is not used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} already contains a run: set general.resume=true or another general.name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} already exists: choose another place, or allow overwriting (--overwrite).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} and {1} do not overlap in time (they are {2} s apart): give videos of the same moment, or correct offset_ns in the cameras file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} and {1} have no frame in common: give two runs over the same video.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} bytes do not fit into its {1}</source>
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
   <source>{0} cannot be read (it {1}): {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be read (more than {1} kB): {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be read ({1} in line {2}): {3}.</source>
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
   <source>{0} cannot be read ({1}): restore the file, or delete it and measure again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be read ({1}): {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be read as a URDF ({1}): give another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be read: remove the folder {1} to resume from an older one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} cannot be used with {1} ({2}): check both.</source>
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
   <source>{0} contains no hand {1}: choose another range.</source>
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
   <source>{0} contains several cameras, {1}: choose one, as in {2}#{3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} contains step {1}: restore the folder's original name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} contains values of the type {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} contains values that are not finite</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} contains values that are not finite numbers of at most {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} delivers no frames in {1}: it runs in {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} delivers no frames: close the other program that uses it, or allow access to the camera{1}.</source>
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
   <source>{0} does not contain its backbone's weights: export it again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} does not exist: give the folder robots/hands of a copy of dex-urdf ({1}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} does not offer the format {1}: it offers {2}.</source>
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
   <source>{0} does not see the board clearly: show it larger, flat and well lit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} does not see the hand at the same time as the other cameras for {1} frames: show it to all cameras at once, and give videos that overlap in time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} does not state the sensor size: export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} files of this session</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} fps is not a valid frame rate: give one above 0 and up to 1000.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} frames for a network of windows of {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has a K with skew or a last row other than 0 0 1: give [[fx,0,cx],[0,fy,cy],[0,0,1]].</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has a joint without limits: add lower and upper to each joint that moves.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has a model with {1}: {2}.</source>
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
   <source>{0} has an implausible value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has an invalid picture size: give width and height in pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has an invalid rotation: its rows must be perpendicular and of length 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has an unresolved {1}={2}: {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has another format version than {1}: update Handmirror.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has cameras {1} m apart: give the translations in metres.</source>
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
   <source>{0} has format {1}, but this version of Handmirror reads {2}: create the shards again.</source>
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
   <source>{0} has no T_cn_cnm1 of 4 x 4 numbers: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no camera with a rotation and a translation: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no cameras: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no checkpoint yet: let the training reach its first one (train.save_every).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no joint that moves, so no fingers: give the URDF of a robot hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no link {1}, which the configuration names: give the URDF of that hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no list of at most {1} gestures: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no offset_ns in whole nanoseconds: correct it, or remove the entry.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no pictures to train on: give the video that was tracked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no readable frame: only the poses can be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no rotation of 3 x 3 and translation of 3 numbers: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no scores ({1}): give the JSON that training.evaluate wrote.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no shards: give a folder of shards, a .tar file or an address.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no {1} hand: give the other configuration.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no {1}: give the folder of a training run, like runs/NAME.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has no {1}: render the shards with --depth --masks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has the camera model "{1}", which is not supported: undistort the pictures with COLMAP.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has the invalid shape {1}</source>
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
   <source>{0} has the shape {1}, but its config requires {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has the shape {1}, expected {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has the shape {1}, not {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has {1} cameras: give 2 to {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} has {1} distortion coefficients, which the {2} model does not have: give k1, k2, p1, p2, k3 as OpenCV does, or name the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} in it is not a plain file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} in the config calls {1}: only references and oc.env are allowed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} in the config has a nested reference: use a single one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} in the config refers to itself: give it a value.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is a device or pipe, not a file: give the name of a file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is a file of the session itself: give the export another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is a link to another file: delete the link or choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is being trained by another process: stop that, or set general.name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is damaged</source>
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
   <source>{0} is damaged: remove the folder {1} to resume from an older one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is for pictures of {1} x {2} pixels, but this one is {3} x {4}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is given more than once: give a source of each camera.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is missing, of another shape or not finite</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is neither a file nor a folder: give a camera by its number, such as 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is neither true nor false</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is nested too deeply: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a Handmirror session file: give the folder of a session.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a JSON object</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a URDF: its root element is {1}, not robot.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a configuration of dex-retargeting: retargeting with urdf_path is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a gesture file of Handmirror: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a known robot hand: choose {1}, or a file .yml.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a list of people: restore the file, or delete it and measure again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a list of two numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a lower and a higher angle between -180 and 180 degrees</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a name of 1 to {1} characters</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a picture: give several pictures, or a single video.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a training config: write it like those in training/configs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a training setting: python -m handmirror.training.train --help lists them all.</source>
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
   <source>{0} is not a valid training clip ({1}): create the shards again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a whole number of 0 or more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not a width and height</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not an IP address: it has four numbers from 0 to 255, such as 192.168.1.20.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not as long as its shape says</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not available for this system: use Linux or macOS with Python 3.10 to 3.12 for robot hands.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not expected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not plain YAML</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not the config of a training run: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not the name of a computer: use letters, digits, hyphens and dots.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not the video of a session: copy the session again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not valid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not valid JSON ({1}): {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is not {1} finite numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is too large</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} is too large, {1}</source>
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
   <source>{0} must end in .safetensors: choose another name.</source>
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
   <source>{0} of {1} has {2} x {3} pixels, more than {4} a side: create the shards again.</source>
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
   <source>{0} or null</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} refused {1} for its {2} ({3}): choose another value.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} refused {1}x{2}: it runs in {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} shards are too few for {1} processes with {2} workers each: make more and smaller shards, use fewer workers or split by window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} shows no {1} board of {2} x {3} squares: check its kind and its squares, and show it to all cameras at once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} spans {1} frames at {2} fps: export it with a lower frame rate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} stands for more than {1} shards: give fewer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} takes {1} GB of memory to decode ({2} pictures of {3} x {4} pixels at a time): {5}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} tensors of weights that do not learn here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} uses an unsupported compression</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} with a {1} backbone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} with {1} only in the {2}: not compared.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} without keys</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} would be overwritten by the annotated output: choose another folder (--out).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} {1} x {2}, squares of {3} mm. Glue it to something flat.</source>
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
   <source>{0}.onnx gives different results than the network: do not use it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}.{1} is not allowed in it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}: free some space before recording.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}: {1} contains NaN or infinity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}: {1} is not a number: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}: {1} is {2}, the schema says {3}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}: {1}: correct or remove it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}; trying again every second.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}first frame.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}{1}: --help lists the options.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
