//! Several threads, one order.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many parts wait for a thread, or for their turn after it.
const AHEAD: usize = 2;

/// Has `work` done to each part by so many threads, and hands on what comes of
/// it in the order of the parts. No more than a few parts are there at any time.
///
/// # Errors
/// What `take` says; then the parts that are left are let go.
pub fn in_order<T: Send, R: Send>(
    threads: usize,
    mut parts: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    if threads < 2 {
        return parts.try_for_each(|part| take(work(part)));
    }
    thread::scope(|scope| {
        // Each thread has its own: whose turn it is follows from the count.
        let lanes: Vec<(SyncSender<T>, Receiver<R>)> = (0..threads)
            .map(|_| {
                let (send, parts) = sync_channel::<T>(AHEAD);
                let (done, results) = sync_channel::<R>(AHEAD);
                let work = &work;
                scope.spawn(move || {
                    for part in parts {
                        if done.send(work(part)).is_err() {
                            break;
                        }
                    }
                });
                (send, results)
            })
            .collect();
        let broken = || io::Error::other("a thread ended");
        let mut taken = 0;
        let mut turn = |sent: usize, ahead: usize| -> io::Result<()> {
            while sent - taken > ahead {
                let (_, results) = &lanes[taken % threads];
                take(results.recv().map_err(|_| broken())?)?;
                taken += 1;
            }
            Ok(())
        };
        let mut sent = 0;
        for part in parts {
            let (send, _) = &lanes[sent % threads];
            send.send(part).map_err(|_| broken())?;
            sent += 1;
            turn(sent, AHEAD * threads - 1)?;
        }
        turn(sent, 0)
    })
}
