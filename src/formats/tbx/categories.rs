//! The data categories of TBX: in which element, at which levels, in which dialects, with which values.
//!
//! Version 2: the XCS files of TBX-Default and TBX-Basic (ISO 30042:2008). Version 3: the dialects Min, Basic and
//! Linguist (ISO 30042:2019), whose data categories live in a module each.

/// Where a field stands: of the concept, of a language, of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Level {
    /// `termEntry`, `conceptEntry`.
    Entry = 1,
    /// `langSet`, `langSec`.
    Language = 2,
    /// `tig`, `ntig`, `termSec`.
    Term = 4,
}

/// A dialect, as a bit of [`Category::dialects`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// TBX-Default, version 2.
    Default = 1,
    /// TBX-Basic, version 2.
    Basic2 = 2,
    /// TBX-Min, version 3.
    Min = 4,
    /// TBX-Basic, version 3.
    Basic = 8,
    /// TBX-Linguist, version 3.
    Linguist = 16,
}

impl Dialect {
    /// The name that its readers know.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Dialect::Default => "TBX-Default",
            Dialect::Basic2 | Dialect::Basic => "TBX-Basic",
            Dialect::Min => "TBX-Min",
            Dialect::Linguist => "TBX-Linguist",
        }
    }
}

/// A data category.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Category {
    /// Its name: the value of `type`, and the element's name in the style DCT.
    pub(crate) name: &'static str,
    /// The element that carries it in the style DCA and in version 2.
    pub(crate) element: &'static str,
    /// The levels of version 2 as bits of [`Level`].
    levels: u8,
    /// The levels of version 3.
    levels3: u8,
    /// The dialects that have it.
    dialects: u8,
    /// The only values it takes in version 2; empty: any.
    picks: &'static [&'static str],
    /// The only values it takes in version 3; empty: any.
    picks3: &'static [&'static str],
}

impl Category {
    /// True if the dialect has it.
    pub(crate) fn is_in(&self, dialect: Dialect) -> bool {
        self.dialects & dialect as u8 != 0
    }
    /// True if it may stand at a level.
    pub(crate) fn is_at(&self, level: Level, dialect: Dialect) -> bool {
        let levels = if dialect as u8 >= Dialect::Min as u8 { self.levels3 } else { self.levels };
        levels & level as u8 != 0
    }
    /// The only values it takes; empty: any.
    pub(crate) fn values(&self, dialect: Dialect) -> &'static [&'static str] {
        match dialect {
            Dialect::Basic2 if self.name == "administrativeStatus" => STATUS3,
            Dialect::Basic2 if self.name == "grammaticalGender" => GENDER3,
            Dialect::Default | Dialect::Basic2 => self.picks,
            _ => self.picks3,
        }
    }
    /// The prefix of its module in the style DCT.
    pub(crate) fn module(&self) -> &'static str {
        match () {
            () if self.is_in(Dialect::Min) => "min",
            () if self.is_in(Dialect::Basic) => "basic",
            () => "linguist",
        }
    }
}

/// The modules of version 3 with their namespaces.
pub(crate) const MODULES: &[(&str, &str)] = &[
    ("min", "http://www.tbxinfo.net/ns/min"),
    ("basic", "http://www.tbxinfo.net/ns/basic"),
    ("linguist", "http://www.tbxinfo.net/ns/linguist"),
];

/// The namespace of version 3.
pub(crate) const NAMESPACE: &str = "urn:iso:std:iso:30042:ed-2";

/// The category of this name.
pub(crate) fn category(name: &str) -> Option<&'static Category> {
    CATEGORIES.iter().find(|category| category.name == name)
}

/// The category whose name differs from this one in capitals only.
fn category_ignoring_case(name: &str) -> Option<&'static str> {
    CATEGORIES.iter().find(|category| category.name.eq_ignore_ascii_case(name)).map(|category| category.name)
}

