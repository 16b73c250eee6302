//! Whether a word for a kind of place is a name's own: *Tug village*, *the village of Tug*, *Tuğ kəndi*, *Տող գյուղը*; not *Tug crew
//! rescued near a village*, *Tuğ kəndə gətirildi*.

use super::Reading;
use crate::base::{Lang, PlainSpan};
use crate::text::fold::{self, Fold, is_hyphen};
use crate::text::stems::Stems;
use crate::text::words;

/// Words for kinds of place, by their beginnings, finely folded.
static KINDS: Stems = Stems::new(&[
    "village",
    "villager",
    "town",
    "city",
    "district",
    "region$",
    "river",
    "сел$",
    "село$",
    "села$",
    "селе$",
    "селу$",
    "селом$",
    "деревн",
    "город",
    "район",
    "река$",
    "реки$",
    "реке$",
    "реку$",
    "рекой$",
    "kənd",
    "şəhər",
    "qəsəbə",
    "rayon",
    "çay",
    "köy",
    "şehir",
    "şehr",
    "kasaba",
    "ilçe",
    "nehir$",
    "nehr",
    "ırma",
    "სოფელ",
    "სოფლ",
    "ქალაქ",
    "რაიონ",
    "მდინარ",
    "գյուղ",
    "քաղաք",
    "շրջան",
    "գետ",
    "ավան",
]);

/// True for a context word that names a kind of place.
pub(super) fn is_kind(word: &str) -> bool {
    KINDS.begin(word)
}

/// True where only a word beside a name tells it from an ordinary word: in Azerbaijani, Turkish and Armenian, where such a word stands
/// with its name, and in any language at the head of a sentence, where the capital says nothing.
pub(super) fn must_be_beside(plain: &str, span: PlainSpan, lang: &Lang) -> bool {
    matches!(lang.primary(), "az" | "tr" | "hy") || {
        let setting = words::setting(plain, span);
        setting.begins || setting.title || setting.shouted
    }
}

/// True if a word for a kind of place stands with the name, or with the list of names that it is in.
pub(super) fn stands(readings: &[Reading<'_>], plain: &str, span: PlainSpan, lang: &Lang) -> bool {
    let tag = lang.primary();
    let turkic = matches!(tag, "az" | "tr");
    let bare = || readings.iter().any(|r| r.form.is_bare());
    // «Տողը գյուղի մոտ»: with an article or in a case it is no part of the village's name.
    let alone = turkic || tag == "hy";
    let after = &plain[span.end as usize..];
    (!alone || bare()) && is_before_kind(after, turkic)
        || tag == "hy" && is_armenian_village(after)
        || is_behind_kind(&plain[..span.start as usize], turkic)
}

/// «Վանքը գյուղ է», «Վանքի գյուղացիները».
fn is_armenian_village(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(' ') else { return false };
    rest.starts_with("գյուղացի") || rest.strip_prefix("գյուղ").is_some_and(|rest| rest.starts_with(" է"))
}

/// Words that are looked at on either side.
const REACH: usize = 8;

/// What joins names of a list.
const JOINS: &[&str] =
    &["and", "or", "other", "two", "three", "və", "ve", "ile", "ilə", "и", "или", "և", "եւ", "ու", "და", "et", "und"];
/// What may stand between a name and what it is said to be: *Tug is a small village*, «Туг — село».
const SAYS: &[&str] = &[
    "is", "was", "are", "were", "a", "an", "the", "small", "large", "nearby", "border", "it's", "its", "has", "became",
    "which", "это",
];
/// *Tuğ adlı kənd*.
const CALLED: &[&str] = &["adlı", "adında", "adli", "isimli"];

fn is_before_kind(after: &str, turkic: bool) -> bool {
    let mut rest = after;
    // Behind *is a*, *adlı* or a dash any adjective may stand: *Vank, a mountain village*, «Туг — старинное село».
    let (mut said, mut called) = (false, false);
    for _ in 0..REACH {
        let gap = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '"' | '”' | '’' | '»') || is_hyphen(c)
        });
        if gap.len() == rest.len() {
            return false;
        }
        let word = &gap[..gap.find(|c: char| !(words::is_word(c) || fold::is_apostrophe(c))).unwrap_or(gap.len())];
        let folded = fold::fine(word, Fold::Default);
        said |= !turkic && (SAYS.contains(&&*folded) || rest[..rest.len() - gap.len()].contains(['—', '–']));
        called |= turkic && CALLED.contains(&&*folded);
        if KINDS.begin(&folded) {
            return !turkic || called || is_possessed(&folded) || is_said_last(&folded, &gap[word.len()..]);
        }
        let may_be_adjective = said || turkic && word.starts_with(char::is_lowercase) && is_said_of(gap);
        if word.is_empty()
            || !(word.starts_with(char::is_uppercase) || JOINS.contains(&&*folded) || called || may_be_adjective)
        {
            return false;
        }
        rest = &gap[word.len()..];
    }
    false
}

