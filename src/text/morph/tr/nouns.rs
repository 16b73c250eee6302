//! Turkish common nouns that no rule shows: how they soften, which are vowels of their own. Source: the dictionary and the
//! spelling guide of the Türk Dil Kurumu (*Güncel Türkçe Sözlük*, *Yazım Kılavuzu*); Göksel and Kerslake, *Turkish: A
//! Comprehensive Grammar* (2005), chapter 2.

use super::super::turkic::Nouns;

/// Words with front endings after a back vowel.
#[rustfmt::skip]
pub(super) const FRONT: &[&str] = &[
    "senegal", "nepal", "bengal", "kemal", "cemal", "istiklal", "hilal",
    "kalp", "harf", "harp", "saat", "rol", "gol", "kontrol", "protokol", "alkol", "petrol", "kolesterol", "parasetamol", "mentol", "metanol", "etanol", "hayal", "hal", "ihtimal", "ihlal", "iptal", "işgal", "ihmal",
    "metal", "terminal", "sinyal", "materyal", "oral", "viral", "usul", "kabul", "mahsul", "meşgul", "ampul", "dikkat", "seyahat", "ziraat", "itaat", "cemaat", "menfaat", "liyakat", "sıhhat", "şefkat", "lügat", "emsal", "misal", 
];

/// Foreign names by how they are spoken, in Turkish letters, where the letters end otherwise: endings follow the sound
/// (*Yazım Kılavuzu*, foreign proper names): iPhone'un, eBay'den.
pub(super) const SPOKEN: &[(&str, &str)] = &[
    ("iphone", "fon"),
    ("ebay", "bey"),
    ("itunes", "tuns"),
    ("icloud", "klaud"),
    ("youtube", "tub"),
    ("macbook", "buk"),
    ("imac", "mek"),
];

pub(super) static NOUNS: Nouns = Nouns {
    soft: SOFT,
    hard: HARD,
    heads: HEADS,
    compounds: COMPOUNDS,
    close: CLOSE,
    endings: ENDINGS,
    in_s: IN_S,
    spoken: SPOKEN,
};

