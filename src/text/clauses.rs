//! Clauses of a sentence of which each says its own: *The road to X is shut, and doctors from Y walked*.
//!
//! Told by a comma, a verb on either side of it, and no word that holds the two against each other. What is not known to be
//! a verb is none. Endings and conjunctions are those of the languages' grammars.

use super::stems::begins;
use super::{composed::composed, words};
use crate::base::PlainSpan;

/// Words of a sentence that speaks of names, or of one thing by two of them.
#[rustfmt::skip]
const TELLING: &[&str] = &[
    "name", "call", "known$", "know$", "knows$", "knew$", "renam", "former", "previous", "once$", "now$", "then$", "still$", "became$", "become$", "becom", "old$", "new$", "map$", "maps$", "sign$", "signs$", "label", "spell", "spelt$",
    "write$", "writes$", "wrote$", "written$", "word$", "words$", "speak", "same$", "both$", "either$", "neither$", "other$", "another$", "instead$", "rather$", "version", "alias$", "aka$", "dub", "refer", "term$", "terms$", "mean", "prefer", "also$",
    "имя$", "имен", "назв", "назы", "звал", "зовут$", "зовет$", "зовёт$", "переимен", "бывш", "прежн", "раньше$", "ранее$", "прежде$", "ныне$", "теперь$", "стал$", "стала$", "стало$", "стать$", "станет$", "тогда$", "старо", "нов", "карт", "табличк", "надпис",
    "пиш", "писа", "слово$", "слова$", "одно$", "один$", "одна$", "тот$", "же$", "оба$", "обе$", "другой$", "другая$", "другое$", "друго", "вместо$", "скорее$", "то$", "есть$", "или$", "либо$", "известн", "имену", "подпис", "обознач",
    "назив", "звав$", "звали$", "перейм", "колишн", "раніше$", "тепер$", "нині$", "став$", "тоді$", "мап", "сам", "обидв", "інш", "замість$", "або$", "чи$", "відом", "йменн",
    "ad$", "adı", "adın", "adla", "deyi", "deyə", "dedi", "deni", "dən$", "isim$", "ismi", "keçmiş", "köhnə", "eski", "əvvəl", "önce", "indi", "şimdi", "yəni", "yani", "xəritə", "harita", "yaz", "eyni", "aynı", "hər$", "her$", "yerinə", "yerine", "kimi$", "olaraq", "olarak", "söz", "başqa", "başka", "tanın", "bilin",
    "name", "heiß", "hieß", "nenn", "nann", "genannt", "umbenannt", "ehemal", "früher", "einst", "heut", "jetzt", "damal", "alt", "neu", "karte", "schreib", "wort", "selb", "beide", "ander", "statt", "bekannt", "wurde$",
    "nom$", "noms$", "nomm", "appel", "ancien", "autrefois$", "jadis$", "mainten", "aujourd", "encore$", "alors$", "vieux$", "nouv", "carte", "écri", "mot$", "mots$", "même", "deux$", "autre", "plutôt$", "lieu$", "connu", "devenu", "devint$", "dit$", "dite$",
    "անուն", "անվան", "կոչ", "նախկին", "այժմ", "հիմա", "դարձ", "հին$", "նոր$", "քարտեզ", "գր", "նույն", "երկու", "մյուս", "փոխարեն", "վերանվ", "հայտնի",
];

/// Words that hold two clauses against each other, or tell more of what stands before them.
#[rustfmt::skip]
const HOLDING: &[&str] = &[
    "while$", "whereas$", "though$", "although$", "unlike$", "not$", "never$", "nor$", "which$", "who$", "whose$", "where$", "whom$", "yet$",
    "а$", "тогда$", "зато$", "хотя$", "хоча$", "натомість$", "не$", "ни$", "ні$", "котор", "котр", "яка$", "який$", "яке$", "якої$", "якому$", "якого$", "якій$", "где$", "де$", "куда$", "куди$", "откуда$", "звідки$", "чей$", "чья$", "чьи$", "чье$",
    "isə$", "ise$", "deyil$", "değil$", "yox$", "ancaq$", "ki$", "ne$", "nə$", "halbuki$",
    "während$", "nicht$", "kein", "der$", "die$", "das$", "den$", "dem$", "dessen$", "deren$", "wo$", "hingegen$", "dagegen$",
    "pas$", "tandis$", "alors$", "qui$", "dont$", "où$", "que$", "non$", "ni$", "quant$",
    "իսկ$", "ոչ$", "որ$", "որի$", "որը$", "որտեղ$", "չէ$",
];

