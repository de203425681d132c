//! The words before a figure → its standing: actual, estimate, forecast, target, revised, claimed, denied.
//!
//! The nearest word that tells wins; a finite past tense in between ends the search. Has no opinion on who says it.

use super::claiming::{OUTLOOKS, REVISING};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;
use crate::model::Status;

/// Standings, and the words that give them to what follows.
const TELLING: &[(Status, Words)] = &[
    (
        Status::Forecast,
        words![
            "forecast forecasts projects projected predicts predicted expects expected expect
            anticipates anticipated assumes assumed projection outlook will should would could
            may might shall hopes hoped hope"
        ],
    ),
    (
        Status::Target,
        words![
            "target targets targeted plans planned plan budget budgeted aims aim pledged pledges
            promised promises proposed proposes due wants asked agreed"
        ],
    ),
    (
        Status::Estimate,
        words!["estimates estimate estimated reckon reckons"],
    ),
    (Status::Revised, words!["revised"]),
    (Status::Claimed, words!["claimed claims alleged allegedly"]),
    (Status::Denied, words!["denied denies refuted"]),
];

/// The standing of a figure.
pub(super) fn status(r: &Reader<'_>, raw: &Raw) -> Status {
    let start = phrase::clause_start(r, raw.outer, raw.range);
    at_figure(r, raw, start).unwrap_or_else(|| before(r, raw, start))
}

/// The standing that the figure itself and the shape of its clause, from `start`, tell.
fn at_figure(r: &Reader<'_>, raw: &Raw, start: usize) -> Option<Status> {
    let lead = raw.outer.checked_sub(1).filter(|&at| at >= raw.range.first);
    let leads = |words: Words| lead.is_some_and(|at| r.any(at, words));
    // "shrink to 3.3 % from 5.7 %", "will jump 11 % on top of a 9 % rise": the base has been.
    let top = (raw.outer.saturating_sub(4)..raw.outer)
        .any(|at| r.is(at, word!("on")) && r.is(at + 1, word!("top")) && r.is(at + 2, word!("of")));
    if lead.is_some() && (top || leads(words!["from"])) {
        // "trimmed its forecast to 2.4 %, from 2.6 %": both were reckoned with.
        let revised = revises_outlook(r, raw);
        return Some(if revised {
            Status::Forecast
        } else {
            Status::Actual
        });
    }
    let to_come = |at: usize| {
        let verb = r.is_word(at + 2) && !r.has(at + 2, class::FUNCTION);
        r.any(at, words!["is", "are"]) && r.is(at + 1, word!("to")) && verb
    };
    let due = |at: usize| r.is(at, word!("by")) && (r.dated(at + 1) || r.dated(at));
    beside(r, raw).or_else(|| match () {
        () if lies_ahead(r, raw) => Some(Status::Forecast),
        // "compared with 41 last year".
        () if leads(words!["with", "to"]) && r.is(raw.outer.wrapping_sub(2), word!("compared")) => {
            Some(Status::Actual)
        }
        // "a dam that is to supply 1,800 MW".
        () if (start..raw.outer).rev().take(30).any(to_come) => Some(Status::Forecast),
        // "not the 1.79 they got in 2020".
        () if leads(words!["the"])
            && r.has(raw.after, class::PRONOUN)
            && r.has(raw.after + 1, class::IRREGULAR) =>
        {
            Some(Status::Actual)
        }
        // "needs 71,000 new homes by 2027".
        () if is_tabled(r, raw)
            || leads(words!["needs", "need"]) && (raw.after..raw.after + 6).any(due) =>
        {
            Some(Status::Target)
        }
        // "some $8m had arrived".
        () if is_whole(r, raw) || is_done(r, raw.after) => Some(Status::Actual),
        () => is_projected(r, start, raw.outer).then_some(Status::Forecast),
    })
}

