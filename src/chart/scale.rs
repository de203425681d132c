//! Values → pixels and back: time, numbers and bands. Computes in 64-bit floats and narrows last, so that a minute stays
//! a minute ten thousand years from the epoch.

use super::TimeView;

/// A stretch of time laid along x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    /// The stretch.
    pub view: TimeView,
    /// Where its start lies, in pixels.
    pub left: f32,
    /// Where its end lies, in pixels.
    pub right: f32,
}

impl TimeScale {
    /// Lays `view` between two places. A stretch without length is widened to a second.
    #[must_use]
    pub fn new(view: TimeView, left: f32, right: f32) -> Self {
        let fine = view.start.is_finite() && view.end.is_finite() && view.end - view.start >= 1.0;
        let start = if view.start.is_finite() {
            view.start
        } else {
            0.0
        };
        let view = if fine {
            view
        } else {
            TimeView {
                start,
                end: start + 1.0,
            }
        };
        Self {
            view,
            left,
            right: right.max(left + 1.0),
        }
    }

    /// Seconds to a pixel.
    #[must_use]
    pub fn seconds_per_px(&self) -> f64 {
        (self.view.end - self.view.start) / f64::from(self.right - self.left)
    }

    /// Where a moment lies, in pixels; may lie outside.
    #[must_use]
    pub fn x_from_time(&self, time: f64) -> f64 {
        f64::from(self.left) + (time - self.view.start) / self.seconds_per_px()
    }

    /// The moment at a place, in seconds since 1970.
    #[must_use]
    pub fn time_from_x(&self, x: f64) -> f64 {
        self.view.start + (x - f64::from(self.left)) * self.seconds_per_px()
    }
}

/// A stretch of numbers laid along either axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearScale {
    /// The number at `from`.
    pub low: f64,
    /// The number at `to`.
    pub high: f64,
    /// Where `low` lies, in pixels.
    pub from: f32,
    /// Where `high` lies, in pixels.
    pub to: f32,
}

impl LinearScale {
    /// Lays the numbers that bars of `low..=high` need between two places: zero is always among them, the ends are
    /// whole steps of about `room` pixels.
    #[must_use]
    pub fn for_bars(low: f64, high: f64, from: f32, to: f32, room: f32) -> Self {
        let (low, high) = (low.min(0.0), high.max(0.0));
        let high = if high - low > 0.0 { high } else { 1.0 };
        let count = ((to - from).abs() / room.max(1.0)).floor().max(1.0);
        let step = nice_step((high - low) / f64::from(count));
        Self {
            low: (low / step + 1e-9).floor().min(0.0) * step,
            high: (high / step - 1e-9).ceil().max(0.0) * step,
            from,
            to,
        }
    }

    /// Where a number lies, in pixels.
    #[must_use]
    pub fn x_from_value(&self, value: f64) -> f32 {
        let part = (value - self.low) / (self.high - self.low);
        (f64::from(self.from) + part * f64::from(self.to - self.from)) as f32
    }

    /// The whole steps inside, at least `room` pixels apart, and the step.
    #[must_use]
    pub fn ticks(&self, room: f32) -> (Vec<f64>, f64) {
        let length = f64::from((self.to - self.from).abs()).max(1.0);
        let step = nice_step((self.high - self.low) * f64::from(room) / length);
        let (first, last) = (
            (self.low / step - 1e-9).ceil(),
            (self.high / step + 1e-9).floor(),
        );
        let count = (last - first).clamp(0.0, 1000.0) as usize;
        let ticks = (0..=count)
            .map(|index| (first + index as f64) * step)
            .collect();
        (ticks, step)
    }
}

/// The smallest of 1, 2, 5 × 10ⁿ that is not below `least`.
#[must_use]
pub fn nice_step(least: f64) -> f64 {
    if !(least.is_finite() && least > 0.0) {
        return 1.0;
    }
    let base = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|n| n * base)
        .find(|&step| step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_one_two_or_five() {
        for (least, step) in [
            (0.7, 1.0),
            (1.0, 1.0),
            (1.2, 2.0),
            (3.0, 5.0),
            (6.0, 10.0),
            (0.03, 0.05),
            (2.1e9, 5e9),
        ] {
            let got = nice_step(least);
            assert!((got - step).abs() < step * 1e-9, "{least}: {got}");
        }
    }

    #[test]
    fn bars_always_have_zero_and_their_values_inside() {
        for (low, high) in [
            (3.0, 17.0),
            (-4.0, -2.0),
            (0.0, 0.0),
            (-1.0, 8.0),
            (5.0, 5.0),
        ] {
            let scale = LinearScale::for_bars(low, high, 0.0, 300.0, 60.0);
            assert!(
                scale.low <= low.min(0.0) && scale.high >= high.max(0.0),
                "{scale:?}"
            );
            assert!(
                scale.ticks(60.0).0.iter().any(|tick| tick.abs() < 1e-12),
                "{scale:?}"
            );
        }
    }

    #[test]
    fn a_moment_and_its_place_are_inverse_even_far_away() {
        let view = TimeView {
            start: -2.5e11,
            end: -2.5e11 + 3600.0,
        };
        let scale = TimeScale::new(view, 100.0, 900.0);
        let time = view.start + 60.0;
        assert!((scale.time_from_x(scale.x_from_time(time)) - time).abs() < 1e-3);
    }
}
