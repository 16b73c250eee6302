//! The endings of Armenian names by the shape of the name. One list a shape, both ways: what a list produces it finds.
//!
//! A form is spelled `[derivation] [Plural] [case] [Definite or person] [Variant] [Western or Classical]`. The genitive is
//! also the dative without article, so that `Dative` stands only with the article or a person.

use std::sync::OnceLock;

use super::super::{Feature, Form};
use Feature::{
    Ablative, Adjective, Classical, Dative, Definite, Demonym, Feminine, FirstPerson, Genitive, Instrumental, Locative,
    Plural, Relative, SecondPerson, Variant, Western,
};

/// The plural of all the people of a place, in -իք: շուշեցիք.
pub(super) const COLLECTIVE: Feature = Feature::Other2;

/// An ending and what it means.
pub(super) struct Ending {
    /// Finely folded.
    pub(super) text: String,
    pub(super) form: Form,
}

/// How a name or a part of it takes endings. The stem is the name without its last vowel (or -իք, -ություն) where the
/// endings say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Ստեփանակերտ: demonym in -ցի.
    Consonant,
    /// Գորիս: demonym in -եցի.
    Sibilant,
    /// Տեղ: plural in -եր.
    Monosyllable,
    /// Ակն-ա, -այի.
    A,
    /// Աղավն-ո, -ոյի.
    O,
    /// Շուշ-ի, -իի.
    I,
    /// Կղզ-ի, -ու.
    WeakI,
    /// Բաք-ու, -վի.
    U,
    /// Ումութլ-ու, -ուի.
    FullU,
    /// Any other vowel: Խոջալը, -ըի.
    Vowel,
    /// Սյուն-իք, -իքի, formerly -յաց.
    Ik,
    /// Հանրապետ-ություն, -ության.
    Ution,
    /// Լեռ, -ան.
    An,
    /// The forms of լիճ that keep its vowel; plural elsewhere.
    FullShort,
    /// The forms of հովիտ that keep its vowel.
    FullLong,
    /// The forms of լճ-.
    ReducedShort,
    /// The forms of հովտ-.
    ReducedLong,
    /// The forms of դռ-, տ- for դուռ, տուն: դռան.
    ReducedAn,
    /// Շարժ-ում, -ման.
    Um,
    /// Մարդ, -ու, -իկ.
    Mard,
    /// A vowel lost where the standard keeps it: found, not produced.
    ReducedVariant,
    /// After a closing quotation mark: «Կաշեն»ի.
    QuotedConsonant,
    QuotedMonosyllable,
    /// «Ակնա»յի.
    QuotedOpen,
    /// «Շուշի»ի, «Բաքու»ի.
    QuotedVowel,
}

use Shape::{
    A, An, Consonant, FullLong, FullShort, FullU, I, Ik, Mard, Monosyllable, O, QuotedConsonant, QuotedMonosyllable,
    QuotedOpen, QuotedVowel, ReducedAn, ReducedLong, ReducedShort, ReducedVariant, Sibilant, U, Um, Ution, Vowel,
    WeakI,
};

/// How many there are: the last one's number, and one.
const SHAPES: usize = QuotedVowel as usize + 1;

/// The endings of a shape. Each list is made when it is asked for: a draft needs few.
pub(super) fn endings(shape: Shape) -> &'static [Ending] {
    static LISTS: [OnceLock<Vec<Ending>>; SHAPES] = [const { OnceLock::new() }; SHAPES];
    LISTS[shape as usize].get_or_init(|| build(shape))
}

/// The letters that the endings of a shape begin with; none where one is empty, as any letter may follow then. Told without
/// the endings, which a draft in other letters does not ask for.
pub(super) fn firsts(shape: Shape) -> &'static str {
    match shape {
        A => "աեյ",
        O => "եո",
        I | WeakI => "աեիյո",
        U | FullU => "ով",
        Ik => "եիյ",
        Ution => "ո",
        ReducedShort => "եէիո",
        ReducedLong => "էինո",
        ReducedAn => "ան",
        Um => "մո",
        ReducedVariant => "էիո",
        Consonant | Sibilant | Monosyllable | Vowel | An | FullShort | FullLong | Mard | QuotedConsonant
        | QuotedMonosyllable | QuotedOpen | QuotedVowel => "",
    }
}

