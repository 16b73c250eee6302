//! Work on many items at once, answers in the order of the items, memory bounded.

use std::any::Any;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::base::Error;

/// What a piece of work gave, or what it panicked with; the other items are still worked on.
pub(crate) type Outcome<R> = Result<R, Box<dyn Any + Send>>;

/// What is told of an item that work panicked over.
pub(crate) fn stumbled(over: &str) -> Error {
    Error::new(format!("exonym stumbled over {over}; this is a mistake of the program, please report it"))
}

/// How many answers may wait for an earlier one, per thread. Larger hides a slow file among fast ones better, smaller
/// holds fewer texts in memory.
const WINDOW_PER_THREAD: usize = 4;

/// Calls `work` on every item in up to `threads` threads and hands the answers to `each`, on the calling thread and in
/// the order of the items, until it breaks off.
pub(crate) fn ordered<T: Send, R: Send>(
    items: impl Iterator<Item = T> + Send,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
    mut each: impl FnMut(Outcome<R>) -> ControlFlow<()>,
) {
    let guarded = |item| catch_unwind(AssertUnwindSafe(|| work(item)));
    let mut items = items.peekable();
    // Starting threads costs more than one page of text does.
    let Some(first) = items.next() else { return };
    if threads <= 1 || items.peek().is_none() {
        for item in std::iter::once(first).chain(items) {
            if each(guarded(item)).is_break() {
                return;
            }
        }
        return;
    }
    let window = threads * WINDOW_PER_THREAD;
    let shared = Shared {
        feed: Mutex::new(Feed { items: std::iter::once(first).chain(items), taken: 0, ended: false }),
        answers: Mutex::new(Answers { waiting: BTreeMap::new(), given: 0, workers: threads, stop: false }),
        changed: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((index, item)) = shared.take(window) {
                    let answer = guarded(item);
                    lock(&shared.answers).waiting.insert(index, answer);
                    shared.changed.notify_all();
                }
                lock(&shared.answers).workers -= 1;
                shared.changed.notify_all();
            });
        }
        while let Some(answer) = shared.next() {
            if each(answer).is_break() {
                lock(&shared.answers).stop = true;
                shared.changed.notify_all();
                break;
            }
        }
    });
}

struct Shared<I, R> {
    feed: Mutex<Feed<I>>,
    answers: Mutex<Answers<R>>,
    changed: Condvar,
}

struct Feed<I> {
    items: I,
    taken: usize,
    ended: bool,
}

struct Answers<R> {
    waiting: BTreeMap<usize, Outcome<R>>,
    given: usize,
    workers: usize,
    stop: bool,
}

impl<T, I: Iterator<Item = T>, R> Shared<I, R> {
    /// The next item with its number; waits while too many answers wait themselves.
    fn take(&self, window: usize) -> Option<(usize, T)> {
        let mut feed = lock(&self.feed);
        let mut answers = lock(&self.answers);
        while !answers.stop && feed.taken >= answers.given + window {
            answers = self.changed.wait(answers).unwrap_or_else(PoisonError::into_inner);
        }
        if answers.stop || feed.ended {
            return None;
        }
        drop(answers);
        let Some(item) = feed.items.next() else {
            feed.ended = true;
            return None;
        };
        feed.taken += 1;
        Some((feed.taken - 1, item))
    }

    /// The next answer in order; `None` when all workers are done and nothing is left.
    fn next(&self) -> Option<Outcome<R>> {
        let mut answers = lock(&self.answers);
        loop {
            let given = answers.given;
            if let Some(answer) = answers.waiting.remove(&given) {
                answers.given += 1;
                self.changed.notify_all();
                return Some(answer);
            }
            if answers.workers == 0 {
                return None;
            }
            answers = self.changed.wait(answers).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A panic is caught before a lock is taken, so what a lock guards is whole even if the lock says otherwise.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn run(count: usize, threads: usize) -> Vec<usize> {
        let mut seen = Vec::new();
        ordered(
            0..count,
            threads,
            |item| {
                if item % 7 == 0 {
                    std::thread::yield_now();
                }
                item * 2
            },
            |answer| {
                seen.push(answer.expect("no panic"));
                ControlFlow::Continue(())
            },
        );
        seen
    }

    #[test]
    fn answers_come_in_order_for_any_number_of_threads() {
        for count in [0, 1, 2, 5, 1000] {
            let expected: Vec<_> = (0..count).map(|i| i * 2).collect();
            for threads in [0, 1, 2, 3, 16] {
                assert_eq!(run(count, threads), expected);
            }
        }
    }

    #[test]
    fn no_more_items_are_open_than_the_window_holds() {
        let (open, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        ordered(
            0..500,
            4,
            |item| {
                if item == 0 {
                    std::thread::sleep(std::time::Duration::from_millis(30));
                }
                most.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            },
            |_| {
                open.fetch_sub(1, Ordering::SeqCst);
                ControlFlow::Continue(())
            },
        );
        assert!(most.load(Ordering::SeqCst) <= 4 * WINDOW_PER_THREAD + 1);
    }

    #[test]
    fn breaking_off_stops_the_workers() {
        let mut seen = 0;
        ordered(
            0..,
            3,
            |item: u64| item,
            |_| {
                seen += 1;
                if seen == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(seen, 10);
    }

    #[test]
    fn a_panic_costs_one_item() {
        for threads in [1, 3] {
            let mut good = 0;
            let mut bad = 0;
            ordered(
                0..20,
                threads,
                |item| assert!(item != 5, "item five"),
                |answer| {
                    if answer.is_ok() {
                        good += 1;
                    } else {
                        bad += 1;
                    }
                    ControlFlow::Continue(())
                },
            );
            assert_eq!((good, bad), (19, 1));
        }
    }
}
