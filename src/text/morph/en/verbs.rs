//! Phrasal verbs, written small (*log in*, *set up*): *logs in*, *logged in*, *logging in*; and the same forms of what
//! replaces them (*signed in*, *authenticated*). Facts: what English grammars give as rules and irregular verbs.

use super::super::{Feature, Form, Lemma, Neighbours, Separator};

/// The third person: logs in.
const THIRD: Feature = Feature::Other1;
/// The past participle beside [`Feature::Past`]: taken down.
const PARTICIPLE: Feature = Feature::Other2;
/// The participle: logging in.
const DOING: Feature = Feature::Other4;

/// The forms beside the infinitive: third person, past, past participle, present participle.
pub(super) const FORMS: [&[Feature]; 4] = [&[THIRD], &[Feature::Past], &[Feature::Past, PARTICIPLE], &[DOING]];

/// What stands behind a verb.
const PARTICLES: [&str; 20] = [
    "in", "on", "out", "off", "up", "down", "over", "back", "through", "away", "into", "around", "along", "forward",
    "ahead", "aside", "apart", "together", "across", "by",
];

/// Verbs that are made phrasal, as they are listed.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "back", "block", "boot", "call", "carry", "check", "clean", "click", "clear", "close", "copy", "dial", "drop", "figure", "fill", "hand", "hook", "hover", "kick", "knock",
    "lock", "log", "look", "mark", "move", "open", "opt", "pass", "paste", "phase", "pick", "plug", "point", "power", "press", "print", "pull", "push", "roll", "scale", "scan", "scroll",
    "shop", "sign", "slow", "sort", "speed", "start", "step", "swap", "switch", "sync", "tap", "top", "turn", "type", "walk", "warm", "work", "wrap", "zip", "zoom",
];

/// Irregular verbs: infinitive, past, participle.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("break", "broke", "broken"), ("bring", "brought", "brought"), ("come", "came", "come"), ("cut", "cut", "cut"), ("fall", "fell", "fallen"), ("find", "found", "found"),
    ("get", "got", "got"), ("give", "gave", "given"), ("go", "went", "gone"), ("hang", "hung", "hung"), ("hold", "held", "held"), ("keep", "kept", "kept"), ("lay", "laid", "laid"),
    ("let", "let", "let"), ("make", "made", "made"), ("pay", "paid", "paid"), ("put", "put", "put"), ("read", "read", "read"), ("ring", "rang", "rung"), ("run", "ran", "run"),
    ("send", "sent", "sent"), ("set", "set", "set"), ("shut", "shut", "shut"), ("spin", "spun", "spun"), ("stand", "stood", "stood"), ("take", "took", "taken"), ("tear", "tore", "torn"),
    ("throw", "threw", "thrown"), ("wake", "woke", "woken"), ("wind", "wound", "wound"), ("write", "wrote", "written"), ("choose", "chose", "chosen"), ("begin", "began", "begun"),
];

/// True for a verb with what belongs to it, listed in small letters.
pub(super) fn is_phrasal(lemma: &Lemma) -> bool {
    let [first, .., last] = &lemma.words[..] else { return false };
    lemma.decl.is_none()
        && lemma.separators.iter().all(|separator| *separator == Separator::Space)
        && lemma.words.iter().all(|word| word.text.chars().all(char::is_lowercase))
        && PARTICLES.contains(&&*last.folded)
        && (VERBS.contains(&&*first.folded) || IRREGULAR.iter().any(|(own, ..)| *own == first.folded))
}

/// Words before a noun: determiners, and prepositions that no verb follows but in -ing.
#[rustfmt::skip]
const BEFORE_NOUNS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their", "each", "every", "any", "no", "some", "another", "one", "which", "what", "of", "after", "before", "for", "with", "without",
    "by", "during", "per", "upon", "via", "from", "at", "in", "on", "until",
];

