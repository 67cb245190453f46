//! Measures on spans of one text: quotations, times, places, names.

use super::align::{Alignment, Words};
use super::count::{Count, jaccard, matching, shared};
use super::{Records, id, list, text};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The text of a record; empty where there is none.
fn record_text(record: &Value) -> &str {
    text(&record["document"]["text"])
}

/// `[start, end]`.
fn pair(span: &Value) -> (u64, u64) {
    (span[0].as_u64().unwrap_or(0), span[1].as_u64().unwrap_or(0))
}

/// `{start, end}`.
pub(super) fn range(span: &Value) -> (u64, u64) {
    (span["start"].as_u64().unwrap_or(0), span["end"].as_u64().unwrap_or(0))
}

/// Words under any of the spans.
pub(super) fn union(spans: impl Iterator<Item = Words>) -> Words {
    let all: BTreeSet<usize> = spans.flatten().collect();
    all.into_iter().collect()
}

/// Words of a quotation's content.
pub(super) fn content(al: &Alignment<'_>, quote: &Value) -> Words {
    let content = &quote["content"];
    let parts = content.as_array().map_or(std::slice::from_ref(content), Vec::as_slice);
    union(parts.iter().filter(|p| !p.is_null()).map(range).map(|(s, e)| al.predicted(s, e)))
}

/// A quotation: words of content and source, kind.
type Quote<'q> = (Words, Words, &'q str);

/// PolNeAR's attributions.
pub(super) fn quotes(gold: &[Value], records: &Records<'_>) -> Value {
    let (mut c, mut missing) = (Count::default(), 0);
    for d in gold {
        let r = records.get(&id(&d["id"]));
        missing += usize::from(r.is_null());
        let al = Alignment::new(text(&d["text"]), record_text(r));
        let spans = |list_: &Value| union(list(list_).iter().map(pair).map(|(s, e)| al.gold(s, e)));
        let gold_quote = |a: &'_ Value| (spans(&a["content"]), spans(&a["source"]));
        let g: Vec<Quote<'_>> = (list(&d["attributions"]).iter())
            .map(|a| (gold_quote(a), text(&a["kind"])))
            .filter(|((content, _), _)| !content.is_empty())
            .map(|((content, source), kind)| (content, source, kind))
            .collect();
        let p: Vec<Quote<'_>> = list(&r["quotes"]).iter().map(|q| predicted_quote(&al, q)).collect();
        count_quotes(&mut c, &g, &p);
    }
    json!({
        "documents": gold.len(), "missing": missing,
        "content_exact": c.prf("exact", "p", "g"),
        "content_jaccard_0.8": c.prf("j8", "p", "g"),
        "content_jaccard_0.5": c.prf("overlap", "p", "g"),
        "source_overlap_of_matched": c.rate("src_ok", "src_n"),
        "direct_mixed": {"r": c.rate("dm_hit", "dm_g"), "p": c.rate("dm_p_hit", "dm_p"),
            "speaker": c.rate("dm_src_ok", "dm_src_n")},
    })
}

fn predicted_quote<'q>(al: &Alignment<'_>, q: &'q Value) -> Quote<'q> {
    let source = &q["source"];
    let words =
        if source["start"].is_null() { Vec::new() } else { al.predicted(range(source).0, range(source).1) };
    (content(al, q), words, text(&q["kind"]))
}

fn count_quotes(c: &mut Count, g: &[Quote<'_>], p: &[Quote<'_>]) {
    let spoken = |q: &Quote<'_>| matches!(q.2, "direct" | "mixed");
    let half = |a: &Quote<'_>, b: &Quote<'_>| Some(jaccard(&a.0, &b.0)).filter(|j| *j >= 0.5).unwrap_or(0.0);
    c.add("g", g.len());
    c.add("p", p.len());
    c.add("dm_g", g.iter().filter(|q| spoken(q)).count());
    c.add("dm_p", p.iter().filter(|q| spoken(q)).count());
    for (i, j) in matching(g, p, half) {
        let (a, b) = (&g[i], &p[j]);
        let near = jaccard(&a.0, &b.0);
        let source = shared(&a.1, &b.1) > 0;
        c.one_if("exact", near == 1.0);
        c.one_if("j8", near >= 0.8);
        c.add("overlap", 1);
        c.one_if("src_n", !a.1.is_empty());
        c.one_if("src_ok", source);
        c.one_if("dm_hit", spoken(a));
        c.one_if("dm_src_n", spoken(a) && !a.1.is_empty());
        c.one_if("dm_src_ok", spoken(a) && source);
        c.one_if("dm_p_hit", spoken(b));
    }
}

