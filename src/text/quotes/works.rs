//! Words that show the title of a work or an act, by their stems; a stem that ends with `$` is a whole word.

use super::tables::any;

/// English, French and German put the noun before the title; these words after a quoted name say nothing of it.
pub(super) fn is_work_noun_before_only(word: &str) -> bool {
    word.is_ascii()
        && !any(
            word,
            &[
                "film",
                "roman",
                "kitab",
                "kitap",
                "mahn",
                "gazet",
                "dergi",
                "jurnal",
                "novel$",
                "album$",
                "book$",
                "movie$",
                "song$",
                "documentary$",
                "series$",
                "newspaper$",
                "magazine$",
                "play$",
                "poem$",
                "resolution$",
                "declaration$",
                "bill$",
                "act$",
                "decree$",
                "memorandum$",
                "qanun",
                "kanun",
                "karar",
                "yasa",
                "rapor",
                "bildiri",
                "bildirge",
                "hesabat",
                "tablo",
                "eser$",
                "eseri",
                "heykel",
                "resim$",
                "resmi$",
                "resmin",
                "sergi",
                "oyunu",
                "dizi",
                "povest",
                "kartpostal",
            ],
        )
}

#[rustfmt::skip]
const WORK_STEMS: &[&str] = &[
    // English
    "book$", "books$", "novel$", "film$", "films$", "movie$", "documentary$", "song$", "album$", "poem$", "play$", "essay$",
    "article$", "newspaper$", "magazine$", "journal$", "monograph$", "brochure$", "pamphlet$", "painting$", "paintings$",
    "sculpture$", "engraving$", "etching$", "postcard$", "poster$", "watercolour$", "watercolor$", "opera$", "ballet$",
    "series$", "symphony$", "chapter$", "thesis$", "memoir$", "report$", "exhibition$", "website$", "podcast$", "programme$",
    "column$", "editorial$", "entitled$", "titled$", "headline$", "headlined$", "atlas$",
    // Russian
    "книг", "роман", "фильм", "кинофильм", "песн", "альбом", "стих", "поэм", "пьес", "эссе$", "стать", "газет", "журнал",
    "монографи", "брошюр", "картин", "опер$", "опера$", "опере$", "оперы$", "оперу$", "балет", "сериал", "глав$", "глава$",
    "главе$", "главу$", "диссертаци", "мемуар", "повест", "рассказ$", "рассказе$", "рассказа$", "заметк", "сборник",
    "телепередач", "программ", "рубрик", "заголов", "очерк", "спектакл", "выставк", "атлас", "открытк", "гравюр", "скульптур",
    "полотн", "плакат", "офорт", "натюрморт", "пейзаж", "мультфильм", "симфони", "симфоні", "кантат", "фільм", "пісн",
    "картин", "вірш", "опові", "вистав",
    // Azerbaijani, Turkish
    "kitab", "kitap", "kitabı", "roman", "film", "mahnı", "şarkı", "albom", "albüm", "şeir", "şiir", "poema", "pyes",
    "məqalə", "makale", "qəzet", "gazete", "jurnal", "dergi", "monoqrafiya", "tablo$", "tablosu", "opera$", "operası",
    "balet", "serial", "dizi$", "dizisi", "hekayə", "hikâye", "hikaye", "povest", "əsər", "eser$", "eseri", "verilişi",
    "sərgi", "sergi", "tamaşa", "oyun$", "oyunu", "tablolar", "rəsm$", "rəsmi$", "rəsmin", "resim$", "resmi$", "resmin",
    "kətan$", "kətanı", "heykəl", "heykel", "qravür", "gravür", "plakat", "açıqca", "kartpostal", "natürmort", "simfoniya",
    "senfoni",
    // Armenian
    "գիրք", "գրք", "վեպ", "ֆիլմ", "երգ$", "երգը", "երգի", "երգում", "ալբոմ", "բանաստեղծություն", "պիես", "հոդված", "թերթ",
    "ամսագիր", "ամսագր", "մենագրություն", "օպերա", "բալետ", "սերիալ", "պոեմ", "պատմվածք", "ակնարկ", "ներկայացում",
    "ցուցահանդես", "նկար$", "նկարը", "հաղորդաշար", "կտավ", "քանդակ", "փորագրանկար", "բացիկ", "պաստառ", "բնանկար",
    "նատյուրմորտ", "որմնանկար", "սիմֆոնիա",
    // French, German
    "livre$", "livres$", "chanson$", "poème$", "pièce$", "article$", "journal$", "revue$", "tableau$", "intitulé", "buch$",
    "buches$", "lied$", "gedicht$", "zeitung$", "zeitschrift$", "artikel$", "aufsatz$", "gemälde$", "theaterstück$",
    "gedichts$", "symphonie$", "sinfonie$",
    // Georgian
    "ფილმ", "რომან", "წიგნ", "სიმღერ", "ალბომ", "გაზეთ", "ჟურნალ", "პიეს", "ლექს", "პოემ", "მოთხრობ", "სპექტაკლ", "ოპერა$",
    "ოპერის$", "ოპერაში$", "ბალეტ", "სიმფონი", "ნახატ", "ქანდაკებ", "გამოფენ", "სერიალ", "გადაცემ", "სტატი",
];

