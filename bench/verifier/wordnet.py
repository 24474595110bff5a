"""Words in place of others, from WordNet 3.0: what means the opposite, a sister, the same.

Read from the files of Debian's `wordnet-base` (`/usr/share/wordnet`; Princeton's licence allows
any use). Only making training pairs needs it; what ships holds none of it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

FOLDER = Path("/usr/share/wordnet")
POS = {"noun": "n", "verb": "v", "adj": "a"}
_KINDS = {"1": "n", "2": "v", "3": "a", "5": "a", "4": "r"}
_SURE = 0.85  # of the occurrences counted are of that part of speech
_VOWELS = "aeiou"


class Synset(NamedTuple):
    """A meaning: its words, and which other meanings it points to."""

    words: list[str]
    hypernyms: list[str]
    hyponyms: list[str]
    antonyms: list[str]
    similar: list[str]


class WordNet:
    """Nouns, verbs and adjectives by their commonest meaning."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._synsets: dict[str, Synset] = {}
        self._senses: dict[tuple[str, str], list[str]] = {}
        self._counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for name, pos in POS.items():
            self._read(name, pos)
        for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
            key, _, count = line.split()
            lemma, _, rest = key.partition("%")
            self._counts[lemma][_KINDS[rest[0]]] += int(count)

    def _read(self, name: str, pos: str) -> None:
        for line in (self._folder / f"data.{name}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            part = line.split(" | ")[0].split()
            size = int(part[3], 16)
            words = [w.split("(")[0].lower() for w in part[4 : 4 + 2 * size : 2]]
            at = 4 + 2 * size
            to: dict[str, list[str]] = defaultdict(list)
            for n in range(int(part[at])):
                symbol, offset, other, _ = part[at + 1 + 4 * n : at + 5 + 4 * n]
                to[symbol].append(other + offset)
            self._synsets[pos + part[0]] = Synset(words, to["@"], to["~"], to["!"], to["&"])
        for line in (self._folder / f"index.{name}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            part = line.split()
            self._senses[part[0], pos] = [pos + o for o in part[-int(part[2]) :]]

    def kind(self, lemma: str) -> str | None:
        """The part of speech that a word nearly always is, where there is one."""
        counts = self._counts.get(lemma)
        if not counts:
            return None
        best = max(counts, key=lambda p: counts[p])
        return best if counts[best] >= _SURE * sum(counts.values()) else None

    def commonness(self, lemma: str, pos: str) -> int:
        """How often the word was met as that part of speech."""
        return self._counts[lemma][pos] if lemma in self._counts else 0

    def opposites(self, lemma: str, pos: str) -> list[str]:
        """Words of an opposite meaning, of the commonest sense; of an adjective its likes' too."""
        found = []
        for key in self._senses.get((lemma, pos), [])[:1]:
            here = self._synsets[key]
            near = [here, *(self._synsets[s] for s in here.similar if pos == "a")]
            found += [w for s in near for a in s.antonyms for w in self._words(a)]
        return self._usable(lemma, pos, found)

    def sisters(self, lemma: str, pos: str) -> list[str]:
        """Words for other things of the same kind, none of which can mean this one."""
        senses = self._senses.get((lemma, pos), [])
        if not senses:
            return []
        same = {w for s in senses for w in self._words(s)}
        near = {w for s in senses for k in self._around(s) for w in self._words(k)}
        above = self._synsets[senses[0]].hypernyms
        found = [w for a in above for s in self._synsets[a].hyponyms for w in self._words(s)]
        return [w for w in self._usable(lemma, pos, found) if w not in same | near]

    def synonyms(self, lemma: str, pos: str) -> list[str]:
        """Words whose commonest meaning is this word's."""
        key = self._senses.get((lemma, pos), [""])[0]
        if not key:
            return []
        words = self._usable(lemma, pos, self._words(key))
        return [w for w in words if self._senses[w, pos][0] == key]

    def _around(self, key: str) -> list[str]:
        here = self._synsets[key]
        return [*here.hypernyms, *here.hyponyms]

    def _words(self, key: str) -> list[str]:
        return self._synsets[key].words if key in self._synsets else []

    def _usable(self, lemma: str, pos: str, words: list[str]) -> list[str]:
        """Single words that are met at all, each once."""
        seen = dict.fromkeys(w for w in words if w != lemma and w.isalpha())
        return [w for w in seen if self.commonness(w, pos) >= 2 and (w, pos) in self._senses]

    @cached_property
    def _irregular(self) -> dict[tuple[str, str], str]:
        """Irregular forms by the regular word and the ending they stand for."""
        found: dict[tuple[str, str], str] = {}
        for line in (self._folder / "verb.exc").read_text("latin-1").splitlines():
            form, lemma = line.split()[:2]
            if not form.endswith(("ing", "s")):
                found.setdefault((lemma, "ed"), form)
        return found

    @cached_property
    def _lemmas(self) -> dict[str, list[tuple[str, str, str]]]:
        """Each inflected form: the words it can be, their part of speech and the ending."""
        found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for lemma, pos in self._senses:
            if lemma.isalpha() and self.commonness(lemma, pos) >= 2:
                for ending in {"n": ("", "s"), "v": ("", "s", "ed", "ing"), "a": ("",)}[pos]:
                    found[self.form(lemma, pos, ending)].append((lemma, pos, ending))
        return found

    def form(self, lemma: str, pos: str, ending: str) -> str:
        """The word with that ending."""
        if not ending:
            return lemma
        if pos == "v" and (lemma, ending) in self._irregular:
            return self._irregular[lemma, ending]
        if ending == "s":
            if lemma.endswith(("s", "x", "z", "ch", "sh")):
                return lemma + "es"
            soft = lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
            return lemma[:-1] + "ies" if soft else lemma + "s"
        if lemma.endswith("e"):
            return lemma + "d" if ending == "ed" else lemma[:-1] + "ing"
        if ending == "ed" and lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
            return lemma[:-1] + "ied"
        short = len(lemma) <= 4 and lemma[-1] not in "wxy" + _VOWELS
        doubled = short and lemma[-2:-1] in _VOWELS and lemma[-3:-2] not in _VOWELS
        return lemma + (lemma[-1] if doubled else "") + ending

    def reading(self, word: str) -> tuple[str, str, str] | None:
        """The lemma, part of speech and ending of a word, where it is plain which."""
        # "killed" is a verb even though "kill" may be a noun.
        options = [
            o
            for o in self._lemmas.get(word, [])
            if self.kind(o[0]) == o[1] or (o[1] == "v" and o[2] in ("ed", "ing"))
        ]
        return options[0] if len({o[:2] for o in options}) == 1 else None
