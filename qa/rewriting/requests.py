"""Requests that are no questions: "tell me about …", "summarise this article".

The reader has learnt from questions, and a search from what stands in articles; neither knows
"tell me". Of 70 things named in headlines, 4 are declined asked for by their names alone, 18 after
"Tell me about" and 11 as "What is said about …?" (`docs/decisions.md`).
"""

from __future__ import annotations

import re

_PLEASE = (
    r"(?:hi|hello|hey)?[,!]?\s*(?:please[,:]?\s+)?(?:(?:can|could|would|will)\s+you\s+(?:please\s+)?)?"
    r"(?:i(?:['’]d|\s+would)?\s+(?:like|want|need)\s+(?:you\s+)?to\s+)?"
)
_SHORT = (
    r"(?:(?:a|an|the|some|any|your|me|us)\s+)*(?:(?:brief|short|quick|concise|general|good)\s+)*"
)
_KIND = (
    r"(?:summar(?:y|ies)|overview|outline|recap|rundown|gist|information|info|facts?|news|takeaways?"
    r"|highlights?|main\s+(?:points?|ideas?)|key\s+(?:points?|facts?|takeaways?))"
)
_TOLD = rf"(?:{_KIND}|details?|background|report|account|description)"
_ABOUT = r"(?:about|on|of|for|regarding|concerning|from|in)"
_WRITTEN = (
    r"(?:(?:the|my|these|those|all|your|any)\s+)*"
    r"(?:articles?|news|sources?|stor(?:y|ies)|reports?|coverage|reporting|papers?|documents?|texts?)"
)
_MORE = (
    r"(?:\s+(?:more|everything(?:\s+you\s+know)?|something|anything|all|a\s+(?:bit|little)(?:\s+more)?"
    r"|what\s+(?:you\s+know|is\s+known|they\s+say|(?:the|my)\s+articles\s+say)))?"
)
_OF_ARTICLES = rf"(?:\s+{_WRITTEN}\s+{_ABOUT})?"
# What is asked for follows each of these.
_ASKING_ABOUT = re.compile(
    rf"^\W*{_PLEASE}(?:"
    rf"(?:(?:tell|brief|inform|update)\s+(?:me|us)|know|hear|learn|read){_MORE}"
    r"\s+(?:about|on|regarding)"
    rf"|(?:give|show|get|write|make)\s+(?:me|us)?\s*{_SHORT}{_TOLD}\s+{_ABOUT}{_OF_ARTICLES}"
    rf"|{_SHORT}{_KIND}\s+{_ABOUT}{_OF_ARTICLES}"
    rf"|(?:summari[sz]e|sum\s+up|recap|outline|describe)(?:\s+for\s+(?:me|us))?{_OF_ARTICLES}"
    rf"|what(?:['’]s|\s+(?:is|are))\s+(?:there\s+)?{_SHORT}{_KIND}\s+{_ABOUT}{_OF_ARTICLES}"
    r"|what\s+(?:is|was|has\s+been)\s+(?:said|written|reported|known)\s+(?:about|of)"
    rf"|what\s+do(?:es)?\s+(?:{_WRITTEN}|you|we|they)\s+"
    r"(?:say|know|report|tell(?:\s+(?:me|us))?|write|have)\s+(?:about|of|on|regarding)"
    rf"|{_WRITTEN}\s+(?:about|on|regarding))\s+(?P<topic>\S.*?)[\s?.!]*$",
    re.IGNORECASE,
)
_ASKING = re.compile(
    rf"^\W*{_PLEASE}(?:tell\s+(?:me|us)|explain(?:\s+to\s+(?:me|us))?|find\s+out|know|say)[,:]?\s+"
    r"(?P<question>(?:who|whom|whose|what|when|where|why|how|which)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ONE = (
    r"(?:(?:this|the|that|my|these|those)\s+)?"
    r"(?:articles?|stor(?:y|ies)|texts?|documents?|pieces?|reports?|pages?|news)"
)
# No topic is named, but the article itself.
_OF_ARTICLE = re.compile(
    rf"^\W*{_PLEASE}(?:"
    rf"what(?:['’]s|\s+(?:is|are))\s+(?:{_ONE}|this|it|these)\s+(?:all\s+)?about"
    rf"|(?:tell\s+(?:me|us)|explain(?:\s+to\s+(?:me|us))?)\s+what\s+(?:{_ONE}|this|it)\s+(?:is|are)"
    r"\s+(?:all\s+)?about"
    rf"|what\s+does\s+(?:{_ONE}|this|it)\s+(?:say|tell|report)"
    rf"|(?:summari[sz]e|sum\s+up|recap|outline|describe)(?:\s+(?:{_ONE}|this|it))?(?:\s+for\s+(?:me|us))?"
    rf"|(?:tell|brief)\s+(?:me|us){_MORE}\s+(?:about|on)\s+{_ONE}"
    rf"|(?:(?:what(?:['’]s|\s+(?:is|are))|give|show|write|make)\s+)?(?:me\s+|us\s+)?{_SHORT}"
    rf"{_KIND}(?:\s+{_ABOUT}\s+(?:{_ONE}|this|it))?"
    rf")\W*(?:please)?\W*$",
    re.IGNORECASE,
)
# The words that prefer the newest are kept: `qa.preferences` goes by them.
_LATEST = re.compile(
    rf"^\W*{_PLEASE}(?:what(?:['’]s|\s+(?:is|are))|(?:tell|give|show)\s+(?:me|us)|any)?\s*"
    r"(?:the\s+)?(?:latest|newest|most\s+recent)\s+(?:(?:news|updates?|articles?|reports?"
    r"|developments?|information|stor(?:y|ies))\s+(?:about|on|of|regarding|from|with|in)"
    r"|about|on|regarding|from|with|in)\s+"
    r"(?P<topic>\S.*?)[\s?.!]*$",
    re.IGNORECASE,
)
_NEWEST = "the latest on "
# "…, please", "in three sentences": how it is to be told, which quotations cannot be asked.
_MANNERS = re.compile(
    r"(?:[,.]?\s+(?:please|thanks|thank\s+you)|\s+in\s+(?:brief|short|detail|full|general"
    r"|(?:a|an|one|two|three|four|five|ten|a\s+few|\d+)\s+"
    r"(?:sentences?|words|paragraphs?|lines?|bullet\s+points?|points?)))+\W*$",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(r"(?:which|whom|that|how|whether)\b", re.IGNORECASE)
_LONGEST = 300


def as_asked(text: str) -> str:
    """What a request is for: the thing by its name, or the question that it holds.

    >>> as_asked("Can you tell me about the Arda bridge?")
    'the Arda bridge'
    >>> as_asked("Please tell me why the bridge closed.")
    'why the bridge closed.'
    >>> as_asked("Why did the bridge close?")
    'Why did the bridge close?'
    """
    if len(text) > _LONGEST or is_of_article(text):
        return text
    plainly = _MANNERS.sub("", text)
    if match := _LATEST.match(plainly):
        return f"{_NEWEST}{match['topic']}"
    match = _ASKING_ABOUT.match(plainly)
    if match and not _NO_TOPIC.match(match["topic"]):
        return match["topic"]
    if match := _ASKING.match(plainly):
        return match["question"]
    return text


def topic_alone(text: str) -> str:
    """The topic of "the latest on …", for what is asked to read and not to choose articles."""
    return text.removeprefix(_NEWEST)


def is_of_article(text: str) -> bool:
    """True for a request that names no topic but the article itself: "What is it about?".

    >>> is_of_article("Summarise this article, please.")
    True
    """
    return len(text) <= _LONGEST and _OF_ARTICLE.match(_MANNERS.sub("", text)) is not None
