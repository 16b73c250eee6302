//! A team is called like its town: *Qarabağ drew 2–2 with Chelsea*. Its name is its own, in whatever spelling.

use crate::base::PlainSpan;
use crate::text::common;
use crate::text::composed::composed;
use crate::text::fold::{self, Fold};
use crate::text::sport::{
    BEATS, BEFORE_NAMES, BEFORE_OPPONENTS, BEHIND_SCORES, CLUBS, PLAY, PLAYERS, RESULTS, VOTES, WORDS,
};
use crate::text::words;

/// How much the words around a name speak of sport.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sport {
    /// A score or a word of sport is in the sentence.
    Near,
    /// It stands beside the name: this is a team.
    Team,
}

/// Bytes looked at on either side.
const REACH: usize = 160;
/// Bytes between a name and a score of its own.
const SCORE: usize = 24;

/// What the sentence around a name says of sport.
pub(super) fn signs(plain: &str, span: PlainSpan) -> Option<Sport> {
    let (before, after) = sentence(plain, span);
    let behind = first_word(after);
    let near = &after[..after.floor_char_boundary(SCORE)];
    // *Lost 3–1 to Qarabağ*.
    let joins = |between: &str| match &*between.split_whitespace().skip(1).collect::<Vec<_>>() {
        [] => count(between) == 0,
        [word] => BEFORE_OPPONENTS.contains(&&*folded(word)),
        _ => false,
    };
    let scored = score(near).is_some_and(|at| !near[..at].contains([',', ':']) && count(&near[..at]) < 2)
        || score(before).is_some_and(|at| joins(&before[at..]) && !is_vote(before))
        || is_result(after) && !is_vote(before) && !is_vote(after);
    if scored || PLAY.begin(&behind) || PLAYERS.begin(&behind) {
        return Some(Sport::Team);
    }
    let told = |text: &str| {
        let mut all =
            text.split(|c: char| !(words::is_word(c) || c == '-')).filter(|word| !word.is_empty()).map(folded);
        score(text).is_some() || all.any(|word| [&PLAY, &PLAYERS, &WORDS].iter().any(|table| table.begin(&word)))
    };
    (told(before) || told(after)).then_some(Sport::Near)
}

/// *Qarabağ beat Ludogorets 2–1*, *a battu Ludogorets 2-1*: a verb of results right behind a name, and a score in its clause.
fn is_result(after: &str) -> bool {
    let clause = after.split(',').next().unwrap_or_default();
    clause.starts_with(' ')
        && clause.split_whitespace().take(2).any(|word| RESULTS.contains(&&*folded(word)))
        && score(clause).is_some()
}

/// *The court ruled 5–4 against …*.
fn is_vote(text: &str) -> bool {
    text.split(|c: char| !words::is_word(c)).any(|word| VOTES.begin(&folded(word)))
}

