//! Parses one text per line of standard input, each a JSON string, and prints one JSON object per
//! text: tokens as `[start, end, tag, pos, head, dep, lemma]` in bytes, names as
//! `[first token, token after the last, label]`.
//!
//! ```text
//! echo '"Mayor Ilse Brandt closed the bridge."' | cargo run -rp twosource-syntax --example parse
//! ```

use std::io::{self, Write as _};

use twosource_syntax::{Parse, Pipeline};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pipeline = Pipeline::embedded()?;
    let texts: Vec<String> = io::stdin()
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<Result<_, Box<dyn std::error::Error>>>()?;
    let parses: Vec<Parse> = texts.iter().map(|text| pipeline.read(text)).collect();
    let out = &mut io::stdout().lock();
    for parse in &parses {
        let token = |t: &twosource_syntax::Token| {
            let tags = (t.tag.as_str(), t.pos.as_str(), t.head, t.dep.as_str());
            (t.start, t.end, tags.0, tags.1, tags.2, tags.3, t.lemma.to_string())
        };
        let tokens: Vec<_> = parse.tokens.iter().map(token).collect();
        let name = |n: &twosource_syntax::Name| (n.tokens.start, n.tokens.end, n.label.as_str());
        let names: Vec<_> = parse.names.iter().map(name).collect();
        serde_json::to_writer(&mut *out, &serde_json::json!({"tokens": tokens, "names": names}))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
