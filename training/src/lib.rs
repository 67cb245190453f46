//! Shared parts of the recipes; each recipe is a binary of its own in `src/bin/`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "recipes are programs")]

pub mod layout;
pub mod matrix;
pub mod invent;
pub mod names;
pub mod practice;
pub mod network;
pub mod quantize;
pub mod random;
pub mod treebank;
