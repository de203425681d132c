//! Any text whatever → findings that keep their promises: no panic, spans that slice, dates that print and parse, and time
//! in proportion to length.

use cpu_time::ThreadTime;
use dateline::extract::{correct, extract};
use dateline::model::time::date_from_days;
use dateline::model::{Article, Edit, Findings, Interval, Point};
use proptest::prelude::*;
use std::time::Duration;

/// Bits of what rules look for, and of what breaks them, to be strung together at random.
const SHARDS: &[&str] = &[
    "8 October",
    "2025",
    "1999–2004",
    "next ",
    "last ",
    "Tuesday",
    "the first ",
    "seven months of ",
    "Q3 ",
    "FY24",
    "the 1990s",
    "mid-",
    "since ",
    "until ",
    "between ",
    " and ",
    "from ",
    " to ",
    "two years ago",
    "29 February",
    "31/02/2023",
    "12-12-12",
    "0",
    "00:00",
    "25:61",
    "noon",
    "BC",
    "AD 1",
    "9999",
    "10000",
    "-5",
    "third quarter",
    "every Monday",
    "a decade",
    "$",
    "€",
    "US$",
    "1.5 billion",
    "1,234,567.89",
    "17 %",
    "percentage points",
    "more than ",
    "about ",
    "half a million",
    "one in three",
    "twice",
    "a dozen",
    "1.2m–1.4m",
    "£3bn",
    "1e308",
    "99999999999999999999999999999",
    "0.0000000000000000000000000001",
    "½",
    "٣",
    "１２",
    "%",
    "per cent",
    ".",
    ". ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "é",
    "e\u{301}",
    "👩‍👩‍👧",
    "\u{a0}",
    "“",
    "”",
    "(",
    ")",
    "—",
    "-",
    "'s ",
    " rose by ",
    " fell from ",
    " said ",
    "Mr. ",
    "U.S. ",
    "No. 5 ",
    "GDP",
    "people",
    "barrels a day",
    "°C",
    "km²",
    "ǅ",
    "ﬁ",
    "İ",
];

fn text() -> impl Strategy<Value = String> {
    let shards = prop::collection::vec(prop::sample::select(SHARDS), 0..40);
    prop_oneof![
        3 => shards.prop_map(|shards| shards.concat()),
        1 => "\\PC{0,200}",
        1 => prop::collection::vec(any::<char>(), 0..60).prop_map(|chars| chars.into_iter().collect()),
    ]
}

/// What every article's findings promise, whatever its text.
fn keeps_its_promises(found: &Findings) -> Result<(), TestCaseError> {
    let text = found.article.text.as_str();
    let spans = (found.sentences.iter().copied())
        .chain(found.times.iter().map(|time| time.span))
        .chain(found.figures.iter().map(|figure| figure.span))
        .chain(found.events.iter().map(|event| event.sentence))
        .chain(found.diagnostics.iter().filter_map(|remark| remark.span));
    for span in spans {
        let range = span.start as usize..span.end as usize;
        prop_assert!(
            text.get(range.clone()).is_some(),
            "{range:?} does not slice {text:?}"
        );
    }
    for pair in found.sentences.windows(2) {
        prop_assert!(
            pair[0].end <= pair[1].start,
            "sentences overlap in {text:?}"
        );
    }
    for pair in found.times.windows(2) {
        prop_assert!(
            pair[0].span.start <= pair[1].span.start,
            "times out of order in {text:?}"
        );
    }
    let intervals = (found.times.iter().filter_map(|time| time.interval))
        .chain(found.events.iter().map(|event| event.interval));
    for interval in intervals {
        let edtf = interval.edtf();
        prop_assert!(
            Interval::parse(&edtf).is_some(),
            "{edtf} of {text:?} is no EDTF"
        );
    }
    for time in &found.times {
        prop_assert!((time.sentence as usize) < found.sentences.len());
        prop_assert!(
            time.interval.is_none() || !time.because.is_empty(),
            "no reason in {text:?}"
        );
    }
    for event in &found.events {
        let dated = event
            .time
            .is_none_or(|at| (at as usize) < found.times.len());
        prop_assert!(dated, "an event without its date in {text:?}");
    }
    for figure in &found.figures {
        prop_assert!((figure.sentence as usize) < found.sentences.len());
        for link in &figure.links {
            prop_assert!((link.to as usize) < found.figures.len());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_findings_that_keep_their_promises(text in text(), title in text(), dated in any::<bool>()) {
        let mut article = Article::new(title, text);
        article.given = dated.then_some(date_from_days(19_782));
        let found = extract(article);
        keeps_its_promises(&found)?;
        prop_assert_eq!(&extract(found.article.clone()), &found);
        let edit = Edit::SetPublished { article: found.article.id, date: Point::parse("1998-02") };
        keeps_its_promises(&correct(&found, &[&edit]))?;
    }
}

/// What a sentence, a number or a quotation could be made endless with.
const ENDLESS: &[&str] = &[
    "May ",
    "on Friday ",
    "in 2019, it rose 5% and ",
    "1",
    "1,",
    "1-",
    "12:",
    "1% ",
    "$5 to $6, ",
    "€5 é",
    "5 people ",
    "two hundred and ",
    "a third of ",
    "5%, said he, and ",
    "He met them on Monday and ",
    "“He said 5% on Monday” ",
    "(",
    "([{",
    "“",
    "?!",
    "\n",
    "a\n",
    "ab1,.",
    "a-",
    "a\u{301}",
    "’",
    "and ",
    "Mr. ",
    "said ",
    "since the ",
];

/// The least time of the processor that a few runs over `text` take: what else the machine does must not count.
fn least(text: &str) -> Duration {
    let run = |_| {
        let article = Article::new("", text);
        let start = ThreadTime::now();
        std::hint::black_box(extract(article));
        start.elapsed()
    };
    (0..2).map(run).min().unwrap_or_default()
}

#[test]
fn four_times_the_text_takes_about_four_times_as_long() {
    for shard in ENDLESS {
        let text = |bytes: usize| shard.repeat(bytes / shard.len());
        let (small, large) = (text(3_000), text(12_000));
        // A busy machine may spoil a measurement, but hardly five in a row.
        let mut tries = (0..5).map(|_| (least(&small), least(&large)));
        let linear = |(small, large): (Duration, Duration)| large < small * 8;
        assert!(
            tries.any(linear),
            "{shard:?}: 12 kB take more than twice as long for each byte as 3 kB"
        );
    }
}
