//! What a term's own words say about its sensitivity, and the tier that follows from class and domain.
//!
//! The sources mark protected terms by their place in a tree or by their code. The words are the safety net beneath: a
//! term about HIV stays protected wherever a source files it.

use phi_lint_lexicon::{Class, Domain, Tier};

/// Beginnings of words, or whole words when they end in a space, with the domain they betray. The first that fits wins,
/// so the list stands in the order in which the rules take precedence.
const STEMS: &[(&str, Domain)] = &[
    ("alcohol abuse", Domain::Substance),
    ("alcohol dependen", Domain::Substance),
    ("alcohol withdrawal", Domain::Substance),
    ("alcoholi", Domain::Substance),
    ("drug abuse", Domain::Substance),
    ("drug addict", Domain::Substance),
    ("drug dependen", Domain::Substance),
    ("drug overdose", Domain::Substance),
    ("nicotine ", Domain::Substance),
    ("opiate ", Domain::Substance),
    ("opioid abuse", Domain::Substance),
    ("opioid dependen", Domain::Substance),
    ("smoking ", Domain::Substance),
    ("substance abuse", Domain::Substance),
    ("substance use", Domain::Substance),
    ("tobacco ", Domain::Substance),
    ("aids ", Domain::HivSti),
    ("anti hiv", Domain::HivSti),
    ("anti retroviral", Domain::HivSti),
    ("antiretroviral", Domain::HivSti),
    ("chlamydia ", Domain::HivSti),
    ("genital herpes", Domain::HivSti),
    ("genital wart", Domain::HivSti),
    ("gonococc", Domain::HivSti),
    ("gonorrh", Domain::HivSti),
    ("haart ", Domain::HivSti),
    ("hiv ", Domain::HivSti),
    ("human immunodeficiency virus", Domain::HivSti),
    ("human papilloma", Domain::HivSti),
    ("sexually transmitted", Domain::HivSti),
    ("syphil", Domain::HivSti),
    ("trichomon", Domain::HivSti),
    ("venereal", Domain::HivSti),
    ("child abuse", Domain::Abuse),
    ("domestic violence", Domain::Abuse),
    ("elder abuse", Domain::Abuse),
    ("partner violence", Domain::Abuse),
    ("sexual abuse", Domain::Abuse),
    ("sexual assault", Domain::Abuse),
    ("spouse abuse", Domain::Abuse),
    ("abortifacient", Domain::Reproductive),
    ("amenorrh", Domain::Reproductive),
    ("birth control", Domain::Reproductive),
    ("contracepti", Domain::Reproductive),
    ("dysmenorrh", Domain::Reproductive),
    ("ejaculat", Domain::Reproductive),
    ("erectile", Domain::Reproductive),
    ("fertility ", Domain::Reproductive),
    ("fertilization", Domain::Reproductive),
    ("impotence", Domain::Reproductive),
    ("in vitro fertili", Domain::Reproductive),
    ("infertil", Domain::Reproductive),
    ("insemination", Domain::Reproductive),
    ("intrauterine device", Domain::Reproductive),
    ("menopaus", Domain::Reproductive),
    ("menorrhag", Domain::Reproductive),
    ("menstrua", Domain::Reproductive),
    ("miscarriage", Domain::Reproductive),
    ("perimenopaus", Domain::Reproductive),
    ("postmenopaus", Domain::Reproductive),
    ("premenstrual", Domain::Reproductive),
    ("sexual dysfunction", Domain::Reproductive),
    ("sperm ", Domain::Reproductive),
    ("spontaneous abortion", Domain::Reproductive),
    ("tubal ligation", Domain::Reproductive),
    ("vasectom", Domain::Reproductive),
    ("antenatal", Domain::Pregnancy),
    ("antepartum", Domain::Pregnancy),
    ("breastfeeding", Domain::Pregnancy),
    ("cesarean", Domain::Pregnancy),
    ("childbirth", Domain::Pregnancy),
    ("eclampsia", Domain::Pregnancy),
    ("gestation", Domain::Pregnancy),
    ("lactation", Domain::Pregnancy),
    ("midwi", Domain::Pregnancy),
    ("obstetric", Domain::Pregnancy),
    ("placenta", Domain::Pregnancy),
    ("postpartum", Domain::Pregnancy),
    ("preeclampsia", Domain::Pregnancy),
    ("pregnan", Domain::Pregnancy),
    ("prenatal", Domain::Pregnancy),
    ("puerper", Domain::Pregnancy),
    ("stillbirth", Domain::Pregnancy),
    ("gender dysphoria", Domain::Gender),
    ("gender identity", Domain::Gender),
    ("gender reassignment", Domain::Gender),
    ("sex reassignment", Domain::Gender),
    ("transgender", Domain::Gender),
    ("transsexual", Domain::Gender),
    ("alzheimer", Domain::Mental),
    ("anorexia nervosa", Domain::Mental),
    ("antidepress", Domain::Mental),
    ("antipsychotic", Domain::Mental),
    ("anxiety", Domain::Mental),
    ("bipolar", Domain::Mental),
    ("bulimi", Domain::Mental),
    ("dementia", Domain::Mental),
    ("depressive", Domain::Mental),
    ("mental", Domain::Mental),
    ("neuropsych", Domain::Mental),
    ("panic disorder", Domain::Mental),
    ("personality disorder", Domain::Mental),
    ("phobia", Domain::Mental),
    ("psychiatr", Domain::Mental),
    ("psycholog", Domain::Mental),
    ("psychos", Domain::Mental),
    ("psychotherap", Domain::Mental),
    ("psychotic", Domain::Mental),
    ("schizo", Domain::Mental),
    ("self harm", Domain::Mental),
    ("self injur", Domain::Mental),
    ("suicid", Domain::Mental),
    ("genetic counsel", Domain::Genetic),
    ("genetic screening", Domain::Genetic),
    ("genetic test", Domain::Genetic),
    ("karyotyp", Domain::Genetic),
];

