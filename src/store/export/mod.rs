//! A corpus → files for other programs. One row of [`EXPORTS`] a form; each carries quotes, offsets, source, file hash
//! and rule, so that every datum can be checked.
//!
//! What can be written article by article is, so that files of any length pass through ([`Writer`]); what is in order of
//! time, or has parts that refer to one another, is made of the whole corpus at once.

mod calendar;
mod chronology;
mod columns;
mod csv;
mod json;
mod page;
mod parquet;
mod source;
mod spreadsheet;
mod timelinejs;

pub use csv::safe_cell;

use crate::model::{Corpus, Event, Figure, Findings, GoOn, Time};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// A form that can be written.
#[derive(Debug)]
pub struct Export {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in the save dialog.
    pub title: &'static str,
    /// What it holds, in half a sentence.
    pub about: &'static str,
    /// Its extension, without the dot.
    pub extension: &'static str,
    make: Make,
}

/// How a form is made.
#[derive(Debug)]
enum Make {
    /// Of the whole corpus.
    Whole(fn(&Corpus, GoOn<'_>) -> io::Result<Vec<u8>>),
    /// Each article by itself, and what stands around and between them.
    Pieces {
        head: fn() -> Vec<u8>,
        piece: fn(&Findings, GoOn<'_>) -> Vec<u8>,
        between: &'static [u8],
        tail: &'static [u8],
    },
    /// Article by article into groups of rows, which are written as they fill.
    Groups(fn(&mut (dyn Write + Send)) -> io::Result<parquet::Groups<'_>>),
}

/// Every form that can be written: feeds the save dialog, `dateline convert` and the tests.
pub const EXPORTS: &[Export] = &[
    Export {
        name: "dataset",
        title: "Dateline dataset",
        about: "JSON that Dateline reads back: articles with all that was found in them",
        extension: "json",
        make: Make::Pieces {
            head: || json::HEAD.to_vec(),
            piece: json::record,
            between: json::BETWEEN,
            tail: json::TAIL,
        },
    },
    Export {
        name: "timelinejs",
        title: "TimelineJS",
        about: "JSON for TimelineJS, one event a slide with its quote and source",
        extension: "json",
        make: Make::Whole(timelinejs::json),
    },
    Export {
        name: "lines",
        title: "JSON Lines",
        about: "one article a line, with all that was found in it",
        extension: "jsonl",
        make: Make::Pieces {
            head: Vec::new,
            piece: json::line,
            between: b"",
            tail: b"",
        },
    },
    Export {
        name: "events",
        title: "Table of events",
        about: "CSV, one event a row",
        extension: "csv",
        make: Make::Pieces {
            head: csv::head::<Event>,
            piece: csv::rows::<Event>,
            between: b"",
            tail: b"",
        },
    },
    Export {
        name: "figures",
        title: "Table of figures",
        about: "CSV, one figure a row",
        extension: "csv",
        make: Make::Pieces {
            head: csv::head::<Figure>,
            piece: csv::rows::<Figure>,
            between: b"",
            tail: b"",
        },
    },
    Export {
        name: "times",
        title: "Table of dates",
        about: "CSV, one temporal expression a row, dated or not",
        extension: "csv",
        make: Make::Pieces {
            head: csv::head::<Time>,
            piece: csv::rows::<Time>,
            between: b"",
            tail: b"",
        },
    },
    Export {
        name: "articles",
        title: "Table of articles",
        about: "CSV, one article a row, with its text and how much was found in it",
        extension: "csv",
        make: Make::Pieces {
            head: csv::head::<Findings>,
            piece: csv::rows::<Findings>,
            between: b"",
            tail: b"",
        },
    },
    Export {
        name: "timelinejs-table",
        title: "TimelineJS table",
        about: "CSV in the columns of TimelineJS spreadsheets",
        extension: "csv",
        make: Make::Whole(|corpus, go_on| Ok(timelinejs::table(corpus, go_on))),
    },
    Export {
        name: "spreadsheet",
        title: "Spreadsheet",
        about: "XLSX with sheets of articles, events, figures and times, and one that says where they come from",
        extension: "xlsx",
        make: Make::Whole(spreadsheet::workbook),
    },
    Export {
        name: "page",
        title: "Web page",
        about: "one HTML file with the interactive timeline and its table, which needs no network",
        extension: "html",
        make: Make::Whole(|corpus, go_on| Ok(page::html(corpus, go_on))),
    },
    Export {
        name: "chronology",
        title: "Chronology",
        about: "Markdown, events in order of time with footnotes that quote their source",
        extension: "md",
        make: Make::Whole(|corpus, go_on| Ok(chronology::markdown(corpus, go_on))),
    },
    Export {
        name: "calendar",
        title: "Calendar",
        about: "iCalendar, one event an entry with its quote and source",
        extension: "ics",
        make: Make::Whole(|corpus, go_on| Ok(calendar::icalendar(corpus, go_on))),
    },
    Export {
        name: "events-parquet",
        title: "Parquet of events",
        about: "Parquet, one event a row",
        extension: "parquet",
        make: Make::Groups(parquet::groups::<Event>),
    },
    Export {
        name: "figures-parquet",
        title: "Parquet of figures",
        about: "Parquet, one figure a row",
        extension: "parquet",
        make: Make::Groups(parquet::groups::<Figure>),
    },
    Export {
        name: "times-parquet",
        title: "Parquet of dates",
        about: "Parquet, one temporal expression a row, dated or not",
        extension: "parquet",
        make: Make::Groups(parquet::groups::<Time>),
    },
    Export {
        name: "articles-parquet",
        title: "Parquet of articles",
        about: "Parquet, one article a row with its text and how much was found in it",
        extension: "parquet",
        make: Make::Groups(parquet::groups::<Findings>),
    },
];

impl Export {
    /// What a file of this form is called, unless the user says otherwise, without its ending.
    #[must_use]
    pub fn stem(&self) -> &'static str {
        self.name.split('-').next().unwrap_or(self.name)
    }

    /// True for a form that is written article by article, in memory that does not grow with their number.
    #[must_use]
    pub fn streams(&self) -> bool {
        !matches!(self.make, Make::Whole(_))
    }

    /// The whole corpus as the bytes of a file.
    ///
    /// # Errors
    /// When the form cannot hold it: a sheet has only so many rows.
    pub fn bytes(&self, corpus: &Corpus) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.write(corpus, &mut bytes)?;
        Ok(bytes)
    }

    /// Writes the whole corpus.
    ///
    /// # Errors
    /// As [`Self::bytes`], and when `out` fails.
    pub fn write(&self, corpus: &Corpus, out: &mut (dyn Write + Send)) -> io::Result<()> {
        self.write_while(corpus, out, &|| true)
    }

    /// The same, as long as `go_on` says so; what was written by then is no file of the form.
    ///
    /// # Errors
    /// As [`Self::write`], and once nobody waits.
    pub fn write_while(
        &self,
        corpus: &Corpus,
        out: &mut (dyn Write + Send),
        go_on: GoOn<'_>,
    ) -> io::Result<()> {
        let waits = || {
            let ended = || io::Error::other("nobody waits for it");
            go_on().then_some(()).ok_or_else(ended)
        };
        if let Make::Whole(make) = self.make {
            let bytes = make(corpus, go_on)?;
            waits()?;
            return out.write_all(&bytes);
        }
        let mut writer = self.writer(out)?;
        for findings in corpus.articles() {
            let piece = self.piece_while(findings, go_on);
            waits()?;
            writer.add(piece)?;
        }
        writer.finish()
    }

    /// An article as [`Writer::add`] takes it; made apart from it so that many threads can.
    #[must_use]
    pub fn piece(&self, findings: &Arc<Findings>) -> Piece {
        self.piece_while(findings, &|| true)
    }

    /// The same, as long as `go_on` says so; what is given once it does not is for nobody.
    fn piece_while(&self, findings: &Arc<Findings>, go_on: GoOn<'_>) -> Piece {
        match self.make {
            Make::Pieces { piece, .. } => Piece::Bytes(piece(findings, go_on)),
            Make::Groups(_) => Piece::Rows(Arc::clone(findings)),
            Make::Whole(_) => Piece::Bytes(Vec::new()),
        }
    }

    /// Begins a file of a form that [streams](Self::streams).
    ///
    /// # Errors
    /// When `out` fails, or the form does not stream.
    pub fn writer<'a>(&self, out: &'a mut (dyn Write + Send)) -> io::Result<Writer<'a>> {
        match self.make {
            Make::Whole(_) => Err(io::Error::other("this form is written all at once")),
            Make::Pieces {
                head,
                between,
                tail,
                ..
            } => {
                out.write_all(&head())?;
                Ok(Writer::Pieces {
                    out,
                    between,
                    tail,
                    any: false,
                })
            }
            Make::Groups(begin) => Ok(Writer::Groups(Box::new(begin(out)?))),
        }
    }
}

