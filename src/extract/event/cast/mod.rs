//! A dated clause → who takes part in it, by name: what lanes and facets of actors are made of.
//!
//! Names only: what begins with a capital where not every word does. "Police" and "the court" act too, but a lane of their
//! own they make only in the article that names them. Whoever acts comes first, then whom it is done to or by. Has no
//! opinion on titles, and leaves places to [`place`].

pub(super) mod antecedent;
mod company;
pub(super) mod fitting;
mod gazetteer;
pub(super) mod office;
pub(super) mod people;
mod place;
mod protagonist;

use super::clause::{Clause, Run};
use super::lexicon::Can;
use super::link::{Head, Sentence};
use super::tag::{Tag, Word};
use super::title::subject::subject_of;
use crate::extract::letters::{Letters, Words};
use crate::extract::token::{Kind, Token};
use crate::extract::{Page, vocabulary};
use crate::model::{LabelSet, Labels};
use antecedent::Key;
use company::only_company;
use fitting::has_plural_ending;
use gazetteer::{Place, is_place, place_at};
use office::{is_person, office_end};
use place::{is_shouted, is_taking, place};
use protagonist::{joins, only_person, parts, surname};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// The longest name, in words.
const LONGEST: usize = 6;
/// The longest name of a person, in words.
const WHOLE: usize = 3;
/// How many actors a clause is said to have at most.
const MOST: usize = 4;

/// Verbs that do nothing to anyone.
const STATES: Words = words![
    "is", "are", "was", "were", "be", "been", "being", "become", "became", "becomes", "remain",
    "remained", "remains",
];

/// Words of names that take part in nothing: what was agreed, fought over or measured.
const WORKS: Words = words![
    "treaty",
    "resolution",
    "act",
    "war",
    "battle",
    "revolution",
    "constitution",
    "agreement",
    "accord",
    "accords",
    "pact",
    "bill",
    "gdp",
    "gnp",
    "cpi",
    "ppi",
    "pmi",
    "vat",
    "wti",
    "ipo",
    "hiv",
    "aids",
    "covid",
    "dax",
    "ftse",
    "nasdaq",
    "nikkei",
    "dow",
    "index",
    "composite",
    "rs",
];

/// Bits of the sieve that turns away most words which open no sentence, as a power of two, and the numbers that hold them.
const SIEVE_BITS: u32 = 10;
const SIEVE: usize = (1 << SIEVE_BITS) / 64;

/// Written with a capital inside some sentence.
const INSIDE: u8 = 1;
/// Written without a capital.
const SMALL: u8 = 2;
/// Written in capitals alone inside some sentence.
const SHOUTED: u8 = 4;

/// The names of an article, looked for when a first event asks.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    page: &'a Page<'a>,
    seen: OnceCell<Seen<'a>>,
    company: OnceCell<Option<&'a str>>,
    person: OnceCell<Option<&'a str>>,
}

/// What the words of an article tell of its names.
#[derive(Debug, Default)]
struct Seen<'a> {
    /// How else the article writes each word that stands where any word has a capital.
    written: FxHashMap<Letters, u8>,
    /// Whole names by their last word, the first that the article gives.
    whole: FxHashMap<Letters, &'a str>,
}

impl<'a> Cast<'a> {
    pub(super) fn new(page: &'a Page<'a>) -> Self {
        Self {
            page,
            seen: OnceCell::new(),
            company: OnceCell::new(),
            person: OnceCell::new(),
        }
    }

    /// The company that the article is about, where it names just one: "Fernwick Industries".
    pub(super) fn company(&self) -> Option<String> {
        let name = self.company.get_or_init(|| only_company(self.page));
        name.map(str::to_owned)
    }

