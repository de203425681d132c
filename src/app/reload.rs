//! A file that changed on the disk and was read anew → its articles in place of the old ones, with the selection and the
//! corrections that still fit; what does not fit is said.

use super::shown::Sought;
use super::state::State;
use crate::model::carry::Carry;
use crate::model::{ArticleId, Edit, Findings};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What came of a reload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reloaded {
    /// Articles whose text changed.
    pub(super) changed: usize,
    /// Articles that the file did not hold before.
    pub(super) added: usize,
    /// Articles that it holds no more.
    pub(super) gone: usize,
    /// Corrections that fit no more.
    pub(super) lost: usize,
}

impl Reloaded {
    /// What happened, in one line; nothing when the file says the same as before.
    pub(super) fn message(self) -> Option<String> {
        use crate::chart::words::counted;
        let parts = [
            (self.changed, "changed"),
            (self.added, "new"),
            (self.gone, "no longer in it"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{} {what}", counted(*count, "article")))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// Puts what `name` holds now in place of what it held. The corrections move along with their words.
pub(super) fn reload(state: &mut State, name: &str, fresh: Vec<Arc<Findings>>) -> Reloaded {
    let mut base: Vec<Arc<Findings>> = state.base().to_vec();
    let mut left: Vec<Option<Arc<Findings>>> = fresh.into_iter().map(Some).collect();
    let old: Vec<usize> = (0..base.len())
        .filter(|&at| base.get(at).is_some_and(|f| is_of(f, name)))
        .collect();
    // Each old article with the new one that it became, or none.
    let mut pairs: Vec<(Arc<Findings>, Option<Arc<Findings>>)> = Vec::new();
    for (by, &same) in SAME.iter().enumerate() {
        for &at in &old {
            let Some(before) = base.get(at) else { continue };
            if pairs
                .iter()
                .any(|(paired, _)| paired.article.id == before.article.id)
            {
                continue;
            }
            let found = left
                .iter_mut()
                .find(|new| new.as_ref().is_some_and(|new| same(before, new)));
            if let Some(after) = found.and_then(Option::take) {
                pairs.push((Arc::clone(before), Some(after)));
            } else if by + 1 == SAME.len() {
                pairs.push((Arc::clone(before), None));
            }
        }
    }
    let mut told = Reloaded::default();
    let end = old.last().map_or(base.len(), |&at| at + 1);
    let known: BTreeSet<ArticleId> = base.iter().map(|f| f.article.id).collect();
    let extra: Vec<Arc<Findings>> = left
        .into_iter()
        .flatten()
        .filter(|f| !known.contains(&f.article.id))
        .collect();
    told.added = extra.len();
    base.splice(end..end, extra);
    let after = |id: ArticleId| {
        pairs
            .iter()
            .find(|(before, _)| before.article.id == id)
            .map(|(_, after)| after)
    };
    let base = base
        .into_iter()
        .filter_map(|findings| match after(findings.article.id) {
            Some(Some(new)) => {
                told.changed += usize::from(new.article.id != findings.article.id);
                Some(Arc::clone(new))
            }
            Some(None) => {
                told.gone += 1;
                None
            }
            None => Some(findings),
        })
        .collect();
    let carries: Vec<Carry<'_>> = pairs
        .iter()
        .filter_map(|(old, new)| Some(Carry::new(&old.article, &new.as_ref()?.article)))
        .collect();
    let gone: BTreeSet<ArticleId> = pairs
        .iter()
        .filter(|(_, new)| new.is_none())
        .map(|(old, _)| old.article.id)
        .collect();
    let lost = RefCell::new(BTreeSet::new());
    let carry = |edit: &Edit| {
        let is_gone = |article: ArticleId| {
            gone.contains(&article) && carries.iter().all(|carry| carry.from() != article)
        };
        let moved = (!edit.articles().any(is_gone)).then(|| edit.clone());
        let moved = carries.iter().fold(moved, |edit, carry| carry.edit(&edit?));
        if moved.is_none() {
            lost.borrow_mut().insert(format!("{edit:?}"));
        }
        moved
    };
    let sought = sought(state, &carries);
    state.exchange(base, &carry);
    if let Some(sought) = sought {
        state.seek(sought);
    }
    told.lost = lost.into_inner().len();
    told
}

/// True for an article that this file brought, itself or from inside it.
fn is_of(findings: &Findings, name: &str) -> bool {
    let own = findings.article.origin.name.as_str();
    own == name
        || own
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('/'))
}

/// What tells that an article became another, the surest first.
type Same = fn(&Findings, &Findings) -> bool;
const SAME: &[Same] = &[
    |old, new| old.article.id == new.article.id,
    // The identifier that a dataset gives outlives a change of text; that of the content does not.
    |old, new| old.article.key != old.article.id.to_string() && old.article.key == new.article.key,
    |old, new| {
        let (old, new) = (&old.article.origin, &new.article.origin);
        old.name == new.name && old.line == new.line
    },
];

/// What the reader shows and what is selected, by the words rather than by the place in a list, and by what they became.
fn sought(state: &State, carries: &[Carry<'_>]) -> Option<Sought> {
    let carry = |id: ArticleId| carries.iter().find(|carry| carry.from() == id);
    let shown = state.current()?.article.id;
    let words = state.selected.and_then(|datum| {
        let span = state.corpus().span(datum)?;
        let span = carry(shown).map_or(Some(span), |carry| carry.span(span))?;
        (datum.article() == state.article).then_some((datum, span))
    });
    Some(Sought {
        article: carry(shown).map_or(shown, Carry::to),
        words,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Datum, Interval, Ref, Span};

    fn found(name: &str, line: Option<u32>, text: &str) -> Arc<Findings> {
        let mut article = Article::new("", text);
        article.origin.name = name.to_owned();
        article.origin.line = line;
        Arc::new(crate::extract::extract(article))
    }

    fn open(articles: Vec<Arc<Findings>>) -> State {
        let mut state = State::default();
        state.add(articles);
        state
    }

    #[test]
    fn selection_and_corrections_go_along_with_their_words() {
        let old = "The bridge closed on 3 March 2021. It opened on Tuesday.";
        let new = "The old bridge closed on 3 March 2021, said the mayor. It opened on Tuesday.";
        let mut state = open(vec![
            found("other.txt", None, "On 1 May 2020 it rained."),
            found("a.txt", None, old),
        ]);
        let id = state.base()[1].article.id;
        let span = |text: &str, quote: &str| {
            let at = text.find(quote).unwrap();
            Span::new(at, at + quote.len())
        };
        let interval = Interval::parse("2021-06-01");
        state.edit(Edit::SetTime {
            article: id,
            span: span(old, "Tuesday"),
            interval,
        });
        let datum = |state: &State, quote: &str| {
            let findings = state.corpus().article(1).unwrap();
            let index = findings
                .times
                .iter()
                .position(|time| findings.quote(time.span) == quote)
                .unwrap();
            Datum::Time(Ref {
                article: 1,
                index: u32::try_from(index).unwrap(),
            })
        };
        state.select(Some(datum(&state, "3 March 2021")));
        let told = reload(&mut state, "a.txt", vec![found("a.txt", None, new)]);
        assert_eq!(
            told,
            Reloaded {
                changed: 1,
                ..Reloaded::default()
            }
        );
        assert_eq!(state.selected, Some(datum(&state, "3 March 2021")));
        let findings = state.corpus().article(1).unwrap();
        let tuesday = findings
            .times
            .iter()
            .find(|time| findings.quote(time.span) == "Tuesday")
            .unwrap();
        assert_eq!(tuesday.interval, interval);
        assert!(state.unsaved);
        // Its words gone, the correction is lost, and that is said.
        let told = reload(
            &mut state,
            "a.txt",
            vec![found("a.txt", None, "The bridge is open.")],
        );
        assert_eq!((told.changed, told.lost), (1, 1));
        assert!(state.log().in_force().is_empty());
        assert_eq!(told.message().as_deref(), Some("1 article changed"));
    }

    #[test]
    fn articles_of_one_file_come_and_go_and_others_stay() {
        let mut state = open(vec![
            found("a.jsonl", Some(1), "On 1 May 2020 it rained."),
            found("a.jsonl", Some(2), "On 2 May 2020 it snowed."),
            found("b.txt", None, "On 3 May 2020 it hailed."),
        ]);
        let told = reload(
            &mut state,
            "a.jsonl",
            vec![
                found("a.jsonl", Some(1), "On 1 May 2020 it rained much."),
                found("a.jsonl", Some(3), "On 4 May 2020 it was dry."),
            ],
        );
        assert_eq!(
            told,
            Reloaded {
                changed: 1,
                added: 1,
                gone: 1,
                lost: 0
            }
        );
        let texts: Vec<&str> = state
            .base()
            .iter()
            .map(|findings| findings.article.text.as_str())
            .collect();
        assert_eq!(
            texts,
            [
                "On 1 May 2020 it rained much.",
                "On 4 May 2020 it was dry.",
                "On 3 May 2020 it hailed."
            ]
        );
        let same = reload(
            &mut state,
            "b.txt",
            vec![found("b.txt", None, "On 3 May 2020 it hailed.")],
        );
        assert_eq!(same.message(), None);
    }
}
