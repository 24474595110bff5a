"""A follow-up made into a question that stands alone, by rules, from the conversation so far.

`standalone` gives the question; `spoken_of` the subjects of the conversation, to search with;
`conversation` makes questions and answers of elsewhere into the turns of one.
"""

from qa.rewriting.standalone import conversation, standalone
from qa.rewriting.topics import spoken_of

__all__ = ["conversation", "spoken_of", "standalone"]
