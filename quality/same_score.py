#!/usr/bin/env python3
"""Checks that `demarche eval` gives the figures of ../shared/tools/score.py, to the last digit, on every
kind of development set. Standard library only. Without ../shared it says so and exits with 0.
"""
import json, os, pathlib, subprocess, sys, tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("DEMARCHE_SHARED", TOP.parent / "shared"))
GOLD = SHARED / "gold"
BINARY = pathlib.Path(os.environ.get("DEMARCHE", TOP / "target/release/demarche"))
SCORE = SHARED / "tools/score.py"
# Task, gold, and how many lines of the gold are taken (None: all; the others are whole files or folders).
SETS = [
    ("quotes", "quotes/polnear.jsonl", 120),
    ("times", "times/timebank_aquaint.jsonl", 80),
    ("places", "places/lgl.jsonl", 80),
    ("places", "places/geovirus.jsonl", 40),
    ("entities", "entities/worldwide_newswire.jsonl", 60),
    ("entities", "entities/uner_ewt.jsonl", 400),
    ("entities", "entities/re3d.jsonl", 20),
    ("pairs", "events/plover_pairs.jsonl", None),
    ("articles", "articles", None),
    ("pages", "pages/ground-truth.json", None),
    ("wcxb", "pages/wcxb.json", None),
    ("dates", "pages/dates.json", None),
    ("syntax", "syntax/gum-dev.conllu", None),
]
FOLDERS = {"pages": "pages/html", "wcxb": "pages/wcxb", "dates": "pages/dates"}


def run(*args, stdin=None):
    done = subprocess.run(list(map(str, args)), input=stdin, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{args}: exit {done.returncode}: {done.stderr[-300:]}")
    return done.stdout


def predicted(task, gold, path):
    if task == "syntax":
        return run(BINARY, "parse", "--tokens", "gold", "--format", "conllu", gold)
    if task == "pairs":
        return run(BINARY, "code-pair", gold, "--format", "jsonl")
    if task in FOLDERS:
        return run(BINARY, "read", GOLD / FOLDERS[task], "--format", "jsonl")
    documents = run(sys.executable, SCORE, "inputs", task, gold)
    return run(BINARY, "read", "-", "--from", "jsonl", "--format", "jsonl", stdin=documents)


def main():
    if not GOLD.exists():
        print("SKIPPED: needs the development data in ../shared, which is not here")
        return int(os.environ.get("CI") == "true")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for task, name, lines in SETS:
            gold = GOLD / name
            if lines:
                with open(gold, encoding="utf-8") as f:
                    part = "".join(line for line, _ in zip(f, range(lines)))
                gold = folder / "gold.jsonl"
                gold.write_text(part, encoding="utf-8")
            answers = folder / "predicted.jsonl"
            answers.write_text(predicted(task, gold, name), encoding="utf-8")
            theirs = json.loads(run(sys.executable, SCORE, task, gold, answers))
            ours = json.loads(run(BINARY, "eval", task, gold, answers))
            wrong += theirs != ours
            print(f"{task:9} {name:36} " + ("same" if theirs == ours else f"DIFFERENT\n  score.py {theirs}\n  eval     {ours}"))
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