/// True for a team's name: one in another language's spelling with a score of its own (*Qarabağ 3–0 Zirə*), or two names side
/// by side in a sentence of sport (*Gandzasar Kapan beat Ararat*). `foreign`: the text's language spells the place otherwise.
pub(super) fn is_team(plain: &str, span: PlainSpan, (lang, foreign): (&str, bool)) -> bool {
    // Most names stand before no capital, which is asked sooner than where the sentence ends.
    let capital =
        || plain[span.end as usize..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let joined = || {
        let (before, after) = sentence(plain, span);
        let last = before.split_whitespace().next_back().unwrap_or_default();
        // Martakert Hospital, Sanasar District: an ordinary word names a thing of the town.
        let second = first_word(after);
        let is_club = CLUBS.contains(&&*second);
        let is_town = || !common::is_ordinary(&second, "en") && !BEFORE_PLACES.contains(&&*last.to_lowercase());
        is_club || is_town()
    };
    // Turkish and Azerbaijani have the verb last: *Qarabağ, Galatasaray'ı yendi*. What the town has stands right behind it:
    // *Şuşi yönetimi Ankara'ya yenildi*.
    let plays_last = || {
        let (before, after) = sentence(plain, span);
        let beats = |word: &str| PLAY.begin(word) || BEATS.begin(word);
        let opponent =
            after.trim_start_matches([',', ' ']).trim_start_matches(['“', '"', '«']).starts_with(char::is_uppercase);
        matches!(lang, "az" | "tr")
            && before.trim().is_empty()
            && opponent
            && after.starts_with([' ', ','])
            && after.split_whitespace().any(|word| beats(&folded(word.trim_matches(|c: char| !c.is_alphanumeric()))))
    };
    // *Das Spiel in Stepanakert endete 2:1*, *l'équipe de Stepanakert a perdu 2-1*, *Stepanakertin komandası 2:1 uduzdu*.
    let is_placed = || {
        let mut back = plain[..span.start as usize].split_whitespace().rev().map(|w| composed(w).to_lowercase());
        let last = back.next().unwrap_or_default();
        let is_team = |word: &str| TEAMS.iter().any(|team| word.contains(team));
        WHERE.contains(&&*last)
            || is_team(&last) && last.starts_with(|c: char| c > '\u{3ff}')
            || OF.contains(&&*last) && back.next().is_some_and(|word| is_team(&word))
            || matches!(lang, "az" | "tr" | "hy") && is_team(&first_word(&plain[span.end as usize..]))
    };
    foreign && !is_placed() && (signs(plain, span) == Some(Sport::Team) || plays_last())
        || lang == "en" && capital() && joined() && signs(plain, span).is_some()
}

/// English prepositions that a place stands behind.
const BEFORE_PLACES: &[&str] = &["in", "at", "near", "from", "to", "through", "via", "outside", "around"];

/// What a match is played in, and teams do not stand behind.
const WHERE: &[&str] =
    &["in", "near", "à", "en", "dans", "vers", "depuis", "nach", "aus", "bei", "desde", "hacia", "w", "we"];

/// A town's team, which the town is not, and what joins the two.
const TEAMS: &[&str] =
    &["équipe", "equipo", "mannschaft", "squadra", "команд", "сборн", "збірн", "komanda", "takım", "թիմ"];
const OF: &[&str] = &["de", "von", "aus", "di"];

/// The sentence before a name and behind it.
fn sentence(plain: &str, span: PlainSpan) -> (&str, &str) {
    let (start, end) = (span.start as usize, span.end as usize);
    let stop = |c: char| matches!(c, '!' | '?' | ';' | '\n' | '։');
    let before = &plain[plain.ceil_char_boundary(start.saturating_sub(REACH))..start];
    let before = before.rsplit(stop).next().unwrap_or_default().rsplit(". ").next().unwrap_or_default();
    let after = &plain[end..plain.floor_char_boundary((end + REACH).min(plain.len()))];
    let after = after.split(stop).next().unwrap_or_default().split(". ").next().unwrap_or_default();
    (before, after)
}

fn folded(word: &str) -> String {
    fold::fine(&composed(word), Fold::Default)
}

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count()
}

/// The word behind a name, folded.
fn first_word(after: &str) -> String {
    let rest = after.strip_prefix([' ', '\u{a0}']).unwrap_or_default();
    let end = rest.find(|c: char| !(words::is_word(c) || c == '-')).unwrap_or(rest.len());
    folded(&rest[..end])
}

