//! throw-away
use std::io::Read;
fn main() {
    let mut t = String::new();
    std::io::stdin().read_to_string(&mut t).unwrap();
    let mut v = vec![];
    for (i, l) in t.split("\n=====\n").enumerate() {
        let mut a = dateline::model::Article::new(format!("a{i}"), l.to_owned());
        if let Some(d) = l.strip_prefix("@") {
            let (d, rest) = d.split_once('\n').unwrap();
            a = dateline::model::Article::new(format!("a{i}"), rest.to_owned());
            a.given = d.parse().ok();
        }
        v.push(std::sync::Arc::new(dateline::extract::extract(a)));
    }
    let c = dateline::model::Corpus::new(v);
    for q in dateline::model::claims::fold(&c) {
        if q.claims.len() > 1 || std::env::args().count() > 1 {
            println!(
                "{:?} {} | {} | {}",
                q.verdict,
                q.title(),
                q.claims
                    .iter()
                    .map(|k| {
                        let f = c.figure(k.figure).unwrap();
                        format!(
                            "{}@{}:{:?}",
                            f.span
                                .slice(&c.article(k.figure.article).unwrap().article.text),
                            k.figure.article,
                            f.speaker
                        )
                    })
                    .collect::<Vec<_>>()
                    .join("; "),
                q.because
            );
        }
    }
}
