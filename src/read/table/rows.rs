//! Rows → events and figures, each tied to its row: one line of text a row, every mark tied to its line.
//!
//! Three things go on at a time, on all cores: some lots of rows are made ready, those before them are read, and what those
//! before these gave is put together, in order. The result is the same for any number of cores. A table is read at once, or so
//! many rows at a time.

use super::super::Source;
use super::super::document::Remarks;
use super::super::limits::Limits;
use super::batch::{Batch, Placed};
use super::cutter::{Cut, Cutter, Lot, Share};
use super::grid::{Grid, Rows};
use super::labelled::Labelled;
use super::plan::{Line, Plan};
use super::role::Role;
use super::tally::{Skip, Tally, short, skip};
use crate::model::{
    Article, Event, Figure, Findings, GoOn, Identity, Interval, Mentions, Modality, Severity, Span,
    Title,
};
use rayon::prelude::*;

/// What some rows give, counted from the first of them.
#[derive(Default)]
struct Part {
    sentences: Vec<Span>,
    events: Vec<Event>,
    figures: Vec<Figure>,
    tally: Tally,
    remarks: Remarks,
}

/// What a table gives.
pub(super) struct Found {
    /// Its events and figures, and its text.
    pub findings: Findings,
    /// What came of its rows.
    pub tally: Tally,
    /// What is to say of them.
    pub remarks: Remarks,
    /// What the article is known by, as far as its text has come; `None` while its title is not known.
    identity: Option<Identity>,
}

/// Reads all rows, or some more than the limit, into an article of this title. `fields` is how many fields a row should have,
/// where the file says so.
pub(super) fn read(
    grid: &dyn Grid,
    plan: &Plan<'_>,
    fields: Option<usize>,
    source: &Source<'_>,
    title: String,
) -> Found {
    let limits = source.limits;
    let mut found = Found::new(limits, Some(Identity::of(&title)));
    let reader = Reader {
        go_on: source.go_on,
        ..Reader::new(plan, fields, limits)
    };
    if let Some(stretches) = grid.stretches() {
        found.read(Cutter::SideBySide(stretches), &reader, limits.rows);
    } else {
        let all = Share {
            rows: limits.rows + 1,
            bytes: usize::MAX,
        };
        let mut rows = grid.rows();
        found.read(Cutter::InTurn(&mut *rows, all), &reader, limits.rows);
    }
    let text = std::mem::take(&mut found.findings.article.text);
    found.findings.article = match found.identity.take() {
        Some(identity) => Article::known(identity.tell(), title, text),
        None => Article::new(title, text),
    };
    found
}

/// Reads the next rows, as many as `share` says.
pub(super) fn read_share(
    rows: &mut dyn Rows,
    plan: &Plan<'_>,
    fields: Option<usize>,
    limits: &Limits,
    share: Share,
) -> Found {
    let mut found = Found::new(limits, None);
    let reader = Reader::new(plan, fields, limits);
    found.read(Cutter::InTurn(rows, share), &reader, share.rows);
    found
}

impl Found {
    fn new(limits: &Limits, identity: Option<Identity>) -> Self {
        Self {
            findings: Findings::default(),
            tally: Tally::default(),
            remarks: Remarks::new(limits.remarks),
            identity,
        }
    }

