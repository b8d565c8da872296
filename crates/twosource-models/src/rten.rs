//! The embedded models, run by `rten`.

use std::sync::{Arc, Mutex};
use std::thread;

use rten::{Model, ModelOptions, NodeId, OpRegistry, RunOptions, ThreadPool, Value};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use crate::encoder::{Input, OUTPUTS};
use crate::{Encoder, LoadError, Matrix, Profile, Scores, Window};

/// An embedded model, run by `rten`.
pub struct RtenEncoder {
    model: Model,
    inputs: Vec<(NodeId, Input)>,
    outputs: [NodeId; 3],
    pools: Pools,
}

impl RtenEncoder {
    /// Loads the model of a profile.
    pub fn load(profile: Profile) -> Result<Self, LoadError> {
        let fail = |error: &dyn std::fmt::Display| LoadError::Encoder(error.to_string());
        // Packed weights double the speed of short windows and cost 11 MB.
        let model = ModelOptions::with_ops(OpRegistry::with_all_ops())
            .prepack_weights(true)
            .load_static_slice(profile.weights())
            .map_err(|error| fail(&error))?;
        let node = |name: &str| model.node_id(name).map_err(|error| fail(&error));
        let [tags, content_cue, cue_source] = OUTPUTS;
        let outputs = [node(tags)?, node(content_cue)?, node(cue_source)?];
        let known = |&id: &NodeId| -> Result<(NodeId, Input), LoadError> {
            let name = model.node_info(id).and_then(|node| node.name().map(str::to_owned));
            let name = name.unwrap_or_default();
            let input = Input::named(&name);
            Ok((id, input.ok_or_else(|| fail(&format!("unknown input {name}")))?))
        };
        let inputs = model.input_ids().iter().map(known).collect::<Result<_, _>>()?;
        Ok(Self { model, inputs, outputs, pools: Pools::default() })
    }

    fn run(&self, window: &Window) -> Option<Vec<Value>> {
        let inputs = self.inputs.iter().map(|&(id, input)| (id, value(input, window).into()));
        let inputs = inputs.collect();
        let pool = self.pools.take();
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&pool)));
        let run = || self.model.run(inputs, &self.outputs, Some(options)).ok();
        // A caller on a rayon thread that waited for the pool itself would take up other work
        // meanwhile, without bound, and keep more threads busy than it was given.
        let found = thread::scope(|scope| scope.spawn(run).join().ok())?;
        self.pools.give_back(pool);
        found
    }
}

impl Encoder for RtenEncoder {
    fn encode(&self, window: &Window) -> Option<Scores> {
        if !window.is_readable() {
            return None;
        }
        let mut matrices = self.run(window)?.into_iter().map(|value| {
            let tensor: NdTensor<f32, 3> = value.try_into().ok()?;
            let columns = tensor.size(2);
            Some(Matrix::new(tensor.into_data(), columns))
        });
        Some(Scores {
            tags: matrices.next()??,
            content_cue: matrices.next()??,
            cue_source: matrices.next()??,
        })
    }
}

/// Threads of the runtime, one for each window that is scored at the same time.
///
/// Inside a window one thread is fastest, so that callers spread windows over threads; a single
/// thread for all of them would score one window at a time.
#[derive(Default)]
struct Pools(Mutex<Vec<Arc<ThreadPool>>>);

impl Pools {
    fn take(&self) -> Arc<ThreadPool> {
        let idle = self.0.lock().ok().and_then(|mut pools| pools.pop());
        idle.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)))
    }

    fn give_back(&self, pool: Arc<ThreadPool>) {
        if let Ok(mut pools) = self.0.lock() {
            pools.push(pool);
        }
    }
}

/// `[1, pieces + 2]`, for the syntax `[1, pieces + 2, 5]`.
fn value(input: Input, window: &Window) -> Value {
    let (values, length) = (input.values(window), window.ids.len() + 2);
    match input.width() {
        None => NdTensor::from_data([1, length], values).into(),
        Some(width) => NdTensor::from_data([1, length, width], values).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoder::MAX_PIECES;

    fn window(ids: Vec<u32>) -> Window {
        let pieces = ids.len();
        Window { ids, types: vec![0; pieces], syntax: vec![[0; 5]; pieces] }
    }

    #[track_caller]
    fn check(profile: Profile) {
        let encoder = RtenEncoder::load(profile).unwrap();
        let short = window(vec![1996, 3664, 2056, 2053, 1012]);
        let scores = encoder.encode(&short).unwrap();
        assert_eq!(scores.tags.row(6).len(), 7);
        assert!((0..7).all(|row| scores.tags.row(row).iter().all(|score| score.is_finite())));
        assert_eq!(scores.content_cue.row(6).len(), 7);
        assert_eq!(scores.cue_source.row(6).len(), 7);
        assert!(scores.tags.row(7).is_empty());
        encoder.encode(&window(vec![2053; 90])).unwrap();
        assert_eq!(encoder.encode(&short).unwrap(), scores);
    }

    #[test]
    fn scores_cover_the_window_and_repeat() {
        check(Profile::Full);
        check(Profile::Fast);
    }

    #[test]
    fn windows_out_of_range_have_no_scores() {
        let encoder = RtenEncoder::load(Profile::Full).unwrap();
        assert!(encoder.encode(&window(Vec::new())).is_none());
        assert!(encoder.encode(&window(vec![2053; MAX_PIECES + 1])).is_none());
        let uneven = Window { types: vec![0], ..window(vec![2053; 2]) };
        assert!(encoder.encode(&uneven).is_none());
    }

    #[test]
    fn threads_change_no_score() {
        let encoder = &RtenEncoder::load(Profile::Full).unwrap();
        let windows: Vec<Window> = (1..6).map(|length| window(vec![2053; length])).collect();
        let alone: Vec<_> = windows.iter().map(|window| encoder.encode(window)).collect();
        let together: Vec<_> = thread::scope(|scope| {
            let score = |window| scope.spawn(move || encoder.encode(window));
            let threads: Vec<_> = windows.iter().map(score).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(alone, together);
    }
}
