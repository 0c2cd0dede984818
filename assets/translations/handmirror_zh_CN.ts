<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
 <context>
  <name>Handmirror</name>
  <message>
   <source> fps</source>
   <translation> fps</translation>
  </message>
  <message>
   <source> per second</source>
   <translation> 次/秒</translation>
  </message>
  <message>
   <source> × 0.1 ms</source>
   <translation> × 0.1 ms</translation>
  </message>
  <message numerus="yes">
   <source>%n frame(s)</source>
   <translation>
    <numerusform>%n 帧</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n hand(s)</source>
   <translation>
    <numerusform>%n 只手</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s)</source>
   <translation>
    <numerusform>%n 张图片</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n session(s)</source>
   <translation>
    <numerusform>%n 个会话</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>删除(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>文件(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Learn again</source>
   <translation>重新学习(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Learn this</source>
   <translation>学习此手势(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Replay</source>
   <translation>回放(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Restore defaults</source>
   <translation>恢复默认值(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Stream</source>
   <translation>推流(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Tolerance</source>
   <translation>容差(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Track</source>
   <translation>跟踪(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <source>, </source>
   <translation>，</translation>
  </message>
  <message>
   <source>, {time} left</source>
   <translation>，剩余 {time}</translation>
  </message>
  <message>
   <source>0 takes any free port</source>
   <translation>0 表示使用任意空闲端口</translation>
  </message>
  <message>
   <source>3D pane</source>
   <translation>3D 窗格</translation>
  </message>
  <message>
   <source>3D view</source>
   <translation>3D 视图</translation>
  </message>
  <message>
   <source>95 of 100 frames are faster</source>
   <translation>100 帧中有 95 帧更快</translation>
  </message>
  <message>
   <source>95th percentile</source>
   <translation>第 95 百分位</translation>
  </message>
  <message>
   <source>A ChArUco board is recognised even when only part of it is in the picture</source>
   <translation>ChArUco 标定板只要部分在画面中即可识别</translation>
  </message>
  <message>
   <source>A YAML file like those in training/configs</source>
   <translation>类似 training/configs 中的 YAML 文件</translation>
  </message>
  <message>
   <source>A calibration of ROS, OpenCV, RealSense, Kalibr, COLMAP or another program</source>
   <translation>ROS、OpenCV、RealSense、Kalibr、COLMAP 或其他程序的标定</translation>
  </message>
  <message>
   <source>A camera is chosen twice: choose another one.</source>
   <translation>一个摄像头被选择了两次：请选择另一个。</translation>
  </message>
  <message>
   <source>A camera, the path of a video, or the address of a network camera</source>
   <translation>摄像头、视频的路径或网络摄像头的地址</translation>
  </message>
  <message>
   <source>A config file of your own…</source>
   <translation>自己的配置文件…</translation>
  </message>
  <message>
   <source>A file is open: open the camera that you want to calibrate.</source>
   <translation>当前打开的是文件：请打开要标定的摄像头。</translation>
  </message>
  <message>
   <source>A fixed rate sends interpolated poses: smoother, but one frame later</source>
   <translation>固定速率会发送插值得到的姿态：更平滑，但晚一帧</translation>
  </message>
  <message>
   <source>A name needs 1 to {count} printable characters.</source>
   <translation>名称需要 1 到 {count} 个可打印字符。</translation>
  </message>
  <message>
   <source>A new random one each time</source>
   <translation>每次使用新的随机令牌</translation>
  </message>
  <message>
   <source>A quotation mark in “More settings” is not closed: correct it.</source>
   <translation>“更多设置”中有未闭合的引号：请更正。</translation>
  </message>
  <message>
   <source>A run of this name has completed {step} of {steps} steps.</source>
   <translation>同名的训练已完成 {step} / {steps} 步。</translation>
  </message>
  <message>
   <source>A stopped training is saved after its current step and can be resumed.</source>
   <translation>停止的训练会在当前步骤后保存，之后可以继续。</translation>
  </message>
  <message>
   <source>A trained network from a file (.safetensors)</source>
   <translation>来自文件的训练好的网络 (.safetensors)</translation>
  </message>
  <message>
   <source>A training is running.</source>
   <translation>正在训练。</translation>
  </message>
  <message>
   <source>A4 paper</source>
   <translation>A4 纸</translation>
  </message>
  <message>
   <source>Abduction</source>
   <translation>外展</translation>
  </message>
  <message>
   <source>About Handmirror</source>
   <translation>关于 Handmirror</translation>
  </message>
  <message>
   <source>About {size} MB are downloaded from the package index and installed into {folder}.</source>
   <translation>将从软件包索引下载约 {size} MB 并安装到 {folder}。</translation>
  </message>
  <message>
   <source>Absolute position</source>
   <translation>绝对位置</translation>
  </message>
  <message>
   <source>Absolute position, mm</source>
   <translation>绝对位置，mm</translation>
  </message>
  <message>
   <source>Action</source>
   <translation>操作</translation>
  </message>
  <message>
   <source>Adapts how the network uses earlier frames; the rest of it stays as it is</source>
   <translation>调整网络利用之前帧的方式；其余部分不变</translation>
  </message>
  <message>
   <source>Adapts what the network sees in a single picture; the result has no temporal encoder</source>
   <translation>调整网络对单张图片的理解；结果不含时序编码器</translation>
  </message>
  <message>
   <source>Add a recorded session, or a folder of shards</source>
   <translation>添加录制的会话，或 shard 文件夹</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>地址</translation>
  </message>
  <message>
   <source>Address of a network camera or video (http, https or rtsp):</source>
   <translation>网络摄像头或视频的地址（http、https 或 rtsp）：</translation>
  </message>
  <message>
   <source>Address of the computer that runs the avatar program; 127.0.0.1 is this one</source>
   <translation>运行虚拟形象程序的计算机的地址；127.0.0.1 为本机</translation>
  </message>
  <message>
   <source>Addresses of this kind cannot be opened: drop a file, or an http, https or rtsp address.</source>
   <translation>无法打开此类地址：请拖入文件，或使用 http、https 或 rtsp 的地址。</translation>
  </message>
  <message>
   <source>Addresses…</source>
   <translation>地址…</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>添加…</translation>
  </message>
  <message>
   <source>After a countdown, record the hand in the picture for a second</source>
   <translation>倒计时后，记录画面中的手一秒钟</translation>
  </message>
  <message>
   <source>Aligned difference</source>
   <translation>对齐后的差异</translation>
  </message>
  <message>
   <source>All cameras see the same hands. The cameras file has their extrinsics: it is made by handmirror calibrate, and each session of several cameras has one. Choose the cameras in the order of the file.</source>
   <translation>所有摄像头看到的是同样的手。摄像头文件包含它们的外参：它由 handmirror calibrate 生成，每个多摄像头会话中也有一个。请按文件中的顺序选择摄像头。</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>所有文件 (*)</translation>
  </message>
  <message>
   <source>All sessions in the recording folder (Ctrl+Shift+O)</source>
   <translation>录制文件夹中的所有会话 (Ctrl+Shift+O)</translation>
  </message>
  <message>
   <source>Also learn where palm, fingers and thumb point: up, down, towards the camera or away from it. Left and right are not learned.</source>
   <translation>同时学习手掌、手指和拇指的朝向：向上、向下、朝向摄像头或背向摄像头。不学习左右方向。</translation>
  </message>
  <message>
   <source>Anyone with the address and its token can watch the hands, but not the picture</source>
   <translation>知道带令牌地址的人可以看到手，但看不到画面</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>外观</translation>
  </message>
  <message>
   <source>Apple (Core ML, macOS)</source>
   <translation>Apple (Core ML, macOS)</translation>
  </message>
  <message>
   <source>Apple GPU and Neural Engine (CoreML)</source>
   <translation>Apple GPU 和神经网络引擎 (CoreML)</translation>
  </message>
  <message>
   <source>As a PDF to print at 100 %, or as a PNG picture</source>
   <translation>保存为按 100 % 打印的 PDF，或 PNG 图片</translation>
  </message>
  <message>
   <source>As recorded</source>
   <translation>与录制时相同</translation>
  </message>
  <message>
   <source>As the camera sees them: the hands line up with those in the picture</source>
   <translation>与摄像头所见一致：手与画面中的手重合</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>Automatic: up to 1280 × 720, if that reaches 30 fps</source>
   <translation>自动：最高 1280 × 720（如能达到 30 fps）</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>后退</translation>
  </message>
  <message>
   <source>Back to {previous}</source>
   <translation>返回 {previous}</translation>
  </message>
  <message>
   <source>Backbone: {kind}</source>
   <translation>骨干网络：{kind}</translation>
  </message>
  <message>
   <source>Bank card</source>
   <translation>银行卡</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>批大小</translation>
  </message>
  <message>
   <source>Board</source>
   <translation>标定板</translation>
  </message>
  <message>
   <source>Bones</source>
   <translation>骨骼</translation>
  </message>
  <message>
   <source>Bones and joints</source>
   <translation>骨骼和关节</translation>
  </message>
  <message>
   <source>Brightness</source>
   <translation>亮度</translation>
  </message>
  <message>
   <source>Browse: {title}</source>
   <translation>浏览：{title}</translation>
  </message>
  <message>
   <source>Browse…</source>
   <translation>浏览…</translation>
  </message>
  <message>
   <source>Bundled with Handmirror</source>
   <translation>Handmirror 内置</translation>
  </message>
  <message>
   <source>CPU</source>
   <translation>CPU</translation>
  </message>
  <message>
   <source>CPU (reproducible)</source>
   <translation>CPU（结果可复现）</translation>
  </message>
  <message>
   <source>Calibrate</source>
   <translation>标定</translation>
  </message>
  <message>
   <source>Calibrate…</source>
   <translation>标定…</translation>
  </message>
  <message>
   <source>Calibration board</source>
   <translation>标定板</translation>
  </message>
  <message>
   <source>Calibration file</source>
   <translation>标定文件</translation>
  </message>
  <message>
   <source>Calibrations</source>
   <translation>标定文件</translation>
  </message>
  <message>
   <source>Camera</source>
   <translation>摄像头</translation>
  </message>
  <message>
   <source>Camera frustum</source>
   <translation>摄像头视锥</translation>
  </message>
  <message>
   <source>Camera pane</source>
   <translation>摄像头窗格</translation>
  </message>
  <message>
   <source>Camera picture</source>
   <translation>摄像头画面</translation>
  </message>
  <message>
   <source>Camera picture in 3D</source>
   <translation>3D 中的摄像头画面</translation>
  </message>
  <message>
   <source>Camera {number}</source>
   <translation>摄像头 {number}</translation>
  </message>
  <message>
   <source>Camera, video or address</source>
   <translation>摄像头、视频或地址</translation>
  </message>
  <message>
   <source>Cameras and videos were chosen together: choose only cameras, or only videos.</source>
   <translation>同时选择了摄像头和视频：请只选择摄像头，或只选择视频。</translation>
  </message>
  <message>
   <source>Cameras file</source>
   <translation>摄像头文件</translation>
  </message>
  <message>
   <source>Cameras file ({patterns})</source>
   <translation>摄像头文件 ({patterns})</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cancel the tracking of this session</source>
   <translation>取消对此会话的跟踪</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>已取消。</translation>
  </message>
  <message>
   <source>Cancelled: no files were kept.</source>
   <translation>已取消：没有保留任何文件。</translation>
  </message>
  <message>
   <source>Cancelling…</source>
   <translation>正在取消…</translation>
  </message>
  <message>
   <source>Capture</source>
   <translation>采集</translation>
  </message>
  <message>
   <source>Card or paper</source>
   <translation>卡或纸</translation>
  </message>
  <message>
   <source>Centre on hand</source>
   <translation>手居中</translation>
  </message>
  <message>
   <source>ChArUco</source>
   <translation>ChArUco</translation>
  </message>
  <message>
   <source>Checkerboard</source>
   <translation>棋盘格</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>正在检查…</translation>
  </message>
  <message>
   <source>Checkpoint</source>
   <translation>检查点</translation>
  </message>
  <message>
   <source>Checkpoint file</source>
   <translation>检查点文件</translation>
  </message>
  <message>
   <source>Checkpoint file…</source>
   <translation>检查点文件…</translation>
  </message>
  <message>
   <source>Checkpoint to start from</source>
   <translation>作为起点的检查点</translation>
  </message>
  <message>
   <source>Checkpoint: {name}</source>
   <translation>检查点：{name}</translation>
  </message>
  <message>
   <source>Checkpoints (*.safetensors)</source>
   <translation>检查点 (*.safetensors)</translation>
  </message>
  <message>
   <source>Choose a .safetensors file</source>
   <translation>选择 .safetensors 文件</translation>
  </message>
  <message>
   <source>Choose a checkpoint; the method is unchanged until then.</source>
   <translation>请选择检查点；在此之前方法保持不变。</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>选择文件</translation>
  </message>
  <message>
   <source>Choose a folder.</source>
   <translation>请选择文件夹。</translation>
  </message>
  <message>
   <source>Choose a person, or type a new name and press Save</source>
   <translation>选择一个人，或输入新姓名后按“保存”</translation>
  </message>
  <message>
   <source>Choose a session or a folder of shards</source>
   <translation>选择会话或 shard 文件夹</translation>
  </message>
  <message>
   <source>Choose a source</source>
   <translation>选择来源</translation>
  </message>
  <message>
   <source>Choose a source to begin.</source>
   <translation>请选择来源以开始。</translation>
  </message>
  <message>
   <source>Choose hand model…</source>
   <translation>选择手部模型…</translation>
  </message>
  <message>
   <source>Chosen for live tracking: {name}</source>
   <translation>已选用于实时跟踪：{name}</translation>
  </message>
  <message>
   <source>Clear list</source>
   <translation>清空列表</translation>
  </message>
  <message>
   <source>Click or drag: go there · wheel: zoom · right drag: pan · double-click: zoom out</source>
   <translation>单击或拖动：跳到该处 · 滚轮：缩放 · 右键拖动：平移 · 双击：显示全部</translation>
  </message>
  <message>
   <source>Click to hide or show ({key})</source>
   <translation>单击以隐藏或显示 ({key})</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Colours of the window; picture, 3D view and curves stay dark</source>
   <translation>窗口的颜色；画面、3D 视图和曲线保持深色</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>比较</translation>
  </message>
  <message>
   <source>Compare with another run of this session</source>
   <translation>与此会话的另一次跟踪结果比较</translation>
  </message>
  <message>
   <source>Compare with…</source>
   <translation>比较…</translation>
  </message>
  <message>
   <source>Comparing with {run}…</source>
   <translation>正在与 {run} 比较…</translation>
  </message>
  <message>
   <source>Computing…</source>
   <translation>正在计算…</translation>
  </message>
  <message>
   <source>Confidence</source>
   <translation>置信度</translation>
  </message>
  <message>
   <source>Config</source>
   <translation>配置</translation>
  </message>
  <message>
   <source>Config file</source>
   <translation>配置文件</translation>
  </message>
  <message>
   <source>Configs (*.yaml)</source>
   <translation>配置 (*.yaml)</translation>
  </message>
  <message>
   <source>Configuration of the robot hand</source>
   <translation>机器人手的配置</translation>
  </message>
  <message>
   <source>Configurations of dex-retargeting</source>
   <translation>dex-retargeting 的配置</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>目录</translation>
  </message>
  <message>
   <source>Continue in background</source>
   <translation>在后台继续</translation>
  </message>
  <message>
   <source>Continue this run where it stopped, up to the number of steps in the form</source>
   <translation>从停止处继续此训练，直到表单中的步数</translation>
  </message>
  <message>
   <source>Contrast</source>
   <translation>对比度</translation>
  </message>
  <message>
   <source>Copies versions, system, figures and the last lines of the log, without names, paths and addresses</source>
   <translation>复制版本、系统、数据和日志的最后几行，不含名称、路径和地址</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy address</source>
   <translation>复制地址</translation>
  </message>
  <message>
   <source>Copy picture of 3D view</source>
   <translation>复制 3D 视图的图片</translation>
  </message>
  <message>
   <source>Copy picture of window</source>
   <translation>复制窗口的图片</translation>
  </message>
  <message>
   <source>Copy report for an issue</source>
   <translation>复制问题报告</translation>
  </message>
  <message>
   <source>Copy the table, for example to a spreadsheet</source>
   <translation>复制表格，例如粘贴到电子表格</translation>
  </message>
  <message>
   <source>Covered: {percent} %</source>
   <translation>已覆盖：{percent} %</translation>
  </message>
  <message>
   <source>Curves</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>数据</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Delete the chosen gesture</source>
   <translation>删除选中的手势</translation>
  </message>
  <message>
   <source>Delete the saved length of this person</source>
   <translation>删除此人已保存的手长</translation>
  </message>
  <message>
   <source>Demo clip</source>
   <translation>演示片段</translation>
  </message>
  <message>
   <source>Detector</source>
   <translation>检测器</translation>
  </message>
  <message>
   <source>Determines the distance of the hands, together with their length</source>
   <translation>与手长一起决定手的距离</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>差异</translation>
  </message>
  <message>
   <source>Direction &amp;matters</source>
   <translation>区分方向(&amp;M)</translation>
  </message>
  <message>
   <source>Dismiss this message</source>
   <translation>关闭此消息</translation>
  </message>
  <message>
   <source>Distance</source>
   <translation>距离</translation>
  </message>
  <message>
   <source>Distance (cm)</source>
   <translation>距离 (cm)</translation>
  </message>
  <message>
   <source>Distance of the hand</source>
   <translation>手的距离</translation>
  </message>
  <message>
   <source>Distance of the wrist from the camera, along its viewing direction</source>
   <translation>手腕到摄像头的距离，沿其视线方向</translation>
  </message>
  <message>
   <source>Drag: rotate · right drag or Shift-drag: pan · wheel: zoom · double-click: reset</source>
   <translation>拖动：旋转 · 右键拖动或 Shift+拖动：平移 · 滚轮：缩放 · 双击：重置</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>绘制</translation>
  </message>
  <message>
   <source>Drawing: the length from the crease of the wrist to the tip of the middle finger</source>
   <translation>示意图：从手腕横纹到中指指尖的长度</translation>
  </message>
  <message>
   <source>Drop to add the hand model {name}</source>
   <translation>松开以添加手部模型 {name}</translation>
  </message>
  <message numerus="yes">
   <source>Drop to open %n picture(s)</source>
   <translation>
    <numerusform>松开以打开 %n 张图片</numerusform>
   </translation>
  </message>
  <message>
   <source>Drop to open {name}</source>
   <translation>松开以打开 {name}</translation>
  </message>
  <message>
   <source>Drop to track with the checkpoint {name}</source>
   <translation>松开以使用检查点 {name} 跟踪</translation>
  </message>
  <message>
   <source>Dropped</source>
   <translation>丢弃</translation>
  </message>
  <message>
   <source>Each camera has a lens of its own, in cameras.json: choose the lens as recorded, or correct it there.</source>
   <translation>每个摄像头在 cameras.json 中有各自的镜头：请选择录制时的镜头，或在该文件中更正。</translation>
  </message>
  <message>
   <source>Each frame</source>
   <translation>每帧</translation>
  </message>
  <message>
   <source>Each joint's own axes: red flexes, green points to the back, blue along</source>
   <translation>每个关节自身的轴：红色为屈曲轴，绿色指向手背，蓝色沿指向</translation>
  </message>
  <message>
   <source>Each recording is saved in its own folder inside this one</source>
   <translation>每次录制都保存在此文件夹内的单独文件夹中</translation>
  </message>
  <message>
   <source>End here</source>
   <translation>到此处结束</translation>
  </message>
  <message>
   <source>End here: play up to this frame ({key})</source>
   <translation>到此处结束：播放到这一帧（{key}）</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>引擎</translation>
  </message>
  <message>
   <source>Enter login…</source>
   <translation>输入登录信息…</translation>
  </message>
  <message>
   <source>Enter the length of your hand first. Then hold it at a distance that you measured from the camera to the wrist, such as 50 cm, and move the slider until the distance below agrees. Or calibrate with a board, which also removes the distortion of the lens.</source>
   <translation>请先输入手长。然后将手放在与摄像头距离已测量（例如手腕距摄像头 50 cm）的位置，移动滑块直到下方的距离一致。也可以用标定板标定，同时可消除镜头畸变。</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>错误</translation>
  </message>
  <message>
   <source>Error: {error} pixels</source>
   <translation>误差：{error} 像素</translation>
  </message>
  <message>
   <source>Error: {message}</source>
   <translation>错误：{message}</translation>
  </message>
  <message>
   <source>Existing files</source>
   <translation>现有文件</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>导出</translation>
  </message>
  <message numerus="yes">
   <source>Export %n session(s)</source>
   <translation>
    <numerusform>导出 %n 个会话</numerusform>
   </translation>
  </message>
  <message>
   <source>Export session…</source>
   <translation>导出会话…</translation>
  </message>
  <message>
   <source>Export the sessions for another program</source>
   <translation>将会话导出到其他程序</translation>
  </message>
  <message>
   <source>Export {name}</source>
   <translation>导出 {name}</translation>
  </message>
  <message>
   <source>Exported {exported} of {all} sessions to {folder}.</source>
   <translation>已将 {all} 个会话中的 {exported} 个导出到 {folder}。</translation>
  </message>
  <message>
   <source>Exported {hands}, {frames} to {path}</source>
   <translation>已将 {hands}、{frames}导出到 {path}</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Exposure</source>
   <translation>曝光</translation>
  </message>
  <message>
   <source>Faster</source>
   <translation>加快</translation>
  </message>
  <message>
   <source>Field of view</source>
   <translation>视场角</translation>
  </message>
  <message>
   <source>Field of view in degrees</source>
   <translation>视场角（度）</translation>
  </message>
  <message>
   <source>Figures of both runs</source>
   <translation>两次结果的数据</translation>
  </message>
  <message>
   <source>File: {name}, {size} MB</source>
   <translation>文件：{name}，{size} MB</translation>
  </message>
  <message>
   <source>Fill the screen with the window</source>
   <translation>窗口占满屏幕</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>筛选</translation>
  </message>
  <message>
   <source>Filter and joints</source>
   <translation>滤波和关节</translation>
  </message>
  <message>
   <source>Filter by action or key</source>
   <translation>按操作或按键筛选</translation>
  </message>
  <message>
   <source>Filter by name, date, hands or method</source>
   <translation>按名称、日期、手或方法筛选</translation>
  </message>
  <message>
   <source>Fine-tune: motion (the temporal encoder)</source>
   <translation>微调：运动（时序编码器）</translation>
  </message>
  <message>
   <source>Fine-tune: single pictures (the spatial part)</source>
   <translation>微调：单张图片（空间部分）</translation>
  </message>
  <message>
   <source>Finger angles: {hand}</source>
   <translation>手指角度：{hand}</translation>
  </message>
  <message>
   <source>Finger trails</source>
   <translation>手指轨迹</translation>
  </message>
  <message>
   <source>Finish the current step, save, and end</source>
   <translation>完成当前步骤，保存并结束</translation>
  </message>
  <message>
   <source>Fit to key points (no trained network)</source>
   <translation>拟合关键点（无需训练好的网络）</translation>
  </message>
  <message>
   <source>Flexion</source>
   <translation>屈曲</translation>
  </message>
  <message>
   <source>Flexion (°)</source>
   <translation>屈曲 (°)</translation>
  </message>
  <message>
   <source>Flexion of each joint; straight is 0°.
Joint 1: MCP (thumb: CMC) · 2: PIP (thumb: MCP) · 3: DIP (thumb: IP)</source>
   <translation>每个关节的屈曲；伸直为 0°。
关节 1：MCP（拇指：CMC）· 2：PIP（拇指：MCP）· 3：DIP（拇指：IP）</translation>
  </message>
  <message>
   <source>Focus</source>
   <translation>对焦</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Folder of the URDF files</source>
   <translation>URDF 文件的文件夹</translation>
  </message>
  <message>
   <source>Folder of the URDF files: robots/hands</source>
   <translation>URDF 文件的文件夹：robots/hands</translation>
  </message>
  <message>
   <source>Folder of the export</source>
   <translation>导出文件夹</translation>
  </message>
  <message>
   <source>Folder of the re-run</source>
   <translation>重新跟踪的文件夹</translation>
  </message>
  <message>
   <source>Folder of the runs</source>
   <translation>训练文件夹</translation>
  </message>
  <message>
   <source>Following the hands: cropping, and the landmark network</source>
   <translation>跟踪手：裁剪以及处理裁剪的网络</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>前进</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>找到</translation>
  </message>
  <message>
   <source>Found by both</source>
   <translation>两者都找到</translation>
  </message>
  <message>
   <source>Found only by this run</source>
   <translation>仅此结果找到</translation>
  </message>
  <message>
   <source>Frame rate</source>
   <translation>帧率</translation>
  </message>
  <message>
   <source>Frames lost because the disk or the computer was too slow: {lost}.</source>
   <translation>由于磁盘或计算机太慢而丢失的帧：{lost}。</translation>
  </message>
  <message>
   <source>Frames measured</source>
   <translation>已测量的帧</translation>
  </message>
  <message>
   <source>Frames per second</source>
   <translation>每秒帧数</translation>
  </message>
  <message>
   <source>Frames shown per second</source>
   <translation>每秒显示的帧数</translation>
  </message>
  <message>
   <source>Frames skipped because a newer one was available</source>
   <translation>因有更新的帧而跳过的帧</translation>
  </message>
  <message>
   <source>Frames skipped because a newer one was available, of all captured</source>
   <translation>所有采集的帧中，因有更新的帧而跳过的帧</translation>
  </message>
  <message>
   <source>Frames tracked</source>
   <translation>已跟踪的帧</translation>
  </message>
  <message>
   <source>From above</source>
   <translation>从上方</translation>
  </message>
  <message>
   <source>From capture to screen</source>
   <translation>从采集到屏幕显示</translation>
  </message>
  <message>
   <source>From the camera's picture, or the time at which that of a file is due, until it is decoded</source>
   <translation>从摄像头画面（或文件画面的应到时间）到解码完成</translation>
  </message>
  <message>
   <source>From the camera's side, level</source>
   <translation>从摄像头一侧，水平</translation>
  </message>
  <message>
   <source>From the right</source>
   <translation>从右侧</translation>
  </message>
  <message>
   <source>From the tip of the thumb to the tip of the index finger</source>
   <translation>从拇指指尖到食指指尖</translation>
  </message>
  <message>
   <source>Front</source>
   <translation>正面</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>全屏</translation>
  </message>
  <message>
   <source>Further right, the hands are steadier but lag more; the default is 1 ×</source>
   <translation>越往右手越稳定，滞后越大；默认为 1 ×</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>增益</translation>
  </message>
  <message>
   <source>Gesture</source>
   <translation>手势</translation>
  </message>
  <message>
   <source>Gestures</source>
   <translation>手势</translation>
  </message>
  <message>
   <source>Gestures…</source>
   <translation>手势…</translation>
  </message>
  <message>
   <source>Give the session another name (F2)</source>
   <translation>重命名会话 (F2)</translation>
  </message>
  <message>
   <source>Go to largest</source>
   <translation>转到最大处</translation>
  </message>
  <message>
   <source>Go to the frame where the runs differ most</source>
   <translation>转到两次结果差异最大的帧</translation>
  </message>
  <message>
   <source>Graphics card (DirectML)</source>
   <translation>显卡 (DirectML)</translation>
  </message>
  <message>
   <source>Graphics card (DirectML, Windows)</source>
   <translation>显卡 (DirectML, Windows)</translation>
  </message>
  <message>
   <source>Hand</source>
   <translation>手</translation>
  </message>
  <message>
   <source>Hand length</source>
   <translation>手长</translation>
  </message>
  <message>
   <source>Hand length: {length} cm…</source>
   <translation>手长：{length} cm…</translation>
  </message>
  <message>
   <source>Hand length…</source>
   <translation>手长…</translation>
  </message>
  <message>
   <source>Hand model</source>
   <translation>手部模型</translation>
  </message>
  <message>
   <source>Hand model: CC0. Palm detector and landmark network: Apache-2.0, by the MediaPipe authors. The file NOTICE has the full list.</source>
   <translation>手部模型：CC0。手掌检测器和关键点网络：Apache-2.0，由 MediaPipe 作者提供。完整列表见文件 NOTICE。</translation>
  </message>
  <message>
   <source>Hand model: {name}</source>
   <translation>手部模型：{name}</translation>
  </message>
  <message>
   <source>Hand models (*.npz *.pkl)</source>
   <translation>手部模型 (*.npz *.pkl)</translation>
  </message>
  <message>
   <source>Handedness differs</source>
   <translation>左右不同</translation>
  </message>
  <message>
   <source>Hands</source>
   <translation>手</translation>
  </message>
  <message>
   <source>Hands are steadier without lag, keep their number, and gaps up to half a second are filled; replaces the One-Euro filter</source>
   <translation>手部更平稳且无延迟，编号保持不变，半秒以内的间断会被补全；代替 One-Euro 滤波器</translation>
  </message>
  <message>
   <source>Hands in {frames}</source>
   <translation>{frames}中的手</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>隐藏</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>高对比度</translation>
  </message>
  <message>
   <source>Hold a hand in front of the camera to see what the smoothing does.</source>
   <translation>将手放在摄像头前即可看到平滑的效果。</translation>
  </message>
  <message>
   <source>Hold a hand in view, palm towards the camera, 30–80 cm away.</source>
   <translation>将手放入画面，掌心朝向摄像头，距离 30–80 cm。</translation>
  </message>
  <message>
   <source>Hold up your hand: recording in {seconds} s.</source>
   <translation>请举起手：{seconds} s 后开始记录。</translation>
  </message>
  <message>
   <source>How far the hand may differ from the chosen gesture</source>
   <translation>手与所选手势可以相差多少</translation>
  </message>
  <message>
   <source>How sure the network is that there is a hand</source>
   <translation>网络对该处有手的把握</translation>
  </message>
  <message>
   <source>Import calibration file…</source>
   <translation>导入标定文件…</translation>
  </message>
  <message>
   <source>In frames missing from the other run</source>
   <translation>另一结果缺少的帧中</translation>
  </message>
  <message>
   <source>In use: a field of view of {degrees}°, as chosen here.</source>
   <translation>正在使用：此处选择的视场角 {degrees}°。</translation>
  </message>
  <message>
   <source>In use: a field of view of {degrees}°, which is a guess.</source>
   <translation>正在使用：视场角 {degrees}°，为估计值。</translation>
  </message>
  <message>
   <source>In use: the calibration given at the start, with a field of view of {degrees}°.</source>
   <translation>正在使用：启动时指定的标定，视场角 {degrees}°。</translation>
  </message>
  <message>
   <source>In use: the saved calibration, with a field of view of {degrees}°.</source>
   <translation>正在使用：已保存的标定，视场角 {degrees}°。</translation>
  </message>
  <message>
   <source>In use: {name}</source>
   <translation>正在使用：{name}</translation>
  </message>
  <message>
   <source>Include the vertices of every frame</source>
   <translation>包含每帧的顶点</translation>
  </message>
  <message>
   <source>Index</source>
   <translation>食指</translation>
  </message>
  <message>
   <source>Inspector</source>
   <translation>检查器</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>安装</translation>
  </message>
  <message>
   <source>Install packages</source>
   <translation>安装软件包</translation>
  </message>
  <message>
   <source>Install the missing packages?</source>
   <translation>安装缺少的软件包？</translation>
  </message>
  <message>
   <source>Install them with: {command}</source>
   <translation>安装命令：{command}</translation>
  </message>
  <message>
   <source>Installing…</source>
   <translation>正在安装…</translation>
  </message>
  <message>
   <source>Install…</source>
   <translation>安装…</translation>
  </message>
  <message>
   <source>Internal error ({kind}): no report could be written to {path} ({reason}).</source>
   <translation>内部错误（{kind}）：无法将报告写入 {path}（{reason}）。</translation>
  </message>
  <message>
   <source>Internal error ({kind}): the report is in {path}.</source>
   <translation>内部错误（{kind}）：报告位于 {path}。</translation>
  </message>
  <message>
   <source>Internal error ({name}): {error}</source>
   <translation>内部错误（{name}）：{error}</translation>
  </message>
  <message>
   <source>It was tracked with another hand model, which was not found: drop its file onto the window.</source>
   <translation>它使用另一个手部模型跟踪，但未找到该模型：请将其文件拖到窗口上。</translation>
  </message>
  <message>
   <source>It was tracked with {name}, which was not found: drop that file onto the window.</source>
   <translation>它使用 {name} 跟踪，但未找到该文件：请将其拖到窗口上。</translation>
  </message>
  <message>
   <source>Its fingers follow those of each hand</source>
   <translation>其手指跟随每只手的手指</translation>
  </message>
  <message>
   <source>Jitter</source>
   <translation>抖动</translation>
  </message>
  <message>
   <source>Jitter of the wrist: {raw} mm before the filter, {smooth} mm after it. Lag: {lag}.</source>
   <translation>手腕抖动：滤波前 {raw} mm，滤波后 {smooth} mm。滞后：{lag}。</translation>
  </message>
  <message>
   <source>Jitter, mm/frame²</source>
   <translation>抖动，mm/帧²</translation>
  </message>
  <message>
   <source>Joint 1</source>
   <translation>关节 1</translation>
  </message>
  <message>
   <source>Joint 2</source>
   <translation>关节 2</translation>
  </message>
  <message>
   <source>Joint 3</source>
   <translation>关节 3</translation>
  </message>
  <message>
   <source>Joint axes</source>
   <translation>关节轴</translation>
  </message>
  <message>
   <source>Keep recording</source>
   <translation>继续录制</translation>
  </message>
  <message>
   <source>Keep the hands in the middle of the 3D view</source>
   <translation>使手保持在 3D 视图中央</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>Landmarks</source>
   <translation>关键点</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Language of the window</source>
   <translation>窗口的语言</translation>
  </message>
  <message>
   <source>Largest difference</source>
   <translation>最大差异</translation>
  </message>
  <message>
   <source>Last 10 seconds</source>
   <translation>最近 10 秒</translation>
  </message>
  <message>
   <source>Latency, 95 %</source>
   <translation>延迟，95 %</translation>
  </message>
  <message>
   <source>Latency, median</source>
   <translation>延迟，中位数</translation>
  </message>
  <message>
   <source>Lay your hand beside it, with all of it in the picture.</source>
   <translation>将手放在旁边，完整地在画面中。</translation>
  </message>
  <message>
   <source>Lay your hand flat and measure from the crease of the wrist to the tip of the middle finger. Without it a small hand nearby looks the same as a large one farther away, and the distance is an estimate.</source>
   <translation>将手平放，从手腕横纹量到中指指尖。如果不知道手长，近处的小手和远处的大手看起来一样，距离只能是估计值。</translation>
  </message>
  <message>
   <source>Lay your hand flat on a table beside a bank card or on a sheet of paper, with the camera above it.</source>
   <translation>将手平放在桌上，旁边放一张银行卡，或放在一张纸上，摄像头在上方。</translation>
  </message>
  <message>
   <source>Lay your hand flat, with straight fingers.</source>
   <translation>将手平放，手指伸直。</translation>
  </message>
  <message>
   <source>LeRobot data set v3, for robot learning</source>
   <translation>LeRobot 数据集 v3，用于机器人学习</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>左手</translation>
  </message>
  <message>
   <source>Left hand</source>
   <translation>左手</translation>
  </message>
  <message>
   <source>Left hand {number}</source>
   <translation>左手 {number}</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>长度</translation>
  </message>
  <message>
   <source>Length of the recording</source>
   <translation>录制时长</translation>
  </message>
  <message>
   <source>Lens</source>
   <translation>镜头</translation>
  </message>
  <message>
   <source>Let bone lengths vary from frame to frame</source>
   <translation>骨骼长度随帧变化</translation>
  </message>
  <message>
   <source>Letter paper</source>
   <translation>Letter 纸</translation>
  </message>
  <message>
   <source>Licence: Apache-2.0. Handmirror uses PyQt6 (GPL v3 or commercial), Qt {qt} (LGPL v3), pyqtgraph and PyOpenGL (MIT and BSD), PyTorch (BSD), OpenCV (Apache-2.0) and PyAV (BSD).</source>
   <translation>许可证：Apache-2.0。Handmirror 使用 PyQt6（GPL v3 或商业许可）、Qt {qt}（LGPL v3）、pyqtgraph 和 PyOpenGL（MIT 和 BSD）、PyTorch（BSD）、OpenCV（Apache-2.0）以及 PyAV（BSD）。</translation>
  </message>
  <message>
   <source>Licence: {name}</source>
   <translation>许可证：{name}</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Loading the tracker…</source>
   <translation>正在加载跟踪器…</translation>
  </message>
  <message>
   <source>Loop</source>
   <translation>循环</translation>
  </message>
  <message>
   <source>Losses and sample pictures appear here once the training is running.</source>
   <translation>训练运行时，此处显示损失和示例图片。</translation>
  </message>
  <message>
   <source>MJPG is compressed; YUYV and others need a fast USB port</source>
   <translation>MJPG 是压缩格式；YUYV 等需要高速 USB 接口</translation>
  </message>
  <message>
   <source>Mains frequency</source>
   <translation>电源频率</translation>
  </message>
  <message>
   <source>Make checkpoint</source>
   <translation>生成检查点</translation>
  </message>
  <message>
   <source>Match</source>
   <translation>匹配度</translation>
  </message>
  <message>
   <source>Match of {gesture}</source>
   <translation>{gesture} 的匹配度</translation>
  </message>
  <message>
   <source>Maximum number of hands to track; fewer hands need less time</source>
   <translation>最多跟踪的手数；手越少所需时间越短</translation>
  </message>
  <message>
   <source>Maximum number of hands tracked at a time</source>
   <translation>同时跟踪的最大手数</translation>
  </message>
  <message>
   <source>Mean difference</source>
   <translation>平均差异</translation>
  </message>
  <message>
   <source>Mean difference of joints, mm</source>
   <translation>关节的平均差异，mm</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation>测量</translation>
  </message>
  <message>
   <source>Measure the lens of the camera and the length of your hand</source>
   <translation>测量摄像头的镜头和手的长度</translation>
  </message>
  <message>
   <source>Median time from capture to screen of the last frames</source>
   <translation>最近若干帧从采集到显示的时间中位数</translation>
  </message>
  <message>
   <source>Mesh</source>
   <translation>网格</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>方法</translation>
  </message>
  <message>
   <source>Method: {method}</source>
   <translation>方法：{method}</translation>
  </message>
  <message>
   <source>Middle</source>
   <translation>中指</translation>
  </message>
  <message>
   <source>Mirror</source>
   <translation>镜像</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>More frames per second follow fast hands better</source>
   <translation>每秒帧数越高，越能跟上快速运动的手</translation>
  </message>
  <message>
   <source>More settings</source>
   <translation>更多设置</translation>
  </message>
  <message>
   <source>Move the sessions to the system's bin (Delete)</source>
   <translation>将会话移到系统回收站 (Delete)</translation>
  </message>
  <message>
   <source>Move to bin</source>
   <translation>移到回收站</translation>
  </message>
  <message>
   <source>NVIDIA graphics card</source>
   <translation>NVIDIA 显卡</translation>
  </message>
  <message>
   <source>NVIDIA graphics card (CUDA)</source>
   <translation>NVIDIA 显卡 (CUDA)</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Name of a gesture</source>
   <translation>手势名称</translation>
  </message>
  <message>
   <source>Name of the gesture to learn</source>
   <translation>要学习的手势的名称</translation>
  </message>
  <message>
   <source>Name of the run and of the checkpoint that it makes</source>
   <translation>训练及其生成的检查点的名称</translation>
  </message>
  <message>
   <source>Needs packages that are not installed: {command}</source>
   <translation>需要尚未安装的软件包：{command}</translation>
  </message>
  <message>
   <source>Next marker</source>
   <translation>下一个标记</translation>
  </message>
  <message>
   <source>Next style</source>
   <translation>下一种显示方式</translation>
  </message>
  <message>
   <source>No calibration is chosen: choose its file, or another lens.</source>
   <translation>未选择标定：请选择其文件，或其他镜头。</translation>
  </message>
  <message>
   <source>No camera was found, so the demo clip is shown.</source>
   <translation>没有找到摄像头，因此显示演示片段。</translation>
  </message>
  <message>
   <source>No checkpoint is chosen: choose its file.</source>
   <translation>未选择检查点：请选择其文件。</translation>
  </message>
  <message>
   <source>No config file is chosen: choose one.</source>
   <translation>未选择配置文件：请选择一个。</translation>
  </message>
  <message>
   <source>No folder is chosen: choose one for the export.</source>
   <translation>未选择文件夹：请为导出选择一个。</translation>
  </message>
  <message>
   <source>No folder is chosen: choose one for the exports.</source>
   <translation>未选择文件夹：请为导出选择一个。</translation>
  </message>
  <message>
   <source>No folder is chosen: choose one for the re-run.</source>
   <translation>未选择文件夹：请为重新跟踪选择一个。</translation>
  </message>
  <message>
   <source>No folder is chosen: choose one for the runs.</source>
   <translation>未选择文件夹：请为训练选择一个。</translation>
  </message>
  <message>
   <source>No frames were recorded.</source>
   <translation>没有录制任何帧。</translation>
  </message>
  <message>
   <source>No hand</source>
   <translation>没有手</translation>
  </message>
  <message>
   <source>No hand was seen: hold your hand in front of the camera and try again.</source>
   <translation>没有看到手：请将手放入画面后重试。</translation>
  </message>
  <message>
   <source>No permission to write to {path}: choose another folder.</source>
   <translation>没有写入 {path} 的权限：请选择其他文件夹。</translation>
  </message>
  <message>
   <source>No session was found in {folder}: choose a folder that contains a session.json.</source>
   <translation>在 {folder} 中没有找到会话：请选择包含 session.json 的文件夹。</translation>
  </message>
  <message>
   <source>No source is being tracked: start tracking first.</source>
   <translation>当前没有跟踪任何来源：请先开始跟踪。</translation>
  </message>
  <message>
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <source>None of the cameras delivers frames: check their cables.</source>
   <translation>没有摄像头提供帧：请检查连接线。</translation>
  </message>
  <message>
   <source>Not tracked</source>
   <translation>未跟踪</translation>
  </message>
  <message>
   <source>Nothing is left to train on: add more data, or validate on the training data.</source>
   <translation>没有剩余数据可供训练：请添加更多数据，或在训练数据上验证。</translation>
  </message>
  <message>
   <source>Nothing opened yet</source>
   <translation>尚未打开任何内容</translation>
  </message>
  <message>
   <source>Now running: {mode}</source>
   <translation>当前：{mode}</translation>
  </message>
  <message>
   <source>Number of cameras</source>
   <translation>摄像头数量</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>On the second screen, if there is one; the size on the screen does not matter</source>
   <translation>显示在第二个屏幕上（如有）；屏幕上的大小没有影响</translation>
  </message>
  <message>
   <source>One frame back</source>
   <translation>后退一帧</translation>
  </message>
  <message>
   <source>One frame forward</source>
   <translation>前进一帧</translation>
  </message>
  <message>
   <source>Only cameras connected to this computer have settings here: choose one in the list of sources.</source>
   <translation>只有本机的摄像头在此处有设置：请在来源列表中选择一个。</translation>
  </message>
  <message>
   <source>Only this computer can open the page.</source>
   <translation>只有本机能打开该网页。</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Open a recorded session first, to re-run it with {name}.</source>
   <translation>请先打开录制的会话，再用 {name} 重新跟踪。</translation>
  </message>
  <message>
   <source>Open address</source>
   <translation>打开地址</translation>
  </message>
  <message>
   <source>Open address…</source>
   <translation>打开地址…</translation>
  </message>
  <message>
   <source>Open folder of pictures</source>
   <translation>打开图片文件夹</translation>
  </message>
  <message>
   <source>Open folder of pictures…</source>
   <translation>打开图片文件夹…</translation>
  </message>
  <message>
   <source>Open recent</source>
   <translation>最近打开</translation>
  </message>
  <message>
   <source>Open session</source>
   <translation>打开会话</translation>
  </message>
  <message>
   <source>Open session…</source>
   <translation>打开会话…</translation>
  </message>
  <message>
   <source>Open several cameras</source>
   <translation>打开多个摄像头</translation>
  </message>
  <message>
   <source>Open several cameras…</source>
   <translation>打开多个摄像头…</translation>
  </message>
  <message>
   <source>Open the folder of the result in the file manager</source>
   <translation>在文件管理器中打开结果所在文件夹</translation>
  </message>
  <message>
   <source>Open the recording folder</source>
   <translation>打开录制文件夹</translation>
  </message>
  <message>
   <source>Open video</source>
   <translation>打开视频</translation>
  </message>
  <message>
   <source>Open video or pictures</source>
   <translation>打开视频或图片</translation>
  </message>
  <message>
   <source>Open video or pictures…</source>
   <translation>打开视频或图片…</translation>
  </message>
  <message>
   <source>Open video…</source>
   <translation>打开视频…</translation>
  </message>
  <message>
   <source>OpenGL is not available, so there is no 3D view; tracking and the camera picture work without it.

Install the driver of your graphics card, or on Debian and Ubuntu: sudo apt install libgl1 libegl1 libgl1-mesa-dri</source>
   <translation>OpenGL 不可用，因此没有 3D 视图；跟踪和摄像头画面不受影响。

请安装显卡驱动程序；在 Debian 和 Ubuntu 上：sudo apt install libgl1 libegl1 libgl1-mesa-dri</translation>
  </message>
  <message>
   <source>OpenXR's 26 joints with their rotations, for XR and robots</source>
   <translation>OpenXR 的 26 个关节及其旋转，用于 XR 和机器人</translation>
  </message>
  <message>
   <source>Opening the cameras…</source>
   <translation>正在打开摄像头…</translation>
  </message>
  <message>
   <source>Opening the camera…</source>
   <translation>正在打开摄像头…</translation>
  </message>
  <message>
   <source>Opening {name}…</source>
   <translation>正在打开 {name}…</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>正在打开…</translation>
  </message>
  <message>
   <source>Or, without one, the default of {degrees} degrees</source>
   <translation>如果没有，则使用默认的 {degrees} 度</translation>
  </message>
  <message>
   <source>Other (file)</source>
   <translation>其他（文件）</translation>
  </message>
  <message>
   <source>Other devices on the network may open the page</source>
   <translation>网络中的其他设备可以打开该网页</translation>
  </message>
  <message>
   <source>Otherwise each bone keeps its median length</source>
   <translation>否则每根骨骼保持其长度的中位数</translation>
  </message>
  <message>
   <source>Otherwise existing files are kept, and their sessions are not exported</source>
   <translation>否则保留现有文件，其会话不会导出</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>叠加层</translation>
  </message>
  <message>
   <source>Overlay and 3D view</source>
   <translation>叠加层和 3D 视图</translation>
  </message>
  <message>
   <source>Overlay: mesh and skeleton</source>
   <translation>叠加层：网格和骨架</translation>
  </message>
  <message>
   <source>Overlay: off</source>
   <translation>叠加层：关</translation>
  </message>
  <message>
   <source>Overlay: skeleton</source>
   <translation>叠加层：骨架</translation>
  </message>
  <message>
   <source>Overwrite</source>
   <translation>覆盖</translation>
  </message>
  <message>
   <source>PDF to print</source>
   <translation>用于打印的 PDF</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>Pale when uncertain</source>
   <translation>不确定时变淡</translation>
  </message>
  <message>
   <source>Palm detector: searching for further hands</source>
   <translation>手掌检测器：寻找其他的手</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>纸张</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Paused while recording</source>
   <translation>录制期间已暂停</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>性能</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>人员</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>Picture difference</source>
   <translation>画面差异</translation>
  </message>
  <message>
   <source>Picture of {camera}</source>
   <translation>{camera} 的画面</translation>
  </message>
  <message>
   <source>Picture, px</source>
   <translation>画面，px</translation>
  </message>
  <message>
   <source>Pictures (*.png *.jpg)</source>
   <translation>图片 (*.png *.jpg)</translation>
  </message>
  <message>
   <source>Pictures ({patterns})</source>
   <translation>图片 ({patterns})</translation>
  </message>
  <message>
   <source>Pinch</source>
   <translation>捏合</translation>
  </message>
  <message>
   <source>Pinch distance (mm)</source>
   <translation>捏合距离 (mm)</translation>
  </message>
  <message>
   <source>Pinky</source>
   <translation>小指</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>播放</translation>
  </message>
  <message>
   <source>Play again</source>
   <translation>再次播放</translation>
  </message>
  <message>
   <source>Play as video</source>
   <translation>作为视频播放</translation>
  </message>
  <message>
   <source>Play or pause ({key})</source>
   <translation>播放或暂停 ({key})</translation>
  </message>
  <message>
   <source>Play the demo</source>
   <translation>播放演示</translation>
  </message>
  <message>
   <source>Plot of the last seconds</source>
   <translation>最近几秒的曲线</translation>
  </message>
  <message>
   <source>Plotted figure</source>
   <translation>绘制的数据</translation>
  </message>
  <message>
   <source>Plotted joint</source>
   <translation>绘制的关节</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>端口</translation>
  </message>
  <message>
   <source>Port of the web page</source>
   <translation>网页端口</translation>
  </message>
  <message>
   <source>Pose</source>
   <translation>姿态</translation>
  </message>
  <message>
   <source>Pose, shape and position, and the refinement</source>
   <translation>姿态、形状和位置，以及精修</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Position and total</source>
   <translation>位置和总长</translation>
  </message>
  <message>
   <source>Position in the video or among the pictures</source>
   <translation>在视频或图片中的位置</translation>
  </message>
  <message>
   <source>Position of the wrist before and after the filter</source>
   <translation>滤波前后的手腕位置</translation>
  </message>
  <message>
   <source>Preparing the checkpoint</source>
   <translation>正在准备检查点</translation>
  </message>
  <message>
   <source>Preparing {name}</source>
   <translation>正在准备 {name}</translation>
  </message>
  <message>
   <source>Previous marker</source>
   <translation>上一个标记</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>处理器</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Progress of the installation</source>
   <translation>安装进度</translation>
  </message>
  <message>
   <source>Progress of the training</source>
   <translation>训练进度</translation>
  </message>
  <message>
   <source>QR code of {address}</source>
   <translation>{address} 的二维码</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>Range</source>
   <translation>范围</translation>
  </message>
  <message>
   <source>Range A–B</source>
   <translation>范围 A–B</translation>
  </message>
  <message>
   <source>Range A–B: {times} ({frames})</source>
   <translation>范围 A–B：{times}（{frames}）</translation>
  </message>
  <message>
   <source>Re-run</source>
   <translation>重新跟踪</translation>
  </message>
  <message>
   <source>Re-run a session…</source>
   <translation>重新跟踪会话…</translation>
  </message>
  <message>
   <source>Re-run {name}</source>
   <translation>重新跟踪 {name}</translation>
  </message>
  <message>
   <source>Re-run…</source>
   <translation>重新跟踪…</translation>
  </message>
  <message>
   <source>Real-time webcam hand tracking as a live 3D mesh.</source>
   <translation>用网络摄像头实时跟踪手，生成实时 3D 网格。</translation>
  </message>
  <message>
   <source>Recognise gestures</source>
   <translation>识别手势</translation>
  </message>
  <message>
   <source>Recognise gestures, and learn new ones</source>
   <translation>识别手势并学习新手势</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>录制</translation>
  </message>
  <message>
   <source>Record every frame and the hands in it</source>
   <translation>录制每一帧及其中的手</translation>
  </message>
  <message>
   <source>Recorded frames that were tracked, size of the video, free space on its disk</source>
   <translation>已跟踪的录制帧、视频大小、磁盘剩余空间</translation>
  </message>
  <message>
   <source>Recorded {length}: all {frames} frames tracked, {size}.</source>
   <translation>已录制 {length}：全部 {frames} 帧均已跟踪，{size}。</translation>
  </message>
  <message>
   <source>Recorded {length}: {tracked} of {frames} frames tracked, {size}.</source>
   <translation>已录制 {length}：{frames} 帧中已跟踪 {tracked} 帧，{size}。</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>录制</translation>
  </message>
  <message>
   <source>Recording folder</source>
   <translation>录制文件夹</translation>
  </message>
  <message>
   <source>Recording folder…</source>
   <translation>录制文件夹…</translation>
  </message>
  <message>
   <source>Recording: hold the gesture.</source>
   <translation>正在记录：请保持手势。</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Redo: {edit}</source>
   <translation>重做：{edit}</translation>
  </message>
  <message>
   <source>Refine with later frames</source>
   <translation>利用后续帧优化</translation>
  </message>
  <message>
   <source>Refining with later frames</source>
   <translation>正在利用后续帧优化</translation>
  </message>
  <message>
   <source>Relative to the wrist</source>
   <translation>相对手腕</translation>
  </message>
  <message>
   <source>Relative to the wrist, mm</source>
   <translation>相对手腕，mm</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>重命名…</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>替换</translation>
  </message>
  <message>
   <source>Replay the session (Enter)</source>
   <translation>回放会话 (Enter)</translation>
  </message>
  <message>
   <source>Resample to</source>
   <translation>重采样到</translation>
  </message>
  <message>
   <source>Resample to a constant frame rate; otherwise every frame keeps its recorded time</source>
   <translation>重采样到恒定帧率；否则每帧保留其录制时间</translation>
  </message>
  <message>
   <source>Reset view</source>
   <translation>重置视图</translation>
  </message>
  <message>
   <source>Resolution</source>
   <translation>分辨率</translation>
  </message>
  <message>
   <source>Restore defaults</source>
   <translation>恢复默认值</translation>
  </message>
  <message>
   <source>Restore the defaults of this page</source>
   <translation>恢复此页的默认值</translation>
  </message>
  <message>
   <source>Restore the gestures that ship with Handmirror; your own ones are kept</source>
   <translation>恢复 Handmirror 自带的手势；自己的手势会保留</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>右手</translation>
  </message>
  <message>
   <source>Right hand</source>
   <translation>右手</translation>
  </message>
  <message>
   <source>Right hand {number}</source>
   <translation>右手 {number}</translation>
  </message>
  <message>
   <source>Ring</source>
   <translation>无名指</translation>
  </message>
  <message>
   <source>Robot hand</source>
   <translation>机器人手</translation>
  </message>
  <message>
   <source>Root-relative difference</source>
   <translation>相对手腕的差异</translation>
  </message>
  <message>
   <source>Sample pictures of the last validation</source>
   <translation>最近一次验证的示例图片</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save board</source>
   <translation>保存标定板</translation>
  </message>
  <message>
   <source>Save board…</source>
   <translation>保存标定板…</translation>
  </message>
  <message>
   <source>Save picture</source>
   <translation>保存图片</translation>
  </message>
  <message>
   <source>Save picture of 3D view…</source>
   <translation>保存 3D 视图的图片…</translation>
  </message>
  <message>
   <source>Save picture of window…</source>
   <translation>保存窗口的图片…</translation>
  </message>
  <message>
   <source>Save the best weights so far as a checkpoint for Handmirror</source>
   <translation>将目前最佳权重保存为 Handmirror 检查点</translation>
  </message>
  <message>
   <source>Save the length under this name</source>
   <translation>以此姓名保存手长</translation>
  </message>
  <message>
   <source>Saved for {camera} at {width} x {height}: the corners are off by {error} pixels.</source>
   <translation>已为 {camera} 在 {width} x {height} 下保存：角点误差为 {error} 像素。</translation>
  </message>
  <message>
   <source>Saved in {folder}</source>
   <translation>已保存到 {folder}</translation>
  </message>
  <message>
   <source>Saved {file}</source>
   <translation>已保存 {file}</translation>
  </message>
  <message>
   <source>Saved: {path}. Print it at 100 % and measure the line beneath it.</source>
   <translation>已保存：{path}。请按 100 % 打印，并测量下方的线段。</translation>
  </message>
  <message>
   <source>Scan the code with a phone on the same network.</source>
   <translation>用同一网络中的手机扫描二维码。</translation>
  </message>
  <message>
   <source>Search again</source>
   <translation>重新查找</translation>
  </message>
  <message>
   <source>Secret part of the page's address</source>
   <translation>网页地址中的保密部分</translation>
  </message>
  <message>
   <source>Send VMC (OSC over UDP)</source>
   <translation>发送 VMC（OSC over UDP）</translation>
  </message>
  <message>
   <source>Send VMC to</source>
   <translation>VMC 发送到</translation>
  </message>
  <message>
   <source>Send VMC to: host</source>
   <translation>VMC 发送到：主机</translation>
  </message>
  <message>
   <source>Send VMC to: port</source>
   <translation>VMC 发送到：端口</translation>
  </message>
  <message>
   <source>Serve a web page with the hands</source>
   <translation>提供显示手的网页</translation>
  </message>
  <message>
   <source>Sessions</source>
   <translation>会话</translation>
  </message>
  <message>
   <source>Sessions…</source>
   <translation>会话…</translation>
  </message>
  <message>
   <source>Set a range in the timeline first: A for its start, B for its end</source>
   <translation>请先在时间轴上设置范围：A 为起点，B 为终点</translation>
  </message>
  <message>
   <source>Set or remove marker</source>
   <translation>设置或移除标记</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Settings as on the command line: python -m handmirror.training.train --help</source>
   <translation>与命令行相同的设置：python -m handmirror.training.train --help</translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>设置…</translation>
  </message>
  <message>
   <source>Several files can be opened together only if all are pictures: drop a single one.</source>
   <translation>只有全部为图片时才能同时打开多个文件：请只拖入一个。</translation>
  </message>
  <message>
   <source>Shaded</source>
   <translation>着色</translation>
  </message>
  <message>
   <source>Shape only (after alignment), mm</source>
   <translation>仅形状（对齐后），mm</translation>
  </message>
  <message>
   <source>Show board</source>
   <translation>显示标定板</translation>
  </message>
  <message>
   <source>Show both runs over the same timeline</source>
   <translation>在同一时间轴上显示两次结果</translation>
  </message>
  <message>
   <source>Show everything as in a mirror; the tracked hands stay the same</source>
   <translation>像镜子一样显示全部内容；跟踪到的手不变</translation>
  </message>
  <message>
   <source>Show first run</source>
   <translation>显示第一次结果</translation>
  </message>
  <message>
   <source>Show hands as</source>
   <translation>手的显示方式</translation>
  </message>
  <message>
   <source>Show hands of low confidence in a paler colour</source>
   <translation>用较淡的颜色显示置信度低的手</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
  <message>
   <source>Show log folder</source>
   <translation>显示日志文件夹</translation>
  </message>
  <message>
   <source>Show or hide angles, figures and times</source>
   <translation>显示或隐藏角度、数据和时间</translation>
  </message>
  <message>
   <source>Show or hide the 3D view</source>
   <translation>显示或隐藏 3D 视图</translation>
  </message>
  <message>
   <source>Show or hide the camera picture</source>
   <translation>显示或隐藏摄像头画面</translation>
  </message>
  <message>
   <source>Show second run</source>
   <translation>显示第二次结果</translation>
  </message>
  <message>
   <source>Show the 3D view from the camera's side again</source>
   <translation>恢复从摄像头一侧的 3D 视图</translation>
  </message>
  <message>
   <source>Show the camera and what it sees</source>
   <translation>显示摄像头及其所见</translation>
  </message>
  <message>
   <source>Show the hands in another way</source>
   <translation>用另一种方式显示手</translation>
  </message>
  <message>
   <source>Show the live picture on the frustum's far plane</source>
   <translation>在视锥的远平面上显示实时画面</translation>
  </message>
  <message>
   <source>Show the session alone</source>
   <translation>只显示该会话</translation>
  </message>
  <message>
   <source>Show where the finger tips were in the last second</source>
   <translation>显示指尖在最近一秒内的位置</translation>
  </message>
  <message>
   <source>Show, record and send the gesture of each hand</source>
   <translation>显示、录制并发送每只手的手势</translation>
  </message>
  <message>
   <source>Shows in minutes that everything works; the result is useless on other hands</source>
   <translation>几分钟内验证一切正常；结果对其他手没有用处</translation>
  </message>
  <message>
   <source>Side</source>
   <translation>侧面</translation>
  </message>
  <message>
   <source>Side length of a printed square; it does not affect the calibration</source>
   <translation>打印出的方格边长；不影响标定</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>大小</translation>
  </message>
  <message>
   <source>Size of all texts, in per cent of the system's</source>
   <translation>所有文字的大小，相对系统大小的百分比</translation>
  </message>
  <message>
   <source>Skeleton</source>
   <translation>骨架</translation>
  </message>
  <message>
   <source>Slower</source>
   <translation>减慢</translation>
  </message>
  <message>
   <source>Smooth</source>
   <translation>平滑</translation>
  </message>
  <message>
   <source>Smooth the motion with a One-Euro filter</source>
   <translation>用 One-Euro 滤波器平滑运动</translation>
  </message>
  <message>
   <source>Smoothing</source>
   <translation>平滑</translation>
  </message>
  <message>
   <source>Smoothing is off: switch it on with Smooth in the tool bar.</source>
   <translation>平滑已关闭：请用工具栏中的“平滑”打开。</translation>
  </message>
  <message>
   <source>Some frames not tracked</source>
   <translation>部分帧未跟踪</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>速度</translation>
  </message>
  <message>
   <source>Speed ([ and ])</source>
   <translation>速度（[ 和 ]）</translation>
  </message>
  <message>
   <source>Speed of the replay ({slower} and {faster})</source>
   <translation>回放速度（{slower} 和 {faster}）</translation>
  </message>
  <message>
   <source>Speed of the wrist</source>
   <translation>手腕的速度</translation>
  </message>
  <message>
   <source>Square</source>
   <translation>方格</translation>
  </message>
  <message>
   <source>Squares</source>
   <translation>方格数</translation>
  </message>
  <message>
   <source>Squares across</source>
   <translation>横向方格数</translation>
  </message>
  <message>
   <source>Squares down</source>
   <translation>纵向方格数</translation>
  </message>
  <message>
   <source>Stage: {stage}, frames at a time: {frames}</source>
   <translation>阶段：{stage}，每次帧数：{frames}</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>Start from</source>
   <translation>起点</translation>
  </message>
  <message>
   <source>Start here</source>
   <translation>从此处开始</translation>
  </message>
  <message>
   <source>Start here: play from this frame on ({key})</source>
   <translation>从此处开始：从这一帧起播放（{key}）</translation>
  </message>
  <message>
   <source>Start or stop tracking</source>
   <translation>开始或停止跟踪</translation>
  </message>
  <message>
   <source>Start training</source>
   <translation>开始训练</translation>
  </message>
  <message>
   <source>Step {step}. Above: the output of the network; below: the labels.</source>
   <translation>第 {step} 步。上：网络的输出；下：标注。</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>步数</translation>
  </message>
  <message>
   <source>Still no camera was found: connect one, or close the program that uses it.</source>
   <translation>仍未找到摄像头：请连接摄像头，或关闭正在使用它的程序。</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Stop comparing</source>
   <translation>停止比较</translation>
  </message>
  <message>
   <source>Stop recording</source>
   <translation>停止录制</translation>
  </message>
  <message>
   <source>Stop recording and change the method</source>
   <translation>停止录制并更换方法</translation>
  </message>
  <message>
   <source>Stop recording and open</source>
   <translation>停止录制并打开</translation>
  </message>
  <message>
   <source>Stop recording and quit</source>
   <translation>停止录制并退出</translation>
  </message>
  <message>
   <source>Stop recording and restart</source>
   <translation>停止录制并重新开始</translation>
  </message>
  <message>
   <source>Stop recording and tracking</source>
   <translation>停止录制和跟踪</translation>
  </message>
  <message>
   <source>Stop recording?</source>
   <translation>停止录制？</translation>
  </message>
  <message>
   <source>Stop the recording to change the fields above.</source>
   <translation>请停止录制以更改上面的选项。</translation>
  </message>
  <message>
   <source>Stop the recording to choose another mode.</source>
   <translation>请停止录制以选择其他模式。</translation>
  </message>
  <message>
   <source>Stop training</source>
   <translation>停止训练</translation>
  </message>
  <message>
   <source>Stopped and saved: resume the training later, or make a checkpoint of it.</source>
   <translation>已停止并保存：可以稍后继续训练，或由此生成检查点。</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>已停止。</translation>
  </message>
  <message>
   <source>Stopping after this step, and saving…</source>
   <translation>此步骤后停止并保存…</translation>
  </message>
  <message>
   <source>Streams</source>
   <translation>推流</translation>
  </message>
  <message>
   <source>Strength of the smoothing</source>
   <translation>平滑强度</translation>
  </message>
  <message>
   <source>Success</source>
   <translation>成功</translation>
  </message>
  <message>
   <source>System</source>
   <translation>系统</translation>
  </message>
  <message>
   <source>System report</source>
   <translation>系统报告</translation>
  </message>
  <message>
   <source>Tested on {data}: mean joint error after alignment {error} mm</source>
   <translation>在 {data} 上测试：对齐后的平均关节误差 {error} mm</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>文字大小</translation>
  </message>
  <message>
   <source>The 3D view is drawn by {renderer}, on the CPU.</source>
   <translation>3D 视图由 {renderer} 在 CPU 上绘制。</translation>
  </message>
  <message>
   <source>The 3D view is drawn by {renderer}.</source>
   <translation>3D 视图由 {renderer} 绘制。</translation>
  </message>
  <message>
   <source>The 778 points of the mesh, 9 kB for each hand of each frame</source>
   <translation>网格的 778 个点，每帧每只手 9 kB</translation>
  </message>
  <message>
   <source>The angle that the longer side of the picture spans</source>
   <translation>画面长边对应的角度</translation>
  </message>
  <message>
   <source>The calibration is saved for {camera}.</source>
   <translation>标定已为 {camera} 保存。</translation>
  </message>
  <message>
   <source>The calibration is used until the window is closed.</source>
   <translation>标定在窗口关闭前有效。</translation>
  </message>
  <message>
   <source>The check box switches a gesture on or off. Press F2 to rename it.</source>
   <translation>复选框用于启用或停用手势。按 F2 可重命名。</translation>
  </message>
  <message>
   <source>The checkpoint {name} is ready.</source>
   <translation>检查点 {name} 已就绪。</translation>
  </message>
  <message>
   <source>The damaged gestures were kept as {file}.</source>
   <translation>损坏的手势文件已保留为 {file}。</translation>
  </message>
  <message>
   <source>The data that the network is tested on, preferably of other people or other days</source>
   <translation>用于测试网络的数据；最好是其他人或其他日期的数据</translation>
  </message>
  <message>
   <source>The device that runs the networks</source>
   <translation>运行网络的设备</translation>
  </message>
  <message>
   <source>The earlier export in {path} will be lost.</source>
   <translation>之前导出到 {path} 的内容会丢失。</translation>
  </message>
  <message>
   <source>The edges of the mesh</source>
   <translation>网格的边</translation>
  </message>
  <message>
   <source>The exposure time is 2 to the power of this value, in seconds</source>
   <translation>曝光时间为 2 的该值次方，单位为秒</translation>
  </message>
  <message>
   <source>The figure that is plotted over the last seconds</source>
   <translation>最近几秒内绘制的数据</translation>
  </message>
  <message>
   <source>The file cannot be read ({reason}).</source>
   <translation>无法读取该文件（{reason}）。</translation>
  </message>
  <message>
   <source>The folder robots/hands of a copy of dex-urdf</source>
   <translation>dex-urdf 副本中的 robots/hands 文件夹</translation>
  </message>
  <message>
   <source>The folder {folder} cannot be read ({reason}): check its permissions.</source>
   <translation>无法读取文件夹 {folder}（{reason}）：请检查权限。</translation>
  </message>
  <message>
   <source>The folder {folder} cannot be read ({reason}): choose another one.</source>
   <translation>无法读取文件夹 {folder}（{reason}）：请选择其他文件夹。</translation>
  </message>
  <message>
   <source>The folder {folder} is not empty: choose a new one for the re-run.</source>
   <translation>文件夹 {folder} 不为空：请为重新跟踪选择新的文件夹。</translation>
  </message>
  <message>
   <source>The formats in grey need packages that are not installed.</source>
   <translation>灰色的格式需要尚未安装的软件包。</translation>
  </message>
  <message>
   <source>The hand model is fitted to key points, without a trained network</source>
   <translation>将手部模型拟合到关键点，不使用训练好的网络</translation>
  </message>
  <message>
   <source>The hand model {name} was added: sessions tracked with it can be replayed.</source>
   <translation>已添加手部模型 {name}：可以回放用它跟踪的会话。</translation>
  </message>
  <message>
   <source>The hands in 3D. Alt with an arrow key rotates the view, plus and minus zoom, R resets it.</source>
   <translation>3D 中的手。Alt+方向键旋转视图，加号和减号缩放，R 重置。</translation>
  </message>
  <message>
   <source>The installation was cancelled.</source>
   <translation>安装已取消。</translation>
  </message>
  <message>
   <source>The intrinsics file {path} has a calibration for each picture: choose one for a camera.</source>
   <translation>相机内参文件 {path} 为每张图片各有标定：请选择针对单个摄像头的文件。</translation>
  </message>
  <message>
   <source>The joint that the curves show</source>
   <translation>曲线显示的关节</translation>
  </message>
  <message>
   <source>The joint whose flexion is plotted</source>
   <translation>绘制其屈曲的关节</translation>
  </message>
  <message>
   <source>The language changes the next time Handmirror starts.</source>
   <translation>更换的语言将在下次启动时生效。</translation>
  </message>
  <message>
   <source>The library that runs the networks</source>
   <translation>运行网络的库</translation>
  </message>
  <message>
   <source>The log folder {folder} cannot be shown: open it in a file manager.</source>
   <translation>无法显示日志文件夹 {folder}：请在文件管理器中打开。</translation>
  </message>
  <message>
   <source>The login of {address} is not saved: enter it again.</source>
   <translation>{address} 的登录信息未保存：请重新输入。</translation>
  </message>
  <message>
   <source>The markers in {path} are in a newer format: update Handmirror.</source>
   <translation>{path} 中的标记采用较新的格式：请更新 Handmirror。</translation>
  </message>
  <message>
   <source>The markers were not changed.</source>
   <translation>标记未更改。</translation>
  </message>
  <message>
   <source>The method that poses the hands</source>
   <translation>求解手部姿态的方法</translation>
  </message>
  <message>
   <source>The mode was chosen on the command line (--camera-mode).</source>
   <translation>模式已在命令行中指定 (--camera-mode)。</translation>
  </message>
  <message>
   <source>The name of the run cannot be used as a folder name: choose another one.</source>
   <translation>训练名称不能用作文件夹名：请选择其他名称。</translation>
  </message>
  <message>
   <source>The network bundled with Handmirror, for the bundled hand model</source>
   <translation>Handmirror 内置的网络，用于内置手部模型</translation>
  </message>
  <message>
   <source>The package index cannot be reached: connect to the internet and try again.</source>
   <translation>无法连接软件包索引：请连接互联网后重试。</translation>
  </message>
  <message>
   <source>The packages are installed.</source>
   <translation>软件包已安装。</translation>
  </message>
  <message>
   <source>The packages could not be installed ({reason}): see the tool tip for the command.</source>
   <translation>无法安装软件包（{reason}）：命令见工具提示。</translation>
  </message>
  <message>
   <source>The page {name} is not part of this installation.</source>
   <translation>此安装不包含页面 {name}。</translation>
  </message>
  <message>
   <source>The picture appears here when you press Start.</source>
   <translation>按“开始”后，画面显示在此处。</translation>
  </message>
  <message>
   <source>The picture is on the clipboard.</source>
   <translation>图片已复制到剪贴板。</translation>
  </message>
  <message>
   <source>The picture of the source with the tracked hands drawn over it</source>
   <translation>来源的画面，上面绘有跟踪到的手</translation>
  </message>
  <message>
   <source>The pictures are frames of a motion: track from one to the next, with smoothing. Off: each on its own</source>
   <translation>图片是一段运动的各帧：逐帧跟踪并平滑。关闭：每张单独处理</translation>
  </message>
  <message>
   <source>The process ended unexpectedly ({line}): see {log} in the folder of the run.</source>
   <translation>进程意外结束（{line}）：见训练文件夹中的 {log}。</translation>
  </message>
  <message>
   <source>The quantity that the curves show; in a comparison, left hands are dashed</source>
   <translation>曲线显示的量；比较时左手用虚线表示</translation>
  </message>
  <message>
   <source>The report cannot be made: run `handmirror doctor` in a terminal.</source>
   <translation>无法生成报告：请在终端中运行 `handmirror doctor`。</translation>
  </message>
  <message>
   <source>The report is on the clipboard.</source>
   <translation>报告已复制到剪贴板。</translation>
  </message>
  <message>
   <source>The session cannot be recorded in {folder} ({reason}): choose another folder.</source>
   <translation>无法将会话录制到 {folder}（{reason}）：请选择其他文件夹。</translation>
  </message>
  <message>
   <source>The session was tracked with a different hand model, which was not found: choose its file.</source>
   <translation>此会话使用另一个手部模型跟踪，但未找到该模型：请选择其文件。</translation>
  </message>
  <message>
   <source>The session was tracked with the hand model {name}, which was not found: choose its file.</source>
   <translation>此会话使用手部模型 {name} 跟踪，但未找到该模型：请选择其文件。</translation>
  </message>
  <message>
   <source>The session {name} cannot be moved to the bin: delete its folder {path} in the file manager.</source>
   <translation>无法将会话 {name} 移到回收站：请在文件管理器中删除其文件夹 {path}。</translation>
  </message>
  <message>
   <source>The session {name} cannot be renamed ({reason}): check permissions.</source>
   <translation>无法重命名会话 {name}（{reason}）：请检查权限。</translation>
  </message>
  <message>
   <source>The session {name} is being recorded: end the recording first.</source>
   <translation>会话 {name} 正在录制：请先停止录制。</translation>
  </message>
  <message>
   <source>The session {name} is open in the window: open something else first.</source>
   <translation>会话 {name} 正在窗口中打开：请先打开其他内容。</translation>
  </message>
  <message>
   <source>The session {name} was moved or deleted: open it again from its new place.</source>
   <translation>会话 {name} 已被移动或删除：请从新位置重新打开。</translation>
  </message>
  <message>
   <source>The session {path} is already open: choose another run of it.</source>
   <translation>会话 {path} 已经打开：请选择它的另一次跟踪结果。</translation>
  </message>
  <message>
   <source>The settings could not be saved: {error}</source>
   <translation>无法保存设置：{error}</translation>
  </message>
  <message>
   <source>The settings file was damaged: the defaults are used, and the damaged file was kept as {place}.</source>
   <translation>设置文件已损坏：现使用默认值，损坏的文件保留为 {place}。</translation>
  </message>
  <message>
   <source>The settings file {path} is damaged and cannot be renamed ({reason}): rename or delete it.</source>
   <translation>设置文件 {path} 已损坏且无法重命名（{reason}）：请手动重命名或删除。</translation>
  </message>
  <message>
   <source>The source of the frames</source>
   <translation>帧的来源</translation>
  </message>
  <message>
   <source>The surface of the hand</source>
   <translation>手的表面</translation>
  </message>
  <message>
   <source>The tracked hands and their distances; ≈: not calibrated, see Track &gt; Calibrate…</source>
   <translation>跟踪的手及其距离；≈：未标定，见“跟踪 &gt; 标定…”</translation>
  </message>
  <message>
   <source>The tracker cannot be loaded: {what}</source>
   <translation>无法加载跟踪器：{what}</translation>
  </message>
  <message>
   <source>The training cannot be started: {reason}.</source>
   <translation>无法开始训练：{reason}。</translation>
  </message>
  <message>
   <source>The training data</source>
   <translation>训练数据</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>There are already {count} gestures: delete one first.</source>
   <translation>已有 {count} 个手势：请先删除一个。</translation>
  </message>
  <message>
   <source>There is already a gesture “{name}”: enter another name.</source>
   <translation>已有手势“{name}”：请输入其他名称。</translation>
  </message>
  <message>
   <source>There is already a session called {name}: choose another name.</source>
   <translation>已有名为 {name} 的会话：请选择其他名称。</translation>
  </message>
  <message>
   <source>There is no 3D view, since OpenGL is not available.</source>
   <translation>由于 OpenGL 不可用，没有 3D 视图。</translation>
  </message>
  <message>
   <source>There is no session in {folder} yet: press Record in the window.</source>
   <translation>{folder} 中还没有会话：请在窗口中按“录制”。</translation>
  </message>
  <message>
   <source>There is no training data: add a session or a folder of shards.</source>
   <translation>没有训练数据：请添加会话或 shard 文件夹。</translation>
  </message>
  <message>
   <source>Thin: the wrist's position as estimated, thick: as smoothed, over the last three seconds</source>
   <translation>细线：估计的手腕位置，粗线：平滑后的位置，最近三秒</translation>
  </message>
  <message>
   <source>This choice takes effect the next time tracking starts.</source>
   <translation>此选择将在下次开始跟踪时生效。</translation>
  </message>
  <message>
   <source>This ends the recording. What was recorded so far is saved.</source>
   <translation>录制将结束。到目前为止录制的内容会保存。</translation>
  </message>
  <message>
   <source>This system does not list the camera's modes: these are common ones.</source>
   <translation>此系统不列出摄像头的模式：以下为常用模式。</translation>
  </message>
  <message>
   <source>Thumb</source>
   <translation>拇指</translation>
  </message>
  <message>
   <source>Time and number of the current frame, and the totals</source>
   <translation>当前帧的时间和编号，以及总数</translation>
  </message>
  <message>
   <source>To add a gesture, enter a name, choose “Learn this” and hold up your hand.</source>
   <translation>要添加手势，请输入名称，选择“学习此手势”，然后举起手。</translation>
  </message>
  <message>
   <source>To install them yourself, run:
{command}</source>
   <translation>若要自行安装，请运行：
{command}</translation>
  </message>
  <message>
   <source>To the beginning</source>
   <translation>跳到开头</translation>
  </message>
  <message>
   <source>To the end</source>
   <translation>跳到结尾</translation>
  </message>
  <message>
   <source>To window</source>
   <translation>到窗口</translation>
  </message>
  <message>
   <source>Token</source>
   <translation>令牌</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>工具</translation>
  </message>
  <message>
   <source>Top</source>
   <translation>顶部</translation>
  </message>
  <message>
   <source>Tra&amp;in</source>
   <translation>训练(&amp;I)</translation>
  </message>
  <message>
   <source>Track a session again with this checkpoint, to compare it</source>
   <translation>用此检查点重新跟踪会话以进行比较</translation>
  </message>
  <message>
   <source>Track all frames</source>
   <translation>跟踪所有帧</translation>
  </message>
  <message>
   <source>Track the frames that were skipped when the session was recorded</source>
   <translation>跟踪录制会话时跳过的帧</translation>
  </message>
  <message>
   <source>Track the video again</source>
   <translation>重新跟踪视频</translation>
  </message>
  <message>
   <source>Tracked {frames}, {count} with hands, to {path}</source>
   <translation>已跟踪 {frames}，其中 {count} 帧有手，保存到 {path}</translation>
  </message>
  <message>
   <source>Tracking</source>
   <translation>跟踪</translation>
  </message>
  <message>
   <source>Tracking frames</source>
   <translation>正在跟踪</translation>
  </message>
  <message>
   <source>Tracks</source>
   <translation>轨迹</translation>
  </message>
  <message>
   <source>Train a checkpoint</source>
   <translation>训练检查点</translation>
  </message>
  <message>
   <source>Train a checkpoint…</source>
   <translation>训练检查点…</translation>
  </message>
  <message>
   <source>Train a network on your own sessions</source>
   <translation>用自己的会话训练网络</translation>
  </message>
  <message>
   <source>Trained network (bundled)</source>
   <translation>训练好的网络（内置）</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Training data</source>
   <translation>训练数据</translation>
  </message>
  <message>
   <source>Training data: {names}</source>
   <translation>训练数据：{names}</translation>
  </message>
  <message>
   <source>Training loss</source>
   <translation>训练损失</translation>
  </message>
  <message>
   <source>Training needs an installation with Python</source>
   <translation>训练需要带 Python 的安装</translation>
  </message>
  <message>
   <source>Training needs packages that are not installed.</source>
   <translation>训练需要尚未安装的软件包。</translation>
  </message>
  <message>
   <source>Training: step {step} of {steps}, loss {loss}</source>
   <translation>训练：第 {step} / {steps} 步，损失 {loss}</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>重试</translation>
  </message>
  <message>
   <source>Try it: overfit a few pictures (debug)</source>
   <translation>试用：对少量图片过拟合（debug）</translation>
  </message>
  <message>
   <source>Twist</source>
   <translation>扭转</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undo: {edit}</source>
   <translation>撤销：{edit}</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>未知</translation>
  </message>
  <message>
   <source>Until the tracker takes the picture</source>
   <translation>直到跟踪器取走画面</translation>
  </message>
  <message>
   <source>Until the window takes the result</source>
   <translation>直到窗口取走结果</translation>
  </message>
  <message>
   <source>Use live</source>
   <translation>用于实时跟踪</translation>
  </message>
  <message>
   <source>Use the bundled network</source>
   <translation>使用内置网络</translation>
  </message>
  <message>
   <source>Use the saved calibration</source>
   <translation>使用已保存的标定</translation>
  </message>
  <message>
   <source>Use this calibration for the camera and the size of its pictures from now on</source>
   <translation>从现在起对此摄像头及其画面尺寸使用此标定</translation>
  </message>
  <message>
   <source>User guide</source>
   <translation>用户指南</translation>
  </message>
  <message>
   <source>VMC rate</source>
   <translation>VMC 速率</translation>
  </message>
  <message>
   <source>Validate on</source>
   <translation>验证数据</translation>
  </message>
  <message>
   <source>Validation: mean joint error, mm</source>
   <translation>验证：平均关节误差，mm</translation>
  </message>
  <message>
   <source>Version and licences</source>
   <translation>版本和许可证</translation>
  </message>
  <message>
   <source>Video of camera {number}</source>
   <translation>摄像头 {number} 的视频</translation>
  </message>
  <message>
   <source>Videos ({patterns})</source>
   <translation>视频 ({patterns})</translation>
  </message>
  <message>
   <source>Videos and pictures ({patterns})</source>
   <translation>视频和图片 ({patterns})</translation>
  </message>
  <message>
   <source>Video…</source>
   <translation>视频…</translation>
  </message>
  <message>
   <source>View from</source>
   <translation>视角</translation>
  </message>
  <message>
   <source>Views: {views} of {least}</source>
   <translation>视图：{views} / {least}</translation>
  </message>
  <message>
   <source>Wait</source>
   <translation>等待</translation>
  </message>
  <message>
   <source>Waiting for a picture…</source>
   <translation>正在等待画面…</translation>
  </message>
  <message>
   <source>Warming up…</source>
   <translation>正在预热…</translation>
  </message>
  <message>
   <source>Warning: {message}</source>
   <translation>警告：{message}</translation>
  </message>
  <message>
   <source>Web page port</source>
   <translation>网页端口</translation>
  </message>
  <message>
   <source>What is drawn over the picture (keys 0, 1, 2)</source>
   <translation>在画面上绘制的内容（按键 0、1、2）</translation>
  </message>
  <message>
   <source>What is installed and works, what is missing, and how to fix it.</source>
   <translation>已安装且可用的内容、缺少的内容及解决方法。</translation>
  </message>
  <message>
   <source>What lies beside or beneath the hand</source>
   <translation>手旁边或下面放的是什么</translation>
  </message>
  <message>
   <source>What the networks run on</source>
   <translation>在什么上运行网络</translation>
  </message>
  <message>
   <source>Where new recordings are saved: {folder}</source>
   <translation>新录制的保存位置：{folder}</translation>
  </message>
  <message>
   <source>Where the streams are sent or served</source>
   <translation>流发送到哪里或在哪里提供</translation>
  </message>
  <message>
   <source>While the page is served, its address is shown here, with a QR code for a phone.</source>
   <translation>提供网页时，此处显示其地址和供手机使用的二维码。</translation>
  </message>
  <message>
   <source>White balance</source>
   <translation>白平衡</translation>
  </message>
  <message>
   <source>Whole clip</source>
   <translation>整个片段</translation>
  </message>
  <message>
   <source>Whole clip ({frames})</source>
   <translation>整个片段（{frames}）</translation>
  </message>
  <message>
   <source>Whole clip: play all frames again ({key})</source>
   <translation>整个片段：重新播放所有帧（{key}）</translation>
  </message>
  <message>
   <source>Wireframe</source>
   <translation>线框</translation>
  </message>
  <message>
   <source>Wrist</source>
   <translation>手腕</translation>
  </message>
  <message>
   <source>Wrist speed (m/s)</source>
   <translation>手腕速度 (m/s)</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>正在写入</translation>
  </message>
  <message>
   <source>Writing the checkpoint</source>
   <translation>正在写入检查点</translation>
  </message>
  <message>
   <source>Your hand is {length} cm long; the readings of {readings} frames differ by {spread} %.</source>
   <translation>手长为 {length} cm；{readings} 帧的读数相差 {spread} %。</translation>
  </message>
  <message>
   <source>animated mesh with skeleton, for Blender, Unity, the web</source>
   <translation>带骨架的动画网格，用于 Blender、Unity、网页</translation>
  </message>
  <message>
   <source>animated mesh with skeleton, for Omniverse, Houdini, Blender</source>
   <translation>带骨架的动画网格，用于 Omniverse、Houdini、Blender</translation>
  </message>
  <message>
   <source>as in the config</source>
   <translation>与配置相同</translation>
  </message>
  <message>
   <source>call me</source>
   <translation>打电话</translation>
  </message>
  <message>
   <source>cannot be read</source>
   <translation>无法读取</translation>
  </message>
  <message>
   <source>cm</source>
   <translation>cm</translation>
  </message>
  <message>
   <source>filled in</source>
   <translation>补全</translation>
  </message>
  <message>
   <source>fist</source>
   <translation>握拳</translation>
  </message>
  <message>
   <source>hand of {length} cm</source>
   <translation>手长 {length} cm</translation>
  </message>
  <message>
   <source>joint rotations of NVIDIA's SOMA hand, as arrays</source>
   <translation>NVIDIA SOMA 手的关节旋转，以数组形式</translation>
  </message>
  <message>
   <source>joints and MANO parameters as arrays</source>
   <translation>关节和 MANO 参数的数组</translation>
  </message>
  <message>
   <source>joints and angles as a table</source>
   <translation>关节和角度的表格</translation>
  </message>
  <message>
   <source>joints of a robot hand that follows each hand, as a table</source>
   <translation>跟随每只手的机器人手的关节，以表格形式</translation>
  </message>
  <message>
   <source>lists in the layout of FreiHAND and HO-3D</source>
   <translation>FreiHAND 和 HO-3D 布局的列表</translation>
  </message>
  <message>
   <source>meshes, joints, angles and pictures on a timeline, for Rerun</source>
   <translation>时间轴上的网格、关节、角度和图片，用于 Rerun</translation>
  </message>
  <message>
   <source>meshes, poses, angles and pictures, for Foxglove and robotics programs</source>
   <translation>网格、姿态、角度和图片，用于 Foxglove 和机器人程序</translation>
  </message>
  <message>
   <source>move the hand to measure it</source>
   <translation>移动手以进行测量</translation>
  </message>
  <message>
   <source>my-hands</source>
   <translation>my-hands</translation>
  </message>
  <message>
   <source>not smoothed</source>
   <translation>未平滑</translation>
  </message>
  <message>
   <source>one mesh per hand and frame</source>
   <translation>每只手每帧一个网格</translation>
  </message>
  <message>
   <source>open</source>
   <translation>张开</translation>
  </message>
  <message>
   <source>pictures and labels for training</source>
   <translation>用于训练的图片和标注</translation>
  </message>
  <message>
   <source>pinch</source>
   <translation>捏合</translation>
  </message>
  <message>
   <source>pip failed without an error message</source>
   <translation>pip 失败，未给出错误信息</translation>
  </message>
  <message>
   <source>point</source>
   <translation>指</translation>
  </message>
  <message>
   <source>range A–B</source>
   <translation>范围 A–B</translation>
  </message>
  <message>
   <source>refined</source>
   <translation>已优化</translation>
  </message>
  <message>
   <source>remove marker</source>
   <translation>移除标记</translation>
  </message>
  <message>
   <source>rock</source>
   <translation>摇滚</translation>
  </message>
  <message>
   <source>set marker</source>
   <translation>设置标记</translation>
  </message>
  <message>
   <source>skeleton motion, for animation programs</source>
   <translation>骨架动作，用于动画软件</translation>
  </message>
  <message>
   <source>smooth</source>
   <translation>已平滑</translation>
  </message>
  <message>
   <source>the disk does not exist</source>
   <translation>该磁盘不存在</translation>
  </message>
  <message>
   <source>thumbs down</source>
   <translation>拇指向下</translation>
  </message>
  <message>
   <source>thumbs up</source>
   <translation>竖拇指</translation>
  </message>
  <message>
   <source>victory</source>
   <translation>胜利</translation>
  </message>
  <message>
   <source>whole clip</source>
   <translation>整个片段</translation>
  </message>
  <message>
   <source>{begin} s to {end} s</source>
   <translation>{begin} s 到 {end} s</translation>
  </message>
  <message>
   <source>{camera} has no picture at this moment.</source>
   <translation>{camera} 此刻没有画面。</translation>
  </message>
  <message>
   <source>{card}: show it whole, on a plain surface.</source>
   <translation>{card}：请完整显示，放在单色的表面上。</translation>
  </message>
  <message>
   <source>{control}: automatic</source>
   <translation>{control}：自动</translation>
  </message>
  <message>
   <source>{count} dropped</source>
   <translation>丢弃 {count}</translation>
  </message>
  <message>
   <source>{count} frames back</source>
   <translation>后退 {count} 帧</translation>
  </message>
  <message>
   <source>{count} frames forward</source>
   <translation>前进 {count} 帧</translation>
  </message>
  <message>
   <source>{count} of {total} frames not tracked</source>
   <translation>{total} 帧中有 {count} 帧未跟踪</translation>
  </message>
  <message>
   <source>{count} of {total} frames with filled-in hands</source>
   <translation>{total} 帧中有 {count} 帧含补全的手</translation>
  </message>
  <message>
   <source>{done} of {total}</source>
   <translation>{done} / {total}</translation>
  </message>
  <message>
   <source>{done} of {total}, {time} left</source>
   <translation>{done} / {total}，剩余 {time}</translation>
  </message>
  <message>
   <source>{dropped} of {captured}</source>
   <translation>{dropped} / {captured}</translation>
  </message>
  <message>
   <source>{frames} frames tracked, {with_hands} with hands: {folder}</source>
   <translation>已跟踪 {frames} 帧，其中 {with_hands} 帧有手：{folder}</translation>
  </message>
  <message>
   <source>{length} cm, reading {readings} of {all}: hold still.</source>
   <translation>{length} cm，读数 {readings} / {all}：请保持不动。</translation>
  </message>
  <message>
   <source>{name} already exists.</source>
   <translation>{name} 已存在。</translation>
  </message>
  <message>
   <source>{name} already exists. Replace it?</source>
   <translation>{name} 已存在。是否替换？</translation>
  </message>
  <message>
   <source>{name} cannot be opened: drop a video, pictures, a folder, a session, a checkpoint (.safetensors) or a hand model (.npz, .pkl).</source>
   <translation>无法打开 {name}：请拖入视频、图片、文件夹、会话、检查点 (.safetensors) 或手部模型 (.npz, .pkl)。</translation>
  </message>
  <message>
   <source>{name} is not a video: choose a video or a camera.</source>
   <translation>{name} 不是视频：请选择视频或摄像头。</translation>
  </message>
  <message>
   <source>{name} was moved to the bin.</source>
   <translation>{name} 已移到回收站。</translation>
  </message>
  <message>
   <source>{name} was removed.</source>
   <translation>已移除 {name}。</translation>
  </message>
  <message>
   <source>{name}: {length} cm was saved.</source>
   <translation>{name}：已保存 {length} cm。</translation>
  </message>
  <message>
   <source>{number} h</source>
   <translation>{number} 小时</translation>
  </message>
  <message>
   <source>{number} min</source>
   <translation>{number} 分钟</translation>
  </message>
  <message>
   <source>{number} of {count}</source>
   <translation>{number} / {count}</translation>
  </message>
  <message>
   <source>{number} of {total}</source>
   <translation>{number} / {total}</translation>
  </message>
  <message>
   <source>{number} s</source>
   <translation>{number} 秒</translation>
  </message>
  <message>
   <source>{path} already exists: choose another place.</source>
   <translation>{path} 已存在：请选择其他位置。</translation>
  </message>
  <message>
   <source>{path} cannot be read ({reason}): check its permissions.</source>
   <translation>无法读取 {path}（{reason}）：请检查权限。</translation>
  </message>
  <message>
   <source>{path} cannot be used ({reason}): choose another folder.</source>
   <translation>无法使用 {path}（{reason}）：请选择其他文件夹。</translation>
  </message>
  <message>
   <source>{path} contains no valid markers: delete it to set new ones.</source>
   <translation>{path} 中没有有效的标记：请删除该文件以设置新标记。</translation>
  </message>
  <message>
   <source>{path} is a file: choose a folder.</source>
   <translation>{path} 是文件：请选择文件夹。</translation>
  </message>
  <message>
   <source>{path} is not a session and contains no shards: choose another folder.</source>
   <translation>{path} 不是会话，也不含 shard：请选择其他文件夹。</translation>
  </message>
  <message>
   <source>{progress} ({count} waiting)</source>
   <translation>{progress}（还有 {count} 个在等待）</translation>
  </message>
  <message>
   <source>{quantity} of {joint}</source>
   <translation>{joint}：{quantity}</translation>
  </message>
  <message>
   <source>{quantity} of {joint}, from {low} to {high} {unit}</source>
   <translation>{joint}：{quantity}，{low} 到 {high} {unit}</translation>
  </message>
  <message>
   <source>{reason} The previous method is still in use.</source>
   <translation>{reason} 仍使用之前的方法。</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} 秒</translation>
  </message>
  <message>
   <source>{shown} of {total} sessions</source>
   <translation>{shown} / {total} 个会话</translation>
  </message>
  <message>
   <source>{size} free</source>
   <translation>剩余 {size}</translation>
  </message>
  <message>
   <source>{tracked} of {captured}</source>
   <translation>{tracked} / {captured}</translation>
  </message>
  <message>
   <source>{tracked} of {frames} frames tracked</source>
   <translation>{frames} 帧中已跟踪 {tracked} 帧</translation>
  </message>
  <message>
   <source>{value} %</source>
   <translation>{value} %</translation>
  </message>
  <message>
   <source>{value} (not supported)</source>
   <translation>{value}（不支持）</translation>
  </message>
  <message>
   <source>{value} cm</source>
   <translation>{value} cm</translation>
  </message>
  <message>
   <source>{value} fps</source>
   <translation>{value} fps</translation>
  </message>
  <message>
   <source>{value} m/s</source>
   <translation>{value} m/s</translation>
  </message>
  <message>
   <source>{value} mm</source>
   <translation>{value} mm</translation>
  </message>
  <message>
   <source>{value} ms</source>
   <translation>{value} ms</translation>
  </message>
  <message>
   <source>{value} ms to screen</source>
   <translation>{value} ms 到屏幕</translation>
  </message>
  <message>
   <source>{value} s</source>
   <translation>{value} s</translation>
  </message>
  <message>
   <source>“{name}” cannot be the name of a session: choose one without any of / \ : * ? " &lt; &gt; |.</source>
   <translation>“{name}”不能用作会话名称：请使用不含 / \ : * ? " &lt; &gt; | 的名称。</translation>
  </message>
  <message>
   <source>“{name}” was deleted.</source>
   <translation>“{name}”已删除。</translation>
  </message>
  <message>
   <source>“{name}” was learned without a direction: the hand pointed to the side.</source>
   <translation>已学习“{name}”，但不含方向：手指向侧面。</translation>
  </message>
  <message>
   <source>“{name}” was learned.</source>
   <translation>“{name}”已学会。</translation>
  </message>
 </context>
 <context>
  <name>Sentences</name>
  <message>
   <source>"on": false</source>
   <translation>"on": false</translation>
  </message>
  <message numerus="yes">
   <source>%n captured frame(s)</source>
   <translation>
    <numerusform>%n 个已捕获的帧</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different view(s)</source>
   <translation>
    <numerusform>%n 个不同的视图</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n frame(s)</source>
   <translation>
    <numerusform>%n 帧</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n hand(s)</source>
   <translation>
    <numerusform>%n 只手</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n line(s)</source>
   <translation>
    <numerusform>%n 行</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n number(s)</source>
   <translation>
    <numerusform>%n 个数字</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s)</source>
   <translation>
    <numerusform>%n 张图片</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n view(s)</source>
   <translation>
    <numerusform>%n 个视图</numerusform>
   </translation>
  </message>
  <message>
   <source>--refine needs a recording, but {0} is live: record it with handmirror record, then run handmirror rerun --refine.</source>
   <translation>--refine 需要录制的内容，但 {0} 是实时来源：请先用 handmirror record 录制，再运行 handmirror rerun --refine。</translation>
  </message>
  <message>
   <source>--refine needs frames that follow each other, but {0} has stills: omit it.</source>
   <translation>--refine 需要前后连续的帧，但 {0} 是单张图片：请去掉该选项。</translation>
  </message>
  <message>
   <source>A board of {0} x {1} mm does not fit on {2} paper, which has room for {3} x {4} mm: choose fewer or smaller squares.</source>
   <translation>{0} x {1} mm 的标定板放不进 {2} 纸（可用 {3} x {4} mm）：请选择更少或更小的方格。</translation>
  </message>
  <message>
   <source>A field of view of {0} degrees is out of range: give one from {1} to {2}.</source>
   <translation>视场角 {0} 度超出范围：请指定 {1} 到 {2} 之间的值。</translation>
  </message>
  <message>
   <source>A folder for each hand with a mesh of 778 vertices for each of its frames, named by the frame's number; frames without the hand have no file. Every mesh has the shape of its own frame, vertex for vertex as tracked. times.csv lists the time of each file.</source>
   <translation>每只手一个文件夹，每帧一个 778 个顶点的网格，以帧编号命名；没有该手的帧没有文件。每个网格都是其所在帧的形状，顶点与跟踪结果一致。times.csv 列出每个文件的时间。</translation>
  </message>
  <message>
   <source>A hand looked implausible and is hidden until it looks right again.</source>
   <translation>有一只手看起来不合理，在恢复正常之前不显示。</translation>
  </message>
  <message>
   <source>A hand looked implausible: its last good pose is shown.</source>
   <translation>有一只手看起来不合理：显示其最近一次正常的姿态。</translation>
  </message>
  <message>
   <source>A picture is {0} x {1} pixels, but the ones before are {2} x {3}: calibrate with pictures of one size.</source>
   <translation>有一张图片为 {0} x {1} 像素，而之前的是 {2} x {3}：请用同一尺寸的图片标定。</translation>
  </message>
  <message>
   <source>Address already in use</source>
   <translation>地址已被占用</translation>
  </message>
  <message>
   <source>An internal error stopped the recording: {0}: {1}</source>
   <translation>内部错误导致录制停止：{0}：{1}</translation>
  </message>
  <message>
   <source>An internal error stopped the tracking: {0}</source>
   <translation>内部错误导致跟踪停止：{0}</translation>
  </message>
  <message>
   <source>Angles: flexion (curling is positive), abduction and twist, applied in this order; zero is the flat hand, and they have the same meaning for a left hand.</source>
   <translation>角度：屈曲（弯曲为正）、外展和扭转，按此顺序应用；零表示平展的手，对左手含义相同。</translation>
  </message>
  <message>
   <source>Another run is writing to the folder {0}: choose another one, or wait until that run has ended.</source>
   <translation>另一次运行正在写入文件夹 {0}：请选择其他文件夹，或等待该运行结束。</translation>
  </message>
  <message>
   <source>Bad file descriptor</source>
   <translation>文件描述符无效</translation>
  </message>
  <message>
   <source>Both --fit and --checkpoint were given, but only one of them can pose the hands: omit one.</source>
   <translation>同时给出了 --fit 和 --checkpoint，但只能用其中一个求解手的姿态：请去掉一个。</translation>
  </message>
  <message>
   <source>Both runs are {0}: give two different ones.</source>
   <translation>两次结果都是 {0}：请指定两个不同的结果。</translation>
  </message>
  <message>
   <source>Broken pipe</source>
   <translation>管道已断开</translation>
  </message>
  <message>
   <source>Camera {0} was not found: plug it in or choose another source; {1}.</source>
   <translation>未找到摄像头 {0}：请接上它或选择其他来源；{1}。</translation>
  </message>
  <message>
   <source>Cannot allocate memory</source>
   <translation>内存不足</translation>
  </message>
  <message>
   <source>Cannot assign requested address</source>
   <translation>本机没有该地址</translation>
  </message>
  <message>
   <source>Connection refused</source>
   <translation>连接被拒绝</translation>
  </message>
  <message>
   <source>Connection reset by peer</source>
   <translation>连接被对方重置</translation>
  </message>
  <message>
   <source>Connection timed out</source>
   <translation>连接超时</translation>
  </message>
  <message>
   <source>Device or resource busy</source>
   <translation>设备或资源正忙</translation>
  </message>
  <message>
   <source>Directory not empty</source>
   <translation>文件夹非空</translation>
  </message>
  <message>
   <source>Disk quota exceeded</source>
   <translation>超出磁盘配额</translation>
  </message>
  <message>
   <source>Each process needs a whole copy of the network: start with accelerate launch --multi_gpu.</source>
   <translation>每个进程都需要网络的完整副本：请用 accelerate launch --multi_gpu 启动。</translation>
  </message>
  <message>
   <source>File exists</source>
   <translation>文件已存在</translation>
  </message>
  <message>
   <source>File name too long</source>
   <translation>文件名过长</translation>
  </message>
  <message>
   <source>File too large</source>
   <translation>文件过大</translation>
  </message>
  <message>
   <source>Foxglove at ws://{0}</source>
   <translation>Foxglove：ws://{0}</translation>
  </message>
  <message>
   <source>Foxglove cannot be served at {0} ({1}): choose another port or host.</source>
   <translation>无法在 {0} 为 Foxglove 提供服务（{1}）：请选择其他端口或主机。</translation>
  </message>
  <message>
   <source>Frame {0} of the session {1} is damaged: choose another one.</source>
   <translation>会话 {1} 的第 {0} 帧已损坏：请选择其他帧。</translation>
  </message>
  <message>
   <source>Give an IP address such as 192.168.1.20, or the name of a computer.</source>
   <translation>请指定 IP 地址（如 192.168.1.20）或计算机名称。</translation>
  </message>
  <message>
   <source>Hold the board still for a moment.</source>
   <translation>请将标定板保持不动片刻。</translation>
  </message>
  <message>
   <source>Image {0}</source>
   <translation>图片 {0}</translation>
  </message>
  <message>
   <source>Image {0} of {1} is damaged: create the shards again.</source>
   <translation>{1} 的图片 {0} 已损坏：请重新生成 shard。</translation>
  </message>
  <message>
   <source>In Blender: {0}</source>
   <translation>在 Blender 中：{0}</translation>
  </message>
  <message>
   <source>In {0} that both runs have: {1} found by both, {2} only by the first, {3} only by the second, {4} with different sides.</source>
   <translation>在两次结果共有的 {0}中：两者都找到 {1}，仅第一次找到 {2}，仅第二次找到 {3}，左右不同的有 {4}。</translation>
  </message>
  <message>
   <source>Input/output error</source>
   <translation>输入/输出错误</translation>
  </message>
  <message>
   <source>Interrupted: what was saved so far is kept.</source>
   <translation>已中断：到目前为止保存的内容会保留。</translation>
  </message>
  <message>
   <source>Intrinsics and a field of view were both given: give one of the two.</source>
   <translation>同时给出了相机内参和视场角：请只给出其中一个。</translation>
  </message>
  <message>
   <source>Invalid argument</source>
   <translation>参数无效</translation>
  </message>
  <message>
   <source>Invalid board of {0} x {1} squares: give {2} to {3} on each side.</source>
   <translation>无效的 {0} x {1} 方格标定板：每边请指定 {2} 到 {3} 个。</translation>
  </message>
  <message>
   <source>Invalid board {0}: give {1}.</source>
   <translation>无效的标定板 {0}：请指定 {1}。</translation>
  </message>
  <message>
   <source>Invalid cross-device link</source>
   <translation>无法跨设备移动</translation>
  </message>
  <message>
   <source>Invalid device {0}: choose one of {1}.</source>
   <translation>无效的设备 {0}：请选择 {1} 之一。</translation>
  </message>
  <message>
   <source>Invalid engine {0}: choose one of {1}.</source>
   <translation>无效的引擎 {0}：请选择 {1} 之一。</translation>
  </message>
  <message>
   <source>Invalid hand length {0} cm: give one from {1} to {2} cm.</source>
   <translation>无效的手长 {0} cm：请指定 {1} 到 {2} cm 之间的值。</translation>
  </message>
  <message>
   <source>Invalid hand length {0} m: give one from {1} to {2} m.</source>
   <translation>无效的手长 {0} m：请指定 {1} 到 {2} m 之间的值。</translation>
  </message>
  <message>
   <source>Invalid landmark backbone {0}: choose full (the shipped weights) or random.</source>
   <translation>无效的关键点骨干网络 {0}：请选择 full（内置权重）或 random。</translation>
  </message>
  <message>
   <source>Invalid name {0}: give one of 1 to {1} characters.</source>
   <translation>无效的名称 {0}：请指定 1 到 {1} 个字符的名称。</translation>
  </message>
  <message>
   <source>Invalid number of hands {0}: give one from 1 to {1}.</source>
   <translation>无效的手数 {0}：请指定 1 到 {1} 之间的值。</translation>
  </message>
  <message>
   <source>Invalid number of threads {0}: give one from 1 to {1}.</source>
   <translation>无效的线程数 {0}：请指定 1 到 {1} 之间的值。</translation>
  </message>
  <message>
   <source>Invalid size of DINOv2 {0}: choose random-{1}.</source>
   <translation>无效的 DINOv2 规模 {0}：请选择 random-{1}。</translation>
  </message>
  <message>
   <source>Invalid squares of {0} mm: give a side from {1} to {2} mm.</source>
   <translation>无效的 {0} mm 方格：请指定 {1} 到 {2} mm 的边长。</translation>
  </message>
  <message>
   <source>Invalid strength of the smoothing {0}: give one from {1} to {2}.</source>
   <translation>无效的平滑强度 {0}：请指定 {1} 到 {2} 之间的值。</translation>
  </message>
  <message>
   <source>Invalid value {0}={1} in {2}: must be {3}.</source>
   <translation>{2} 中的值 {0}={1} 无效：应为{3}。</translation>
  </message>
  <message>
   <source>Invalid value {0}={1}: must be {2}.</source>
   <translation>值 {0}={1} 无效：应为{2}。</translation>
  </message>
  <message>
   <source>Is a directory</source>
   <translation>是文件夹</translation>
  </message>
  <message>
   <source>Joints of {0} to {1}</source>
   <translation>{0} 的关节发送到 {1}</translation>
  </message>
  <message>
   <source>K is not a camera matrix</source>
   <translation>K 不是相机矩阵</translation>
  </message>
  <message>
   <source>Line {0} of {1} is damaged: delete it.</source>
   <translation>{1} 的第 {0} 行已损坏：请将其删除。</translation>
  </message>
  <message>
   <source>Move the board: nearer, farther, or turned.</source>
   <translation>请移动标定板：更近、更远或转动。</translation>
  </message>
  <message>
   <source>Name or service not known</source>
   <translation>主机名未知</translation>
  </message>
  <message>
   <source>Network is unreachable</source>
   <translation>网络不可达</translation>
  </message>
  <message>
   <source>No CUDA device is available: install NVIDIA's driver, or choose --device cpu</source>
   <translation>没有可用的 CUDA 设备：请安装 NVIDIA 驱动程序，或选择 --device cpu</translation>
  </message>
  <message>
   <source>No clip in {0} is long enough for {1} frames: use longer clips.</source>
   <translation>{0} 中没有长度达到 {1} 帧的片段：请使用更长的片段。</translation>
  </message>
  <message>
   <source>No clip in {0} shards is long enough for {1} frames with stride {2}: use fewer frames or longer clips.</source>
   <translation>{0} 个 shard 中没有足够长的片段（需 {1} 帧，步幅 {2}）：请减少帧数或使用更长的片段。</translation>
  </message>
  <message>
   <source>No config was given: add --config-name=NAME, one of {0}.</source>
   <translation>未指定配置：请添加 --config-name=NAME，可选 {0}。</translation>
  </message>
  <message>
   <source>No file, folder or camera is called {0}: check the spelling; {1}.</source>
   <translation>没有名为 {0} 的文件、文件夹或摄像头：请检查拼写；{1}。</translation>
  </message>
  <message>
   <source>No hand length is saved for {0}, only for {1}: run handmirror calibrate --hand.</source>
   <translation>没有为 {0} 保存的手长，只有 {1} 的手长：请运行 handmirror calibrate --hand。</translation>
  </message>
  <message>
   <source>No hand length is saved for {0}: run handmirror calibrate --hand.</source>
   <translation>没有为 {0} 保存的手长：请运行 handmirror calibrate --hand。</translation>
  </message>
  <message>
   <source>No hand was found in the video of {0}, so the offset of its clock is the one in the cameras file.</source>
   <translation>{0} 的视频中没有找到手，因此其时钟偏移采用相机文件中的值。</translation>
  </message>
  <message>
   <source>No hand was found in {0} of {1}: lay it beside the {2}, whole in the picture.</source>
   <translation>{1} 中有 {0} 张没有找到手：请将手放在{2}旁边，完整地在画面中。</translation>
  </message>
  <message>
   <source>No hand was found in {0}: show one to all cameras at once, and move it around.</source>
   <translation>在 {0} 中没有找到手：请让所有相机同时看到一只手，并移动它。</translation>
  </message>
  <message>
   <source>No hands to write: check the source and its labels.</source>
   <translation>没有可写入的手：请检查来源及其标注。</translation>
  </message>
  <message>
   <source>No robot was chosen: choose {0}, or a file .yml.</source>
   <translation>未选择机器人：请选择 {0}，或 .yml 文件。</translation>
  </message>
  <message>
   <source>No route to host</source>
   <translation>主机不可达</translation>
  </message>
  <message>
   <source>No session was found in {0}: give a folder with a {1} in it.</source>
   <translation>在 {0} 中未找到会话：请指定包含 {1} 的文件夹。</translation>
  </message>
  <message>
   <source>No space left on device</source>
   <translation>磁盘空间不足</translation>
  </message>
  <message>
   <source>No such device</source>
   <translation>没有该设备</translation>
  </message>
  <message>
   <source>No such device or address</source>
   <translation>没有该设备或地址</translation>
  </message>
  <message>
   <source>No such file or directory</source>
   <translation>没有该文件或文件夹</translation>
  </message>
  <message>
   <source>No viewer of Rerun listens at {0} ({1}): start it with the command rerun.</source>
   <translation>{0} 处没有 Rerun 查看器（{1}）：请用命令 rerun 启动它。</translation>
  </message>
  <message>
   <source>No {0} board of {1} x {2} squares was seen in {3}: check its kind and its squares, and show it whole, flat and well lit.</source>
   <translation>在 {3} 中没有看到 {1} x {2} 方格的 {0} 标定板：请检查其种类和方格数，并完整、平整、光线良好地展示。</translation>
  </message>
  <message>
   <source>No {0} was found in {1} of {2}: show it whole, on a plain surface of another brightness.</source>
   <translation>{2} 中有 {1} 张没有找到{0}：请完整显示，放在亮度不同的单色表面上。</translation>
  </message>
  <message>
   <source>None of the {0} pictures in {1} can be read: give another folder.</source>
   <translation>无法读取 {1} 中的 {0} 张图片：请指定其他文件夹。</translation>
  </message>
  <message>
   <source>Not a directory</source>
   <translation>不是文件夹</translation>
  </message>
  <message>
   <source>ONNX Runtime</source>
   <translation>ONNX Runtime</translation>
  </message>
  <message>
   <source>ONNX Runtime cannot be loaded</source>
   <translation>无法加载 ONNX Runtime</translation>
  </message>
  <message>
   <source>ONNX Runtime cannot run {0} ({1})</source>
   <translation>ONNX Runtime 无法运行 {0}（{1}）</translation>
  </message>
  <message>
   <source>ONNX Runtime crashed when it was last used here: delete {0} to try it again</source>
   <translation>ONNX Runtime 上次在此使用时崩溃：请删除 {0} 后重试</translation>
  </message>
  <message>
   <source>ONNX Runtime failed in {0} ({1})</source>
   <translation>ONNX Runtime 在 {0} 中失败（{1}）</translation>
  </message>
  <message>
   <source>ONNX Runtime needs {0} once to prepare {1}: {2}</source>
   <translation>ONNX Runtime 需要 {0} 来准备一次 {1}：{2}</translation>
  </message>
  <message>
   <source>ONNX Runtime {0} is too old: pip install 'onnxruntime&gt;={1}.{2}'</source>
   <translation>ONNX Runtime {0} 版本太旧：pip install 'onnxruntime&gt;={1}.{2}'</translation>
  </message>
  <message>
   <source>ONNX cannot express {0} ({1})</source>
   <translation>ONNX 无法表示 {0}（{1}）</translation>
  </message>
  <message>
   <source>On CUDA, the networks run in PyTorch: choose --engine torch, or another device.</source>
   <translation>在 CUDA 上由 PyTorch 运行网络：请选择 --engine torch 或其他设备。</translation>
  </message>
  <message>
   <source>One row for each hand of each frame. The unit is the end of a column's name: _m metres in the camera, _px pixels of the full picture (as seen, not projected), _rad radians.</source>
   <translation>每帧每只手一行。列名末尾是单位：_m 为相机坐标系中的米，_px 为完整图片的像素（所见位置，未经投影），_rad 为弧度。</translation>
  </message>
  <message>
   <source>Only ONNX Runtime runs on {0}: choose --engine onnxruntime, or another device.</source>
   <translation>{0} 上只能运行 ONNX Runtime：请选择 --engine onnxruntime 或其他设备。</translation>
  </message>
  <message>
   <source>Only {0} are free at {1}</source>
   <translation>{1} 仅剩 {0}</translation>
  </message>
  <message>
   <source>OpenCV {0} is loaded, but Handmirror is tested with OpenCV {1}, whose results differ: install Handmirror in an environment without the package that installed this OpenCV.</source>
   <translation>已加载 OpenCV {0}，但 Handmirror 使用 OpenCV {1} 测试，两者结果不同：请在不含安装此 OpenCV 的软件包的环境中安装 Handmirror。</translation>
  </message>
  <message>
   <source>Opening the source.</source>
   <translation>正在打开来源。</translation>
  </message>
  <message>
   <source>Operation not permitted</source>
   <translation>操作不允许</translation>
  </message>
  <message>
   <source>Other web pages have no access.</source>
   <translation>其他网页无权访问。</translation>
  </message>
  <message>
   <source>Page not found.</source>
   <translation>找不到页面。</translation>
  </message>
  <message>
   <source>Permission denied</source>
   <translation>没有权限</translation>
  </message>
  <message>
   <source>Preparing {0} for this computer: half a minute, {1}.</source>
   <translation>正在为此计算机准备 {0}：约半分钟，{1}。</translation>
  </message>
  <message>
   <source>PyTorch cannot be loaded ({0}): pip install torch</source>
   <translation>无法加载 PyTorch（{0}）：pip install torch</translation>
  </message>
  <message>
   <source>Read-only file system</source>
   <translation>文件系统为只读</translation>
  </message>
  <message>
   <source>Rerun's viewer</source>
   <translation>Rerun 查看器</translation>
  </message>
  <message>
   <source>Rerun's viewer at {0}</source>
   <translation>{0} 处的 Rerun 查看器</translation>
  </message>
  <message>
   <source>Resource temporarily unavailable</source>
   <translation>资源暂时不可用</translation>
  </message>
  <message>
   <source>Robot hands need {0}: install it with {1}</source>
   <translation>机器人手需要 {0}：请用 {1} 安装</translation>
  </message>
  <message>
   <source>Seeking is not possible in {0}: open a video or a folder of pictures instead.</source>
   <translation>{0} 不支持定位：请改为打开视频或图片文件夹。</translation>
  </message>
  <message>
   <source>Seeking is not possible in {0}: open it again instead.</source>
   <translation>{0} 不支持定位：请重新打开。</translation>
  </message>
  <message>
   <source>Settings &gt; Privacy &amp; security &gt; Camera &gt; Let desktop apps access your camera</source>
   <translation>设置 &gt; 隐私和安全性 &gt; 相机 &gt; 让桌面应用访问你的相机</translation>
  </message>
  <message>
   <source>Shards cannot be read from {0}: give a folder, a .tar file, or an http or https address.</source>
   <translation>无法从 {0} 读取 shard：请指定文件夹、.tar 文件，或 http、https 地址。</translation>
  </message>
  <message>
   <source>Show the board at the bottom of the picture.</source>
   <translation>请在画面下方展示标定板。</translation>
  </message>
  <message>
   <source>Show the board at the left of the picture.</source>
   <translation>请在画面左侧展示标定板。</translation>
  </message>
  <message>
   <source>Show the board at the right of the picture.</source>
   <translation>请在画面右侧展示标定板。</translation>
  </message>
  <message>
   <source>Show the board at the top of the picture.</source>
   <translation>请在画面上方展示标定板。</translation>
  </message>
  <message>
   <source>Show the board to the camera.</source>
   <translation>请将标定板对着摄像头。</translation>
  </message>
  <message>
   <source>Software caused connection abort</source>
   <translation>连接被本机中止</translation>
  </message>
  <message>
   <source>Some lines of {0} have no {1}: give a poses.jsonl as handmirror track writes it.</source>
   <translation>{0} 的某些行没有 {1}：请指定由 handmirror track 写出的 poses.jsonl。</translation>
  </message>
  <message>
   <source>Stage 2 refines a trained stage 1: give its checkpoint with model.pretrained=FOLDER_OR_FILE.</source>
   <translation>第 2 阶段在训练好的第 1 阶段上改进：请用 model.pretrained=文件夹或文件 指定其检查点。</translation>
  </message>
  <message>
   <source>Start the address with http://, https:// or rtsp://.</source>
   <translation>地址请以 http://、https:// 或 rtsp:// 开头。</translation>
  </message>
  <message>
   <source>System Settings &gt; Privacy &amp; Security &gt; Camera, then start the program again</source>
   <translation>系统设置 &gt; 隐私与安全性 &gt; 摄像头，然后重新启动程序</translation>
  </message>
  <message>
   <source>Temporary failure in name resolution</source>
   <translation>域名解析暂时失败</translation>
  </message>
  <message>
   <source>The DINOv2 backbone needs transformers: {0}</source>
   <translation>DINOv2 骨干网络需要 transformers：{0}</translation>
  </message>
  <message>
   <source>The DINOv2 weights {0} are neither a local folder nor available from the Hugging Face hub: download them and give the folder, or choose random-large to start without pretrained weights.</source>
   <translation>DINOv2 权重 {0} 既不是本地文件夹，也无法从 Hugging Face Hub 获取：请下载并指定其文件夹，或选择 random-large 以不使用预训练权重开始。</translation>
  </message>
  <message>
   <source>The DINOv2 {0} has an unsupported size {1}: give small, base or large with patches of 14.</source>
   <translation>DINOv2 {0} 的规模 {1} 不受支持：请使用图块大小为 14 的 small、base 或 large。</translation>
  </message>
  <message>
   <source>The URDF files are missing: give the folder robots/hands of a copy of dex-urdf ({0}).</source>
   <translation>缺少 URDF 文件：请指定 dex-urdf（{0}）副本中的 robots/hands 文件夹。</translation>
  </message>
  <message>
   <source>The address does not contain the correct token.</source>
   <translation>地址缺少正确的令牌。</translation>
  </message>
  <message>
   <source>The address {0} has no scheme: start it with http://, https:// or rtsp://.</source>
   <translation>地址 {0} 缺少协议：请以 http://、https:// 或 rtsp:// 开头。</translation>
  </message>
  <message>
   <source>The address {0} of {1} is invalid: give on, a port such as 8765, or HOST:PORT.</source>
   <translation>{1} 的地址 {0} 无效：请指定 on、端口（如 8765）或 HOST:PORT。</translation>
  </message>
  <message>
   <source>The address {0} provides no video: check that it is correct and that its camera is switched on.</source>
   <translation>地址 {0} 没有提供视频：请检查地址是否正确，以及摄像头是否已打开。</translation>
  </message>
  <message>
   <source>The address {0} requires a login: give it as in {1}://NAME:PASSWORD@host/path.</source>
   <translation>地址 {0} 需要登录：请按 {1}://NAME:PASSWORD@host/path 的形式指定。</translation>
  </message>
  <message>
   <source>The address {0} starts with {1}://: give one with http, https or rtsp.</source>
   <translation>地址 {0} 以 {1}:// 开头：请指定使用 http、https 或 rtsp 的地址。</translation>
  </message>
  <message>
   <source>The board cannot be written as {0}: give a name that ends in .pdf or .png.</source>
   <translation>无法将标定板写为 {0}：请指定以 .pdf 或 .png 结尾的名称。</translation>
  </message>
  <message>
   <source>The board faces the camera in all but {0}, which does not determine the focal length: tilt it to each side by 20 to 40 degrees.</source>
   <translation>除 {0}外，标定板都正对摄像头，无法确定焦距：请向各个方向倾斜 20 到 40 度。</translation>
  </message>
  <message>
   <source>The board was seen in {0}, but {1} are needed: show it in all parts of the picture, near and far, and tilted, and hold it still in each place.</source>
   <translation>只看到标定板的 {0}，但需要 {1}：请在画面各处、远近不同并倾斜地展示，每处保持不动。</translation>
  </message>
  <message>
   <source>The bundled network was not trained with the hand model {0}, so the fit is used instead.</source>
   <translation>内置网络不是用手部模型 {0} 训练的，因此改用拟合。</translation>
  </message>
  <message>
   <source>The calibration is implausible (focal lengths {0} and {1}, principal point {2}, {3} for {4} x {5} pixels): tilt the board more, and show it in all parts of the picture.</source>
   <translation>标定不合理（焦距 {0} 和 {1}，主点 {2}, {3}，画面 {4} x {5} 像素）：请加大标定板的倾斜，并在画面各处展示。</translation>
  </message>
  <message>
   <source>The calibration of {0} is for pictures of {1} pixels and is not used for {2} x {3}, which has another shape: calibrate in this size, or track in the calibrated one.</source>
   <translation>{0} 的标定适用于 {1} 像素的图片，不用于宽高比不同的 {2} x {3}：请在此尺寸下标定，或在已标定的尺寸下跟踪。</translation>
  </message>
  <message>
   <source>The camera mode {0} has an invalid rate: give a positive one such as 30.</source>
   <translation>摄像头模式 {0} 的帧率无效：请指定正数，如 30。</translation>
  </message>
  <message>
   <source>The camera mode {0} is invalid: give a size and a rate, such as 640x480@30.</source>
   <translation>摄像头模式 {0} 无效：请指定尺寸和帧率，如 640x480@30。</translation>
  </message>
  <message>
   <source>The camera {0} has no tracked frames: only the other cameras are used.</source>
   <translation>相机 {0} 没有已跟踪的帧：只使用其他相机。</translation>
  </message>
  <message>
   <source>The cameras file has {0} cameras ({1}), but {2} were given: give one video of each, in the order of the file.</source>
   <translation>相机文件中有 {0} 台相机（{1}），但给出了 {2} 台：请按文件中的顺序为每台相机给出一个视频。</translation>
  </message>
  <message>
   <source>The cameras file has {0} cameras, but {1} were tracked: give a video of each camera, in the order of the file.</source>
   <translation>相机文件中有 {0} 台相机，但跟踪了 {1} 台：请按文件中的顺序为每台相机给出一个视频。</translation>
  </message>
  <message>
   <source>The cameras file {0}</source>
   <translation>相机文件 {0}</translation>
  </message>
  <message>
   <source>The cameras' views of the board contradict each other by {0} px: check the squares and the lens calibrations, move the board slowly, and do not move the cameras.</source>
   <translation>各相机看到的标定板相互矛盾，相差 {0} 像素：请检查方格和镜头标定，缓慢移动标定板，并且不要移动相机。</translation>
  </message>
  <message>
   <source>The checkpoint {0} does not exist: check the path.</source>
   <translation>检查点 {0} 不存在：请检查路径。</translation>
  </message>
  <message>
   <source>The checkpoint {0} does not match its config ({1}): export it again.</source>
   <translation>检查点 {0} 与其配置不符（{1}）：请重新导出。</translation>
  </message>
  <message>
   <source>The checkpoint {0} does not match the options, or is damaged: resume with those in the run's config.yaml, or remove the checkpoint.</source>
   <translation>检查点 {0} 与选项不符或已损坏：请用该次训练 config.yaml 中的选项继续，或移除该检查点。</translation>
  </message>
  <message>
   <source>The checkpoint {0} does not match the run's {1} ({2}): {3}.</source>
   <translation>检查点 {0} 与该次训练的 {1} 不符（{2}）：{3}。</translation>
  </message>
  <message>
   <source>The checkpoint {0} has a config with {1}: export it again.</source>
   <translation>检查点 {0} 的配置有误（{1}）：请重新导出。</translation>
  </message>
  <message>
   <source>The checkpoint {0} has format {1}, {2} than the supported {3}: {4}.</source>
   <translation>检查点 {0} 的格式 {1} 比支持的 {3} {2}：{4}。</translation>
  </message>
  <message>
   <source>The checkpoint {0} has no readable description: export it again.</source>
   <translation>检查点 {0} 没有可读的描述：请重新导出。</translation>
  </message>
  <message>
   <source>The checkpoint {0} has no {1}, as in older versions, whose runs cannot be resumed: start a new run from its weights with model.pretrained={2}.</source>
   <translation>检查点 {0} 没有 {1}，与旧版本一样，其训练无法继续：请用 model.pretrained={2} 从其权重开始新的训练。</translation>
  </message>
  <message>
   <source>The checkpoint {0} has weights of the unsupported type {1}: export it again.</source>
   <translation>检查点 {0} 的权重类型 {1} 不受支持：请重新导出。</translation>
  </message>
  <message>
   <source>The checkpoint {0} is a folder: give the .safetensors file that training.export writes.</source>
   <translation>检查点 {0} 是文件夹：请指定 training.export 写出的 .safetensors 文件。</translation>
  </message>
  <message>
   <source>The checkpoint {0} is damaged or not a .safetensors file: choose another file.</source>
   <translation>检查点 {0} 已损坏或不是 .safetensors 文件：请选择其他文件。</translation>
  </message>
  <message>
   <source>The checkpoint {0} names the backbone {1}, whose weights it does not contain: export it again.</source>
   <translation>检查点 {0} 指定了骨干网络 {1}，但不包含其权重：请重新导出。</translation>
  </message>
  <message>
   <source>The checkpoint {0} was trained with {1}, whose betas do not fit {2}: give the file that it was trained with as --hand-model.</source>
   <translation>检查点 {0} 用 {1} 训练，其 betas 与 {2} 不符：请用 --hand-model 指定训练时使用的文件。</translation>
  </message>
  <message>
   <source>The clip {0} in {1}</source>
   <translation>{1} 中的片段 {0}</translation>
  </message>
  <message>
   <source>The config cannot be resolved ({0}): define what is missing.</source>
   <translation>无法解析配置（{0}）：请补充缺少的内容。</translation>
  </message>
  <message>
   <source>The config has no {0}: give {1}.</source>
   <translation>配置中缺少 {0}：请指定{1}。</translation>
  </message>
  <message>
   <source>The config {0} cannot be composed ({1}): --help lists all settings.</source>
   <translation>无法组合配置 {0}（{1}）：--help 会列出所有设置。</translation>
  </message>
  <message>
   <source>The config {0} does not exist: give one of {1}.</source>
   <translation>配置 {0} 不存在：请指定以下之一：{1}。</translation>
  </message>
  <message>
   <source>The config's values have more than {0} characters: use fewer references.</source>
   <translation>配置的值超过 {0} 个字符：请减少引用。</translation>
  </message>
  <message>
   <source>The configuration {0} cannot be read ({1}): give one of dex-retargeting.</source>
   <translation>无法读取配置 {0}（{1}）：请指定 dex-retargeting 的配置。</translation>
  </message>
  <message>
   <source>The corners are off by {0} pixels, more than {1}: make sure that the board is flat, its squares are as stated, and the camera's focus does not change, and try again.</source>
   <translation>角点误差为 {0} 像素，超过 {1}：请确认标定板平整、方格尺寸正确、摄像头对焦不变，然后重试。</translation>
  </message>
  <message>
   <source>The disk has {0} left; the recording stops at {1}.</source>
   <translation>磁盘还剩 {0}；剩余 {1} 时录制将停止。</translation>
  </message>
  <message>
   <source>The disk or the computer is too slow to keep every frame: some are lost.</source>
   <translation>磁盘或计算机太慢，无法保留每一帧：有些帧会丢失。</translation>
  </message>
  <message>
   <source>The field of view {0} is not a number of degrees: give one such as 70, or 78d for the diagonal.</source>
   <translation>视场角 {0} 不是度数：请指定如 70，或对角线的 78d。</translation>
  </message>
  <message>
   <source>The file {0} cannot be reached ({1}): check its permissions.</source>
   <translation>无法访问文件 {0}（{1}）：请检查权限。</translation>
  </message>
  <message>
   <source>The file {0} cannot be read ({1}): {2}.</source>
   <translation>无法读取文件 {0}（{1}）：{2}。</translation>
  </message>
  <message>
   <source>The file {0} cannot be read as a video ({1}): give a video, a picture or a folder of pictures.</source>
   <translation>无法将文件 {0} 作为视频读取（{1}）：请指定视频、图片或图片文件夹。</translation>
  </message>
  <message>
   <source>The file {0} contains no video: give one that plays in a video player.</source>
   <translation>文件 {0} 不含视频：请指定视频播放器能播放的文件。</translation>
  </message>
  <message>
   <source>The file {0} does not exist: copy the session again.</source>
   <translation>文件 {0} 不存在：请重新复制会话。</translation>
  </message>
  <message>
   <source>The file {0} does not exist: {1}.</source>
   <translation>文件 {0} 不存在：{1}。</translation>
  </message>
  <message>
   <source>The file {0} is a PyTorch file: export a run with python -m handmirror.training.export.</source>
   <translation>文件 {0} 是 PyTorch 文件：请用 python -m handmirror.training.export 导出一次训练。</translation>
  </message>
  <message>
   <source>The file {0} is a playlist, which only names other files: give the video itself.</source>
   <translation>文件 {0} 是播放列表，只列出其他文件：请指定视频本身。</translation>
  </message>
  <message>
   <source>The file {0} is not a Handmirror checkpoint: export one with python -m handmirror.training.export.</source>
   <translation>文件 {0} 不是 Handmirror 检查点：请用 python -m handmirror.training.export 导出一个。</translation>
  </message>
  <message>
   <source>The finder learns in a trained stage 1: set model.finder=true and model.pretrained=FILE.</source>
   <translation>关节检测器在训练好的第 1 阶段中学习：请设置 model.finder=true 和 model.pretrained=文件。</translation>
  </message>
  <message>
   <source>The first camera, {0}, has no frames: track it again, or put another one first.</source>
   <translation>第一台相机 {0} 没有帧：请重新跟踪，或把另一台相机放在第一位。</translation>
  </message>
  <message>
   <source>The folder {0} already contains a session: {1}.</source>
   <translation>文件夹 {0} 已包含会话：{1}。</translation>
  </message>
  <message>
   <source>The folder {0} already contains shards: remove them or choose another folder.</source>
   <translation>文件夹 {0} 中已有 shard：请将其移除或选择其他文件夹。</translation>
  </message>
  <message>
   <source>The folder {0} cannot be created ({1}): choose another.</source>
   <translation>无法创建文件夹 {0}（{1}）：请选择其他文件夹。</translation>
  </message>
  <message>
   <source>The folder {0} cannot be listed ({1}): check its permissions.</source>
   <translation>无法列出文件夹 {0} 的内容（{1}）：请检查权限。</translation>
  </message>
  <message>
   <source>The folder {0} contains a recording: choose another one.</source>
   <translation>文件夹 {0} 包含录制内容：请选择其他文件夹。</translation>
  </message>
  <message>
   <source>The folder {0} contains more than {1} files: give one that contains only configs.</source>
   <translation>文件夹 {0} 含有超过 {1} 个文件：请指定只包含配置的文件夹。</translation>
  </message>
  <message>
   <source>The folder {0} contains no pictures: give one with .jpg or .png files, the path of a video, or a session's folder to handmirror rerun.</source>
   <translation>文件夹 {0} 不含图片：请指定含 .jpg 或 .png 文件的文件夹、视频路径，或为 handmirror rerun 指定会话文件夹。</translation>
  </message>
  <message>
   <source>The folder {0} contains the session itself: choose another one for the re-run.</source>
   <translation>文件夹 {0} 就是该会话本身：请为重新跟踪选择其他文件夹。</translation>
  </message>
  <message>
   <source>The folder {0} does not exist: give the one that holds your configs with --config-dir.</source>
   <translation>文件夹 {0} 不存在：请用 --config-dir 指定存放配置的文件夹。</translation>
  </message>
  <message>
   <source>The folder {0} has no sessions of two cameras, camera_1 and camera_2: track them first.</source>
   <translation>文件夹 {0} 中没有两台相机的会话 camera_1 和 camera_2：请先跟踪它们。</translation>
  </message>
  <message>
   <source>The folder {0} has no shards (*.tar): create some with training.data.</source>
   <translation>文件夹 {0} 中没有 shard (*.tar)：请用 training.data 生成。</translation>
  </message>
  <message>
   <source>The folder {0} has no tokens: compute them with python -m handmirror.training.tokens.</source>
   <translation>文件夹 {0} 中没有 token：请用 python -m handmirror.training.tokens 计算。</translation>
  </message>
  <message>
   <source>The folder {0} has sessions of more than {1} cameras: choose another one.</source>
   <translation>文件夹 {0} 中有超过 {1} 台相机的会话：请选择其他文件夹。</translation>
  </message>
  <message>
   <source>The folder {0} is not empty: choose a new one for the export.</source>
   <translation>文件夹 {0} 不为空：请为导出选择新的文件夹。</translation>
  </message>
  <message>
   <source>The format {0} contains no pictures: omit the video, or choose {1}.</source>
   <translation>格式 {0} 不含图片：请去掉视频，或选择 {1}。</translation>
  </message>
  <message>
   <source>The format {0} has no --vertices option: choose {1}, or omit it.</source>
   <translation>格式 {0} 没有 --vertices 选项：请选择 {1}，或去掉该选项。</translation>
  </message>
  <message>
   <source>The format {0} has no bone lengths that can vary: choose {1}, or omit that option.</source>
   <translation>格式 {0} 不支持可变的骨骼长度：请选择 {1}，或去掉该选项。</translation>
  </message>
  <message>
   <source>The format {0} has no robot hands: choose {1}, or omit the robot.</source>
   <translation>格式 {0} 不支持机器人手：请选择 {1}，或不指定机器人。</translation>
  </message>
  <message>
   <source>The format {0} keeps the recorded time of each picture: omit the frame rate.</source>
   <translation>格式 {0} 保留每张图片的录制时间：请去掉帧率。</translation>
  </message>
  <message>
   <source>The format {0} needs {1}: install it with {2}</source>
   <translation>格式 {0} 需要 {1}：请用 {2} 安装</translation>
  </message>
  <message>
   <source>The format {0} writes {1}: give a folder, a name that does not end in {2}.</source>
   <translation>格式 {0} 会写入{1}：请指定文件夹，即不以 {2} 结尾的名称。</translation>
  </message>
  <message>
   <source>The gestures {0} cannot be read ({1}): give another file.</source>
   <translation>无法读取手势文件 {0}（{1}）：请指定其他文件。</translation>
  </message>
  <message>
   <source>The gestures {0} have format version {1}, newer than the supported {2}: update Handmirror.</source>
   <translation>手势文件 {0} 的格式版本 {1} 比支持的 {2} 新：请更新 Handmirror。</translation>
  </message>
  <message>
   <source>The gestures {0} have more than {1} MB: give another file.</source>
   <translation>手势文件 {0} 超过 {1} MB：请指定其他文件。</translation>
  </message>
  <message>
   <source>The hand model {0} cannot be read ({1}): check the path.</source>
   <translation>无法读取手部模型 {0}（{1}）：请检查路径。</translation>
  </message>
  <message>
   <source>The hand model {0} cannot be used ({1}): give MANO_RIGHT.pkl, or an .npz file in its format.</source>
   <translation>无法使用手部模型 {0}（{1}）：请指定 MANO_RIGHT.pkl 或该格式的 .npz 文件。</translation>
  </message>
  <message>
   <source>The hand moves by only {0} cm in {1}, too little to find the cameras' extrinsics: move it through the whole space that they see.</source>
   <translation>手在 {1} 中只移动了 {0} 厘米，不足以求出相机外参：请在相机看到的整个空间中移动手。</translation>
  </message>
  <message>
   <source>The hand was measured in {0}, but {1} are needed: show it for longer, or in more pictures.</source>
   <translation>只在 {0}中测量到手，但需要 {1}：请展示更长时间，或使用更多图片。</translation>
  </message>
  <message>
   <source>The hand was not flat in {0} of {1}: lay it beside the {2} with straight fingers, on the same surface.</source>
   <translation>{1} 中有 {0} 张手不平：请将手放在{2}旁边的同一表面上，手指伸直。</translation>
  </message>
  <message>
   <source>The hands that the cameras of {0} saw are not fused: track the cameras again, or give the folder of one camera, such as {1}.</source>
   <translation>{0} 中各相机看到的手尚未融合：请重新跟踪这些相机，或指定其中一台相机的文件夹，例如 {1}。</translation>
  </message>
  <message>
   <source>The host or port of the address is invalid: give one such as 192.168.1.20 or 192.168.1.20:554.</source>
   <translation>地址的主机或端口无效：请输入类似 192.168.1.20 或 192.168.1.20:554 的地址。</translation>
  </message>
  <message>
   <source>The image {0}</source>
   <translation>图片 {0}</translation>
  </message>
  <message>
   <source>The image {0} of {1} is damaged: create the shards again.</source>
   <translation>{1} 的图片 {0} 已损坏：请重新生成 shard。</translation>
  </message>
  <message>
   <source>The installed ONNX Runtime has no {0}: {1}</source>
   <translation>已安装的 ONNX Runtime 没有 {0}：{1}</translation>
  </message>
  <message>
   <source>The intrinsics file {0}</source>
   <translation>相机内参文件 {0}</translation>
  </message>
  <message>
   <source>The intrinsics file {0} has no entry for {1}: add it, or one "K" for all.</source>
   <translation>相机内参文件 {0} 没有 {1} 的条目：请添加，或给出对所有图片通用的“K”。</translation>
  </message>
  <message>
   <source>The intrinsics file {0} is nested too deeply: {1}.</source>
   <translation>相机内参文件 {0} 嵌套过深：{1}。</translation>
  </message>
  <message>
   <source>The intrinsics {0}</source>
   <translation>相机内参 {0}</translation>
  </message>
  <message>
   <source>The intrinsics {0} contain {1}: give four, fx,fy,cx,cy in pixels.</source>
   <translation>相机内参 {0} 包含 {1}：请给出四个，即以像素为单位的 fx,fy,cx,cy。</translation>
  </message>
  <message>
   <source>The intrinsics {0} may belong to another picture size: cx, cy {1}, {2} and fx {3} are unusual for {4} x {5} pixels; check them, or state the width and height they are for.</source>
   <translation>相机内参 {0} 可能属于其他图片尺寸：对于 {4} x {5} 像素，cx, cy {1}, {2} 和 fx {3} 不常见；请检查，或注明其对应的宽度和高度。</translation>
  </message>
  <message>
   <source>The last line of {0} is cut off and was left out.</source>
   <translation>{0} 的最后一行不完整，已忽略。</translation>
  </message>
  <message>
   <source>The lens distortion in {0} is left out: the video stays as recorded.</source>
   <translation>已忽略 {0} 中的镜头畸变：视频保持录制时的样子。</translation>
  </message>
  <message>
   <source>The lens of {0} is not calibrated, and these views do not suffice for it ({1}).</source>
   <translation>{0} 的镜头尚未标定，而这些视图不足以标定它（{1}）。</translation>
  </message>
  <message>
   <source>The lines of {0} were out of order and have been sorted by frame.</source>
   <translation>{0} 的行顺序错乱，已按帧排序。</translation>
  </message>
  <message>
   <source>The list of shipped files {0} is missing or damaged: {1}.</source>
   <translation>随附文件列表 {0} 缺失或损坏：{1}。</translation>
  </message>
  <message>
   <source>The network was trained with MANO: give your MANO_RIGHT.pkl with --hand-model.</source>
   <translation>该网络是用 MANO 训练的：请用 --hand-model 指定您的 MANO_RIGHT.pkl。</translation>
  </message>
  <message>
   <source>The network's config has {0}: {1}.</source>
   <translation>网络配置有误（{0}）：{1}。</translation>
  </message>
  <message>
   <source>The number of cameras is {0}: give 2 to {1}.</source>
   <translation>相机数量为 {0}：请给出 2 到 {1} 台。</translation>
  </message>
  <message>
   <source>The offset of the clock of {0} could not be measured, as the hand moves too little while both cameras see it: the one in the cameras file is used.</source>
   <translation>无法测量 {0} 的时钟偏移，因为两台相机都看到手时手的移动太小：采用相机文件中的值。</translation>
  </message>
  <message>
   <source>The picture of frame {0} is {1} x {2} pixels, its poses are for {3} x {4}: give the video of this session.</source>
   <translation>第 {0} 帧的图片为 {1} × {2} 像素，而其姿态对应 {3} × {4}：请指定此会话的视频。</translation>
  </message>
  <message>
   <source>The picture {0}</source>
   <translation>图片 {0}</translation>
  </message>
  <message>
   <source>The picture {0} cannot be opened ({1}): check its permissions.</source>
   <translation>无法打开图片 {0}（{1}）：请检查权限。</translation>
  </message>
  <message>
   <source>The picture {0} has more pages, which were skipped: save each as a separate file.</source>
   <translation>图片 {0} 还有其他页，已跳过：请将每页另存为单独的文件。</translation>
  </message>
  <message>
   <source>The picture {0} has more than {1} MB: give a smaller one.</source>
   <translation>图片 {0} 超过 {1} MB：请指定更小的图片。</translation>
  </message>
  <message>
   <source>The picture {0} has more than {1} million pixels: give a smaller one.</source>
   <translation>图片 {0} 超过 {1} 百万像素：请指定更小的图片。</translation>
  </message>
  <message>
   <source>The picture {0} has {1} samples, which are not supported: convert it to unsigned integers of 8 or 16 bits.</source>
   <translation>图片 {0} 的像素类型 {1} 不受支持：请转换为 8 位或 16 位无符号整数。</translation>
  </message>
  <message>
   <source>The picture {0} is broken or not a picture: give another one, or copy it again.</source>
   <translation>图片 {0} 已损坏或不是图片：请指定其他图片，或重新复制。</translation>
  </message>
  <message>
   <source>The picture {0} is damaged or cut off: {1} could be read, so copy it again if you need the rest.</source>
   <translation>图片 {0} 已损坏或不完整：可读取 {1}；如需其余部分，请重新复制。</translation>
  </message>
  <message>
   <source>The picture {0} {1}.</source>
   <translation>图片 {0} {1}。</translation>
  </message>
  <message>
   <source>The poses in {0} were made with another hand model (joints are {1} mm off): give that model.</source>
   <translation>{0} 中的姿态由另一个手部模型生成（关节偏差 {1} mm）：请指定该模型。</translation>
  </message>
  <message>
   <source>The poses of {0} and {1} contradict their pictures (reprojection error {2} px): give the videos in the order of the cameras file, or calibrate again if a camera was moved.</source>
   <translation>{0} 和 {1} 的位姿与其图像矛盾（重投影误差 {2} 像素）：请按相机文件中的顺序给出视频；如果相机被移动过，请重新标定。</translation>
  </message>
  <message>
   <source>The poses of {0} are the {1} hand model's and are ignored: set data.hand_model={2} to use them as well as the joints.</source>
   <translation>{0} 的姿态属于手部模型 {1}，将被忽略：如需同时使用姿态和关节，请设置 data.hand_model={2}。</translation>
  </message>
  <message>
   <source>The prepared network cannot be saved in {0} ({1}), so each start prepares it again: set {2} to a writable folder.</source>
   <translation>无法将准备好的网络保存到 {0}（{1}），因此每次启动都要重新准备：请将 {2} 设为可写的文件夹。</translation>
  </message>
  <message>
   <source>The range {0} is invalid: give a beginning from 0 s on, and an end that is not before it.</source>
   <translation>范围 {0} 无效：请指定从 0 s 起的开始时间，以及不早于它的结束时间。</translation>
  </message>
  <message>
   <source>The recording is still running or was interrupted; after an interruption up to half a second is missing.</source>
   <translation>录制仍在进行或已中断；中断后最多缺少半秒。</translation>
  </message>
  <message>
   <source>The recording was stopped because only {0} were free on the disk.</source>
   <translation>由于磁盘仅剩 {0}，录制已停止。</translation>
  </message>
  <message>
   <source>The rest of {0} was not read: too much of it is damaged.</source>
   <translation>{0} 的其余部分未读取：损坏过多。</translation>
  </message>
  <message>
   <source>The robot's joints cannot be sent to {0} ({1}): check the host's name.</source>
   <translation>无法将机器人关节发送到 {0}（{1}）：请检查主机名。</translation>
  </message>
  <message>
   <source>The run's hand model {0} cannot be read ({1}): put it back, or give its new place as data.hand_model_file in the run's {2}.</source>
   <translation>无法读取该次训练的手部模型 {0}（{1}）：请将其放回，或在该次训练的 {2} 中用 data.hand_model_file 指定新位置。</translation>
  </message>
  <message>
   <source>The session was tracked with the hand model {0}, whose shape parameters differ from those of {1}: give {2} with --hand-model.</source>
   <translation>会话使用手部模型 {0} 跟踪，其形状参数与 {1} 不同：请用 --hand-model 指定 {2}。</translation>
  </message>
  <message>
   <source>The session was tracked with the {0} {1}, which was not found: choose its file.</source>
   <translation>会话使用{0} {1} 跟踪，但未找到该文件：请选择其文件。</translation>
  </message>
  <message>
   <source>The session {0} cannot be read: {1}</source>
   <translation>无法读取会话 {0}：{1}</translation>
  </message>
  <message>
   <source>The session {0} has format version {1}, newer than the supported {2}: update Handmirror.</source>
   <translation>会话 {0} 的格式版本 {1} 比支持的 {2} 新：请更新 Handmirror。</translation>
  </message>
  <message>
   <source>The session {0} has lost its {1}: open {2} as a video instead.</source>
   <translation>会话 {0} 缺少 {1}：请改为将 {2} 作为视频打开。</translation>
  </message>
  <message>
   <source>The session {0} has no poses to stream: give another one.</source>
   <translation>会话 {0} 没有可推送的姿态：请指定其他会话。</translation>
  </message>
  <message>
   <source>The session {0} has no readable frame: give another one.</source>
   <translation>会话 {0} 没有可读取的帧：请指定其他会话。</translation>
  </message>
  <message>
   <source>The session {0} has no video: it contains poses only.</source>
   <translation>会话 {0} 没有视频：仅包含姿态。</translation>
  </message>
  <message>
   <source>The session {0} has poses but no video: run `handmirror track` on {1} again, with the options that you want.</source>
   <translation>会话 {0} 有姿态但没有视频：请用所需选项对 {1} 再次运行 `handmirror track`。</translation>
  </message>
  <message>
   <source>The session's pictures change size, which LeRobot does not allow: export another format.</source>
   <translation>会话中的图片尺寸有变化，LeRobot 不允许：请导出为其他格式。</translation>
  </message>
  <message>
   <source>The setting {0} is invalid: give NAME=VALUE, with single quotes around a value that has spaces or special characters.</source>
   <translation>设置 {0} 无效：请写成 名称=值，值含空格或特殊字符时用单引号括起。</translation>
  </message>
  <message>
   <source>The shard {0} cannot be read ({1}): copy it again or recreate it.</source>
   <translation>无法读取 shard {0}（{1}）：请重新复制或重新生成。</translation>
  </message>
  <message>
   <source>The shipped file {0} is {1}: {2}; if you changed it on purpose, run `python -m handmirror.training.assets_hashes`.</source>
   <translation>随附文件 {0} {1}：{2}；如果是有意修改，请运行 `python -m handmirror.training.assets_hashes`。</translation>
  </message>
  <message>
   <source>The stream {0}</source>
   <translation>视频流 {0}</translation>
  </message>
  <message>
   <source>The stream {0} has stopped: check that its camera is switched on and the network works.</source>
   <translation>视频流 {0} 已停止：请检查摄像头是否打开以及网络是否正常。</translation>
  </message>
  <message>
   <source>The token of the web page is invalid: {0}</source>
   <translation>网页的令牌无效：{0}</translation>
  </message>
  <message>
   <source>The tokens in {0} do not match each other: compute them again with training.tokens.</source>
   <translation>{0} 中的 token 互不匹配：请用 training.tokens 重新计算。</translation>
  </message>
  <message>
   <source>The tokens {0} belong to other weights than model.pretrained: compute them again.</source>
   <translation>token {0} 对应的权重与 model.pretrained 不同：请重新计算。</translation>
  </message>
  <message>
   <source>The tokens {0} cannot be read: compute them again with training.tokens.</source>
   <translation>无法读取 token {0}：请用 training.tokens 重新计算。</translation>
  </message>
  <message>
   <source>The tracking of {0} was not finished ({1}): run the command again with --overwrite.</source>
   <translation>{0} 的跟踪没有完成（{1}）：请加上 --overwrite 重新运行命令。</translation>
  </message>
  <message>
   <source>The training has diverged (the network's outputs contain NaN): resume it with a lower train.lr.</source>
   <translation>训练已发散（网络输出含有 NaN）：请减小 train.lr 后继续。</translation>
  </message>
  <message>
   <source>The type of {0} is not supported: choose {1}.</source>
   <translation>不支持 {0} 的类型：请选择 {1}。</translation>
  </message>
  <message>
   <source>The video ends before frame {0} of the poses: give the video of this session.</source>
   <translation>视频在姿态的第 {0} 帧之前结束：请指定此会话的视频。</translation>
  </message>
  <message>
   <source>The video lacks {0} of {1}.</source>
   <translation>视频缺少 {1}中的 {0} 帧。</translation>
  </message>
  <message>
   <source>The video of {0} is missing: only the poses can be used.</source>
   <translation>缺少 {0} 的视频：只能使用姿态。</translation>
  </message>
  <message>
   <source>The video of {0} is undistorted already, with the calibration it was recorded with: re-run it without a calibration, or give fx,fy,cx,cy.</source>
   <translation>{0} 的视频已用录制时的标定校正畸变：请不使用标定重新跟踪，或给出 fx,fy,cx,cy。</translation>
  </message>
  <message>
   <source>The video {0}</source>
   <translation>视频 {0}</translation>
  </message>
  <message>
   <source>The video {0} has an unsupported format: convert it to mp4 (H.264).</source>
   <translation>视频 {0} 的格式不受支持：请转换为 mp4 (H.264)。</translation>
  </message>
  <message>
   <source>The video {0} has no readable frame: give one that plays and has at most {1} million pixels.</source>
   <translation>视频 {0} 没有可读取的帧：请指定能播放且不超过 {1} 百万像素的视频。</translation>
  </message>
  <message>
   <source>The video {0} is damaged or cut off: {1} could be read, so copy it again if you need the rest.</source>
   <translation>视频 {0} 已损坏或不完整：可读取 {1}；如需其余部分，请重新复制。</translation>
  </message>
  <message>
   <source>The video {0} must be an MP4 file: give a name that ends in .mp4.</source>
   <translation>视频 {0} 必须是 MP4 文件：请指定以 .mp4 结尾的名称。</translation>
  </message>
  <message>
   <source>The views are too similar, which leaves the focal length uncertain by {0} %: tilt the board more, and show it nearer and farther.</source>
   <translation>各视图过于相似，焦距不确定度为 {0} %：请加大标定板的倾斜，并展示得更近和更远。</translation>
  </message>
  <message>
   <source>The views of the board do not determine a camera: show it in other places, and tilted.</source>
   <translation>标定板的视图无法确定相机：请在其他位置并倾斜地展示。</translation>
  </message>
  <message>
   <source>The views of the hand disagree by {0} %, more than {1} %: lay hand and {2} flat on one surface, hold still, and measure again.</source>
   <translation>手的各视图相差 {0} %，超过 {1} %：请将手和{2}平放在同一表面上，保持不动，然后重新测量。</translation>
  </message>
  <message>
   <source>The web page cannot be served at {0} ({1}): choose another port or host.</source>
   <translation>无法在 {0} 提供网页（{1}）：请选择其他端口或主机。</translation>
  </message>
  <message>
   <source>The weight file {0} contains numbers that are not finite, in {1}: train or copy it again.</source>
   <translation>权重文件 {0} 在 {1} 中含有非有限数值：请重新训练或复制。</translation>
  </message>
  <message>
   <source>The weight file {0} does not exist: check the path.</source>
   <translation>权重文件 {0} 不存在：请检查路径。</translation>
  </message>
  <message>
   <source>The weight file {0} is damaged or belongs to a different network: replace it.</source>
   <translation>权重文件 {0} 已损坏或属于其他网络：请替换。</translation>
  </message>
  <message>
   <source>The weight file {0} is damaged or does not belong to the network {1}: replace it.</source>
   <translation>权重文件 {0} 已损坏或不属于网络 {1}：请替换。</translation>
  </message>
  <message>
   <source>The weights are not those of a network on the DINOv2 {0}: give a checkpoint of the same network.</source>
   <translation>这些权重不属于基于 DINOv2 {0} 的网络：请指定同一网络的检查点。</translation>
  </message>
  <message>
   <source>The weights {0} are not those of a DINOv2: {1} are missing.</source>
   <translation>权重 {0} 不是 DINOv2 的权重：缺少 {1}。</translation>
  </message>
  <message>
   <source>The weights {0} belong to a {1} model: give a DINOv2.</source>
   <translation>权重 {0} 属于 {1} 模型：请指定 DINOv2。</translation>
  </message>
  <message>
   <source>The weights {0} cannot be read: the file is damaged or of an unsupported type.</source>
   <translation>无法读取权重 {0}：文件已损坏或类型不受支持。</translation>
  </message>
  <message>
   <source>The weights {0} contain no named tensors: give a file with a network's weights.</source>
   <translation>权重 {0} 不含命名张量：请指定含网络权重的文件。</translation>
  </message>
  <message>
   <source>The weights {0} do not exist: give an Accelerate folder, a .safetensors file or a torch file.</source>
   <translation>权重 {0} 不存在：请指定 Accelerate 文件夹、.safetensors 文件或 torch 文件。</translation>
  </message>
  <message>
   <source>The weights {0} {1} {2} of the network's {3} tensors ({4}): give a checkpoint of the same network.</source>
   <translation>权重 {0} 与网络不符（{1}）：{3} 个张量中的 {2} 个（{4}）；请指定同一网络的检查点。</translation>
  </message>
  <message>
   <source>There are enough views.</source>
   <translation>视图已足够。</translation>
  </message>
  <message>
   <source>There is not enough memory: {0}.</source>
   <translation>内存不足：{0}。</translation>
  </message>
  <message>
   <source>This address is not served here: use {0}.</source>
   <translation>此处不提供该地址：请使用 {0}。</translation>
  </message>
  <message>
   <source>This line is 100 mm long: if yours is not, print again at 100 %, not fitted to the page.</source>
   <translation>此线段长 100 mm：如果不是，请按 100 % 重新打印，不要缩放以适应页面。</translation>
  </message>
  <message>
   <source>This stream needs {0}: install it with {1}</source>
   <translation>此流需要 {0}：请用 {1} 安装</translation>
  </message>
  <message>
   <source>Tilt the board to one side by 20 to 40 degrees.</source>
   <translation>请将标定板向一侧倾斜 20 到 40 度。</translation>
  </message>
  <message>
   <source>To see its frames, put the original session {0} next to it.</source>
   <translation>要查看其帧，请将原始会话 {0} 放在它旁边。</translation>
  </message>
  <message>
   <source>Too many connections.</source>
   <translation>连接过多。</translation>
  </message>
  <message>
   <source>Too many levels of symbolic links</source>
   <translation>符号链接层数过多</translation>
  </message>
  <message>
   <source>Too many open files</source>
   <translation>打开的文件过多</translation>
  </message>
  <message>
   <source>Too many open files in system</source>
   <translation>系统中打开的文件过多</translation>
  </message>
  <message>
   <source>Training for MANO needs its file: give its path as data.hand_model_file=MANO_RIGHT.pkl.</source>
   <translation>为 MANO 训练需要其文件：请以 data.hand_model_file=MANO_RIGHT.pkl 指定路径。</translation>
  </message>
  <message>
   <source>Training needs more packages: run {0}.</source>
   <translation>训练需要更多软件包：请运行 {0}。</translation>
  </message>
  <message>
   <source>VMC cannot be sent to {0} ({1}): check the host's name.</source>
   <translation>无法将 VMC 发送到 {0}（{1}）：请检查主机名。</translation>
  </message>
  <message>
   <source>VMC to {0}</source>
   <translation>VMC 发送到 {0}</translation>
  </message>
  <message>
   <source>Web page at {0}</source>
   <translation>网页位于 {0}</translation>
  </message>
  <message>
   <source>Windows of {0} frames with stride {1}, step {2} and gaps of {3} cannot be read: give 1 or more, and 0 or more for the gap.</source>
   <translation>无法读取帧数 {0}、步幅 {1}、步长 {2}、间隔 {3} 的窗口：这些值应不小于 1，间隔应不小于 0。</translation>
  </message>
  <message>
   <source>a box shorter than its header</source>
   <translation>某个 box 比其头部还短</translation>
  </message>
  <message>
   <source>a checkpoint's folder, a .safetensors or a torch file</source>
   <translation>检查点文件夹、.safetensors 文件或 torch 文件</translation>
  </message>
  <message>
   <source>a crop beyond the picture</source>
   <translation>裁剪区域超出图片</translation>
  </message>
  <message>
   <source>a crop without a size</source>
   <translation>裁剪区域没有尺寸</translation>
  </message>
  <message>
   <source>a different hand model</source>
   <translation>另一个手部模型</translation>
  </message>
  <message>
   <source>a file in it has the name {0}</source>
   <translation>其中有名为 {0} 的文件</translation>
  </message>
  <message>
   <source>a file in it has {0} bytes, more than {1}</source>
   <translation>其中一个文件有 {0} 字节，超过 {1}</translation>
  </message>
  <message>
   <source>a folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>a folder of shards, a .tar file, an http or https address, or a list of these</source>
   <translation>shard 文件夹、.tar 文件、http 或 https 地址，或它们的列表</translation>
  </message>
  <message>
   <source>a folder, a list of folders or null</source>
   <translation>文件夹、文件夹列表或 null</translation>
  </message>
  <message>
   <source>a frame has no labelled joint or no focal length</source>
   <translation>某一帧没有标注的关节或没有焦距</translation>
  </message>
  <message>
   <source>a hand is not a JSON object</source>
   <translation>某只手不是 JSON 对象</translation>
  </message>
  <message>
   <source>a hash is not text</source>
   <translation>哈希值不是文本</translation>
  </message>
  <message>
   <source>a matrix in it is damaged</source>
   <translation>其中一个矩阵已损坏</translation>
  </message>
  <message>
   <source>a matrix in it is too large</source>
   <translation>其中一个矩阵过大</translation>
  </message>
  <message>
   <source>a number above 0</source>
   <translation>大于 0 的数</translation>
  </message>
  <message>
   <source>a number from 0</source>
   <translation>不小于 0 的数</translation>
  </message>
  <message>
   <source>a number from 0 to 1</source>
   <translation>0 到 1 的数</translation>
  </message>
  <message>
   <source>a number from 0 to 10</source>
   <translation>0 到 10 的数</translation>
  </message>
  <message>
   <source>a part of it contains itself</source>
   <translation>其中一部分包含自身</translation>
  </message>
  <message>
   <source>a score is not a number</source>
   <translation>分数不是数字</translation>
  </message>
  <message>
   <source>a single value</source>
   <translation>单个值</translation>
  </message>
  <message>
   <source>a tile that differs from the first</source>
   <translation>某个图块与第一个不同</translation>
  </message>
  <message>
   <source>a validity flag is not 0 or 1</source>
   <translation>某个有效性标志不是 0 或 1</translation>
  </message>
  <message>
   <source>a value is not text</source>
   <translation>某个值不是文本</translation>
  </message>
  <message>
   <source>a whole number</source>
   <translation>整数</translation>
  </message>
  <message>
   <source>a whole number from {0}</source>
   <translation>不小于 {0} 的整数</translation>
  </message>
  <message>
   <source>a whole number from {0} to {1}</source>
   <translation>{0} 到 {1} 的整数</translation>
  </message>
  <message>
   <source>an .npz file in MANO's format</source>
   <translation>MANO 格式的 .npz 文件</translation>
  </message>
  <message>
   <source>an array in it contains objects</source>
   <translation>其中一个数组含有对象</translation>
  </message>
  <message>
   <source>an array in it contains values of the type {0}</source>
   <translation>其中一个数组含有 {0} 类型的值</translation>
  </message>
  <message>
   <source>an array in it has an invalid shape</source>
   <translation>其中一个数组的形状无效</translation>
  </message>
  <message>
   <source>an array in it has an unknown type</source>
   <translation>其中一个数组的类型未知</translation>
  </message>
  <message>
   <source>an array in it is damaged</source>
   <translation>其中一个数组已损坏</translation>
  </message>
  <message>
   <source>an array in it is not as long as its shape says</source>
   <translation>其中一个数组的长度与其形状不符</translation>
  </message>
  <message>
   <source>an earlier one has the same name</source>
   <translation>前面已有同名的手势</translation>
  </message>
  <message>
   <source>an impossible width or height</source>
   <translation>宽度或高度不可能</translation>
  </message>
  <message>
   <source>an integer of more than 64 bits</source>
   <translation>超过 64 位的整数</translation>
  </message>
  <message>
   <source>another program has locked a part of the file</source>
   <translation>另一个程序锁定了文件的一部分</translation>
  </message>
  <message>
   <source>another program uses that port</source>
   <translation>该端口正被其他程序使用</translation>
  </message>
  <message>
   <source>another program uses the file</source>
   <translation>另一个程序正在使用该文件</translation>
  </message>
  <message>
   <source>bad allocation</source>
   <translation>bad allocation</translation>
  </message>
  <message>
   <source>bank card</source>
   <translation>银行卡</translation>
  </message>
  <message>
   <source>bf16, or no for float32</source>
   <translation>bf16，或用 no 表示 float32</translation>
  </message>
  <message>
   <source>cameras is not a list of whole numbers</source>
   <translation>cameras 不是整数列表</translation>
  </message>
  <message>
   <source>can't start new thread</source>
   <translation>can't start new thread</translation>
  </message>
  <message>
   <source>cannot allocate memory</source>
   <translation>cannot allocate memory</translation>
  </message>
  <message>
   <source>captured frame</source>
   <translation>已捕获的帧</translation>
  </message>
  <message>
   <source>choose another one</source>
   <translation>请选择其他文件夹</translation>
  </message>
  <message>
   <source>choose another one, or add --overwrite</source>
   <translation>请选择其他文件夹，或添加 --overwrite</translation>
  </message>
  <message>
   <source>choose another place or free some space</source>
   <translation>请选择其他位置或释放一些空间</translation>
  </message>
  <message>
   <source>choose one of {0}</source>
   <translation>请选择 {0} 之一</translation>
  </message>
  <message>
   <source>close other programs, or track fewer hands or smaller pictures</source>
   <translation>请关闭其他程序，或减少跟踪的手数或图片尺寸</translation>
  </message>
  <message>
   <source>complex integer</source>
   <translation>复整数</translation>
  </message>
  <message>
   <source>contains {0} numbers, neither fx, fy, cx, cy nor a matrix of 3 rows</source>
   <translation>包含 {0} 个数字，既不是 fx, fy, cx, cy，也不是 3 行的矩阵</translation>
  </message>
  <message>
   <source>convert it to a smaller size, as with ffmpeg -i INPUT -vf scale=3840:-2 OUTPUT</source>
   <translation>请转换为更小的尺寸，例如 ffmpeg -i INPUT -vf scale=3840:-2 OUTPUT</translation>
  </message>
  <message>
   <source>copy it again</source>
   <translation>请重新复制</translation>
  </message>
  <message>
   <source>copy it again from where the run was trained, or resume the run, which writes it again</source>
   <translation>请从训练所在位置重新复制，或继续该次训练，它会重新写出该文件</translation>
  </message>
  <message>
   <source>correct the file, or remove it to use the gestures that ship</source>
   <translation>请更正该文件，或将其删除以使用自带的手势</translation>
  </message>
  <message>
   <source>cut off</source>
   <translation>不完整</translation>
  </message>
  <message>
   <source>damaged or changed</source>
   <translation>已损坏或被修改</translation>
  </message>
  <message>
   <source>damaged, or of an unknown format</source>
   <translation>已损坏或格式未知</translation>
  </message>
  <message>
   <source>different view</source>
   <translation>不同的视图</translation>
  </message>
  <message>
   <source>duplicate key {0}</source>
   <translation>重复的键 {0}</translation>
  </message>
  <message>
   <source>each time, as there is no cache folder</source>
   <translation>由于没有缓存文件夹，每次都需要</translation>
  </message>
  <message>
   <source>encoding or nesting</source>
   <translation>编码或嵌套</translation>
  </message>
  <message>
   <source>enter and leave are not between 0 and 1, or leave is above enter</source>
   <translation>enter 和 leave 不在 0 到 1 之间，或 leave 大于 enter</translation>
  </message>
  <message>
   <source>f refers to vertices that do not exist</source>
   <translation>f 引用了不存在的顶点</translation>
  </message>
  <message>
   <source>failed to allocate memory</source>
   <translation>failed to allocate memory</translation>
  </message>
  <message>
   <source>failed to map segment</source>
   <translation>failed to map segment</translation>
  </message>
  <message>
   <source>field of view</source>
   <translation>视场角</translation>
  </message>
  <message>
   <source>free some space and resume with general.resume=true, or choose another place with general.runs</source>
   <translation>请释放一些空间并用 general.resume=true 继续，或用 general.runs 选择其他位置</translation>
  </message>
  <message>
   <source>free some space or choose another with --out</source>
   <translation>请释放一些空间，或用 --out 选择其他位置</translation>
  </message>
  <message>
   <source>from {0} s to {1}</source>
   <translation>从 {0} s 到 {1}</translation>
  </message>
  <message>
   <source>gap to {0}</source>
   <translation>到 {0} 的间隔</translation>
  </message>
  <message>
   <source>gesture is the name of a recognised gesture, empty for none; gesture_score is 0 to 1, NaN for none.</source>
   <translation>gesture 是识别出的手势的名称，没有则为空；gesture_score 为 0 到 1，没有则为 NaN。</translation>
  </message>
  <message>
   <source>gesture {0}{1} was left out, {2}</source>
   <translation>手势 {0}{1} 已忽略：{2}</translation>
  </message>
  <message>
   <source>give a cameras.json of handmirror calibrate, a camchain.yaml of Kalibr, or a stereo calibration of OpenCV</source>
   <translation>请给出 handmirror calibrate 的 cameras.json、Kalibr 的 camchain.yaml 或 OpenCV 的双目标定</translation>
  </message>
  <message>
   <source>give a poses.jsonl</source>
   <translation>请指定 poses.jsonl</translation>
  </message>
  <message>
   <source>give a poses.jsonl or the folder of a session</source>
   <translation>请指定 poses.jsonl 或会话文件夹</translation>
  </message>
  <message>
   <source>give a whole number from 1 to {0}</source>
   <translation>请指定 1 到 {0} 的整数</translation>
  </message>
  <message>
   <source>give an even number of at least 4</source>
   <translation>请指定不小于 4 的偶数</translation>
  </message>
  <message>
   <source>give fx,fy,cx,cy in pixels or a calibration file (docs/calibrations.md lists the formats)</source>
   <translation>请指定以像素为单位的 fx,fy,cx,cy 或标定文件（格式见 docs/calibrations.md）</translation>
  </message>
  <message>
   <source>give num_frame 1 in stage 1 and 7 in stage 2</source>
   <translation>请在第 1 阶段设 num_frame 为 1，在第 2 阶段设为 7</translation>
  </message>
  <message>
   <source>give the folder of a session</source>
   <translation>请指定会话文件夹</translation>
  </message>
  <message>
   <source>hand model</source>
   <translation>手部模型</translation>
  </message>
  <message>
   <source>hands is not a list of at most {0}</source>
   <translation>hands 不是最多 {0} 项的列表</translation>
  </message>
  <message>
   <source>has XML with entities</source>
   <translation>含有带实体的 XML</translation>
  </message>
  <message>
   <source>has YAML with aliases</source>
   <translation>含有带别名的 YAML</translation>
  </message>
  <message>
   <source>has more than {0} MB of YAML</source>
   <translation>YAML 超过 {0} MB</translation>
  </message>
  <message>
   <source>have other shapes in</source>
   <translation>形状不同</translation>
  </message>
  <message>
   <source>hold is neither true nor false</source>
   <translation>hold 既非 true 也非 false</translation>
  </message>
  <message>
   <source>install Handmirror again, or in a git checkout run `git checkout -- assets`</source>
   <translation>请重新安装 Handmirror，或在 git 检出目录中运行 `git checkout -- assets`</translation>
  </message>
  <message>
   <source>insufficient memory</source>
   <translation>insufficient memory</translation>
  </message>
  <message>
   <source>is HEIF of the type {0}, which is not supported: save it as JPEG</source>
   <translation>是 {0} 类型的 HEIF，不受支持：请保存为 JPEG</translation>
  </message>
  <message>
   <source>is empty</source>
   <translation>为空</translation>
  </message>
  <message>
   <source>is neither JSON nor YAML nor another known format{0}</source>
   <translation>既不是 JSON 也不是 YAML 或其他已知格式{0}</translation>
  </message>
  <message>
   <source>is nested too deeply</source>
   <translation>嵌套过深</translation>
  </message>
  <message>
   <source>is not a text file</source>
   <translation>不是文本文件</translation>
  </message>
  <message>
   <source>is not valid XML (line {0})</source>
   <translation>不是有效的 XML（第 {0} 行）</translation>
  </message>
  <message>
   <source>it comes with the macOS build</source>
   <translation>它包含在 macOS 版本中</translation>
  </message>
  <message>
   <source>it contains a number that is too long</source>
   <translation>其中含有过长的数字</translation>
  </message>
  <message>
   <source>it contains a text without quotes</source>
   <translation>其中含有没有引号的文本</translation>
  </message>
  <message>
   <source>it contains chumpy's {0}, which is not supported</source>
   <translation>其中含有 chumpy 的 {0}，不受支持</translation>
  </message>
  <message>
   <source>it contains scipy's {0}</source>
   <translation>其中含有 scipy 的 {0}</translation>
  </message>
  <message>
   <source>it contains the instruction {0}</source>
   <translation>其中含有指令 {0}</translation>
  </message>
  <message>
   <source>it contains too many files</source>
   <translation>其中文件过多</translation>
  </message>
  <message>
   <source>it contains too many values</source>
   <translation>其中的值过多</translation>
  </message>
  <message>
   <source>it contains {0}.{1} twice</source>
   <translation>其中 {0}.{1} 出现了两次</translation>
  </message>
  <message>
   <source>it has no angles</source>
   <translation>它没有角度</translation>
  </message>
  <message>
   <source>it has no automatic mode</source>
   <translation>它没有自动模式</translation>
  </message>
  <message>
   <source>it has the unknown key {0}</source>
   <translation>它含有未知的键 {0}</translation>
  </message>
  <message>
   <source>it has {0} pictures</source>
   <translation>含有 {0} 张图片</translation>
  </message>
  <message>
   <source>it is a folder</source>
   <translation>它是文件夹</translation>
  </message>
  <message>
   <source>it is cut off</source>
   <translation>不完整</translation>
  </message>
  <message>
   <source>it is damaged or not a pickle</source>
   <translation>已损坏或不是 pickle</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>为空</translation>
  </message>
  <message>
   <source>it is empty.</source>
   <translation>内容为空。</translation>
  </message>
  <message>
   <source>it is incomplete</source>
   <translation>不完整</translation>
  </message>
  <message>
   <source>it is incomplete or not an .npz file</source>
   <translation>不完整或不是 .npz 文件</translation>
  </message>
  <message>
   <source>it is larger than 1 GB</source>
   <translation>大于 1 GB</translation>
  </message>
  <message>
   <source>it is larger than 64 MB</source>
   <translation>大于 64 MB</translation>
  </message>
  <message>
   <source>it is neither an .npz nor a .pkl file</source>
   <translation>既不是 .npz 也不是 .pkl 文件</translation>
  </message>
  <message>
   <source>it is not a JSON object</source>
   <translation>它不是 JSON 对象</translation>
  </message>
  <message>
   <source>it is not a file</source>
   <translation>不是文件</translation>
  </message>
  <message>
   <source>it is of a left hand; left hands are mirrored from the right one</source>
   <translation>它是左手模型；左手由右手镜像得到</translation>
  </message>
  <message>
   <source>items larger than the file</source>
   <translation>某些项大于文件本身</translation>
  </message>
  <message>
   <source>its angles, gaps or directions are not a JSON object</source>
   <translation>其 angles、gaps 或 directions 不是 JSON 对象</translation>
  </message>
  <message>
   <source>its backbone of {0} values is too small for a {1} {2}</source>
   <translation>其骨干网络的 {0} 个值对 {1} {2} 来说太小</translation>
  </message>
  <message>
   <source>its direction of {0} is not valid</source>
   <translation>其 {0} 的方向无效</translation>
  </message>
  <message>
   <source>its gap to {0} is not valid</source>
   <translation>其到 {0} 的间隔无效</translation>
  </message>
  <message>
   <source>its hand measures {0} m, so it is not in metres</source>
   <translation>其手长为 {0} m，因此单位不是米</translation>
  </message>
  <message>
   <source>its name is not 1 to {0} printable characters</source>
   <translation>其名称不是 1 到 {0} 个可打印字符</translation>
  </message>
  <message>
   <source>its name is not a text</source>
   <translation>其名称不是文本</translation>
  </message>
  <message>
   <source>its objects contain too many others</source>
   <translation>其对象包含过多其他对象</translation>
  </message>
  <message>
   <source>its tolerance is not a number, or on is not true or false</source>
   <translation>其 tolerance 不是数字，或 on 不是 true 或 false</translation>
  </message>
  <message>
   <source>its tolerance is not between {0} and {1}</source>
   <translation>其 tolerance 不在 {0} 到 {1} 之间</translation>
  </message>
  <message>
   <source>joints_2d is missing and cannot be computed: joints lie behind the camera</source>
   <translation>缺少 joints_2d 且无法计算：有关节位于相机后方</translation>
  </message>
  <message>
   <source>joints_2d or K is missing</source>
   <translation>缺少 joints_2d 或 K</translation>
  </message>
  <message>
   <source>line {0}</source>
   <translation>第 {0} 行</translation>
  </message>
  <message>
   <source>line {0}: {1}</source>
   <translation>第 {0} 行：{1}</translation>
  </message>
  <message>
   <source>longer side</source>
   <translation>长边</translation>
  </message>
  <message>
   <source>mains frequency</source>
   <translation>电源频率</translation>
  </message>
  <message>
   <source>minimum_ns is not between 0 and {0}</source>
   <translation>minimum_ns 不在 0 到 {0} 之间</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>缺失</translation>
  </message>
  <message>
   <source>modified brown</source>
   <translation>modified brown</translation>
  </message>
  <message>
   <source>more than {0} values</source>
   <translation>超过 {0} 个值</translation>
  </message>
  <message>
   <source>newer</source>
   <translation>更新</translation>
  </message>
  <message>
   <source>no camera was found on this computer</source>
   <translation>此计算机上没有找到摄像头</translation>
  </message>
  <message>
   <source>no hand</source>
   <translation>没有手</translation>
  </message>
  <message>
   <source>no keys</source>
   <translation>没有键</translation>
  </message>
  <message>
   <source>no meta box</source>
   <translation>没有 meta box</translation>
  </message>
  <message>
   <source>no permission to write in {0}</source>
   <translation>没有写入 {0} 的权限</translation>
  </message>
  <message>
   <source>no picture</source>
   <translation>没有图片</translation>
  </message>
  <message>
   <source>no sheet</source>
   <translation>没有纸</translation>
  </message>
  <message>
   <source>no size</source>
   <translation>没有尺寸</translation>
  </message>
  <message>
   <source>no tensors</source>
   <translation>没有张量</translation>
  </message>
  <message>
   <source>not JSON</source>
   <translation>不是 JSON</translation>
  </message>
  <message>
   <source>not a JSON object</source>
   <translation>不是 JSON 对象</translation>
  </message>
  <message>
   <source>not a file name</source>
   <translation>不是文件名</translation>
  </message>
  <message>
   <source>not a host name</source>
   <translation>不是主机名</translation>
  </message>
  <message>
   <source>not a number</source>
   <translation>不是数字</translation>
  </message>
  <message>
   <source>not a size</source>
   <translation>不是尺寸</translation>
  </message>
  <message>
   <source>not flat</source>
   <translation>不平</translation>
  </message>
  <message>
   <source>not readable ({0})</source>
   <translation>无法读取（{0}）</translation>
  </message>
  <message>
   <source>not seen</source>
   <translation>未看到</translation>
  </message>
  <message>
   <source>numbers as in training/data/augment.py, or null</source>
   <translation>与 training/data/augment.py 相同的数，或 null</translation>
  </message>
  <message>
   <source>numbers that AdamW cannot have</source>
   <translation>含有 AdamW 不可能有的数</translation>
  </message>
  <message>
   <source>of the type {0}</source>
   <translation>类型为 {0}</translation>
  </message>
  <message>
   <source>older</source>
   <translation>更旧</translation>
  </message>
  <message>
   <source>on Windows, replace it with the package onnxruntime-directml</source>
   <translation>在 Windows 上请改用软件包 onnxruntime-directml</translation>
  </message>
  <message>
   <source>one of {0}</source>
   <translation>以下之一：{0}</translation>
  </message>
  <message>
   <source>other weights</source>
   <translation>权重不同</translation>
  </message>
  <message>
   <source>pip install 'onnxruntime&lt;1.29'</source>
   <translation>pip install 'onnxruntime&lt;1.29'</translation>
  </message>
  <message>
   <source>remove it and free some space, or choose another folder by data.tokens</source>
   <translation>请将其移除并释放一些空间，或用 data.tokens 选择其他文件夹</translation>
  </message>
  <message>
   <source>saved calibrations of {0}</source>
   <translation>{0} 的已保存标定</translation>
  </message>
  <message>
   <source>see PoseNetConfig</source>
   <translation>见 PoseNetConfig</translation>
  </message>
  <message>
   <source>see PoseNetConfig for the known ones</source>
   <translation>已知的键见 PoseNetConfig</translation>
  </message>
  <message>
   <source>set its camera to smaller pictures</source>
   <translation>请将其摄像头设为较小的图片</translation>
  </message>
  <message>
   <source>several files</source>
   <translation>多个文件</translation>
  </message>
  <message>
   <source>sheet of A4 paper</source>
   <translation>A4 纸</translation>
  </message>
  <message>
   <source>sheet of Letter paper</source>
   <translation>Letter 纸</translation>
  </message>
  <message>
   <source>side is neither left nor right</source>
   <translation>side 既不是 left 也不是 right</translation>
  </message>
  <message>
   <source>signed integer</source>
   <translation>有符号整数</translation>
  </message>
  <message>
   <source>something in it is not an array of numbers</source>
   <translation>其中含有不是数字数组的内容</translation>
  </message>
  <message>
   <source>source or facts are invalid</source>
   <translation>source 或 facts 无效</translation>
  </message>
  <message>
   <source>stage {0} with num_frame {1}</source>
   <translation>第 {0} 阶段的 num_frame 为 {1}</translation>
  </message>
  <message>
   <source>temporal.dim_head {0}</source>
   <translation>temporal.dim_head {0}</translation>
  </message>
  <message>
   <source>that port is not allowed</source>
   <translation>不允许使用该端口</translation>
  </message>
  <message>
   <source>the VMC stream</source>
   <translation>VMC 流</translation>
  </message>
  <message>
   <source>the clip {0}</source>
   <translation>片段 {0}</translation>
  </message>
  <message>
   <source>the clip {0} has too many or too large files</source>
   <translation>片段 {0} 的文件过多或过大</translation>
  </message>
  <message>
   <source>the computer in the network was not found</source>
   <translation>未找到网络中的计算机</translation>
  </message>
  <message>
   <source>the direction of {0} is not a list of a direction and an angle</source>
   <translation>{0} 的方向不是由方向和角度组成的列表</translation>
  </message>
  <message>
   <source>the end</source>
   <translation>结尾</translation>
  </message>
  <message>
   <source>the grid</source>
   <translation>网格信息</translation>
  </message>
  <message>
   <source>the hand model is unknown</source>
   <translation>手部模型未知</translation>
  </message>
  <message>
   <source>the hand model {0}</source>
   <translation>手部模型 {0}</translation>
  </message>
  <message>
   <source>the header is too large</source>
   <translation>文件头过大</translation>
  </message>
  <message>
   <source>the host name is unknown</source>
   <translation>主机名未知</translation>
  </message>
  <message>
   <source>the installed package is incomplete</source>
   <translation>已安装的软件包不完整</translation>
  </message>
  <message>
   <source>the lens distorts: call Intrinsics.undistort(frame) first</source>
   <translation>镜头有畸变：请先调用 Intrinsics.undistort(frame)</translation>
  </message>
  <message>
   <source>the name of a backbone</source>
   <translation>骨干网络的名称</translation>
  </message>
  <message>
   <source>the network connection was lost</source>
   <translation>网络连接已断开</translation>
  </message>
  <message>
   <source>the robot stream</source>
   <translation>机器人流</translation>
  </message>
  <message>
   <source>the run's name</source>
   <translation>该次训练的名称</translation>
  </message>
  <message>
   <source>the web page</source>
   <translation>网页</translation>
  </message>
  <message>
   <source>the weights of a vertex do not add up to 1</source>
   <translation>某个顶点的权重之和不为 1</translation>
  </message>
  <message>
   <source>there are more than {0} gestures</source>
   <translation>手势超过 {0} 个</translation>
  </message>
  <message>
   <source>there is no angle {0}</source>
   <translation>没有角度 {0}</translation>
  </message>
  <message>
   <source>there is no folder {0}</source>
   <translation>文件夹 {0} 不存在</translation>
  </message>
  <message>
   <source>there is no hand</source>
   <translation>没有手</translation>
  </message>
  <message>
   <source>this backbone detects no key points</source>
   <translation>该骨干网络不检测关键点</translation>
  </message>
  <message>
   <source>this computer does not have that address</source>
   <translation>此计算机没有该地址</translation>
  </message>
  <message>
   <source>tiles that do not cover the picture</source>
   <translation>图块未覆盖整张图片</translation>
  </message>
  <message>
   <source>too long</source>
   <translation>过长</translation>
  </message>
  <message>
   <source>train it again</source>
   <translation>请重新训练</translation>
  </message>
  <message>
   <source>true or false</source>
   <translation>true 或 false</translation>
  </message>
  <message>
   <source>two gestures have the same name</source>
   <translation>有两个手势同名</translation>
  </message>
  <message>
   <source>unexpected tensors</source>
   <translation>意外的张量</translation>
  </message>
  <message>
   <source>unknown keys {0}</source>
   <translation>未知的键 {0}</translation>
  </message>
  <message>
   <source>unsigned integer</source>
   <translation>无符号整数</translation>
  </message>
  <message>
   <source>update Handmirror</source>
   <translation>请更新 Handmirror</translation>
  </message>
  <message>
   <source>use only the letters A to Z, digits, - and _.</source>
   <translation>请只使用字母 A 到 Z、数字、- 和 _。</translation>
  </message>
  <message>
   <source>use {0} to {1} characters, or none for a new random one each time.</source>
   <translation>请使用 {0} 到 {1} 个字符，或留空以每次使用新的随机令牌。</translation>
  </message>
  <message>
   <source>video is not a JSON object</source>
   <translation>video 不是 JSON 对象</translation>
  </message>
  <message>
   <source>white balance</source>
   <translation>白平衡</translation>
  </message>
  <message>
   <source>write it like those in training/configs</source>
   <translation>请仿照 training/configs 中的文件编写</translation>
  </message>
  <message>
   <source>{0} ({1}): pip install 'onnxruntime&lt;1.29'</source>
   <translation>{0}（{1}）：pip install 'onnxruntime&lt;1.29'</translation>
  </message>
  <message>
   <source>{0} It runs in {1} until another mode is chosen.</source>
   <translation>{0} 在选择其他模式之前，它以 {1} 运行。</translation>
  </message>
  <message>
   <source>{0} The saved calibration is not used.</source>
   <translation>{0} 不使用已保存的标定。</translation>
  </message>
  <message>
   <source>{0} already contains a run: set general.resume=true or another general.name.</source>
   <translation>{0} 中已有一次训练：请设置 general.resume=true 或其他 general.name。</translation>
  </message>
  <message>
   <source>{0} already exists: choose another place, or allow overwriting (--overwrite).</source>
   <translation>{0} 已存在：请选择其他位置，或允许覆盖 (--overwrite)。</translation>
  </message>
  <message>
   <source>{0} and {1} do not overlap in time (they are {2} s apart): give videos of the same moment, or correct offset_ns in the cameras file.</source>
   <translation>{0} 和 {1} 在时间上没有重叠（相隔 {2} 秒）：请给出同一时段的视频，或更正相机文件中的 offset_ns。</translation>
  </message>
  <message>
   <source>{0} and {1} have no frame in common: give two runs over the same video.</source>
   <translation>{0} 和 {1} 没有共同的帧：请指定同一视频的两次跟踪结果。</translation>
  </message>
  <message>
   <source>{0} bytes do not fit into its {1}</source>
   <translation>{0} 字节放不进其 {1}</translation>
  </message>
  <message>
   <source>{0} cameras are called {1}: give the number, one of {2}.</source>
   <translation>有 {0} 个摄像头名为 {1}：请指定编号，{2} 之一。</translation>
  </message>
  <message>
   <source>{0} cannot be read (damaged or not a calibration): {1}.</source>
   <translation>无法读取 {0}（已损坏或不是标定文件）：{1}。</translation>
  </message>
  <message>
   <source>{0} cannot be read (it {1}): {2}.</source>
   <translation>无法读取{0}（{1}）：{2}。</translation>
  </message>
  <message>
   <source>{0} cannot be read (more than {1} kB): {2}.</source>
   <translation>无法读取 {0}（超过 {1} kB）：{2}。</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1} in line {2}): {3}.</source>
   <translation>无法读取 {0}（第 {2} 行：{1}）：{3}。</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1}): check its permissions.</source>
   <translation>无法读取 {0}（{1}）：请检查权限。</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1}): copy the session again.</source>
   <translation>无法读取 {0}（{1}）：请重新复制会话。</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1}): restore the file, or delete it and measure again.</source>
   <translation>无法读取 {0}（{1}）：请恢复该文件，或将其删除后重新测量。</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1}): {2}.</source>
   <translation>无法读取 {0}（{1}）：{2}。</translation>
  </message>
  <message>
   <source>{0} cannot be read as a URDF ({1}): give another file.</source>
   <translation>无法将 {0} 作为 URDF 读取（{1}）：请指定其他文件。</translation>
  </message>
  <message>
   <source>{0} cannot be read: remove the folder {1} to resume from an older one.</source>
   <translation>无法读取 {0}：请移除文件夹 {1}，从较早的检查点继续。</translation>
  </message>
  <message>
   <source>{0} cannot be used with {1} ({2}): check both.</source>
   <translation>{0} 无法与 {1} 一起使用（{2}）：请检查两者。</translation>
  </message>
  <message>
   <source>{0} cannot be written ({1}): choose another file.</source>
   <translation>无法写入 {0}（{1}）：请选择其他文件。</translation>
  </message>
  <message>
   <source>{0} cannot be written ({1}): {2}.</source>
   <translation>无法写入 {0}（{1}）：{2}。</translation>
  </message>
  <message>
   <source>{0} contains no hand {1}: choose another range.</source>
   <translation>{0} {1} 没有手：请选择其他范围。</translation>
  </message>
  <message>
   <source>{0} contains no hand: record or track something with a hand in it.</source>
   <translation>{0} 中没有手：请录制或跟踪包含手的内容。</translation>
  </message>
  <message>
   <source>{0} contains no poses ({1}): give a poses.jsonl that Handmirror wrote.</source>
   <translation>{0} 不含姿态（{1}）：请指定 Handmirror 写出的 poses.jsonl。</translation>
  </message>
  <message>
   <source>{0} contains only one camera: give it without #{1}.</source>
   <translation>{0} 只包含一个相机：请去掉 #{1}。</translation>
  </message>
  <message>
   <source>{0} contains several cameras, {1}: choose one, as in {2}#{3}.</source>
   <translation>{0} 包含多个相机，{1}：请选择一个，例如 {2}#{3}。</translation>
  </message>
  <message>
   <source>{0} contains step {1}: restore the folder's original name.</source>
   <translation>{0} 含有第 {1} 步：请恢复文件夹原来的名称。</translation>
  </message>
  <message>
   <source>{0} contains values of the type {1}</source>
   <translation>{0} 含有 {1} 类型的值</translation>
  </message>
  <message>
   <source>{0} contains values that are not finite</source>
   <translation>{0} 含有非有限数值</translation>
  </message>
  <message>
   <source>{0} contains values that are not finite numbers of at most {1}</source>
   <translation>{0} 含有的值不是绝对值不超过 {1} 的有限数</translation>
  </message>
  <message>
   <source>{0} delivers no frames in {1}: it runs in {2}.</source>
   <translation>{0} 在 {1} 下没有提供帧：以 {2} 运行。</translation>
  </message>
  <message>
   <source>{0} delivers no frames: close the other program that uses it, or allow access to the camera{1}.</source>
   <translation>{0} 没有提供帧：请关闭正在使用它的其他程序，或允许访问摄像头{1}。</translation>
  </message>
  <message>
   <source>{0} delivers no more frames: plug it in again, or close the other program that uses it.</source>
   <translation>{0} 不再提供帧：请重新接上，或关闭正在使用它的其他程序。</translation>
  </message>
  <message>
   <source>{0} does not contain a K of 3 x 3 numbers or fx, fy, cx, cy: {1}.</source>
   <translation>{0} 不含 3 x 3 的 K，也不含 fx, fy, cx, cy：{1}。</translation>
  </message>
  <message>
   <source>{0} does not contain its backbone's weights: export it again</source>
   <translation>{0} 不含其骨干网络的权重：请重新导出</translation>
  </message>
  <message>
   <source>{0} does not exist: give the folder robots/hands of a copy of dex-urdf ({1}).</source>
   <translation>{0} 不存在：请指定 dex-urdf（{1}）副本中的 robots/hands 文件夹。</translation>
  </message>
  <message>
   <source>{0} does not offer the format {1}: it offers {2}.</source>
   <translation>{0} 不提供格式 {1}：可用 {2}。</translation>
  </message>
  <message>
   <source>{0} does not offer {1}x{2} at {3} fps: it offers {4} fps.</source>
   <translation>{0} 不提供 {3} fps 的 {1}x{2}：可用 {4} fps。</translation>
  </message>
  <message>
   <source>{0} does not offer {1}x{2}: it offers {3}.</source>
   <translation>{0} 不提供 {1}x{2}：可用 {3}。</translation>
  </message>
  <message>
   <source>{0} does not see the board clearly: show it larger, flat and well lit.</source>
   <translation>{0} 看不清标定板：请让它显得更大、保持平整并照明良好。</translation>
  </message>
  <message>
   <source>{0} does not see the hand at the same time as the other cameras for {1} frames: show it to all cameras at once, and give videos that overlap in time.</source>
   <translation>{0} 与其他相机同时看到手的帧数不足 {1}：请让所有相机同时看到手，并给出时间上重叠的视频。</translation>
  </message>
  <message>
   <source>{0} does not state the sensor size: export it again.</source>
   <translation>{0} 未注明传感器尺寸：请重新导出。</translation>
  </message>
  <message>
   <source>{0} files of this session</source>
   <translation>此会话的 {0} 个文件</translation>
  </message>
  <message>
   <source>{0} fps is not a valid frame rate: give one above 0 and up to 1000.</source>
   <translation>{0} fps 不是有效的帧率：请指定大于 0 且不超过 1000 的值。</translation>
  </message>
  <message>
   <source>{0} frames for a network of windows of {1}</source>
   <translation>给窗口为 {1} 的网络输入了 {0} 帧</translation>
  </message>
  <message>
   <source>{0} has a K with skew or a last row other than 0 0 1: give [[fx,0,cx],[0,fy,cy],[0,0,1]].</source>
   <translation>{0} 的 K 有倾斜，或最后一行不是 0 0 1：请给出 [[fx,0,cx],[0,fy,cy],[0,0,1]]。</translation>
  </message>
  <message>
   <source>{0} has a joint without limits: add lower and upper to each joint that moves.</source>
   <translation>{0} 中有关节没有限位：请为每个可动关节添加 lower 和 upper。</translation>
  </message>
  <message>
   <source>{0} has a model with {1}: {2}.</source>
   <translation>{0} 中的模型有误（{1}）：{2}。</translation>
  </message>
  <message>
   <source>{0} has a shifted centre of distortion, which is not supported: calibrate again.</source>
   <translation>{0} 的畸变中心有偏移，不受支持：请重新标定。</translation>
  </message>
  <message>
   <source>{0} has a truncated COLMAP line: export it again.</source>
   <translation>{0} 有不完整的 COLMAP 行：请重新导出。</translation>
  </message>
  <message>
   <source>{0} has an implausible lens distortion: calibrate the camera again.</source>
   <translation>{0} 的镜头畸变不合理：请重新标定摄像头。</translation>
  </message>
  <message>
   <source>{0} has an implausible value</source>
   <translation>{0} 的值不合理</translation>
  </message>
  <message>
   <source>{0} has an invalid picture size: give width and height in pixels.</source>
   <translation>{0} 的图片尺寸无效：请给出以像素为单位的宽度和高度。</translation>
  </message>
  <message>
   <source>{0} has an invalid rotation: its rows must be perpendicular and of length 1.</source>
   <translation>{0} 的旋转无效：各行必须相互垂直且长度为 1。</translation>
  </message>
  <message>
   <source>{0} has an unresolved {1}={2}: {3}.</source>
   <translation>{0} 中的 {1}={2} 含有未解析的引用：{3}。</translation>
  </message>
  <message>
   <source>{0} has another format version than {1}: update Handmirror.</source>
   <translation>{0} 的格式版本不是 {1}：请更新 Handmirror。</translation>
  </message>
  <message>
   <source>{0} has cameras {1} m apart: give the translations in metres.</source>
   <translation>{0} 中的相机相距 {1} 米：请以米为单位给出平移。</translation>
  </message>
  <message>
   <source>{0} has ended.</source>
   <translation>{0} 已结束。</translation>
  </message>
  <message>
   <source>{0} has focal lengths of {1} and {2}, too small for pixels: give them in pixels, not in millimetres or fractions of the picture.</source>
   <translation>{0} 的焦距为 {1} 和 {2}，以像素计过小：请以像素为单位，而不是毫米或图片的比例。</translation>
  </message>
  <message>
   <source>{0} has format {1}, but this version of Handmirror reads {2}: create the shards again.</source>
   <translation>{0} 的格式为 {1}，而此版本的 Handmirror 读取 {2}：请重新生成 shard。</translation>
  </message>
  <message>
   <source>{0} has fx, fy {1}, {2} and cx, cy {3}, {4}: give positive focal lengths and the principal point in pixels.</source>
   <translation>{0} 的 fx, fy 为 {1}, {2}，cx, cy 为 {3}, {4}：请以像素给出正的焦距和主点。</translation>
  </message>
  <message>
   <source>{0} has lens distortion that is not a list of finite numbers: correct it.</source>
   <translation>{0} 的镜头畸变不是有限数值的列表：请更正。</translation>
  </message>
  <message>
   <source>{0} has lens distortion that is not a list of numbers: correct it.</source>
   <translation>{0} 的镜头畸变不是数字列表：请更正。</translation>
  </message>
  <message>
   <source>{0} has lens distortion under an unknown name, "{1}": call it "distortion_coefficients".</source>
   <translation>{0} 的镜头畸变使用了未知名称“{1}”：请改为“distortion_coefficients”。</translation>
  </message>
  <message>
   <source>{0} has more than {1} MB: {2}.</source>
   <translation>{0} 超过 {1} MB：{2}。</translation>
  </message>
  <message>
   <source>{0} has no T_cn_cnm1 of 4 x 4 numbers: {1}.</source>
   <translation>{0} 没有由 4 x 4 个数组成的 T_cn_cnm1：{1}。</translation>
  </message>
  <message>
   <source>{0} has no camera with a rotation and a translation: {1}.</source>
   <translation>{0} 中没有带旋转和平移的相机：{1}。</translation>
  </message>
  <message>
   <source>{0} has no cameras: {1}.</source>
   <translation>{0} 中没有相机：{1}。</translation>
  </message>
  <message>
   <source>{0} has no checkpoint yet: let the training reach its first one (train.save_every).</source>
   <translation>{0} 还没有检查点：请让训练运行到第一个检查点 (train.save_every)。</translation>
  </message>
  <message>
   <source>{0} has no joint that moves, so no fingers: give the URDF of a robot hand.</source>
   <translation>{0} 没有可动关节，因此没有手指：请指定机器人手的 URDF。</translation>
  </message>
  <message>
   <source>{0} has no link {1}, which the configuration names: give the URDF of that hand.</source>
   <translation>{0} 没有配置中所述的连杆 {1}：请指定该手的 URDF。</translation>
  </message>
  <message>
   <source>{0} has no list of at most {1} gestures: {2}.</source>
   <translation>{0} 中没有最多 {1} 个手势的列表：{2}。</translation>
  </message>
  <message>
   <source>{0} has no offset_ns in whole nanoseconds: correct it, or remove the entry.</source>
   <translation>{0} 的 offset_ns 不是整数纳秒：请更正，或删除该项。</translation>
  </message>
  <message>
   <source>{0} has no pictures to train on: give the video that was tracked.</source>
   <translation>{0} 没有可用于训练的图片：请指定所跟踪的视频。</translation>
  </message>
  <message>
   <source>{0} has no readable frame: only the poses can be used.</source>
   <translation>{0} 没有可读取的帧：只能使用姿态。</translation>
  </message>
  <message>
   <source>{0} has no rotation of 3 x 3 and translation of 3 numbers: {1}.</source>
   <translation>{0} 没有 3 x 3 的旋转和 3 个数的平移：{1}。</translation>
  </message>
  <message>
   <source>{0} has no scores ({1}): give the JSON that training.evaluate wrote.</source>
   <translation>{0} 中没有评估结果（{1}）：请指定 training.evaluate 写出的 JSON。</translation>
  </message>
  <message>
   <source>{0} has no shards: give a folder of shards, a .tar file or an address.</source>
   <translation>{0} 中没有 shard：请指定 shard 文件夹、.tar 文件或地址。</translation>
  </message>
  <message>
   <source>{0} has no {1} hand: give the other configuration.</source>
   <translation>{0} 中没有 {1} 手：请指定另一个配置。</translation>
  </message>
  <message>
   <source>{0} has no {1}: give the folder of a training run, like runs/NAME.</source>
   <translation>{0} 中没有 {1}：请指定一次训练的文件夹，例如 runs/NAME。</translation>
  </message>
  <message>
   <source>{0} has no {1}: render the shards with --depth --masks.</source>
   <translation>{0} 没有 {1}：请用 --depth --masks 渲染 shard。</translation>
  </message>
  <message>
   <source>{0} has the camera model "{1}", which is not supported: undistort the pictures with COLMAP.</source>
   <translation>{0} 的相机模型“{1}”不受支持：请用 COLMAP 校正图片畸变。</translation>
  </message>
  <message>
   <source>{0} has the invalid shape {1}</source>
   <translation>{0} 的形状 {1} 无效</translation>
  </message>
  <message>
   <source>{0} has the lens distortion of a tilted sensor, which is not supported: calibrate without it.</source>
   <translation>{0} 含有倾斜传感器的畸变，不受支持：请不使用该项重新标定。</translation>
  </message>
  <message>
   <source>{0} has the lens model "{1}", which is not supported: calibrate with the model of OpenCV, or track pictures that are undistorted already.</source>
   <translation>{0} 的镜头模型“{1}”不受支持：请用 OpenCV 的模型标定，或跟踪已校正畸变的图片。</translation>
  </message>
  <message>
   <source>{0} has the shape {1}, but its config requires {2}</source>
   <translation>{0} 的形状为 {1}，但其配置要求 {2}</translation>
  </message>
  <message>
   <source>{0} has the shape {1}, expected {2}</source>
   <translation>{0} 的形状为 {1}，应为 {2}</translation>
  </message>
  <message>
   <source>{0} has the shape {1}, not {2}</source>
   <translation>{0} 的形状为 {1}，而不是 {2}</translation>
  </message>
  <message>
   <source>{0} has {1} cameras: give 2 to {2}.</source>
   <translation>{0} 中有 {1} 台相机：请给出 2 到 {2} 台。</translation>
  </message>
  <message>
   <source>{0} has {1} distortion coefficients, which the {2} model does not have: give k1, k2, p1, p2, k3 as OpenCV does, or name the model.</source>
   <translation>{0} 有 {1} 个畸变系数，{2} 模型没有这么多：请像 OpenCV 那样给出 k1, k2, p1, p2, k3，或注明模型。</translation>
  </message>
  <message>
   <source>{0} in it is not a plain file</source>
   <translation>其中的 {0} 不是普通文件</translation>
  </message>
  <message>
   <source>{0} in the config calls {1}: only references and oc.env are allowed.</source>
   <translation>配置中的 {0} 调用了 {1}：只允许引用和 oc.env。</translation>
  </message>
  <message>
   <source>{0} in the config has a nested reference: use a single one.</source>
   <translation>配置中的 {0} 含有嵌套引用：请改用单个引用。</translation>
  </message>
  <message>
   <source>{0} in the config refers to itself: give it a value.</source>
   <translation>配置中的 {0} 引用了自身：请指定一个值。</translation>
  </message>
  <message>
   <source>{0} is a device or pipe, not a file: give the name of a file.</source>
   <translation>{0} 是设备或管道，不是文件：请指定文件名。</translation>
  </message>
  <message>
   <source>{0} is a file of the session itself: give the export another name.</source>
   <translation>{0} 是会话自身的文件：请为导出结果指定其他名称。</translation>
  </message>
  <message>
   <source>{0} is a link to another file: delete the link or choose another folder.</source>
   <translation>{0} 是指向另一个文件的链接：请删除该链接或选择其他文件夹。</translation>
  </message>
  <message>
   <source>{0} is being trained by another process: stop that, or set general.name.</source>
   <translation>{0} 正由另一个进程训练：请停止该进程，或设置 general.name。</translation>
  </message>
  <message>
   <source>{0} is damaged</source>
   <translation>{0} 已损坏</translation>
  </message>
  <message>
   <source>{0} is damaged ({1}): copy the session again.</source>
   <translation>{0} 已损坏（{1}）：请重新复制会话。</translation>
  </message>
  <message>
   <source>{0} is damaged or not a video ({1}): copy the session again.</source>
   <translation>{0} 已损坏或不是视频（{1}）：请重新复制会话。</translation>
  </message>
  <message>
   <source>{0} is damaged: remove the folder {1} to resume from an older one.</source>
   <translation>{0} 已损坏：请移除文件夹 {1}，从较早的检查点继续。</translation>
  </message>
  <message>
   <source>{0} is for pictures of {1} x {2} pixels, but this one is {3} x {4}</source>
   <translation>{0} 适用于 {1} x {2} 像素的图片，但这张是 {3} x {4}</translation>
  </message>
  <message>
   <source>{0} is given more than once: give a source of each camera.</source>
   <translation>{0} 被重复给出：请为每台相机给出一个来源。</translation>
  </message>
  <message>
   <source>{0} is missing</source>
   <translation>缺少 {0}</translation>
  </message>
  <message>
   <source>{0} is missing, of another shape or not finite</source>
   <translation>{0} 缺失、形状不同或含有非有限值</translation>
  </message>
  <message>
   <source>{0} is neither a file nor a folder: give a camera by its number, such as 0.</source>
   <translation>{0} 既不是文件也不是文件夹：请用编号指定摄像头，例如 0。</translation>
  </message>
  <message>
   <source>{0} is neither true nor false</source>
   <translation>{0} 既不是 true 也不是 false</translation>
  </message>
  <message>
   <source>{0} is nested too deeply: {1}.</source>
   <translation>{0} 嵌套过深：{1}。</translation>
  </message>
  <message>
   <source>{0} is not a Handmirror session file: give the folder of a session.</source>
   <translation>{0} 不是 Handmirror 会话文件：请指定会话文件夹。</translation>
  </message>
  <message>
   <source>{0} is not a JSON object</source>
   <translation>{0} 不是 JSON 对象</translation>
  </message>
  <message>
   <source>{0} is not a URDF: its root element is {1}, not robot.</source>
   <translation>{0} 不是 URDF：其根元素是 {1}，而不是 robot。</translation>
  </message>
  <message>
   <source>{0} is not a configuration of dex-retargeting: retargeting with urdf_path is missing.</source>
   <translation>{0} 不是 dex-retargeting 的配置：缺少带 urdf_path 的 retargeting。</translation>
  </message>
  <message>
   <source>{0} is not a gesture file of Handmirror: {1}.</source>
   <translation>{0} 不是 Handmirror 的手势文件：{1}。</translation>
  </message>
  <message>
   <source>{0} is not a known robot hand: choose {1}, or a file .yml.</source>
   <translation>{0} 不是已知的机器人手：请选择 {1}，或 .yml 文件。</translation>
  </message>
  <message>
   <source>{0} is not a list of people: restore the file, or delete it and measure again.</source>
   <translation>{0} 不是人员列表：请恢复该文件，或将其删除后重新测量。</translation>
  </message>
  <message>
   <source>{0} is not a list of two numbers</source>
   <translation>{0} 不是两个数字的列表</translation>
  </message>
  <message>
   <source>{0} is not a lower and a higher angle between -180 and 180 degrees</source>
   <translation>{0} 不是 -180 到 180 度之间由小到大的两个角度</translation>
  </message>
  <message>
   <source>{0} is not a name of 1 to {1} characters</source>
   <translation>{0} 不是 1 到 {1} 个字符的名称</translation>
  </message>
  <message>
   <source>{0} is not a number</source>
   <translation>{0} 不是数字</translation>
  </message>
  <message>
   <source>{0} is not a picture: give several pictures, or a single video.</source>
   <translation>{0} 不是图片：请指定多张图片，或单个视频。</translation>
  </message>
  <message>
   <source>{0} is not a training config: write it like those in training/configs.</source>
   <translation>{0} 不是训练配置：请仿照 training/configs 中的文件编写。</translation>
  </message>
  <message>
   <source>{0} is not a training setting: python -m handmirror.training.train --help lists them all.</source>
   <translation>{0} 不是训练设置：python -m handmirror.training.train --help 会列出全部设置。</translation>
  </message>
  <message>
   <source>{0} is not a valid poses.jsonl (too many empty lines): give another file.</source>
   <translation>{0} 不是有效的 poses.jsonl（空行过多）：请指定其他文件。</translation>
  </message>
  <message>
   <source>{0} is not a valid poses.jsonl ({1}): correct that line or remove it.</source>
   <translation>{0} 不是有效的 poses.jsonl（{1}）：请更正或删除该行。</translation>
  </message>
  <message>
   <source>{0} is not a valid training clip ({1}): create the shards again.</source>
   <translation>{0} 不是有效的训练片段（{1}）：请重新生成 shard。</translation>
  </message>
  <message>
   <source>{0} is not a whole number of 0 or more</source>
   <translation>{0} 不是大于或等于 0 的整数</translation>
  </message>
  <message>
   <source>{0} is not a width and height</source>
   <translation>{0} 不是宽度和高度</translation>
  </message>
  <message>
   <source>{0} is not an IP address: it has four numbers from 0 to 255, such as 192.168.1.20.</source>
   <translation>{0} 不是 IP 地址：IP 地址由四个 0 到 255 的数字组成，例如 192.168.1.20。</translation>
  </message>
  <message>
   <source>{0} is not as long as its shape says</source>
   <translation>{0} 的长度与其形状不符</translation>
  </message>
  <message>
   <source>{0} is not available for this system: use Linux or macOS with Python 3.10 to 3.12 for robot hands.</source>
   <translation>{0} 不适用于此系统：机器人手请使用 Linux 或 macOS 以及 Python 3.10 至 3.12。</translation>
  </message>
  <message>
   <source>{0} is not expected</source>
   <translation>不应有 {0}</translation>
  </message>
  <message>
   <source>{0} is not plain YAML</source>
   <translation>{0} 不是纯 YAML</translation>
  </message>
  <message>
   <source>{0} is not text</source>
   <translation>{0} 不是文本</translation>
  </message>
  <message>
   <source>{0} is not the config of a training run: {1}.</source>
   <translation>{0} 不是训练的配置：{1}。</translation>
  </message>
  <message>
   <source>{0} is not the name of a computer: use letters, digits, hyphens and dots.</source>
   <translation>{0} 不是计算机名称：请使用字母、数字、连字符和点。</translation>
  </message>
  <message>
   <source>{0} is not the video of a session: copy the session again.</source>
   <translation>{0} 不是会话的视频：请重新复制会话。</translation>
  </message>
  <message>
   <source>{0} is not valid</source>
   <translation>{0} 无效</translation>
  </message>
  <message>
   <source>{0} is not valid JSON ({1}): {2}.</source>
   <translation>{0} 不是有效的 JSON（{1}）：{2}。</translation>
  </message>
  <message>
   <source>{0} is not {1} finite numbers</source>
   <translation>{0} 不是 {1} 个有限数</translation>
  </message>
  <message>
   <source>{0} is too large</source>
   <translation>{0} 过大</translation>
  </message>
  <message>
   <source>{0} is too large, {1}</source>
   <translation>{0} 过大，{1}</translation>
  </message>
  <message>
   <source>{0} is {1} x {2} pixels: give one with sides between {3} and {4} pixels and at most {5} million pixels in all.</source>
   <translation>{0} 为 {1} x {2} 像素：请使用边长在 {3} 到 {4} 像素之间、总数不超过 {5} 百万像素的文件。</translation>
  </message>
  <message>
   <source>{0} lacks the 14 numbers of an Azure Kinect: export it again.</source>
   <translation>{0} 缺少 Azure Kinect 的 14 个数字：请重新导出。</translation>
  </message>
  <message>
   <source>{0} lost: the recording could not keep up.</source>
   <translation>丢失 {0}：录制速度跟不上。</translation>
  </message>
  <message>
   <source>{0} must end in .safetensors: choose another name.</source>
   <translation>{0} 必须以 .safetensors 结尾：请选择其他名称。</translation>
  </message>
  <message>
   <source>{0} of the session {1} could not be read.</source>
   <translation>会话 {1} 中有 {0}无法读取。</translation>
  </message>
  <message>
   <source>{0} of the video cannot be used: {1} has no timestamps for them.</source>
   <translation>视频中的 {0}无法使用：{1} 没有其时间戳。</translation>
  </message>
  <message>
   <source>{0} of {1} cannot be used.</source>
   <translation>{1} 中有 {0}无法使用。</translation>
  </message>
  <message>
   <source>{0} of {1} could not be read ({2}).</source>
   <translation>{1} 中有 {0}无法读取（{2}）。</translation>
  </message>
  <message>
   <source>{0} of {1} has {2} x {3} pixels, more than {4} a side: create the shards again.</source>
   <translation>{1} 的{0} 为 {2} × {3} 像素，单边超过 {4}：请重新生成 shard。</translation>
  </message>
  <message>
   <source>{0} of {1} pictures could not be read and were skipped ({2}): copy them again, or save them as JPEG or PNG.</source>
   <translation>{1} 张图片中有 {0} 张无法读取，已跳过（{2}）：请重新复制，或保存为 JPEG 或 PNG。</translation>
  </message>
  <message>
   <source>{0} of {1} were left out: their frame number or time repeats an earlier one.</source>
   <translation>{1} 中有 {0}已忽略：其帧编号或时间与之前的重复。</translation>
  </message>
  <message>
   <source>{0} or null</source>
   <translation>{0}或 null</translation>
  </message>
  <message>
   <source>{0} refused {1} for its {2} ({3}): choose another value.</source>
   <translation>{0} 拒绝将其 {2} 设为 {1}（{3}）：请选择其他值。</translation>
  </message>
  <message>
   <source>{0} refused {1}x{2}: it runs in {3}.</source>
   <translation>{0} 拒绝了 {1}x{2}：以 {3} 运行。</translation>
  </message>
  <message>
   <source>{0} shards are too few for {1} processes with {2} workers each: make more and smaller shards, use fewer workers or split by window.</source>
   <translation>{0} 个 shard 不足以供 {1} 个进程（每个 {2} 个 worker）使用：请生成更多、更小的 shard，减少 worker，或按窗口划分。</translation>
  </message>
  <message>
   <source>{0} shows no {1} board of {2} x {3} squares: check its kind and its squares, and show it to all cameras at once.</source>
   <translation>{0} 中没有 {2} x {3} 方格的 {1} 标定板：请检查其类型和方格，并让所有相机同时看到它。</translation>
  </message>
  <message>
   <source>{0} spans {1} frames at {2} fps: export it with a lower frame rate.</source>
   <translation>{0} 在 {2} fps 下有 {1} 帧：请用较低的帧率导出。</translation>
  </message>
  <message>
   <source>{0} stands for more than {1} shards: give fewer.</source>
   <translation>{0} 表示超过 {1} 个 shard：请减少数量。</translation>
  </message>
  <message>
   <source>{0} takes {1} GB of memory to decode ({2} pictures of {3} x {4} pixels at a time): {5}.</source>
   <translation>{0} 解码需要 {1} GB 内存（同时 {2} 张 {3} x {4} 像素的图片）：{5}。</translation>
  </message>
  <message>
   <source>{0} tensors of weights that do not learn here</source>
   <translation>有 {0} 个张量属于此处不训练的权重</translation>
  </message>
  <message>
   <source>{0} uses an unsupported compression</source>
   <translation>{0} 使用了不受支持的压缩方式</translation>
  </message>
  <message>
   <source>{0} with a {1} backbone</source>
   <translation>{0} 与 {1} 骨干网络不兼容</translation>
  </message>
  <message>
   <source>{0} with {1} only in the {2}: not compared.</source>
   <translation>{0}（{1}）仅在一次结果中（{2}）：未比较。</translation>
  </message>
  <message>
   <source>{0} without keys</source>
   <translation>{0} 没有键</translation>
  </message>
  <message>
   <source>{0} would be overwritten by the annotated output: choose another folder (--out).</source>
   <translation>{0} 会被带标注的输出覆盖：请选择其他文件夹 (--out)。</translation>
  </message>
  <message>
   <source>{0} {1} x {2}, squares of {3} mm. Glue it to something flat.</source>
   <translation>{0} {1} x {2}，方格 {3} mm。请粘贴在平整的物体上。</translation>
  </message>
  <message>
   <source>{0}, a different aspect ratio: calibrate at this one, or track pictures with the calibrated one.</source>
   <translation>{0}，宽高比不同：请在此尺寸下标定，或跟踪与标定一致的图片。</translation>
  </message>
  <message>
   <source>{0}, rotated by 90 degrees: calibrate with pictures that are rotated like this one.</source>
   <translation>{0}，旋转了 90 度：请用同样旋转的图片标定。</translation>
  </message>
  <message>
   <source>{0}.onnx gives different results than the network: do not use it.</source>
   <translation>{0}.onnx 的结果与网络不同：请勿使用。</translation>
  </message>
  <message>
   <source>{0}.{1} is not allowed in it</source>
   <translation>其中不允许 {0}.{1}</translation>
  </message>
  <message>
   <source>{0}: free some space before recording.</source>
   <translation>{0}：请在录制前释放一些空间。</translation>
  </message>
  <message>
   <source>{0}: {1} contains NaN or infinity</source>
   <translation>{0}：{1} 含有 NaN 或无穷大</translation>
  </message>
  <message>
   <source>{0}: {1} is not a number: {2}.</source>
   <translation>{0}：{1} 不是数字：{2}。</translation>
  </message>
  <message>
   <source>{0}: {1} is {2}, the schema says {3}</source>
   <translation>{0}：{1} 为 {2}，schema 要求 {3}</translation>
  </message>
  <message>
   <source>{0}: {1}: correct or remove it.</source>
   <translation>{0}：{1}：请更正或删除。</translation>
  </message>
  <message>
   <source>{0}; trying again every second.</source>
   <translation>{0}；每秒重试一次。</translation>
  </message>
  <message>
   <source>{0}first frame.</source>
   <translation>{0}第一帧。</translation>
  </message>
  <message>
   <source>{0}{1}: --help lists the options.</source>
   <translation>{0}{1}：--help 会列出选项。</translation>
  </message>
 </context>
</TS>
