//! Parquet: what is written is read back, by the group of rows; and a long table is counted before any of it is opened.

use crate::damage::{Dice, damaged};
use crate::formats::findings;
use dateline::app::open::ScriptedDialogs;
use dateline::app::{App, Command};
use dateline::model::{Corpus, Findings};
use dateline::read::{self, Mappings, outline, worker};
use dateline::store::export;
use dateline::work;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Articles that nobody wrote, by number.
fn article(number: usize) -> Arc<Findings> {
    let (place, year) = (["Brenn", "Kirn", "Aldau"][number % 3], 1990 + number % 30);
    let text = format!(
        "On 3 May {year} the bridge in {place} opened. It cost €4.2 million. On 7 June {year} it closed."
    );
    let mut article = dateline::model::Article::new(format!("News {number} of {place}"), text);
    article.key = format!("a{number}");
    article.source = Some(format!("{place} Courier"));
    Arc::new(work::analyse(read::Document::Article(article, Vec::new())))
}

/// A file of a form, written article by article; each article as often as `times` says.
fn written(
    folder: &Path,
    name: &str,
    form: &str,
    articles: &[Arc<Findings>],
    times: usize,
) -> PathBuf {
    let path = folder.join(name);
    let mut file = File::create(&path).unwrap();
    let form = export::named(form).unwrap();
    let mut writer = form.writer(&mut file).unwrap();
    for _ in 0..times {
        for article in articles {
            writer.add(form.piece(article)).unwrap();
        }
    }
    writer.finish().unwrap();
    file.flush().unwrap();
    path
}

fn corpus(count: usize) -> Vec<Arc<Findings>> {
    (0..count).map(article).collect()
}

#[test]
fn what_is_written_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let articles = corpus(40);
    let whole = Corpus::new(articles.clone());
    let events = written(
        folder.path(),
        "events.parquet",
        "events-parquet",
        &articles,
        1,
    );
    let read = findings(read::open(&events).unwrap()).remove(0);
    let told = |findings: &Findings| -> Vec<(String, String)> {
        let events = findings.events.iter();
        events
            .map(|event| (findings.title(event).to_owned(), event.interval.edtf()))
            .collect()
    };
    let before: Vec<_> = articles
        .iter()
        .flat_map(|findings| told(findings))
        .collect();
    assert_eq!(told(&read), before);
    let figures = written(
        folder.path(),
        "figures.parquet",
        "figures-parquet",
        &articles,
        1,
    );
    let read = findings(read::open(&figures).unwrap()).remove(0);
    let values: Vec<_> = read
        .figures
        .iter()
        .map(|figure| figure.amount.value)
        .collect();
    let before: Vec<_> = whole
        .figures()
        .map(|(_, figure)| figure.amount.value)
        .collect();
    assert_eq!(values, before);
    let texts = written(
        folder.path(),
        "articles.parquet",
        "articles-parquet",
        &articles,
        1,
    );
    let read = read::open(&texts).unwrap();
    for (document, findings) in read.documents.iter().zip(&articles) {
        let (one, other) = (document.article(), &findings.article);
        assert_eq!(
            (&one.key, &one.title, &one.text, &one.source),
            (&other.key, &other.title, &other.text, &other.source)
        );
    }
    assert_eq!(read.documents.len(), articles.len());
}

/// A table of more rows than are opened whole, in several groups.
fn long(folder: &Path) -> PathBuf {
    written(folder, "events.parquet", "events-parquet", &corpus(600), 60)
}

