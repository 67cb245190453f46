use crate::Analysis;
use std::fmt::Write;

/// `statement PARTY move firmness authority "issue" | "evidence"`, then `stance PARTY state "issue"`.
pub(super) fn lines(analysis: &Analysis) -> String {
    let text = &analysis.article.text;
    let mut out = String::new();
    for s in &analysis.ledger.statements {
        let (action, firmness, authority) = (s.action.name(), s.firmness.name(), s.authority.name());
        let evidence = s.evidence.of(text);
        let _ = writeln!(
            out,
            "statement {} {action} {firmness} {authority} {:?} | {evidence:?}",
            s.party,
            s.issue.as_str()
        );
    }
    for s in &analysis.ledger.stances {
        let _ = writeln!(out, "stance {} {} {:?}", s.party, s.state.name(), s.issue.as_str());
    }
    out
}
