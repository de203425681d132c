//! What the window tells: messages, what is under way, what stands over the panes.

use super::State;

/// Lines that the message strip holds at most.
const MOST_MESSAGES: usize = 4;

/// How serious a message to the user is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Note,
    /// Something went wrong.
    Error,
}

/// One line of the message strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How serious it is.
    pub tone: Tone,
    /// What happened, to which file.
    pub text: String,
    /// What the user can do; may be empty.
    pub hint: String,
}

/// Something under way that the user waits for.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// "reading report.csv".
    pub what: String,
    /// The share that is done, from 0 to 1, where that is known.
    pub share: Option<f32>,
    /// Cancel stops it.
    pub can_stop: bool,
}

/// The panes that an in-window overlay can stand over; one at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlay {
    /// None.
    #[default]
    None,
    /// The command palette.
    Palette,
    /// The sheet of keys.
    Help,
    /// What came of the files opened last.
    Report,
    /// Whether to save before leaving.
    Leave,
    /// The name to save a filter under.
    SaveFilter,
}

impl State {
    /// Adds a line to the message strip; the oldest gives way when there are many.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>, hint: impl Into<String>) {
        let message = Message {
            tone,
            text: text.into(),
            hint: hint.into(),
        };
        self.messages.retain(|old| *old != message);
        self.messages.push(message);
        if self.messages.len() > MOST_MESSAGES {
            self.messages.remove(0);
        }
    }
}
