//! Sound files → damaged and hostile ones, the same for the same seed, and what the readers make of them.
//!
//! Two sorts: sound files damaged at random places (bits flipped, parts cut out, repeated, exchanged or moved, numbers made
//! huge), inside archives too; and files built to break a limit or a parser (nesting, bombs, circles), which must be
//! refused. Used by the tests for a few files and by `cargo bench --bench hostile` for thousands.

use super::files;
use dateline::read::{self, ErrorKind, Limits};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};
use std::time::{Duration, Instant};

/// Files that are read side by side.
const AT_ONCE: usize = 16;

/// Numbers that a careless parser trusts.
const HUGE: [&str; 5] = [
    "4294967295",
    "-1",
    "99999999999999999999",
    "2147483648",
    "1000000000",
];

/// What became of the files of one format.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tally {
    /// Files tried.
    pub(crate) tried: usize,
    /// Read, whole or in part.
    pub(crate) read: usize,
    /// Refused with a reason by the reader.
    pub(crate) refused: usize,
    /// Refused because they break a limit.
    pub(crate) limited: usize,
    /// Workers that died of one.
    pub(crate) died: usize,
    /// Read although they were built to break a limit.
    pub(crate) wrongly: Vec<String>,
    /// The longest that one took, and which it was.
    pub(crate) slowest: (Duration, String),
}

