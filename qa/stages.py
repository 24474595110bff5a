"""Which stages of an answer are at work: all of them, unless an ablation turns one off."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Stages(BaseModel):
    """A switch for every stage that has to earn its place (`footnote eval` turns each off)."""

    model_config = ConfigDict(frozen=True)

    spelling: bool = Field(default=True, description="mend slips in the question")
    dense: bool = Field(default=True, description="search by meaning, with vectors")
    lexical: bool = Field(default=True, description="search by words, with BM25")
    article: bool = Field(default=True, description="what the whole article is about, with BM25")
    context: bool = Field(default=True, description="what the conversation so far was about")
    preferences: bool = Field(default=True, description="outlets and days the question names")
    folding: bool = Field(default=True, description="fold near-duplicate passages into one")
    evidence: bool = Field(default=True, description="the reader's score of each sentence")
    span: bool = Field(default=True, description="the reader's score of the answering words")
    answerable: bool = Field(default=True, description="the reader's score of the whole passage")
    rerank: bool = Field(default=True, description="passages in the order that reading gives")
    speaker: bool = Field(default=True, description="words of whoever the question asks for")
    premises: bool = Field(default=True, description="what the question takes for granted")

    def off(self) -> frozenset[str]:
        """The names of the stages that are not at work."""
        return frozenset(name for name, on in self if not on)
