from __future__ import annotations

from pathlib import Path

from index import Library, Settings
from ui.adding import Adding, Upload


def _added(library: Library, *uploads: Upload) -> Adding:
    adding = Adding(library, uploads)
    assert adding.done.wait(30)
    return adding


def test_every_file_is_told_what_became_of_it(tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path))
    good = Upload("good.txt", b"A good article\n\nIt says that something happened on Friday.")
    adding = _added(library, good, Upload("bad.pdf", b"%PDF-1.4"), Upload("odd.xyz", b"?"))
    assert sorted(o.status for o in adding.outcomes) == ["added", "failed", "failed"]
    assert adding.read == adding.files == 3
    assert adding.error is None
    assert {f.source for f in library.failures()} == {"bad.pdf", "odd.xyz"}
    assert [o.status for o in _added(library, good).outcomes] == ["unchanged"]


def test_two_files_of_one_name_are_two_articles(tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path))
    first = Upload("article.txt", b"Harbour opens\n\nThe harbour opened on Friday.")
    second = Upload("article.txt", b"Orchard closes\n\nThe orchard closed on Monday.")
    _added(library, first, second)
    assert {a.title for a in library.articles()} == {"Harbour opens", "Orchard closes"}


def test_a_mended_file_uploaded_again_is_off_the_list_of_failures(tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path))
    _added(library, Upload("note.txt", b""), Upload("other.txt", b""))
    assert {f.source for f in library.failures()} == {"note.txt", "other.txt"}
    _added(library, Upload("note.txt", b"A note\n\nIt says that something happened."))
    assert {f.source for f in library.failures()} == {"other.txt"}
