//! What an organisation sets for itself: link hosts, safe variables, telling places, its own dictionaries, roles.

use phi_lint::lexicon::{Lexicon, Rows, Source, compile};
use phi_lint::{Allowed, Linter, Location, Organisation, Policy, Report, Role, Verdict};

fn linter() -> Linter {
    Linter::new(Policy::default())
}

/// Each finding as its rule and severity.
fn told(report: &Report) -> Vec<String> {
    report.findings.iter().map(|one| format!("{} {}", one.rule.id, one.severity.name())).collect()
}

#[test]
fn links_lead_where_the_organisation_lets_them() {
    let hosts =
        |hosts: &[&str]| Allowed { hosts: hosts.iter().map(|&one| one.to_owned()).collect(), ..Allowed::default() };
    let organisation =
        Organisation { portal_url: Some("https://portal.example/in".to_owned()), ..Organisation::default() };
    let set = linter().with_allowed(hosts(&["harbor.example", "bit.ly"])).with_organisation(organisation);
    for (message, expected) in [
        ("Your form: https://forms.harbor.example/new", &[][..]),
        ("Your form: https://HARBOR.example/new", &[]),
        ("Log in: https://portal.example/login", &[]),
        ("Your form: https://bit.ly/2AbCdE", &[]),
        ("Your form: https://{{host}}/new", &["unknown-placeholder info"]),
        ("Your form: https://other.example/new", &["insecure-link warning"]),
        ("Your form: https://notharbor.example/new", &["insecure-link warning"]),
        ("Your form: http://harbor.example/new", &["insecure-link error"]),
        ("Your form: http://other.example/new", &["insecure-link error"]),
    ] {
        assert_eq!(told(&set.check(message)), expected, "{message}");
    }
    assert_eq!(linter().check("Your form: https://other.example/new").verdict, Verdict::Pass);
}

#[test]
fn variables_that_the_organisation_answers_for() {
    let placeholders = vec!["custom_7".to_owned(), "1".to_owned(), "service".to_owned()];
    let strict = || Linter::new(Policy::named("strict").unwrap());
    let set = strict().with_allowed(Allowed { placeholders, ..Allowed::default() });
    for (message, before, after) in [
        ("See you on {{custom_7}}.", &["unknown-placeholder warning"][..], &[][..]),
        ("See you on {{ Custom_7 | upper }}.", &["unknown-placeholder warning"], &[]),
        ("See you on {{1}}.", &["unknown-placeholder warning"], &[]),
        ("See you on {{2}}.", &["unknown-placeholder warning"], &["unknown-placeholder warning"]),
        ("Your {{service}} is on {{date}}.", &["phi-placeholder error"], &["phi-placeholder info"]),
    ] {
        assert_eq!(told(&strict().check(message)), before, "{message}");
        assert_eq!(told(&set.check(message)), after, "{message}");
    }
}

#[test]
fn places_that_tell_once_they_are_looked_up() {
    let place = Location {
        address: Some("12 Elm Street, Suite 4".to_owned()),
        phone: Some("+1 (555) 010-4477".to_owned()),
        host: Some("juniper.example".to_owned()),
    };
    let organisation = Organisation { sensitive_locations: vec![place], ..Organisation::default() };
    let set = linter().with_organisation(organisation);
    for message in [
        "See you tomorrow at 12 elm st suite 4.",
        "See you tomorrow. Questions? 555.010.4477",
        "Questions? Call 1-555-010-4477.",
        "Directions: https://www.juniper.example/map",
    ] {
        let report = set.check(message);
        let found = report
            .findings
            .iter()
            .find(|one| one.rule.id == "facility-reveals-care" || one.also.contains(&"facility-reveals-care"));
        assert!(found.is_some_and(|one| one.sensitive), "{message}: {:?}", told(&report));
        assert_eq!(report.verdict, Verdict::Block, "{message}");
    }
    for message in ["See you tomorrow at 12 Elm Street.", "Call 555-010-4478.", "Order 55501044771"] {
        assert!(!told(&set.check(message)).iter().any(|one| one.starts_with("facility")), "{message}");
    }
}

#[test]
fn its_own_terms() {
    let mut rows = Rows::new(Source::Organisation);
    rows.read("own.tsv", "term\tclass\ttier\tdomain\tneeds\nglow tonic\tdrug\t2\nsunrise program\tprogram\t3\tsubstance\nharbor\tlab\t1\t\tvisit\n");
    let bytes = compile(rows.finish().unwrap()).unwrap();
    let set = linter().with_lexicons(vec![Lexicon::from_bytes(bytes).unwrap()]);
    let report = set.check("Hi {{name}}, your Glow-Tonics are ready and so is your metformin.");
    assert_eq!(told(&report), ["medication-name error", "medication-name error"]);
    assert_eq!(report.findings[0].term.as_deref(), Some("glow tonic"));
    assert_eq!(report.findings[1].term.as_deref(), Some("metformin"));
    let report = set.check("Welcome to the Sunrise Program!");
    assert!(report.findings[0].sensitive && report.findings[0].rule.id == "substance-use", "{report:?}");
    // The cues of the message come from both dictionaries.
    assert_eq!(told(&set.check("Your harbor visit is on Friday.")), ["lab-test warning"]);
    assert_eq!(set.check("We moved to the harbor.").verdict, Verdict::Pass);
    assert!(!set.rewrite("Your glow tonic is ready.")[0].text.contains("glow"));
}

#[test]
fn what_a_role_sends() {
    for (role, message, verdict) in [
        ("receptionist", "Your balance is due; call our billing office at (555) 010-4477.", Verdict::Review),
        ("receptionist", "Your results are available. Log in to your patient portal to view them.", Verdict::Review),
        ("doctor", "You have an appointment tomorrow at 2 PM.", Verdict::Review),
        ("nurse", "Our billing department will call you at (555) 010-4477 to discuss your account.", Verdict::Review),
        ("receptionist", "Reminder: You have an appointment tomorrow at 2 PM", Verdict::Pass),
        ("receptionist", "Please complete your intake form before your visit", Verdict::Pass),
        ("nurse", "Please review the instructions for your visit in your patient portal.", Verdict::Pass),
        ("nurse", "Your provider has a message for you in the portal", Verdict::Pass),
        ("billing", "Our billing department will call you at (555) 010-4477 to discuss your account.", Verdict::Pass),
        ("pharmacy", "Your prescription is ready for pickup.", Verdict::Pass),
        ("administrator", "Our office will be closed on Monday.", Verdict::Pass),
        ("doctor", "", Verdict::Pass),
    ] {
        let role = Role::named(role).unwrap();
        let report = linter().with_role(role, false).check(message);
        assert_eq!(report.verdict, verdict, "{}: {message} {:?}", role.name(), told(&report));
        let enforced = linter().with_role(role, true).check(message).verdict;
        assert_eq!(enforced, if verdict == Verdict::Review { Verdict::Block } else { verdict }, "{message}");
    }
    assert!(Role::named("janitor").is_err());
}
