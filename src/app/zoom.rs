//! The zoom presets: a wish → the stretch of time to show, or why it would show nothing new. Knows no pixel.

use crate::chart::TimeView;
use crate::chart::lanes::known;
use crate::model::time::DAY;
use crate::model::{Corpus, Datum};

/// One preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Preset {
    /// Everything.
    All,
    /// A stretch of this name, its short one, and this many days.
    Days(&'static str, &'static str, i64),
    /// The selected event.
    Selection,
}

/// All presets, in the order of the bar.
pub(super) const PRESETS: [Preset; 8] = [
    Preset::All,
    Preset::Days("Century", "100 y", 36_525),
    Preset::Days("Decade", "10 y", 3_653),
    Preset::Days("5 years", "5 y", 1_826),
    Preset::Days("Year", "Year", 366),
    Preset::Days("Month", "Month", 31),
    Preset::Days("Day", "Day", 1),
    Preset::Selection,
];

/// What a preset works on.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// What is shown.
    pub(super) corpus: &'a Corpus,
    /// First second and one past the last second of all events that the filter lets through.
    pub(super) extent: Option<(i64, i64)>,
    /// The selected datum.
    pub(super) selected: Option<Datum>,
    /// The stretch on show now.
    pub(super) now: TimeView,
}

impl Preset {
    /// Its name on the button.
    #[must_use]
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Days(name, ..) => name,
            Self::Selection => "Selection",
        }
    }

    /// Its name where there is little room.
    #[must_use]
    pub(super) fn short_name(self) -> &'static str {
        match self {
            Self::Days(_, short, _) => short,
            Self::All | Self::Selection => self.name(),
        }
    }

    /// The stretch to show; `None` inside fits everything.
    ///
    /// # Errors
    /// With the reason in one sentence when the preset does not apply.
    pub(super) fn apply(self, scope: &Scope<'_>) -> Result<Option<TimeView>, String> {
        let Some((start, end)) = scope.extent else {
            return Err("There are no dated events".to_owned());
        };
        let selected = scope
            .selected
            .and_then(|datum| stretch(scope.corpus, datum));
        match self {
            Self::All => Ok(None),
            Self::Days(name, _, days) => {
                let span = (days * DAY) as f64;
                if ((end - start) as f64) < span / 2.0 {
                    let name = name.to_lowercase();
                    return Err(format!(
                        "All events fit in much less than {}",
                        article(&name)
                    ));
                }
                let middle = selected.map_or_else(
                    || f64::midpoint(scope.now.start, scope.now.end),
                    |(from, to)| f64::midpoint(from as f64, to as f64),
                );
                // A stretch beside all events would be empty.
                let middle = middle.clamp(start as f64, end as f64);
                Ok(Some(TimeView {
                    start: middle - span / 2.0,
                    end: middle + span / 2.0,
                }))
            }
            Self::Selection => {
                let (from, to) = selected.ok_or("Select an event first")?;
                Ok(Some(around(from, to)))
            }
        }
    }
}

fn article(name: &str) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.to_owned()
    } else {
        format!("a {name}")
    }
}

/// A stretch with air around, at least an hour in all.
#[must_use]
pub(super) fn around(from: i64, to: i64) -> TimeView {
    let air = ((to - from) as f64 * 0.25).max(1800.0);
    TimeView {
        start: from as f64 - air,
        end: to as f64 + air,
    }
}

/// First and one past the last second of what a datum is about.
#[must_use]
pub(super) fn stretch(corpus: &Corpus, datum: Datum) -> Option<(i64, i64)> {
    let interval = match datum {
        Datum::Event(r) => corpus.event(r)?.interval,
        Datum::Figure(r) => corpus.figure(r)?.period.as_ref()?.interval,
        Datum::Time(r) => corpus.time(r)?.interval?,
    };
    known(interval)
}

/// `view` scaled by `factor` about `time`, which keeps its place.
#[must_use]
pub(super) fn scaled(view: TimeView, factor: f64, time: f64) -> TimeView {
    TimeView {
        start: time - (time - view.start) * factor,
        end: time + (view.end - time) * factor,
    }
}

/// `view` moved by `seconds`.
#[must_use]
pub(super) fn moved(view: TimeView, seconds: f64) -> TimeView {
    TimeView {
        start: view.start + seconds,
        end: view.end + seconds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(corpus: &Corpus, days: i64) -> Scope<'_> {
        Scope {
            corpus,
            extent: Some((0, days * DAY)),
            selected: None,
            now: TimeView {
                start: -1e9,
                end: -9e8,
            },
        }
    }

    #[test]
    fn a_preset_that_shows_nothing_new_says_why() {
        let corpus = Corpus::default();
        let scope = scope(&corpus, 40);
        assert_eq!(Preset::All.apply(&scope), Ok(None));
        assert_eq!(
            Preset::Days("Century", "100 y", 36_525).apply(&scope),
            Err("All events fit in much less than a century".to_owned())
        );
        assert_eq!(
            Preset::Selection.apply(&scope),
            Err("Select an event first".to_owned())
        );
        let view = Preset::Days("Month", "Month", 31)
            .apply(&scope)
            .unwrap()
            .unwrap();
        assert!(view.end > 0.0 && view.start <= 0.0, "kept on the events");
    }

    #[test]
    fn zooming_keeps_the_moment_under_the_pointer() {
        let view = TimeView {
            start: 0.0,
            end: 100.0,
        };
        let closer = scaled(view, 0.5, 25.0);
        assert!((closer.start - 12.5).abs() < 1e-9 && (closer.end - 62.5).abs() < 1e-9);
    }
}
