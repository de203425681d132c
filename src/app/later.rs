//! Something to be worked out → its result, now where it is little work, else from a thread of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// A result that is there or on its way. Dropping it tells its thread to stop.
#[derive(Debug)]
pub(super) enum Later<T> {
    /// It is there.
    Now(Option<T>),
    /// It is on its way; the flag stops it.
    Coming(Receiver<T>, Arc<AtomicBool>),
}

impl<T: Send + 'static> Later<T> {
    /// Does the work at once when it is `light`, else on a thread; `work` asks its argument whether to go on.
    pub(super) fn start(
        ctx: &egui::Context,
        light: bool,
        work: impl FnOnce(&(dyn Fn() -> bool + Sync)) -> T + Send + 'static,
    ) -> Self {
        if light {
            return Self::Now(Some(work(&|| true)));
        }
        let (sender, answer) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, ctx) = (Arc::clone(&stop), ctx.clone());
        std::thread::spawn(move || {
            let result = work(&|| !stopped.load(Ordering::Relaxed));
            let _ = sender.send(result);
            ctx.request_repaint();
        });
        Self::Coming(answer, stop)
    }

    /// The result, once, when it is there; `Err` when it will never be.
    pub(super) fn poll(&mut self) -> Result<Option<T>, Lost> {
        match self {
            Self::Now(result) => Ok(result.take()),
            Self::Coming(answer, _) => match answer.try_recv() {
                Ok(result) => Ok(Some(result)),
                Err(TryRecvError::Empty) => Ok(None),
                Err(TryRecvError::Disconnected) => Err(Lost),
            },
        }
    }
}

/// The thread ended without a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lost;

impl<T> Drop for Later<T> {
    fn drop(&mut self) {
        if let Self::Coming(_, stop) = self {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn light_work_is_done_at_once_and_heavy_work_comes_later() {
        let ctx = egui::Context::default();
        let mut now = Later::start(&ctx, true, |_| 7);
        assert_eq!((now.poll(), now.poll()), (Ok(Some(7)), Ok(None)));
        let mut later = Later::start(&ctx, false, |_| 8);
        let result = std::iter::repeat_with(|| {
            std::thread::sleep(Duration::from_millis(1));
            later.poll()
        })
        .take(10_000)
        .find(|result| *result != Ok(None));
        assert_eq!(result, Some(Ok(Some(8))));
    }

    #[test]
    fn what_nobody_waits_for_is_stopped() {
        let ctx = egui::Context::default();
        let (sender, ended) = channel();
        let later = Later::start(&ctx, false, move |go_on| {
            while go_on() {
                std::thread::sleep(Duration::from_millis(1));
            }
            let _ = sender.send(());
        });
        drop(later);
        assert_eq!(ended.recv_timeout(Duration::from_secs(20)), Ok(()));
    }
}
