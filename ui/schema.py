"""The JSON Schema of an answer: `python -m ui.schema > docs/answer.schema.json`."""

from __future__ import annotations

import json
import sys

from qa import Answer


def answer_schema() -> str:
    """The schema of what `footnote ask --json` prints, as JSON text."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Answer.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(answer_schema().encode())
