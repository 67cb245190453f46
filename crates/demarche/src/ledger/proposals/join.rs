//! Which phrases of a document name one proposal.

use super::Named;
use super::knowledge::ProposalBook;

/// Groups of indexes into `named`, each one proposal, in order of first mention.
pub(super) fn groups(named: &[Named], book: &ProposalBook) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (i, next) in named.iter().enumerate() {
        let joins = |group: &Vec<usize>| {
            let members = group.iter().filter_map(|&m| named.get(m));
            same(&members.collect::<Vec<_>>(), next, book)
        };
        match groups.iter().rposition(joins) {
            Some(at) => groups[at].push(i),
            None => groups.push(vec![i]),
        }
    }
    groups
}

/// Whether a phrase speaks of the proposal that others named: owners do not contradict, and either it
/// is the same kind told by the same marks, or a weak noun that refers back.
fn same(members: &[&Named], next: &Named, book: &ProposalBook) -> bool {
    let owners = || members.iter().flat_map(|m| &m.owners);
    let known = owners().next().is_some();
    let shared = next.owners.iter().any(|o| owners().any(|m| m == o));
    if known && !next.owners.is_empty() && !shared {
        return false;
    }
    let marks = || members.iter().flat_map(|m| &m.marks);
    let told_apart = !next.marks.is_empty()
        && marks().next().is_some()
        && !next.marks.iter().any(|w| marks().any(|m| m == w));
    if told_apart {
        return false;
    }
    let weak = book.kinds.get(next.kind).is_some_and(|k| k.weak);
    let same_kind = members.iter().any(|m| m.kind == next.kind);
    let any_weak = weak || members.iter().any(|m| book.kinds.get(m.kind).is_some_and(|k| k.weak));
    (same_kind && (shared || next.definite)) || (any_weak && (shared || next.definite && known))
}
