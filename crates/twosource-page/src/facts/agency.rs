//! The news agency that the whole text is credited to: one that is known by name, and that the page
//! names as the source or as the only author.

use twosource_text::Field;

use super::claim::Claim;
use crate::agency::listed;

/// The agency, and the place of the claim that names it.
pub(super) fn choose(claims: &[Claim]) -> Option<(String, usize)> {
    let agency = |(at, claim): (usize, &Claim)| {
        let name = listed(claim.value.trim_start_matches("By ").trim_start_matches("Von "))?;
        Some((name.to_owned(), at))
    };
    let of =
        |field: Field| claims.iter().enumerate().filter(move |(_, claim)| claim.field == field);
    of(Field::Agency).find_map(agency).or_else(|| {
        // A page of the agency itself has its name everywhere.
        let own = of(Field::Outlet).any(|(_, claim)| listed(&claim.value).is_some());
        of(Field::Author).filter(|_| !own).find_map(agency)
    })
}

#[cfg(test)]
mod tests {
    use super::{Claim, Field, choose};

    #[track_caller]
    fn check(stated: &[(Field, &str)], expected: Option<&str>) {
        let claims: Vec<Claim> =
            stated.iter().filter_map(|&(field, value)| Claim::new(field, value, "meta")).collect();
        assert_eq!(choose(&claims).map(|(name, _)| name).as_deref(), expected, "{stated:?}");
    }

    #[test]
    fn agencies() {
        check(
            &[(Field::Agency, "Harmoor Courier"), (Field::Agency, "dpa")],
            Some("Deutsche Presse-Agentur"),
        );
        check(&[(Field::Author, "By Reuters")], Some("Reuters"));
        check(&[(Field::Outlet, "Reuters"), (Field::Author, "Reuters")], None);
        check(&[(Field::Author, "Ilse Brandt")], None);
    }
}
