//! Tables that other programs, offices and databases publish: each known by its columns or its form, and read in full.

use super::tables::{edtfs, figure, figures, findings, open, table, titles};
use dateline::model::{Kind, Status};
use dateline::read::Skip;

#[test]
fn the_tables_of_news_corpora_are_read_as_articles() {
    let long = "On 3 May 2024 it rained in Brenn, said the office. ".repeat(12);
    let all_the_news = format!(
        ",id,title,publication,author,date,year,month,url,content\n0,17283,Rain in Brenn,Courier,A. Vell,2024-05-04,2024.0,5.0,https://courier.example/1,\"{long}\"\n1,17284,Sun,Wire,,2024-05-05,2024.0,5.0,,\"{long}\"\n"
    );
    let opened = open("articles1.csv", &all_the_news);
    assert_eq!(opened.tables[0].tally.articles, 2);
    let article = opened.documents[0].article();
    assert_eq!(
        (article.key.as_str(), article.title.as_str()),
        ("17283", "Rain in Brenn")
    );
    assert_eq!(article.source.as_deref(), Some("Courier"));
    assert_eq!(article.author.as_deref(), Some("A. Vell"));
    assert_eq!(article.url.as_deref(), Some("https://courier.example/1"));
    assert_eq!(
        article.given.map(|date| date.to_string()).as_deref(),
        Some("2024-05-04")
    );
    assert_eq!(article.given_because.as_deref(), Some("column \"date\""));
    let cc_news = format!(
        "title,text,domain,date,description,url,image_url\nRain,\"{long}\",courier.example,2024-05-04 10:30:00,Much rain,https://courier.example/1,\n"
    );
    let article = open("cc_news.csv", &cc_news).documents[0].article().clone();
    assert_eq!(article.source.as_deref(), Some("courier.example"));
    assert_eq!(
        article.given.map(|date| date.to_string()).as_deref(),
        Some("2024-05-04")
    );
    // The same as lines of JSON, with the field names of another crawler.
    let lines = format!(
        "{{\"title\": \"Rain\", \"maintext\": \"{long}\", \"source_domain\": \"courier.example\", \"date_publish\": \"2024-05-04 10:30:00\", \"authors\": [\"A. Vell\"]}}\n"
    );
    let opened = open("crawl.jsonl", &lines);
    let article = opened.documents[0].article();
    assert_eq!(
        (article.title.as_str(), article.origin.line),
        ("Rain", Some(1))
    );
    assert_eq!(article.source.as_deref(), Some("courier.example"));
    assert_eq!(article.author.as_deref(), Some("A. Vell"));
    assert!(article.given.is_some());
}

#[test]
fn the_layouts_of_statistical_offices_give_full_records() {
    let world_bank = "\"Data Source\",\"Development Figures\",\n\n\"Last Updated Date\",\"2024-05-01\",\n\n\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\"1961\",\n\"Estmark\",\"EST\",\"GDP (current US$)\",\"NY.GDP\",\"\",\"1500.5\",\n\"Estmark\",\"EST\",\"Inflation, consumer prices (annual %)\",\"FP.CPI\",\"4.5\",\"..\",\n";
    let opened = open("API_EST.csv", world_bank);
    assert_eq!(
        opened.tables[0].mapping.layout.as_deref(),
        Some("World Bank")
    );
    let read = findings(opened);
    assert_eq!(
        figures(&read),
        [
            figure("1500.5", "GDP (current US$)", "1961"),
            figure("4.5", "Inflation, consumer prices (annual %)", "1960")
        ]
    );
    assert_eq!(read.figures[0].unit.currency.as_deref(), Some("USD"));
    assert_eq!(read.figures[1].unit.key, "percent");
    assert_eq!(read.figures[0].entity.as_deref(), Some("Estmark"));

    let owid =
        table("Entity,Code,Year,Life expectancy\nEstmark,EST,1950,41.5\nEstmark,EST,-500,22\n");
    assert_eq!(
        figures(&owid),
        [
            figure("41.5", "Life expectancy", "1950"),
            figure("22", "Life expectancy", "-0500")
        ]
    );

    let fred = table("observation_date,UNRATE\n2024-01-01,3.7\n2024-02-01,.\n2024-03-01,3.8\n");
    assert_eq!(
        figures(&fred),
        [
            figure("3.7", "UNRATE", "2024-01"),
            figure("3.8", "UNRATE", "2024-03")
        ]
    );

    let sdmx = table(
        "DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS\nX:Y(1.0),Estmark,Exports,2020-Q1,12.5,EUR,6,E\nX:Y(1.0),Estmark,Exports,2020-Q2,NaN,EUR,6,M\n",
    );
    assert_eq!(
        figures(&sdmx),
        [figure("12500000", "Exports", "2020-01/2020-03")]
    );
    assert_eq!(sdmx.figures[0].unit.currency.as_deref(), Some("EUR"));
    assert_eq!(sdmx.figures[0].status, Status::Estimate);
    assert_eq!(sdmx.figures[0].amount.last_digit, 5);
}

