//! "Two years later than planned", "three days earlier than in 2019": how far two dates lie apart, which is no date; "from 52
//! million two years earlier": the period that a figure is compared with.

use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::extract::token::Kind;
use crate::model::Grain;
use crate::model::said::{Length, Lies, Said, What, Year};

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
        let years = matches!(one.rule, "en/earlier" | "en/before")
            && (shift.grain, shift.vague) == (Grain::Year, false)
            && shift.by < -1;
        if years && is_compared(line, one.start) {
            one.said = Said::of(What::Compared(Year::Shifted(shift.by, shift.from)));
            continue;
        }
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

/// True behind a figure that something is compared with: "up from 52 million |", "against a value of £9m |".
pub(super) fn is_compared(line: &Line<'_>, start: usize) -> bool {
    const REACH: usize = 10;
    const COMPARING: Words = words!["from", "against", "than", "versus"];
    let near = start.saturating_sub(REACH)..start;
    let number = |at: usize| line.kind(at) == Some(Kind::Number);
    let comparing = near
        .rev()
        .take_while(|&at| line.is_word(at) || number(at) || line.says_any(at, AMOUNTS))
        .find(|&at| line.says_any(at, COMPARING));
    comparing.is_some_and(|at| (at + 1..start).any(number))
}