/// Where a score begins: `2-1`, `3–0`, `2:2`; not `10:30`, `5-10`, `2020-21`.
fn score(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + found;
        let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let first = digits(start);
        let after = &text[start + first..];
        let mark = after.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '−' | ':'));
        let second = mark.map_or(0, |mark| digits(start + first + mark.len_utf8()));
        let behind = mark.map_or("", |mark| &text[start + first + mark.len_utf8() + second..]);
        let goes_on = behind.starts_with(['-', '–', ':', '%', '.', '/', '\u{b0}'])
            && !behind.starts_with(". ")
            && behind.len() > 1
            || behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with(['%', '\u{b0}'])
            || behind.starts_with(char::is_alphabetic)
            || behind.strip_prefix(',').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        // `2-3 days` is a range; `2-0 win` and `2-0 with` are none.
        let is_sport = |next: &str| {
            let before_name = || {
                let word = behind.split_whitespace().nth(1).unwrap_or_default();
                word.starts_with(char::is_uppercase) || word.starts_with("casa")
            };
            let is_behind = BEHIND_SCORES.contains(&next) && (!BEFORE_NAMES.contains(&next) || before_name());
            is_behind || PLAY.begin(next) || WORDS.begin(next)
        };
        let range = mark != Some(':')
            && behind.strip_prefix([' ', '\u{a0}']).is_some_and(|rest| rest.starts_with(char::is_lowercase))
            && !is_sport(&first_word(behind));
        let parted = text[..start].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '\u{a0}'));
        if parted && first == 1 && second == 1 && !goes_on && !range {
            return Some(start);
        }
        at = start + first;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_name_makes_a_team_and_an_ordinary_word_none() {
        for (plain, is) in [
            ("Ost Kapan beat West.", true),
            ("Ost United lost to West.", true),
            ("West lost to Ost Rovers 1-0.", true),
            ("Ost Hospital lost power on Sunday.", false),
            ("Ost District lost its homes.", false),
            ("The Ost Market won a prize.", false),
        ] {
            let at = plain.find("Ost").expect("there");
            assert_eq!(is_team(plain, PlainSpan::new(at, at + 3), ("en", false)), is, "{plain}");
        }
    }

    #[test]
    fn a_turkish_verb_of_sport_stands_last() {
        for (plain, is) in [
            ("Ost, Galatasaray'ı yendi.", true),
            ("Ost Galatasaray'ı evinde yendi.", true),
            ("Ost'ta Galatasaray yenildi.", false),
            ("Ost rejimi Ankara'ya yenildi.", false),
            ("Ost döyüşündə düşmən məğlub oldu.", false),
            ("Ost yolu kapandı.", false),
            ("Ost ekmeği yendi.", false),
            ("Dün Ost halkı Galatasaray'ı yendi.", false),
        ] {
            let at = plain.find("Ost").expect("there");
            assert_eq!(is_team(plain, PlainSpan::new(at, at + 3), ("tr", true)), is, "{plain}");
        }
    }

    #[test]
    fn a_place_that_is_played_in_is_no_team() {
        for (plain, is) in [
            ("Das Spiel in Ost endete 2:1.", false),
            ("Le match à Ost 2-1.", false),
            ("West verlor 2:1 gegen Ost.", true),
            ("Die Mannschaft von Ost 2:1.", false),
            ("L’équipe de Ost 2-1.", false),
            ("Команда Ost 2:1.", false),
            ("Ost 2:1 West", true),
        ] {
            let at = plain.find("Ost").expect("there");
            assert_eq!(is_team(plain, PlainSpan::new(at, at + 3), ("de", true)), is, "{plain}");
        }
    }

    #[test]
    fn teams_are_told_from_towns() {
        for (plain, sign) in [
            ("Ost drew 1-1 with West.", Some(Sport::Team)),
            ("Ost 3–0 West", Some(Sport::Team)),
            ("League: Ost 0:2 West", Some(Sport::Team)),
            ("West 1-4 Ost", Some(Sport::Team)),
            ("The Ost defender left.", Some(Sport::Team)),
            ("«Запад» обыграл Ost 2:0.", Some(Sport::Team)),
            ("«Запад» обыграл Ost дома.", Some(Sport::Near)),
            ("Chelsea were held by Ost in the Champions League.", Some(Sport::Near)),
            ("In Ost, the match began late.", Some(Sport::Near)),
            ("Ost lies 5-10 km from the border.", None),
            ("The bus leaves Ost at 9:30.", None),
            ("Ost has a school. The match began.", None),
            ("Ost teachers met on 2-3 May 2020.", Some(Sport::Near)),
            ("Ost lies 2-3 hours away.", None),
            ("Ostdan Vestə 2-3 saatlıq yol var.", None),
            ("Ost 2-0 yenildi.", Some(Sport::Team)),
            ("Ost 1-1,5 metr qar altındadır.", None),
            ("Ost beat West 2-1 away.", Some(Sport::Team)),
            ("Ost a battu West 2-1.", Some(Sport::Team)),
            ("West lost 3-1 to Ost in the rain.", Some(Sport::Team)),
            ("West was held 2-2 by Ost.", Some(Sport::Team)),
            ("West won 3-1 near Ost.", Some(Sport::Near)),
            ("Ost beat the odds.", Some(Sport::Near)),
            ("The court ruled 5-4 against Ost.", Some(Sport::Near)),
            ("El tribunal falló 6-3 contra Ost.", Some(Sport::Near)),
            ("Der Stadtrat stimmte 4:3 gegen Ost.", Some(Sport::Near)),
            ("Ost perdió la votación 3-2.", Some(Sport::Near)),
            ("Ost ganó 2-1 al West.", Some(Sport::Team)),
            ("Ost ganó 2-1 en casa.", Some(Sport::Team)),
            ("A Ost llegan 2-3 al mes.", None),
            ("Ost reçoit 2-3 par jour.", None),
            ("Ost a perdu 2-3 % de ses arbres.", None),
            ("Ost verlor viele Höfe, es blieben 2-3 Mühlen.", Some(Sport::Near)),
            ("Ost lost 2-3 houses.", Some(Sport::Near)),
        ] {
            let at = plain.find("Ost").expect("there");
            assert_eq!(signs(plain, PlainSpan::new(at, at + 3)), sign, "{plain}");
        }
    }
}
