"""The encoder: MiniLM with one layer for tags and two pointers."""

import torch
from torch import nn
from transformers import BertModel

from windows import SYNTAX_SIZES

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
        width = self.bert.config.hidden_size
        self._widen_input_types()
        self.syntax = nn.Embedding(sum(SYNTAX_SIZES), width)
        nn.init.zeros_(self.syntax.weight)
        starts = [sum(SYNTAX_SIZES[:at]) for at in range(len(SYNTAX_SIZES))]
        self.register_buffer("syntax_starts", torch.tensor(starts), persistent=False)
        self.tag = nn.Linear(width, 7)
        self.query = nn.Linear(width, 2 * POINTER_WIDTH)
        self.key = nn.Linear(width, 2 * POINTER_WIDTH)
        for layer in (self.query, self.key):
            nn.init.normal_(layer.weight, std=0.02)
            nn.init.zeros_(layer.bias)
        self.dropout = nn.Dropout(dropout)
        if layers:
            self.keep(layers)

    def _widen_input_types(self):
        """Six input types in place of two, all started from the base's first."""
        old = self.bert.embeddings.token_type_embeddings
        new = nn.Embedding(INPUT_TYPES, old.weight.shape[1])
        new.weight.data[:] = old.weight.data[0]
        self.bert.embeddings.token_type_embeddings = new
        self.bert.config.type_vocab_size = INPUT_TYPES

    def keep(self, layers):
        """Drops all other layers."""
        kept = [self.bert.encoder.layer[index] for index in layers]
        self.bert.encoder.layer = nn.ModuleList(kept)
        self.bert.config.num_hidden_layers = len(layers)

    def embed(self, input_ids, token_type_ids, syntax):
        """The sum of all embeddings, normalized [b, l, width]."""
        own = self.bert.embeddings
        places = own.position_ids[:, : input_ids.shape[1]]
        total = own.word_embeddings(input_ids) + own.position_embeddings(places)
        total = total + own.token_type_embeddings(token_type_ids)
        total = total + self.syntax(syntax + self.syntax_starts).sum(2)
        return own.dropout(own.LayerNorm(total))

    def forward(self, input_ids, attention_mask, token_type_ids, syntax):
        """Tags [b, l, 7], content-to-cue [b, l, l], cue-to-source [b, l, l]; no mask where nothing is filled up."""
        hidden = self.embed(input_ids, token_type_ids, syntax)
        closed = None
        if attention_mask is not None:
            closed = (1.0 - attention_mask[:, None, None, :].to(hidden.dtype)) * -1e4
        hidden = self.bert.encoder(hidden, attention_mask=closed).last_hidden_state
        hidden = self.dropout(hidden)
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
    """A trained model, ready to run; `layers` as in its training."""
    model = Tagger(base, layers)
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.eval()
