//! Which ending may follow which: the automaton over suffix slots that both languages share.

use super::super::form::Feature;

/// An ending, whatever its sounds are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suffix {
    Plural,
    /// The plural of an izafet head, which carries its possessive along: rayonu → rayonları.
    HeadPlural,
    Possessive1Singular,
    Possessive2Singular,
    Possessive3,
    Possessive1Plural,
    Possessive2Plural,
    Genitive,
    Dative,
    Accusative,
    Locative,
    Ablative,
    /// -ki: the one in, the one of.
    Relative,
    Demonym,
    Privative,
    Abstract,
    Equative,
    Comitative,
    Terminative,
    Copula,
    Past,
    Evidential,
    Conditional,
    While,
    Person1,
    Person2,
    Person1Plural,
    Person2Plural,
    // The short persons of the past and the conditional.
    Short1,
    Short2,
    Short1Plural,
    Short2Plural,
    Question,
}

impl Suffix {
    /// What it adds to a form.
    pub(super) fn features(self) -> &'static [Feature] {
        use Feature as F;
        match self {
            Suffix::Plural | Suffix::HeadPlural => &[F::Plural],
            Suffix::Possessive1Singular => &[F::Possessive1Singular],
            Suffix::Possessive2Singular => &[F::Possessive2Singular],
            Suffix::Possessive3 => &[F::Possessive3],
            Suffix::Possessive1Plural => &[F::Possessive1Plural],
            Suffix::Possessive2Plural => &[F::Possessive2Plural],
            Suffix::Genitive => &[F::Genitive],
            Suffix::Dative => &[F::Dative],
            Suffix::Accusative => &[F::Accusative],
            Suffix::Locative => &[F::Locative],
            Suffix::Ablative => &[F::Ablative],
            Suffix::Relative => &[F::Relative],
            Suffix::Demonym => &[F::Demonym],
            Suffix::Privative => &[F::Privative],
            Suffix::Abstract => &[F::Abstract],
            Suffix::Equative => &[F::Equative],
            Suffix::Comitative => &[F::Comitative],
            Suffix::Terminative => &[F::Terminative],
            Suffix::Copula => &[F::Copula],
            Suffix::Past => &[F::Past],
            Suffix::Evidential => &[F::Evidential],
            Suffix::Conditional => &[F::Conditional],
            Suffix::While => &[F::While],
            Suffix::Person1 | Suffix::Short1 => &[F::FirstPerson],
            Suffix::Person2 | Suffix::Short2 => &[F::SecondPerson],
            Suffix::Person1Plural | Suffix::Short1Plural => &[F::FirstPerson, F::Plural],
            Suffix::Person2Plural | Suffix::Short2Plural => &[F::SecondPerson, F::Plural],
            Suffix::Question => &[F::Question],
        }
    }

    /// True for the endings that make a new word; Turkish writes no apostrophe before them, nor before the plural and
    /// the question particle.
    pub(super) fn derives(self) -> bool {
        matches!(
            self,
            Suffix::Plural
                | Suffix::HeadPlural
                | Suffix::Demonym
                | Suffix::Privative
                | Suffix::Abstract
                | Suffix::Equative
                | Suffix::Question
        )
    }
}

/// What stands before the next ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// The bare name.
    Name,
    /// A common noun: what derives from it is a word of its own (Turkish *şifreli*, encrypted).
    Noun,
    /// A name that is listed with a possessive, and takes the pronominal n: Laçın rayonu.
    Izafet,
    /// Its head without the possessive: no form by itself.
    Head,
    /// The head of a common noun.
    NounHead,
    /// As [`State::Izafet`], with the case endings of other names, which writers put by mistake.
    Loose,
    /// Indeclinable by the glossary.
    Fixed,
    Plural,
    Possessed,
    Possessed3,
    Genitive,
    Dative,
    Accusative,
    Locative,
    Ablative,
    Relative,
    RelativePlural,
    Derived,
    Abstract,
    Adverb,
    Copula,
    Past,
    Evidential,
    Brief,
    Person,
    End,
}

type Edge = (Suffix, State);

