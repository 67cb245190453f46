//! Words as the tables compare them: letters and digits only, lower case, without diacritics.

/// The letter without its diacritic, lower case; `None` for what tables do not compare (signs, blanks).
pub(super) fn fold(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase());
    }
    let c = c.to_lowercase().next().unwrap_or(c);
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' | 'æ' | 'ə' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ế' | 'ề' | 'ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ị' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ố' | 'ồ' | 'ộ' | 'ơ' | 'œ' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ß' => 's',
        'ţ' | 'ť' | 'ț' | 'þ' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c if c.is_alphanumeric() && !('ʰ'..='˿').contains(&c) => c,
        _ => return None,
    })
}

/// The folded form as a string: the key under which names are the same.
pub(super) fn key(text: &str) -> String {
    text.chars().filter_map(fold).collect()
}

/// The folded words of a name.
pub(super) fn keys(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || c == '-').map(key).filter(|k| !k.is_empty()).collect()
}

/// A hash that letters are added to one by one, so that "al-Qaeda", "al Qaeda" and "Al Qaeda" agree.
#[derive(Clone, Copy, Default)]
pub(super) struct Hash(pub u64);

impl Hash {
    /// Adds the letters of a word.
    pub fn add(mut self, word: &str) -> Hash {
        for c in word.chars().filter_map(fold) {
            self.0 = (self.0.rotate_left(5) ^ u64::from(u32::from(c))).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
        self
    }

    /// The hash of one word.
    pub fn of(word: &str) -> u64 {
        Hash::default().add(word).0
    }
}

/// Whether the first letter is a capital.
pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether all letters are capitals, and there are at least two.
pub(super) fn is_all_caps(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.all(char::is_uppercase)
}

/// Whether capitals stand where no word has them: behind a small first letter, or two before small ones.
pub(super) fn has_odd_capitals(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(a), Some(b)) if a.is_uppercase() && b.is_uppercase() => letters.any(char::is_lowercase),
        (Some(a), b) if a.is_lowercase() => b.into_iter().chain(letters).any(char::is_uppercase),
        _ => false,
    }
}

/// Splits a phrase that has no syntax layer (a table's cell, a query) as the tokenizer would.
pub(super) fn words(phrase: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for piece in phrase.split_whitespace() {
        let (mut piece, mut tail) = (piece, Vec::new());
        if let Some(rest) = piece.strip_suffix("'s").or_else(|| piece.strip_suffix("’s")) {
            tail.push(&piece[rest.len()..]);
            piece = rest;
        }
        while let Some(c) = piece.chars().last().filter(|c| ",;:!?)\"'’”".contains(*c)) {
            let at = piece.len() - c.len_utf8();
            tail.push(&piece[at..]);
            piece = &piece[..at];
        }
        split_hyphens(piece, &mut out);
        out.extend(tail.into_iter().rev());
    }
    out
}

fn split_hyphens<'a>(piece: &'a str, out: &mut Vec<&'a str>) {
    let mut start = 0;
    for (at, _) in piece.match_indices('-') {
        out.extend([&piece[start..at], &piece[at..=at]].into_iter().filter(|w| !w.is_empty()));
        start = at + 1;
    }
    out.extend(Some(&piece[start..]).filter(|w| !w.is_empty()));
}
