//! A gazetteer file from a full GeoNames dump, read line by line in bounded memory.
//!
//! | step | takes | gives |
//! |---|---|---|
//! | `dump` | a line of `allCountries.txt` or `alternateNames.txt` | a place, another name, or what is wrong with it |
//! | `sort` | rows in any order | rows in order, by way of sorted runs on disk |
//! | [`write`] | sorted rows | the file |

mod dump;
mod sort;
mod write;

use crate::{Problem, reader};
use demarche::places::{EntryKind, Gazetteer, fold};
use dump::{Feature, Place};
use rustc_hash::FxHashMap;
use sort::Sorter;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What to build from, and what of it to keep.
#[derive(Clone, Debug)]
pub struct Build {
    /// A dump in GeoNames' format: `allCountries.txt`, or a country's; packed or not.
    pub dump: PathBuf,
    /// `alternateNamesV2.txt`; without it the dump's own column of other names is used.
    pub alternate_names: Option<PathBuf>,
    /// Fewest inhabitants of a kept town; divisions are kept whatever theirs.
    pub least: u32,
    /// The file to write.
    pub out: PathBuf,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// Lines read.
    pub lines: u64,
    /// Lines that could not be read.
    pub bad: u64,
    /// Places in the file.
    pub entries: usize,
    /// Names in the file.
    pub names: usize,
    /// Places left out because more than 255 others bear the very same name.
    pub crowded: u64,
}

/// What a build tells while it goes on.
#[derive(Debug)]
pub enum Step<'a> {
    /// So many bytes of the inputs were read.
    Read(u64),
    /// A line that cannot be read; the build goes on without it.
    Bad(&'a Problem),
    /// All is read, the file is being written.
    Writing,
}

