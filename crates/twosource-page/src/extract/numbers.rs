//! Counts as numbers that trees can part.

#[allow(clippy::cast_precision_loss, reason = "counts are small; features need no more digits")]
pub(super) fn number(count: usize) -> f32 {
    count as f32
}

pub(super) fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

pub(super) fn log(count: usize) -> f32 {
    (number(count) + 1.0).ln()
}

pub(super) fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

pub(super) fn signed(left: usize, right: usize) -> f32 {
    (number(left) - number(right)).clamp(-200.0, 200.0)
}
