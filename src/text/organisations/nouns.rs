//! The nouns that make a name beside them an organisation's, or that of anything else which is called by a name of its own: one table for
//! each language. Words that dictionaries have for kinds of firms, bodies, ships, inns, prizes and the like.
//!
//! No facilities and places that are called by where they are (airport, station, road, hospital, mine, bridge, village) and no
//! offices (mayor, president, government): a name beside these is judged like any other.

use super::heads::Head::{self, Called, Quoted, Strong, Weak};

/// Nouns by how sure they make it.
pub(super) type Table = &'static [(Head, &'static [&'static str])];

/// In small letters and in the singular.
#[rustfmt::skip]
pub(super) const ENGLISH: Table = &[
    (Strong, &[
        "university", "institute", "ministry", "academy", "association", "federation", "foundation", "fund", "committee",
        "council", "commission", "agency", "assembly", "society", "corporation", "company", "holding", "consortium", "union",
        "party", "league", "alliance", "broadcaster", "television", "newspaper", "bank", "club", "army", "orchestra",
        "choir", "ensemble", "chamber", "diocese", "organization", "organisation", "movement", "congress", "publishers",
        "college", "polytechnic", "conservatory", "airlines", "airways", "group", "cooperative", "enterprises", "industries",
        "times", "herald", "tribune", "gazette", "chronicle", "journal", "observer", "courier", "bulletin", "review", "mirror", "monitor", "exchange",
        "philharmonic",
    ]),
    (Weak, &[
        "radio", "team", "insurance", "brewery", "court", "tribunal", "trust", "factory", "mill", "mills",
    ]),
    (Called, &[
        "hotel", "hostel", "inn", "restaurant", "café", "cafe", "pub", "cinema", "nightclub", "casino", "ship", "steamer",
        "vessel", "yacht", "cruiser", "destroyer", "frigate", "submarine", "tanker", "ferry", "boat", "icebreaker",
        "trawler", "locomotive", "racehorse", "corvette", "tug", "tugboat", "warship", "flagship", "schooner", "liner",
        "asteroid", "barge", "crater", "exercise", "freighter", "hurricane", "minesweeper", "operation", "typhoon", "gunboat", "steamship", "steamboat", "battleship", "mv", "ss",
    ]),
    (Quoted, &[
        "firm", "enterprise", "co-operative", "airline", "carrier", "theatre", "theater", "troupe", "publisher", "bloc",
        "coalition", "faction", "battalion", "brigade", "regiment", "squad", "detachment", "militia", "school", "lyceum",
        "gymnasium", "kindergarten", "charity", "insurer", "channel", "studio", "startup", "start-up", "band", "duo",
        "trio", "quartet", "quintet", "chorale", "collective", "conglomerate", "cartel", "syndicate", "concern",
        "retailer", "lender", "developer", "operator", "manufacturer", "producer", "contractor", "subsidiary", "kolkhoz",
        "sovkhoz", "artel", "front", "sect", "lodge", "fraternity", "sorority", "guild", "centre", "center", "workshop",
        "winery", "distillery", "partnership", "printer", "bookmaker", "broker", "shipper", "dealership", "outfit", "train",
        "campaign", "initiative", "prize", "award", "medal", "competition", "contest", "festival", "plant", "shipyard", "combine", "bakery",
        "residence", "mall", "supermarket", "pharmacy", "clinic", "sanatorium", "boutique",
        "brand", "brandy", "cognac", "wine", "beer", "vodka", "cigarettes", "rocket", "missile", "satellite", "tank",
        "lemonade", "soda", "liqueur", "juice", "cheese", "chocolate", "cake", "ice-cream", "sausage", "perfume", "soap",
         "motorcycle", "car", "lorry", "truck", "tractor", "scooter", "drone", "helicopter", "aircraft",
        "plane", "jet", "airliner", "rifle", "pistol", "howitzer", "laptop", "phone", "smartphone", "wristwatch",
        "refrigerator", "sneakers", "cannery", "sherry", "liquor", "whisky", "whiskey", "gin", "rum", "champagne",
    ]),
];

/// Russian and Ukrainian stems.
#[rustfmt::skip]
pub(super) const RUSSIAN: Table = &[
    (Strong, &[
        "университет", "институт", "министерств", "академи", "ассоциаци", "федераци", "фонд", "комитет", "собрани",
        "агентств", "корпораци", "холдинг", "консорциум", "союз", "телевидени", "телекомпани", "телерадиокомпани", "оркестр",
        "ансамбл", "епархи", "издательств", "видавництв", "бирж", "бірж", "филармони", "філармоні",
    ]),
    (Weak, &[
        "совет", "комисси", "общество", "компани", "парти", "лиг", "альянс", "радио", "газет", "банк", "клуб", "арми",
        "палат", "организаци", "объединени", "движени", "команд", "колледж", "консерватори", "концерн", "авиакомпани",
        "авиалини", "товариств", "суд", "завод", "фабрик", "комбинат", "комбінат",
    ]),
    (Called, &[
        "теплоход", "пароход", "крейсер", "эсминец", "линкор", "фрегат", "корвет", "катер", "сухогруз", "танкер", "паром",
        "ледокол", "яхт", "судно", "судна", "судну", "судном", "судне", "кораб", "подлодк", "субмарин", "баржа", "баржу",
        "баржи", "гостиниц", "отел", "хостел", "ресторан", "кафе", "кинотеатр", "казино", "жк", "корабель", "корабл",
        "пароплав", "міноносець", "готел", "кінотеатр", "эсминц", "буксир", "траулер", "сейнер", "лайнер", "авианос",
        "астероид", "кратер", "тайфун", "ураган", "сторожевик", "тральщик", "ракетоносец", "ракетоносц", "есмінець", "есмінц", "криголам",
    ]),
    (Quoted, &[
        "фирм", "турфирм", "агрофирм", "предприяти", "кооператив", "колхоз", "совхоз", "агрохолдинг", "артел", "трест",
        "картел", "синдикат", "автокомпани", "страховщик", "перевозчик", "застройщик", "ритейлер", "стартап", "театр",
        "трупп", "хор", "капелл", "коллектив", "квартет", "квинтет", "трио", "дуэт", "секстет", "цирк",
        "студи", "киностуди", "телестуди", "мастерск", "типографи", "телеканал", "радиостанци", "телерадиостанци",
        "радиоканал", "канал", "медиахолдинг", "медиагрупп", "портал", "батальон", "бригад", "полк", "отряд", "дивизион",
        "дружин", "блок", "коалици", "фракци", "фронт", "профсоюз", "гильди", "братств", "ложа", "землячеств", "лицей",
        "лицея", "лицею", "лицеем", "лицее", "училищ", "техникум", "гимнази", "школ", "спортшкол", "детсад", "центр",
        "групп", "рок-групп", "спортклуб", "кружк", "кружок", "лаборатори", "сект", "нко", "підприємств", "авіакомпані",
        "гурт", "гурток", "колектив", "студі", "друкарн", "батальйон", "загін", "коледж", "ліце", "ліцей", "ліцею",
        "гімназі", "груп", "колгосп", "радгосп", "фірм", "спілк", "профспілк", "радіостанці", "бар", "кинозал", "поезд",
        "поезда", "поезду", "поездом", "поезде", "экспресс", "локомотив", "операци", "кампани", "инициатив", "преми", "наград", "медал", "приз",
        "конкурс", "фестивал", "верф", "хлебозавод", "универмаг", "супермаркет", "магазин",
        "аптек", "клиник", "санатор", "пансионат", "коньяк", "вино", "вина", "водк", "пиво", "пива", "сигарет", "ракет",
        "спутник", "танк", "бренд", "потяг", "операці", "премі", "нагород", "крамниц", "пральн", "портвейн", "лимонад",
        "соус", "стейк", "сыр", "сыра", "сыром", "сыру", "сыре", "ликер", "ликёр", "вермут", "шампанск", "коктейл", "напит", "сок", "соком",
        "кефир", "сметан", "торт", "печень", "конфет", "шоколад", "колбас", "мороженое", "мороженого", "чай", "чая", "чаем",
        "духи", "духов", "одеколон", "мыло", "мыла", "мотоцикл", "автомобил", "грузовик",
        "трактор", "самокат", "велосипед", "беспилотник", "дрон", "вертолет", "вертолёт",
        "самолет", "самолёт", "авиалайнер", "винтовк", "пистолет", "гаубиц", "телевизор", "холодильник", "смартфон", "часы",
        "часов", "кроссовк", "зефир", "газировк", "виски", "сир", "лікер", "безпілотник", "гелікоптер", "вертоліт", "літак",
        "вантажівк", "автомобіл", "горілк", "цукерк", "печив", "морозиво",
    ]),
];

/// Azerbaijani and Turkish stems.
#[rustfmt::skip]
pub(super) const TURKIC: Table = &[
    (Strong, &[
        "universitet", "üniversite", "institut", "enstitü", "nazirliy", "nazirlik", "bakanlığ", "akademiya", "akademi",
        "assosiasiya", "federasiya", "federasyon", "fond", "vakf", "vakıf", "komitə", "komite", "şura", "konsey", "agentliy",
        "agentlik", "ajans", "cəmiyyət", "dernek", "derneğ", "korporasiya", "şirkət", "şirket", "holdinq", "holding",
        "ittifaq", "birliy", "birlik", "birliğ", "partiya", "parti", "televiziya", "televizyon", "qəzet", "gazete", "bank",
        "klub", "kulüb", "orkestr", "təşkilat", "məclis", "nəşriyyat", "yayınev", "belediyesi", "bələdiyyəsi", "odası",
        "barosu", "hakimiyyət", "kollec", "kolej", "aviaşirkət", "havayol", "konsern", "konsorsium", "konsorsiyum",
        "birja", "borsa",
    ]),
    (Weak, &[
        "radio", "radyo", "ordu", "komanda", "takım", "qrup", "grub", "kombinat", "zavod", "fabrik", "məhkəmə", "mahkeme",
    ]),
    (Called, &[
        "gəmi", "gemi", "vapur", "kreyser", "kruvazör", "tanker", "bərəsi", "feribot", "yaxta", "yatı", "yatın", "buksir",
        "römorkör", "firkateyn", "fırkateyn", "fregat", "korvet", "denizaltı", "muhrip", "esmines", "layner",
    ]),
    (Quoted, &[
        "firma", "müəssisə", "işletme", "kooperativ", "kooperatif", "trest", "kolxoz", "sovxoz", "startap", "teatr",
        "tiyatro", "truppa", "topluluk", "topluluğ", "ansambl", "ansambıl", "xoru", "xorun", "xoruna", "koro", "kapella",
        "kvartet", "kvintet", "trio", "dəstə", "studiya", "stüdyo", "kinostudiya", "mətbəə", "matbaa", "kanalı", "kanalın",
        "kanalda", "kanala", "telekanal", "radiostansiya", "portal", "hərəkat", "hareket", "blokun", "bloku", "koalisiya",
        "koalisyon", "fraksiya", "cəbhə", "cephe", "batalyon", "tabur", "alay", "briqada", "tugay", "bölük", "sendika",
        "ittifak", "lonca", "lisey", "lise", "məktəb", "okul", "gimnaziya", "texnikum", "mərkəz", "merkez", "grup",
        "konservatoriya", "konservatuvar", "laboratoriya", "laboratuvar", "kreş", "anaokul", "kollektiv", "mehmanxana",
        "otel", "hotel", "hostel", "restoran", "kafe", "kinoteatr", "sinema", "kazino", "lokomotiv", "qatarı", "qatarın",
        "tren", "ekspres", "əməliyyat", "operasyon", "harekât", "mükafat", "ödül", "medal", "madalya", "müsabiqə",
        "yarışma", "festival", "tersane", "mağaza", "supermarket", "süpermarket", "aptek",
        "eczane", "klinika", "klinik", "sanatori", "konyak", "şərab", "şarap", "araq", "pivə", "birası", "raket", "roket",
        "peyk", "uydusu", "tank", "marka", "brend", "limonad", "limonata", "pendir", "peynir", "likör", "şirəsi", "şirəsin",
        "qazozu", "gazozu", "çikolata", "şokolad", "tortu", "tortun", "dondurma", "dondurması", "kolbasa", "sosis", "ətri",
        "ətrin", "parfüm", "sabun", "motosikl", "motosiklet", "avtomobil",
        "otomobil", "kamyon", "traktor", "traktör", "dron", "pilotsuz", "helikopter", "vertolyot",
        "təyyarə", "uçağı", "uçağın", "tüfəng", "tüfeğ", "tapança", "tabanca", "telefon", "televizor", "buzdolab", "saatı",
        "saatın", "viski",
    ]),
];

/// Armenian stems.
#[rustfmt::skip]
pub(super) const ARMENIAN: Table = &[
    (Strong, &[
        "համալսարան", "ինստիտուտ", "նախարարություն", "նախարարությ", "ակադեմիա", "ասոցիացիա", "ֆեդերացիա", "հիմնադրամ",
        "կոմիտե", "գործակալություն", "գործակալությ", "միություն", "միությ", "հեռուստատեսություն", "հեռուստատեսությ",
        "հեռուստաընկերություն", "հեռուստաընկերությ", "նվագախումբ", "հրատարակչություն", "հրատարակչությ", "կորպորացիա",
        "հոլդինգ", "կոնսորցիում", "բորսա", "ֆիլհարմոնիա",
    ]),
    (Weak, &[
        "խորհուրդ", "խորհրդ", "հանձնաժողով", "ընկերություն", "ընկերությ", "կուսակցություն", "կուսակցությ", "ռադիո", "թերթ",
        "բանկ", "ակումբ", "բանակ", "ժողով", "թեմ", "կազմակերպություն", "կազմակերպությ", "թիմ", "քոլեջ", "կոնսերվատորիա",
        "կոնցեռն", "ավիաընկերությ",
    ]),
    (Called, &[
        "նավ", "հածանավ", "սուզանավ", "զբոսանավ", "շոգենավ", "ռազմանավ", "լաստանավ",
    ]),
    (Quoted, &[
        "ֆիրմա", "ձեռնարկությ", "կոոպերատիվ", "կոլտնտեսությ", "խորհտնտեսությ", "սովխոզ", "կոլխոզ", "ավիաուղի", "տրեստ",
        "սինդիկատ", "կարտել", "ստարտափ", "թատրոն", "թատերախումբ", "թատերախմբ", "համույթ", "երգչախումբ", "երգչախմբ",
        "պարախումբ", "պարախմբ", "քառյակ", "քառյակի", "եռյակ", "դուետ", "կապելլա", "կինոստուդիա", "ստուդիա",
        "տպարան", "ալիք", "հեռուստաալիք", "ռադիոկայան", "ռադիոալիք", "պորտալ", "շարժում", "շարժմ", "դաշինք", "խմբակցությ",
        "կոալիցիա", "ճակատ", "գումարտակ", "գումարտ", "ջոկատ", "վաշտ", "գունդ", "բրիգադ", "արհմիությ", "լիցեյ", "վարժարան",
        "դպրոց", "ուսումնարան", "գիմնազիա", "մանկապարտեզ", "կենտրոն", "խումբ", "խմբ", "լաբորատորիա", "կոլեկտիվ", "աղանդ",
        "եղբայրությ", "հյուրանոց", "հոսթել", "ռեստորան", "սրճարան", "բարը", "բարում", "կինոթատրոն", "կազինո", "գնացք",
        "գնացքի", "լոկոմոտիվ", "գործողությ", "օպերացիա", "մրցանակ", "մեդալ", "մրցույթ", "փառատոն", "գործարան", "ֆաբրիկա",
        "կոմբինատ", "խանութ", "սուպերմարկետ", "դեղատուն", "կլինիկա", "առողջարան", "կոնյակ", "գինի", "օղի", "գարեջուր",
        "հրթիռ", "արբանյակ", "տանկ", "ապրանքանիշ", "լիմոնադ", "պանիր", "պանր", "լիկյոր", "տորթ", "շոկոլադ", "պաղպաղակ",
        "երշիկ", "օծանելիք", "օճառ", "մոտոցիկլ", "մեքենա", "տրակտոր", "դրոն", "ուղղաթիռ", "ինքնաթիռ",
        "հրացան", "ատրճանակ", "հեռախոս", "ժամացույց", "վիսկի", "շամպայն",
    ]),
];

/// Georgian stems, of the nouns in -ა without it. What takes them beside a place and no quotation marks stands first.
#[rustfmt::skip]
pub(super) const GEORGIAN: Table = &[
    (Strong, &[
        "უნივერსიტეტ", "ინსტიტუტ", "სამინისტრო", "აკადემი", "ასოციაცი", "ფედერაცი", "ფონდ", "კომიტეტ", "სააგენტო",
        "ტელევიზი", "ტელეკომპანი", "ორკესტრ", "გამომცემლობ", "კორპორაცი", "ჰოლდინგ", "კონსორციუმ", "ფილარმონი",
    ]),
    (Weak, &[
        "პარტი", "კავშირ", "ბანკ", "კლუბ", "კომპანი", "საბჭო", "კომისი", "რადიო", "გაზეთ", "გუნდ", "კოლეჯ",
        "კონსერვატორი", "ორგანიზაცი", "საზოგადოება", "საზოგადოებ", "კონცერნ", "ავიაკომპანი", "მოძრაობა", "მოძრაობ",
    ]),
    (Called, &[
        "სასტუმრო", "ჰოსტელ", "რესტორან", "კაფე", "კინოთეატრ", "კაზინო", "გემ", "ხომალდ", "კრეისერ", "იახტ", "ტანკერ",
        "ბორან", "ფრეგატ", "კორვეტ", "კატარღ", "ბუქსირ",
    ]),
    (Quoted, &[
        "ფირმ", "საწარმო", "ჯგუფ", "ანსამბლ", "ბენდ", "თეატრ", "დას", "სტუდი", "ტელეარხ", "არხ", "ბლოკ", "კოალიცი",
        "ბატალიონ", "ბრიგად", "რაზმ", "სკოლ", "ლიცეუმ", "გიმნაზი", "ცენტრ", "სტამბ", "მატარებ", "ოპერაცი", "პრიზ", "პრემი",
        "ჯილდო", "მედალ", "კონკურს", "ფესტივალ", "ქარხან", "ფაბრიკ", "კომბინატ", "მაღაზი", "სუპერმარკეტ", "აფთიაქ",
        "კლინიკ", "სანატორიუმ", "კონიაკ", "ღვინო", "არაყ", "ლუდ", "რაკეტ", "თანამგზავრ", "ტანკ", "ბრენდ", "მარკ", "ლიმონათ",
        "ყველ", "ლიქიორ", "ტორტ", "შოკოლად", "ნაყინ", "ძეხვ", "სუნამო", "საპონ", "მოტოციკლ", "ავტომობილ",
        "ტრაქტორ", "დრონ", "ვერტმფრენ", "თვითმფრინავ", "შაშხან", "პისტოლეტ", "ტელეფონ", "საათ", "ვისკი",
        "შამპანურ",
    ]),
];

/// French nouns, in small letters.
#[rustfmt::skip]
pub(super) const FRENCH: Table = &[
    (Strong, &[
        "université", "institut", "ministère", "académie", "association", "fédération", "fondation", "fonds", "comité",
        "commission", "agence", "assemblée", "société", "union", "parti", "ligue", "alliance", "télévision", "radio",
        "banque", "club", "armée", "orchestre", "chœur", "choeur", "ensemble", "chambre", "diocèse", "organisation",
        "mouvement", "congrès", "éditions", "conseil", "compagnie", "corporation", "philharmonie", "consortium", "bourse", "cour",
        "tribunal",
    ]),
    (Called, &[
        "navire", "bateau", "paquebot", "croiseur", "frégate", "yacht", "ferry", "pétrolier", "sous-marin", "hôtel",
        "auberge", "restaurant", "café", "cinéma", "casino", "corvette", "destroyer", "cuirassé", "remorqueur", "cargo",
        "voilier", "chalutier", "porte-avions", "brise-glace", "vapeur",
    ]),
    (Quoted, &[
        "entreprise", "firme", "coopérative", "troupe", "théâtre", "chaîne", "groupe", "collège", "lycée", "école",
        "centre", "chorale", "équipe", "bataillon", "brigade", "éditeur", "holding", "syndicat", "coalition", "bloc",
        "front", "studio", "imprimerie", "ong", "maison", "conservatoire", "quatuor", "trio", "train", "opération", "prix",
        "médaille", "concours", "festival", "usine", "fabrique", "chantier", "magasin", "supermarché", "pharmacie",
        "clinique", "cognac", "vin", "bière", "fusée", "satellite", "marque", "limonade", "liqueur", "jus", "fromage",
        "chocolat", "gâteau", "glace", "saucisse", "parfum", "savon", "moto", "voiture", "camion", "tracteur",
        "drone", "hélicoptère", "avion", "fusil", "pistolet", "téléphone", "montre", "vodka", "whisky",
        "champagne",
    ]),
];

/// Ends of German nouns, in small letters: Fluggesellschaft, Theatergruppe.
#[rustfmt::skip]
pub(super) const GERMAN: Table = &[
    (Strong, &[
        "universität", "hochschule", "institut", "ministerium", "akademie", "verband", "verein", "stiftung", "komitee",
        "ausschuss", "kommission", "agentur", "konzern", "union", "partei", "liga", "allianz", "rundfunk", "radio", "bank",
        "klub", "club", "armee", "orchester", "chor", "ensemble", "kammer", "diözese", "organisation", "bewegung",
        "kongress", "verlag", "bund", "philharmonie", "werke", "börse", "gericht", "gerichtshof",
    ]),
    (Called, &[
        "schiff", "dampfer", "kreuzer", "zerstörer", "fregatte", "yacht", "fähre", "tanker", "u-boot", "eisbrecher", "boot",
        "hotel", "herberge", "restaurant", "café", "kino", "casino", "korvette", "schlepper", "frachter", "kutter",
        "flugzeugträger",
    ]),
    (Quoted, &[
        "firma", "unternehmen", "gesellschaft", "genossenschaft", "kooperative", "theater", "truppe", "sender", "kanal",
        "schule", "kolleg", "gymnasium", "lyzeum", "zentrum", "gruppe", "bündnis", "mannschaft", "team", "bataillon",
        "brigade", "versicherer", "holding", "konsortium", "studio", "druckerei", "gewerkschaft", "fraktion", "koalition",
        "quartett", "trio", "band", "kolchose", "sowchose", "betrieb", "reederei", "nachtzug", "schnellzug", "express",
        "operation", "preis", "medaille", "wettbewerb", "festival", "fabrik", "werft", "kombinat", "geschäft", "kaufhaus",
        "supermarkt", "apotheke", "klinik", "sanatorium", "kognak", "rakete", "satellit", "marke", "limonade", "likör",
        "saft", "käse", "schokolade", "torte", "wurst", "parfüm", "seife", "motorrad", "lastwagen", "traktor",
        "drohne", "hubschrauber", "flugzeug", "gewehr", "pistole", "telefon", "wein", "bier", "wodka", "sekt",
    ]),
];

/// Spanish, Portuguese, Italian and Catalan nouns, in small letters.
#[rustfmt::skip]
pub(super) const ROMANCE: Table = &[
    (Strong, &[
        "universidad", "instituto", "ministerio", "academia", "asociación", "federación", "fundación", "fondo", "consejo",
        "comisión", "agencia", "asamblea", "sociedad", "compañía", "consorcio", "unión", "partido", "liga", "alianza",
        "televisión", "banco", "ejército", "orquesta", "coro", "cámara", "diócesis", "organización", "movimiento",
        "congreso", "ayuntamiento", "universidade", "ministério", "associação", "federação", "fundação", "conselho",
        "comissão", "agência", "sociedade", "união", "aliança", "orquestra", "câmara", "organização", "movimento",
        "università", "istituto", "ministero", "accademia", "associazione", "federazione", "fondazione", "comitato",
        "consiglio", "commissione", "agenzia", "assemblea", "società", "unione", "partito", "lega", "banca", "camera",
        "diocesi", "organizzazione", "universitat", "acadèmia", "associació", "federació", "fundació", "comitè", "consell",
        "comissió", "agència", "unió", "partit", "lliga",
    ]),
    (Called, &[
        "crucero", "buque", "barco", "fragata", "submarino", "petrolero", "remolcador", "hotel", "cine", "restaurante",
        "casino", "navio", "cruzador", "petroleiro", "rebocador", "nave", "incrociatore", "traghetto", "petroliera",
        "rimorchiatore", "albergo", "cinema", "ristorante", "vaixell", "creuer", "restaurant",
    ]),
];