/// One article on its way into a file.
#[derive(Debug)]
pub enum Piece {
    /// As it will stand there.
    Bytes(Vec<u8>),
    /// As rows of a group that is written later.
    Rows(Arc<Findings>),
}

/// A file that is written article by article.
pub enum Writer<'a> {
    /// Piece after piece, as they come.
    Pieces {
        /// Where they go.
        out: &'a mut (dyn Write + Send),
        /// What stands between two of them.
        between: &'static [u8],
        /// What stands behind the last.
        tail: &'static [u8],
        /// Whether there was one.
        any: bool,
    },
    /// Rows that are written a group at a time.
    Groups(Box<parquet::Groups<'a>>),
}

impl Writer<'_> {
    /// Adds the next article, as the same form's [`Export::piece`] made it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add(&mut self, piece: Piece) -> io::Result<()> {
        match (self, piece) {
            (
                Self::Pieces {
                    out, between, any, ..
                },
                Piece::Bytes(bytes),
            ) => {
                if std::mem::replace(any, true) {
                    out.write_all(between)?;
                }
                out.write_all(&bytes)
            }
            (Self::Groups(groups), Piece::Rows(findings)) => groups.add(&findings),
            _ => Err(io::Error::other(
                "this piece belongs to a file of another form",
            )),
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Pieces { out, tail, .. } => out.write_all(tail),
            Self::Groups(groups) => groups.finish(),
        }
    }
}

/// The form for a file name: by extension, and where several share one, by a name that contains the form's
/// ([`Export::stem`]: `figures.csv`).
#[must_use]
pub fn for_path(path: &Path) -> Option<&'static Export> {
    let lower =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().to_lowercase();
    let (extension, stem) = (lower(path.extension()), lower(path.file_stem()));
    let fits = || {
        EXPORTS
            .iter()
            .filter(|export| export.extension == extension)
    };
    fits()
        .find(|export| stem.contains(export.stem()))
        .or_else(|| fits().next())
}

/// The form with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.name == name)
}
