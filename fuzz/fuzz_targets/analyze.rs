//! Any text: an analysis whose spans lie in the text, and an account of it beside a fixed report.
//!
//! The encoder is replaced by one that reads its scores out of the input, so that the fuzzer steers
//! the decoder as well and thousands of inputs a second are tried.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use twosource::models::{Encoder, Matrix, Scores, Window};
use twosource::text::Document;
use twosource::{Options, Resources, account, analyze};

struct Steered;

impl Encoder for Steered {
    fn encode(&self, window: &Window) -> Option<Scores> {
        let length = window.ids.len() + 2;
        let steer = |n: usize| window.ids.get(n % window.ids.len().max(1)).copied().unwrap_or(0);
        let score = |n: usize| f32::from((steer(n).wrapping_mul(2_654_435_761) >> 24) as u8);
        let pointers = || Matrix::new((0..length * length).map(score).collect(), length);
        let tags = Matrix::new((0..length * 7).map(score).collect(), 7);
        Some(Scores { tags, content_cue: pointers(), cue_source: pointers() })
    }
}

static RESOURCES: LazyLock<Resources> = LazyLock::new(|| {
    let loaded = Resources::load().expect("the embedded resources load");
    Resources { encoder: Box::new(Steered), ..loaded }
});

fuzz_target!(|text: &str| {
    let document = Document::new("a", text);
    let analysis = analyze(&document, &RESOURCES);
    assert!(analysis.statements.iter().all(|s| document.whole().contains(s.span)));
    let other = Document::new("b", "Mayor Ilse Brandt said 27 people were hurt on Monday.");
    let account = account(vec![document, other], &RESOURCES, &Options::default());
    assert_eq!(account.reports.len(), 2);
});