    /// Reads the rows of `cutter`; stops soon after there are more than `most`, or when nobody waits any more.
    fn read(&mut self, mut cutter: Cutter<'_>, reader: &Reader<'_>, most: usize) {
        // What was used is used again: room that is asked for anew costs more than what is put into it.
        let (mut batches, mut spare): (Vec<Batch>, Vec<Part>) = (Vec::new(), Vec::new());
        let mut lots = cutter.next(&reader.cut, &mut batches);
        let mut read: Vec<(Batch, Part)> = Vec::new();
        let mut left = cutter.left();
        while (!lots.is_empty() || !read.is_empty()) && self.tally.rows <= most && (reader.go_on)()
        {
            spare.resize_with(lots.len(), Part::default);
            let work = lots.into_par_iter().zip(spare);
            let (next, (done, used)) = rayon::join(
                || cutter.next(&reader.cut, &mut batches),
                || {
                    rayon::join(
                        || work.map(|(lot, part)| reader.read(lot, part)).collect(),
                        || self.take_all(read),
                    )
                },
            );
            (lots, read) = (next, done);
            batches.extend(used.0);
            spare = used.1;
            // All that follows is taken to be as the first lots are.
            if let Some(left) = left.take().filter(|_| !read.is_empty()) {
                self.make_room(&read, left, most);
            }
        }
        // Parts came one after the other, and made room for more.
        let findings = &mut self.findings;
        findings.article.text.shrink_to_fit();
        findings.sentences.shrink_to_fit();
        findings.events.shrink_to_fit();
        findings.figures.shrink_to_fit();
    }

    /// Makes room for what was read and so many lots more, and for no more rows than may come: room that grows is asked for and
    /// filled anew each time. Where there is none, it grows after all.
    fn make_room(&mut self, read: &[(Batch, Part)], left: usize, most: usize) {
        let sum = |count: fn(&(Batch, Part)) -> usize| read.iter().map(count).sum::<usize>();
        // A little more than that: later rows may be longer, and to be short of one costs as much as no room at all.
        let share = 1.05 * (read.len() + left) as f64 / read.len().max(1) as f64;
        let expected = |count: usize| (count as f64 * share) as usize;
        let rows = |count: usize| expected(count).min(most);
        let findings = &mut self.findings;
        let _ = findings
            .article
            .text
            .try_reserve(expected(sum(|(batch, _)| batch.text.len())));
        let _ = findings
            .sentences
            .try_reserve(rows(sum(|(_, part)| part.sentences.len())));
        let _ = findings
            .events
            .try_reserve(rows(sum(|(_, part)| part.events.len())));
        let _ = findings
            .figures
            .try_reserve(expected(sum(|(_, part)| part.figures.len())));
    }

    /// Puts what was read behind what came before it, and gives the emptied room back. The text and what points into it are
    /// put together at the same time: the one is as much work as the other.
    fn take_all(&mut self, read: Vec<(Batch, Part)>) -> (Vec<Batch>, Vec<Part>) {
        let (mut batches, mut parts): (Vec<Batch>, Vec<Part>) = read.into_iter().unzip();
        let (bytes, rows) = (self.findings.article.text.len(), self.tally.rows);
        let Findings {
            article,
            sentences,
            events,
            figures,
            ..
        } = &mut self.findings;
        let identity = &mut self.identity;
        let add_text = || {
            let text = &mut article.text;
            let mut is_first = rows == 0;
            for batch in batches.iter().filter(|batch| !batch.is_empty()) {
                let known = text.len();
                if !is_first {
                    text.push('\n');
                }
                is_first = false;
                text.push_str(&batch.text);
                if let Some(identity) = identity {
                    identity.add(text.get(known..).unwrap_or_default());
                }
            }
        };
        let add_records = || {
            let (mut offset, mut before) = (bytes, rows);
            for (batch, part) in batches.iter().zip(&mut parts) {
                // A line break stands before every row but the first.
                offset += usize::from(before > 0 && !batch.is_empty());
                part.move_to(offset, before, (sentences, events, figures));
                offset += batch.text.len();
                before += batch.len();
            }
        };
        rayon::join(add_text, add_records);
        for (batch, part) in batches.iter_mut().zip(&mut parts) {
            batch.clear();
            self.tally.add(std::mem::take(&mut part.tally));
            self.remarks.append(std::mem::take(&mut part.remarks));
        }
        (batches, parts)
    }
}