#[rustfmt::skip]
const SOFT: &[(&str, &str)] = &[
    ("renk", "reng"), ("denk", "deng"), ("ahenk", "aheng"), ("kepenk", "kepeng"), ("çelenk", "çeleng"), ("cenk", "ceng"), ("çok", "çoğ"), ("gök", "göğ"),
    ("kap", "kab"), ("dip", "dib"), ("cep", "ceb"), ("kalp", "kalb"), ("harp", "harb"), ("grup", "grub"), ("celp", "celb"), ("darp", "darb"), ("ayıp", "ayb"), ("kayıp", "kayb"),
    ("borç", "borc"), ("güç", "güc"), ("uç", "uc"), ("genç", "genc"), ("taç", "tac"), ("harç", "harc"), ("burç", "burc"), ("vinç", "vinc"), ("felç", "felc"), ("hınç", "hınc"),
    ("kanat", "kanad"), ("kağıt", "kağıd"), ("kâğıt", "kâğıd"), ("cilt", "cild"), ("dert", "derd"), ("yurt", "yurd"), ("kurt", "kurd"), ("art", "ard"), ("dört", "dörd"), ("armut", "armud"), ("tehdit", "tehdid"), ("kilit", "kilid"), ("umut", "umud"), ("vücut", "vücud"),
    ("öğüt", "öğüd"), ("yoğurt", "yoğurd"), ("senet", "sened"), ("maksat", "maksad"), ("icat", "icad"), ("iktisat", "iktisad"), ("evlat", "evlad"), ("imdat", "imdad"), ("ceset", "cesed"), ("mabet", "mabed"), ("mescit", "mescid"), ("standart", "standard"), ("metot", "metod"), ("etüt", "etüd"), ("söğüt", "söğüd"),
    ("geçit", "geçid"), ("cihat", "cihad"), ("itimat", "itimad"), ("adet", "aded"), ("simit", "simid"), ("yiğit", "yiğid"), ("asit", "asid"), ("peptit", "peptid"), ("steroit", "steroid"), ("lipit", "lipid"), ("oksit", "oksid"), ("pestisit", "pestisid"), ("hemoroit", "hemoroid"), ("tiroit", "tiroid"),
    ("kayıt", "kayd"), ("akıl", "akl"), ("ağız", "ağz"), ("beyin", "beyn"), ("boyun", "boyn"), ("burun", "burn"), ("göğüs", "göğs"), ("karın", "karn"), ("resim", "resm"), ("isim", "ism"), ("izin", "izn"), ("şekil", "şekl"), ("hüküm", "hükm"), ("metin", "metn"), ("nehir", "nehr"), ("şehir", "şehr"), ("ömür", "ömr"), ("vakit", "vakt"),
    ("zihin", "zihn"), ("fikir", "fikr"), ("kısım", "kısm"), ("cisim", "cism"), ("oğul", "oğl"), ("alın", "aln"), ("omuz", "omz"), ("gönül", "gönl"), ("keyif", "keyf"), ("sabır", "sabr"), ("hapis", "haps"), ("nakit", "nakd"), ("nakil", "nakl"), ("seyir", "seyr"), ("emir", "emr"), ("devir", "devr"), ("keşif", "keşf"), ("tavır", "tavr"),
    ("asıl", "asl"), ("nesil", "nesl"), ("ilim", "ilm"), ("zulüm", "zulm"), ("bahis", "bahs"), ("kibir", "kibr"), ("geniz", "genz"), ("bağır", "bağr"), ("cürüm", "cürm"), ("hacim", "hacm"), ("ritim", "ritm"), ("kasıt", "kasd"), ("akit", "akd"), ("rahim", "rahm"), ("nabız", "nabz"), ("ufuk", "ufk"), ("haciz", "hacz"), ("vasıf", "vasf"), ("vezin", "vezn"), ("hazım", "hazm"), ("kabir", "kabr"),
    ("hak", "hakk"), ("his", "hiss"), ("af", "aff"), ("ret", "redd"), ("zan", "zann"), ("hat", "hatt"), ("sır", "sırr"), ("hür", "hürr"), ("tıp", "tıbb"), ("fen", "fenn"), ("had", "hadd"), ("hac", "hacc"), ("şık", "şıkk"), ("üs", "üss"), ("zıt", "zıdd"), ("şer", "şerr"), ("müstahak", "müstahakk"),
];

#[rustfmt::skip]
const HARD: &[&str] = &[
    "hukuk", "ahlak", "iştirak", "idrak", "infak", "evrak", "merak", "ittifak", "tebrik", "tasdik", "tetkik", "tahkik", "tatbik", "teşrik", "emlak", "erzak", "mahluk", "nifak", "infilak", "istihlak", "iştiyak", "müstahak",
    "laptop", "desktop", "workshop", "backup", "startup", "sandviç",
];