/// A noun for a work: book, статья, film, գիրք.
pub(super) fn is_work_noun(word: &str) -> bool {
    any(word, WORK_STEMS)
}

/// Acts and documents that have titles of their own. A place may own one, so only the noun right beside the marks counts:
/// not the laws *of* “Artsakh”.
const ACT_STEMS: &[&str] = &[
    // English
    "resolution$",
    "resolutions$",
    "law$",
    "act$",
    "decree$",
    "bill$",
    "statement$",
    "declaration$",
    "treaty$",
    "charter$",
    "communiqué$",
    "petition$",
    "memorandum$",
    // Russian, Ukrainian; not законный, указать
    "закон$",
    "закона$",
    "закону$",
    "законом$",
    "законе$",
    "законі$",
    "законы$",
    "законопро",
    "указ$",
    "указа$",
    "указу$",
    "указом$",
    "указе$",
    "указі$",
    "постановлени",
    "постанова$",
    "постанову$",
    "постанові$",
    "постанови$",
    "постановою$",
    "резолюци",
    "резолюці",
    "заявление$",
    "заявления$",
    "заявлению$",
    "заявлением$",
    "заявлении$",
    "заява$",
    "заяву$",
    "заяві$",
    "заяви$",
    "деклараци",
    "декларація",
    "декларацію",
    "декларації",
    "решение$",
    "решения$",
    "решению$",
    "решением$",
    "решении$",
    "рішення",
    "распоряжени",
    "розпоряджен",
    "меморандум",
    "коммюнике$",
    "комюніке$",
    "петици",
    "петиці",
    // Azerbaijani, Turkish; not qərargah, yasak, qanuni
    "qanun$",
    "qanunu",
    "qanunda",
    "qanuna$",
    "kanun$",
    "kanunu",
    "fərman",
    "qərar$",
    "qərarı",
    "qərarda",
    "qərara$",
    "karar$",
    "kararı",
    "kararname",
    "qətnamə",
    "bəyanat",
    "bəyannamə",
    "sərəncam",
    "memorandum",
    "hesabat",
    "yasa$",
    "yasası",
    "yasayı$",
    "bildiri$",
    "bildirisi",
    "bildirge",
    "rapor",
    // Armenian; a bare որոշում is also "decides"
    "օրենքը",
    "օրենքի",
    "օրենքն",
    "օրենքո",
    "օրենքում",
    "օրենք$",
    "օրինագիծ",
    "օրինագծ",
    "բանաձև",
    "բանաձեւ",
    "որոշումը$",
    "որոշումն$",
    "որոշման",
    "որոշմա",
    "որոշումից",
    "հրամանագ",
    "հայտարարությ",
    "հռչակագ",
    "կարգադրությ",
    // French
    "loi$",
    "lois$",
    "décret$",
    "arrêté$",
    "résolution$",
    "déclaration$",
    // German
    "gesetz$",
    "gesetzes$",
    "erlass$",
    "beschluss$",
    "beschlusses$",
    "verordnung$",
    "dekret$",
    "erklärung$",
];