#[test]
fn a_long_table_is_counted_and_only_the_chosen_articles_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = long(folder.path());
    let mut told = Vec::new();
    let (outline, failed) = outline::outline(
        std::slice::from_ref(&path),
        &Mappings::NONE,
        |done, total| {
            told.push((done, total));
            true
        },
    )
    .unwrap();
    assert!(failed.is_empty());
    assert_eq!(
        (outline.rows, outline.undated, outline.column.as_str()),
        (72_000, 0, "article_id")
    );
    assert_eq!(outline.years.len(), 30);
    assert_eq!(outline.years.values().sum::<u64>(), outline.rows);
    assert_eq!(outline.articles.len(), 600);
    let entry = outline
        .articles
        .iter()
        .find(|entry| entry.key == "a7")
        .unwrap();
    assert_eq!(
        (entry.title.as_str(), entry.source.as_str()),
        ("News 7 of Kirn", "Kirn Courier")
    );
    assert_eq!((entry.rows, entry.years), (120, Some((1997, 1997))));
    assert_eq!(
        told.last(),
        Some(&(
            path.metadata().unwrap().len(),
            path.metadata().unwrap().len()
        ))
    );

    let keys = ["a7".to_owned(), "a31".to_owned()];
    let picked = outline::pick(&outline.files, &keys, &Mappings::NONE, &|| true).unwrap();
    let picked = findings(picked);
    assert_eq!(picked.len(), 2);
    let article = &picked[0].article;
    assert_eq!(
        (article.key.as_str(), article.title.as_str()),
        ("a7", "News 7 of Kirn")
    );
    assert_eq!((picked[0].events.len(), picked[1].events.len()), (120, 120));
    assert_eq!(picked[1].events[0].interval.edtf(), "1991-05-03");
    let none = outline::pick(
        &outline.files,
        &["nobody".to_owned()],
        &Mappings::NONE,
        &|| true,
    );
    assert!(none.unwrap_err().message.contains("no such rows"));
}

#[test]
fn short_tables_are_opened_whole_and_broken_ones_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let short = written(
        folder.path(),
        "short.parquet",
        "events-parquet",
        &corpus(20),
        1,
    );
    assert!(outline::outline(&[short], &Mappings::NONE, |_, _| true).is_none());
    let sound = long(folder.path());
    let bytes = std::fs::read(&sound).unwrap();
    let broken = folder.path().join("broken.parquet");
    std::fs::write(&broken, &bytes[..bytes.len() - 100]).unwrap();
    let (outline, failed) =
        outline::outline(&[sound.clone(), broken.clone()], &Mappings::NONE, |_, _| {
            true
        })
        .unwrap();
    assert_eq!(outline.files, std::slice::from_ref(&sound));
    assert_eq!(failed[0].path, broken);
    assert!(
        failed[0].message.contains("Parquet is broken"),
        "{}",
        failed[0]
    );
    // Whoever stops it gets nothing.
    assert!(outline::outline(&[sound], &Mappings::NONE, |_, _| false).is_none());
}

#[test]
fn a_reader_in_a_process_of_its_own_gives_the_same_and_a_damaged_table_harms_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let sound = written(
        folder.path(),
        "sound.parquet",
        "events-parquet",
        &corpus(40),
        1,
    );
    let keys = ["a7".to_owned()];
    let pick = |path: &Path| outline::pick(&[path.to_owned()], &keys, &Mappings::NONE, &|| true);
    let alone = findings(pick(&sound).unwrap());
    worker::isolate(env!("CARGO_BIN_EXE_dateline").into());
    let apart = findings(pick(&sound).unwrap());
    assert_eq!(alone.len(), 1);
    assert_eq!(alone[0].article, apart[0].article);
    assert_eq!(alone[0].events, apart[0].events);
    let bytes = std::fs::read(&sound).unwrap();
    let mut dice = Dice::new(20_240_516);
    let mut refused = 0;
    for number in 0..40 {
        let path = folder.path().join(format!("damaged-{number}.parquet"));
        std::fs::write(&path, damaged(&bytes, &mut dice)).unwrap();
        assert!(
            outline::outline(std::slice::from_ref(&path), &Mappings::NONE, |_, _| true).is_none()
        );
        refused += usize::from(pick(&path).is_err());
    }
    assert!(refused > 0);
    // And the next sound one is read as ever.
    assert_eq!(findings(pick(&sound).unwrap())[0].events, alone[0].events);
}

