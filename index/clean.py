"""Any text to its canonical form: one encoding, one kind of newline, no page furniture.

Offsets of every citation point into what `clean` returns, so it is deterministic and
`clean(clean(text)) == clean(text)`. Boilerplate is removed only as whole lines, and only
where its wording is unmistakable or it stands at the very end: losing a sentence of a
story is worse than keeping a line of furniture.
"""

from __future__ import annotations

import html
import re
import unicodedata

import ftfy
from ftfy.badness import is_bad

# Only what undoes a wrong decoding. The rest of what ftfy can do (straight quotes, full-width
# letters, ligatures) changes text that is right, and a quote must show the article's own marks.
_REPAIR = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=True,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=True,
    remove_control_chars=False,
    normalization=None,
)

# Each round settles all but contrived texts; the bound only guarantees an end.
_ROUNDS = 8


def clean(text: str) -> str:
    r"""Return the canonical text: repaired, normalised, without boilerplate lines.

    Paragraphs are parted by one blank line (or by a line break where the source had no
    more than that); spaces are single; the text is NFC and ends without whitespace.

    >>> clean("The  caf\u00c3\u00a9 re-opened.\r\n\r\n\r\nAdvertisement\r\n")
    'The café re-opened.'
    """
    for _ in range(_ROUNDS):
        cleaned = _without_boilerplate(_tidy(_repair(text)))
        if cleaned == text:
            break
        text = cleaned
    return text


def clean_line(text: str) -> str:
    r"""Return `text` as one line, for titles and names: repaired, with single spaces.

    >>> clean_line("  Peace\ntalks ")
    'Peace talks'
    """
    for _ in range(_ROUNDS):
        cleaned = " ".join(_tidy(_repair(text)).split())
        if cleaned == text:
            break
        text = cleaned
    return text


# --- characters -------------------------------------------------------------------------

