"""Every reader of files, fed with damaged ones: `python -m tests.fuzz`; see docs/fuzzing.md."""
