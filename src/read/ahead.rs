//! Many files → what each holds, in order: some are read at once on all cores, no more than a few lie read and waiting.

use super::{Error, Limits, Opened, files, open};
use rayon::ThreadPool;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Files that are read at once at most.
const AHEAD: usize = 64;

/// Bytes that are read at once, unless one file is larger.
const AHEAD_BYTES: u64 = 64 << 20;

/// Opens files, and all files in folders, and hands each on in order. Reads on `pool`, else on all cores.
///
/// # Errors
/// The first error of `take`, which ends the work; a file that cannot be read is handed to `take` as well.
pub fn open_all<E>(
    pool: Option<&ThreadPool>,
    paths: &[PathBuf],
    mut take: impl FnMut(&Path, Result<Opened, Error>) -> Result<(), E>,
) -> Result<(), E> {
    for path in paths {
        match files(path, &Limits::USUAL) {
            Ok(found) => in_order(
                pool,
                &found,
                |path| bytes(path),
                |path| open(path),
                |path, opened| take(path, opened),
            )?,
            Err(what) => take(path, Err(what))?,
        }
    }
    Ok(())
}

/// The size of a file; zero where nobody knows.
#[must_use]
pub fn bytes(path: &Path) -> u64 {
    path.metadata().map_or(0, |data| data.len())
}

/// Reads items side by side, on `pool` or else on all cores, and takes the results in the order of the items. `bytes` is
/// what an item weighs in memory.
///
/// # Errors
/// The first error of `take`, which ends the work.
pub fn in_order<T: Sync, R: Send, E>(
    pool: Option<&ThreadPool>,
    items: &[T],
    bytes: impl Fn(&T) -> u64,
    read: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R) -> Result<(), E>,
) -> Result<(), E> {
    let mut rest = items;
    while !rest.is_empty() {
        let mut weight = 0;
        let fits = |item: &&T| {
            let before = weight;
            weight += bytes(item);
            before == 0 || weight <= AHEAD_BYTES
        };
        let count = rest.iter().take(AHEAD).take_while(fits).count().max(1);
        let (now, later) = rest.split_at(count);
        let all = || now.par_iter().map(&read).collect();
        let results: Vec<R> = match pool {
            Some(pool) => pool.install(all),
            None => all(),
        };
        for (item, result) in now.iter().zip(results) {
            take(item, result)?;
        }
        rest = later;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_the_first_error_ends_the_work() {
        let items: Vec<usize> = (0..200).collect();
        let mut taken = Vec::new();
        let all: Result<(), ()> = in_order(
            None,
            &items,
            |_| 1 << 20,
            |n| n * 2,
            |_, n| {
                taken.push(n);
                Ok(())
            },
        );
        assert!(all.is_ok());
        assert_eq!(taken, items.iter().map(|n| n * 2).collect::<Vec<_>>());
        let stopped = in_order(
            None,
            &items,
            |_| 1,
            |n| *n,
            |_, n| if n < 3 { Ok(()) } else { Err(n) },
        );
        assert_eq!(stopped, Err(3));
    }
}
