//! Ties between the figures of a sentence: "from A to B", "rose 4 % to B", "100bn yuan ($14bn)".

#![expect(
    clippy::nonminimal_bool,
    reason = "each clause is one habit of the language"
)]

use super::find::Raw;
use super::lexicon::class;
use super::measure::carried::lead;
use super::reader::Reader;
use crate::extract::letters::Letters;
use crate::model::{Kind, Link, LinkKind};

/// Links the raw figures of a sentence, from index `start`; indices are into the whole list.
pub(super) fn link(r: &Reader<'_>, raws: &mut [Raw], start: usize) {
    for at in start + 1..raws.len() {
        let (head, tail) = raws.split_at_mut(at);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first_mut()) else {
            continue;
        };
        let (ia, ib) = (at as u32 - 1, at as u32);
        let before = |raw: &Raw, word: Letters| {
            raw.outer > raw.range.first && lead(r, raw).is_some_and(|at| r.is(at, word))
        };
        let gap = (a.after..lead(r, b).map_or(b.outer, |at| at + 1))
            .filter(|&at| !r.dated(at) && !(r.has(at, class::PREPOSITION) && r.dated(at + 1)))
            .count();
        if before(a, word!("from")) && before(b, word!("to")) && gap <= 2 && alike(a, b) {
            b.links.push(Link {
                to: ia,
                kind: LinkKind::From,
            });
            a.links.push(Link {
                to: ib,
                kind: LinkKind::To,
            });
        } else if a.kind == b.kind
            && a.kind != Kind::Change
            && alike(a, b)
            && before(b, word!("from"))
            && gap <= 3
        {
            // "to 3.1 % from 4.6 %", "at 7.4 %, down from 7.9 %".
            a.links.push(Link {
                to: ib,
                kind: LinkKind::From,
            });
            b.links.push(Link {
                to: ia,
                kind: LinkKind::To,
            });
        } else if converts(r, a, b) {
            b.status = a.status;
            b.links.push(Link {
                to: ia,
                kind: LinkKind::ConversionOf,
            });
        } else if a.kind == Kind::Change
            && (before(b, word!("to")) && gap <= 2 || before(b, word!("from")) && gap <= 2)
        {
            // "rose 4 % to $1.5bn", "up 3 % from $3.09bn".
            let kind = if before(b, word!("to")) {
                LinkKind::ChangeOf
            } else {
                LinkKind::From
            };
            a.links.push(Link { to: ib, kind });
        } else if b.kind == Kind::Change
            && a.kind != Kind::Change
            && gap <= 3
            && r.is(a.after, word!(","))
            && r.has(b.outer.wrapping_sub(1), class::PARTICLE)
        {
            // "reached $3.18bn, up 3 %".
            b.links.push(Link {
                to: ia,
                kind: LinkKind::ChangeOf,
            });
        }
    }
}

fn alike(a: &Raw, b: &Raw) -> bool {
    a.unit.key == b.unit.key && a.unit.currency == b.unit.currency
}

/// "C$90 million, or US$66 million", "40 million pesos (about €620,000)": one amount said twice.
fn converts(r: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    let money = a.unit.currency.is_some()
        && b.unit.currency.is_some()
        && a.unit.currency != b.unit.currency;
    let physical = a.noun.is_none()
        && b.noun.is_none()
        && a.unit.key != b.unit.key
        && !a.unit.is_share()
        && !b.unit.is_share()
        && a.unit.currency.is_none()
        && b.unit.currency.is_none()
        && !a.unit.key.is_empty()
        && !b.unit.key.is_empty();
    let bracket = r.is(b.outer.wrapping_sub(1), word!("(")) && b.outer - 1 == a.after;
    let or = b.outer == a.after + 2 && r.is(a.after, word!(",")) && r.is(a.after + 1, word!("or"));
    (money || physical) && (bracket || or) && a.kind == b.kind
}
