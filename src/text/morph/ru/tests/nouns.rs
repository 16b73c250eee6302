//! Common nouns, in both numbers.

use super::super::super::proof::{both_ways, lemma, read, write};
use super::super::super::{Feature, Form, Joint};
use Feature::{Accusative, Dative, Genitive, Instrumental, Plural, Prepositional};

fn form(features: &[Feature]) -> Form {
    Form::new(features).expect("a short form")
}

/// Nominative, genitive, dative and instrumental plural.
#[rustfmt::skip]
const PLURALS: &[(&str, [&str; 4])] = &[
    ("контактная группа", ["контактные группы", "контактных групп", "контактным группам", "контактными группами"]),
    ("государственная граница", ["государственные границы", "государственных границ", "государственным границам", "государственными границами"]),
    ("мирное соглашение", ["мирные соглашения", "мирных соглашений", "мирным соглашениям", "мирными соглашениями"]),
    ("база данных", ["базы данных", "баз данных", "базам данных", "базами данных"]),
    ("верхний этаж", ["верхние этажи", "верхних этажей", "верхним этажам", "верхними этажами"]),
    ("село", ["села", "сел", "селам", "селами"]),
    ("город", ["города", "городов", "городам", "городами"]),
    ("участок", ["участки", "участков", "участкам", "участками"]),
    ("поток", ["потоки", "потоков", "потокам", "потоками"]),
    ("беженец", ["беженцы", "беженцев", "беженцам", "беженцами"]),
    ("боец", ["бойцы", "бойцов", "бойцам", "бойцами"]),
    ("житель", ["жители", "жителей", "жителям", "жителями"]),
    ("гражданин", ["граждане", "граждан", "гражданам", "гражданами"]),
    ("военнослужащий", ["военнослужащие", "военнослужащих", "военнослужащим", "военнослужащими"]),
    ("солдат", ["солдаты", "солдат", "солдатам", "солдатами"]),
    ("ребенок", ["дети", "детей", "детям", "детьми"]),
    ("время", ["времена", "времен", "временам", "временами"]),
    ("статья", ["статьи", "статей", "статьям", "статьями"]),
    ("деревня", ["деревни", "деревень", "деревням", "деревнями"]),
    ("группировка", ["группировки", "группировок", "группировкам", "группировками"]),
    ("судьба", ["судьбы", "судеб", "судьбам", "судьбами"]),
    ("ущелье", ["ущелья", "ущелий", "ущельям", "ущельями"]),
    ("кладбище", ["кладбища", "кладбищ", "кладбищам", "кладбищами"]),
    ("дерево", ["деревья", "деревьев", "деревьям", "деревьями"]),
    ("область", ["области", "областей", "областям", "областями"]),
    ("шоссе", ["шоссе", "шоссе", "шоссе", "шоссе"]),
    ("обновление системы", ["обновления системы", "обновлений системы", "обновлениям системы", "обновлениями системы"]),
    ("критерий отбора", ["критерии отбора", "критериев отбора", "критериям отбора", "критериями отбора"]),
    ("уведомление об ошибке", ["уведомления об ошибке", "уведомлений об ошибке", "уведомлениям об ошибке", "уведомлениями об ошибке"]),
    ("сбой в сети", ["сбои в сети", "сбоев в сети", "сбоям в сети", "сбоями в сети"]),
    ("повторяющаяся задача", ["повторяющиеся задачи", "повторяющихся задач", "повторяющимся задачам", "повторяющимися задачами"]),
    ("листок-вкладыш", ["листки-вкладыши", "листков-вкладышей", "листкам-вкладышам", "листками-вкладышами"]),
    ("счёт-фактура", ["счета-фактуры", "счетов-фактур", "счетам-фактурам", "счетами-фактурами"]),
    ("веб-страница", ["веб-страницы", "веб-страниц", "веб-страницам", "веб-страницами"]),
];

