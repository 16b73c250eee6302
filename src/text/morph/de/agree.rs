//! Puts the determiner and the adjectives before a German noun right for another noun of another gender: *jede Nebenwirkung*,
//! *jedes Ereignis*; *zur Liste*, *zum Verzeichnis*; *mit einer schweren Nebenwirkung*, *mit einem schweren Ereignis*.
//!
//! Only where all cases that the noun may stand in there come to the same (*jede Herzattacke*: *jeder* or *jeden
//! Herzinfarkt*), and nothing behind it agrees with it but a [relative pronoun](super::relative). Source: Duden grammar §§ 353–397, 491–510.

use std::ops::Range;

use super::super::NearEdit;
use super::common::{WEAK, ending};
use super::near::{self, ACC, Before, DAT, DER, EIN, GEN, NOM};
use super::relative;
use crate::text::morph::Form;

/// Prepositions that become one word with the article: the preposition, the article, both.
pub(super) const CONTRACTED: &[(&str, &str, &str)] = &[
    ("in", "dem", "im"),
    ("an", "dem", "am"),
    ("von", "dem", "vom"),
    ("zu", "dem", "zum"),
    ("zu", "der", "zur"),
    ("bei", "dem", "beim"),
    ("in", "das", "ins"),
    ("an", "das", "ans"),
    ("auf", "das", "aufs"),
    ("für", "das", "fürs"),
    ("um", "das", "ums"),
    ("durch", "das", "durchs"),
];

/// The changes beside a singular noun of the gender `new` in the place of one of the gender `old`; `None` if what is right is not known.
pub(super) fn repaired(text: &str, after: &str, before: &Before, (old, new): (char, char)) -> Option<Vec<NearEdit>> {
    if !['m', 'f', 'n'].contains(&old) || !['m', 'f', 'n'].contains(&new) || is_taken_up(after, old) {
        return None;
    }
    let relative = match relative::clause(after).filter(|clause| !clause.is_list()) {
        Some(clause) => Some(NearEdit::After(clause.range.clone(), clause.agreeing(old, new)?.to_owned())),
        None => None,
    };
    // Die Whitelist-Regel: what stands before agrees with the last part.
    if after.starts_with(['-', '\u{2010}', '\u{2011}']) {
        return None;
    }
    let asked = asked(text, after);
    let cases: Vec<usize> = before.allowed.iter().filter(|(gender, _)| *gender == old).map(|(_, case)| *case).collect();
    // Nominative or accusative: the words around may tell.
    let mut cases = match asked.filter(|case| cases.contains(case) && cases.iter().all(|c| matches!(*c, NOM | ACC))) {
        Some(case) => vec![case],
        None => cases,
    }
    .into_iter();
    let mut first = changed(text, before, old, new, cases.next()?)?;
    let one = cases.all(|case| changed(text, before, old, new, case).as_ref() == Some(&first));
    first.extend(relative);
    one.then_some(first)
}

/// Verbs without an object: what begins the sentence before one is its subject.
const WITHOUT_OBJECT: [&str; 12] =
    ["ist", "war", "wird", "wurde", "bleibt", "blieb", "existiert", "existierte", "fehlt", "fehlte", "heißt", "gehört"];

/// The case of a noun that begins its sentence before such a verb (*Das Verzeichnis ist leer*), or stands behind a request
/// (*Öffnen Sie das Verzeichnis*); `text` is what stands before it.
fn asked(text: &str, after: &str) -> Option<usize> {
    let sentence = text.rsplit(['.', '!', '?', ':', '\n', '„', '“', '"', '»', '•']).next()?;
    let mut words = sentence.split_whitespace();
    let first = words.next()?;
    if words.next() == Some("Sie") {
        // Sind Sie der Kunde?
        let others = words.filter(|word| word.starts_with(char::is_uppercase) || word.contains([',', ';'])).count();
        return (first.ends_with("en") && others == 0).then_some(ACC);
    }
    let leads = near::determiner(&first.to_lowercase()).is_some()
        && sentence.split_whitespace().skip(1).all(|word| word.chars().all(char::is_lowercase));
    let verb = after.trim_start().split(|c: char| !c.is_alphanumeric()).next()?;
    (leads && after.starts_with([' ', '\n', '\u{a0}']) && WITHOUT_OBJECT.contains(&verb)).then_some(NOM)
}

