"""Verbs in the past tense, which end the noun phrase before them: "Judge Quill began"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.language.irregular import BASE
from qa.rewriting import grammar
from qa.rewriting.grammar import BREAKS

_REGULAR = re.compile(r"[a-z]{2,}ed")
# Forms of the list of irregular ones that are no verbs in the past tense.
_NO_VERBS = frozenset("""
    men women children people feet lives wives better best worse worst known being has dying bit
    shrunk drunk hidden broken does goes given frozen
""".split())  # fmt: skip
# As often nouns: verbs after a plural, "prices rose", and after a name.
_NOUNS = frozenset("ground wound rose shot saw thought left bore bound felt lay spoke".split())
# What stands before a noun as often: "sports related injuries".
_MODIFYING = frozenset("related based owned led backed born made run known".split())


def past_verb(tokens: Sequence[re.Match[str]], first: int, at: int) -> bool:
    """Whether a word is the verb of the noun phrase that begins at `first`.

    After a name or a plural it is; after another noun only where nothing follows that it could
    belong to: "the minister resigned on Monday", but "the newly closed bridge".
    """
    word = tokens[at].group()
    if at <= first or not _is_past(word):
        return False
    after = tokens[at + 1].group().lower() if at + 1 < len(tokens) else ""
    before = tokens[at - 1].group()
    is_name = before[0].isupper() and at - 1 > first
    if is_name or (grammar.is_plural(before) and word not in _MODIFYING):
        return True
    if word in _NOUNS:
        return False
    return not after or after in BREAKS or after[0].isdigit() or after.endswith("ly")


def _is_past(word: str) -> bool:
    if not word.islower() or word in BREAKS or word in _NO_VERBS:
        return False
    if BASE.get(word, word) != word:
        return True
    return _REGULAR.fullmatch(word) is not None and grammar.is_inflected(word)
