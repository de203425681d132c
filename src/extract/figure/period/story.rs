//! What the sentences before were about → the period of a figure that names no time of its own.
//!
//! A text goes on about a time until it names another: the period of a report, over which figure after figure is told, what
//! happened on a day, of which the next sentences tell more, or the days of a survey, whose findings it tells. Has no
//! opinion on the times of a figure's own sentence.

mod entry;
mod lend;

use super::compared::{compares, dates_base, is_base};
use super::scope::{Scope, Told};
use super::{Candidate, Dating, datable, survey};
use crate::extract::Page;
use crate::extract::figure::find::Raw;
use crate::extract::figure::reader::Reader;
use crate::extract::outline::Outline;
use crate::model::said::Bound;
use crate::model::{Basis, Interval, Period, Published, Status, Time};

/// A time that the text goes on about.
#[derive(Clone, Debug)]
struct Thread {
    dating: Dating,
    interval: Interval,
    /// The last sentence that was about it.
    sentence: u32,
    /// Where the last sentence about it ends, in tokens.
    end: usize,
    /// True when a figure named it.
    measured: bool,
    /// True for the first period that figures of the text are of.
    leads: bool,
}

/// What a text has been about so far.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The period of a report.
    report: Option<Thread>,
    /// The time of what happened.
    event: Option<Thread>,
    /// When the survey was taken that findings are told of.
    survey: Option<Thread>,
    /// The day that markets are told of.
    session: Option<Thread>,
    /// The time that heads the paragraph.
    entry: Option<Thread>,
    /// The last time named, in whatever clause.
    last: Option<Thread>,
    /// True once there was a report.
    reported: bool,
    /// True once a figure had a time.
    dated: bool,
    /// The first time not come to yet.
    seen: usize,
    /// One past the last second of the day of publication.
    published: Option<i64>,
}

/// A sentence, with the figures in it.
pub(super) struct Heard<'a> {
    /// The times that may date a figure.
    pub(super) candidates: &'a [Candidate],
    /// Its clauses.
    pub(super) scope: &'a Scope,
    /// Its figures.
    pub(super) group: &'a [Raw],
    /// Their times.
    pub(super) datings: &'a [Dating],
    /// Where it ends, in tokens.
    pub(super) end: usize,
}

/// Seconds.
const DAY: i64 = 86_400;

impl Story {
    /// The story of a text that appeared then.
    pub(super) fn new(published: &Published) -> Self {
        Self {
            published: published.date.map(|day| day.extent().1),
            ..Self::default()
        }
    }

    /// True when it has come to a time that figures could be of.
    pub(super) fn goes_on(&self) -> bool {
        self.dated || self.report.is_some() || self.event.is_some() || self.session.is_some()
    }

    /// Notes what the sentences with times and no figures are about, up to the next one with figures.
    pub(super) fn pass(
        &mut self,
        r: &Reader<'_>,
        page: &Page<'_>,
        times: &[Time],
        outline: &Outline,
        sentence: u32,
        candidates: &[Candidate],
    ) {
        while let Some(at) = times.get(self.seen).map(|time| time.sentence)
            && at <= sentence
        {
            if at < sentence {
                let candidates = datable::candidates(r, times, at);
                self.hear(r, page, times, &candidates, at);
                self.note(
                    r,
                    times,
                    &Heard {
                        candidates: &candidates,
                        scope: &Scope::of(r, outline.of(at)),
                        group: &[],
                        datings: &[],
                        end: page
                            .sentences
                            .get(at as usize)
                            .map_or(0, |sentence| sentence.last as usize),
                    },
                );
            }
            self.seen += times[self.seen..]
                .iter()
                .take_while(|time| time.sentence == at)
                .count();
        }
        self.hear(r, page, times, candidates, sentence);
    }

