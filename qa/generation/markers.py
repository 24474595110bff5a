"""What a model writes, taken apart as it comes: the words, and the numbers they cite.

One character at a time, so that it makes no difference how a stream was cut into chunks.
What stands in `text` is ready for the screen at any moment: a marker is held back until
it is whole, and one that never becomes whole is never shown. Understood are `[1]`, `[1, 2]`,
`[1-3]`, `[[1]]`, `[^1]`, `[source 1]`, `【1†source】` and their like; "[sic]" and "[12 May]"
are words. Backticks go, and so does what is thought aloud between `<think>` and `</think>`.
"""

from __future__ import annotations

from qa.generation.numbers import Mark, has_number, is_insertion, may_hold, numbers

_OPENING, _CLOSING = "[［【〔⟦", "]］】〕⟧"
_NO_SPACE_BEFORE = frozenset(".,;:!?)”’")
_LONGEST, _LOST = 200, "\0"  # characters of a marker; a longer one is swallowed to its end
_THINK, _THOUGHT = "<think>", "</think>"


class MarkerParser:
    """Reads a stream; `text` and `marks` grow, `broken` counts the markers of no use."""

    def __init__(self) -> None:
        self.text = ""
        self.marks: list[Mark] = []
        self.broken = 0
        self._held = ""  # of a marker, a tag or a fence, until it is known which it is
        self._space = ""
        self._open = self._depth = 0  # brackets not closed: of the words, of the marker held
        self._thinking = False

    def feed(self, chunk: str) -> None:
        """Take the next piece of the stream."""
        for character in chunk:
            self._take(character)

    def finish(self) -> None:
        """The stream has ended: what is held back is no marker any more, and no word either."""
        self.broken += self._held.startswith("[")
        if self._held.startswith("<") and not self._thinking:
            self._show(self._held)
        self._held = self._space = ""

    def _take(self, character: str) -> None:
        if self._thinking or self._held.startswith("<"):
            self._tag(character)
        elif self._held.startswith("`"):
            self._fence(character)
        elif self._held:
            self._marker(character)
        elif character in "<`":
            self._held = character
        elif character in _OPENING:
            self._held, self._depth = "[", 1
        elif character in _CLOSING:
            if self._open:  # one that closes nothing is left over from a marker
                self._open -= 1
                self._show(character)
        else:
            self._show(character)

    def _tag(self, character: str) -> None:
        held = self._held + character
        if _THOUGHT == held:
            if not self._thinking:
                # Some servers send a thought without its beginning: all up to here was one.
                self.text, self.marks, self._space, self._open = "", [], "", 0
            self._held, self._thinking = "", False
        elif _THINK == held:
            self._held, self._thinking = "", True
        elif _THOUGHT.startswith(held) or (_THINK.startswith(held) and not self._thinking):
            self._held = held
        elif self._thinking:
            self._held = "<" if character == "<" else ""
        else:
            self._held = ""
            self._show(held[:-1])
            self._take(character)

    def _fence(self, character: str) -> None:
        """Backticks are never shown, nor the language named between three and a line's end."""
        named = self._held.lstrip("`")
        language = self._held.startswith("```") and character.isalnum() and len(named) < 20
        if language or (character == "`" and not named):
            self._held += character if language or len(self._held) < 3 else ""
            return
        self._held = ""
        for shown in "" if character == "\n" else named:
            self._take(shown)
        self._take(character)

    def _marker(self, character: str) -> None:
        if len(self._held) > _LONGEST:
            self._held = f"[{_LOST}"
        if character in _OPENING and not any(c.isalpha() for c in self._held):
            self._depth += 1
            self._held += " "
        elif character in _CLOSING:
            self._depth -= 1
            self._held += " "
            if not self._depth:
                self._close()
        elif may_hold(self._held, character):
            self._held += character
        else:
            self._words(character)

    def _close(self) -> None:
        content, self._held = self._held[1:-1], ""
        leads = not self.text or "\n" in self._space
        if _LOST in content:
            self.broken += 1
        elif found := numbers(content):
            self.marks += [Mark(len(self.text), n, leads) for n in found]
        elif is_insertion(content):
            self._show(f"[{content}]")
        else:
            self.broken += 1

    def _words(self, character: str) -> None:
        """What looked like a marker is words: "[12 May]" loses its brackets, "[sic]" does not."""
        held, self._held, self._depth = self._held, "", 0
        if character == "\n" or _LOST in held:
            self.broken += 1
        elif has_number(held) or character in "`<" or character.isspace():
            # What is never shown could bring the bracket and a number together again.
            self._show(held[1:].lstrip())
        else:
            self._open += 1
            self._show(held)
        self._take(character)

    def _show(self, text: str) -> None:
        for character in text:
            if character.isspace():
                self._space += character
                continue
            if character == "." and self._stopped():
                continue
            gap = "\n" if "\n" in self._space else self._space[:1] and " "
            if self.text and (gap == "\n" or character not in _NO_SPACE_BEFORE):
                self.text += gap
            self._space = ""
            self.text += character

    def _stopped(self) -> bool:
        """Whether a full stop stands already: "It reopened. [1]." has one too many."""
        at = self.marks[-1].at if self.marks else -1
        return at == len(self.text) and self.text.endswith((".", "!", "?"))
