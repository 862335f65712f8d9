//! One imported term: what it is, how much it reveals, and which sources carry it.

use phi_lint_lexicon::{Class, Domain, Source, Tier};

use super::sensitivity;

/// One term as a source gives it, or, once merged, as the dictionary files will show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The cleaned term: folded, in capitals only when it is an acronym.
    pub(super) term: String,
    pub(super) class: Class,
    pub(super) tier: Tier,
    pub(super) domain: Domain,
    /// In the order of precedence, each once.
    pub(super) sources: Vec<Source>,
}

impl Row {
    /// A row of one source. A term that says by its own words that it is protected is so even when the source does not.
    pub(super) fn new(term: String, class: Class, domain: Domain, source: Source) -> Self {
        let domain = if domain == Domain::None { sensitivity::domain_of(&term) } else { domain };
        let tier = sensitivity::tier_of(&term, class, domain);
        Self { term, class, tier, domain, sources: vec![source] }
    }

    /// Joins what another source says of the same term. The earlier source keeps its class, a domain is never lost.
    pub(super) fn absorb(&mut self, other: Row) {
        if other.sources[0] < self.sources[0] {
            self.class = other.class;
            if other.domain != Domain::None {
                self.domain = other.domain;
            }
        } else if self.domain == Domain::None {
            self.domain = other.domain;
        }
        self.sources.extend(other.sources);
        self.sources.sort();
        self.sources.dedup();
        self.tier = sensitivity::tier_of(&self.term, self.class, self.domain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(class: Class, domain: Domain, source: Source) -> Row {
        Row::new("insomnia".to_owned(), class, domain, source)
    }

    #[test]
    fn the_earlier_source_keeps_its_class() {
        let mut merged = row(Class::Symptom, Domain::None, Source::Wordnet);
        merged.absorb(row(Class::Condition, Domain::None, Source::Mesh));
        assert_eq!((merged.class, merged.sources), (Class::Condition, vec![Source::Mesh, Source::Wordnet]));
    }

    #[test]
    fn a_domain_is_never_lost() {
        let mut merged = row(Class::Condition, Domain::None, Source::Mesh);
        merged.absorb(row(Class::Symptom, Domain::Mental, Source::Icd10cm));
        assert_eq!((merged.class, merged.domain, merged.tier), (Class::Condition, Domain::Mental, Tier::T3));
    }
}
