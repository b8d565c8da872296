//! Identities that are the same in every run: UUIDs of version 8 (RFC 9562), made from SHA-256.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use twosource_text::{DocId, Passage};

/// The IRI of what the parts name. Parts cannot be mistaken for one another: none holds a zero byte.
pub(super) fn iri<T: AsRef<[u8]>>(parts: &[T]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    uuid(bytes)
}

/// The IRI of a document: its identity, in which six bits are those that make it a UUID.
pub(super) fn document(id: DocId) -> String {
    uuid(id.bytes())
}

/// A passage as a part of an identity.
pub(super) fn passage(passage: Passage) -> String {
    format!("{} {} {}", passage.document, passage.span.start(), passage.span.end())
}

fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut iri = "urn:uuid:".to_owned();
    for (at, byte) in bytes.iter().enumerate() {
        let dash = if [4, 6, 8, 10].contains(&at) { "-" } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(iri, "{dash}{byte:02x}");
    }
    iri
}

#[cfg(test)]
mod tests {
    use twosource_text::Document;

    use super::{document, iri};

    #[test]
    fn an_identity_is_a_uuid_of_version_8() {
        let id = iri(&["point", "1"]);
        assert_eq!(id.len(), "urn:uuid:".len() + 36);
        let digits: Vec<&str> = id.trim_start_matches("urn:uuid:").split('-').collect();
        assert_eq!(digits.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(digits[2].starts_with('8') && digits[3].starts_with(['8', '9', 'a', 'b']));
    }

    #[test]
    fn other_parts_have_another_identity() {
        assert_eq!(iri(&["a", "b"]), iri(&["a", "b"]));
        assert_ne!(iri(&["a", "b"]), iri(&["ab", ""]));
    }

    #[test]
    fn a_document_can_be_recognized() {
        let one = Document::new("a.txt", "The bridge will close.");
        let (id, iri) = (one.id().to_string(), document(one.id()).replace('-', ""));
        assert!(iri.starts_with(&format!("urn:uuid:{}8", id.get(..12).unwrap())), "{id} {iri}");
    }
}
