//! Invented figures → what folds and what stays apart.

use super::*;
use crate::model::Verdict;
use crate::model::go_on::{STRIDE, asks};
use crate::model::{
    Amount, Article, Findings, Interval, Link, Period, Point, Published, Qualifier, Span, Unit,
};
use std::sync::Arc;

/// A share of Ruritania's GDP in 2024.
fn figure(measure: &str, value: i64, sentence: u32) -> Figure {
    Figure {
        sentence,
        amount: Amount::exact(value.into()),
        unit: Unit::new("percent"),
        kind: Kind::Share,
        measure: Some(measure.to_owned()),
        entity: Some("Ruritania".to_owned()),
        of: Some("Ruritania’s GDP".to_owned()),
        period: during("2024"),
        ..Figure::default()
    }
}

fn during(edtf: &str) -> Option<Period> {
    Some(Period {
        interval: Interval::parse(edtf)?,
        basis: crate::model::Basis::default(),
        time: None,
        because: String::new(),
    })
}

fn told(text: &str, published: &str, figures: Vec<Figure>) -> Arc<Findings> {
    let mut article = Article::new("", text);
    article.source = Some(text.chars().take(8).collect());
    Arc::new(Findings {
        sentences: vec![Span::new(0, text.len()); 8],
        article,
        published: Published {
            date: Point::parse(published),
            ..Published::default()
        },
        figures,
        ..Findings::default()
    })
}

#[test]
fn figures_that_nobody_waits_for_are_not_compared() {
    let article = |number: i64| {
        let figures = (0..400).map(|n| toll("dead", number * 400 + n, "2025-01-09"));
        told(&format!("{number} rain"), "2025-01-10", figures.collect())
    };
    let corpus = Corpus::new((0..20).map(article).collect());
    let asked = asks(|go_on| fold_while(&corpus, go_on));
    // All figures are gone through several times, and so are the articles.
    assert!(asked > 5 * 8_000 / STRIDE, "{asked}");
}

fn folded(figures: Vec<Figure>) -> Vec<Quantity> {
    fold(&Corpus::new(vec![told("x", "2025-01-10", figures)]))
}

/// A number of dead or the like, counted without an owner.
fn toll(measure: &str, value: i64, edtf: &str) -> Figure {
    Figure {
        amount: Amount::exact(value.into()),
        unit: Unit::new("person"),
        kind: Kind::Count,
        measure: Some(measure.to_owned()),
        period: during(edtf),
        ..Figure::default()
    }
}

#[test]
fn two_voices_on_one_share_disagree() {
    let mut second = figure("money sent home by workers", 40, 3);
    second.speaker = Some("the bank".to_owned());
    let quantities = folded(vec![figure("remittances", 20, 1), second]);
    assert_eq!(quantities.len(), 1);
    assert_eq!(quantities[0].verdict, Verdict::Disagreed);
}

#[test]
fn two_firms_that_report_their_income_contradict_nobody() {
    let income = |speaker: &str, value: i64, sentence: u32| {
        let mut said = figure("net income", value, sentence);
        said.unit = Unit::currency("USD");
        (said.entity, said.of, said.kind) = (None, None, Kind::Level);
        said.speaker = Some(speaker.to_owned());
        said
    };
    let (one, other) = (income("Brenn Corp", 27, 0), income("Brenn Projects", 6, 3));
    assert_eq!(folded(vec![one, other]).len(), 2);
}

#[test]
fn an_owner_left_out_is_the_one_that_the_article_names() {
    let told = |text: &str, entity: Option<&str>, value: i64| {
        let mut said = figure("remittances", value, 0);
        said.entity = entity.map(str::to_owned);
        said.of = None;
        said.kind = Kind::Change;
        told(text, "", vec![said])
    };
    let named = told("Trade of Ruritania.", Some("Ruritania"), 9);
    let fold = |other: &str| fold(&Corpus::new(vec![Arc::clone(&named), told(other, None, 4)]));
    assert_eq!(
        fold("The trade of Ruritania again. Ruritania trades.")[0].verdict,
        Verdict::Disagreed
    );
    assert_eq!(fold("The trade of Graustark.").len(), 2);
}

