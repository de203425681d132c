//! Something to be worked out → its result, from a thread of its own: the one way in which the window does what may take
//! longer than a frame, with its progress, and with a stop when nobody waits for it any more.
//!
//! Has no opinion on what is worked out. What is so little that a frame does not notice is done at once.

use crate::chart::Effort;
use egui::Context;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::{Duration, Instant};

/// A result on its way. Dropping it tells its thread to stop.
#[derive(Debug)]
pub(super) struct Task<T> {
    answer: Receiver<T>,
    effort: Arc<Effort>,
    begun: Instant,
}

/// What has become of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome<T> {
    /// It goes on.
    Pending,
    /// Its result, given once.
    Done(T),
    /// It ended without one.
    Lost,
}

impl<T: Send + 'static> Task<T> {
    /// Starts `work`, at once when it is `light`, else on a thread; it tells its argument how far it has come, and looks there
    /// whether to go on. The window is drawn again when it ends.
    pub(super) fn start(
        ctx: &Context,
        light: bool,
        work: impl FnOnce(&Effort) -> Option<T> + Send + 'static,
    ) -> Self {
        let (sender, answer) = channel();
        let effort = Arc::new(Effort::default());
        let (watched, ctx) = (Arc::clone(&effort), ctx.clone());
        let run = move || {
            if let Some(result) = work(&watched) {
                // Nobody may listen any more.
                let _ = sender.send(result);
            }
            ctx.request_repaint();
        };
        if light {
            run();
        } else {
            // Without a thread the sender is gone, and the task is lost.
            let _ = std::thread::Builder::new()
                .name("dateline-task".to_owned())
                .spawn(run);
        }
        Self {
            answer,
            effort,
            begun: Instant::now(),
        }
    }

    /// What has become of it; never waits.
    pub(super) fn poll(&self) -> Outcome<T> {
        match self.answer.try_recv() {
            Ok(result) => Outcome::Done(result),
            Err(TryRecvError::Empty) => Outcome::Pending,
            Err(TryRecvError::Disconnected) => Outcome::Lost,
        }
    }

    /// What has become of it after at most `patience`: so that what is done in a moment never flickers.
    pub(super) fn wait(&self, patience: Duration) -> Outcome<T> {
        match self.answer.recv_timeout(patience) {
            Ok(result) => Outcome::Done(result),
            Err(RecvTimeoutError::Timeout) => Outcome::Pending,
            Err(RecvTimeoutError::Disconnected) => Outcome::Lost,
        }
    }
}

impl<T> Task<T> {
    /// The share that is done, from 0 to 1; 0 for what does not tell.
    pub(super) fn share(&self) -> f32 {
        self.effort.share()
    }

    /// How long it has been under way.
    pub(super) fn age(&self) -> Duration {
        self.begun.elapsed()
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.effort.stop();
    }
}

/// Lets go of something large on a thread of its own: giving millions of pieces back takes longer than a frame.
pub(super) fn let_go<T: Send + 'static>(large: T) {
    let _ = std::thread::Builder::new()
        .name("dateline-drop".to_owned())
        .spawn(move || drop(large));
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn light_work_is_done_at_once_and_heavy_work_comes_later() {
        let ctx = Context::default();
        let now = Task::start(&ctx, true, |_| Some(7));
        assert_eq!((now.poll(), now.poll()), (Outcome::Done(7), Outcome::Lost));
        let later = Task::start(&ctx, false, |_| Some(8));
        assert_eq!(later.wait(LONG), Outcome::Done(8));
    }

    #[test]
    fn work_without_a_result_is_lost_rather_than_waited_for() {
        let task = Task::<u8>::start(&Context::default(), false, |_| None);
        assert_eq!(task.wait(LONG), Outcome::Lost);
    }

    #[test]
    fn what_nobody_waits_for_is_stopped() {
        let (sender, ended) = channel();
        let task = Task::<()>::start(&Context::default(), false, move |effort| {
            while !effort.is_stopped() {
                std::thread::sleep(Duration::from_millis(1));
            }
            let _ = sender.send(());
            None
        });
        drop(task);
        assert_eq!(ended.recv_timeout(LONG), Ok(()));
    }
}
