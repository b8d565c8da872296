"""The encoder: MiniLM with one layer for tags and two pointers."""

import torch
from torch import nn
from transformers import BertModel

INPUT_TYPES = 6
POINTER_WIDTH = 128


class Tagger(nn.Module):
    """Word pieces to tag logits, content-to-cue scores and cue-to-source scores."""

    def __init__(self, base, layers=None, dropout=0.1):
        """`base` is the folder of the base model; `layers` keeps only those of its layers."""
        super().__init__()
        self.bert = BertModel.from_pretrained(
            base,
            attn_implementation="eager",
            add_pooling_layer=False,
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=dropout,
        )
        if layers:
            kept = [self.bert.encoder.layer[index] for index in layers]
            self.bert.encoder.layer = nn.ModuleList(kept)
            self.bert.config.num_hidden_layers = len(layers)
        self._widen_input_types()
        width = self.bert.config.hidden_size
        self.tag = nn.Linear(width, 7)
        self.query = nn.Linear(width, 2 * POINTER_WIDTH)
        self.key = nn.Linear(width, 2 * POINTER_WIDTH)
        for layer in (self.query, self.key):
            nn.init.normal_(layer.weight, std=0.02)
            nn.init.zeros_(layer.bias)
        self.dropout = nn.Dropout(dropout)

    def _widen_input_types(self):
        """Six input types in place of two, all started from the base's first."""
        old = self.bert.embeddings.token_type_embeddings
        new = nn.Embedding(INPUT_TYPES, old.weight.shape[1])
        new.weight.data[:] = old.weight.data[0]
        self.bert.embeddings.token_type_embeddings = new
        self.bert.config.type_vocab_size = INPUT_TYPES

    def forward(self, input_ids, attention_mask, token_type_ids):
        """Tags [b, l, 7], content-to-cue [b, l, l], cue-to-source [b, l, l]."""
        output = self.bert(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        )
        hidden = self.dropout(output.last_hidden_state)
        query = self.query(hidden)
        key = self.key(hidden)
        scale = POINTER_WIDTH**-0.5
        half = POINTER_WIDTH
        content_cue = torch.matmul(query[..., :half], key[..., :half].transpose(1, 2)) * scale
        cue_source = torch.matmul(query[..., half:], key[..., half:].transpose(1, 2)) * scale
        return self.tag(hidden), content_cue, cue_source


def parse_layers(text):
    """"0,2,4" as a list of layers; all of them for an empty text."""
    return [int(layer) for layer in text.split(",")] if text else None


def load(path, base, layers=None):
    """A trained model, ready to run."""
    model = Tagger(base, layers)
    state = torch.load(path, weights_only=True)
    model.load_state_dict({name: value.float() if value.is_floating_point() else value for name, value in state.items()})
    return model.eval()
