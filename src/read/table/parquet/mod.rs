//! Parquet → rows of cells, a group of rows at a time, and only the columns that are asked for.
//!
//! Columns whose cells are lists or records have no place in a table and are left aside, unread. Numbers, days and moments
//! are written as a CSV file of the same table would have them.

mod lazy;

pub(in crate::read) use lazy::{each, outline, pick};

use super::super::sniff::Likeness;
use super::super::{Error, ErrorKind, Opened, Source};
use super::Held;
use super::grid::{Grid, Row, Rows};
use crate::model::time::{DAY, date_from_days};
use bytes::Bytes;
use csv::StringRecord;
use parquet::basic::{LogicalType, Repetition, TimeUnit};
use parquet::errors::ParquetError;
use parquet::file::properties::ReaderProperties;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::file::serialized_reader::ReadOptionsBuilder;
use parquet::file::statistics::Statistics;
use parquet::record::Field;
use parquet::record::reader::RowIter;
use parquet::schema::types::{Type, TypePtr};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};

/// How a file begins and ends.
const MARK: &[u8] = b"PAR1";

/// How much a file looks like it.
pub(in crate::read) fn likeness(bytes: &[u8]) -> Likeness {
    if bytes.starts_with(MARK) && bytes.ends_with(MARK) {
        Likeness::Yes
    } else {
        Likeness::No
    }
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    sound(source, || whole(source))
}

/// Runs a reading of a file; one that the library fails on is broken.
fn sound<T>(source: &Source<'_>, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    guarded(read).unwrap_or_else(|| {
        let what = ParquetError::General("its reader failed on it".to_owned());
        Err(broken(source, &what))
    })
}

fn whole(source: &Source<'_>) -> Result<Opened, Error> {
    let bytes = Bytes::copy_from_slice(source.bytes);
    let table = ParquetTable::open(bytes).map_err(|what| broken(source, &what))?;
    source.check_rows(table.rows_in_all(), "rows")?;
    let mut opened = Opened::default();
    let added = super::add(source, &table.held(), &mut opened);
    // Rows that cannot be read end the table; that it is broken is then what there is to say.
    match table.fault.take() {
        Some(what) => Err(broken(source, &what)),
        None => added.map(|()| opened),
    }
}

fn broken(source: &Source<'_>, what: &ParquetError) -> Error {
    let message = format!("the Parquet is broken: {what}");
    let hint = "Write it anew with the program that made it.";
    source.error(ErrorKind::Malformed, message, hint)
}

/// Runs `f`; `None` when the library fails on a damaged file instead of refusing it.
fn guarded<T>(f: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(f)).ok()
}

/// What stopped the rows of a file before their end.
#[derive(Clone, Default)]
struct Fault(Arc<Mutex<Option<ParquetError>>>);

impl Fault {
    fn note(&self, what: ParquetError) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(what);
    }

    fn take(&self) -> Option<ParquetError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A file whose rows are read as they are asked for.
struct ParquetTable<R: ChunkReader + 'static> {
    file: SerializedFileReader<R>,
    /// The columns that have a place in a table.
    columns: Vec<TypePtr>,
    fault: Fault,
}

impl<R: ChunkReader + 'static> ParquetTable<R> {
    /// Reads the end of a file, where it says what it holds; its rows wait.
    fn open(input: R) -> Result<Self, ParquetError> {
        let properties = ReaderProperties::builder().set_read_bloom_filter(true);
        let options = ReadOptionsBuilder::new().with_reader_properties(properties.build());
        let file = SerializedFileReader::new_with_options(input, options.build())?;
        let is_flat = |column: &&TypePtr| {
            let repetition = column.get_basic_info().repetition();
            column.is_primitive() && repetition != Repetition::REPEATED
        };
        let fields = file.metadata().file_metadata().schema().get_fields();
        Ok(Self {
            columns: fields.iter().filter(is_flat).cloned().collect(),
            file,
            fault: Fault::default(),
        })
    }

    fn held(&self) -> Held<'_> {
        let names = self.columns.iter().map(|column| column.name().to_owned());
        Held {
            header: names.collect(),
            is_typed: true,
            ..Held::rows(self)
        }
    }

    /// How many rows the file has.
    fn rows_in_all(&self) -> usize {
        let rows = self.file.metadata().file_metadata().num_rows();
        usize::try_from(rows).unwrap_or(usize::MAX)
    }

    /// The columns at these places, as a schema.
    fn schema_of(&self, columns: &[(usize, TypePtr)]) -> Result<Type, ParquetError> {
        let name = self.file.metadata().file_metadata().schema().name();
        let fields = columns.iter().map(|(_, column)| Arc::clone(column));
        Type::group_type_builder(name)
            .with_fields(fields.collect())
            .build()
    }
}

