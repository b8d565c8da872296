//! The news agencies that are known by name.

const LIST: &str = include_str!("../data/agencies.txt");

/// The usual name of a listed agency. Names of up to five letters must stand exactly so.
pub fn listed(name: &str) -> Option<&'static str> {
    let same = |entry: &str| {
        if entry.chars().count() <= 5 { entry == name } else { entry.eq_ignore_ascii_case(name) }
    };
    let mut agencies = LIST.lines().filter(|line| !line.starts_with('#'));
    let line = agencies.find(|line| line.split(" | ").any(same))?;
    line.split(" | ").next()
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn names_and_their_spellings() {
        assert_eq!(listed("reuters"), Some("Reuters"));
        assert_eq!(listed("AFP"), Some("Agence France-Presse"));
        assert_eq!(listed("ap"), None, "short names stand exactly so");
        assert_eq!(listed("# Names"), None);
    }
}
