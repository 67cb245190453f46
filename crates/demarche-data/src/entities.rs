//! Data of the `entities` stage: who there is and what they are called. Each table says its columns,
//! origin and licence on top; `docs/knowledge.md` tells how to add a line.

pub mod engine;

/// States and territories with names, demonyms, capitals and seats of government.
pub const COUNTRIES: &str = include_str!("../data/entities/values/countries.tsv");
/// Names of countries that other places bear, and the words that tell which is meant.
pub const HOMONYMS: &str = include_str!("../data/entities/values/homonyms.tsv");
/// Common nouns and phrases with their sector: minister GOV, soldier MIL, protester CIV.
pub const SECTORS: &str = include_str!("../data/entities/words/sectors.tsv");
/// International organizations, NGOs, think tanks, news media, companies.
pub const ORGANIZATIONS: &str = include_str!("../data/entities/values/organizations.tsv");
/// Armed groups, with what they were when.
pub const ARMED_GROUPS: &str = include_str!("../data/entities/values/armed_groups.tsv");
/// Office holders with their days: (file, content), one file for each region.
pub const OFFICES: &[(&str, &str)] = &[
    ("offices/europe.tsv", include_str!("../data/entities/values/offices/europe.tsv")),
    ("offices/asia.tsv", include_str!("../data/entities/values/offices/asia.tsv")),
    ("offices/middle-east.tsv", include_str!("../data/entities/values/offices/middle-east.tsv")),
    ("offices/africa.tsv", include_str!("../data/entities/values/offices/africa.tsv")),
    ("offices/americas.tsv", include_str!("../data/entities/values/offices/americas.tsv")),
    ("offices/oceania.tsv", include_str!("../data/entities/values/offices/oceania.tsv")),
    ("offices/organizations.tsv", include_str!("../data/entities/values/offices/organizations.tsv")),
];
/// Named ministries, agencies, parliaments, forces, courts, services, parties.
pub const INSTITUTIONS: &str = include_str!("../data/entities/values/institutions.tsv");
