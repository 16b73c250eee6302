//! The languages that are found without being asked for.

use super::{ARABIC, CYRILLIC, LATIN, Profile};

pub(super) const HOME: &[Profile] = &[
    Profile {
        tag: "en",
        home: true,
        never: "ıəğşñßøåłőűřţãõ",
        endings: &[
            "ed", "ly", "side", "ing", "tion", "ness", "ment", "ally", "ity", "ould", "ght", "ers", "ies", "ful",
        ],
        words: "airport school schools water bridge dam power gas pipeline deal summit meeting parliament bill law \
            court police troops soldiers wounded shelling fighting ceasefire peacekeepers convoy experts warn \
            warns work works resumes resume signs sign approves inaugurates leave leaves arrive arrives begins \
            began ends home homes house life world capital the of and to in a is was for on that with as by at \
            from his it an were which are be this had also or has have he she they we you i not but their its who \
            been one two three first after before when where while during into over under between against about \
            more than other some all many most new old would could should will can may must said says say told \
            tells there these those only out up down no if so what how why her him them us our your my then now \
            such each both through because near since until back off per year years day days week month time \
            people city town village road roads river mountain region district country state government president \
            minister officials official ministry war peace talks border army forces residents families returned \
            return visited visits visit opened opens open built build building killed held took made make part \
            along around within without across toward towards according reported reports report news agency last \
            next early late monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow \
            january february march april june july august september october november december called known named \
            name names s t did does do being left right north south east west southern northern eastern western \
            company mine gold copper",
        ..LATIN
    },
    Profile {
        tag: "az",
        home: true,
        dense: "ə",
        own: "ə",
        some: "ığşçöü",
        never: "wñßøåłőűřţâîûäéèêë",
        endings: &[
            "ib",
            "ıb",
            "ub",
            "üb",
            "lər",
            "lar",
            "dır",
            "dir",
            "dur",
            "dür",
            "dən",
            "dan",
            "nın",
            "nin",
            "maq",
            "mək",
            "acaq",
            "əcək",
            "ndan",
            "ndən",
            "nda",
            "ndə",
            "ları",
            "ləri",
            "dığı",
            "diyi",
            "duğu",
            "mışdır",
            "mişdir",
            "mışam",
            "mişəm",
            "muşam",
            "müşəm",
            "mışıq",
            "mişik",
            "muşuq",
            "müşük",
            "yır",
            "yir",
            "yur",
            "yür",
        ],
        words: "aeroport aeroportu aeroportunun aeroporta məktəb məktəbi su körpü qaz müqavilə görüş parlament \
            deputatlar qanun məhkəmə polis əsgər əsgərlər yaralanıb atəşkəs mütəxəssislər ekspertlər layihə \
            layihəsi layihəsini keçirildi salındı başladı edildi olundu verilib və bu bir ki də da ilə üçün olan \
            edən olaraq sonra əvvəl kimi daha ən çox hər o onun onlar biz siz mən sən nə necə var yox deyil isə \
            amma lakin həm ya yalnız artıq bütün heç indi burada orada bura ora görə qədər qarşı doğru üzrə \
            haqqında arasında yanında içində altında üstündə zaman vaxt il ildə ilin ili ildən ay gün günü saat \
            iki üç dörd beş on yüz min ilk birinci ikinci yeni köhnə böyük kiçik şəhər şəhəri şəhərinə şəhərində \
            şəhərin rayon rayonu rayonunda rayonunun rayonuna kənd kəndi kəndində kəndinə kəndinin yol yolu dağ \
            çay çayı ölkə ölkənin dövlət dövlətin prezident prezidenti nazir naziri nazirliyi hökumət rəis \
            respublikası respublikasının müharibə sülh danışıqlar sərhəd ordu qüvvələri sakinlər sakinləri ailə \
            ailələr qayıdıb qayıtdı gəlib gəldi gedib getdi olub oldu edib etdi edir olur verib verdi deyib dedi \
            bildirib bildirdi qeyd açılıb açıldı tikilib salınıb keçirilib başlayıb davam həyata hissəsi \
            hissəsində tərəfindən tərəf nəticəsində əsasında bağlı aid yenidən birgə dünən bazar məlumat xəbər \
            agentliyi saytı deyir deyirlər yaşayır düşür düşüb düşdü gedir gəlir qalır işləyir reys reysi qatar avtobus fotoda \
            şəkildə xəritədə yuxarıda aşağıda müsahibimiz yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr idi imiş \
            ancaq əgər çünki beləliklə hazırda ötən gələn yatağı yataq qızıl mis şirkət şirkəti iş işləri",
        ..LATIN
    },
    Profile {
        tag: "tr",
        home: true,
        own: "",
        some: "ığşçöüâîû",
        never: "əxqwñßøåłőűřţäéèêë",
        endings: &[
            "yor", "ıyor", "iyor", "uyor", "üyor", "mak", "mek", "lar", "ler", "acak", "ecek", "tır", "tir", "dır",
            "dir", "dan", "den", "tan", "ten", "ların", "lerin", "nda", "nde", "mış", "miş", "muş", "müş", "ndan",
            "nden", "dığı", "diği", "duğu", "düğü", "mışım", "mişim", "muşum", "müşüm", "arak", "erek", "ları", "leri",
            "dı", "di", "du", "tı", "ti", "tu",
        ],
        suffixes: &[
            "da", "de", "ta", "te", "dan", "den", "tan", "ten", "a", "e", "ya", "ye", "na", "ne", "ı", "i", "u", "ü",
            "yı", "yi", "yu", "yü", "nı", "ni", "nu", "nü", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "nda",
            "nde", "ndan", "nden", "la", "le", "yla", "yle", "daki", "deki", "taki", "teki", "ndaki", "ndeki",
        ],
        words: "havalimanı havaalanı okul okulu su köprü gaz anlaşma görüşme meclis yasa mahkeme polis asker askerler \
            yaralandı ateşkes uzmanlar proje projesi düzenlendi başladı olay olayı resmi sonuç ve bu bir de da ile \
            için olan eden olarak sonra önce gibi daha en çok her o onun onlar biz siz ben sen ne nasıl var yok \
            değil ise ama ancak fakat hem ya sadece yalnız artık bütün tüm hiç şimdi burada orada göre kadar karşı \
            doğru üzere hakkında arasında yanında içinde altında üstünde zaman yıl yılda yılın yılı yılında ay gün \
            günü saat iki üç dört beş on yüz bin ilk birinci ikinci yeni eski büyük küçük şehir şehri şehrine \
            şehrinde şehrin kent kenti kentinde kentine kentinin ilçe ilçesi ilçesinde bölge bölgesi bölgesinde \
            bölgesine köy köyü köyünde köyüne yol yolu yolunu dağ nehir nehri ülke ülkenin devlet devletin başkan \
            başkanı cumhurbaşkanı bakan bakanı bakanlığı hükümet savaş barış görüşmeler sınır ordu ordusu güçleri \
            aile aileler döndü geldi gitti oldu etti ediyor oluyor olduğunu verdi dedi söyledi belirtti açıkladı \
            bildirdi açıldı açıklandı yapıldı yapılan inşa edildi edilen devam ziyaret sürdü tarafından taraf \
            sonucunda nedeniyle yeniden birlikte dün bugün yarın haber ajansı ocak şubat mart nisan mayıs haziran \
            temmuz ağustos eylül ekim kasım aralık idi ki mi mı mu mü çünkü eğer böyle şöyle geçen gelecek altın \
            bakır şirket şirketi işgal kurtarıldı hayır diyor diyorlar yaşıyor",
        ..LATIN
    },
    Profile {
        tag: "de",
        home: true,
        own: "ß",
        some: "äöü",
        never: "ıəğşçñøåłőűřţéèêâîûãõ",
        endings: &[
            "ung", "ungen", "lich", "lichen", "keit", "heit", "schaft", "isch", "ische", "ischen", "ieren", "iert",
            "chen", "cht",
        ],
        words: "flughafen schule wasser brücke gas abkommen treffen parlament gesetz gericht polizei soldaten verletzt \
            getötet waffenstillstand experten herrscht fehlt kommt steht bleibt droht wächst läuft geht beginnt \
            endet leben welt haus arbeit der die das und in den von zu mit sich des auf für ist im dem nicht ein \
            eine als auch es an werden aus er hat dass daß sie nach wird bei einer um am sind noch wie einem über \
            einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wurden sei hatte kann gegen \
            vom können schon wenn habe seine ihre dann unter wir soll ich eines jahr jahre jahren zwei drei diese \
            dieser diesem diesen wieder keine uhr seiner worden will zwischen immer was sagte gibt alle seit muss \
            doch jetzt waren neue neuen neuer alte alten erste ersten stadt dorf straße land region regierung \
            präsident minister krieg frieden grenze armee bewohner familien besuchte eröffnet gebaut liegt nahe \
            ihrer ihren ihr seinen während ohne laut teil heute gestern morgen montag dienstag mittwoch donnerstag \
            freitag samstag sonntag januar februar märz mai juni juli oktober dezember berichtete berichtet \
            nachdem damit sowie etwa rund wegen dort hier kehrten zurück mehrere viele beide",
        ..LATIN
    },
    Profile {
        tag: "fr",
        home: true,
        own: "œ",
        some: "éèêàçûîôë",
        never: "ıəğşñßøåłőűřţãõäöü",
        endings: &[
            "tion", "ment", "eur", "eurs", "aient", "ait", "aux", "eux", "euse", "ées", "és", "ée", "ique", "iques",
            "ient", "oir",
        ],
        words: "aéroport école eau pont gaz accord rencontre parlement loi tribunal police soldats blessés tués cessez \
            feu experts inaugure reprend commence continue travail travaux vie monde maison capitale le la les de \
            des du et à en un une que qui dans pour sur au aux par avec est sont a ont été était étaient ce cette \
            ces se ne pas plus il elle ils elles on nous vous je son sa ses leur leurs mais ou où comme tout tous \
            toute toutes sans sous entre après avant depuis pendant selon vers chez contre lors aussi encore même \
            très bien deux trois premier première nouveau nouvelle nouvelles ancien ancienne grand grande ville \
            village route rue pays région gouvernement président ministre ministère guerre paix frontière armée \
            habitants familles visité rendu ouvert ouverte construit tué an ans année années jour jours hier \
            demain aujourd hui lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai \
            juin juillet août septembre octobre novembre décembre l d s n c j qu y dont fait faire peut doit être \
            avoir avait avaient près lui eux celui celle ainsi alors donc déclaré annoncé agence situé située nord \
            sud ouest mine or cuivre société retournées retour",
        ..LATIN
    },
    Profile {
        tag: "ru",
        home: true,
        own: "ыэ",
        some: "ъё",
        never: "іїєґўјљњћђџѓќѕәғқңөұүһҹҝҳҷӣӯ",
        endings: &[
            "ого", "его", "ому", "ему", "ых", "ими", "ыми", "ость", "ости", "ение", "ения", "ении", "ция", "ции",
            "ться", "лся", "лась", "лись", "ский", "ская", "ское", "ские", "ских", "ской", "ает", "яет", "ются",
            "ется", "ил", "ал",
        ],
        words: "аэропорт школа школу вода воды мост газ соглашение встреча встречу парламент депутаты закон суд \
            полиция солдаты военнослужащие ранены погибли перемирие эксперты работу работа работы близ вблизи \
            столица столице мире и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по \
            только ее мне было вот от меня еще нет о об из ему теперь когда даже ну ли если уже или ни быть был \
            была были будет будут него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где \
            есть надо ней для мы тебя их чем сам чтоб чтобы без будто чего раз тоже также себе под над ж тогда кто \
            этот эта это эти того потому этого какой какая совсем ним здесь этом один два три почти мой тем нее \
            сейчас куда зачем всех никогда можно при наконец после перед между через около возле более менее много \
            лишь который которая которое которые которых сообщил сообщает заявил сказал отметил президент министр \
            правительство город города городе село селе деревня район района районе область области дорога дороги \
            река гора страна страны государство война мир граница армия силы жители семьи вернулись прибыл посетил \
            открыли открыт построен начал начались год года году годах день дня лет новый новая новые первый вчера \
            сегодня завтра января февраля марта апреля мая июня июля августа сентября октября ноября декабря свой \
            своей своих ряд часть время агентство месторождение золото медь компания",
        ..CYRILLIC
    },
    Profile {
        tag: "uk",
        home: true,
        dense: "іїє",
        own: "їєґ",
        some: "і",
        never: "ыэъёўјљњћђџѓќѕәғқңөұүһҹҝҳҷӣӯ",
        endings: &[
            "ого",
            "ому",
            "ість",
            "ості",
            "ення",
            "ання",
            "ться",
            "вся",
            "лася",
            "лися",
            "ський",
            "ська",
            "ське",
            "ські",
            "ських",
            "ської",
            "ують",
            "ує",
            "ції",
            "ція",
            "ів",
            "ав",
            "ив",
        ],
        words: "аеропорт школа школу вода води міст газ угода зустріч парламент депутати закон суд поліція солдати \
            військові поранені загинули експерти робота роботу роботи поблизу столиця столиці і й та в у на не що \
            він з із зі як а то все вона так його але до ти за б би по тільки її мені було від мене ще ні про йому \
            тепер коли навіть чи якщо вже або бути був була були буде будуть нього вас вам адже там потім себе \
            нічого їй може вони тут де є треба для ми тебе їх ніж сам щоб без також собі під над тоді хто цей ця \
            це ці того тому цього який яка яке які яких одна один два три майже мій зараз куди всіх ніколи можна \
            при після перед між через біля більше менше багато лише повідомив повідомляє заявив сказав президент \
            міністр уряд місто міста місті село селі район району районі область області дорога дороги ріка річка \
            гора країна країни держава війна мир кордон армія сили жителі родини повернулися прибув відвідав \
            відкрили відкрито збудовано почав рік року роки році день дня новий нова нові перший вчора сьогодні \
            завтра січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня свій \
            своєї своїх частина час",
        ..CYRILLIC
    },
    Profile {
        tag: "fa",
        home: true,
        dense: "ی",
        own: "پچژگ",
        some: "کی",
        never: "ةيكىإٹڈڑںےۆێە",
        endings: &["های", "ها", "اند", "ان", "ترین", "شود", "کند"],
        words: "در و به از که این است را با برای آن شد می شده خود تا بر یک هم نیز اما یا باید کرد کند کردند بود بودند هستند \
            دارد شود پس پیش بین شهر شهرستان روستا روستای رئیس جمهور دولت کشور جنگ صلح مرز سال سالهای روز نو جدید دو سه \
            گفت اعلام وی ما او آنها ها های جاده کوه رود",
        ..ARABIC
    },
    Profile {
        tag: "ar",
        home: true,
        own: "ةإأى",
        some: "يك",
        never: "پچژگکیٹڈڑںےۆێە",
        endings: &["ات", "ية", "ين", "ون", "ها", "هم"],
        words: "في من على إلى أن التي الذي هذا هذه مع كان كانت عن ما لا بعد قبل بين كل أو ثم قد لم لن كما حيث عند منذ خلال \
            حول ذلك تلك هو هي وقد وفي ومن وقال قال مدينة المدينة قرية الرئيس رئيس الحكومة وزير وزارة دولة الحرب السلام \
            الحدود الجيش عام يوم جديد جديدة أول اثنين ثلاثة غير أكثر إن أيضا حتى نحو ضد",
        ..ARABIC
    },
];