/// TempEval-3's measures.
pub(super) fn times(gold: &[Value], records: &Records<'_>) -> Value {
    let (mut c, mut missing) = (Count::default(), 0);
    for d in gold {
        let r = records.get(&id(&d["id"]));
        missing += usize::from(r.is_null());
        let al = Alignment::new(text(&d["text"]), record_text(r));
        let gold_one = |t: &'_ Value| al.gold(range(t).0, range(t).1);
        let g: Vec<(Words, &Value)> = list(&d["timexes"]).iter().map(|t| (gold_one(t), t)).collect();
        let one = |t: &'_ Value| al.predicted(range(t).0, range(t).1);
        let p: Vec<(Words, &Value)> =
            list(&r["times"]).iter().map(|t| (one(t), t)).filter(|(w, _)| !w.is_empty()).collect();
        c.add("g", g.len());
        c.add("p", p.len());
        for (i, j) in matching(&g, &p, |a, b| jaccard(&a.0, &b.0)) {
            let (a, b) = (&g[i], &p[j]);
            c.add("relaxed", 1);
            c.one_if("strict", a.0 == b.0);
            c.one_if("type", a.1["type"] == b.1["type"]);
            c.one_if("value", a.1["value"] == b.1["value"]);
        }
    }
    let f = |name| c.prf(name, "p", "g");
    json!({"documents": gold.len(), "missing": missing, "strict": f("strict"), "relaxed": f("relaxed"),
        "type": f("type"), "value": f("value")})
}

/// Words, latitude, longitude.
type Toponym = (Words, f64, f64);

/// Toponyms with coordinates.
pub(super) fn places(gold: &[Value], records: &Records<'_>) -> Value {
    let (mut c, mut missing) = (Count::default(), 0);
    for d in gold {
        let r = records.get(&id(&d["id"]));
        missing += usize::from(r.is_null());
        let al = Alignment::new(text(&d["text"]), record_text(r));
        let at = |v: &Value| v.as_f64().unwrap_or(0.0);
        let known = list(&d["toponyms"]).iter().filter(|t| !t["lat"].is_null());
        let g: Vec<Toponym> =
            known.map(|t| (al.gold(range(t).0, range(t).1), at(&t["lat"]), at(&t["lon"]))).collect();
        let mut p: Vec<Toponym> = Vec::new();
        for e in list(&r["entities"]) {
            if e["latitude"].is_null() || !matches!(text(&e["kind"]), "place" | "country") {
                continue;
            }
            let names = list(&e["mentions"]).iter().filter(|m| m["kind"] == "name");
            p.extend(
                names
                    .map(|m| (al.predicted(range(m).0, range(m).1), at(&e["latitude"]), at(&e["longitude"]))),
            );
        }
        p.retain(|t| !t.0.is_empty());
        c.add("g", g.len());
        c.add("p", p.len());
        for (i, j) in matching(&g, &p, |a, b| jaccard(&a.0, &b.0)) {
            c.add("hit", 1);
            c.one_if("near", km(&g[i], &p[j]) <= 161.0);
        }
    }
    json!({"documents": gold.len(), "missing": missing, "overlap": c.prf("hit", "p", "g"),
        "accuracy_161km_of_matched": c.rate("near", "hit"), "resolved": c.prf("near", "p", "g")})
}

