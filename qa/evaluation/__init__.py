"""How good the answers are: data sets asked through the public interface, and what that comes to.

Public: `load_set`, `present`, `read_questions` give what is asked; `Asker` asks it;
`summarise` and `stage_row` say what it came to; `write` makes the report.
"""

from qa.evaluation.ablation import STAGES, StageRow, stage_row, without
from qa.evaluation.asking import Asker, Record
from qa.evaluation.bootstrap import Interval, difference, interval
from qa.evaluation.datasets import NAMES, OTHERS, load_set, present
from qa.evaluation.libraries import build, folder_of, is_built
from qa.evaluation.measures import Asked, Figure, figures
from qa.evaluation.questions import DataSet, GoldQuestion, first, read_questions, undated
from qa.evaluation.report import JSON, MARKDOWN, markdown, table, write
from qa.evaluation.summary import SetSummary, Summary, summarise

__all__ = [
    "JSON",
    "MARKDOWN",
    "NAMES",
    "OTHERS",
    "STAGES",
    "Asked",
    "Asker",
    "DataSet",
    "Figure",
    "GoldQuestion",
    "Interval",
    "Record",
    "SetSummary",
    "StageRow",
    "Summary",
    "build",
    "difference",
    "figures",
    "first",
    "folder_of",
    "interval",
    "is_built",
    "load_set",
    "markdown",
    "present",
    "read_questions",
    "stage_row",
    "summarise",
    "table",
    "undated",
    "without",
    "write",
]
