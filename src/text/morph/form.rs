//! A form as a row of features, the same for all languages, so that one name's form can be given to another name.

use std::fmt;

/// One feature. Agglutinating languages list them in the order of the suffixes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Feature {
    /// Padding.
    #[default]
    None = 0,
    // Number, gender of the form itself.
    Plural,
    Masculine,
    Feminine,
    Neuter,
    // Cases; the nominative is the absence of a case.
    Genitive,
    Dative,
    Accusative,
    /// Armenian, Turkic.
    Locative,
    Ablative,
    Instrumental,
    /// Russian.
    Prepositional,
    /// Georgian.
    Ergative,
    /// Georgian -ად.
    Adverbial,
    Vocative,
    /// Russian adjectives: genitive, dative, instrumental and prepositional of the feminine.
    Oblique,
    /// Georgian -ში, -ზე, -თან, -თვის, -მდე, -კენ, -გან.
    In,
    On,
    At,
    For,
    Until,
    Towards,
    Of,
    // Armenian definite article, and the first and second person's -ս, -դ.
    Definite,
    FirstPerson,
    SecondPerson,
    // Possession.
    Possessive1Singular,
    Possessive2Singular,
    Possessive3,
    Possessive1Plural,
    Possessive2Plural,
    /// English 's.
    Saxon,
    // Derivation.
    /// Russian -ский, Armenian -յան …
    Adjective,
    /// -lı, -ցի, -ец, -ian: a person from there.
    Demonym,
    /// -sız: without.
    Privative,
    /// -ca, -cə.
    Equative,
    /// -dakı, -ki: the one in.
    Relative,
    /// -lıq.
    Abstract,
    // Clitics.
    /// -dır.
    Copula,
    /// -mı.
    Question,
    /// -la, -lə: with.
    Comitative,
    /// -dək: as far as.
    Terminative,
    /// Short or variant ending of the same form: -ою for -ой.
    Variant,
    /// Western Armenian -էն.
    Western,
    Singular,
    Animate,
    /// Armenian: the name in the classical orthography (Իվանեան for Իվանյան).
    Classical,
    /// Turkic -dı, idi: was.
    Past,
    /// Turkic -mış, imiş: is said to be.
    Evidential,
    /// Turkic -sa, isə: if it is.
    Conditional,
    /// Turkic -kən, ikən: while being.
    While,
    /// Georgian -ც: also.
    Also,
    /// Georgian -ო: as they say.
    Quotative,
    // Cases of languages without rules of their own, for forms that a glossary names.
    Partitive,
    Inessive,
    Elative,
    Illative,
    Adessive,
    Allative,
    Essive,
    Translative,
    /// Korean: a particle or a form of the copula, by its row in `morph/ko/particles.rs`.
    Particle(u8),
    /// Free for a language's own use; say which in its file.
    Other1,
    Other2,
    Other3,
    Other4,
}

/// The features that a glossary can name in `forms`, by their words: those that a card shows.
pub(crate) const NAMED: &[(&str, Feature)] = &[
    ("plural", Feature::Plural),
    ("genitive", Feature::Genitive),
    ("dative", Feature::Dative),
    ("accusative", Feature::Accusative),
    ("locative", Feature::Locative),
    ("ablative", Feature::Ablative),
    ("instrumental", Feature::Instrumental),
    ("prepositional", Feature::Prepositional),
    ("ergative", Feature::Ergative),
    ("adverbial", Feature::Adverbial),
    ("vocative", Feature::Vocative),
    ("partitive", Feature::Partitive),
    ("inessive", Feature::Inessive),
    ("elative", Feature::Elative),
    ("illative", Feature::Illative),
    ("adessive", Feature::Adessive),
    ("allative", Feature::Allative),
    ("essive", Feature::Essive),
    ("translative", Feature::Translative),
    ("comitative", Feature::Comitative),
    ("terminative", Feature::Terminative),
    ("definite", Feature::Definite),
    ("possessive", Feature::Saxon),
    ("adjective", Feature::Adjective),
    ("demonym", Feature::Demonym),
    ("masculine", Feature::Masculine),
    ("feminine", Feature::Feminine),
    ("neuter", Feature::Neuter),
];

/// Up to eight features; none = the bare name.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form([Feature; 8]);

impl Form {
    /// The name as listed.
    pub const BARE: Form = Form([Feature::None; 8]);

    /// From features in order; those past the eighth are refused.
    pub fn new(features: &[Feature]) -> Option<Self> {
        let mut row = [Feature::None; 8];
        row.get_mut(..features.len())?.copy_from_slice(features);
        Some(Self(row))
    }
    /// The features in order.
    pub fn features(&self) -> &[Feature] {
        let len = self.0.iter().position(|&f| f == Feature::None).unwrap_or(self.0.len());
        &self.0[..len]
    }
    /// True if the feature is among them.
    pub fn has(self, feature: Feature) -> bool {
        self.features().contains(&feature)
    }
    /// With one more at the end; `None` if the row is full.
    #[must_use]
    pub fn with(self, feature: Feature) -> Option<Self> {
        let len = self.features().len();
        let mut row = self.0;
        *row.get_mut(len)? = feature;
        Some(Self(row))
    }
    /// Without one feature.
    #[must_use]
    pub fn without(self, feature: Feature) -> Self {
        let kept: Vec<_> = self.features().iter().copied().filter(|&f| f != feature).collect();
        let mut row = [Feature::None; 8];
        row[..kept.len()].copy_from_slice(&kept);
        Self(row)
    }
    /// True for the name as listed.
    pub fn is_bare(self) -> bool {
        self.0[0] == Feature::None
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.features()).finish()
    }
}
