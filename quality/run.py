#!/usr/bin/env python3
"""Measures demarche on the development sets and keeps the quality table. Standard library only.

  quality/run.py                 measure everything, print the figures
  quality/run.py --only times    measure the sets whose name starts so
  quality/run.py --write         … and write quality/RESULTS.md and quality/results.json
  quality/run.py --check         … and fail where a figure lies below its floor in quality/floors.json
                                 or RESULTS.md no longer says what was measured

Needs ../shared (the development data; see DESIGN there) and target/release/demarche. Without
../shared it says so and exits with 0; with CI=true that is a failure, for CI has it.
"""
import argparse, collections, datetime, gzip, importlib.util, json, os, pathlib, subprocess, sys, tempfile, time, zlib

import no_politics

TOP = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("DEMARCHE_SHARED", TOP.parent / "shared"))
GOLD = SHARED / "gold"
BINARY = pathlib.Path(os.environ.get("DEMARCHE", TOP / "target/release/demarche"))
HERE = TOP / "quality"
# How far a figure may stray from what RESULTS.md says before --check calls the table stale.
STALE = 0.005


def score_module():
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def demarche(*args, stdin=None):
    """Runs the program; exit code 1 (some inputs had problems) is a result, others are not."""
    done = subprocess.run([str(BINARY), *map(str, args)], input=stdin, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"demarche {' '.join(map(str, args))}: exit {done.returncode}: {done.stderr[-400:]}")
    return done.stdout


def jsonl(text):
    """Only \\n ends a line of JSON Lines; str.splitlines would cut at U+2028 too."""
    return [json.loads(line) for line in text.split("\n") if line]


def records(documents):
    """Records of documents given as dicts; one pass of `demarche read`."""
    lines = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
    return jsonl(demarche("read", "-", "--from", "jsonl", "--format", "jsonl", stdin=lines))


