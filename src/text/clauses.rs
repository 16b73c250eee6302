//! Clauses of a sentence of which each says its own: *The road to X is shut, and doctors from Y walked*.
//!
//! Told by a comma, a verb on either side of it, and no word that holds the two against each other. What is not known to be
//! a verb is none. Endings and conjunctions are those of the languages' grammars.

use std::borrow::Cow;

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

/// The words of a sentence, read once for all pairs of its names.
#[derive(Debug)]
pub(crate) struct Clauses {
    sentence: PlainSpan,
    lang: Box<str>,
    /// In order; `None` where no two names are told apart: in a list, and where names are spoken of.
    words: Option<Vec<Word>>,
}

/// A word, and what is asked of it for each pair.
#[derive(Clone, Debug)]
struct Word {
    span: PlainSpan,
    folded: String,
    holds: bool,
    verb: bool,
}

impl Word {
    fn new(plain: &str, span: PlainSpan, lang: &str) -> Self {
        let folded = folded(&plain[span.range()]);
        Self { span, holds: begins(&folded, HOLDING), verb: is_verb(&folded, lang), folded }
    }
}

impl Clauses {
    /// Reads a sentence; `lang` is the primary subtag of its language.
    pub(crate) fn read(plain: &str, sentence: PlainSpan, lang: &str) -> Self {
        let untold = |span| Some(Word::new(plain, span, lang)).filter(|word| !begins(&word.folded, TELLING));
        let words = if sentence.len() > LONGEST { None } else { words_of(plain, sentence).map(untold).collect() };
        Self { sentence, lang: lang.into(), words }
    }

    /// The primary subtag that it was read by.
    pub(crate) fn lang(&self) -> &str {
        &self.lang
    }

    /// True if two names of the sentence stand in clauses of which each says its own, so that one name may stand in both.
    pub(crate) fn are_apart(&self, plain: &str, one: Side, other: Side) -> bool {
        let Some(words) = &self.words else { return false };
        let (first, second) = if one.span.start < other.span.start { (one, other) } else { (other, one) };
        let (sentence, lang) = (self.sentence, &*self.lang);
        Pair { plain, sentence, lang, words, first, second }.is_apart()
    }
}

/// Two names of a sentence.
struct Pair<'t> {
    plain: &'t str,
    sentence: PlainSpan,
    lang: &'t str,
    words: &'t [Word],
    first: Side,
    second: Side,
}

impl<'t> Pair<'t> {
    fn is_apart(&self) -> bool {
        let (first, second) = (self.first, self.second);
        let between = PlainSpan { start: first.span.end, end: second.span.start };
        if first.derived != second.derived {
            // The Khankendi mayor in X; not a Khankendi resident, no X one.
            return !self.text(between).contains(',') && !self.holds(between);
        }
        let behind = self.behind(second);
        if self.is_said(between) {
            let does = self.within(behind).next().is_some_and(|word| word.verb);
            return does && !self.within(behind).any(|word| word.folded == "not");
        }
        let Some(comma) = self.text(between).rfind(", ").map(|at| between.start + at as u32) else { return false };
        let stop = self.text(behind).find([',', ';', '—', '–']);
        let end = stop.map_or(behind.end, |at| behind.start + at as u32);
        let left = PlainSpan { start: self.sentence.start, end: comma };
        let right = PlainSpan { start: comma + 1, end };
        let verb = |clause| self.within(clause).any(|word| word.verb);
        if self.holds(PlainSpan { start: between.start, end }) || !verb(left) || !verb(right) {
            return false;
        }
        let subjects = (self.is_subject(first, left), self.is_subject(second, right));
        let placed = (first.place || subjects.0) && (second.place || subjects.1);
        placed && subjects != (true, true) && !self.are_alike(right)
    }

    /// The governor of X said Y was calm.
    fn is_said(&self, between: PlainSpan) -> bool {
        self.lang == "en"
            && self.within(between).last().is_some_and(|word| word.folded == "said")
            && self.within(between).nth(1).is_some()
            && !self.text(between).contains([',', '“', '"', ':'])
    }

    /// True for a name that its clause begins with, behind conjunctions, and that does what the verb behind it says.
    fn is_subject(&self, side: Side, clause: PlainSpan) -> bool {
        let before = PlainSpan { start: clause.start, end: side.span.start };
        // What it is may be what it is called.
        let does = |word: Cow<'_, Word>| word.verb && !COPULAS.contains(&&*word.folded);
        self.within(before).all(|word| JOINING.contains(&&*word.folded))
            && self.within(self.behind(side)).next().is_some_and(does)
    }

