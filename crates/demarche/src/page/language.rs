//! Which language a text is in: English by its function words, others by letter statistics.

use whichlang::{Lang, detect_language};

/// Words below which nothing is said.
const FEWEST: usize = 12;

/// The commonest English function words that are no words of the other languages told apart here
/// ("in", "an", "was" are German too): a tenth to a third of any English prose.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "is", "that", "for", "with", "by", "at", "from", "it", "his", "be", "are",
    "were", "has", "have", "had", "not", "this", "but", "they", "who", "said", "will", "which", "its",
    "their", "or", "been", "she", "her", "you",
];

/// ISO 639-1 code of the language of `text`; `None` when there is too little to tell.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let (mut words, mut english, mut foreign_letters, mut letters) = (0, 0, 0, 0);
    let sample = text.char_indices().nth(20_000).map_or(text, |(at, _)| &text[..at]);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        words += 1;
        english += usize::from(word.len() <= 5 && ENGLISH.contains(&word.to_ascii_lowercase().as_str()));
        letters += word.chars().count();
        foreign_letters += word.chars().filter(|&c| c > '\u{24f}').count();
    }
    if foreign_letters * 2 > letters && letters > 30 {
        return Some(code(detect_language(sample)));
    }
    if words < FEWEST {
        return None;
    }
    // Tables of figures and lists of names hold few function words: only clear cases are called foreign.
    match code(detect_language(&sample.to_lowercase())) {
        other if other != "en" && english * 100 < words * 6 && words >= 25 => Some(other),
        _ => Some("en"),
    }
}

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}
