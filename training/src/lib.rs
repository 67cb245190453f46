//! Shared parts of the recipes; each recipe is a binary of its own in `src/bin/`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "recipes are programs")]

pub mod boost;
pub mod guides;
pub mod invent;
pub mod layout;
pub mod lessons;
pub mod matrix;
pub mod names;
pub mod network;
pub mod practice;
pub mod quantize;
pub mod random;
pub mod sweep;
pub mod treebank;
