//! Words near by that speak for one of several things of the same name.

use std::collections::HashMap;

use super::{Reading, persons, signs};
use crate::base::{Lang, PlainSpan};
use crate::model::{Concept, MatchMode};
use crate::text::fold::{self, Fold};
use crate::text::unspaced::is_unspaced;
use crate::text::words;

/// Bytes on either side of a name in which a word speaks for it, within its sentence.
const REACH: usize = 160;

/// Beginnings of generic words by the kinds of concept they speak for, finely folded. A word of the text counts if it
/// begins with one: *villages*, *месторождения*, *yatağında*. The words are common dictionary words of each language.
pub(super) const GENERICS: &[(&[&str], &[&str])] = &[
    (
        &["deposit", "mine", "contract area"],
        &[
            "mine",
            "mining",
            "deposit",
            "ore",
            "quarry",
            "pit",
            "gold",
            "copper",
            "molybdenum",
            "concentrat",
            "miner",
            "рудник",
            "месторожд",
            "шахт",
            "карьер",
            "руда",
            "руды",
            "руду",
            "рудой",
            "золот",
            "медн",
            "молибден",
            "горняк",
            "yataq",
            "yatağ",
            "mədən",
            "filiz",
            "qızıl",
            "mis-",
            "հանք",
            "հանքավայր",
            "ոսկ",
            "պղինձ",
            "պղնձ",
            "maden",
            "cevher",
            "საბად",
            "მაღარო",
            "矿",
            "礦",
            "鉱",
            "광산",
            "금광",
            "광석",
            "เหมือง",
        ],
    ),
    (
        &["city", "town", "village", "settlement", "capital"],
        &[
            "village",
            "town",
            "city",
            "resident",
            "villager",
            "mayor",
            "inhabitant",
            "street",
            "home",
            "house",
            "school",
            "hamlet",
            "село",
            "село",
            "села",
            "селе",
            "селу",
            "селом",
            "деревн",
            "город",
            "посел",
            "жител",
            "улиц",
            "мэр",
            "дом",
            "школ",
            "kənd",
            "şəhər",
            "sakin",
            "qəsəbə",
            "küçə",
            "ev",
            "məktəb",
            "գյուղ",
            "քաղաք",
            "բնակիչ",
            "բնակչ",
            "ավան",
            "փողոց",
            "դպրոց",
            "տուն",
            "köy",
            "kasaba",
            "şehir",
            "sakinler",
            "სოფელ",
            "ქალაქ",
            "მცხოვრებ",
            "市",
            "镇",
            "鎮",
            "村",
            "居民",
            "住民",
            "街",
            "주민",
            "마을",
            "도시",
            "시장",
            "เมือง",
            "หมู่บ้าน",
        ],
    ),
    (
        &["district", "region"],
        &[
            "district",
            "region",
            "province",
            "район",
            "област",
            "rayon",
            "bölgə",
            "շրջան",
            "մարզ",
            "ilçe",
            "რაიონ",
            "地区",
            "地區",
            "区",
            "區",
            "지역",
            "지구",
            "อำเภอ",
            "จังหวัด",
        ],
    ),
    (
        &["river", "reservoir"],
        &[
            "river",
            "tributary",
            "bank",
            "basin",
            "reservoir",
            "dam",
            "река",
            "реки",
            "реке",
            "реку",
            "рекой",
            "приток",
            "водохранилищ",
            "çay",
            "çayı",
            "çayın",
            "su anbar",
            "գետ",
            "ջրամբար",
            "nehir",
            "nehri",
            "baraj",
            "მდინარ",
            "河",
            "川",
            "水库",
            "水庫",
            "ダム",
            "강",
            "저수지",
            "แม่น้ำ",
        ],
    ),
    (
        &["mountain", "mountain range", "peak"],
        &[
            "mount",
            "peak",
            "ridge",
            "range",
            "summit",
            "гора",
            "горы",
            "горе",
            "гору",
            "горой",
            "хребет",
            "хребт",
            "вершин",
            "dağ",
            "dağı",
            "dağın",
            "zirvə",
            "silsilə",
            "լեռ",
            "սար",
            "მთა",
            "山",
            "峰",
            "산맥",
            "봉우리",
            "ภูเขา",
        ],
    ),
    (
        &["monastery"],
        &[
            "monaster",
            "church",
            "abbey",
            "монастыр",
            "церк",
            "monastır",
            "kilsə",
            "վանք",
            "եկեղեց",
            "manastır",
            "修道院",
            "教堂",
            "教会",
            "수도원",
            "อาราม",
        ],
    ),
    (
        &["airport"],
        &[
            "airport",
            "runway",
            "аэропорт",
            "hava liman",
            "aeroport",
            "օդանավակայան",
            "havaliman",
            "机场",
            "機場",
            "空港",
            "공항",
            "สนามบิน",
        ],
    ),
    (
        &["corridor", "road"],
        &[
            "corridor",
            "road",
            "highway",
            "коридор",
            "дорог",
            "трасс",
            "dəhliz",
            "yol",
            "միջանցք",
            "ճանապարհ",
            "koridor",
            "走廊",
            "回廊",
            "公路",
            "道路",
            "도로",
            "회랑",
            "ถนน",
        ],
    ),
];

