//! Dictionary forms: a table of irregular and exceptional forms first, then spelling rules.

use super::tags::Tag;
use crate::model::{Feats, Str, Upos};
use rustc_hash::FxHashMap;

/// The tables of forms that the rules would get wrong.
#[derive(Debug, Default)]
pub struct Lemmas {
    forms: Vec<FxHashMap<Str, Str>>,
    verbs: FxHashMap<Str, ()>,
}

impl Lemmas {
    /// Reads tables of `UPOS TAB form TAB lemma` lines (`#` for comments), later ones outranking
    /// earlier ones, and a list of verbs.
    pub fn parse(tables: &[&str], verbs: &str) -> Lemmas {
        let mut forms = vec![FxHashMap::default(); Upos::ALL.len()];
        for line in tables.iter().flat_map(|t| t.lines()).filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            if let (Some(upos), Some(form), Some(lemma)) =
                (cells.next().and_then(Upos::parse), cells.next(), cells.next())
            {
                forms[upos as usize].insert(form.into(), lemma.into());
            }
        }
        let verbs = verbs.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace);
        Lemmas { forms, verbs: verbs.map(|v| (v.into(), ())).collect() }
    }

    fn listed(&self, upos: Upos, form: &str) -> Option<&Str> {
        self.forms.get(upos as usize)?.get(form)
    }

    /// Whether a form in lower case may be the past tense of a verb: "lent", "severed".
    pub fn is_past(&self, form: &str) -> bool {
        let irregular = |lemma: &Str| lemma != form && !form.ends_with("ing") && !form.ends_with('s');
        form.len() > 4 && form.ends_with("ed") || self.listed(Upos::Verb, form).is_some_and(irregular)
    }

    /// The tag of a form that can only be a past tense, where the tagger saw a present: "froze any assets".
    pub fn in_its_tense(&self, form: &str, tag: Tag) -> Tag {
        let present = tag.upos == Upos::Verb && tag.feats.has(Feats::PRESENT);
        let past = || self.is_past(form) && !self.verbs.contains_key(form);
        let feats = if present && past() { Feats::PAST.with(Feats::FINITE) } else { tag.feats };
        Tag { feats, ..tag }
    }

    /// The lemma of a form; `buffer` is scratch.
    pub fn lemma(&self, form: &str, tag: Tag, buffer: &mut String) -> Str {
        if matches!(tag.upos, Upos::Propn | Upos::Punct | Upos::Sym | Upos::X) {
            return form.into();
        }
        buffer.clear();
        buffer.extend(form.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        let form = buffer.as_str();
        match tag.upos {
            Upos::Verb | Upos::Aux => self.verb(form, tag),
            Upos::Noun if tag.feats.has(Feats::PLURAL) => self.noun(form),
            Upos::Adj | Upos::Adv if tag.graded => self.graded(form, tag.upos),
            Upos::Noun => form.into(),
            Upos::Pron if form == "her" && !tag.feats.has(Feats::POSSESSIVE) => "she".into(),
            upos => self.listed(upos, form).cloned().unwrap_or_else(|| form.into()),
        }
    }

    fn verb(&self, form: &str, tag: Tag) -> Str {
        let feats = tag.feats;
        let base = feats.has(Feats::INFINITIVE) || feats.has(Feats::IMPERATIVE);
        // "found", "saw", "left" are also base forms.
        if base && (self.verbs.contains_key(form) || self.listed(tag.upos, form).is_none()) {
            return form.into();
        }
        if let Some(lemma) = self.listed(tag.upos, form) {
            return lemma.clone();
        }
        if tag.upos == Upos::Aux {
            return self.listed(Upos::Verb, form).cloned().unwrap_or_else(|| form.into());
        }
        if feats.has(Feats::GERUND) {
            return form.strip_suffix("ing").map_or_else(|| form.into(), |stem| self.stem(stem));
        }
        if feats.has(Feats::PAST) || feats.has(Feats::PARTICIPLE) {
            if let Some(stem) = form.strip_suffix("ied").filter(|s| s.len() > 1) {
                return join(stem, "y");
            }
            return form.strip_suffix("ed").map_or_else(|| form.into(), |stem| self.stem(stem));
        }
        if feats.has(Feats::PRESENT) { self.third_person(form) } else { form.into() }
    }

    fn third_person(&self, form: &str) -> Str {
        let Some(stem) = form.strip_suffix('s').filter(|s| !s.ends_with('s')) else { return form.into() };
        if self.verbs.contains_key(form) {
            return form.into();
        }
        if self.verbs.contains_key(stem) {
            return stem.into();
        }
        without_plural(form)
    }

    fn noun(&self, form: &str) -> Str {
        self.listed(Upos::Noun, form).cloned().unwrap_or_else(|| without_plural(form))
    }

    fn graded(&self, form: &str, upos: Upos) -> Str {
        if let Some(lemma) = self.listed(upos, form) {
            return lemma.clone();
        }
        let Some(stem) = form.strip_suffix("er").or_else(|| form.strip_suffix("est")) else {
            return form.into();
        };
        match stem.strip_suffix('i') {
            Some(s) => join(s, "y"),
            None if doubled(stem) && !stem.ends_with("ll") => stem[..stem.len() - 1].into(),
            None if stem.ends_with(['c', 'g', 'v', 's', 'u']) && !stem.ends_with("ng") => join(stem, "e"),
            None if ["at", "id", "ur", "pl", "bl", "tl", "ir", "ut", "as", "fr", "im"]
                .iter()
                .any(|e| stem.ends_with(e))
                && !stem.ends_with("eat") =>
            {
                join(stem, "e")
            }
            None => stem.into(),
        }
    }

    /// The verb whose form with "-ed" or "-ing" leaves this stem.
    fn stem(&self, stem: &str) -> Str {
        if stem.is_empty() || !stem.is_ascii() {
            return stem.into();
        }
        let with_e = join(stem, "e");
        // "hoping" is of "hope", as "hop" would double its last letter.
        if self.verbs.contains_key(with_e.as_str()) && (!self.verbs.contains_key(stem) || doubles(stem)) {
            return with_e;
        }
        if self.verbs.contains_key(stem) {
            return stem.into();
        }
        if doubled(stem) {
            let single = &stem[..stem.len() - 1];
            let keeps =
                stem.ends_with("ss") || stem.ends_with("ll") || stem.ends_with("zz") || stem.ends_with("ff");
            let known = self.verbs.contains_key(single);
            return if known || !keeps { single.into() } else { stem.into() };
        }
        // A prefixed verb goes as the verb does: "outmanoeuvr-", "redeploy".
        if let Some(known) = self.prefixed(stem) {
            return known;
        }
        if wants_e(stem) { with_e } else { stem.into() }
    }

    fn prefixed(&self, stem: &str) -> Option<Str> {
        const PREFIXES: &[&str] = &[
            "re", "re-", "un", "over", "out", "under", "dis", "mis", "pre", "pre-", "co", "co-", "counter",
            "inter", "de",
        ];
        let rest = PREFIXES.iter().filter_map(|p| stem.strip_prefix(p)).find(|r| {
            r.len() > 2 && (self.verbs.contains_key(*r) || self.verbs.contains_key(join(r, "e").as_str()))
        })?;
        Some(if self.verbs.contains_key(rest) { stem.into() } else { join(stem, "e") })
    }
}

