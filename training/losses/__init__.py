"""What the network's answer is compared with."""