/// The standing that the words of the clause before the figure tell.
fn before(r: &Reader<'_>, raw: &Raw, start: usize) -> Status {
    let (mut at, floor) = (raw.outer, start.max(raw.outer.saturating_sub(30)));
    while at > floor {
        at -= 1;
        // "Expects output this season, which began in October, to drop by 10 %".
        if let Some(opening) = aside_closed(r, at, floor) {
            at = opening;
            continue;
        }
        if r.dated(at) {
            continue;
        }
        if told_apart(r, at, start) {
            break;
        }
        if tips(r, at) {
            return Status::Forecast;
        }
        if !r.has(
            at,
            class::FUTURE
                | class::EXPECTING
                | class::MOVING
                | class::MEASURING
                | class::SAYING
                | class::CLAIMING,
        ) {
            continue;
        }
        if foreseen(r, at, raw.outer) {
            return Status::Forecast;
        }
        let told = TELLING.iter().find(|(_, words)| r.any(at, *words));
        if let Some(&(status, _)) = told {
            if means_it(r, raw, at, status) {
                return status;
            }
            continue;
        }
        if r.is(at, word!("rejected")) && r.any(at + 1, words!["claims suggestions reports"]) {
            return Status::Denied;
        }
        // A finite past verb in between ends the search: what it tells has happened.
        if r.has(at, class::MOVING | class::MEASURING)
            && (r.word(at).ends_with("ed") || r.has(at, class::IRREGULAR))
            && !r.has(at.wrapping_sub(1), class::AUXILIARY)
        {
            break;
        }
    }
    Status::Actual
}

/// True for "presented a $4bn budget to parliament": laid before those who have yet to pass it.
pub(in crate::extract::figure) fn is_tabled(r: &Reader<'_>, raw: &Raw) -> bool {
    let noun = (raw.after.saturating_sub(1)..raw.after + 3)
        .any(|at| r.any(at, words!["budget package bill plan"]));
    let lead = raw
        .outer
        .checked_sub(1)
        .filter(|&at| r.any(at, words!["a an the his her its"]));
    noun && lead.is_some_and(|lead| {
        lead > raw.range.first
            && r.any(
                lead - 1,
                words!["presented presents unveiled unveils tabled tables proposed proposes"],
            )
    })
}

/// True for "210 shops" in "will close 25 of its 210 shops": how many there are.
fn is_whole(r: &Reader<'_>, raw: &Raw) -> bool {
    raw.outer > raw.range.first + 2
        && r.any(raw.outer - 1, words!["its their his her our"])
        && r.is(raw.outer - 2, word!("of"))
        && (r.is_number(raw.outer - 3) || r.sense(raw.outer - 3).numeral.is_some())
}

/// True for what a forecast was changed to or from: "trimmed its growth forecast for 2024 to 2.4 %, from 2.6 %".
fn revises_outlook(r: &Reader<'_>, raw: &Raw) -> bool {
    (raw.range.first + 1..raw.outer).rev().take(20).any(|at| {
        r.any(at, OUTLOOKS)
            && (at.saturating_sub(4).max(raw.range.first)..at).any(|verb| r.any(verb, REVISING))
    })
}

/// True for "had arrived" at a place, not for "had expected".
fn is_done(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, words!["has have had"])
        && !r.has(at + 1, class::FUTURE | class::EXPECTING)
        && (r.word(at + 1).ends_with("ed") || r.has(at + 1, class::IRREGULAR))
}

/// True for "new projections put inflation at 11.9 %".
fn is_projected(r: &Reader<'_>, start: usize, end: usize) -> bool {
    const TELL: Words = words![
        "put puts show shows showed see sees saw point points pointed imply implied suggest suggests
        suggested"
    ];
    let told = |at| r.any(at, words!["projections projection forecasts"]) && r.any(at + 1, TELL);
    (start..end).rev().take(20).any(told)
}

/// Where a remark on a noun opens that the comma at `at` closes: the first comma of ", which began in October,".
fn aside_closed(r: &Reader<'_>, at: usize, floor: usize) -> Option<usize> {
    if !r.is(at, word!(",")) {
        return None;
    }
    let opening = (floor..at).rev().find(|&open| r.is(open, word!(",")))?;
    r.any(opening + 1, words!["which who where whose"])
        .then_some(opening)
}

/// True where what has happened ends the search: "some $8m had arrived", ", which gave $5m".
fn told_apart(r: &Reader<'_>, at: usize, start: usize) -> bool {
    // ", which brings its total to 73bn".
    let relative = at > start && r.is(at - 1, word!(",")) && r.any(at, words!["which who where"]);
    let leads = || at > start && (r.has(at - 1, class::FUTURE) || r.is(at - 1, word!("to")));
    let done = is_done(r, at) && !leads();
    let past = r.has(at, class::IRREGULAR)
        && !r.has(at, class::MOVE)
        && !r.has(at.wrapping_sub(1), class::AUXILIARY);
    relative || done || past
}

