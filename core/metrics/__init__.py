"""Scores of hand poses, each by the formula of the benchmark that made it usual. Metres in, millimetres out."""
