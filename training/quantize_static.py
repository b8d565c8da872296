"""Give an 8-bit ONNX file fixed scales of activations and fewer operators.

    twosource-eval windows train.jsonl.gz > windows.jsonl
    python quantize_static.py IN.onnx OUT.onnx --windows windows.jsonl

IN is what `requantize.py` writes: every matrix product in integers, the scale of what goes into it measured anew for
each window. Here these scales are fixed, by the values that real windows give, so that

- nothing is measured while the model runs,
- the scores of a window do not depend on what stands beside it in a batch,
- products of one input (query, key and value; the pointers and tags) can become one product.

Measured with rten 0.27 on a busy Zen 3, best of four runs: 3,502 pieces a CPU-second against 3,321, and 4,756 against
4,377 in a build for x86-64-v3. That is near the noise. One product for all of one input showed no gain. PolNeAR dev,
reference decoder, calibrated on every 40th window of train: triples 72.9 against 72.7, pairs 76.5 against 76.0, exact
triples 55.1 against 55.2, exact contents 62.8 against 63.0.

The mask of attention goes, too: windows run alone, or with others of the same length.
"""

import argparse
import json

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

CLS, SEP = 101, 102
# Values of an activation that are kept of each window to find its range.
KEPT = 2000


class Graph:
    """An ONNX graph with an index of who makes and who uses a value."""

    def __init__(self, model):
        self.model = model
        self.graph = model.graph
        self.refresh()

    def refresh(self):
        """Builds the index anew after a change."""
        self.constants = {item.name: item for item in self.graph.initializer}
        self.maker = {name: node for node in self.graph.node for name in node.output}
        self.users = {}
        for node in self.graph.node:
            for name in node.input:
                self.users.setdefault(name, []).append(node)

    def value(self, name):
        """A constant as an array."""
        return numpy_helper.to_array(self.constants[name])

    def scalar(self, name):
        """The value of a constant of one element; None for anything else."""
        if name not in self.constants or self.value(name).size != 1:
            return None
        return float(self.value(name).reshape(()))

    def constant(self, name, values):
        """Adds a constant and gives its name."""
        if name not in self.constants:
            item = numpy_helper.from_array(np.asarray(values), name)
            self.graph.initializer.append(item)
            self.constants[name] = item
        return name

    def replace(self, old, new):
        """Puts nodes in the place of others, where the last of the old ones stood."""
        gone = {node.output[0] for node in old}
        nodes = list(self.graph.node)
        last = max(at for at, node in enumerate(nodes) if node.output[0] in gone)
        kept = []
        for at, node in enumerate(nodes):
            if node.output[0] not in gone:
                kept.append(node)
            if at == last:
                kept.extend(new)
        del self.graph.node[:]
        self.graph.node.extend(kept)
        self.refresh()

    def prune(self):
        """Drops nodes, constants and inputs that nothing uses."""
        outputs = {item.name for item in self.graph.output}
        while True:
            used = outputs | {name for node in self.graph.node for name in node.input}
            kept = [node for node in self.graph.node if used & set(node.output)]
            if len(kept) == len(self.graph.node):
                break
            del self.graph.node[:]
            self.graph.node.extend(kept)
        for items in (self.graph.initializer, self.graph.input):
            kept = [item for item in items if item.name in used]
            del items[:]
            items.extend(kept)
        self.refresh()

    def sort(self):
        """Puts every node behind those that make its inputs."""
        known = {item.name for item in self.graph.input} | set(self.constants) | {""}
        waiting, done = list(self.graph.node), []
        while waiting:
            ready = [node for node in waiting if set(node.input) <= known]
            known |= {name for node in ready for name in node.output}
            done += ready
            gone = {node.output[0] for node in ready}
            waiting = [node for node in waiting if node.output[0] not in gone]
        del self.graph.node[:]
        self.graph.node.extend(done)
        self.refresh()