#[test]
fn other_wholes_years_and_voices_stay_apart() {
    let mut whole = figure("remittances", 40, 3);
    whole.of = Some("imports".to_owned());
    whole.speaker = Some("the bank".to_owned());
    let mut year = figure("remittances", 40, 4);
    year.period = None;
    let same_voice = figure("remittances", 40, 5);
    assert_eq!(
        folded(vec![figure("remittances", 20, 1), whole, year, same_voice]).len(),
        4
    );
}

#[test]
fn what_comes_by_the_end_of_a_year_comes_at_its_end() {
    let due = |edtf: &str, value| Figure {
        period: during(edtf),
        ..figure("public debt", value, 0)
    };
    let two = [
        told("Ruritania one", "2025-01-10", vec![due("../2026-12~", 61)]),
        told("Ruritania two", "2025-01-11", vec![due("2026-12~", 67)]),
    ];
    let quantities = fold(&Corpus::new(two.to_vec()));
    assert_eq!(quantities.len(), 1, "{quantities:#?}");
}

#[test]
fn hedges_widen_what_agrees() {
    let mut over = figure("remittances", 18, 2);
    over.qualifier = Qualifier::Over;
    let quantities = folded(vec![over, figure("remittances", 20, 5)]);
    assert_eq!(quantities.len(), 1);
    assert_eq!(quantities[0].verdict, Verdict::Agreed);
}

#[test]
fn tolls_of_one_occurrence_fold_whatever_the_day_and_the_words() {
    let first = || {
        told(
            "A flood in Peru drowned the lower town. Floods are rare in Peru.",
            "2024-03-02",
            vec![toll("people killed", 40, "2024-03-01")],
        )
    };
    let later = |text: &str, value: i64, edtf: &str| {
        told(text, "2024-03-08", vec![toll("death toll", value, edtf)])
    };
    let fold = |other| fold(&Corpus::new(vec![first(), other]));
    let both = fold(later(
        "Peruvian officials counted the flood again.",
        52,
        "2024-03-07",
    ));
    assert_eq!((both.len(), both[0].verdict), (1, Verdict::Disagreed));
    assert!(
        both[0].because.contains("the flood in Peru"),
        "{}",
        both[0].because
    );
    assert_eq!(
        fold(later(
            "A blaze in Peru, the worst fire in years.",
            52,
            "2024-03-07"
        ))
        .len(),
        2
    );
    assert_eq!(
        fold(later("In Chile a flood swept the port.", 52, "2024-03-07")).len(),
        2
    );
    assert_eq!(
        fold(later(
            "The flood in Peru recalls that of 1998.",
            900,
            "1998-03"
        ))
        .len(),
        2
    );
    assert_eq!(
        fold(later(
            "The flood in Peru: in Lima alone, 52 died.",
            52,
            "2024-03-07"
        ))
        .len(),
        2
    );
}

#[test]
fn a_storm_whose_country_one_outlet_leaves_out_is_the_same_storm() {
    let tolls =
        |text: &str, measure, value| told(text, "2024-03-12", vec![toll(measure, value, "")]);
    let corpus = Corpus::new(vec![
        tolls(
            "Storm Lena hit Mozambique. In Mozambique Lena was the third storm.",
            "people killed",
            63,
        ),
        tolls(
            "Aid workers say the storm, Lena, tore roofs off.",
            "dead",
            71,
        ),
    ]);
    let both = fold(&corpus);
    assert_eq!((both.len(), both[0].verdict), (1, Verdict::Disagreed));
}

#[test]
fn lines_of_the_books_and_jobs_fold_in_the_words_of_each_outlet() {
    let line = |text: &str, measure: &str, owner: Option<&str>, value: i64| {
        let amount = Figure {
            unit: Unit::currency("EUR"),
            entity: owner.map(str::to_owned),
            period: during("2023"),
            kind: Kind::Level,
            ..toll(measure, value, "")
        };
        told(text, "2024-03-12", vec![amount])
    };
    let fold_two = |one, other| fold(&Corpus::new(vec![one, other]));
    let ostra = "Ostra said on Friday that Ostra had a good year.";
    for (one, other) in [("profit", "Ostra earnings"), ("net loss", "Ostra loss")] {
        let both = fold_two(
            line(ostra, one, None, 412),
            line("The mills of Ostra.", other, Some("Ostra"), 389),
        );
        assert_eq!(
            (both.len(), both[0].verdict),
            (1, Verdict::Disagreed),
            "{one} {other}"
        );
    }
    let jobs = |measure: &str, unit: &'static str, kind, direction, status, value| {
        let cut = Figure {
            unit: Unit::new(unit),
            kind,
            direction,
            status,
            entity: Some("Ostra".to_owned()),
            period: during("2024"),
            ..toll(measure, value, "")
        };
        told(ostra, "2024-12-31", vec![cut])
    };
    let down = Some(super::super::figure::Direction::Down);
    let both = fold_two(
        jobs("jobs", "job", Kind::Change, down, Status::Forecast, 400),
        jobs(
            "workers laid off",
            "worker",
            Kind::Count,
            None,
            Status::Target,
            380,
        ),
    );
    assert_eq!((both.len(), both[0].verdict), (1, Verdict::Disagreed));
}

