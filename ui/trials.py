"""What came of trying a language model, and what using it sends where, in words."""

from __future__ import annotations

from qa.generation import Destination, Trial

_SENT = (
    "your question, and the sentences of your articles that were found for it, each with its "
    "outlet, date and speaker"
)


def trial_lines(trial: Trial) -> list[str]:
    """What came of a trial: whether it answers, how fast, and what leaves the machine."""
    if trial.error is not None:
        return [trial.error, leaving(trial.destination)]
    return [
        f"It answers: the first word after {trial.first_word_seconds:.1f} s, then "
        f"{trial.characters_a_second:,.0f} characters a second.",
        leaving(trial.destination),
    ]


def leaving(goes: Destination) -> str:
    """What a question sends, and where."""
    if goes.local:
        return f"Nothing leaves this machine: the model at {goes.host} runs on it."
    return f"With every question that your articles answer, {goes.host} is sent {_SENT}."
