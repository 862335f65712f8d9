//! Intents: what a message is for, and the sentences that say so without telling anything.
//!
//! The table is data. The first intent whose signs a message has is its intent; the first wording whose signs and slots the
//! message has is used. `{slot}` is copied from the message or from the organisation's settings, `[a|b]` is the first of its
//! parts that can be filled, or nothing.

pub use super::signs::Sign;
#[allow(clippy::enum_glob_use, reason = "the table is read as data")]
use super::signs::Sign::*;

/// What a message is for.
#[derive(Debug)]
pub struct Intent {
    /// The name used in reports.
    pub id: &'static str,
    /// Each list is enough to tell the intent.
    pub signs: &'static [&'static [Sign]],
    /// Signs that speak against it.
    pub never: &'static [Sign],
    /// English wordings, the more special ones first.
    pub en: &'static [Wording],
    /// Spanish wordings.
    pub es: &'static [Wording],
    /// Whether what follows stands in paragraphs of its own.
    pub spread: bool,
}

/// A wording and the signs it needs.
#[derive(Debug)]
pub struct Wording(pub &'static [Sign], pub &'static str);

const NONE: Intent = Intent { id: "", signs: &[], never: &[], en: &[], es: &[], spread: false };

/// Every intent, in the order they are tried. The last one fits every message.
pub static INTENTS: &[Intent] = &[
    Intent {
        id: "welcome",
        signs: &[&[Welcome]],
        never: &[When],
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
    },
    Intent {
        id: "emergency-closure",
        signs: &[&[Closed], &[Crisis], &[Opens, When]],
        never: &[Value],
        en: &[
            Wording(
                &[Closed, Weather],
                "Our office is closed[ {when}] due to weather. Please call {phone} for options.",
            ),
            Wording(&[Closed, Weather], "Our office is closed[ {when}] due to weather."),
            Wording(&[Closed], "Our office is closed[ {when}].[ Call {phone} with questions.]"),
            Wording(&[Opens], "Our office opens {when}.[ Call {tel} with questions.]"),
            Wording(&[], "If this is an emergency, call 911.[ You can also call our office at {phone}.]"),
        ],
        es: &[
            Wording(
                &[Closed, Weather],
                "Nuestra oficina está cerrada[ {when}] por el clima.[ Llame al {phone} para ver sus opciones.]",
            ),
            Wording(&[Closed], "Nuestra oficina está cerrada[ {when}].[ Llame al {phone} si tiene preguntas.]"),
            Wording(&[Opens], "Nuestra oficina abre {when}.[ Llame al {tel} si tiene preguntas.]"),
            Wording(&[], "Si es una emergencia, llame al 911.[ También puede llamar a nuestra oficina al {phone}.]"),
        ],
        ..NONE
    },
    Intent {
        id: "no-show",
        signs: &[&[Missed]],
        never: &[Pay, Claim, Value],
        en: &[
            Wording(
                &[Visit],
                "We missed you at your appointment[ {when}].[{answer}| Please call {phone} to reschedule.| Please visit {link} to reschedule.| Please call our office to reschedule.]",
            ),
            Wording(
                &[Sensitive],
                "We missed you[ {when}].[{answer}| Please call our office at {phone}.| Please call our office.]",
            ),
            Wording(
                &[],
                "We missed you at your appointment[ {when}].[{answer}| Please call {phone} to reschedule.| Please visit {link} to reschedule.| Please call our office to reschedule.]",
            ),
        ],
        es: &[
            Wording(
                &[Visit],
                "No pudimos verle en su cita[ {of}].[{answer}| Llame al {phone} para reprogramar.| Llame a nuestra oficina para reprogramar.]",
            ),
            Wording(
                &[Sensitive],
                "No pudimos verle[ {when}].[{answer}| Llame a nuestra oficina al {phone}.| Llame a nuestra oficina.]",
            ),
            Wording(
                &[],
                "No pudimos verle en su cita[ {of}].[{answer}| Llame al {phone} para reprogramar.| Llame a nuestra oficina para reprogramar.]",
            ),
        ],
        ..NONE
    },
    Intent {
        id: "waitlist",
        signs: &[&[Opening]],
        never: &[Amount, Value],
        en: &[Wording(
            &[],
            "An earlier appointment is available[ {when}].[{answer}| Reply {keyword} to take it.| Call {tel} to take it.| Please reply to take it.]",
        )],
        es: &[Wording(
            &[],
            "Hay una cita disponible[ {when}].[{answer}| Responda {keyword} para tomarla.| Llame al {tel} para tomarla.| Responda para tomarla.]",
        )],
        ..NONE
    },
    Intent {
        id: "insurance-update",
        signs: &[&[Insurance, Lapsed], &[Insurer, Lapsed]],
        never: &[Claim, Amount],
        en: &[Wording(
            &[],
            "Please update your insurance information in your patient portal or bring your card to your visit.[ Questions? Call {phone}.]",
        )],
        es: &[Wording(
            &[],
            "Por favor actualice la información de su seguro en su portal del paciente o traiga su tarjeta a su visita.[ ¿Preguntas? Llame al {phone}.]",
        )],
        ..NONE
    },
    Intent {
        id: "prescription-ready",
        signs: &[&[Ready, Medicine], &[Ready, Prescription], &[Ready, Device], &[Refill, Until]],
        never: &[Denied, Value, Question, Referral, Results],
        en: &[
            Wording(&[Device], "Your order is ready for pickup[ {where}][ {when}][ {until}]."),
            Wording(&[], "Your prescription is ready for pickup[ {where}][ {when}][ {until}]."),
        ],
        es: &[
            Wording(&[Device], "Su pedido está listo para recoger[ {where}][ {when}][ {until}]."),
            Wording(&[], "Su receta está lista para recoger[ {where}][ {when}][ {until}]."),
        ],
        spread: true,
    },
    Intent {
        id: "refill",
        signs: &[&[Refill, Medicine], &[Refill, Sensitive], &[Refill, Dose], &[Refill, Denied], &[Refill, Care]],
        never: &[Value, Amount],
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
    },
    Intent {
        id: "billing",
        signs: &[&[Amount], &[Claim], &[Pay, Care], &[Pay, Medicine], &[Pay, Insurer], &[Denied, Insurance]],
        never: &[],
        en: &[
            Wording(&[], "Our billing department has a message about your account. Please call {tel}."),
            Wording(
                &[],
                "You have a message from our billing office in your patient portal.[ Questions? Call {phone}.]",
            ),
        ],
        es: &[
            Wording(&[], "Nuestro departamento de facturación tiene un mensaje sobre su cuenta. Llame al {tel}."),
            Wording(
                &[],
                "Tiene un mensaje de nuestra oficina de facturación en su portal del paciente.[ ¿Preguntas? Llame al {phone}.]",
            ),
        ],
        ..NONE
    },
    Intent {
        id: "appointment-change",
        signs: &[
            &[Late, Care],
            &[Late, Clinician],
            &[Late, Visit],
            &[Change, Visit],
            &[Change, Care, When],
            &[Cancelled, Care],
        ],
        never: &[Value, Denied, Question],
        en: &[
            Wording(&[Late], "Your appointment[ {when}] may start later than planned.[ Questions? Call {tel}.]"),
            Wording(
                &[Cancelled],
                "Your appointment[ {when}] has been canceled.[{answer}| Please call {phone} to choose a new time.| Please reply {keyword} to choose a new time.| Please call our office to choose a new time.]",
            ),
            Wording(
                &[],
                "Your appointment[ {when}] has been moved {new}.[{answer}| Please call {phone} with questions.| Please reply {keyword} to confirm.| Please reply to confirm.]",
            ),
            Wording(
                &[],
                "The time of your appointment[ {when}] has changed.[{answer}| Please call {phone} with questions.| Please call our office with questions.]",
            ),
        ],
        es: &[
            Wording(
                &[Late],
                "Es posible que su cita[ {of}] comience más tarde de lo previsto.[ ¿Preguntas? Llame al {tel}.]",
            ),
            Wording(
                &[Cancelled],
                "Su cita[ {of}] se canceló.[{answer}| Llame al {phone} para elegir otro horario.| Llame a nuestra oficina para elegir otro horario.]",
            ),
            Wording(
                &[],
                "Su cita[ {of}] ha cambiado {new}.[{answer}| Llame al {phone} para elegir otro horario.| Llame a nuestra oficina para elegir otro horario.]",
            ),
            Wording(
                &[],
                "Su cita[ {of}] ha cambiado.[{answer}| Llame al {phone} si tiene preguntas.| Llame a nuestra oficina si tiene preguntas.]",
            ),
        ],
        ..NONE
    },
    Intent {
        id: "telehealth-link",
        signs: &[&[Video]],
        never: &[Amount, Question],
        en: &[
            Wording(
                &[When],
                "Your telehealth appointment is {when}.[\n\nJoin here: {link}| Log in to your patient portal to join.]",
            ),
            Wording(&[], "Click here to join your telehealth session: {link}"),
            Wording(&[], "Your telehealth appointment is ready. Log in to your patient portal to join."),
        ],
        es: &[
            Wording(
                &[When],
                "Su cita por video [empieza {window}|es {when}].[\n\nIngrese aquí: {link}| Ingrese a su portal del paciente para conectarse.]",
            ),
            Wording(&[], "Haga clic aquí para ingresar a su cita por video: {link}"),
            Wording(&[], "Su cita por video está lista. Ingrese a su portal del paciente para conectarse."),
        ],
        spread: true,
    },
    Intent {
        id: "survey",
        signs: &[&[Survey]],
        never: &[Helped, Value, Medicine],
        en: &[Wording(&[], "Thank you for your recent visit. How did we do?[ Reply {scale}| {link}]")],
        es: &[Wording(&[], "Gracias por su visita. ¿Cómo le atendimos?[ Responda {scale}| {link}]")],
        ..NONE
    },
    Intent {
        id: "intake-form",
        signs: &[&[Question], &[Form, Care], &[Form, Sensitive], &[Form, Medicine]],
        never: &[Amount, Value, Helped],
        en: &[Wording(&[], "Please complete your intake form before your visit[ {on}][: {link}|: {portal}|.]")],
        es: &[Wording(&[], "Por favor complete su formulario antes de su visita[ {of}][: {link}|: {portal}|.]")],
        ..NONE
    },
    Intent {
        id: "referral",
        signs: &[&[Referral]],
        never: &[Value, Amount],
        en: &[
            Wording(
                &[TheyCall],
                "Your referral is ready. Someone may call you to schedule. Details are in your patient portal.",
            ),
            Wording(&[], "Your referral is ready. Log in to your patient portal for details[ or call {tel}]."),
        ],
        es: &[
            Wording(
                &[TheyCall],
                "Su referencia está lista. Es posible que le llamen para programar. Consulte los detalles en su portal del paciente.",
            ),
            Wording(
                &[],
                "Su referencia está lista. Consulte los detalles en su portal del paciente[ o llame al {tel}].",
            ),
        ],
        ..NONE
    },
    Intent {
        id: "test-prep",
        signs: &[&[Prep]],
        never: &[Value, PrepApart],
        en: &[
            Wording(
                &[Visit],
                "You have instructions to review before your appointment[ {when}]. Please read them in your patient portal[: {portal}][ or call {phone}].",
            ),
            Wording(
                &[Care],
                "You have instructions to review before your appointment[ {when}]. Please read them in your patient portal[: {portal}][ or call {phone}].",
            ),
            Wording(
                &[],
                "You have instructions to review. Please read them in your patient portal[: {portal}][ or call {phone}].",
            ),
        ],
        es: &[Wording(
            &[],
            "Tiene instrucciones que revisar antes de su cita[ {of}]. Consúltelas en su portal del paciente[: {portal}][ o llame al {phone}].",
        )],
        ..NONE
    },
    Intent {
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
        never: &[Advice],
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
    },
    Intent {
        id: "medication-reminder",
        signs: &[&[Take, Medicine], &[Take, Dose], &[Take, Prescription, Sensitive]],
        never: &[Adjust, Advice, Value, Visit],
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
    },
    Intent {
        id: "appointment-reminder",
        signs: &[&[When, Visit], &[When, Care], &[Visit, Clinician], &[Visit, Care, Reply]],
        never: &[Advice, Adjust, Value, Gap, TheyCall, Ride, Ships],
        en: &[
            Wording(
                &[PrepApart],
                "Reminder: You have an appointment[ {when}][ {place}][, {room}].[ Please arrive {arrival}.]\n\nPlease review the instructions for your visit in your patient portal[: {portal}|.]",
            ),
            Wording(&[], "Reminder: You have an appointment[ {when}][ {place}][, {room}].[ Please arrive {arrival}.]"),
        ],
        es: &[
            Wording(
                &[PrepApart],
                "Recordatorio: Tiene una cita[ {when}][ {place}][, {room}].[ Por favor llegue {arrival}.]\n\nConsulte las instrucciones para su visita en su portal del paciente[: {portal}|.]",
            ),
            Wording(&[], "Recordatorio: Tiene una cita[ {when}][ {place}][, {room}].[ Por favor llegue {arrival}.]"),
        ],
        spread: true,
    },
    Intent {
        id: "vaccination",
        signs: &[&[Vaccine]],
        never: &[Value],
        en: &[
            Wording(
                &[Child],
                "Your child may be due for a visit.[{answer}| Reply {keyword} to book.| Call {phone} or book in your patient portal.| Book in your patient portal.]",
            ),
            Wording(
                &[],
                "You may be due for a visit.[{answer}| Reply {keyword} to book.| Call {phone} or book in your patient portal.| Book in your patient portal.]",
            ),
        ],
        es: &[
            Wording(
                &[Child],
                "Puede que a su hijo le corresponda una visita.[{answer}| Responda {keyword} para agendar.| Llame al {phone} o agende en su portal del paciente.| Agende en su portal del paciente.]",
            ),
            Wording(
                &[],
                "Puede que le corresponda una visita.[{answer}| Responda {keyword} para agendar.| Llame al {phone} o agende en su portal del paciente.| Agende en su portal del paciente.]",
            ),
        ],
        ..NONE
    },
    Intent {
        id: "care-gap",
        signs: &[&[Gap], &[Due, Care], &[Due, Visit]],
        never: &[Value, Advice],
        en: &[Wording(
            &[],
            "It may be time for a visit.[{answer}| Book online: {link}| Reply {keyword} to book.| Call {phone} or book in your patient portal.| Book in your patient portal.]",
        )],
        es: &[Wording(
            &[],
            "Puede que le corresponda una visita.[{answer}| Agende en línea: {link}| Responda {keyword} para agendar.| Llame al {phone}.| Agende en su portal del paciente.]",
        )],
        ..NONE
    },
    Intent {
        id: "provider-message",
        signs: &[
            &[Advice],
            &[Prep],
            &[Clinician],
            &[Adjust, Medicine],
            &[Adjust, Dose],
            &[Medicine],
            &[Survey, Helped],
        ],
        never: &[Abuse],
        en: &[
            Wording(&[Helped], "Your care team has a message for you in the patient portal.[ Questions? Call {tel}.]"),
            Wording(&[], "Your provider has left a message for you in the patient portal.[ Questions? Call {tel}.]"),
        ],
        es: &[Wording(&[], "Su proveedor le dejó un mensaje en el portal del paciente.[ ¿Preguntas? Llame al {tel}.]")],
        ..NONE
    },
    OTHER,
];

/// The intent of a message that no sign explains.
pub const OTHER: Intent = Intent {
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