#[test]
fn what_one_of_two_reports_leaves_out_is_what_the_other_says() {
    let haul = |text: &str, value, edtf: &str| {
        let seized = Figure {
            period: during(edtf),
            ..toll("people arrested", value, "")
        };
        told(text, "2024-03-12", vec![seized])
    };
    let one = "Customs officers found a ton of smuggled amber beneath bananas in the harbour of Callao on Sunday.";
    let fold = |other: &str, measure: &str| {
        let mut first = Findings::clone(&haul(one, 12, "2024-03-10"));
        first.figures[0].measure = Some(measure.to_owned());
        let mut second = Findings::clone(&haul(other, 15, ""));
        second.figures[0].measure = Some(measure.to_owned());
        fold(&Corpus::new(vec![Arc::new(first), Arc::new(second)]))
    };
    let same = "The smuggled amber that officers in Callao harbour found beneath bananas was worth millions.";
    let both = fold(same, "people arrested");
    assert_eq!((both.len(), both[0].verdict), (1, Verdict::Disagreed));
    assert!(
        both[0].because.contains("reports on one thing"),
        "{}",
        both[0].because
    );
    // People at large are nobody in particular, and another harbour is another report.
    assert_eq!(fold(same, "people").len(), 2);
    // A word that the table does not know may mean two things, three do not.
    assert_eq!(fold(same, "bananas").len(), 2);
    assert_eq!(fold(same, "crates of smuggled bananas").len(), 1);
    assert_eq!(
        fold(&same.replace("Callao", "Paita"), "people arrested").len(),
        2
    );
}

#[test]
fn of_a_time_still_to_come_nothing_is_told() {
    let said = |status, value| {
        let deficit = Figure {
            status,
            ..figure("budget deficit", value, 0)
        };
        told("Ruritania.", "2023-11-28", vec![deficit])
    };
    let said_in_year = |status, value| {
        let deficit = Figure {
            status,
            ..figure("budget deficit", value, 0)
        };
        told("Ruritania.", "2024-08-28", vec![deficit])
    };
    let corpus = Corpus::new(vec![said(Status::Actual, 4), said(Status::Forecast, 6)]);
    assert_eq!(fold(&corpus)[0].verdict, Verdict::Disagreed);
    // Nor is an estimate of a year that is not over more than a forecast.
    let corpus = Corpus::new(vec![
        said_in_year(Status::Estimate, 4),
        said_in_year(Status::Forecast, 6),
    ]);
    assert_eq!(fold(&corpus)[0].verdict, Verdict::Disagreed);
}

#[test]
fn a_place_left_out_is_the_one_that_the_article_names() {
    let toll = |area: Option<&str>, value| Figure {
        area: area.map(str::to_owned),
        ..toll("people killed", value, "2024-03-01")
    };
    let first = told(
        "A flood in Peru drowned Callao.",
        "2024-03-02",
        vec![toll(None, 40)],
    );
    let fold = |area| {
        let later = told(
            "The flood in Peru, recounted.",
            "2024-03-08",
            vec![toll(Some(area), 52)],
        );
        fold(&Corpus::new(vec![Arc::clone(&first), later])).len()
    };
    assert_eq!((fold("Callao"), fold("Tacna")), (1, 2));
}

