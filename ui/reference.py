"""The reference of the command; `python -m ui.reference` writes it to `docs/command.md`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from ui.command import app

KEPT = Path(__file__).parents[1] / "docs" / "command.md"

_HEAD = """\
# The `footnote` command

*Written by `python -m ui.reference`, and checked in the tests.*

    footnote add articles/ interview.pdf
    footnote ask "Who signed the agreement?"

{help}

Every command takes `--library DIR`, before or after its name; without it the library is in
the folder that `FOOTNOTE_LIBRARY` names, else in your data folder. `footnote --version` prints
the version, `footnote COMMAND --help` what is said here of a command.
"""

_TAIL = """
## What comes out

Text is UTF-8 whatever the locale is. Where the output is not a terminal there are no colours,
and `list`, `add` and `remove` print one line a row with tabs between the fields. What went
wrong is told on standard error, a sentence for each thing; the rest of the same call still
succeeds.

| exit code | meaning |
|---|---|
| 0 | all went well; an answer that says the articles don't answer is one too |
| 1 | something failed: a file, a row, an id, the library |
| 2 | the command was misused: an option, a date, an empty question |
| 130 | stopped with Ctrl-C; the same command again goes on |

With `--json`, every line is one object, written as soon as it is known:

| command | object |
|---|---|
| `add`, `reembed` | `status` (`added`, `revised`, `unchanged`, `failed`), `source`, `article_id`, \
`title`, `passages`, `reason`; once it is printed the article is stored, whatever happens next |
| `list` | an article without its `text` |
| `show` | an article with its `text` |
| `speakers` | a list, on one line, in the order of the text: `start`, `end` (the words), `kind` \
(`direct`, `mixed`, `indirect`), `speaker` (who, resolved through the article), `speaker_start`, \
`speaker_end` (the mention of them that stands beside the words), `cue` (`said`, `according to`) |
| `remove` | `status` (`removed`, `failed`), `article_id`, `reason` |
| `ask` | an answer: [answer.schema.json](answer.schema.json) |
| `ask --from` | an answer for each row, `{"id", "query"}`, of the file, in its order; for a bad \
row, `id` and `error`. A row without an `id` gets its line number; blank lines are passed over |
| `status` | `library`, `version`, `articles`, `passages`, `failures` (`source`, `reason`, `at`), \
`model`, `model_matches`, `size_bytes` |
| `eval` | one object for each set: its `figures` (`name`, `value`, `low`, `high`, `questions`), \
`reliability`, `trade_off`, `laps`, `stages`; `report.json` holds them all |

`start` and `end` count characters (Unicode code points) from 0, end exclusive, of what
`footnote show ARTICLE_ID` prints: in Python, `text[start:end] == quote`.
"""


def reference() -> str:
    """The whole page, as Markdown."""
    group: Any = typer.main.get_command(app)
    sections = [_section(name, command) for name, command in group.commands.items()]
    return _HEAD.replace("{help}", group.help) + "".join(sections) + _TAIL


def _section(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    given = "".join(f" {p.metavar}" if p.required else f" [{p.metavar}]" for p in arguments)
    lines = [f"\n## `footnote {name}{given}`\n", f"\n{command.help}\n\n", "| | |\n|---|---|\n"]
    return "".join([*lines, *map(_row, _described(command.params))])


def _described(parameters: list[Any]) -> Iterator[tuple[str, str]]:
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            yield parameter.metavar, parameter.help
        else:
            default = "" if parameter.default in (None, "", False) else parameter.default
            told = f" Default: {default}." if default else ""
            yield f"{', '.join(parameter.opts)} {_value(parameter)}".strip(), parameter.help + told


def _value(parameter: Any) -> str:
    if parameter.metavar or parameter.is_flag:
        return parameter.metavar or ""
    return str(parameter.name).upper()


def _row(described: tuple[str, str]) -> str:
    name, told = described
    return f"| `{name}` | {told} |\n"


if __name__ == "__main__":
    KEPT.write_text(reference(), encoding="utf-8")
