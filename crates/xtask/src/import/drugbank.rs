//! The `DrugBank` open vocabulary: the generic names of medicines.
//!
//! The file has a line a fact: identifier, kind, value, origin; the lines of kind `NAME` carry the names. Beside
//! medicines the vocabulary lists the ligands of crystal structures, allergen extracts, foods, salts and research
//! codes, none of which is ever texted to a patient.

use std::collections::HashSet;

use phi_lint_lexicon::{Class, Domain, Source};

use super::clean::{forms, singular};
use super::row::Row;

/// Identifiers of ligands, bound in crystals and given to nobody. A few later became medicines; see [`STEMS`].
const LIGANDS: [std::ops::RangeInclusive<&str>; 2] = ["DB01701"..="DB04783", "DB06845"..="DB08799"];

/// Identifiers of medicines that were on the market when the vocabulary began.
const ESTABLISHED: std::ops::RangeInclusive<&str> = "DB00001"..="DB01700";

/// Identifiers of allergen extracts and vaccine antigens.
const ALLERGENS: std::ops::RangeInclusive<&str> = "DB10283"..="DB10999";

/// Endings that the World Health Organization reserves for medicines of a kind: what carries one is a medicine.
const STEMS: &str = "\
    astine azepam azole bactam caine calcitol calcitriol cef cillin conazole coxib curium cycline dipine dopa \
    dronate emustine fenac floxacin formin fungin gliptin glitazone grel idone inostat ivudine kinra lukast mab \
    micin mustine mycin nib nidazole olol oxacin oxetine parin penem planin platin poetin prazole pressin pril \
    profen quine relin rubicin sartan setron steride sulfan tadine taxel terol thiazide tidine tinib tocin toin \
    triptan tyline vastatin vir virine vudine xaban zepam zolam";

/// Words of a name that is a part of a plant, an animal or an ion, or that only tells where it comes from.
const PARTS: &str = "\
    acid alcohol anhydrous anion antigen bark bioflavonoid bran cation collagen dander dust extract feather fiber \
    flower fruit fur glycol hair hydrate ion juice kernel leaf liver lysate meat milk oil oxide peel polymer pollen \
    powder protein resin root seed silica skin starch steel sugar syrup tea top tree venom water wax whole wood wool \
    yolk";

/// The last word of a salt. The medicine is known by the rest of its name, which has a row of its own.
const SALTS: &str = "\
    acetate aspartate benzoate bicarbonate bitartrate borate bromide camsylate carbonate chloride citrate dihydrate \
    diphosphate dipropionate disulfide fluoride fumarate gluconate glutamate glycerophosphate hydrochloride \
    hydroxide iodide lactate malate maleate mesylate nitrate nitrite oxalate palmitate peroxide phosphate propionate \
    pyrophosphate salicylate selenite silicate stearate succinate sulfate sulfide sulfite tartrate trihydrate";

/// The metals of salts, which are minerals by themselves.
const METALS: &[&str] =
    &["bismuth", "calcium", "copper", "gadolinium", "iodine", "lutetium", "magnesium", "potassium", "sodium", "zinc"];

/// The rows of the file; `nature` holds the names of plants, animals, foods and minerals.
pub(super) fn rows(text: &str, nature: &HashSet<String>, is_word: impl Fn(&str) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in text.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        if let [id, "NAME", name, ..] = columns[..]
            && is_medicine(id, name, nature, &is_word)
        {
            rows.extend(
                forms(name).into_iter().map(|term| Row::new(term, Class::Drug, Domain::None, Source::Drugbank)),
            );
        }
    }
    rows
}

fn is_medicine(id: &str, name: &str, nature: &HashSet<String>, is_word: &impl Fn(&str) -> bool) -> bool {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split([' ', '-']).collect();
    let has_stem = STEMS.split(' ').any(|stem| words[0].ends_with(stem) && words[0].len() > stem.len() + 1);
    let is_code = name.bytes().filter(u8::is_ascii_uppercase).count() > 2 && !name.contains(' ');
    name.is_ascii()
        && !is_code
        && !ALLERGENS.contains(&id)
        && (has_stem || !LIGANDS.iter().any(|range| range.contains(&id)))
        && !words.iter().any(|word| holds(PARTS, singular(word)) && !(*word == "acid" && ESTABLISHED.contains(&id)))
        && !words.last().is_some_and(|word| holds(SALTS, word))
        && ![lower.as_str(), singular(&lower), words[0]].iter().any(|name| nature.contains(*name))
        && !is_species(&words, nature)
        // Several ordinary words together are a food or a chemical (black sea bass, iron dextran).
        && (words.len() == 1 || !words.iter().all(|word| word.len() < 3 || is_word(word)))
}

fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Whether the last word names an animal or a plant (american hazelnut), or the two words have the Latin endings of a
/// species (solenopsis richteri).
fn is_species(words: &[&str], nature: &HashSet<String>) -> bool {
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
    match words {
        [_] => false,
        [first, second] if ends(first, &["a", "is", "on", "um", "us", "ys"]) => {
            ends(second, &["a", "ae", "i", "is", "um", "us"]) && *second != "alfa"
        }
        [.., last] => last.len() > 3 && nature.contains(*last) && !METALS.contains(last),
        [] => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medicines_stay_and_the_rest_goes() {
        let text = "DRUGBANK_ID\tNAMESPACE\tID\tSOURCE\n\
            DB00331\tNAME\tMetformin\tdrugbank\n\
            DB00331\tCHEMBL\tCHEMBL1431\tdrugbank\n\
            DB02546\tNAME\tVorinostat\tdrugbank\n\
            DB02065\tNAME\tIsoluminol\tdrugbank\n\
            DB10372\tNAME\tQuercus alba pollen\tdrugbank\n\
            DB15548\tNAME\tChannel catfish\tdrugbank\n\
            DB10515\tNAME\tTurkey\tdrugbank\n\
            DB12345\tNAME\tGSK-239512\tdrugbank\n\
            DB11432\tNAME\tSolenopsis richteri\tdrugbank\n\
            DB15432\tNAME\tLowbush peanut\tdrugbank\n\
            DB00157\tNAME\tNADH\tdrugbank\n\
            DB14498\tNAME\tPotassium acetate\tdrugbank\n\
            DB00302\tNAME\tTranexamic acid\tdrugbank\n\
            DB04133\tNAME\tDegraded Cephaloridine acid\tdrugbank\n\
            DB00030\tNAME\tInsulin glargine\tdrugbank\n\
            DB13234\tNAME\tPeanut lysate\tdrugbank\n\
            DB09567\tNAME\tPeanut\tdrugbank\n";
        let nature = HashSet::from(["peanut".to_owned()]);
        let is_word = |word: &str| ["channel", "catfish", "insulin"].contains(&word);
        let terms: Vec<String> = rows(text, &nature, is_word).into_iter().map(|row| row.term).collect();
        assert_eq!(terms, ["metformin", "vorinostat", "tranexamic acid", "insulin glargine"]);
    }
}
