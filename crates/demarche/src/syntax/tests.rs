//! Every regular form of a verb that the lexicons know gives back its lemma.

use super::Knowledge;
use super::tags::Tag;
use demarche_data::{events, quotes};
use std::collections::BTreeSet;

/// The verbs that head entries of the event lexicon and the cue lexicon.
fn verbs() -> BTreeSet<String> {
    let files = events::FRAMES.iter().map(|(_, text)| *text).chain([events::OPERATORS, events::SUPPORT]);
    let mut found: BTreeSet<String> = files.flat_map(of_frames).collect();
    let cues = quotes::CUES.lines().filter(|l| !l.starts_with('#'));
    let verbal = cues.filter(|l| l.split('\t').nth(1) == Some("verb"));
    found.extend(verbal.filter_map(|l| l.split_whitespace().next()).map(str::to_owned));
    found.retain(|v| v.len() > 2 && v.bytes().all(|b| b.is_ascii_lowercase()));
    found
}

/// The heads of the `verbs = [...]` lists of a file.
fn of_frames(text: &str) -> Vec<String> {
    let lists = text.split("\nverbs = [").skip(1).filter_map(|rest| rest.split(']').next());
    let phrases = lists.flat_map(|list| list.split('"').skip(1).step_by(2));
    phrases
        .filter_map(|p| p.split_whitespace().next())
        .flat_map(|h| h.split('|'))
        .map(str::to_owned)
        .collect()
}

/// The regular past, gerund and third person of a verb, as school grammars spell them; where the stress decides
/// whether the last letter is doubled, both spellings.
fn forms(verb: &str) -> Vec<(Vec<String>, &'static str)> {
    let y = verb.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    let mute = verb.strip_suffix('e').filter(|s| !s.ends_with(['e', 'o', 'y', 'i']));
    let hissing = ["s", "sh", "ch", "x", "z", "o"].iter().any(|e| verb.ends_with(e));
    let with = |end: &str| stems(verb).iter().map(|s| format!("{s}{end}")).collect();
    let past = match (y, verb.strip_suffix('e')) {
        (Some(stem), _) => vec![format!("{stem}ied")],
        (None, Some(stem)) => vec![format!("{stem}ed")],
        _ => with("ed"),
    };
    let gerund = match (verb.strip_suffix("ie"), mute) {
        (Some(stem), _) => vec![format!("{stem}ying")],
        (None, Some(stem)) => vec![format!("{stem}ing")],
        _ => with("ing"),
    };
    let third = y.map_or_else(|| format!("{verb}{}s", if hissing { "e" } else { "" }), |s| format!("{s}ies"));
    vec![(past, "VERB VBD"), (gerund, "VERB VBG"), (vec![third], "VERB VBZ")]
}

/// What stands before "-ed" and "-ing": "visit", "ban" + "n", "admit" + "t", "traffic" + "k".
fn stems(verb: &str) -> Vec<String> {
    let vowel = |b: u8| b"aeiou".contains(&b);
    let (b, n) = (verb.as_bytes(), verb.len());
    let one = b.iter().filter(|&&c| vowel(c)).count() == 1;
    let closed = vowel(b[n - 2]) && !vowel(b[n - 1]) && (!vowel(b[n - 3]) || verb.ends_with("quiz"));
    let doubled = format!("{verb}{}", &verb[n - 1..]);
    match (closed && !b"wxyc".contains(&b[n - 1]), verb.ends_with('c')) {
        (_, true) => vec![format!("{verb}k")],
        (true, _) if one => vec![doubled],
        (true, _) => vec![verb.to_owned(), doubled],
        _ => vec![verb.to_owned()],
    }
}

/// Verbs with two spellings, of which the rules give the other, and one whose third person is spelled by no rule.
const VARIANTS: [&str; 4] = ["fulfill", "lambast", "dis", "quiz"];

#[test]
fn regular_forms_give_back_their_lemma() {
    let lemmas = Knowledge::built_in().lemmas;
    let mut buffer = String::new();
    let mut wrong = Vec::new();
    for verb in verbs().iter().filter(|v| !VARIANTS.contains(&v.as_str())) {
        for (spellings, tag) in forms(verb) {
            let Some(tag) = Tag::parse(tag) else { continue };
            let found: Vec<_> = spellings.iter().map(|f| lemmas.lemma(f, tag, &mut buffer)).collect();
            if found.iter().all(|lemma| lemma != verb.as_str()) {
                wrong.push(format!("{spellings:?} -> {found:?}, not {verb}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} forms:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_vowel_before_the_ending_is_the_verbs_own() {
    let lemmas = Knowledge::built_in().lemmas;
    let wanted = "owe sue tie argue issue free agree vie hoe eye dye die lie decree guarantee queue value accrue \
                  pursue rescue intrigue untie belie referee";
    for verb in wanted.split_whitespace() {
        let Some(tag) = Tag::parse("VERB VBD") else { continue };
        assert_eq!(lemmas.lemma(&format!("{verb}d"), tag, &mut String::new()), verb);
    }
}
