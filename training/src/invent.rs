//! Invented names of people, places and organizations of all regions, from the project's own lists:
//! the recogniser learns from them what a name looks like that no list holds.

use crate::random::Random;
use demarche::places::Gazetteer;
use std::borrow::Cow;
use std::collections::HashMap;

const FIRST_NAMES: &str = include_str!("../../crates/demarche-data/data/entities/words/first_names.tsv");
const SURNAMES: &str = include_str!("../../crates/demarche-data/data/entities/words/surnames.tsv");
const COUNTRIES: &str = include_str!("../../crates/demarche-data/data/entities/values/countries.tsv");
const GAZETTEER: &[u8] = include_bytes!("../../crates/demarche-data/data/places/gazetteer.bin");
const PARTS: &str = include_str!("../data/name_parts.tsv");

/// The words of a name, as the tokenizer separates them.
pub type Words = Vec<String>;

/// Lists that names are made of.
pub struct Inventor {
    regions: Vec<(String, Vec<String>, Vec<String>)>,
    parts: HashMap<String, Vec<String>>,
    countries: Vec<String>,
    nations: Vec<String>,
    capitals: Vec<String>,
    gazetteer: Gazetteer,
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).map(|l| l.split('\t').collect())
}

fn items(cell: &str) -> impl Iterator<Item = String> + '_ {
    cell.split(';').filter(|i| !i.is_empty()).map(str::to_owned)
}

/// Separates what the tokenizer separates.
pub fn split(name: &str) -> Words {
    name.replace('-', " - ").split_whitespace().map(str::to_owned).collect()
}

impl Inventor {
    /// Reads the lists.
    pub fn new() -> Inventor {
        let mut first: HashMap<String, Vec<String>> = HashMap::new();
        for row in rows(FIRST_NAMES) {
            first.entry(row[1].to_owned()).or_default().extend(items(row[2]));
        }
        let regions = rows(SURNAMES).map(|row| {
            let given = first.get(row[0]).cloned().unwrap_or_default();
            (row[0].to_owned(), given, items(row[1]).collect())
        });
        let column = |n: usize| -> Vec<String> {
            rows(COUNTRIES).filter_map(|r| Some(items(r.get(n)?).collect::<Vec<_>>())).flatten().collect()
        };
        Inventor {
            regions: regions.collect(),
            parts: rows(PARTS).map(|r| (r[0].to_owned(), items(r[1]).collect())).collect(),
            countries: column(2),
            nations: column(4),
            capitals: column(6),
            gazetteer: Gazetteer::open(Cow::Borrowed(GAZETTEER)).unwrap_or_default(),
        }
    }

    /// One of the parts of a kind.
    pub fn part(&self, kind: &str, random: &mut Random) -> &str {
        self.parts.get(kind).map_or("", |list| random.of(list))
    }

    /// A word that looks like a name and is none: the start of one and the end of another.
    fn coined(&self, list: &[String], random: &mut Random) -> String {
        let (a, b) = (random.of(list), random.of(list));
        let a: Vec<char> = a.chars().take_while(|c| c.is_alphabetic()).collect();
        let b: Vec<char> = b.chars().take_while(|c| c.is_alphabetic()).collect();
        let vowel = |c: &char| "aeiouyáéíóúäöüıâêô".contains(c.to_ascii_lowercase());
        let cut =
            |w: &[char], from: usize| (from..w.len()).find(|&i| vowel(&w[i]) && i > 0).unwrap_or(w.len());
        let start: String = a[..cut(&a, 1)].iter().collect();
        let end: String = b[cut(&b, b.len() / 2)..].iter().collect();
        let word = format!("{start}{end}");
        if word.chars().count() < 3 { a.into_iter().collect() } else { word }
    }

    /// A function of several words, in capitals: "Deputy Programme Manager".
    pub fn function(&self, random: &mut Random) -> Words {
        let (rank, topic, role) =
            (self.part("rank", random), self.part("topic", random), self.part("role", random));
        split(&match random.below(4) {
            0 => format!("{rank} {role}"),
            1 => format!("{topic} {role}"),
            2 => role.to_owned(),
            _ => format!("{rank} {topic} {role}"),
        })
    }

