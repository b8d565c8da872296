//! The file of `--families`.

use std::path::Path;

use anyhow::Result;
use twosource::Options;
use twosource::comparison::Families;

use crate::cli::Independence;
use crate::failure::Hinted;

/// The settings of a comparison, with the families of the file added to those that are built in.
pub(super) fn options(args: &Independence) -> Result<Options> {
    let options = Options::default();
    let Some(path) = &args.families else { return Ok(options) };
    let families = options.families.clone().with(read(path)?);
    Ok(options.with_families(families))
}

fn read(path: &Path) -> Result<Families, Hinted> {
    let name = path.display();
    let text = std::fs::read(path).map_err(|error| {
        Hinted::new(format!("{name}: {error}"), "--families takes the path of a text file")
    })?;
    let text = String::from_utf8(text)
        .map_err(|_| Hinted::new(format!("{name}: not UTF-8"), "save the file as UTF-8"))?;
    Families::parse(&text).map_err(|error| {
        let hint = "write a family a line, as in: Owner | Title | Other Title | title.example";
        Hinted::new(format!("{name}, {error}"), hint)
    })
}
