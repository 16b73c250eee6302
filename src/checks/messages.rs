//! Every sentence that a check says, in one place, so that all can be translated. They name terms and policies, never
//! concept ids, and never call a name wrong: it is the house that prefers another.

use super::{Draft, ExemptKind, Judged, Kind};
use crate::base::Lang;
use crate::formats::Why;
use crate::matching::Difference;
use crate::model::{How, HowSet, Policy, PolicyPlace, Rank, Term};
use crate::text::morph::Form;

fn write(instead: &[String]) -> String {
    match instead {
        [] => String::new(),
        [one] => format!("; it writes `{one}`"),
        [first, second] => format!("; it writes `{first}` or `{second}`"),
        [first, second, third] => format!("; it writes `{first}`, `{second}` or `{third}`"),
        [first, second, rest @ ..] => format!("; it writes `{first}`, `{second}` or one of {} more", rest.len()),
    }
}

/// Who says so: a house, or, where none is asked, the glossary with the ranks of its terms.
fn house(policy: &Policy) -> String {
    match &*policy.name {
        "" => "the glossary".to_owned(),
        name => format!("house policy {name}"),
    }
}

/// A name that an apostrophe begins or ends gives way to one without, or the other way about.
pub(crate) fn edge_mark(term: &str) -> String {
    format!("the apostrophe is taken for part of `{term}`; it may be a quotation mark")
}

/// Why a fix is left to a person: each reading would have another text.
pub(crate) const BY_HAND_SEVERAL: &str = "more than one thing may be meant";
/// The same: `related` of the concept.
pub(crate) const BY_HAND_RELATED: &str = "the glossary says that another thing may be meant";
/// Why a fix is left to a person: the sentence speaks of both names.
pub(crate) const BY_HAND_BOTH: &str = "the sentence gives its other name too";
/// The same: two cells of a row.
pub(crate) const BY_HAND_ROW: &str = "the row sets the two names side by side";
/// The same: it is the name that the sentence speaks of, not the thing.
pub(crate) const BY_HAND_SPOKEN: &str = "the sentence speaks of the name itself";
/// The same: a town that is called by a surname.
pub(crate) const BY_HAND_NAMESAKE: &str = "a person or a feast of that name may be meant";
/// The same: the cruiser Moskva, the Moscow Times.
pub(crate) const BY_HAND_OTHER: &str = "it may be the name of a ship, a book, a treaty or the like";
/// The same: the Khojaly massacre, Fuzuli International Airport.
pub(crate) const BY_HAND_CALLED: &str = "an event, an act, an airport or a street may be called so";
/// The same: `fix = "display-only"`.
pub(crate) const BY_HAND_POLICY: &str = "the policy leaves it to a person";
/// The same: escapes or markup.
pub(crate) const BY_HAND_INEXACT: &str = "it is not written there letter by letter";
/// The same: what the format and the file say.
pub(crate) fn by_hand_format(why: Why) -> &'static str {
    match why {
        Why::Markup => "written there, it would be taken for markup",
        Why::Often => {
            "whether it reads right there has not been tried: too many fixes of this file have to be tried one by one"
        }
        Why::Beside => "it cannot be written at once with the fix beside it; after that one, it can",
        Why::LedTo => "links lead to the title by these words, and would no longer",
        Why::WithTitle => "it is the name of a title, and changes with that",
        Why::Known => "other files lead to it by these words",
        Why::Lines => "the name stands on several lines of a subtitle, and the new one cannot be broken into as many",
    }
}

/// The same: the draft is a file of another program, read as plain text.
pub(crate) const BY_HAND_FOREIGN: &str = "the file is read as plain text, and a fix might break it";

/// The same: the term has no form that the sentence asks for.
pub(crate) const BY_HAND_UNFORMED: &str = "it has to be put into the form of the sentence by hand";

/// The same: where it stands.
pub(crate) fn by_hand_exempt(kind: ExemptKind) -> &'static str {
    match kind {
        ExemptKind::Quotation => "it stands in a quotation",
        _ => "the policy exempts the place",
    }
}

/// `forbidden-term`.
pub(crate) fn forbidden(text: &str, policy: &Policy, instead: &[String], foreign: Option<&Lang>) -> String {
    format!("{} does not use `{text}`{}", house(policy), write_or_none(instead, foreign))
}

