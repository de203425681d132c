//! Verbs in the present that tell of what is to come as a timetable does: "the shop closes in June", "a season that peaks on
//! November 3", "before the pause runs out on Friday".
//!
//! Has no opinion on verbs that look ahead by themselves.

use super::verb::{DATED, NO_SUBJECT};
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Letters;
use crate::extract::team::TEAMS;

/// Verbs of two words, in the present, that tell what begins or ends.
pub(super) const BEGINNING: &[(Letters, Letters)] = &[
    (word!("runs"), word!("out")),
    (word!("run"), word!("out")),
    (word!("takes"), word!("effect")),
    (word!("take"), word!("effect")),
    (word!("comes"), word!("into")),
    (word!("come"), word!("into")),
    (word!("kicks"), word!("in")),
    (word!("kick"), word!("in")),
    (word!("falls"), word!("due")),
    (word!("fall"), word!("due")),
    (word!("goes"), word!("live")),
    (word!("goes"), word!("up")),
    (word!("go"), word!("up")),
    (word!("goes"), word!("from")),
];

/// "A season that peaks on November 3": what a clause on a noun tells in the present of a day.
pub(super) fn is_dated_habit(line: &Line<'_>, at: usize) -> bool {
    let third = line.word(at).len() > 3
        && line.word(at).ends_with('s')
        && !line.word(at).ends_with("ss")
        && !line.capital(at)
        && line.is_word(at);
    third
        && at > 1
        && line.says_any(at - 1, words!["that", "which"])
        && line.is_word(at - 2)
        && line.says_any(at + 1, words!["on", "in"])
        && line.bits(at + 2) & DATED != 0
        && line.value(at, Class::Verb).is_none()
}

/// "Leaders meet on Friday", "the shop closes in June": a present tense after what can be its subject, told as by a timetable.
pub(super) fn is_timetable(line: &Line<'_>, at: usize, or_noun: bool) -> bool {
    // "Town, beaten in last year's final, go to Hexby on Friday".
    let resumes = at > 3
        && line.says(at - 1, word!(","))
        && line.capital(0)
        && (1..at - 1).any(|at| line.says(at, word!(",")))
        && line.says_any(at + 1, words!["to", "at", "for", "against", "on", "in"]);
    if resumes {
        return true;
    }
    let Some(before) = at.checked_sub(1).filter(|&before| line.is_word(before)) else {
        return false;
    };
    // "Bills stand at £437": how it is.
    if line.says_any(at, words!["stand", "stands", "sit", "sits"])
        && line.says_any(at + 1, words!["at", "above", "below", "on"])
        && line.bits(at + 2) & DATED == 0
    {
        return false;
    }
    // "The club let Kane go in August": no present.
    if (before.saturating_sub(2)..before)
        .any(|at| line.says_any(at, words!["let", "lets", "letting"]))
    {
        return false;
    }
    // "He paid £59 for a seat and leaves on Tuesday".
    if line.says(before, word!("and"))
        && line.word(at).ends_with('s')
        && line.says(at + 1, word!("on"))
        && line.bits(at + 2) & DATED != 0
    {
        return true;
    }
    if line.says_any(before, NO_SUBJECT) || line.bits(before) & Class::Verb.bit() != 0 {
        return false;
    }
    let plural = line.word(before).ends_with('s') && !line.word(before).ends_with("ss");
    // "Town host Rovers on Saturday", "England travel to Wales": a team is several.
    let team = || {
        let named = line.capital(before) && !line.capital(at);
        named && (!or_noun || line.says_any(before, TEAMS))
    };
    if line.word(at).ends_with('s') {
        // "Kessler flies home on Tuesday".
        let moves = line.says_any(
            at + 1,
            words!["home", "back", "to", "into", "for", "against"],
        );
        // "The winner faces Ann Orr on Thursday".
        let object = line.capital(at + 1) || line.says_any(at + 1, words!["either", "the", "a"]);
        let winner = line.says_any(before, words!["winner", "loser", "winners"]) && object;
        winner
            || line.capital(before) && (before > 0 || !or_noun || moves)
            || !plural && !or_noun
            || line.says_any(before, words!["it", "he", "she"])
            // "The chain, which reports on Friday"; not "which comes after Friday's fall".
            || line.says_any(before, words!["which", "who"]) && {
                let on = usize::from(line.says_any(at + 1, words!["on", "in"]));
                line.bits(at + 1 + on) & DATED != 0
            }
    } else {
        // "Lee and Kim meet on Friday": two names are a plural too.
        let joined = line.capital(before)
            && (before.saturating_sub(6)..before).any(|at| line.says(at, word!("and")));
        plural
            || joined
            || team()
            || line.says_any(
                before,
                words!["they", "we", "who", "which", "i", "you", "people"],
            )
    }
}