/// True where a noun stands: behind a determiner or a preposition, an adjective between or not, or before *of*.
pub(super) fn is_for_noun(near: Neighbours<'_>) -> bool {
    let mut words = near.before.trim_end_matches(['"', '“', '‘', '\'']).split_whitespace().rev();
    let plain = |word: &str| word.to_ascii_lowercase();
    let Some(last) = words.next().filter(|_| near.before.ends_with(char::is_whitespace)) else { return false };
    let owner =
        |word: &str| word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'") || word.ends_with("s’");
    let leads = |word: &str| BEFORE_NOUNS.contains(&&*plain(word)) || owner(word);
    // That you log in: no adjective stands between.
    let adjective = |word: &str| word.chars().all(|c| c.is_ascii_alphabetic() || c == '-') && !is_subject(&plain(word));
    leads(last)
        || adjective(last) && words.next().is_some_and(|word| DETERMINERS.contains(&&*plain(word)) || owner(word))
}

/// Those that an adjective and a noun follow, and nothing else.
const DETERMINERS: &[&str] =
    &["the", "a", "an", "my", "your", "his", "its", "our", "their", "each", "every", "no", "any", "another"];

/// True for what a verb may follow.
fn is_subject(word: &str) -> bool {
    ["you", "we", "they", "i", "users", "people", "to", "and", "or", "must", "can", "will", "should", "may", "not"]
        .contains(&word)
        || word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ous")
}

/// A verb in one of [`FORMS`].
fn conjugated(verb: &str, form: &[Feature]) -> Option<String> {
    let irregular = IRREGULAR.iter().find(|(own, ..)| *own == verb);
    let ends = |ends: &[&str]| ends.iter().any(|end| verb.ends_with(end));
    let before_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    Some(match form {
        [THIRD] => match before_y {
            Some(stem) => format!("{stem}ies"),
            None if ends(&["s", "x", "z", "ch", "sh", "o"]) => format!("{verb}es"),
            None => format!("{verb}s"),
        },
        [Feature::Past] | [Feature::Past, PARTICIPLE] => match (irregular, before_y) {
            (Some((_, past, participle)), _) => if form.len() > 1 { *participle } else { *past }.to_owned(),
            (None, Some(stem)) => format!("{stem}ied"),
            (None, None) if verb.ends_with('e') => format!("{verb}d"),
            (None, None) => format!("{}ed", doubled(verb)),
        },
        [DOING] if verb.ends_with('e') && !ends(&["ee", "oe", "ye"]) => format!("{}ing", &verb[..verb.len() - 1]),
        [DOING] => format!("{}ing", doubled(verb)),
        _ => return None,
    })
}

/// With its last consonant doubled, behind one short vowel: logg-, shutt-; but open-, sign-, boot-.
fn doubled(verb: &str) -> String {
    let mut letters = verb.chars().rev();
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let (Some(last), Some(second), third) = (letters.next(), letters.next(), letters.next()) else {
        return verb.to_owned();
    };
    let single = verb.chars().filter(|&c| vowel(c)).count() == 1 || verb == "begin";
    let doubles =
        single && !vowel(last) && !matches!(last, 'w' | 'x' | 'y') && vowel(second) && third.is_some_and(|c| !vowel(c));
    if doubles { format!("{verb}{last}") } else { verb.to_owned() }
}

/// What the forms of a phrasal verb's first word are.
pub(super) fn stems(lemma: &Lemma) -> Vec<String> {
    lemma
        .words
        .first()
        .map_or_else(Vec::new, |verb| FORMS.iter().filter_map(|form| conjugated(&verb.folded, form)).collect())
}

/// The forms that a surface can be, the infinitive aside.
pub(super) fn analyse(lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
    let (Some((verb, rest)), Some((seen, behind))) = (lemma.words.split_first(), surface.split_first()) else {
        return Vec::new();
    };
    if !rest.iter().map(|word| &*word.folded).eq(behind.iter().copied()) {
        return Vec::new();
    }
    let is = |form: &&&[Feature]| conjugated(&verb.folded, form).as_deref() == Some(*seen);
    FORMS.iter().filter(is).filter_map(|form| Form::new(form)).collect()
}

/// A term in a verb's form, whether it is a phrasal verb or one word: signed in, authenticated.
pub(super) fn inflect(lemma: &Lemma, form: Form) -> Option<String> {
    let (verb, rest) = lemma.words.split_first()?;
    let small = verb.text.chars().all(|c| c.is_ascii_lowercase()) && (rest.is_empty() || is_phrasal(lemma));
    let made = conjugated(&verb.folded, form.features()).filter(|_| small)?;
    Some(lemma.join(std::iter::once(made.as_str()).chain(rest.iter().map(|word| &*word.text))))
}

