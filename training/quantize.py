"""From an ONNX file in floats to one whose weights are 7-bit integers.

    python quantize.py IN.onnx OUT.onnx

Dynamic quantization with one scale for each output channel (onnxruntime), but on x86-64 processors without VNNI the 8-bit product adds pairs of products in 16 bits and saturates, so that
one file gives other labels there. With weights in [-63, 63] no sum can saturate, and every processor computes
the same integers. Each output channel gets the scale, out of thirteen, that loses least.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

LARGEST = 63
# Shares of a channel's largest weight that its scale may stand for: clipping a few large weights can be
# better than rounding all others more coarsely.
CLIPPING = np.linspace(1.0, 0.7, 13)


def quantized(weights):
    """Integers in [-63, 63] and one scale for each column, from real weights."""
    largest = np.abs(weights).max(0)
    best_error = np.full(weights.shape[1], np.inf)
    integers = np.zeros_like(weights)
    scales = np.ones(weights.shape[1])
    for share in CLIPPING:
        scale = largest * share / LARGEST
        scale[scale == 0] = 1
        rounded = np.clip(np.round(weights / scale), -LARGEST, LARGEST)
        error = ((rounded * scale - weights) ** 2).sum(0)
        better = error < best_error
        integers[:, better] = rounded[:, better]
        scales[better] = scale[better]
        best_error = np.minimum(best_error, error)
    return integers, scales


def reduce(model, floats):
    """Puts 7-bit weights into every integer matrix product, in place; how many there were."""
    initializers = {item.name: item for item in model.graph.initializer}
    weights = {item.name: item for item in floats.graph.initializer}

    def replace(name, values, like):
        item = initializers[name]
        item.CopyFrom(numpy_helper.from_array(values.astype(like.dtype).reshape(like.shape), name))

    count = 0
    for node in model.graph.node:
        if node.op_type != "MatMulInteger" or node.input[1] not in initializers:
            continue
        _, weight_name, _, zero_name = node.input
        name = weight_name.removesuffix("_quantized")
        old, zero, scale = (
            numpy_helper.to_array(initializers[part]) for part in (weight_name, zero_name, f"{name}_scale")
        )
        integers, scales = quantized(numpy_helper.to_array(weights[name]).astype(np.float64))
        replace(weight_name, integers, old)
        replace(f"{name}_scale", scales, scale)
        replace(zero_name, np.zeros_like(zero), zero)
        count += 1
    return count


def main():
    """Reads, changes and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(arguments.input, str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), arguments.output, weight_type=QuantType.QInt8, per_channel=True)
        model = onnx.load(arguments.output)
        print(reduce(model, onnx.load(prepared)), "matrix products")
    onnx.save(model, arguments.output)
    print(arguments.output, Path(arguments.output).stat().st_size, "bytes")


if __name__ == "__main__":
    main()