/// Numbers that look random, the same for the same seed (xorshift64*).
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that fall in the way of this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`, or zero.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % end.max(1)
    }

    /// A stretch of at most `most` bytes inside `length`.
    fn stretch(&mut self, length: usize, most: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        start..(start + 1 + self.below(most)).min(length)
    }
}

/// Damages bytes in one of several ways.
pub(crate) fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let length = bytes.len();
    match dice.below(8) {
        0 => {
            for _ in 0..=dice.below(32) {
                let (at, bit) = (dice.below(length), dice.below(8));
                bytes[at] ^= 1 << bit;
            }
        }
        1 => bytes.truncate(dice.below(length)),
        2 => drop(bytes.drain(dice.stretch(length, 200))),
        3 => {
            let again = bytes[dice.stretch(length, 200)].repeat(1 + dice.below(200));
            let at = dice.below(length);
            bytes.splice(at..at, again);
        }
        4 => {
            let noise: Vec<u8> = (0..=dice.below(64))
                .map(|_| dice.next().to_le_bytes()[0])
                .collect();
            let at = dice.below(length);
            bytes.splice(at..at, noise);
        }
        5 => {
            let digits = |range: &std::ops::Range<usize>| {
                bytes[range.clone()].iter().all(u8::is_ascii_digit)
            };
            let from = dice.below(length);
            let number = (from..length).map(|at| at..at + 1).find(digits);
            if let Some(place) = number {
                let huge = HUGE[dice.below(HUGE.len())];
                bytes.splice(place, huge.bytes());
            }
        }
        6 => {
            let (one, other) = (dice.stretch(length, 100), dice.stretch(length, 100));
            let moved = bytes[one].to_vec();
            bytes.splice(other, moved);
        }
        _ => {
            let place = dice.stretch(length, 40);
            bytes[place].fill(if dice.below(2) == 0 { 0 } else { 0xFF });
        }
    }
}

/// Damages a file; an archive half of the time inside one of its entries, so that it still unpacks.
pub(crate) fn damaged(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = file.to_vec();
    if file.starts_with(b"PK") && dice.below(2) == 0 {
        let mut entries = entries(file);
        let at = dice.below(entries.len());
        damage(&mut entries[at].1, dice);
        let borrowed: Vec<(&str, &[u8])> = entries
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        return files::zipped(&borrowed);
    }
    for _ in 0..=dice.below(3) {
        if !bytes.is_empty() {
            damage(&mut bytes, dice);
        }
    }
    bytes
}

fn entries(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut entry = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// Files built to break a limit or a parser: their names begin with a format's extension. None may be read.
pub(crate) fn built() -> Vec<(String, Vec<u8>)> {
    let mut out: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| out.push((name.to_owned(), bytes));
    for depth in [600, 20_000, 1_000_000] {
        let open = |tag: &str| format!("<{tag}>").repeat(depth);
        add(
            &format!("nested {depth}.html"),
            format!("<!doctype html><html><body>{}x", open("div")).into(),
        );
        add(
            &format!("nested {depth}.rss"),
            format!("<rss version=\"2.0\"><channel>{}", open("item")).into(),
        );
        add(
            &format!("nested {depth}.docx"),
            files::docx(&open("w:sdt"), ""),
        );
        let content = format!("<office:body>{}", open("text:span"));
        add(
            &format!("nested {depth}.odt"),
            files::zipped(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", content.as_bytes()),
            ]),
        );
        let package = format!("<package>{}", open("x"));
        let container: &[u8] = b"<container><rootfile full-path=\"b.opf\"/></container>";
        add(
            &format!("nested {depth}.epub"),
            files::zipped(&[
                ("META-INF/container.xml", container),
                ("b.opf", package.as_bytes()),
            ]),
        );
        let mail = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n";
        add(
            &format!("nested {depth}.eml"),
            format!("{mail}{}x", open("b")).into(),
        );
    }
    let blanks = vec![b' '; 64 << 20];
    add(
        "bomb.docx",
        files::zipped(&[("word/document.xml", &blanks)]),
    );
    add(
        "bomb.odt",
        files::zipped(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", &blanks),
        ]),
    );
    add(
        "bomb.epub",
        files::zipped(&[("META-INF/container.xml", &blanks)]),
    );
    add("bomb.zip", files::zipped(&[("a.txt", &blanks)]));
    // Billions of empty cells between two.
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    add("far.xlsx", files::workbook(&[("a", "", far)]));
    let deep = (0..6).fold(files::archive(), |inner, _| {
        files::zipped(&[("inner.zip", &inner)])
    });
    add("deep.zip", deep);
    let circle = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
        "<< >>",
    ];
    add("circle.pdf", files::of_objects(&circle.map(str::to_owned)));
    let array = "[".repeat(200_000);
    let nested = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids {array}"),
        "<< >>".to_owned(),
    ];
    add("nested.pdf", files::of_objects(&nested));
    out
}

/// Files built to strain a parser, which may read them if it can.
pub(crate) fn strained() -> Vec<(String, Vec<u8>)> {
    let mut parts = "From: a@b.example\nMIME-Version: 1.0\nSubject: x\n".to_owned();
    for depth in 0..2_000 {
        let _ = write!(
            parts,
            "Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"
        );
    }
    let mut letters = String::new();
    for _ in 0..2_000 {
        letters.push_str("From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n");
    }
    let page = |contents: &str| {
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e30 1e30] /Contents 4 0 R >>",
            contents,
            "<< >>",
        ]
        .map(str::to_owned)
    };
    let state = "q ".repeat(500_000);
    let stream = format!("<< /Length {} >>\nstream\n{state}\nendstream", state.len());
    vec![
        ("parts.eml".to_owned(), parts.into()),
        ("letters.eml".to_owned(), letters.into()),
        ("states.pdf".to_owned(), files::of_objects(&page(&stream))),
        (
            "itself.pdf".to_owned(),
            files::of_objects(&page("[4 0 R 4 0 R 4 0 R]")),
        ),
        (
            "attributes.html".to_owned(),
            format!("<!doctype html><html {}>", "a=1 ".repeat(500_000)).into(),
        ),
        (
            "unclosed.html".to_owned(),
            format!("<!doctype html><html><p>{}", "<p><a href=x".repeat(20_000)).into(),
        ),
        (
            "colons.eml".to_owned(),
            format!(
                "From: a@b.example\nMIME-Version: 1.0\nSubject: {}\n\nx",
                "=?utf-8?q?a?= ".repeat(100_000)
            )
            .into(),
        ),
        (
            "froms.mbox".to_owned(),
            format!("From a\nSubject: x\n\n{}", "From \n".repeat(300_000)).into(),
        ),
    ]
}

/// Reads a file and notes what became of it.
fn attempt(name: &str, bytes: &[u8], limits: &Limits, must_fail: bool) -> (String, Tally) {
    let began = Instant::now();
    let result = read::open_bytes_within(name, bytes, limits);
    let mut tally = Tally {
        tried: 1,
        slowest: (began.elapsed(), name.to_owned()),
        ..Tally::default()
    };
    // Of an archive, what became of the files in it counts.
    let failed = match &result {
        Ok(opened) if opened.documents.is_empty() => opened.failed.first(),
        Ok(_) => None,
        Err(error) => Some(error),
    };
    match failed.map(|error| error.kind) {
        None => {
            tally.read = 1;
            if must_fail {
                tally.wrongly.push(name.to_owned());
            }
        }
        Some(ErrorKind::TooLarge) => tally.limited = 1,
        Some(ErrorKind::Died) => tally.died = 1,
        Some(_) => tally.refused = 1,
    }
    let format = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    (format.to_owned(), tally)
}

/// Tries `count` damaged files of every format, and all that are built to break something.
pub(crate) fn campaign(count: usize, seed: u64, limits: &Limits) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut add = |(format, one): (String, Tally)| {
        let all = tallies.entry(format).or_default();
        all.tried += one.tried;
        all.read += one.read;
        all.refused += one.refused;
        all.limited += one.limited;
        all.died += one.died;
        all.wrongly.extend(one.wrongly);
        if one.slowest.0 > all.slowest.0 {
            all.slowest = one.slowest;
        }
    };
    for (name, bytes) in built() {
        add(attempt(&name, &bytes, limits, true));
    }
    for (name, bytes) in strained() {
        add(attempt(&name, &bytes, limits, false));
    }
    for (place, (name, make)) in (0..).zip(files::FILES) {
        let sound = make();
        let numbers: Vec<u64> = (0..count as u64).collect();
        let read = |number: &u64| {
            let mut dice = Dice::new(seed ^ (place << 40) ^ number);
            let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
            let bytes = damaged(&sound, &mut dice);
            attempt(&format!("{number}.{extension}"), &bytes, limits, false)
        };
        for batch in numbers.chunks(AT_ONCE) {
            let all: Result<(), ()> = read::in_order(
                None,
                batch,
                |_| 1,
                read,
                |_, one| {
                    add(one);
                    Ok(())
                },
            );
            assert!(all.is_ok());
        }
    }
    tallies
}
