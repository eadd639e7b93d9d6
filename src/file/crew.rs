//! Work shared out to the cores of the machine.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, available_parallelism, scope};

/// How many hands there are.
pub(super) fn cores() -> usize {
    available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Does the same on so many threads, this one included, and gives what each has done. Where the system gives no more
/// threads, fewer do it.
pub(super) fn together<T: Send>(threads: usize, work: impl Fn() -> T + Sync) -> Vec<T> {
    scope(|scope| {
        let helpers: Vec<_> = (1..threads)
            .filter_map(|_| Builder::new().spawn_scoped(scope, &work).ok())
            .collect();
        let mut done = vec![work()];
        for helper in helpers {
            match helper.join() {
                Ok(own) => done.push(own),
                Err(panic) => resume_unwind(panic),
            }
        }
        done
    })
}

/// Makes one thing of each, in order, on so many threads.
pub(super) fn each<T, U: Send>(
    threads: usize,
    from: impl Iterator<Item = T> + Send,
    make: impl Fn(T) -> U + Sync,
) -> Vec<U> {
    let from = Mutex::new(from.enumerate());
    let next = || from.lock().unwrap_or_else(PoisonError::into_inner).next();
    let done = together(threads, || {
        let mut own = Vec::new();
        while let Some((at, one)) = next() {
            own.push((at, make(one)));
        }
        own
    });
    let mut made: Vec<(usize, U)> = done.into_iter().flatten().collect();
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_make_comes_in_order() {
        let numbers: Vec<usize> = (0..1000).collect();
        for threads in [0, 1, 2, 7] {
            let doubled = each(threads, numbers.iter(), |number| number * 2);
            assert!(
                doubled
                    .iter()
                    .enumerate()
                    .all(|(at, twice)| *twice == at * 2)
            );
            assert_eq!(doubled.len(), 1000);
        }
    }
}
