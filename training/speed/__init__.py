"""Sections of training.gpu_check: what is measured on a GPU."""
