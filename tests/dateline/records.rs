//! Sentences of our own, hard ones → the whole record of every figure in them: value, kind, measure, whole, place, time, voice.
//!
//! `records.txt` holds them: a text on lines that begin with `>` (an empty one parts paragraphs), then one line a figure, in
//! the order of the text: the quote, `=`, value, unit, kind, and what is out of the ordinary (direction, hedge, standing);
//! after semicolons the other members of the record, by name. A text without figures has none. Texts are published on
//! 16 May 2024. `UPDATE_RECORDS=1` writes what was found instead of comparing.

use dateline::extract::extract;
use dateline::model::{Article, Basis, Figure, Findings, Qualifier, Status};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The texts of the file with what it expects of each.
fn cases(file: &str) -> Vec<(String, String)> {
    let mut cases: Vec<(String, String)> = Vec::new();
    let mut quoting = false;
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some(quoted) = line.strip_prefix('>') {
            if !quoting {
                cases.push(Default::default());
            }
            let (text, _) = cases.last_mut().unwrap();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(quoted.strip_prefix(' ').unwrap_or(quoted));
        } else if !line.is_empty() {
            let (_, records) = cases.last_mut().unwrap();
            writeln!(records, "{line}").unwrap();
        }
        quoting = line.starts_with('>');
    }
    cases
}

fn read(text: &str) -> Findings {
    extract(Article {
        given: "2024-05-16".parse().ok(),
        ..Article::new("", text)
    })
}

/// A figure on one line.
fn record(findings: &Findings, figure: &Figure) -> String {
    let mut line = format!("{} =", findings.quote(figure.span));
    let mut word = |word: &str| {
        if !word.is_empty() {
            write!(line, " {word}").unwrap();
        }
    };
    match (figure.amount.value, figure.amount.low, figure.amount.high) {
        (Some(value), ..) => word(&value.normalize().to_string()),
        (None, Some(low), Some(high)) => {
            word(&format!("{}..{}", low.normalize(), high.normalize()));
        }
        _ => word("?"),
    }
    let unit = figure.unit.currency.as_ref().unwrap_or(&figure.unit.key);
    match &figure.unit.per {
        Some(per) => word(&format!("{unit}/{per}")),
        None => word(unit),
    }
    word(figure.kind.word());
    word(figure.direction.map_or("", |direction| direction.word()));
    if !matches!(figure.qualifier, Qualifier::Exact | Qualifier::Between) {
        word(figure.qualifier.word());
    }
    if figure.status != Status::Actual {
        word(figure.status.word());
    }
    let mut member = |name: &str, text: Option<&str>| {
        if let Some(text) = text {
            write!(line, "; {name} {text}").unwrap();
        }
    };
    member("measure", figure.measure.as_deref());
    member("entity", figure.entity.as_deref());
    member("of", figure.of.as_deref());
    member("area", figure.area.as_deref());
    let period = figure.period.as_ref().map(|period| {
        let edtf = period.interval.edtf();
        match period.basis {
            Basis::During => edtf,
            basis => format!("{edtf} {}", basis.word()),
        }
    });
    member("period", period.as_deref());
    let base = figure.base.as_ref().map(|base| base.interval.edtf());
    member("base", base.as_deref());
    let voice = match (&figure.speaker, &figure.cue) {
        (Some(speaker), Some(cue)) => Some(format!("{speaker} ({cue})")),
        (speaker, _) => speaker.clone(),
    };
    member("speaker", voice.as_deref());
    for link in &figure.links {
        let to = &findings.figures[link.to as usize];
        member(link.kind.word(), Some(findings.quote(to.span)));
    }
    line
}

#[test]
fn every_figure_is_read_as_a_whole_record() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dateline/records.txt");
    let file = fs::read_to_string(&path).unwrap();
    let update = std::env::var_os("UPDATE_RECORDS").is_some();
    let head: Vec<&str> = file
        .lines()
        .take_while(|line| line.starts_with('#'))
        .collect();
    let mut written = head.join("\n") + "\n";
    let mut wrong = String::new();
    for (text, expected) in cases(&file) {
        let findings = read(&text);
        let mut found = String::new();
        for figure in &findings.figures {
            writeln!(found, "{}", record(&findings, figure)).unwrap();
        }
        if found != expected {
            writeln!(wrong, "{text}\nexpected\n{expected}found\n{found}").unwrap();
        }
        let quoted = text.replace('\n', "\n> ").replace("> \n", ">\n");
        write!(written, "\n> {quoted}\n{found}").unwrap();
    }
    if update {
        fs::write(path, written).unwrap();
    } else {
        assert!(wrong.is_empty(), "{wrong}");
    }
}
