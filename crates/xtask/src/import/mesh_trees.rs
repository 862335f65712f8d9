//! Which branches of the `MeSH` tree enter the dictionaries, as what, and which of them are specially protected.
//!
//! The answer is data: `mesh_trees.tsv`, one branch a line, read branch by branch by a person. `class` and `domain` hold
//! for everything that grows on the branch until a longer branch says otherwise; empty inherits, `-` is none. A branch
//! that ends in `$` is that one place alone. Branches about laboratories, administration, behaviour and everyday life
//! (hygiene, furniture, diets) stay out, because their terms are ordinary words.

use std::collections::HashMap;

use anyhow::{Context, Result, bail, ensure};
use phi_lint_lexicon::{Class, Domain};

const TABLE: &str = include_str!("mesh_trees.tsv");

/// What each listed branch says; `None` inherits.
pub(super) struct Trees(HashMap<&'static str, Branch>);

struct Branch {
    class: Option<Standing>,
    domain: Option<Domain>,
    label: &'static str,
}

#[derive(Clone, Copy)]
enum Standing {
    In(Class),
    Out,
}

impl Trees {
    /// Reads the table.
    pub(super) fn read() -> Result<Self> {
        TABLE
            .lines()
            .skip(1)
            .map(|line| parse(line).with_context(|| format!("mesh_trees.tsv: `{line}`")))
            .collect::<Result<_>>()
            .map(Self)
    }

    /// The class of what stands at this place of the tree, unless it stays out.
    pub(super) fn class(&self, place: &str) -> Option<Class> {
        match self.nearest(place, |branch| branch.class)? {
            Standing::In(class) => Some(class),
            Standing::Out => None,
        }
    }

    /// The domain of what stands at this place of the tree.
    pub(super) fn domain(&self, place: &str) -> Domain {
        self.nearest(place, |branch| branch.domain).unwrap_or(Domain::None)
    }

    /// Fails when a listed branch does not carry the label it was listed for: the tree has been renumbered since.
    pub(super) fn check<'a>(&self, label_at: impl Fn(&str) -> Option<&'a str>) -> Result<()> {
        for (branch, listed) in &self.0 {
            let place = branch.trim_end_matches('$');
            // The sixteen roots are letters without a record of their own.
            if let Some(label) = label_at(place) {
                ensure!(
                    label == listed.label,
                    "mesh_trees.tsv lists {place} as `{}`, MeSH calls it `{label}`",
                    listed.label
                );
            } else if place.len() > 1 {
                bail!("mesh_trees.tsv lists {place} `{}`, which MeSH does not have", listed.label);
            }
        }
        Ok(())
    }

    /// The answer of the longest branch that has one.
    fn nearest<T>(&self, place: &str, answer: impl Fn(&Branch) -> Option<T>) -> Option<T> {
        let exact = self.0.get(format!("{place}$").as_str()).and_then(&answer);
        let ends = std::iter::once(place.len()).chain(place.rmatch_indices('.').map(|(at, _)| at)).chain([1]);
        exact.or_else(|| ends.filter_map(|end| self.0.get(&place[..end])).find_map(&answer))
    }
}

fn parse(line: &'static str) -> Result<(&'static str, Branch)> {
    let [branch, class, domain, label] = line.split('\t').collect::<Vec<_>>()[..] else {
        bail!("four columns are needed")
    };
    let class = match class {
        "" => None,
        "-" => Some(Standing::Out),
        name => Some(Standing::In(Class::from_name(name).context("unknown class")?)),
    };
    let domain = match domain {
        "" => None,
        "-" => Some(Domain::None),
        name => Some(Domain::from_name(name).context("unknown domain")?),
    };
    Ok((branch, Branch { class, domain, label }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_branch_decides() {
        let trees = Trees::read().unwrap();
        for (place, class, domain, name) in [
            ("C14.280.647.500", Some(Class::Condition), Domain::None, "Myocardial Infarction"),
            ("C22.180", None, Domain::None, "Cat Diseases"),
            ("C23.888.119.344", Some(Class::Symptom), Domain::None, "Fever"),
            ("C01.778.281.401", Some(Class::Condition), Domain::HivSti, "Gonorrhea"),
            ("C12.050.703.395.249", Some(Class::Condition), Domain::Pregnancy, "Pre-Eclampsia"),
            ("C16.320.190", Some(Class::Condition), Domain::None, "Cystic Fibrosis"),
            ("E01.370.350.700.500", Some(Class::Imaging), Domain::None, "Mammography"),
            ("E02.547.300", None, Domain::None, "Hand Hygiene"),
            ("E04.520.050.055", Some(Class::Procedure), Domain::Reproductive, "Abortion, Legal"),
            ("E05.200.562.250", Some(Class::Lab), Domain::Genetic, "Genetic Carrier Screening"),
            ("F03.600.300", Some(Class::Condition), Domain::Mental, "Depressive Disorder"),
            ("F03.900.647", Some(Class::Condition), Domain::Substance, "Narcotic-Related Disorders"),
            ("F03.870.400.800.800", Some(Class::Condition), Domain::None, "Insomnia"),
            ("H02.403.429", None, Domain::None, "Internal Medicine"),
            ("H02.403.429.163", Some(Class::Specialty), Domain::None, "Cardiology"),
            ("M01.526.485.810.128", Some(Class::Specialty), Domain::None, "Cardiologists"),
            ("B01.050", None, Domain::None, "Animals"),
        ] {
            assert_eq!((trees.class(place), trees.domain(place)), (class, domain), "{name}");
        }
    }
}