#[test]
fn a_correction_is_a_history_and_no_disagreement() {
    let mut base = figure("remittances", 39, 1);
    base.period = None;
    let mut corrected = figure("remittances", 42, 1);
    corrected.status = Status::Revised;
    corrected.links = vec![Link {
        to: 0,
        kind: LinkKind::From,
    }];
    let quantities = folded(vec![base.clone(), corrected.clone()]);
    assert_eq!(
        (quantities.len(), quantities[0].verdict),
        (1, Verdict::Revised)
    );
    assert!(quantities[0].claims[0].superseded && !quantities[0].claims[1].superseded);
    // An ordinary rise is no correction.
    corrected.status = Status::Actual;
    assert_eq!(folded(vec![base, corrected]).len(), 2);
}

#[test]
fn a_target_is_no_claim_on_what_happened_nor_on_what_is_foreseen() {
    let said = |status, sentence| Figure {
        status,
        speaker: Some(format!("speaker {sentence}")),
        ..figure("remittances", i64::from(sentence) * 10, sentence)
    };
    let statuses = [Status::Actual, Status::Forecast, Status::Target];
    let figures = statuses
        .into_iter()
        .zip(1..)
        .map(|(status, n)| said(status, n))
        .collect();
    assert_eq!(folded(figures).len(), 3);
}

#[test]
fn unowned_words_of_two_countries_stay_apart() {
    let rate = |value| Figure {
        entity: None,
        of: None,
        ..figure("inflation", value, 0)
    };
    let article = |text: &str, value| told(text, "2025-02-01", vec![rate(value)]);
    let fold = |one: &str, two: &str| fold(&Corpus::new(vec![article(one, 4), article(two, 7)]));
    assert_eq!(
        fold("Prices in Kenya rose.", "Kenyan prices rose.").len(),
        1
    );
    assert_eq!(
        fold("Prices in Kenya rose.", "Chilean prices rose.").len(),
        2
    );
}

#[test]
fn articles_that_agree_on_one_amount_are_about_one_country() {
    let amount = |measure: &str, value: i64, sentence| Figure {
        amount: Amount::exact(value.into()),
        unit: Unit::currency("EUR"),
        kind: Kind::Level,
        entity: None,
        of: None,
        ..figure(measure, value, sentence)
    };
    let article = |text: &str, imports: i64, exports: i64| {
        let figures = vec![amount("imports", imports, 0), amount("exports", exports, 1)];
        told(text, "2025-02-01", figures)
    };
    let fold = |other| {
        fold(&Corpus::new(vec![
            article("Trade shrank.", 1520, 1390),
            other,
        ]))
    };
    let agreed = fold(article("The port counts less.", 1520, 1360));
    assert_eq!(agreed.len(), 2);
    assert_eq!(agreed[1].verdict, Verdict::Disagreed);
    assert!(
        agreed[1].because.contains("agree on import"),
        "{}",
        agreed[1].because
    );
    // Nothing in common, nothing to tell that it is one country; nor is it where both name theirs.
    assert_eq!(fold(article("The port counts less.", 1600, 1360)).len(), 4);
    let named = fold(article("In Chile the port counts less.", 1520, 1360));
    assert_eq!(named.len(), 2);
}

#[test]
fn the_user_joins_and_splits() {
    let corpus = Corpus::new(vec![told(
        "x",
        "",
        vec![
            figure("remittances", 20, 1),
            figure("transfers of other sorts", 40, 2),
        ],
    )]);
    assert_eq!(fold(&corpus).len(), 2);
    let at = |index| Ref { article: 0, index };
    let joined = corpus.tied(vec![Tie::Together(at(0), at(1))]);
    let quantities = fold(&joined);
    assert_eq!(
        (quantities.len(), quantities[0].verdict),
        (1, Verdict::Disagreed)
    );
    assert!(quantities[0].because.contains("by you"));
    let split = joined.tied(vec![Tie::Together(at(0), at(1)), Tie::Apart(at(1))]);
    assert_eq!(fold(&split).len(), 2);
}

#[test]
fn many_figures_of_one_name_do_not_cost_their_square() {
    let many = |n: u32| {
        (0..n)
            .map(|i| figure("remittances", i64::from(i), i % 7))
            .collect()
    };
    let corpus = Corpus::new(vec![told("x", "2025-01-10", many(20_000))]);
    // Of this thread alone: a busy machine is no failure.
    let begun = cpu_time::ThreadTime::now();
    assert!(!fold(&corpus).is_empty());
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}