/// *Tuğ qədim kənddir*, *Azık küçük bir köy.*: what the sentence says last.
fn is_said_last(word: &str, behind: &str) -> bool {
    let copula = ["dir", "dır", "dur", "dür"].iter().any(|end| word.ends_with(end));
    copula && !["idir", "ıdır", "udur", "üdür"].iter().any(|end| word.ends_with(end))
        || behind.starts_with(['.', '!', '?'])
        || behind.is_empty()
}

/// True for a short sentence that ends with a word for a kind of place, as what it says.
fn is_said_of(rest: &str) -> bool {
    const LONGEST: usize = 4;
    let end = rest.find(['.', '!', '?', '\n']).unwrap_or(rest.len());
    let words: Vec<&str> = rest[..end].split_whitespace().collect();
    let kind = words.last().map(|word| fold::fine(word, Fold::Default)).unwrap_or_default();
    let bare = [
        "kənd",
        "kənddir",
        "köy",
        "köydür",
        "şəhər",
        "şəhərdir",
        "şehir",
        "şehirdir",
        "qəsəbədir",
        "kasaba",
        "ilçedir",
    ];
    words.len() <= LONGEST && bare.contains(&&*kind)
}

fn is_behind_kind(before: &str, turkic: bool) -> bool {
    let mut rest = before;
    for nth in 0..REACH {
        let gap = rest
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '“' | '«' | '„') || is_hyphen(c));
        if gap.len() == rest.len() {
            return false;
        }
        let start = gap.rfind(|c: char| !(words::is_word(c) || fold::is_apostrophe(c)));
        let start = start.map_or(0, |at| at + gap[at..].chars().next().map_or(1, char::len_utf8));
        let word = &gap[start..];
        let folded = fold::fine(word, Fold::Default);
        if KINDS.begin(&folded) {
            // «Xocavənd rayonunun Tuğ …»: of the district.
            return !turkic || nth == 0 && ["nun", "nün", "nın", "nin"].iter().any(|end| folded.ends_with(end));
        }
        let small = matches!(&*folded, "of" | "the" | "de" | "von");
        if word.is_empty() || !(word.starts_with(char::is_uppercase) || JOINS.contains(&&*folded) || small) {
            return false;
        }
        rest = &gap[..start];
    }
    false
}

/// *kəndi, köyünde, çayının, kəndləri*: a head stands in the possessive behind its name.
fn is_possessed(word: &str) -> bool {
    let stem = ["kənd", "köy", "çay", "şəhər", "şehr", "qəsəbəs", "rayon", "kasabas", "ilçes", "nehr", "ırma"]
        .iter()
        .find_map(|stem| word.strip_prefix(stem));
    let Some(rest) = stem else { return false };
    let rest = ["lər", "lar", "ler"].iter().find_map(|plural| rest.strip_prefix(plural)).unwrap_or(rest);
    let rest = rest.strip_prefix('ğ').unwrap_or(rest);
    let Some(tail) = rest.strip_prefix(['ı', 'i', 'u', 'ü']) else { return false };
    // çayını, çayında, çayının, çayına, çayıyla, çayıdır
    tail.is_empty() || tail.starts_with(['n', 'y', 'd', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_stand_behind_their_names() {
        for (after, turkic, is) in [
            (" village has a school", false, true),
            (", a small village in the south", false, true),
            (" and Salaketin villages", false, true),
            (" crew rescued in a village", false, false),
            (" of war in the village", false, false),
            (". The village is small", false, false),
            (", a mountain village, is quiet", false, true),
            (" — старинное село", false, true),
            (" has become a quiet village", false, true),
            (" qədim kənddir.", true, true),
            (" küçük bir köy.", true, true),
            (" adlı kənd boşdur", true, true),
            (" kəndə yaxın şəhər", true, false),
            (" kəndi", true, true),
            (" və Salakətin kəndlərində", true, true),
            (" Nehri taştı", true, true),
            (" kəndə gətirildi", true, false),
            (" çay içdi", true, false),
            (" rayon məhkəməsi", true, false),
            (" çayının suyu", true, true),
        ] {
            assert_eq!(is_before_kind(after, turkic), is, "{after}");
        }
        for (before, turkic, is) in [
            ("the village of ", false, true),
            ("villages of Vank and ", false, true),
            ("в селе ", false, true),
            ("in the village a ", false, false),
            ("Xocavənd rayonunun ", true, true),
            ("kəndə ", true, false),
        ] {
            assert_eq!(is_behind_kind(before, turkic), is, "{before}");
        }
    }
}
