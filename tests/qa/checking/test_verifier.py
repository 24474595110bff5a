from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import FootnoteError
from qa.checking.verifier import claim_sentences, load_verifier
from tests.qa.checking.conftest import Sourced

SAID = "The port of Velmar reopened on Tuesday, nine days after Storm Edda sank two ferries."


def test_what_the_source_says_has_more_support_than_what_it_does_not(sourced: Sourced) -> None:
    verifier, source = load_verifier(None), sourced(SAID)
    said = verifier.support("The port of Velmar has reopened.", source)
    other = verifier.support("Growers expect a poor harvest of cherries.", source)
    assert other < verifier.threshold <= said


def test_a_claim_is_as_good_as_its_worst_sentence(sourced: Sourced) -> None:
    verifier, source = load_verifier(None), sourced(SAID)
    good, bad = "The port of Velmar reopened.", "Growers expect a poor harvest."
    assert verifier.support(f"{good} {bad}", source) == verifier.support(bad, source)
    assert claim_sentences(f"{good} {bad}\n\n…") == [good, bad]


def test_a_model_that_is_not_there_is_a_clear_error(sourced: Sourced) -> None:
    with pytest.raises(FootnoteError, match="verifier 'no/such' cannot be loaded"):
        load_verifier("no/such").support("The port reopened.", sourced(SAID))


@pytest.mark.slow
@pytest.mark.parametrize("labels", [["contradiction", "entailment", "neutral"], ["LABEL_0"]])
def test_any_cross_encoder_for_entailment_takes_its_place(
    tmp_path: Path, sourced: Sourced, labels: list[str]
) -> None:
    _tiny_model(tmp_path, labels)
    verifier = load_verifier(str(tmp_path))
    assert 0 <= verifier.support("The port reopened.", sourced(SAID)) <= 1


def test_a_cross_encoder_without_entailment_is_refused(tmp_path: Path, sourced: Sourced) -> None:
    _tiny_model(tmp_path, ["good", "bad"])
    with pytest.raises(FootnoteError, match="no label for entailment"):
        load_verifier(str(tmp_path)).support("The port reopened.", sourced(SAID))


def _tiny_model(folder: Path, labels: list[str]) -> None:
    """An untrained cross-encoder of the smallest size, as it would be saved."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "port", "reopened", "."]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=1,
        intermediate_size=8, num_labels=len(labels), id2label=dict(enumerate(labels)),
        label2id={label: n for n, label in enumerate(labels)},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    assert json.loads((folder / "config.json").read_text(encoding="utf-8"))
