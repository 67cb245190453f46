#!/usr/bin/env python3
"""Counts the event lexicon: frames and entries, by PLOVER type and mode and by CAMEO code. Standard library only.

  quality/lexicon.py          totals, by type, by root
  quality/lexicon.py --codes  … and by every code

An entry is one verb, noun or adjective pattern of one frame (`lash out at|against` is one entry and two
phrases); a phrase that two frames read by different conditions is an entry of each.
"""
import collections, math, pathlib, sys, tomllib

EVENTS = pathlib.Path(__file__).resolve().parent.parent / "crates/demarche-data/data/events"
KINDS = ("verbs", "nouns", "adjectives")


def phrases(entry):
    """How many phrases the alternatives of an entry spell out."""
    return math.prod(len(word.split("|")) for word in entry.split())


def frames():
    """Every frame with the family's defaults filled in."""
    for path in sorted((EVENTS / "frames").glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        family = file.get("family", {})
        for frame in file.get("frame", []):
            yield {k: frame.get(k, family.get(k, "")) for k in ("type", "mode", "cameo")} | {
                "name": f"{path.stem}/{frame['id']}",
                "entries": [(kind, e) for kind in KINDS for e in frame.get(kind, [])],
            }


def operators():
    files = [tomllib.loads((EVENTS / name).read_text(encoding="utf-8")) for name in ("operators.toml", "support.toml")]
    return [op for file in files for op in file.get("operator", [])]


def counts():
    """The figures of the quality table."""
    every = list(frames())
    entries = [e for f in every for e in f["entries"]]
    return {
        "frames": len(every),
        "entries": len(entries),
        "distinct_entries": len(set(entries)),
        "phrases": sum(phrases(e) for _, e in entries),
        "operator_entries": sum(len(op.get(kind, [])) for op in operators() for kind in KINDS),
        "cameo_codes": len({f["cameo"] for f in every}),
        "types_with_modes": len({(f["type"], f["mode"]) for f in every}),
    }


def by(key):
    table = collections.defaultdict(lambda: [0, 0])
    for f in frames():
        row = table[key(f)]
        row[0] += 1
        row[1] += len(f["entries"])
    return sorted(table.items())


def main():
    for name, value in counts().items():
        print(f"{name:18} {value:6}")
    views = {"type": lambda f: f["type"], "type/mode": lambda f: f"{f['type']}/{f['mode']}", "CAMEO root": lambda f: f["cameo"][:2]}
    if "--codes" in sys.argv:
        views["CAMEO code"] = lambda f: f["cameo"]
    for title, key in views.items():
        print(f"\n{title:28} frames entries")
        for name, (n, entries) in by(key):
            print(f"{name:28} {n:6} {entries:7}")


if __name__ == "__main__":
    main()