/// Prepositions of where one comes from: two that come from one place are not held against each other.
const FROM: &[&str] = &["from", "of", "из", "від", "з", "із", "зі", "aus", "von", "de"];
/// Conjunctions that only add.
const AND: &[&str] = &["and", "и", "і", "й", "та", "və", "ve", "und", "et", "և", "ու"];
/// Conjunctions that a clause begins with.
const JOINING: &[&str] = &[
    "and",
    "but",
    "so",
    "и",
    "но",
    "однако",
    "і",
    "й",
    "та",
    "але",
    "проте",
    "və",
    "amma",
    "lakin",
    "ve",
    "ama",
    "und",
    "aber",
    "doch",
    "et",
    "mais",
    "և",
    "բայց",
];

/// One of the names: where it stands, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side {
    pub(crate) span: PlainSpan,
    /// It stands as a place, by the words beside it or by its case.
    pub(crate) place: bool,
    /// An adjective made of the name, or its inhabitants.
    pub(crate) derived: bool,
}

/// Bytes of a sentence beyond which it is a list rather: each of its names would be held against each other one.
const LONGEST: usize = 1536;

/// True if two names of one sentence stand in clauses of which each says its own, so that one name may stand in both.
pub(crate) fn are_apart(plain: &str, sentence: PlainSpan, one: Side, other: Side, lang: &str) -> bool {
    let (first, second) = if one.span.start < other.span.start { (one, other) } else { (other, one) };
    let text = &plain[sentence.range()];
    if text.len() > LONGEST || folded(text).any(|word| begins(&word, TELLING)) {
        return false;
    }
    let (from, to) = (first.span.end as usize, second.span.start as usize);
    let between = plain.get(from..to).unwrap_or_default();
    if first.derived != second.derived {
        // The Khankendi mayor in X; not a Khankendi resident, no X one.
        return !between.contains(',') && !folded(between).any(|word| begins(&word, HOLDING));
    }
    let verb = |text: &str| folded(text).any(|word| is_verb(&word, lang));
    // The governor of X said Y was calm.
    let said = folded(between).last().is_some_and(|word| word == "said");
    if lang == "en" && said && folded(between).count() > 1 && !between.contains([',', '“', '"', ':']) {
        let behind = &plain[second.span.end as usize..sentence.end as usize];
        return folded(behind).next().is_some_and(|word| is_verb(&word, lang)) && !folded(behind).any(|w| w == "not");
    }
    let Some(comma) = between.rfind(", ").map(|at| from + at) else { return false };
    let begin = sentence.start as usize;
    let left = &plain[begin..comma];
    let stop = |rest: &str| rest.find([',', ';', '—', '–']).unwrap_or(rest.len());
    let end = second.span.end as usize;
    let end = end + stop(&plain[end..sentence.end as usize]);
    let right = &plain[comma + 1..end];
    let holds = |text: &str| folded(text).any(|word| begins(&word, HOLDING));
    if holds(&plain[from..end]) || !verb(left) || !verb(right) {
        return false;
    }
    let mut opening = folded(right);
    let conjunction = opening.next().unwrap_or_default();
    let subject = |side: Side, clause: usize| {
        let before: Vec<String> = folded(&plain[clause..side.span.start as usize]).collect();
        let opens = before.iter().all(|word| JOINING.contains(&&**word));
        let behind = folded(&plain[side.span.end as usize..sentence.end as usize]).next();
        // What it is may be what it is called.
        opens && behind.is_some_and(|word| is_verb(&word, lang) && !COPULAS.contains(&&*word))
    };
    let subjects = (subject(first, begin), subject(second, comma + 1));
    if !(first.place || subjects.0) || !(second.place || subjects.1) || subjects == (true, true) {
        return false;
    }
    let before = |side: Side| folded(&plain[begin..side.span.start as usize]).collect::<Vec<_>>();
    let behind = |side: Side| folded(&plain[side.span.end as usize..sentence.end as usize]).next();
    let (one, two) = (before(first), before(second));
    // X residents came, and Y residents left.
    if behind(first).is_some() && behind(first) == behind(second) {
        return false;
    }
    match (&one[..], &two[..]) {
        // The road from X, and doctors from Y; but not: one came from X, and one came from Y.
        ([.., head, one], [.., other, two]) if one == two => {
            AND.contains(&&*conjunction) && FROM.contains(&&**one) && !is_verb(head, lang) && !is_verb(other, lang)
        }
        ([.., one], [.., two]) if one == two => false,
        // Turkic and Armenian cases are endings: two alike are held against each other.
        _ => !same_ending(plain, first.span, second.span, lang),
    }
}

/// Forms of *to be*.
#[rustfmt::skip]
const COPULAS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "это", "есть", "был", "была", "було", "був", "было", "є", "ist", "war", "sind", "waren", "est", "était", "sont", "է", "էր", "են", "էին",
];

