//! What the columns of an open table are, while the user decides on it: the guesses, the changes, and what would be read
//! with them, counted in the background by reading the file for real. How it looks is in [`super::mapper_ui`].

use super::task::{Outcome, Task};
use crate::chart::words;
use crate::read::{Mapping, Mappings, Role, Skip, Table, Tally};
use crate::work::{self, Input};

/// The tables of one file, on the user's desk.
pub(super) struct Mapper {
    /// The file.
    pub(super) input: Input,
    /// Its name, as shown.
    pub(super) name: String,
    /// Its tables, at least one.
    pub(super) desks: Vec<Desk>,
    /// Which of them is shown.
    pub(super) at: usize,
    /// What is remembered of other files.
    known: Mappings,
    /// A count under way.
    counting: Option<Task<Vec<Table>>>,
    /// True when something changed after that count began.
    is_stale: bool,
}

/// One table and what the user wants it read as.
pub(super) struct Desk {
    /// As it was read.
    pub(super) table: Table,
    /// As it shall be read.
    pub(super) mapping: Mapping,
    /// What that gives; none while it is being counted.
    pub(super) tally: Option<Tally>,
}

impl Mapper {
    /// Lays the tables of a file on the desk; `None` when it has none.
    pub(super) fn new(
        input: Input,
        name: &str,
        tables: Vec<Table>,
        known: Mappings,
    ) -> Option<Self> {
        let desks: Vec<Desk> = tables.into_iter().map(Desk::new).collect();
        (!desks.is_empty()).then(|| Self {
            input,
            name: name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned(),
            desks,
            at: 0,
            known,
            counting: None,
            is_stale: false,
        })
    }

    /// The table on show.
    pub(super) fn desk(&self) -> Option<&Desk> {
        self.desks.get(self.at)
    }

    /// Changes what the table on show is read as, and counts anew.
    pub(super) fn change(&mut self, ctx: &egui::Context, change: impl FnOnce(&mut Mapping)) {
        if let Some(desk) = self.desks.get_mut(self.at) {
            let before = desk.mapping.clone();
            change(&mut desk.mapping);
            if desk.mapping != before {
                desk.tally = None;
                self.is_stale = true;
                self.count(ctx);
            }
        }
    }

    /// Takes every change back.
    pub(super) fn reset(&mut self, ctx: &egui::Context) {
        self.change(ctx, |_| {});
        if let Some(desk) = self.desks.get_mut(self.at) {
            desk.mapping = desk.table.mapping.clone();
            desk.tally = Some(desk.table.tally.clone());
        }
    }

    /// What was decided: the mappings that differ from what was read.
    pub(super) fn decided(&self) -> Vec<Mapping> {
        let changed = self
            .desks
            .iter()
            .filter(|desk| desk.mapping != desk.table.mapping);
        changed.map(|desk| desk.mapping.clone()).collect()
    }

    /// Takes the result of a count, and begins the next one if something changed since.
    pub(super) fn poll(&mut self, ctx: &egui::Context) {
        let Some(counting) = &self.counting else {
            return;
        };
        let tables = match counting.poll() {
            Outcome::Done(tables) => tables,
            Outcome::Pending => return,
            Outcome::Lost => Vec::new(),
        };
        self.counting = None;
        if self.is_stale {
            self.count(ctx);
            return;
        }
        for (desk, table) in self.desks.iter_mut().zip(tables) {
            desk.tally = Some(table.tally);
        }
    }

    /// Reads the file as it shall be read, on a thread of its own, one at a time.
    fn count(&mut self, ctx: &egui::Context) {
        if self.counting.is_some() {
            return;
        }
        self.is_stale = false;
        let mut mappings = self.known.clone();
        for desk in &self.desks {
            mappings.remember(desk.mapping.clone());
        }
        let input = self.input.clone();
        self.counting = Some(Task::start(ctx, false, move |effort| {
            Some(work::tables(&input, &mappings, &|| !effort.is_stopped()))
        }));
    }
}

impl Desk {
    fn new(table: Table) -> Self {
        Self {
            mapping: table.mapping.clone(),
            tally: Some(table.tally.clone()),
            table,
        }
    }

    /// What each row becomes, in one sentence.
    pub(super) fn purpose(&self) -> &'static str {
        let mapping = &self.mapping;
        let is_dated = mapping.has_date();
        match (
            mapping.is_articles(),
            mapping.has_figures(),
            is_dated && mapping.has(Role::Title),
        ) {
            (true, ..) => "Each row is an article",
            (_, true, true) => "Each row is an event, with figures",
            (_, true, false) => "Each row holds figures",
            (.., true) => "Each row is an event",
            _ if is_dated => "Each row is an event, named by its first words",
            _ => "Nothing can be read yet: choose a date and a title, a value, or an article text",
        }
    }
}

/// What a table gives, in one line.
pub(super) fn gives(tally: &Tally) -> String {
    let counts = [
        (tally.articles, "article"),
        (tally.events, "event"),
        (tally.figures, "figure"),
    ];
    let found: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|&(count, what)| words::counted(count, what))
        .collect();
    let found = if found.is_empty() {
        "nothing".to_owned()
    } else {
        found.join(" and ")
    };
    let verb = if tally.rows == 1 { "gives" } else { "give" };
    format!("{} {verb} {found}", words::counted(tally.rows, "row"))
}

/// What a table does not give, a line for each reason.
pub(super) fn misses(tally: &Tally) -> Vec<String> {
    let lines = tally.skipped.iter().map(|skipped| {
        let cell = match skipped.why {
            Skip::NoDate | Skip::NoText | Skip::Nothing => String::new(),
            Skip::BadDate | Skip::BadNumber => format!(": “{}”", skipped.cell),
        };
        let place = if skipped.rows > 1 {
            "the first on line"
        } else {
            "on line"
        };
        let rows = words::counted(skipped.rows, "row");
        format!(
            "{rows} {} ({place} {}{cell})",
            skipped.why.words(skipped.rows),
            skipped.line
        )
    });
    lines.collect()
}