#[test]
fn a_table_of_any_length_is_given_in_parts_by_a_process_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let events = long(folder.path());
    let articles = written(
        folder.path(),
        "articles.parquet",
        "articles-parquet",
        &corpus(600),
        20,
    );
    let given = |path: &Path| {
        let mut parts = Vec::new();
        let mut give = |documents: Vec<read::Document>| {
            parts.push(documents);
            true
        };
        outline::each(path, &Mappings::NONE, &mut give).unwrap();
        parts
    };
    let told = |documents: &[read::Document]| -> Vec<(String, String)> {
        let mut told = Vec::new();
        for document in documents {
            match document {
                read::Document::Findings(findings) => told.extend(
                    findings
                        .events
                        .iter()
                        .map(|event| (findings.title(event).to_owned(), event.interval.edtf())),
                ),
                read::Document::Article(article, _) => {
                    told.push((article.key.clone(), article.text.clone()));
                }
            }
        }
        told
    };
    let whole = |path: &Path| told(&read::open(path).unwrap().documents);
    let alone: Vec<_> = [&events, &articles]
        .map(|path| (whole(path), given(path)))
        .into();
    worker::isolate(env!("CARGO_BIN_EXE_dateline").into());
    for (path, (whole, alone)) in [&events, &articles].into_iter().zip(alone) {
        let apart = given(path);
        assert!(apart.len() > 1, "{} part(s)", apart.len());
        assert_eq!(told(&apart.concat()), whole);
        assert_eq!(apart, alone);
        assert!(
            apart
                .iter()
                .flatten()
                .all(|one| one.article().origin.name == path.to_string_lossy())
        );
    }
    // Whoever has enough ends it, and one that is damaged is named.
    let mut parts = 0;
    let mut give = |_| {
        parts += 1;
        false
    };
    let _ = outline::each(&events, &Mappings::NONE, &mut give);
    assert_eq!(parts, 1);
    let bytes = std::fs::read(&events).unwrap();
    let broken = folder.path().join("broken.parquet");
    std::fs::write(&broken, &bytes[..bytes.len() - 100]).unwrap();
    let error = outline::each(&broken, &Mappings::NONE, &mut |_| true).unwrap_err();
    assert!(error.message.contains("Parquet is broken"), "{error}");
}

#[test]
fn the_window_shows_what_a_long_table_holds_and_opens_what_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let path = long(folder.path());
    let app = App::new(Box::new(ScriptedDialogs::new(Vec::new())));
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_max_steps(40)
        .with_context_setup(App::prepare)
        .build_ui_state(|ui, app: &mut App| app.show(ui), app);
    let settle = |harness: &mut Harness<'_, App>| {
        let end = Instant::now() + Duration::from_mins(1);
        harness.run_steps(2);
        while harness.state().is_busy() && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(5));
            harness.step();
        }
        harness.run_steps(4);
    };
    let ctx = harness.ctx.clone();
    harness.state_mut().execute(&ctx, Command::Open(vec![path]));
    settle(&mut harness);
    // Counted, and nothing opened.
    assert!(harness.state().state().corpus().articles().is_empty());
    harness.get_by_label_contains("72,000 rows of 600 articles");
    harness.get_by_label("1997: 2,400 rows").click();
    harness.run_steps(2);
    harness.get_by_label("20 articles with rows in 1997");
    harness
        .get_by_label("News 127 of Kirn · Kirn Courier")
        .click();
    harness.run_steps(2);
    harness.get_by_label("Open 1 article").click();
    settle(&mut harness);
    let corpus = harness.state().state().corpus();
    assert_eq!(corpus.articles().len(), 1);
    assert_eq!(corpus.articles()[0].events.len(), 120);
    // And again, for another one.
    harness.state_mut().execute(&ctx, Command::ShowOutline);
    harness.run_steps(2);
    harness.get_by_label_contains("72,000 rows of 600 articles");
}
