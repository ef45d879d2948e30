//! The order of a program's functions. It means nothing to who runs it, but what
//! is alike packs better side by side: two bytes of a hundred.

use std::collections::HashMap;

use anyhow::{Context, Result};
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// Functions are alike by the runs of so many bytes that they share.
const RUN: usize = 5;
/// Runs of more functions than this say nothing.
const COMMON: usize = 100;
/// A function follows that is most like these last ones.
const LAST: usize = 6;
/// Keeps a function of a few bytes from being like everything.
const BRIEF: usize = 15;

/// The program with names for its functions, whose order is that in which they
/// pack best; wasm-opt can put them into it.
pub fn named(program: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for part in Parser::new(0).parse_all(program) {
        match part.context("the program can't be parsed")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import.context("an import can't be parsed")?;
                    imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut ranks = vec![0; bodies.len()];
    for (rank, function) in order(&bodies).into_iter().enumerate() {
        ranks[function] = rank;
    }
    let mut functions = NameMap::new();
    for (index, rank) in (imported..).zip(ranks) {
        functions.append(index, &format!("{rank:08}"));
    }
    let mut names = NameSection::new();
    names.functions(&functions);
    let mut program = program.to_vec();
    names.append_to(&mut program);
    Ok(program)
}

/// Functions by their bytes: from the briefest on, always the one that is most
/// like those before it.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let mut known = HashMap::new();
    let mut having: Vec<Vec<usize>> = Vec::new();
    let mut runs = Vec::with_capacity(bodies.len());
    for (function, body) in bodies.iter().enumerate() {
        let mut own: Vec<usize> = Vec::new();
        for run in body.windows(RUN) {
            let run = *known.entry(run).or_insert_with(|| {
                having.push(Vec::new());
                having.len() - 1
            });
            own.push(run);
        }
        own.sort_unstable();
        own.dedup();
        own.iter().for_each(|run| having[*run].push(function));
        runs.push(own);
    }
    let mut left: Vec<bool> = vec![true; bodies.len()];
    let mut seen = vec![usize::MAX; having.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = (0..bodies.len()).min_by_key(|function| bodies[*function].len());
    while let Some(function) = next {
        left[function] = false;
        order.push(function);
        let mut shared = HashMap::new();
        for last in order.iter().rev().take(LAST) {
            for run in &runs[*last] {
                if std::mem::replace(&mut seen[*run], order.len()) != order.len()
                    && having[*run].len() < COMMON
                {
                    for other in having[*run].iter().filter(|other| left[**other]) {
                        *shared.entry(*other).or_insert(0) += 1;
                    }
                }
            }
        }
        let alike = |(function, shared): (usize, usize)| {
            let share = (shared << 20) / (BRIEF + runs[function].len());
            ((share, usize::MAX - function), function)
        };
        next = (shared.into_iter().map(alike).max())
            .map(|(_, function)| function)
            .or_else(|| left.iter().position(|left| *left));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_stands_side_by_side() {
        let bodies: [&[u8]; 5] = [b"abcdefgh1", b"nopqrstu", b"abcdefgh2", b"", b"nopqrstu3"];
        assert_eq!(order(&bodies), [3, 0, 2, 1, 4]);
    }

    #[test]
    fn names_are_in_that_order() {
        // Two functions without a parameter, the second one empty.
        let program = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x03\x02\0\0\x0a\x08\x02\x03\0\x01\x0b\x02\0\x0b";
        let named = named(program).unwrap();
        assert!(named.starts_with(program));
        let text = String::from_utf8_lossy(&named);
        assert!(text.find("00000001") < text.find("00000000"), "{text:?}");
    }
}
