"""The errors a person can meet: each message is one sentence that says what to do."""


class FootnoteError(Exception):
    """Something the user can mend; `str(error)` is the sentence to show them."""


class UnreadableFileError(FootnoteError):
    """A file or a record in it cannot be turned into an article."""


class UnknownArticleError(FootnoteError):
    """No article in the library has the id that was asked for."""


class ModelMismatchError(FootnoteError):
    """The library was embedded with another model than the one in use."""


class LibraryError(FootnoteError):
    """The library itself cannot be opened or written."""
