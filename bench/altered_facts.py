"""True claims with one fact changed: what `qa.checking` sees, and what it flags without cause.

    python -m bench.altered_facts --data DATA --train TRAIN [--claims 500] [--show name]

How the claims are made, and how the word lists differ from the check's own: `checking.md`.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.datasets import data_folder, json_lines, realtimeqa_articles
from bench.grounding import citation, grounding
from index import Draft, split_sentences
from qa.attribution import attributions, speaker_of
from qa.checking import check
from qa.language.days import MONTHS, WEEKDAYS
from qa.language.words import is_common
from qa.models import Citation

KINDS = ("number", "date", "name", "speaker", "polarity")
_ARTICLES = 900


class TrueClaim(NamedTuple):
    """A claim that its citations bear out, whose words it is, and names to put in it."""

    text: str
    citations: tuple[Citation, ...]
    speaker: str | None
    strangers: tuple[str, ...]
    how: str


class Lists(NamedTuple):
    """Words to alter with: opposites by word, and speakers of other articles."""

    opposites: dict[str, list[str]]
    speakers: tuple[str, ...]


_NUMBER = re.compile(
    r"(?<![\w.,$£€-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w,]|\.\d|-\d)|(?<=[$£€])\d+(?:\.\d+)?"
)
_SPELT = "two three four five six seven eight nine ten eleven twelve twenty thirty forty".split()
_SPELT_NUMBER = re.compile(rf"\b({'|'.join(_SPELT)})\b")
_DAYS = list(WEEKDAYS)
_MONTHS = [month for month in MONTHS if month != "May"]  # which may be no month
_DATE = re.compile(rf"\b({'|'.join(_DAYS + _MONTHS)})\b|\b((?:19|20)\d\d)\b(?![-,]\d)")
_PERSON = re.compile(r"(?<=[a-z,;] )([A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2})\b(?!['’]?-)")
_NO_NAMES = frozenset(w.lower() for w in (*_DAYS, *_MONTHS, "Mr", "Mrs", "House", "State", "The"))
_AUXILIARY = re.compile(
    r"\b(was|were|is|are|has|have|had|will|would|can|could|should)\b(?! not|n't)"
)
_PAST = re.compile(r"(?<=[a-z] )([a-z]{3,}ed)\b(?= (?:the|a|an|to|that|its|his|her|their|in|on)\b)")
# Lead-ins and ways out that leave a sentence true.
_OPENING = re.compile(r"^(?:But|And|However,|Meanwhile,|So|Still,|Also,|In addition,)\s+", re.I)
_TRAILING = re.compile(r",\s(?:which|who|according to|while|although|though)\b[^,“”\"]{10,}\.$")


def true_claims(
    articles: list[Draft], synonyms: dict[str, list[str]], count: int, rng: random.Random
) -> Iterator[TrueClaim]:
    """Sentences of articles, reworded by rules that keep them true."""
    known = [people(a.text) for a in articles]
    for n, article in enumerate(articles[:count]):
        spans = split_sentences(article.text, "en")
        found = attributions(article.text, spans)
        usable = [s for s in spans if _usable(article.text[s.start : s.end])]
        if not usable:
            continue
        span = rng.choice(usable)
        text = " ".join(article.text[span.start : span.end].split())
        said = speaker_of(span, found)
        speaker = said.speaker if said else None
        claim, how = _reworded(text, synonyms, rng)
        cited = citation(
            text, title=article.title or "", outlet=article.outlet,
            published=article.published, speaker=speaker,
        )  # fmt: skip
        strangers = tuple(p for p in known[n - 1] if p not in article.text)
        yield TrueClaim(claim, (cited,), speaker, strangers, how)


def _usable(text: str) -> bool:
    words = text.split()
    marks = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return (
        10 <= len(words) <= 40 and marks and text.rstrip("”\"’'")[-1:] in ".!" and text[0].isupper()
    )


def people(text: str) -> list[str]:
    """Names of a text that a rule finds by their capitals, people's and others."""
    found = [m.group(1) for m in _PERSON.finditer(text[:6000])]
    return [n for n in found if " " in n or n.lower() not in _NO_NAMES]


