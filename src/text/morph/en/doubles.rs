//! Nouns that are verbs too: *a deal*, *they deal with it*. Where a verb stands there is no noun; where only sense tells, it is left
//! to a person. Facts: English grammars on what stands before a bare infinitive and before a verb in the present (Quirk et al.,
//! *A Comprehensive Grammar of the English Language*); the words as the dictionaries have them under both parts of speech.

use super::super::{Feature, Form, Lemma, Neighbours};

/// Those that are counted: alone, without an article, the word is hardly a noun.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "accord", "ambush", "answer", "appeal", "arrest", "award", "balance", "ban", "battle", "benefit", "bid", "blacklist", "blast", "block", "blockade", "bomb", "book", "bookmark", "boycott", "bribe", "bridge", "brief",
    "broadcast", "budget", "cache", "call", "camp", "campaign", "capture", "cause", "challenge", "charge", "check", "claim", "clash", "click", "comment", "compromise", "conduct", "contract", "copy", "crash", "deal", "debate",
    "decree", "demand", "deposit", "discount", "dispute", "document", "download", "draft", "drop", "escort", "estimate", "exhibit", "export", "fight", "file", "filter", "fine", "flag", "flood", "forecast", "format", "fund",
    "group", "guard", "guide", "harvest", "head", "host", "import", "increase", "index", "interview", "invoice", "issue", "judge", "kidnap", "label", "lease", "limit", "link", "list", "loan", "lock", "log",
    "mandate", "map", "march", "mark", "merge", "message", "mirror", "monitor", "move", "murder", "name", "note", "number", "offer", "order", "parade", "patch", "patrol", "permit", "phone", "photograph", "picket", "pilot",
    "plan", "plant", "pledge", "plot", "poll", "preview", "price", "probe", "profile", "project", "promise", "prompt", "protest", "purchase", "query", "question", "raid", "rally", "rank", "rate", "record", "refund",
    "register", "reject", "remark", "reply", "report", "request", "reset", "result", "return", "reward", "riot", "risk", "rocket", "route", "rule", "sample", "sanction", "scan", "schedule", "score", "screenshot", "search",
    "sentence", "shell", "ship", "signal", "sort", "stamp", "stop", "store", "stream", "strike", "study", "survey", "switch", "tag", "target", "task", "test", "toggle", "tour", "track", "train", "transfer", "treat",
    "trigger", "update", "upgrade", "upload", "veto", "view", "visit", "vote", "walk", "watch", "whitelist", "witness", "wound",
];

/// Those that need no article: *access to aid*, *open to attack*.
#[rustfmt::skip]
const UNCOUNTED: &[&str] = &[
    "access", "aid", "attack", "border", "cash", "change", "chat", "code", "contact", "control", "cost", "credit", "damage", "debit", "default", "delay", "design", "display", "email", "fear", "finance", "fire", "force",
    "fuel", "help", "house", "land", "love", "mail", "need", "notice", "pay", "place", "point", "police", "post", "power", "praise", "press", "print", "process", "program", "release", "rent", "repair", "research", "respect",
    "review", "shelter", "stage", "start", "state", "stress", "supply", "support", "surprise", "tax", "text", "trade", "transport", "travel", "trust", "use", "water", "work",
];

/// What a bare infinitive follows, in small letters: *May* and *Will* are a month and a name.
#[rustfmt::skip]
const MODALS: &[&str] = &[
    "will", "would", "can", "could", "shall", "should", "may", "might", "must", "cannot", "do", "does", "did", "ll", "d", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't", "shouldn't", "mustn't", "let's", "him", "them", "us", "me", "it", "i", "you", "we", "they", "who", "please",
];

/// What the third person follows.
const THIRD: &[&str] = &["he", "she", "it", "who", "that"];

/// What may stand between, beside adverbs in -ly.
const ADVERBS: &[&str] =
    &["not", "also", "never", "always", "often", "still", "even", "just", "now", "then", "soon", "seldom", "rather"];

