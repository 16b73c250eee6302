//! Words that speak of sport. Common words of each language for what teams do, who plays for them and what they play for.

use super::stems::Stems;

/// What teams do and nobody else, folded; `$`: the whole word.
#[rustfmt::skip]
pub(crate) static PLAY: Stems = Stems::new(&[
    "drew$", "thrashed$", "outscored$", "equalised$", "equalized$", "обыграл", "разгромил", "обіграв", "обіграл", "məğlub$", "heç-heçə$", "berabere$", "mağlup$", "ոչ-ոքի$", "besiegt",
]);
/// Turkish and Azerbaijani verbs of what one team does to another, which has a capital before them: *Galatasaray'ı yendi*.
#[rustfmt::skip]
pub(crate) static BEATS: Stems = Stems::new(&[
    "yendi$", "yendiler$", "yeniyor$", "yenecek$", "yenildi$", "devirdi$", "eledi$", "uduzdu$", "uduzub$", "üstələdi$",
]);
/// What stands right behind a team before the one that it played, where a score is told, folded.
#[rustfmt::skip]
pub(crate) const RESULTS: &[&str] = &[
    "beat", "beats", "defeated", "defeats", "edged", "overcame", "stunned", "lost", "battu", "bat", "gagné", "perdu", "schlug", "schlägt", "besiegte", "gewann", "verlor", "ganó", "venció", "derrotó", "perdió",
];
/// What stands between a score and the other team, folded.
pub(crate) const BEFORE_OPPONENTS: &[&str] =
    &["to", "by", "with", "against", "gegen", "contre", "par", "ante", "contra", "al"];
/// Where votes are counted: a court rules 5–4 against somebody. Folded.
#[rustfmt::skip]
pub(crate) static VOTES: Stems = Stems::new(&[
    "vote$", "voted$", "votes$", "voting$", "court$", "judges$", "jury$", "ruled$", "ruling$", "lawmakers$", "parliament", "council$", "voté$", "cour$", "tribunal", "parlement", "parlament", "conseil$", "abstimmung", "stimmte", "gericht", "votó$", "votación", "falló$", "consejo$",
]);
/// Behind a score before a name; else small words of time and place: *2–3 al día*, *2–3 par jour*, *2–3 en cada calle*.
pub(crate) const BEFORE_NAMES: &[&str] = &["al", "en", "par"];
/// Players and their like, right behind the name of their team.
#[rustfmt::skip]
pub(crate) static PLAYERS: Stems = Stems::new(&[
    "defender", "striker", "midfielder", "goalkeeper", "winger", "forward$", "forwards$", "captain$", "coach", "fans$", "players$", "player$", "squad$", "supporters$",
    "müdafiəçisi", "hücumçusu", "qapıçısı", "yarımmüdafiəçisi", "məşqçisi", "futbolçusu", "azarkeşi", "azarkeşləri", "defans", "forvet", "kaleci", "taraftar",
]);
/// Words of sport, anywhere in the sentence.
#[rustfmt::skip]
pub(crate) static WORDS: Stems = Stems::new(&[
    "won$", "wins$", "lost$", "loses$", "beat$", "beats$", "defeated$", "defeats$", "edged$", "scored$", "scores$", "match$", "matches$", "league", "cup$", "football", "soccer$", "club$", "team$", "goal$", "goals$", "penalty$",
    "fixture", "kick-off$", "kickoff$", "half-time$", "halftime$", "uefa$", "fifa$", "referee", "derby$", "semi-final", "semifinal", "quarter-final", "quarterfinal", "qualifier", "play-off",
    "championship", "tournament", "stoppage$", "offside$", "substitute", "hat-trick$",
    "матч", "лиг$", "лига$", "лиге$", "лиги$", "лигу$", "кубок$", "кубка$", "кубке$", "футбол", "клуб$", "клуба$", "клубу$", "команд", "гол$", "гола$", "голы$", "голов$", "забил", "пенальти$",
    "вничью$", "защитник", "полузащитник", "нападающ", "вратар", "тренер", "болельщик", "чемпионат", "турнир", "полуфинал", "четвертьфинал", "уефа$", "ліг$", "ліга$", "ліги$", "лізі$", "нічию$",
    "захисник", "воротар", "вболівальник", "уболівальник", "чемпіонат", "півфінал",
    "matç", "liqa", "liqas", "kubok", "kuboku", "klub", "komanda", "qol$", "qolu$", "heç-heçə", "çempionat", "yarımfinal", "püşk", "azarkeş", "müdafiəçi", "hücumçu", "qapıçı", "məşqçi", "futbol",
    "maç", "lig$", "ligi", "kupa", "kulüp", "kulüb", "takım", "gol$", "golü", "şampiyon", "penaltı",
    "խաղարկ", "լիգա", "գավաթ", "ակումբ", "թիմ", "գոլ", "ֆուտբոլ", "պաշտպան", "հարձակվող", "դարպասապահ", "մարզիչ", "երկրպագու", "առաջնություն", "կիսաեզրափակիչ",
    "ligue$", "coupe$", "attaquant", "gardien$", "entraineur", "mi-temps$", "spiel$", "spiels$", "bundesliga", "pokal", "fussball", "fußball", "verteidiger", "sturmer", "torwart", "trainer$",
]);

/// Second names of English clubs that are ordinary words too.
pub(crate) const CLUBS: &[&str] =
    &["united", "city", "town", "rovers", "wanderers", "athletic", "rangers", "albion", "county", "stars"];

/// Words that stand behind a score as they do behind no number of days or metres, folded.
#[rustfmt::skip]
pub(crate) const BEHIND_SCORES: &[&str] = &[
    "with", "at", "against", "after", "on", "in", "to", "away", "home", "win", "victory", "loss", "defeat", "draw", "and", "but", "when", "thanks", "before", "from", "by", "for", "late",
    "в", "на", "во", "дома", "и", "а", "но", "у", "і", "та", "вдома", "qalib", "uduz", "uduzdu", "udub", "məğlub", "hesabı", "hesabla", "yendi", "yenildi", "galip", "kazandı", "berabere", "bitti", "հաշվով", "gegen", "contre", "face", "par", "al", "ante", "contra", "en",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::{self, Fold};

    #[test]
    fn words_are_listed_as_texts_are_folded() {
        let all = [&PLAY, &BEATS, &PLAYERS, &WORDS, &VOTES].into_iter().flat_map(Stems::all);
        let wrong: Vec<_> = all.filter(|word| fold::fine(word, Fold::Default) != *word).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
