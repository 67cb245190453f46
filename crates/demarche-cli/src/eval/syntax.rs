//! Tags and trees on the same tokens.

use super::count::round;
use serde_json::{Value, json};

/// Universal tag, head, relation without its subtype.
type Token<'t> = (&'t str, &'t str, &'t str);

const CORE: [&str; 7] = ["nsubj", "obj", "ccomp", "xcomp", "obl", "iobj", "csubj"];

pub(super) fn syntax(gold: &str, predicted: &str) -> Value {
    let (g, p) = (tokens(gold), tokens(predicted));
    if g.len() != p.len() {
        return json!({"error": format!("token counts differ: gold {}, predicted {}", g.len(), p.len())});
    }
    let all: Vec<(&Token<'_>, &Token<'_>)> = g.iter().zip(&p).collect();
    let core: Vec<_> = all.iter().copied().filter(|(a, _)| CORE.contains(&a.2)).collect();
    let tree = |a: &Token<'_>, b: &Token<'_>| (a.1, a.2) == (b.1, b.2);
    json!({
        "tokens": g.len(),
        "upos": percent(&all, g.len(), |a, b| a.0 == b.0),
        "uas": percent(&all, g.len(), |a, b| a.1 == b.1),
        "las": percent(&all, g.len(), tree),
        "core_arguments_las": percent(&core, core.len().max(1), tree),
    })
}

type Both<'t> = (&'t Token<'t>, &'t Token<'t>);

fn percent(pairs: &[Both<'_>], of: usize, right: impl Fn(&Token<'_>, &Token<'_>) -> bool) -> f64 {
    round(100.0 * pairs.iter().filter(|(a, b)| right(a, b)).count() as f64 / of as f64, 2)
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit())).filter_map(token).collect()
}

fn token(line: &str) -> Option<Token<'_>> {
    let fields: Vec<&str> = line.split('\t').collect();
    let word = fields.first()?.bytes().all(|b| b.is_ascii_digit());
    word.then_some((fields.get(3)?, fields.get(6)?, fields.get(7)?.split(':').next()?))
        .map(|(tag, head, relation): (&&str, &&str, &str)| (*tag, *head, relation))
}