class Product:
    """One integer matrix product: its activation, weights, scales, bias and the nodes that it is made of."""

    def __init__(self, graph, node):
        quantize = graph.maker[node.input[0]]
        self.activation = quantize.input[0]
        self.weight_name = node.input[1]
        self.weights = graph.value(node.input[1])
        self.scales = graph.value(node.input[1].replace("_quantized", "_scale")).reshape(-1)
        if np.any(graph.value(node.input[3])):
            raise SystemExit(f"{node.name}: weights with a zero point; run requantize.py first")
        (cast,) = graph.users[node.output[0]]
        (scale,) = graph.users[cast.output[0]]
        self.nodes = [node, cast, scale]
        self.output = scale.output[0]
        self.bias = self._bias(graph)

    def _bias(self, graph):
        """The bias that is added, if one is; the addition becomes part of the product."""
        users = graph.users[self.output]
        if len(users) != 1 or users[0].op_type != "Add":
            return np.zeros(len(self.scales), np.float32)
        (name,) = [name for name in users[0].input if name != self.output]
        if name not in graph.constants:
            return np.zeros(len(self.scales), np.float32)
        self.nodes.append(users[0])
        self.output = users[0].output[0]
        return graph.value(name)

    def real(self):
        """The weights as real numbers."""
        return self.weights.astype(np.float32) * self.scales

    def scale(self, factor):
        """Multiplies what comes out."""
        self.scales = (self.scales * factor).astype(np.float32)
        self.bias = (self.bias * factor).astype(np.float32)


def products(graph):
    """All integer products of a graph."""
    return [Product(graph, node) for node in list(graph.graph.node) if node.op_type == "MatMulInteger"]


