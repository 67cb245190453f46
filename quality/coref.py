"""Coreference of people and countries on GUM's annotation: the mean F1 of MUC, B³ and CEAF-φ4.

Gold mentions are names and pronouns of the third person (first and second person are the speaker's,
whom the quotations tell) of every person, and of every place or organization that some mention names as a
country. A gold mention is known by the proper noun or pronoun that heads it; a predicted name or pronoun
of a person or country is it if it lies inside and covers a word of that head. Entities with one mention
left count nowhere, as in the shared task of 2012. Standard library only.
"""
import collections, re

PRONOUNS = {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs", "themselves"}


def read(path, wanted):
    """Documents of a CoNLL-U file: id, date, words as (form, upos, head, relation), sentences, gold mentions."""
    document = None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            if document and wanted(document["id"]):
                yield document
            document = {"id": line.split(" = ")[1], "date": None, "text": "", "words": [], "mentions": [], "open": collections.defaultdict(list), "first": 0}
        elif line.startswith("# meta::dateCreated = "):
            document["date"] = line.split(" = ")[1]
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            document["text"] += "\n\n" if document["text"] else ""
        elif line.startswith("# text = "):
            document["text"] += line[len("# text = "):] + " "
            document["first"] = len(document["words"])
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                word(document, cells)
    if document and wanted(document["id"]):
        yield document


def word(document, cells):
    """Adds a word and opens and closes the mentions of its MISC column."""
    at = len(document["words"])
    document["words"].append((cells[1], cells[3], document["first"] + int(cells[6]) - 1 if cells[6] != "0" else None, cells[7]))
    entity = next((m[len("Entity="):] for m in cells[9].split("|") if m.startswith("Entity=")), "")
    for piece in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
        body = piece.strip("()")
        key = body.split("-")[0]
        if piece.startswith("("):
            kind = (body.split("-") + [""])[1]
            document["open"][key].append((at, kind))
        if piece.endswith(")") and document["open"][key]:
            start, kind = document["open"][key].pop()
            document["mentions"].append((start, at + 1, key, kind))


def head(words, start, end):
    """The word whose own head lies outside of the mention, and the proper nouns that are one name with it."""
    outside = [i for i in range(start, end) if words[i][2] is None or not start <= words[i][2] < end]
    real = [i for i in outside if words[i][1] != "PUNCT"] or outside or [start]
    top = real[0]
    name = {i for i in range(start, end) if words[i][2] == top and words[i][3].split(":")[0] in ("flat", "compound") and words[i][1] == "PROPN"}
    return top, name | {top}


def gold_clusters(document, countries):
    """Mentions as (first word, one past the last, words of the head) by entity."""
    words = document["words"]
    text = lambda a, b: " ".join(w[0] for w in words[a:b]).removeprefix("the ").removeprefix("The ")
    country = {key for a, b, key, kind in document["mentions"] if kind in ("place", "organization") and text(a, b) in countries}
    clusters = collections.defaultdict(list)
    for a, b, key, kind in document["mentions"]:
        if kind != "person" and key not in country:
            continue
        top, name = head(words, a, b)
        pronoun = b - a == 1 and words[a][0].lower() in PRONOUNS
        if pronoun or words[top][1] == "PROPN" or any(words[i][1] == "PROPN" and words[i][3].startswith("flat") for i in name):
            clusters[key].append((a, b, frozenset(name)))
    return list(clusters.values())


def predicted_clusters(document, record, alignment, starts):
    """Predicted mentions as sets of gold words by entity."""
    word_of = {}
    for i, (s, e) in enumerate(starts):
        for w in alignment.gold(s, e):
            word_of[w] = i
    clusters = []
    for entity in record["entities"]:
        if entity["kind"] not in ("person", "country"):
            continue
        found = []
        for m in entity["mentions"]:
            if m["kind"] == "name" or m["kind"] == "pronoun" and m["text"].lower() in PRONOUNS:
                found.append(frozenset(word_of[w] for w in alignment.pred(m["start"], m["end"]) if w in word_of))
        clusters.append([m for m in found if m])
    return clusters


def linked(gold, predicted):
    """Both sides with mentions that match bearing the same number; entities of one mention are left out."""
    flat = [m for cluster in gold for m in cluster]
    number = {}
    for i, (a, b, name) in enumerate(flat):
        number.setdefault((a, b, name), i)
    used, result = set(), []
    for cluster in predicted:
        keys = set()
        for words in cluster:
            fits = [i for i, (a, b, name) in enumerate(flat) if i not in used and words & name and all(a <= w < b for w in words)]
            # The innermost of nested mentions.
            best = min(fits, key=lambda i: flat[i][1] - flat[i][0], default=None)
            if best is not None:
                used.add(best)
            keys.add(best if best is not None else ("-", min(words), max(words)))
        result.append(keys)
    whole = [{number[m] for m in cluster} for cluster in gold]
    return [c for c in whole if len(c) > 1], [c for c in result if len(c) > 1]


def muc(key, response):
    """Links of the key that the response keeps, of all links."""
    where = {m: i for i, c in enumerate(response) for m in c}
    kept = sum(len(c) - len({where.get(m, ("alone", m)) for m in c}) for c in key)
    return kept, sum(len(c) - 1 for c in key)


def b_cubed(key, response):
    where = {m: c for c in response for m in c}
    return sum(len(c & where.get(m, set())) / len(c) for c in key for m in c), sum(len(c) for c in key)


def ceaf(key, response):
    """The best one-to-one assignment by φ4, of the number of entities on either side."""
    phi = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    return assignment(phi), len(key), len(response)


def assignment(scores):
    """The greatest sum of scores, one of each row and column (the Hungarian method)."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    if rows > columns:
        scores, rows, columns = [list(c) for c in zip(*scores)] if scores and columns else [], columns, rows
    u, v, match, way = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1), [0] * (columns + 1)
    for i in range(1, rows + 1):
        match[0], j0 = i, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while True:
            used[j0], i0, delta, j1 = True, match[j0], float("inf"), 0
            for j in range(1, columns + 1):
                if not used[j]:
                    cost = -scores[i0 - 1][j - 1] - u[i0] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0], j0 = match[way[j0]], way[j0]
    return sum(scores[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])


def figures(pairs):
    """F1 of the three measures over documents given as (gold, predicted), and their mean."""
    sums = collections.Counter()
    for gold, predicted in pairs:
        for name, measure in (("muc", muc), ("b3", b_cubed)):
            hits, n = measure(gold, predicted)
            sums.update({(name, "r"): hits, (name, "gold"): n})
            hits, n = measure(predicted, gold)
            sums.update({(name, "p"): hits, (name, "predicted"): n})
        best, n, m = ceaf(gold, predicted)
        sums.update({("ceaf", "r"): best, ("ceaf", "p"): best, ("ceaf", "gold"): n, ("ceaf", "predicted"): m})
    out = {}
    for name in ("muc", "b3", "ceaf"):
        r, p = sums[name, "r"] / max(1, sums[name, "gold"]), sums[name, "p"] / max(1, sums[name, "predicted"])
        out[name] = round(2 * p * r / (p + r), 4) if p + r else 0.0
    out["conll_f1"] = round(sum(out.values()) / 3, 4)
    return out


def measure(documents, countries, records, alignment):
    """CoNLL F1 of documents as `read` gives them."""
    found = {r["document"]["id"]: r for r in records([{"id": d["id"], "text": d["text"].strip(), "date": d["date"]} for d in documents])}
    return figures(linked(*sides(d, found[d["id"]], countries, alignment)) for d in documents)


def sides(document, record, countries, alignment):
    """Gold and predicted entities of one document."""
    text = " ".join(w[0] for w in document["words"])
    starts, at = [], 0
    for form, *_ in document["words"]:
        starts.append((at, at + len(form)))
        at += len(form) + 1
    aligned = alignment(text, record["document"]["text"])
    return gold_clusters(document, countries), predicted_clusters(document, record, aligned, starts)