/// Short forms of categories, as private files write them. Only the first are sure to mean what the long one does.
const SHORT: &[(&str, &str)] = &[
    ("pos", "partOfSpeech"),
    ("gender", "grammaticalGender"),
    ("number", "grammaticalNumber"),
    ("status", "administrativeStatus"),
    ("termstatus", "administrativeStatus"),
    ("customer", "customerSubset"),
    ("project", "projectSubset"),
    ("subject", "subjectField"),
    ("domain", "subjectField"),
    ("example", "context"),
];
/// So many of [`SHORT`] are sure.
const SURE: usize = 5;

/// The category that a usual short form or other capitals stand for; with `sure`, only where nothing else can be meant.
pub(crate) fn category_meant(name: &str, sure: bool) -> Option<&'static str> {
    let short = if sure { &SHORT[..SURE] } else { SHORT };
    let known = short.iter().find(|(short, _)| short.eq_ignore_ascii_case(name)).map(|&(_, meant)| meant);
    known.or_else(|| category_ignoring_case(name))
}

const STATUS: &[&str] = &[
    "standardizedTerm-admn-sts",
    "preferredTerm-admn-sts",
    "admittedTerm-admn-sts",
    "deprecatedTerm-admn-sts",
    "supersededTerm-admn-sts",
    "legalTerm-admn-sts",
    "regulatedTerm-admn-sts",
];
const STATUS3: &[&str] =
    &["preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"];
const GENDER3: &[&str] = &["masculine", "feminine", "neuter", "other"];
const NUMBER: &[&str] = &["singular", "plural", "dual", "mass", "otherNumber"];
const REGISTER: &[&str] = &[
    "colloquialRegister",
    "neutralRegister",
    "technicalRegister",
    "in-houseRegister",
    "bench-levelRegister",
    "slangRegister",
    "vulgarRegister",
];
const TERM_TYPE: &[&str] = &[
    "abbreviation",
    "acronym",
    "clippedTerm",
    "commonName",
    "entryTerm",
    "equation",
    "formula",
    "fullForm",
    "initialism",
    "internationalScientificTerm",
    "internationalism",
    "logicalExpression",
    "phraseologicalUnit",
    "partNumber",
    "shortForm",
    "shortcut",
    "sku",
    "symbol",
    "synonym",
    "synonymousPhrase",
    "standardText",
    "string",
    "transliteratedForm",
    "transcribedForm",
    "variant",
    // TBX-Basic only.
    "phrase",
];
const LOCATION3: &[&str] = &[
    "checkBox",
    "comboBox",
    "comboBoxElement",
    "dialogBox",
    "groupBox",
    "informativeMessage",
    "interactiveMessage",
    "menuItem",
    "progressBar",
    "pushButton",
    "radioButton",
    "slider",
    "spinBox",
    "tab",
    "tableText",
    "textBox",
    "toolTip",
    "user-definedType",
];
const ANY: &[&str] = &[];

/// In TBX-Default alone.
const D: u8 = 1;
/// In TBX-Linguist and TBX-Default.
const L: u8 = 1 | 16;
/// In TBX-Basic of both versions, and above.
const B: u8 = 1 | 2 | 8 | 16;
/// In TBX-Min of version 3, and above.
const M: u8 = 1 | 2 | 4 | 8 | 16;

/// At all levels.
const ELT: u8 = 7;

