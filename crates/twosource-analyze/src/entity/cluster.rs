//! Candidates that refer to the same.

use std::collections::BTreeMap;

use twosource_models::Gender;

use super::candidate::Candidate;
use super::{EntityKind, MentionKind};

/// Disjoint sets of candidates with what is known of each.
pub(super) struct Clusters<'a> {
    candidates: &'a [Candidate],
    parent: Vec<usize>,
    about: Vec<About>,
    /// Mentions of several at once, each with a member of one of the sets.
    shared: Vec<(usize, usize)>,
    is_shared: Vec<bool>,
}

/// What is known of one set.
#[derive(Clone, Debug, Default)]
struct About {
    /// By kind, in the order of [`KINDS`]: how many mentions say so.
    votes: [u32; KINDS.len()],
    gender: Option<Gender>,
    /// The gender of its pronouns.
    pronoun: Option<Gender>,
    /// Names of people of two words or more.
    full: Vec<usize>,
    /// Whether it holds a name, adjective or capital.
    is_named: bool,
    /// Whether its kind rests on more than the name finder's guess.
    is_sure: bool,
    members: Vec<usize>,
}

const KINDS: [EntityKind; 8] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Country,
    EntityKind::Place,
    EntityKind::Facility,
    EntityKind::Event,
    EntityKind::Product,
    EntityKind::Other,
];

impl<'a> Clusters<'a> {
    pub(super) fn new(candidates: &'a [Candidate]) -> Self {
        let about = candidates.iter().enumerate().map(|(at, candidate)| About::of(at, candidate));
        Self {
            candidates,
            parent: (0..candidates.len()).collect(),
            about: about.collect(),
            shared: Vec::new(),
            is_shared: vec![false; candidates.len()],
        }
    }

    pub(super) fn find(&self, mut at: usize) -> usize {
        while let Some(&up) = self.parent.get(at).filter(|&&up| up != at) {
            at = up;
        }
        at
    }

    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        self.find(a) == self.find(b)
    }

    /// Joins the sets of two candidates, unless they contradict each other.
    pub(super) fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return true;
        }
        if !self.fits(a, b) {
            return false;
        }
        // The smaller set goes into the larger one, so that no chain of parents grows long.
        let (root, other) = if self.size(a) >= self.size(b) { (a, b) } else { (b, a) };
        let Some(moved) = self.about.get_mut(other).map(std::mem::take) else { return false };
        if let Some(slot) = self.parent.get_mut(other) {
            *slot = root;
        }
        if let Some(about) = self.about.get_mut(root) {
            about.take(moved);
        }
        true
    }

    /// Notes that a mention belongs to the set of `member` too.
    pub(super) fn share(&mut self, mention: usize, member: usize) {
        self.shared.push((mention, member));
        if let Some(slot) = self.is_shared.get_mut(mention) {
            *slot = true;
        }
    }

    /// Whether a mention belongs to several sets.
    pub(super) fn is_shared(&self, mention: usize) -> bool {
        self.is_shared.get(mention).copied().unwrap_or(false)
    }

    /// Notes that an unsure name is a person's.
    pub(super) fn is_person(&mut self, name: usize) {
        let root = self.find(name);
        if let Some(about) = self.about.get_mut(root)
            && !about.is_sure
        {
            about.votes = [0; KINDS.len()];
            about.full.push(name);
            if let Some(slot) = about.votes.first_mut() {
                *slot = 3;
            }
        }
    }

    /// Joins the set of a name to a surer one, whatever the name was taken for.
    pub(super) fn join_as(&mut self, sure: usize, name: usize) -> bool {
        let root = self.find(name);
        if let Some(about) = self.about.get_mut(root)
            && !about.is_sure
        {
            about.votes = [0; KINDS.len()];
        }
        self.join(sure, name)
    }

    /// Whether nothing speaks against two sets being one: kind, gender, number, given name.
    pub(super) fn fits(&self, a: usize, b: usize) -> bool {
        let (Some(a), Some(b)) = (self.about.get(self.find(a)), self.about.get(self.find(b)))
        else {
            return false;
        };
        let kinds = match (a.kind(), b.kind()) {
            (Some(a), Some(b)) => a == b || a == EntityKind::Other || b == EntityKind::Other,
            _ => true,
        };
        let genders = match (a.gender, b.gender) {
            (Some(a), Some(b)) => a == b || a == Gender::Either || b == Gender::Either,
            _ => true,
        };
        let people =
            a.full.first().zip(b.full.first()).is_none_or(|(&a, &b)| self.is_one_person(a, b));
        kinds && genders && people
    }

    /// Whether two full names can be of one person: no given name contradicts the other.
    fn is_one_person(&self, a: usize, b: usize) -> bool {
        let (Some(a), Some(b)) = (self.candidates.get(a), self.candidates.get(b)) else {
            return false;
        };
        let holds = |long: &Candidate, short: &Candidate| {
            short.words.iter().all(|word| long.words.contains(word))
        };
        a.words == b.words || holds(a, b) || holds(b, a) || is_initialed(&a.words, &b.words)
    }

    /// What a set is, by the vote of its mentions.
    pub(super) fn kind(&self, at: usize) -> Option<EntityKind> {
        self.about.get(self.find(at))?.kind()
    }

    pub(super) fn gender(&self, at: usize) -> Option<Gender> {
        self.about.get(self.find(at))?.gender
    }

    pub(super) fn is_sure(&self, at: usize) -> bool {
        self.about.get(self.find(at)).is_some_and(|about| about.is_sure)
    }

    pub(super) fn is_named(&self, at: usize) -> bool {
        self.about.get(self.find(at)).is_some_and(|about| about.is_named)
    }

    /// How many members the set that holds `at` has.
    pub(super) fn size(&self, at: usize) -> usize {
        self.about.get(self.find(at)).map_or(0, |about| about.members.len())
    }

    /// The gender of the pronouns in the set that holds `at`.
    pub(super) fn pronoun(&self, at: usize) -> Option<Gender> {
        self.about.get(self.find(at))?.pronoun
    }

    /// Up to thirty-two members of the set that holds `at`.
    pub(super) fn some_members(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let about = self.about.get(self.find(at));
        about.into_iter().flat_map(|about| about.members.iter().copied().take(32))
    }

    /// All sets with the mentions that they share, by their first member; shared mentions make no
    /// set of their own.
    pub(super) fn all(&self) -> Vec<Vec<usize>> {
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in (0..self.candidates.len()).filter(|&at| !self.is_shared(at)) {
            sets.entry(self.find(at)).or_default().push(at);
        }
        for &(mention, member) in &self.shared {
            sets.entry(self.find(member)).or_default().push(mention);
        }
        let sorted = |mut set: Vec<usize>| {
            set.sort_unstable();
            set
        };
        sets.into_values().map(sorted).collect()
    }
}

