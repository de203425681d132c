//! Rows → events and figures, each tied to its row: one line of text a row, every mark tied to its line.
//!
//! Rows are cut one after the other and read many at a time: while the next batch is cut, the one before is read on all
//! cores. Every batch knows where its text will stand, so nothing is moved or counted again, and the result is the same
//! for any number of cores. A table is read at once, or so many rows at a time.

use super::super::document::Remarks;
use super::super::limits::Limits;
use super::super::number;
use super::grid::{Row, Rows};
use super::markup;
use super::plan::{Line, Plan};
use super::role::Role;
use super::tally::{Skip, Tally, short, skip};
use crate::model::{
    Coordinates, Event, Figure, Findings, Interval, LabelSet, Labels, Mentions, Modality, Severity,
    Span, Title,
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// The category of events that are drawn behind all lanes.
const ERA: &str = "era";

/// Between two cells of a row's line.
const BETWEEN: &str = " · ";

/// Rows that are read at a time by one core.
const BATCH_ROWS: usize = 4_096;

/// Cells after which a batch ends, however few its rows.
const BATCH_CELLS: usize = 1 << 20;

/// How much is read at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    /// So many rows at most.
    pub rows: usize,
    /// No further row once their text has so many bytes.
    pub bytes: usize,
}

/// Rows as lines of text, and where each cell stands.
#[derive(Default)]
struct Batch {
    /// Where its text begins in the article's text.
    offset: usize,
    /// The number of sentences before its first.
    sentence: u32,
    text: String,
    rows: Vec<Placed>,
    cells: Vec<Span>,
}

/// One row of a batch.
struct Placed {
    /// One-based line in the file.
    number: u64,
    /// Where its cells begin.
    cells: usize,
    /// How many fields the file gives it.
    fields: usize,
}

impl Batch {
    /// A batch as large as one of so many rows and cells comes to be, so that it need not grow.
    fn with_room(rows: usize, cells: usize, text: usize) -> Self {
        Self {
            text: String::with_capacity(text),
            rows: Vec::with_capacity(rows),
            cells: Vec::with_capacity(cells),
            ..Self::default()
        }
    }

    /// Writes a row as one line, and marks its first `width` cells; a blank one is passed over. Cells of the columns in `markup`
    /// are HTML, and are written without it.
    fn push(&mut self, row: &Row, width: usize, markup: &[usize]) {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        if self.offset + self.text.len() > 0 {
            self.text.push('\n');
        }
        self.rows.push(Placed {
            number: row.line,
            cells: self.cells.len(),
            fields: row.len(),
        });
        let begin = self.text.len();
        // The cells lie side by side in memory: one look at all of them spares a look at each.
        let is_even = is_even(row.cells.as_slice());
        for (column, cell) in row.cells.iter().enumerate() {
            let marked_up = markup.contains(&column) && cell.contains(['<', '&']);
            let plain = marked_up.then(|| markup::text(cell));
            let cell = trimmed(plain.as_deref().unwrap_or(cell));
            if !cell.is_empty() && self.text.len() > begin {
                self.text.push_str(BETWEEN);
            }
            let start = self.offset + self.text.len();
            if is_even && !marked_up {
                self.text.push_str(cell);
            } else {
                push_words(&mut self.text, cell);
            }
            if column < width {
                self.cells
                    .push(Span::new(start, self.offset + self.text.len()));
            }
        }
    }

    fn lines(&self) -> impl Iterator<Item = (&Placed, Line<'_>)> {
        let offset = u32::try_from(self.offset).unwrap_or(u32::MAX);
        (0..self.rows.len()).filter_map(move |at| {
            let row = self.rows.get(at)?;
            let end = self
                .rows
                .get(at + 1)
                .map_or(self.cells.len(), |next| next.cells);
            let line = Line {
                number: row.number,
                text: &self.text,
                offset,
                cells: self.cells.get(row.cells..end)?,
            };
            Some((row, line))
        })
    }
}

/// A cell without the blanks around it. Few have any.
fn trimmed(cell: &str) -> &str {
    let is_word = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = cell.as_bytes();
    if is_word(bytes.first()) && is_word(bytes.last()) {
        cell
    } else {
        cell.trim()
    }
}

