from __future__ import annotations

import pytest

from index import Settings
from qa.generation import Destination, Trial, destination
from ui.trials import leaving, trial_lines


def test_a_trial_says_whether_it_answers_how_fast_and_what_leaves() -> None:
    lines = trial_lines(Trial(Destination("127.0.0.1:8080", local=True), None, 1.26, 88.0))
    assert lines[0] == "It answers: the first word after 1.3 s, then 88 characters a second."
    assert "Nothing leaves this machine" in lines[1]
    failed = trial_lines(Trial(Destination("api.example", local=False), "It refused the key."))
    assert failed[0] == "It refused the key."
    assert "api.example is sent your question, and the sentences" in failed[1]


@pytest.fixture(autouse=True)
def _no_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OLLAMA_HOST", "OPENAI_BASE_URL", "OPENAI_API_BASE"):
        monkeypatch.delenv(name, raising=False)


def test_an_address_that_the_environment_names_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "http://gpu.example:11434")
    assert destination(Settings(llm="ollama:qwen3")) == ("gpu.example:11434", False)
    monkeypatch.setenv("OLLAMA_HOST", "0.0.0.0:11434")
    assert destination(Settings(llm="ollama:qwen3")).local
    monkeypatch.setenv("OPENAI_BASE_URL", "https://models.example/v1")
    assert destination(Settings(llm="openai:gpt-5")) == ("models.example", False)


def test_where_a_model_is_asked_is_known_without_the_secrets_of_its_address() -> None:
    def goes(llm: str, url: str | None = None) -> Destination:
        return destination(Settings(llm=llm, llm_base_url=url))

    assert goes("ollama:qwen3") == ("localhost:11434", True)
    assert goes("openai:gpt-5") == ("the servers of openai", False)
    assert goes("openai:x", "http://me:secret@127.0.0.1:9/v1") == ("127.0.0.1:9", True)
    assert goes("openai:x", "https://me:secret@models.example/v1") == ("models.example", False)
    assert goes("openai:x", "http://[::1]:9/v1").local
    assert "secret" not in leaving(goes("openai:x", "https://me:secret@models.example/v1"))