/// The same in one case.
fn changed(text: &str, before: &Before, old: char, new: char, case: usize) -> Option<Vec<NearEdit>> {
    let mut edits = Vec::new();
    let mut put = |range: &Range<usize>, new: String| {
        if text.get(range.clone()) != Some(&*new) {
            edits.push(NearEdit::Before(range.clone(), new));
        }
    };
    let mut words = near::words(text);
    while let Some(range) = words.next() {
        let word = &text[range.clone()];
        let folded = word.to_lowercase();
        let mut further = words.clone();
        let behind = |earlier: Range<usize>| near::is_adjective_behind(&folded, &text[earlier].to_lowercase());
        let is_adjective = further.next().is_some_and(behind);
        if before.way.is_some() && !is_adjective && near::determiner(&folded).is_some() {
            let earlier = words.next().filter(|earlier| is_joined(text, earlier, &range));
            // Eine solche, all diese: two that agree.
            if earlier.as_ref().is_some_and(|earlier| near::determiner(&text[earlier.clone()].to_lowercase()).is_some())
            {
                return None;
            }
            let (whole, made) = determiner(text, earlier, &range, &folded, (old, new), case)?;
            put(&whole, like(&text[whole.clone()], made));
            return Some(edits);
        }
        if before.way.is_none() && near::governed(&folded).is_some() {
            return Some(edits);
        }
        let form = before.way.map_or(Form::BARE, |way| Form::new(&[way]).unwrap_or_default());
        let stem = word.strip_suffix(ending(old, case, form))?;
        if !word.starts_with(char::is_lowercase) || stem.chars().count() < 3 {
            return None;
        }
        put(&range, format!("{stem}{}", ending(new, case, form)));
    }
    None
}

/// True if nothing but a space stands between two words.
fn is_joined(text: &str, earlier: &Range<usize>, range: &Range<usize>) -> bool {
    matches!(&text[earlier.end..range.start], " " | "\u{a0}" | "\n")
}

/// The determiner for another gender, with the preposition before it where the two become one word.
fn determiner(
    text: &str,
    earlier: Option<Range<usize>>,
    range: &Range<usize>,
    word: &str,
    (old, new): (char, char),
    case: usize,
) -> Option<(Range<usize>, String)> {
    if let Some((preposition, article, _)) = CONTRACTED.iter().find(|(.., both)| *both == word) {
        let now = article_of(new, case);
        let both = CONTRACTED.iter().find(|(own, with, _)| own == preposition && *with == now);
        let fits = *article == article_of(old, case);
        return fits.then(|| (range.clone(), both.map_or(format!("{preposition} {now}"), |(.., both)| (*both).into())));
    }
    if word == article_of(old, case) {
        // Leute, die Listen führen: it may be a relative pronoun.
        if text[..range.start].trim_end().ends_with(',') {
            return None;
        }
        let now = article_of(new, case);
        // In der Liste, im Verzeichnis; but: in das Verzeichnis.
        let joined = earlier.filter(|_| now == "dem").and_then(|earlier| {
            let preposition = text[earlier.clone()].to_lowercase();
            let both = CONTRACTED.iter().find(|(own, with, _)| *own == preposition && *with == now)?;
            Some((earlier.start..range.end, both.2.to_owned()))
        });
        return Some(joined.unwrap_or_else(|| (range.clone(), now.to_owned())));
    }
    if let Some((article, rest)) = near::joined(word) {
        // Derselbe, desselben: weak behind the article.
        let weak = |gender| ending(gender, case, Form::new(&[WEAK]).unwrap_or_default());
        let stem = rest.strip_suffix("en").or(rest.strip_suffix('e'))?;
        let fits = article == article_of(old, case) && rest == format!("{stem}{}", weak(old));
        return fits.then(|| (range.clone(), format!("{}{stem}{}", article_of(new, case), weak(new))));
    }
    let stem = DER.iter().find(|stem| word.strip_prefix(*stem).is_some_and(|end| end == strong(old, case)));
    // Alle, beide are plurals, sämtlicher and mancher stand apart.
    if let Some(stem) = stem.filter(|stem| !matches!(**stem, "all" | "beid" | "sämtlich")) {
        return Some((range.clone(), format!("{stem}{}", strong(new, case))));
    }
    let own =
        |gender| if gender != 'f' && case == NOM || gender == 'n' && case == ACC { "" } else { strong(gender, case) };
    let stem = EIN.iter().find(|stem| word.strip_prefix(*stem).is_some_and(|end| end == own(old)))?;
    let made = match (*stem, own(new)) {
        ("unsr" | "unser", end) => format!("unser{end}"),
        ("eur" | "euer", "") => "euer".to_owned(),
        ("eur" | "euer", end) => format!("eur{end}"),
        (stem, end) => format!("{stem}{end}"),
    };
    Some((range.clone(), made))
}

