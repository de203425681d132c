//! Patterns over tokens: the mini-language of the rule tables, compiled into one trie and matched with it.
//!
//! A pattern is a row of elements separated by spaces. A lower-case word or a mark stands for itself; `-` for any hyphen or
//! dash, `'s` for any possessive; `a|b` for either; `[…]` for what may be missing; a word in capitals for a part that a
//! reader of the language finds, such as `MONTH` or `COUNT` (see [`Nt`]). The longest match wins, then the earlier rule.

use super::language::Lexed;
use super::lexicon::{Lexicon, UNKNOWN};
use super::line::Line;

/// A part of a pattern that is read rather than spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Nt {
    /// A month; `n` 1 to 12.
    Month,
    /// A weekday; `n` 1 to 7.
    Weekday,
    /// A weekday in the plural; `n` 1 to 7.
    Weekdays,
    /// A unit in the singular; `n` its code, `m` how many of the grain it is.
    Unit,
    /// A unit in the plural; as `Unit`.
    Units,
    /// A season; `n` 1 to 4.
    Season,
    /// Seasons in the plural.
    Seasons,
    /// A part of the day; `n` 1 to 5.
    Part,
    /// Parts of the day in the plural.
    Parts,
    /// How many; `n` in tenths, −1 when vague.
    Count,
    /// An ordinal; `n`.
    Ord,
    /// A day of the month; `n` 1 to 31.
    Day,
    /// A year of four digits or in words; `n`.
    Year,
    /// Two digits that can be a year; `n`.
    Short,
    /// A decade; `n` its first year, or two digits with `m` 1.
    Decade,
    /// A year with an era; `n` astronomical.
    EraYear,
    /// A time of day; `n` seconds, `m` fineness, `z` zone in minutes plus 10000, 0 when not said.
    Clock,
    /// "last", "this", "next"…; `n` its code.
    Rel,
    /// "today", "yesterday", "tomorrow", "tonight"; `n` days, 10 for tonight.
    Deictic,
    /// A holiday on a fixed day; `n` month times 100 plus day.
    Holiday,
    /// A holiday that moves; `n` its code.
    Moving,
    /// A date in digits with hyphens, year first; `n` year, `m` month, `z` day.
    Iso,
    /// A date in digits with slashes or stops; `n`, `m`, `z` in the order written.
    Slash,
    /// One digit from 1 to 4; `n`.
    Digit,
    /// A number of up to four digits; `n`.
    Plain,
}

/// What a part was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Got {
    pub(super) nt: Nt,
    pub(super) n: i32,
    pub(super) m: i32,
    pub(super) z: i32,
}

/// The parts of one match, in order.
#[derive(Clone, Debug)]
pub(super) struct Caps {
    got: [Option<Got>; 10],
    len: usize,
}

impl Caps {
    fn new() -> Self {
        Self {
            got: [None; 10],
            len: 0,
        }
    }

    fn push(&mut self, got: Got) -> bool {
        match self.got.get_mut(self.len) {
            Some(slot) => {
                *slot = Some(got);
                self.len += 1;
                true
            }
            None => false,
        }
    }

    /// The `index`-th part of this kind.
    pub(super) fn nth(&self, nt: Nt, index: usize) -> Option<Got> {
        self.got
            .iter()
            .take(self.len)
            .flatten()
            .filter(|got| got.nt == nt)
            .nth(index)
            .copied()
    }

    /// The value of the first part of this kind.
    pub(super) fn n(&self, nt: Nt) -> Option<i32> {
        self.nth(nt, 0).map(|got| got.n)
    }
}

/// One step of a compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Atom {
    /// One of these words of the lexicon.
    Words(Vec<u16>),
    /// A part that is read, and the classes that its first word can have.
    Read(Nt, u32),
}

#[derive(Clone, Debug, Default)]
struct Node {
    edges: Vec<(Atom, u32)>,
    rule: Option<u16>,
}

