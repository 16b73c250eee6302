//! The pronoun of a relative clause right behind a noun, for a noun of another gender: *книга, которую читают*, *файл, который
//! читают*; *в которой*, *в котором*.

use super::super::slavic::{ACC, Cases, DAT, F, GEN, Genders, INS, M, N, NOM, PREP};
use super::concord;
use super::near::{self, Token};

/// By gender: nominative, genitive, dative, accusative (of things), instrumental, prepositional.
const FORMS: [(Genders, [&str; 6]); 3] = [
    (M, ["который", "которого", "которому", "который", "которым", "котором"]),
    (F, ["которая", "которой", "которой", "которую", "которой", "которой"]),
    (N, ["которое", "которого", "которому", "которое", "которым", "котором"]),
];
const CASES: [Cases; 6] = [NOM, GEN, DAT, ACC, INS, PREP];

/// A relative clause right behind a noun.
pub(super) struct Clause<'t> {
    pub(super) pronoun: Token<'t>,
    /// The cases that the preposition before the pronoun asks for, or all that need none.
    cases: Cases,
    /// The folded words up to the next mark.
    words: Vec<String>,
}

/// The clause that begins a text behind a noun: a comma, a preposition perhaps, the pronoun.
pub(super) fn clause(after: &str) -> Option<Clause<'_>> {
    let mut tokens = near::forth(after).skip_while(|token| token.is_mark("»”\"›"));
    tokens.next().filter(|token| token.is_mark(","))?;
    let first = tokens.next()?;
    let (pronoun, cases) = match near::governed(&first.folded) {
        Some(cases) => (tokens.next()?, cases.iter().fold(0, |all, case| all | case)),
        None => (first, NOM | GEN | DAT | ACC | INS),
    };
    if !pronoun.folded.starts_with("котор") {
        return None;
    }
    let words = tokens.take_while(|token| token.is_word).map(|token| token.folded).collect();
    Some(Clause { pronoun, cases, words })
}

impl Clause<'_> {
    /// The pronoun for a thing of another gender; `None` if its case or its predicate leaves open what is right.
    pub(super) fn agreeing(&self, from: Genders, to: Genders) -> Option<&'static str> {
        let row = |gender| FORMS.iter().find(|(own, _)| *own == gender).map(|(_, forms)| forms);
        let (old, new) = (row(from)?, row(to)?);
        let fits = |i: &usize| old[*i] == self.pronoun.folded && CASES[*i] & self.cases != 0;
        let mut cases = (0..CASES.len()).filter(fits);
        let first = cases.next()?;
        let one = cases.all(|other| new[other] == new[first]);
        let is_other = |word: &String| concord::predicate(word).is_some_and(|own| own & from != 0 && own & to == 0);
        let breaks = CASES[first] == NOM && self.words.iter().any(is_other);
        (one && !breaks).then_some(new[first])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pronoun_follows_where_its_case_shows() {
        for (after, from, to, expected) in [
            (", которую вы ищете", F, M, Some("который")),
            (", которая содержит снимки", F, M, Some("который")),
            (", которая создана", F, M, None),
            (", в которой лежат снимки", F, M, Some("котором")),
            (", из которой", F, N, Some("которого")),
            ("», к которой ведёт", F, M, Some("которому")),
            (", с которой", F, M, None),
            (", которой нет", F, M, None),
            (", в который входят", M, F, Some("которую")),
            (", в котором лежат", M, F, Some("которой")),
            (", который вы ищете", M, F, None),
            (", который вы ищете", M, N, Some("которое")),
            (", который лежал", M, N, None),
            (", которым владеет", M, F, Some("которой")),
            (", которого нет", N, M, Some("которого")),
            (", которые лежат", F, M, None),
        ] {
            let clause = clause(after).expect("a clause");
            assert_eq!(clause.agreeing(from, to), expected, "{after}");
        }
        for after in [" лежит, которую", ", что лежит", ", размер которой", "", ",", ", в"]
        {
            assert!(clause(after).is_none(), "{after}");
        }
    }
}
