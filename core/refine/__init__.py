"""Refines what was tracked with all frames known: hands joined and smoothed without lag, short gaps filled.

It works on `poses.jsonl` alone, in a window that moves along the file, so that memory does not grow with its length.
"""
