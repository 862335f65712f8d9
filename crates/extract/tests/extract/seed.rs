//! The document this tool began with, as a Markdown page.

use crate::{place, texts};

const SEED: &str = include_str!("../fixtures/seed.md");

const MESSAGES: &[&str] = &[
    "What may be sent",
    "A patient's phone number alone is not PHI. \"You have an appointment tomorrow\" is not PHI.",
    "Compliant",
    "Non-Compliant",
    "\"Reminder: You have an appointment tomorrow at 2 PM\"",
    "\"Reminder: Your diabetes checkup is tomorrow at 2 PM\"",
    "\"Your prescription is ready for pickup\"",
    "\"Your metformin 500mg prescription is ready\"",
    "\"Lab results available -- log in to portal to view\"",
    "\"Your cholesterol is 220 mg/dL\"",
    "\"Click here to join your telehealth session\"",
    "\"Dr. Smith wants to discuss your MRI results via video\"",
    "\"Please complete your intake form before your visit\"",
    "\"Please complete your psychiatric evaluation form\"",
    "\"Your provider has a message for you in the portal\"",
    "\"Your oncologist recommends starting chemotherapy\"",
    "Reminders",
    "Reminder: You have an appointment tomorrow at 2:00 PM at Main Street Clinic.\n\n\
        Reply CONFIRM to confirm or CANCEL to reschedule.",
    "Your prescription is ready for pickup at Main Street Pharmacy.\n\nReply HELP for pharmacy directions.\n",
    "Your telehealth appointment is in 30 minutes.\n\nJoin here: ${telehealthUrl}\n\nThe link expires in 24 hours.",
    "Bot: \"Thanks, Sarah. What is your date of birth?\"",
    "Patient: \"March 15, 1990\"",
    "Lab results, test results, or imaging findings",
    "Billing details -- amounts owed",
];

#[test]
fn messages() {
    assert_eq!(texts("messages/seed.md", SEED), MESSAGES);
    assert_eq!(texts("messages/seed.md", &SEED.replace('\n', "\r\n")).len(), MESSAGES.len());
}

#[test]
fn places() {
    for source in [SEED, &SEED.replace('\n', "\r\n"), &format!("\u{feff}{SEED}")] {
        for word in ["diabetes", "metformin 500mg", "220 mg/dL", "MRI", "Reply CONFIRM", "${telehealthUrl}", "imaging"]
        {
            assert_eq!(place("messages/seed.md", source, word), word);
        }
        assert_eq!(place("messages/seed.md", source, "Clinic.\n\nReply"), "Clinic.\\n\\nReply");
    }
}
