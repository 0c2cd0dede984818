"""What the commands share: running, progress bars, configs, errors of writing."""
