"""A conversation to carry away: Markdown to read, JSON to work with, citations in both."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from qa.conversations import Conversation, SavedTurn
from qa.models import Answer, Citation, Claim

# What CommonMark, GitHub or Pandoc could take for markup; a backslash makes it text again
# wherever the file is shown. Colons are emoji and links when something follows at once.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$^=!]|:(?=\S)|&(?=[#\w])|(?<=www)\.|^[-+]|^\d+(?=[.)]))")
_LINK = re.compile(r"https?://[^\s<>]+")
_NAME = re.compile(r"[^\w\-]+")


def to_markdown(conversation: Conversation, turns: Sequence[SavedTurn]) -> str:
    """The conversation as CommonMark, each answer with numbered quotes and their places."""
    lines = [f"# {_text(conversation.name)}", ""]
    for turn in turns:
        lines += [f"## {_text(turn.question)}", ""]
        if turn.answer is None:
            lines += ["*Not answered yet.*", ""]
        else:
            lines += _answer(turn.answer)
    return "\n".join(lines)


def to_json(conversation: Conversation, turns: Sequence[SavedTurn]) -> str:
    """The conversation as JSON; each `answer` has the form that `footnote ask --json` prints."""
    return json.dumps(
        {
            **conversation.model_dump(mode="json"),
            "turns": [turn.model_dump(mode="json") for turn in turns],
        },
        ensure_ascii=False,
        indent=2,
    )


def file_name(conversation: Conversation, suffix: str) -> str:
    """A name that every file system takes, from the conversation's own."""
    stem = _NAME.sub("-", conversation.name).strip("-")[:60].strip("-")
    return f"{stem or 'conversation'}{suffix}"


def _answer(answer: Answer) -> Iterator[str]:
    if answer.standalone_question != answer.question:
        yield from (f"*Understood as: {_text(answer.standalone_question)}*", "")
    if answer.abstained:
        yield from (_text(answer.reason or "The articles do not answer this."), "")
    if answer.note:
        yield from (f"*{_text(answer.note)}*", "")
    for premise in answer.premises:
        yield from (f"**{_text(premise.text)}** \\[{premise.citation}\\]", "")
    for claim in answer.claims:
        yield from (_claim(claim), "")
    for part in answer.unanswered:
        yield from (f"*The articles don't say: {_text(part)}*", "")
    for disagreement in answer.disagreements:
        yield from (f"**The articles disagree:** {_text(disagreement.text)}", "")
    for citation in answer.citations:
        yield _source(citation)
    if answer.citations:
        yield ""


def _claim(claim: Claim) -> str:
    marks = "".join(f" \\[{n}\\]" for n in claim.citations)
    speaker = f"**{_text(claim.speaker)}:** " if claim.speaker else ""
    if claim.leans_on:
        leans = claim.leans_on
        marks += f" (“{_text(leans.word)}”: {_text(leans.means or 'see')} \\[{leans.citation}\\])"
    doubt = ""
    if claim.verdict == "unsupported":
        wrong = f": {_text(claim.reason)}" if claim.reason else ""
        doubt = f" *(not supported by the articles{wrong})*"
    return f"{speaker}{_text(claim.text)}{marks}{doubt}"


def _source(citation: Citation) -> str:
    about = [_text(citation.title)]
    if citation.outlet:
        about.append(_text(citation.outlet))
    if citation.published:
        about.append(citation.published.isoformat())
    place = f"characters {citation.start} to {citation.end} of article {citation.article_id}"
    url = ""
    if citation.url:
        safe = _LINK.fullmatch(citation.url)
        url = f" <{citation.url}>" if safe else f" {_text(citation.url)}"
    return f"- \\[{citation.n}\\] “{_text(citation.quote)}” ({', '.join(about)}; {place}){url}"


def _text(text: str) -> str:
    """`text` on one line, with nothing in it that could be taken for markup."""
    return _MARKUP.sub(_escaped, " ".join(text.split()))


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    # A number that would begin a list: the mark after it is what has to be escaped.
    return f"{found}\\" if found.isdigit() else f"\\{found}"
