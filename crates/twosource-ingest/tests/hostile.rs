//! Inputs made to break a reader end with an answer, soon.

use twosource_ingest::{Input, Limits, Overrides, read};

/// Reads a text and gives back the number of blocks; a rule with quadratic time would not finish.
#[track_caller]
fn blocks(text: String) -> usize {
    let len = text.len();
    let input = Input::Stdin(text.into_bytes());
    // Far beyond the limit of a report: the time must be linear all the same.
    let limits = Limits { max_report_bytes: usize::MAX, ..Limits::default() };
    let ingest = read(&[input], &Overrides::default(), &limits);
    assert_eq!(ingest.problems, []);
    assert_eq!(ingest.documents[0].text().len(), len);
    ingest.documents[0].blocks.len()
}

#[test]
fn one_endless_line() {
    assert_eq!(blocks("a".repeat(20_000_000)), 1);
    assert_eq!(blocks("tram stop ".repeat(500_000)), 1);
}

#[test]
fn signs_without_partners() {
    for sign in [
        "“", "\"", "*", "* ", "*a ", "_", "**a", "[", "](", "[a](", "> ", ">", "(", "- ", "#", "'",
        "=", "…",
    ] {
        blocks(format!("{} tram", sign.repeat(200_000)));
        blocks(format!("tram {}", sign.repeat(200_000)));
    }
}

#[test]
fn very_many_lines() {
    for line in [
        "a\n",
        "\na\n",
        "- a\n",
        "> a\n",
        "4 June 2031\n",
        "By Ilse Brandt\n",
        "Reuters\n",
        "---\n",
        "AB\r",
        "# a\n",
    ] {
        blocks(line.repeat(200_000));
    }
    blocks("Read more:\n".repeat(100_000));
    blocks("The tram left the rails near the depot of the old\ncompany ".repeat(50_000));
}

#[test]
fn pages_without_a_report() {
    for piece in [
        "1/3 Ode 2/3 Lund ",
        "It fell. [What the mayor knew then] ",
        "It fell. (Photo: PA) ",
        "Image caption Ode ",
        "It fell. Image caption Ode ",
        "skip ad autoplay view photos ",
    ] {
        blocks(format!("Tram leaves rails\n\n{}", piece.repeat(50_000)));
    }
    for line in
        ["1/30000 Ode\n", "Reuters Two cars on their side\n", "Trams of Ode Two cars fell\n"]
    {
        blocks(format!("Tram leaves rails\n\n{}", line.repeat(50_000)));
    }
    let body = "The tram fell. ".repeat(50_000);
    let captions = "Ilse Brandt looks at the old tram that left the rails\nIt fell.\nIt fell.\n";
    blocks(format!("Tram leaves rails\n\n{body}\n{}", captions.repeat(200)));
}

#[test]
fn digits_and_dates_without_end() {
    blocks("1".repeat(2_000_000));
    blocks(format!("Published {}", "4 June 2031 | ".repeat(100_000)));
    blocks("2031-".repeat(500_000));
}

#[test]
fn marks_that_combine_and_turn() {
    blocks("e\u{301}\u{302}\u{303}".repeat(300_000));
    blocks("\u{202e}ترام \u{200f}\u{2066}".repeat(200_000));
    blocks("👨‍👩‍👧‍👦".repeat(200_000));
}
