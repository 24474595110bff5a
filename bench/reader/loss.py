"""What the reader is trained towards: the span, the sentence, whether anything answers.

With teachers, also towards what they give on average: it tells how sure one can be of a row, and
that of an unanswerable pair, made by a rule, which does answer after all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from bench.reader.net import ReaderNet
from bench.rows import Batch
from bench.training import half_precision

STARTS, ENDS, GOLD = 1, 2, 4  # bits of a token's marks
_FAR = -1e4  # a logit that no softmax over these lengths gives weight to
_MOST_SENTENCES = 64
_TAUGHT = 0.65  # how much what the teachers say counts, of the whole loss


class Read(NamedTuple):
    """What a net gives of a batch; whatever may not be chosen is at `_FAR`."""

    start: Tensor
    """(rows, tokens) logits, as `end`; token 0 is the null span."""
    end: Tensor
    sentences: Tensor
    """(rows, sentences) logits: of each sentence the mean of its tokens' evidence."""
    here: Tensor
    """(rows, sentences) whether there is such a sentence."""
    answerable: Tensor
    """(rows,) logits."""


def read(net: ReaderNet, batch: Batch) -> Read:
    """Run a net over a batch."""
    sentence = batch["sentence"]
    with half_precision(sentence.device.type):
        start, end, evidence, answerable = net(batch["ids"], batch["mask"], batch["types"])
    allowed = sentence >= 0
    allowed[:, 0] = True
    scores, lengths = _by_sentence(evidence.float(), sentence), _by_sentence(None, sentence)
    here = lengths > 0
    return Read(
        start.float().masked_fill(~allowed, _FAR),
        end.float().masked_fill(~allowed, _FAR),
        (scores / lengths.clamp(min=1)).masked_fill(~here, _FAR),
        here,
        answerable.float(),
    )


def _by_sentence(of_tokens: Tensor | None, sentence: Tensor) -> Tensor:
    """(rows, tokens) added up by sentence, (rows, sentences); of nothing, how many tokens."""
    values = torch.ones_like(sentence, dtype=torch.float) if of_tokens is None else of_tokens
    # As many columns as there could be: how many there are would have to be waited for.
    sums = values.new_zeros(len(values), 1 + _MOST_SENTENCES)
    return sums.scatter_add(1, sentence.clamp(max=_MOST_SENTENCES - 1) + 1, values)[:, 1:]


_MOST_SENTENCES = 64


def loss_of(net: ReaderNet, batch: Batch, teachers: Sequence[ReaderNet] = ()) -> Tensor:
    """How far the net is from the labels of a batch, and from its teachers where it has any."""
    given = read(net, batch)
    hard = _labelled(given, batch)
    if not teachers:
        return hard
    with torch.no_grad():
        taught = [read(teacher, batch) for teacher in teachers]
    return (1 - _TAUGHT) * hard + _TAUGHT * _taught(given, taught)


def _labelled(given: Read, batch: Batch) -> Tensor:
    marks = batch["marks"].clamp(min=0)
    gold = _by_sentence(((marks & GOLD) > 0).float(), batch["sentence"]) > 0
    has = gold.any(1)
    span = given.start.new_zeros(())
    for logits, bit in ((given.start, STARTS), (given.end, ENDS)):
        wanted = (marks & bit) > 0
        known = wanted.any(1)  # of some rows only the sentence is known
        span = span + _mean(_any_of(logits, wanted), known) / 2
    restraint = F.binary_cross_entropy_with_logits(given.answerable, has.float())
    each = F.binary_cross_entropy_with_logits(given.sentences, gold.float(), reduction="none")
    alone = (each * given.here).sum(1).mean() / 2  # comparable across passages
    among = _mean(_any_of(given.sentences, gold), has)  # the right one before its neighbours
    return span + restraint + alone + among


def _taught(given: Read, taught: Sequence[Read]) -> Tensor:
    start, end = (
        torch.stack([getattr(one, side).softmax(1) for one in taught]).mean(0)
        for side in ("start", "end")
    )
    span = (_apart(given.start, start) + _apart(given.end, end)).mean() / 2
    has = torch.stack([one.answerable.sigmoid() for one in taught]).mean(0)
    restraint = F.binary_cross_entropy_with_logits(given.answerable, has)
    gold = torch.stack([one.sentences.sigmoid() for one in taught]).mean(0)
    each = F.binary_cross_entropy_with_logits(given.sentences, gold, reduction="none")
    alone = (each * given.here).sum(1).mean() / 2
    among = torch.stack([one.sentences.softmax(1) for one in taught]).mean(0)
    return span + restraint + alone + (has * _apart(given.sentences, among)).mean()


def _any_of(logits: Tensor, wanted: Tensor) -> Tensor:
    """−log of the probability that lies on any of the wanted columns, (rows,)."""
    return torch.logsumexp(logits, 1) - torch.logsumexp(logits.masked_fill(~wanted, _FAR), 1)


def _apart(logits: Tensor, wanted: Tensor) -> Tensor:
    """Cross-entropy with a distribution over the columns, (rows,)."""
    return -(wanted * logits.log_softmax(1)).sum(1)


def _mean(values: Tensor, of: Tensor) -> Tensor:
    return (values * of).sum() / of.sum().clamp(min=1)
