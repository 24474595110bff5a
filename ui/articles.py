"""The commands about the articles themselves: list them, show one, whose words it holds."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from ui import options
from ui.options import exit_unless, opened

ArticleId = Annotated[str, typer.Argument(metavar="ARTICLE_ID", help="From `footnote list`.")]


def list_articles(
    context: typer.Context,
    search: Annotated[
        str, typer.Option("--search", metavar="WORDS", help="Words of title, outlet or author.")
    ] = "",
    outlet: options.Outlets = None,
    author: options.Authors = None,
    since: options.Since = None,
    until: options.Until = None,
    library: options.Library = None,
    as_json: options.Json = False,
) -> None:
    """List the articles, the newest added first."""
    from ui.terminal import complain, say, show_articles

    with opened(context, library) as shelf:
        found = shelf.articles(options.scope_of(outlet, author, since, until), search)
        if as_json:
            for article in found:
                say(article.model_dump_json(exclude={"text"}))
        elif found:
            show_articles(found)
        elif shelf.counts().articles:
            complain("No article matches.")
        else:
            complain("The library is empty; `footnote add PATH` puts articles in.")


def show(
    context: typer.Context,
    article_id: ArticleId,
    library: options.Library = None,
    as_json: options.Json = False,
) -> None:
    """Print the text of an article, exactly.

    The stored text and nothing more: the offsets of citations count its characters. With
    --json, the whole article.
    """
    with opened(context, library) as shelf:
        article = shelf.article(article_id)
        # Bytes, since a text stream would end lines in the way of its platform.
        written = article.model_dump_json() + "\n" if as_json else article.text
        sys.stdout.buffer.write(written.encode())
        sys.stdout.buffer.flush()


def speakers(
    context: typer.Context,
    article_id: ArticleId,
    library: options.Library = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON list, of all attributions.")
    ] = False,
) -> None:
    """Tell whose words an article holds, in the order of its text.

    What people say, write and think, quoted (direct), partly quoted (mixed) or reported
    (indirect), and what they are told to want, plan or oppose (`stance`: the article's account
    of them, not their words). Pronouns and short names are resolved through the article.
    """
    from index import split_sentences
    from qa.attribution import attributions
    from ui.terminal import complain, say, show_speakers

    with opened(context, library) as shelf:
        article = shelf.article(article_id)
    found = attributions(article.text, split_sentences(article.text, article.language or "en"))
    if as_json:
        say(json.dumps([a.model_dump() for a in found], ensure_ascii=False))
    elif found:
        show_speakers(article.text, found)
    else:
        complain("Nobody is quoted or reported in this article.")


def remove(
    context: typer.Context,
    article_ids: Annotated[
        list[str], typer.Argument(metavar="ARTICLE_ID...", help="From `footnote list`.")
    ],
    library: options.Library = None,
    as_json: options.Json = False,
) -> None:
    """Remove articles with every trace; conversations keep what they quoted.

    All revisions of an article go, whichever of them is named.
    """
    from index import UnknownArticleError
    from ui.terminal import complain, say, say_json

    good = True
    with opened(context, library) as shelf:
        for article_id in dict.fromkeys(article_ids):
            reason = None
            try:
                shelf.remove([article_id])
            except UnknownArticleError as error:
                good, reason = False, str(error)
                complain(reason)
            status = "failed" if reason else "removed"
            if as_json:
                say_json({"status": status, "article_id": article_id, "reason": reason})
            elif not reason:
                say(f"removed\t{article_id}")
    exit_unless(good)
