//! One sentence through the network: tags, lemmas, tree, relations.

use super::Knowledge;
use super::network::Network;
use super::repair;
use super::tags::Tag;
use super::transition::NONE;
use super::weights::Weights;
use crate::model::{Deprel, Feats, SentenceId, Span, Token, TokenId, Upos};

/// Buffers reused from sentence to sentence.
#[derive(Debug, Default)]
pub struct Buffers {
    network: Network,
    scratch: String,
}

/// Reads one sentence, given as the spans of its tokens, and appends its tokens to `out`.
pub fn sentence(
    knowledge: &Knowledge,
    weights: &Weights,
    text: &str,
    spans: &[Span],
    id: SentenceId,
    b: &mut Buffers,
    out: &mut Vec<Token>,
) {
    let Knowledge { lemmas, words, .. } = knowledge;
    let n = &mut b.network;
    n.read(weights, spans.iter().map(|s| s.of(text)));
    let first = out.len();
    for (i, &span) in spans.iter().enumerate() {
        let tag = lemmas.in_its_tense(span.of(text), weights.tags[n.tags[i]]);
        let lemma = lemmas.lemma(span.of(text), tag, &mut b.scratch);
        let head = n.state.heads[i];
        let head = (head != NONE).then(|| TokenId::new(first + head as usize));
        let deprel = Deprel::ALL.get(n.rels[i]).copied().unwrap_or(Deprel::Dep);
        out.push(Token { span, lemma, upos: tag.upos, feats: tag.feats, head, deprel, sentence: id });
    }
    let past = |form: &str| lemmas.is_past(form);
    let mut renamed = repair::misnamed_forms(&mut out[first..], first, text, words);
    renamed.extend(repair::main_verb(&mut out[first..], first, text, past));
    for i in renamed {
        let token = &mut out[first + i];
        let tag = Tag { upos: token.upos, feats: token.feats, graded: false };
        token.lemma = lemmas.lemma(token.span.of(text), tag, &mut b.scratch);
    }
    repair::sisters(&mut out[first..], first, text, words);
    finish(&mut out[first..], first, text);
    for i in 0..spans.len() {
        repair::raise_due(&mut out[first..], first, i);
    }
}

/// What can be told only when the tree is known: the passive, and which verb a clitic stands for.
pub fn finish(tokens: &mut [Token], first: usize, text: &str) {
    for i in 0..tokens.len() {
        let Some(head) = tokens[i].head.map(|h| h.index() - first) else { continue };
        let participle = tokens[head].feats.has(Feats::PARTICIPLE);
        if matches!(tokens[i].deprel, Deprel::AuxPass | Deprel::NsubjPass | Deprel::CsubjPass) && participle {
            tokens[head].feats = tokens[head].feats.with(Feats::PASSIVE);
        }
        if tokens[i].upos == Upos::Aux && participle && tokens[i].deprel == Deprel::Aux {
            let form = tokens[i].span.of(text);
            if form.ends_with(['s', 'd', 'S', 'D']) && form.starts_with(['\'', '’']) {
                tokens[i].lemma = "have".into();
            }
        }
    }
    for i in 0..tokens.len() {
        // A participle that modifies a noun or a clause without an auxiliary is passive.
        let reduced = matches!(tokens[i].deprel, Deprel::Acl | Deprel::Advcl)
            && tokens[i].feats.has(Feats::PARTICIPLE)
            && tokens[i].upos == Upos::Verb;
        let helped =
            || tokens.iter().any(|t| t.head.map(|h| h.index() - first) == Some(i) && t.deprel == Deprel::Aux);
        if reduced && !helped() {
            tokens[i].feats = tokens[i].feats.with(Feats::PASSIVE);
        }
    }
}
