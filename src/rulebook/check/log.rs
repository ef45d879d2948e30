//! What the rulebook says about the consultation log.

use super::{Check, Fault, MAX_CATEGORIES, MAX_CHANNELS, MAX_MEASURES};
use crate::rulebook::{Document, Feed, Measure};

impl Check {
    pub(super) fn log(&mut self, document: &Document) {
        let Some(log) = &document.log else {
            return;
        };
        let at = "log.channels";
        if log.channels.is_empty() {
            self.at(at, Fault::Empty);
        }
        let channels = self.at_most(at, &log.channels, MAX_CHANNELS);
        self.unique(at, channels.iter().map(|channel| channel.id));
        for (index, channel) in channels.iter().enumerate() {
            self.title(format!("{at}[{index}].title"), &channel.title);
        }
        let at = "log.categories";
        if log.categories.is_empty() {
            self.at(at, Fault::Empty);
        }
        let categories = self.at_most(at, &log.categories, MAX_CATEGORIES);
        self.unique(at, categories.iter().map(|category| category.id));
        for (index, category) in categories.iter().enumerate() {
            self.title(format!("{at}[{index}].title"), &category.title);
        }
        self.feeds(&log.feeds, &document.measures);
    }

    fn feeds(&mut self, feeds: &[Feed], measures: &[Measure]) {
        let feeds = self.at_most("log.feeds", feeds, MAX_MEASURES);
        for (index, feed) in feeds.iter().enumerate() {
            let at = || format!("log.feeds[{index}].measure");
            if !measures.iter().any(|measure| measure.id == feed.measure) {
                self.at(at(), Fault::UnknownMeasure(feed.measure));
            }
            let mut earlier = feeds.iter().take(index);
            if earlier.any(|earlier| earlier.measure == feed.measure) {
                self.at(at(), Fault::FeedTwice(feed.measure));
            }
        }
    }
}