/// True for "of whom 12 will go", "3,200 of the 54,000 jobs will go": what is counted is the subject of what is to come.
fn lies_ahead(r: &Reader<'_>, raw: &Raw) -> bool {
    let whole = r.is(raw.after, word!("of")) && !r.is(raw.after + 1, word!("what"));
    let stops = class::AUXILIARY | class::PRONOUN | class::PREPOSITION | class::CONJUNCTION;
    let end = (raw.after + 1..raw.range.last.min(raw.after + 8))
        .find(|&at| whole && (r.has(at, stops) || r.is_mark(at)))
        .unwrap_or(raw.after);
    // "450 fitters are to be laid off".
    let to_be = r.is(end, word!("are")) && r.is(end + 1, word!("to")) && r.is(end + 2, word!("be"));
    to_be || r.any(end, words!["will would shall"])
}

/// The standing that the words at the figure tell: "an estimated 40", "the 200,000 forecast by economists", "expectations
/// of 3.6 %", "the 449,000 analysts had expected".
fn beside(r: &Reader<'_>, raw: &Raw) -> Option<Status> {
    let before = raw.outer.wrapping_sub(1);
    let hedged = raw.outer < raw.first && r.is(raw.outer + 1, word!("estimated"));
    if hedged
        || [before, raw.outer]
            .iter()
            .any(|&at| r.is(at, word!("estimated")))
    {
        return Some(Status::Estimate);
    }
    let awaited = words!["forecast expected projected predicted anticipated foreseen"];
    let had = |at: usize| r.any(at, awaited) && r.any(at - 1, words!["had have has"]);
    let guided = |at: usize| r.any(at, words!["guided", "guides"]) && r.is(at + 1, word!("to"));
    let by_others = r.is(before, word!("the"))
        && ((raw.after + 1..raw.after + 3).any(|at| r.any(at, awaited))
            && !r.has(raw.after, class::PREPOSITION | class::CONJUNCTION)
            // "the 506,800 that analysts polled by the bank had expected".
            || r.is(raw.after, word!("that")) && (raw.after + 2..raw.after + 9).any(had)
            // "the £52m it had guided to".
            || (raw.after..raw.after + 4).any(guided));
    // "expectations for a 1.2 million-barrel draw".
    let article = raw.outer > raw.range.first && r.any(before, words!["a", "an"]);
    let lead = raw.outer - usize::from(article);
    let hopes = words!["expectations forecasts forecast consensus projections"];
    let of_them = lead > raw.range.first + 1
        && r.any(lead - 1, words!["of", "for"])
        && r.any(lead - 2, hopes);
    // "instead of rising 0.5 % as economists had forecast".
    let not_so = r.is(raw.after, word!("as"))
        && (raw.after + 1..raw.after + 6)
            .any(|at| r.any(at, awaited) && r.any(at - 1, words!["had have was were"]))
        && (raw.range.first..raw.outer)
            .rev()
            .take(6)
            .any(|at| r.any(at, words!["instead", "rather"]));
    (r.any(raw.after, awaited) || by_others || of_them || not_so).then_some(Status::Forecast)
}

/// True for "is seen averaging 3 %" and "sees the harvest shrinking to 40m tonnes": seen ahead. "Was seen at 3 %" long ago has
/// been.
fn foreseen(r: &Reader<'_>, at: usize, end: usize) -> bool {
    // "fares are to rise by 3 %".
    let to_be = r.is(at.wrapping_sub(1), word!("to"))
        && r.any(at.wrapping_sub(2), words!["is", "are"])
        && r.has(at, class::MOVING);
    let goes_on = |at: usize| r.word(at).ends_with("ing") && r.has(at, class::ANY_VERB);
    to_be
        || r.is(at, word!("likely")) && r.is(at + 1, word!("to"))
        || r.is(at, word!("seen"))
            && r.any(at.wrapping_sub(1), words!["had has have"])
            && (at + 2..end).any(|i| r.word(i).ends_with("ing"))
        || r.is(at, word!("seen"))
            && r.any(at.wrapping_sub(1), words!["is are now still"])
            && (goes_on(at + 1) || r.is(at + 1, word!("at")))
        || r.any(at, words!["sees", "see"])
            && (r.any(at.wrapping_sub(1), SEERS)
                || r.has(at.wrapping_sub(1), class::ADVERB) && r.any(at.wrapping_sub(2), SEERS)
                || (at + 2..end).any(goes_on))
}

/// True for "sees volume growth of", "still tips growth", "pencils in": whoever does so foretells.
fn tips(r: &Reader<'_>, at: usize) -> bool {
    const NEAR: usize = 4;
    const FORETOLD: Words = words![
        "growth earnings exports imports profit profits inflation prices output sales rates revenue
        unemployment deficit another recovery demand easing cuts"
    ];
    r.any(at, words!["pencils", "pencil"]) && r.is(at + 1, word!("in"))
        || r.any(at, words!["sees", "tips", "foresees"])
            && (at + 1..=at + NEAR).any(|at| r.any(at, FORETOLD))
}

