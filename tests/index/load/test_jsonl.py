"""JSON lines: a line is an article or a reason, and no line is held that is too long."""

import gzip
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFileError
from index.load.jsonl import read_jsonl

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
FIELDS = ["id", "title", "body", "text", "author", "authors", "source", "outlet",
          "published_at", "published", "date", "url", "language"]  # fmt: skip


def read(data, *, zipped=False, limit=10_000):
    stored = gzip.compress(data) if zipped else data
    return list(read_jsonl(io.BytesIO(stored), zipped=zipped, size=len(stored), limit_bytes=limit))


def lines(*records):
    return b"\n".join(json.dumps(record).encode() for record in records)


@pytest.mark.parametrize("zipped", [False, True])
def test_every_field_is_read_under_its_names(zipped):
    first = {"id": 7, "title": "T", "body": "B", "author": "Jane Doe, John Roe", "source": "S",
             "published_at": "2024-03-05", "url": "https://x.org", "language": "en"}  # fmt: skip
    second = {"text": "B2", "authors": ["Jane Doe"], "outlet": "S2", "published": "5 March 2024"}
    one, two = (record.document for record in read(lines(first, second), zipped=zipped))
    assert one == ("B", "T", "S", ("Jane Doe", "John Roe"), date(2024, 3, 5), "https://x.org",
                   "en", "7")  # fmt: skip
    assert two == ("B2", None, "S2", ("Jane Doe",), date(2024, 3, 5), None, None, None)


def test_a_bad_line_is_named_and_the_others_are_read():
    bad = b'{"body": \n["no object"]\n{"title": "no text"}\n'
    records = read(b'\xef\xbb\xbf{"body": "one"}\n\n' + bad + b'{"body": "two"}')
    assert [record.line for record in records] == [1, 3, 4, 5, 6]
    assert [bool(record.document) for record in records] == [True, False, False, False, True]
    assert "not valid JSON" in records[1].reason


def test_a_line_over_the_limit_is_passed_over():
    records = read(lines({"body": "x" * 20_000}, {"body": "short"}))
    assert "larger than the limit" in records[0].reason
    assert records[1].document.text == "short"


def test_nesting_without_end_is_a_bad_line():
    records = read(b"[" * 9_000 + b'\n{"body": "after"}')
    assert records[0].document is None
    assert records[1].document.text == "after"


def test_a_file_that_is_not_json_lines_at_all_stops_early():
    with pytest.raises(UnreadableFileError, match="one JSON object a line"):
        read(b"word\n" * 5_000)


def test_a_gzip_bomb_is_refused():
    with pytest.raises(UnreadableFileError, match="unpacks to more than"):
        read(b" " * 30_000_000, zipped=True, limit=100_000)


def test_torn_gzip_gives_what_came_before():
    stored = gzip.compress(lines(*({"id": i, "body": f"{i} " * 50} for i in range(3000))))
    torn = io.BytesIO(stored[: len(stored) // 2])
    records = read_jsonl(torn, zipped=True, size=len(stored), limit_bytes=10_000)
    assert next(records).document.source_id == "0"
    with pytest.raises(UnreadableFileError, match="damaged"):
        list(records)


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), JSON) | JSON, max_size=4))
def test_any_json_is_an_article_or_a_reason(values):
    for record in read(lines(*values)):
        assert record.document is not None or record.reason


def test_a_line_in_an_older_encoding_is_read_like_any_file():
    text = "“It’s £35m – not €40m,” he said at the café."
    older = json.dumps({"body": text}, ensure_ascii=False).encode("cp1252")
    newer = json.dumps({"body": text}, ensure_ascii=False).encode()
    assert [record.document.text for record in read(older + b"\n" + newer)] == [text, text]


def test_a_line_that_is_no_text_is_named_and_the_others_are_read():
    records = read(b"\x89PNG\x00\x00\x01\x02\xff" * 9 + b'\n{"body": "after"}')
    assert "not text" in records[0].reason
    assert records[1].document.text == "after"
