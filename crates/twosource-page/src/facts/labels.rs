//! Words before a date that say what happened on it, in the languages of the press.

const MODIFIED: &[&str] = &[
    "updated",
    "update",
    "modified",
    "last edited",
    "revised",
    "reviewed",
    "aktualisiert",
    "geändert",
    "stand:",
    "stand ",
    "mis à jour",
    "mise à jour",
    "modifié",
    "maj ",
    "actualizado",
    "actualizada",
    "actualización",
    "modificado",
    "aggiornato",
    "aggiornamento",
    "modificato",
    "atualizado",
    "atualização",
    "bijgewerkt",
    "gewijzigd",
    "uppdaterad",
    "opdateret",
    "oppdatert",
    "päivitetty",
    "aktualizacja",
    "zaktualizowano",
    "aktualizováno",
    "aktualizované",
    "frissítve",
    "actualizat",
    "güncelleme",
    "güncellenme",
    "обновлено",
    "оновлено",
    "ενημέρωση",
    "更新",
];

const PUBLISHED: &[&str] = &[
    "published",
    "publish",
    "posted",
    "first published",
    "released",
    "written",
    "veröffentlicht",
    "erstellt",
    "publiziert",
    "publié",
    "publiée",
    "mis en ligne",
    "créé",
    "publicado",
    "publicada",
    "publicación",
    "pubblicato",
    "pubblicata",
    "gepubliceerd",
    "geplaatst",
    "publicerad",
    "publiceret",
    "udgivet",
    "publisert",
    "julkaistu",
    "opublikowano",
    "data publikacji",
    "dodano",
    "publikováno",
    "publikované",
    "publikálva",
    "publicat",
    "yayınlanma",
    "опубликовано",
    "опубліковано",
    "δημοσιεύθηκε",
    "发布",
    "發布",
    "配信",
    "diterbitkan",
    "press release",
    "news release",
    "pressemitteilung",
    "pressemeldung",
    "presseinformation",
    "medienmitteilung",
    "communiqué",
    "comunicado",
    "comunicato",
    "persbericht",
    "pressmeddelande",
    "pressemeddelelse",
    "pressemelding",
    "erschienen",
    "datum:",
    "date:",
    "fecha:",
];

/// Whether a short text says that something was changed.
pub(super) fn says_modified(text: &str) -> bool {
    says(text, MODIFIED)
}

/// Whether a short text says that something was published.
pub(super) fn says_published(text: &str) -> bool {
    says(text, PUBLISHED)
}

fn says(text: &str, words: &[&str]) -> bool {
    if text.is_empty() || text.len() > 300 {
        return false;
    }
    let text = format!(" {} ", apart(text).to_lowercase());
    words.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + word.len()..).unwrap_or_default();
            let is_byline = *word == "written" && after.trim_start().starts_with("by");
            !is_byline && before.is_none_or(|char| !char.is_alphanumeric())
        })
    })
}

/// Words that markup alone keeps apart, apart: `EditorUpdated` is two.
fn apart(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 8);
    let mut is_low = false;
    for char in text.chars() {
        if is_low && char.is_uppercase() {
            words.push(' ');
        }
        is_low = char.is_lowercase();
        words.push(char);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{says_modified, says_published};

    #[test]
    fn words_in_any_case() {
        assert!(says_modified("Last updated:") && says_modified("ZULETZT AKTUALISIERT AM"));
        assert!(says_published("Veröffentlicht am ") && says_published("Posted on"));
        assert!(
            !says_published("Written by Ilse Brandt,") && says_modified("by Ilse BrandtUpdated")
        );
        assert!(
            !says_modified("Understand") && !says_published("") && !says_published("Unpublished")
        );
    }
}
