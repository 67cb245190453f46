//! Names in bylines and author notes.

use super::Knowledge;

/// Whether a word is written like a part of a name: capitalised, without digits.
fn is_name_word(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
}

/// Whether `text` is a person's name by its form: two to four name words, particles between them.
pub(super) fn is_name(text: &str, k: &Knowledge) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals = words.iter().filter(|w| is_name_word(w)).count();
    let all = words.iter().all(|w| is_name_word(w) || k.is("name-particle", &w.to_lowercase()));
    all && (2..=4).contains(&capitals) && words.len() <= 6 && words.first().is_some_and(|w| w.len() > 1)
}

/// The names in a list such as "Hanna Osman and Peter Lindqvist, Agency".
pub(super) fn names(list: &str, k: &Knowledge) -> Vec<String> {
    let list = list.trim().trim_start_matches(['—', '–', '-', '|', '•']).trim();
    let list = without_by(list).unwrap_or(list);
    let mut out: Vec<String> = Vec::new();
    for part in list.split([',', ';', '|', '•', '·', '&', '\n', '/', '–', '—', '(']) {
        for name in part.split(" and ").flat_map(|p| p.split(" with ")).flat_map(|p| p.split(" in ")) {
            let name = name.trim().trim_start_matches("and ").trim_end_matches([')', '.', ':']);
            let lower = name.to_lowercase();
            let outlet = lower.split(' ').any(|w| k.is("byline", w)) || k.is("agency", &lower);
            if is_name(name, k) && !outlet && !out.iter().any(|n| n == name) {
                out.push(name.to_owned());
            }
        }
    }
    out
}

/// What follows "By ", "BY " or "Written by ".
pub(super) fn without_by(text: &str) -> Option<&str> {
    const OPENINGS: [&str; 5] = ["by ", "by: ", "written by ", "story by ", "report by "];
    OPENINGS.iter().find_map(|o| {
        let head = text.get(..o.len())?;
        head.eq_ignore_ascii_case(o).then(|| text[o.len()..].trim())
    })
}

/// Whether a block is a byline: "By NAME", "NAME, Agency", all words names or words of bylines.
pub(super) fn is_byline(text: &str, k: &Knowledge) -> bool {
    let count = text.split_whitespace().count();
    if count > 18 || text.contains(['“', '"', '?', '!']) {
        return false;
    }
    let stem = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let fits = |w: &str| {
        let s = stem(w);
        s.is_empty()
            || w.starts_with(char::is_uppercase)
            || w.contains(['@', '|'])
            || w.bytes().any(|b| b.is_ascii_digit())
            || k.is("byline", &s)
            || k.is("name-particle", &s)
            || k.date_fillers.contains(s.as_str())
    };
    match without_by(text) {
        Some(rest) => {
            rest.split_whitespace().all(fits) && rest.starts_with(char::is_uppercase) && !text.ends_with('.')
                || rest.starts_with(char::is_uppercase) && is_name(rest.trim_end_matches('.'), k)
        }
        None => {
            let Some((name, agency)) = text.rsplit_once([',', '|', '/']) else { return false };
            is_name(name.trim(), k) && k.is("agency", &agency.trim().to_lowercase())
        }
    }
}

/// The author whom a note at the end of an article introduces: "NAME is a reporter at OUTLET …".
pub(super) fn noted_author<'t>(text: &'t str, k: &Knowledge) -> Option<&'t str> {
    let (name, rest) = [" is a ", " is an ", " is the ", " is our ", " covers ", " writes "]
        .iter()
        .filter_map(|verb| text.split_once(verb))
        .min_by_key(|(name, _)| name.len())?;
    let words = text.split_whitespace().count();
    let said: String = rest.split_whitespace().take(14).collect::<Vec<_>>().join(" ").to_lowercase();
    let role = said.split(|c: char| !c.is_alphabetic()).any(|w| k.is("outlet-role", w));
    let handle = has_handle(text);
    (words <= 70 && is_name(name, k) && (role || handle)).then_some(name)
}

/// Whether the text names an account or address where its author is reached.
pub(super) fn has_handle(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.contains('@')
        && ["twitter", "follow ", "email", "e-mail", "x: @", "reach "].iter().any(|w| lower.contains(w))
}
