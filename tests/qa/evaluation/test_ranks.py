from __future__ import annotations

from qa.evaluation.ranks import first_rank, hit, reciprocal_rank


def test_an_article_is_ranked_by_its_first_piece() -> None:
    assert first_rank(["a", "a", "a", "b", "c"], ["b"]) == 2
    assert first_rank(["a", "b", "c"], ["c", "b"]) == 2
    assert first_rank(["a"], ["b"]) == 0
    assert first_rank([], ["b"]) == 0


def test_only_the_first_ten_articles_count() -> None:
    assert [reciprocal_rank(r) for r in (0, 1, 4, 10, 11)] == [0.0, 1.0, 0.25, 0.1, 0.0]
    assert [hit(4)(r) for r in (0, 1, 4, 5)] == [0.0, 1.0, 1.0, 0.0]
