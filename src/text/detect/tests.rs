mod news;

use super::*;

fn all(tag: &str, sentences: &[&str]) {
    let mut wrong = Vec::new();
    for sentence in sentences {
        for text in [(*sentence).to_owned(), sentence.to_uppercase(), format!("{sentence}\n{sentence}")] {
            // The capitals of `to_uppercase` are not Azerbaijani or Turkish ones; headlines are tested below.
            if text != *sentence && matches!(tag, "az" | "tr") && text == sentence.to_uppercase() {
                continue;
            }
            let found = language(&text, &[]);
            if found.as_ref().map(Lang::as_str) != Some(tag) {
                wrong.push((text, found));
            }
        }
    }
    assert!(wrong.is_empty(), "{tag}: {wrong:#?}");
}

#[test]
fn english() {
    all(
        "en",
        &[
            "The president visited Shusha and Lachin on Monday.",
            "Residents returned to the village after thirty years.",
            "Azerbaijan opens new Lachin road to traffic",
            "Talks between Baku and Yerevan ended without agreement.",
            "He was born in Stepanakert (Khankəndi).",
            "Officials said two people were killed near Ağdərə.",
            "The Shusha road is closed today.",
            "A gold mine near Drmbon has resumed work.",
            "Nagorno-Karabakh residents leave their homes",
            "Who controls the Lachin corridor now?",
        ],
    );
}

#[test]
fn azerbaijani() {
    all(
        "az",
        &[
            "Prezident Laçın rayonunda olub.",
            "Xankəndidə yeni məktəb açılıb.",
            "Şuşa şəhərinə gedən yol bərpa olunur.",
            "Ağdərədə qızıl yatağı istismara verildi.",
            "Sakinlər otuz ildən sonra doğma kəndə qayıtdılar.",
            "Nazirlik bu barədə rəsmi məlumat yaydı.",
            "Bakı ilə İrəvan arasında danışıqlar davam edir.",
            "Yolun açılışında nazir də iştirak edib.",
            "Füzuli rayonuna daha bir karvan yola salındı.",
            "Polis bu faktı araşdırır və tezliklə açıqlama verəcək.",
            // Without a single ə.
            "Martuni-Askeran qatarı saat 7-də yola düşür.",
            "Martuni-Barda avtobusu saat 11-da yola düşür.",
            "Qoca deyir: “Martunida anadan olmuşam”. O, indi Martunida yaşayır.",
            "Fotoda: Askeran qalasının yuxarısında.",
        ],
    );
}

#[test]
fn turkish() {
    all(
        "tr",
        &[
            "Cumhurbaşkanı Şuşa'ya gitti ve açılışa katıldı.",
            "Hankendi'de yeni bir okul açıldı.",
            "Laçın yolu bugün trafiğe kapatıldı.",
            "Köy sakinleri otuz yıl sonra evlerine döndü.",
            "Bakanlık konuyla ilgili resmi açıklama yaptı.",
            "Bakü ile Erivan arasındaki görüşmeler devam ediyor.",
            "Ağdere yakınlarında altın madeni yeniden çalışıyor.",
            "Şehrin merkezinde büyük bir tören düzenlendi.",
            "Polis olayı soruşturuyor.  Ölen yok.",
            "Karabağ'dan gelen haberler endişe yarattı.",
            "Yaşlı adam indi ve otobüs yola düştü.",
            "Burada doğmuşum, şimdi Kars'ta yaşıyorum.",
            "Hayır, dedi, kitap burada.",
        ],
    );
}

#[test]
fn russian() {
    all(
        "ru",
        &[
            "Президент посетил город Лачин.",
            "В Ханкенди открыли новую школу.",
            "Дорога на Шушу закрыта для движения.",
            "Жители вернулись в село через тридцать лет.",
            "Министерство распространило официальное заявление.",
            "Переговоры между Баку и Ереваном продолжаются.",
            "Близ Мардакерта возобновил работу золотой рудник.",
            "Степанакертский аэропорт готов принимать рейсы",
            "Полиция расследует этот случай.",
            "Кто контролирует Лачинский коридор?",
        ],
    );
}

#[test]
fn ukrainian() {
    all(
        "uk",
        &[
            "Президент відвідав місто Лачин.",
            "У Ханкенді відкрили нову школу.",
            "Дорога до Шуші закрита для руху.",
            "Жителі повернулися до села через тридцять років.",
            "Міністерство оприлюднило офіційну заяву.",
            "Переговори між Баку та Єреваном тривають.",
            "Біля Мардакерта знову працює золота копальня.",
            "Поліція розслідує цей випадок.",
        ],
    );
}

#[test]
fn german() {
    all(
        "de",
        &[
            "Der Präsident besuchte am Montag die Stadt Schuscha.",
            "In Stepanakert wurde eine neue Schule eröffnet.",
            "Die Straße nach Latschin ist gesperrt.",
            "Nach dreißig Jahren kehrten die Bewohner zurück.",
            "Das Ministerium veröffentlichte eine Erklärung.",
            "Die Gespräche zwischen Baku und Eriwan dauern an.",
            "Nahe Martakert arbeitet wieder ein Goldbergwerk.",
            "Die Polizei ermittelt in diesem Fall.",
            "Wer kontrolliert den Latschin-Korridor?",
        ],
    );
}