#[test]
fn the_layouts_of_event_collections_are_known() {
    let acled = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,country,location,source,notes,fatalities,timestamp\nEST1,03 May 2024,2024,1,Demonstrations,Protests,Peaceful protest,Dockers,,Estmark,Vellmar,Courier,Dockers marched to the port and back.,0,1714900000\n";
    let opened = open("acled.csv", acled);
    assert_eq!(opened.tables[0].mapping.layout.as_deref(), Some("ACLED"));
    let read = findings(opened);
    assert_eq!(
        (edtfs(&read), titles(&read)),
        (
            vec!["2024-05-03".to_owned()],
            vec!["Dockers marched to the port and back."]
        )
    );
    assert_eq!(figures(&read), [figure("0", "fatalities", "2024-05-03")]);

    let timeline = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n2024,5,3,10:30,,,,,,Rain,<p>Much rain</p>,,,,,,weather,\n-500,,,,,,,,,Old town,,,,,,,,\n1990,,,,1999,,,,,The nineties,,,,,,era,,\n,,,,,,,,,Our town,,,,,,title,,\n";
    let opened = open("timeline.csv", timeline);
    assert_eq!(
        opened.tables[0].mapping.layout.as_deref(),
        Some("TimelineJS")
    );
    let read = findings(opened);
    // There is no year 0 in them: -500 is 500 BC.
    assert_eq!(edtfs(&read), ["2024-05-03T10:30", "-0499", "1990/1999"]);
    assert_eq!(titles(&read), ["Rain", "Old town", "The nineties"]);
    let categories = read
        .events
        .iter()
        .map(|event| event.labels.category.as_deref());
    assert_eq!(
        categories.collect::<Vec<_>>(),
        [Some("weather"), None, Some("era")]
    );
    // The title is no event without a date; nothing is to be said of it.
    assert_eq!(read.diagnostics, []);
}

#[test]
fn what_is_known_to_the_week_or_the_month_says_no_more() {
    let read = table(
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,notes,fatalities\n\
         E1,08 May 2024,2024,2,Battles,Armed clash,Rebels,A clash near Kirn.,4\n\
         E2,01 May 2024,2024,3,Battles,Armed clash,Rebels,A raid.,0\n",
    );
    assert_eq!(edtfs(&read), ["2024-05-06/2024-05-12", "2024-05"]);
}

#[test]
fn a_time_of_day_in_a_column_of_its_own_stands_beside_its_day() {
    let read =
        table("Date,Time,Event\n2024-05-03,14:30,Rain\n2024-05-04,2:15 PM,Sun\n2024-05-05,,Wind\n");
    assert_eq!(
        edtfs(&read),
        ["2024-05-03T14:30", "2024-05-04T14:15", "2024-05-05"]
    );
}

