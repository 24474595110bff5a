"""The JSON Schema of an answer; `python -m ui.schema` writes it to `docs/answer.schema.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from qa import Answer

KEPT = Path(__file__).parents[1] / "docs" / "answer.schema.json"


class _Printed(GenerateJsonSchema):
    """A schema of what is printed, where every field stands even if it has its default."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def answer_schema() -> str:
    """The schema of what `footnote ask --json` prints, as JSON text."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Answer.model_json_schema(schema_generator=_Printed, mode="serialization"),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    KEPT.write_text(answer_schema(), encoding="utf-8")