/// Builds a gazetteer file.
///
/// # Errors
/// If an input cannot be opened or read on, if it holds no place, or if the file cannot be written.
pub fn build(plan: &Build, mut tell: impl FnMut(Step<'_>)) -> Result<Built, Problem> {
    let name = plan.out.display().to_string();
    let failed = |e: std::io::Error| Problem::of(&name, e.to_string());
    let mut rows = Rows::new(plan).map_err(failed)?;
    let mut built = Built::default();
    each_line(&plan.dump, &mut built, &mut tell, |line| {
        dump::place(line).map(|p| p.is_none_or(|p| rows.place(&p).is_ok()))
    })?;
    rows.kept.sort_unstable();
    if let Some(path) = &plan.alternate_names {
        each_line(path, &mut built, &mut tell, |line| {
            dump::other_name(line).map(|n| n.is_none_or(|(id, name)| rows.other(id, name).is_ok()))
        })?;
    }
    if rows.kept.is_empty() {
        return Err(Problem::of(
            &plan.dump.display().to_string(),
            "no place in it: GeoNames' dumps have 19 columns",
        ));
    }
    tell(Step::Writing);
    let (divisions, sorted) = rows.finish().map_err(failed)?;
    write::file(&plan.out, &divisions, sorted, &mut built).map_err(failed)?;
    Ok(built)
}

/// Reads a file line by line; a line is bad if `take` says why, and the build ends if it says that no more
/// can be taken.
fn each_line(
    path: &Path,
    built: &mut Built,
    tell: &mut impl FnMut(Step<'_>),
    mut take: impl FnMut(&str) -> Result<bool, &'static str>,
) -> Result<(), Problem> {
    let file = path.display().to_string();
    let failed = |e: std::io::Error| Problem::of(&file, e.to_string());
    let mut input = reader(path).map_err(|e| Problem::of(&file, e.to_string()))?;
    let (mut bytes, mut number) = (Vec::new(), 0);
    loop {
        bytes.clear();
        let read = dump::read_line(&mut input, &mut bytes).map_err(failed)?;
        if read == 0 {
            return Ok(());
        }
        number += 1;
        built.lines += 1;
        tell(Step::Read(read as u64));
        let line = std::str::from_utf8(&bytes).map_err(|_| "not valid UTF-8");
        match line.and_then(|l| take(l.trim_end_matches(['\r', '\n']))) {
            Ok(true) => {}
            Ok(false) => return Err(Problem::of(&file, "no room for the sorted rows beside the output")),
            Err(reason) => {
                built.bad += 1;
                tell(Step::Bad(&Problem::at(&file, number, reason)));
            }
        }
    }
}

/// The rows of the file in the making, and the numbers of divisions.
struct Rows {
    sorter: Sorter,
    /// ISO 3166-1 alpha-3 by alpha-2.
    countries: FxHashMap<&'static str, &'static str>,
    /// Number of a first-order division by country and GeoNames' code, and its name once it was read.
    numbers: FxHashMap<(String, String), u16>,
    divisions: Vec<(&'static str, String)>,
    /// GeoNames ids of all places kept.
    kept: Vec<u32>,
    least: u32,
    own_names: bool,
}

impl Rows {
    fn new(plan: &Build) -> std::io::Result<Rows> {
        Ok(Rows {
            sorter: Sorter::beside(&plan.out)?,
            countries: dump::countries(),
            numbers: FxHashMap::default(),
            divisions: Vec::new(),
            kept: Vec::new(),
            least: plan.least,
            own_names: plan.alternate_names.is_none(),
        })
    }

    fn place(&mut self, place: &Place<'_>) -> std::io::Result<()> {
        let kind = match place.feature {
            Feature::Town if place.population < self.least => return Ok(()),
            Feature::Town => EntryKind::City,
            Feature::Division => EntryKind::Region,
            Feature::County => EntryKind::County,
            Feature::Other => return Ok(()),
        };
        let admin = self.division(place);
        self.kept.push(place.id);
        self.sorter.push(&sort::own(&fold(place.name), place.name, &place.entry(kind, admin)))?;
        let others = place.other_names.split(',').filter(|_| self.own_names);
        for other in others.filter(|n| *n != place.name && dump::is_english(n)) {
            self.sorter.push(&sort::other(&fold(other), other, place.id))?;
        }
        Ok(())
    }

    fn other(&mut self, id: u32, name: &str) -> std::io::Result<()> {
        if self.kept.binary_search(&id).is_err() {
            return Ok(());
        }
        self.sorter.push(&sort::other(&fold(name), name, id))
    }

    /// The number of the division in which a place lies; the division's own row names it.
    fn division(&mut self, place: &Place<'_>) -> u16 {
        let key = (place.country.to_owned(), place.admin1.to_owned());
        let iso3 = self.countries.get(place.country).copied().unwrap_or("");
        let next = self.divisions.len().min(usize::from(u16::MAX)) as u16;
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next && self.divisions.len() < usize::from(u16::MAX) {
            self.divisions.push((iso3, String::new()));
        }
        if place.feature == Feature::Division
            && let Some((_, name)) = self.divisions.get_mut(usize::from(number))
        {
            *name = place.name.replace('\t', " ");
        }
        number
    }

    fn finish(self) -> std::io::Result<(String, sort::Sorted)> {
        let line = |(iso3, name): &(&str, String)| format!("{iso3}\t{name}");
        let divisions: Vec<String> = self.divisions.iter().map(line).collect();
        Ok((divisions.join("\n"), self.sorter.finish()?))
    }
}

/// Opens a gazetteer file.
///
/// # Errors
/// If it cannot be read, or is no gazetteer that this program can use.
pub fn open(path: &Path) -> Result<Gazetteer, Problem> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| Problem::of(&name, e.to_string()))?;
    Gazetteer::read(bytes).map_err(|e| Problem::of(&name, e.to_string()))
}

/// The checksum that stands in a gazetteer file, for manifests; `None` if it cannot be read.
pub fn checksum(path: &Path) -> Option<String> {
    let mut header = [0; 24];
    std::fs::File::open(path).ok()?.read_exact(&mut header).ok()?;
    Some(header.iter().skip(16).map(|b| format!("{b:02x}")).collect())
}

#[cfg(test)]
mod tests;
