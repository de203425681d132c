//! Events → the timeline.

use super::{Job, Scene};

pub(super) fn layout(job: &Job<'_>) -> Scene {
    Scene {
        size: job.size,
        ..Scene::default()
    }
}