/// A noun for an act or document with a title: resolution, закон, fərman, օրենք.
pub(super) fn is_act_noun(word: &str) -> bool {
    any(word, ACT_STEMS)
}

/// True for acts that are called by a name alone too.
pub(super) fn is_resolution(word: &str) -> bool {
    any(
        word,
        &[
            "resolution",
            "резолюци",
            "резолюці",
            "qətnamə",
            "բանաձև",
            "résolution",
            "entschließung",
            "declaration",
            "декларац",
            "деклараці",
            "bəyannamə",
            "հռչակագ",
            "déclaration",
            "deklaration",
        ],
    )
}

/// True for the title of an act: On Shusha, О Шуше, Şuşa haqqında, Շուշիի մասին.
pub(super) fn is_about(title: &str) -> bool {
    const FIRST: [&str; 15] = [
        "on",
        "about",
        "concerning",
        "regarding",
        "о",
        "об",
        "обо",
        "про",
        "über",
        "zur",
        "zum",
        "sur",
        "relative",
        "relatif",
        "sobre",
    ];
    const LAST: [&str; 7] = ["haqqında", "haqda", "dair", "hakkında", "ilişkin", "մասին", "վերաբերյալ"];
    let title = title.to_lowercase();
    let mut words = title.split(|c: char| !c.is_alphanumeric() && c != '\u{307}').filter(|word| !word.is_empty());
    words.next().is_some_and(|word| FIRST.contains(&word))
        || words.next_back().is_some_and(|word| LAST.contains(&&*word.replace("i\u{307}", "i")))
}

/// An adjective between a title and the noun for its work.
pub(super) fn is_kind_of_work(word: &str) -> bool {
    any(
        word,
        &[
            "rəsm$",
            "sənədli$",
            "bədii$",
            "qısametrajlı$",
            "tammetrajlı$",
            "tarixi$",
            "yeni$",
            "belgesel$",
            "kısa$",
            "uzun$",
            "վավերագրական$",
            "գեղարվեստական$",
            "կարճամետրաժ$",
            "լիամետրաժ$",
            "պատմական$",
            "նոր$",
            "documentary$",
            "short$",
            "feature$",
            "animated$",
        ],
    )
}

/// Longer words that English titles write small (The Chicago Manual of Style 8.159).
const SMALL_WORDS: [&str; 14] = [
    "about", "after", "against", "before", "between", "beyond", "from", "into", "over", "through", "under", "upon",
    "with", "without",
];

pub(super) fn is_small_word(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

/// True behind a title in a note or a list of sources: names in capitals and a year, and nothing that is said: *“Life in …”, The Guardian,
/// 12 May 2021*; *“…” (Guardian, 2021)*. `parted`: the comma stands inside the marks.
pub(super) fn is_cited(after: &str, parted: bool) -> bool {
    /// Words of a source before its year, and small ones among them.
    const MOST: usize = 8;
    const SMALL: &[&str] =
        &["of", "the", "and", "for", "de", "la", "du", "des", "le", "der", "die", "und", "и", "p", "pp", "no", "vol"];
    let rest = after.trim_start_matches([' ', '\u{a0}']);
    let Some(rest) = rest.strip_prefix([',', '(']).or(parted.then_some(rest)) else { return false };
    // A date alone has no source: *the “Republic of …” (2 September 1991)*.
    let (mut dated, mut names) = (false, 0);
    for word in rest.split_whitespace().take(MOST + 1) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = bare.bytes().all(|b| b.is_ascii_digit());
        if digits && bare.len() == 4 && bare.starts_with(['1', '2']) {
            return names > 1;
        }
        names += usize::from(bare.starts_with(char::is_uppercase)) + usize::from(!digits && word.ends_with(','));
        // *12 мая 2021*: the month behind its day.
        let small = bare.starts_with(char::is_lowercase) && !SMALL.contains(&bare);
        // Another sentence.
        if bare.is_empty() || small && !dated || word.ends_with(['.', '!', '?', ';']) && bare.chars().count() > 4 {
            return false;
        }
        dated = digits;
    }
    false
}
