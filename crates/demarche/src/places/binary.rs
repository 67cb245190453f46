//! The gazetteer's file: read in place, nothing is unpacked at start-up. `docs/places.md` draws it.

use super::fold;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Names in one block of the front-coded name table.
const BLOCK: usize = 16;
const MAGIC: &[u8; 4] = b"DGZ1";
const HEADER: usize = 24;
const RECORD: usize = 13;

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
    /// Opens a file's bytes; `None` if they are no gazetteer.
    pub fn open(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let at = |i: usize| Some(u32::from_le_bytes(bytes.get(i..i + 4)?.try_into().ok()?) as usize);
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let (records, blocks, admin_bytes) = (at(4)?, at(8)?, at(12)?);
        let index = HEADER + admin_bytes + records.checked_mul(RECORD)?;
        let names = index.checked_add(blocks.checked_mul(8)?)?;
        bytes.get(names..)?;
        let table = std::str::from_utf8(bytes.get(HEADER..HEADER + admin_bytes)?).ok()?;
        let admins =
            table.lines().filter_map(|l| l.split_once('\t')).map(|(a, b)| (a.to_owned(), b.to_owned()));
        let admins = admins.collect();
        Some(Gazetteer { records: HEADER + admin_bytes, blocks, index, names, admins, bytes })
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
        let line = self.block(low.saturating_sub(1)).find(|l| index < l.first + u32::from(l.own));
        line.map_or(String::new(), |l| l.text().to_owned())
    }

    fn entries(&self, line: &NameLine<'_>, found: &mut Vec<Entry>) {
        found.extend((0..u32::from(line.own)).filter_map(|i| self.record(line.first + i, false)));
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
        self.first += u32::from(own);
        Some(line)
    }
}

#[derive(Debug)]
struct Draft {
    kind: EntryKind,
    geonameid: u32,
    at: (f64, f64),
    admin: u16,
    population: u32,
    number: u32,
}

/// Writes a gazetteer file. For the recipe and for users' own dumps.
#[derive(Debug, Default)]
pub struct GazetteerBuilder {
    admins: Vec<String>,
    admin_numbers: FxHashMap<String, u16>,
    drafts: Vec<Draft>,
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
    pub fn entry(
        &mut self,
        name: &str,
        kind: EntryKind,
        geonameid: u32,
        at: (f64, f64),
        admin: u16,
        population: u32,
    ) -> usize {
        self.drafts.push(Draft { kind, geonameid, at, admin, population, number: 0 });
        let number = self.drafts.len() - 1;
        let lists = self.names.entry((fold(name), name.to_owned())).or_default();
        if lists.0.len() < 255 {
            lists.0.push(number);
        }
        number
    }

    /// Gives an entry another name.
    pub fn alternative(&mut self, name: &str, entry: usize) {
        let lists = self.names.entry((fold(name), name.to_owned())).or_default();
        if lists.1.len() < 255 {
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
        for (own, _) in self.names.values() {
            for &i in own {
                self.drafts[i].number = (records.len() / RECORD) as u32;
                push_record(&self.drafts[i], &mut records);
            }
        }
        let admins = self.admins.join("\n");
        let (index, names) = self.name_table();
        let mut out = MAGIC.to_vec();
        let counts = [records.len() / RECORD, index.len() / 8, admins.len(), 0, 0];
        out.extend(counts.iter().flat_map(|&n| (n as u32).to_le_bytes()));
        [admins.as_bytes(), &records, &index, &names].iter().for_each(|part| out.extend_from_slice(part));
        out
    }

    fn name_table(&self) -> (Vec<u8>, Vec<u8>) {
        let (mut index, mut names, mut first) = (Vec::new(), Vec::new(), 0u32);
        let mut previous = "";
        for (i, ((_, name), (own, others))) in self.names.iter().enumerate() {
            if i % BLOCK == 0 {
                previous = "";
                index.extend((names.len() as u32).to_le_bytes());
                index.extend(first.to_le_bytes());
            }
            let shared = name.bytes().zip(previous.bytes()).take_while(|(a, b)| a == b).count().min(255);
            let suffix = &name.as_bytes()[shared..name.len().min(shared + 255)];
            names.extend([shared as u8, suffix.len() as u8, own.len() as u8, others.len() as u8]);
            names.extend_from_slice(suffix);
            names
                .extend(others.iter().flat_map(|&i| self.drafts[i].number.to_le_bytes().into_iter().take(3)));
            first += own.len() as u32;
            previous = name;
        }
        (index, names)
    }
}

fn push_record(d: &Draft, out: &mut Vec<u8>) {
    let three = |n: u32| n.to_le_bytes().into_iter().take(3);
    let degrees = |x: f64| (x * 1e4).round() as u32;
    let shift = (32 - d.population.leading_zeros()).saturating_sub(10).min(15);
    let kind = match d.kind {
        EntryKind::City => 0u16,
        EntryKind::Region => 1,
        EntryKind::County => 2,
    };
    let population = (d.population >> shift).min(0x3ff) as u16;
    out.extend(three(d.geonameid));
    out.extend(three(degrees(d.at.0 + 90.0)));
    out.extend(three(degrees(d.at.1 + 180.0)));
    out.extend(d.admin.to_le_bytes());
    out.extend((kind << 14 | (shift as u16) << 10 | population).to_le_bytes());
}
