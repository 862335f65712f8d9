//! How far a long run has come, on a terminal only.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that is over sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar on standard error that appears when the run takes long, and goes when it is over.
pub(crate) struct Progress {
    bar: ProgressBar,
    began: Instant,
    shown: AtomicBool,
}

impl Progress {
    /// For so many files.
    pub(crate) fn of_files(count: usize, quiet: bool) -> Self {
        Self::new(count as u64, "{bar:30} {pos} of {len} files", quiet)
    }

    /// For a log of so many bytes, whose lines go elsewhere than the bar.
    pub(crate) fn of_bytes(count: u64, quiet: bool) -> Self {
        let mixed = std::io::stdout().is_terminal();
        Self::new(count, "{bar:30} {bytes} of {total_bytes}", quiet || mixed)
    }

    fn new(length: u64, template: &str, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.progress_chars("=> "));
        // What is never to be shown counts as shown.
        let never = quiet || length == 0 || !std::io::stderr().is_terminal();
        Progress { bar, began: Instant::now(), shown: AtomicBool::new(never) }
    }

    /// Does something that may print, with the bar out of the way.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// So much more is done.
    pub(crate) fn add(&self, more: u64) {
        self.bar.inc(more);
        if !self.shown.load(Ordering::Relaxed)
            && self.began.elapsed() > PATIENCE
            && !self.shown.swap(true, Ordering::Relaxed)
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.tick();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