/// Xankəndidə …, Stepanakertdə …: the same case on both.
fn same_ending(plain: &str, one: PlainSpan, other: PlainSpan, lang: &str) -> bool {
    if !matches!(lang, "az" | "tr" | "hy" | "ka") {
        return false;
    }
    // Vowels of endings follow the word.
    let sounds = |span: PlainSpan| {
        let word: Vec<char> = plain[span.range()].to_lowercase().chars().rev().filter(|c| c.is_alphabetic()).collect();
        let shape = |c: &char| match c {
            'a' | 'ə' | 'e' => 'a',
            'ı' | 'i' | 'u' | 'ü' => 'i',
            't' => 'd',
            c => *c,
        };
        word.iter().take(2).map(shape).collect::<String>()
    };
    sounds(one) == sounds(other)
}

/// The words of a text in small letters.
fn folded(text: &str) -> impl Iterator<Item = String> {
    words::words(text).map(move |span| composed(&text[span.range()]).to_lowercase().replace("i\u{307}", "i"))
}

/// True for a word that is a finite verb by its ending, or a predicate that stands for one.
fn is_verb(word: &str, lang: &str) -> bool {
    let Some((_, ends, whole, not)) = VERBS.iter().find(|(of, ..)| *of == lang) else { return false };
    whole.contains(&word)
        || word.chars().count() > 4 && ends.iter().any(|end| word.ends_with(end)) && !begins(word, not)
}

type Verbs = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