    /// The person whom the article goes on to call by the surname, where there is just one.
    pub(super) fn person(&self) -> Option<&'a str> {
        *self.person.get_or_init(|| only_person(self.page))
    }

    /// True for the last word of a name that the article gives in full.
    pub(super) fn has_surname(&self, name: &str) -> bool {
        self.seen().whole.contains_key(&Letters::of(name))
    }

    /// Who acts in the clause that `head` stands for, and where. `told` are the names that its pronouns stand for.
    pub(super) fn labels(
        &self,
        sentence: &Sentence<'_>,
        head: Head,
        at: usize,
        told: &[(Key, String)],
    ) -> Labels {
        let subject = match head {
            Head::Clause(index)
            | Head::Again(index)
            | Head::Gap(index, _)
            | Head::Infinitive(index, _)
            | Head::Gerund(index, _) => subject_of(sentence, index).0,
            Head::Aside(noun, _) => noun,
            Head::Participle(..) | Head::Noun(_) => Run::default(),
        };
        let mut actors = self.actors(sentence, subject, told);
        if let Head::Clause(index) | Head::Again(index) = head
            && actors.len() < MOST
            && let Some(other) = self.other(sentence, &sentence.clauses[index])
            && !actors.contains(&other)
        {
            actors.push(other);
        }
        LabelSet {
            actors,
            place: place(sentence, at),
            ..LabelSet::default()
        }
        .into()
    }

    fn actors(&self, sentence: &Sentence<'_>, subject: Run, told: &[(Key, String)]) -> Vec<String> {
        let words = subject.of(sentence.words);
        if let [word] = words
            && word.tag == Tag::Pron
        {
            let key = Key::of(word.of(sentence.text));
            let name = told.iter().rev().find(|(other, _)| Some(*other) == key);
            return name
                .filter(|(_, name)| name.split(' ').all(is_of_name))
                // "Shares rose. They have gained": no name.
                .filter(|(_, name)| name.contains(' ') || !self.is_plain(name))
                .map(|(_, name)| self.full(without_office(name)))
                .into_iter()
                .collect();
        }
        let mut out: Vec<String> = Vec::new();
        let mut first = 0;
        while first < words.len() && out.len() < MOST {
            // What stands behind "in", "of" and their like describes who acts.
            if matches!(words[first].tag, Tag::Prep | Tag::Rel | Tag::Comma) {
                break;
            }
            let last = name_end(sentence.text, words, first);
            if last == first {
                first += 1;
                continue;
            }
            let start = self.name_start(sentence, words, first, last);
            let name = &words[start..last];
            // "Brenn's harbour", "EU officials", "US$200": the owner of who acts, or what describes it.
            let describes = words.get(last).is_some_and(|next| {
                matches!(next.tag, Tag::Genitive | Tag::Noun)
                    || !next.spaced && next.tag == Tag::Mark
            });
            let listed = first > 0 && words[first - 1].tag == Tag::Coord;
            if describes && listed {
                // "British and Irish ministers".
                out.pop();
            } else if !describes
                && !name.iter().any(|word| word.is_one(WORKS))
                && !is_dateline(sentence.text, name)
                && (listed || self.is_name(sentence, words, start..last))
            {
                let text = self.told(sentence.text, name);
                if !out.contains(&text) {
                    out.push(text);
                }
            }
            first = last;
        }
        out
    }

    /// Whom a clause is done to ("elected Olga Renn"), or by ("was freed by the Brenn Council").
    fn other(&self, sentence: &Sentence<'_>, clause: &Clause) -> Option<String> {
        /// How far behind the verb "by" may stand, in words.
        const NEAR: usize = 8;
        let verb = clause.verb.of(sentence.words);
        let main = verb.last()?;
        if main.can.be(Can::SAY) || main.is_one(STATES) {
            return None;
        }
        let words = sentence.words.get(..clause.run.last)?;
        let passive = main.tag == Tag::Part && verb.iter().any(|word| word.is_one(STATES));
        let from = if passive {
            let near = clause.verb.last..words.len().min(clause.verb.last + NEAR);
            near.take_while(|&at| words[at].tag != Tag::Comma)
                .find(|&at| words[at].is(word!("by")))?
                + 1
        } else {
            clause.verb.last
        };
        let mut first = from;
        while words.get(first).is_some_and(|word| {
            matches!(word.tag, Tag::Det | Tag::Adj)
                || !word.capital
                    && is_person(sentence.text, std::slice::from_ref(word)) == Some(true)
                || word.is_one(words!["former", "acting", "deputy", "prime"])
        }) {
            first += 1;
        }
        let last = name_end(sentence.text, words, first);
        let name = words.get(first..last).filter(|name| !name.is_empty())?;
        let describes = words.get(last).is_some_and(|next| {
            matches!(next.tag, Tag::Genitive | Tag::Noun | Tag::Mark | Tag::Num)
        });
        if name.iter().any(|word| word.is_one(WORKS)) {
            return None;
        }
        let lone = name.len() == 1;
        let known = place_at(words, first).filter(|known| known.last == last);
        let takes_part = match known {
            // "Visited Japan" tells where; "beat Japan" whom.
            Some(known) => known.place == Place::State && (passive || !is_taking(main)),
            None => {
                passive
                    || !lone
                    || is_person(sentence.text, &words[from..last]) == Some(true)
                    || self.has_surname(name[0].of(sentence.text))
            }
        };
        (takes_part && !describes).then(|| self.told(sentence.text, name))
    }

    /// A name as labels have it: without the office before it, in full where the article gives it so, and one name for
    /// each state.
    fn told(&self, text: &str, name: &[Word]) -> String {
        match place_at(name, 0) {
            Some(known) if known.last == name.len() => known.name.to_owned(),
            _ => self.full(text_of(text, bare(name))),
        }
    }

    /// A lone word at the beginning of a sentence is a name where it stands beside one ("Ruritania and Zambar"), or where
    /// the article writes it with a capital elsewhere and never without.
    fn is_name(
        &self,
        sentence: &Sentence<'_>,
        words: &[Word],
        name: std::ops::Range<usize>,
    ) -> bool {
        let last = name.end;
        let [word] = words.get(name).unwrap_or(&[]) else {
            return true;
        };
        if !opens(sentence, word) {
            return true;
        }
        let beside = words.get(last).is_some_and(|word| word.tag == Tag::Coord)
            && words.get(last + 1).is_some_and(|word| word.capital);
        let state = place_at(words, last - 1).is_some_and(|known| known.place == Place::State);
        let text = word.of(sentence.text);
        let shouted = is_shouted(text);
        // "NORDEK and its partners met", in a sentence that does not shout.
        let initials = shouted
            && words
                .get(last)
                .is_none_or(|next| !is_shouted(next.of(sentence.text)));
        let same = if shouted { SHOUTED } else { INSIDE };
        let named = |how: &u8| how & SMALL == 0 && how & same != 0;
        beside
            || state
            || initials
            || !has_plural_ending(text) && self.seen().written.get(&word.letters).is_some_and(named)
    }

    /// Where a name that opens its sentence begins: behind a word that the article also writes without a capital, as
    /// "overseas" in "Overseas Ruritanians".
    fn name_start(
        &self,
        sentence: &Sentence<'_>,
        words: &[Word],
        first: usize,
        last: usize,
    ) -> usize {
        let plain = last - first > 1
            && words.get(first).is_some_and(|word| {
                let written = || self.seen().written.get(&word.letters);
                opens(sentence, word) && written().is_some_and(|how| how & SMALL != 0)
            });
        first + usize::from(plain)
    }

    /// True for a plural that the article never writes with a capital but where any word has one.
    fn is_plain(&self, name: &str) -> bool {
        let how = self.seen().written.get(&Letters::of(name));
        has_plural_ending(name) && how.is_some_and(|how| how & INSIDE == 0)
    }

    fn seen(&self) -> &Seen<'a> {
        self.seen.get_or_init(|| Seen::of(self.page))
    }

    /// "Renn" is "Olga Renn" where the article names her so.
    pub(super) fn full(&self, name: &str) -> String {
        let whole = self.seen().whole.get(&Letters::of(name)).copied();
        // "England" is no "Public Health England".
        let whole = whole.filter(|_| !is_place(Letters::of(name)));
        whole.unwrap_or(name).to_owned()
    }
}