def _reworded(text: str, synonyms: dict[str, list[str]], rng: random.Random) -> tuple[str, str]:
    """The sentence said a little otherwise; what was done to it."""
    ways: list[tuple[str, Callable[[str], str]]] = [
        ("no opening", lambda t: _capital(_OPENING.sub("", t))),
        ("cut short", lambda t: _TRAILING.sub(".", t)),
        (
            "said that",
            lambda t: re.sub(
                r"\b(said|added|announced) (?!that|in|on|the|it)(?=[a-z])", r"\1 that ", t
            ),
        ),
        (
            "contracted",
            lambda t: (
                t.replace(" did not ", " didn't ")
                .replace(" is not ", " isn't ")
                .replace(" was not ", " wasn't ")
            ),
        ),
        ("percent", lambda t: t.replace(" per cent", "%").replace("%", " percent")),
        ("full stop", lambda t: t.rstrip(".") + " ."),
    ]
    known = [m for m in re.finditer(r"[a-z]+", text) if m.group() in synonyms]
    if known:
        match = rng.choice(known)
        other = rng.choice(synonyms[match.group()])
        ways.append(("synonym", lambda t: _swap(t, match, other)))
    rng.shuffle(ways)
    for name, way in ways:
        new = way(text)
        if new != text and len(new.split()) > 5:
            return new, name
    return text, "as it stands"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def altered(kind: str, claim: TrueClaim, lists: Lists, rng: random.Random) -> TrueClaim | None:
    """The claim with one thing changed, None where it has nothing of the kind."""
    if kind == "speaker":
        if claim.speaker is None:
            return None
        others = [s for s in lists.speakers if not set(s.split()) & set(claim.speaker.split())]
        other = rng.choice(others)
        if claim.speaker in claim.text:
            return claim._replace(text=claim.text.replace(claim.speaker, other), speaker=other)
        return claim._replace(speaker=other)
    ways = {"number": _number, "date": _date, "name": _name, "polarity": _polarity}
    new = ways[kind](claim, lists, rng)
    return None if new is None or new == claim.text else claim._replace(text=new)


