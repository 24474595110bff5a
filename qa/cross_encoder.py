"""A cross-encoder that a person names: by its name on a hub, or the folder that it lies in.

The reader and the verifier can both be one; here is what loading either takes.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import FootnoteError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


def load_cross_encoder(name: str, role: str, trained_for: str) -> CrossEncoder:
    """The model, giving raw scores; what these mean is for the caller to say.

    A folder is read without asking any hub. `role` and `trained_for` are for the error alone.

    Raises:
        FootnoteError: there is no such model, or it cannot be loaded.
    """
    folder = local_folder(name)
    if folder is not None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        name = str(folder)
    from sentence_transformers import CrossEncoder

    logging.getLogger("transformers").setLevel(logging.ERROR)
    try:
        model: CrossEncoder = CrossEncoder(name, device="cpu", activation_fn=_unchanged())
    except (OSError, ValueError) as error:
        raise FootnoteError(
            f"The {role} {name!r} cannot be loaded ({type(error).__name__}); name a "
            f"sentence-transformers cross-encoder for {trained_for}, or a folder that holds one."
        ) from error
    return model


def local_folder(name: str) -> Path | None:
    """The folder of that name, None where the name must be one on a hub."""
    folder = Path(name).expanduser()
    return folder if folder.exists() else None


def _unchanged() -> Any:
    from torch import nn

    return nn.Identity()
