//! `generate edited`: many documents out of few, no two of them equal.
//!
//! For figures of speed at scale. The documents of the input are gone through again and again; each
//! time some words are replaced by words of another place of the text, left out, or swapped with the
//! next, so that repeats are near duplicates and not the same bytes. The same seed gives the same
//! documents on every machine.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use serde::Serialize;

use crate::read::{self, Named};
use crate::run::line;

use super::random::Random;

/// Of so many words one is edited.
const EVERY: u64 = 20;

/// Options of `generate edited`.
#[derive(Args)]
pub(crate) struct EditedArgs {
    /// A .jsonl or .jsonl.gz file with `id` and `text` in each line.
    input: PathBuf,
    /// How many documents to print.
    #[arg(long, value_name = "N")]
    documents: usize,
    /// Where the drawing starts.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

#[derive(Serialize)]
struct Record<'a> {
    id: String,
    /// The document that it was made of.
    of: &'a str,
    text: String,
}

/// Prints the documents.
pub(super) fn run(args: &EditedArgs, out: &mut impl Write) -> Result<()> {
    let records = read::records(&args.input)?;
    if records.is_empty() {
        bail!("{}: no document", args.input.display());
    }
    let mut random = Random::new(args.seed);
    for (at, Named { id, document }) in records.iter().cycle().take(args.documents).enumerate() {
        let text = edited(document.text(), &mut random);
        line(out, &Record { id: format!("{id}-{at}"), of: id, text })?;
    }
    Ok(out.flush()?)
}

/// The text with about one word in [`EVERY`] changed; lines stay lines.
fn edited(text: &str, random: &mut Random) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    let lines: Vec<String> = text.lines().map(|line| edited_line(line, &all, random)).collect();
    lines.join("\n")
}

fn edited_line(line: &str, all: &[&str], random: &mut Random) -> String {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        if random.below(EVERY) == 0 {
            match random.below(3) {
                0 => {
                    let other = Some(random.pick(all)).filter(|word: &&str| !word.is_empty());
                    if let (Some(word), Some(other)) = (words.get_mut(at), other) {
                        *word = other;
                    }
                }
                1 => {
                    words.remove(at);
                }
                _ if at + 1 < words.len() => words.swap(at, at + 1),
                _ => {}
            }
        }
        at += 1;
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_differ_and_a_seed_repeats() {
        let text =
            "The old tram left the depot at Hartmoor before dawn.\nNobody saw it go, said Dallin. "
                .repeat(8);
        let two = |seed| {
            let mut random = Random::new(seed);
            [edited(&text, &mut random), edited(&text, &mut random)]
        };
        let [first, second] = two(1);
        assert_ne!(first, second);
        assert_eq!([first.clone(), second], two(1));
        let kept = first.split_whitespace().count();
        assert!((120..=145).contains(&kept), "{kept}");
    }

    #[test]
    fn an_empty_text_stays_empty() {
        assert_eq!(edited("", &mut Random::new(3)), "");
    }
}
