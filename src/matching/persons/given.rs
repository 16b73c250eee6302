//! Given names, folded: names in common use in Armenia, Azerbaijan, Turkey, Georgia, Ukraine, Russia and the West, and none that is an
//! ordinary word or a place more often than a person. Common knowledge; no list was copied.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::cases::{ARMENIAN, TURKIC};
use super::tables::Stems;
use crate::text::fold::{self, Fold};

/// Letters of the shortest name that is told by an ending.
const SHORTEST: usize = 4;

/// Endings of Russian and Ukrainian given names.
#[rustfmt::skip]
const SLAVIC: &[&str] = &[
    "", "а", "я", "у", "ю", "е", "ы", "и", "і", "ом", "ем", "єм", "ой", "ей", "ою", "ею", "й", "ь", "ові", "еві", "єві",
];
/// Of Azerbaijani, Turkish and Armenian names, what else than cases may follow.
#[rustfmt::skip]
const TURKIC_MORE: &[&str] = &["dır", "dir", "dur", "dür", "lar", "lər", "ler", "gil", "çün", "yla", "ylə", "yle"];
const ARMENIAN_MORE: &[&str] = &["ով", "ովն", "ում", "իցն", "ինը", "ինն", "ենց"];

/// True for a given name in a case of the text's language: Մարտինի, *Vardandan*, «Вартаном». Such a word is no misspelt town.
pub(in crate::matching) fn is_declined(word: &str, lang: &str) -> bool {
    let endings: [&[&str]; 2] = match lang {
        "hy" => [ARMENIAN, ARMENIAN_MORE],
        "az" | "tr" => [TURKIC, TURKIC_MORE],
        "ru" | "uk" => [SLAVIC, &[]],
        _ => return false,
    };
    let folded = fold::fine(word, Fold::Default);
    let ends =
        |name: &str, rest: &str| name.chars().count() >= SHORTEST && endings.iter().any(|all| all.contains(&rest));
    let in_turn = |name| folded.strip_prefix(name).is_some_and(|rest| ends(name, rest));
    begun_by(&folded).any(|(name, rest)| ends(name, rest)) || GIVEN_NAMES_IN_TURN.all().any(in_turn)
}

/// True for a whole word of [`GIVEN_NAMES`].
pub(super) fn is_listed(folded: &str) -> bool {
    LISTED.names.contains(folded)
}

/// The [`GIVEN_NAMES`] that a folded word begins with, each with what is left of the word.
pub(super) fn begun_by(folded: &str) -> impl Iterator<Item = (&str, &str)> {
    let cuts = (LISTED.shortest..=LISTED.longest.min(folded.len())).filter(|cut| folded.is_char_boundary(*cut));
    cuts.map(|cut| folded.split_at(cut)).filter(|(name, _)| LISTED.names.contains(name))
}

/// [`GIVEN_NAMES`], to be looked up: a draft asks of the word before each name.
struct Listed {
    names: HashSet<&'static str, foldhash::fast::FixedState>,
    /// Bytes of the shortest and of the longest.
    shortest: usize,
    longest: usize,
}

static LISTED: LazyLock<Listed> = LazyLock::new(|| {
    let lengths = || GIVEN_NAMES.iter().map(|name| name.len());
    Listed {
        names: GIVEN_NAMES.iter().copied().collect(),
        shortest: lengths().min().unwrap_or_default(),
        longest: lengths().max().unwrap_or_default(),
    }
});