fn join(stem: &str, end: &str) -> Str {
    let mut out = Str::from(stem);
    out.push_str(end);
    out
}

/// Whether a stem ends in a doubled consonant.
fn doubled(stem: &str) -> bool {
    let b = stem.as_bytes();
    let n = b.len();
    n > 2 && b[n - 1] == b[n - 2] && !matches!(b[n - 1], b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether a short verb doubles its last letter: consonant, vowel, consonant.
fn doubles(stem: &str) -> bool {
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    match stem.as_bytes() {
        [.., c, v, last] => !vowel(*c) && vowel(*v) && !vowel(*last) && !matches!(last, b'w' | b'x' | b'y'),
        _ => false,
    }
}

/// Whether a verb's stem lost an "e" before its ending, by its last letters.
fn wants_e(stem: &str) -> bool {
    let b = stem.as_bytes();
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let at = |back: usize| b.len().checked_sub(back).map_or(0, |i| b[i]);
    let (last, before, third) = (at(1), at(2), at(3));
    let one_vowel = vowel(before) && !vowel(third);
    let short = b.iter().filter(|&&c| vowel(c)).count() == 1;
    match last {
        b'v' | b'c' | b'u' => true,
        b'z' => before != b't',
        b's' => before != b's' && !(before == b'u' && !short && third != b'c' && third != b'f'),
        b'g' => {
            matches!(before, b'd' | b'a' | b'e' | b'r' | b'l')
                || stem.ends_with("ng") && matches!(third, b'a' | b'e' | b'u')
        }
        b'l' => {
            matches!(before, b'b' | b't' | b'd' | b'g' | b'p' | b'f' | b'k' | b'c')
                || one_vowel && (matches!(before, b'u') || short)
        }
        b'r' => {
            one_vowel && (matches!(before, b'u' | b'i' | b'a') || short)
                || stem.ends_with("plor")
                || stem.ends_with("stor")
        }
        b't' => {
            one_vowel && matches!(before, b'a' | b'u' | b'o')
                || stem.ends_with("iat")
                || stem.ends_with("uat")
                || stem.ends_with("eat") && b.len() > 5 && third != b'r'
                || stem.ends_with("creat")
        }
        b'd' => one_vowel && matches!(before, b'i' | b'u' | b'o' | b'a' | b'e') && !stem.ends_with("ed"),
        b'n' => one_vowel && (short || matches!(before, b'i' | b'u')),
        b'k' | b'p' | b'm' | b'b' => {
            one_vowel
                && (short || matches!(before, b'a' | b'o' | b'u' | b'i'))
                && !stem.ends_with("elop")
                && !stem.ends_with("om")
        }
        b'h' => stem.ends_with("th") && vowel(third) && short,
        _ => false,
    }
}

/// A plural noun or third person without its ending.
fn without_plural(form: &str) -> Str {
    if let Some(stem) = form.strip_suffix("ies").filter(|s| s.len() > 1) {
        return join(stem, "y");
    }
    if let Some(stem) = form.strip_suffix("es") {
        if ["ss", "sh", "ch", "x", "zz", "tz"].iter().any(|e| stem.ends_with(e)) {
            return stem.into();
        }
        if stem.len() > 2 && stem.ends_with('o') {
            return stem.into();
        }
    }
    match form.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && !stem.ends_with(['s', '\'']) => stem.into(),
        _ => form.into(),
    }
}