    /// A person's given names and surname.
    pub fn person(&self, random: &mut Random) -> (Words, Words) {
        let (region, given, surnames) = &self.regions[random.below(self.regions.len())];
        let pick = |list: &[String], random: &mut Random| {
            if random.once_in(3) { self.coined(list, random) } else { random.of(list).to_owned() }
        };
        let (mut first, mut last) = (split(&pick(given, random)), split(&pick(surnames, random)));
        let second = pick(if random.once_in(2) { surnames } else { given }, random);
        match (region.as_str(), random.below(10)) {
            ("chinese" | "korean-japanese", 0..=6) => std::mem::swap(&mut first, &mut last),
            ("arabic-persian", 0..=2) if last.len() == 1 => {
                let article = if random.once_in(2) { "Al" } else { "al" };
                last = [vec![article.into(), "-".into()], last].concat();
            }
            ("arabic-persian", 3) => first.extend(["bin".into(), second]),
            ("latin", 0..=2) => last.extend(split(&second)),
            ("english", 0..=1) => first.push(format!("{}.", second.chars().take(1).collect::<String>())),
            ("south-asian" | "southeast-asian", 0) => first = vec![initial(&second), ".".into()],
            ("south-asian", 1) => first = vec![initial(&second), initial(random.of(given))],
            ("germanic-nordic", 0) => last.insert(0, ["van", "von", "de"][random.below(3)].into()),
            (_, 7) => first.extend(split(&second)),
            (_, 8) => last.extend(["-".into(), second]),
            _ => {}
        }
        (first, last)
    }

    /// A full name.
    pub fn full(&self, random: &mut Random) -> Words {
        let (first, last) = self.person(random);
        [first, last].concat()
    }

    /// A country.
    pub fn country(&self, random: &mut Random) -> Words {
        split(random.of(&self.countries))
    }

    /// An adjective of nation.
    pub fn nation(&self, random: &mut Random) -> Words {
        split(random.of(&self.nations))
    }

    /// A town or region, listed or not.
    pub fn place(&self, random: &mut Random) -> Words {
        match random.below(8) {
            0 => split(random.of(&self.capitals)),
            1 => split(&self.coined(&self.capitals, random)),
            2 => {
                let (_, given, surnames) = &self.regions[random.below(self.regions.len())];
                split(&self.coined(if random.once_in(2) { given } else { surnames }, random))
            }
            3 => {
                let before =
                    ["San", "El", "New", "Port", "North", "West", "Santa", "Fort", "Al -", "Wadi", "Tel"];
                let (_, given, surnames) = &self.regions[random.below(self.regions.len())];
                let word = self.coined(if random.once_in(2) { given } else { surnames }, random);
                split(&format!("{} {word}", before[random.below(before.len())]))
            }
            _ => {
                let name = self.gazetteer.name(random.draw() % 60_000);
                let plain = !name.is_empty() && name.split(' ').all(|w| w.starts_with(char::is_uppercase));
                split(if plain { &name } else { random.of(&self.capitals) })
            }
        }
    }

    /// An acronym of nothing in particular.
    pub fn acronym(&self, random: &mut Random) -> Words {
        let letters = "AABBCCDDEEFFGHIIJKLLMMNNOPPRRSSTTUUVWZ".as_bytes();
        let n = 2 + random.below(7).div_ceil(2);
        vec![(0..n).map(|_| char::from(letters[random.below(letters.len())])).collect()]
    }

    /// An organization.
    pub fn organization(&self, random: &mut Random) -> Words {
        let p = |kind: &str, random: &mut Random| self.part(kind, random).to_owned();
        let surname = |random: &mut Random| {
            let (_, _, surnames) = &self.regions[random.below(self.regions.len())];
            if random.once_in(2) { self.coined(surnames, random) } else { random.of(surnames).to_owned() }
        };
        let text = match random.below(24) {
            0 | 1 => return self.acronym(random),
            2 | 3 => surname(random),
            4 => format!("{} {}", surname(random), p("tail", random)),
            5 => format!("{} {} {}", surname(random), p("topic", random), p("tail", random)),
            6 | 7 => format!("{} {}", p("topic", random), p("head", random)),
            8 => format!("National {} {}", p("topic", random), p("head", random)),
            9 => format!("Ministry of {}", p("topic", random)),
            10 => format!("Ministry of {} and {}", p("topic", random), p("topic", random)),
            11 => format!("{} Ministry", p("topic", random)),
            12 => format!("{} of {}", p("head", random), p("topic", random)),
            13 => format!("{} {}", self.place(random).join(" "), p("school", random)),
            14 => format!("University of {}", self.place(random).join(" ")),
            15 => format!("{} {}", self.place(random).join(" "), p("paper", random)),
            16 => format!("{} {} {}", self.place(random).join(" "), p("topic", random), p("head", random)),
            17 | 18 => format!("{} {}", p("party", random), p("kind", random)),
            19 => format!("{} {}", self.place(random).join(" "), p("clubs", random)),
            20 => format!("{} {}", p("foreign", random), p("filler", random)),
            21 => format!("{} {} {}", p("foreign", random), surname(random), p("filler", random)),
            22 => format!("{} {}", surname(random), p("head", random)),
            _ => format!("{} & {}", surname(random), surname(random)),
        };
        split(&text)
    }
}

impl Default for Inventor {
    fn default() -> Self {
        Inventor::new()
    }
}

fn initial(word: &str) -> String {
    word.chars().take(1).collect()
}
