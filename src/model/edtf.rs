//! Points and intervals ⇄ EDTF (ISO 8601-2:2019, levels 0 and 1 with `X`, `~`, `?`, `%` and open ends).
//!
//! Knows the notation only; what a unit covers is said by [`super::time`].

use super::time::{Grain, Interval, Point, month_after, year_start};
use jiff::civil::Date;
use std::fmt;

/// The last digit of a number.
fn digit(number: u16) -> char {
    char::from(b'0' + (number % 10) as u8)
}

/// A number below a hundred in two digits.
fn two(out: &mut String, number: u32) {
    out.push(digit((number / 10) as u16));
    out.push(digit(number as u16));
}

impl Point {
    fn write_year(out: &mut String, year: i16, keep: usize) {
        if year < 0 {
            out.push('-');
        }
        let year = year.unsigned_abs();
        for (place, unit) in [1000, 100, 10, 1].into_iter().enumerate() {
            out.push(if place < keep {
                digit(year / unit)
            } else {
                'X'
            });
        }
    }

    /// Writes the point as EDTF; `first` and `last` choose which end of a unit without an EDTF form of its own is written.
    fn write(self, out: &mut String, last: bool) {
        let year = self.date.year();
        let month_at = |date: Date, out: &mut String| {
            Self::write_year(out, date.year(), 4);
            out.push('-');
            two(out, date.month().unsigned_abs().into());
        };
        match self.grain {
            Grain::Millennium => Self::write_year(out, year, 1),
            Grain::Century => Self::write_year(out, year, 2),
            Grain::Decade => Self::write_year(out, year, 3),
            Grain::Year => Self::write_year(out, year, 4),
            Grain::Half | Grain::Quarter | Grain::Season | Grain::Month => {
                month_at(if last { self.last_day() } else { self.date }, out);
            }
            Grain::Week
            | Grain::Weekend
            | Grain::Day
            | Grain::Hour
            | Grain::Minute
            | Grain::Second => {
                let date = if last { self.last_day() } else { self.date };
                month_at(date, out);
                out.push('-');
                two(out, date.day().unsigned_abs().into());
                if self.grain > Grain::Day {
                    let (hour, minute, second) = (
                        self.seconds / 3600,
                        self.seconds / 60 % 60,
                        self.seconds % 60,
                    );
                    out.push('T');
                    two(out, hour);
                    if self.grain > Grain::Hour {
                        out.push(':');
                        two(out, minute);
                    }
                    if self.grain > Grain::Minute {
                        out.push(':');
                        two(out, second);
                    }
                    match self.offset {
                        Some(0) => out.push('Z'),
                        Some(offset) => {
                            out.push(if offset < 0 { '-' } else { '+' });
                            two(out, u32::from(offset.unsigned_abs()) / 60);
                            out.push(':');
                            two(out, u32::from(offset.unsigned_abs()) % 60);
                        }
                        None => {}
                    }
                }
            }
        }
        if self.approximate {
            out.push('~');
        }
    }

    /// True for units that EDTF level 1 writes as an interval of two months or days.
    fn is_pair(self) -> bool {
        matches!(
            self.grain,
            Grain::Half | Grain::Quarter | Grain::Season | Grain::Week | Grain::Weekend
        )
    }