def lexicon():
    """No figure of quality: how broad the event lexicon is (`quality/lexicon.py` shows it by type and code)."""
    spec = importlib.util.spec_from_file_location("lexicon", HERE / "lexicon.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.counts()


def flat(tree, prefix=""):
    """Nested figures as `strict.f1`."""
    out = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            out.update(flat(value, f"{prefix}{key}."))
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            out[prefix + key] = value
    return out


def held_back(identifier):
    """A third of a set that is not developed on: chosen by hash of the id, once and for all."""
    return zlib.crc32(identifier.encode()) % 3 == 0


# ---------------------------------------------------------------- measures, one function per kind of set
def read_and_score(score, task, path):
    documents = list(score.inputs(task, str(path)))
    return getattr(score, task)(score.load(str(path)), records(documents))


def utterances(score):
    """PolNeAR without the rows of single passages: its unit is the utterance."""
    path = GOLD / "quotes/polnear.jsonl"
    whole = lambda r: {**r, "quotes": [q for q in r["quotes"] if q["rule"] != "continued"]}
    return score.quotes(score.load(str(path)), [whole(r) for r in records(score.inputs("quotes", str(path)))])


def articles(score, only=None):
    folder = GOLD / "articles"
    documents = [d for d in score.inputs("articles", str(folder)) if only in (None, d["id"])]
    if not only:
        return score.articles(str(folder), records(documents))
    with tempfile.TemporaryDirectory() as one:  # the scorer takes a folder: give it one with this article alone
        gold = json.load(open(folder / f"{only}.json", encoding="utf-8"))
        text = folder / f"{only}.txt"
        text = text if text.exists() else folder / gold["text_file"]
        pathlib.Path(one, f"{only}.json").write_text(json.dumps(gold))
        pathlib.Path(one, f"{only}.txt").write_text(text.read_text(encoding="utf-8"), encoding="utf-8")
        return score.articles(one, records(documents))


def pairs(score, wanted):
    path = GOLD / "events/plover_pairs.jsonl"
    predicted = jsonl(demarche("code-pair", path, "--format", "jsonl"))
    return score.pairs([d for d in score.load(str(path)) if wanted(d["id"])], predicted)


def country_of(code):
    """The country or body of an actor code, "" where it names none: IGOUNOMIL and UNO are both UNO, ---REB nobody's."""
    if code[:3] == "---":
        return ""
    return code[3:6] if code[:3] in ("IGO", "IMG", "NGO") and len(code) > 3 else code[:3]


def as_documents(gold):
    """Each sentence a document of its own, as JSON Lines."""
    day = lambda g: f"{g['date'][:4]}-{g['date'][4:6]}-{g['date'][6:8]}" if len(g.get("date") or "") == 8 else None
    return "".join(json.dumps({"id": g["id"], "text": g["text"], "date": day(g)}) + "\n" for g in gold)


def events_by_sentence(gold):
    """The events that each sentence, read as a document of its own, asserts."""
    read = jsonl(demarche("read", "-", "--from", "jsonl", "--format", "jsonl", stdin=as_documents(gold)))
    asserted = lambda e: e["status"] not in ("hypothetical", "negated", "denied")
    return {r["document"]["id"]: [e for e in r["events"] if asserted(e)] for r in read}


def petrarch2():
    """(source, target, code) of the validation sentences: country of either party, root of the code.

    The coder's events are written as triples by `read --format petrarch`. Where the gold names no country (---REB),
    the sector is compared instead; where it names neither, nothing is.
    """
    gold = jsonl((GOLD / "events/petrarch2_validation.jsonl").read_text(encoding="utf-8"))
    out = demarche("read", "-", "--from", "jsonl", "--format", "petrarch", stdin=as_documents(gold))
    found = collections.defaultdict(dict)
    for line in filter(None, out.split("\n")):
        identifier, _, source, target, code, _ = line.split("\t")
        found[identifier].setdefault((country_of(source), country_of(target), code[:2]), (source, target))
    agree = lambda g, p: country_of(g) == country_of(p) if country_of(g) else g[3:] in p
    c = collections.Counter()
    for g in gold:
        want = {(country_of(e["source"]) or e["source"], country_of(e["target"]) or e["target"], e["cameo"][:2]): e for e in g["events"]}
        got = dict(found[g["id"]])
        c.update(gold=len(want), predicted=len(got), types=len({w[2] for w in want} & {w[2] for w in got}))
        for (_, _, root), e in want.items():
            hit = next((k for k, (s, t) in got.items() if k[2] == root and agree(e["source"], s) and agree(e["target"], t)), None)
            if hit:
                del got[hit]
                c["right"] += 1
    share = lambda a, b: c[a] / c[b] if c[b] else 0.0
    p, r = share("right", "predicted"), share("right", "gold")
    return {"f1": round(2 * p * r / (p + r), 4) if p + r else 0.0, "precision": round(p, 4), "recall": round(r, 4), "roots_found": round(share("types", "gold"), 4)}


def cameo_class():
    """Five classes of a sentence: 0 no event, else the quad class of its surest event."""
    gold = jsonl((GOLD / "events/cameo_class.jsonl").read_text(encoding="utf-8"))
    found = events_by_sentence(gold)
    surest = lambda events: max(events, key=lambda e: e["confidence"])["quad_class"] if events else 0
    c = collections.Counter((g["penta"], surest(found[g["id"]])) for g in gold)
    f1 = []
    for k in range(5):
        want, got = (sum(n for pair, n in c.items() if pair[side] == k) for side in (0, 1))
        f1.append(2 * c[k, k] / max(1, want + got))
    return {"macro_f1": round(sum(f1) / 5, 4), "accuracy": round(sum(c[k, k] for k in range(5)) / len(gold), 4)}


def syntax(score, name):
    gold = GOLD / f"syntax/{name}.conllu"
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as f:
        f.write(demarche("parse", "--tokens", "gold", "--format", "conllu", gold))
        f.flush()
        return score.syntax(str(gold), f.name)


def treebank(path):
    """Sentences of a CoNLL-U file: whether a paragraph or document begins, the text, (form, head, main relation) of each word."""
    sentence = {"opens": False, "text": "", "words": []}
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# new"):
            sentence["opens"] = True
        elif line.startswith("# text = "):
            sentence["text"] = line[len("# text = "):]
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                sentence["words"].append((cells[1], int(cells[6]), cells[7].split(":")[0]))
        elif not line and sentence["words"]:
            yield sentence
            sentence = {"opens": False, "text": "", "words": []}


def by_place(sentences):
    """Sentences and words by their first and last character, white space not counted: what raw text is scored by."""
    borders, words = set(), {}
    for places, rows in sentences:
        borders.add((places[0][0], places[-1][1]))
        for place, (head, relation) in zip(places, rows):
            words[place] = (places[head - 1] if head else None, relation)
    return borders, words


def raw_syntax(name):
    """From a treebank's paragraphs as plain text: F1 of sentences, of words, and of arcs with their main relation (LAS)."""
    gold, text, at = [], "", 0
    for s in treebank(GOLD / f"syntax/{name}.conllu"):
        text += ("\n\n" if s["opens"] and text else "") + s["text"] + " "
        places = []
        for form, _, _ in s["words"]:
            length = len("".join(form.split()))
            places.append((at, at + length))
            at += length
        gold.append((places, [(head, relation) for _, head, relation in s["words"]]))
    before = [0]
    for c in text:
        before.append(before[-1] + (not c.isspace()))
    got = []
    for s in jsonl(demarche("parse", "--format", "json", stdin=text)):
        places = [(before[t["start"]], before[t["end"]]) for t in s["tokens"]]
        got.append((places, [(t["head"], t["deprel"].split(":")[0]) for t in s["tokens"]]))
    (gold_borders, gold_words), (borders, words) = by_place(gold), by_place(got)
    f1 = lambda hits, a, b: round(200 * hits / max(1, len(a) + len(b)), 2)
    arcs = sum(words.get(place) == arc for place, arc in gold_words.items())
    return {
        "sentence_f1": f1(len(gold_borders & borders), gold_borders, borders),
        "word_f1": f1(len(gold_words.keys() & words.keys()), gold_words, words),
        "las_f1": f1(arcs, gold_words, words),
    }


def sentence_boundaries():
    """Hard cases of sentence splitting, each read alone: how many come out whole, of how many."""
    cases = jsonl((GOLD / "syntax/sentence_boundaries.jsonl").read_text(encoding="utf-8"))
    tidy = lambda s: " ".join(s.split())
    right = 0
    for case in cases:
        got = [tidy(s["text"]) for s in jsonl(demarche("parse", "--format", "json", stdin=case["text"]))]
        right += got == [tidy(s) for s in case["sentences"]]
    return {"right": right, "total": len(cases)}


def html_files(folder):
    return jsonl(demarche("read", folder, "--format", "jsonl"))


def flat_pages(score, name):
    """The pages of a set as text of all their visible lines, furniture and all (`flatten.py`); of wcxb also the
    third that the line trees have not been taught with."""
    import flatten

    documents = flatten.folder(GOLD / f"pages/{'html' if name == 'pages' else name}")
    lines = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
    shown = jsonl(demarche("show", "page", "-", "--from", "jsonl", "--json", stdin=lines))  # no other stage is asked
    read = [{"document": d} for d in shown]
    if name == "pages":
        return score.pages(str(GOLD / "pages/ground-truth.json"), read)
    gold = json.load(open(GOLD / "pages/wcxb.json", encoding="utf-8"))
    figures = {"word_f1": score.wcxb(str(GOLD / "pages/wcxb.json"), read)["word_f1"]}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as third:
        json.dump({k: g for k, g in gold.items() if held_back(k)}, third)
        third.flush()
        return figures | {"held_back_word_f1": score.wcxb(third.name, read)["word_f1"]}


def dates(score):
    gold = json.load(open(GOLD / "pages/dates.json", encoding="utf-8"))

    def document(g):
        page = gzip.open(GOLD / "pages/dates" / g["file"]).read().decode("utf-8", "replace")
        return {"id": g["file"].split(".")[0], "html": page, "url": g["url"]}

    return score.dates(str(GOLD / "pages/dates.json"), records([document(g) for g in gold]))


def actor_codes():
    """Country right, and country and sector right, of the phrases that ask for it."""
    gold = jsonl((GOLD / "entities/actor_codes.jsonl").read_text(encoding="utf-8"))
    by_day = collections.defaultdict(list)
    for g in gold:
        by_day[(g.get("kwargs") or {}).get("query_date")].append(g)
    answers = {}
    for day, asked in by_day.items():
        on = ["--on", day] if day else []
        rows = jsonl(demarche("who", "--json", *on, "--", *(g["text"] for g in asked)))
        answers.update((g["id"], row) for g, row in zip(asked, rows))
    c = collections.Counter()
    for g in gold:
        want, got = g["expect"], answers[g["id"]]
        country = want.get("country", want.get("cc")) if isinstance(want, dict) else None
        if country is None:
            continue
        right = (got.get("country") or "") == country
        c["n"] += 1
        c["country"] += right
        if want.get("code_1") is not None:
            c["both_n"] += 1
            c["both"] += right and (got.get("sector") or "") == want["code_1"]
    return {"country": round(c["country"] / max(1, c["n"]), 4), "country_and_sector": round(c["both"] / max(1, c["both_n"]), 4)}


def coreference(score, treebanks, genres):
    """Names and pronouns of people and countries in documents of GUM; `coref.py` says how it is counted."""
    import coref

    rows = (TOP / "crates/demarche-data/data/entities/values/countries.tsv").read_text(encoding="utf-8").split("\n")
    cells = [r.split("\t") for r in rows if r and not r.startswith("#")]
    countries = {name for c in cells for name in [c[2], *c[3].split(";")] if name}
    wanted = lambda i: i.split("_")[1] in genres
    documents = [d for t in treebanks for d in coref.read(GOLD / f"syntax/{t}.conllu", wanted)]
    return coref.measure(documents, countries, records, score.Alignment)


def gum_dates(score):
    """GUM's dates (TEI, not TIMEX3): of those with a single date, how many are found, and found with its value."""
    gold = score.load(str(GOLD / "times/gum_dates.jsonl"))
    read = score.by_id(records([{"id": g["id"], "text": " ".join(g["tokens"]), "date": (g["dct"] or "")[:10] or None} for g in gold]))
    c = collections.Counter()
    for g in gold:
        record = read[g["id"]]
        al = score.Alignment(" ".join(g["tokens"]), record["document"]["text"])
        found = [(al.pred(t["start"], t["end"]), t["value"]) for t in record["times"]]
        starts = [0]
        for token in g["tokens"]:
            starts.append(starts[-1] + len(token) + 1)
        for d in (d for d in g["dates"] if d.get("when")):
            words = al.gold(starts[d["start_tok"]], starts[d["end_tok"]] - 1)
            over = [value for span, value in found if span & words]
            c.update(n=1, found=int(bool(over)), value=int(d["when"] in over))
    return {"found": round(c["found"] / max(1, c["n"]), 4), "value": round(c["value"] / max(1, c["n"]), 4)}


def phrase_cases(name):
    """Cases of a date library that news can ask, read by `demarche when -`; `phrases.py` says which and why."""
    import phrases

    def when(asked):
        lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in asked)
        return [[t["value"] for t in row["times"]] for row in jsonl(demarche("when", "-", stdin=lines))]

    return phrases.measure(name, GOLD / "times", when)[0]


