//! A stretch of time and a wish to move → the stretch to show next. Knows no pixel.

use crate::chart::TimeView;
use crate::model::{Corpus, Datum, Filter};

/// The shortest stretch that can be zoomed to, in seconds.
const SHORTEST: f64 = 60.0;
/// The longest, in seconds: the whole calendar of 20,000 years.
const LONGEST: f64 = 20_000.0 * 366.0 * 86_400.0;

/// The stretch that holds everything the filter lets through, with a little air on both sides.
#[must_use]
pub(super) fn all(corpus: &Corpus, filter: &Filter) -> Option<TimeView> {
    let mut ends: Option<(i64, i64)> = None;
    for &event in corpus.events_by_start() {
        if corpus.shows_event(filter, event)
            && let Some((start, end)) = corpus.event(event).and_then(|e| e.interval.drawn())
        {
            ends = Some(ends.map_or((start, end), |(a, b)| (a.min(start), b.max(end))));
        }
    }
    let (start, end) = ends?;
    let air = ((end - start) as f64 * 0.04).max(86_400.0);
    Some(TimeView {
        start: start as f64 - air,
        end: end as f64 + air,
    })
}

/// The view with `percent` of its length, about `at` or its own middle.
#[must_use]
pub(super) fn zoomed(view: TimeView, percent: i32, at: Option<f64>) -> TimeView {
    let at = at
        .filter(|&at| at > view.start && at < view.end)
        .unwrap_or_else(|| f64::midpoint(view.start, view.end));
    let span = (view.span() * f64::from(percent) / 100.0).clamp(SHORTEST, LONGEST);
    let left = (at - view.start) / view.span();
    let start = at - span * left;
    TimeView {
        start,
        end: start + span,
    }
}

/// The view moved by `percent` of its length; positive is later.
#[must_use]
pub(super) fn panned(view: TimeView, percent: i32) -> TimeView {
    let by = view.span() * f64::from(percent) / 100.0;
    TimeView {
        start: view.start + by,
        end: view.end + by,
    }
}

/// The view of the same length with `at` in its middle.
#[must_use]
pub(super) fn centred(view: TimeView, at: f64) -> TimeView {
    let half = view.span() / 2.0;
    TimeView {
        start: at - half,
        end: at + half,
    }
}

/// The middle of a datum on the calendar, in seconds since 1970.
#[must_use]
pub(super) fn middle(corpus: &Corpus, datum: Datum) -> Option<f64> {
    let interval = match datum {
        Datum::Event(r) => Some(corpus.event(r)?.interval),
        Datum::Figure(r) => corpus.figure(r)?.period.as_ref().map(|p| p.interval),
        Datum::Time(r) => corpus.time(r)?.interval,
    };
    let (start, end) = interval?.drawn()?;
    Some(f64::midpoint(start as f64, end as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: TimeView = TimeView {
        start: 0.0,
        end: 31_536_000.0,
    };

    #[test]
    fn zooming_in_and_out_again_comes_back_and_keeps_its_place() {
        let at = 10_000_000.0;
        let inside = zoomed(YEAR, 50, Some(at));
        assert!((inside.span() - YEAR.span() / 2.0).abs() < 1.0);
        let share = |view: TimeView| (at - view.start) / view.span();
        assert!((share(inside) - share(YEAR)).abs() < 1e-9);
        let back = zoomed(inside, 200, Some(at));
        assert!((back.start - YEAR.start).abs() < 1.0 && (back.end - YEAR.end).abs() < 1.0);
    }

    #[test]
    fn zoom_stops_at_a_minute_and_at_the_whole_calendar() {
        let mut view = YEAR;
        for _ in 0..100 {
            view = zoomed(view, 50, None);
        }
        assert!((view.span() - SHORTEST).abs() < 1e-3);
        for _ in 0..100 {
            view = zoomed(view, 200, None);
        }
        assert!((view.span() - LONGEST).abs() < 1e3);
    }
}