impl Part {
    /// Moves its records behind those of the rows before it: so many bytes of text, and so many rows.
    fn move_to(
        &mut self,
        offset: usize,
        before: usize,
        (sentences, events, figures): (&mut Vec<Span>, &mut Vec<Event>, &mut Vec<Figure>),
    ) {
        sentences.extend(self.sentences.drain(..).map(|span| span.moved(offset)));
        events.extend(self.events.drain(..).map(|event| Event {
            title: event.title.moved(offset),
            sentence: event.sentence.moved(offset),
            ..event
        }));
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        figures.extend(self.figures.drain(..).map(|figure| Figure {
            span: figure.span.moved(offset),
            sentence: figure.sentence.saturating_add(before),
            ..figure
        }));
    }
}

/// Reads rows by a plan.
struct Reader<'a> {
    plan: &'a Plan<'a>,
    /// How many fields a row should have, where the file says so.
    fields: Option<usize>,
    /// Remarks that are listed one by one.
    most: usize,
    cut: Cut,
    /// Whether anyone still waits.
    go_on: GoOn<'a>,
}

impl<'a> Reader<'a> {
    fn new(plan: &'a Plan<'a>, fields: Option<usize>, limits: &Limits) -> Self {
        Self {
            plan,
            fields,
            most: limits.remarks,
            cut: Cut::by(plan),
            go_on: &|| true,
        }
    }

    /// Reads the rows of a lot into an empty part.
    fn read(&self, lot: Lot<'_>, mut part: Part) -> (Batch, Part) {
        let batch = self.cut.batch(lot);
        part.tally.rows = batch.len();
        part.remarks = Remarks::new(self.most);
        part.sentences.reserve(batch.len());
        if self.plan.is_of_events {
            part.events.reserve(batch.len());
        }
        let mut figures = super::figure::Reader::new(self.plan);
        let mut labels = Labelled::default();
        for (index, (row, line)) in (0_u32..).zip(batch.lines()) {
            self.ragged(row, &mut part);
            part.sentences.push(line.whole());
            self.row(line, index, &mut figures, &mut labels, &mut part);
        }
        part.tally.events = part.events.len();
        part.tally.figures = part.figures.len();
        (batch, part)
    }

    /// Mentions a row that has more or fewer fields than the names have.
    fn ragged(&self, row: &Placed, part: &mut Part) {
        let Some(fields) = self.fields.filter(|&fields| fields != row.fields) else {
            return;
        };
        let message = format!(
            "line {}: the row has {} fields where the header has {fields}; it was read as far as it goes",
            row.number, row.fields
        );
        let hint = "Check for a delimiter inside a field, or a missing quote.";
        part.remarks.push(Severity::Warning, message, hint);
    }

    fn row(
        &self,
        line: Line<'_>,
        index: u32,
        figures: &mut super::figure::Reader<'_>,
        labels: &mut Labelled,
        part: &mut Part,
    ) {
        let when = self.plan.interval(line);
        let interval = match when {
            Some(Err(cell)) => {
                skip(
                    &mut part.tally,
                    &mut part.remarks,
                    Skip::BadDate,
                    line.number,
                    cell,
                );
                None
            }
            Some(Ok(interval)) => Some(interval),
            None => None,
        };
        let before = part.figures.len();
        let bad = if self.plan.has_figures {
            figures.read(line, index, interval, &mut part.figures)
        } else {
            Vec::new()
        };
        for cell in &bad {
            skip(
                &mut part.tally,
                &mut part.remarks,
                Skip::BadNumber,
                line.number,
                cell,
            );
        }
        let has_figure = part.figures.len() > before;
        match (self.title(line, has_figure), interval) {
            (Some(title), Some(interval)) => {
                let event = self.event(line, title, interval, labels);
                part.events.push(event);
            }
            (Some(_), None)
                if !has_figure
                    && self.plan.mapping.has_date()
                    && when.is_none()
                    && !self.plan.slide(line).eq_ignore_ascii_case("title") =>
            {
                skip(
                    &mut part.tally,
                    &mut part.remarks,
                    Skip::NoDate,
                    line.number,
                    "",
                );
            }
            _ if !has_figure && bad.is_empty() && !matches!(when, Some(Err(_))) => {
                part.tally.skip(Skip::Nothing, line.number, "");
            }
            _ => {}
        }
    }