    /// Notes the survey that a sentence tells of.
    fn hear(
        &mut self,
        r: &Reader<'_>,
        page: &Page<'_>,
        times: &[Time],
        candidates: &[Candidate],
        sentence: u32,
    ) {
        let start = page
            .sentences
            .get(sentence as usize)
            .map_or(0, |told| told.first as usize);
        self.open(r, times, candidates, start);
        if let Some(day) = datable::day_told(r, times, sentence)
            && let Some(interval) = times.get(day.index as usize).and_then(|time| time.interval)
        {
            // Markets are told of day by day, and of none long gone.
            let recent = self.published.is_some_and(|now| {
                ends(interval).is_some_and(|end| (0..=8 * DAY).contains(&(now - end)))
            });
            self.session = recent.then(|| Thread {
                dating: named(r, day, interval),
                interval,
                sentence,
                end: day.last,
                measured: false,
                leads: false,
            });
        }
        let taken = survey::taken(r, candidates, start).and_then(|time| {
            let interval = times.get(time.index as usize)?.interval?;
            let past = self
                .published
                .is_none_or(|day| ends(interval).is_some_and(|end| end <= day));
            (is_stretch(interval) && past).then_some((time, interval))
        });
        if let Some((time, interval)) = taken {
            self.survey = Some(Thread {
                dating: named(r, time, interval),
                interval,
                sentence,
                end: time.last,
                measured: true,
                leads: false,
            });
        }
    }

    /// Notes the times of a sentence and of its figures.
    pub(super) fn note(&mut self, r: &Reader<'_>, times: &[Time], heard: &Heard<'_>) {
        let &Heard {
            candidates,
            scope,
            group,
            datings,
            end,
        } = heard;
        let time_of = |c: &Candidate| times.get(c.index as usize);
        if let Some((&time, said)) = candidates
            .iter()
            .rev()
            .filter(|c| !compares(r, **c))
            .find_map(|c| Some(c).zip(time_of(c)))
            && let Some(interval) = said.interval.filter(|&interval| is_stretch(interval))
        {
            self.last = Some(Thread {
                dating: named(r, time, interval),
                interval,
                sentence: said.sentence,
                end,
                measured: false,
                leads: false,
            });
        }
        self.dated |= datings.iter().any(|dating| dating.time.is_some());
        // "rose 0.2 % from June": of the month after it, though that is not named.
        for thread in [&mut self.report, &mut self.event, &mut self.survey]
            .into_iter()
            .flatten()
        {
            let same = |dating: &Dating| {
                dating.period.as_ref().map(|period| period.interval) == Some(thread.interval)
            };
            if let Some(raw) = group.first()
                && datings.iter().any(same)
            {
                thread.sentence = raw.range.sentence;
                thread.end = end;
                thread.measured = true;
            }
        }
        // "The oldest was charred between 2200 and 1900 BC": the text has gone on to another age.
        let aged = candidates.iter().any(|&c| {
            let long = |interval: Interval| {
                interval.start.is_some() && interval.end.is_some() && !is_stretch(interval)
            };
            times
                .get(c.index as usize)
                .is_some_and(|time| time.interval.is_some_and(long))
                && !compares(r, c)
                && scope.is_main(c.first)
                && scope.told(r, c.first) == Told::Past
        });
        if aged {
            (self.report, self.event) = (None, None);
        }
        let told = candidates.iter().filter_map(|&c| {
            let time = times.get(c.index as usize)?;
            let interval = time.interval.filter(|&interval| is_stretch(interval))?;
            let goes = time.said.bound == Bound::At
                && !compares(r, c)
                && !dates_base(r, group, c)
                && !is_since(r, c.first)
                && scope.is_main(c.first)
                && scope.told(r, c.first) == Told::Past;
            goes.then_some((c, interval, time.sentence))
        });
        let measured = |c: &Candidate| {
            group.iter().zip(datings).position(|(raw, dating)| {
                dating.time == Some(c.index)
                    && !is_base(r, raw)
                    && !matches!(raw.status, Status::Forecast | Status::Target)
            })
        };
        // The time of the first figure, else the first of all.
        let rank = |(c, ..): &(Candidate, Interval, u32)| measured(c).unwrap_or(usize::MAX);
        let Some((candidate, interval, sentence)) = told.clone().min_by_key(rank) else {
            // "It had traded at 1,125 in January": a glance back, and no more.
            let back = !group.is_empty()
                && group
                    .iter()
                    .all(|raw| scope.told(r, raw.first) == Told::Before);
            if let (true, Some(event), Some(raw)) = (back, &mut self.event, group.first())
                && event.sentence + 1 == raw.range.sentence
                && candidates.iter().filter_map(time_of).all(|time| {
                    time.interval
                        .is_some_and(|earlier| ends(earlier) <= begins(event.interval))
                })
            {
                event.sentence = raw.range.sentence;
                event.end = end;
            }
            return;
        };
        // "by 24 % in May and by 35 % twelve months later": the story has moved on, and what is told next may be of either.
        let moved = |(other, later, _): (Candidate, Interval, u32)| {
            measured(&other).is_some() && begins(later) >= ends(interval)
        };
        if told.clone().any(moved) {
            (self.report, self.event) = (None, None);
            return;
        }
        let long = length(interval) > 5 * DAY;
        let measured = measured(&candidate);
        let dating = measured
            .and_then(|at| datings.get(at))
            .map_or_else(|| named(r, candidate, interval), Dating::clone);
        let thread = Thread {
            dating,
            interval,
            sentence,
            end,
            measured: measured.is_some(),
            leads: !self.reported
                && self.published.is_some_and(|day| {
                    ends(interval).is_some_and(|end| (0..=400 * DAY).contains(&(day - end)))
                }),
        };
        if !(long && thread.measured) {
            self.event = Some(thread);
            return;
        }
        // "In 2019, when the town flooded, it took five days": the story goes back there for a while.
        let back = self
            .report
            .as_ref()
            .is_some_and(|report| ends(interval) <= begins(report.interval));
        let led = group
            .first()
            .is_some_and(|raw| candidate.first <= raw.range.first + 1);
        if back
            && led
            && datings
                .iter()
                .all(|dating| dating.time.is_none_or(|time| time == candidate.index))
        {
            self.event = Some(Thread {
                measured: false,
                ..thread
            });
            return;
        }
        self.reported = true;
        match &mut self.report {
            // A comparison with what was before.
            Some(report)
                if ends(report.interval) == ends(interval)
                    || ends(interval) <= begins(report.interval) =>
            {
                report.sentence = sentence;
                report.end = end;
            }
            // Another paragraph is about its own.
            Some(report)
                if begins(interval) < ends(report.interval)
                    && !(report.end..candidate.first).any(|at| r.is_break(at)) =>
            {
                self.report = None;
            }
            _ => self.report = Some(thread),
        }
    }
}

