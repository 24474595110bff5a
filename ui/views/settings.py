"""The settings page: which language model writes, whether it answers, and what it is told."""

from __future__ import annotations

import streamlit as st

from index import Settings
from qa.generation import Trial, destination, try_model
from ui import components
from ui.answering import Answering
from ui.opening import open_answering
from ui.trials import leaving, trial_lines

_MODEL, _URL, _TRIAL = "llm", "llm-base-url", "llm-trial"


def main() -> None:
    """Draw the page; what was clicked has been dealt with by the callbacks before."""
    desk = open_answering()
    st.title("Settings")
    st.subheader("Language model")
    components.notice(_now(desk), key="llm-now")
    settings = _chosen(desk)
    test, use, none = st.columns(3)
    ready = settings.llm is not None
    if test.button("Test this model", disabled=not ready, width="stretch"):
        with st.spinner("Asking the model for one sentence…"):
            st.session_state[_TRIAL] = (settings, try_model(settings))
    use.button(
        "Use this model",
        type="primary",
        disabled=not ready,
        width="stretch",
        on_click=lambda: desk.answerer.write_with(settings),
    )
    none.button(
        "Use none",
        disabled=desk.answerer.writer is None,
        width="stretch",
        on_click=lambda: desk.answerer.write_with(settings.model_copy(update={"llm": None})),
    )
    tried: tuple[Settings, Trial] | None = st.session_state.get(_TRIAL)
    if tried and tried[0] == settings:
        failed = tried[1].error is not None
        components.notice(
            trial_lines(tried[1]), kind="error" if failed else "plain", key="llm-trial-said"
        )
    elif ready:
        components.notice([leaving(destination(settings))], key="llm-leaving")
    components.notice(
        [
            "A choice made here holds until the server stops; FOOTNOTE_LLM and "
            "FOOTNOTE_LLM_BASE_URL keep it. A key is read from the provider's own environment "
            "variable, such as OPENAI_API_KEY, and is neither shown nor stored."
        ],
        key="llm-keeping",
    )


def _now(desk: Answering) -> list[str]:
    writer = desk.answerer.writer
    if writer is None:
        return ["No language model is in use. Answers are quoted, and nothing leaves this machine."]
    return [f"In use: {writer.settings.llm}. What it writes is checked against what it cites."]


def _chosen(desk: Answering) -> Settings:
    """The settings with what stands in the fields."""
    writer = desk.answerer.writer
    known = writer.settings if writer else desk.library.settings
    llm = st.text_input(
        "Model",
        known.llm or "",
        key=_MODEL,
        placeholder="ollama:qwen3, openai:gpt-5, anthropic:claude-opus-4",
        max_chars=200,
        persist_state="session",
    )
    url = st.text_input(
        "Address, for a server of your own",
        known.llm_base_url or "",
        key=_URL,
        placeholder="http://localhost:8080/v1",
        max_chars=500,
        persist_state="session",
    )
    update = {"llm": llm.strip() or None, "llm_base_url": url.strip() or None}
    return known.model_copy(update=update)


main()
