//! Intents about everything else: medicine to pick up, results, forms, money, messages.

#[allow(clippy::enum_glob_use, reason = "the table is read as data")]
use super::super::signs::Sign::*;
use super::{Intent, NONE, Wording};

pub(super) static WELCOME: Intent = Intent {
    id: "welcome",
    signs: &[&[Welcome]],
    never: &[When, Visit, Negated],
    en: &[
        Wording(
            &[Joined],
            "Thanks for joining. You will receive appointment reminders and general notices here. Please do not send health information; use your patient portal. Reply STOP to opt out.",
        ),
        Wording(
            &[],
            "Welcome[ to {org}]. You will receive appointment reminders and general notices here. Please do not send health information; use your patient portal. Reply STOP to opt out.",
        ),
    ],
    es: &[Wording(
        &[],
        "Le damos la bienvenida[ a {org}]. Aquí recibirá recordatorios de citas y avisos generales. Por favor no envíe información de salud; use su portal del paciente. Responda ALTO para no recibir más mensajes.",
    )],
    ..NONE
};

pub(super) static INSURANCE_UPDATE: Intent = Intent {
    id: "insurance-update",
    signs: &[&[Insurance, Lapsed], &[Insurer, Lapsed]],
    never: &[Claim, Amount, Negated],
    en: &[Wording(
        &[],
        "Please update your insurance information in your patient portal or bring your card to your visit.[ Questions? Call {phone}.]",
    )],
    es: &[Wording(
        &[],
        "Por favor actualice la información de su seguro en su portal del paciente o traiga su tarjeta a su visita.[ ¿Preguntas? Llame al {phone}.]",
    )],
    ..NONE
};

pub(super) static PRESCRIPTION_READY: Intent = Intent {
    id: "prescription-ready",
    signs: &[&[Ready, Medicine], &[Ready, Prescription], &[Ready, Device], &[Refill, Until]],
    never: &[Denied, Value, Question, Referral, Results, Negated],
    en: &[
        Wording(&[Device], "Your order is ready for pickup[ {where}][ {when}][ {until}]."),
        Wording(&[], "Your prescription is ready for pickup[ {where}][ {when}][ {until}]."),
    ],
    es: &[
        Wording(&[Device], "Su pedido está listo para recoger[ {where}][ {when}][ {until}]."),
        Wording(&[], "Su receta está lista para recoger[ {where}][ {when}][ {until}]."),
    ],
    spread: true,
};

pub(super) static REFILL: Intent = Intent {
    id: "refill",
    signs: &[&[Refill, Medicine], &[Refill, Sensitive], &[Refill, Dose], &[Refill, Denied], &[Refill, Care]],
    never: &[Value, Amount, Negated],
    en: &[
        Wording(
            &[Denied],
            "Our office has an update about your request. Please see your patient portal[ or call {phone}].",
        ),
        Wording(
            &[],
            "It may be time to refill a prescription.[{answer}| Reply {keyword} to refill.| Call {tel} to refill.| Request it in your patient portal: {portal}| Request it in your patient portal.]",
        ),
    ],
    es: &[
        Wording(
            &[Denied],
            "Nuestra oficina tiene novedades sobre su solicitud. Consulte su portal del paciente[ o llame al {phone}].",
        ),
        Wording(
            &[],
            "Puede ser momento de renovar una receta.[{answer}| Responda {keyword} para renovarla.| Llame al {tel} para renovarla.| Solicítela en su portal del paciente: {portal}| Solicítela en su portal del paciente.]",
        ),
    ],
    ..NONE
};

pub(super) static BILLING: Intent = Intent {
    id: "billing",
    signs: &[&[Amount], &[Claim], &[Pay, Care], &[Pay, Medicine], &[Pay, Insurer], &[Denied, Insurance]],
    never: &[],
    en: &[
        Wording(&[], "Our billing department has a message about your account. Please call {tel}."),
        Wording(&[], "You have a message from our billing office in your patient portal.[ Questions? Call {phone}.]"),
    ],
    es: &[
        Wording(&[], "Nuestro departamento de facturación tiene un mensaje sobre su cuenta. Llame al {tel}."),
        Wording(
            &[],
            "Tiene un mensaje de nuestra oficina de facturación en su portal del paciente.[ ¿Preguntas? Llame al {phone}.]",
        ),
    ],
    ..NONE
};

pub(super) static SURVEY: Intent = Intent {
    id: "survey",
    signs: &[&[Survey]],
    never: &[Helped, Value, Medicine],
    en: &[Wording(&[], "Thank you for your recent visit. How did we do?[ Reply {scale}| {link}]")],
    es: &[Wording(&[], "Gracias por su visita. ¿Cómo le atendimos?[ Responda {scale}| {link}]")],
    ..NONE
};