#[test]
fn daily_tables_and_labels_behind_codes_in_small_letters_are_known() {
    let read =
        table("Entity,Code,Day,Daily deaths\nEstmark,EST,2020-03-01,5\nEstmark,EST,2020-03-02,7\n");
    assert_eq!(figures(&read)[1], figure("7", "Daily deaths", "2020-03-02"));
    assert_eq!(read.figures[0].entity.as_deref(), Some("Estmark"));
    let read = table(
        "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,unit,Unit of measure,geo,Geopolitical entity (reporting),TIME_PERIOD,Time,OBS_VALUE,Observation value,OBS_FLAG\n\
         dataflow,EST:HICP(1.0),Consumer prices,M,Monthly,RCH_A,Annual rate of change,OSM,Ostmark,2024-01,,3.1,,\n\
         dataflow,EST:HICP(1.0),Consumer prices,M,Monthly,RCH_A,Annual rate of change,EST,Estmark,2024-01,,2.7,,p\n",
    );
    assert_eq!(
        figures(&read)[0],
        figure("3.1", "Consumer prices", "2024-01")
    );
    assert_eq!(read.figures[0].entity.as_deref(), Some("Ostmark"));
    assert_eq!(read.figures[1].status, Status::Estimate);
    let read = table(
        "DATASET,SERIES_CODE,OBS_MEASURE,COUNTRY,INDICATOR,FREQUENCY,SCALE,2019,2020\nWEO,EST.NGDP,OBS_VALUE,Estmark,\"Output, current prices\",Annual,Billions,10.5,9.8\n",
    );
    assert_eq!(
        figures(&read)[0],
        figure("10500000000", "Output, current prices", "2019")
    );
}

#[test]
fn articles_of_news_services_and_tables_that_lie_column_by_column_are_read() {
    let text = "On 3 May 2024 it rained in Brenn, said the office.";
    let service = format!(
        r#"{{"status": "ok", "articles": [{{"source": {{"id": null, "name": "Courier"}}, "author": "A. Vell", "title": "Rain", "publishedAt": "2024-05-04T06:30:00Z", "content": "{text}"}}]}}"#
    );
    let alone = format!(
        r#"{{"title": "Rain", "maintext": "{text}", "source_domain": "Courier", "date_publish": "2024-05-04 06:30:00", "authors": ["A. Vell"]}}"#
    );
    let by_column = format!(
        r#"{{"title": {{"0": "Rain"}}, "text": {{"0": "{text}"}}, "domain": {{"0": "Courier"}}, "date": {{"0": "2024-05-04"}}, "author": {{"0": "A. Vell"}}}}"#
    );
    let split = format!(
        r#"{{"columns": ["title", "text", "domain", "date", "author"], "index": [0], "data": [["Rain", "{text}", "Courier", "2024-05-04", "A. Vell"]]}}"#
    );
    let lines = format!(
        r#"{{"title": "Rain", "text": "{text}", "domain": "Courier", "publish_date": "05-04-2024", "date": "2024-05-04", "authors": ["A. Vell"]}}"#
    );
    for (name, json) in [
        ("service.json", service),
        ("alone.json", alone),
        ("columns.json", by_column),
        ("split.json", split),
        ("lines.jsonl", lines + "\n"),
    ] {
        let opened = open(name, &json);
        let article = opened.documents[0].article();
        let given = article.given.map(|day| day.to_string());
        assert_eq!(
            (
                article.title.as_str(),
                given.as_deref(),
                article.source.as_deref(),
                article.author.as_deref()
            ),
            ("Rain", Some("2024-05-04"), Some("Courier"), Some("A. Vell")),
            "{name}"
        );
        assert_eq!(article.text, text, "{name}");
    }
}