fn build(shape: Shape) -> Vec<Ending> {
    let mut t = Table::default();
    match shape {
        Consonant | Sibilant | Monosyllable => {
            let (near, far) = if shape == Consonant { ("ց", "եց") } else { ("եց", "ց") };
            t.noun("", shape == Monosyllable).demonyms(near, &[far]);
            // Beside short names stand common words in -ական: տեղական is "local".
            t.adjectives("յան", if shape == Monosyllable { &[] } else { &["ական"] });
            t.vary(|t| t.plural(if shape == Monosyllable { "ներ" } else { "եր" }));
        }
        A => {
            t.direct("ա", true).oblique("այ").plural("աներ").demonyms("աց", &["այեց", "եց"]);
            t.adjectives("յան", &["այական", "ական"]).add("այ", &[Classical]);
        }
        O => {
            t.direct("ո", true).oblique("ոյ").plural("ոներ").demonyms("ոց", &["ոյեց", "եց"]);
            t.adjectives("ոյան", &["ոյական"]).add("ոյ", &[Classical]);
        }
        I => {
            t.direct("ի", true).oblique("ի").plural("իներ").demonyms("եց", &["ից", "իեց"]);
            t.adjectives("յան", &["իական", "ական"]).vary(|t| t.weak("ու"));
        }
        WeakI => {
            t.direct("ի", true).weak("ու").add_case("ով", Instrumental).add_case("ում", Locative).western("ի");
            t.plural("իներ")
                .demonyms("եց", &["ից", "իեց"])
                .adjectives("յան", &["իական", "ական"])
                .vary(|t| t.oblique("ի"));
        }
        U | FullU => {
            let (near, far) = if shape == U { ("վ", "ու") } else { ("ու", "վ") };
            t.direct("ու", true)
                .oblique_eastern(near)
                .western("ու")
                .plural("ուներ")
                .demonyms(&[near, "եց"].concat(), &[]);
            t.adjectives(&[near, "յան"].concat(), &[[near, "ական"].concat().as_str()]);
            t.vary(|t| t.oblique_eastern(far).western("վ").demonyms(&[far, "եց"].concat(), &["ուց"]));
        }
        Vowel => {
            t.direct("", true).oblique("").plural("ներ").demonyms("ց", &["եց"]).adjectives("յան", &["ական"]);
            t.vary(|t| t.oblique("յ"));
        }
        Ik => {
            t.noun("իք", false).demonyms("եց", &["իքց", "իքեց"]).adjectives("իքյան", &["յան"]);
            t.vary(|t| t.add("յաց", &[Genitive])).add("եաց", &[Genitive, Variant, Classical]);
        }
        Ution => ution(&mut t),
        An => {
            t.direct("", false).add_gen("ան").add_case("ից", Ablative).add_case("ով", Instrumental);
            t.add_case("ում", Locative).western("").plural("ներ");
            t.vary(|t| t.add_case("նից", Ablative).add_case("ամբ", Instrumental).western("ն").oblique("").oblique("ն"));
        }
        FullShort => {
            t.direct("", false).vary(|t| t.oblique(""));
        }
        FullLong => {
            t.direct("", false).plural("ներ").vary(|t| t.oblique(""));
        }
        ReducedShort => {
            t.oblique("").plural("եր");
        }
        ReducedLong => {
            t.oblique("").vary(|t| t.plural("ներ"));
        }
        ReducedAn => {
            t.add_gen("ան").add_case("նից", Ablative).add_case("նով", Instrumental).add_case("նում", Locative);
            t.western("ն").plural("ներ");
        }
        Um => {
            t.direct("ում", false).add_gen("ման").add_case("ումից", Ablative).add_case("ումով", Instrumental);
            t.add_case("ումում", Locative).western("ում").plural("ումներ");
            t.vary(|t| t.add_case("մանից", Ablative).add_case("մամբ", Instrumental).add_gen("ումի"));
        }
        Mard => {
            t.direct("", false).weak("ու").add_case("ով", Instrumental).western("");
            t.vary(|t| t.add_gen("ի"));
            t.led(&[Plural], |t| {
                t.add("իկ", &[]).add("իկ", &[Definite]).add("կանց", &[Genitive]).add("կանց", &[Dative, Definite]);
                t.add_case("կանցից", Ablative).add_case("կանցով", Instrumental)
            });
        }
        ReducedVariant => {
            t.vary(|t| t.oblique(""));
        }
        QuotedConsonant | QuotedMonosyllable => {
            t.noun("", shape == QuotedMonosyllable);
        }
        QuotedOpen => {
            t.direct("", true).oblique("յ").plural("ներ").vary(|t| t.oblique(""));
        }
        QuotedVowel => {
            t.direct("", true).oblique("").plural("ներ").vary(|t| t.oblique("յ"));
        }
    }
    t.out
}

