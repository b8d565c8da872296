"""The reference decoder on an ONNX file: what the product must equal."""

import numpy as np
import onnxruntime

from decode import decode
from paragraphs import load_tokenizer, paragraphs, window


class Reference:
    """Tokenizer, model and decoder.

    Windows run one at a time: the dynamic scale of the activations is one for each tensor, so that a batch
    would change the scores of its members.
    """

    def __init__(self, model, tokenizer, threads=1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self.tokenizer = load_tokenizer(tokenizer)

    def windows(self, text):
        """For each window of a text: its paragraph, its tags and its attributions."""
        for paragraph in paragraphs(self.tokenizer, text):
            ids, types, positions = window(paragraph)
            tags, links = decode(paragraph, positions, *self.scores(ids, types))
            yield paragraph, tags, links

    def scores(self, ids, types):
        """The three matrices of one window."""
        ids = np.array([ids], dtype=np.int64)
        inputs = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.array([types], dtype=np.int64),
        }
        return [output[0] for output in self.session.run(None, inputs)]