def inferred_dates():
    """Bare news text: wikinews without its date line and metadata."""
    gold = jsonl((GOLD / "stories/wikinews.jsonl").read_text(encoding="utf-8"))
    body = lambda g: g["text"].strip().partition("\n")[2]
    documents = [{"id": str(i), "text": body(g)} for i, g in enumerate(gold) if body(g)]
    day = datetime.date.fromisoformat
    c = collections.Counter()
    for r in records(documents):
        c["n"] += 1
        date = r["document"]["published"]["date"]
        if date:
            off = abs((day(date) - day(gold[int(r["document"]["id"])]["date"][:10])).days)
            c.update(answered=1, right=int(off == 0), near=int(off <= 2))
    share = lambda a, b: round(c[a] / max(1, c[b]), 4)
    return {"answered": share("answered", "n"), "right_day": share("right", "answered"), "within_2_days": share("near", "answered")}


def crisis():
    """The ledger of the fictional crisis (cases/crisis) read from its articles: every cell of every view of
    expected.txt, by party, state and issue; and whether `since` is right too."""
    folder = TOP / "cases/crisis"
    blocks = (folder / "expected.txt").read_text(encoding="utf-8").split("\n\n")
    lines = [[line for line in b.split("\n") if line and not line.startswith("#")] for b in blocks]
    c = collections.Counter()
    for head, *cells in (b for b in lines if b and b[0].startswith("view ")):
        cuts = [f"--{name}={day}" for name, day in zip(("as-of", "known-at"), head.split()[1:]) if day != "-"]
        seen = json.loads(demarche("ledger", folder / "documents.jsonl", "--format", "json", *cuts))["stances"]
        words = lambda issue: frozenset(w for w in issue.split() if len(w) > 3)  # "dam filling" is "filling of the dam"
        found = {(s["party"], s["state"], words(s["issue"])): s["since"] for s in seen}
        gold = {(party, state, words(issue)): since for party, state, since, _, issue in (line.split(" ", 4) for line in cells)}
        both = gold.keys() & found.keys()
        c.update(gold=len(gold), predicted=len(found), both=len(both), since=sum(gold[k] == found[k] for k in both))
    share = lambda a, b: round(c[a] / max(1, c[b]), 4)
    p, r = share("both", "predicted"), share("both", "gold")
    return {"cells": {"p": p, "r": r, "f1": round(2 * p * r / max(1e-9, p + r), 4)}, "since": share("since", "both")}


