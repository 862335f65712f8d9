//! phi-lint's own dictionaries inside the program.
//!
//! A native program carries them as they are read. WebAssembly is downloaded, so there the filter of spellings, which does not
//! compress and follows from the automaton, is left out and made again for the first linter.

/// The compiled dictionaries; `cargo xtask dictionaries` writes the file.
const COMPILED: &[u8] = include_bytes!("../phi.lexicon");

#[cfg(not(target_family = "wasm"))]
pub(crate) fn bytes() -> &'static [u8] {
    COMPILED
}

#[cfg(target_family = "wasm")]
pub(crate) fn bytes() -> &'static [u8] {
    static UNPACKED: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    UNPACKED.get_or_init(packed::unpacked)
}

#[cfg(any(target_family = "wasm", test))]
mod packed {
    use fst::raw::{Fst, Node, Output};

    use super::COMPILED;
    use crate::context::Contexts;
    use crate::entry::Entry;
    use crate::fold::GAP;
    use crate::lexicon::HEAD;
    use crate::spelling;

    /// The length of a section; the head lists them in order.
    const fn length(section: usize) -> usize {
        let at = 8 + 4 * section;
        u32::from_le_bytes([COMPILED[at], COMPILED[at + 1], COMPILED[at + 2], COMPILED[at + 3]]) as usize
    }

    const SPELLINGS: usize = length(0);
    const REST: usize = COMPILED.len() - HEAD - SPELLINGS;

    // Copies, so that the program holds nothing but these bytes of the file.
    static HEADER: [u8; HEAD] = *COMPILED.first_chunk().unwrap();
    static PACKED: [u8; REST] = *COMPILED.last_chunk().unwrap();

    /// The whole file again.
    pub(super) fn unpacked() -> Vec<u8> {
        let mut bytes = vec![0; HEAD + SPELLINGS + REST];
        let (head, sections) = bytes.split_at_mut(HEAD);
        let (spellings, rest) = sections.split_at_mut(SPELLINGS);
        head.copy_from_slice(&HEADER);
        rest.copy_from_slice(&PACKED);
        let contexts = length(1) + length(2);
        let automaton = contexts + length(3) + length(4);
        let contexts = Contexts(&rest[contexts..contexts + length(3)]);
        let Ok(automaton) = Fst::new(&rest[automaton..]) else { return bytes };
        let mut learn = |word: &[u8], value: u64| {
            if let Ok(word) = std::str::from_utf8(word) {
                spelling::keys(word, Entry::of_checked(value), contexts, |key| spelling::add(spellings, key));
            }
        };
        each_word(&automaton, automaton.root(), Output::zero(), &mut Vec::new(), &mut learn);
        bytes
    }

    /// Visits the terms of one word, which alone are guessed at. A stream of the automaton would take twice the time.
    fn each_word(
        automaton: &Fst<&[u8]>,
        node: Node<'_>,
        output: Output,
        word: &mut Vec<u8>,
        visit: &mut impl FnMut(&[u8], u64),
    ) {
        if node.is_final() {
            visit(word, output.cat(node.final_output()).value());
        }
        for next in node.transitions().filter(|next| next.inp != GAP) {
            word.push(next.inp);
            each_word(automaton, automaton.node(next.addr), output.cat(next.out), word, visit);
            word.pop();
        }
    }

    #[test]
    fn what_is_left_out_follows_from_the_rest() {
        assert!(unpacked() == COMPILED, "the filter of the file is not that of its terms");
    }
}