fn km(a: &Toponym, b: &Toponym) -> f64 {
    let (lat, lon, to_lat, to_lon) = (a.1.to_radians(), a.2.to_radians(), b.1.to_radians(), b.2.to_radians());
    let (up, along) = (((to_lat - lat) / 2.0).sin(), ((to_lon - lon) / 2.0).sin());
    6371.0 * 2.0 * (up * up + lat.cos() * to_lat.cos() * along * along).sqrt().asin()
}

/// What a set of names calls a kind.
fn kind(name: &str) -> Option<&'static str> {
    match name {
        "Person" | "PER" => Some("person"),
        "Organization" | "Organisation" | "ORG" => Some("organization"),
        "Location" | "LOC" | "GPE" => Some("location"),
        _ => None,
    }
}

const KINDS: [&str; 3] = ["person", "organization", "location"];

/// Names of people, organizations and locations.
pub(super) fn entities(gold: &[Value], records: &Records<'_>) -> Value {
    let (mut all, mut missing) = ([[0u64; 3]; 3], 0);
    for d in gold {
        let r = records.get(&id(&d["id"]));
        missing += usize::from(r.is_null());
        let (source, spans) = gold_names(d);
        let al = Alignment::new(&source, record_text(r));
        let of = |(s, e, t): &(u64, u64, String)| Some((al.gold(*s, *e), kind(t)?));
        let g: BTreeSet<(Words, &str)> = spans.iter().filter_map(of).collect();
        let adjectives: BTreeSet<Words> =
            spans.iter().filter(|s| s.2 == "NORP").map(|s| al.gold(s.0, s.1)).collect();
        let mut p: BTreeSet<(Words, &str)> = BTreeSet::new();
        for e in list(&r["entities"]) {
            let kind = match text(&e["kind"]) {
                "place" | "country" => "location",
                k => k,
            };
            let names = list(&e["mentions"]).iter().filter(|m| m["kind"] == "name");
            p.extend(names.map(|m| (al.predicted(range(m).0, range(m).1), kind)));
        }
        // Demonyms are neither hit nor miss.
        p.retain(|(w, k)| !w.is_empty() && KINDS.contains(k) && !adjectives.contains(w));
        for (sum, k) in all.iter_mut().zip(KINDS) {
            let count = |set: &BTreeSet<(Words, &str)>| set.iter().filter(|x| x.1 == k).count() as u64;
            let hits = g.intersection(&p).filter(|x| x.1 == k).count() as u64;
            let more = [hits, count(&p), count(&g)];
            sum.iter_mut().zip(more).for_each(|(s, m)| *s += m);
        }
    }
    let f = |[hits, p, g]: [u64; 3]| super::count::prf(hits, p, g);
    let total = |n: usize| all.iter().map(|k| k[n]).sum();
    json!({"documents": gold.len(), "missing": missing, "person": f(all[0]), "organization": f(all[1]),
        "location": f(all[2]), "micro": f([total(0), total(1), total(2)])})
}

/// Text and spans of a gold document; token lists become text: tokens joined by blanks, one sentence a line.
fn gold_names(d: &Value) -> (String, Vec<(u64, u64, String)>) {
    if d["sents"].is_null() {
        let spans =
            list(&d["entities"]).iter().map(|e| (range(e).0, range(e).1, text(&e["type"]).to_owned()));
        return (text(&d["text"]).to_owned(), spans.collect());
    }
    let (mut lines, mut spans, mut at) = (Vec::new(), Vec::<(u64, u64, String)>::new(), 0u64);
    for s in list(&d["sents"]) {
        let (mut words, mut current) = (Vec::new(), false);
        for (word, tag) in list(&s["tokens"]).iter().zip(list(&s["tags"])) {
            let (word, tag) = (text(word), text(tag));
            let end = at + word.chars().count() as u64;
            match spans.last_mut() {
                Some(last) if tag.starts_with("I-") && current => last.1 = end,
                _ if tag != "O" => {
                    spans.push((at, end, tag.chars().skip(2).collect()));
                    current = true;
                }
                _ => current = false,
            }
            words.push(word);
            at = end + 1;
        }
        lines.push(words.join(" "));
    }
    (lines.join("\n"), spans)
}
