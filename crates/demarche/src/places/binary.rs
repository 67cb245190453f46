//! The gazetteer's file: read in place, nothing is unpacked at start-up. `docs/places.md` draws it.

use super::fold;
use std::borrow::Cow;
use std::fmt;

/// Names in one block of the front-coded name table.
pub(super) const BLOCK: usize = 16;
/// What a file begins with: its kind, then its version.
pub(super) const MAGIC: &[u8; 4] = b"DGZ1";
pub(super) const HEADER: usize = 24;
pub(super) const RECORD: usize = 13;
/// Where the header keeps the checksum of all that follows it; zero is none.
pub(super) const CHECKSUM: std::ops::Range<usize> = 16..24;

/// Why bytes are no gazetteer that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GazetteerError {
    /// They do not begin as one.
    Foreign,
    /// A gazetteer of another version.
    Version(char),
    /// Shorter than its header says.
    Cut,
    /// The checksum says that something was changed.
    Damaged,
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GazetteerError::Foreign => {
                f.write_str("no gazetteer: `demarche gazetteer build` makes one from a GeoNames dump")
            }
            GazetteerError::Version(v) => write!(
                f,
                "a gazetteer of version {v}, this program reads version 1: build it anew with `demarche gazetteer build`"
            ),
            GazetteerError::Cut => f.write_str("the gazetteer is cut off: build or copy it anew"),
            GazetteerError::Damaged => {
                f.write_str("the gazetteer is damaged, its checksum does not agree: build or copy it anew")
            }
        }
    }
}

impl std::error::Error for GazetteerError {}

/// What an entry of the gazetteer file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// A populated place.
    City,
    /// A first-order division: state, province, oblast.
    Region,
    /// A second-order division: county.
    County,
}

/// One entry of the gazetteer file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Its number in the file.
    pub index: u32,
    /// What it is.
    pub kind: EntryKind,
    /// GeoNames id, zero if the source gives none.
    pub geonameid: u32,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Number of its first-order division in the file.
    pub admin: u16,
    /// Inhabitants, to three digits; zero if unknown.
    pub population: u32,
    /// Whether it was found under another than its main name.
    pub alternative: bool,
}

/// A gazetteer in its binary form.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    bytes: Cow<'static, [u8]>,
    records: usize,
    blocks: usize,
    index: usize,
    names: usize,
    admins: Vec<(String, String)>,
}

impl Gazetteer {
    /// Opens a file's bytes and checks that they are whole.
    ///
    /// # Errors
    /// If they are no gazetteer of this version, or not as they were written.
    pub fn read(bytes: Vec<u8>) -> Result<Self, GazetteerError> {
        match bytes.split_first_chunk::<4>() {
            Some(([b'D', b'G', b'Z', version], _)) if *version != MAGIC[3] => {
                return Err(GazetteerError::Version(char::from(*version)));
            }
            Some((MAGIC, _)) => {}
            _ => return Err(GazetteerError::Foreign),
        }
        let (header, rest) = bytes.split_at_checked(HEADER).ok_or(GazetteerError::Cut)?;
        let told = header.get(CHECKSUM).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
        let mut sum = super::Checksum::default();
        sum.add(rest);
        if sum.value() != told {
            let cut = Gazetteer::open(Cow::Owned(bytes)).is_none();
            return Err(if cut { GazetteerError::Cut } else { GazetteerError::Damaged });
        }
        Gazetteer::open(Cow::Owned(bytes)).ok_or(GazetteerError::Cut)
    }

    /// Opens a file's bytes without a look at the checksum; `None` if they are no gazetteer.
    pub fn open(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let at = |i: usize| Some(u32::from_le_bytes(bytes.get(i..i + 4)?.try_into().ok()?) as usize);
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let (records, blocks, admin_bytes) = (at(4)?, at(8)?, at(12)?);
        let index = HEADER.checked_add(admin_bytes)?.checked_add(records.checked_mul(RECORD)?)?;
        let names = index.checked_add(blocks.checked_mul(8)?)?;
        bytes.get(names..)?;
        let table = std::str::from_utf8(bytes.get(HEADER..HEADER + admin_bytes)?).ok()?;
        let admins =
            table.lines().filter_map(|l| l.split_once('\t')).map(|(a, b)| (a.to_owned(), b.to_owned()));
        let admins = admins.collect();
        Some(Gazetteer { records: HEADER + admin_bytes, blocks, index, names, admins, bytes })
    }