/// What a house writes, or that nobody says. `foreign` is the text's language where the term is listed in others only:
/// there may well be a name for it in those.
fn write_or_none(instead: &[String], foreign: Option<&Lang>) -> String {
    match foreign {
        _ if !instead.is_empty() => write(instead),
        None => ", and nothing says what to write here instead".to_owned(),
        Some(lang) if lang.as_str() == "und" => {
            ", and what to write instead depends on the text's language, which is not known: name it (`--lang`)"
                .to_owned()
        }
        Some(lang) => format!(", and nothing says what to write instead in this text's language ({lang})"),
    }
}

/// `discouraged-term`.
pub(crate) fn discouraged(text: &str, policy: &Policy, instead: &[String], foreign: Option<&Lang>) -> String {
    if instead.is_empty() {
        return format!("{} would rather not have `{text}`{}", house(policy), write_or_none(instead, foreign));
    }
    format!("{} prefers another term to `{text}`{}", house(policy), write(instead))
}

/// `discouraged-term` where the glossary itself states the standing of its terms.
pub(crate) fn deprecated(text: &str, instead: &[String]) -> String {
    format!("the glossary marks `{text}` as no longer to be used{}", write(instead))
}

/// `other-spelling` against the spelling that the house prefers.
pub(crate) fn other_spelling(text: &str, policy: &Policy, instead: &[String]) -> String {
    let instead = instead.first().map_or("another spelling", String::as_str);
    format!("`{text}` is another spelling of `{instead}`, which {} writes", house(policy))
}

/// `other-spelling` within one document.
pub(crate) fn inconsistent_spelling(text: &str, instead: &[String]) -> String {
    let instead = instead.first().map_or("another spelling", String::as_str);
    format!("`{text}` is another spelling of a name that this document also writes; make it `{instead}`")
}

/// Labels the place of the spelling that the document uses most, or first.
pub(crate) fn reference_spelling() -> String {
    "the document's spelling".to_owned()
}

/// `first-mention`: one name where both are wanted.
pub(crate) fn first_mention(text: &str, policy: &Policy, both: &str) -> String {
    format!("first mention of `{text}`: {} gives both names, `{both}`", house(policy))
}

/// `first-mention`: both names at a later mention, or the other one.
pub(crate) fn later_mention(text: &str, policy: &Policy, then: &str) -> String {
    format!("after the first mention {} writes `{then}`, not `{text}`", house(policy))
}

/// `first-mention`: a double that is not given as the house gives it.
pub(crate) fn other_double(text: &str, policy: &Policy, both: &str) -> String {
    format!("{} gives the two names as `{both}`, not `{text}`", house(policy))
}

/// `first-mention`: the second name of a double is not inflected.
pub(crate) fn uninflected_double(text: &str, inflected: &str) -> String {
    format!("both names of a double inflect: `{inflected}`, as the first name, not `{text}`")
}

/// `ambiguous-term`.
pub(crate) fn ambiguous(text: &str, policy: &Policy) -> String {
    format!("`{text}` names more than one thing, and {} uses it for none of them", house(policy))
}

/// `mixed-script`.
pub(crate) fn mixed_script(text: &str, letters: &str, instead: &str) -> String {
    format!("`{text}` has letters of another script that look alike ({letters}); `{instead}` is meant")
}

/// A remark: the text mixes scripts, beside what else is said of it.
pub(crate) fn also_mixed(letters: &str) -> String {
    format!("the word has letters of another script that look alike: {letters}")
}

/// `near-name`.
pub(crate) fn near_name(text: &str, term: &str, how: HowSet) -> String {
    format!("`{text}` is not listed and {} `{term}`", nearly(how))
}

fn nearly(how: HowSet) -> &'static str {
    if how.has(How::Calque) { "a translation of" } else { "nearly" }
}

/// `near-name` where the house replaces the name that is meant.
pub(crate) fn near_name_replaced(text: &str, term: &str, how: HowSet, policy: &Policy, instead: &[String]) -> String {
    match instead.first() {
        Some(instead) => format!(
            "`{text}` is not listed and {} `{term}`, for which {} writes `{instead}`",
            nearly(how),
            house(policy)
        ),
        None => near_name(text, term, how),
    }
}

/// `near-name` where what it is near to is a name in another language.
pub(crate) fn near_name_elsewhere(text: &str, how: HowSet, policy: &Policy, instead: &str) -> String {
    format!(
        "`{text}` is not listed and {} a name in another language of what {} calls `{instead}`",
        nearly(how),
        house(policy)
    )
}

/// A remark: what is put in has another gender.
pub(crate) fn other_gender(term: &str) -> String {
    format!("`{term}` is of another gender: articles and adjectives beside it may have to change")
}

/// A remark: nobody knows the gender of what is put in.
pub(crate) fn gender_unknown(term: &str) -> String {
    format!(
        "the gender of `{term}` is not known: articles and adjectives beside it may have to change; give it a `gender`"
    )
}

