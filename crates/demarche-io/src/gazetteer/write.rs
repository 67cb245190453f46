//! The file from sorted rows: once for the places, once for the names, which point at them.

use super::Built;
use super::sort::{Sorted, What, read};
use demarche::places::{Checksum, NameTable, NewEntry, gazetteer_header};
use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Writes beside the file and gives it its name at the end, so that none is ever half.
pub(super) fn file(path: &Path, divisions: &str, sorted: Sorted, built: &mut Built) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let written = parts(&part, divisions, &sorted, built);
    let done = written.and_then(|()| fs::rename(&part, path));
    if done.is_err() {
        let _ = fs::remove_file(&part);
    }
    done
}

fn parts(path: &Path, divisions: &str, sorted: &Sorted, built: &mut Built) -> io::Result<()> {
    let mut out = Summed { out: BufWriter::new(File::create(path)?), sum: Checksum::default() };
    out.out.write_all(&gazetteer_header(0, 0, 0, 0))?;
    out.put(divisions.as_bytes())?;
    let mut numbers = Vec::new();
    each_name(sorted, |_, own, _| {
        built.crowded += own.len().saturating_sub(NameTable::MOST) as u64;
        for entry in own.iter().take(NameTable::MOST) {
            numbers.push((entry.geonameid, numbers.len() as u32));
            out.put(&entry.encode())?;
        }
        Ok(())
    })?;
    built.entries = numbers.len();
    numbers.sort_unstable();
    let blocks = names(sorted, &numbers, &mut out, built)?;
    let header = gazetteer_header(built.entries, blocks, divisions.len(), out.sum.value());
    let mut file = out.out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&header)?;
    file.sync_all()
}

/// The index and the names. The index comes first and is the smaller by far: names wait in memory no longer
/// than one pass, which is made once for each.
fn names(sorted: &Sorted, numbers: &[(u32, u32)], out: &mut Summed, built: &mut Built) -> io::Result<usize> {
    let mut blocks = 0;
    for pass in [Pass::Index, Pass::Names] {
        let (mut table, mut index, mut names) = (NameTable::default(), Vec::new(), Vec::new());
        built.names = 0;
        each_name(sorted, |name, own, others| {
            let number =
                |id: &u32| numbers.binary_search_by_key(id, |n| n.0).ok().and_then(|i| numbers.get(i));
            let mut others: Vec<u32> = others.iter().filter_map(number).map(|n| n.1).collect();
            others.truncate(NameTable::MOST);
            if own.is_empty() && others.is_empty() {
                return Ok(());
            }
            built.names += 1;
            table.push(name, own.len(), &others, &mut index, &mut names);
            out.put(if pass == Pass::Index { &index } else { &names })?;
            index.clear();
            names.clear();
            Ok(())
        })?;
        blocks = table.blocks();
    }
    Ok(blocks)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Index,
    Names,
}

/// Calls with every name, the places whose main name it is, and the ids of those that it is another name of.
fn each_name(
    sorted: &Sorted,
    mut take: impl FnMut(&str, &[NewEntry], &[u32]) -> io::Result<()>,
) -> io::Result<()> {
    let (mut name, mut own, mut others) = (String::new(), Vec::new(), Vec::new());
    for row in sorted.rows()? {
        let row = row?;
        let Some((next, what)) = read(&row) else { continue };
        if next != name {
            if !name.is_empty() {
                take(&name, &own, &others)?;
            }
            next.clone_into(&mut name);
            own.clear();
            others.clear();
        }
        match what {
            What::Own(entry) => own.push(entry),
            What::Other(id) => others.push(id),
        }
    }
    if name.is_empty() { Ok(()) } else { take(&name, &own, &others) }
}

/// A file and the checksum of what was put into it.
struct Summed {
    out: BufWriter<File>,
    sum: Checksum,
}

impl Summed {
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.add(bytes);
        self.out.write_all(bytes)
    }
}
