#!/bin/bash
# The whole recipe of the parser's weights: training/train-syntax.sh TREEBANKS OUT (a folder with the treebanks, a
# folder for what comes out, of which parser.bin is the last). About an hour of one core; the same weights
# every time. docs/syntax.md says what each step is for.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
treebanks=$1 out=$(mkdir -p "$2" && cd "$2" && pwd)
RUSTFLAGS="-C target-cpu=native" cargo build --release --manifest-path "$top/Cargo.toml" \
    -p demarche-training --bin train-syntax --target-dir "$out/target"
cd "$treebanks"

# train NAME EPOCHS SEED OPTION…: the checkpoint is NAME.bin.f32
train() {
    "$out/target/release/train-syntax" "${@:4}" "$out/$1.bin" "$2" "$3" \
        ewt-dev.conllu,gum-dev.conllu ewt-train.conllu gum-free-train.conllu
}
# files NAME…: their checkpoints, with commas between them
files() {
    local list
    list=$(printf ",$out/%s.bin.f32" "$@")
    echo "${list:1}"
}

train first 20 1 --stop=16
train again1 12 2 --from="$(files first)"
train again2 12 3 --from="$(files first)"
train other1 16 5
train other2 16 6
train pair 12 4 --from="$(files again1 again2)" --teachers="$(files again1 again2)"
train taught 20 7 --from="$(files again1 again2)" --teachers="$(files again1 other1 other2)"
train further 12 8 --from="$(files taught)" --teachers="$(files pair other1 other2)" --rate=0.0004 --drop=0.25
train parser 12 9 --from="$(files further)" --teachers="$(files taught pair other1)" --rate=0.0004 --drop=0.2
