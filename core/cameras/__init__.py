"""Several calibrated cameras that see the same hands: where they stand, their clocks, one fit of each hand."""