fn article_of(gender: char, case: usize) -> &'static str {
    match (gender, case) {
        ('m', NOM) | ('f', GEN | DAT) => "der",
        ('m', ACC) => "den",
        ('f', _) => "die",
        (_, GEN) => "des",
        (_, DAT) => "dem",
        _ => "das",
    }
}

/// The ending of jeder, dieser.
fn strong(gender: char, case: usize) -> &'static str {
    match (gender, case) {
        ('m', NOM) | ('f', GEN | DAT) => "er",
        ('m', ACC) => "en",
        ('f', _) => "e",
        (_, DAT) => "em",
        _ => "es",
    }
}

/// In the capitals of what stood there.
pub(super) fn like(old: &str, new: String) -> String {
    let mut letters = new.chars();
    match letters.next() {
        Some(first) if old.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => new,
    }
}

/// True if something behind the noun goes on speaking of it: a relative clause, a pronoun before the next noun.
pub(super) fn refers(after: &str, old: char) -> bool {
    relative::clause(after).is_some() || is_taken_up(after, old)
}

/// True if a pronoun before the next noun may speak of it.
fn is_taken_up(after: &str, old: char) -> bool {
    let after = &after[..after.find(['.', '!', '?', '…', ';', ':']).unwrap_or(after.len())];
    let pronouns: &[&str] = match old {
        'f' => &["sie", "ihr", "ihre", "ihren", "ihrer", "ihrem", "ihres", "jene", "diese"],
        'm' => &["er", "ihn", "ihm", "sein", "seine", "seinen", "seiner", "seinem", "seines", "jener", "dieser"],
        _ => &["ihm", "sein", "seine", "seinen", "seiner", "seinem", "seines", "dieses"],
    };
    let mut words = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.by_ref().take_while(|word| !word.starts_with(char::is_uppercase)).any(|word| pronouns.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(before: &str, after: &str, old: char, new: char) -> Option<String> {
        let mut edits = repaired(before, after, &near::before(before), (old, new))?;
        let (mut text, mut rest) = (before.to_owned(), after.to_owned());
        edits.sort_by_key(|edit| match edit {
            NearEdit::Before(range, _) | NearEdit::After(range, _) => std::cmp::Reverse(range.start),
        });
        for edit in edits {
            match edit {
                NearEdit::Before(range, new) => text.replace_range(range, &new),
                NearEdit::After(range, new) => rest.replace_range(range, &new),
            }
        }
        Some(if rest == after { text } else { format!("{text}_{rest}") })
    }

    #[test]
    fn what_stands_before_a_noun_follows_its_gender() {
        for (before, old, new, expected) in [
            ("Jede ", 'f', 'n', Some("Jedes ")),
            ("Jede ", 'f', 'm', None),
            ("für jede ", 'f', 'm', Some("für jeden ")),
            ("mit unserer neuen ", 'f', 'm', Some("mit unserem neuen ")),
            ("Unsere ", 'f', 'n', Some("Unser ")),
            ("eure ", 'f', 'n', Some("euer ")),
            ("euer neuer ", 'm', 'f', Some("eure neue ")),
            ("zur langen ", 'f', 'm', Some("zum langen ")),
            ("in der ", 'f', 'n', Some("im ")),
            ("Im ", 'm', 'f', Some("In der ")),
            ("ins ", 'n', 'f', Some("in die ")),
            ("vom ", 'm', 'f', Some("von der ")),
            ("ohne starke ", 'f', 'm', Some("ohne starken ")),
            ("Welcher rote ", 'm', 'n', Some("Welches rote ")),
            ("kein kleines ", 'n', 'f', Some("keine kleine ")),
            ("Er sah das große ", 'n', 'f', Some("Er sah die große ")),
            ("des alten ", 'm', 'f', Some("der alten ")),
            ("Die ", 'f', 'm', None),
            ("Starke ", 'f', 'm', None),
            ("alle ", 'f', 'm', None),
            ("Stepanakerter ", 'f', 'm', None),
            ("die Leute, die ", 'f', 'n', None),
            ("Eine solche ", 'f', 'n', Some("Ein solches ")),
            ("Alle diese ", 'f', 'n', None),
            ("Dieselbe ", 'f', 'n', Some("Dasselbe ")),
            ("trotz derselben neuen ", 'f', 'n', Some("trotz desselben neuen ")),
            ("mit derjenigen ", 'f', 'm', Some("mit demjenigen ")),
            ("irgendein altes ", 'n', 'f', Some("irgendeine alte ")),
            ("mit ihrer ", 'f', 'n', Some("mit ihrem ")),
            ("Eine so lange ", 'f', 'n', None),
            ("Wir wissen, jede ", 'f', 'n', Some("Wir wissen, jedes ")),
        ] {
            assert_eq!(put(before, " kam.", old, new).as_deref(), expected, "{before}");
        }
    }

    #[test]
    fn the_sentence_tells_nominative_and_accusative_apart() {
        for (before, after, old, new, expected) in [
            ("Das ", " ist voll.", 'n', 'm', Some("Der ")),
            ("Es regnet. Das alte ", " wurde ersetzt.", 'n', 'm', Some("Es regnet. Der alte ")),
            ("Die lange ", " fehlt noch.", 'f', 'm', Some("Der lange ")),
            ("Schließen Sie das ", " wieder.", 'n', 'm', Some("Schließen Sie den ")),
            ("Danach wählen wir das ", " aus.", 'n', 'm', None),
            ("Nennen Sie bitte eine neue ", ".", 'f', 'm', Some("Nennen Sie bitte einen neuen ")),
            ("Sind Sie eine neue ", "?", 'f', 'm', None),
            ("Das ", " speichert der Server.", 'n', 'm', None),
            ("Fragen Sie, ob das ", " leer ist.", 'n', 'm', None),
            ("Unter Linux ist das ", " leer.", 'n', 'm', None),
        ] {
            assert_eq!(put(before, after, old, new).as_deref(), expected, "{before}…{after}");
        }
    }

    #[test]
    fn a_relative_pronoun_follows_too() {
        for (before, after, old, new, expected) in [
            ("Öffnen Sie den ", ", der fehlt.", 'm', 'n', Some("Öffnen Sie das _, das fehlt.")),
            ("Eine ", ", in der es steht.", 'f', 'n', Some("Ein _, in dem es steht.")),
            ("Jede ", ", die es führt.", 'f', 'm', None),
        ] {
            assert_eq!(put(before, after, old, new).as_deref(), expected, "{before}…{after}");
        }
    }

    #[test]
    fn what_refers_to_it_bars_the_change() {
        for (after, done) in [
            (", die wir führen.", true),
            (", für die Regeln oder anderes.", false),
            (", die Regeln und das Netz.", true),
            ("-Regel ist lang.", false),
            (" ist lang, weil sie wächst.", false),
            (" liegt auf dem Tisch, weil sie wächst.", true),
            (" ist lang. Sie wächst.", true),
            ("", true),
        ] {
            assert_eq!(put("Jede ", after, 'f', 'n').is_some(), done, "{after}");
        }
    }
}
