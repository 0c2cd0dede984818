"""The one exception for what a user can cause and mend."""


class UserError(Exception):
    """One sentence: what went wrong, where, and what to do. Shown without a traceback; exit status 2."""


CLOSE_OTHERS = "close other programs, or track fewer hands or smaller pictures"  # what helps against too little memory