/// By language: endings of verbs, whole words, and the beginnings of nouns that end so.
#[rustfmt::skip]
static VERBS: &[Verbs] = &[
    (
        "en",
        &["ed"],
        &[
            "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "did", "does", "do", "said", "says", "won", "lost", "left", "came", "went", "took", "made", "gave", "saw", "met", "led", "ran",
            "fell", "rose", "stood", "shut", "sent", "spent", "told", "held", "began", "got", "paid", "heard", "felt", "kept", "brought", "bought", "drove", "flew", "grew", "fled", "lay", "lies", "broke", "burnt", "sold", "struck", "hit", "fought", "slept",
        ],
        &["hundred$", "speed", "naked", "sacred", "exceed", "indeed$", "kindred", "hatred", "based$"],
    ),
    (
        "ru",
        &["ал", "ял", "ил", "ыл", "ел", "ул", "лся", "лась", "лись", "лось", "ала", "яла", "ила", "ела", "шла", "ало", "ило", "или", "али", "яли", "ели", "ыли", "шли", "ает", "яет", "ует", "еет", "ется", "ится", "ают", "яют", "уют", "утся", "ются", "ятся", "ждут", "идут", "дают", "живут", "едут", "зовут", "растут", "ведут", "везут", "стоят", "звонят", "говорят", "просят", "спят", "боятся", "стоит", "говорит", "ходит", "ходят"],
        &["нет", "ждут", "ждет", "ждёт", "идет", "идёт", "идут", "едут", "едет", "спит", "спят", "спал", "был", "была", "было", "были", "тихо", "закрыт", "закрыта", "закрыто", "закрыты", "открыт", "открыта", "открыто", "открыты", "пуст", "пусто", "пусты", "редок", "ушел", "ушёл", "пришел", "пришёл", "нашли", "ушли", "пришли", "вышел", "вышли", "живет", "живёт", "живут"],
        &["вокзал", "канал", "филиал", "квартал", "портал", "журнал", "терминал", "персонал", "перевал", "трибунал", "капитал", "материал", "металл", "сигнал", "отдел", "раздел", "предел", "школ", "скал", "могил", "недел", "земл", "премьер", "жител", "учител", "строител", "водител", "родител", "автомобил", "отел", "тоннел", "парламент"],
    ),
    (
        "uk",
        &["ав", "ив", "ів", "яв", "вся", "лася", "лися", "лося", "ала", "яла", "ила", "іла", "ували", "али", "или", "іли", "яли", "ає", "яє", "ує", "ють", "ять", "уть", "ається", "ється", "иться", "уються"],
        &["немає", "нема", "тихо", "закрито", "відкрито", "був", "була", "було", "були", "чекає", "чекають", "є", "стоїть", "пішов", "прийшов", "спить", "спав", "живе", "їде", "їдуть", "йде", "йдуть"],
        &["архів", "острів", "колектив", "актив", "району", "школ", "скал", "могил", "канал", "вокзал", "квартал", "міст", "місць", "областей", "жителів", "мешканців", "районів", "пам", "десят", "дев"],
    ),
    (
        "az",
        &["dı", "di", "du", "dü", "ıb", "ib", "ub", "üb", "ır", "ir", "ur", "ür", "dılar", "dilər", "dular", "dülər", "ırlar", "irlər", "urlar", "ürlər", "acaq", "əcək"],
        &["var", "gəlir", "gedir"],
        &["şəhər", "nəfər", "vəzir", "nazir", "müdir", "qədər", "katib", "kitab", "sahib", "məktub", "şair", "kapitan"],
    ),
    (
        "tr",
        &["dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "dılar", "diler", "dular", "düler", "tılar", "tiler", "yor", "yorlar", "mış", "miş", "muş", "müş", "acak", "ecek"],
        &["var"],
        &["kedi", "yedi", "şimdi", "ordu", "parti", "geçmiş", "kimdi", "kenti", "hattı", "saati", "devleti", "hükümeti"],
    ),
    (
        "de",
        &[],
        &["ist", "sind", "war", "waren", "hat", "haben", "hatte", "hatten", "fiel", "fielen", "kam", "kamen", "ging", "gingen", "steht", "stehen", "stand", "liegt", "lag", "bleibt", "blieb", "warten", "wartete", "warteten", "kommt", "kommen", "fährt", "fahren", "schneit", "regnet", "brennt", "brannte", "schweigt", "sagte", "sagt"],
        &[],
    ),
    (
        "fr",
        &["aient"],
        &["est", "sont", "était", "étaient", "a", "ont", "avait", "avaient", "fut", "furent", "attend", "attendent", "reste", "restent", "arrive", "arrivent", "brûle", "brûlent", "dort", "dorment"],
        &[],
    ),
    (
        "hy",
        &["եցին", "ացին", "վեց", "վեցին"],
        &["է", "են", "էր", "էին", "եկավ", "եկան", "գնաց", "գնացին", "սպասեց", "ասաց"],
        &[],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(plain: &str, one: (&str, bool), other: (&str, bool), lang: &str) -> bool {
        let side = |(name, place): (&str, bool)| {
            let at = plain.find(name).expect("there");
            Side { span: PlainSpan::new(at, at + name.len()), place, derived: false }
        };
        are_apart(plain, PlainSpan::new(0, plain.len()), side(one), side(other), lang)
    }

    #[test]
    fn each_says_its_own() {
        for (plain, one, other, lang) in [
            ("The road from Xa to Za is shut, and doctors from Ya walked", ("Xa", true), ("Ya", true), "en"),
            ("Snow closed the road to Xa, and Ya had no bread", ("Xa", true), ("Ya", false), "en"),
            ("Xa Governor Aram said Ya was calm", ("Xa", false), ("Ya", false), "en"),
            ("Мэр Ха приехал, жители Уа ждали его", ("Ха", true), ("Уа", true), "ru"),
            ("Жители Ха ждут, но в Уа света нет", ("Ха", true), ("Уа", true), "ru"),
            ("Xa meri gəldi, Yaya sakinləri getdi", ("Xa", true), ("Yaya", true), "az"),
        ] {
            assert!(apart(plain, one, other, lang), "{plain}");
        }
    }

    #[test]
    fn what_holds_one_against_the_other() {
        for (plain, one, other, lang) in [
            ("It rained in Xa, but it was dry in Ya", ("Xa", true), ("Ya", true), "en"),
            ("It rained in Xa, and it was dry in Ya", ("Xa", true), ("Ya", true), "en"),
            ("Azerbaijanis see Xa, and Armenians saw Ya", ("Xa", false), ("Ya", false), "en"),
            ("In Baku it was Xa, in Yerevan it was Ya", ("Xa", false), ("Ya", false), "en"),
            ("He was born in Xa, which was built where Ya stood", ("Xa", true), ("Ya", false), "en"),
            ("Buses left Xa, the mayor of Ya", ("Xa", true), ("Ya", true), "en"),
            ("One map showed the road to Xa, and Ya was on the other", ("Xa", true), ("Ya", false), "en"),
            ("Xa residents came, but Ya residents fled", ("Xa", true), ("Ya", true), "en"),
            ("A bus came from Xa, and two came from Ya", ("Xa", true), ("Ya", true), "en"),
            ("He said Xa, not Ya", ("Xa", false), ("Ya", false), "en"),
            ("В Ха снег лежал, а в Уа тепло было", ("Ха", true), ("Уа", true), "ru"),
            ("Жители Ха, гости Уа ждали его", ("Ха", true), ("Уа", true), "ru"),
            ("Xada qar yağdı, Yada günəş çıxdı", ("Xada", true), ("Yada", true), "az"),
        ] {
            assert!(!apart(plain, one, other, lang), "{plain}");
        }
    }
}
