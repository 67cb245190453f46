//! Stable ids: hashes of content, the same on every machine and in every run.

use rustc_hash::FxHashSet;

/// Gives ids of one document; equal content gets a running suffix.
pub(super) struct Ids<'d> {
    document: &'d str,
    given: FxHashSet<String>,
}

impl<'d> Ids<'d> {
    pub(super) fn new(document: &'d str) -> Self {
        Ids { document, given: FxHashSet::default() }
    }

    /// The id of a thing: `prefix`, and a hash of the document's id and `parts`.
    pub(super) fn id(&mut self, prefix: &str, parts: &[&str]) -> String {
        let all = std::iter::once(self.document).chain(parts.iter().copied());
        let hash = all.fold(FNV_OFFSET, |h, part| fnv(fnv(h, part.as_bytes()), &[0x1F]));
        let base = format!("{prefix}{:010x}", hash >> 24);
        let mut id = base.clone();
        let mut n = 1;
        while !self.given.insert(id.clone()) {
            n += 1;
            id = format!("{base}-{n}");
        }
        id
    }
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, 64 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>.
fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
