"""Whatever an article holds, what is cited of it is what `footnote show` prints of it."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.citations import faults, run_footnote
from index import Draft, Library, Scope, Settings, load_bytes
from qa import Answerer, Question
from qa.reading import SHIPPED

SENTENCES = (
    "Mayor Tova Lind opened the bridge on Monday.",
    "“We cleared 4,200 tonnes,” said Jonas Brandt. “It is a record.”",
    'He added that "nobody — not even the union [7] — was told',
    "قال الوزير إن الاتفاق وُقِّع في دمشق يوم الأحد.",
    "ראש הממשלה אמר: „לא נחתום על ההסכם”.",
    "Ministers met \u202bفي جنيف\u202c at 9.30 a.m. on Dec. 3, 2024.",
    "Families 👩‍👩‍👧‍👦 waved 🇺🇦 flags 🏳️‍🌈!",
    "Der Bürgermeister sagte: »Wir bauen weiter.«",
    "总统说：“我们不会退让。”他随后离开了会场。",
    "Cafe\u0301 owner Zoe\u0308 Nu\u0303n\u0303ez said no.",
    "zero\u200bwidth\ufeff and\u00ad soft hyphens in co-\noperation",
    "It cost $5 to $7, :red[so] <b>they</b> said, `rm -rf` ![x](http://x.example/y.png).",
    "A" * 1500,
    "A." * 300,
    "ni" + "ˈka" * 400,
    "1. 2. 3. ... ?! No.",
    "\x00nul\x00 and \x1b[31mescape\x1b[0m and \x85 next",
    "line\u2028separator\u2029paragraph",
    "mojibake: donâ€™t â€œquoteâ€\x9d",
)
BREAKS = ("\n\n", "\r\n\r\n", "\n", "\r", " ", "\n \t\n\n", "\u00a0", "\u3000", "")
QUESTIONS = (
    "Who opened the bridge?",
    "What did the mayor say about 4,200 tonnes?",
    "متى وُقِّع الاتفاق؟",
    "what?\r\n👩‍👩‍👧 [1]",
)

piece = st.one_of(
    st.sampled_from(SENTENCES), st.text(max_size=60), st.text(alphabet="ab.\"'“” \n?!", max_size=40)
)
body = st.lists(st.tuples(piece, st.sampled_from(BREAKS)), min_size=1, max_size=14).map(
    lambda pairs: "".join(sentence + gap for sentence, gap in pairs)
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Generator[Library]:
    reader = shutil.copytree(SHIPPED, tmp_path_factory.mktemp("readers") / "quoting")
    calibration = json.loads((reader / "calibration.json").read_text())
    # Quote whatever comes nearest: with this no question is declined for a poor answer.
    calibration["thresholds"] = dict.fromkeys(calibration["thresholds"], -1.0)
    (reader / "calibration.json").write_text(json.dumps(calibration))
    folder = tmp_path_factory.mktemp("generated")
    made = Library(Settings(library=folder, reader_model=str(reader)))
    yield made
    made.close()


@pytest.fixture(scope="module")
def own_answerer(own: Library) -> Answerer:
    return Answerer(own)


@pytest.fixture(scope="module")
def seen() -> Generator[Counter[str]]:
    """What the examples came to, so that the property cannot hold for want of citations."""
    counts: Counter[str] = Counter()
    yield counts
    assert counts["citations"] > counts["examples"] / 2, counts


def shown(library: Library, article_id: str) -> str:
    code, out, errors = run_footnote("show", article_id, "--library", library.settings.library)
    assert (code, errors) == (0, "")
    return out.decode()


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(text=body, title=st.sampled_from(SENTENCES) | st.text(max_size=30), data=st.data())
def test_every_citation_is_the_text_that_it_points_at(
    own: Library, own_answerer: Answerer, seen: Counter[str], text: str, title: str,
    data: st.DataObject,
) -> None:  # fmt: skip
    name = data.draw(st.sampled_from(("a.txt", "a.md", "a.html", "a.jsonl")))
    written = {"a.jsonl": json.dumps({"id": "x", "title": title, "text": text})}.get(name, text)
    for number, draft in enumerate(
        load_bytes(name, written.encode(), key=f"example {name}", limit_bytes=10**6)
    ):
        if not isinstance(draft, Draft):
            continue  # an article of nothing but spaces, say
        (outcome,) = own.add_drafts([draft.model_copy(update={"key": f"{draft.key} {number}"})])
        assert outcome.article_id is not None
        seen["examples"] += 1
        question = Question(
            text=data.draw(st.sampled_from(QUESTIONS)),
            scope=Scope(article_ids=(outcome.article_id,)),
        )
        answer = own_answerer.invoke(question)
        seen["citations"] += len(answer.citations)
        assert faults(answer, lambda article_id: shown(own, article_id)) == []
        assert shown(own, outcome.article_id) == own.article(outcome.article_id).text
        own.remove([outcome.article_id])


def test_half_a_surrogate_pair_in_a_record_goes_in_as_text_that_can_be_shown(
    own: Library, own_answerer: Answerer, tmp_path: Path
) -> None:
    record = r'{"id": "half", "title": "A \udc00 title", "text": "Half \ud83d a face was seen."}'
    (tmp_path / "half.jsonl").write_text(record)
    (outcome,) = own.add([tmp_path / "half.jsonl"])
    assert outcome.status == "added", outcome
    answer = own_answerer.invoke(Question(text="What was seen?"))
    assert answer.claims
    assert faults(answer, lambda article_id: shown(own, article_id)) == []


def test_the_answers_of_ordinary_articles_hold_too(library: Library, answerer: Answerer) -> None:
    answers = answerer.batch(
        [
            Question(text=text)
            for text in (
                "Who is the harbour master?",
                "How much did the repairs cost?",
                "What happened to this year's cherries?",
                "Who won the 1998 chess olympiad in Elista?",
            )
        ]
    )
    assert [answer.abstained for answer in answers] == [False, False, False, True]
    for answer in answers:
        assert faults(answer, lambda article_id: shown(library, article_id)) == []
