//! What a temporal expression says, before any reference date is applied.
//!
//! The finders write it, resolution reads it, and nothing else is needed to date the expression anew when the publication
//! date changes: tense, bounds and the kind of reference are all kept here. Has no opinion on what the words come to.

use super::time::Grain;

/// The meaning of an expression; resolution turns it into a TIMEX3 value and a calendar interval.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Said {
    /// What is spoken of.
    pub what: What,
    /// Which part of it.
    pub part: Part,
    /// Which side of it.
    pub bound: Bound,
    /// Tense of the clause, for dates that are not complete.
    pub tense: Tense,
    /// True for "about", "around", "nearly".
    pub about: bool,
    /// Whether the text only looks back to it.
    pub back: Back,
    /// True in an entry of a chronology, which its own date opens: "August 2016: An auditor resigns; another stays until October".
    pub entry: bool,
    /// How it stands to its neighbours.
    pub joint: Joint,
}

/// How an expression stands to its neighbours: the ends of a range are two expressions and one interval.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Joint {
    /// It stands for itself.
    #[default]
    Alone,
    /// It carries the interval of the whole.
    Carries(Box<Said>),
    /// Another end carries the interval.
    Carried,
}

/// The core of an expression.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum What {
    /// Nothing that a calendar could hold.
    #[default]
    Nothing,
    /// "now", "recently", "soon".
    Vague(Vague),
    /// Calendar fields, complete or not.
    Calendar(Calendar),
    /// So many units from a reference: "yesterday", "last week", "two years later".
    Shift(Shift),
    /// So many units from a date said with it: "two days before 8 October".
    Offset(i32, Grain, Box<Said>),
    /// A length of time.
    Length(Length),
    /// A length of time told in two units: "3 hours 12 minutes".
    Lengths(Length, Length),
    /// A repetition of a length or of calendar fields.
    Every(Box<What>),
    /// From the first to the last.
    Range(Box<Said>, Box<Said>),
    /// So many units up to and including the end of a date: "the year to June 2025".
    UpTo(i32, Grain, Box<Said>),
    /// The period last spoken of, in another year: "the same period of 2015".
    Compared(Year),
    /// A point in time that is named but not dated: "the launch".
    Event,
    /// The time told of last: "at that time"; true for "at this time", which TIMEX3 calls the present.
    Then(bool),
    /// An event that the text dates elsewhere: the place of that date among the times of the article.
    Told(u32),
    /// A well-known event, by its place in the table of them, dated there.
    Known(u16),
}

/// The TIMEX3 references without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// `PAST_REF`.
    Past,
    /// `PRESENT_REF`.
    Present,
    /// `FUTURE_REF`.
    Future,
}

/// Calendar fields as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Calendar {
    /// How the fields are picked when they do not say it all.
    pub pick: Pick,
    /// The year or what stands for it.
    pub year: Year,
    /// The part of the year.
    pub unit: Unit,
    /// Day of the month; 0 when not said.
    pub day: u8,
    /// 1 Monday … 7 Sunday; 0 when not said.
    pub weekday: u8,
    /// The time of day.
    pub clock: Option<Clock>,
    /// First month of the accounting year that year, half or quarter belong to; 0 for the calendar's own.
    pub fiscal: u8,
}

/// Whether the words around an expression look back with it from where the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Back {
    /// They do not.
    #[default]
    No,
    /// What had been so, or what is told of a noun: "the town, which had risen the previous autumn".
    Told,
    /// An amount that another is set against: "down from 86,000 in 1936".
    Measured,
}

/// The year of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Year {
    /// Not said.
    #[default]
    Unsaid,
    /// Astronomical.
    Full(i32),
    /// Two digits: "'96".
    Short(u8),
    /// First year of a decade.
    Decade(i32),
    /// Two digits of a decade: "the nineties".
    ShortDecade(u8),
    /// First year of a century.
    Century(i32),
    /// A year counted from a reference: "last year", "that year".
    Shifted(i32, From),
    /// Two years joined, such as a season or an accounting year: "2022/23"; the first of them.
    Pair(i32),
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Unit {
    /// None said.
    #[default]
    Whole,
    /// 1 or 2; 0 for one not numbered.
    Half(u8),
    /// 1 to 4; 0 for one not numbered.
    Quarter(u8),
    /// 1 spring, 2 summer, 3 autumn, 4 winter.
    Season(u8),
    /// 1 to 12.
    Month(u8),
    /// The n-th such weekday of a month, month first; 0 for the last: "the first Tuesday of November".
    Nth(u8, u8),
    /// So many days after Easter Sunday.
    Easter(i8),
}

