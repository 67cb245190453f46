//! Names of countries that are also the name of another place: Georgia, the state of the U.S.

use super::knowledge::Knowledge;
use super::text::key;
use crate::model::Str;

/// The names that mean the other place in one document.
#[derive(Debug, Default)]
pub(super) struct Homonyms(Vec<Str>);

impl Homonyms {
    /// Weighs the words that go with either place.
    pub fn of(words: &[&str], k: &Knowledge) -> Homonyms {
        let (mut counts, mut named) = (vec![(0, 0); k.homonyms.len()], false);
        for word in words {
            let Some(found) = k.homonym_words.get(*word) else { continue };
            named = true;
            for &(i, country) in found {
                let Some((own, other)) = counts.get_mut(i as usize) else { continue };
                *(if country { own } else { other }) += 1;
            }
        }
        let elsewhere = |(_, (own, other)): &(&Str, (u32, u32))| other > own;
        let all = || k.homonyms.iter().zip(counts);
        Homonyms(if named {
            all().filter(elsewhere).map(|(name, _)| name.clone()).collect()
        } else {
            Vec::new()
        })
    }

    /// Whether the name means the other place.
    pub fn elsewhere(&self, name: &str) -> bool {
        !self.0.is_empty() && {
            let k = key(name);
            self.0.iter().any(|n| *n == k)
        }
    }
}
