//! Corpora made by hand, for tests that need findings and no reading.

use dateline::model::{
    Amount, Article, Basis, Corpus, Direction, Event, Figure, Findings, Interval, Kind, Labels,
    Mentions, Modality, Period, Point, Published, PublishedBasis, Qualifier, Span, Status, Unit,
};
use std::sync::Arc;

/// An event of the title on this EDTF date.
pub(crate) fn event(title: &str, edtf: &str) -> Event {
    Event {
        title: title.into(),
        interval: Interval::parse(edtf).unwrap(),
        time: None,
        sentence: Span::new(0, 8),
        mentions: Mentions::default(),
        modality: Modality::Happened,
        labels: Labels::default(),
    }
}

/// The same with a modality.
pub(crate) fn put(title: &str, edtf: &str, modality: Modality) -> Event {
    Event {
        modality,
        ..event(title, edtf)
    }
}

/// An article of `source`, published on an EDTF date (empty for unknown), with these events.
pub(crate) fn article(source: &str, published: &str, events: Vec<Event>) -> Arc<Findings> {
    let mut article = Article::new(
        format!("A story from {source}"),
        format!("Text from {source}."),
    );
    article.source = Some(source.to_owned());
    let sentence = Span::new(0, article.text.len());
    Arc::new(Findings {
        article,
        published: Published {
            date: Point::parse(published),
            basis: PublishedBasis::Given,
            because: String::new(),
            confidence: 100,
        },
        sentences: vec![sentence],
        events,
        ..Findings::default()
    })
}

/// A corpus of these articles.
pub(crate) fn corpus(articles: Vec<Arc<Findings>>) -> Corpus {
    Corpus::new(articles)
}

/// A bridge as three papers tell it: every kind of date, every modality.
pub(crate) fn bridge() -> Corpus {
    corpus(vec![
        article(
            "Harbour Courier",
            "2025-10-07",
            vec![
                event(
                    "Council approves the plan for a second bridge",
                    "2021-03-17",
                ),
                event("Feasibility study", "2021-06/2022-02"),
                event("Builder chosen after a disputed tender", "2022-09"),
                event("Ground is broken on the north bank", "2023-04-11"),
                event("Work stops over unpaid wages", "2024-01/2024-03"),
                put("Bridge opens to traffic", "2026-05-01", Modality::Planned),
                put("Toll rises to three crowns", "2027", Modality::Planned),
            ],
        ),
        article(
            "The Ferryman",
            "2025-09-30",
            vec![
                event("Ferry carries its last winter timetable", "2023~"),
                event("Ferry company warns of lay-offs", "2024-11-19"),
                put(
                    "Ferry line closes if the bridge opens",
                    "2026-06/2026-12",
                    Modality::Conditional,
                ),
                event("Night ferry runs", "2019/.."),
                put("Spring regatta", "2021-05/2025-05", Modality::Recurring),
            ],
        ),
        article(
            "Budget Watch",
            "2025-08",
            vec![
                event("Cost put at 900 million crowns", "2021-03"),
                event("Cost revised upwards", "2023-10-02"),
                event("Auditors publish their second report", "2025-06-24"),
                event("Debt repaid", "../2034"),
            ],
        ),
    ])
}

/// An article of `source` with these figures, each with a sentence of its own.
pub(crate) fn report(source: &str, published: &str, figures: Vec<Figure>) -> Arc<Findings> {
    let sentences: Vec<String> = figures
        .iter()
        .map(|figure| {
            let measure = figure.measure.as_deref().unwrap_or("It");
            format!(
                "{measure} came to {}.",
                dateline::chart::words::value(figure)
            )
        })
        .collect();
    let text = sentences.join(" ");
    let mut at = 0;
    let spans: Vec<Span> = sentences
        .iter()
        .map(|sentence| {
            let span = Span::new(at, at + sentence.len());
            at += sentence.len() + 1;
            span
        })
        .collect();
    let mut article = Article::new(format!("The numbers of {source}"), text);
    article.source = Some(source.to_owned());
    let figures = (0_u32..)
        .zip(figures)
        .map(|(index, figure)| Figure {
            sentence: index,
            span: spans[index as usize],
            ..figure
        })
        .collect();
    Arc::new(Findings {
        article,
        published: Published {
            date: Point::parse(published),
            basis: PublishedBasis::Given,
            because: String::new(),
            confidence: 100,
        },
        sentences: spans,
        figures,
        ..Findings::default()
    })
}

/// A figure with the least that a chart needs.
pub(crate) fn figure(value: &str, last_digit: i8, unit: Unit, kind: Kind, measure: &str) -> Figure {
    Figure {
        span: Span::new(0, 4),
        amount: Amount {
            last_digit,
            ..Amount::exact(value.parse().unwrap())
        },
        unit,
        kind,
        measure: Some(measure.to_owned()),
        ..Figure::default()
    }
}

/// What may be said of a figure besides its value.
pub(crate) trait Saying {
    /// Whose it is.
    fn of(self, entity: &str) -> Self;
    /// What it is about, as EDTF.
    fn during(self, edtf: &str) -> Self;
    /// Who says so.
    fn says(self, speaker: &str) -> Self;
    /// The hedge; "over" and "under" also open the bounds.
    fn hedged(self, qualifier: Qualifier) -> Self;
    /// The standing.
    fn stands(self, status: Status) -> Self;
    /// The whole or base.
    fn whole(self, of: &str) -> Self;
    /// The movement.
    fn moved(self, direction: Direction) -> Self;
}

impl Saying for Figure {
    fn of(self, entity: &str) -> Self {
        Self {
            entity: Some(entity.to_owned()),
            ..self
        }
    }

    fn during(self, edtf: &str) -> Self {
        Self {
            period: Some(Period {
                interval: Interval::parse(edtf).unwrap(),
                basis: Basis::During,
                time: None,
                because: String::new(),
            }),
            ..self
        }
    }

    fn says(self, speaker: &str) -> Self {
        Self {
            speaker: Some(speaker.to_owned()),
            ..self
        }
    }

    fn hedged(mut self, qualifier: Qualifier) -> Self {
        self.qualifier = qualifier;
        match qualifier {
            Qualifier::Over | Qualifier::AtLeast => self.amount.low = self.amount.value,
            Qualifier::Under | Qualifier::AtMost => self.amount.high = self.amount.value,
            _ => {}
        }
        self
    }

    fn stands(self, status: Status) -> Self {
        Self { status, ..self }
    }

    fn whole(self, of: &str) -> Self {
        Self {
            of: Some(of.to_owned()),
            ..self
        }
    }

    fn moved(self, direction: Direction) -> Self {
        Self {
            direction: Some(direction),
            ..self
        }
    }
}
