//! The nouns that make a name beside them an organisation's, or that of anything else which is called by a name of its own: one table for
//! each language. Words that dictionaries have for kinds of firms, bodies, ships, inns, prizes and the like.
//!
//! No facilities and places that are called by where they are (airport, station, road, hospital, mine, bridge, village) and no
//! offices (mayor, president, government): a name beside these is judged like any other.

use super::heads::Head::{self, Quoted, Strong, Weak};

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
    ]),
    (Weak, &[
        "radio", "team", "insurance", "brewery",
    ]),
    (Quoted, &[
        "firm", "enterprise", "co-operative", "airline", "carrier", "theatre", "theater", "troupe", "publisher", "bloc",
        "coalition", "faction", "battalion", "brigade", "regiment", "squad", "detachment", "militia", "school", "lyceum",
        "gymnasium", "kindergarten", "charity", "insurer", "channel", "studio", "startup", "start-up", "band", "duo", "trio",
        "quartet", "quintet", "chorale", "collective", "conglomerate", "cartel", "syndicate", "trust", "concern", "retailer",
        "lender", "developer", "operator", "manufacturer", "producer", "contractor", "subsidiary", "kolkhoz", "sovkhoz",
        "artel", "front", "sect", "lodge", "fraternity", "sorority", "guild", "centre", "center", "workshop", "winery",
        "distillery", "partnership", "printer", "bookmaker", "broker", "shipper", "dealership", "outfit", "hotel", "hostel",
        "inn", "restaurant", "café", "cafe", "pub", "cinema", "nightclub", "casino", "ship", "steamer", "vessel", "yacht",
        "cruiser", "destroyer", "frigate", "submarine", "tanker", "ferry", "boat", "icebreaker", "trawler", "train",
        "locomotive", "operation", "prize", "award", "medal", "competition", "contest", "festival", "factory", "plant",
        "mill", "shipyard", "combine", "bakery", "residence", "mall", "supermarket", "pharmacy", "clinic", "sanatorium",
        "boutique", "brand", "brandy", "cognac", "wine", "beer", "vodka", "cigarettes", "rocket", "missile", "satellite",
        "tank", "racehorse",
    ]),
];

/// Russian and Ukrainian stems.
#[rustfmt::skip]
pub(super) const RUSSIAN: Table = &[
    (Strong, &[
        "университет", "институт", "министерств", "академи", "ассоциаци", "федераци", "фонд", "комитет", "собрани",
        "агентств", "корпораци", "холдинг", "консорциум", "союз", "телевидени", "телекомпани", "телерадиокомпани", "оркестр",
        "ансамбл", "епархи", "издательств", "видавництв",
    ]),
    (Weak, &[
        "совет", "комисси", "общество", "компани", "парти", "лиг", "альянс", "радио", "газет", "банк", "клуб", "арми",
        "палат", "организаци", "объединени", "движени", "команд", "колледж", "консерватори", "концерн", "авиакомпани",
        "авиалини", "товариств",
    ]),
    (Quoted, &[
        "фирм", "турфирм", "агрофирм", "предприяти", "кооператив", "колхоз", "совхоз", "агрохолдинг", "артел", "трест",
        "картел", "синдикат", "автокомпани", "страховщик", "перевозчик", "застройщик", "ритейлер", "стартап", "театр",
        "трупп", "хор", "капелл", "коллектив", "квартет", "квинтет", "трио", "дуэт", "секстет", "филармони", "цирк", "студи",
        "киностуди", "телестуди", "мастерск", "типографи", "телеканал", "радиостанци", "телерадиостанци", "радиоканал",
        "канал", "медиахолдинг", "медиагрупп", "портал", "батальон", "бригад", "полк", "отряд", "дивизион", "дружин", "блок",
        "коалици", "фракци", "фронт", "профсоюз", "гильди", "братств", "ложа", "землячеств", "лицей", "лицея", "лицею",
        "лицеем", "лицее", "училищ", "техникум", "гимнази", "школ", "спортшкол", "детсад", "центр", "групп", "рок-групп",
        "спортклуб", "кружк", "кружок", "лаборатори", "сект", "нко", "підприємств", "авіакомпані", "гурт", "гурток",
        "колектив", "студі", "друкарн", "батальйон", "загін", "коледж", "ліце", "ліцей", "ліцею", "гімназі", "груп",
        "колгосп", "радгосп", "фірм", "спілк", "профспілк", "радіостанці", "теплоход", "пароход", "крейсер", "эсминец",
        "линкор", "фрегат", "корвет", "катер", "сухогруз", "танкер", "паром", "ледокол", "яхт", "судно", "судна", "судну",
        "судном", "судне", "кораб", "подлодк", "субмарин", "баржа", "баржу", "баржи", "гостиниц", "отел", "хостел",
        "ресторан", "кафе", "бар", "кинотеатр", "кинозал", "казино", "поезд", "поезда", "поезду", "поездом", "поезде",
        "экспресс", "локомотив", "операци", "преми", "наград", "медал", "приз", "конкурс", "фестивал", "завод", "фабрик",
        "комбинат", "верф", "хлебозавод", "жк", "универмаг", "супермаркет", "магазин", "аптек", "клиник", "санатор",
        "пансионат", "коньяк", "вино", "вина", "водк", "пиво", "пива", "сигарет", "ракет", "спутник", "танк", "бренд",
        "корабель", "корабл", "пароплав", "міноносець", "готел", "кінотеатр", "потяг", "операці", "премі", "нагород",
        "крамниц", "пральн",
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
    ]),
    (Weak, &[
        "radio", "radyo", "ordu", "komanda", "takım", "qrup", "grub",
    ]),
    (Quoted, &[
        "firma", "müəssisə", "işletme", "kooperativ", "kooperatif", "trest", "kolxoz", "sovxoz", "startap", "teatr",
        "tiyatro", "truppa", "topluluk", "topluluğ", "ansambl", "ansambıl", "xoru", "xorun", "xoruna", "koro", "kapella",
        "kvartet", "kvintet", "trio", "dəstə", "studiya", "stüdyo", "kinostudiya", "mətbəə", "matbaa", "kanalı", "kanalın",
        "kanalda", "kanala", "telekanal", "radiostansiya", "portal", "hərəkat", "hareket", "blokun", "bloku", "koalisiya",
        "koalisyon", "fraksiya", "cəbhə", "cephe", "batalyon", "tabur", "alay", "briqada", "tugay", "bölük", "sendika",
        "ittifak", "lonca", "lisey", "lise", "məktəb", "okul", "gimnaziya", "texnikum", "mərkəz", "merkez", "grup",
        "konservatoriya", "konservatuvar", "laboratoriya", "laboratuvar", "kreş", "anaokul", "kollektiv", "mehmanxana",
        "otel", "hotel", "hostel", "restoran", "kafe", "kinoteatr", "sinema", "kazino", "gəmi", "gemi", "vapur", "kreyser",
        "kruvazör", "tanker", "bərəsi", "feribot", "yaxta", "yatı", "yatın", "lokomotiv", "qatarı", "qatarın", "tren",
        "ekspres", "əməliyyat", "operasyon", "harekât", "mükafat", "ödül", "medal", "madalya", "müsabiqə", "yarışma",
        "festival", "zavod", "fabrik", "kombinat", "tersane", "mağaza", "supermarket", "süpermarket", "aptek", "eczane",
        "klinika", "klinik", "sanatori", "konyak", "şərab", "şarap", "araq", "pivə", "birası", "raket", "roket", "peyk",
        "uydusu", "tank", "marka", "brend",
    ]),
];

