//! Slots: where the facts of a wording come from, the message first, then the organisation's settings.

use std::cell::RefCell;
use std::ops::Range;

use phi_lint_lexicon::{Cue, Cues};

use super::draft::{Draft, Fate, Piece};
use super::facts::{Fact, Kind};
use super::overlap;
use super::purpose::Part;
use super::signs::Sign;
use super::when;
use super::wording::{Filling, Slots};
use crate::language::Language;
use crate::organisation::Organisation;

/// Fills the slots of one wording.
pub(super) struct Filler<'d, 'a> {
    draft: &'d Draft<'a>,
    /// What the wording stands for.
    part: &'d Part,
    /// The facts that other wordings took, by their place.
    taken: &'d [Range<usize>],
    /// The facts that were used, by their place.
    used: &'d RefCell<Vec<Range<usize>>>,
}

impl<'d, 'a> Filler<'d, 'a> {
    pub(super) fn new(
        draft: &'d Draft<'a>,
        part: &'d Part,
        taken: &'d [Range<usize>],
        used: &'d RefCell<Vec<Range<usize>>>,
    ) -> Self {
        Filler { draft, part, taken, used }
    }
}

impl Slots for Filler<'_, '_> {
    fn slot(&mut self, name: &str) -> Option<Filling> {
        let organisation = self.draft.organisation;
        match name {
            "when" => self.when(),
            "of" => self.of(),
            "on" => self.on(),
            "new" => self.as_typed(Kind::When(when::Kind::New)),
            "window" => self.as_typed(Kind::When(when::Kind::Window)),
            "until" => self.until(),
            "today" => self.today(),
            "arrival" => self.arrival(),
            "where" => self.told_place(),
            "place" => self.told_place().or_else(|| self.own_place()),
            "room" => self.as_typed(Kind::Room),
            "keyword" => self.as_typed(Kind::Keyword),
            "scale" => self.as_typed(Kind::Scale),
            "tel" => self.as_typed(Kind::Phone),
            "phone" => self.as_typed(Kind::Phone).or_else(|| {
                let told = self.draft.facts.iter().any(|fact| fact.kind == Kind::Phone);
                organisation.telephone().filter(|_| !told).map(Filling::setting)
            }),
            "link" => self.link(),
            "portal" => organisation.portal().map(Filling::setting),
            "org" => organisation.shown_name().map(Filling::setting).or_else(|| self.sender()),
            // Says nothing, where a sentence that stays tells how to answer.
            "answer" => self.is_answered().then(Filling::default),
            _ => None,
        }
    }
}

/// Fills slots from the organisation's settings only.
pub(super) struct Settings<'a>(pub(super) &'a Organisation);

impl Slots for Settings<'_> {
    fn slot(&mut self, name: &str) -> Option<Filling> {
        let setting = match name {
            "org" => self.0.shown_name(),
            "phone" => self.0.telephone(),
            "portal" => self.0.portal(),
            _ => None,
        };
        setting.map(Filling::setting)
    }
}

impl Filler<'_, '_> {
    /// Whether a sentence that stays tells how to answer.
    fn is_answered(&self) -> bool {
        let answers = |fact: &Fact| matches!(fact.kind, Kind::Keyword | Kind::Phone | Kind::Link);
        let mut stays = self.draft.pieces.iter().filter(|piece| piece.fate == Fate::Stays);
        stays.any(|piece| piece.signs.has(Sign::Call) || self.draft.facts_in(&piece.range).any(answers))
    }

    /// The first fact of this kind in a sentence that goes, or that can.
    fn fact(&self, is: impl Fn(&Fact) -> bool) -> Option<&Fact> {
        let Part { pieces, intent, .. } = self.part;
        let usable = |piece: &Piece, fact: &Fact| {
            is(fact) && !self.taken.contains(&fact.core) && !overlap(&piece.supposed, &fact.core)
        };
        let among = |pick: &dyn Fn(usize, &Piece) -> bool| {
            let picked = self.draft.pieces.iter().enumerate().filter(|&(at, piece)| pick(at, piece));
            picked.flat_map(|(_, piece)| self.draft.facts_in(&piece.range).filter(|fact| usable(piece, fact))).next()
        };
        let closed = |piece: &Piece| intent.id == "emergency-closure" && piece.signs.has(Sign::Closed);
        let found = among(&|at, piece| pieces.contains(&at) || closed(piece))
            .or_else(|| among(&|_, piece| piece.fate == Fate::Bare))?;
        self.used.borrow_mut().push(found.core.clone());
        Some(found)
    }

    /// The first fact of this kind with its leading words.
    fn as_typed(&self, kind: Kind) -> Option<Filling> {
        let fact = self.fact(|fact| fact.kind == kind)?;
        Some(Filling::of(kind.name(), self.draft.typed(&fact.whole())))
    }

