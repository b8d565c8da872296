//! Tables of `twosource compare`: all to a folder, or one to a file or standard output.

use std::fs;
use std::path::{Path, PathBuf, is_separator};

use anyhow::{Context, Result};
use twosource::report::{self, Accounts, TableName};

use crate::cli::{AccountFormat, Compare, Reports, Table};
use crate::failure::Hinted;
use crate::input::Batch;
use crate::output::{self, Plan};

/// Which tables are written in which form, and where.
pub(super) struct Tables {
    form: Form,
    to: Destination,
}

#[derive(Clone, Copy)]
enum Form {
    Csv,
    Parquet,
}

enum Destination {
    /// Each table as a file of a folder.
    Files(Vec<(TableName, PathBuf)>),
    /// One table as a file.
    File(TableName, PathBuf),
    Standard(TableName),
}

impl Tables {
    /// What was asked for; `None` where the result is no table.
    pub(super) fn asked(args: &Compare) -> Result<Option<Self>> {
        let form = match args.format {
            AccountFormat::Csv => Form::Csv,
            AccountFormat::Parquet => Form::Parquet,
            _ if args.table.is_some() => {
                let hint = "add --format csv or --format parquet, or leave --table out";
                return Err(Hinted::new("--table chooses among tables only", hint).into());
            }
            _ => return Ok(None),
        };
        let to = destination(form, args.table, args.output.file.as_deref());
        if let (Form::Parquet, Destination::Standard(_)) = (form, &to) {
            let hint =
                "name a file for one table (-o points.parquet) or a folder for all (-o DIR/)";
            return Err(Hinted::new("Parquet is not written to standard output", hint).into());
        }
        Ok(Some(Self { form, to }))
    }

    /// Refuses to write over a report that was read.
    pub(super) fn check(&self, reports: &Reports, batch: &Batch) -> Result<()> {
        match &self.to {
            Destination::Files(files) => {
                files.iter().try_for_each(|(_, file)| output::check(file, reports, batch))
            }
            Destination::File(_, file) => output::check(file, reports, batch),
            Destination::Standard(_) => Ok(()),
        }
    }

    /// Writes the tables.
    pub(super) fn deliver(&self, accounts: &Accounts, plan: &Plan) -> Result<()> {
        match &self.to {
            Destination::Files(files) => {
                files.iter().try_for_each(|(name, file)| self.write(accounts, *name, file))
            }
            Destination::File(name, file) => self.write(accounts, *name, file),
            Destination::Standard(name) => {
                plan.deliver(&report::csv(&report::table(accounts, *name)))
            }
        }
    }

    fn write(&self, accounts: &Accounts, name: TableName, file: &Path) -> Result<()> {
        let table = report::table(accounts, name);
        let bytes = match self.form {
            Form::Csv => report::csv(&table).into_bytes(),
            Form::Parquet => twosource_parquet::parquet(&table)?,
        };
        let unwritten = || format!("{}: cannot be written", file.display());
        if let Destination::Files(_) = self.to {
            let folder = file.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder).with_context(unwritten)?;
        }
        fs::write(file, bytes).with_context(unwritten)
    }
}

fn destination(form: Form, table: Option<Table>, file: Option<&Path>) -> Destination {
    let name = table.map(TableName::from);
    let one = name.unwrap_or(TableName::Points);
    match file {
        Some(folder) if is_folder(folder) => {
            let names = name.map_or(TableName::ALL.to_vec(), |name| vec![name]);
            let end = match form {
                Form::Csv => "csv",
                Form::Parquet => "parquet",
            };
            let file = |name: TableName| (name, folder.join(format!("{}.{end}", name.name())));
            Destination::Files(names.into_iter().map(file).collect())
        }
        Some(file) => Destination::File(one, file.to_owned()),
        None => Destination::Standard(one),
    }
}

/// Whether a path is a folder, or is meant as one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(is_separator)
}
