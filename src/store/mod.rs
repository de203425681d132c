//! Project files, history and versioned wire structs.