const CASES: &[Edge] = &[
    (Suffix::Genitive, State::Genitive),
    (Suffix::Dative, State::Dative),
    (Suffix::Accusative, State::Accusative),
    (Suffix::Locative, State::Locative),
    (Suffix::Ablative, State::Ablative),
];
const NUMBER: &[Edge] = &[(Suffix::Plural, State::Plural)];
const OWNERS: &[Edge] = &[
    (Suffix::Possessive1Singular, State::Possessed),
    (Suffix::Possessive2Singular, State::Possessed),
    (Suffix::Possessive1Plural, State::Possessed),
    (Suffix::Possessive2Plural, State::Possessed),
];
const OWNER3: &[Edge] = &[(Suffix::Possessive3, State::Possessed3)];
const DERIVE: &[Edge] = &[
    (Suffix::Demonym, State::Derived),
    (Suffix::Privative, State::Derived),
    (Suffix::Abstract, State::Abstract),
    (Suffix::Equative, State::Adverb),
];
const WITH: &[Edge] = &[(Suffix::Comitative, State::Adverb)];
/// Is, was, is said to be, if it is; is it?
const BE: &[Edge] = &[
    (Suffix::Copula, State::Copula),
    (Suffix::Past, State::Brief),
    (Suffix::Evidential, State::Brief),
    (Suffix::Conditional, State::End),
    (Suffix::Question, State::End),
];
/// The same where all persons follow.
const BE_ANYONE: &[Edge] = &[
    (Suffix::Copula, State::Copula),
    (Suffix::Past, State::Past),
    (Suffix::Evidential, State::Evidential),
    (Suffix::Conditional, State::Past),
    (Suffix::While, State::End),
    (Suffix::Question, State::End),
];
const PERSONS: &[Edge] = &[
    (Suffix::Person1, State::Person),
    (Suffix::Person2, State::Person),
    (Suffix::Person1Plural, State::Person),
    (Suffix::Person2Plural, State::Person),
];

impl State {
    /// The groups of endings that may follow.
    pub(super) fn follow(self) -> &'static [&'static [Edge]] {
        const SHORT: &[Edge] = &[
            (Suffix::Short1Plural, State::Person),
            (Suffix::Short2Plural, State::Person),
            (Suffix::Short1, State::Person),
            (Suffix::Short2, State::Person),
        ];
        const THEY: &[Edge] = &[(Suffix::Plural, State::Person), (Suffix::Question, State::End)];
        match self {
            State::Name => &[NUMBER, OWNERS, OWNER3, CASES, DERIVE, WITH, BE_ANYONE, PERSONS],
            State::Noun => &[NUMBER, OWNERS, OWNER3, CASES, WITH, BE_ANYONE, PERSONS],
            State::Izafet | State::Possessed3 => &[CASES, &[(Suffix::Equative, State::Adverb)], WITH, BE],
            State::Head => &[&[(Suffix::HeadPlural, State::Izafet)], OWNERS, DERIVE],
            State::NounHead => &[&[(Suffix::HeadPlural, State::Izafet)], OWNERS],
            State::Loose => &[CASES],
            State::Plural | State::Abstract => &[OWNERS, OWNER3, CASES, WITH, BE],
            State::Possessed | State::RelativePlural => &[CASES, WITH, BE],
            State::Genitive => &[&[(Suffix::Relative, State::Relative)], BE],
            State::Dative => &[&[(Suffix::Terminative, State::Adverb)], BE],
            State::Accusative | State::Person => &[&[(Suffix::Question, State::End)]],
            State::Locative => &[&[(Suffix::Relative, State::Relative)], BE_ANYONE, PERSONS],
            State::Ablative => &[BE_ANYONE, PERSONS],
            State::Relative => &[&[(Suffix::Plural, State::RelativePlural)], CASES, WITH, BE],
            State::Derived => {
                &[NUMBER, OWNERS, OWNER3, CASES, &[(Suffix::Abstract, State::Abstract)], WITH, BE_ANYONE, PERSONS]
            }
            State::Adverb => &[BE],
            State::Copula => &[THEY, &[(Suffix::Conditional, State::End)]],
            State::Past => &[SHORT, THEY],
            State::Evidential => &[PERSONS, THEY],
            State::Brief => &[THEY],
            State::Fixed | State::End => &[],
        }
    }

    /// True if a case ending takes the pronominal n here.
    pub(super) fn pronominal(self) -> bool {
        matches!(self, State::Izafet | State::Possessed3 | State::Relative)
    }

    /// True if a word may end here.
    pub(super) fn accepts(self) -> bool {
        !matches!(self, State::Head | State::NounHead)
    }
}