/// Armenian stems.
#[rustfmt::skip]
pub(super) const ARMENIAN: Table = &[
    (Strong, &[
        "համալսարան", "ինստիտուտ", "նախարարություն", "նախարարությ", "ակադեմիա", "ասոցիացիա", "ֆեդերացիա", "հիմնադրամ",
        "կոմիտե", "գործակալություն", "գործակալությ", "միություն", "միությ", "հեռուստատեսություն", "հեռուստատեսությ",
        "հեռուստաընկերություն", "հեռուստաընկերությ", "նվագախումբ", "հրատարակչություն", "հրատարակչությ", "կորպորացիա",
        "հոլդինգ", "կոնսորցիում",
    ]),
    (Weak, &[
        "խորհուրդ", "խորհրդ", "հանձնաժողով", "ընկերություն", "ընկերությ", "կուսակցություն", "կուսակցությ", "ռադիո", "թերթ",
        "բանկ", "ակումբ", "բանակ", "ժողով", "թեմ", "կազմակերպություն", "կազմակերպությ", "թիմ", "քոլեջ", "կոնսերվատորիա",
        "կոնցեռն", "ավիաընկերությ",
    ]),
    (Quoted, &[
        "ֆիրմա", "ձեռնարկությ", "կոոպերատիվ", "կոլտնտեսությ", "խորհտնտեսությ", "սովխոզ", "կոլխոզ", "ավիաուղի", "տրեստ",
        "սինդիկատ", "կարտել", "ստարտափ", "թատրոն", "թատերախումբ", "թատերախմբ", "համույթ", "երգչախումբ", "երգչախմբ",
        "պարախումբ", "պարախմբ", "քառյակ", "քառյակի", "եռյակ", "դուետ", "կապելլա", "ֆիլհարմոնիա", "կինոստուդիա", "ստուդիա",
        "տպարան", "ալիք", "հեռուստաալիք", "ռադիոկայան", "ռադիոալիք", "պորտալ", "շարժում", "շարժմ", "դաշինք", "խմբակցությ",
        "կոալիցիա", "ճակատ", "գումարտակ", "գումարտ", "ջոկատ", "վաշտ", "գունդ", "բրիգադ", "արհմիությ", "լիցեյ", "վարժարան",
        "դպրոց", "ուսումնարան", "գիմնազիա", "մանկապարտեզ", "կենտրոն", "խումբ", "խմբ", "լաբորատորիա", "կոլեկտիվ", "աղանդ",
        "եղբայրությ", "նավ", "հածանավ", "սուզանավ", "զբոսանավ", "հյուրանոց", "հոսթել", "ռեստորան", "սրճարան", "բարը",
        "բարում", "կինոթատրոն", "կազինո", "գնացք", "գնացքի", "լոկոմոտիվ", "գործողությ", "օպերացիա", "մրցանակ", "մեդալ",
        "մրցույթ", "փառատոն", "գործարան", "ֆաբրիկա", "կոմբինատ", "խանութ", "սուպերմարկետ", "դեղատուն", "կլինիկա",
        "առողջարան", "կոնյակ", "գինի", "օղի", "գարեջուր", "հրթիռ", "արբանյակ", "տանկ", "ապրանքանիշ",
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
    (Quoted, &[
        "ფირმ", "საწარმო", "ჯგუფ", "ანსამბლ", "ბენდ", "თეატრ", "დას", "სტუდი", "ტელეარხ", "არხ", "ბლოკ", "კოალიცი",
        "ბატალიონ", "ბრიგად", "რაზმ", "სკოლ", "ლიცეუმ", "გიმნაზი", "ცენტრ", "სტამბ", "სასტუმრო", "ჰოსტელ", "რესტორან",
        "კაფე", "კინოთეატრ", "კაზინო", "გემ", "ხომალდ", "კრეისერ", "იახტ", "ტანკერ", "ბორან", "მატარებ", "ოპერაცი",
        "პრიზ", "პრემი", "ჯილდო", "მედალ", "კონკურს", "ფესტივალ", "ქარხან", "ფაბრიკ", "კომბინატ", "მაღაზი",
        "სუპერმარკეტ", "აფთიაქ", "კლინიკ", "სანატორიუმ", "კონიაკ", "ღვინო", "არაყ", "ლუდ", "რაკეტ", "თანამგზავრ",
        "ტანკ", "ბრენდ", "მარკ",
    ]),
];

/// French nouns, in small letters.
#[rustfmt::skip]
pub(super) const FRENCH: Table = &[
    (Strong, &[
        "université", "institut", "ministère", "académie", "association", "fédération", "fondation", "fonds", "comité",
        "commission", "agence", "assemblée", "société", "union", "parti", "ligue", "alliance", "télévision", "radio",
        "banque", "club", "armée", "orchestre", "chœur", "choeur", "ensemble", "chambre", "diocèse", "organisation",
        "mouvement", "congrès", "éditions", "conseil", "compagnie", "corporation", "philharmonie", "consortium",
    ]),
    (Quoted, &[
        "entreprise", "firme", "coopérative", "troupe", "théâtre", "chaîne", "groupe", "collège", "lycée", "école", "centre",
        "chorale", "équipe", "bataillon", "brigade", "éditeur", "holding", "syndicat", "coalition", "bloc", "front",
        "studio", "imprimerie", "ong", "maison", "conservatoire", "quatuor", "trio", "navire", "bateau", "paquebot",
        "croiseur", "frégate", "yacht", "ferry", "pétrolier", "sous-marin", "hôtel", "auberge", "restaurant", "café",
        "cinéma", "casino", "train", "opération", "prix", "médaille", "concours", "festival", "usine", "fabrique",
        "chantier", "magasin", "supermarché", "pharmacie", "clinique", "cognac", "vin", "bière", "fusée", "satellite",
        "marque",
    ]),
];

/// Ends of German nouns, in small letters: Fluggesellschaft, Theatergruppe.
#[rustfmt::skip]
pub(super) const GERMAN: Table = &[
    (Strong, &[
        "universität", "hochschule", "institut", "ministerium", "akademie", "verband", "verein", "stiftung", "komitee",
        "ausschuss", "kommission", "agentur", "konzern", "union", "partei", "liga", "allianz", "rundfunk", "radio", "bank",
        "klub", "club", "armee", "orchester", "chor", "ensemble", "kammer", "diözese", "organisation", "bewegung",
        "kongress", "verlag", "bund", "philharmonie", "werke",
    ]),
    (Quoted, &[
        "firma", "unternehmen", "gesellschaft", "genossenschaft", "kooperative", "theater", "truppe", "sender", "kanal",
        "schule", "kolleg", "gymnasium", "lyzeum", "zentrum", "gruppe", "bündnis", "mannschaft", "team", "bataillon",
        "brigade", "versicherer", "holding", "konsortium", "studio", "druckerei", "gewerkschaft", "fraktion", "koalition",
        "quartett", "trio", "band", "kolchose", "sowchose", "betrieb", "reederei", "schiff", "dampfer", "kreuzer",
        "zerstörer", "fregatte", "yacht", "fähre", "tanker", "u-boot", "eisbrecher", "boot", "hotel", "herberge",
        "restaurant", "café", "kino", "casino", "nachtzug", "schnellzug", "express", "operation", "preis", "medaille",
        "wettbewerb", "festival", "fabrik", "werft", "kombinat", "geschäft", "kaufhaus", "supermarkt", "apotheke", "klinik",
        "sanatorium", "kognak", "rakete", "satellit", "marke",
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
];
