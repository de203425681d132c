//! Background jobs: progress and cancel.