    fn event(
        &self,
        line: Line<'_>,
        title: Title,
        interval: Interval,
        labels: &mut Labelled,
    ) -> Event {
        // A list of events says it in a column of status as well.
        let word = self.plan.cell(line, Role::Modality);
        let word = word.or_else(|| self.plan.cell(line, Role::Status));
        Event {
            title,
            interval,
            time: None,
            sentence: line.whole(),
            mentions: Mentions::default(),
            modality: word.map(modality).unwrap_or_default(),
            labels: labels.of(self.plan, line),
        }
    }

    /// The title of the row's event; a row of figures without a title of its own is no event.
    fn title(&self, line: Line<'_>, has_figure: bool) -> Option<Title> {
        let title = self
            .plan
            .column(Role::Title)
            .map(|column| line.span(column));
        if let Some(span) = title.filter(|span| !span.is_empty()) {
            return Some(Title::quoted(span));
        }
        if (has_figure && !self.plan.is_of_both) || !self.plan.is_of_events {
            return None;
        }
        let parts = [
            Role::Description,
            Role::Text,
            Role::Entity,
            Role::Measure,
            Role::Category,
        ];
        let cell = parts.iter().find_map(|&role| self.plan.cell(line, role))?;
        Some(short(cell).into_owned().into())
    }
}

