//! The value of a term in the compiled lexicon: class, domain, tier, source and context in one number.

use crate::class::{Class, Domain, Source, Tier};

/// What the lexicon knows of one term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry(u64);

// Bits, low to high: class 5, domain 4, tier 2, cased 1, source 4, context 16.
const DOMAIN: u32 = 5;
const TIER: u32 = 9;
const CASED: u32 = 11;
const SOURCE: u32 = 12;
const CONTEXT: u32 = 16;

impl Entry {
    pub(crate) fn new(class: Class, domain: Domain, tier: Tier, cased: bool, source: Source, context: u16) -> Self {
        Entry(
            class as u64
                | (domain as u64) << DOMAIN
                | (tier as u64) << TIER
                | u64::from(cased) << CASED
                | (source as u64) << SOURCE
                | u64::from(context) << CONTEXT,
        )
    }

    /// The entry in a number that was checked when its lexicon was opened; unknown parts read as harmless ones.
    pub(crate) const fn of_checked(value: u64) -> Self {
        Entry(value)
    }

    /// The entry in this number, if its parts are known to this version.
    pub(crate) fn from_value(value: u64) -> Option<Self> {
        let entry = Entry(value);
        Class::from_number(entry.bits(0, 5))?;
        Domain::from_number(entry.bits(DOMAIN, 4))?;
        Source::from_number(entry.bits(SOURCE, 4))?;
        Some(entry)
    }

    pub(crate) const fn value(self) -> u64 {
        self.0
    }

    const fn bits(self, from: u32, count: u32) -> u8 {
        (self.0 >> from & ((1 << count) - 1)) as u8
    }

    /// What kind of thing the term names.
    pub fn class(self) -> Class {
        Class::from_number(self.bits(0, 5)).unwrap_or(Class::Idiom)
    }

    /// Whether the row is a cue, a category word or an idiom, which reveal nothing.
    #[inline]
    pub const fn is_silent(self) -> bool {
        self.bits(0, 5) <= Class::Idiom as u8
    }

    /// The law or stigma behind the term.
    pub fn domain(self) -> Domain {
        Domain::from_number(self.bits(DOMAIN, 4)).unwrap_or(Domain::None)
    }

    /// How much the term reveals.
    pub fn tier(self) -> Tier {
        Tier::from_number(self.bits(TIER, 2)).unwrap_or(Tier::T0)
    }

    /// Whether the term matches only where the message writes capitals.
    pub const fn is_cased(self) -> bool {
        self.bits(CASED, 1) != 0
    }

    /// Where the row comes from.
    pub fn source(self) -> Source {
        Source::from_number(self.bits(SOURCE, 4)).unwrap_or(Source::Organisation)
    }

    /// The number of the row's context; 0 is the empty one.
    pub(crate) const fn context(self) -> u16 {
        (self.0 >> CONTEXT & 0xffff) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back() {
        for &class in Class::ALL {
            for &domain in Domain::ALL {
                let entry = Entry::new(class, domain, Tier::T3, true, Source::Organisation, 65_535);
                let read = Entry::from_value(entry.value()).unwrap();
                assert_eq!((read.class(), read.domain(), read.tier()), (class, domain, Tier::T3));
                assert_eq!((read.is_cased(), read.source(), read.context()), (true, Source::Organisation, 65_535));
            }
        }
        assert!(Entry::from_value(31).is_none(), "a class of a later version is refused");
    }
}
