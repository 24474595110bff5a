"""A follow-up made into a question that stands alone, by rules, from the conversation so far.

`standalone` gives the question; `spoken_of` the subjects of the conversation, to search with;
`conversation` makes questions and answers of elsewhere into the turns of one; `as_asked` is what
a request is for that is no question, `is_of_article` tells one that names nothing but the article.
"""

from qa.rewriting.requests import as_asked, is_of_article, topic_alone
from qa.rewriting.standalone import conversation, standalone
from qa.rewriting.topics import spoken_of

__all__ = ["as_asked", "conversation", "is_of_article", "spoken_of", "standalone", "topic_alone"]
