//! What a term is: its class, its legal domain, its tier and where the row comes from.

/// Declares an enum whose variants have a name in the dictionary files and a small number in the compiled lexicon.
macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($(#[$vdoc:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $type { $($(#[$vdoc])* $variant,)+ }

        impl $type {
            /// Every value, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name used in dictionary files and reports.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The value with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }

            pub(crate) fn from_number(number: u8) -> Option<Self> {
                Self::ALL.get(usize::from(number)).copied()
            }
        }
    };
}

named! {
    /// What kind of thing a term names. The class decides which rule reports it.
    Class {
        /// Only sets cues for its sentence.
        Cue = "cue",
        /// A category word that reveals nothing by itself, such as `prescription`.
        Generic = "generic",
        /// A harmless phrase that swallows the term inside it, such as `stroke of luck`.
        Idiom = "idiom",
        /// A disease, disorder, injury or allergy.
        Condition = "condition",
        /// A complaint or functional status.
        Symptom = "symptom",
        /// A medicine by generic, brand or class name.
        Drug = "drug",
        /// How a medicine is taken: frequency, count, route.
        Dosing = "dosing",
        /// A laboratory test, panel, analyte, specimen or vital sign.
        Lab = "lab",
        /// The outcome of a test or examination.
        Outcome = "outcome",
        /// An imaging modality or study.
        Imaging = "imaging",
        /// Surgery, a named procedure or a therapy.
        Procedure = "procedure",
        /// A field of medicine, its clinicians and its departments.
        Specialty = "specialty",
        /// A care program or service line.
        Program = "program",
        /// A care event: admission, discharge, emergency visit.
        Event = "event",
        /// A device or supply.
        Device = "device",
        /// A vaccine or immunisation.
        Vaccine = "vaccine",
        /// A payer or plan type.
        Insurer = "insurer",
        /// A claim, denial, authorisation or explanation of benefits.
        Claim = "claim",
        /// Debt wording that needs no amount.
        Debt = "debt",
        /// How to prepare for a test or procedure.
        Prep = "prep",
        /// A recommendation, a start, a stop or a change of care.
        Plan = "plan",
        /// The reason or type of a visit.
        Reason = "reason",
        /// A relative or partner of the reader.
        Relation = "relation",
        /// A child or a service for children.
        Minor = "minor",
        /// An age, a sex or a stage of life.
        Group = "group",
        /// A document or picture in the message itself.
        Attachment = "attachment",
        /// A claim that the channel is safe or compliant.
        Assurance = "assurance",
        /// An offer, a discount, a prize.
        Offer = "offer",
        /// Wording that implies an emergency or a bad result.
        Urgency = "urgency",
    }
}

named! {
    /// The law or stigma behind a specially protected fact.
    Domain {
        /// Not specially protected.
        None = "",
        /// Mental health.
        Mental = "mental",
        /// Substance use, including tobacco.
        Substance = "substance",
        /// HIV and sexually transmitted infections.
        HivSti = "hiv-sti",
        /// Contraception, fertility, sexual function.
        Reproductive = "reproductive",
        /// Pregnancy, birth and the time after it.
        Pregnancy = "pregnancy",
        /// Genetic tests, services and inherited risk.
        Genetic = "genetic",
        /// Gender care, sexual orientation.
        Gender = "gender",
        /// Abuse and violence.
        Abuse = "abuse",
    }
}

named! {
    /// How much a term reveals.
    Tier {
        /// Reveals nothing.
        T0 = "0",
        /// A low-sensitivity field of care.
        T1 = "1",
        /// An organ, a disease, a named drug, test or procedure.
        T2 = "2",
        /// Specially protected or stigmatised.
        T3 = "3",
    }
}

named! {
    /// Where a row comes from.
    Source {
        /// Written by hand for phi-lint, English.
        HandEnglish = "phi-lint",
        /// Written by hand for phi-lint, Spanish.
        HandSpanish = "phi-lint/es",
        /// Medical Subject Headings.
        Mesh = "mesh",
        /// ICD-10-CM.
        Icd10cm = "icd10cm",
        /// Disease Ontology.
        Doid = "doid",
        /// `DrugBank` open vocabulary.
        Drugbank = "drugbank",
        /// `WordNet`.
        Wordnet = "wordnet",
        /// An ordinary word or name: no term, and none misspelt.
        Ordinary = "ordinary",
        /// An organisation's own file.
        Organisation = "organisation",
    }
}

impl Tier {
    /// The tier as the number 0 to 3.
    pub const fn number(self) -> u8 {
        self as u8
    }
}