    /// The day and time of the visit, led by what led to it.
    fn when(&self) -> Option<Filling> {
        let missed = self.part.intent.id == "no-show";
        let fact = self.fact(|fact| {
            matches!(fact.kind, Kind::When(when::Kind::At | when::Kind::Window))
                && (missed || !self.draft.is_past(fact))
        })?;
        let lead = self.lead(fact);
        let lead = match lead.as_str() {
            "del" => "el".to_owned(),
            "" if self.is_bare_weekday(fact) => "el".to_owned(),
            "" if self.is_bare_clock(fact) => "at".to_owned(),
            "" if self.is_bare_date(fact) => "on".to_owned(),
            "" if self.is_date_variable(fact) => {
                if self.draft.language == Language::Spanish { "el" } else { "on" }.to_owned()
            }
            "de" | "para" | "after" if lead != "after" => String::new(),
            _ => lead,
        };
        Some(self.led(&lead, fact))
    }

    /// A Spanish day of the week needs its article.
    fn is_bare_weekday(&self, fact: &Fact) -> bool {
        let core = self.draft.typed(&fact.core).to_lowercase();
        let days = ["lunes", "martes", "miércoles", "miercoles", "jueves", "viernes", "sábado", "sabado", "domingo"];
        self.draft.language == Language::Spanish && days.iter().any(|day| core.starts_with(day))
    }

    /// A placeholder that stands for a date needs a preposition.
    fn is_date_variable(&self, fact: &Fact) -> bool {
        let core = self.draft.typed(&fact.core).to_lowercase();
        let first = core.split_whitespace().next().unwrap_or_default();
        first.starts_with(['{', '[', '<', '%', '$', '#', ':'])
            && ["date", "fecha", "day"].iter().any(|name| first.contains(name))
    }

    /// An English date without a weekday needs its preposition.
    fn is_bare_date(&self, fact: &Fact) -> bool {
        const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let core = self.draft.typed(&fact.core).to_lowercase();
        let digits = core.trim_start_matches(|char: char| char.is_ascii_digit());
        let counted = digits.len() < core.len();
        let month = |text: &str| MONTHS.iter().any(|month| text.starts_with(month));
        let day = counted && (digits.starts_with('/') || month(digits.trim_start()));
        self.draft.language == Language::English && (day || month(&core))
    }

    /// An English time of the day without a day needs its preposition.
    fn is_bare_clock(&self, fact: &Fact) -> bool {
        let core = self.draft.typed(&fact.core).to_lowercase();
        let behind = core.trim_start_matches(|char: char| char.is_ascii_digit() || char == ':');
        let half = behind.trim_start();
        let halves = ["am", "pm", "a.m", "p.m"].iter().any(|known| half.starts_with(known));
        let clock = behind.len() < core.len() && core.len() - behind.len() <= 5 && (halves || half.is_empty());
        self.draft.language == Language::English && (clock || matches!(core.as_str(), "noon" | "midnight"))
    }

    /// The same as an attribute in Spanish: "de ayer", "del lunes".
    fn of(&self) -> Option<Filling> {
        let fact = self.fact(|fact| matches!(fact.kind, Kind::When(when::Kind::At | when::Kind::Before)))?;
        let (lead, core) = (self.lead(fact), self.draft.typed(&fact.core));
        let lead = match lead.as_str() {
            "el" | "antes del" | "para el" => "del".to_owned(),
            "" | "antes de" | "para" => {
                let day = core.to_lowercase();
                let relative = ["hoy", "mañana", "manana", "ayer", "anoche"].iter().any(|word| day.starts_with(word));
                if relative { "de" } else { "del" }.to_owned()
            }
            other => other.to_owned(),
        };
        Some(self.led(&lead, fact))
    }

    /// The day something has to be done before, as the day of the visit.
    fn on(&self) -> Option<Filling> {
        let fact = self.fact(|fact| matches!(fact.kind, Kind::When(when::Kind::At | when::Kind::Before)))?;
        let lead = self.lead(fact);
        let core = self.draft.typed(&fact.core);
        let relative = ["today", "tomorrow", "tonight"].iter().any(|word| core.to_lowercase().starts_with(word));
        let lead = if relative {
            ""
        } else if self.is_bare_clock(fact) {
            "at"
        } else if lead.is_empty() || lead.starts_with("before") || lead.starts_with("by") {
            "on"
        } else {
            &lead
        };
        Some(self.led(lead, fact))
    }

    /// When to be there.
    fn arrival(&self) -> Option<Filling> {
        let fact = self.fact(|fact| fact.kind == Kind::When(when::Kind::Arrival))?;
        let (lead, core) = (self.lead(fact), self.draft.typed(&fact.core));
        let clock = core.starts_with(|char: char| char.is_ascii_digit()) && !core.contains(" m");
        let lead = match (lead.as_str(), self.draft.language) {
            ("", Language::English) if clock => "at".to_owned(),
            ("", Language::Spanish) if clock => "a las".to_owned(),
            _ => lead,
        };
        Some(self.led(&lead, fact))
    }

