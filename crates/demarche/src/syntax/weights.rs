//! The file of weights: read, checked, and laid out for use.

use super::hash;
use super::kernel::{Level, Matrix};
use super::lexical::KINDS;
use super::shape::*;
use super::tags::Tag;
use rustc_hash::FxHashMap;

/// First bytes of the file; the number changes whenever features or layout do.
pub const MAGIC: &[u8; 8] = b"DMSYNT03";
/// Bits after the binary point of the activations.
pub const POINT: u32 = 8;

/// A layer: integer weights, and how its results become activations again.
#[derive(Debug, Default)]
pub struct Layer {
    /// The weights.
    pub matrix: Matrix,
    /// Added to the sums.
    pub bias: Vec<i32>,
    /// The sums are shifted right by this.
    pub shift: u32,
}

/// What scores states or relations: projections of the positions, and what is added to their sum.
#[derive(Debug, Default)]
pub struct Slots {
    /// Projections of all positions, one below the other.
    pub project: Layer,
    /// Vectors of missing positions.
    pub missing: Vec<i16>,
    /// Vectors of the small tables.
    pub rows: Vec<i16>,
    /// Added always.
    pub bias: Vec<i16>,
}

/// A trained network, ready for use.
#[derive(Debug, Default)]
pub struct Weights {
    /// Instructions in use.
    pub level: Level,
    /// Classes of the tagger.
    pub tags: Vec<Tag>,
    /// Rows of the features; unknown ones have the row of their kind.
    pub keys: FxHashMap<u32, u32>,
    /// Embeddings as activations would be, without their shift.
    pub embed: Vec<i8>,
    /// By how much a row of the embeddings is shifted left.
    pub embed_shift: Vec<u8>,
    /// Convolutions.
    pub convs: Vec<Layer>,
    /// Sweeps: what is taken in, then the gates.
    pub sweeps: Vec<Layer>,
    /// Scores of tags.
    pub tagger: Layer,
    /// Vectors of states.
    pub slots: Slots,
    /// Scores of moves.
    pub mover: Layer,
    /// Vectors of relations.
    pub pairs: Slots,
    /// Scores of relations.
    pub labeler: Layer,
}

impl Weights {
    /// Reads a file; `None` if it is of another version, damaged or cut off.
    pub fn read(file: &[u8]) -> Option<Weights> {
        let (sum, body) = file.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
        if u32::from_le_bytes(*sum) != hash::bytes(body) {
            return None;
        }
        let end = body.iter().position(|&b| b == 0)?;
        let names = std::str::from_utf8(&body[..end]).ok()?;
        let tags = names.lines().map(Tag::parse).collect::<Option<Vec<_>>>()?;
        if tags.is_empty() || tags.len() > TAGS {
            return None;
        }
        let mut r = Input { rest: &body[end + 1..] };
        let count = r.number()? as usize;
        let keys = (0..count).map(|i| Some((r.number()?, (KINDS + i) as u32))).collect::<Option<_>>()?;
        let rows = KINDS + count;
        let embed_shift = r.take(rows)?.to_vec();
        let embed = r.take(rows * WIDTH)?.iter().map(|b| b.cast_signed()).collect();
        let convs = (0..CONVS).map(|_| r.layer(WIDTH, 3 * WIDTH)).collect::<Option<_>>()?;
        let sweeps = (0..SWEEPS).map(|_| r.layer(2 * WIDTH, WIDTH)).collect::<Option<_>>()?;
        let weights = Weights {
            level: Level::detect(),
            tags,
            keys,
            embed,
            embed_shift,
            convs,
            sweeps,
            tagger: r.layer(TAGS, WIDTH)?,
            slots: r.slots(MOVE_SLOTS, MOVE_WIDTH, MOVE_ROWS)?,
            mover: r.layer(4, MOVE_WIDTH)?,
            pairs: r.slots(LABEL_SLOTS, LABEL_WIDTH, LABEL_ROWS)?,
            labeler: r.layer(LABELS, LABEL_WIDTH)?,
        };
        r.rest.is_empty().then_some(weights)
    }
}

struct Input<'a> {
    rest: &'a [u8],
}

impl<'a> Input<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.rest.split_at_checked(n)?;
        self.rest = rest;
        Some(head)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn shorts(&mut self, n: usize) -> Option<Vec<i16>> {
        Some(self.take(2 * n)?.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect())
    }

    /// Bytes with a shift of its own for each row, brought to one shift for all.
    fn layer(&mut self, rows: usize, width: usize) -> Option<Layer> {
        let shifts = self.take(rows)?;
        let shift = u32::from(shifts.iter().copied().max()?);
        let bias = (0..rows).map(|_| Some(self.number()?.cast_signed())).collect::<Option<_>>()?;
        let bytes = self.take(rows * width)?;
        let mut weights = Vec::with_capacity(bytes.len());
        for (row, &own) in bytes.chunks_exact(width).zip(shifts) {
            let up = (shift - u32::from(own)).min(8);
            weights.extend(row.iter().map(|&b| i16::from(b.cast_signed()) << up));
        }
        // Rows of zeros fill the last vector of the machine up.
        let full = rows.next_multiple_of(8);
        weights.resize(full * width, 0);
        (shift < 31).then_some(Layer { matrix: Matrix::new(full, width, &weights)?, bias, shift })
    }

    fn slots(&mut self, slots: usize, width: usize, rows: usize) -> Option<Slots> {
        let project = self.layer(slots * width, WIDTH)?;
        let (missing, rows) = (self.shorts(slots * width)?, self.shorts(rows * width)?);
        Some(Slots { project, missing, rows, bias: self.shorts(width)? })
    }
}
