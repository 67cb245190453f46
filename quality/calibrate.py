#!/usr/bin/env python3
"""Fits the table of confidences on development data: how likely an event's type and parties are right.

  quality/calibrate.py           prints the reliability of the table there is, on sentences it was not fitted on
  quality/calibrate.py --write   fits values/confidence.tsv anew (then build, and run it again for the reliability)

An event counts as right if its type and its parties are those of the gold. Where both parties of a marked pair are an
event's parties, the pair's type decides; events of whole articles are right if a gold event has their type, actor and
recipient; events in sentences without politics are wrong. A third of the pairs, by hash, is only reported. Standard library only.
"""
import glob, json, math, pathlib, sys, tomllib

import no_politics, run

DATA = run.HERE.parent / "crates/demarche-data/data/events"
TABLE = DATA / "values/confidence.tsv"
BUCKETS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)
LONG = 160


def conditioned():
    """Names of the frames with conditions."""
    for path in (DATA / "frames").glob("*.toml"):
        for frame in tomllib.loads(path.read_text(encoding="utf-8"))["frame"]:
            if any(k.startswith(("if_", "unless_")) and v for k, v in frame.items()):
                yield f"{path.stem}/{frame['id']}"


SPECIAL = set(conditioned())


def features(event):
    """The same names as in events/confidence.rs."""
    rule, *contexts = event["rule"].split("+")
    held = {
        "no actor": not event["actors"],
        "no recipient": not event["recipients"],
        "conditioned frame": rule in SPECIAL,
        "one context": len(contexts) == 1,
        "several contexts": len(contexts) > 1,
        "attributed": bool(event["attribution"]),
        "long evidence": len(event["evidence"]["text"].encode()) > LONG,
    }
    return ["all", event["type"], event["status"]] + [name for name, holds in held.items() if holds]


def roots():
    lines = (l.split("\t") for l in (DATA / "values/roots.tsv").read_text().splitlines() if not l.startswith("#"))
    return {code: name.strip() for code, name in lines}


def by_pairs(score):
    """(event, right, held back) of marked pairs whose both parties, or whose source alone, an event has."""
    gold = [json.loads(l) for l in open(run.GOLD / "events/plover_pairs.jsonl", encoding="utf-8")]
    fold, root = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}, roots()
    read = {r["document"]["id"]: r for r in run.records([{"id": g["id"], "text": g["text"]} for g in gold])}
    for g in gold:
        record = read.get(g["id"])
        mentions = {e["id"]: [m["text"] for m in e["mentions"]] for e in record["entities"]} if record else {}
        named = lambda parties, actor: any(m in actor for p in parties for m in mentions.get(p["entity"], []))
        for e in record["events"] if record else []:
            if not named(e["actors"], g["source_actor"]) or e["recipients"] and not named(e["recipients"], g["target_actor"]):
                continue
            coded = next((root[e["cameo"][:n]] for n in (4, 3, 2) if e["cameo"][:n] in root), e["type"])
            coded = e["type"] if (e["type"], coded) == ("RETREAT", "CONCEDE") else coded
            yield e, fold.get(coded, coded) == fold.get(g["plover_root"], g["plover_root"]), run.held_back(g["id"])


def by_articles(score):
    folder = run.GOLD / "articles"
    for record in run.records(list(score.inputs("articles", str(folder)))):
        gold = json.load(open(folder / f"{record['document']['id']}.json", encoding="utf-8"))["events"]
        for e in record["events"]:
            fits = lambda g: e["type"] in score.alts(g["type"]) and all(
                score.country_ok(score.alts(g[side]), e[key]) for side, key in (("actor", "actors"), ("recipient", "recipients")))
            yield e, any(map(fits, gold)), False


def by_sentences(score):
    for _, e in no_politics.figures(run.GOLD / "stories", run.records)[1]:
        yield e, False, False


def fit(rows, steps=3000, rate=0.5, ridge=2.0):
    """Logistic regression: log-odds of each feature."""
    weights = dict.fromkeys({f for names, _ in rows for f in names}, 0.0)
    for _ in range(steps):
        gradient = {f: -ridge * w / len(rows) * (f != "all") for f, w in weights.items()}
        for names, right in rows:
            error = right - 1 / (1 + math.exp(-sum(weights[f] for f in names)))
            for f in names:
                gradient[f] += error / len(rows)
        for f in weights:
            weights[f] += rate * gradient[f]
    return weights


def reliability(rows):
    print("| confidence | events | said | right |\n|---|---:|---:|---:|")
    for low, high in zip(BUCKETS, BUCKETS[1:]):
        here = [(e["confidence"], right) for e, right in rows if low <= e["confidence"] < high]
        if here:
            said, right = (sum(x[n] for x in here) / len(here) for n in (0, 1))
            print(f"| {low:.1f}–{min(high, 1):.1f} | {len(here)} | {said:.2f} | {right:.2f} |")


def main():
    score = run.score_module()
    rows = [r for source in (by_pairs, by_articles, by_sentences) for r in source(score)]
    if "--write" in sys.argv:
        weights = fit([(features(e), right) for e, right, held in rows if not held])
        lines = "".join(f"{name}\t{w:.2f}\n" for name, w in sorted(weights.items(), key=lambda x: (x[0] != "all", x[0])))
        TABLE.write_text("# What speaks for or against an event being right, in log-odds. Fitted by quality/calibrate.py on\n"
                         "# development data; their sum is the log-odds of its confidence. Licence: MIT OR Apache-2.0.\n" + lines)
    for held in (False, True):
        part = [(e, right) for e, right, h in rows if h == held]
        print(f"\n{'held back' if held else 'fitted'}: {len(part)} events, {sum(r for _, r in part)} right")
        reliability(part)


if __name__ == "__main__":
    main()