pub(super) static INTAKE_FORM: Intent = Intent {
    id: "intake-form",
    signs: &[&[Question], &[Form, Care], &[Form, Sensitive], &[Form, Medicine]],
    never: &[Amount, Value, Helped, Done, Negated],
    en: &[Wording(&[], "Please complete your intake form before your visit[ {on}][: {link}|: {portal}|.]")],
    es: &[Wording(&[], "Por favor complete su formulario antes de su visita[ {of}][: {link}|: {portal}|.]")],
    ..NONE
};

pub(super) static REFERRAL: Intent = Intent {
    id: "referral",
    signs: &[&[Referral]],
    never: &[Value, Amount, Negated],
    en: &[
        Wording(
            &[TheyCall],
            "Your referral is ready. Someone may call you to schedule. Details are in your patient portal.",
        ),
        Wording(&[Granted], "Your referral is ready. Log in to your patient portal for details[ or call {tel}]."),
        Wording(
            &[],
            "There is an update about your referral. Log in to your patient portal for details[ or call {tel}].",
        ),
    ],
    es: &[
        Wording(
            &[TheyCall],
            "Su referencia está lista. Es posible que le llamen para programar. Consulte los detalles en su portal del paciente.",
        ),
        Wording(
            &[Granted],
            "Su referencia está lista. Consulte los detalles en su portal del paciente[ o llame al {tel}].",
        ),
        Wording(
            &[],
            "Hay novedades sobre su referencia. Consulte los detalles en su portal del paciente[ o llame al {tel}].",
        ),
    ],
    ..NONE
};

pub(super) static RESULTS_READY: Intent = Intent {
    id: "results-ready",
    signs: &[
        &[Value],
        &[Test, Outcome],
        &[Ready, Test],
        &[Results, Test],
        &[Results, Disclosed],
        &[Outcome, Sensitive],
        &[Results, Sensitive],
        &[Results, Care],
    ],
    never: &[Advice, Negated],
    en: &[
        Wording(&[Outcome, Urgent, Call], "Please call our office[ at {phone}][ {today}]."),
        Wording(
            &[],
            "Your results are available. Log in to your patient portal to view them[: {link}|.][ Questions? Call {tel}.]",
        ),
    ],
    es: &[
        Wording(&[Outcome, Urgent, Call], "Llame a nuestra oficina[ al {phone}][ {today}]."),
        Wording(
            &[],
            "Sus resultados están disponibles. Ingrese a su portal del paciente para verlos[: {link}|.][ ¿Preguntas? Llame al {tel}.]",
        ),
    ],
    ..NONE
};

pub(super) static MEDICATION_REMINDER: Intent = Intent {
    id: "medication-reminder",
    signs: &[&[Take, Medicine], &[Take, Dose], &[Take, Prescription, Sensitive]],
    never: &[Adjust, Advice, Value, Visit, Negated],
    en: &[
        Wording(&[Evening], "Reminder: Take your evening medication as prescribed."),
        Wording(&[Morning], "Reminder: Take your morning medication as prescribed."),
        Wording(&[], "Reminder: Take your medication as prescribed."),
    ],
    es: &[
        Wording(&[Evening], "Recordatorio: Tome su medicamento de la noche según lo indicado."),
        Wording(&[], "Recordatorio: Tome su medicamento según lo indicado."),
    ],
    ..NONE
};

pub(super) static PROVIDER_MESSAGE: Intent = Intent {
    id: "provider-message",
    signs: &[&[Advice], &[Prep], &[Clinician], &[Adjust, Medicine], &[Adjust, Dose], &[Medicine], &[Survey, Helped]],
    never: &[Abuse],
    en: &[
        Wording(&[Helped], "Your care team has a message for you in the patient portal.[ Questions? Call {tel}.]"),
        Wording(&[], "Your provider has left a message for you in the patient portal.[ Questions? Call {tel}.]"),
    ],
    es: &[Wording(&[], "Su proveedor le dejó un mensaje en el portal del paciente.[ ¿Preguntas? Llame al {tel}.]")],
    ..NONE
};

/// The intent of a message that no sign explains.
pub(super) static OTHER: Intent = Intent {
    id: "other",
    en: &[
        Wording(&[Abuse], "Please call our office[ at {phone}]."),
        Wording(&[Attached, Send], "Please upload your documents in your patient portal or bring them to your visit."),
        Wording(&[Attached], "Your documents are available in your patient portal."),
        Wording(&[], "{org} has a message for you. Log in to your patient portal or call {phone}."),
        Wording(&[], "You have a message in your patient portal. Please log in to view it.[ Questions? Call {tel}.]"),
    ],
    es: &[
        Wording(&[Abuse], "Llame a nuestra oficina[ al {phone}]."),
        Wording(&[Attached, Send], "Por favor suba sus documentos en su portal del paciente o tráigalos a su visita."),
        Wording(&[Attached], "Sus documentos están disponibles en su portal del paciente."),
        Wording(&[], "Tiene un mensaje en su portal del paciente. Ingrese para verlo.[ ¿Preguntas? Llame al {tel}.]"),
    ],
    ..NONE
};