/// The modality that a cell names; that of most events where it names none.
fn modality(word: &str) -> Modality {
    // Most are written as this program writes them.
    let same = |modality: &Modality| modality.word() == word;
    let alike = |modality: &Modality| modality.word().eq_ignore_ascii_case(word);
    let all = || Modality::ALL.into_iter();
    all()
        .find(same)
        .or_else(|| all().find(alike))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::delimited::Delimited;
    use super::super::grid;
    use super::super::guess;
    use super::super::{Held, Mapping};
    use super::*;
    use crate::model::synthetic::Dice;
    use std::fmt::Write as _;

    /// The same rows, but not in stretches.
    struct InTurn<'a>(&'a Delimited<'a>);

    impl Grid for InTurn<'_> {
        fn rows(&self) -> Box<dyn Rows + '_> {
            self.0.rows()
        }
    }

    fn mapping(table: &Delimited<'_>) -> Mapping {
        let held = Held {
            header: table.header.clone(),
            is_ruled: true,
            ..Held::rows(table)
        };
        guess::mapping(&table.header, &held, &grid::head(table, guess::HEAD_ROWS))
    }

    /// A long table with everything odd that tables have, its cells parted by `sign` and its lines by `end`.
    fn odd(sign: char, end: &str) -> String {
        let mut dice = Dice(5);
        let mut text =
            ["date", "title", "source", "place", "tags", "value"].join(&sign.to_string());
        for row in 0..12_000 {
            text.push_str(end);
            let date = dice.pick(&[
                "2024-05-03",
                "3 May 2024",
                "",
                "soon",
                "1999/2001",
                " 2024 . ",
            ]);
            let title = match dice.roll(12) {
                0 => format!("\"Two lines{end}of {row}{sign} quoted\""),
                1 => format!("A 5\" pipe breaks ({row})"),
                2 => format!("\"They say \"\"no\"\" to {row}\""),
                3 => format!("  spaced   out  {row} "),
                4 => format!("'=SUM({row})"),
                _ => format!("The bridge opens ({row})"),
            };
            let source = dice.pick(&["Courier", "Ferryman", "\"The Wire\"", ""]);
            let place = dice.pick(&["Brenn", "Valparaíso", ""]);
            let _ = write!(
                text,
                "{date}{sign}{title}{sign}{source}{sign}{place}{sign}a | b"
            );
            let value = match dice.roll(20) {
                0 => String::new(),
                1 => format!("{sign}7{sign}more{sign}than named"),
                2 => format!("{sign}x{end}{end}"),
                _ => format!("{sign}{row}"),
            };
            text.push_str(&value);
        }
        text
    }

    #[test]
    fn a_table_cut_side_by_side_gives_what_one_cut_in_turn_gives() {
        for (sign, end) in [(',', "\n"), (';', "\r\n"), ('\t', "\n")] {
            let text = odd(sign, end);
            let table = Delimited::new(&text);
            assert!(
                table
                    .stretches()
                    .is_some_and(|stretches| stretches.count() > 2)
            );
            let mapping = mapping(&table);
            let plan = Plan::new(&mapping);
            let read = |grid: &dyn Grid| {
                read(
                    grid,
                    &plan,
                    Some(table.header.len()),
                    &Source::new("odd.csv", &[], &Limits::USUAL),
                    "Odd".to_owned(),
                )
            };
            let (one, other) = (read(&table), read(&InTurn(&table)));
            let counts = (one.findings.events.len(), one.findings.figures.len());
            assert!(counts.0 > 5_000 && counts.1 > 5_000, "{counts:?}");
            assert_eq!(one.findings, other.findings);
            assert_eq!(one.tally, other.tally);
            assert_eq!(one.remarks.finish("rows"), other.remarks.finish("rows"));
            let article = &one.findings.article;
            assert_eq!(
                article.id,
                crate::model::ArticleId::of("Odd", &article.text)
            );
        }
    }

    #[test]
    fn room_for_all_rows_is_made_once_the_first_are_read() {
        let line = "2024-05-03,The bridge opens,Herald\n".repeat(100_000);
        let text = format!("date,title,source\n{line}");
        let table = Delimited::new(&text);
        let mapping = mapping(&table);
        let plan = Plan::new(&mapping);
        let mut cutter = Cutter::SideBySide(table.stretches().unwrap());
        let reader = Reader::new(&plan, None, &Limits::USUAL);
        let lots = cutter.next(&reader.cut, &mut Vec::new());
        let left = cutter.left().unwrap();
        assert!(left > 1, "{left}");
        let read: Vec<_> = lots
            .into_iter()
            .map(|lot| reader.read(lot, Part::default()))
            .collect();
        let mut found = Found::new(&Limits::USUAL, None);
        found.make_room(&read, left, usize::MAX);
        let whole = 100_000.0;
        let room = found.findings.events.capacity() as f64 / whole;
        assert!((1.0..1.2).contains(&room), "{room}");
        let bytes = read[0].0.text.len() as f64 / read[0].0.len() as f64;
        let room = found.findings.article.text.capacity() as f64 / whole / bytes;
        assert!((1.0..1.2).contains(&room), "{room}");

        found = Found::new(&Limits::USUAL, None);
        found.make_room(&read, left, 1_000);
        assert_eq!(found.findings.events.capacity(), 1_000);
    }

    #[test]
    fn rows_past_the_limit_and_rows_that_nobody_waits_for_are_not_all_read() {
        let text = odd(',', "\n").repeat(8);
        let table = Delimited::new(&text);
        let mapping = mapping(&table);
        let few = Limits {
            rows: 100,
            ..Limits::USUAL
        };
        let found = |source: &Source<'_>| {
            let found = read(&table, &Plan::new(&mapping), None, source, String::new());
            found.tally.rows
        };
        let source = |limits| Source::new("odd.csv", &[], limits);
        let all = found(&source(&Limits::USUAL));
        let past = found(&source(&few));
        assert!(past > 100 && past < all, "{past} of {all}");
        assert_eq!(found(&source(&Limits::USUAL).asked(&|| false)), 0);
    }
}