/// True when a text holds no line break and no two blanks in a row. Looks at every byte without a branch, which is faster
/// than to stop at the first that matters: few do.
fn is_even(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(1..).unwrap_or_default();
    let breaks = bytes
        .iter()
        .fold(0, |any, &byte| any | u8::from(byte < b' '));
    let blank = |byte: u8| u8::from(byte == b' ');
    let doubles = bytes
        .iter()
        .zip(next)
        .fold(0, |any, (&one, &two)| any | (blank(one) & blank(two)));
    breaks | doubles == 0
}

/// Adds a cell, with one blank for any run of blanks and line breaks.
fn push_words(text: &mut String, cell: &str) {
    if is_even(cell) {
        text.push_str(cell);
        return;
    }
    for (nth, word) in cell.split_whitespace().enumerate() {
        if nth > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
}

/// What one batch gives.
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
}

/// Reads all rows, one more than the limit at most. `fields` is how many fields a row should have, where the file says so.
pub(super) fn read(
    rows: &mut dyn Rows,
    plan: &Plan<'_>,
    fields: Option<usize>,
    limits: &Limits,
) -> Found {
    let all = Share {
        rows: limits.rows + 1,
        bytes: usize::MAX,
    };
    read_share(rows, plan, fields, limits, all)
}

/// Reads the next rows, as many as `share` says.
pub(super) fn read_share(
    rows: &mut dyn Rows,
    plan: &Plan<'_>,
    fields: Option<usize>,
    limits: &Limits,
    share: Share,
) -> Found {
    let reader = Reader {
        plan,
        fields,
        most: limits.remarks,
    };
    let mut found = Found {
        findings: Findings::default(),
        tally: Tally::default(),
        remarks: Remarks::new(limits.remarks),
    };
    let mut text = String::new();
    let mut cutter = Cutter {
        rows,
        row: Row::default(),
        offset: 0,
        sentence: 0,
        left: share,
        room: (0, 0, 0),
        width: plan.mapping.columns.len(),
        markup: plan.marked_up(),
    };
    let mut batches = cutter.cut();
    while !batches.is_empty() {
        let work = || -> Vec<Part> { batches.par_iter().map(|batch| reader.read(batch)).collect() };
        let (next, parts) = rayon::join(|| cutter.cut(), work);
        for (batch, part) in batches.iter().zip(parts) {
            text.push_str(&batch.text);
            found.take(part);
        }
        batches = next;
    }
    // Batches came one after the other, and made room for more.
    text.shrink_to_fit();
    found.findings.sentences.shrink_to_fit();
    found.findings.events.shrink_to_fit();
    found.findings.figures.shrink_to_fit();
    found.findings.article.text = text;
    found
}

impl Found {
    fn take(&mut self, mut part: Part) {
        self.findings.sentences.append(&mut part.sentences);
        self.findings.events.append(&mut part.events);
        self.findings.figures.append(&mut part.figures);
        self.tally.add(part.tally);
        self.remarks.append(part.remarks);
    }
}

/// Cuts rows into batches.
struct Cutter<'a> {
    rows: &'a mut dyn Rows,
    row: Row,
    offset: usize,
    sentence: u32,
    /// How much it may still cut.
    left: Share,
    /// Rows, cells and bytes of text of the batch before.
    room: (usize, usize, usize),
    /// How many columns are marked.
    width: usize,
    /// Columns of HTML.
    markup: Vec<usize>,
}

impl Cutter<'_> {
    /// The next batches, one for each core; none after the last row.
    fn cut(&mut self) -> Vec<Batch> {
        let mut batches = Vec::new();
        while batches.len() < rayon::current_num_threads() {
            let (rows, cells, text) = self.room;
            let mut batch = Batch {
                offset: self.offset,
                sentence: self.sentence,
                ..Batch::with_room(rows, cells, text)
            };
            while batch.rows.len() < BATCH_ROWS.min(self.left.rows)
                && batch.cells.len() < BATCH_CELLS
                && batch.text.len() < self.left.bytes
                && self.rows.next_into(&mut self.row)
            {
                batch.push(&self.row, self.width, &self.markup);
            }
            self.left.rows -= batch.rows.len();
            self.left.bytes = self.left.bytes.saturating_sub(batch.text.len());
            if batch.rows.is_empty() {
                break;
            }
            self.room = (batch.rows.len(), batch.cells.len(), batch.text.len() + 256);
            self.offset += batch.text.len();
            self.sentence += u32::try_from(batch.rows.len()).unwrap_or(u32::MAX);
            batches.push(batch);
        }
        batches
    }
}

