"""Published data sets -> shards: `python -m handmirror.training.data.converters.NAME ROOT --out DIR`.

None of these data sets allows commercial use; each is to be had from its authors alone.
"""
