//! Lines of news in each language.

use super::*;

/// Lines written after the tables, without looking at what these make of them.
const NEWS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "Fighting broke out along the contact line overnight.",
            "Aliyev inaugurates Fuzuli airport",
            "Armenia's parliament approved the bill yesterday.",
            "Experts warn of water shortages in Tartar",
            "Two soldiers wounded in shelling",
            "Peacekeepers escorted a convoy through Lachin.",
            "She grew up in Martakert, where her father taught.",
            "Mine clearance continues around Aghdam.",
            "Gizilbulagh gold deposit resumes output",
            "Turkish drones spotted near Hadrut",
            "Farmers in Tartar demand irrigation",
            "Mourners gathered outside Dadivank monastery.",
            "No casualties, authorities claim",
        ],
    ),
    (
        "az",
        &[
            "Ağdamda minatəmizləmə işləri davam etdirilir.",
            "Deputatlar qanun layihəsini qəbul etdilər.",
            "Tərtərdə su qıtlığı yaranıb.",
            "Atəşkəs gecə saatlarında pozulub.",
            "İki əsgər yaralanıb.",
            "Sülhməramlılar karvanı müşayiət ediblər.",
            "O, Laçında doğulub və orada böyüyüb.",
            "Ekspertlər vəziyyəti ağır adlandırır.",
            "Füzuli aeroportunun açılışı oldu.",
            "Tələbələr yeni tədris ilinə hazırlaşır.",
            "Bakıda beynəlxalq konfrans keçirilir.",
            "Neft ixracı rekord həddə çatdı.",
            "Fermerlər suvarma suyu istəyirlər.",
            "Zəngilanda ağıllı kənd salınır.",
        ],
    ),
    (
        "ru",
        &[
            "Ночью на линии соприкосновения вспыхнули бои.",
            "Депутаты приняли законопроект во втором чтении.",
            "В Тертере ощущается нехватка воды.",
            "Двое военнослужащих получили ранения.",
            "Миротворцы сопроводили колонну через Лачин.",
            "Она выросла в Мардакерте.",
            "Разминирование вокруг Агдама продолжается.",
            "Алиев открыл аэропорт Физули",
            "Эксперты предупреждают о засухе.",
            "Студенты готовятся к новому учебному году.",
            "Экспорт нефти достиг рекорда",
            "Фермеры просят воду для полива.",
            "Пострадавших нет, утверждают власти.",
            "Турецкие беспилотники замечены близ Гадрута",
        ],
    ),
    (
        "tr",
        &[
            "Gece boyunca temas hattında çatışmalar yaşandı.",
            "Milletvekilleri yasa tasarısını kabul etti.",
            "Terter'de su sıkıntısı çekiliyor.",
            "İki asker yaralandı.",
            "Barış gücü konvoya eşlik etti.",
            "Laçın'da doğdu, orada büyüdü.",
            "Uzmanlar kuraklık konusunda uyardı.",
            "Ağdam çevresinde mayın temizliği sürüyor.",
            "Aliyev Fuzuli havalimanını açtı",
            "Öğrenciler yeni öğretim yılına hazırlanıyor.",
            "Petrol ihracatı rekor kırdı.",
            "Çiftçiler sulama suyu istiyor.",
            "Bakü'de uluslararası konferans düzenleniyor.",
            "Can kaybı bulunmuyor, yetkililer açıkladı.",
        ],
    ),
    (
        "uk",
        &[
            "Вночі на лінії зіткнення спалахнули бої.",
            "Депутати ухвалили законопроєкт.",
            "У Тертері бракує води.",
            "Двоє військових отримали поранення.",
            "Вона виросла в Мардакерті.",
            "Експерти попереджають про посуху.",
            "Алієв відкрив аеропорт Фізулі",
            "Розмінування навколо Агдама триває.",
            "Студенти готуються до навчального року.",
            "Постраждалих немає, стверджує влада.",
        ],
    ),
    (
        "de",
        &[
            "In der Nacht brachen Kämpfe aus.",
            "Das Parlament billigte den Entwurf.",
            "In Terter herrscht Wassermangel.",
            "Zwei Soldaten wurden verletzt.",
            "Friedenstruppen begleiteten den Konvoi.",
            "Sie wuchs in Martakert auf.",
            "Experten warnen vor Dürre.",
            "Alijew eröffnet Flughafen Füsuli",
            "Studenten bereiten sich auf Prüfungen vor.",
            "Bauern fordern mehr Wasser.",
            "Türkische Drohnen nahe Hadrut gesichtet",
            "Keine Verletzten, behaupten Behörden.",
        ],
    ),
    (
        "fr",
        &[
            "Des combats ont éclaté dans la nuit.",
            "Le parlement a adopté le projet.",
            "L'eau manque à Terter.",
            "Deux soldats ont été blessés.",
            "Les casques bleus escortent un convoi.",
            "Elle a grandi à Martakert.",
            "Des experts alertent sur la sécheresse.",
            "Aliyev inaugure l'aéroport de Fizouli",
            "Les étudiants préparent leurs examens.",
            "Exportations de pétrole record",
            "Agriculteurs et éleveurs réclament de l'eau.",
            "Aucune victime, selon les autorités.",
            "Drones turcs repérés près de Hadrout",
        ],
    ),
    (
        "fa",
        &[
            "درگیری‌ها در طول شب ادامه یافت.",
            "نمایندگان لایحه را تصویب کردند.",
            "دو سرباز زخمی شدند.",
            "کارشناسان درباره خشکسالی هشدار دادند.",
        ],
    ),
    (
        "ar",
        &[
            "اندلعت اشتباكات خلال الليل.",
            "وافق البرلمان على مشروع القانون.",
            "أصيب جنديان بجروح.",
            "حذر خبراء من الجفاف.",
        ],
    ),
    ("ka", &["სტუდენტები ემზადებიან."]),
    ("hy", &["Ուսանողները պատրաստվում են։"]),
];

#[test]
fn news_lines() {
    for (tag, sentences) in NEWS {
        for sentence in *sentences {
            let found = language(sentence, &[]);
            assert_eq!(found.as_ref().map(Lang::as_str), Some(*tag), "{sentence}");
        }
    }
}
