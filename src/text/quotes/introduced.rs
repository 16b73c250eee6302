//! Who is said to speak before an opening mark: *the driver answered:*, «Водитель:», *according to the driver,*.
//!
//! A colon stands before lists, labels and captions too: *Stops: “Martakert”, “Berdzor”* names places. Behind it a short
//! stretch is somebody's words only where the words before it are a speaker's, or it is a clause itself.

use super::governed::is_preposition;
use super::kind::{last_clause, words};
use super::subject;
use super::tables::{any, is_pronoun, is_speech_verb};

/// Words of the longest speaker who is told of without a verb.
const SPEAKER: usize = 5;

/// Those who are asked and who speak, by their stems; `$`: the whole word. Places and offices that issue papers are not among them.
#[rustfmt::skip]
const CALLINGS: &[&str] = &[
    "driver", "teacher", "guard$", "guards$", "reporter", "correspondent", "interviewer", "presenter", "farmer", "shepherd", "miner$", "miners$", "mother$", "father$",
    "grandmother", "grandfather", "son$", "daughter", "brother", "sister", "boy$", "boys$", "girl$", "girls$", "man$", "men$", "woman$", "women$", "resident$", "mayor$", "minister$",
    "president$", "spokesman", "spokeswoman", "soldier", "officer", "worker", "witness", "passenger", "doctor", "nurse", "student", "pupil", "director$", "captain$", "voice", "crowd$",
    "child$", "children$", "neighbour", "neighbor", "historian", "analyst", "expert$", "villager", "refugee", "wife$", "husband$", "commander", "oldest$", "eldest$", "youngest$",
    "водител", "шофёр", "шофер", "учител", "сторож", "корр$", "корреспондент", "журналист", "ведущий$", "ведущая$", "мать$", "отец$", "сын$", "дочь$", "брат$", "сестра$",
    "мальчик", "девочка", "парень$", "мужчина", "женщина", "старик", "старушка", "жител", "мэр$", "министр", "президент", "солдат", "офицер", "рабочий$", "шахтёр", "шахтер",
    "пастух", "свидетел", "пассажир", "врач$", "студент", "ученик", "директор", "голос$", "толпа$", "дети$", "сосед", "бабушка", "дедушка", "историк", "эксперт", "жена$", "муж$", "медсестр",
    "водій$", "вчител", "кореспондент", "жінка", "чоловік", "хлопець", "дівчина", "дід$", "мешкан", "свідок", "лікар$", "пасажир", "міністр", "учень$",
    "sürücü", "müəllim", "müxbir", "jurnalist", "aparıcı", "qoca$", "qadın$", "kişi$", "oğlan$", "qız$", "uşaq$", "ana$", "ata$", "sakin$", "çoban$", "nazir$", "prezident$",
    "həkim$", "tələbə$", "şagird$", "əsgər$", "fəhlə$", "şahid$", "sərnişin$", "gözətçi$", "qonşu$", "nənə$", "baba$",
    "şoför", "öğretmen", "muhabir", "sunucu", "kadın$", "adam$", "çocuk$", "kız$", "anne$", "bakan$", "başkan$", "doktor$", "öğrenci$", "asker$", "işçi$", "tanık$", "yolcu$", "bekçi$", "komşu$", "hemşire$",
    "վարորդ", "ուսուցիչ", "լրագրող", "թղթակից", "հաղորդավար", "ծերունի", "կինը$", "տղամարդ", "տղան$", "տղա$", "աղջիկ", "մայր", "հայր", "բնակիչ", "հովիվ", "նախարար$", "նախարարը$",
    "նախագահ$", "նախագահը$", "բժիշկ", "ուսանող", "աշակերտ", "զինվոր", "բանվոր", "վկան$", "վկա$", "ուղևոր", "ուղեւոր", "պահակ", "հարևան", "հարեւան", "տատիկ", "պապիկ",
    "chauffeur", "gardien", "professeur", "enseignant", "journaliste", "femme$", "homme$", "enfant", "maire$", "ministre$", "habitant$", "soldat",
    "fahrer", "lehrer", "wächter", "mann$", "frau$", "kind$", "soldat", "bürgermeister$", "sprecher",
    "მძღოლ", "მასწავლებ", "ჟურნალისტ", "ექიმი$", "ექიმმა$", "მწყემს", "ქალი$", "ქალმა$", "კაცი$", "კაცმა$", "მოხუცი$", "მოხუცმა$", "დედამ$", "მამამ$", "მერმა$", "მინისტრმა$", "მეზობელი$", "მეზობელმა$", "ჯარისკაც", "დარაჯ",
    // What is said, and those who are not named.
    "answer$", "reply$", "response$", "retort$", "ответ$", "відповідь$", "yanıt$", "yanıtı$", "antwort$", "réponse$",
];

