"""Files, folders and uploads: everything is a draft or a failure, and nothing stops the rest."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clean import clean
from index.load import SUFFIXES, Failure, load, load_bytes
from index.models import Draft

LIMIT = 1_000_000
BODY = "The council met on Monday and voted to reopen the bridge before the summer holidays."


def failures(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Failure)]


def drafts(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Draft)]


def test_a_file_is_a_draft_keyed_by_its_resolved_path(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(f"Bridge to reopen\r\n\r\n{BODY}\r\n\r\n( A )\r\n\r\nOther news")
    (tmp_path / "link.txt").symlink_to(path)
    for named in (path, tmp_path / "link.txt", tmp_path / "." / "bridge.txt"):
        (draft,) = load([named], limit_bytes=LIMIT)
        assert draft.key == draft.path == str(path.resolve())
        assert draft.text == f"Bridge to reopen\n\n{BODY}"
        assert draft.title == "Bridge to reopen"


def test_a_folder_is_walked_in_order_without_hidden_and_other_files(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden.txt", ".git/x.txt", "image.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name}\n\n{BODY}")
    outcomes = list(load([tmp_path], limit_bytes=LIMIT))
    assert [draft.key.rsplit("/")[-1] for draft in outcomes] == ["a.txt", "b.txt", "c.md"]


def test_records_are_keyed_by_their_id_or_by_what_they_hold(tmp_path):
    path = tmp_path / "news.jsonl"
    records = [{"id": "r1", "body": BODY}, {"body": BODY}, {"id": "r3", "body": " "}]
    path.write_text("\n".join(map(json.dumps, records)) + "\nbroken")
    outcomes = list(load([path], limit_bytes=LIMIT))
    first, second = (draft.key for draft in drafts(outcomes))
    assert first == f"{path}#r1"
    assert second.startswith(f"{path}# ")
    path.write_text("\n".join(map(json.dumps, [{"id": "2", "body": "News."}, *records])))
    [again] = [d.key for d in drafts(load([path], limit_bytes=LIMIT)) if d.source_id is None]
    assert again == second  # on another line now
    assert [draft.source_id for draft in drafts(outcomes)] == ["r1", None]
    assert [failure.source for failure in failures(outcomes)] == [f"{path}#r3", f"{path}#4"]


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"no pdf")
    (tmp_path / "b.docx").write_bytes(b"no docx")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.txt").write_bytes(bytes(100))
    (tmp_path / "e.jsonl.gz").write_bytes(b"no gzip")
    (tmp_path / "f.txt").write_text(BODY)
    outcomes = list(load([tmp_path], limit_bytes=LIMIT))
    assert len(drafts(outcomes)) == 1
    assert len(failures(outcomes)) == 5
    for failure in failures(outcomes):
        assert failure.reason[0].isupper()
        assert failure.reason.endswith(".")


def test_what_is_named_but_cannot_be_read_is_a_failure(tmp_path):
    (tmp_path / "x.png").write_bytes(b"\x89PNG")
    (tmp_path / "README").write_text("words")
    (tmp_path / "empty").mkdir()
    named = [tmp_path / name for name in ("x.png", "README", "empty", "missing.txt", "nul\0.txt")]
    outcomes = list(load(named, limit_bytes=LIMIT))
    assert len(failures(outcomes)) == len(named)
    assert "no such file" in outcomes[3].reason


def test_a_large_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    (failure,) = load([path], limit_bytes=LIMIT)
    assert "larger than 1 MB (2000 MB)" in failure.reason


@pytest.mark.timeout(20)
def test_a_pipe_and_links_in_a_circle_neither_hang_nor_crash(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "parent").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good.txt").write_text(BODY)
    outcomes = list(load([tmp_path], limit_bytes=LIMIT))
    assert len(drafts(outcomes)) == 1
    assert len(failures(outcomes)) == 3
    assert failures(load([tmp_path / "pipe.txt"], limit_bytes=LIMIT))


def test_a_file_name_with_odd_bytes_can_be_stored(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    try:
        with open(path, "w") as file:
            file.write(BODY)
    except OSError:
        pytest.skip("this file system takes no such names")
    (draft,) = load([tmp_path], limit_bytes=LIMIT)
    assert draft.key.endswith("caf\\xe9.txt")
    draft.model_dump_json().encode()


def test_an_upload_is_read_by_its_name_and_keyed_as_told():
    (draft,) = load_bytes("Bridge.TXT", BODY.encode(), key="upload:1", limit_bytes=LIMIT)
    assert (draft.key, draft.path) == ("upload:1", None)
    (record,) = load_bytes("a.jsonl", b'{"id":5,"body":"B"}', key="upload:2", limit_bytes=LIMIT)
    assert record.key == "upload:2#5"
    assert failures(load_bytes("a.txt", b"x" * 11, key="k", limit_bytes=10))
    assert failures(load_bytes("a.exe", b"MZ", key="k", limit_bytes=10))


@given(st.sampled_from(sorted(SUFFIXES)), st.binary(max_size=300) | st.text().map(str.encode))
def test_any_bytes_under_any_name_are_drafts_or_failures(suffix, data):
    for outcome in load_bytes(f"a{suffix}", data, key="k", limit_bytes=LIMIT):
        if isinstance(outcome, Draft):
            assert outcome.text == clean(outcome.text) != ""
            outcome.model_dump_json().encode()
        else:
            assert outcome.reason.endswith(".")