/// All patterns of a language in one trie.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// For each word of the lexicon, the edges out of the root that it can begin.
    starts: Vec<Vec<u16>>,
}

/// A match: which rule, one past its last token, and its parts.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) rule: u16,
    pub(super) end: usize,
    pub(super) caps: Caps,
}

impl Trie {
    /// Compiles the patterns, adding their words to the lexicon. The second of each pair is the rule's index.
    pub(super) fn new<'a>(
        lexicon: &mut Lexicon,
        patterns: impl Iterator<Item = (&'a str, u16)>,
        first: fn(Nt) -> u32,
    ) -> Self {
        let mut trie = Self {
            nodes: vec![Node::default()],
            starts: Vec::new(),
        };
        for (pattern, rule) in patterns {
            for row in expand(pattern) {
                let atoms: Vec<Atom> = row.iter().map(|e| atom(lexicon, e, first)).collect();
                trie.add(&atoms, rule);
            }
        }
        trie.starts = (0..lexicon.len())
            .map(|word| {
                let bits = lexicon.bits(word as u16);
                let begins = |atom: &Atom| match atom {
                    Atom::Words(words) => words.contains(&(word as u16)),
                    Atom::Read(_, first) => bits & first != 0,
                };
                trie.nodes.first().map_or_else(Vec::new, |root| {
                    (0_u16..)
                        .zip(&root.edges)
                        .filter(|(_, (atom, _))| begins(atom))
                        .map(|(index, _)| index)
                        .collect()
                })
            })
            .collect();
        trie
    }

    fn add(&mut self, atoms: &[Atom], rule: u16) {
        let mut node = 0_usize;
        for atom in atoms {
            let next = self.nodes.get(node).and_then(|n| {
                n.edges
                    .iter()
                    .find(|(edge, _)| edge == atom)
                    .map(|&(_, next)| next)
            });
            node = if let Some(next) = next {
                next as usize
            } else {
                let next = self.nodes.len();
                self.nodes.push(Node::default());
                if let Some(n) = self.nodes.get_mut(node) {
                    n.edges.push((atom.clone(), next as u32));
                }
                next
            };
        }
        if let Some(n) = self.nodes.get_mut(node) {
            n.rule = Some(n.rule.map_or(rule, |old| old.min(rule)));
        }
    }

    /// True when some pattern can begin with the word at `index` of the lexicon.
    pub(super) fn can_begin(&self, index: u16) -> bool {
        index != UNKNOWN
            && self
                .starts
                .get(index as usize)
                .is_some_and(|edges| !edges.is_empty())
    }

    /// Every match that begins at token `at` of the line, longest first, for as long as `take` refuses.
    pub(super) fn longest(&self, line: &Line<'_>, at: usize, take: &mut dyn FnMut(&Match) -> bool) {
        let mut found: Vec<Match> = Vec::new();
        let (Some(&token), Some(root)) = (line.tokens.get(at), self.nodes.first()) else {
            return;
        };
        let lexed = line.lexed(token);
        let edges = self.starts.get(lexed.index as usize);
        let edges = edges.map_or(&[][..], Vec::as_slice);
        let mut caps = Caps::new();
        for &edge in edges {
            if let Some((atom, next)) = root.edges.get(edge as usize) {
                self.step(line, at, lexed, atom, *next, &mut caps, &mut found);
            }
        }
        found.sort_by_key(|m| (std::cmp::Reverse(m.end), m.rule));
        for m in &found {
            if take(m) {
                return;
            }
        }
    }

