from __future__ import annotations

from pathlib import Path

from index import Draft, Library, Settings
from qa.evaluation import DataSet, GoldQuestion, build, folder_of, is_built

DRAFTS = (
    Draft(key="1", source_id="1", text="Ann slept all day."),
    Draft(key="2", source_id="2", text=""),
    Draft(key="3", source_id="3", text="Bo ran home."),
)
MADE = DataSet("made", "", "made", lambda: DRAFTS, [GoldQuestion("q", "Who?", (), ("1",))])


def test_a_stopped_build_goes_on_and_is_done_when_all_is_added(tmp_path: Path) -> None:
    settings = Settings(library=folder_of(MADE, tmp_path, Settings()))
    library = Library(settings)
    outcomes = build(MADE, library)
    assert next(outcomes).status == "added"
    outcomes.close()  # type: ignore[attr-defined]
    assert not is_built(settings.library)
    assert {o.status for o in build(MADE, library)} <= {"unchanged", "added"}
    assert is_built(settings.library)
    assert library.counts().articles == 2


def test_another_choice_of_articles_or_model_is_another_library(tmp_path: Path) -> None:
    others = MADE._replace(questions=[GoldQuestion("q", "Who?", (), ("3",))])
    given = MADE._replace(questions=[MADE.questions[0]._replace(scope=("1",))])
    folder = folder_of(MADE, tmp_path, Settings())
    assert folder_of(given, tmp_path, Settings()) == folder
    assert folder_of(others, tmp_path, Settings()) != folder
    assert folder_of(MADE, tmp_path, Settings(embedding_model="other")) != folder
