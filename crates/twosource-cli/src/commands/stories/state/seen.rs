//! Which reports were taken: eight bytes of each identity.
//!
//! Among a hundred million reports the chance that any two share these bytes is one in 3,700; a
//! report that does would be left out.

use std::fs;
use std::io;
use std::path::Path;

use rustc_hash::FxHashSet;
use twosource::text::DocId;

/// Fewer are not worth being sorted in.
const LEAST_RECENT: usize = 4096;

/// The first eight bytes of an identity.
pub(in crate::commands::stories) fn short(id: DocId) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(id.bytes()).for_each(|(to, from)| *to = from);
    u64::from_le_bytes(bytes)
}

/// A sorted list, which takes no more than its bytes, and the latest beside it.
#[derive(Debug, Default)]
pub(in crate::commands::stories) struct Seen {
    sorted: Vec<u64>,
    recent: FxHashSet<u64>,
}

impl Seen {
    /// Reads the file that the state keeps.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let bytes = fs::read(path)?;
        let (ids, _) = bytes.as_chunks::<8>();
        let mut sorted: Vec<u64> = ids.iter().map(|id| u64::from_le_bytes(*id)).collect();
        sorted.sort_unstable();
        Ok(Self { sorted, recent: FxHashSet::default() })
    }

    pub(in crate::commands::stories) fn contains(&self, id: u64) -> bool {
        self.recent.contains(&id) || self.sorted.binary_search(&id).is_ok()
    }

    pub(in crate::commands::stories) fn insert(&mut self, id: u64) {
        self.recent.insert(id);
        if self.recent.len() >= LEAST_RECENT.max(self.sorted.len() / 8) {
            self.sorted.extend(self.recent.drain());
            self.sorted.sort_unstable();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_inserted_is_there() {
        let mut seen = Seen::default();
        // Odd multiples of a large odd number do not come in order.
        let ids = || (0..20_000_u64).map(|n| (2 * n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        ids().for_each(|id| seen.insert(id));
        assert!(ids().all(|id| seen.contains(id)));
        assert!(!ids().any(|id| seen.contains(id ^ 1)));
        assert!(seen.recent.len() < LEAST_RECENT);
    }
}
