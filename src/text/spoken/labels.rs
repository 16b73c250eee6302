//! A name beside the language that calls a place so: *(Armenian: Շուշի; Russian: Шуша)*, «(арм. Շուշի)», *known in Armenian
//! as Shushi*.

use super::small;
use crate::text::stems::begins;

/// Languages, and ways of writing them in other letters, as drafts of several languages name them.
#[rustfmt::skip]
const LANGUAGES: &[&str] = &[
    "armenian$", "azerbaijani$", "azeri$", "russian$", "turkish$", "georgian$", "persian$", "farsi$", "kurdish$", "ukrainian$", "belarusian$", "polish$", "german$",
    "french$", "english$", "greek$", "hebrew$", "arabic$", "chinese$", "hungarian$", "romanian$", "czech$", "slovak$", "lithuanian$", "latvian$", "estonian$",
    "romanized$", "romanised$", "transliterated$", "transliteration$", "latinised$", "latinized$",
    "армянск", "азербайджанск", "русск", "турецк", "грузинск", "персидск", "курдск", "украинск", "белорусск", "польск", "немецк", "французск", "английск", "греческ",
    "венгерск", "румынск", "литовск", "латышск", "эстонск",
    "по-армянски$", "по-азербайджански$", "по-русски$", "по-турецки$", "по-грузински$", "по-персидски$", "по-украински$", "по-белорусски$", "по-польски$",
    "по-немецки$", "по-английски$", "по-французски$",
    "вірменськ", "азербайджанськ", "російськ", "турецьк", "грузинськ", "перськ", "українськ", "білоруськ", "польськ", "німецьк", "французськ", "англійськ",
    "по-вірменськи$", "по-азербайджанськи$", "по-російськи$", "по-турецьки$", "по-українськи$", "по-польськи$",
    "ermənicə$", "azərbaycanca$", "rusca$", "türkcə$", "gürcücə$", "farsca$", "ukraynaca$", "ingiliscə$", "almanca$",
    "ermenice$", "azerice$", "azerbaycanca$", "rusça$", "türkçe$", "gürcüce$", "farsça$", "ingilizce$", "fransızca$", "kürtçe$", "yunanca$",
    "հայերեն$", "ադրբեջաներեն$", "ռուսերեն$", "թուրքերեն$", "վրացերեն$", "պարսկերեն$", "ուկրաիներեն$", "անգլերեն$", "գերմաներեն$", "ֆրանսերեն$",
    "სომხურად$", "აზერბაიჯანულად$", "რუსულად$", "თურქულად$", "ქართულად$", "სპარსულად$", "უკრაინულად$", "ინგლისურად$",
    "armenisch", "aserbaidschanisch", "russisch", "türkisch", "georgisch", "persisch", "kurdisch", "ukrainisch", "belarussisch", "polnisch", "deutsch$", "englisch$",
    "französisch$", "griechisch$", "ungarisch$", "rumänisch$", "tschechisch$", "litauisch$", "lettisch$", "estnisch$",
    "arménien$", "azéri$", "azerbaïdjanais$", "russe$", "turc$", "géorgien$", "persan$", "kurde$", "ukrainien$", "biélorusse$", "polonais$", "allemand$", "anglais$",
    "grec$", "hongrois$", "roumain$", "lituanien$",
    "armenio$", "azerbaiyano$", "azerí$", "ruso$", "turco$", "georgiano$", "persa$", "ucraniano$", "polaco$", "alemán$", "inglés$", "armeno$", "azero$", "russo$",
    "ucraino$", "polacco$", "tedesco$", "inglese$", "arménio$", "armênio$", "azerbaijano$",
];

/// Short for them, with a point or colon behind. Codes of ISO 639 have a colon.
#[rustfmt::skip]
const SHORT: &[&str] = &[
    "arm$", "az$", "azer$", "azerb$", "aserb$", "aserbaid$", "ru$", "rus$", "russ$", "tur$", "tr$", "turk$", "türk$", "geo$", "georg$", "pers$", "fa$", "ukr$", "uk$",
    "bel$", "pol$", "poln$", "pl$", "ger$", "germ$", "de$", "dt$", "fr$", "eng$", "engl$", "en$", "gr$", "hung$", "ung$", "rom$", "cz$", "hy$", "ka$", "orm$", "ros$",
    "niem$", "lat$",
    "арм$", "азер$", "азерб$", "рус$", "русск$", "тур$", "турец$", "груз$", "перс$", "укр$", "бел$", "белор$", "пол$", "польск$", "нем$", "англ$", "фр$", "лит$",
    "латыш$", "эст$", "венг$", "рум$", "вірм$", "рос$", "польськ$", "нім$", "перськ$",
    "erm$", "azərb$", "gürc$",
    "հայ$", "ադրբ$", "ռուս$", "թուրք$", "վրաց$", "պարս$", "ուկր$", "անգլ$",
    "სომხ$", "აზერ$", "აზერბ$", "რუს$", "თურქ$", "ქართ$", "სპარს$", "უკრ$", "ინგლ$",
];