/// Beginnings of the names of fields that reveal little: a visit to the dentist or the eye doctor is everybody's.
const LOW_FIELDS: &[&str] = &[
    "allergist",
    "audiolog",
    "audiomet",
    "chiropract",
    "dental",
    "dentist",
    "dermatolog",
    "endodont",
    "occupational",
    "optician",
    "optometr",
    "orthodont",
    "otolaryng",
    "otorhinolaryng",
    "paediatric",
    "pediatric",
    "periodont",
    "physical",
    "physiotherap",
    "podiatr",
    "prosthodont",
];

/// Parts of the body and specimens that are low fields beside a plain head only: an eye doctor, a blood test.
const LOW_PARTS: &[&str] = &["blood", "ear", "eye", "foot", "hearing", "skin", "tooth", "urine", "vision", "visual"];

/// Words beside a low field that do not narrow it.
const PLAIN_HEADS: &[&str] = &[
    "care",
    "clinic",
    "collection",
    "doctor",
    "exam",
    "examination",
    "hygiene",
    "hygienist",
    "medicine",
    "office",
    "physician",
    "practice",
    "procedure",
    "screening",
    "specialist",
    "specialty",
    "specimen",
    "test",
    "testing",
    "therapist",
    "therapy",
];

/// The domain that the words of a term betray, or none.
pub(super) fn domain_of(term: &str) -> Domain {
    // Spaces around make every word start the same.
    let padded = format!(" {} ", term.to_lowercase());
    STEMS
        .iter()
        .find(|(stem, _)| {
            padded.match_indices(stem).any(|(at, _)| padded[..at].ends_with(' ') && !padded[..at].ends_with("non "))
        })
        .map_or(Domain::None, |&(_, domain)| domain)
}

/// The tier of an imported term. Tobacco is substance use in law, but carries neither its stigma nor its protection.
pub(super) fn tier_of(term: &str, class: Class, domain: Domain) -> Tier {
    let tobacco = ["tobacco", "nicotine", "smoking", "smoker"].iter().any(|word| term.contains(word));
    match domain {
        Domain::None if class != Class::Condition && is_low_field(term) => Tier::T1,
        Domain::None => Tier::T2,
        Domain::Substance if tobacco => Tier::T2,
        _ => Tier::T3,
    }
}

fn is_low_field(term: &str) -> bool {
    let mut words: Vec<&str> = term.split(' ').collect();
    let with_heads = words.len();
    words.retain(|word| !PLAIN_HEADS.contains(word));
    let is_low = |word: &&str| {
        LOW_FIELDS.iter().any(|stem| word.starts_with(stem)) || (words.len() < with_heads && LOW_PARTS.contains(word))
    };
    !words.is_empty() && words.iter().all(is_low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_betray_a_domain() {
        for (term, domain) in [
            ("hiv wasting syndrome", Domain::HivSti),
            ("HIV", Domain::HivSti),
            ("exposure to syphilis", Domain::HivSti),
            ("antenatal screening", Domain::Pregnancy),
            ("nicotine dependence", Domain::Substance),
            ("menopausal flushing", Domain::Reproductive),
            ("non alcoholic fatty liver", Domain::None),
            ("archived tissue", Domain::None),
            ("segmental fracture", Domain::None),
        ] {
            assert_eq!(domain_of(term), domain, "{term}");
        }
    }

    #[test]
    fn tiers_follow_class_and_domain() {
        for (term, class, domain, tier) in [
            ("orthodontics", Class::Specialty, Domain::None, Tier::T1),
            ("dental specialist", Class::Specialty, Domain::None, Tier::T1),
            ("blood test", Class::Lab, Domain::None, Tier::T1),
            ("blood culture", Class::Lab, Domain::None, Tier::T2),
            ("eye doctor", Class::Specialty, Domain::None, Tier::T1),
            ("pediatric oncologist", Class::Specialty, Domain::None, Tier::T2),
            ("dental implantation", Class::Procedure, Domain::None, Tier::T2),
            ("nicotine dependence", Class::Condition, Domain::Substance, Tier::T2),
            ("opioid dependence", Class::Condition, Domain::Substance, Tier::T3),
        ] {
            assert_eq!(tier_of(term, class, domain), tier, "{term}");
        }
    }
}