    /// Goes on from a node whose patterns are read up to token `at`.
    fn walk(
        &self,
        line: &Line<'_>,
        at: usize,
        node: &Node,
        caps: &mut Caps,
        found: &mut Vec<Match>,
    ) {
        let Some(&token) = line.tokens.get(at) else {
            return;
        };
        let lexed = line.lexed(token);
        if lexed.index == UNKNOWN {
            return;
        }
        for (atom, next) in &node.edges {
            self.step(line, at, lexed, atom, *next, caps, found);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a step of a recursion")]
    #[inline]
    fn step(
        &self,
        line: &Line<'_>,
        at: usize,
        lexed: Lexed,
        atom: &Atom,
        next: u32,
        caps: &mut Caps,
        found: &mut Vec<Match>,
    ) {
        let len = caps.len;
        let end = match *atom {
            Atom::Words(ref words) if words.contains(&lexed.index) => at + 1,
            Atom::Read(nt, first) if lexed.bits & first != 0 => match line.read(nt, at) {
                Some((end, got)) if caps.push(got) => end,
                _ => return,
            },
            Atom::Words(_) | Atom::Read(..) => return,
        };
        if let Some(node) = self.nodes.get(next as usize) {
            if let Some(rule) = node.rule {
                found.push(Match {
                    rule,
                    end,
                    caps: caps.clone(),
                });
            }
            if !node.edges.is_empty() {
                self.walk(line, end, node, caps, found);
            }
        }
        caps.len = len;
    }
}

/// Every row of elements that a pattern stands for: with and without each part in brackets.
fn expand(pattern: &str) -> Vec<Vec<String>> {
    let spaced = pattern.replace('[', " [ ").replace(']', " ] ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    rows(&words, &mut at)
}

fn rows(words: &[&str], at: &mut usize) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(&word) = words.get(*at) {
        *at += 1;
        match word {
            "]" => break,
            "[" => {
                let inner = rows(words, at);
                let with: Vec<Vec<String>> = out
                    .iter()
                    .flat_map(|row| inner.iter().map(move |tail| [&row[..], tail].concat()))
                    .collect();
                out.extend(with);
            }
            _ if word.contains('|') && word.len() > 1 && word.contains(char::is_uppercase) => {
                out = out
                    .iter()
                    .flat_map(|row| {
                        word.split('|')
                            .map(|one| [&row[..], &[one.to_owned()]].concat())
                    })
                    .collect();
            }
            _ => out.iter_mut().for_each(|row| row.push(word.to_owned())),
        }
    }
    out
}

fn atom(lexicon: &mut Lexicon, element: &str, first: fn(Nt) -> u32) -> Atom {
    const NAMES: &[(&str, Nt)] = &[
        ("MONTH", Nt::Month),
        ("WEEKDAY", Nt::Weekday),
        ("WEEKDAYS", Nt::Weekdays),
        ("UNIT", Nt::Unit),
        ("UNITS", Nt::Units),
        ("SEASON", Nt::Season),
        ("SEASONS", Nt::Seasons),
        ("PART", Nt::Part),
        ("PARTS", Nt::Parts),
        ("COUNT", Nt::Count),
        ("ORD", Nt::Ord),
        ("DAY", Nt::Day),
        ("YEAR", Nt::Year),
        ("SHORT", Nt::Short),
        ("DECADE", Nt::Decade),
        ("ERAYEAR", Nt::EraYear),
        ("CLOCK", Nt::Clock),
        ("REL", Nt::Rel),
        ("DEICTIC", Nt::Deictic),
        ("HOLIDAY", Nt::Holiday),
        ("MOVING", Nt::Moving),
        ("ISO", Nt::Iso),
        ("SLASH", Nt::Slash),
        ("DIGIT", Nt::Digit),
        ("PLAIN", Nt::Plain),
    ];
    if let Some(&(_, nt)) = NAMES.iter().find(|(name, _)| *name == element) {
        return Atom::Read(nt, first(nt));
    }
    let words: Vec<&str> = match element {
        "|" => vec!["|"],
        _ => element
            .split('|')
            .flat_map(|word| {
                match word {
                    "-" => &["-", "–", "—", "‐", "‑", "−"][..],
                    "'s" => &["'s", "’s"],
                    "'" => &["'", "’", "‘"],
                    _ => std::slice::from_ref(&word),
                }
                .to_vec()
            })
            .collect(),
    };
    Atom::Words(words.iter().map(|word| lexicon.add(word, None)).collect())
}