def throughput():
    """No figure of the table: how fast this machine read reuters21578 just now, for the log."""
    path = GOLD / "stories/reuters21578.jsonl"
    start = time.time()
    out = demarche("read", path, "--format", "jsonl", "--threads", "1")
    seconds = time.time() - start
    sentences = sum(len(r["document"]["sentences"]) for r in jsonl(out))
    print(f"# reuters21578: {sentences} sentences in {seconds:.1f} s on one thread, {sentences / seconds:.0f} a second")


def sets(score):
    """Every set: name -> measure. The names are the rows of the table."""
    read = lambda task, file: lambda: read_and_score(score, task, GOLD / file)
    return {
        "page/pages": lambda: score.pages(str(GOLD / "pages/ground-truth.json"), html_files(GOLD / "pages/html")),
        "page/wcxb": lambda: score.wcxb(str(GOLD / "pages/wcxb.json"), html_files(GOLD / "pages/wcxb")),
        "page/dates": lambda: dates(score),
        "page/flat_pages": lambda: flat_pages(score, "pages"),
        "page/flat_wcxb": lambda: flat_pages(score, "wcxb"),
        "syntax/ewt-test": lambda: syntax(score, "ewt-test"),
        "syntax/gum-test": lambda: syntax(score, "gum-test"),
        "syntax/ewt-test-raw": lambda: raw_syntax("ewt-test"),
        "syntax/sentence_boundaries": sentence_boundaries,
        "entities/worldwide_newswire": read("entities", "entities/worldwide_newswire.jsonl"),
        "entities/uner_ewt": read("entities", "entities/uner_ewt.jsonl"),
        "entities/re3d": read("entities", "entities/re3d.jsonl"),
        "entities/actor_codes": actor_codes,
        "entities/coreference_news": lambda: coreference(score, ["gum-free-train"], {"news"}),
        "entities/coreference_unseen": lambda: coreference(score, ["gum-dev", "gum-test"], {"bio", "speech", "interview"}),
        "times/timebank_aquaint": read("times", "times/timebank_aquaint.jsonl"),
        "times/gum_dates": lambda: gum_dates(score),
        "times/wikinews_inferred": inferred_dates,
        "times/phrases_duckling": lambda: phrase_cases("duckling_en_time"),
        "times/phrases_recognizers": lambda: phrase_cases("recognizers_en_datetime"),
        "times/phrases_chrono": lambda: phrase_cases("chrono_en"),
        "times/phrases_dateparser": lambda: phrase_cases("dateparser_en"),
        "places/lgl": read("places", "places/lgl.jsonl"),
        "places/geovirus": read("places", "places/geovirus.jsonl"),
        "quotes/polnear": read("quotes", "quotes/polnear.jsonl"),
        "quotes/polnear_utterances": lambda: utterances(score),
        "events/lexicon": lexicon,
        "events/plover_pairs": lambda: pairs(score, lambda i: True),
        "events/plover_pairs_held_back": lambda: pairs(score, held_back),
        "ledger/crisis": crisis,
        "events/petrarch2_validation": petrarch2,
        "events/cameo_class": cameo_class,
        "events/no_politics": lambda: no_politics.figures(GOLD / "stories", records)[0],
        "articles": lambda: articles(score),
        "articles/nato-russia-2022": lambda: articles(score, "nato-russia-2022"),
    }


