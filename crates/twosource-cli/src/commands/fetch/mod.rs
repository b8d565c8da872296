//! `twosource fetch`
//!
//! ```text
//! address -> fetcher (what is known: state) -> page or feed -> documents -> records
//!                                           └─ save: the bytes as they came
//! ```

mod save;
mod state;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use twosource::ingest::{
    Limits, Overrides, PageBytes, Problem, entry_links, parse_date, record_line, served,
};
use twosource::page::Source;
use twosource::text::Document;
use twosource_fetch::{FetchProblem, Fetched, Fetcher, Settings};

use super::Outcome;
use crate::cli::{Fetch, Global};
use crate::failure::{self, Hinted};
use crate::progress::Progress;
use save::Folder;
use state::State;

pub(super) fn run(args: &Fetch, global: &Global) -> Result<Outcome> {
    let mut run = Run::start(args, global)?;
    for url in &args.urls {
        run.address(url)?;
    }
    run.out.flush().context("the result cannot be written")?;
    run.state.save()?;
    run.end()
}

/// What an address gave.
enum Given {
    Documents(PageBytes, Vec<Document>),
    Unchanged,
    Nothing,
}

struct Run<'a> {
    args: &'a Fetch,
    is_quiet: bool,
    fetcher: Fetcher,
    state: State,
    folder: Option<Folder>,
    out: Box<dyn Write>,
    progress: Progress,
    written: usize,
    unchanged: usize,
    problems: usize,
}

impl<'a> Run<'a> {
    fn start(args: &'a Fetch, global: &Global) -> Result<Self> {
        Ok(Self {
            args,
            is_quiet: global.quiet,
            fetcher: Fetcher::new(settings(args)),
            state: State::open(args.state.as_deref())?,
            folder: args.save.as_deref().map(Folder::open).transpose()?,
            out: open(args.output.as_deref())?,
            progress: Progress::new(global),
            written: 0,
            unchanged: 0,
            problems: 0,
        })
    }

    /// Fetches what the user named, and where asked the pages of its entries.
    fn address(&mut self, url: &str) -> Result<()> {
        let Given::Documents(page, mut documents) = self.fetch(url)? else { return Ok(()) };
        let links = if self.args.entries { entry_links(&page) } else { Vec::new() };
        for link in links {
            match self.fetch(&link)? {
                Given::Documents(_, read) if !read.is_empty() => self.write(&read)?,
                Given::Unchanged => {}
                _ => continue,
            }
            // The page stands for the entry.
            documents.retain(|document| document.meta.url.as_deref() != Some(&*link));
        }
        self.write(&documents)
    }

    fn fetch(&mut self, url: &str) -> Result<Given> {
        self.progress.say(&format!("fetching {url}"));
        let fetched = match self.fetcher.fetch(url, self.state.get(url)) {
            Ok(fetched) => fetched,
            Err(problem) => {
                self.refused(&problem);
                return Ok(Given::Nothing);
            }
        };
        self.tell_redirects(url, &fetched);
        if fetched.is_not_modified {
            self.unchanged += 1;
            self.remark(&format!("{url}: unchanged since it was fetched last"));
            return Ok(Given::Unchanged);
        }
        if let Some(folder) = &self.folder {
            folder.keep(&fetched)?;
        }
        let validators = fetched.validators();
        let media_type = fetched.content_type.clone();
        let page = page(url, fetched);
        let documents = self.read(&page, media_type.as_deref());
        if let Some(documents) = documents {
            self.state.set(url, validators);
            return Ok(Given::Documents(page, documents));
        }
        Ok(Given::Nothing)
    }

    /// The documents of a page or feed; none where it is neither.
    fn read(&mut self, page: &PageBytes, media_type: Option<&str>) -> Option<Vec<Document>> {
        let found = match served(page, media_type, &Overrides::default(), &Limits::default()) {
            Ok(found) => found,
            Err(problem) => {
                self.unread(&problem);
                return None;
            }
        };
        let mut documents = Vec::new();
        for one in found {
            match one {
                Ok(document) => documents.push(document),
                // The pages of these entries are fetched.
                Err(Problem::Headlines { .. }) if self.args.entries => {}
                Err(problem) => self.unread(&problem),
            }
        }
        Some(documents)
    }

    fn write(&mut self, documents: &[Document]) -> Result<()> {
        for document in documents {
            let line = record_line(document);
            self.out.write_all(line.as_bytes()).context("the result cannot be written")?;
            self.written += 1;
        }
        // Whoever reads along sees what there is.
        self.out.flush().context("the result cannot be written")
    }

    fn refused(&mut self, problem: &FetchProblem) {
        self.problems += 1;
        self.progress.suspend(|| failure::problem(&problem.to_string(), problem.hint()));
    }

    fn unread(&mut self, problem: &Problem) {
        self.problems += 1;
        self.progress.suspend(|| failure::problems(std::slice::from_ref(problem)));
    }

    fn tell_redirects(&self, url: &str, fetched: &Fetched) {
        let mut from = url;
        for step in &fetched.redirects {
            self.remark(&format!("{from}: redirects ({}) to {}", step.status, step.to));
            from = &step.to;
        }
    }

    fn remark(&self, message: &str) {
        if !self.is_quiet {
            self.progress.suspend(|| failure::remark(message));
        }
    }

    fn end(self) -> Result<Outcome> {
        drop(self.progress);
        if self.written == 0 && self.unchanged == 0 {
            let hint = "name the address of a report or of a feed";
            return Err(Hinted::new("nothing could be fetched", hint).into());
        }
        Ok(if self.problems == 0 { Outcome::Complete } else { Outcome::Partial })
    }
}

fn settings(args: &Fetch) -> Settings {
    Settings {
        timeout: args.timeout,
        delay: args.delay,
        max_bytes: args.max_bytes,
        allows_private: args.allow_private,
        ..Settings::default()
    }
}

fn open(file: Option<&Path>) -> Result<Box<dyn Write>> {
    let Some(file) = file else { return Ok(Box::new(io::stdout().lock())) };
    let opened = File::create(file);
    let opened = opened.with_context(|| format!("{}: cannot be written", file.display()))?;
    Ok(Box::new(BufWriter::new(opened)))
}

/// What is read, under the name that the user gave it. No later date than that of the answer is believed.
fn page(url: &str, fetched: Fetched) -> PageBytes {
    let seen = fetched.date.as_deref().and_then(parse_date);
    PageBytes {
        name: url.to_owned(),
        bytes: fetched.body,
        charset: fetched.charset,
        source: Source { url: Some(fetched.url), seen },
    }
}