/// A time that the text names, as that of figures to come.
fn named(r: &Reader<'_>, time: Candidate, interval: Interval) -> Dating {
    Dating {
        time: Some(time.index),
        period: Some(Period {
            interval,
            basis: Basis::At,
            time: Some(time.index),
            because: format!("\"{}\"", r.phrase(time.first, time.last)),
        }),
        base: None,
    }
}

/// True for what a text can go on about: no longer than an accounting year.
fn is_stretch(interval: Interval) -> bool {
    interval.start.is_some() && interval.end.is_some() && length(interval) <= 400 * DAY
}

/// True for "since the series began in 1976": what is told is of another time.
fn is_since(r: &Reader<'_>, at: usize) -> bool {
    (at.saturating_sub(10)..at)
        .rev()
        .take_while(|&at| !r.is_mark(at))
        .any(|at| r.is(at, word!("since")))
}

fn begins(interval: Interval) -> Option<i64> {
    interval.extent().0
}

fn ends(interval: Interval) -> Option<i64> {
    interval.extent().1
}

fn length(interval: Interval) -> i64 {
    match interval.extent() {
        (Some(first), Some(last)) => last - first,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn a_report_goes_on_about_its_period() {
        check(
            "The airline carried 3 million passengers in April, up 6 % on the year. It flew 24,000 flights.\n\nCargo fell 2 per cent. \
             The fleet numbers 88 aircraft.",
            &[
                ("3 million passengers", "2024-04"),
                ("24,000 flights", "2024-04"),
                ("2 per cent", "2024-04"),
                ("88 aircraft", "none"),
            ],
        );
        check(
            "Tarn has reported a 17 % rise in net profit for the third quarter. Revenue grew 6 % to $3 million.",
            &[
                ("6 %", "2023-07/2023-09"),
                ("$3 million", "2023-07/2023-09"),
            ],
        );
        check(
            "Revenue in the year to December 31 fell 6 per cent. The loss for 2022 was $12 million. Passenger numbers slipped by 8 per cent.",
            &[
                ("$12 million", "2022"),
                ("8 per cent", "2023-01-01/2023-12-31"),
            ],
        );
        check(
            "Joblessness rose to 12 % in April. There were 3 million people out of work, 117,000 more than in the previous month.",
            &[("3 million people", "2024-04"), ("117,000", "2024-04")],
        );
        check(
            "Joblessness fell to 9 % in April, the lowest since the series began in 1976. Some 1,100 people were out of work, though part-time \
             work grew by 3 per cent.",
            &[("1,100 people", "2024-04"), ("3 per cent", "2024-04")],
        );
        check(
            "Exports fell 2 % in April. Shipments of tin, which account for a third of the total, were worth $9 billion.",
            &[("a third", "none"), ("$9 billion", "2024-04")],
        );
    }

    #[test]
    fn a_report_tells_nothing_of_what_has_its_own_time() {
        // What has been, what somebody set, what is owed at a moment, what has a price every day.
        check(
            "Sales rose 3 per cent in April. The group has opened 40 shops. It paid a levy of 2 per cent. Net debt was cut to $4m. \
             Shares in Kolding rose 5 per cent.",
            &[
                ("40 shops", "none"),
                ("2 per cent", "none"),
                ("$4m", "none"),
                ("5 per cent", "none"),
            ],
        );
        // Longer than the report.
        check(
            "Screening cost $90m in 2023. Deaths fell 36 per cent over a decade.",
            &[("36 per cent", "none")],
        );
        // The text has gone on to another age.
        check(
            "Her students bored 46 cores last summer. The oldest coal was charred between 1900 and 1940. Some 4 per cent were too small to use.",
            &[("4 per cent", "none")],
        );
        // Periods that overlap: it is of one or the other.
        check(
            "Overseas workers sent home $20bn in the first three months of 2024. Wiring the money cost $9 in February. Fees fell by a tenth.",
            &[("$9", "2024-02"), ("a tenth", "none")],
        );
        // Another paragraph of a history goes on to something else.
        check(
            "In 1968 the harvest was 27,000 tonnes.\n\nThe mayor sold 30 boats.",
            &[("27,000 tonnes", "1968"), ("30 boats", "none")],
        );
    }

    #[test]
    fn what_happened_on_a_day_is_told_on() {
        check(
            "A court jailed the cashier on Tuesday. The judge convicted her on 17 counts, and ordered her to repay $4m.",
            &[("17 counts", "2024-05-14"), ("$4m", "2024-05-14")],
        );
        check(
            "A storm tore through the valley on 3 May. It flattened 210 houses. The valley is home to 60,000 people.",
            &[("210 houses", "2024-05-03"), ("60,000 people", "none")],
        );
        check(
            "The eight clubs spent $40m at an auction on Sunday, less than last year.\n\nThe costliest buy was a striker, for whom Brenn paid $2m.",
            &[("$40m", "2024-05-12"), ("$2m", "2024-05-12")],
        );
        check(
            "The clubs spent $40m at an auction on Sunday; the share of women went up to 38 per cent.",
            &[("38 per cent", "2024-05-12")],
        );
        check(
            "Fewer people marched on Tuesday. Police said that 4,800 people had taken part.",
            &[("4,800 people", "2024-05-14")],
        );
        // What it had all along, and what may be so now.
        check(
            "A ferry sank off Koru on Saturday. It had 80 seats but was carrying 150 people.",
            &[("80 seats", "none"), ("150 people", "2024-05-11")],
        );
        check(
            "She was 19 when she weighed her first sack in 1987. It came to 62 kilos.",
            &[("62 kilos", "1987")],
        );
        check(
            "The museum drew 210,000 visitors last year. Tickets cost $12.",
            &[("210,000 visitors", "2023"), ("$12", "none")],
        );
        // By then it had happened; it used to; two days of which either could be meant.
        check(
            "The bridge closed on Monday. It used to carry 900 lorries. It had cost $4m.",
            &[("900 lorries", "none"), ("$4m", "none")],
        );
        check(
            "The crown fell by 24 % in November 2021 and by 35 % in November 2022. Joblessness rose to 5 %.",
            &[("5 %", "none")],
        );
    }

    #[test]
    fn a_text_goes_back_for_a_while() {
        check(
            "Shops took $4bn in April. In 1987, when the dam burst, they took $2bn. Insurers paid out $300 million that time.",
            &[("$4bn", "2024-04"), ("$300 million", "1987")],
        );
        // The day of a report is that of none of its figures.
        check(
            "Larsen Foods on Tuesday posted a 12 per cent rise in profit for the quarter ended March 31, helped by a tax gain of $3 million.\n\n\
             Revenue was $410 million.",
            &[
                ("12 per cent", "2024-01-01/2024-03-31"),
                ("$3 million", "2024-01-01/2024-03-31"),
                ("$410 million", "2024-01-01/2024-03-31"),
            ],
        );
    }

    #[test]
    fn it_was_so_at_the_time_named_last() {
        check(
            "The article on Sunday misstated the value of logs sold in 2021. It was $342 million. Volume nearly tripled, to 1,100 tonnes.",
            &[("$342 million", "2021"), ("1,100 tonnes", "2021")],
        );
    }
}