/// Those who see ahead for a living.
const SEERS: Words = words![
    "analysts economists forecasters strategists traders brokers investors officials policymakers
    bank ministry government treasury agency fund commission institute council company group it
    they"
];

/// False for "May" the month, "the budget deficit", and "the plan is": words that tell nothing of the figure.
fn means_it(r: &Reader<'_>, raw: &Raw, at: usize, status: Status) -> bool {
    match status {
        Status::Forecast => !(r.capital(at) && at > raw.range.first),
        Status::Target => {
            let compound = r.is(at, word!("budget"))
                && r.any(at + 1, words!["deficit gap surplus shortfall hole"]);
            // "the plan is", "backed the plan and": the paper, nothing that the figure is planned to be.
            let subject = r.has(at.wrapping_sub(1), class::DETERMINER)
                && at + 1 < raw.outer
                && (r.has(at + 1, class::AUXILIARY) || r.any(at + 1, words!["and or but"]));
            let price = r.any(at + 1, words!["price", "prices"]);
            // "17 % had been pledged": it is there.
            let given =
                r.any(at, words!["pledged", "promised"]) && r.is(at.wrapping_sub(1), word!("been"));
            !compound && !subject && !price && !given
        }
        Status::Claimed => !r.any(at + 1, words!["of for from"]),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::{Article, Status};

    /// Checks the standing of the figure of a text with this quote.
    fn check(text: &str, quote: &str, expected: Status) {
        let findings = extract(Article::new("", text));
        let figure = findings
            .figures
            .iter()
            .find(|figure| findings.quote(figure.span) == quote);
        assert_eq!(figure.map(|figure| figure.status), Some(expected), "{text}");
    }

    #[test]
    fn what_has_happened_is_no_plan() {
        let cases = [
            (
                "Of the $60m the union asked for, some $8m had arrived by Friday.",
                "$8m",
            ),
            (
                "It pledged aid, most of it from Norway, which gave $5m.",
                "$5m",
            ),
            (
                "Oslo pledged more, which brings the total to 73bn kroner.",
                "73bn kroner",
            ),
            ("The chain will close 25 of its 210 shops.", "210 shops"),
            (
                "Premiums will jump 11 % on top of a 9 % rise last year.",
                "9 %",
            ),
            (
                "The price is a tenth of what the state will pay.",
                "a tenth",
            ),
        ];
        for (text, quote) in cases {
            check(text, quote, Status::Actual);
        }
    }

    #[test]
    fn projections_and_what_is_expected_behind_a_remark_lie_ahead() {
        check(
            "New projections put average inflation at 11.9 % in 2024.",
            "11.9 %",
            Status::Forecast,
        );
        check(
            "The union expects output in this season, which began on October 1, to drop by 10 %.",
            "10 %",
            Status::Forecast,
        );
        check(
            "The union expects a good season for the mill, which sold 40 tonnes in May.",
            "40 tonnes",
            Status::Actual,
        );
    }

    #[test]
    fn what_was_seen_ahead_or_is_still_to_come_is_a_forecast() {
        check(
            "It had seen prices rising 4 % in June.",
            "4 %",
            Status::Forecast,
        );
        check("It will have paid $3m by May.", "$3m", Status::Forecast);
        check(
            "The chain will close 25 of its 210 shops.",
            "25",
            Status::Forecast,
        );
        check(
            "The bank had predicted growth of 2 %.",
            "2 %",
            Status::Forecast,
        );
        let more = [
            ("It had seen prices ending the year at 4 %.", "4 %"),
            (
                "It trimmed its forecast for 2025 to 2 %, from 3 % in May.",
                "3 %",
            ),
            (
                "Profit of £40m fell short of the £52m it had guided to.",
                "£52m",
            ),
        ];
        for (text, quote) in more {
            check(text, quote, Status::Forecast);
        }
        check(
            "Sales growth was cut to 2 % from 3 %.",
            "3 %",
            Status::Actual,
        );
        check("It presented a $4bn budget.", "$4bn", Status::Target);
        check("It needs 90 homes by 2031.", "90 homes", Status::Target);
        check(
            "It plans for 4 %, not the 2 % they got.",
            "2 %",
            Status::Actual,
        );
    }
}
