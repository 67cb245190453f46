#!/usr/bin/env python3
"""Checks records of real stories against the record's promises. Needs ../shared and the release binary.

For 300 documents of `stories/`: every span of every record slices `document.text` to the words it
gives, blocks and sentences ascend without overlap, ids are unique, references resolve, and one
thread or two give the same bytes.
"""
import json, os, pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from run import GOLD, demarche, jsonl


def documents():
    for name in ("wikinews", "giveme5w1h", "news_clusters", "reuters21578"):
        lines = [l for l in open(GOLD / f"stories/{name}.jsonl", encoding="utf-8").read().split("\n") if l]
        for i, line in enumerate(lines[:: max(1, len(lines) // 90)][:90]):
            d = json.loads(line)
            yield {"id": f"{name}-{i}", "text": d.get("text") or d.get("body") or " ", "date": None, "title": d.get("title")}


def spans(value, path=""):
    """Every object with start, end and text, with its path."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and value["start"] is not None:
            yield path, value
        for k, v in value.items():
            yield from spans(v, f"{path}.{k}")
    elif isinstance(value, list):
        for i, v in enumerate(value):
            yield from spans(v, f"{path}[{i}]")


def faults(record):
    text, name = record["document"]["text"], record["document"]["id"]
    for path, s in spans(record):
        if text[s["start"]:s["end"]] != s["text"]:
            yield f"{name}{path}: {s['text']!r} is not text[{s['start']}:{s['end']}]"
    for kind in ("blocks", "sentences"):
        end = 0
        for b in record["document"][kind]:
            if b["start"] < end or b["end"] < b["start"] or b["end"] > len(text):
                yield f"{name}: {kind} overlap or leave the text at {b}"
            end = b["end"]
    for layer in ("entities", "quotes", "events", "statements"):
        ids = [row["id"] for row in record[layer]]
        if len(ids) != len(set(ids)):
            yield f"{name}: ids of {layer} repeat"
    known = {row["id"] for layer in ("entities", "quotes", "events", "statements") for row in record[layer]}
    for layer, key in (("events", "same_as"), ("quotes", "parent"), ("statements", "quote"), ("statements", "event")):
        for row in record[layer]:
            if row[key] is not None and row[key] not in known:
                yield f"{name}: {layer}.{key} points nowhere: {row[key]}"


def main():
    if not GOLD.exists():
        print("SKIPPED: the check of spans on real stories needs ../shared, which is not here")
        return int(os.environ.get("CI") == "true")
    lines = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents())
    one, two = (demarche("read", "-", "--from", "jsonl", "--format", "jsonl", "--threads", n, stdin=lines) for n in (1, 2))
    found = [] if one == two else ["one thread and two give different bytes"]
    records = jsonl(one)
    for record in records:
        found.extend(faults(record))
    print("\n".join(found[:40]))
    checked = sum(1 for r in records for _ in spans(r))
    print(f"{len(records)} records, {checked} spans checked, {len(found)} faults")
    return int(bool(found) or len(records) < 300)


if __name__ == "__main__":
    sys.exit(main())
