"""Published data sets -> shards: `python -m handmirror.training.data.converters.NAME ROOT --out DIR`.

None of these data sets allows commercial use; each is available only from its authors.
"""
