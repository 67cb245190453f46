//! The tables of a corpus: one description from which the SQLite schema, the data package, Datasette's
//! metadata, Parquet and the documentation are made. What belongs to a column (references, index, search, label)
//! is said where the column is.

mod acts;
mod columns;
mod people;
mod positions;
mod text;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// Text.
    Text,
    /// A list or object, as JSON text.
    Json,
    /// 0 or 1.
    Flag,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The table whose key it holds.
    pub references: Option<&'static str>,
    /// What it means, for people.
    pub about: &'static str,
    /// Whether it names a row to people.
    pub label: bool,
    /// Whether people filter by it: it has an index.
    pub asked: bool,
    /// Whether people search its words: it has full-text search.
    pub searched: bool,
}

/// A table. Its first column is its key.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What a row is, for people.
    pub about: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
}

impl Table {
    /// The column that names a row to people.
    pub fn label(&self) -> Option<&'static Column> {
        self.columns.iter().find(|c| c.label)
    }

    /// The key.
    pub fn key(&self) -> &'static str {
        self.columns.first().map_or("rowid", |c| c.name)
    }

    /// The column with full-text search.
    pub fn searched(&self) -> Option<&'static Column> {
        self.columns.iter().find(|c| c.searched)
    }
}

/// The list of tables and their numbers, from one list.
macro_rules! tables {
    ($($name:ident = $table:expr),+ $(,)?) => {
        /// The tables by number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the tables describe themselves")]
        pub enum Of {
            $($name),+
        }

        /// All tables, parents first.
        pub const TABLES: &[Table] = &[$($table),+];
    };
}

tables! {
    Inputs = text::INPUTS,
    Documents = text::DOCUMENTS,
    Blocks = text::BLOCKS,
    Sentences = text::SENTENCES,
    Entities = people::ENTITIES,
    Roles = people::ROLES,
    Mentions = people::MENTIONS,
    Times = people::TIMES,
    Quotes = acts::QUOTES,
    Events = acts::EVENTS,
    EventParties = acts::EVENT_PARTIES,
    EventMentions = acts::EVENT_MENTIONS,
    Statements = positions::STATEMENTS,
    Linkages = positions::LINKAGES,
    Proposals = positions::PROPOSALS,
    ProposalSteps = positions::PROPOSAL_STEPS,
    Stances = positions::STANCES,
    StanceStatements = positions::STANCE_STATEMENTS,
    Problems = text::PROBLEMS,
}

impl Of {
    /// Its description.
    pub fn table(self) -> &'static Table {
        // Numbers and list are made together.
        TABLES.get(self as usize).unwrap_or(&TABLES[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_go_to_tables() {
        let known = |name| TABLES.iter().any(|t| t.name == name);
        assert!(TABLES.iter().flat_map(|t| t.columns).filter_map(|c| c.references).all(known));
    }

    #[test]
    fn a_name_is_one_column_of_a_table() {
        for table in TABLES {
            for (n, column) in table.columns.iter().enumerate() {
                assert!(table.columns.iter().skip(n + 1).all(|c| c.name != column.name), "{}", column.name);
            }
        }
    }
}
