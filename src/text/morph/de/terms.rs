//! Nouns that the glossary shows to be common ones and whose gender it gives, by the element or the suffix that they end
//! in: *das Objekt, die Objekte*; *die Pille, die Pillen*; *der Proband, die Probanden*.
//!
//! Towns and persons are called by many of these (-bach, -er, -en), so that nothing here is held against a name. Source:
//! Duden grammar §§ 284–352; plurals that no rule shows: Duden, *Die deutsche Rechtschreibung*.

use super::common::{Declined, plural_rows};
use super::suffixes;

/// How a common noun of a gender declines.
pub(super) fn declined(word: &str, gender: char) -> Option<Declined> {
    let weak = |oblique: String, genitive: &str| {
        let one = [word.to_owned(), format!("{oblique}{genitive}"), oblique.clone(), oblique.clone()];
        Some((gender, one, Some(plural_rows(&oblique)), false))
    };
    let strong = |plural: String| {
        let one = [word.to_owned(), genitive(word, gender), word.to_owned(), word.to_owned()];
        Some((gender, one, Some(plural_rows(&plural)), false))
    };
    if let Some((.., plural)) = WHOLE.iter().find(|(genders, own, _)| genders.contains(gender) && *own == word) {
        return strong((*plural).to_owned());
    }
    if gender == 'm' && WEAK.iter().any(|end| word.ends_with(end)) {
        return weak(format!("{word}en"), "");
    }
    let before = |end: &str| word.strip_suffix(end).filter(|rest| rest.is_empty() || rest.chars().count() > 1);
    let rows = ELEMENTS.iter().filter(|(own, element, _)| *own == gender && before(element).is_some());
    if let Some((_, element, plural)) = rows.max_by_key(|(_, element, _)| element.len()) {
        return strong(match plural.strip_prefix('-') {
            Some(ending) => format!("{word}{ending}"),
            None => format!("{}{plural}", before(element)?),
        });
    }
    if let Some(known) = suffixes::declined(word, gender) {
        return Some(known);
    }
    if gender == 'm' && word.ends_with('e') {
        let with_s = WITH_S.iter().any(|end| word.ends_with(end));
        return weak(format!("{word}n"), if with_s { "s" } else { "" });
    }
    plural(word, gender).and_then(strong)
}

/// The plural that a suffix shows.
fn plural(word: &str, gender: char) -> Option<String> {
    let any = |ends: &[&str]| ends.iter().any(|end| before(word, end, 2).is_some());
    let with = |ending: &str| Some(format!("{word}{ending}"));
    let turned = |from: &str, to: &str| before(word, from, 2).map(|rest| format!("{rest}{to}"));
    if word.ends_with('y') && !word.ends_with("uy") {
        return with("s");
    }
    match gender {
        'f' if word.ends_with('e') || any(&["el", "er"]) => with("n"),
        'f' if any(&["nis"]) => with("se"),
        'f' if any(&["anz", "enz", "ur", "ik", "ei", "ion"]) => with("en"),
        'f' if any(&["in"]) => with("nen"),
        'f' => turned("itis", "itiden"),
        'm' if any(&["el", "en"]) => with(""),
        'm' if any(&["ess"]) => with("e"),
        'n' if any(&["ium", "eum"]) => turned("um", "en"),
        'n' if any(&["ikum"]) => turned("um", "a"),
        'n' if any(N_IN_E) => with("e"),
        'n' if word.starts_with("ge") && word.ends_with('e') || any(&["el", "er", "en"]) => with(""),
        _ => None,
    }
}

/// What stands before a suffix, if it has so many letters.
fn before<'w>(word: &'w str, end: &str, letters: usize) -> Option<&'w str> {
    word.strip_suffix(end).filter(|rest| rest.chars().count() >= letters)
}

