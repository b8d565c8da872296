"""From trained weights to ONNX in 32-bit floats.

    python export.py RUN/final.pt OUT.onnx --base DIR

The product runs it after `quantize.py`.
"""

import argparse
from pathlib import Path

import torch

from model import load, parse_layers
from windows import SYNTAX_SIZES

INPUTS = ["input_ids", "token_type_ids", "syntax"]
OUTPUTS = ["tags", "content_cue", "cue_source"]


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights")
    parser.add_argument("out")
    parser.add_argument("--base", required=True, help="folder of the base model")
    parser.add_argument("--layers", default="", help="the layers that were kept in training")
    return parser.parse_args()


class Alone(torch.nn.Module):
    """The model for windows that run one at a time, which need no mask."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, token_type_ids, syntax):
        """As the model's."""
        return self.model(input_ids, None, token_type_ids, syntax)


def export(model, path):
    """Writes the model for any number and length of windows."""
    ids = torch.randint(1000, 3000, (1, 40))
    syntax = torch.zeros((1, 40, len(SYNTAX_SIZES)), dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in [*INPUTS, "tags"]}
    axes |= {name: {0: "batch", 1: "length", 2: "other"} for name in OUTPUTS[1:]}
    torch.onnx.export(
        Alone(model),
        (ids, torch.zeros_like(ids), syntax),
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main():
    """Exports."""
    arguments = parse_arguments()
    Path(arguments.out).parent.mkdir(parents=True, exist_ok=True)
    export(load(arguments.weights, arguments.base, parse_layers(arguments.layers)), arguments.out)
    print(arguments.out, Path(arguments.out).stat().st_size, "bytes")


if __name__ == "__main__":
    main()
