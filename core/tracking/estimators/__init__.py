"""What poses the tracked hands: the fit of the hand model, or a trained network; `choice` makes the configured one."""