/// Heads of compounds whose possessive is no vowel of their own.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "sistemi", "hesabı", "kaydı", "adresi", "ofisi", "merkezi", "başkanı", "başkanlığı", "bakanı", "bakanlığı", "müdürü", "müdürlüğü", "kurulu", "konseyi", "örgütü", "kodu", "adı", "tarihi", "paneli", "ayarı", "ayarları", "seçeneği", "programı", "yazılımı", "donanımı", "desteği", "servisi", "hizmeti", "hakkı", "hakları", "kanunu",
    "hastalığı", "sendromu", "yetmezliği", "basıncı", "enfeksiyonu", "kanseri", "krizi", "testi", "raporu", "formu", "dozu", "düzeyi", "ilacı", "tableti", "kapsülü", "şurubu", "enjeksiyonu", "enfarktüsü", "virüsü", "bozukluğu", "yöntemi", "amacı", "sonucu", "süreci", "aracı", "araçları", "durumu", "oranı", "toplamı", "değeri", "alanı", "noktası",
    "metni", "ismi", "resmi", "rengi", "şekli", "izni", "kilidi", "günlüğü", "kitapçığı", "kılavuzu", "sözlüğü", "kataloğu", "dosyaları", "belgeleri", "dili", "modu", "menüsü", "anahtarı", "bağlamı", "modeli", "protokolü", "kontrolü", "sunucusu", "yönetimi", "işlemi", "dönemi", "yılı", "günü", "savaşı", "barışı", "halkı", "ordusu", "memuru", "üyeliği",
    "hedefi", "planı", "projesi", "politikası", "kuralı", "kuralları", "koşulu", "koşulları", "şartı", "şartları", "gücü", "kartı", "numarası", "klasörü", "simgesi", "ekranı", "tuşu", "çubuğu", "kutucuğu", "kabı", "dolabı", "kitabı", "mektubu", "talebi", "sebebi", "cevabı", "hesapları", "kayıtları", "adresleri",
    "tabanı", "paketi", "kremi", "cihazı", "aygıtı", "ortamı", "katmanı", "biçimi", "türü", "tipi", "bölümü", "başlığı", "içeriği", "metodu", "sınıfı", "örneği", "uzmanı", "doktoru", "hekimi", "bakımı", "kaybı", "eksikliği", "artışı", "kullanımı", "eğitimi", "sınavı", "merhemi", "jeli", "losyonu", "spreyi", "hapı", "serumu", "sürümü", "kanalı", "kablosu", "takımı", "çalışanı", "takibi", "sahibi", "çözümü", "sayacı", "deposu", "grubu", "profili",
];

#[rustfmt::skip]
const COMPOUNDS: &[&str] = &["soyadı", "gökyüzü", "yeryüzü", "ayçiçeği", "yılbaşı", "bilinçaltı", "havaalanı"];

#[rustfmt::skip]
const CLOSE: &[&str] = &[
    "etki", "tepki", "yetki", "katkı", "baskı", "bilgi", "ilgi", "vergi", "sergi", "dergi", "belirti", "ağrı", "sancı", "doku", "duyu", "dizi", "seri", "veri", "sayı", "yazı", "kapı", "kuyu", "köprü", "sorgu", "ileti", "çeviri", "bildiri", "öneri", "beceri", "başarı", "kutu", "örgü", "ölçü", "sürü", "örtü", "güdü", "tutku", "korku", "uyku", "kuşku",
    "duygu", "bulgu", "vurgu", "kurgu", "olgu", "algı", "saygı", "yargı", "kaygı", "sargı", "döngü", "övgü", "sevgi", "komşu", "kamu", "konu", "gemi", "deri", "taksi", "parti", "kredi", "enerji", "alerji", "ordu", "kişi", "halı", "çarşı", "tanı", "anı", "takı", "çatı", "yapı", "tanrı", "boru", "soru", "koru", "ütü", "kedi", "menü", "bölü", "gezi", "geri", "ileri", "işçi", "elçi", "avcı", "yabancı", "öğrenci", "alıcı", "öncü",
    "sanayi", "cami", "vali", "mermi", "lobi", "hobi", "alkali", "kimyevi", 
];

#[rustfmt::skip]
const ENDINGS: &[&str] = &["ıcı", "ici", "ntı", "nti", "ntu", "ntü", "oji", "grafi", "terapi", "metri", "nomi", "fobi"];

#[rustfmt::skip]
const IN_S: &[&str] = &["adres", "ofis", "servis", "virüs", "enfarktüs", "otobüs", "ses", "proses", "stres", "kampüs", "meclis", "polis", "nüfus", "tesis", "esas", "temas", "miras", "sinüs", "bonus", "kas", "fetüs", "sepsis", "lupus", "konsensüs", "teneffüs", "ananas"];