# Every mangled character leaves one of these; asking first saves two thirds of the time, for
# most articles hold nothing beyond ASCII but these quotes, dashes and spaces.
_SUSPECT = re.compile("[^\x00-\x7f\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A character reference left over from HTML that was escaped twice, however often. Letters,
# digits and the marks of a reference itself stay as they are: decoding those could make a
# new reference, and the text would never settle.
_REFERENCE = re.compile(
    r"&(?:amp;|#0*38;|#[xX]0*26;)*"
    r"(?P<name>amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|"
    r"#0*39|#[xX]0*27|#34|#160|#8\d{3}|#[xX]20[0-9a-fA-F]{2});"
)
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
_SPACE = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Control and format characters that show nothing. Kept on purpose: the (non-)joiners U+200C
# and U+200D, which spell words in Persian, Indic scripts and emoji, and U+200E and U+200F.
_JUNK = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2060-\u206f\u202a-\u202e"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_TERMINAL = re.compile("\x1b(?:\\[[0-9;]*[A-Za-z]|[()][A-Z0-9])")


def _repair(text: str) -> str:
    """Undo wrong decodings, line by line: one mangled paragraph must not shield another."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not _SUSPECT.search(text):
        return text
    # Only "\n" parts lines here: U+0085 and its like may be bytes of a mangled character.
    return "\n".join(
        ftfy.fix_encoding(line, _REPAIR) if _SUSPECT.search(line) and is_bad(line) else line
        for line in text.split("\n")
    )


def _tidy(text: str) -> str:
    text = _TERMINAL.sub("", text)
    if "&" in text:
        text = _REFERENCE.sub(lambda m: html.unescape(f"&{m['name']};"), text)
    text = _NEWLINE.sub("\n", text.replace("\u2029", "\n\n"))
    text = unicodedata.normalize("NFC", _JUNK.sub("", text))
    text = "\n".join(line.strip() for line in _SPACE.sub(" ", text).split("\n"))
    return re.sub("\n{3,}", "\n\n", text).strip()


# --- boilerplate ------------------------------------------------------------------------

_NETWORK = (
    r"(?:twitter|x|facebook|instagram|threads|bluesky|mastodon|linkedin|youtube|whatsapp|"
    r"telegram|tiktok|pinterest|reddit|e-?mail|google news|social media)"
)

# Unmistakable wherever they stand: each must match a whole line.
_ANYWHERE = re.compile(
    "|".join(
        (
            r"[-–—\[( ]*(?:advertisement|sponsored content|paid post)s?"
            r"(?: *[-–—.:] *(?:story|article|content) continues below)?[-–—\]). ]*",
            r"[(\[]?(?:story|article|content) continues (?:below|after)"
            r"(?: (?:this |the )?(?:advertisement|ad|video|newsletter))?[.…]*[)\]]?",
            r"(?:continue reading|skip to (?:main )?content|skip advertisement)[.:…]*",
            r"(?:click here to )?(?:read|see|learn) more(?: here)?[.:…»>]*",
            r"(?:please )?share (?:this|on|via)(?: (?:this|article|story|page|post|with|friends|"
            rf"your|or|and|on|via|by|link|{_NETWORK}|,))*[.:!]*",
            rf"(?:click to )?(?:share|tweet|print|e-?mail)(?: this)? (?:on|via|to) {_NETWORK}"
            r"(?: \(opens in new window\))?[.:]*",
            r"follow us(?: (?:on|at|here|and|or|via|our|,|&|@[\w.]+|"
            rf"{_NETWORK}))*(?: for [^.]{{0,80}})?[.:!]*",
            # All 77 kinds of line in 13,442 articles that begin like these two are offers; each
            # of the second kind says whose newsletter it is, what it costs or how to have it.
            r"(?:please )?(?:sign[ -]?up|subscribe)\b(?: here| now| today| free)* (?:for|to)\b"
            r"[^“”\"]{0,160}\b(?:newsletters?|inbox)\b[^“”\"]{0,260}",
            r"(?=.*(?:['’]s|\b(?:our|my|your?|free|daily|weekly|sign(?:ing)?[ -]?up|subscribe))\b)"
            r"(?:get|receive) [^“”\"]{0,160}\b(?:newsletters?\b|inbox\b.{0,200}\bsign(?:ing)?"
            r"[ -]?up)[^“”\"]{0,260}",
            r"(?:[^.?!:“”\"]{0,60}[?:])? ?sign[ -]?up for (?:our|cnn|usa today)\b[^.?!“”\"]{0,60}"
            r"\bnewsletters?\b[^.?!“”\"]{0,80}[.!]?",
            r"we will use the (?:details|information) you have shared\b.{0,400}",
            r"if you wish to object to the use of your data\b.{0,80}",
            r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b.{0,300}",
            r"by (?:continuing to (?:use|browse)|using) (?:this|our) (?:web)?site\b.{0,200}"
            r"\b(?:cookies|terms|policy)\b.{0,60}",
            r"(?:accept|reject|manage)(?: all)? cookies[.!]?",
            r"(?:need|looking for|want) a (?:news )?(?:break|free mini puzzle)\?"
            r" (?:play|check out) the\b.{0,80}",
            r"unable to view our graphics\? click here to see them\.",
            r"(?:this (?:content|video|page) )?(?:requires|please enable) javascript\b.{0,80}",
        )
    ),
    re.IGNORECASE,
)

# A year or several and an owner in capitals: what "(c)" and "Copyright" are followed by in a
# notice. A clause (c) and a sentence on copyright go on in small letters, or without a year.
_YEARS = r"(?:19|20)\d\d(?: ?[-–/,] ?(?:19|20)?\d\d\b)*"
_OWNER = (
    r",? (?:by )?(?:the )?(?-i:[A-Z0-9À-Þ][\w&.’'/-]*"
    r"(?:,? (?:[A-Z0-9À-Þ][\w&.’'/-]*|&|and|of|for|the))*(?:(?<=\.) [A-Z].{0,160})?)\.?"
)
# Furniture only at the very end (or in the first lines, for the sharing buttons).
_TAIL = re.compile(
    "|".join(
        (
            r"[\s._*=~#|/\\•●■▪♦★—–-]+",
            r"\( *[^\W\d_] *\)",
            r"(?:[^!?]{0,40}(?:©|\(c\)|copyright)[^!?]{0,120}|[\w &.’'-]{0,40}[.,|–—-] ?)?"
            r"(?:(?<!\w )|(?-i:(?=A)))\ball rights reserved\.?",
            r"(?:©|copyright ?(?:©|\(c\))|\(c\) ?copyright\b).{0,200}",
            rf"copyright ?{_YEARS}(?:\.|{_OWNER})?",
            rf"\(c\) ?{_YEARS}{_OWNER}",
            r"(?:share|save|print|tweet|e-?mail|comments?|reply|like|back to top|top|menu|home)"
            r"[.:!]?",
            rf"follow [^.!?]{{1,100}} (?:on|at) (?:{_NETWORK}\b|@)(?:[^.!?]|\.\w){{0,140}}\.?",
            r"(?:leave|post|add) a (?:comment|reply)[.:!]?",
            # A headline and a list of topics end without a stop, a sentence with one.
            r"(?:read|see) (?:more|also|next)\b ?[:|»>-].{0,160}"
            r"(?<![.。])(?<![.。][\"'”’)\]])",
            r"(?:tags|topics|filed under|keywords|categories) ?:.{0,200}"
            r"(?<![.!?。])(?<![.!?。][\"'”’)\]])",
        )
    ),
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:share|save|print|tweet|e-?mail|menu|home|listen to this (?:article|story)|"
    r"\d+ min(?:ute)?s? read|\d+ (?:comments|shares))[.:!]?",
    re.IGNORECASE,
)
# A heading over links to other stories: what follows it to the end goes with it, if it reads
# like a list of headlines.
_LINKS_HEADING = re.compile(
    r"(?:other|more|latest|related|recommended|top|trending|most read|breaking)"
    r"(?: (?:news|stories|articles|headlines|coverage|content|reading|topics|posts|links))"
    r"(?: (?:from|on|in|about|by) .{1,40})? ?[:.…]*"
    r"|(?:related|recommended(?: for you)?|trending(?: now)?|most (?:read|popular|viewed)|"
    r"(?:see|read|watch) (?:also|next)|also read|you (?:may|might)(?: also)? (?:like|"
    r"be interested in)|more on this(?: story| topic)?|don['’]t miss) ?[:.…]*",
    re.IGNORECASE,
)
_MOST_LINKS = 15
_MOST_OF_TEXT = 0.4  # a page of links under such a heading is what the page is about
_LONGEST_LINK = 140
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)\]]*$")
_LONGEST_FURNITURE = 420
# ", the minister said": a sentence of the story, whatever it begins like.
_TOLD = re.compile(
    r",[\"'”’]* (?:[^,.:;]{1,60} )?(?:said|told|added|asked|wrote|warned|urged|argued|explained|"
    r"noted|insisted|announced|recalled|replied|promised)\b",
    re.IGNORECASE,
)


def _without_boilerplate(text: str) -> str:
    lines = [line for line in text.split("\n") if not _matches(_ANYWHERE, line)]
    size = sum(map(len, lines))  # kept up to date: lists of links may follow without end
    while lines:
        last = lines[-1]
        if not last or _matches(_TAIL, last):
            start = len(lines) - 1
        elif (heading := _links_heading(lines, size)) is not None:
            start = heading
        else:
            break
        size -= sum(map(len, lines[start:]))
        del lines[start:]
    head = 0
    while head < len(lines) and (not lines[head] or _matches(_HEAD, lines[head])):
        head += 1
    return re.sub("\n{3,}", "\n\n", "\n".join(lines[head:]))


def _matches(pattern: re.Pattern[str], line: str) -> bool:
    return (
        len(line) <= _LONGEST_FURNITURE
        and pattern.fullmatch(line) is not None
        and _TOLD.search(line) is None
    )


def _links_heading(lines: list[str], text_size: int) -> int | None:
    """Return where a closing list of links to other stories starts, if the text ends so."""
    most = _MOST_OF_TEXT * text_size
    size = 0
    for i in range(len(lines) - 1, max(-1, len(lines) - 2 * _MOST_LINKS - 2), -1):
        line = lines[i]
        if _matches(_LINKS_HEADING, line):
            return i
        size += len(line)
        if size > most or len(line) > _LONGEST_LINK or _SENTENCE_END.search(line):
            return None
    return None
