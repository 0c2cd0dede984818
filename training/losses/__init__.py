"""What the network's output is compared with."""
