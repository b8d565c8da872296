//! `twosource stories`
//!
//! ```text
//! intake (a thread reads) -> window (order of time) -> pass (the stream, what was seen) -> sink
//!                                                       └─ state: logs, snapshots
//! ```
//!
//! Memory holds the open stories, the texts of the window of sorting, and eight bytes for each
//! report that was ever taken; text and JSON without a state also hold the names of all reports.

mod intake;
mod pass;
mod sink;
mod state;
mod window;

use anyhow::Result;
use twosource::ingest::Problem;
use twosource::report::Skipped;

use super::Outcome;
use crate::cli::{Global, Stories, StoriesFormat};
use crate::failure;
use crate::input;
use crate::output::Plan;
use crate::progress::Progress;
use intake::{Intake, Item};
use pass::Pass;
use sink::Sink;
use window::Window;

pub(super) fn run(args: &Stories, global: &Global) -> Result<Outcome> {
    let plan = Plan::new(&args.output, global, args.all);
    plan.check_unread(&args.reports)?;
    let progress = Progress::counting(global);
    let mut pass = Pass::start(args, Sink::open(args, &plan)?)?;
    let intake = Intake::start(input::stream(&args.reports), args.state.is_some());
    let mut told = Told::default();
    let mut window = Window::new(args.in_order);
    let read = read(&intake, &mut window, &mut pass, &mut told, &progress);
    let finished = read.and_then(|()| pass.finish(args.revise && !intake.is_interrupted()));
    // What was found is kept also where it could not be shown.
    pass.save()?;
    finished?;
    drop(progress);
    if pass.taken() == 0 && pass.known() == 0 && !intake.is_interrupted() {
        return Err(input::nothing());
    }
    remarks(&window, intake.is_interrupted(), global);
    let is_complete = told.problems.is_empty() && !intake.is_interrupted();
    if let Some(result) = pass.into_result(&told.skipped(), &plan.text) {
        plan.deliver(&result)?;
    }
    Ok(if is_complete { Outcome::Complete } else { Outcome::Partial })
}

/// Takes everything that comes, in the order of the window.
fn read(
    intake: &Intake,
    window: &mut Window,
    pass: &mut Pass,
    told: &mut Told,
    progress: &Progress,
) -> Result<()> {
    loop {
        match intake.next() {
            Item::Document(document) if pass.is_known(&document) => window.pass_by(&document),
            Item::Document(document) => window.put(document),
            Item::Problem(problem) => progress.suspend(|| told.tell(problem)),
            Item::Nothing => {}
            Item::End => break,
        }
        while let Some(document) = window.next_out() {
            pass.take(&document)?;
            progress.count();
        }
        pass.save_if_due()?;
    }
    if intake.is_interrupted() {
        return Ok(());
    }
    while let Some(document) = window.rest() {
        pass.take(&document)?;
        progress.count();
    }
    Ok(())
}

/// What standard error was told.
#[derive(Default)]
struct Told {
    problems: Vec<Problem>,
}

impl Told {
    fn tell(&mut self, problem: Problem) {
        failure::problems(std::slice::from_ref(&problem));
        self.problems.push(problem);
    }

    fn skipped(&self) -> Vec<Skipped> {
        self.problems.iter().map(input::skipped).collect()
    }
}

/// What is worth knowing of a run beside its result.
fn remarks(window: &Window, is_interrupted: bool, global: &Global) {
    if is_interrupted {
        failure::remark("interrupted; the state is saved, and the same command goes on from here");
    }
    if window.late() > 0 && !global.quiet {
        let late = input::reports(window.late());
        failure::remark(&format!("{late} came after later ones and counted as late as these"));
    }
}

impl StoriesFormat {
    /// Whether lines are written as they are found, so that nothing of them is held.
    const fn is_lines(self) -> bool {
        matches!(self, Self::Jsonl | Self::Tsv)
    }
}
