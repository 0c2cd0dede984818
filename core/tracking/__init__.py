"""From a frame to hands: detector, crops, tracks, filters, and the pipeline."""