    fn until(&self) -> Option<Filling> {
        let fact = self.fact(|fact| fact.kind == Kind::When(when::Kind::Until))?;
        let lead = self.lead(fact);
        let lead = if lead.starts_with("hasta") { lead } else { "until".to_owned() };
        Some(self.led(&lead, fact))
    }

    /// Today, where a call cannot wait.
    fn today(&self) -> Option<Filling> {
        let fact = self.fact(|fact| matches!(fact.kind, Kind::When(when::Kind::At)))?;
        let core = self.draft.typed(&fact.core);
        matches!(core.to_lowercase().as_str(), "today" | "hoy").then(|| Filling::of("when", core))
    }

    /// Its leading words in lower case: it stands inside a sentence now.
    fn lead(&self, fact: &Fact) -> String {
        self.draft.typed(&fact.lead).trim().to_lowercase()
    }

    fn led(&self, lead: &str, fact: &Fact) -> Filling {
        let core = self.draft.typed(&fact.core);
        // A relative day that began the sentence is no name.
        let relative = ["Today", "Tomorrow", "Tonight", "Yesterday", "Hoy", "Mañana", "Ayer"]
            .iter()
            .any(|day| core.starts_with(day));
        let core = if relative { super::fluency::uncapitalised(&core) } else { core };
        Filling::led("when", lead, core)
    }

    /// A link of the message; the portal where the message had one that tells.
    fn link(&self) -> Option<Filling> {
        if let Some(link) = self.as_typed(Kind::Link) {
            return Some(link);
        }
        let video = self.part.intent.id == "telehealth-link";
        let portal = self.draft.organisation.portal().filter(|_| self.draft.lost_link || video)?;
        Some(Filling::setting(portal))
    }

    /// A place that the message names.
    fn told_place(&self) -> Option<Filling> {
        let fact = self.fact(|fact| fact.kind == Kind::Place)?;
        let place = self.draft.typed(&fact.whole());
        let lead = match (fact.lead.is_empty(), self.draft.language) {
            (false, _) => "",
            (true, Language::English) => "at",
            (true, Language::Spanish) => "en",
        };
        Some(Filling::led("place", lead, place))
    }

    /// The organisation's own words for a place that was found to tell.
    fn own_place(&self) -> Option<Filling> {
        let draft = self.draft;
        let told = draft.findings.iter().find(|finding| {
            finding.rule.id == "facility-reveals-care" || finding.also.contains(&"facility-reveals-care")
        });
        let finding = told.filter(|finding| !finding.sensitive || draft.language == Language::Spanish)?;
        let (first, end) = draft.tokens_of(finding)?;
        let mut lead = first;
        while lead > 0 && draft.document.is_one_of(lead - 1, words!["la" "el" "the" "our"]) {
            lead -= 1;
        }
        if lead == 0 || !draft.document.is_one_of(lead - 1, words!["at" "in" "en"]) {
            return None;
        }
        let spanish = draft.language == Language::Spanish;
        let named = draft.organisation.safe_name.as_deref().filter(|name| !name.trim().is_empty());
        let mut place = match (named, spanish) {
            (Some(name), true) => format!("en {name}"),
            (Some(name), false) => format!("at {name}"),
            (None, true) => "en nuestra clínica".to_owned(),
            (None, false) => "at our office".to_owned(),
        };
        if let Some(floor) = self.floor(end) {
            place.push_str(", ");
            place.push_str(&floor);
        }
        Some(Filling { text: place, ..Filling::default() })
    }

    /// The floor or the room behind a place: ", 3rd floor".
    fn floor(&self, end: usize) -> Option<String> {
        let document = self.draft.document;
        if document.gap(end.checked_sub(1)?) != ", " {
            return None;
        }
        let room = |at: usize| document.cues_of(at, at + 1).has_any(Cues::of(&[Cue::Room]));
        let stop = (end..end + 3).find(|&at| room(at))?;
        let last =
            if stop == end && document.gap(end) == " " && document.word(end + 1).len() <= 4 { end + 1 } else { stop };
        let range = document.span(end, last + 1);
        self.draft.is_clean(&range).then(|| self.draft.typed(&range))
    }

    /// The sender as the message names it.
    fn sender(&self) -> Option<Filling> {
        let document = self.draft.document;
        let capital = |at: usize| document.is_capitalised(at) && document.gap(at) == " ";
        let last = (1..document.tokens.len()).find(|&at| {
            document.is_capitalised(at)
                && document.tokens[at].cues.has_any(Cues::of(&[Cue::Facility, Cue::Place]))
                && capital(at - 1)
        })?;
        let last =
            (last..last + 3).take_while(|&at| at == last || capital(at - 1) && document.is_capitalised(at)).last()?;
        let mut first = last;
        while first > 0 && capital(first - 1) && last - first < 4 {
            first -= 1;
        }
        // A name that begins its sentence may begin with an ordinary word.
        let range = document.span(first, last + 1);
        (first > 0 && self.draft.is_clean(&range)).then(|| Filling::of("sender", self.draft.typed(&range)))
    }
}