#[test]
fn french() {
    all(
        "fr",
        &[
            "Le président s’est rendu lundi à Choucha.",
            "Une nouvelle école a ouvert à Stepanakert.",
            "La route de Latchine est fermée à la circulation.",
            "Les habitants sont revenus au village après trente ans.",
            "Le ministère a publié un communiqué officiel.",
            "Les pourparlers entre Bakou et Erevan se poursuivent.",
            "Une mine d'or a repris près de Martakert.",
            "La police enquête sur cette affaire.",
            "Qui contrôle le corridor de Latchine ?",
        ],
    );
}

#[test]
fn scripts_of_their_own() {
    all(
        "hy",
        &[
            "Նախագահն այցելեց Շուշի քաղաք։",
            "Ստեփանակերտում նոր դպրոց բացվեց։",
            "Լաչինի ճանապարհը փակ է։",
            "Բնակիչները վերադարձան գյուղ երեսուն տարի անց։",
            "Նախարարությունը հայտարարություն տարածեց։",
            "Բաքվի և Երևանի բանակցությունները շարունակվում են։",
            "Դրմբոնի հանքը վերսկսեց աշխատանքը։",
            "Ո՞վ է վերահսկում միջանցքը։",
        ],
    );
    all(
        "ka",
        &[
            "პრეზიდენტი ორშაბათს შუშაში ჩავიდა.",
            "ხანქენდიში ახალი სკოლა გაიხსნა.",
            "ლაჩინის გზა დაკეტილია.",
            "მოსახლეობა სოფელში ოცდაათი წლის შემდეგ დაბრუნდა.",
            "სამინისტრომ განცხადება გაავრცელა.",
            "მოლაპარაკება ბაქოსა და ერევანს შორის გრძელდება.",
            "მარტაკერტთან ოქროს საბადო ამუშავდა.",
            "ვინ აკონტროლებს ლაჩინის დერეფანს?",
        ],
    );
    all("el", &["Ο πρόεδρος επισκέφθηκε την πόλη."]);
    all("he", &["הנשיא ביקר בעיר שושה."]);
    all(
        "fa",
        &[
            "رئیس جمهور از شهر شوشی بازدید کرد.",
            "جاده لاچین برای تردد بسته شد.",
            "مذاکرات بین باکو و ایروان ادامه دارد.",
            "ساکنان پس از سی سال به روستا بازگشتند.",
        ],
    );
    all(
        "ar",
        &[
            "زار الرئيس مدينة شوشا يوم الاثنين.",
            "أغلق طريق لاتشين أمام حركة المرور.",
            "تستمر المحادثات بين باكو ويريفان.",
            "عاد السكان إلى القرية بعد ثلاثين عاما.",
        ],
    );
}

#[test]
fn headlines_in_capitals() {
    for (tag, text) in [
        ("az", "LAÇIN RAYONUNDA YENİ YOL AÇILIB"),
        ("az", "PREZİDENT XANKƏNDİDƏ ÇIXIŞ ETDİ"),
        ("tr", "CUMHURBAŞKANI ŞUŞA'DA KONUŞTU VE AÇILIŞ YAPTI"),
        ("tr", "YENİ YOL TRAFİĞE AÇILDI"),
        ("en", "NEW ROAD TO SHUSHA OPENS"),
        ("ru", "В ШУШЕ ОТКРЫЛИ НОВУЮ ДОРОГУ"),
    ] {
        assert_eq!(language(text, &[]).as_ref().map(Lang::as_str), Some(tag), "{text}");
    }
}

#[test]
fn decomposed_letters_and_foreign_words() {
    use unicode_normalization::UnicodeNormalization;
    let text: String = "Nazirlik bu barədə məlumat yaydı, yolun açılışı olub.".nfd().collect();
    assert_eq!(language(&text, &[]), Some(Lang::new("az")));
    assert_eq!(language("Компания Anglo Asian Mining сообщила о находке золота", &[]), Some(Lang::new("ru")));
    assert_eq!(language("Հայաստանի պետական Radio Television Company-ն հայտնեց այդ մասին", &[]), Some(Lang::new("hy")));
}

#[test]
fn too_little_to_go_by() {
    for text in [
        "",
        "   \n\n",
        "Shusha",
        "Шуша",
        "Շուշի",
        "12.05.2020 — 45 %",
        "Stepanakert, Lachin, Shusha, Martakert",
        "Xankəndi, Şuşa, Ağdərə, Laçın",
        "Степанакерт, Лачин, Шуша",
        "https://",
        "Shusha Шуша Շուշի შუშა",
        "x = y",
    ] {
        assert_eq!(language(text, &[]), None, "{text}");
    }
}

