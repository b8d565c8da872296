//! `twosource attributions`

use anyhow::Result;
use twosource::report;

use super::{Outcome, each_report};
use crate::cli::{Attributions, Global, ListFormat};

pub(super) fn run(args: &Attributions, global: &Global) -> Result<Outcome> {
    each_report(&args.inputs, &args.output, global, |reports, skipped, text| match args.format {
        ListFormat::Text => report::attributions(reports, skipped, text),
        ListFormat::Json => report::attributions_json(reports, skipped),
        ListFormat::Jsonl => report::attributions_jsonl(reports, skipped),
    })
}
