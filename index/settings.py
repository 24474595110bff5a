"""The one settings object: made at a door, passed down, read from `FOOTNOTE_*` variables."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

Caution = Literal["careful", "balanced", "forthcoming"]


class Settings(BaseSettings):
    """Everything that can be set, with defaults that work offline.

    Each field can be set by an environment variable of the same name with the
    prefix `FOOTNOTE_`, for example `FOOTNOTE_LIBRARY=/data/desk`.
    """

    model_config = SettingsConfigDict(env_prefix="FOOTNOTE_", env_ignore_empty=True, frozen=True)

    library: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("footnote")),
        description="the folder that holds the library's database and its caches",
    )
    embedding_model: str | None = Field(
        default=None,
        description="a sentence-transformers model by name or path; the packaged MiniLM if unset",
    )
    reader_model: str | None = Field(
        default=None,
        description="a cross-encoder by name or path, or a folder with a reading model of "
        "Footnote's kind; the shipped one if unset",
    )
    verifier_model: str | None = Field(
        default=None,
        description="a cross-encoder trained for entailment, by name or path, to check claims; "
        "the shipped verifier if unset",
    )
    llm: str | None = Field(
        default=None,
        description="a language model as LangChain names it, provider:model, to write answers: "
        "ollama:qwen3, openai:gpt-5, anthropic:claude-opus-4; sentences are quoted if unset",
    )
    llm_base_url: str | None = Field(
        default=None, description="where that model is, such as http://localhost:8080/v1"
    )
    llm_timeout: float = Field(
        default=60,
        gt=0,
        le=3600,
        description="seconds for which the model may be silent before the quoted answer stands",
    )
    caution: Caution = Field(
        default="balanced",
        description="how sure to be before answering: careful declines more, forthcoming less",
    )
    evidence: int = Field(default=10, ge=1, le=100, description="passages kept as evidence")
    upload_limit_mb: int = Field(default=50, ge=1, description="largest file that is read, in MB")