/// Ends of surnames, in small letters. Not *-ian*: *Armenian: “…”* names a language.
const SURNAMES: &[&str] = &[
    "yan",
    "yants",
    "ov",
    "ova",
    "ev",
    "eva",
    "zade",
    "zadə",
    "oğlu",
    "oglu",
    "ов",
    "ова",
    "ев",
    "ева",
    "ян",
    "заде",
    "оглы",
    "енко",
    "յան",
    "յանը",
    "եան",
    "եանը",
    "შვილი",
    "ძე",
];

/// Words that say whose words follow a comma.
#[rustfmt::skip]
const ACCORDING: &[&str] = &[
    "according to", "in the words of", "по словам", "со слов", "по мнению", "по выражению", "за словами", "на думку", "sözlərinə görə", "sözünə görə", "dediyinə görə", "fikrincə", "görə",
    "sözlerine göre", "dediğine göre", "göre", "խոսքով", "խոսքերով", "կարծիքով", "d'après", "d’après", "selon", "laut", "nach angaben", "nach den worten", "zufolge", "სიტყვებით", "თქმით",
];

/// A colon before the opening mark: somebody may be about to speak. Armenian writes a dot or a bowt there.
pub(super) fn has_colon(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with([':', '：'])
        || armenian_stop(before)
            .is_some_and(|before| speaks(before) || names_speaker(before) || subject::acts(clause(before)))
}

/// The text before a dot or bowt behind an Armenian word.
fn armenian_stop(before: &str) -> Option<&str> {
    let armenian = |c: char| ('\u{561}'..='\u{587}').contains(&c);
    before.strip_suffix(['.', '․', '՝']).filter(|before| before.ends_with(armenian))
}

/// A colon, or its like, behind a verb of speech or a person.
pub(super) fn is_by_speaker(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    if goes_on(after) {
        return false;
    }
    if let Some(before) = armenian_stop(before) {
        return speaks(before) || names_speaker(before) || subject::acts(clause(before));
    }
    let Some(before) = before.strip_suffix([':', '：']) else { return false };
    if !is_listed(after) && subject::acts(clause(before)) {
        return true;
    }
    let clause: Vec<String> = last_clause(before, &[':', '\n']).map(str::to_lowercase).collect();
    // A label is not a sentence: *Notes: “…”*, *Added: “…”*.
    let label = |word: &str| clause.len() == 1 && word.is_ascii() && word.ends_with(['s', 'd']) && word != "said";
    // The driver told us of three towns: “…”, “…”.
    let listed = is_listed(after) && !clause.last().is_some_and(|word| is_speech_verb(word));
    !listed && clause.iter().any(|word| is_speech_verb(word) && !label(word)) || names_speaker(before)
}

/// True if the sentence goes on behind the closing mark as it does behind a name: *asked for one thing: “…” tea*, «пишет: «…»
/// закрыт».
pub(super) fn goes_on(after: &str) -> bool {
    let Some(rest) = after.strip_prefix([' ', '\u{a0}']) else { return false };
    let word = words(rest).next().unwrap_or_default();
    rest.starts_with(char::is_lowercase) && !AND.contains(&word) && !is_speech_verb(word) && !is_pronoun(word)
}

/// Words that join what somebody does besides speaking.
const AND: &[&str] = &[
    "and", "but", "then", "or", "и", "а", "но", "или", "і", "та", "але", "və", "ve", "amma", "ama", "և", "եւ", "ու",
    "բայց", "et", "mais", "und", "aber", "da", "deyə", "diye", "da", "so", "when", "as", "with", "in",
];

/// True if another quoted word follows, joined or not: a list.
pub(super) fn is_listed(after: &str) -> bool {
    let rest = after.trim_start();
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    let rest = AND.iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(rest);
    rest.starts_with(['“', '«', '„', '‘', '"'])
}

/// The last word is a verb of speech.
fn speaks(before: &str) -> bool {
    last_clause(before, &[]).next_back().is_some_and(|word| is_speech_verb(&word.to_lowercase()))
}