impl<R: ChunkReader + 'static> ParquetTable<R> {
    /// How many groups of rows it has.
    fn groups(&self) -> usize {
        self.file.num_row_groups()
    }

    /// The columns at these places, or all of them, each with its place.
    fn places(&self, wanted: Option<&[usize]>) -> Vec<(usize, TypePtr)> {
        let is_wanted = |at: &usize| wanted.is_none_or(|wanted| wanted.contains(at));
        let columns = self.columns.iter().cloned().enumerate();
        columns.filter(|(at, _)| is_wanted(at)).collect()
    }

    /// All rows, with the cells of these columns or of all, and nothing in the others, which are never touched.
    fn rows_of(&self, wanted: Option<&[usize]>) -> ParquetRows<'_> {
        let columns = self.places(wanted);
        let schema = self.schema_of(&columns);
        let rows = schema.and_then(|schema| self.file.get_row_iter(Some(schema)));
        ParquetRows {
            width: self.columns.len(),
            columns,
            rows: rows.map_err(|what| self.fault.note(what)).ok(),
            number: 0,
            fault: self.fault.clone(),
        }
    }

    /// Hands `take` each row of a group, with the cells of these columns or of all.
    fn each_row(
        &self,
        group: usize,
        wanted: Option<&[usize]>,
        mut take: impl FnMut(&Row),
    ) -> Result<(), ParquetError> {
        let columns = self.places(wanted);
        let schema = self.schema_of(&columns)?;
        let group = self.file.get_row_group(group)?;
        let mut rows = ParquetRows {
            width: self.columns.len(),
            columns,
            rows: Some(group.get_row_iter(Some(schema))?),
            number: 0,
            fault: Fault::default(),
        };
        let mut row = Row::default();
        while rows.next_into(&mut row) {
            take(&row);
        }
        rows.fault.take().map_or(Ok(()), Err)
    }

    /// False when a group surely has none of these texts in a column.
    fn may_hold(
        &self,
        group: usize,
        column: usize,
        texts: &[String],
    ) -> Result<bool, ParquetError> {
        let Some(name) = self.columns.get(column).map(|column| column.name()) else {
            return Ok(true);
        };
        let group = self.file.get_row_group(group)?;
        let mut leaves = group.metadata().columns().iter();
        // The leaves of a list or record have longer paths.
        let is_own = |path: &[String]| matches!(path, [own] if own == name);
        let Some(leaf) = leaves.position(|leaf| is_own(leaf.column_path().parts())) else {
            return Ok(true);
        };
        let chunk = group.metadata().column(leaf);
        if chunk.column_type() != parquet::basic::Type::BYTE_ARRAY {
            return Ok(true);
        }
        let filter = group.get_column_bloom_filter(leaf);
        let statistics = chunk.statistics();
        Ok(texts.iter().any(|text| {
            statistics.is_none_or(|statistics| is_between(statistics, text.as_bytes()))
                && filter.is_none_or(|filter| filter.check(text.as_str()))
        }))
    }
}

/// False when statistics say that no such text is among those they were made of.
fn is_between(statistics: &Statistics, text: &[u8]) -> bool {
    statistics.is_min_max_deprecated()
        || (statistics.min_bytes_opt().is_none_or(|least| least <= text)
            && statistics.max_bytes_opt().is_none_or(|most| text <= most))
}

impl<R: ChunkReader + 'static> Grid for ParquetTable<R> {
    fn rows(&self) -> Box<dyn Rows + '_> {
        Box::new(self.rows_of(None))
    }
}

/// Rows, one after the other.
struct ParquetRows<'a> {
    /// `None` once they cannot be read.
    rows: Option<RowIter<'a>>,
    /// What is read, and at which place of a row it stands.
    columns: Vec<(usize, TypePtr)>,
    /// Cells of a row.
    width: usize,
    /// The number of the last row.
    number: u64,
    fault: Fault,
}

impl Rows for ParquetRows<'_> {
    fn next_into(&mut self, row: &mut Row) -> bool {
        let next = match self.rows.as_mut().and_then(Iterator::next) {
            None => return false,
            Some(Ok(next)) => next,
            Some(Err(what)) => {
                self.fault.note(what);
                self.rows = None;
                return false;
            }
        };
        self.number += 1;
        row.line = self.number;
        row.cells = StringRecord::with_capacity(256, self.width);
        let mut columns = self.columns.iter().zip(next.get_column_iter()).peekable();
        for at in 0..self.width {
            let here = columns.next_if(|((place, _), _)| *place == at);
            let text = here.map(|((_, column), (_, field))| written(field, column));
            row.cells.push_field(text.as_deref().unwrap_or(""));
        }
        true
    }
}

/// A cell as CSV would have it.
fn written(field: &Field, column: &Type) -> String {
    let logical = column.get_basic_info().logical_type_ref();
    match field {
        Field::Str(text) => text.clone(),
        Field::Long(nanos) if is_nanos(logical) => moment(nanos.div_euclid(1_000_000_000)),
        Field::Float(value) => value.to_string(),
        Field::Double(value) => value.to_string(),
        Field::Date(days) => date_from_days((*days).into()).to_string(),
        Field::TimestampMillis(millis) => moment(millis.div_euclid(1_000)),
        Field::TimestampMicros(micros) => moment(micros.div_euclid(1_000_000)),
        // Old programs write text without saying that it is.
        Field::Bytes(bytes) => bytes.as_utf8().unwrap_or_default().to_owned(),
        Field::Null | Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => {
            String::new()
        }
        other => other.to_string(),
    }
}

fn is_nanos(logical: Option<&LogicalType>) -> bool {
    matches!(logical, Some(LogicalType::Timestamp(stamp)) if stamp.unit == TimeUnit::NANOS)
}

/// Seconds from 1970 as a day, and as a time of day where that is not midnight.
fn moment(seconds: i64) -> String {
    let day = date_from_days(seconds.div_euclid(DAY));
    let clock = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    match (clock, second) {
        (0, _) => day.to_string(),
        (_, 0) => format!("{day}T{hour:02}:{minute:02}"),
        _ => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
    }
}
