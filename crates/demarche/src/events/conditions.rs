//! Whether a frame's or operator's conditions hold at a trigger.

use super::lexicon::{Conditions, Kind};
use super::parties;
use super::tree;
use super::triggers::Hit;
use super::view::View;
use crate::model::{Deprel, Feats, Str, TokenId, Upos};

impl Conditions {
    /// How many conditions are stated: a frame with more is the more special one.
    pub(super) fn count(&self) -> usize {
        let lists = [
            &self.if_obj,
            &self.unless_obj,
            &self.if_subj,
            &self.unless_subj,
            &self.if_prep,
            &self.unless_prep,
            &self.if_near,
            &self.unless_near,
            &self.if_clause,
            &self.if_actor,
            &self.if_recipient,
            &self.unless_recipient,
        ];
        lists.iter().map(|l| usize::from(!l.is_empty())).sum::<usize>()
            + usize::from(!self.if_obj.is_empty() || !self.if_near.is_empty() || !self.if_prep.is_empty())
    }
}

/// Whether all conditions on words hold. Those on parties are looked at once these are known.
pub(super) fn hold(view: &View<'_>, hit: &Hit<'_>, c: &Conditions) -> bool {
    (c.if_obj.is_empty() || nominal_is(view, object_of(view, hit), &c.if_obj))
        && (c.if_subj.is_empty() || subject_is(view, hit, &c.if_subj))
        && (c.if_prep.is_empty() || has_preposition(view, hit.token, &c.if_prep))
        && (c.if_near.is_empty() || is_near(view, hit.token, &c.if_near, false))
        && !excluded(view, hit, c)
}

/// Whether the subject fits; whom a pronoun means between two marked parties is not known.
fn subject_is(view: &View<'_>, hit: &Hit<'_>, words: &[Str]) -> bool {
    let subject = subject_of(view, hit);
    let pronoun = view.marked && subject.is_some_and(|s| view.syntax.token(s).upos == Upos::Pron);
    pronoun || nominal_is(view, subject, words)
}

/// Whether a condition says that the frame does not read the word here: these hold for pairs too.
pub(super) fn excluded(view: &View<'_>, hit: &Hit<'_>, c: &Conditions) -> bool {
    (!c.unless_obj.is_empty() && is_shut_out(view, object_of(view, hit), &c.unless_obj))
        || (!c.unless_subj.is_empty() && is_shut_out(view, subject_of(view, hit), &c.unless_subj))
        || (!c.unless_prep.is_empty() && has_preposition(view, hit.token, &c.unless_prep))
        || (!c.unless_near.is_empty() && is_near(view, hit.token, &c.unless_near, view.marked))
}

/// Whether the complement clause has the auxiliary that is asked for; a condition of grammar, which holds
/// for pairs too.
pub(super) fn clause_holds(view: &View<'_>, hit: &Hit<'_>, c: &Conditions) -> bool {
    let asked = |clause: TokenId| {
        super::clause::has_auxiliary_among(view, clause, &c.if_clause)
            || c.if_clause.iter().any(|w| *w == view.lemma(clause))
    };
    c.if_clause.is_empty()
        || tree::speech_before(view.syntax, hit.token).is_some_and(asked)
        || clauses(view, hit.token).any(|clause| {
            let rel = view.syntax.token(clause).deprel;
            let complement = matches!(rel, Deprel::Ccomp | Deprel::Parataxis);
            let infinitive = matches!(rel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::Acl)
                && tree::has_case(view.syntax, clause, "to")
                && view.syntax.token(clause).feats.has(Feats::INFINITIVE);
            infinitive && c.if_clause.iter().any(|w| w == "to") || complement && asked(clause)
        })
}

/// The clauses under a verb, and the infinitive that the parser has hung on its object.
fn clauses<'a>(view: &View<'a>, verb: TokenId) -> impl Iterator<Item = TokenId> + 'a {
    let syntax = view.syntax;
    let object = syntax.child(verb, Deprel::Obj);
    let under = object.into_iter().flat_map(move |o| syntax.children(o));
    syntax.children(verb).chain(under.filter(move |&c| syntax.token(c).deprel == Deprel::Acl))
}

/// Whether one of these parties (or the words that name them) fits a list.
pub(super) fn party_is(view: &View<'_>, parties: &[crate::model::EntityId], heads: &[Str]) -> bool {
    if parties.is_empty() {
        return heads.iter().any(|h| h == "@none");
    }
    parties.iter().any(|&p| {
        heads.iter().any(|h| {
            view.entity_is(p, h)
                || view.entities.entities.get(p.index()).is_some_and(|e| {
                    let word = e.name.rsplit(' ').next().unwrap_or("").to_lowercase();
                    view.lexicon.classes.fits(h, word.trim_end_matches('s'))
                        || view.lexicon.classes.fits(h, &word)
                })
        })
    })
}

