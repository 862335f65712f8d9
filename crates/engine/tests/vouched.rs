//! What an organisation vouches for: advice instead of alarms, but never for a specially protected fact.

use phi_lint::{Allowed, Linter, Organisation, Policy, Verdict};

fn linter(own: &str, allowed: Allowed) -> Linter {
    let organisation = Organisation { name: Some(own.to_owned()), ..Organisation::default() };
    Linter::new(Policy::default()).with_allowed(allowed).with_organisation(organisation)
}

#[test]
fn the_own_name_is_advice_where_it_tells_little() {
    for (own, message, verdict) in [
        ("Bright Smile Dental", "Bright Smile Dental: your visit is on Friday at 9.", Verdict::Pass),
        ("Other Clinic", "Bright Smile Dental: your visit is on Friday at 9.", Verdict::Review),
        // The name does not excuse the same word elsewhere, nor a field of care that tells more.
        ("Bright Smile Dental", "Bright Smile Dental: your dental cleaning is on Friday.", Verdict::Review),
        ("Valley Cardiology", "Valley Cardiology: your visit is on Friday at 9.", Verdict::Block),
        ("Hope Addiction Center", "Hope Addiction Center: your visit is on Friday.", Verdict::Block),
    ] {
        assert_eq!(linter(own, Allowed::default()).check(message).verdict, verdict, "{own}: {message}");
    }
}

#[test]
fn what_is_allowed_is_advice() {
    let allowed = || Allowed {
        terms: vec!["Metformin".to_owned(), "HIV".to_owned()],
        facilities: vec!["Valley Cardiology".to_owned()],
        provider_names: vec!["Okafor".to_owned()],
        ..Allowed::default()
    };
    for (message, verdict) in [
        ("Your METFORMIN is ready.", Verdict::Pass),
        ("Your metformin 500 mg is ready.", Verdict::Block),
        ("Your visit at Valley Cardiology is on Friday at 9.", Verdict::Pass),
        ("Your visit with Dr. Okafor is on Friday at 9.", Verdict::Pass),
        ("Your visit with Dr. Peña is on Friday at 9.", Verdict::Block),
        ("Your HIV test is on Friday.", Verdict::Block),
    ] {
        assert_eq!(linter("Clinic", allowed()).check(message).verdict, verdict, "{message}");
    }
    // What is allowed stays in a rewrite.
    let rewrites =
        linter("Clinic", allowed()).rewrite("See you at Valley Cardiology on Friday at 9. Your biopsy is back.");
    assert!(rewrites[0].text.contains("Valley Cardiology"), "{rewrites:?}");
}
