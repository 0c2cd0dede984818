"""The page that trains checkpoints; each training is a process of its own."""
