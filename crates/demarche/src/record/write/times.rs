//! Expressions of time.

use super::Writer;
use crate::model;
use crate::record::types as out;

impl Writer<'_> {
    pub(super) fn times(&self) -> Vec<out::Timex> {
        let timex = |t: &model::Timex| {
            let out::Words { start, end, text } = self.offsets.words(t.span);
            let (kind, anchor) = (t.kind.name().to_owned(), t.anchor.name().to_owned());
            out::Timex { start, end, text, kind, value: t.value.to_string(), anchor }
        };
        self.a.times.timexes.iter().map(timex).collect()
    }
}