fn ution(t: &mut Table) {
    t.direct("ություն", false).add_gen("ության").add_case("ությունից", Ablative).add_case("ությամբ", Instrumental);
    t.add_case("ությունում", Locative).plural_eastern("ություններ");
    t.vary(|t| t.add_case("ությանից", Ablative).add_case("ությունով", Instrumental));
    t.add("ութենէն", &[Ablative, Western]).add("ութենէ", &[Ablative, Variant, Western]);
    t.tail = Some(Classical);
    t.direct("ութիւն", false).add_gen("ութեան").add_case("ութեամբ", Instrumental).plural("ութիւններ");
    t.add_case("ութիւնից", Ablative).add_case("ութիւնում", Locative);
    t.tail = None;
}

#[derive(Default)]
struct Table {
    out: Vec<Ending>,
    /// Of all forms being added: the derivation or the plural.
    lead: Vec<Feature>,
    vary: bool,
    tail: Option<Feature>,
}

impl Table {
    fn add(&mut self, text: &str, features: &[Feature]) -> &mut Self {
        let mut row = self.lead.clone();
        row.extend(features);
        if self.vary && !row.contains(&Variant) {
            let at = row.iter().position(|f| matches!(f, Western | Classical)).unwrap_or(row.len());
            row.insert(at, Variant);
        }
        // A Western ending is in classical spelling anyway.
        row.extend(self.tail.filter(|f| !row.contains(f) && !row.contains(&Western)));
        if let Some(form) = Form::new(&row) {
            self.out.push(Ending { text: text.to_owned(), form });
        }
        self
    }

    /// What `fill` adds is found and not produced.
    fn vary(&mut self, fill: impl FnOnce(&mut Self) -> &mut Self) -> &mut Self {
        let before = std::mem::replace(&mut self.vary, true);
        fill(self);
        self.vary = before;
        self
    }

    /// A form in all its definitenesses. After a consonant ը, or ն where the next word begins with a vowel.
    fn with_article(&mut self, text: &str, case: &[Feature], after_vowel: bool) -> &mut Self {
        let mut add = |ending: &str, more: &[Feature]| {
            self.add(&[text, ending].concat(), &[case, more].concat());
        };
        add("", &[]);
        if after_vowel {
            add("ն", &[Definite]);
        } else {
            add("ը", &[Definite]);
            add("ն", &[Definite, Variant]);
        }
        add("ս", &[FirstPerson]);
        add("դ", &[SecondPerson]);
        self
    }

    /// The nominative, which is the accusative too.
    fn direct(&mut self, text: &str, after_vowel: bool) -> &mut Self {
        self.with_article(text, &[], after_vowel)
    }

    fn add_case(&mut self, text: &str, case: Feature) -> &mut Self {
        self.with_article(text, &[case], false)
    }

    /// A genitive of its own making, with the definite dative, the persons, and what belongs
    /// there: Շուշիինը.
    fn add_gen(&mut self, text: &str) -> &mut Self {
        self.add(text, &[Genitive]);
        let vowel = text.ends_with('ի') || text.ends_with("ու");
        if vowel {
            self.add(&[text, "ն"].concat(), &[Dative, Definite]);
            self.add(&[text, "նը"].concat(), &[Genitive, Relative, Definite]);
            self.add(&[text, "նն"].concat(), &[Genitive, Relative, Definite, Variant]);
        } else {
            self.add(&[text, "ը"].concat(), &[Dative, Definite]);
            self.add(&[text, "ն"].concat(), &[Dative, Definite, Variant]);
        }
        self.add(&[text, "ս"].concat(), &[Genitive, FirstPerson]).add(&[text, "դ"].concat(), &[Genitive, SecondPerson])
    }

    fn oblique_eastern(&mut self, stem: &str) -> &mut Self {
        let on = |ending: &str| [stem, ending].concat();
        self.add_gen(&on("ի")).add_case(&on("ից"), Ablative).add_case(&on("ով"), Instrumental);
        self.add_case(&on("ում"), Locative)
    }

    /// The Western ablative: -էն with the article that names have, -է without.
    fn western(&mut self, stem: &str) -> &mut Self {
        self.add(&[stem, "էն"].concat(), &[Ablative, Western]).add(&[stem, "է"].concat(), &[Ablative, Variant, Western])
    }

    fn oblique(&mut self, stem: &str) -> &mut Self {
        self.oblique_eastern(stem).western(stem)
    }

    /// -ի names that decline like common words: Գյումրու, Գյումրուց.
    fn weak(&mut self, ending: &str) -> &mut Self {
        self.add_gen(ending).add_case(&[ending, "ց"].concat(), Ablative)
    }