#[test]
fn timeline_tools_in_json_keep_their_dates_groups_and_words() {
    let read = findings(open(
        "a.json",
        r#"{"events": [{"start_date": {"year": 1914, "month": 7}, "end_date": {"year": "1918"}, "text": {"headline": "<b>War</b> &amp; peace", "text": "<p>Long.</p>"}, "group": "Wars"}], "eras": [{"start_date": {"year": -500}, "end_date": {"year": 0}, "text": {"headline": "Old age"}}]}"#,
    ));
    assert_eq!(edtfs(&read), ["1914-07/1918", "-0499/0000"]);
    assert_eq!(titles(&read), ["War & peace", "Old age"]);

    let read = findings(open(
        "a.json",
        r#"{"groups": [{"id": 7, "content": "Weather"}], "items": [{"content": "Rain<br>again", "start": 1714694400000, "end": "2024-05-05", "group": 7}]}"#,
    ));
    assert_eq!(
        (edtfs(&read), titles(&read)),
        (vec!["2024-05-03/2024-05-05".to_owned()], vec!["Rain again"])
    );

    let short = r#"[{"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "Siege of Brenn", "date": "-0481-01-01T00:00:00Z"}]"#;
    let opened = open("query.json", short);
    assert!(
        opened.notes[0]
            .message
            .contains("1 date(s) are the first of January"),
        "{:?}",
        opened.notes
    );
    assert_eq!(titles(&findings(opened)), ["Siege of Brenn"]);
    let long = r#"{"head": {"vars": ["item", "itemLabel", "start", "startPrecision"]}, "results": {"bindings": [{"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}, "itemLabel": {"type": "literal", "value": "Siege of Brenn"}, "start": {"type": "literal", "value": "1632-03-01T00:00:00Z"}, "startPrecision": {"type": "literal", "value": "10"}}]}}"#;
    assert_eq!(edtfs(&findings(open("query.json", long))), ["1632-03"]);
    let placed = r#"[{"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "Siege of Brenn", "date": "1632-03-04T00:00:00Z", "coord": "Point(13.38 52.52)"}]"#;
    let read = findings(open("query.json", placed));
    let point = read.events[0].labels.coordinates.unwrap();
    assert_eq!(
        (point.latitude.to_string(), point.longitude.to_string()),
        ("52.52".to_owned(), "13.38".to_owned())
    );
}

#[test]
fn a_file_of_timeflow_keeps_its_tracks_its_lists_and_its_sizes() {
    let head = "#TIMEFLOW\tformat version\t1\n#TIMEFLOW\tsource\t[source unspecified]\n#TIMEFLOW\tdescription\t\"Compiled by\nnobody\"\n\
        #TIMEFLOW\tfield\tWhen\tDate/Time\n#TIMEFLOW\tfield\tKinds\tList\n#TIMEFLOW\tfield\tParty\tText\n\
        #TIMEFLOW\tfield\tPledged\tNumber\n#TIMEFLOW\tend-metadata\n#TIMEFLOW\talias\tTIMEFLOW_START\tWhen\n\
        #TIMEFLOW\talias\tTIMEFLOW_LABEL\tParty\n#TIMEFLOW\talias\tTIMEFLOW_SIZE\tPledged\n#TIMEFLOW\talias\tTIMEFLOW_TRACK\tKinds\n\
        #TIMEFLOW\t====== End of Header. Data below is in tab-delimited format. =====\nWhen\tKinds\tParty\tPledged\n";
    let text = format!(
        "{head}Jul 27 2010\tstorm, flood\tBrenn\t1000.0\nJul 28 2010 18:00:00\tstorm\tKirn\t\n"
    );
    let read = findings(open("a.time", &text));
    assert_eq!(edtfs(&read), ["2010-07-27", "2010-07-28T18:00"]);
    assert_eq!(titles(&read), ["Brenn", "Kirn"]);
    assert_eq!(read.events[0].labels.tags, ["storm", "flood"]);
    assert_eq!(figures(&read), [figure("1000", "Pledged", "2010-07-27")]);
}

#[test]
fn figures_of_many_dimensions_are_told_apart_and_labels_are_read_before_codes() {
    let read = table(
        "STRUCTURE,STRUCTURE_NAME,REF_AREA,Reference area,MEASURE,Measure,SEX,Sex,UNIT_MEASURE,Unit of measure,TIME_PERIOD,Time period,OBS_VALUE,OBS_STATUS,Observation status,UNIT_MULT,Unit multiplier\n\
         DATAFLOW,Labour,OSM,Ostmark,UNE,Unemployed,F,Women,PERS,Persons,2023-Q4,,12.5,A,Normal value,3,Thousands\n\
         DATAFLOW,Labour,OSM,Ostmark,UNE,Unemployed,M,Men,PERS,Persons,2023-Q4,,13,E,Estimated value,3,Thousands\n",
    );
    assert_eq!(
        figures(&read),
        [
            figure("12500", "Unemployed, Women", "2023-10/2023-12"),
            figure("13000", "Unemployed, Men", "2023-10/2023-12")
        ]
    );
    assert_eq!(read.figures[0].entity.as_deref(), Some("Ostmark"));
    assert_eq!(read.figures[1].status, Status::Estimate);
    let read = table(
        "DATAFLOW,LAST UPDATE,freq,unit,coicop,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n\
         ESTAT:PRICES(1.0),17/05/24 11:00:00,M,RCH_A,CP00,OS,2024-03,2.3,\nESTAT:PRICES(1.0),17/05/24 11:00:00,M,RCH_A,CP01,OS,2024-03,-1,p\n",
    );
    assert_eq!(
        figures(&read)[1],
        figure("-1", "ESTAT:PRICES(1.0), CP01", "2024-03")
    );
    assert_eq!(
        (read.figures[1].kind, read.figures[1].unit.key.as_ref()),
        (Kind::Change, "percent")
    );
    let read = table(
        "Country,Subject Descriptor,Units,Scale,2022,2023\nOstmark,Output,National currency,Billions,\"1,234.5\",--\nOstmark,Output,Percent change,,-7.1,5.3\n",
    );
    assert_eq!(
        figures(&read),
        [
            figure("1234500000000", "Output", "2022"),
            figure("-7.1", "Output", "2022"),
            figure("5.3", "Output", "2023")
        ]
    );
}