def _swap(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _number(claim: TrueClaim, lists: Lists, rng: random.Random) -> str | None:
    dates = [m.span() for m in _DATE.finditer(claim.text)]
    found = [
        m
        for m in (*_NUMBER.finditer(claim.text), *_SPELT_NUMBER.finditer(claim.text))
        if not any(a <= m.start() < b for a, b in dates)
    ]
    if not found:
        return None
    match = rng.choice(found)
    said = match.group()
    if said.isalpha():
        return _swap(claim.text, match, rng.choice([w for w in _SPELT if w != said]))
    value = float(said.replace(",", ""))
    new = value + rng.choice([1, 2, 3, -1, -2]) * (10 ** max(0, len(said.split(".")[0]) - 2))
    new = new if new > 0 else value + 3
    shown = f"{new:,.{len(said.split('.')[1])}f}" if "." in said else f"{new:,.0f}"
    return _swap(claim.text, match, shown if "," in said else shown.replace(",", ""))


def _date(claim: TrueClaim, lists: Lists, rng: random.Random) -> str | None:
    found = list(_DATE.finditer(claim.text))
    if not found:
        return None
    match = rng.choice(found)
    said = match.group()
    if said.isdigit():
        return _swap(claim.text, match, str(int(said) + rng.choice([-7, -3, -1, 1, 2])))
    among = _DAYS if said in _DAYS else _MONTHS
    return _swap(claim.text, match, rng.choice([d for d in among if d != said]))


def _name(claim: TrueClaim, lists: Lists, rng: random.Random) -> str | None:
    found = [m for m in _PERSON.finditer(claim.text) if m.group() not in _DAYS + _MONTHS]
    if not found or not claim.strangers:
        return None
    match = rng.choice(found)
    alike = [s for s in claim.strangers if len(s.split()) == len(match.group().split())]
    return _swap(claim.text, match, rng.choice(alike or list(claim.strangers)))


def _polarity(claim: TrueClaim, lists: Lists, rng: random.Random) -> str | None:
    """A negation put in or taken out, or a word made its opposite."""
    words = [
        m
        for m in re.finditer(r"(?<![-\w])[a-z]{4,}(?![-\w])", claim.text)
        if m.group() in lists.opposites
    ]
    if words and rng.random() < 0.5:
        match = rng.choice(words)
        return _swap(claim.text, match, rng.choice(lists.opposites[match.group()]))
    if denied := re.search(r" not(?! only\b)\b|n't\b", claim.text):
        return _swap(claim.text, denied, "")
    if found := list(_AUXILIARY.finditer(claim.text)):
        match = rng.choice(found)
        return _swap(claim.text, match, f"{match.group()} not")
    if past := _PAST.search(claim.text):
        stem = past.group()[:-1] if is_common(past.group()[:-1]) else past.group()[:-2]
        return _swap(claim.text, past, f"did not {stem}")
    return None


def word_pairs(train: Path, categories: tuple[str, ...]) -> dict[str, list[str]]:
    """Antonyms or synonyms as Breaking NLI has them: its pairs differ in one word."""
    found: dict[str, set[str]] = {}
    for path in sorted((train / "breaking_nli").glob("*.jsonl.gz")):
        for row in json_lines(path):
            if row.get("category") not in categories:
                continue
            one, other = row["premise"].lower().split(), row["claim"].lower().split()
            if len(one) == len(other):
                pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
                if len(pairs) == 1 and all(w.isalpha() for w in pairs[0]):
                    found.setdefault(pairs[0][0], set()).add(pairs[0][1])
                    found.setdefault(pairs[0][1], set()).add(pairs[0][0])
    return {word: sorted(others) for word, others in sorted(found.items())}


def from_sets(data: Path, count: int, rng: random.Random) -> list[TrueClaim]:
    """Claims that the grounding sets call supported, against their documents."""
    sets = grounding(data)
    names = ("summedits news", "qags cnndm", "qags xsum")
    pairs = [p for name in names for p in sets[name] if p.supported]
    known = tuple(dict.fromkeys(n for p in pairs for n in people(p.source)))
    return [
        TrueClaim(
            p.claim, (citation(p.source),), None,
            tuple(n for n in rng.sample(known, 40) if n.lower() not in p.source.lower()), "set",
        )
        for p in rng.sample(pairs, min(count, len(pairs)))
    ]  # fmt: skip


def measure(name: str, claims: list[TrueClaim], lists: Lists, show: str | None) -> None:
    """Print the shares flagged, of the true claims and of each kind of change."""
    rng = random.Random(7)
    flagged: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for claim in claims:
        for kind in ("true", *KINDS):
            made = claim if kind == "true" else altered(kind, claim, lists, rng)
            if made is None:
                continue
            result = check(made.text, made.citations, made.speaker)
            wrong = result.verdict == "unsupported"
            asked[kind] += 1
            flagged[kind] += wrong
            if kind == show and wrong == (kind == "true"):
                print(f"  [{made.how}; {made.speaker}] {made.text}\n    {result.reason}")
                print(f"    {made.citations[0].quote[:300]}")
    print(f"{name}: {len(claims)} true claims")
    for kind in ("true", *KINDS):
        share = flagged[kind] / max(1, asked[kind])
        print(f"  {kind:<9} {flagged[kind]:>4} of {asked[kind]:>4} flagged  {share:.3f}")


def main() -> None:
    """Make the claims and measure both kinds of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=500)
    parser.add_argument("--show", choices=("true", *KINDS))
    options = data_folder(parser)
    rng = random.Random(3)
    articles = [a for a in realtimeqa_articles(options.data, _ARTICLES) if len(a.text) > 600]
    rng.shuffle(articles)
    synonyms = word_pairs(options.train, ("synonyms",))
    claims = list(true_claims(articles, synonyms, options.claims * 2, rng))[: options.claims]
    speakers = tuple(
        dict.fromkeys(c.speaker for c in claims if c.speaker and c.speaker[0].isupper())
    )
    lists = Lists(word_pairs(options.train, ("antonyms", "antonyms_wordnet")), speakers)
    print(f"{len(lists.opposites)} words with opposites, {len(speakers)} speakers")
    measure("sentences of articles", claims, lists, options.show)
    measure("claims of the sets", from_sets(options.data, options.claims, rng), lists, options.show)


if __name__ == "__main__":
    main()