/// A remark: a full stop that a fix leaves where it stands.
pub(crate) fn full_stop(term: &str) -> String {
    format!("the full stop behind it may be that of `{term}` or the sentence's: it stays")
}

/// A remark: the suggestion could not be put into the form of the text.
pub(crate) fn form_unknown(term: &str) -> String {
    format!("`{term}` could not be put into the same form and is given as listed; adapt it to the sentence by hand")
}

/// A remark: the form of the suggestion may be wrong.
pub(crate) fn form_guessed(term: &str) -> String {
    format!("how `{term}` inflects is guessed; look at the form, and give the glossary its `decl` or `forms`")
}

/// A remark: no suggestion.
pub(crate) fn no_term(policy: &Policy, language: &str) -> String {
    format!("{} has no term for it in this language ({language})", house(policy))
}

/// A remark: the event's date is not known.
pub(crate) fn event_date_unknown() -> String {
    "this rule asks for the date of the event, which is not known; give `event-date` in the front matter or --event-date"
        .to_owned()
}

/// A remark: the name had another time.
pub(crate) fn not_in_use(term: &str) -> String {
    format!("by the glossary `{term}` was not in use at the date of the event")
}

/// `check --trace`: one match, its readings, and why it is or is not a finding.
pub(crate) fn trace(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> Vec<String> {
    let text = draft.text(judged.segment, judged.found.span);
    let house = match &*draft.policy.name {
        "" => "no policy; the ranks of the glossary count".to_owned(),
        name => format!("policy {name}"),
    };
    let how: Vec<&str> = judged.found.how.iter().map(How::as_str).collect();
    let how = if how.is_empty() { "as listed".to_owned() } else { how.join(", ") };
    let mut lines = vec![format!("{house}: recognised `{text}` ({how})")];
    for opinion in &judged.opinions {
        let reading = &opinion.reading;
        let form = if reading.form.is_bare() { String::new() } else { format!(", form {:?}", reading.form) };
        let usage = if reading.name.usage.is_empty() {
            String::new()
        } else {
            format!(", usage {}", reading.name.usage.join(", "))
        };
        let what = match opinion.kind {
            Kind::Fine => "nothing against it",
            Kind::Mode => "its naming mode decides",
            Kind::OtherSpelling => "another spelling is written",
            Kind::Discouraged if opinion.place.is_none() && reading.term.rank == Rank::Deprecated => {
                "no longer to be used, by its rank in the glossary"
            }
            Kind::Discouraged => "discouraged",
            Kind::Forbidden => "not used",
        };
        let place = opinion.place.map_or(String::new(), |p| format!(" ({}:{})", p.file.display(), p.line));
        lines.push(format!("  reading: {} [{}{usage}{form}]: {what}{place}", reading.term.text, reading.term.lang));
    }
    match &judged.exempt {
        Some(e) => {
            let place = e.place.as_ref().map_or(String::new(), |p| format!(", {} line {}", p.file.display(), p.line));
            lines.push(format!("  exempt: {}{place}", e.kind.as_str()));
        }
        None if judged.kind() == Kind::Fine => {
            lines.push("  no finding: at least one reading is one the house has nothing against".to_owned());
        }
        None => {}
    }
    lines
}

/// `check --trace` where nothing stands.
pub(crate) fn trace_nothing() -> String {
    "no name or term of the glossary was recognised here".to_owned()
}

/// The name of a form, for a card: `genitive`, `dative definite`.
pub(crate) fn form(form: Form) -> String {
    let names = form.features().iter().map(|feature| format!("{feature:?}").to_lowercase());
    // What a language uses for itself has no name.
    let names: Vec<String> = names.filter(|name| !name.starts_with("other")).collect();
    if names.is_empty() { "inflected".to_owned() } else { names.join(" ").replace("saxon", "possessive") }
}

/// Differences named in a sentence at most.
const NAMED: usize = 4;

/// The letters that differ most: `: h for kh, o added`.
fn letters(differences: &[Difference]) -> String {
    let mut named: Vec<&Difference> = differences.iter().collect();
    named.sort_by_key(|d| std::cmp::Reverse(d.cost));
    named.truncate(NAMED);
    // In the order of the name.
    let named = differences.iter().filter(|d| named.iter().any(|n| std::ptr::eq(*n, *d)));
    let named: Vec<String> = named
        .filter_map(|d| match (&*d.name, &*d.spelling) {
            ("", "") => None,
            ("", added) => Some(format!("{added} added")),
            (missing, "") => Some(format!("{missing} left out")),
            (name, spelling) => Some(format!("{spelling} for {name}")),
        })
        .collect();
    if named.is_empty() { String::new() } else { format!(": {}", named.join(", ")) }
}

/// `suggest`: the other names that are nearly as likely, and why.
pub(crate) fn also_near(others: &[(&str, &[Difference])]) -> String {
    let each = |(name, differences): &(&str, &[Difference])| match letters(differences).strip_prefix(": ") {
        Some(letters) => format!("`{name}`, because only {letters} differs"),
        None => format!("`{name}`, because it sounds the same"),
    };
    let named: Vec<String> = others.iter().take(NAMED).map(each).collect();
    if named.is_empty() { String::new() } else { format!("; also near: {}", named.join("; ")) }
}

/// `suggest`: why a term is suggested for a query.
pub(crate) fn suggest_reason(
    query: &str,
    listed: &Term,
    how: HowSet,
    differences: &[Difference],
    place: Option<&PolicyPlace>,
    term: &str,
) -> String {
    let how: Vec<&str> = how.iter().map(How::as_str).collect();
    let letters = letters(differences);
    let what = if how.is_empty() {
        format!("`{query}` is listed")
    } else {
        format!("`{query}` is `{}` ({}{letters})", listed.text, how.join(", "))
    };
    match place {
        Some(place) => format!("{what}; house policy {} writes `{term}` (line {})", place.name, place.line),
        None => what,
    }
}

/// `suppression-syntax`: a comment that begins with `exonym-` and is none that exonym knows.
pub(crate) fn unknown_directive(word: &str, meant: Option<&str>, example: &str) -> String {
    match meant {
        Some(meant) => format!("exonym knows no comment `{word}`; did you mean `{meant}`?"),
        None => format!("exonym knows no comment `{word}`; write `exonym-ignore {example}: why`"),
    }
}

/// `suppression-syntax`: no check is named.
pub(crate) fn names_no_check(word: &str, example: &str) -> String {
    format!("the comment names no check; write `{word} {example}: why`, or `{word} all: why`")
}

/// `suppression-syntax`: there is no such check of drafts, or of what `lint` looks through.
pub(crate) fn no_such_check(id: &str, meant: Option<&str>, of_drafts: bool) -> String {
    let of = if of_drafts { "of drafts" } else { "of `lint`" };
    match meant {
        Some(meant) => format!("there is no check {of} `{id}`; did you mean `{meant}`?"),
        None => format!("there is no check {of} `{id}`; `exonym explain --list` names all"),
    }
}

/// `suppression-syntax`: no reason is given, so nothing is silenced.
pub(crate) fn no_reason(word: &str, ids: &str) -> String {
    format!("the comment says no reason, and silences nothing until it does; write `{word} {ids}: why`")
}

/// `suppression-syntax`: an end without a beginning.
pub(crate) fn ends_nothing() -> String {
    "nothing is open here that this comment could end; take it away, or write `exonym-ignore-start` where it begins"
        .to_owned()
}

/// `suppression-syntax`: a beginning without an end.
pub(crate) fn never_ended() -> String {
    "this is never ended and holds to the end of the file; write `exonym-ignore-end` where it ends, or \
     `exonym-ignore-file` for the whole file"
        .to_owned()
}

/// `suppression-syntax`: nothing follows that a comment could be about.
pub(crate) fn about_nothing() -> String {
    "no text follows that this comment could be about; move it before the paragraph, or write `exonym-ignore-file`"
        .to_owned()
}

/// The same in a glossary, a policy, an exchange file.
pub(crate) fn about_no_entry() -> String {
    "nothing follows that this comment could be about; move it before the line or element, or write \
     `exonym-ignore-file`"
        .to_owned()
}

/// `suppression-syntax`: a stretch in a document, whose comments stand beside the text.
pub(crate) fn selects_instead() -> String {
    "a comment of a document is about the paragraphs that were selected for it, and begins and ends nothing; select \
     them and write `exonym-ignore`"
        .to_owned()
}

/// `suppression-syntax`: a comment of a document that no text was selected for.
pub(crate) fn selects_nothing() -> String {
    "no text is selected for this comment; select the paragraphs that it is about and write it anew, or write \
     `exonym-ignore-file`"
        .to_owned()
}

/// `unused-suppression`: the whole comment.
pub(crate) fn unused_comment(word: &str) -> String {
    format!("this `{word}` silences nothing any more; take it away")
}

/// `unused-suppression`: one of its checks.
pub(crate) fn unused_check(word: &str, id: &str) -> String {
    format!("this `{word}` silences nothing of `{id}` any more; take `{id}` out of it")
}
