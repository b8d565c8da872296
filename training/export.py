"""From trained weights to ONNX in 32-bit floats and in 8-bit integers.

    python export.py RUN/final.pt OUT --base DIR

Writes OUT/model_fp32.onnx and OUT/model_int8.onnx (dynamic, one scale for each output channel). The product
runs the second one after `requantize.py`.
"""

import argparse
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from model import load, parse_layers

INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
OUTPUTS = ["tags", "content_cue", "cue_source"]


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights")
    parser.add_argument("out")
    parser.add_argument("--base", required=True, help="folder of the base model")
    parser.add_argument("--layers", default="", help="the layers that were kept in training")
    return parser.parse_args()


def export(model, path):
    """Writes the model for any number and length of windows."""
    window = torch.randint(1000, 3000, (1, 40))
    axes = {name: {0: "batch", 1: "length"} for name in [*INPUTS, "tags"]}
    axes |= {name: {0: "batch", 1: "length", 2: "other"} for name in OUTPUTS[1:]}
    torch.onnx.export(
        model,
        (window, torch.ones_like(window), torch.zeros_like(window)),
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main():
    """Exports and quantizes."""
    arguments = parse_arguments()
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    floats = out / "model_fp32.onnx"
    prepared = out / "prepared.onnx"
    integers = out / "model_int8.onnx"
    export(load(arguments.weights, arguments.base, parse_layers(arguments.layers)), floats)
    quant_pre_process(str(floats), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(integers), weight_type=QuantType.QInt8, per_channel=True)
    prepared.unlink()
    for path in (floats, integers):
        print(path, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
