//! How long folding and the lexicon pass take on messages of some 115 bytes.

use divan::counter::BytesCount;
use phi_lint_lexicon::Lexicon;
use phi_lint_lexicon::fold::Plain;

const CLEAN: &str =
    "Hi Ana, this is a reminder that you have an appointment on Monday at 2:30. Reply YES to confirm or call 555-0142.";
const HEALTH: &str =
    "Hi Ana, your metformin 500mg prescription and your cholesterol results are ready. Dr. Okafor will call on Monday.";
const SPANISH: &str = "Hola Ana, su receta de losartán está lista y su control de presión con la Dra. Peña es mañana a las 9:30, ¿confirma?";

fn main() {
    divan::main();
}

#[divan::bench(args = [CLEAN, SPANISH])]
fn fold(bencher: divan::Bencher<'_, '_>, text: &str) {
    bencher.counter(BytesCount::of_str(text)).bench(|| Plain::of(divan::black_box(text)));
}

#[divan::bench(args = [CLEAN, HEALTH])]
fn scan(bencher: divan::Bencher<'_, '_>, text: &str) {
    let lexicon = Lexicon::embedded();
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    bencher.counter(BytesCount::of_str(text)).bench_local(|| {
        tokens.clear();
        hits.clear();
        lexicon.scan(divan::black_box(text), &mut tokens, &mut hits);
        hits.len()
    });
}

#[divan::bench]
fn open() -> usize {
    Lexicon::embedded().is_empty().into()
}
