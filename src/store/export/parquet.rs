//! What was found → Parquet, a group of rows at a time, so that memory does not grow with the number of articles.
//!
//! Numbers are doubles, so that every engine can reckon with them; `last_digit` says how precisely each was written. Days are
//! days. The identifier of the article has a Bloom filter in each group: who looks for one article reads few groups.

use super::columns::{Cell, Column, Entry, Sort, columns, each_row};
use super::source;
use crate::model::{Findings, time};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{ColumnPath, Type};
use rust_decimal::prelude::ToPrimitive as _;
use std::io::{self, Write};
use std::sync::Arc;

/// Rows of a group, unless they come to too many bytes.
const GROUP_ROWS: usize = 100_000;

/// Bytes of text in a group, unless one row is longer.
const GROUP_BYTES: usize = 32 << 20;

/// Articles that a group is expected to hold: the size of its Bloom filter.
const GROUP_ARTICLES: u64 = 20_000;

/// Under which key the file says what its rows are.
const TABLE: &str = "dateline.table";

/// Takes the cell of one row for the column of that index.
type Put<'a> = dyn FnMut(usize, Cell<'_>) + 'a;

/// A file under way.
pub struct Groups<'a> {
    file: SerializedFileWriter<&'a mut (dyn Write + Send)>,
    buffers: Vec<Buffer>,
    rows: usize,
    bytes: usize,
    fill: fn(&Findings, &mut Put<'_>),
}

/// Begins a file with a row for each `T`.
pub(super) fn groups<T: Entry>(out: &mut (dyn Write + Send)) -> io::Result<Groups<'_>> {
    let columns = columns::<T>();
    let fields = columns.iter().map(|column| field(column).map(Arc::new));
    let schema = Type::group_type_builder(T::NAME)
        .with_fields(fields.collect::<io::Result<_>>()?)
        .build()?;
    Ok(Groups {
        file: SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties(T::NAME)?))?,
        buffers: columns
            .iter()
            .map(|column| Buffer::new(column.sort))
            .collect(),
        rows: 0,
        bytes: 0,
        fill: fill::<T>,
    })
}

fn properties(table: &str) -> io::Result<WriterProperties> {
    let mut properties = WriterProperties::builder();
    for article in ["article_id", "id"] {
        properties = properties
            .set_column_bloom_filter_enabled(ColumnPath::from(article), true)
            .set_column_bloom_filter_max_ndv(ColumnPath::from(article), GROUP_ARTICLES);
    }
    Ok(properties
        .set_created_by(source::MAKER.to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .set_key_value_metadata(Some(vec![KeyValue::new(
            TABLE.to_owned(),
            table.to_owned(),
        )]))
        .build())
}

fn field<T>(column: &Column<T>) -> io::Result<Type> {
    let (physical, logical) = match column.sort {
        Sort::Text | Sort::Long => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Sort::Number => (Physical::DOUBLE, None),
        Sort::Count => (Physical::INT64, None),
        Sort::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let field = Type::primitive_type_builder(column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    Ok(field.build()?)
}

fn fill<T: Entry>(findings: &Findings, take: &mut Put<'_>) {
    each_row::<T>(findings, &columns::<T>(), &|| true, |cells| {
        for (at, cell) in cells.enumerate() {
            take(at, cell);
        }
    });
}

impl Groups<'_> {
    /// Adds the rows of an article, and writes a group when it is full.
    pub(super) fn add(&mut self, findings: &Findings) -> io::Result<()> {
        let buffers = &mut self.buffers;
        let (rows, bytes) = (&mut self.rows, &mut self.bytes);
        (self.fill)(findings, &mut |at, cell| {
            *rows += usize::from(at == 0);
            if let Some(buffer) = buffers.get_mut(at) {
                *bytes += buffer.push(cell);
            }
        });
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    /// Writes what is left, and the end of the file.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.rows > 0 {
            self.write_group()?;
        }
        self.file.close()?;
        Ok(())
    }

    fn write_group(&mut self) -> io::Result<()> {
        let mut group = self.file.next_row_group()?;
        for buffer in &mut self.buffers {
            let Some(mut column) = group.next_column()? else {
                break;
            };
            buffer.write(&mut column)?;
            column.close()?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

/// The cells of one column in the group under way.
struct Buffer {
    values: Values,
    /// 1 where there is a value, 0 where the cell is empty.
    filled: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Number(Vec<f64>),
    Count(Vec<i64>),
    Day(Vec<i32>),
}

impl Buffer {
    fn new(sort: Sort) -> Self {
        Self {
            values: match sort {
                Sort::Text | Sort::Long => Values::Text(Vec::new()),
                Sort::Number => Values::Number(Vec::new()),
                Sort::Count => Values::Count(Vec::new()),
                Sort::Day => Values::Day(Vec::new()),
            },
            filled: Vec::new(),
        }
    }

    /// Adds a cell; how many bytes of memory it takes, about.
    fn push(&mut self, cell: Cell<'_>) -> usize {
        let bytes = match (&mut self.values, cell) {
            (Values::Text(values), Cell::Text(text) | Cell::Word(text)) => {
                let bytes = text.into_owned().into_bytes();
                let taken = bytes.len() + size_of::<ByteArray>();
                values.push(bytes.into());
                Some(taken)
            }
            (Values::Number(values), Cell::Number(number)) => number.to_f64().map(|number| {
                values.push(number);
                size_of::<f64>()
            }),
            (Values::Count(values), Cell::Count(count)) => {
                values.push(i64::try_from(count).unwrap_or(i64::MAX));
                Some(size_of::<i64>())
            }
            (Values::Day(values), Cell::Day(day)) => {
                let days = time::days_from_date(day);
                values.push(i32::try_from(days).unwrap_or(i32::MAX));
                Some(size_of::<i32>())
            }
            _ => None,
        };
        self.filled.push(i16::from(bytes.is_some()));
        bytes.unwrap_or(0) + size_of::<i16>()
    }

    /// Writes the cells and forgets them.
    fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> io::Result<()> {
        let filled = Some(self.filled.as_slice());
        match &mut self.values {
            Values::Text(values) => {
                column
                    .typed::<ByteArrayType>()
                    .write_batch(values, filled, None)?;
                values.clear();
            }
            Values::Number(values) => {
                column
                    .typed::<DoubleType>()
                    .write_batch(values, filled, None)?;
                values.clear();
            }
            Values::Count(values) => {
                column
                    .typed::<Int64Type>()
                    .write_batch(values, filled, None)?;
                values.clear();
            }
            Values::Day(values) => {
                column
                    .typed::<Int32Type>()
                    .write_batch(values, filled, None)?;
                values.clear();
            }
        }
        self.filled.clear();
        Ok(())
    }
}