# Counts, and parts of figures that are shown whole, stay out of the table.
HIDDEN = {"gold", "predicted", "documents", "pages", "pairs", "tokens", "unanswered", "n"}
WHOLE = {"page/pages", "page/dates", "page/flat_pages"}


def shown(name, figures):
    def keep(key):
        parts = key.split(".")
        if parts[-1] in HIDDEN or parts[0] == "per_root":
            return False
        if parts[-1] in ("p", "r"):
            return name in WHOLE or parts[0] in ("direct_mixed", "quotes")
        return parts[-1] != "missing" or figures[key] > 0
    return {k: v for k, v in figures.items() if keep(k)}


def table(results, floors):
    lines = ["# Quality", "",
             "Made by `quality/run.py --write` from the development sets of `../shared/gold` with the metric definitions",
             "of `../shared/tools/score.py`. `quality/run.py --check` refuses figures below their floor.", "",
             "| data set | measure | figure | floor |", "|---|---|---:|---:|"]
    for name, figures in results.items():
        for measure, value in figures.items():
            lines.append(f"| {name} | {measure} | {value} | {floors.get(name, {}).get(measure, '')} |")
    return "\n".join(lines) + "\n"


def complaints(name, figures, floors, before):
    for figure, floor in floors.get(name, {}).items():
        value = figures.get(figure)
        # False alarms alone are better when they are fewer.
        if value is None or (value > floor if figure == "false_alarms" else value < floor):
            yield f"{name}: {figure} is {value}, its floor {floor}"
    for figure, value in figures.items():
        said = before.get(name, {}).get(figure)
        if said is None or abs(said - value) > STALE * (100 if value > 1.5 else 1):
            yield f"{name}: {figure} is {value}, but RESULTS.md says {said}: run quality/run.py --write"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--check", action="store_true")
    options = arguments.parse_args()
    if not GOLD.exists():
        print("SKIPPED: quality figures need the development data in ../shared, which is not here")
        return int(os.environ.get("CI") == "true")
    score = score_module()
    floors = json.load(open(HERE / "floors.json"))
    saved = HERE / "results.json"
    before = json.load(open(saved)) if saved.exists() else {}
    results, failures = {}, []
    for name, measure in sets(score).items():
        if not name.startswith(options.only):
            continue
        start = time.time()
        try:
            results[name] = shown(name, flat(measure()))
        except Exception as error:  # one set that cannot be measured must not hide the others
            failures.append(f"{name}: could not be measured: {error!r}")
            continue
        print(f"{name:32} {time.time() - start:5.1f} s  " + "  ".join(f"{k} {v}" for k, v in results[name].items()), flush=True)
        failures.extend(complaints(name, results[name], floors, before))
    if options.write:
        merged = {n: results.get(n, before.get(n)) for n in sets(score) if n in results or n in before}
        saved.write_text(json.dumps(merged, indent=1) + "\n")
        (HERE / "RESULTS.md").write_text(table(merged, floors))
    if not options.only:
        throughput()
    if options.check:
        print("\n".join(failures))
        print(f"{len(results)} sets measured, {len(failures)} complaints")
    return int(bool(failures) and options.check)


if __name__ == "__main__":
    sys.exit(main())