/// "J. Ode" and "Jan Ode".
fn is_initialed(a: &[String], b: &[String]) -> bool {
    let initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    a.last() == b.last()
        && a.first().zip(b.first()).is_some_and(|(a, b)| initial(a, b) || initial(b, a))
}

impl About {
    fn of(at: usize, candidate: &Candidate) -> Self {
        let mut about = Self { members: vec![at], ..Self::default() };
        let weight = match candidate.kind {
            MentionKind::Pronoun => 0,
            MentionKind::Nominal => 1,
            _ if candidate.title.is_some() => 5,
            _ if candidate.is_firm => 4,
            _ => 2,
        };
        if let Some(slot) = KINDS
            .iter()
            .position(|kind| candidate.sort == Some(*kind))
            .and_then(|kind| about.votes.get_mut(kind))
        {
            *slot = weight;
        }
        about.gender = candidate.gender.filter(|_| candidate.kind != MentionKind::Pronoun);
        about.pronoun = candidate.gender.filter(|_| candidate.kind == MentionKind::Pronoun);
        about.is_sure = candidate.is_firm && candidate.kind != MentionKind::Pronoun;
        about.is_named = !matches!(candidate.kind, MentionKind::Nominal | MentionKind::Pronoun);
        if candidate.is_name() && candidate.is_person() && candidate.words.len() >= 2 {
            about.full.push(at);
        }
        about
    }

    /// The kind with the most votes, the first of several.
    fn kind(&self) -> Option<EntityKind> {
        let best = self.votes.iter().zip(KINDS).rev().max_by_key(|(votes, _)| **votes)?;
        (*best.0 > 0).then_some(best.1)
    }

    fn take(&mut self, other: Self) {
        for (slot, votes) in self.votes.iter_mut().zip(other.votes) {
            *slot += votes;
        }
        self.gender = match (self.gender, other.gender) {
            (None | Some(Gender::Either), found @ Some(_)) => found,
            (known, _) => known,
        };
        self.pronoun = self.pronoun.or(other.pronoun);
        self.full.extend(other.full);
        self.is_named |= other.is_named;
        self.is_sure |= other.is_sure;
        self.members.extend(other.members);
    }
}
