//! A polite rate: two requests to one host stand apart by a pause.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::clock::Clock;

/// When each host was asked last.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    last: BTreeMap<String, Duration>,
}

impl Pace {
    /// Waits until `host` may be asked, `delay` after the last time, and takes note of this one.
    pub(crate) fn wait(&mut self, host: &str, delay: Duration, clock: &dyn Clock) {
        let now = clock.now();
        let due = self.last.get(host).map_or(now, |last| last.saturating_add(delay));
        if let Some(left) = due.checked_sub(now).filter(|left| !left.is_zero()) {
            clock.sleep(left);
        }
        self.last.insert(host.to_owned(), due.max(now));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Duration;

    use super::Pace;
    use crate::clock::Clock;

    /// A clock that goes on only by sleeping.
    #[derive(Debug, Default)]
    struct Standing(Cell<Duration>);

    impl Clock for Standing {
        fn now(&self) -> Duration {
            self.0.get()
        }

        fn sleep(&self, time: Duration) {
            self.0.set(self.0.get() + time);
        }
    }

    #[test]
    fn each_host_has_its_own_pace() {
        let (clock, mut pace) = (Standing::default(), Pace::default());
        let mut ask = |host, delay| {
            pace.wait(host, Duration::from_secs(delay), &clock);
            clock.now().as_secs()
        };
        assert_eq!([ask("a", 2), ask("b", 2), ask("a", 2), ask("a", 5)], [0, 0, 2, 7]);
        assert_eq!([ask("b", 2), ask("b", 2)], [7, 9]);
    }
}
