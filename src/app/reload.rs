//! A file that changed on the disk and was read anew → its articles in place of the old ones, with the selection and the
//! corrections that still fit; what does not fit is said.

use super::shown::Sought;
use super::state::State;
use crate::model::carry::Carry;
use crate::model::{ArticleId, Edit, Findings};
use rustc_hash::FxHashMap;
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
    let old: Vec<Arc<Findings>> = base.iter().filter(|f| is_of(f, name)).cloned().collect();
    let foot = base.iter().rposition(|f| is_of(f, name));
    let Paired { became, left } = paired(&old, fresh);
    let mut told = Reloaded::default();
    let end = foot.map_or(base.len(), |at| at + 1);
    let known: BTreeSet<ArticleId> = base.iter().map(|f| f.article.id).collect();
    let extra: Vec<Arc<Findings>> = left
        .into_iter()
        .filter(|f| !known.contains(&f.article.id))
        .collect();
    told.added = extra.len();
    base.splice(end..end, extra);
    let base = base
        .into_iter()
        .filter_map(|findings| match became.get(&findings.article.id) {
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
    // What is as it was carries nothing over.
    let carries: Vec<Carry<'_>> = old
        .iter()
        .filter_map(|old| Some((old, became.get(&old.article.id)?.as_ref()?)))
        .filter(|(old, new)| old.article.id != new.article.id)
        .map(|(old, new)| Carry::new(&old.article, &new.article))
        .collect();
    let lost = RefCell::new(BTreeSet::new());
    let carry = |edit: &Edit| {
        let is_gone = |article: ArticleId| matches!(became.get(&article), Some(None));
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

/// What tells that an article became another: what both have alike, the surest first.
type Alike = fn(&Findings) -> Option<String>;
const ALIKE: &[Alike] = &[
    |findings| Some(findings.article.id.to_string()),
    // The identifier that a dataset gives outlives a change of text; that of the content does not.
    |findings| {
        let article = &findings.article;
        (article.key != article.id.to_string()).then(|| article.key.clone())
    },
    |findings| {
        let origin = &findings.article.origin;
        Some(format!("{}\n{:?}", origin.name, origin.line))
    },
];

/// What became of articles.
struct Paired {
    /// The new article that each old one became, or none.
    became: FxHashMap<ArticleId, Option<Arc<Findings>>>,
    /// New articles that no old one became, in order.
    left: Vec<Arc<Findings>>,
}

/// Finds for every old article the new one that it became; of several that are alike, the first.
fn paired(old: &[Arc<Findings>], fresh: Vec<Arc<Findings>>) -> Paired {
    let mut left: Vec<Option<Arc<Findings>>> = fresh.into_iter().map(Some).collect();
    let mut became: FxHashMap<ArticleId, Option<Arc<Findings>>> = FxHashMap::default();
    for alike in ALIKE {
        let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, new) in left.iter().enumerate().rev() {
            if let Some(sign) = new.as_deref().and_then(alike) {
                places.entry(sign).or_default().push(at);
            }
        }
        for before in old {
            let after = became.entry(before.article.id).or_default();
            if after.is_none() {
                let place = alike(before).and_then(|sign| places.get_mut(&sign)?.pop());
                *after = place.and_then(|at| left.get_mut(at)?.take());
            }
        }
    }
    Paired {
        became,
        left: left.into_iter().flatten().collect(),
    }
}

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