/// Keeps the readings that the words of the sentence speak for.
///
/// None is kept where a person is meant, but for the persons that the glossary lists. Where readings are of several concepts and words near by speak for some of
/// them, the others go; a concept's own context words outrank words for its kind, unless those stand right beside the
/// name. A reading of a
/// context-only term goes unless one of the concept's context words, or a generic word of its kind, stands near. The
/// result may be empty: the match is then no match.
pub(crate) fn by_evidence<'g>(
    readings: Vec<Reading<'g>>,
    plain: &str,
    (span, lang): (PlainSpan, &Lang),
    contexts: &mut Contexts,
) -> Vec<Reading<'g>> {
    let readings = if persons::is_person(&readings, plain, span) { listed_persons(readings) } else { readings };
    let several = readings.windows(2).any(|pair| !std::ptr::eq(pair[0].concept, pair[1].concept));
    let wants_context = |r: &Reading<'_>| r.term.matching == MatchMode::ContextOnly;
    if !several && !readings.iter().any(wants_context) {
        return readings;
    }
    let mut near = nearby(plain, span);
    let mut beside = persons::beside(plain, span);
    // An ordinary word: what says nothing of the name beside it is not heard.
    let deaf = readings.iter().any(wants_context)
        && signs::must_be_beside(plain, span, lang)
        && !signs::stands(&readings, plain, span, lang);
    if deaf {
        near.retain(|word| !signs::is_kind(word));
        beside.retain(|word| !signs::is_kind(word));
    }
    let mut spoken: Vec<(*const Concept, (Voice, bool))> = Vec::new();
    for reading in &readings {
        if !spoken.iter().any(|(c, _)| std::ptr::eq(*c, reading.concept)) {
            spoken.push((
                reading.concept,
                speaks_for(reading.concept, contexts.of(reading.concept), &near, (&beside, deaf)),
            ));
        }
    }
    let heard = |r: &Reading<'_>| {
        spoken.iter().find(|(c, _)| std::ptr::eq(*c, r.concept)).map_or((Voice::None, false), |&(_, heard)| heard)
    };
    let voice = |r: &Reading<'_>| heard(r).0;
    // Of equally loud ones, a name that stands by itself goes before one that needs a word beside it and has none of its own.
    let by_itself = |r: &Reading<'_>| voice(r) != Voice::Listed && (!wants_context(r) || heard(r).1);
    let loudness = |r: &Reading<'_>| (voice(r), by_itself(r));
    let loudest = readings.iter().map(loudness).max().filter(|(voice, _)| several && *voice > Voice::None);
    readings
        .into_iter()
        .filter(|r| match loudest {
            Some(loudest) => loudness(r) == loudest,
            None => !wants_context(r) || voice(r) > Voice::None,
        })
        .collect()
}

/// The readings that are of a person: nobody is a namesake of himself.
fn listed_persons(mut readings: Vec<Reading<'_>>) -> Vec<Reading<'_>> {
    readings.retain(|r| r.concept.kind.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("person")));
    readings
}

/// How plainly the words near by speak for a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    /// Not at all.
    None,
    /// A word for its kind: village, рудник.
    Generic,
    /// One of its own context words.
    Listed,
    /// A word for its kind right beside it: the village of Drmbon, рудник Дрмбон.
    Beside,
}

/// The words of the sentence around a span, folded; the span's own words left out.
fn nearby(plain: &str, span: PlainSpan) -> Vec<String> {
    let sentence = words::sentence(plain, span.start).range();
    let (start, end) = (span.start as usize, span.end as usize);
    let from = floor(plain, sentence.start.max(start.saturating_sub(REACH)));
    let to = floor(plain, sentence.end.max(end).min(end + REACH).min(plain.len()));
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !words::is_word(c))
            .filter(|w| !w.is_empty())
            .map(|w| fold::fine(w, Fold::Default))
            .collect()
    };
    let mut all = words(&plain[from.min(start)..start]);
    all.extend(words(&plain[end..to.max(end)]));
    all
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The context words of concepts, folded when they are first asked for.
#[derive(Default)]
pub(crate) struct Contexts {
    of: HashMap<*const Concept, Vec<ContextWord>>,
}