    /// Parses one EDTF date: `1985`, `198X`, `19XX`, `1985-04`, `1985-04-12`, `1985-21` (season), `1985-33` (quarter),
    /// `1985-40` (half), `1985-04-12T10:30`, with `~ ? %` (all read as approximate) and a leading `-` for BCE.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let approximate = text.contains(['~', '?', '%']);
        let plain: String = text
            .chars()
            .filter(|c| !matches!(c, '~' | '?' | '%'))
            .collect();
        let (sign, body) = plain
            .strip_prefix('-')
            .map_or((1, plain.as_str()), |rest| (-1, rest));
        let (year_text, rest) = (body.get(..4)?, body.get(4..)?);
        let unknown = year_text.bytes().filter(|&b| b == b'X').count();
        let number = |s: &str| {
            if s.bytes().all(|b| b.is_ascii_digit()) {
                s.parse::<i32>().ok()
            } else {
                None
            }
        };
        let known = year_text.get(..4 - unknown)?;
        if known.contains('X') || known.is_empty() {
            return None;
        }
        let year = sign * number(known)? * 10_i32.pow(u32::try_from(unknown).ok()?);
        if unknown > 0 {
            let grain = [Grain::Decade, Grain::Century, Grain::Millennium]
                .get(unknown - 1)
                .copied()?;
            return rest.bytes().all(|b| matches!(b, b'-' | b'X')).then(|| {
                let unit = Self::new(year_start(year), grain);
                Self {
                    approximate,
                    ..unit
                }
            });
        }
        let point = if rest.is_empty() || rest == "-XX" || rest == "-XX-XX" {
            Self::year(year)
        } else {
            let rest = rest.strip_prefix('-')?;
            let month = number(rest.get(..2)?)?;
            let tail = rest.get(2..)?;
            let start = |month: i32| month_after(year_start(year), month - 1);
            match month {
                1..=12 if tail.is_empty() || tail == "-XX" => Self::month(start(month)),
                1..=12 => {
                    let tail = tail.strip_prefix('-')?;
                    let day = i8::try_from(number(tail.get(..2)?)?).ok()?;
                    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, day)
                        .ok()?;
                    match tail.get(2..)? {
                        "" => Self::day(date),
                        clock => Self::day(date).with_clock(clock.strip_prefix('T')?)?,
                    }
                }
                21..=24 if tail.is_empty() => Self::new(start((month - 20) * 3), Grain::Season),
                33..=36 if tail.is_empty() => {
                    Self::new(start((month - 33) * 3 + 1), Grain::Quarter)
                }
                40..=41 if tail.is_empty() => Self::new(start((month - 40) * 6 + 1), Grain::Half),
                _ => return None,
            }
        };
        Some(Self {
            approximate,
            ..point
        })
    }

    /// This day at `clock`: `HH`, `HH:MM` or `HH:MM:SS`, optionally with `Z` or `±HH:MM`.
    fn with_clock(self, clock: &str) -> Option<Self> {
        let at = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
        let (time, zone) = clock.split_at(at);
        let mut fields = [0_u32; 3];
        let mut count = 0;
        for (slot, part) in fields.iter_mut().zip(time.split(':')) {
            *slot = (part.len() == 2).then(|| part.parse().ok())??;
            count += 1;
        }
        let [hour, minute, second] = fields;
        if count != time.split(':').count() || hour > 24 || minute > 59 || second > 59 {
            return None;
        }
        let offset = match zone {
            "" => None,
            "Z" => Some(0),
            _ => {
                let minutes = zone.get(1..3)?.parse::<i16>().ok()? * 60
                    + zone
                        .get(4..6)
                        .map_or(Some(0), |minutes| minutes.parse::<i16>().ok())?;
                Some(if zone.starts_with('-') {
                    -minutes
                } else {
                    minutes
                })
            }
        };
        let grain = [Grain::Hour, Grain::Minute, Grain::Second]
            .get(count - 1)
            .copied()?;
        // 24:00 is the first moment of the next day.
        let (date, hour) = if hour == 24 {
            (self.date.tomorrow().ok()?, 0)
        } else {
            (self.date, hour)
        };
        Some(Self {
            date,
            grain,
            seconds: hour * 3600 + minute * 60 + second,
            offset,
            ..self
        })
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Interval::at(*self).edtf())
    }
}

impl Interval {
    /// The interval as EDTF.
    ///
    /// ```
    /// # use dateline::model::Interval;
    /// for text in ["2025-01/2025-07", "2014/..", "../2030", "199X", "-0482", "2024-01~/2024-04~", "2024-05-14T09:30Z"] {
    ///     assert_eq!(Interval::parse(text).unwrap().edtf(), text);
    /// }
    /// ```
    #[must_use]
    pub fn edtf(self) -> String {
        let mut out = String::with_capacity(24);
        match (self.start, self.end) {
            (Some(start), Some(end)) if start == end && !start.is_pair() => {
                start.write(&mut out, false);
            }
            (start, end) => {
                let side = |point: Option<Point>, last: bool, out: &mut String| match point {
                    Some(point) => point.write(out, last),
                    None => out.push_str(".."),
                };
                side(start, false, &mut out);
                out.push('/');
                side(end, true, &mut out);
            }
        }
        out
    }

    /// Parses an EDTF date or interval; `None` when it is neither, or ends before it starts.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let side = |s: &str| match s.trim() {
            "" | ".." => Some(None),
            point => Point::parse(point).map(Some),
        };
        let interval = match text.split_once('/') {
            Some((start, end)) => Self {
                start: side(start)?,
                end: side(end)?,
            },
            None => Self::at(Point::parse(text)?),
        };
        match interval.extent() {
            (None, None) => None,
            (Some(start), Some(end)) if end <= start => None,
            _ => Some(interval),
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.edtf())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edtf_without_a_form_of_its_own_prints_as_a_pair() {
        let quarter = Interval::parse("2024-33").map(Interval::edtf);
        assert_eq!(quarter.as_deref(), Some("2024-01/2024-03"));
        let week = Interval::at(Point::new(Date::constant(2024, 5, 13), Grain::Week));
        assert_eq!(week.edtf(), "2024-05-13/2024-05-19");
    }

    #[test]
    fn midnight_at_the_end_of_a_day_is_the_next_day() {
        let end = Point::parse("2024-02-28T24:00").map(|p| p.date);
        assert_eq!(end, Some(Date::constant(2024, 2, 29)));
    }

    #[test]
    fn nonsense_is_not_a_date() {
        for text in [
            "",
            "20",
            "2024-13",
            "2024-02-30",
            "XXXX",
            "2024/2023",
            "../..",
            "20é4",
            "2024-05-14T25:00",
        ] {
            assert_eq!(Interval::parse(text), None, "{text}");
        }
    }
}
