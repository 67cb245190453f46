//! Writes the gazetteer's file: its parts for who streams them, and a builder for small ones.

use super::binary::{BLOCK, CHECKSUM, EntryKind, HEADER, MAGIC, RECORD};
use super::fold;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// FNV-1a over the bytes that follow the header.
#[derive(Clone, Copy, Debug)]
pub struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Checksum(0xcbf2_9ce4_8422_2325)
    }
}

impl Checksum {
    /// Goes on over more bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3));
    }

    /// The sum; never zero, which stands for none.
    pub fn value(self) -> u64 {
        self.0.max(1)
    }
}

/// An entry as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NewEntry {
    /// What it is.
    pub kind: EntryKind,
    /// GeoNames id, zero if the source gives none.
    pub geonameid: u32,
    /// Degrees north and east.
    pub at: (f64, f64),
    /// Number of its first-order division.
    pub admin: u16,
    /// Inhabitants.
    pub population: u32,
}

impl NewEntry {
    /// Its bytes in the part of the records.
    pub fn encode(&self) -> [u8; RECORD] {
        let degrees = |x: f64| ((x * 1e4).round() as u32).to_le_bytes();
        let shift = (32 - self.population.leading_zeros()).saturating_sub(10).min(15);
        let kind = match self.kind {
            EntryKind::City => 0u16,
            EntryKind::Region => 1,
            EntryKind::County => 2,
        };
        let population = (self.population >> shift).min(0x3ff) as u16;
        let (id, admin) = (self.geonameid.to_le_bytes(), self.admin.to_le_bytes());
        let (north, east) = (degrees(self.at.0 + 90.0), degrees(self.at.1 + 180.0));
        let packed = (kind << 14 | (shift as u16) << 10 | population).to_le_bytes();
        [
            id[0], id[1], id[2], north[0], north[1], north[2], east[0], east[1], east[2], admin[0], admin[1],
            packed[0], packed[1],
        ]
    }
}

/// Writes the front-coded names and their index, name by name in the order of their folded forms.
#[derive(Debug, Default)]
pub struct NameTable {
    count: usize,
    first: u32,
    offset: u32,
    previous: String,
}

impl NameTable {
    /// Most entries of one spelling, of its own or as another name.
    pub const MOST: usize = 255;

    /// Adds a name with the number of its own entries, which follow those of the name before, and the numbers
    /// of the entries that it is another name of; what stands in `index` and `names` may be taken away between.
    pub fn push(&mut self, name: &str, own: usize, others: &[u32], index: &mut Vec<u8>, names: &mut Vec<u8>) {
        let before = names.len();
        if self.count.is_multiple_of(BLOCK) {
            self.previous.clear();
            index.extend(self.offset.to_le_bytes());
            index.extend(self.first.to_le_bytes());
        }
        let same = name.bytes().zip(self.previous.bytes()).take_while(|(a, b)| a == b).count();
        let shared = same.min(255);
        let suffix = name.as_bytes().get(shared..name.len().min(shared + 255)).unwrap_or(&[]);
        let (own, others) = (own.min(Self::MOST), others.get(..Self::MOST).unwrap_or(others));
        names.extend([shared as u8, suffix.len() as u8, own as u8, others.len() as u8]);
        names.extend_from_slice(suffix);
        names.extend(others.iter().flat_map(|n| n.to_le_bytes().into_iter().take(3)));
        self.first += own as u32;
        self.offset += (names.len() - before) as u32;
        self.count += 1;
        self.previous = name.to_owned();
    }

    /// How many blocks the index has.
    pub fn blocks(&self) -> usize {
        self.count.div_ceil(BLOCK)
    }
}

/// The header of a file; zero is no checksum.
pub fn gazetteer_header(records: usize, blocks: usize, admin_bytes: usize, checksum: u64) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..4].copy_from_slice(MAGIC);
    for (slot, count) in [records, blocks, admin_bytes].into_iter().enumerate() {
        header[4 + slot * 4..8 + slot * 4].copy_from_slice(&(count as u32).to_le_bytes());
    }
    header[CHECKSUM].copy_from_slice(&checksum.to_le_bytes());
    header
}

/// Builds a gazetteer in memory. For the recipe.
#[derive(Debug, Default)]
pub struct GazetteerBuilder {
    admins: Vec<String>,
    admin_numbers: FxHashMap<String, u16>,
    drafts: Vec<NewEntry>,
    numbers: Vec<u32>,
    names: BTreeMap<(String, String), (Vec<usize>, Vec<usize>)>,
}

impl GazetteerBuilder {
    /// The number of a first-order division.
    pub fn admin(&mut self, iso3: &str, name: &str) -> u16 {
        let line = format!("{iso3}\t{name}");
        let next = self.admins.len() as u16;
        *self.admin_numbers.entry(line).or_insert_with_key(|line| {
            self.admins.push(line.clone());
            next
        })
    }

    /// Adds an entry under its main name; gives its number for [`Self::alternative`].
    pub fn entry(&mut self, name: &str, entry: NewEntry) -> usize {
        self.drafts.push(entry);
        let number = self.drafts.len() - 1;
        let lists = self.names.entry((fold(name), name.to_owned())).or_default();
        if lists.0.len() < NameTable::MOST {
            lists.0.push(number);
        }
        number
    }

    /// Gives an entry another name.
    pub fn alternative(&mut self, name: &str, entry: usize) {
        let lists = self.names.entry((fold(name), name.to_owned())).or_default();
        if lists.1.len() < NameTable::MOST {
            lists.1.push(entry);
        }
    }

    /// Counts, for the recipe's last line.
    pub fn summary(&self) -> String {
        format!("{} entries, {} names, {} divisions", self.drafts.len(), self.names.len(), self.admins.len())
    }

    /// The file.
    pub fn finish(&mut self) -> Vec<u8> {
        let mut records = Vec::new();
        self.numbers = vec![0; self.drafts.len()];
        for &i in self.names.values().flat_map(|(own, _)| own) {
            self.numbers[i] = (records.len() / RECORD) as u32;
            records.extend(self.drafts[i].encode());
        }
        let admins = self.admins.join("\n");
        let (mut table, mut index, mut names) = (NameTable::default(), Vec::new(), Vec::new());
        for ((_, name), (own, others)) in &self.names {
            let others: Vec<u32> = others.iter().map(|&i| self.numbers[i]).collect();
            table.push(name, own.len(), &others, &mut index, &mut names);
        }
        let parts = [admins.as_bytes(), &records, &index, &names];
        let mut sum = Checksum::default();
        parts.iter().for_each(|part| sum.add(part));
        let header = gazetteer_header(records.len() / RECORD, table.blocks(), admins.len(), sum.value());
        [&header[..]].iter().chain(&parts).flat_map(|part| part.iter().copied()).collect()
    }
}
