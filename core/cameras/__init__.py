"""Several calibrated cameras that see the same hands: their extrinsics, their clocks, one fit of each hand."""
