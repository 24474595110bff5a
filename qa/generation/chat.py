"""The language model that was set: made by LangChain, its errors told in plain words.

Nothing of a provider is imported before a model is set and asked. Keys stay where the
provider's own package looks for them; what an error says is never passed on, since some
providers put part of the key into it.
"""

from __future__ import annotations

import ipaddress
import os
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from langchain_core.language_models import BaseChatModel
from pydantic import SecretStr

from index import FootnoteError, Settings
from qa.generation.listening import BrokenOffError, SilentError

_EXTRAS = ("openai", "ollama", "anthropic")
# Where a provider's package keeps the address it asks, by the names it has for it.
_ADDRESSES = ("openai_api_base", "anthropic_api_url", "base_url", "endpoint")
_OLLAMA = "http://localhost:11434"
# Variables in which a provider's client finds its address, where none is given to it.
_VARIABLES = {
    "ollama": ("OLLAMA_HOST",),
    "openai": ("OPENAI_API_BASE", "OPENAI_BASE_URL"),
    "anthropic": ("ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL"),
}
_STATUS = {
    401: "refused the key",
    403: "refused the key",
    404: "does not know this model, or the address is not that of such a server",
    413: "found the question too long",
    429: "takes no more requests for now",
}


class ModelError(FootnoteError):
    """The language model cannot be used; the message says what to do."""


class Destination(NamedTuple):
    """Where the questions and the sentences go: a host, and whether that is this machine."""

    host: str
    local: bool


def load_chat_model(settings: Settings) -> BaseChatModel:
    """The model that `settings.llm` names.

    Raises:
        ModelError: it cannot be made: a package is missing, a key, or the name is wrong.
    """
    from langchain.chat_models import init_chat_model

    provider, _, model = (settings.llm or "").partition(":")
    if not provider or not model:
        raise ModelError(
            "A language model is named as provider:model, such as ollama:qwen3 or openai:gpt-5."
        )
    options = _options(settings, provider)
    try:
        made: BaseChatModel
        try:
            made = init_chat_model(model, model_provider=provider, **options)
        except (ImportError, ValueError):
            raise
        except Exception:
            # A server of one's own seldom wants a key, but the package wants one to be there.
            if settings.llm_base_url is None:
                raise
            options["api_key"] = SecretStr("none")
            made = init_chat_model(model, model_provider=provider, **options)
    except ImportError as error:
        raise ModelError(_missing(provider)) from error
    except Exception as error:
        raise ModelError(
            f"The model {settings.llm} could not be set up ({type(error).__name__}); check its "
            "name, and that the provider's key is in the environment."
        ) from None
    return made


def destination(settings: Settings, model: BaseChatModel | None = None) -> Destination:
    """Where what the model is told goes."""
    provider = (settings.llm or "").partition(":")[0]
    found = (getattr(model, attribute, None) for attribute in _ADDRESSES)
    address = settings.llm_base_url or next(
        (a for a in (*found, *_from_environment(provider)) if isinstance(a, str) and a), None
    )
    if address is None and provider == "ollama":
        address = _OLLAMA
    host = _host(address) if address else None
    if host is None:
        return Destination(f"the servers of {provider}", local=False)
    return Destination(host, _is_local(host))


def told(error: Exception, settings: Settings) -> str:
    """What went wrong with a model, as the beginning of a sentence for a person."""
    status = getattr(error, "status_code", None) or getattr(error, "code", None)
    if isinstance(error, ModelError):
        return str(error).rstrip(".")
    if isinstance(error, BrokenOffError):
        return "The model broke off in mid-sentence"
    if isinstance(error, SilentError) or "timeout" in type(error).__name__.lower():
        return f"The model did not answer in time ({settings.llm_timeout:g} seconds)"
    if isinstance(status, int):
        said = _STATUS.get(status, "reported an error")
        return f"The model's server {said} ({status})"
    if isinstance(error, OSError) or "connect" in type(error).__name__.lower():
        return f"The model at {destination(settings).host} could not be reached"
    return f"The model failed ({type(error).__name__})"


def _from_environment(provider: str) -> list[str | None]:
    return [os.environ.get(name) for name in _VARIABLES.get(provider, ())]


def _options(settings: Settings, provider: str) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if settings.llm_base_url:
        options["base_url"] = settings.llm_base_url
    if settings.llm_base_url or provider == "ollama":
        options["temperature"] = 0  # newest models of some providers take none
    if provider == "ollama":
        options["client_kwargs"] = {"timeout": settings.llm_timeout}
    elif provider in _EXTRAS:
        options |= {"timeout": settings.llm_timeout, "max_retries": 1}
    return options


def _missing(provider: str) -> str:
    if provider in _EXTRAS:
        return f"Models of {provider} need a package: pip install langchain-{provider}."
    return f"Models of {provider} need LangChain's package for them; see its documentation."


def _host(address: str) -> str | None:
    """The host and port of an address, without the name and password it may hold."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if not parts.hostname:
        return None
    return f"[{parts.hostname}]{port}" if ":" in parts.hostname else f"{parts.hostname}{port}"


def _is_local(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        found = ipaddress.ip_address(name)
        return found.is_loopback or found.is_unspecified  # clients take 0.0.0.0 for this machine
    except ValueError:
        return False