/// The genitive of a noun with no other: -es behind what hisses, nothing in foreign words in -us and the like.
pub(super) fn genitive(word: &str, gender: char) -> String {
    let foreign = ["us", "os", "is", "as"].iter().any(|end| before(word, end, 3).is_some())
        && !["aus", "eis", "ais"].iter().any(|end| word.ends_with(end))
        || word.ends_with("index");
    match gender {
        'f' | 'p' => word.to_owned(),
        _ if foreign => word.to_owned(),
        _ if word.ends_with("nis") => format!("{word}ses"),
        _ if word.ends_with(['s', 'ß', 'x', 'z']) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// Words that are no such elements: *Log*, but *Dialog*. By the genders that they are met with.
#[rustfmt::skip]
const WHOLE: &[(&str, &str, &str)] = &[
    ("mn", "log", "logs"), ("m", "tab", "tabs"), ("m", "port", "ports"), ("mf", "task", "tasks"), ("m", "bug", "bugs"), ("mn", "patch", "patches"),
    ("mn", "branch", "branches"), ("m", "switch", "switches"), ("m", "dump", "dumps"), ("m", "merge", "merges"), ("m", "fork", "forks"),
    ("mn", "build", "builds"), ("m", "host", "hosts"), ("m", "stack", "stacks"), ("mn", "bit", "bits"), ("n", "byte", "bytes"),
    ("m", "peer", "peers"), ("m", "commit", "commits"),
];

/// Suffixes of neuters with a plural in -e.
#[rustfmt::skip]
const N_IN_E: &[&str] = &[
    "ekt", "at", "om", "ym", "fon", "phon", "in", "ul", "ül", "ett", "iv", "gramm", "zept", "oxid", "orid", "roid", "eptid", "lipid", "izid", "amid",
    "tigen", "ogen", "ment", "etrum", "ier", "il",
];

/// Masculines that have -en in every case but the nominative, beside those that names share.
#[rustfmt::skip]
const WEAK: &[&str] = &[
    "proband", "doktorand", "habilitand", "konfirmand", "diplomand", "examinand", "summand", "operand", "multiplikand", "analysand", "maturand", "architekt", "präfekt",
    "akrobat", "kastrat", "literat", "magnat", "potentat", "legat", "satellit", "komet", "magnet", "asket", "interpret", "paragraf", "fotograf", "telegraf",
    "monarch", "therapeut", "pädagog", "katholik", "mensch", "elefant", "diamant", "quotient", "gradient", "koeffizient",
];

/// Masculines in -e with a genitive in -ns.
const WITH_S: &[&str] = &["name", "gedanke", "glaube", "wille", "friede", "buchstabe", "funke", "haufe", "same"];

/// Elements with their gender and the plural, or the ending that makes it.
#[rustfmt::skip]
static ELEMENTS: &[(char, &str, &str)] = &[
    ('f', "mutter", "mütter"), ('f', "tochter", "töchter"), ('f', "schnur", "schnüre"), ('f', "hand", "hände"), ('f', "wand", "wände"), ('f', "kraft", "kräfte"), ('f', "frucht", "früchte"), ('f', "wurst", "würste"), ('f', "nacht", "nächte"), ('f', "macht", "mächte"), ('f', "vollmacht", "-en"), ('f', "ohnmacht", "-en"),
    ('f', "maus", "mäuse"), ('f', "laus", "läuse"), ('f', "nuss", "nüsse"), ('f', "haut", "häute"), ('f', "luft", "lüfte"), ('f', "kuh", "kühe"), ('f', "kunst", "künste"), ('f', "brust", "brüste"), ('f', "auskunft", "auskünfte"), ('f', "unterkunft", "unterkünfte"), ('f', "angst", "ängste"), ('f', "stadt", "städte"), ('f', "bank", "banken"),
    ('f', "zahl", "-en"), ('f', "uhr", "-en"), ('f', "tür", "-en"), ('f', "schrift", "-en"), ('f', "sicht", "-en"), ('f', "arbeit", "-en"), ('f', "form", "-en"), ('f', "zeit", "-en"), ('f', "pflicht", "-en"), ('f', "fahrt", "-en"), ('f', "bahn", "-en"), ('f', "wahl", "-en"), ('f', "auswahl", "-en"), ('f', "heirat", "-en"), ('f', "norm", "-en"), ('f', "tat", "-en"), ('f', "spur", "-en"), ('f', "geburt", "-en"), ('f', "antwort", "-en"), ('f', "gefahr", "-en"), ('f', "kur", "-en"), ('f', "frist", "-en"), ('f', "schlacht", "-en"), ('f', "schicht", "-en"), ('f', "nachricht", "-en"), ('f', "membran", "-en"), ('f', "person", "-en"),
    ('f', "medizin", "-en"), ('f', "disziplin", "-en"), ('f', "doktrin", "-en"), ('f', "praxis", "praxen"), ('f', "dosis", "dosen"), ('f', "basis", "basen"), ('f', "sepsis", "sepsen"), ('f', "firma", "firmen"), ('f', "kamera", "-s"), ('f', "app", "-s"),
    ('f', "headline", "-s"), ('f', "hotline", "-s"), ('f', "timeline", "-s"), ('f', "deadline", "-s"), ('f', "baseline", "-s"), ('f', "software", "-s"), ('f', "firmware", "-s"), ('f', "hardware", "-s"), ('f', "malware", "-s"), ('f', "middleware", "-s"), ('f', "freeware", "-s"), ('f', "ransomware", "-s"), ('f', "spyware", "-s"), ('f', "page", "-s"), ('f', "message", "-s"), ('f', "bridge", "-s"), ('f', "queue", "-s"),
    ('m', "bruch", "brüche"), ('m', "stamm", "stämme"), ('m', "damm", "dämme"), ('m', "kamm", "kämme"), ('m', "schwamm", "schwämme"), ('m', "riss", "-e"), ('m', "index", "indizes"), ('m', "atlas", "atlanten"), ('m', "vordruck", "-e"), ('m', "nachdruck", "-e"), ('m', "blutdruck", "blutdrücke"), ('m', "record", "-s"), ('m', "string", "-s"), ('m', "screenshot", "-s"), ('m', "shortcut", "-s"), ('m', "default", "-s"), ('m', "header", "-"), ('m', "footer", "-"),
    ('m', "stoff", "-e"), ('m', "schirm", "-e"), ('m', "weis", "-e"), ('m', "takt", "-e"), ('m', "akt", "-e"), ('m', "effekt", "-e"), ('m', "aspekt", "-e"), ('m', "infekt", "-e"), ('m', "defekt", "-e"), ('m', "dialekt", "-e"), ('m', "prospekt", "-e"), ('m', "log", "-e"), ('m', "blog", "-s"), ('m', "schritt", "-e"), ('m', "schnitt", "-e"), ('m', "griff", "-e"), ('m', "tritt", "-e"), ('m', "ruf", "-e"), ('m', "beruf", "-e"), ('m', "pfad", "-e"), ('m', "grad", "-e"), ('m', "schein", "-e"), ('m', "stein", "-e"), ('m', "arm", "-e"), ('m', "darm", "därme"), ('m', "schwarm", "schwärme"), ('m', "alarm", "-e"),
    ('m', "apparat", "-e"), ('m', "salat", "-e"), ('m', "senat", "-e"), ('m', "monat", "-e"), ('m', "tresor", "-e"), ('m', "meteor", "-e"), ('m', "monitor", "-e"), ('m', "tag", "-e"), ('m', "punkt", "-e"), ('m', "brief", "-e"), ('m', "stift", "-e"), ('m', "hund", "-e"), ('m', "versuch", "-e"), ('m', "besuch", "-e"), ('m', "befund", "-e"), ('m', "befehl", "-e"), ('m', "beleg", "-e"), ('m', "begriff", "-e"), ('m', "vergleich", "-e"), ('m', "verlust", "-e"), ('m', "zweig", "-e"), ('m', "dienst", "-e"), ('m', "bereich", "-e"), ('m', "strich", "-e"), ('m', "teil", "-e"), ('m', "pfeil", "-e"), ('m', "reiz", "-e"), ('m', "preis", "-e"), ('m', "kreis", "-e"), ('m', "wert", "-e"), ('m', "kristall", "-e"), ('m', "pilz", "-e"), ('m', "krebs", "-e"), ('m', "prozess", "-e"), ('m', "staat", "-en"), ('m', "schmerz", "-en"), ('m', "nerv", "-en"), ('m', "muskel", "-n"), ('m', "stachel", "-n"), ('m', "pantoffel", "-n"), ('m', "käse", "-"),
    ('m', "korb", "körbe"), ('m', "schlag", "schläge"), ('m', "fall", "fälle"), ('m', "platz", "plätze"), ('m', "schatz", "schätze"), ('m', "satz", "sätze"), ('m', "gang", "gänge"), ('m', "hang", "hänge"), ('m', "fang", "fänge"), ('m', "klang", "klänge"), ('m', "lauf", "läufe"), ('m', "kauf", "käufe"), ('m', "trag", "träge"), ('m', "zug", "züge"), ('m', "flug", "flüge"), ('m', "stoß", "stöße"), ('m', "sturz", "stürze"), ('m', "fuß", "füße"), ('m', "guss", "güsse"), ('m', "fluss", "flüsse"), ('m', "schuss", "schüsse"), ('m', "schluss", "schlüsse"), ('m', "stuhl", "stühle"), ('m', "knopf", "knöpfe"), ('m', "kopf", "köpfe"), ('m', "topf", "töpfe"), ('m', "block", "blöcke"),
    ('m', "grund", "gründe"), ('m', "raum", "räume"), ('m', "baum", "bäume"), ('m', "traum", "träume"), ('m', "zaun", "zäune"), ('m', "plan", "pläne"), ('m', "kanal", "kanäle"), ('m', "saal", "säle"), ('m', "zahn", "zähne"), ('m', "hahn", "hähne"), ('m', "hals", "hälse"), ('m', "sohn", "söhne"), ('m', "wurf", "würfe"), ('m', "lohn", "löhne"), ('m', "strom", "ströme"), ('m', "hof", "höfe"), ('m', "markt", "märkte"), ('m', "wald", "wälder"), ('m', "rand", "ränder"), ('m', "strand", "strände"), ('m', "brand", "brände"), ('m', "stand", "stände"), ('m', "band", "bände"), ('m', "vorrat", "vorräte"), ('m', "beirat", "beiräte"), ('m', "betriebsrat", "betriebsräte"), ('m', "aufsichtsrat", "aufsichtsräte"), ('m', "mund", "münder"), ('m', "arzt", "ärzte"), ('m', "eindruck", "eindrücke"), ('m', "stab", "stäbe"), ('m', "anlass", "anlässe"), ('m', "pass", "pässe"),
    ('m', "apfel", "äpfel"), ('m', "mantel", "mäntel"), ('m', "nagel", "nägel"), ('m', "vogel", "vögel"), ('m', "sattel", "sättel"), ('m', "mangel", "mängel"), ('m', "schnabel", "schnäbel"), ('m', "level", "-s"), ('m', "channel", "-s"), ('m', "kasten", "kästen"), ('m', "laden", "läden"), ('m', "garten", "gärten"), ('m', "hafen", "häfen"), ('m', "graben", "gräben"), ('m', "ofen", "öfen"), ('m', "boden", "böden"), ('m', "faden", "fäden"), ('m', "schaden", "schäden"), ('m', "magen", "mägen"), ('m', "bogen", "bögen"), ('m', "kragen", "-"),
    ('m', "bruder", "brüder"), ('m', "vater", "väter"), ('m', "acker", "äcker"), ('m', "hammer", "hämmer"), ('m', "charakter", "-e"), ('m', "test", "-s"), ('m', "scan", "-s"), ('m', "code", "-s"), ('m', "cache", "-s"), ('m', "service", "-s"), ('m', "guide", "-s"), ('m', "store", "-s"), ('m', "stick", "-s"), ('m', "frame", "-s"), ('m', "node", "-s"), ('m', "cube", "-s"), ('m', "style", "-s"), ('m', "case", "-s"), ('m', "scope", "-s"), ('m', "support", "-s"), ('m', "start", "-s"), ('m', "streik", "-s"), ('m', "karton", "-s"), ('m', "balkon", "-s"), ('m', "cluster", "-"), ('m', "computer", "-"), ('m', "ort", "-e"), ('m', "transport", "-e"), ('m', "import", "-e"), ('m', "export", "-e"), ('m', "virus", "viren"), ('m', "modus", "modi"),
    ('n', "fach", "fächer"), ('n', "blatt", "blätter"), ('n', "bild", "-er"), ('n', "wort", "wörter"), ('n', "feld", "-er"), ('n', "geld", "-er"), ('n', "schild", "-er"), ('n', "lied", "-er"), ('n', "glied", "-er"), ('n', "kleid", "-er"), ('n', "brett", "-er"), ('n', "loch", "löcher"), ('n', "dach", "dächer"), ('n', "bad", "bäder"), ('n', "rad", "räder"), ('n', "glas", "gläser"), ('n', "haus", "häuser"), ('n', "fass", "fässer"), ('n', "schloss", "schlösser"), ('n', "holz", "hölzer"), ('n', "horn", "hörner"), ('n', "korn", "körner"), ('n', "amt", "ämter"), ('n', "land", "länder"), ('n', "band", "bänder"), ('n', "gut", "güter"), ('n', "buch", "bücher"), ('n', "tuch", "tücher"), ('n', "gesicht", "-er"), ('n', "licht", "-er"),
    ('n', "gewicht", "-e"), ('n', "gericht", "-e"), ('n', "gedicht", "-e"), ('n', "recht", "-e"), ('n', "heft", "-e"), ('n', "haar", "-e"), ('n', "paar", "-e"), ('n', "pferd", "-e"), ('n', "stück", "-e"), ('n', "werk", "-e"), ('n', "zeug", "-e"), ('n', "tor", "-e"), ('n', "gas", "-e"), ('n', "salz", "-e"), ('n', "öl", "-e"), ('n', "spiel", "-e"), ('n', "ziel", "-e"), ('n', "teil", "-e"), ('n', "rohr", "-e"), ('n', "boot", "-e"), ('n', "brot", "-e"), ('n', "bein", "-e"), ('n', "kreuz", "-e"), ('n', "gelenk", "-e"), ('n', "getränk", "-e"), ('n', "geschenk", "-e"), ('n', "gebot", "-e"), ('n', "verbot", "-e"), ('n', "netz", "-e"), ('n', "gesetz", "-e"), ('n', "knie", "-"), ('n', "jahr", "-e"), ('n', "phänomen", "-e"), ('n', "paket", "-e"), ('n', "alphabet", "-e"), ('n', "dekret", "-e"), ('n', "gebet", "-e"), ('n', "ereignis", "-se"), ('n', "konzert", "-e"),
    ('n', "symbol", "-e"), ('n', "protokoll", "-e"), ('n', "organ", "-e"), ('n', "hormon", "-e"), ('n', "allergen", "-e"), ('n', "lineal", "-e"), ('n', "signal", "-e"), ('n', "portal", "-e"), ('n', "quartal", "-e"), ('n', "lokal", "-e"), ('n', "ideal", "-e"), ('n', "potenzial", "-e"), ('n', "potential", "-e"), ('n', "merkmal", "-e"), ('n', "journal", "-e"), ('n', "ritual", "-e"), ('n', "intervall", "-e"), ('n', "metall", "-e"), ('n', "modell", "-e"), ('n', "duell", "-e"), ('n', "terminal", "-s"), ('n', "tutorial", "-s"), ('n', "manual", "-s"), ('n', "kapital", "-ien"), ('n', "textil", "-ien"), ('n', "bier", "-e"), ('n', "heer", "-e"), ('n', "cover", "-s"), ('n', "material", "-ien"), ('n', "mineral", "-ien"), ('n', "fossil", "-ien"), ('n', "reptil", "-ien"), ('n', "prinzip", "-ien"), ('n', "problem", "-e"), ('n', "ödem", "-e"), ('n', "ekzem", "-e"), ('n', "theorem", "-e"), ('n', "system", "-e"), ('n', "gerät", "-e"), ('n', "argument", "-e"), ('n', "kompliment", "-e"),
    ('n', "insekt", "-en"), ('n', "bett", "-en"), ('n', "hemd", "-en"), ('n', "ohr", "-en"), ('n', "auge", "-n"), ('n', "ende", "-n"), ('n', "interesse", "-n"), ('n', "etikett", "-en"), ('n', "datum", "daten"), ('n', "album", "alben"), ('n', "serum", "seren"), ('n', "forum", "foren"), ('n', "visum", "visa"), ('n', "zentrum", "zentren"), ('n', "spektrum", "spektren"), ('n', "klinikum", "kliniken"), ('n', "risiko", "risiken"), ('n', "konto", "konten"), ('n', "thema", "themen"), ('n', "drama", "dramen"), ('n', "schema", "schemata"), ('n', "symptom", "-e"), ('n', "lexikon", "lexika"), ('n', "elektron", "-en"), ('n', "neuron", "-en"), ('n', "proton", "-en"), ('n', "kation", "-en"), ('n', "anion", "-en"), ('n', "stadion", "stadien"), ('n', "virus", "viren"),
    ('n', "formular", "-e"), ('n', "honorar", "-e"), ('n', "seminar", "-e"), ('n', "exemplar", "-e"), ('n', "inventar", "-e"), ('n', "skript", "-s"), ('n', "template", "-s"), ('n', "kommando", "-s"), ('n', "manko", "-s"), ('n', "embargo", "-s"), ('n', "makro", "-s"), ('n', "motto", "-s"), ('n', "szenario", "szenarien"), ('n', "archiv", "-e"), ('n', "motiv", "-e"), ('n', "ventil", "-e"), ('n', "profil", "-e"),
    ('n', "icon", "-s"), ('n', "budget", "-s"), ('n', "tablet", "-s"), ('n', "menü", "-s"), ('n', "plugin", "-s"), ('n', "check-in", "-s"), ('n', "level", "-s"), ('n', "panel", "-s"), ('n', "label", "-s"), ('n', "hotel", "-s"), ('n', "motel", "-s"), ('n', "juwel", "-en"), ('n', "kamel", "-e"), ('n', "format", "-e"), ('n', "atelier", "-s"), ('n', "dossier", "-s"), ('n', "metier", "-s"), ('n', "collier", "-s"), ('n', "tier", "-e"), ('n', "dessin", "-s"), ('n', "magazin", "-e"), ('n', "design", "-s"), ('n', "image", "-s"), ('n', "interface", "-s"), ('n', "cookie", "-s"), ('n', "gadget", "-s"), ('n', "team", "-s"), ('n', "element", "-e"), ('n', "handy", "-s"), ('n', "tattoo", "-s"), ('n', "einhorn", "einhörner"), ('n', "attachment", "-s"), ('n', "deployment", "-s"), ('n', "assessment", "-s"), ('n', "payment", "-s"), ('n', "commitment", "-s"), ('n', "statement", "-s"), ('n', "investment", "-s"), ('n', "management", "-s"), ('n', "abonnement", "-s"), ('n', "engagement", "-s"),
];
