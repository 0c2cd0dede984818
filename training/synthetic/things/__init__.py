"""Things that fit a grasp: their forms, how a hand holds them, and what they look like."""
