//! The same models, run by ONNX Runtime: a library of its own, loaded at run time.
//!
//! Its integer arithmetic is that of `rten`, its floating-point functions are not, so that a score
//! may differ in its last digits, and an attribution near the threshold with it.

use std::path::Path;
use std::sync::{Mutex, OnceLock};

use ort::environment::Environment;
use ort::session::{Session, SessionInputValue};
use ort::value::{Tensor, Value};

use crate::encoder::{Input, OUTPUTS};
use crate::{Encoder, LoadError, Matrix, Profile, Scores, Window};

/// A process has one, whatever number of encoders.
static ENVIRONMENT: OnceLock<Result<Environment, String>> = OnceLock::new();

/// An embedded model, run by ONNX Runtime.
pub struct OnnxRuntimeEncoder {
    profile: Profile,
    environment: Environment,
    /// A session scores one window at a time: one for each thread that has asked.
    idle: Mutex<Vec<Session>>,
}

impl OnnxRuntimeEncoder {
    /// Loads the library, where no encoder of this process has, and the model of a profile.
    pub fn load(profile: Profile, library: &Path) -> Result<Self, LoadError> {
        let environment = ENVIRONMENT.get_or_init(|| environment(library)).clone();
        let environment = environment.map_err(LoadError::Encoder)?;
        let session = session(profile, &environment).map_err(|error| failure(&error))?;
        Ok(Self { profile, environment, idle: Mutex::new(vec![session]) })
    }

    fn take(&self) -> Option<Session> {
        let idle = self.idle.lock().ok().and_then(|mut sessions| sessions.pop());
        idle.or_else(|| session(self.profile, &self.environment).ok())
    }

    fn give_back(&self, session: Session) {
        if let Ok(mut sessions) = self.idle.lock() {
            sessions.push(session);
        }
    }
}

impl Encoder for OnnxRuntimeEncoder {
    fn encode(&self, window: &Window) -> Option<Scores> {
        if !window.is_readable() {
            return None;
        }
        let mut session = self.take()?;
        let found = scores(&mut session, window);
        self.give_back(session);
        found.ok()
    }
}

fn failure(error: &dyn std::fmt::Display) -> LoadError {
    LoadError::Encoder(error.to_string())
}

fn environment(library: &Path) -> Result<Environment, String> {
    let name = library.display();
    let builder = ort::init_from(library).map_err(|error| format!("{name}: {error}"))?;
    builder.with_telemetry(false).build().map_err(|error| format!("{name}: {error}"))
}

/// One thread a session, so that the sums of a window are always added in one order.
fn session(profile: Profile, environment: &Environment) -> ort::Result<Session> {
    let mut builder =
        Session::builder(environment)?.with_intra_threads(1)?.with_inter_threads(1)?;
    builder.commit_from_memory(profile.weights())
}

fn scores(session: &mut Session, window: &Window) -> ort::Result<Scores> {
    let names: Vec<String> = session.inputs().iter().map(|input| input.name().to_owned()).collect();
    let mut inputs: Vec<(String, SessionInputValue<'_>)> = Vec::with_capacity(names.len());
    for name in names {
        let Some(input) = Input::named(&name) else { continue };
        inputs.push((name, value(input, window)?.into()));
    }
    let found = session.run(inputs)?;
    let [tags, content_cue, cue_source] = OUTPUTS;
    Ok(Scores {
        tags: matrix(&found[tags])?,
        content_cue: matrix(&found[content_cue])?,
        cue_source: matrix(&found[cue_source])?,
    })
}

fn value(input: Input, window: &Window) -> ort::Result<Tensor<i64>> {
    let values: Vec<i64> = input.values(window).into_iter().map(i64::from).collect();
    let shape = [1, window.ids.len() + 2].into_iter().chain(input.width());
    Tensor::from_array((shape.collect::<Vec<_>>(), values))
}

fn matrix(value: &Value) -> ort::Result<Matrix> {
    let (shape, values) = value.try_extract_tensor::<f32>()?;
    let columns = shape.last().and_then(|&columns| usize::try_from(columns).ok()).unwrap_or(1);
    Ok(Matrix::new(values.to_vec(), columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RtenEncoder;

    #[test]
    #[ignore = "needs the library of ONNX Runtime: set ORT_DYLIB_PATH and ask for ignored tests"]
    fn both_runtimes_give_a_word_one_tag() {
        let library = std::env::var_os(crate::LIBRARY).unwrap();
        let ids = vec![1996, 3664, 2056, 2053, 1012];
        let (types, syntax) = (vec![0; ids.len()], vec![[0; 5]; ids.len()]);
        let window = Window { ids, types, syntax };
        for profile in Profile::ALL {
            let own = RtenEncoder::load(profile).unwrap().encode(&window).unwrap();
            let other = OnnxRuntimeEncoder::load(profile, library.as_ref()).unwrap();
            assert_eq!(tags(&other.encode(&window).unwrap()), tags(&own));
        }
    }

    fn tags(scores: &Scores) -> Vec<Option<usize>> {
        let best = |row| {
            let row: &[f32] = scores.tags.row(row);
            (0..row.len()).max_by(|&one, &other| row[one].total_cmp(&row[other]))
        };
        (0..7).map(best).collect()
    }
}
