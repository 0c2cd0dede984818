"""`poses.jsonl`: the one contract for poses, one JSON object a line.

    {"frame": 12, "time_ns": 400000000, "image": "000012", "size": [640, 480], "K": [[fx,0,cx],[0,fy,cy],[0,0,1]],
     "hands": [{"track": 1, "side": "right", "score": 0.98, "pose": [48], "shape": [10], "trans": [3],
                "joints": [[x,y,z] * 21], "joints_2d": [[u,v] * 21]}]}

Camera metres (x right, y down, z forward), radians, pixels of the full image. The 21 joints are in the order of
core.hand.joints.JOINT_NAMES: wrist, then thumb, index, middle, ring and pinky, each from base to tip. `pose`, `shape`
and `trans` are of a right hand model; when `side` is left they describe the mirror image (negate X after posing).
`joints` are the model's joints in the camera, and `joints_2d` the key points as they were detected in the image: their
distance shows how well the mesh fits the hand. Numbers have all their digits, so that reading returns what was written.
Keys may be added, never changed.

Labels from elsewhere have the same lines, of which `image`, `hands`, `side` and `joints` are enough.
"""
