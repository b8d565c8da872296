//! What a run costs: time, processor time and memory.
//!
//! Processor time and memory are read from `/proc`, so that they are known on Linux only;
//! elsewhere they are `null`.

use std::fs;
use std::time::Instant;

use serde::Serialize;

/// Clock ticks in a second, as `/proc` counts them; 100 on every Linux since 2.6.
const TICKS: f64 = 100.0;

/// Runs from [`Meter::start`] on.
#[derive(Clone, Copy)]
pub(crate) struct Meter {
    start: Instant,
    cpu: Option<f64>,
}

impl Meter {
    /// Starts now.
    #[expect(clippy::disallowed_methods, reason = "measuring time is what this module is for")]
    pub(crate) fn start() -> Self {
        Self { start: Instant::now(), cpu: process_seconds() }
    }

    /// Seconds on the wall since the start.
    pub(crate) fn wall_seconds(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    /// Seconds of processor time since the start, over all threads of the process.
    pub(crate) fn cpu_seconds(&self) -> Option<f64> {
        Some(process_seconds()? - self.cpu?)
    }
}

/// The figures of one run, as they are printed. Loading is apart from the rest.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Timings {
    pub(crate) documents: usize,
    /// White-space words.
    pub(crate) words: usize,
    /// Until the weights and word lists were loaded, on the wall.
    pub(crate) load_seconds: f64,
    /// From the first byte read to the last line written, over all threads.
    pub(crate) cpu_seconds: Option<f64>,
    pub(crate) wall_seconds: f64,
    pub(crate) words_per_cpu_second: Option<f64>,
    /// Most memory that the process ever held, in units of a million bytes.
    pub(crate) peak_memory_mb: Option<f64>,
}

impl Timings {
    /// The figures of what `meter` has measured so far.
    pub(crate) fn of(meter: &Meter, documents: usize, words: usize, load_seconds: f64) -> Self {
        let cpu_seconds = meter.cpu_seconds();
        let count = f64::from(u32::try_from(words).unwrap_or(u32::MAX));
        let rate = |seconds: f64| (seconds > 0.0).then(|| (count / seconds).round());
        Self {
            documents,
            words,
            load_seconds: hundredths(load_seconds),
            cpu_seconds: cpu_seconds.map(hundredths),
            wall_seconds: hundredths(meter.wall_seconds()),
            words_per_cpu_second: cpu_seconds.and_then(rate),
            peak_memory_mb: peak_memory_mb().map(|mb| (mb * 10.0).round() / 10.0),
        }
    }
}

/// The name of the processor, where it is known.
pub(crate) fn processor() -> Option<String> {
    let info = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = info.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn hundredths(seconds: f64) -> f64 {
    (seconds * 100.0).round() / 100.0
}

/// User and system time of the process, in seconds.
fn process_seconds() -> Option<f64> {
    seconds_in(&fs::read_to_string("/proc/self/stat").ok()?)
}

fn seconds_in(stat: &str) -> Option<f64> {
    // The name of the process may hold spaces and brackets, so that fields count from its end.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    Some((ticks()? + ticks()?) / TICKS)
}

fn peak_memory_mb() -> Option<f64> {
    kibibytes_in(&fs::read_to_string("/proc/self/status").ok()?).map(|kib| kib * 1024.0 / 1e6)
}

fn kibibytes_in(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_found_behind_any_name() {
        let stat = "7 (a b) c) S 1 7 7 0 -1 4194304 100 0 0 0 150 50 0 0 20 0 1 0 5 6 7";
        assert_eq!(seconds_in(stat), Some(2.0));
        assert_eq!(seconds_in("7 (a) S"), None);
    }

    #[test]
    fn the_peak_is_found() {
        assert_eq!(kibibytes_in("VmPeak:\t 9 kB\nVmHWM:\t  1500 kB\n"), Some(1500.0));
        assert_eq!(kibibytes_in("VmPeak:\t 9 kB\n"), None);
    }

    #[test]
    fn no_words_per_no_time() {
        let timings = Timings::of(&Meter { start: Meter::start().start, cpu: None }, 1, 9, 0.0);
        assert_eq!((timings.cpu_seconds, timings.words_per_cpu_second), (None, None));
    }
}
