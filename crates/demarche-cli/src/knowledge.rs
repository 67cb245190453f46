//! What the stages know besides what is built in: the user's own actors, places and frames.

use crate::actors::ActorOptions;
use crate::input::EXIT_NOTHING;
use crate::lexicon::EventOptions;
use crate::output;
use clap::Args;
use demarche::Model;
use demarche::places::Knowledge;
use demarche_io::{Problem, gazetteer};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Args, Clone, Debug, Default)]
pub struct KnowledgeOptions {
    #[command(flatten)]
    actors: ActorOptions,
    /// A gazetteer of your own instead of the built-in one, made by `demarche gazetteer build`
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
    #[command(flatten)]
    events: EventOptions,
}

impl KnowledgeOptions {
    /// The built-in model with what the user adds.
    ///
    /// # Errors
    /// The exit code where a file cannot be read; why is told on standard error.
    pub fn model(&self) -> Result<Model, ExitCode> {
        let mut model = self.actors.model(false)?;
        let added = self.add_places(&mut model).map_err(|problem| problem.to_string());
        match added.and_then(|()| self.events.add_to(&mut model)) {
            Ok(()) => Ok(model),
            Err(problem) => {
                output::complain(&problem);
                Err(ExitCode::from(EXIT_NOTHING))
            }
        }
    }

    fn add_places(&self, model: &mut Model) -> Result<(), Problem> {
        if let Some(path) = &self.gazetteer {
            model.places = Knowledge::with(gazetteer::open(path)?);
        }
        Ok(())
    }

    /// What was added, for the manifest.
    pub fn settings(&self) -> serde_json::Value {
        let gazetteer = self.gazetteer.as_deref().and_then(gazetteer::checksum);
        serde_json::json!({"actors": self.actors.settings(), "gazetteer": gazetteer,
            "events": self.events.settings()})
    }
}