impl<'a> Seen<'a> {
    fn of(page: &'a Page<'a>) -> Self {
        let mut seen = Self::default();
        let mut sieve = [0_u64; SIEVE];
        for sentence in &page.sentences {
            let mut opens = true;
            for token in page.tokens_of(sentence) {
                if opens && token.capital && token.kind == Kind::Word {
                    seen.written.insert(token.letters, 0);
                    let bit = token.letters.hash(SIEVE_BITS);
                    sieve[bit / 64] |= 1 << (bit % 64);
                }
                opens = matches!(token.kind, Kind::Mark | Kind::Break);
            }
        }
        for sentence in &page.sentences {
            seen.read(page.text, page.tokens_of(sentence), &sieve);
        }
        seen
    }

    /// Notes how a sentence writes the words that open others, and the names in it.
    fn read(&mut self, text: &'a str, tokens: &[Token], sieve: &[u64; SIEVE]) {
        let mut after_small = false;
        // First token of a run of capitalised words that are in no table: such a word is rarely a part of a name, and often
        // one before it: "On Monday Renn".
        let mut run = 0;
        for (at, token) in tokens.iter().enumerate() {
            let word = token.kind == Kind::Word;
            let small = word && !token.capital;
            let bit = token.letters.hash(SIEVE_BITS);
            if (small || after_small && token.capital)
                && sieve[bit / 64] >> (bit % 64) & 1 != 0
                && let Some(how) = self.written.get_mut(&token.letters)
            {
                *how |= if small {
                    SMALL
                } else if is_shouted(token.of(text)) {
                    SHOUTED
                } else {
                    INSIDE
                };
            }
            after_small = small;
            if word && token.capital && token.word == vocabulary::Word::UNKNOWN || joins(tokens, at)
            {
                continue;
            }
            if at > run + 1 {
                self.name(text, &tokens[run..at]);
            }
            run = at + 1;
        }
        self.name(text, tokens.get(run..).unwrap_or(&[]));
    }

