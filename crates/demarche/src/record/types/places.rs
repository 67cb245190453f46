//! Where an event or utterance took place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where an event or utterance took place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Gazetteer name.
    pub name: String,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// `city`, `region` or `country`.
    pub precision: Option<String>,
}