    /// True if what stands right beside the names holds the one against the other; `right` is the second one's clause.
    fn are_alike(&self, right: PlainSpan) -> bool {
        let next = |side: Side| self.within(self.behind(side)).next().map(|word| word.folded.clone());
        // X residents came, and Y residents left.
        if next(self.first).is_some() && next(self.first) == next(self.second) {
            return true;
        }
        let begin = self.sentence.start;
        let before = |side: Side| self.within(PlainSpan { start: begin, end: side.span.start }).collect::<Vec<_>>();
        match (&before(self.first)[..], &before(self.second)[..]) {
            // The road from X, and doctors from Y; but not: one came from X, and one came from Y.
            ([.., head, one], [.., other, two]) if one.folded == two.folded => {
                let adds = self.within(right).next().is_some_and(|word| AND.contains(&&*word.folded));
                !adds || !FROM.contains(&&*one.folded) || head.verb || other.verb
            }
            ([.., one], [.., two]) if one.folded == two.folded => true,
            // Turkic and Armenian cases are endings: two alike are held against each other.
            _ => same_ending(self.plain, self.first.span, self.second.span, self.lang),
        }
    }

    fn holds(&self, span: PlainSpan) -> bool {
        self.within(span).any(|word| word.holds)
    }

    /// From the end of a name to the end of the sentence.
    fn behind(&self, side: Side) -> PlainSpan {
        PlainSpan { start: side.span.end, end: self.sentence.end }
    }

    /// The text from one offset to another; empty where the second comes before the first.
    fn text(&self, span: PlainSpan) -> &'t str {
        self.plain.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The words from one offset to another. Of one that goes over either, the part that lies within.
    fn within(&self, span: PlainSpan) -> impl Iterator<Item = Cow<'t, Word>> {
        let (plain, lang) = (self.plain, self.lang);
        let first = self.words.partition_point(|word| word.span.end <= span.start);
        self.words[first..].iter().take_while(move |word| word.span.start < span.end).filter_map(move |word| {
            if span.contains(word.span) {
                return Some(Cow::Borrowed(word));
            }
            let part = PlainSpan { start: span.start.max(word.span.start), end: span.end.min(word.span.end) };
            words_of(plain, part).next().map(|part| Cow::Owned(Word::new(plain, part, lang)))
        })
    }
}

/// The words of a stretch of a text.
fn words_of(plain: &str, stretch: PlainSpan) -> impl Iterator<Item = PlainSpan> {
    let text = plain.get(stretch.start as usize..stretch.end as usize).unwrap_or_default();
    words::words(text).map(move |word| PlainSpan { start: stretch.start + word.start, end: stretch.start + word.end })
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

/// A word in small letters.
fn folded(word: &str) -> String {
    #[cfg(test)]
    work::note();
    composed(word).to_lowercase().replace("i\u{307}", "i")
}

/// How many words a test has folded.
#[cfg(test)]
pub(crate) mod work {
    use std::cell::Cell;

    thread_local! { static FOLDED: Cell<usize> = const { Cell::new(0) } }

    pub(super) fn note() {
        FOLDED.set(FOLDED.get() + 1);
    }

    /// The number of words that are folded while `of` runs.
    pub(crate) fn folded(of: impl FnOnce()) -> usize {
        let before = FOLDED.get();
        of();
        FOLDED.get() - before
    }
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
        Clauses::read(plain, PlainSpan::new(0, plain.len()), lang).are_apart(plain, side(one), side(other))
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

    #[test]
    fn a_list_is_no_sentence() {
        let short = "The road from Xa to Za is shut, and doctors from Ya walked";
        let (one, other) = (("Xa", true), ("Ya", true));
        assert!(apart(short, one, other, "en"));
        for tail in [" ", " there"] {
            let tail = tail.repeat(LONGEST);
            let long = |bytes: usize| format!("{short}{}", &tail[..bytes - short.len()]);
            assert!(apart(&long(LONGEST), one, other, "en"));
            assert!(!apart(&long(LONGEST + 1), one, other, "en"));
        }
    }

    #[test]
    fn words_are_cut_where_a_stretch_ends() {
        let plain = "Snow fell on Xankəndidə, Yada";
        let clauses = Clauses::read(plain, PlainSpan::new(0, plain.len()), "en");
        let side = Side { span: PlainSpan::default(), place: true, derived: false };
        let words = clauses.words.as_deref().expect("no list");
        let pair = Pair { plain, sentence: clauses.sentence, lang: &clauses.lang, words, first: side, second: side };
        let within = |from: &str, to: &str| {
            let at = |part: &str| plain.find(part).expect("there");
            let span = PlainSpan { start: at(from) as u32, end: at(to) as u32 };
            pair.within(span).map(|word| word.folded.clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(within("fell", " Xan"), "fell on");
        assert_eq!(within("ell", "kəndi"), "ell on xan");
        assert_eq!(within("didə", "Yada"), "didə");
        assert_eq!(within("əndi", "idə"), "ənd");
        assert_eq!(within("Yada", "fell"), "");
    }
}
