from __future__ import annotations

import json
from pathlib import Path

from index import Library
from tests.command_line import BELL, Footnote, Result, article_of


def test_the_good_files_of_a_call_go_in_and_the_bad_ones_are_named(
    own: Path, footnote: Footnote
) -> None:
    good, empty, pdf = own / "good.txt", own / "empty.txt", own / "scan.pdf"
    good.write_text(BELL)
    empty.write_text("")
    pdf.write_bytes(b"%PDF-1.4 nothing")
    result = footnote("add", own / "missing.txt", empty, good, pdf)
    assert result.code == 1
    assert len(result.errors) == 3
    for path, error in zip((own / "missing.txt", empty, pdf), result.errors, strict=True):
        assert error.startswith(f"{path}: ")
    assert [row["path"] for row in footnote("list", "--json").rows] == [str(good)]


def test_added_json_is_one_outcome_a_line_and_adding_again_changes_nothing(
    own: Path, footnote: Footnote
) -> None:
    file = own / "bell.txt"
    file.write_text(BELL)
    first, second = (footnote("add", "--json", file).rows for _ in range(2))
    assert [row["status"] for row in first + second] == ["added", "unchanged"]
    assert first[0]["article_id"] == second[0]["article_id"]
    file.write_text(BELL.replace("Monday", "Tuesday"))
    assert [row["status"] for row in footnote("add", "--json", file).rows] == ["revised"]


def test_a_file_over_the_limit_is_refused_by_a_sentence_that_names_the_limit(
    own: Path, footnote: Footnote
) -> None:
    with (own / "huge.txt").open("wb") as file:
        file.truncate(2_000_000_000)  # sparse: it takes no room
    result = footnote("add", own / "huge.txt")
    assert result.code == 1
    assert "FOOTNOTE_UPLOAD_LIMIT_MB" in result.errors[0]


def test_show_prints_the_stored_text_and_nothing_more(shared: Library, footnote: Footnote) -> None:
    for article in shared.articles():
        assert footnote("show", article.id) == Result(0, article.text, [])
    whole = footnote("show", article.id, "--json").rows
    assert whole == [json.loads(article.model_dump_json())]


def test_speakers_json_is_one_list_in_offsets_of_what_show_prints(
    shared: Library, footnote: Footnote
) -> None:
    article_id = article_of(shared, "harbour")
    text = footnote("show", article_id).out
    (found,) = footnote("speakers", article_id, "--json").rows
    assert isinstance(found, list)
    assert found
    fields = {"start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue", "stance"}
    for row in found:
        assert set(row) == fields
        assert row["kind"] in {"direct", "mixed", "indirect"}
        assert text[row["start"] : row["end"]].strip()
        assert text[row["speaker_start"] : row["speaker_end"]].strip()


def test_speakers_reads_well_without_json(own: Path, footnote: Footnote) -> None:
    (own / "road.txt").write_text("“The road is closed,” said Lena Ortiz. It was wet.")
    (own / "bell.txt").write_text(BELL)
    added = footnote("add", own / "road.txt", own / "bell.txt", "--json").rows
    road, bell = (row["article_id"] for row in added)
    spoken = "0:21\tdirect\tLena Ortiz\tsaid\t“The road is closed,”\n"
    assert footnote("speakers", road).out == spoken
    silent = footnote("speakers", bell)
    assert (silent.code, silent.out) == (0, "")
    assert silent.errors == ["Nobody is quoted or reported in this article."]
    assert footnote("speakers", bell, "--json").rows == [[]]


def test_list_says_what_is_there_newest_first_and_filters_it(
    shared: Library, footnote: Footnote
) -> None:
    everything = [article.id for article in shared.articles()]
    assert [row["id"] for row in footnote("list", "--json").rows] == everything
    assert [line.split("\t")[0] for line in footnote("list").out.splitlines()] == everything
    for options, expected in (
        (["--outlet", "courier"], {"harbour"}),
        (["--author", "Holm", "--author", "quill"], {"harbour", "orchard"}),
        (["--since", "2023-03-14"], {"harbour"}),
        (["--until", "2023-03-13"], {"orchard"}),
        (["--search", "frost"], {"orchard"}),
    ):
        rows = footnote("list", "--json", *options).rows
        assert {row["source_id"] for row in rows} == expected, options
    assert footnote("list", "--search", "nowhere").errors == ["No article matches."]


def test_an_empty_library_says_how_to_fill_it(own: Path, footnote: Footnote) -> None:
    result = footnote("list")
    assert (result.code, result.out) == (0, "")
    assert "footnote add" in result.errors[0]


def test_removing_takes_the_known_ids_and_names_the_unknown(own: Path, footnote: Footnote) -> None:
    (own / "bell.txt").write_text(BELL)
    known = footnote("add", "--json", own / "bell.txt").rows[0]["article_id"]
    result = footnote("remove", "--json", "nonsense", known)
    assert result.code == 1
    assert [row["status"] for row in result.rows] == ["failed", "removed"]
    assert "'nonsense'" in result.errors[0]
    assert footnote("list", "--json").rows == []
