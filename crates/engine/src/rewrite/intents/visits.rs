//! Intents about a visit: that it is, that it moves, what comes before it.

#[allow(clippy::enum_glob_use, reason = "the table is read as data")]
use super::super::signs::Sign::*;
use super::{Intent, NONE, Wording};

pub(super) static EMERGENCY_CLOSURE: Intent = Intent {
    id: "emergency-closure",
    signs: &[&[Closed], &[Crisis, Call], &[Opens, When]],
    never: &[Value, Negated],
    en: &[
        Wording(&[Closed, Weather], "Our office is closed[ {when}] due to weather. Please call {phone} for options."),
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
};

pub(super) static NO_SHOW: Intent = Intent {
    id: "no-show",
    signs: &[&[Missed]],
    never: &[Pay, Claim, Value, Negated],
    en: &[
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
            &[Sensitive],
            "No pudimos verle[ {when}].[{answer}| Llame a nuestra oficina al {phone}.| Llame a nuestra oficina.]",
        ),
        Wording(
            &[],
            "No pudimos verle en su cita[ {of}].[{answer}| Llame al {phone} para reprogramar.| Llame a nuestra oficina para reprogramar.]",
        ),
    ],
    ..NONE
};

pub(super) static WAITLIST: Intent = Intent {
    id: "waitlist",
    signs: &[&[Opening]],
    never: &[Amount, Value, Lapsed, Negated],
    en: &[Wording(
        &[],
        "An earlier appointment is available[ {when}].[{answer}| Reply {keyword} to take it.| Call {tel} to take it.| Please reply to take it.]",
    )],
    es: &[Wording(
        &[],
        "Hay una cita disponible[ {when}].[{answer}| Responda {keyword} para tomarla.| Llame al {tel} para tomarla.| Responda para tomarla.]",
    )],
    ..NONE
};

pub(super) static APPOINTMENT_CHANGE: Intent = Intent {
    id: "appointment-change",
    signs: &[
        &[Late, Care],
        &[Late, Clinician],
        &[Late, Visit],
        &[Change, Visit],
        &[Change, Care, When],
        &[Cancelled, Care],
    ],
    never: &[Value, Denied, Question, Ride, Negated],
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
};

pub(super) static TELEHEALTH_LINK: Intent = Intent {
    id: "telehealth-link",
    signs: &[&[Video]],
    never: &[Amount, Question, Negated],
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
};

pub(super) static TEST_PREP: Intent = Intent {
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
};

pub(super) static APPOINTMENT_REMINDER: Intent = Intent {
    id: "appointment-reminder",
    signs: &[&[When, Visit], &[When, Care], &[Visit, Clinician], &[Visit, Care, Reply]],
    never: &[Advice, Adjust, Value, Gap, TheyCall, Ride, Ships, Negated],
    en: &[
        Wording(
            &[Proposed, When],
            "Would you like an appointment[ {when}][ {place}]?[{answer}| Please reply {keyword} to confirm.| Please reply to confirm.]",
        ),
        Wording(
            &[PrepApart],
            "Reminder: You have an appointment[ {when}][ {place}][, {room}].[ Please arrive {arrival}.]\n\nPlease review the instructions for your visit in your patient portal[: {portal}|.]",
        ),
        Wording(&[], "Reminder: You have an appointment[ {when}][ {place}][, {room}].[ Please arrive {arrival}.]"),
    ],
    es: &[
        Wording(
            &[Proposed, When],
            "¿Desea una cita[ {when}][ {place}]?[{answer}| Responda {keyword} para confirmar.| Responda para confirmar.]",
        ),
        Wording(
            &[PrepApart],
            "Recordatorio: Tiene una cita[ {when}][ {place}][, {room}].[ Por favor llegue {arrival}.]\n\nConsulte las instrucciones para su visita en su portal del paciente[: {portal}|.]",
        ),
        Wording(&[], "Recordatorio: Tiene una cita[ {when}][ {place}][, {room}].[ Por favor llegue {arrival}.]"),
    ],
    spread: true,
};

pub(super) static VACCINATION: Intent = Intent {
    id: "vaccination",
    signs: &[&[Vaccine]],
    never: &[Value, Negated],
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
};

pub(super) static CARE_GAP: Intent = Intent {
    id: "care-gap",
    signs: &[&[Gap], &[Due, Care], &[Due, Visit]],
    never: &[Value, Advice, Negated],
    en: &[Wording(
        &[],
        "It may be time for a visit.[{answer}| Book online: {link}| Reply {keyword} to book.| Call {phone} or book in your patient portal.| Book in your patient portal.]",
    )],
    es: &[Wording(
        &[],
        "Puede que le corresponda una visita.[{answer}| Agende en línea: {link}| Responda {keyword} para agendar.| Llame al {phone}.| Agende en su portal del paciente.]",
    )],
    ..NONE
};
