//! "Two years later than planned", "three days earlier than in 2019": how far two dates lie apart, which is no date.

use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::model::Grain;
use crate::model::said::{Length, Lies, Said, What};

/// What shows that a figure is compared.
const AMOUNTS: Words = words![
    "$", "£", "€", "¥", "%", "percent", "per", "cents", "million", "billion", "profit", "loss",
    "sales",
];

/// Turns a count of units before "than" into a length.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn tell(line: &Line<'_>, found: &mut Vec<Found>) {
    for one in found.iter_mut() {
        let What::Shift(shift) = &mut one.said.what else {
            continue;
        };
        // "A year ago the shops were cutting prices": a point in time, where no figure is compared.
        if (one.rule, one.start, shift.by, shift.grain) == ("en/ago", 0, -1, Grain::Year)
            && !(one.end..line.len()).any(|at| line.says_any(at, AMOUNTS))
        {
            shift.counted = false;
            one.said.about = true;
            continue;
        }
        let shift = *shift;
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