    /// The checksum that stands in the file; zero for the built-in one.
    pub fn checksum(&self) -> u64 {
        self.bytes.get(CHECKSUM).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes)
    }

    /// ISO 3166-1 alpha-3 country and name of a first-order division.
    pub fn admin(&self, number: u16) -> (&str, &str) {
        self.admins.get(number as usize).map_or(("", ""), |(c, n)| (c, n))
    }

    /// All entries of this name, in any spelling that folds to the same.
    pub fn find(&self, name: &str) -> Vec<Entry> {
        let key = fold(name);
        let mut found = Vec::new();
        if key.is_empty() || self.blocks == 0 {
            return found;
        }
        let (mut low, mut high) = (0, self.blocks);
        while low < high {
            let middle = (low + high) / 2;
            if self.block(middle).next().is_some_and(|n| fold(n.text()) < key) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        for number in low.saturating_sub(1)..self.blocks {
            for line in self.block(number) {
                match fold(line.text()).cmp(&key) {
                    std::cmp::Ordering::Less => {}
                    std::cmp::Ordering::Equal => self.entries(&line, &mut found),
                    std::cmp::Ordering::Greater => return found,
                }
            }
        }
        found
    }

    /// The main name of an entry.
    pub fn name(&self, index: u32) -> String {
        let (mut low, mut high) = (0, self.blocks);
        while low < high {
            let middle = (low + high) / 2;
            if self.block(middle).first <= index { low = middle + 1 } else { high = middle }
        }
        let line =
            self.block(low.saturating_sub(1)).find(|l| index < l.first.saturating_add(u32::from(l.own)));
        line.map_or(String::new(), |l| l.text().to_owned())
    }

    fn entries(&self, line: &NameLine<'_>, found: &mut Vec<Entry>) {
        found.extend((0..u32::from(line.own)).filter_map(|i| self.record(line.first.checked_add(i)?, false)));
        let others = line.others.as_chunks::<3>().0.iter().map(|b| u24(b));
        found.extend(others.filter_map(|i| self.record(i, true)));
    }

    fn record(&self, index: u32, alternative: bool) -> Option<Entry> {
        let at = self.records + index as usize * RECORD;
        let r = self.bytes.get(at..at + RECORD).filter(|_| at + RECORD <= self.index)?;
        let packed = u16::from_le_bytes([r[11], r[12]]);
        let kind =
            [EntryKind::City, EntryKind::Region, EntryKind::County, EntryKind::City][(packed >> 14) as usize];
        let degrees = |b: &[u8]| f64::from(u24(b)) / 1e4;
        Some(Entry {
            index,
            kind,
            geonameid: u24(&r[0..3]),
            latitude: degrees(&r[3..6]) - 90.0,
            longitude: degrees(&r[6..9]) - 180.0,
            admin: u16::from_le_bytes([r[9], r[10]]),
            population: u32::from(packed & 0x3ff) << ((packed >> 10) & 0xf),
            alternative,
        })
    }

    fn block(&self, number: usize) -> NameLines<'_> {
        let at = self.index + number * 8;
        let word =
            |i: usize| self.bytes.get(i..i + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let start = self.names + word(at) as usize;
        NameLines {
            bytes: self.bytes.get(start..).unwrap_or(&[]),
            first: word(at + 4),
            left: BLOCK,
            text: Vec::new(),
        }
    }
}

fn u24(b: &[u8]) -> u32 {
    b.iter().take(3).rev().fold(0, |n, &x| n << 8 | u32::from(x))
}

/// One name of the table: its own entries are numbered from `first`, entries of other names follow.
struct NameLine<'a> {
    name: Vec<u8>,
    first: u32,
    own: u8,
    others: &'a [u8],
}

impl NameLine<'_> {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.name).unwrap_or("")
    }
}

struct NameLines<'a> {
    bytes: &'a [u8],
    first: u32,
    left: usize,
    text: Vec<u8>,
}

impl<'a> Iterator for NameLines<'a> {
    type Item = NameLine<'a>;

    fn next(&mut self) -> Option<NameLine<'a>> {
        self.left = self.left.checked_sub(1)?;
        let (&[shared, more, own, others], rest) = self.bytes.split_first_chunk::<4>()?;
        let (suffix, rest) = rest.split_at_checked(more as usize)?;
        let (others, rest) = rest.split_at_checked(others as usize * 3)?;
        self.text.truncate(shared as usize);
        self.text.extend_from_slice(suffix);
        let line = NameLine { name: self.text.clone(), first: self.first, own, others };
        self.bytes = rest;
        self.first = self.first.wrapping_add(u32::from(own));
        Some(line)
    }
}
