//! What a listed name stands for.

use crate::model::Str;
use jiff::civil::Date;

/// Index of an [`Entry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::entities) struct EntryId(pub u32);

/// What kind of name it is, in the order of preference when one name is several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::entities) enum Class {
    /// "France".
    Country,
    /// "French".
    Adjective,
    /// "Frenchman", "Americans".
    National,
    /// A building that means the government: "Kremlin".
    Seat,
    /// "Paris".
    Capital,
    /// A ministry, force, parliament or party.
    Institution,
    /// An international, non-governmental or business organization.
    Organization,
    /// An armed group.
    Armed,
    /// A person of the office-holder table; the entry's `person` says which.
    Person,
}

/// A line of a table that a name stands for.
#[derive(Clone, Debug)]
pub(in crate::entities) struct Entry {
    /// What kind of name.
    pub class: Class,
    /// The canonical name.
    pub name: Str,
    /// The whole actor code.
    pub code: Str,
    /// ISO 3166-1 alpha-3; empty for none.
    pub country: Str,
    /// The code without the country; empty for none.
    pub sector: Str,
    /// First day it is meant.
    pub from: Option<Date>,
    /// Last day it is meant.
    pub to: Option<Date>,
    /// Index into the people of the office table, for [`Class::Person`].
    pub person: u32,
    /// File and line of the user's own list; empty for the built-in tables.
    pub source: Str,
}

impl Entry {
    /// Whether the name means this on a day; an unknown day allows all.
    pub fn is_meant(&self, on: Option<Date>) -> bool {
        let Some(on) = on else { return true };
        self.from.is_none_or(|f| f <= on) && self.to.is_none_or(|t| on <= t)
    }

    /// Whether it is the country itself under any of its names.
    pub fn is_country(&self) -> bool {
        matches!(
            self.class,
            Class::Country | Class::Adjective | Class::National | Class::Seat | Class::Capital
        )
    }

    /// How much the user's own lists wish it to be meant: a line with days before one for all days, ours last.
    pub fn own(&self) -> u8 {
        match (self.source.is_empty(), self.from.or(self.to)) {
            (true, _) => 0,
            (false, None) => 1,
            (false, Some(_)) => 2,
        }
    }

    /// The table it comes from, for `explain`.
    pub fn table(&self) -> &str {
        match self.class {
            _ if !self.source.is_empty() => &self.source,
            Class::Country | Class::Adjective | Class::National | Class::Seat | Class::Capital => {
                "countries.tsv"
            }
            Class::Institution => "institutions.tsv",
            Class::Organization => "organizations.tsv",
            Class::Armed => "armed_groups.tsv",
            Class::Person => "offices",
        }
    }
}
