"""Political events in sentences of sport, business and culture that report none. Standard library only.

The sentences are drawn from wikinews and reuters21578 by hash; their texts are not ours, so quality/no-politics.tsv
holds hashes and judgements alone, and this script finds the sentences again.
"""
import hashlib, html, json, pathlib, re

LIST = pathlib.Path(__file__).resolve().parent / "no-politics.tsv"
SETS = ("wikinews", "reuters21578")
SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’']?(?=\s+[A-Z\"“‘'])|\n\s*\n|\Z)", re.S)


def short(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def judged():
    """(document, sentence) → the types that an event there may have: none, some, or "*" for any."""
    lines = (l.split("\t") for l in LIST.read_text(encoding="utf-8").splitlines() if not l.startswith("#"))
    return {(document, sentence): types.split(",") for _, document, sentence, types in lines}


def documents(stories):
    """The documents that hold judged sentences: id, text, date."""
    wanted = {document for document, _ in judged()}
    for name in SETS:
        for line in open(stories / f"{name}.jsonl", encoding="utf-8"):
            d = json.loads(line)
            identifier = f"{name[0]}:{short(d.get('id') or d['url'])}"
            if identifier in wanted:
                yield {"id": identifier, "text": html.unescape(d["text"]), "date": d.get("date")}


def figures(stories, records):
    """False events per 100 judged sentences, as `records` reads their documents."""
    verdicts = judged()
    docs = list(documents(stories))
    read = {r["document"]["id"]: r for r in records(docs)}
    found, false = set(), []
    for d in docs:
        record = read.get(d["id"])
        clean = lambda s: re.sub(r"\W", "", s)
        events = [(clean(e["evidence"]["text"]), clean(around(record, e)), e) for e in record["events"]] if record else []
        for match in SENTENCE.finditer(d["text"]):
            sentence = " ".join(match.group().split())
            key = d["id"], short(d["id"] + sentence)
            if key not in verdicts:
                continue
            found.add(key)
            allowed, letters = verdicts[key], clean(sentence)
            for evidence, context, e in events:
                here = evidence in letters and (context in letters or letters in context)
                if here and e["status"] != "hypothetical" and "*" not in allowed and e["type"] not in allowed:
                    false.append((sentence, e))
    return {"sentences": len(found), "false_alarms": round(100 * len(false) / max(1, len(found)), 2)}, false


def around(record, event):
    """Some words about an event's trigger: the same evidence may stand in two sentences."""
    text, at = record["document"]["text"], event["trigger"]
    return text[max(0, at["start"] - 15):at["end"] + 5]
