//! Sorts more rows than memory holds: sorted runs beside the output, merged when they are read.

use demarche::places::{EntryKind, NewEntry};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Bytes of rows in memory before they go to disk.
const ROOM: usize = 96 << 20;

/// The row of a place under its main name. Rows sort by folded name, name, own before other, and of the places
/// of one name the larger first.
pub(super) fn own(folded: &str, name: &str, entry: &NewEntry) -> Vec<u8> {
    let mut row = key(folded, name, 0);
    row.extend((!entry.population).to_be_bytes());
    row.extend(entry.geonameid.to_be_bytes());
    row.extend([entry.kind as u8]);
    row.extend(entry.admin.to_be_bytes());
    row.extend(entry.at.0.to_be_bytes());
    row.extend(entry.at.1.to_be_bytes());
    row
}

/// The row of another name of a place.
pub(super) fn other(folded: &str, name: &str, id: u32) -> Vec<u8> {
    let mut row = key(folded, name, 1);
    row.extend(id.to_be_bytes());
    row
}

fn key(folded: &str, name: &str, kind: u8) -> Vec<u8> {
    [folded.as_bytes(), b"\0", name.as_bytes(), b"\0", &[kind]].concat()
}

/// A row read back.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Own(NewEntry),
    Other(u32),
}

/// The name of a row and what it says.
pub(super) fn read(row: &[u8]) -> Option<(&str, What)> {
    let mut parts = row.splitn(3, |b| *b == 0);
    let (_, name, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let name = std::str::from_utf8(name).ok()?;
    let (kind, rest) = rest.split_first()?;
    let (id, more) = rest.split_first_chunk::<4>()?;
    if *kind == 1 {
        return Some((name, What::Other(u32::from_be_bytes(*id))));
    }
    let population = !u32::from_be_bytes(*id);
    let (id, more) = more.split_first_chunk::<4>()?;
    let (kind, more) = more.split_first()?;
    let (admin, more) = more.split_first_chunk::<2>()?;
    let (north, more) = more.split_first_chunk::<8>()?;
    let (east, _) = more.split_first_chunk::<8>()?;
    let kind = *[EntryKind::City, EntryKind::Region, EntryKind::County].get(usize::from(*kind))?;
    let at = (f64::from_be_bytes(*north), f64::from_be_bytes(*east));
    let entry = NewEntry {
        kind,
        geonameid: u32::from_be_bytes(*id),
        at,
        admin: u16::from_be_bytes(*admin),
        population,
    };
    Some((name, What::Own(entry)))
}

/// A folder for runs, removed with all in it when it is dropped.
#[derive(Debug)]
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Takes rows in any order.
#[derive(Debug)]
pub(super) struct Sorter {
    scratch: Scratch,
    rows: Vec<Vec<u8>>,
    held: usize,
    room: usize,
    runs: Vec<PathBuf>,
}

impl Sorter {
    /// With its runs in a folder beside a file.
    pub(super) fn beside(out: &Path) -> io::Result<Sorter> {
        let mut name = out.as_os_str().to_owned();
        name.push(format!(".sorting-{}", std::process::id()));
        let scratch = Scratch(PathBuf::from(name));
        fs::create_dir_all(&scratch.0)?;
        Ok(Sorter { scratch, rows: Vec::new(), held: 0, room: ROOM, runs: Vec::new() })
    }

    #[cfg(test)]
    pub(super) fn with_room(mut self, room: usize) -> Sorter {
        self.room = room;
        self
    }

    pub(super) fn push(&mut self, row: &[u8]) -> io::Result<()> {
        // A row costs its place in the list as well.
        self.held += row.len() + 40;
        self.rows.push(row.to_vec());
        if self.held > self.room { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> io::Result<()> {
        self.rows.sort_unstable();
        let path = self.scratch.0.join(self.runs.len().to_string());
        let mut out = BufWriter::new(File::create(&path)?);
        for row in self.rows.drain(..) {
            put(&row, &mut out)?;
        }
        out.flush()?;
        self.held = 0;
        self.runs.push(path);
        Ok(())
    }

    /// Merges all runs into one file that can be read more than once.
    pub(super) fn finish(mut self) -> io::Result<Sorted> {
        self.spill()?;
        self.rows = Vec::new();
        let mut runs = Vec::new();
        for path in &self.runs {
            runs.push(BufReader::new(File::open(path)?));
        }
        let path = self.scratch.0.join("sorted");
        let mut out = BufWriter::new(File::create(&path)?);
        let mut heap = BinaryHeap::new();
        for (i, run) in runs.iter_mut().enumerate() {
            heap.extend(get(run)?.map(|row| Reverse((row, i))));
        }
        let mut last: Vec<u8> = Vec::new();
        while let Some(Reverse((row, i))) = heap.pop() {
            if let Some(run) = runs.get_mut(i) {
                heap.extend(get(run)?.map(|row| Reverse((row, i))));
            }
            // The same name of the same place may stand in both inputs.
            if row != last {
                put(&row, &mut out)?;
            }
            last = row;
        }
        out.flush()?;
        Ok(Sorted { path, _scratch: self.scratch })
    }
}

/// Rows in order.
#[derive(Debug)]
pub(super) struct Sorted {
    path: PathBuf,
    _scratch: Scratch,
}

impl Sorted {
    /// From the first row on.
    pub(super) fn rows(&self) -> io::Result<impl Iterator<Item = io::Result<Vec<u8>>> + use<>> {
        let mut input = BufReader::new(File::open(&self.path)?);
        Ok(std::iter::from_fn(move || get(&mut input).transpose()))
    }
}

fn put(row: &[u8], out: &mut impl Write) -> io::Result<()> {
    out.write_all(&(row.len() as u32).to_le_bytes())?;
    out.write_all(row)
}

fn get(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    match input.read_exact(&mut length) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let mut row = vec![0; u32::from_le_bytes(length) as usize];
    input.read_exact(&mut row)?;
    Ok(Some(row))
}