/// Reads rows by a plan.
struct Reader<'a> {
    plan: &'a Plan<'a>,
    fields: Option<usize>,
    most: usize,
}

impl Reader<'_> {
    fn read(&self, batch: &Batch) -> Part {
        let rows = batch.rows.len();
        let mut part = Part {
            sentences: Vec::with_capacity(rows),
            events: Vec::with_capacity(if self.plan.is_of_events { rows } else { 0 }),
            figures: Vec::new(),
            tally: Tally {
                rows,
                ..Tally::default()
            },
            remarks: Remarks::new(self.most),
        };
        let mut figures = super::figure::Reader::new(self.plan);
        let mut labels = Labelled::default();
        for (index, (row, line)) in (batch.sentence..).zip(batch.lines()) {
            self.ragged(row, &mut part);
            part.sentences.push(line.whole());
            self.row(line, index, &mut figures, &mut labels, &mut part);
        }
        part.tally.events = part.events.len();
        part.tally.figures = part.figures.len();
        part
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
        let bad = figures.read(line, index, interval, &mut part.figures);
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
    let is = |modality: &Modality| modality.word().eq_ignore_ascii_case(word);
    Modality::ALL.into_iter().find(is).unwrap_or_default()
}

/// What the events of a batch are about, by the cells that say so: rows that say the same share it.
#[derive(Default)]
struct Labelled {
    known: FxHashMap<String, Labels>,
    key: String,
}

impl Labelled {
    /// What the event of a row is about.
    fn of(&mut self, plan: &Plan<'_>, line: Line<'_>) -> Labels {
        let Self { known, key } = self;
        let cells = match plan.labels.as_slice() {
            // Most tables that say it at all say it in one column.
            [column] => line.cell(*column),
            columns => {
                key.clear();
                for &column in columns {
                    key.push_str(line.cell(column));
                    key.push('\u{1f}');
                }
                key.as_str()
            }
        };
        if let Some(found) = known.get(cells) {
            return found.clone();
        }
        let labels = Labels::from(labels(plan, line));
        known.insert(cells.to_owned(), labels.clone());
        labels
    }
}

fn labels(plan: &Plan<'_>, line: Line<'_>) -> LabelSet {
    let own = |role| plan.cell(line, role).map(str::to_owned);
    let listed = |columns: &[usize], between: &[char]| -> Vec<String> {
        let cells = columns.iter().map(|&column| line.cell(column));
        cells.flat_map(|cell| names(cell, between)).collect()
    };
    let place = plan.place.map(|column| line.cell(column));
    LabelSet {
        category: if plan.slide(line).eq_ignore_ascii_case(ERA) {
            Some(ERA.to_owned())
        } else {
            own(Role::Category)
        },
        topic: own(Role::Topic),
        place: place.filter(|cell| !cell.is_empty()).map(str::to_owned),
        actors: listed(&plan.actors, &[';', '|']),
        tags: listed(&plan.tags, &[';', '|', ',']),
        coordinates: coordinates(plan, line),
    }
}

/// The point on the map that a row names.
fn coordinates(plan: &Plan<'_>, line: Line<'_>) -> Option<Coordinates> {
    let degrees = |role| {
        let cell = plan.cell(line, role)?;
        number::parse(cell, plan.mapping.decimals.value)?
            .amount
            .value
    };
    Coordinates::new(degrees(Role::Latitude)?, degrees(Role::Longitude)?)
}

/// The names in a cell, apart at the first of `between` that it holds.
fn names(cell: &str, between: &[char]) -> Vec<String> {
    let mark = between.iter().find(|mark| cell.contains(**mark));
    cell.split(|c| Some(&c) == mark)
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}
