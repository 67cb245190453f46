//! The type between two marked parties: for evaluation, and for users who have their own actor spans.

use super::values::root_type;
use super::view::View;
use super::{Knowledge, attach, compose, drafts, repair, said, tree};
use crate::Analysis;
use crate::model::{
    Entities, Entity, EntityId, EntityKind, Event, Mention, MentionId, MentionKind, PloverType, SentenceId,
    Span, Status, Str, TokenId, Upos,
};

/// A text with source and target marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// The text without marks.
    pub text: String,
    /// Byte spans of the source actor.
    pub sources: Vec<Span>,
    /// Byte spans of the target actor.
    pub targets: Vec<Span>,
}

impl Marked {
    /// Reads `<s>…</s>` and `<t>…</t>`; other text stays as it is.
    pub fn parse(marked: &str) -> Marked {
        let mut out = Marked::default();
        let (mut source, mut target) = (0, 0);
        let mut rest = marked;
        while let Some(at) = rest.find('<') {
            let (before, tag) = rest.split_at(at);
            out.text.push_str(before);
            let here = out.text.len();
            let known = ["<s>", "</s>", "<t>", "</t>"].into_iter().find(|t| tag.starts_with(t));
            match known {
                Some("<s>") => source = here,
                Some("<t>") => target = here,
                Some("</s>") => out.sources.push(Span::new(source, here)),
                Some(_) => out.targets.push(Span::new(target, here)),
                None => out.text.push('<'),
            }
            rest = tag.get(known.map_or(1, str::len)..).unwrap_or("");
        }
        out.text.push_str(rest);
        out
    }
}

/// What stands between two marked parties.
#[derive(Clone, Debug)]
pub struct Coded {
    /// The event, with the marked parties as entities 0 (source) and 1 (target) where they were found.
    pub event: Event,
    /// How it was found: "both", "source", "target", "nearest".
    pub by: &'static str,
}

/// What a word inside the marks costs: it describes a party and is seldom what it does.
const MARKED_ITSELF: i32 = 20;

/// What it weighs that the source says something of the target: more than an act of one of them at best.
const REMARK: i32 = 44;

/// What a word costs that only carries another's act, or is what another's act is about.
const MENTIONED: i32 = 12;

/// What an act costs that is only imagined, intended or asked about.
const HYPOTHETICAL: i32 = 10;

/// What an act costs that the sentence only gives as the occasion of another ("… after a deal with them").
const EARLIER: i32 = 45;

/// Whether an act stands behind "after" or its like.
fn is_earlier(view: &View<'_>, trigger: TokenId) -> bool {
    let behind = |t: TokenId| {
        ["after", "following", "since", "despite", "amid"].iter().any(|p| tree::has_case(view.syntax, t, p))
    };
    std::iter::once(trigger).chain(view.syntax.ancestors(trigger)).any(behind)
}

/// What it costs besides that an act is what another one is for: "blocked roads to press the premier".
const PURPOSE: i32 = 32;

/// The rule of a marked entity.
pub(super) const MARKED: &str = "marked";
const SOURCE: EntityId = EntityId(0);
const TARGET: EntityId = EntityId(1);

/// The type between source and target: of the events that have both, else one of them, else the
/// nearest to them; `None` where the sentence has no word of the lexicon.
pub fn code_pair(analysis: &Analysis, marked: &Marked, knowledge: &Knowledge) -> Option<Coded> {
    let entities = cast(analysis, marked);
    let (times, lexicon) = (&analysis.times, &knowledge.lexicon);
    let (text, syntax) = (&analysis.article.text, &analysis.syntax);
    let layers = repair::Layers { text, syntax, times, entities: &entities, lexicon };
    let repaired = repair::trees(&layers);
    let mut view = View {
        article: &analysis.article,
        syntax: repaired.as_ref().unwrap_or(syntax),
        times,
        entities: &entities,
        places: &analysis.places,
        quotes: &analysis.quotes,
        lexicon,
        lenient: false,
        marked: true,
    };
    let strict = best(&view, marked);
    let weak = strict.as_ref().is_none_or(|(score, ..)| *score < WEAK);
    view.lenient = weak;
    let lenient = if weak { best(&view, marked) } else { None };
    let better = |a: &Found, b: &Found| b.0 > a.0 + LENIENT_COST;
    let (_, mut draft, sentence) = match (strict, lenient) {
        (Some(s), Some(l)) => {
            if better(&s, &l) {
                l
            } else {
                s
            }
        }
        (s, l) => s.or(l)?,
    };
    if draft.status == Status::Denied {
        // To deny one's own deed is to reject what is said of it.
        (draft.plover, draft.cameo) = (PloverType::Reject, "120".into());
    }
    draft.plover = by_code(draft.plover, &draft.cameo);
    let by = found_by(&draft);
    Some(Coded { event: attach::event(&view, draft, sentence), by })
}

