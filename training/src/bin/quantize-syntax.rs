//! Turns a checkpoint of `train-syntax` into the library's weights: `quantize-syntax CHECKPOINT OUT`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program")]

use demarche::syntax::weights::Weights;
use demarche_training::quantize;

fn main() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = &args[..] else { return Err("quantize-syntax CHECKPOINT OUT".into()) };
    let checkpoint = std::fs::read(from).map_err(|e| format!("{from}: {e}"))?;
    let (classes, keys, weights) = quantize::checkpoint(&checkpoint).ok_or("not a checkpoint")?;
    let file = quantize::file(&classes, &keys, &weights);
    Weights::read(&file).ok_or("the library does not read the weights")?;
    println!("{} bytes", file.len());
    std::fs::write(to, file).map_err(|e| format!("{to}: {e}"))
}
