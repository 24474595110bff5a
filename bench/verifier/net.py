"""The network of the verifier: an encoder over a claim and a few sentences."""

from __future__ import annotations

from pathlib import Path

import onnx
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertModel

from bench.reader.net import HIDDEN, FootnoteNet, ReaderNet, as_shipped


class VerifierNet(FootnoteNet):
    """One logit a row, whether the claim is borne out, and one a token, whether it is wrong.

    The second is there to be trained with: of a claim that had one thing changed it is known
    which words are wrong, and that teaches more than that something is.
    """

    outputs = ("supported", "wrong")

    def __init__(self, body: BertModel) -> None:
        super().__init__(body)
        # In the order in which they are asked, which is that of an exported model.
        self.row = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, 1))
        self.tokens = nn.Linear(HIDDEN, 1)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        """(rows, tokens) ids → supported (rows,) and wrong (rows, tokens)."""
        hidden = self.body(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return self.row(hidden[:, 0]).squeeze(-1), self.tokens(hidden).squeeze(-1)


def begun_at_shipped(model: Path) -> VerifierNet:
    """Begin where an int8 model stands that was exported, a verifier's or a reader's."""
    given = {each.name for each in onnx.load(str(model), load_external_data=False).graph.output}
    if given == set(VerifierNet.outputs):
        return as_shipped(model, VerifierNet)
    read = as_shipped(model, ReaderNet)
    net = VerifierNet(read.body)
    net.row.load_state_dict(read.row.state_dict())
    return net


def reader_weights(net: VerifierNet, path: Path) -> None:
    """Begin where the reader stands: its encoder and its "does this answer"."""
    stored = {k: v for k, v in load_file(path).items() if not k.startswith("tokens.")}
    missing = net.load_state_dict(stored, strict=False)
    if missing.unexpected_keys or any(not k.startswith("tokens.") for k in missing.missing_keys):
        raise ValueError(f"{path} does not hold the reader's weights")
