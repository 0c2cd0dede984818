"""The hand model: arrays, kinematics, joints, mirror, and fitting to key points."""