def windows(path, step):
    """Inputs of every `step`-th window, as the program feeds them."""
    with open(path, encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            if at % step == 0:
                yield inputs_of(json.loads(line))


def inputs_of(window):
    """The arrays of one window with its opening and closing pieces."""
    pieces = len(window["ids"])
    ends = [*window["first"][1:], pieces]
    word = np.repeat(np.arange(len(ends)), np.diff([0, *ends]))
    syntax = np.zeros((1, pieces + 2, 5), np.int64)
    syntax[0, 1:-1] = np.asarray(window["syntax"], np.int64)[word]
    ids = framed(CLS, window["ids"], SEP)
    types = framed(0, window["types"], 0)
    return {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types, "syntax": syntax}


def framed(first, values, last):
    """One row of values with those of the opening and the closing piece."""
    return np.asarray([[first, *values, last]], np.int64)


def in_floats(model):
    """A copy of the model with all products in floats."""
    graph = Graph(onnx.ModelProto.FromString(model.SerializeToString()))
    for product in products(graph):
        weights = graph.constant(product.weight_name + "_real", product.real())
        bias = graph.constant(product.weight_name + "_bias", product.bias)
        raw = product.output + "_raw"
        new = [
            helper.make_node("MatMul", [product.activation, weights], [raw]),
            helper.make_node("Add", [raw, bias], [product.output]),
        ]
        graph.replace(product.nodes, new)
    graph.prune()
    return graph.model


def session(model):
    """A model, ready to run on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def ranges(model, names, feeds, percentile):
    """The least and greatest value of each activation, without the outermost (100 - percentile) percent."""
    floats = in_floats(model)
    for name in names:
        floats.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    runner = session(floats)
    wanted = [item.name for item in runner.get_inputs()]
    least, greatest = {name: [] for name in names}, {name: [] for name in names}
    sample = {name: [] for name in names}
    chance = np.random.default_rng(1)
    for feed in feeds:
        found = runner.run(list(names), {name: feed[name] for name in wanted})
        for name, values in zip(names, found):
            values = values.reshape(-1)
            least[name].append(values.min())
            greatest[name].append(values.max())
            sample[name].append(chance.choice(values, min(KEPT, values.size), replace=False))
    return {name: outer(np.concatenate(sample[name]), least[name], greatest[name], percentile) for name in names}


def outer(values, least, greatest, percentile):
    """A range; 0 is always in it, because padding and masks are zeros."""
    if percentile >= 100:
        low, high = min(least), max(greatest)
    else:
        low, high = np.percentile(values, [100 - percentile, percentile])
    return min(float(low), 0.0), max(float(high), 0.0)


def fixed(range_):
    """Scale and zero point of a range in unsigned 8 bits."""
    low, high = range_
    scale = np.float32((high - low) / 255)
    return scale, np.uint8(np.clip(np.round(-low / scale), 0, 255))


def groups(found, together):
    """Products by their input, in the order of the graph; each alone unless they are to run together."""
    by_input = {}
    for product in found:
        key = product.activation if together else product.weight_name
        by_input.setdefault(key, []).append(product)
    return list(by_input.values())


def make_static(graph, found, scales, together):
    """Quantizes each input once, with its fixed scale, and replaces all products."""
    quantized = {}
    for group in groups(found, together):
        activation = group[0].activation
        scale, zero = scales[activation]
        new = []
        if activation not in quantized:
            quantized[activation] = activation + "_fixed"
            names = [graph.constant(activation + "_s", scale), graph.constant(activation + "_z", zero)]
            new.append(helper.make_node("QuantizeLinear", [activation, *names], [quantized[activation]]))
        new += product_nodes(graph, group, quantized[activation], scale, activation + "_z")
        graph.replace([node for product in group for node in product.nodes], new)
    graph.sort()


def product_nodes(graph, group, quantized, scale, zero):
    """One product for a group; its columns are cut apart where there are several."""
    name = group[0].weight_name
    weights = np.concatenate([product.weights for product in group], 1)
    scales = np.concatenate([product.scales for product in group]) * scale
    bias = np.concatenate([product.bias for product in group])
    names = [
        quantized,
        graph.constant(name + "_w", weights),
        zero,
        graph.constant(name + "_wz", np.zeros(weights.shape[1], np.int8)),
    ]
    outputs = [product.output for product in group]
    total = outputs[0] if len(group) == 1 else name + "_together"
    nodes = [
        helper.make_node("MatMulInteger", names, [name + "_int"]),
        helper.make_node("Cast", [name + "_int"], [name + "_float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [name + "_float", graph.constant(name + "_ws", scales.astype(np.float32))], [name + "_raw"]),
        helper.make_node("Add", [name + "_raw", graph.constant(name + "_b", bias.astype(np.float32))], [total]),
    ]
    if len(group) > 1:
        sizes = np.asarray([product.weights.shape[1] for product in group], np.int64)
        nodes.append(helper.make_node("Split", [total, graph.constant(name + "_sizes", sizes)], outputs, axis=-1))
    return nodes


def without_mask(graph):
    """Takes the mask out of attention: softmax of the products alone."""
    for node in list(graph.graph.node):
        if node.op_type != "Softmax":
            continue
        masked = graph.maker[node.input[0]]
        if masked.op_type == "Add":
            node.input[0] = next(name for name in masked.input if is_of_product(graph, name))
    graph.refresh()
    graph.prune()


def is_of_product(graph, name):
    """Whether a value is a product of queries and keys, scaled or not."""
    node = graph.maker.get(name)
    while node is not None and node.op_type in ("Div", "Mul"):
        node = next((graph.maker[part] for part in node.input if part in graph.maker), None)
    return node is not None and node.op_type == "MatMul"


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--windows", required=True, help="what `twosource-eval windows` prints for training texts")
    parser.add_argument("--every", type=int, default=20, help="run every n-th window")
    parser.add_argument("--percentile", type=float, default=100.0, help="100 takes the least and the greatest value")
    parser.add_argument("--together", action="store_true", help="one product for all of one input")
    parser.add_argument("--keep-mask", action="store_true", help="keep the mask of attention")
    return parser.parse_args()


def main():
    """Reads, measures, changes and writes."""
    arguments = parse_arguments()
    model = onnx.load(arguments.input)
    graph = Graph(model)
    found = products(graph)
    names = sorted({product.activation for product in found})
    measured = ranges(model, names, windows(arguments.windows, arguments.every), arguments.percentile)
    make_static(graph, found, {name: fixed(measured[name]) for name in names}, arguments.together)
    graph.prune()
    if not arguments.keep_mask:
        without_mask(graph)
    onnx.checker.check_model(model)
    onnx.save(model, arguments.output)
    print(len(found), "products,", len(graph.graph.node), "operators")


if __name__ == "__main__":
    main()
