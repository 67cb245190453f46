//! Standard output that may be a closed pipe, and messages.

use demarche::view::Style;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Writes to standard output; `false` when nobody reads it any more.
pub fn print(text: &str) -> bool {
    io::stdout().lock().write_all(text.as_bytes()).is_ok()
}

/// One line on standard error.
pub fn complain(message: &impl std::fmt::Display) {
    let _ = writeln!(io::stderr().lock(), "demarche: {message}");
}

/// Colour in a terminal that wants it, plain elsewhere.
pub fn style() -> Style {
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    Style { colour, width: columns.unwrap_or(Style::default().width) }
}

/// The exit of a command that takes one document.
pub fn finish<P: std::fmt::Display>(result: Result<String, P>) -> ExitCode {
    match result {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(problem) => {
            complain(&problem);
            ExitCode::from(crate::input::EXIT_NOTHING)
        }
    }
}
