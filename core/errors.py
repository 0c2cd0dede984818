"""The one exception for what a user can cause and mend."""


class UserError(Exception):
    """One sentence: what went wrong, where, and what to do. Shown without a traceback; exit status 2."""