#[test]
fn common_nouns_have_plurals() {
    for (text, expected) in PLURALS {
        let noun = lemma("ru", text);
        let cases: [&[Feature]; 4] = [&[Plural], &[Plural, Genitive], &[Plural, Dative], &[Plural, Instrumental]];
        let given = cases.map(|case| write("ru", &noun, form(case), Joint::None).unwrap_or_default());
        assert_eq!(given.each_ref().map(String::as_str), *expected, "{text}");
        both_ways("ru", &noun, 1).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn their_singular_is_not_that_of_a_name() {
    for (text, features, expected) in [
        ("село", Prepositional, "селе"),
        ("участок", Genitive, "участка"),
        ("отец", Instrumental, "отцом"),
        ("врач", Instrumental, "врачом"),
        ("встреча", Instrumental, "встречей"),
        ("день", Dative, "дню"),
        ("церковь", Genitive, "церкви"),
        ("имя", Genitive, "имени"),
        ("бюро", Genitive, "бюро"),
        ("персональные данные", Genitive, "персональных данных"),
    ] {
        let given = write("ru", &lemma("ru", text), form(&[features]), Joint::None);
        assert_eq!(given.as_deref(), Some(expected));
    }
    // A village called so stays as it is.
    assert_eq!(write("ru", &lemma("ru", "Село"), form(&[Genitive]), Joint::None).as_deref(), Some("Село"));
}

#[test]
fn what_is_guessed_is_found_and_not_written() {
    use super::super::super::language;
    let rules = language(&crate::base::Lang::new("ru")).morphology;
    let genitive = form(&[Genitive]);
    // Шаровар or шароваров: the singular, which nobody knows, would tell.
    let mut trousers = lemma("ru", "шаровары");
    assert!(rules.class(&trousers).is_none());
    assert_eq!(write("ru", &trousers, genitive, Joint::None), None);
    for text in ["шаровар", "шароваров"] {
        assert!(read("ru", &trousers, text).contains(&genitive), "{text}");
    }
    assert_eq!(write("ru", &trousers, form(&[Dative]), Joint::None).as_deref(), Some("шароварам"));
    both_ways("ru", &trousers, 1).unwrap_or_else(|error| panic!("{error}"));
    trousers.forms = vec!["genitive: шаровар".into()];
    assert!(rules.class(&trousers).is_some());
    assert_eq!(write("ru", &trousers, genitive, Joint::None).as_deref(), Some("шаровар"));
    // The first part may decline or not.
    let mut plate = lemma("ru", "кобальт-пластина");
    assert!(rules.class(&plate).is_none());
    assert_eq!(write("ru", &plate, genitive, Joint::None), None);
    for text in ["кобальт-пластины", "кобальта-пластины"] {
        assert!(read("ru", &plate, text).contains(&genitive), "{text}");
    }
    both_ways("ru", &plate, 1).unwrap_or_else(|error| panic!("{error}"));
    plate.forms = vec!["genitive: кобальт-пластины".into()];
    assert!(rules.class(&plate).is_some());
    assert_eq!(write("ru", &plate, form(&[Dative]), Joint::None).as_deref(), Some("кобальт-пластине"));
}

#[test]
fn prepositions_never_decline() {
    for (text, features, expected) in [
        ("приложение к договору", Instrumental, "приложением к договору"),
        ("средство от боли", Genitive, "средства от боли"),
        ("без рецепта", Genitive, "без рецепта"),
        ("чтение и запись", Dative, "чтению и записи"),
        ("последние обновления", Prepositional, "последних обновлениях"),
    ] {
        let given = write("ru", &lemma("ru", text), form(&[features]), Joint::None);
        assert_eq!(given.as_deref(), Some(expected));
        both_ways("ru", &lemma("ru", text), 1).unwrap_or_else(|error| panic!("{error}"));
    }
    assert!(read("ru", &lemma("ru", "без рецепта"), "безу рецепта").is_empty());
}

#[test]
fn names_have_no_plural() {
    for text in ["Шуша", "Контактная группа", "гора Кирс", "НКР", "переговоры", "силы безопасности"]
    {
        let noun = lemma("ru", text);
        assert!(write("ru", &noun, form(&[Plural]), Joint::None).is_none(), "{text}");
    }
    assert!(read("ru", &lemma("ru", "Лачин"), "Лачины").is_empty());
    assert!(read("ru", &lemma("ru", "группа"), "группам").contains(&form(&[Plural, Dative])));
    assert_eq!(
        read("ru", &lemma("ru", "группа"), "группы"),
        [form(&[Genitive]), form(&[Plural]), form(&[Plural, Accusative])]
    );
}
