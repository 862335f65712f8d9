//! `phi-lint dict`: looking into the dictionaries and compiling an organisation's own terms.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use phi_lint::lexicon::fold::fold_term;
use phi_lint::lexicon::{Clause, Domain, Lexicon, Rows, Source, compile};

use crate::args::Dict;
use crate::files::line_of;
use crate::problem::complain;
use crate::render::count;
use crate::{Error, Outcome};

/// Runs the command.
pub(crate) fn run(command: &Dict) -> Result<Outcome, Error> {
    match command {
        Dict::Lookup { term } => lookup(term),
        Dict::Build { file, output } => build(file, output),
        Dict::Stats => stats(),
    }
}

fn lookup(term: &str) -> Result<Outcome, Error> {
    let lexicon = Lexicon::embedded();
    let mut out = anstream::stdout().lock();
    // A row in capitals matches capitals only; the person asking may not know.
    let Some((row, entry)) = lexicon.lookup(term).or_else(|| lexicon.lookup(&term.to_uppercase())) else {
        writeln!(out, "No dictionary row matches `{term}`.")?;
        return Ok(Outcome::Findings);
    };
    let say = |clauses: Vec<Clause>| clauses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
    let (asked, shown) = (fold_term(term), fold_term(&row));
    if lexicon.is_disguised(term) {
        let how =
            if asked == shown { "known by its ending" } else { "read as a misspelling or disguise of the row below" };
        writeln!(out, "asked   {asked}: {how}")?;
    }
    writeln!(out, "term    {row}")?;
    writeln!(out, "class   {}", entry.class().name())?;
    writeln!(out, "tier    {}", entry.tier().name())?;
    if entry.domain() != Domain::None {
        writeln!(out, "domain  {}", entry.domain().name())?;
    }
    if entry.is_cased() {
        writeln!(out, "case    only where the message writes capitals")?;
    }
    let (needs, unless) = (say(lexicon.needs(entry).collect()), say(lexicon.unless(entry).collect()));
    if !needs.is_empty() {
        writeln!(out, "needs   {needs}")?;
    }
    if !unless.is_empty() {
        writeln!(out, "unless  {unless}")?;
    }
    let cues: Vec<_> = lexicon.cues(entry).iter().map(phi_lint::lexicon::Cue::name).collect();
    if !cues.is_empty() {
        writeln!(out, "sets    {}", cues.join(", "))?;
    }
    writeln!(out, "source  {}", entry.source().name())?;
    Ok(Outcome::Clean)
}

fn build(file: &Path, output: &Path) -> Result<Outcome, Error> {
    let name = file.display().to_string();
    if file.canonicalize().is_ok_and(|file| output.canonicalize().is_ok_and(|output| output == file)) {
        return Err(Error::Usage(format!("{name}: the output would overwrite the file itself; name another with -o")));
    }
    let bytes = std::fs::read(file).map_err(|error| Error::Usage(format!("{name}: cannot be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = line_of(error.as_bytes(), error.utf8_error().valid_up_to());
        Error::Usage(format!("{name}:{line}: not valid UTF-8; save the file as UTF-8"))
    })?;
    let mut rows = Rows::new(Source::Organisation);
    rows.read(&name, &text);
    let rows = match rows.finish() {
        Ok(rows) => rows,
        Err(errors) => {
            errors.0.iter().for_each(|error| complain(&error.to_string()));
            return Ok(Outcome::Failed);
        }
    };
    let terms = count(rows.len(), "term");
    let bytes = compile(rows).map_err(|error| Error::Usage(format!("{name}: {error}")))?;
    std::fs::write(output, &bytes)
        .map_err(|error| Error::Usage(format!("{}: cannot be written: {error}", output.display())))?;
    writeln!(anstream::stdout().lock(), "{}: {terms}, {} bytes", output.display(), bytes.len())?;
    Ok(Outcome::Clean)
}

fn stats() -> Result<Outcome, Error> {
    let lexicon = Lexicon::embedded();
    let mut counts: [BTreeMap<&str, usize>; 4] = Default::default();
    lexicon.for_each(|_, entry| {
        let language = if entry.source() == Source::HandSpanish { "es" } else { "en" };
        for (number, name) in
            counts.iter_mut().zip([entry.class().name(), entry.tier().name(), language, entry.source().name()])
        {
            *number.entry(name).or_default() += 1;
        }
    });
    let mut out = anstream::stdout().lock();
    writeln!(out, "{} terms", lexicon.len())?;
    for (title, counts) in ["class", "tier", "language", "source"].iter().zip(counts) {
        writeln!(out, "\nby {title}")?;
        for (name, number) in counts {
            writeln!(out, "  {name:<12} {number:>6}")?;
        }
    }
    Ok(Outcome::Clean)
}
