//! `demarche code`: what goes in, and what becomes of bad inputs and bad outputs.
#![allow(clippy::expect_used, reason = "tests may fail")]

mod archives;
mod folder;
mod inputs;
mod outputs;