    fn name(&mut self, text: &'a str, words: &[Token]) {
        let words = &words[office_end(words.iter().map(|token| token.letters))..];
        if let (Some(first), Some((surname, last))) = (words.first(), surname(text, words))
            && last.start > first.start
            && parts(words) <= WHOLE
        {
            let name = first.span().join(last).slice(text);
            self.whole.entry(surname).or_insert(name);
        }
    }
}

/// True for a word whose capital may be that of its sentence, or of what stands behind a dash or in quotes.
fn opens(sentence: &Sentence<'_>, word: &Word) -> bool {
    let at = sentence
        .words
        .partition_point(|other| other.span.start < word.span.start);
    at.checked_sub(1)
        .and_then(|before| sentence.word(before))
        .is_none_or(|before| matches!(before.tag, Tag::Quote | Tag::Break | Tag::Mark | Tag::Stop))
}

/// True for a word of a name that stands for a pronoun.
fn is_of_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and")
}

/// One past the name that begins at `first`; `first` where none does. "Bank of Ruritania" is one name, "Ann Orr of
/// Ruritania" begins with one.
fn name_end(text: &str, words: &[Word], first: usize) -> usize {
    let part = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.capital && word.tag == Tag::Noun)
    };
    let mut last = first;
    while last - first < LONGEST {
        if part(last) {
            last += 1;
        } else if last > first
            && words.get(last).is_some_and(|word| word.is(word!("of")))
            && part(last + 1)
            && is_person(text, &words[first..last]) == Some(false)
        {
            last += 2;
        } else {
            break;
        }
    }
    last
}

/// A name without the office before it: "President Anna Kole" is Anna Kole.
fn bare(words: &[Word]) -> &[Word] {
    &words[office_end(words.iter().map(|word| word.letters))..]
}

