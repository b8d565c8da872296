//! Arcs that were moved for the parser's sake go back to their true heads.
//!
//! The parser's trees are projective. In training an arc that crosses others was lifted to a word
//! above its head, and its label decorated with the label of that head (Nivre and Nilsson 2005,
//! scheme HEAD). Reading it back searches from the lifted head downwards, breadth first and from
//! left to right, for the first word with that label.

use std::collections::VecDeque;

use crate::arc_eager::Arc;
use crate::label::Dep;

/// Heads and labels, every token that has none its own root.
pub(crate) struct Tree {
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<Dep>,
}

/// The tree of some arcs. `is_space` tells which tokens are white space and never searched.
pub(crate) fn tree(arcs: &[Arc], is_space: &[bool]) -> Tree {
    let head = |(at, arc): (usize, &Arc)| arc.map_or(at, |(head, _)| head);
    let mut tree = Tree {
        heads: arcs.iter().enumerate().map(head).collect(),
        labels: arcs.iter().map(|arc| arc.map_or(Dep::Root, |(_, label)| label.dep)).collect(),
    };
    for (at, arc) in arcs.iter().enumerate() {
        let Some((head, wanted)) = arc.and_then(|(head, label)| Some((head, label.lifted_from?)))
        else {
            continue;
        };
        let found = search(&tree, arcs, head, at, wanted, is_space);
        if let (Some(found), Some(place)) = (found, tree.heads.get_mut(at)) {
            *place = found;
        }
    }
    tree
}

/// The first word below `from`, `without` left aside, whose label is `wanted`.
fn search(
    tree: &Tree,
    arcs: &[Arc],
    from: usize,
    without: usize,
    wanted: Dep,
    is_space: &[bool],
) -> Option<usize> {
    let mut queue = VecDeque::from([from]);
    let mut left = tree.heads.len();
    while let Some(head) = queue.pop_front() {
        left = left.checked_sub(1)?;
        let below = |&(at, &of): &(usize, &usize)| of == head && at != head && at != without;
        for (at, _) in tree.heads.iter().enumerate().filter(below) {
            if is_space.get(at).copied().unwrap_or(false) {
                continue;
            }
            if is_labelled(tree, arcs, at, without, wanted) {
                return Some(at);
            }
            queue.push_back(at);
        }
    }
    None
}

/// Whether a word has the wanted label. One after `reader` that is decorated itself has not been
/// read back yet, and its decorated label is none that is looked for.
fn is_labelled(tree: &Tree, arcs: &[Arc], at: usize, reader: usize, wanted: Dep) -> bool {
    let decorated = arcs.get(at).copied().flatten().is_some_and(|(_, l)| l.lifted_from.is_some());
    tree.labels.get(at) == Some(&wanted) && !(decorated && at > reader)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arc_eager::ArcLabel;

    #[test]
    fn a_lifted_arc_finds_its_head() {
        let arc = |head, dep, lifted_from| Some((head, ArcLabel { dep, lifted_from }));
        // "What did she want to see?": "What" was lifted from "see" to "want".
        let arcs = [
            arc(3, Dep::Dobj, Some(Dep::Xcomp)),
            arc(3, Dep::Aux, None),
            arc(3, Dep::Nsubj, None),
            None,
            arc(5, Dep::Aux, None),
            arc(3, Dep::Xcomp, None),
        ];
        let tree = tree(&arcs, &[false; 6]);
        assert_eq!(tree.heads, [5, 3, 3, 3, 5, 3]);
        assert_eq!(tree.labels.first(), Some(&Dep::Dobj));
    }

    #[test]
    fn without_such_a_head_the_arc_stays() {
        let lifted = ArcLabel { dep: Dep::Prep, lifted_from: Some(Dep::Dobj) };
        assert_eq!(tree(&[None, Some((0, lifted))], &[false; 2]).heads, [0, 0]);
    }
}
