//! Random months, rulebooks and readings.