/// Given names of those whose surnames end in other ways than towns do, by their stems; `$`: the whole word.
#[rustfmt::skip]
pub(super) static GIVEN_NAMES_IN_TURN: Stems = Stems::new(&[
    "muhammad$", "mohammad$", "muhammed$", "mehmed$", "məhəmməd$", "mahammad$", "мухаммед", "мухаммад", "магомед", "məmməd$",
    "mammad$", "мамед$", "əli$", "ali$", "али$", "heydər$", "heydar$", "гейдар", "ilham$", "ильхам", "elçin$", "elchin$",
    "эльчин", "rəşad$", "rashad$", "рашад", "vaqif$", "vagif$", "вагиф", "elnur$", "эльнур", "samir$", "самир$", "həsən$",
    "hasan$", "гасан$", "hüseyn$", "huseyn$", "гусейн$", "əhməd$", "ahmad$", "ахмед$", "mustafa$", "mehmet$", "leyla$", "лейла$",
    "aysel$", "айсель$", "günel$", "gunel$", "nigar$", "нигяр$", "sevinc$", "fatma$", "zeynəb$", "araz$", "murad$", "мурад$",
    "kamran$", "камран", "tural$", "турал", "orxan$", "orkhan$", "орхан", "vüqar$", "vugar$", "вугар", "fərid$", "farid$",
    "фарид", "emin$", "эмин$", "rauf$", "рауф", "rüstəm$", "rustam$", "рустам", "nizami$", "низами$", "imadəddin$", "imadaddin$",
    "имадеддин",
    // Azerbaijani, Turkish.
    "abbas$", "abdulla$", "abdullah$", "abdurrahman$", "abid$", "adem$", "adil$", "afaq$", "aftandil$", "agil$", "akif$", "akın$",
    "alim$", "aliyar$", "alparslan$", "alyar$", "anar$", "arda$", "arif$", "asif$", "asim$", "asiye$", "asli$", "aslı$", "asya$",
    "asəf$", "atif$", "ayan$", "aybəniz$", "aydan$", "aydin$", "aydın$", "aygun$", "ayhan$", "aykut$", "ayla$", "aylin$",
    "aynur$", "aysu$", "aysun$", "aytac$", "aytaj$", "aytan$", "aytekin$", "aytən$", "ayşegül$", "azadê$", "azar$", "aziz$",
    "azər$", "babak$", "babək$", "bahadır$", "bahoz$", "bakhtiyar$", "baləxan$", "baran$", "begüm$", "behruz$", "bekir$",
    "belgin$", "berat$", "berfin$", "beril$", "berk$", "berkay$", "berna$", "betül$", "bilal$", "burak$", "burcu$", "burhan$",
    "bülent$", "büşra$", "bəhram$", "bəhruz$", "bəxtiyar$", "cabbar$", "cabir$", "cansu$", "cavad$", "cavid$", "celal$", "cem$",
    "cemal$", "cemil$", "cengiz$", "cenk$", "cevdet$", "ceyda$", "ceyhun$", "chingiz$", "cihan$", "cəfər$", "cəlal$", "cəlil$",
    "cəmil$", "cəmilə$", "dadash$", "davut$", "daşqın$", "didem$", "dilan$", "dilara$", "dilarə$", "ebru$", "ece$", "ecevit$",
    "ekrem$", "eldaniz$", "eldəniz$", "elif$", "elkhan$", "elman$", "elmar$", "elmir$", "elnara$", "elnarə$", "elshad$",
    "elshan$", "eltən$", "elvin$", "elviz$", "elxan$", "elza$", "elşad$", "elşən$", "emel$", "emine$", "emrah$", "emre$",
    "enver$", "erdal$", "erdem$", "erdoğan$", "eren$", "ergün$", "erhan$", "erkan$", "erol$", "ersin$", "ertuğrul$", "esmira$",
    "esra$", "etibar$", "eyüp$", "ezgi$", "fadime$", "fahri$", "faiq$", "fakhraddin$", "farhad$", "fariz$", "faruk$", "fatih$",
    "fatoş$", "ferhat$", "feride$", "ferit$", "fidan$", "figen$", "fikrat$", "fikret$", "fikrət$", "filiz$", "firudin$", "firuz$",
    "firuzə$", "furkan$", "füzuliyə$", "fərhad$", "fəxrəddin$", "gamze$", "gasim$", "gizem$", "gulnar$", "gulnara$", "gulshan$",
    "gurban$", "gökhan$", "gülay$", "gülbahar$", "gülcan$", "gülnar$", "gülnarə$", "gülsüm$", "gültekin$", "gülşah$", "gülşən$",
    "gürkan$", "habil$", "hacer$", "hafiz$", "hakan$", "halil$", "halime$", "haluk$", "hamdi$", "hamid$", "hamza$", "handan$",
    "hande$", "harun$", "hasibe$", "hatice$", "haydar$", "hayriye$", "hidayat$", "hidayət$", "hikmat$", "hikmet$", "hikmət$",
    "hulusi$", "hüsamettin$", "hüsnü$", "həcər$", "həmid$", "həmidə$", "ibrahim$", "ikram$", "ilaha$", "ilahə$", "ilgar$",
    "ilhan$", "ilker$", "ilkin$", "ilknur$", "ilqar$", "ilyas$", "inqilab$", "irada$", "iradə$", "irem$", "irfan$", "isgəndər$",
    "iskandar$", "ismail$", "ismayil$", "ismayıl$", "ismet$", "jabbar$", "jalal$", "jalil$", "jamal$", "jamila$", "javad$",
    "javid$", "jeyhun$", "jeyla$", "kaan$", "kadir$", "kadriye$", "kamala$", "kamil$", "karim$", "kemal$", "kenan$", "kerem$",
    "khalid$", "khalil$", "khatira$", "khayal$", "khayyam$", "konul$", "koray$", "korkut$", "kâmil$", "köksal$", "kübra$",
    "kəmalə$", "kərim$", "lalə$", "laləzar$", "lamiya$", "lamiyə$", "latif$", "leman$", "levent$", "leyli$", "lütfi$", "lətif$",
    "lətifə$", "mahir$", "mahmud$", "mahmut$", "mais$", "malahat$", "mansur$", "maqsud$", "maryam$", "matanat$", "mehtap$",
    "melih$", "melike$", "melis$", "meltem$", "meral$", "mert$", "merve$", "meryem$", "mesut$", "mevlüt$", "mikayil$", "mikayıl$",
    "miraç$", "mirza$", "mirzə$", "muammer$", "mubariz$", "muharrem$", "mukhtar$", "murat$", "musa$", "mushfig$", "muxtar$",
    "mövsüm$", "mübariz$", "mübarək$", "müge$", "müjde$", "münevver$", "müşfiq$", "məhərrəm$", "məlahət$", "məleykə$", "məryəm$",
    "mətanət$", "nadir$", "naila$", "nailə$", "nalan$", "namig$", "namiq$", "nargiz$", "narmin$", "natig$", "natiq$", "natəvan$",
    "nazim$", "nazli$", "nazlı$", "nazım$", "necati$", "necdet$", "necmettin$", "nermin$", "neslihan$", "nesrin$", "nevin$",
    "nicat$", "nihal$", "nihat$", "nijat$", "nilgün$", "nilüfer$", "nuran$", "nuray$", "nurcan$", "nurettin$", "nuri$", "nurlan$",
    "nurlana$", "nurten$", "nushaba$", "nüşabə$", "nərgiz$", "nərmin$", "nərminə$", "ogtay$", "okan$", "oktay$", "oqtay$",
    "orhan$", "osman$", "parvana$", "parviz$", "pelin$", "pünhan$", "pınar$", "pərvanə$", "pərviz$", "qabil$", "qadir$", "qasım$",
    "qorxmaz$", "qurban$", "qəhrəman$", "rabia$", "rafig$", "rafiq$", "rafiz$", "rahib$", "rahim$", "ramil$", "ramin$", "ramiyə$",
    "ramiz$", "rana$", "rasim$", "rasul$", "recep$", "refik$", "remzi$", "reşat$", "rojda$", "rojin$", "ronahi$", "rovshan$",
    "rufat$", "rufət$", "rza$", "rövşən$", "rıdvan$", "rıfat$", "rıza$", "rəfail$", "rəhim$", "rəna$", "rəsul$", "saadat$",
    "saadet$", "sabahattin$", "sabina$", "sabir$", "sabri$", "sabuhi$", "sadig$", "sadiq$", "sadık$", "safar$", "safiye$",
    "saida$", "sait$", "salih$", "salim$", "samad$", "sami$", "samid$", "samira$", "samirə$", "sanan$", "sara$", "sayavush$",
    "sedat$", "selahattin$", "selami$", "selda$", "selim$", "selin$", "selma$", "selçuk$", "sema$", "semih$", "semra$", "serap$",
    "sercan$", "serdar$", "serhat$", "serkan$", "serpil$", "sertaç$", "sevda$", "sevim$", "sevinj$", "seyfi$", "sezer$",
    "sezgin$", "seçil$", "shabnam$", "shahin$", "shahla$", "shahriyar$", "shakir$", "shamil$", "shamsi$", "shirin$", "shukur$",
    "sibel$", "sinan$", "siyavush$", "solmaz$", "soner$", "songül$", "suat$", "suna$", "süleyman$", "sümeyye$", "süreyya$",
    "səadət$", "səbinə$", "səbuhi$", "sədaqət$", "sədrəddin$", "səfər$", "səidə$", "səlim$", "səlimə$", "səmayə$", "səməd$",
    "sənan$", "səyavuş$", "tahir$", "tahira$", "tahirə$", "tahmina$", "tahsin$", "taleh$", "talib$", "talıb$", "tamerlan$",
    "tamilla$", "taner$", "tansu$", "tapdig$", "tapdıq$", "tarık$", "tayfun$", "tayyip$", "tekin$", "teymur$", "tofig$", "tofiq$",
    "togrul$", "tolga$", "tuncay$", "turgay$", "turgut$", "turqut$", "tuğba$", "tuğçe$", "türkan$", "təbriz$", "təhminə$",
    "ulkar$", "ulvi$", "ulviyya$", "vafa$", "vahid$", "vedat$", "veli$", "veysel$", "vidadi$", "vilayat$", "vilayət$", "volkan$",
    "vəli$", "vəsif$", "vəsilə$", "xalid$", "xalidə$", "xatirə$", "xudayar$", "xumar$", "xəlil$", "xəyal$", "xəyyam$", "yadigar$",
    "yagub$", "yakup$", "yalçın$", "yaqub$", "yasemin$", "yasin$", "yaver$", "yavər$", "yeliz$", "yeşim$", "yiğit$", "yunis$",
    "yunus$", "yusif$", "yusuf$", "yücel$", "yıldıray$", "zahid$", "zahir$", "zahirə$", "zakir$", "zamin$", "zarifə$", "zaur$",
    "zehra$", "zeki$", "zekiye$", "zeliha$", "zeynab$", "zeynal$", "zeynep$", "zohra$", "zulfiyya$", "zöhrə$", "zübeyde$",
    "züleyha$", "zülfikar$", "zülfiyyə$", "zülfüqar$", "zərifə$", "çağatay$", "çağla$", "çingiz$", "ömer$", "önder$", "özkan$",
    "özlem$", "ülkər$", "ülvi$", "ülviyyə$", "ümmü$", "şaban$", "şahin$", "şakir$", "şamil$", "şamo$", "şebnem$", "şener$",
    "şenol$", "şerife$", "şevket$", "şeyma$", "şükran$", "şükrü$", "şükür$", "şəbnəm$", "şəfəq$", "şəhla$", "şəhriyar$", "şəmsi$",
    "əfqan$", "əkbər$", "əkrəm$", "əlisahib$", "ələkbər$", "ənvər$", "əsgər$", "əsəd$", "əziz$",
]);
/// Given names by their stems: whole words in Latin and Armenian letters, in Cyrillic without the ending of the nominative.
#[rustfmt::skip]
const GIVEN_NAMES: &[&str] = &[
    "georg",
    "john", "james", "peter", "paul", "george", "michael", "thomas", "william", "charles", "henry", "richard", "joseph", "daniel",
    "anthony", "andrew", "stephen", "steven", "kevin", "brian", "harry", "emily", "emma", "sarah", "laura", "julia", "kate",
    "jane", "anne", "alice", "elizabeth", "margaret", "susan", "helen", "maxim", "alexander", "aleksandr", "alexey", "aleksei",
    "andrei", "andrey", "dmitry", "dmitri", "nikolai", "pavel", "pyotr", "ilya", "konstantin", "leonid", "fyodor", "anton",
    "vasily", "yevgeny", "svetlana", "olga", "tatiana", "natalia", "ekaterina", "oleksandr", "volodymyr", "mykola", "petro",
    "andriy", "taras", "oksana", "hans", "karl", "heinrich", "friedrich", "johann", "jürgen", "wolfgang", "klaus", "stefan",
    "andreas", "claudia", "sabine", "petra", "jean", "pierre", "louis", "jacques", "françois", "marie", "claire", "maxime",
    "ahmet", "mehmet", "mustafa", "ayşe", "fatma", "hüseyin", "hasan", "ilham", "heydar", "elçin", "leyla", "aygün", "murad",
    "rəşad", "kamran", "orxan", "nigar", "günel", "максим", "александр", "алексе", "андре", "дмитри", "никола", "павел", "петр",
    "илья", "константин", "леонид", "федор", "антон", "васили", "евгени", "светлан", "ольг", "татьян", "наталь", "екатерин",
    "михайл", "олександр", "володимир", "микол", "андрі", "тарас", "оксан", "дмитр", "сергі", "олексі", "ігор", "катерин", "іван",
    "марія", "марії", "марію", "олен", "юрі", "богдан", "василь", "степан", "григорі", "ганн", "надія", "любов", "віктор",
    "михайл", "роман", "людмил", "галин", "валентин", "aram", "ara", "armen", "armine", "arsen", "artak", "artashes", "artem",
    "arthur", "artur", "ashot", "anna", "ani", "anahit", "araik", "arayik", "arkady", "avet", "boris", "bagrat", "david", "davit",
    "eduard", "edgar", "elena", "emil", "gagik", "garik", "gayane", "gevorg", "grigor", "grigory", "gor", "gurgen", "hakob",
    "hamlet", "haik", "hayk", "hasmik", "hovhannes", "hrant", "igor", "irina", "ivan", "karen", "karine", "khachatur", "kim",
    "levon", "lilit", "lusine", "maria", "marina", "mariam", "mane", "martin", "mher", "mikael", "mikhail", "mkrtich", "narek",
    "narine", "nairi", "nikol", "norayr", "nune", "oleg", "petros", "rafael", "robert", "ruben", "ruzanna", "samvel", "sarkis",
    "sargis", "sasun", "sergei", "sergey", "serzh", "seyran", "shushanik", "sofia", "sona", "suren", "susanna", "tatev", "tigran",
    "vache", "vahan", "vahe", "vahram", "valery", "vardan", "vazgen", "vigen", "viktor", "vladimir", "yuri", "zara", "zaven",
    "zhanna", "арам", "армен", "армин", "арсен", "артак", "артем", "артур", "ашот", "анна", "анну", "анны", "ани", "анаит",
    "араик", "аркади", "борис", "баграт", "давид", "давит", "эдуард", "эдгар", "елен", "эмил", "гагик", "гарик", "гаян", "геворг",
    "григор", "гурген", "акоп", "гамлет", "айк", "асмик", "ованес", "грант", "игор", "ирин", "иван", "карен", "карин", "хачатур",
    "ким", "левон", "лилит", "лусин", "мари", "марин", "мариам", "мартин", "мгер", "микаел", "михаил", "нарек", "нарин", "никол",
    "норайр", "нун", "олег", "петрос", "рафаел", "роберт", "рубен", "рузанн", "самвел", "саркис", "саргис", "серге", "серж",
    "сейран", "софи", "сурен", "сусанн", "татев", "тигран", "ваган", "ваге", "ваграм", "валери", "вардан", "вазген", "виген",
    "виктор", "владимир", "юри", "завен", "жанн", "արամ", "արա", "արմեն", "արմինե", "արսեն", "արտակ", "արթուր", "աշոտ", "աննա",
    "անի", "անահիտ", "արայիկ", "բագրատ", "դավիթ", "էդուարդ", "էդգար", "ելենա", "էմիլ", "գագիկ", "գայանե", "գևորգ", "գրիգոր",
    "գոռ", "գուրգեն", "հակոբ", "համլետ", "հայկ", "հասմիկ", "հովհաննես", "հրանտ", "կարեն", "կարինե", "խաչատուր", "լևոն", "լիլիթ",
    "լուսինե", "մարիա", "մարինա", "մարիամ", "մանե", "մհեր", "միքայել", "մկրտիչ", "նարեկ", "նարինե", "նիկոլ", "նորայր", "նունե",
    "պետրոս", "ռոբերտ", "ռուբեն", "սամվել", "սարգիս", "սասուն", "սերգեյ", "սերժ", "սեյրան", "սոնա", "սուրեն", "սուսաննա", "տաթև",
    "տիգրան", "վաչե", "վահան", "վահե", "վահրամ", "վարդան", "վազգեն", "վիգեն", "վիկտոր", "վլադիմիր", "զավեն", "ժաննա",
    // Armenian names in Latin letters.
    "aghasi", "aghavni", "aida", "alina", "alvard", "amalia", "anaida", "anush", "araksi", "ararat", "araxie", "areg", "arevik",
    "arkadi", "arman", "armenak", "arshak", "arshaluys", "artavazd", "arus", "ashkhen", "aspet", "astghik", "avag", "avetik",
    "avetis", "azat", "azniv", "babken", "bako", "bedros", "beniamin", "berj", "bogdan", "christine", "derenik", "edik", "elen",
    "elina", "elmira", "erik", "ervand", "felix", "garegin", "garnik", "garo", "gegham", "gerasim", "gourgen", "grigori",
    "grisha", "hagop", "haig", "harout", "harutyun", "heghine", "heghnar", "henrik", "henrikh", "hermine", "hovik", "hovsep",
    "hrach", "hrachya", "hrayr", "hripsime", "inessa", "iren", "jirayr", "julietta", "kamo", "karapet", "karlen", "khachik",
    "khoren", "kima", "krikor", "kristine", "laert", "lala", "lena", "liana", "lida", "lilia", "luiza", "lyova", "lyudvig",
    "makar", "manuel", "manuk", "manvel", "marat", "margar", "margarita", "mariana", "marianna", "martiros", "marut",
    "mayis", "melik", "meline", "melkon", "meri", "mihran", "milena", "minas", "misak", "mkhitar", "movses", "mushegh", "naira",
    "nairuhi", "nane", "nara", "nare", "nazar", "nazeli", "nazik", "nelli", "nerses", "nina", "nora", "nshan", "nver", "ofelia",
    "oksen", "onnik", "ovsanna", "parandzem", "pargev", "parsegh", "paruyr", "patvakan", "petik", "poghos", "raffi", "rima",
    "roland", "romik", "roza", "rubik", "rudik", "rudolf", "sahak", "saribek", "sarik", "sasha", "satenik", "seda", "sedrak",
    "sergo", "seryozha", "shahane", "shahen", "shavarsh", "shushan", "silva", "simon", "siranush", "sirarpi", "sirvard", "smbat",
    "sofik", "sos", "stepan", "suzan", "suzanna", "svetik", "syuzanna", "taguhi", "takuhi", "tamar", "tamara", "tatul", "tereza",
    "tevan", "tsovik", "tsovinar", "vagharsh", "vagharshak", "vagram", "vahagn", "vahik", "valeri", "vano", "varazdat", "varsik",
    "vartan", "varuzhan", "varvara", "vasak", "vasil", "vaspur", "vergine", "verjine", "vilen", "vitali", "vitaly", "vlad",
    "vladik", "volodya", "vosky", "vram", "vrej", "yeghia", "yeghishe", "yelena", "yeprem", "yervand", "yesayi", "yeva",
    "yuliana", "yurik", "zabel", "zarine", "zaruhi", "zepyur", "zhirayr", "zhora", "zinaida", "zohrab", "zorik",
    // Georgian names in Latin letters.
    "akaki", "aleko", "aleksandre", "amiran", "anzor", "archil", "avtandil", "badri", "beka", "besik", "bidzina", "bondo", "dato",
    "demetre", "dimitri", "eka", "ekaterine", "eldar", "elene", "eliso", "erekle", "ester", "eteri", "gaioz", "ganna", "gela",
    "giga", "gigi", "giorgi", "givi", "gocha", "goderdzi", "gogi", "grigol", "gulnazi", "guram", "gvantsa", "iakob", "ilia",
    "ioseb", "irakli", "irma", "jaba", "jano", "jondo", "kakha", "kakhaber", "kakhi", "kete", "ketevan", "keti", "keto", "khatia",
    "khatuna", "koba", "konstantine", "kote", "lado", "lali", "lamara", "lasha", "lela", "levan", "levani", "luka", "maia",
    "maka", "malkhaz", "mamuka", "manana", "mari", "marika", "medea", "merab", "mikheil", "mirian", "mzia", "nana",
    "nani", "natela", "natia", "nato", "nestan", "nika", "nikoloz", "nini", "nino", "nodar", "nugzar", "nunu", "otar", "paata",
    "pikria", "ramaz", "rati", "revaz", "rezo", "rusudan", "salome", "sandro", "shalva", "shorena", "shota", "sopho", "sopiko",
    "sulkhan", "tamaz", "tamta", "temur", "tengiz", "tinatin", "tornike", "tsira", "vaja", "vakhtang", "vazha", "zaal",
    "zaira", "zaza", "zurab", "zviad",
    // Ukrainian and Russian names in Latin letters.
    "afanasy", "akim", "aleksandra", "alevtina", "alexandra", "alexei", "alexej", "alisa", "alla", "alyona", "anastasia",
    "anastasiya", "anatolii", "anatoliy", "anatoly", "andrii", "andrij", "anfisa", "angelina", "antonina", "apollon", "arina",
    "arkadiy", "arkhip", "arseniy", "arseny", "artemy", "artyom", "bogdana", "bohdan", "bohdana", "borys", "danil", "danila",
    "danylo", "daria", "dariia", "darya", "demyan", "denis", "denys", "dina", "dmitrii", "dmitriy", "dmytro", "egor", "elizaveta",
    "evdokia", "evgenia", "evgenii", "evgeniy", "evgeny", "fedir", "fedor", "filip", "filipp", "galina", "gennadi", "gennadiy",
    "gennady", "georgiy", "georgy", "gleb", "grigoriy", "halyna", "hanna", "hennadiy", "heorhii", "hlib", "hryhorii", "hryhoriy",
    "ignat", "ihor", "ilona", "inna", "innokenty", "inokenty", "iosif", "iosyp", "iryna", "ivanna", "kapitolina", "karina",
    "kateryna", "katya", "khrystyna", "kirill", "klavdia", "klim", "klym", "kostiantyn", "kostya", "kristina", "ksenia",
    "kseniya", "kuzma", "kyrylo", "larisa", "larysa", "lavr", "lavrenty", "leonida", "leontiy", "lev", "lidia", "lidiya",
    "liubov", "liudmyla", "lubov", "lukyan", "lyubomyr", "lyubov", "lyudmila", "makarii", "maksim", "maksym", "mariia", "mariya",
    "markiian", "marko", "marta", "maryana", "maryna", "matvei", "matviy", "mikhailo", "mikola", "mitrofan", "mykhailo", "mykyta",
    "myron", "nadezhda", "nadia", "nadiia", "nadiya", "nastya", "natalie", "nataliia", "nataliya", "natalya", "nazarii", "nestor",
    "nikita", "nikolay", "oleh", "oleksa", "oleksandra", "oleksii", "oleksiy", "olena", "oles", "olesia", "olesya", "olha",
    "orest", "ostap", "panas", "pantelei", "pavlina", "pavlo", "petr", "platon", "polina", "prokhor", "raisa", "rimma", "rodion",
    "roksolana", "rostislav", "rostyslav", "ruslan", "ruslana", "savely", "semen", "semyon", "serafim", "sergiy", "serhii",
    "serhiy", "snezhana", "sofiia", "sofiya", "solomiia", "stanislav", "stanislava", "sviatoslav", "svitlana", "svyatoslav",
    "taisia", "taisiia", "taisiya", "tanya", "terentiy", "tetiana", "tetyana", "timofei", "timofey", "timur", "tykhon", "tymofiy",
    "uliana", "ulyana", "valentin", "valentina", "valentyn", "valentyna", "valeria", "valerii", "valeriy", "valeriya", "vasilisa",
    "vasiliy", "vasyl", "vera", "veronika", "viacheslav", "viktoria", "viktoriia", "viktoriya", "vira", "vitalii", "vitaliy",
    "vladislav", "vladyslav", "vsevolod", "vyacheslav", "yakiv", "yakov", "yana", "yaroslav", "yaroslava", "yefim", "yegor",
    "yekaterina", "yelizaveta", "yevgenia", "yevgeniy", "yevhen", "yevhenii", "yevheniia", "yosyp", "yulia", "yuliia", "yuliya",
    "yurii", "yuriy", "yury", "zakhar", "zlata", "zoia", "zoryana", "zoya",
    // Names of the West.
    "adam", "adrian", "agnes", "albert", "alex", "alfred", "amanda", "amelia", "amy", "andrea", "angela", "anita", "antoine",
    "antonio", "barbara", "beatrice", "benjamin", "bernard", "bruno", "carl", "carla", "carlos", "caroline", "catherine",
    "cecilia", "charlotte", "christina", "christopher", "claude", "clive", "colin", "craig", "daniela", "deborah", "denise",
    "dennis", "derek", "diane", "dominic", "donald", "dorothy", "douglas", "duncan", "edith", "edmund", "edward", "eleanor",
    "ellen", "eric", "erika", "ernest", "ernst", "eugene", "fernando", "francesco", "francis", "frank", "franz", "fred",
    "frederick", "gabriel", "gabriela", "gareth", "gerald", "gerard", "gerhard", "giovanni", "giuseppe", "graham", "greta",
    "guillaume", "gustav", "hannah", "harold", "heather", "heinz", "helga", "helmut", "henri", "herbert", "hugo", "ian", "ingrid",
    "isaac", "isabel", "jack", "jacob", "jason", "jennifer", "jens", "jeremy", "jessica", "joachim", "joan", "joanna", "joanne",
    "joel", "johannes", "jonathan", "josef", "judith", "jürg", "karin", "kathleen", "keith", "kenneth", "kurt", "lars",
    "laurence", "laurent", "lawrence", "leonard", "leonardo", "lewis", "lorenzo", "louise", "lucia", "lucy", "luigi", "luis",
    "lukas", "luke", "luther", "magdalena", "malcolm", "manfred", "marc", "marcel", "marco", "marcus", "margot", "mario",
    "markus", "martha", "matthew", "matthias", "maurice", "melissa", "michel", "michele", "miguel", "monica", "monika", "nathan",
    "neil", "nicholas", "nick", "nicolas", "nicole", "nigel", "noah", "norbert", "olaf", "oliver", "oscar", "oskar", "otto",
    "pamela", "patricia", "patrick", "paula", "pedro", "philip", "philippe", "phillip", "rachel", "ralph", "raymond", "rebecca",
    "renate", "rene", "rené", "robin", "roger", "ronald", "rosemary", "rupert", "ruth", "ryan", "sabrina", "samuel", "sandra",
    "scott", "sean", "sebastian", "silvia", "simone", "sophia", "sophie", "stephanie", "stuart", "suzanne", "sven", "sylvia",
    "teresa", "terry", "theodore", "theresa", "timothy", "tobias", "tom", "tony", "udo", "ulrich", "ursula", "vanessa", "vincent",
    "walter", "werner", "wilhelm", "xavier", "yves",
    // Armenian names in Cyrillic.
    "авет", "аветик", "агаси", "айказ", "айрапет", "акоб", "алварт", "альберт", "амазасп", "амали", "амбарцум", "андраник",
    "ануш", "арарат", "аревик", "арег", "арман", "арменак", "арпин", "артавазд", "арташес", "артуш", "арус", "арут", "арутюн",
    "аршак", "аршалуйс", "аспет", "астхик", "ашхен", "бабкен", "багдасар", "баграм", "бениамин", "ваагн", "варазда", "варсик",
    "вартан", "варужан", "васак", "вачаган", "ваче", "веник", "вергин", "врам", "вреж", "гарегин", "гарник", "гаро", "гегам",
    "гегин", "гоар", "грач", "грачи", "грачик", "григори", "даниэл", "диан", "егише", "егор", "ерванд", "ерем", "жирайр", "зарин",
    "заруи", "зограб", "зорик", "камо", "карапет", "кристин", "лала", "лаур", "лили", "луиз", "маис", "манвел", "мануш",
    "маргар", "маргарит", "мариан", "мартирос", "мартун", "мелик", "мелин", "мери", "мисак", "мкртич", "мнацакан", "мушег",
    "наапет", "назар", "назел", "наир", "наре", "нелли", "нерсес", "нораир", "ншан", "овик", "овсеп", "оганес", "оник", "офели",
    "паргев", "паруйр", "патвакан", "погос", "раффи", "рубик", "саак", "сатеник", "седрак", "сероп", "сильв", "симон", "сирануш",
    "ситор", "смбат", "сюзанн", "тагуи", "тамар", "татул", "тереза", "торос", "фрунзик", "хачик", "хорен", "цовинар", "шаварш",
    "шаган", "шаген", "шушан", "шушаник", "эдвард", "эдик", "эдмон", "элен", "эмма", "эрик", "юрик", "яков",
    // Azerbaijani and Turkish names in Cyrillic.
    "абдулл", "абульфаз", "адил", "азад", "азер", "азиз", "айгюн", "айдан", "айдын", "айнур", "айсел", "айтен", "акиф", "алим",
    "алихан", "анар", "ариф", "асад", "асеф", "асиф", "аслан", "афган", "ахмет", "бабек", "байрам", "бахрам", "бахтияр", "вефа",
    "видади", "вилаят", "габил", "гамид", "гафар", "гидаят", "гюльнар", "гюльшан", "гюней", "гюнел", "джаби", "джавад",
    "джаваншир", "джавид", "джалал", "джалил", "джамал", "джамил", "джафар", "джейхун", "закари", "закир", "замин", "зари",
    "заур", "захид", "захир", "зейнаб", "зейнал", "зульфи", "ибрагим", "илгар", "илкин", "ильгар", "ильяс", "инар", "ирад",
    "искандер", "исмаил", "камал", "камил", "кемал", "кенан", "керим", "кямал", "кямаля", "кямран", "ламия", "латиф", "магеррам",
    "мансур", "махир", "махмуд", "мехрибан", "микаил", "мирз", "мубариз", "мурат", "муса", "мустаф", "мухтар", "надир", "назим",
    "наил", "намиг", "наргиз", "нармин", "натаван", "натиг", "нурлан", "нушаб", "огтай", "октай", "омер", "осман", "парван",
    "парвиз", "рагиф", "рази", "рамиз", "рамил", "рамин", "расим", "расул", "рафиг", "рафик", "рахим", "ровшан", "руслан",
    "руфат", "сабин", "сабир", "сабухи", "садиг", "саид", "салим", "самед", "сафар", "сахиб", "севд", "севиль", "севиндж",
    "севинч", "сеймур", "солмаз", "таир", "талех", "тамерлан", "тахир", "теймур", "тельман", "тогрул", "тофиг", "тофик",
    "тунзал", "тургут", "ульви", "ульвия", "ульке", "фариз", "фархад", "фатим", "фатих", "физу", "фикрет", "фирудин", "фируз",
    "фуад", "хагани", "хайям", "халид", "хатир", "хаял", "хикмет", "хусейн", "чингиз", "шамил", "шахин", "шахла", "шахриар",
    "шукюр", "эльвин", "эльдар", "эльман", "эльмар", "эльмир", "эльнар", "эльхан", "эльшад", "эльшан", "эмиль", "эмре",
    "эрдоган", "этибар", "юнис", "юсиф", "юсуф", "явер", "якуб",
    // Georgian, Russian and Ukrainian names in Cyrillic.
    "автандил", "агат", "аким", "аксинь", "алевтин", "ален", "алин", "алис", "амиран", "анастаси", "анастасі", "анатоли",
    "анатолі", "ангелин", "андрій", "анзор", "антонин", "анфис", "арин", "арсени", "арчил", "афанаси", "бадри", "бесик",
    "в'ячеслав", "вадим", "валері", "варвар", "василин", "василис", "вахтанг", "вениамин", "вероник", "виктори", "витали",
    "владислав", "всеволод", "вячеслав", "вікторі", "вітал", "гаврил", "геннади", "геннаді", "георги", "герман", "гиви",
    "гиоргий", "глеб", "гліб", "гоги", "гурам", "даниил", "данил", "дарин", "дарь", "демьян", "денис", "евдоки", "елизавет",
    "ефим", "захар", "звиад", "зинаид", "зорян", "зураб", "зінаїд", "игнат", "ильи", "иннокенти", "иосиф", "иракли", "ираклий",
    "капитолин", "кахабер", "кахи", "кетеван", "кирил", "кирилл", "клавди", "клим", "костянтин", "котэ", "ксени", "ксені",
    "кузьм", "лавренти", "лариc", "ларис", "леван", "леони", "лиди", "лилия", "лукьян", "любомир", "лідія", "майя", "макар",
    "малхаз", "мамук", "манан", "мар'ян", "маркіян", "матве", "матві", "мераб", "микит", "мирон", "мирослав", "митрофан",
    "михайлин", "мілан", "наді", "назарі", "настась", "натали", "нател", "нестор", "никит", "нино", "нодар", "нугзар", "олекс",
    "олес", "олесь", "орест", "осип", "остап", "отар", "паат", "павл", "панас", "пилип", "платон", "полин", "поліна", "прохор",
    "раис", "рамаз", "реваз", "римм", "родион", "роксолан", "ростислав", "русудан", "савели", "саломе", "святослав", "світлан",
    "семен", "серафим", "снежан", "соломі", "софі", "станислав", "станіслав", "стефани", "сулхан", "тамаз", "тенгиз", "тетян",
    "тимофе", "тимофі", "тимур", "тихон", "торник", "ульян", "уляна", "устин", "фаин", "федір", "филипп", "хатун", "христин",
    "шалв", "шорен", "эвелин", "элеонор", "эльвир", "яків", "ярем", "ярин", "яросл", "яросла", "ярослав", "євген", "євгені",
    "єлизавет", "ірин",
    // Armenian names in Armenian letters.
    "ագաթա", "ագապի", "աիդա", "ալբերտ", "ալեքսան", "ալեքսանդր", "ալեքսեյ", "ալինա", "ալիսա", "ալվարդ", "ահմեդ", "ամալյա",
    "ամբակում", "այսել", "անաիդա", "անաստասիա", "անատոլի", "անդրանիկ", "անդրեյ", "անժելա", "աննման", "անուշ", "անտոն", "աշխեն",
    "առաքել", "առնոլդ", "ասատուր", "ասյա", "աստղիկ", "ավագ", "ավետիս", "ավետիք", "արարատ", "արաքսի", "արաքսյա", "արգիշտի", "արեգ",
    "արեն", "արեւիկ", "արկադի", "արման", "արմենակ", "արմինէ", "արշալույս", "արշակ", "արշավիր", "արուս", "արտաշես", "արտավազդ",
    "արտեմ", "արտյոմ", "արփի", "արփինե", "բաբկեն", "բակո", "բաղդասար", "բենիամին", "բենիկ", "բերդիա", "բոգդան", "բորիս",
    "գաբրիել", "գառնիկ", "գարեգին", "գարիկ", "գեղամ", "գենադի", "գեորգի", "գոհար", "գրիգորի", "գրիշա", "դանիել", "դավթակ",
    "դարյա", "դեյվիդ", "դենիս", "դերենիկ", "դիանա", "դմիտրի", "եկատերինա", "եղիա", "եղիշե", "եպրեմ", "եվա", "եվգենի", "երեմիա",
    "երվանդ", "եւա", "զաուր", "զարզանդ", "զարինե", "զարուհի", "զեփյուռ", "զինաիդա", "զոհրաբ", "զոյա", "զորիկ", "էդիկ", "էդմոնդ",
    "էլեն", "էլինա", "էլմիրա", "էլչին", "էմմա", "էրիկ", "թագուհի", "թաթուլ", "թամար", "թամարա", "թեհմինե", "թեյմուր", "թերեզա",
    "թոմաս", "թովմաս", "թորոս", "ժենյա", "ժիրայր", "ժորա", "իբրահիմ", "իգոր", "իլհամ", "իլոնա", "ինեսա", "իննա", "իոսիֆ", "իվան",
    "իրինա", "լաերտ", "լալա", "լարիսա", "լեյլա", "լենա", "լեւոն", "լիանա", "լիդա", "լիլիա", "լյովա", "լյուդմիլա", "լուիզա",
    "լուսիկ", "լուսինէ", "խորեն", "ծովինար", "կամո", "կարապետ", "կարլեն", "կիմ", "կիմա", "կիրիլ", "կոնստանտին", "կոստյա",
    "կորյուն", "հակոբջան", "համբարձում", "հայարփի", "հայկազ", "հայկանուշ", "հայրապետ", "հասան", "հարություն", "հեղինե", "հեյդար",
    "հենրիխ", "հենրիկ", "հերմինե", "հովիկ", "հովսեփ", "հուսեյն", "հռիփսիմե", "հրայր", "հրաչ", "հրաչիկ", "հրաչյա", "ղազար",
    "ղուկաս", "մակար", "մայքլ", "մանուկ", "մանվել", "մարատ", "մարգար", "մարգարիտա", "մարգո", "մարիաննա", "մարինե", "մարտին",
    "մարտիրոս", "մարտուն", "մաքսիմ", "մելինե", "մելիք", "մելքոն", "մեհմեդ", "մեհմեթ", "մերի", "միլենա", "միխայիլ", "միհրան",
    "մինաս", "միշա", "միսակ", "մխիթար", "մնացական", "մովսես", "մուշեղ", "մուստաֆա", "մուրադ", "յուլիա", "յուրի", "յուրիկ",
    "նադեժդա", "նազար", "նազելի", "նազիկ", "նաիրա", "նաիրի", "նանե", "նատալիա", "նատալյա", "նարե", "նելլի", "ներսես", "նիկոլայ",
    "նիկողայոս", "նինա", "նորա", "նորիկ", "նունիկ", "շահեն", "շավարշ", "շաքե", "շուշան", "շուշանիկ", "ովսաննա", "պավել",
    "պատվական", "պարգեւ", "պարույր", "պետիկ", "պիտեր", "պողոս", "ջանիկ", "ջեմմա", "ջեյհուն", "ջեյմս", "ջիվան", "ջոնի",
    "ջուլիետտա", "ռամիլ", "ռաուֆ", "ռաֆայել", "ռաֆիկ", "ռաֆֆի", "ռիմա", "ռիտա", "ռոզա", "ռոլանդ", "ռոման", "ռոմիկ", "ռուբիկ",
    "ռուդիկ", "ռուդոլֆ", "ռուզաննա", "ռուսլան", "ռուստամ", "ռուֆաթ", "սաբինա", "սաթենիկ", "սահակ", "սամսոն", "սաշա", "սարիբեկ",
    "սարիկ", "սաքո", "սեդա", "սեդրակ", "սերգո", "սերյոժա", "սերոբ", "սեւադա", "սիլվա", "սիմոն", "սիրանուշ", "սիրարփի", "սիրվարդ",
    "սլավիկ", "սմբատ", "սյուզաննա", "սոս", "սոսե", "սուրիկ", "սոֆիա", "սոֆյա", "սվետլանա", "ստելլա", "ստեփան", "վագիֆ",
    "վալենտինա", "վալերի", "վահագն", "վահիկ", "վաղարշ", "վաղարշակ", "վանիկ", "վանո", "վաչիկ", "վասակ", "վասիլ", "վասիլի",
    "վասիլիյ", "վարազդատ", "վարդգես", "վարդուհի", "վարուժան", "վարսիկ", "վերա", "վերգինե", "վիլեն", "վիկտորյա", "վիտալի",
    "վիտալիկ", "վլադիկ", "վյաչեսլավ", "վոլոդյա", "վռամ", "վրեժ", "վրույր", "տաթեւիկ", "տատյանա", "տարոն", "տիգրանուհի", "տիրայր",
    "տիրան", "րաֆֆի", "ցոլակ", "ցողիկ", "փառանձեմ", "փիրուզ", "քնարիկ", "քրիստափոր", "քրիստինե", "օլգա", "օլեգ", "օլյա", "օնիկ",
    "օվսաննա", "օրխան", "օքսանա", "օֆելյա", "ֆելիքս", "ֆրանսուա", "ֆրիդա", "ֆրունզիկ",
];
