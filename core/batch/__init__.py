"""Collections of videos: `run_batch` in `core.batch.run` tracks them in several processes, and can be resumed."""
