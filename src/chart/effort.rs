//! How far a long preparation has come, and whether anyone still waits for it. Shared between the thread that works and
//! the one that shows it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Work under way, in events handled; counts are approximate while it goes on.
#[derive(Debug, Default)]
pub struct Effort {
    done: AtomicUsize,
    total: AtomicUsize,
    stopped: AtomicBool,
}

impl Effort {
    /// The share that is done, from 0 to 1; 0 before it has begun.
    #[must_use]
    pub fn share(&self) -> f32 {
        let total = self.total.load(Ordering::Relaxed);
        let done = self.done.load(Ordering::Relaxed).min(total);
        done as f32 / total.max(1) as f32
    }

    /// Says that nobody waits for it any more.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// True once nobody waits for it.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Says how much there is to do in all.
    pub fn begin(&self, total: usize) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// Says that so much more is done.
    pub fn add(&self, done: usize) {
        self.done.fetch_add(done, Ordering::Relaxed);
    }
}
