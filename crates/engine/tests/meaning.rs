//! A rewrite may say less than the message, never something else.

use phi_lint::{Linter, Policy};

#[test]
fn what_is_not_so_is_not_said_to_be_so() {
    for (message, rewrite) in [
        (
            "Never take your ibuprofen before bedtime.",
            "Your provider has left a message for you in the patient portal.",
        ),
        (
            "Your CT scan has not been moved. See you 6/2 at 10 AM.",
            "Your appointment has not been moved. See you 6/2 at 10 AM.",
        ),
        ("Your thyroid results are not in yet.", "Your results are not in yet."),
        (
            "The MRI opening is no longer there, please reply.",
            "You have a message in your patient portal. Please log in to view it.",
        ),
        ("You are not due for a mammogram.", "You have a message in your patient portal. Please log in to view it."),
        ("Su cita de cardiología no se canceló.", "Su cita no se canceló."),
        // Nothing is denied here.
        ("Don't forget your CT scan on Monday at 8.", "Reminder: You have an appointment on Monday at 8."),
        (
            "You did not make it to your CT scan on 3/9.",
            "We missed you at your appointment on 3/9. Please call our office to reschedule.",
        ),
    ] {
        assert_eq!(best(message), rewrite, "{message}");
    }
}

#[test]
fn what_is_supposed_is_not_stated() {
    for (message, rewrite) in [
        (
            "If you need to cancel your MRI on 5/4 at 9 AM, call 555-0142.",
            "If you need to cancel your appointment on 5/4 at 9 AM, call 555-0142.",
        ),
        (
            "Your MRI is on 5/4 at 9 AM. If you missed your MRI before, tell us.",
            "Reminder: You have an appointment on 5/4 at 9 AM.",
        ),
        ("Si perdió su ecografía, llame al 555-0142.", "Si perdió su cita, llame al 555-0142."),
    ] {
        assert_eq!(best(message), rewrite, "{message}");
    }
}

#[test]
fn every_visit_keeps_its_own_day() {
    for (message, rewrite) in [
        (
            "Your CT scan is on 5/4 at 9 AM. Your chemo is on 5/6 at 10 AM.",
            "Reminder: You have an appointment on 5/4 at 9 AM. You have an appointment on 5/6 at 10 AM.",
        ),
        (
            "Your CT scan was canceled. Your chemo is still on 5/4 at 9 AM.",
            "Your appointment has been canceled. Please call our office to choose a new time. Reminder: You have an appointment on 5/4 at 9 AM.",
        ),
        (
            "Your insulin is ready. Your eye exam is Tuesday at 9 AM.",
            "Your prescription is ready for pickup. Reminder: You have an appointment Tuesday at 9 AM.",
        ),
        (
            "La metformina está lista. Su colonoscopía es el lunes 4 a las 9:00.",
            "Su receta está lista para recoger. Recordatorio: Tiene una cita el lunes 4 a las 9:00.",
        ),
        ("Your CT scan is on 5/4 or 5/5 at 9 AM.", "Your appointment is on 5/4 or 5/5 at 9 AM."),
        // What is over is not announced.
        ("Your CT scan was on Monday at 9 AM and went well.", "Your appointment was on Monday at 9 AM and went well."),
    ] {
        assert_eq!(best(message), rewrite, "{message}");
    }
}

fn best(message: &str) -> String {
    Linter::new(Policy::default()).rewrite(message).into_iter().next().map(|best| best.text).unwrap_or_default()
}
