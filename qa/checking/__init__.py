"""Every claim against the sentences it cites: `check` gives the verdict, and what is wrong."""

from __future__ import annotations

from qa.checking.check import check
from qa.checking.models import Check
from qa.checking.source import Source
from qa.checking.verifier import Verifier, load_verifier

__all__ = ["Check", "Source", "Verifier", "check", "load_verifier"]
