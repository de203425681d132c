//! The paragraphs of an interview without labels → whose answers they are: "How bad is it?" in one, "We need 90 megawatts" in the
//! next.
//!
//! Only where the article tells beforehand that somebody was spoken to. Has no opinion on "Q:" and "A:", nor on quotations.

use super::cast::{is_introduced, people};
use crate::extract::figure::phrase::Phrase;
use crate::extract::figure::reader::{Range, Reader};
use crate::extract::letters::Words;

/// Tokens that a question takes at most.
const QUESTION: usize = 40;

/// Tokens of a remark between two answers that asks nothing, at most: "You sound calm."
const REMARK: usize = 11;

/// Tokens of a paragraph within which somebody who goes on answering says "we".
const GOES_ON: usize = 40;

/// An interview, as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct Interview {
    turn: Turn,
    /// True once there was a question.
    opened: bool,
    /// With whom it is, if the article told before the first question.
    with: Option<Phrase>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Turn {
    /// The article tells.
    #[default]
    Told,
    /// The paper asks.
    Asked,
    /// The other answers.
    Answered,
}

impl Interview {
    /// A paragraph begins at `first`: whose answer it is.
    pub(super) fn answers(&mut self, r: &Reader<'_>, first: usize) -> Option<Phrase> {
        self.turn = match self.turn {
            Turn::Asked => Turn::Answered,
            turn if asks(r, first, turn) => Turn::Asked,
            Turn::Answered if (first..first + GOES_ON).any(|at| r.any(at, OWN)) => Turn::Answered,
            _ => Turn::Told,
        };
        match self.turn {
            Turn::Told => None,
            Turn::Asked => {
                if !self.opened {
                    self.opened = true;
                    self.with = spoken_to(r, first);
                }
                None
            }
            Turn::Answered => self.with,
        }
    }
}

/// Words of somebody who speaks of themselves.
const OWN: Words = words!["i we our my us me"];

/// True for a paragraph that is one question, or one short remark between two answers.
fn asks(r: &Reader<'_>, first: usize, turn: Turn) -> bool {
    let Some(end) = (first..first + QUESTION).find(|&at| r.is_break(at)) else {
        return false;
    };
    let quotes = (first..end).any(|at| r.any(at, words!["“", "\"", "”"]));
    let question = end > first && r.is(end - 1, word!("?"));
    let remark = turn == Turn::Answered
        && end - first <= REMARK
        && !(first..end).any(|at| r.is_number(at) || r.any(at, OWN));
    // "14:35 What will it cost?" heads an entry of a page that is kept up to date.
    !quotes && !r.is_number(first) && (question || remark)
}

/// "Ane Dahl, who runs the grid, spoke to us in Brenn": with whom the interview before `first` is.
pub(super) fn spoken_to(r: &Reader<'_>, first: usize) -> Option<Phrase> {
    let told = (1..first).find(|&at| {
        let us = r.any(at + 1, words!["us", "me"]) || r.capital(at + 1);
        let talk = r.any(at, words!["to", "with"])
            && us
            && r.any(
                at - 1,
                words!["spoke speaks talked talks spoken lunch coffee"],
            );
        let we = r.any(at, words!["we", "i"])
            && r.any(at + 1, words!["spoke talked met asked visited sat"]);
        talk || we
    })?;
    let within = |from: usize, to: usize| Range {
        sentence: 0,
        first: from,
        last: to,
    };
    // "We spoke to Ane Dahl": whom we spoke to.
    if r.any(told.wrapping_sub(2), words!["we", "i"]) && r.capital(told + 1) {
        return people(r, within(told + 1, first)).next();
    }
    // "Ane Dahl, who runs the grid, spoke to Emil Marr": she who spoke.
    let spoke = r.any(told - 1, words!["spoke speaks talked talks"]) && r.capital(told + 1);
    let begin = (0..told)
        .rev()
        .find(|&at| r.is(at, word!(".")) && r.capital(at + 1) || r.is_break(at))
        .map_or(0, |at| at + 1);
    spoke
        .then(|| people(r, within(begin, told)).next())
        .flatten()
        .or_else(|| people(r, within(0, told)).find(|&name| is_introduced(r, name)))
        .or_else(|| people(r, within(0, first)).next())
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::press::figure;

    /// Checks who says the figure of a passage whose quote is `quote`.
    fn check(text: &str, quote: &str, expected: Option<&str>) {
        let found = figure(text, quote).speaker;
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }

    const OPENING: &str =
        "Cuts have stretched since May, and Ane Dahl, who runs the grid, spoke to us in Brenn.";

    #[test]
    fn what_stands_below_a_question_is_the_answer_of_whoever_was_spoken_to() {
        let text = format!(
            "{OPENING}\n\nHow bad is it?\n\nThe grid lacks 90 megawatts.\n\nYou sound calm.\n\nIt was 400 megawatts once.\n\nWe sold \
             12 boats too."
        );
        for quote in ["90 megawatts", "400 megawatts", "12 boats"] {
            check(&text, quote, Some("Ane Dahl"));
        }
    }

    #[test]
    fn what_the_paper_asks_and_what_it_tells_afterwards_is_nobodys() {
        let text = format!(
            "{OPENING}\n\nDo the mines use 70 megawatts?\n\nThey do.\n\nThe grid has 300 engineers and pays them well, though most of \
             them are due to retire."
        );
        check(&text, "70 megawatts", None);
        check(&text, "300 engineers", None);
    }

    #[test]
    fn a_question_that_the_paper_answers_itself_is_no_interview() {
        let opening = "Ane Dahl runs the grid in Brenn.";
        check(
            &format!("{opening}\n\nHow bad is it?\n\nThe grid lacks 90 megawatts."),
            "90 megawatts",
            None,
        );
        check(
            &format!("{OPENING}\n\n14:35 What will it cost?\n\nThe storm has cost $90m so far."),
            "$90m",
            None,
        );
    }
}