type Found = (i32, compose::Draft, SentenceId);

/// Below this score frames are tried whose conditions do not hold.
const WEAK: i32 = 38;
/// What such a frame must be better by.
const LENIENT_COST: i32 = 15;

/// The type of an event's CAMEO root: those who mark pairs code by CAMEO's roots, where conviction is
/// disapproval, a blockade fighting, a signed agreement support and a promised release an agreement.
fn by_code(plover: PloverType, cameo: &str) -> PloverType {
    match root_type(cameo) {
        // Concessions and retreats share a root.
        Some(PloverType::Concede) if plover == PloverType::Retreat => plover,
        Some(by_root) => by_root,
        None => plover,
    }
}

/// The draft whose parties are most nearly the marked ones.
fn best(view: &View<'_>, marked: &Marked) -> Option<Found> {
    let mut best: Option<Found> = None;
    for n in 0..view.syntax.sentences.len() {
        let sentence = SentenceId::new(n);
        let all = drafts(view, sentence);
        let swallowed: Vec<TokenId> = all.iter().flat_map(|d| d.swallowed.clone()).collect();
        let verbs: Vec<TokenId> = all.iter().map(|d| d.inner).filter(|&t| is_verb(view, t)).collect();
        let by_source = |d: &&compose::Draft| d.cast.actors.contains(&SOURCE) && is_verb(view, d.inner);
        let done: Vec<TokenId> = all.iter().filter(by_source).map(|d| d.inner).collect();
        for mut draft in all {
            said::accusation(view, &mut draft, SOURCE, TARGET);
            let alone = draft.swallowed.is_empty();
            let carries = alone && swallowed.contains(&draft.inner);
            let object = alone && !is_verb(view, draft.inner) && {
                let above = view.syntax.token(draft.inner).head;
                above.is_some_and(|h| verbs.contains(&h))
            };
            let aim = draft.rule.ends_with("+purpose")
                && view.syntax.ancestors(draft.inner).any(|a| done.contains(&a));
            let score = score(view, &draft, marked)
                - (i32::from(carries) + i32::from(object)) * MENTIONED
                - i32::from(aim) * PURPOSE;
            if best.as_ref().is_none_or(|(s, ..)| score > *s) {
                best = Some((score, draft, sentence));
            }
        }
        let weak = best.as_ref().is_none_or(|(score, ..)| *score < REMARK);
        if let Some(draft) = said::remark(view, sentence, SOURCE, TARGET).filter(|_| weak) {
            best = Some((REMARK, draft, sentence));
        }
    }
    best
}

fn is_verb(view: &View<'_>, token: TokenId) -> bool {
    view.syntax.token(token).upos == Upos::Verb
}

fn found_by(draft: &compose::Draft) -> &'static str {
    let both = |p: EntityId| draft.cast.actors.contains(&p) || draft.cast.recipients.contains(&p);
    match (both(SOURCE), both(TARGET)) {
        (true, true) => "both",
        (true, false) => "source",
        (false, true) => "target",
        (false, false) => "nearest",
    }
}

