//! What a temporal expression says, before any reference date is applied.

/// The parsed meaning of an expression; resolution turns it into a calendar interval.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Said {
    /// Nothing that a calendar could hold.
    #[default]
    Vague,
}
