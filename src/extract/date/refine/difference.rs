//! "Two years later than planned", "three days earlier than in 2019": how far two dates lie apart, which is no date.

use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::model::said::{Length, Lies, Said, What};

/// Turns a count of units before "than" into a length.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn tell(line: &Line<'_>, found: &mut Vec<Found>) {
    for one in found.iter_mut() {
        let What::Shift(shift) = one.said.what else {
            continue;
        };
        if !shift.counted || !line.says(one.end, word!("than")) {
            continue;
        }
        one.end -= 1;
        one.rule = "en/length";
        one.said = Said::of(What::Length(Length {
            tenths: (!shift.vague).then(|| shift.by.saturating_abs().saturating_mul(10)),
            grain: shift.grain,
            lies: Lies::Free,
        }));
    }
}