struct ContextWord {
    word: String,
    /// Bytes that the inflected forms of a word of four letters or more begin with: all but its last letter.
    stem: Option<usize>,
}

impl Contexts {
    fn of(&mut self, concept: &Concept) -> &[ContextWord] {
        self.of.entry(std::ptr::from_ref(concept)).or_insert_with(|| {
            let folded = concept.context.iter().map(|context| {
                let word = fold::fine(context, Fold::Default);
                let last = word.char_indices().next_back().map_or(0, |(at, _)| at);
                let stem = match word.chars().count() {
                    0..=2 => None,
                    3 => Some(word.len()),
                    _ => Some(last),
                };
                ContextWord { word, stem }
            });
            folded.collect()
        })
    }
}

/// True for a word in a script without spaces, which may stand anywhere in a run of letters.
fn is_solid(word: &str) -> bool {
    word.chars().next().is_some_and(is_unspaced)
}

/// True for a Korean word, behind which particles stand.
fn is_hangul(word: &str) -> bool {
    word.starts_with(|c| matches!(c, '가'..='힣'))
}

fn speaks_for(
    concept: &Concept,
    contexts: &[ContextWord],
    near: &[String],
    (beside, deaf): (&[String], bool),
) -> (Voice, bool) {
    let listed = |word: &String| {
        contexts.iter().filter(|context| !(deaf && signs::is_kind(&context.word))).any(|context| {
            *word == context.word
                || context.stem.is_some_and(|stem| word.starts_with(&context.word[..stem]))
                || is_solid(&context.word) && word.contains(&context.word)
                || is_hangul(&context.word) && word.starts_with(&context.word)
        })
    };
    let kind = concept.kind.as_deref().unwrap_or_default();
    let generic = |word: &String| {
        GENERICS.iter().any(|(kinds, begins)| {
            kinds.contains(&kind)
                && begins.iter().any(|b| match b.chars().count() {
                    _ if is_solid(b) => word.contains(b),
                    2.. if is_hangul(b) => word.starts_with(b),
                    0..4 => word == b,
                    _ => word.starts_with(b),
                })
        })
    };
    let of_its_own = near.iter().any(listed);
    // Where words are not parted, what stands beside the name is a whole clause.
    let voice = match of_its_own {
        _ if beside.iter().filter(|word| !is_solid(word)).any(generic) => Voice::Beside,
        true => Voice::Listed,
        false if !deaf && near.iter().any(generic) => Voice::Generic,
        false => Voice::None,
    };
    (voice, of_its_own)
}

#[cfg(test)]
mod tests {
    use super::super::terms::TermFinder;
    use super::*;
    use crate::base::Span;
    use crate::model::{Glossary, Name, Term};

    /// True if a term that needs a word beside it is kept.
    fn is_kept(lang: &str, text: &str, plain: &str) -> bool {
        let term = Term { matching: MatchMode::ContextOnly, ..Term::new(Lang::new(lang), text, Span::default()) };
        let names = vec![Name { terms: vec![term], ..Name::default() }];
        let context = vec!["九州".into(), "규슈".into()];
        let concept = Concept { id: "c".into(), kind: Some("city".into()), names, context, ..Concept::default() };
        let glossary = Glossary { concepts: vec![concept], ..Glossary::default() };
        let finder = TermFinder::new(glossary.terms(), &[], &Lang::new(lang));
        let mut found = Vec::new();
        finder.find(plain, &mut found);
        let [one] = &found[..] else { panic!("{plain} has one match") };
        !by_evidence(one.readings.to_vec(), plain, (one.span, &Lang::new(lang)), &mut Contexts::default()).is_empty()
    }

    #[test]
    fn words_around_in_texts_without_spaces_and_before_particles() {
        for (lang, text, plain, kept) in [
            ("ja", "大分", "体調は、大分よくなった。", false),
            ("ja", "大分", "昨日、大分の住民が避難した。", true),
            ("ja", "大分", "九州の「大分」を訪れた。", true),
            ("ja", "大分", "大分よい。九州へ行く。", false),
            ("ko", "나라", "나라를 지켰다.", false),
            ("ko", "나라", "나라의 주민들은 떠났다.", true),
            ("ko", "나라", "규슈에서 나라로 갔다.", true),
            ("th", "เลย", "เขาไม่ไปเลย", false),
            ("th", "เลย", "เมืองเลย", true),
        ] {
            assert_eq!(is_kept(lang, text, plain), kept, "{plain}");
        }
    }
}
