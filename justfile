# `just` lists the tasks; each is one command that also works by hand.
default:
    @just --list

# Read an article: `just read examples/harbour-talks.html`
read *ARGS:
    cargo run --release -q -p demarche-cli -- read {{ARGS}}

# Unit tests, specification cases, lexicon examples
test:
    cargo test --workspace --locked

# Format, lints, tests, figures: what CI runs
ci:
    bash .ci/run

# Measure one layer: `just measure quotes`
measure LAYER="":
    cargo build --release -q -p demarche-cli
    python3 quality/run.py --only "{{LAYER}}"

# Measure everything and rewrite the quality table
table:
    cargo build --release -q -p demarche-cli
    python3 quality/run.py --write

# Benchmarks of the stages and of the whole
bench *ARGS:
    cargo bench -p demarche {{ARGS}}
    cargo bench -p demarche-io --bench corpus {{ARGS}}

# Where the time goes over files of your own, stage by stage: `just profile news.jsonl`
profile *FILES:
    cargo bench -p demarche-io --bench profile -- {{FILES}}
