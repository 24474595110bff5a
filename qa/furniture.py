"""Sentences of an article that do not tell its story: headline, byline, teaser, question."""

from __future__ import annotations

import re
from itertools import islice

from qa.features import plain

_WORD = re.compile(r"\w+")
_DASHES = ("—", "–", "-")
# With something after it: a text of one line is no headline.
_LINE = re.compile(r"[^\n]+(?=\n+[^\n])")
_HEADLINES = 4  # lines that a headline has at the most
_REACH = 600  # characters that they stand in
# "By Dana Whitlock and Peter Osei", "(Reporting by Ann Lee; Editing by Bo Ray)". Each word is taken
# whole and never given back: other ways to cut a long sentence into words are without end.
_BYLINE = re.compile(
    r"^\(?(?:by|(?:additional |written )?reporting by|writing by|written by|editing by|edited by"
    r"|photos? by|photographs? by)\s+(?=[A-Z])(?:[^\W\d_][\w.'’-]*+[,;:]?+\s*+){1,14}+\)?\.?$",
    re.IGNORECASE,
)
_SMALL = frozenset("by and of the for in at with additional reporting writing written editing "
                   "edited photo photos photograph photographs".split())  # fmt: skip
_CORRECTION = re.compile(
    r"^\W*(?:correction|clarification|editor['’]s note)s?\b"
    r"|\bmis(?:spell?ed|spelt|stated|identified)\b"
    r"|\b(?:earlier|previous) version of th(?:is|e) (?:article|story|report|piece|post)\b",
    re.IGNORECASE,
)
# What leads to other articles: "More: Who is Ada Quill?", "Storm Edda:Port of Velmar reopens".
_LED = (
    r"(?:more(?: on [^:]{1,30})?|related|read more|see also|watch|column|opinion|(?:previous|more) "
    r"(?:reporting|coverage)|live updates|fact check|explainer|for subscribers)"
)
# A whole sentence after a space may be a verdict: "Fact check: The claim is false."
_TEASER = re.compile(
    rf"^\W*(?:more\s*:|{_LED}\s*:(?:(?=\S)|(?!.*[.!…;][\"”»’')\]]*$)))", re.IGNORECASE | re.DOTALL
)
_GLUED = re.compile(r"^[^.?!:]{2,60}[\w'’\"”]:(?=[A-Z'‘“\"])(?!.*[.!…;][\"”»’')\]]*$)", re.DOTALL)
# The words of a video player.
_PLAYER = re.compile(
    # and of a gallery: "Photos: The port reopens Rural Wire/Facebook"
    r"^\W*Photos: "
    r"|\bJUST WATCHED\b|\bReplay More Videos\b|\bVideo Ad Feedback\b|\b\d\d:\d\d - Source: "
)
# "Contributing: The Rural Wire", "Follow Ada Quill on Twitter: @quill".
_CREDIT = re.compile(
    r"^\W*[Cc]ontribut(?:ing|ors?)\s*:|^(?:Email|E-mail)\s*:|^(?:Follow|Reach|Contact|Email)\s"
    r"(?:him|her|them|us|me|the\s(?:author|reporter|writer)s?|[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4})\s"
    r".{0,60}(?:@\w|\b[Tt]witter\b|\bFacebook\b|\d{3}-\d{4})",
    re.DOTALL,
)
# What a heading goes on with after a quotation that ends in a full stop.
_REST = re.compile(r"^\s*:\s")
# Under a post that is shown: "— Ada Quill (@quill) November 19, 2019".
_SIGNED = re.compile(
    r"^[—–-]+\s*(?:(?:[A-Z][\w.'’-]*+|of|the|and|for|de|van)\s++){1,8}\(@\w+\)"
    r"\s*(?:[A-Z][a-z]+\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]+\s\d{4})?\W*$"
)
_ASKING = re.compile(
    r"^(?:[^.?!:“\"]{1,40}:\s*)?(?:and |but |so )?(?:who|whom|whose|what|when|where|why|how|which"
    r"|is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)\b"
    r"(?!.*[.!] ).*\?$|^\W*\w+(?:\s\w+)?\?\W*$",
    re.IGNORECASE | re.DOTALL,
)


def is_furniture(sentence: str, title: str) -> bool:
    """True for a sentence that says nothing by itself.

    The headline, where it is also the text's first line, says what the article says better
    further down; a dateline ("New York —"), a byline, the name under a post, what leads to another
    article or belongs to a video say nothing of the story, and what the article asks is no answer.
    """
    if plain(sentence) == plain(title) or sentence.endswith(_DASHES):
        return True
    if _PLAYER.search(sentence):
        return True
    if any(kind.match(sentence) for kind in (_CREDIT, _TEASER, _GLUED, _REST, _SIGNED, _ASKING)):
        return True
    return bool(_BYLINE.match(sentence)) and _is_of_names(sentence)


def headline_end(text: str, title: str) -> int:
    """Where the headline ends that an article's text opens with, 0 where it opens with none.

    A headline may be several sentences or lines, each of which the article says better further
    down.
    """
    ends = (line.end() for line in islice(_LINE.finditer(text, 0, _REACH), _HEADLINES))
    return next((end for end in ends if plain(text[:end]) == plain(title)), 0)


def is_row(sentence: str) -> bool:
    """True for a row of a table, which may answer and adds nothing to an answer."""
    return sentence.startswith("|") and sentence.count("|") > 1


def is_correction(sentence: str) -> bool:
    """True for a sentence that says what an article had wrong, where the wrong thing stands too."""
    return bool(_CORRECTION.search(sentence))


def _is_of_names(sentence: str) -> bool:
    words = [w for w in _WORD.findall(sentence) if w.lower() not in _SMALL]
    return all(word[0].isupper() for word in words)
