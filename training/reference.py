"""The reference decoder on an ONNX file: what the product must equal."""

import numpy as np
import onnxruntime

from decode import Decoder, decode


class Reference:
    """Model and decoder.

    Windows run one at a time: where the scale of the activations is taken from the whole batch, a batch would
    change the scores of its members.
    """

    def __init__(self, model, decoder=Decoder(), threads=1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.decoder = decoder
        self.session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def decode(self, window):
        """Tags and attributions of one window."""
        return decode(window, *self.scores(window), self.decoder)

    def scores(self, window):
        """The three matrices of one window."""
        inputs = {
            "input_ids": np.array([window.framed_ids()], dtype=np.int64),
            "token_type_ids": np.array([window.framed_types()], dtype=np.int64),
            "syntax": np.array([window.framed_syntax()], dtype=np.int64),
        }
        return [output[0] for output in self.session.run(None, inputs)]
