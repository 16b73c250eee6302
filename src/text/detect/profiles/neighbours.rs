//! Languages that are found only when asked for; else they keep their texts from being taken for a neighbour's.

use super::{ARABIC, CYRILLIC, LATIN, Profile};

pub(super) const NEIGHBOURS: &[Profile] = &[
    Profile {
        tag: "es",
        own: "ñ¿¡",
        some: "áéíóú",
        never: "ıəğşçßøåłőűřţãõäöàèêâîûwk",
        endings: &["ción", "ciones", "mente", "dad", "ado", "ados", "ada", "adas", "ido", "aron", "ieron"],
        words: "el la los las de del y que en un una por con para se su sus al lo como más pero es fue ha no son está este \
            esta estos entre cuando muy sin sobre también hasta hay donde desde todo todos nos durante uno ni contra otros \
            ese eso había ante ellos e años año ciudad pueblo presidente gobierno según tras dos tres primer nueva nuevo",
        ..LATIN
    },
    Profile {
        tag: "it",
        own: "",
        some: "àèéìòù",
        never: "ıəğşçñßøåłőűřţãõäöüêâîûwkjxy",
        endings: &["zione", "zioni", "mente", "ità", "ato", "ata", "ati", "ate", "are", "ere", "ire"],
        words: "il lo la i gli le di del della dei delle degli e è che in un una uno per con non si da dal dalla nel nella \
            nei al alla sono ha hanno è stato stata anche come più ma o se su sul sulla questo questa tra fra dopo prima \
            suo sua loro città villaggio presidente governo secondo due tre nuovo nuova anni anno l d dell nell all",
        ..LATIN
    },
    Profile {
        tag: "pt",
        own: "ãõ",
        some: "áéíóúâêôçà",
        never: "ıəğşñßøåłőűřţäöüîûkwy",
        endings: &["ção", "ções", "mente", "dade", "ado", "ada", "ados", "aram", "eram"],
        words: "o a os as de do da dos das e que em um uma para com por no na nos nas se não é foi são mais como mas ao aos \
            à sua seu seus suas ou ser quando muito há já está também só pelo pela até isso ela ele entre depois sem \
            cidade aldeia presidente governo segundo dois três novo nova anos ano",
        ..LATIN
    },
    Profile {
        tag: "nl",
        own: "",
        some: "ëï",
        never: "ıəğşçñßøåłőűřţãõäöüâîûq",
        endings: &["heid", "lijk", "lijke", "ing", "ingen", "tie", "eerd", "aar", "ijn"],
        words: "de het een van en in is dat op te zijn met voor die niet aan er om ook als dan maar bij of uit nog naar door \
            over ze hij zij wordt werd werden worden heeft had hebben kan meer geen was al tot deze dit wel onder tegen na \
            jaar jaren stad dorp president regering volgens twee drie eerste nieuwe tussen waar toen zich hun",
        ..LATIN
    },
    Profile {
        tag: "pl",
        own: "łąęśźż",
        some: "óćń",
        never: "ıəğşçñßøåőűřţãõäöüéèêâîûvqx",
        endings: &["ego", "emu", "ych", "ymi", "ość", "ał", "ała", "ali", "anie", "enie", "ów", "ami"],
        words: "i w na z do się nie jest to że o od za po przez dla jak przed był była było były ale co są tym tej ten ta te \
            oraz lub czy tylko już może ich jego jej przy pod nad między miasto miasta prezydent rząd według lat roku dwa",
        ..LATIN
    },
    Profile {
        tag: "cs",
        own: "řů",
        some: "ěščžýáíéúňťď",
        never: "ıəğşçñßøåłőűţãõäöüèêâîûqwx",
        endings: &["ého", "ému", "ých", "ost", "ání", "ení", "ích"],
        words: "a v na se je že to s z do o k i za po pro ve ze by byl byla bylo byly jako ale od při podle které který která \
            jeho jejich nebo tak už jsou město města vláda prezident roku let dva po před mezi",
        ..LATIN
    },
    Profile {
        tag: "ro",
        own: "ţ",
        some: "ăâîş",
        never: "ıəğçñßøåłőűřãõäöüéèêûkwqy",
        endings: &["ului", "ilor", "elor", "ație", "ții", "ești", "esc", "eașcă"],
        words: "de și în a la cu pe din care că nu este un o se al ai ale pentru mai sunt fost prin sau după dar ca lui \
            ei au are fi acest această între către oraș orașul președintele guvernul anul ani doi trei prima",
        ..LATIN
    },
    Profile {
        tag: "sv",
        own: "",
        some: "åäö",
        never: "ıəğşçñßøłőűřţãõüèêâîûqw",
        endings: &["ningen", "ning", "arna", "erna", "orna", "ade", "ades", "skt", "ska"],
        words: "och att det i en som på är av för med den till inte om ett han men var jag de från har hade vid kan så eller \
            när efter ut under mot också sin år över blev där mellan alla två första nya staden byn presidenten regeringen",
        ..LATIN
    },
    Profile {
        tag: "da",
        own: "",
        some: "åøæ",
        never: "ıəğşçñßłőűřţãõäöüèêâîûq",
        endings: &["ede", "erne", "ingen", "else", "heden", "ske", "lig"],
        words: "og i at det er en til af på for med den som de der ikke et har han var fra om ved men kan vil blev eller også \
            efter under mod sin år over hvor mellem alle to første nye byen præsidenten regeringen havde blevet være",
        ..LATIN
    },
    Profile {
        tag: "hu",
        own: "őű",
        some: "áéíóúöü",
        never: "ıəğşçñßøåłřţãõäèêâîûqwx",
        endings: &["ban", "ben", "nak", "nek", "val", "vel", "ság", "ség", "ról", "ről", "ott", "ett"],
        words: "a az és hogy nem is egy volt van meg ez de csak már mint el be ki le fel ha még után között által szerint \
            város falu elnök kormány évben év két első új amely aki ezt azt azonban lesz voltak vagy minden",
        ..LATIN
    },
    Profile {
        tag: "fi",
        own: "",
        some: "äö",
        never: "ıəğşçñßøåłőűřţãõüéèêâîûqwxz",
        endings: &["ssa", "ssä", "sta", "stä", "lla", "llä", "nen", "inen", "sti", "taan", "tään", "ksi"],
        words: "ja on oli ei se että hän ovat olivat myös kun kuin mutta tai joka jotka tämä sen niin vain sekä mukaan jälkeen \
            kaupunki kylä presidentti hallitus vuonna kaksi ensimmäinen uusi välillä hänen heidän ole ollut",
        ..LATIN
    },
    Profile {
        tag: "uz",
        own: "",
        some: "",
        never: "ıəğşçñßøåłőűřţãõäöüéèêâîûw",
        endings: &["ning", "lar", "ga", "dan", "da", "lari", "gan", "moq", "di", "ish"],
        words: "va bu bir bilan uchun ham deb esa shahar shahri shahrida tumani davlat prezidenti yil yilda yildan o ular \
            biz siz men sen bo lgan keyin kerak edi emas yangi katta orasida haqida ning qildi etdi aytdi",
        ..LATIN
    },
    Profile {
        tag: "be",
        dense: "іў",
        own: "ў",
        some: "іыэё",
        never: "иїєґщъјљњћђџѓќѕәғқңөұүһ",
        endings: &["асць", "ення", "цца", "ага", "яга", "скі", "ская"],
        words: "і у на не што ён з як а то яна так яго але да за па толькі было ад яшчэ пра калі або быў была былі будзе яны \
            дзе для мы іх каб без таксама пад гэты гэта гэтага які якая якія пасля паміж горад вёска прэзідэнт год",
        ..CYRILLIC
    },
    Profile {
        tag: "bg",
        own: "",
        some: "ъ",
        never: "ыэёіїєґўјљњћђџѓќѕәғқңөұү",
        endings: &["ът", "ят", "ата", "ята", "ите", "ието", "ото", "ването", "ваха", "ха"],
        words: "вчера посети и на в за от се да е с не по че са като това към при но до още след или беше бяха ще които който която което \
            има няма със във през между този тази тези град село президентът правителството година години нов нова първия",
        ..CYRILLIC
    },
    Profile {
        tag: "sr",
        dense: "ј",
        own: "ђћљњџ",
        some: "ј",
        never: "ыэёъщйьюяіїєґўѓќѕәғқңөұү",
        endings: &["ање", "ења", "ости", "ског", "ском", "ију", "ија"],
        words: "и у је да се на за су од са не као што о или али који која које био била било бити ће после између овај ова \
            ово град село председник влада године година нови нова први из до по",
        ..CYRILLIC
    },
    Profile {
        tag: "mk",
        dense: "ј",
        own: "ѓќѕ",
        some: "јљњџ",
        never: "ыэёъщйьюяіїєґўђћәғқңөұү",
        endings: &["от", "ата", "ото", "ите", "ање", "ење", "ува"],
        words: "го му ја ги вчера посети и на во се да од за со не е дека што ќе по како или но кој која кои биде беше беа меѓу овој оваа град село \
            претседателот владата година нов нова прв до при",
        ..CYRILLIC
    },
    Profile {
        tag: "az-Cyrl",
        dense: "ә",
        own: "ҹҝ",
        some: "әғөүһј",
        never: "ёіїєґўъьщљњћђџѓќѕқңұҷҳ",
        endings: &["иб", "ыб", "уб", "үб", "ләр", "лар", "дән", "дан", "нын", "нин"],
        words: "вә бу бир ки дә да илә үчүн олан сонра кими даһа ән чох һәр о онун вар јох исә амма шәһәр шәһәри шәһәриндә \
            кәнд кәнди рајон рајону ил илдә јени олуб едиб",
        ..CYRILLIC
    },
    Profile {
        tag: "kk",
        dense: "іә",
        own: "ұқ",
        some: "әғңөүһі",
        never: "јҹҝўїєґљњћђџѓќѕҷҳ",
        endings: &["лар", "лер", "дар", "дер", "тар", "тер", "ның", "нің", "ған", "ген"],
        words: "және бұл бір мен да де үшін болып деп қала қаласы ауыл президенті үкімет жыл жылы жылдың жаңа осы ол олар",
        ..CYRILLIC
    },
    Profile {
        tag: "ky",
        own: "",
        some: "ңөү",
        never: "әғқұһіјҹҝўїєґљњћђџѓќѕҷҳ",
        endings: &["лар", "лер", "дар", "лөр", "нын", "нин", "ган", "ген"],
        words: "жана бул бир менен да үчүн болуп деп шаар шаары айыл президенти өкмөт жыл жылы жаңы ушул ал алар",
        ..CYRILLIC
    },
    Profile {
        tag: "tt",
        dense: "ә",
        own: "җ",
        some: "әңөүһ",
        never: "ғқұіјҹҝўїєґљњћђџѓќѕҷҳ",
        endings: &["лар", "ләр", "нар", "нәр", "ның", "нең", "ган", "гән"],
        words: "һәм бу бер белән да дә өчен булып дип шәһәр шәһәре авыл президенты хөкүмәт ел елда яңа шул ул алар",
        ..CYRILLIC
    },
    Profile {
        tag: "tg",
        own: "ҳҷӣӯ",
        some: "қғ",
        never: "ыщьәңөұүһіјҹҝўїєґљњћђџѓќѕ",
        endings: &["ҳои", "ҳо", "анд", "аст", "ист", "вар"],
        words: "ва дар аз ба ки ин барои бо аст шуд шуда буд ҳам он шаҳр шаҳри деҳа президенти ҳукумат сол соли нав",
        ..CYRILLIC
    },
    Profile {
        tag: "mn",
        own: "",
        some: "өү",
        never: "әғқңұһіјҹҝўїєґљњћђџѓќѕҷҳщ",
        endings: &["ийн", "ын", "ууд", "үүд", "сан", "сэн", "лаа", "гаа", "ийг"],
        words: "нь бол болон энэ юм байна байсан гэж дээр хот хотын тосгон ерөнхийлөгч засгийн газар оны онд шинэ тэр",
        ..CYRILLIC
    },
    Profile {
        tag: "ur",
        dense: "یے",
        own: "ٹڈڑںے",
        some: "پچژگکی",
        never: "ةيكىۆێە",
        endings: &["یں", "وں", "تے", "گا"],
        words: "کے کی کا میں سے اور ہے نے کو پر ہیں یہ اس کہ تھا تھے تھی بھی ایک لیے ہو کر شہر صدر حکومت سال بعد",
        ..ARABIC
    },
];
