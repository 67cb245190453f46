//! The public record: all layers of a document as one serialisable value.
//!
//! Offsets here count Unicode **code points** in `document.text`, half-open, so that Python and R
//! slice them directly; inside the library they are bytes.

mod ids;
mod offsets;
mod types;
mod write;

pub use types::*;
pub use write::{Written, write, write_with_ids};

/// The JSON Schema of [`Record`], as `demarche schema` prints it.
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(Record).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), "Démarche record of one document".into());
    }
    schema
}