#[test]
fn a_title_above_a_table_says_what_it_measures_and_in_what() {
    let read = table(
        "Gross domestic product by country\n\"US$ millions, current prices\"\n\nCountry,2021,2022\nOstmark,1234.5,1300\nKirn,n/a,10\n",
    );
    assert_eq!(
        figures(&read),
        [
            figure("1234500000", "Gross domestic product by country", "2021"),
            figure("1300000000", "Gross domestic product by country", "2022"),
            figure("10000000", "Gross domestic product by country", "2022")
        ]
    );
    assert_eq!(read.figures[0].unit.currency.as_deref(), Some("USD"));
    // What is no title stays none.
    let read = table("Last Updated Date,2024-05-30\n\nCountry,2021,2022\nOstmark,1234.5,1300\n");
    assert_eq!(figures(&read)[0], figure("1234.5", "", "2021"));
}

#[test]
fn an_event_of_a_conflict_has_its_dead_and_its_associates() {
    let read = table(
        "event_date,event_type,sub_event_type,actor1,assoc_actor_1,location,latitude,longitude,notes,fatalities\n\
         03 May 2024,Riots,Mob violence,Rioters,Dockers; Ferrymen,Brenn,53.55,9.99,\"On 3 May, rioters burnt a ferry in Brenn.\",2\n",
    );
    assert_eq!(titles(&read), ["On 3 May, rioters burnt a ferry in Brenn."]);
    assert_eq!(
        read.events[0].labels.actors,
        ["Rioters", "Dockers", "Ferrymen"]
    );
    assert_eq!(figures(&read), [figure("2", "fatalities", "2024-05-03")]);
}

#[test]
fn text_timelines_are_read() {
    let text = "title: Weather\ndateFormat: d/M/yyyy\n\nsection Spring\n3/5/2024: Rain #wet\n  and more of it\n// a comment\n4/5/2024 - 9/5/2024: Sun\nnow: Today\nendSection\n1990s: Drought\n";
    let opened = open("a.mw", text);
    assert_eq!(opened.tables[0].tally.skipped[0].why, Skip::BadDate);
    let read = findings(opened);
    assert_eq!(
        edtfs(&read),
        ["2024-05-03", "2024-05-04/2024-05-09", "199X"]
    );
    assert_eq!(titles(&read), ["Rain", "Sun", "Drought"]);
    assert!(
        read.quote(read.events[0].sentence)
            .contains("and more of it")
    );
}

#[test]
fn budget_years_and_periods_of_offices_stand_in_names_of_columns() {
    let read = table("Country,2021-22,2022-23\nEstmark,4.5,5\n");
    assert_eq!(
        figures(&read),
        [figure("4.5", "", "2021/2022"), figure("5", "", "2022/2023")]
    );
    let read = table("Country,2020Q1,2020Q2\nEstmark,4.5,5\n");
    assert_eq!(figures(&read)[1], figure("5", "", "2020-04/2020-06"));
    let read = table("Product;2019;2020\nSteel;1,5;2\nCoal;3;4,25\n");
    assert_eq!(read.figures[3].entity.as_deref(), Some("Coal"));
    assert_eq!(figures(&read)[3].0, "4.25");
}
