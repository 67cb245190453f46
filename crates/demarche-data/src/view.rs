//! Data of the views.

/// How a brief over many documents weighs acts and moves.
pub const DIRECTION: &str = include_str!("../data/view/direction.toml");