fn object_of(view: &View<'_>, hit: &Hit<'_>) -> Option<TokenId> {
    hit.object.or_else(|| match hit.entry.kind {
        Kind::Noun => tree::prepositional(view.syntax, hit.token, "of"),
        _ => tree::object(view.syntax, hit.token),
    })
}

fn subject_of(view: &View<'_>, hit: &Hit<'_>) -> Option<TokenId> {
    match hit.entry.kind {
        Kind::Noun => owner_of(view, hit.token),
        _ => tree::subject(view.syntax, hit.token),
    }
}

/// Who does what a noun names: its possessor, a *by*-phrase, a party's adjective, else the subject of the verb
/// that supports it ("launched an invasion").
fn owner_of(view: &View<'_>, noun: TokenId) -> Option<TokenId> {
    let syntax = view.syntax;
    let adjective = || {
        let modifies = |c: &TokenId| matches!(syntax.token(*c).deprel, Deprel::Amod | Deprel::Compound);
        syntax.children(noun).filter(modifies).find(|&c| !parties::of(view, c).is_empty())
    };
    let supported = || {
        let verb = syntax.token(noun).head.filter(|&h| syntax.token(h).upos == Upos::Verb)?;
        tree::subject(syntax, verb).filter(|&s| s != noun)
    };
    let owner = syntax.child(noun, Deprel::NmodPoss).or_else(|| tree::prepositional(syntax, noun, "by"));
    owner.or_else(adjective).or_else(supported)
}

fn nominal_is(view: &View<'_>, nominal: Option<TokenId>, words: &[Str]) -> bool {
    fits_among(view, nominal, words.iter())
}

/// Whether a nominal fits one of the words; `@none` asks that there be no nominal.
fn fits_among<'a>(
    view: &View<'_>,
    nominal: Option<TokenId>,
    mut words: impl Iterator<Item = &'a Str> + Clone,
) -> bool {
    let Some(nominal) = nominal else { return words.any(|w| w == "@none") };
    tree::coordinated(view.syntax, nominal).any(|part| {
        let through = tree::prepositional(view.syntax, part, "of")
            .filter(|_| view.lexicon.classes.has("quantity", view.lemma(part)));
        [Some(part), through].into_iter().flatten().any(|t| words.clone().any(|w| word_is(view, t, w)))
    })
}

/// A marked party may be of any kind: no kind of party shuts it out.
fn is_shut_out(view: &View<'_>, nominal: Option<TokenId>, words: &[Str]) -> bool {
    fits_among(view, nominal, words.iter().filter(|w| !(view.marked && View::is_kind_of_party(w))))
}

fn word_is(view: &View<'_>, token: TokenId, word: &Str) -> bool {
    if let Some(modifier) = word.strip_prefix("mod:") {
        return view.syntax.children(token).any(|c| view.lexicon.classes.fits(modifier, view.lemma(c)));
    }
    view.lexicon.classes.any_in_name(std::slice::from_ref(word), view.lemma(token))
        || (word.starts_with('@')
            && (parties::of(view, token).iter().any(|&e| view.entity_is(e, word))
                || view.entities.entity_at(token).is_some_and(|e| view.entity_is(e, word))))
}

fn has_preposition(view: &View<'_>, head: TokenId, words: &[Str]) -> bool {
    let syntax = view.syntax;
    let on = |h: TokenId| syntax.children(h).any(|c| words.iter().any(|w| tree::has_case(syntax, c, w)));
    on(head) || tree::object(syntax, head).is_some_and(on)
}

/// Classes of the unpolitical: their words keep a frame from reading sport, business and culture.
const UNPOLITICAL: [&str; 4] = ["@sport", "@sportsperson", "@firm", "@artwork"];

/// Any word of the clause below the trigger, or of the noun phrase around a noun; `political` where the
/// sentence is known to be so.
fn is_near(view: &View<'_>, head: TokenId, words: &[Str], political: bool) -> bool {
    let asked = |w: &&Str| !political || !UNPOLITICAL.contains(&w.as_str());
    let fits = |t: TokenId| words.iter().filter(asked).any(|w| view.lexicon.classes.fits(w, view.lemma(t)));
    let syntax = view.syntax;
    let top =
        if syntax.token(head).upos == Upos::Verb { head } else { syntax.token(head).head.unwrap_or(head) };
    let ids = syntax.ids(syntax.token(head).sentence);
    ids.filter(|&t| t != head).any(|t| fits(t) && syntax.is_under(t, top))
}

/// Whether the conditions on the parties found hold.
pub(super) fn parties_hold(view: &View<'_>, cast: &super::slots::Cast, c: &Conditions) -> bool {
    (c.if_actor.is_empty() || party_is(view, &cast.actors, &c.if_actor))
        && (c.if_recipient.is_empty() || party_is(view, &cast.recipients, &c.if_recipient))
        && (c.unless_recipient.is_empty() || !party_is(view, &cast.recipients, &c.unless_recipient))
}
