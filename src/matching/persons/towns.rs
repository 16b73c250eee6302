//! What says that a town is meant where a draft knows a person of its name, beside the words that speak for a place
//! anywhere ([`WHERE`], `PLACES`). Data.

use super::back;
use super::tables::WHERE;

/// Prepositions of place, by the grammars of Spanish, Portuguese, Italian, French, German, Dutch and Polish. Those that
/// persons take as often (es *a*, pl *do*), or that are another word elsewhere (nl *te*), are left out.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "en", "desde", "hacia", "em", "até", "verso", "vers", "depuis", "bis", "naar", "uit", "bij", "w", "pod", "koło", "przez", "spod", "nad",
];

/// Words for *of*.
const OF: &[&str] = &["de", "von", "di", "van"];

/// What towns have and persons have not, before *of*.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "maire", "mairie", "train", "trains", "gare", "ville", "village", "habitant", "habitants", "habitante", "habitantes", "route", "routes",
    "aéroport", "quartier", "quartiers", "banlieue", "rues", "marché", "école", "écoles", "hôpital", "environs", "région",
    "bürgermeister", "bürgermeisterin", "bürgermeisters", "oberbürgermeister", "stadt", "dorf", "bewohner", "einwohner", "bahnhof", "flughafen",
    "rathaus", "schulen", "umgebung", "zug", "züge", "westen", "osten", "norden", "süden",
    "alcalde", "alcaldesa", "ciudad", "pueblo", "vecinos", "tren", "estación", "aeropuerto", "carretera", "calles", "barrio", "ayuntamiento",
    "afueras", "provincia", "escuelas", "hospital",
    "prefeito", "prefeita", "cidade", "moradores", "comboio", "trem", "estação", "aeroporto", "estrada", "ruas", "bairro",
    "sindaco", "sindaca", "città", "paese", "abitanti", "treno", "stazione", "strada", "strade", "quartiere", "comune", "dintorni",
    "burgemeester", "stad", "dorp", "inwoners", "bewoners", "station", "luchthaven", "trein", "straten",
];

/// The same before a genitive.
#[rustfmt::skip]
const BEFORE_GENITIVE: &[&str] = &[
    "mieszkańcy", "mieszkańców", "mieszkańcom", "mieszkaniec", "mieszkanka", "burmistrz", "burmistrza", "miasto", "miasta", "mieście", "dworzec",
    "lotnisko", "ulice", "ulicach", "okolice", "okolicach", "вокзалу", "вулиці", "вулицях", "околиці", "околицях",
];

/// Words that join a town to one that a preposition of place stands before: «до Бахмута та Гірного».
const JOINS: &[&str] = &["and", "und", "et", "y", "e", "i", "oraz", "en", "и", "і", "й", "та"];

/// True if the words before say that a town is meant.
pub(super) fn are_said(before: &str) -> bool {
    let back: Vec<String> = back(before).take(4).collect();
    let word = |index: usize| back.get(index).map_or("", String::as_str);
    let says = |index: usize| {
        let last = word(index);
        PREPOSITIONS.contains(&last)
            || BEFORE_GENITIVE.contains(&last)
            || OF.contains(&last) && NOUNS.contains(&word(index + 1))
    };
    says(0) || JOINS.contains(&word(0)) && (says(2) || WHERE.begin(word(2)))
}
