"""A question in, a cited answer out: rewrite, retrieve, read, answer, attribute, check."""

from qa.models import Answer, Citation, Claim, Evidence, Premise, Question, Turn, Verdict
from qa.pipeline import Answerer
from qa.retrieve import Candidate, Retriever
from qa.stages import Stages

__all__ = [
    "Answer",
    "Answerer",
    "Candidate",
    "Citation",
    "Claim",
    "Evidence",
    "Premise",
    "Question",
    "Retriever",
    "Stages",
    "Turn",
    "Verdict",
]