    fn led(&mut self, by: &[Feature], fill: impl FnOnce(&mut Self) -> &mut Self) -> &mut Self {
        let before = self.lead.len();
        self.lead.extend(by);
        fill(self);
        self.lead.truncate(before);
        self
    }

    fn plural_eastern(&mut self, stem: &str) -> &mut Self {
        self.led(&[Plural], |t| t.direct(stem, false).oblique_eastern(stem))
    }

    fn plural(&mut self, stem: &str) -> &mut Self {
        self.plural_eastern(stem).led(&[Plural], |t| {
            t.western(stem);
            t.add(&[stem, "ու"].concat(), &[Genitive, Western])
                .add(&[stem, "ուն"].concat(), &[Dative, Definite, Western])
        })
    }

    fn noun(&mut self, stem: &str, monosyllable: bool) -> &mut Self {
        let plural = [stem, if monosyllable { "եր" } else { "ներ" }].concat();
        self.direct(stem, false).oblique(stem).plural(&plural)
    }

    /// Inhabitants in -ցի, declined in -ու, and -ցուհի; a stem ends in ց.
    fn demonyms(&mut self, stem: &str, variants: &[&str]) -> &mut Self {
        for (i, stem) in std::iter::once(&stem).chain(variants).enumerate() {
            let before = self.vary;
            self.vary |= i > 0;
            for (lead, stem) in [(&[Demonym][..], (*stem).to_owned()), (&[Demonym, Feminine], [stem, "ուհ"].concat())]
            {
                let on = |ending: &str| [&stem, ending].concat();
                self.led(lead, |t| {
                    t.direct(&on("ի"), true).weak(&on("ու")).add_case(&on("ով"), Instrumental).plural(&on("իներ"));
                    t.vary(|t| t.add_case(&on("իով"), Instrumental));
                    t.with_article(&on("իք"), &[Plural, COLLECTIVE], false)
                        .add(&on("ոց"), &[Plural, COLLECTIVE, Genitive]);
                    t.add(&on("իի"), &[Genitive, Western])
                        .add(&on("իին"), &[Dative, Definite, Western])
                        .western(&on("ի"))
                });
            }
            self.vary = before;
        }
        self
    }

    /// Adjectives, also used as nouns; a stem in -յան is -եան in classical orthography.
    fn adjectives(&mut self, stem: &str, variants: &[&str]) -> &mut Self {
        for (i, stem) in std::iter::once(&stem).chain(variants).enumerate() {
            let before = self.vary;
            self.vary |= i > 0;
            self.led(&[Adjective], |t| t.direct(stem, false).oblique_eastern(stem));
            if let Some(start) = stem.strip_suffix("յան") {
                self.tail = Some(Classical);
                self.led(&[Adjective], |t| t.direct(&[start, "եան"].concat(), false).oblique(&[start, "եան"].concat()));
                self.tail = None;
            }
            self.vary = before;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Shape; SHAPES] = [
        Consonant,
        Sibilant,
        Monosyllable,
        A,
        O,
        I,
        WeakI,
        U,
        FullU,
        Vowel,
        Ik,
        Ution,
        An,
        FullShort,
        FullLong,
        ReducedShort,
        ReducedLong,
        ReducedAn,
        Um,
        Mard,
        ReducedVariant,
        QuotedConsonant,
        QuotedMonosyllable,
        QuotedOpen,
        QuotedVowel,
    ];

    #[test]
    fn endings_begin_with_their_firsts() {
        for shape in ALL {
            let mut all: Vec<Option<char>> = endings(shape).iter().map(|ending| ending.text.chars().next()).collect();
            all.sort_unstable();
            all.dedup();
            let all = all.into_iter().collect::<Option<String>>().unwrap_or_default();
            assert_eq!(firsts(shape), all, "{shape:?}");
        }
    }

    #[test]
    fn every_shape_has_its_own_table() {
        for (i, &shape) in ALL.iter().enumerate() {
            assert_eq!(shape as usize, i);
            assert!(!endings(shape).is_empty());
        }
    }

    #[test]
    fn a_form_that_is_produced_has_one_spelling() {
        for shape in ALL {
            let all = endings(shape);
            for (i, ending) in all.iter().enumerate() {
                let twin = all[..i].iter().find(|other| other.form == ending.form && other.text != ending.text);
                let free = ending.form.has(Variant) || twin.is_none();
                assert!(free, "{shape:?} {:?}: {} {}", ending.form, ending.text, twin.map_or("", |t| &t.text));
            }
        }
    }
}
