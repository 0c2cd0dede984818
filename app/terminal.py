"""Where the commands print. What users named may hold brackets or colons: nothing in it is markup."""

from rich.console import Console

screen = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
