//! `phi-lint demo`: a newcomer's first minute.

use std::io::Write;

use phi_lint::{Linter, Policy};

use crate::{Error, Outcome};

/// What may be sent, and what says the same and may not.
const PAIRS: [(&str, &str); 6] = [
    ("Reminder: You have an appointment tomorrow at 2 PM", "Reminder: Your diabetes checkup is tomorrow at 2 PM"),
    ("Your prescription is ready for pickup", "Your metformin 500mg prescription is ready"),
    ("Lab results available -- log in to portal to view", "Your cholesterol is 220 mg/dL"),
    ("Click here to join your telehealth session", "Dr. Smith wants to discuss your MRI results via video"),
    ("Please complete your intake form before your visit", "Please complete your psychiatric evaluation form"),
    ("Your provider has a message for you in the portal", "Your oncologist recommends starting chemotherapy"),
];

/// Prints each pair with its verdicts and reasons.
pub(crate) fn run() -> Result<Outcome, Error> {
    let linter = Linter::new(Policy::default());
    let mut out = anstream::stdout().lock();
    let (bold, good) = (anstyle::Style::new().bold(), anstyle::AnsiColor::Green.on_default().bold());
    let bad = anstyle::AnsiColor::Red.on_default().bold();
    writeln!(
        out,
        "The reader's number already tells who the patient is, so a message must not tell anything about health.\n\
         Each pair says the same; policy {}.\n",
        linter.policy().name()
    )?;
    for (safe, telling) in PAIRS {
        for (text, style) in [(safe, good), (telling, bad)] {
            let report = linter.check(text);
            writeln!(out, "{style}{:<6}{style:#}  {bold}{text}{bold:#}", report.verdict.name())?;
            for finding in &report.findings {
                writeln!(out, "        {}[{}]: {}", finding.severity.name(), finding.rule.id, finding.message())?;
                writeln!(out, "        {}", finding.why())?;
            }
        }
        if let Some(rewrite) = linter.rewrite(telling).first() {
            writeln!(out, "        {good}safe:{good:#} {}", rewrite.text)?;
        }
        writeln!(out)?;
    }
    writeln!(out, "Now try your own: echo \"Your visit is at 9\" | phi-lint check -")?;
    Ok(Outcome::Clean)
}