/// Leaves of past and participle the one that the word before asks for: has signed in, he signed in.
pub(super) fn narrow(forms: &mut Vec<Form>, near: Neighbours<'_>) {
    let word = word_before(near);
    let helped = [
        "have", "has", "had", "having", "be", "is", "are", "was", "were", "been", "being", "ve", "get", "gets", "got",
        "not", "already",
    ]
    .contains(&&*word);
    let past = |form: &Form| form.features() == FORMS[1];
    let participle = |form: &Form| form.features() == FORMS[2];
    if forms.iter().any(past) && forms.iter().any(participle) {
        forms.retain(|form| if helped { !past(form) } else { !participle(form) });
    }
}

/// Of a verb whose adverb would stand elsewhere: no form that is written.
pub(super) const PARTED: Feature = Feature::While;

/// True where a pronoun is the object: installs it.
pub(super) fn has_pronoun_behind(near: Neighbours<'_>) -> bool {
    let mut words = near.after.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(|w| !w.is_empty());
    near.after.starts_with(char::is_whitespace)
        && near.after.trim_start().starts_with(char::is_alphabetic)
        && words.next().is_some_and(|word| {
            ["it", "them", "him", "me", "us", "itself", "themselves"].iter().any(|own| word.eq_ignore_ascii_case(own))
        })
}

/// True behind a word that only a verb follows.
pub(super) fn has_subject(near: Neighbours<'_>) -> bool {
    let spaced = near.before.ends_with(char::is_whitespace);
    spaced && ["he", "she", "it", "who", "which"].contains(&&*word_before(near))
}

fn word_before(near: Neighbours<'_>) -> String {
    near.before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase()
}

/// True where a bare form has an article before it: *the log in the cellar* is no verb.
pub(super) fn is_noun(form: Form, near: Neighbours<'_>) -> bool {
    let word = word_before(near);
    let spaced = near.before.ends_with(char::is_whitespace);
    let article = [
        "the", "a", "an", "this", "that", "these", "those", "each", "every", "my", "your", "his", "her", "its", "our",
        "their", "no", "any", "some", "of", "another", "last", "first", "new", "old",
    ];
    spaced && (form.is_bare() || form.features() == FORMS[0]) && article.contains(&&*word)
}

#[cfg(test)]
mod tests {
    use super::super::super::proof::{both_ways, lemma, read, write};
    use super::*;
    use crate::text::morph::Joint;

    #[test]
    fn verbs_are_conjugated_both_ways() {
        for (text, forms) in [
            ("log in", ["logs in", "logged in", "logged in", "logging in"]),
            ("sign out", ["signs out", "signed out", "signed out", "signing out"]),
            ("set up", ["sets up", "set up", "set up", "setting up"]),
            ("carry over", ["carries over", "carried over", "carried over", "carrying over"]),
            ("take down", ["takes down", "took down", "taken down", "taking down"]),
            ("boot up", ["boots up", "booted up", "booted up", "booting up"]),
            ("opt out", ["opts out", "opted out", "opted out", "opting out"]),
        ] {
            let verb = lemma("en", text);
            for (form, expected) in FORMS.iter().zip(forms) {
                let form = Form::new(form).expect("short");
                assert_eq!(write("en", &verb, form, Joint::None).as_deref(), Some(expected));
                assert!(read("en", &verb, expected).contains(&form), "{expected}");
            }
            both_ways("en", &verb, 1).unwrap_or_else(|error| panic!("{error}"));
        }
        // A place of work is no verb: sign in is, heart attack is not.
        assert!(!is_phrasal(&lemma("en", "Sign in")) && !is_phrasal(&lemma("en", "heart attack")));
        let past = Form::new(FORMS[1]).expect("short");
        assert_eq!(write("en", &lemma("en", "authenticate"), past, Joint::None).as_deref(), Some("authenticated"));
    }

    #[test]
    fn an_article_makes_a_noun() {
        let near = |before| Neighbours { before, after: " the cellar" };
        assert!(is_noun(Form::BARE, near("and the ")) && !is_noun(Form::BARE, near("please ")));
    }
}