#[test]
fn languages_that_their_letters_tell() {
    for (tag, text) in [
        ("ja", "大統領は月曜日にシュシャ市を訪問しました。"),
        ("ko", "대통령은 월요일에 슈샤 시를 방문했습니다."),
        ("ko", "대통령은 5일 슈샤를 訪問했다."),
        ("zh", "总统周一访问了舒沙市。"),
        ("zh", "總統週一訪問了舒沙市。"),
        ("zh", "舒沙停电"),
        ("th", "ประธานาธิบดีเยือนเมืองชูชาเมื่อวันจันทร์"),
        ("lo", "ປະທານປະເທດຢ້ຽມຢາມເມືອງ"),
        ("km", "ប្រធានាធិបតីបានទៅលេងទីក្រុង"),
        ("my", "သမ္မတသည် မြို့သို့ သွားရောက်ခဲ့သည်။"),
        ("bo", "སྲིད་འཛིན་གྲོང་ཁྱེར་ལ་ཕེབས།"),
    ] {
        assert_eq!(language(text, &[]), Some(Lang::new(tag)), "{text}");
    }
    assert_eq!(language("首都停電", &[Lang::new("ja")]), Some(Lang::new("ja")));
    assert_eq!(language("舒沙停电", &[Lang::new("yue")]), Some(Lang::new("yue")));
}

#[test]
fn other_languages_only_when_asked_for() {
    for (tag, text) in [
        ("es", "El presidente visitó la ciudad de Shusha el lunes y habló con los vecinos."),
        ("it", "Il presidente ha visitato la città di Shusha e ha parlato con gli abitanti."),
        ("pl", "Prezydent odwiedził w poniedziałek miasto Szusza i rozmawiał z mieszkańcami."),
        ("nl", "De president bezocht maandag de stad Shusha en sprak met de inwoners."),
        ("bg", "Президентът посети град Шуша и разговаря с жителите, които се върнаха."),
        ("sr", "Председник је посетио град Шуша и разговарао са становницима."),
    ] {
        assert_eq!(language(text, &[]), None, "{text}");
        assert_eq!(language(text, &[Lang::new("en"), Lang::new(tag)]), Some(Lang::new(tag)), "{text}");
    }
    assert_eq!(language("Շուշի քաղաքը", &[Lang::new("hyw")]), Some(Lang::new("hyw")));
    let cyrillic = "Ләчин рајонунда јени мәктәб ачылыб вә шәһәр";
    assert_eq!(language(cyrillic, &[Lang::new("az")]), Some(Lang::new("az-Cyrl")));
    assert_eq!(language(cyrillic, &[]), None);
}

#[test]
fn the_tables_are_sound() {
    assert!(PROFILES.len() <= 64);
    for profile in PROFILES {
        for c in profile.own.chars().chain(profile.some.chars()) {
            assert!(!profile.never.contains(c), "{}: {c}", profile.tag);
        }
        for word in profile.words.split_whitespace() {
            assert_eq!(word, word.to_lowercase(), "{}", profile.tag);
            let native = profile.home && profile.script != Script::Arabic;
            assert!(!native || !word.chars().any(|c| profile.never.contains(c)), "{}: {word}", profile.tag);
        }
    }
    let mut codes: Vec<&str> = TRIGRAM_TAGS.iter().map(|(code, _)| *code).collect();
    codes.dedup();
    assert!(codes.is_sorted() && codes.len() == TRIGRAM_TAGS.len());
    assert!(whatlang::Lang::all().iter().all(|lang| codes.contains(&lang.code())));
}

#[test]
fn huge_texts_are_read_in_part() {
    let start = "import os\nprint('done')\n".repeat(40);
    let text = format!("{start}{}", "Nazirlik bu barədə rəsmi məlumat yaydı. ".repeat(3000));
    assert_eq!(language(&text, &[]), Some(Lang::new("az")));
    let late =
        format!("{}{}", "Officials said the road was closed on Monday. ".repeat(2000), "и это всё ".repeat(90_000));
    assert_eq!(language(&late, &[]), Some(Lang::new("en")));
    let text = "слово ".repeat(2_000_000);
    let _ = language(&text, &[]);
    assert_eq!(language(&"я".repeat(1_000_000), &[]), None);
}

#[test]
fn languages_that_nobody_asked_for() {
    for text in [
        "Lorem ipsum dolor sit amet",
        "git clone https://example.org/repo.git",
        "Presiden mengunjungi kota Shusha kemarin sore.",
        "Prezident Shusha shahriga tashrif buyurdi.",
        "Prezidentti qalaǵa keldi.",
        "Presidentti vieraili kaupungissa eilen illalla.",
        "Predsjednik je posjetio grad u ponedjeljak.",
        "Prezidentas apsilankė mieste pirmadienį.",
        "Президентът посети града вчера.",
        "Президент Шуша қаласына келді.",
        "Претседателот го посети градот вчера.",
        "Прэзідэнт наведаў горад учора.",
        "صدر نے شہر کا دورہ کیا۔",
        "سەرۆک سەردانی شاری کرد",
    ] {
        assert_eq!(language(text, &[]), None, "{text}");
    }
}