/// The word for a language behind which one: *erməni dilində*, *на армянском языке*, *in armenischer Sprache*.
const LANGUAGE: &[&str] = &[
    "language$",
    "dilində$",
    "dilinde$",
    "dillerinde$",
    "языке$",
    "мовою$",
    "мові$",
    "լեզվով$",
    "ენაზე$",
    "sprache$",
    "langue$",
];
/// Words that say which language a text is in.
const IN: &[&str] = &["in", "на", "auf", "en", "em"];

/// True for a word that names a language.
pub(super) fn is_language(word: &str) -> bool {
    begins(word, LANGUAGES) || begins(word, LANGUAGE)
}

/// True if a name between these has the language that it is of beside it.
pub(super) fn is_labelled(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(is_beside);
    let after = after.trim_start_matches(is_beside);
    is_labelled_before(before, after) || !before.is_empty() && opens(before) && is_labelled_behind(after)
}

fn is_labelled_before(before: &str, after: &str) -> bool {
    let (label, mark) = match before.chars().next_back() {
        Some(mark @ (':' | '՝' | '.' | ',')) => (before[..before.len() - mark.len_utf8()].trim_end(), Some(mark)),
        _ => (before, None),
    };
    // arm.: X
    let (label, is_short) = match label.strip_suffix('.') {
        Some(label) => (label, true),
        None => (label, mark == Some('.')),
    };
    let Some((rest, word)) = last_word(label) else { return false };
    let has_colon = matches!(mark, Some(':' | '՝'));
    if (is_short || has_colon) && begins(&word, SHORT) {
        return opens(rest);
    }
    let (rest, is_named) = language_behind(rest, &word);
    if is_short || !is_named {
        return false;
    }
    let (rest, is_in) = match last_word(rest) {
        Some((before, word)) if IN.contains(&&*word) => (before, true),
        _ => (rest, false),
    };
    match mark {
        Some(',') => is_in && opens(rest),
        Some(_) => opens(rest),
        // (Armenian X, Azerbaijani Y)
        None => opens(rest) && !rest.is_empty() && after.starts_with([')', ']', ',', ';', '/']),
    }
}

/// (X in Armenian, Y in Azerbaijani)
fn is_labelled_behind(after: &str) -> bool {
    let mut words = after.split_whitespace();
    let mut word = || words.next().unwrap_or_default();
    let ends = |word: &str| word.ends_with([')', ']', ',', ';']);
    let (first, next) = (word(), word());
    ends(first) && first.starts_with("по-") && is_language(&small(first))
        || IN.contains(&first)
            && is_language(&small(next))
            && (ends(next) || Some(word()).is_some_and(|third| ends(third) && begins(&small(third), LANGUAGE)))
}

/// What stands before the words for a language of which this is the last, and whether they are such.
fn language_behind<'t>(rest: &'t str, word: &str) -> (&'t str, bool) {
    if !begins(word, LANGUAGE) {
        return (rest, begins(word, LANGUAGES));
    }
    last_word(rest).map_or((rest, false), |(rest, _)| (rest, true))
}

/// The last word, in small letters, and what stands before it.
fn last_word(text: &str) -> Option<(&str, String)> {
    let text = text.trim_end();
    let start = text.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric() || *c == '-').last()?.0;
    Some((&text[..start], small(&text[start..])))
}

/// True if a label may begin behind this: a bracket, another label, or nothing.
fn opens(before: &str) -> bool {
    let before = before.trim_end_matches(is_beside);
    before.is_empty() || before.ends_with(['(', '[', ';', ',', '/', '\n'])
}

fn is_beside(c: char) -> bool {
    c == ' ' || c == '\u{a0}' || super::is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_beside_a_name() {
        for (before, after) in [
            ("Shusha (Armenian: ", ")"),
            ("Shusha (Azerbaijani: Şuşa; Russian: ", ") is"),
            ("Susa (az. Şuşa, arm. ", ")"),
            ("Susa (az.: “", "”, hy: x)"),
            ("Armenian: ", "\n"),
            ("(Armenian ", ", Russian x)"),
            ("(in Armenian, ", ")"),
            ("(romanized: ", ")"),
            ("(арм. ", ", азерб. x)"),
            ("(на армянском языке: ", ")"),
            ("(по-армянски ", ")"),
            ("(вірм. ", ")"),
            ("(erməni dilində ", ")"),
            ("(Ermenice: ", ")"),
            ("(հայերեն՝ ", ")"),
            ("(სომხ. ", ")"),
            ("(armenisch ", ")"),
            ("(en arménien : ", ")"),
            ("Lachin (", " in Armenian)"),
            ("Лачин (", " по-армянски)"),
            ("Лачин (", " на армянском языке)"),
        ] {
            assert!(is_labelled(before, after), "{before}|{after}");
        }
        for (before, after) in [
            ("The Armenian ", " garrison"),
            ("(the Armenian ", " garrison)"),
            ("(Armenian ", " garrison)"),
            ("He spoke Armenian. ", " is"),
            ("Signs in ", " in Armenian, he said"),
            ("He said in Armenian: ", " is"),
            ("raised an arm. ", " was"),
            ("(12 a.m.: ", ")"),
            ("From ", " in Armenian)"),
            ("", " in Armenian hands, he said"),
            ("Once, ", " in Armenian hands, thrived"),
            ("", ""),
            ("(", ")"),
        ] {
            assert!(!is_labelled(before, after), "{before}|{after}");
        }
    }
}