/// True for the city of a dateline that runs into its sentence: "NAIROBI _ A woman was freed".
fn is_dateline(text: &str, name: &[Word]) -> bool {
    let shouted = name.iter().all(|word| is_shouted(word.of(text)));
    shouted && place_at(name, 0).is_some_and(|known| known.place != Place::State)
}

/// A name without the office before it, where it stands for a pronoun.
fn without_office(name: &str) -> &str {
    let letters = name
        .split(' ')
        .map(|word| Letters::of(word.trim_end_matches('.')));
    let office = office_end(letters);
    match name.match_indices(' ').nth(office.wrapping_sub(1)) {
        Some((at, _)) if office > 0 => &name[at + 1..],
        _ => name,
    }
}

fn text_of<'a>(text: &'a str, words: &[Word]) -> &'a str {
    match words {
        [] => "",
        [first, .., last] => first.span.join(last.span).slice(text),
        [word] => word.of(text),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{first_labels, found};

    /// Who acts in the first event of a text, with commas between, and where.
    fn cast(text: &str) -> (String, String) {
        let labels = first_labels(text);
        let place = labels.place.clone().unwrap_or_default();
        (labels.actors.join(", "), place)
    }

    #[test]
    fn who_acts_and_where_is_read_from_the_clause() {
        for (text, actors, place) in [
            (
                "President Anna Kole opened a dam in northern Ruritania on Monday.",
                "Anna Kole",
                "Ruritania",
            ),
            (
                "On Monday the Bank of Ruritania raised its key rate.",
                "Bank of Ruritania",
                "",
            ),
            (
                "Olga Renn of Brenn and Peter Lund met in Calder on 3 May.",
                "Olga Renn",
                "Calder",
            ),
            (
                "Ruritania and Zambar signed the treaty on Monday.",
                "Ruritania, Zambar",
                "",
            ),
            (
                "Overseas Zambari fled the port in May 2023, as those overseas do.",
                "Zambari",
                "",
            ),
            ("In Calder, dockers walked out on Monday.", "", "Calder"),
            (
                "NORDEK and its partners met on Monday to share out quotas.",
                "NORDEK",
                "",
            ),
            ("Britain left the union in 2020.", "United Kingdom", ""),
            (
                "General Foundry cut its price on Monday.",
                "General Foundry",
                "",
            ),
            (
                "Voters elected former treasurer Olga Renn on Monday.",
                "Olga Renn",
                "",
            ),
            (
                "Olga Renn was freed by the Brenn Council on 3 May.",
                "Olga Renn, Brenn Council",
                "",
            ),
            (
                "Defence Minister Olga Renn met King Ozan in Calder on Monday.",
                "Olga Renn, King Ozan",
                "Calder",
            ),
        ] {
            assert_eq!(cast(text), (actors.to_owned(), place.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_surname_and_a_pronoun_are_the_name_they_stand_for() {
        let text =
            "Olga Renn runs the port. On Monday Renn closed the quay. She reopened it on Tuesday.";
        let actors: Vec<_> = found(text)
            .events
            .iter()
            .flat_map(|event| event.labels.actors.clone())
            .collect();
        assert_eq!(actors, ["Olga Renn", "Olga Renn"]);
    }

    #[test]
    fn what_only_describes_or_only_opens_a_sentence_is_no_actor() {
        for text in [
            "Ruritania's harbour froze on Monday.",
            "EU ministers met in Parliament on Monday.",
            "British and Irish ministers met on Monday.",
            "Workers walked out on Monday.",
            "BRENN — Money bought in May 2023 the vote, as the Money Law let money do.",
            "Inflation fell in May 2023, and inflation fell again.",
            "A typical US$200 transfer cost more in May 2023.",
            "GDP fell 2% in May 2023.",
            "The Treaty lapsed in 1931.",
            "NAIROBI _ A woman was freed on Monday.",
            "The firm launched Gemini on Monday.",
        ] {
            assert_eq!(cast(text), (String::new(), String::new()), "{text}");
        }
    }
}