/// What begins an object.
#[rustfmt::skip]
const OBJECTS: &[&str] = &[
    "the", "a", "an", "this", "these", "those", "my", "your", "his", "her", "its", "our", "their", "all", "any", "it", "them", "him", "us", "me", "each", "every", "no", "some", "that",
];
#[rustfmt::skip]
const PREPOSITIONS: &[&str] =
    &["with", "from", "at", "on", "in", "to", "for", "by", "into", "against", "about", "over", "through", "near", "across"];

/// Plurals that stand before a noun: *the arms deal with Iran*.
const ATTRIBUTIVE: &[&str] = &[
    "arms",
    "sports",
    "sales",
    "weapons",
    "drugs",
    "news",
    "customs",
    "goods",
    "savings",
    "series",
    "systems",
    "economics",
];

fn is_one(lemma: &Lemma, table: &[&str]) -> bool {
    matches!(&lemma.words[..], [word] if table.contains(&&*word.text))
}

/// True where the word is a verb.
pub(super) fn is_verb(lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
    let counted = is_one(lemma, COUNTED);
    if !counted && !is_one(lemma, UNCOUNTED) {
        return false;
    }
    let word = leading(near);
    match form.features() {
        [] if near.before.trim_end().is_empty() || near.before.ends_with('\n') => {
            // Report the incident.
            following(near).is_some_and(|word| OBJECTS.contains(&&*word))
        }
        [] => match &*word {
            // To aid; give them aid.
            "to" | "him" | "them" | "us" | "me" | "it" => counted,
            word => MODALS.contains(&word),
        },
        [Feature::Plural] => THIRD.contains(&&*word.to_ascii_lowercase()),
        _ => false,
    }
}

/// True where only sense tells: *to aid*, *officials deal with it*.
pub(super) fn may_be_verb(lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
    let uncounted = is_one(lemma, UNCOUNTED);
    if !uncounted && !is_one(lemma, COUNTED) {
        return false;
    }
    let word = leading(near).to_ascii_lowercase();
    if form.features() == [Feature::Plural] {
        return word == "which";
    }
    let many = ["people", "men", "women", "children", "police"].contains(&&*word)
        || word.len() > 3 && word.ends_with('s') && !["ss", "us", "is", "ous"].iter().any(|end| word.ends_with(end));
    let goes_on = || {
        following(near)
            .is_some_and(|word| PREPOSITIONS.contains(&&*word) || OBJECTS.contains(&&*word) || word.ends_with("ly"))
    };
    form.is_bare()
        && (uncounted && ["to", "him", "them", "us", "me", "it"].contains(&&*word)
            || many && !ATTRIBUTIVE.contains(&&*word) && goes_on())
}

/// The word before, adverbs passed over, as it is written; empty behind a mark.
fn leading(near: Neighbours<'_>) -> String {
    let mut rest = near.before;
    loop {
        let trimmed = rest.trim_end();
        let start = trimmed
            .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
            .map_or(0, |at| at + trimmed[at..].chars().next().map_or(1, char::len_utf8));
        let word = &trimmed[start..];
        if trimmed.len() == rest.len() || word.is_empty() {
            return String::new();
        }
        let adverb = word.len() > 4 && word.ends_with("ly") || ADVERBS.contains(&word);
        if !adverb {
            let word = word.replace('’', "'");
            // They'll, I'd; but not an owner's.
            return match word.rsplit_once('\'') {
                Some((_, end @ ("ll" | "d"))) => end.to_owned(),
                _ if word == "I" || start == 0 && word.len() > 1 => lower_pronoun(&word),
                _ if ends_sentence(&trimmed[..start]) => lower_pronoun(&word),
                _ => word,
            };
        }
        rest = &trimmed[..start];
    }
}

/// A pronoun that begins a sentence; *Will* and *May* keep their capitals.
fn lower_pronoun(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    if matches!(&*lower, "will" | "may") { word.to_owned() } else { lower }
}

fn ends_sentence(before: &str) -> bool {
    before.trim_end().ends_with(['.', '!', '?', ':', '"', '“', '‘', '\n', '—', '–'])
}

/// The next word, in small letters.
fn following(near: Neighbours<'_>) -> Option<String> {
    let rest = near.after.trim_start();
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    (rest.len() < near.after.len() && !word.is_empty()).then(|| word.to_ascii_lowercase())
}