const fn entry(
    name: &'static str,
    element: &'static str,
    levels: u8,
    levels3: u8,
    dialects: u8,
    picks: &'static [&'static str],
    picks3: &'static [&'static str],
) -> Category {
    Category { name, element, levels, levels3, dialects, picks, picks3 }
}
const fn note(name: &'static str, picks: &'static [&'static str]) -> Category {
    entry(name, "termNote", 4, 4, D, picks, ANY)
}
const fn admin(name: &'static str) -> Category {
    entry(name, "admin", ELT, ELT, D, ANY, ANY)
}
const fn descrip(name: &'static str, levels: u8) -> Category {
    entry(name, "descrip", levels, levels, D, ANY, ANY)
}

/// Every category.
#[rustfmt::skip]
static CATEGORIES: &[Category] = &[
    entry("administrativeStatus", "termNote", 4, 4, M, STATUS, STATUS3),
    entry("partOfSpeech", "termNote", 4, 4, M, ANY, &["noun", "verb", "adjective", "adverb", "other"]),
    entry("customerSubset", "admin", ELT, 5, M, ANY, ANY),
    entry("externalCrossReference", "xref", ELT, ELT, M, ANY, ANY),
    entry("subjectField", "descrip", 1, 1, M, ANY, ANY),
    entry("context", "descrip", 4, 4, B, ANY, ANY),
    entry("crossReference", "ref", ELT, 5, B, ANY, ANY),
    entry("definition", "descrip", ELT, 3, B, ANY, ANY),
    entry("geographicalUsage", "termNote", 4, 4, B, ANY, ANY),
    entry("grammaticalGender", "termNote", 4, 4, B, &["masculine", "feminine", "neuter", "otherGender"], GENDER3),
    entry("projectSubset", "admin", ELT, 5, B, ANY, ANY),
    entry("responsibility", "transacNote", ELT, ELT, B, ANY, ANY),
    entry("source", "admin", ELT, ELT, B, ANY, ANY),
    entry("termLocation", "termNote", 4, 4, B, ANY, LOCATION3),
    entry("termType", "termNote", 4, 4, B, TERM_TYPE, &["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"]),
    entry("transactionType", "transac", ELT, ELT, B,
        &["origination", "input", "modification", "check", "approval", "withdrawal", "standardization", "exportation",
            "importation", "proposal", "userAccess"],
        &["origination", "modification"]),
    entry("xGraphic", "xref", ELT, 3, B, ANY, ANY),
    entry("grammaticalNumber", "termNote", 4, 4, L, NUMBER, NUMBER),
    entry("register", "termNote", 4, 4, L, REGISTER, REGISTER),
    entry("transferComment", "termNote", 4, 4, L, ANY, ANY),
    entry("reading", "termNote", 0, 4, 16, ANY, ANY),
    entry("readingNote", "termNote", 0, 4, 16, ANY, ANY),
    note("abbreviatedFormFor", ANY), note("animacy", &["animate", "inanimate", "otherAnimacy"]), note("antonymTerm", ANY),
    note("directionality", &["monodirectional", "bidirectional", "incommensurate", "undetermined"]),
    note("etymology", ANY), note("falseFriend", ANY),
    note("frequency", &["commonlyUsed", "infrequentlyUsed", "rarelyUsed"]),
    note("grammaticalValency", ANY), note("homograph", ANY),
    note("language-planningQualifier", &["recommendedTerm", "nonstandardizedTerm", "proposedTerm", "newTerm"]),
    note("lionHotkey", ANY),
    note("normativeAuthorization", &["standardizedTerm", "preferredTerm", "admittedTerm", "deprecatedTerm",
        "supersededTerm", "legalTerm", "regulatedTerm"]),
    note("processStatus", &["unprocessed", "provisionallyProcessed", "finalized"]),
    note("pronunciation", ANY), note("proprietaryRestriction", &["trademark", "serviceMark", "tradeName"]),
    note("shortFormFor", ANY), note("temporalQualifier", &["archaicTerm", "outdatedTerm", "obsoleteTerm"]),
    note("termProvenance", &["transdisciplinaryBorrowing", "translingualBorrowing", "loanTranslation", "neologism"]),
    note("termStructure", ANY), note("timeRestriction", ANY), note("usageNote", ANY),
    admin("annotatedNote"), admin("applicationSubset"), admin("businessUnitSubset"), admin("conceptOrigin"),
    admin("databaseType"), admin("domainExpert"),
    entry("elementWorkingStatus", "admin", ELT, ELT, D, &["starterElement", "workingElement", "consolidatedElement",
        "archiveElement", "importedElement", "exportedElement"], ANY),
    admin("entrySource"), admin("environmentSubset"), admin("indexHeading"), admin("keyword"),
    admin("originatingDatabase"), admin("originatingInstitution"), admin("originatingPerson"), admin("productSubset"),
    admin("searchTerm"),
    entry("securitySubset", "admin", ELT, ELT, D, &["public", "confidential"], ANY),
    admin("sortKey"), admin("sourceIdentifier"), admin("subsetOwner"),
    descrip("antonymConcept", 1), descrip("associatedConcept", 3), descrip("audio", ELT),
    descrip("broaderConceptGeneric", 3), descrip("broaderConceptPartitive", 3), descrip("characteristic", 4),
    descrip("classificationCode", ELT), descrip("conceptPosition", 3), descrip("coordinateConceptGeneric", 3),
    descrip("coordinateConceptPartitive", 3), descrip("example", ELT), descrip("explanation", ELT),
    descrip("figure", ELT), descrip("otherBinaryData", ELT), descrip("quantity", 4), descrip("range", 4),
    descrip("relatedConcept", 3), descrip("relatedConceptBroader", 3), descrip("relatedConceptNarrower", 3),
    entry("reliabilityCode", "descrip", ELT, ELT, D, &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], ANY),
    descrip("sampleSentence", 4), descrip("sequentiallyRelatedConcept", 3), descrip("spatiallyRelatedConcept", 3),
    descrip("subordinateConceptGeneric", 3), descrip("subordinateConceptPartitive", 3),
    descrip("superordinateConceptGeneric", 3), descrip("superordinateConceptPartitive", 3), descrip("table", ELT),
    descrip("temporallyRelatedConcept", 3), descrip("thesaurusDescriptor", 1), descrip("unit", 4), descrip("video", ELT),
    entry("contextType", "descripNote", ELT, ELT, D, &["definingContext", "explanatoryContext", "associativeContext",
        "linguisticContext", "metalinguisticContext", "translatedContext"], ANY),
    entry("definitionType", "descripNote", ELT, ELT, D, &["intensionalDefinition", "extensionalDefinition",
        "partitiveDefinition", "translatedDefinition"], ANY),
    entry("descriptionType", "descripNote", ELT, ELT, D, ANY, ANY),
    entry("noteSource", "adminNote", ELT, ELT, D, ANY, ANY),
    entry("sourceType", "adminNote", ELT, ELT, D, &["parallelText", "backgroundText"], ANY),
    entry("usageCount", "transacNote", ELT, ELT, D, ANY, ANY),
    entry("see", "ref", ELT, ELT, D, ANY, ANY),
    entry("corpusTrace", "xref", ELT, ELT, D, ANY, ANY), entry("xAudio", "xref", ELT, ELT, D, ANY, ANY),
    entry("xMathML", "xref", ELT, ELT, D, ANY, ANY), entry("xSource", "xref", ELT, ELT, D, ANY, ANY),
    entry("xVideo", "xref", ELT, ELT, D, ANY, ANY),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialects_contain_one_another() {
        let names = |dialect| CATEGORIES.iter().filter(|c| c.is_in(dialect)).map(|c| c.name).collect::<Vec<_>>();
        let (min, basic, linguist) = (names(Dialect::Min), names(Dialect::Basic), names(Dialect::Linguist));
        assert!(min.iter().all(|name| basic.contains(name)) && basic.iter().all(|name| linguist.contains(name)));
        assert_eq!((min.len(), basic.len(), linguist.len()), (5, 17, 22));
        for (at, category) in CATEGORIES.iter().enumerate() {
            assert!(CATEGORIES[..at].iter().all(|before| before.name != category.name), "{}", category.name);
        }
    }
}
