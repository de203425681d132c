//! Work on many items at once → results in the order of the items, in memory that does not grow with their number.
//!
//! Each thread takes the next item, works on it and hands in what came of it; the caller takes the results in order. A thread
//! that is far ahead of the slowest waits, so that few results are ever held. Has no opinion on what the items are.

use std::collections::BTreeMap;
use std::io;
use std::iter::Fuse;
use std::panic;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Items under way for each thread: one being worked on, the others so that it need not wait for its neighbours.
const AHEAD: usize = 4;

/// Threads at most, whatever is asked for.
const MOST_JOBS: usize = 1024;

/// Where the items come from.
struct Supply<I> {
    items: Fuse<I>,
    /// The number of the next item.
    next: usize,
    /// One for each item that may be under way.
    permits: Receiver<()>,
}

/// Hands `take` what `work` makes of each item, in order; `jobs` threads work, and one for each core when it is 0.
///
/// # Errors
/// The first error of an item or of `take`, which ends the work; or that no thread can be started.
pub(super) fn in_order<T: Send, U: Send>(
    jobs: usize,
    items: impl Iterator<Item = io::Result<T>> + Send,
    work: impl Fn(T) -> U + Sync,
    mut take: impl FnMut(U) -> io::Result<()>,
) -> io::Result<()> {
    let jobs = match jobs {
        0 => thread::available_parallelism().map_or(1, usize::from),
        some => some.min(MOST_JOBS),
    };
    let (permit, permits) = channel();
    for _ in 0..jobs * AHEAD {
        // The other end is kept in this function.
        let _ = permit.send(());
    }
    let supply = Mutex::new(Supply {
        items: items.fuse(),
        next: 0,
        permits,
    });
    let (supply, work) = (&supply, &work);
    let (hand_in, results) = channel();
    thread::scope(|scope| {
        let mut threads = Vec::new();
        for _ in 0..jobs {
            let hand_in = hand_in.clone();
            let begun =
                thread::Builder::new().spawn_scoped(scope, move || toil(supply, work, &hand_in));
            match begun {
                Ok(thread) => threads.push(thread),
                // A system that gives fewer threads gets fewer jobs.
                Err(_) if !threads.is_empty() => break,
                Err(what) => return Err(what),
            }
        }
        drop(hand_in);
        let taken = collect(&results, &permit, &mut take);
        // Threads that wait for a permit or for someone to hand in to end here.
        drop((results, permit));
        for thread in threads {
            if let Err(fault) = thread.join() {
                panic::resume_unwind(fault);
            }
        }
        taken
    })
}

/// One thread's day: items until there are no more, or nobody wants them.
fn toil<T, U>(
    supply: &Mutex<Supply<impl Iterator<Item = io::Result<T>>>>,
    work: impl Fn(T) -> U,
    hand_in: &Sender<(usize, io::Result<U>)>,
) {
    loop {
        let mut next = supply.lock().unwrap_or_else(PoisonError::into_inner);
        if next.permits.recv().is_err() {
            return;
        }
        let Some(item) = next.items.next() else {
            return;
        };
        let number = next.next;
        next.next += 1;
        drop(next);
        if hand_in.send((number, item.map(&work))).is_err() {
            return;
        }
    }
}

/// Puts results in order and allows one more item for each that is taken.
fn collect<U>(
    results: &Receiver<(usize, io::Result<U>)>,
    permit: &Sender<()>,
    take: &mut impl FnMut(U) -> io::Result<()>,
) -> io::Result<()> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, result) in results {
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&next) {
            take(result?)?;
            next += 1;
            // Without threads nobody needs a permit any more.
            let _ = permit.send(());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_come_in_order_whatever_the_number_of_jobs() {
        for jobs in [0, 1, 2, 7] {
            let mut seen = Vec::new();
            let items = (0..200_u64).map(Ok);
            let slow = |n: u64| {
                // The earlier ones of each seven take longer.
                thread::sleep(Duration::from_micros(200 * (6 - n % 7)));
                n
            };
            in_order(jobs, items, slow, |n| {
                seen.push(n);
                Ok(())
            })
            .unwrap();
            assert_eq!(seen, (0..200).collect::<Vec<_>>(), "{jobs} jobs");
        }
    }

    #[test]
    fn few_results_are_held_while_one_is_slow() {
        let made = AtomicUsize::new(0);
        let items = (0..1_000_usize).map(Ok);
        let work = |n: usize| {
            made.fetch_add(1, Ordering::SeqCst);
            if n == 0 {
                thread::sleep(Duration::from_millis(100));
            }
            n
        };
        in_order(2, items, work, |n| {
            let ahead = made.load(Ordering::SeqCst) - n;
            assert!(ahead <= 2 * AHEAD + 2, "{ahead} ahead at {n}");
            Ok(())
        })
        .unwrap();
    }

    #[test]
    fn an_error_ends_the_work() {
        let made = AtomicUsize::new(0);
        let work = |n: usize| {
            made.fetch_add(1, Ordering::SeqCst);
            n
        };
        let full = in_order(2, (0..100_000).map(Ok), work, |n| {
            if n == 3 {
                Err(io::Error::other("full"))
            } else {
                Ok(())
            }
        });
        assert_eq!(full.unwrap_err().to_string(), "full");
        assert!(made.load(Ordering::SeqCst) < 100);
        let broken = (0..9).map(|n| {
            if n == 5 {
                Err(io::Error::other("broken"))
            } else {
                Ok(n)
            }
        });
        let mut seen = 0;
        let read = in_order(
            3,
            broken,
            |n| n,
            |_| {
                seen += 1;
                Ok(())
            },
        );
        assert_eq!(
            (read.unwrap_err().to_string().as_str(), seen),
            ("broken", 5)
        );
    }
}
