use crate::Analysis;
use std::fmt::Write;

/// `statement PARTY move firmness authority "issue" | "evidence"`, then `linkage PARTY kind "act" | "condition"`,
/// `proposal kind TABLERS fate "name"` with a line for each step, and `stance PARTY state "issue"`.
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
    linkages(analysis, &mut out);
    proposals(analysis, &mut out);
    for s in &analysis.ledger.stances {
        let _ = writeln!(out, "stance {} {} {:?}", s.party, s.state.name(), s.issue.as_str());
    }
    out
}

fn linkages(analysis: &Analysis, out: &mut String) {
    let text = &analysis.article.text;
    for l in &analysis.ledger.linkages {
        let (act, condition) = (l.act.of(text), l.condition.of(text));
        let action = l.action.map_or("-", crate::model::Move::name);
        let _ = writeln!(
            out,
            "linkage {} {} {action} {} {act:?} | {condition:?}",
            l.party,
            l.kind.name(),
            l.counterpart.as_deref().unwrap_or("-"),
        );
    }
}

fn proposals(analysis: &Analysis, out: &mut String) {
    let text = &analysis.article.text;
    for p in &analysis.ledger.proposals {
        let by = if p.tabled_by.is_empty() { "-".to_owned() } else { p.tabled_by.join(",") };
        let fate = crate::ledger::fate(&p.steps).map_or("-", crate::model::Fate::name);
        let issues = if p.issues.is_empty() { String::new() } else { format!(" on {}", p.issues.join(", ")) };
        let _ = writeln!(out, "proposal {} {by} {fate} {:?}{issues}", p.kind, p.name.of(text));
        for s in &p.steps {
            let party = s.party.as_deref().unwrap_or("-");
            let _ = writeln!(out, "  step {} {party} | {:?}", s.fate.name(), s.evidence.of(text));
        }
    }
}
