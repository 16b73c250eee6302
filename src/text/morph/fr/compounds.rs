//! Words joined by a hyphen, by their parts. Data. Facts: school grammar, and what dictionaries give as plurals.

/// What stands before the last part and never changes: sous-réseaux, e-mails, nouveau-nés.
#[rustfmt::skip]
pub(super) const PREFIXES: &[&str] = &[
    "anti", "après", "archi", "arrière", "audio", "auto", "avant", "bi", "bien", "bio", "cardio", "co", "contre", "crypto", "cyber", "demi", "e", "éco", "électro",
    "entre", "ex", "extra", "gastro", "géo", "hyper", "hypo", "immuno", "in", "infra", "inter", "intra", "macro", "mal", "méga", "méta", "mi", "micro", "mini",
    "mort", "multi", "nano", "néo", "neuro", "non", "nouveau", "outre", "para", "péri", "photo", "poly", "post", "pré", "pro", "pseudo", "quasi", "radio", "ré",
    "self", "semi", "sous", "sub", "super", "sur", "t", "télé", "trans", "tri", "ultra", "vice", "vidéo", "web",
];

/// Verbs before what they do something with: porte-monnaie.
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    "abat", "accroche", "amuse", "appuie", "attrape", "brise", "brûle", "cache", "casse", "chasse", "chauffe", "compte", "coupe", "couvre", "croque", "cure", "essuie",
    "fixe", "fume", "garde", "gratte", "grille", "lance", "lave", "lève", "monte", "ouvre", "pare", "passe", "perce", "pèse", "pique", "porte", "pousse", "presse",
    "protège", "ramasse", "remonte", "repose", "rince", "sèche", "serre", "souffle", "taille", "tire", "tourne", "trouble", "tue", "vide",
];

/// Adjectives before their noun: both take the plural.
#[rustfmt::skip]
pub(super) const ADJECTIVES: &[&str] = &[
    "bas", "basse", "beau", "belle", "blanc", "bon", "bonne", "court", "double", "fausse", "faux", "franc", "grand", "grande", "gros", "grosse", "libre", "long",
    "petit", "petite", "plat", "plate", "premier", "première", "rond", "rouge", "sage", "vrai",
];

/// Nouns before another noun or an adjective: both take the plural, but for [`APPOSED`].
#[rustfmt::skip]
pub(super) const NOUNS: &[&str] = &[
    "aide", "assurance", "avocat", "bateau", "bébé", "bloc", "camion", "carte", "cas", "cellule", "centre", "chef", "chou", "clé", "clef", "client", "coffre",
    "contrat", "date", "document", "dossier", "élément", "enfant", "essai", "facteur", "femme", "fichier", "homme", "infirmier", "infirmière", "lettre",
    "logiciel", "médecin", "module", "mot", "nom", "oiseau", "organe", "page", "papier", "patient", "pause", "point", "poisson", "produit", "programme", "sac",
    "seringue", "serveur", "site", "station", "stylo", "tableau", "timbre", "valeur", "ville", "voiture", "wagon",
];

/// What stays in the singular behind a noun: timbres-poste, assurances-vie.
#[rustfmt::skip]
pub(super) const APPOSED: &[&str] = &[
    "accident", "café", "chômage", "express", "invalidité", "maison", "maladie", "minute", "poste", "qualité", "retraite", "santé", "sécurité", "service", "vie",
];

/// English words that come last: the s is theirs, and what is before them stays.
#[rustfmt::skip]
pub(super) const ENGLISH: &[&str] = &[
    "back", "board", "book", "bot", "box", "chat", "desk", "doc", "down", "drive", "end", "in", "kit", "line", "list", "log", "mail", "net", "off", "on", "out", "over",
    "pack", "phone", "room", "set", "shirt", "shop", "show", "stick", "store", "tag", "top", "up",
];

/// Whole words with their plural, where the parts do not tell it.
#[rustfmt::skip]
pub(super) const WHOLE: &[(&str, &str)] = &[
    ("bouche-à-bouche", "bouche-à-bouche"), ("boute-en-train", "boute-en-train"), ("compte-rendu", "comptes-rendus"), ("corps-à-corps", "corps-à-corps"),
    ("face-à-face", "face-à-face"), ("faire-part", "faire-part"), ("goutte-à-goutte", "goutte-à-goutte"), ("haut-parleur", "haut-parleurs"),
    ("hors-la-loi", "hors-la-loi"), ("laissez-passer", "laissez-passer"), ("on-dit", "on-dit"), ("pied-à-terre", "pied-à-terre"), ("plus-value", "plus-values"),
    ("porte-à-porte", "porte-à-porte"), ("porte-fenêtre", "portes-fenêtres"), ("pot-au-feu", "pot-au-feu"), ("prêt-à-porter", "prêts-à-porter"),
    ("sans-abri", "sans-abri"), ("savoir-être", "savoir-être"), ("savoir-faire", "savoir-faire"), ("tête-à-tête", "tête-à-tête"), ("va-et-vient", "va-et-vient"),
    ("vis-à-vis", "vis-à-vis"),
];

/// Ends of adjectives: traitements anti-inflammatoires.
#[rustfmt::skip]
pub(super) const ADJECTIVAL: &[&str] = &[
    "able", "aire", "al", "ant", "é", "el", "ent", "eux", "ible", "ien", "if", "ique", "oire",
];

/// Last words of English terms that French takes over as they are (*side effect*, *use case*), none of them French: only they have the
/// plural. Common knowledge.
#[rustfmt::skip]
pub(super) const ENGLISH_HEADS: &[&str] = &[
    "app", "book", "box", "building", "call", "card", "center", "cloud", "crash", "day", "deal", "desk", "drive", "drop", "effect", "end", "error", "event", "feature", "feed", "fix", "flow", "folder", "food", "game", "hub",
    "key", "kit", "lab", "layer", "level", "link", "list", "loop", "market", "name", "network", "node", "owner", "path", "phone", "player", "power", "process", "release", "report", "request", "review", "room",
    "rule", "scope", "screen", "seller", "server", "shift", "shop", "skill", "slot", "space", "stack", "step", "store", "story", "stream", "string", "switch", "task", "team", "thread", "tool", "trend", "update", "upgrade",
    "user", "view", "wall", "window", "word", "worker",
];