/// The clause that ends here.
fn clause(before: &str) -> &str {
    let from = before
        .rfind(['.', '!', '?', ';', ':', '։', '\n', '»', '”'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    &before[from..]
}

/// A calling or a surname.
pub(super) fn is_person(word: &str) -> bool {
    let lower = word.to_lowercase();
    let surname = || word.starts_with(char::is_uppercase) && SURNAMES.iter().any(|end| lower.ends_with(end));
    any(&lower, CALLINGS) || lower.chars().count() > 4 && surname()
}

/// The clause is nothing but a speaker: a pronoun, a calling, a surname, with a few words beside it.
fn names_speaker(before: &str) -> bool {
    let clause = clause(before);
    // Aliyev, quietly: …
    let head = &clause[..clause.find([',', '(', '—', '–']).unwrap_or(clause.len())];
    let head: Vec<&str> = words(head).collect();
    // She: … But not: he listed: …
    if let [word] = head[..]
        && is_pronoun(&word.to_lowercase())
    {
        return true;
    }
    // The man in the second row: …
    let cut = head.iter().skip(1).position(|word| is_preposition(&word.to_lowercase())).map_or(head.len(), |at| at + 1);
    cut <= SPEAKER && head[..cut].last().is_some_and(|word| is_person(word))
}

/// *According to the driver, “…”*: the words before say whose these are, and a comma parts them from the mark.
pub(super) fn is_attributed(before: &str) -> bool {
    let Some(before) = before.trim_end().strip_suffix([',', '՝']) else { return false };
    let start = before
        .rfind(['.', '!', '?', ';', ':', '։'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let clause = before[start..].to_lowercase();
    ACCORDING.iter().any(|phrase| {
        clause.match_indices(phrase).any(|(at, _)| {
            let (left, right) = (&clause[..at], &clause[at + phrase.len()..]);
            !left.ends_with(char::is_alphanumeric) && !right.starts_with(char::is_alphanumeric)
        })
    })
}

/// Finite verbs without a meaning of their own, in small letters: a few words that have one behind the first are a clause.
/// Not German *war*, *hat*, which are English nouns.
#[rustfmt::skip]
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "isn't", "isn’t", "wasn't", "wasn’t", "has", "had", "will", "would", "must",
    "был", "была", "было", "были", "будет", "будут", "нет", "був", "була", "було", "буде", "немає",
    "deyil", "yox", "yoxdur", "idi", "değil", "yok",
    "է", "էր", "են", "էին", "չէ", "չէր", "չեն",
    "était", "sont", "sera", "ist", "sind", "wird", "არის", "იყო",
];

/// Ends of Azerbaijani and Turkish predicates, and the words in small letters that only look like one.
const PREDICATES: &[&str] = &["dır", "dir", "dur", "dür"];
const NO_PREDICATES: &[&str] = &["müdir", "nadir", "qadir", "kadir", "çadır", "bahadır", "sidir", "təqdir", "takdir"];

/// True for a few words that are a clause and no name.
pub(super) fn is_clause(inner: &str) -> bool {
    let mut rest = words(inner).skip(1).peekable();
    if rest.peek().is_none() {
        return false;
    }
    let last = words(inner).next_back().unwrap_or_default();
    let predicate = last.starts_with(char::is_lowercase)
        && last.chars().count() > 4
        && PREDICATES.iter().any(|end| last.ends_with(end))
        && !NO_PREDICATES.contains(&last);
    predicate || rest.any(|word| FINITE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_no_speakers() {
        for (before, speaker) in [
            ("The guard answered at once: ", true),
            ("Driver: ", true),
            ("The man in the second row: ", true),
            ("Sargsyan, quietly: ", true),
            ("It was cold. She: ", true),
            ("Водитель: ", true),
            ("Сказал: ", true),
            ("Վարորդը. ", true),
            ("Նա ասաց՝ ", true),
            ("Photo: ", false),
            ("Notes: ", false),
            ("Map of the driver: ", false),
            ("In Armenian: ", false),
            ("Список городов: ", false),
            ("The guard spoke of two mines: ", false),
            ("Քարտեզ. ", false),
            ("Driver ", false),
        ] {
            assert_eq!(is_by_speaker(before, "."), speaker, "{before}");
        }
    }

    #[test]
    fn a_list_or_a_sentence_that_goes_on_names_things() {
        for (before, after, speaker) in [
            ("He asked for one thing: ", " tea", false),
            ("He told us of two towns: ", ", “Ost”.", false),
            ("He told us of two towns: ", " and “Ost”.", false),
            ("He listed: ", ", “Ost”.", false),
            ("Teachers: ", " school", false),
            ("He said: ", " and left", true),
            ("He said: ", ".", true),
        ] {
            assert_eq!(is_by_speaker(before, after), speaker, "{before}|{after}");
        }
    }

    #[test]
    fn clauses_have_a_verb() {
        for (inner, clause) in [
            ("Martakert is cold", true),
            ("Berdzor boşdur", true),
            ("Բերձորը դատարկ է", true),
            ("Martakert", false),
            ("What Is Artsakh", false),
            ("Martakert müdir", false),
            ("Karabakh war museum", false),
        ] {
            assert_eq!(is_clause(inner), clause, "{inner}");
        }
    }
}
