//! `twosource read`

use anyhow::Result;
use twosource::report;

use super::{Outcome, each_report};
use crate::cli::{Global, Read, ReadFormat};

pub(super) fn run(args: &Read, global: &Global) -> Result<Outcome> {
    each_report(&args.inputs, &args.output, global, |reports, skipped, text| match args.format {
        ReadFormat::Text => report::reading(reports, skipped, text),
        ReadFormat::Json => report::reading_json(reports, skipped),
        ReadFormat::Conllu => report::conllu(reports),
    })
}