/// How an incomplete date is picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Pick {
    /// The nearest that tense and story allow.
    #[default]
    Near,
    /// "last May".
    Last,
    /// "this May".
    This,
    /// "next May".
    Next,
    /// "the following May": after the story's date.
    Following,
    /// "the previous May": before the story's date.
    Previous,
    /// "that May", "the same month".
    Same,
    /// "Tuesday of next week": in the week so many weeks from the reference.
    InWeek(i8),
    /// "on a Tuesday": no particular one.
    Any,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Seconds after midnight, with the fineness said; `None` for a part of the day alone.
    pub at: Option<(u32, Grain)>,
    /// Part of the day.
    pub part: DayPart,
    /// Minutes from UTC, where a zone is said.
    pub offset: Option<i16>,
}

/// A part of the day, after TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DayPart {
    /// Not said.
    #[default]
    None,
    /// `MO`.
    Morning,
    /// `MI`.
    Midday,
    /// `AF`.
    Afternoon,
    /// `EV`.
    Evening,
    /// `NI`.
    Night,
    /// `DT`.
    Daytime,
}

/// So many units from a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// How many; negative is back.
    pub by: i32,
    /// Units of what size.
    pub grain: Grain,
    /// From where.
    pub from: From,
    /// True for a count of units ("two weeks ago"), false for the unit itself ("last week").
    pub counted: bool,
    /// True when the count is not known: "a few days later".
    pub vague: bool,
    /// The time of day.
    pub clock: Option<Clock>,
}

/// The reference of a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum From {
    /// The publication date, or the narrator's now.
    #[default]
    Now,
    /// The date that the story has reached.
    Story,
    /// An event of the text without a date.
    Event,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Tenths of units; `None` for "several".
    pub tenths: Option<i32>,
    /// The unit.
    pub grain: Grain,
    /// Where it lies.
    pub lies: Lies,
}

/// Where a length of time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lies {
    /// Nowhere in particular.
    #[default]
    Free,
    /// It ends at the reference: "the past year".
    Past,
    /// It begins at the reference: "the next two weeks", "within ten days".
    Coming,
    /// It begins where what was told of last ends: "in the following two years".
    Onward,
    /// It ends where what was told of last begins: "the previous five years", "the decade before".
    Preceding,
    /// It was named before: "the seven-month period".
    Named,
    /// What is told of comes when it is over: "will open in two weeks".
    Hence,
    /// It opens the year: "sales in the first eight months".
    Opening,
}

/// Which part of a unit is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// "early": its first third.
    Early,
    /// "mid": its second third.
    Mid,
    /// "late": its last third.
    Late,
    /// "the beginning of".
    Start,
    /// "the end of".
    End,
    /// "earlier in": up to the reference.
    Earlier,
    /// "later in": from the reference on.
    Later,
    /// "the first seven months of".
    First(u8, Grain),
    /// "the last two weeks of".
    Last(u8, Grain),
    /// "the second week of".
    Nth(u8, Grain),
    /// "the first half of", "the second half of": 1 or 2.
    Half(u8),
}

/// Which side of a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Bound {
    /// The date itself.
    #[default]
    At,
    /// "since X", "from X on": X/..
    Since,
    /// "until X", "by X": ../X
    Until,
    /// "before X": ends before X.
    Before,
    /// "after X": begins after X.
    After,
}

/// Tense of the clause around an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tense {
    /// No verb tells.
    #[default]
    Unknown,
    /// It happened.
    Past,
    /// It happened, but the date only describes a noun in it: "won the June vote".
    Beside,
    /// It holds.
    Present,
    /// It is to come.
    Future,
    /// It was to come, as seen from then: "was due on Friday", "had planned to open in April".
    Awaited,
}

impl Said {
    /// An expression that says just this.
    #[must_use]
    pub fn of(what: What) -> Self {
        Self {
            what,
            ..Self::default()
        }
    }

    /// True for what counts from an event that the text dates elsewhere.
    #[must_use]
    pub fn is_tied(&self) -> bool {
        match &self.what {
            What::Told(_) => true,
            What::Offset(_, _, from) => from.is_tied(),
            What::Range(start, _) => start.is_tied(),
            _ => false,
        }
    }

    /// True for what counts from an event that the text does not date.
    #[must_use]
    pub fn waits_for_event(&self) -> bool {
        match &self.what {
            What::Event => true,
            What::Offset(_, _, from) => from.waits_for_event(),
            _ => false,
        }
    }
}

impl Calendar {
    /// True when nothing but the year, or what stands for it, is said.
    #[must_use]
    pub fn is_year_only(&self) -> bool {
        self.unit == Unit::Whole && self.day == 0 && self.weekday == 0 && self.clock.is_none()
    }
}