/// How well a draft's parties are the marked ones; verbs before nouns, conflict before talk, near before far.
fn score(view: &View<'_>, draft: &compose::Draft, marked: &Marked) -> i32 {
    let (a, r) = (&draft.cast.actors, &draft.cast.recipients);
    let mut score = 0;
    // Of two half-fitting acts the one that the source does is the likelier.
    score += if a.contains(&SOURCE) {
        42
    } else if a.contains(&TARGET) {
        5
    } else {
        0
    };
    score += if r.contains(&TARGET) {
        40
    } else if r.contains(&SOURCE) {
        5
    } else {
        0
    };
    let trigger = view.syntax.token(draft.trigger);
    score += i32::from(is_verb(view, draft.trigger)) * 6;
    score += i32::from(draft.swallowed.is_empty()) * -2 + 2;
    score += match draft.plover {
        PloverType::Consult => -4,
        p if p.quad_class() == 4 => 3,
        PloverType::Aid | PloverType::Retreat | PloverType::Cooperate => 1,
        _ => 0,
    };
    // Of an act and what it is for, or hangs on, the act is what happens.
    score -= i32::from(draft.status == Status::Hypothetical) * HYPOTHETICAL;
    let (low, high) = hull(marked);
    let inside = trigger.span.start >= low && trigger.span.end <= high;
    score += i32::from(inside) * 8;
    let marked_itself = marked.sources.iter().chain(&marked.targets).any(|s| s.contains(trigger.span));
    score -= i32::from(marked_itself) * MARKED_ITSELF;
    score -= i32::from(is_earlier(view, draft.trigger)) * EARLIER;
    let middle = low.midpoint(high);
    score -= i32::try_from(trigger.span.start.abs_diff(middle) / 24).unwrap_or(50).min(8);
    score
}

fn hull(marked: &Marked) -> (u32, u32) {
    let all = || marked.sources.iter().chain(&marked.targets);
    (all().map(|s| s.start).min().unwrap_or(0), all().map(|s| s.end).max().unwrap_or(u32::MAX))
}

/// The document's entities replaced by the two marked ones, with the sectors the reader found.
fn cast(analysis: &Analysis, marked: &Marked) -> Entities {
    let mut out = Entities { by_head: vec![None; analysis.syntax.tokens.len()], ..Entities::default() };
    for (spans, code) in [(&marked.sources, "SRC"), (&marked.targets, "TGT")] {
        let id = EntityId::new(out.entities.len());
        out.entities.push(party(analysis, spans, code));
        for &span in spans {
            for head in heads(analysis, span) {
                let mention = MentionId::new(out.mentions.len());
                out.mentions.push(Mention {
                    span,
                    tokens: head.0..head.0 + 1,
                    head,
                    kind: MentionKind::Name,
                    entity: id,
                });
                if let Some(slot) = out.by_head.get_mut(head.index()) {
                    *slot = Some(mention);
                }
            }
        }
    }
    out
}

/// The tokens of a span whose head lies outside it.
fn heads(analysis: &Analysis, span: Span) -> Vec<TokenId> {
    let tokens = (0..analysis.syntax.tokens.len()).map(TokenId::new);
    let inside = |t: TokenId| span.contains(analysis.syntax.token(t).span);
    let outer = |t: &TokenId| {
        let token = analysis.syntax.token(*t);
        inside(*t) && token.upos != Upos::Punct && token.head.is_none_or(|h| !inside(h))
    };
    tokens.filter(outer).collect()
}

fn party(analysis: &Analysis, spans: &[Span], code: &str) -> Entity {
    let known = spans.iter().flat_map(|s| heads(analysis, *s)).find_map(|h| analysis.entities.entity_at(h));
    let known = known.and_then(|id| analysis.entities.entities.get(id.index()));
    Entity {
        name: spans.first().map_or(String::new(), |s| s.of(&analysis.article.text).to_owned()),
        kind: known.map_or(EntityKind::Organization, |e| e.kind),
        code: Some(known.and_then(|e| e.code.clone()).unwrap_or_else(|| Str::from(code))),
        country: known.and_then(|e| e.country.clone()),
        country_guessed: false,
        sector: known.and_then(|e| e.sector.clone()),
        description: None,
        roles: Vec::new(),
        wikidata: None,
        members: Vec::new(),
        rule: MARKED.into(),
    }
}
