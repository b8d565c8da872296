//! Parses documents, one per line of standard input, each a JSON string; every line of a document
//! is a block of its own. Prints one JSON object per document: tokens as `[start, end, tag, pos,
//! head, dep, lemma]` in bytes, names as `[first token, token after the last, label]`.
//!
//! ```text
//! echo '"Mayor Ilse Brandt closed the bridge."' | cargo run -rp twosource-syntax --example parse
//! ```

use std::error::Error;
use std::io::{self, Write as _};

use twosource_syntax::{Block, Name, Parse, Pipeline, Token};

fn main() -> Result<(), Box<dyn Error>> {
    let pipeline = Pipeline::embedded()?;
    let out = &mut io::stdout().lock();
    for line in io::stdin().lines() {
        let text: String = serde_json::from_str(&line?)?;
        let Parse { tokens, names } = pipeline.read_blocks(&text, &lines(&text));
        let tokens: Vec<_> = tokens.iter().map(token).collect();
        let names: Vec<_> = names.iter().map(name).collect();
        serde_json::to_writer(&mut *out, &serde_json::json!({"tokens": tokens, "names": names}))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The lines of a text as blocks of one sentence each.
fn lines(text: &str) -> Vec<Block> {
    let mut start = 0;
    let block = |line: &str| {
        start += line.len();
        vec![vec![start - line.len()..start - usize::from(line.ends_with('\n'))]]
    };
    text.split_inclusive('\n').map(block).collect()
}

fn token(t: &Token) -> (usize, usize, &str, &str, usize, &str, &str) {
    (t.start, t.end, t.tag.as_str(), t.pos.as_str(), t.head, t.dep.as_str(), &t.lemma)
}

fn name(n: &Name) -> (usize, usize, &str) {
    (n.tokens.start, n.tokens.end, n.label.as_str())
}
