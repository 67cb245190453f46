//! Slices of the text by code points.

/// Byte offsets of code points; nothing to look up where the text is ASCII.
pub(super) struct Offsets(Option<Vec<u32>>);

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Offsets(None);
        }
        Offsets(Some(text.char_indices().map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX)).collect()))
    }

    /// `text[start:end]` in code points.
    pub(super) fn slice<'t>(&self, text: &'t str, start: u32, end: u32) -> &'t str {
        let byte = |at: u32| match &self.0 {
            None => at as usize,
            Some(bytes) => bytes.get(at as usize).map_or(text.len(), |&b| b as usize),
        };
        text.get(byte(start)..byte(end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_sliced() {
        let text = "Café – oui";
        assert_eq!(Offsets::new(text).slice(text, 3, 6), "é –");
        assert_eq!(Offsets::new("oui").slice("oui", 1, 3), "ui");
        assert_eq!(Offsets::new(text).slice(text, 7, 10), "oui");
    }
}
