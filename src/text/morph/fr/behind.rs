//! Adjectives behind a noun that becomes one of another gender: *une pilule avalée*, *un comprimé avalé*.
//!
//! Only endings that adjectives have and verbs seldom (*-ée*, *-euse*, *-ive*), and lists of what looks like something else
//! (*arrive*, *logiciel*) or is irregular. What may be a verb as well (*active*, *présente*) is left to a person, unless an article
//! behind it shows the verb. Source: Grevisse, *Le bon usage*, on the feminine of adjectives.

use super::super::{Feature, Form, Lemma, NearEdit, Neighbours};
use super::article::{last_word, like};
use super::relative;

/// How many adjectives are looked at: *discrète et rapide*.
const MOST: usize = 3;

/// Endings of the masculine and of the feminine.
const ENDINGS: &[(&str, &str)] =
    &[("é", "ée"), ("eux", "euse"), ("if", "ive"), ("el", "elle"), ("al", "ale"), ("ien", "ienne"), ("éen", "éenne")];

/// Masculines and feminines of which no ending tells.
#[rustfmt::skip]
const PAIRS: &[(&str, &str)] = &[
    ("actif", "active"), ("complet", "complète"), ("incomplet", "incomplète"), ("secret", "secrète"), ("discret", "discrète"), ("concret", "concrète"), ("désuet", "désuète"),
    ("public", "publique"), ("blanc", "blanche"), ("frais", "fraîche"), ("franc", "franche"), ("long", "longue"), ("doux", "douce"), ("bas", "basse"), ("gras", "grasse"), ("épais", "épaisse"), ("gros", "grosse"),
    ("nul", "nulle"), ("gentil", "gentille"), ("pareil", "pareille"), ("neuf", "neuve"), ("bref", "brève"), ("précis", "précise"), ("imprécis", "imprécise"), ("concis", "concise"), ("correct", "correcte"), ("incorrect", "incorrecte"), ("direct", "directe"), ("indirect", "indirecte"), ("exact", "exacte"), ("strict", "stricte"), ("parfait", "parfaite"), ("imparfait", "imparfaite"), ("satisfait", "satisfaite"), ("distinct", "distincte"), ("suspect", "suspecte"), ("divers", "diverse"), ("pervers", "perverse"), ("vif", "vive"), ("sec", "sèche"), ("grec", "grecque"), ("turc", "turque"),
    ("amer", "amère"), ("léger", "légère"), ("étranger", "étrangère"), ("passager", "passagère"), ("mensonger", "mensongère"), ("entier", "entière"), ("régulier", "régulière"), ("irrégulier", "irrégulière"), ("particulier", "particulière"),
    ("singulier", "singulière"), ("financier", "financière"), ("journalier", "journalière"), ("hospitalier", "hospitalière"), ("familier", "familière"), ("policier", "policière"), ("foncier", "foncière"), ("grossier", "grossière"), ("printanier", "printanière"), ("routier", "routière"),
    ("ouvert", "ouverte"), ("offert", "offerte"), ("couvert", "couverte"), ("vert", "verte"), ("gratuit", "gratuite"), ("interdit", "interdite"), ("droit", "droite"), ("étroit", "étroite"), ("réduit", "réduite"), ("inscrit", "inscrite"), ("écrit", "écrite"),
    ("produit", "produite"), ("construit", "construite"), ("traduit", "traduite"), ("introduit", "introduite"), ("prescrit", "prescrite"), ("petit", "petite"), ("grand", "grande"), ("rond", "ronde"), ("profond", "profonde"), ("chaud", "chaude"), ("froid", "froide"), ("lourd", "lourde"), ("sourd", "sourde"),
    ("connu", "connue"), ("inconnu", "inconnue"), ("prévu", "prévue"), ("imprévu", "imprévue"), ("reçu", "reçue"), ("perdu", "perdue"), ("vendu", "vendue"), ("voulu", "voulue"), ("attendu", "attendue"), ("étendu", "étendue"), ("obtenu", "obtenue"), ("absolu", "absolue"), ("suspendu", "suspendue"), ("tendu", "tendue"), ("aigu", "aiguë"),
    ("requis", "requise"), ("soumis", "soumise"), ("acquis", "acquise"), ("compris", "comprise"), ("permis", "permise"), ("promis", "promise"), ("admis", "admise"), ("gris", "grise"), ("français", "française"), ("anglais", "anglaise"), ("japonais", "japonaise"), ("chinois", "chinoise"), ("suédois", "suédoise"), ("mauvais", "mauvaise"),
    ("voisin", "voisine"), ("fin", "fine"), ("féminin", "féminine"), ("masculin", "masculine"), ("enfantin", "enfantine"), ("sanguin", "sanguine"), ("utérin", "utérine"), ("intestin", "intestine"), ("commun", "commune"), ("brun", "brune"), ("opportun", "opportune"), ("plein", "pleine"), ("humain", "humaine"), ("urbain", "urbaine"), ("prochain", "prochaine"), ("certain", "certaine"), ("sain", "saine"), ("vain", "vaine"),
    ("permanent", "permanente"), ("récent", "récente"), ("différent", "différente"), ("fréquent", "fréquente"), ("précédent", "précédente"), ("violent", "violente"), ("urgent", "urgente"), ("présent", "présente"), ("absent", "absente"), ("apparent", "apparente"), ("évident", "évidente"), ("équivalent", "équivalente"), ("transparent", "transparente"), ("intelligent", "intelligente"), ("excellent", "excellente"), ("lent", "lente"),
    ("suivant", "suivante"), ("courant", "courante"), ("déroulant", "déroulante"), ("flottant", "flottante"), ("existant", "existante"), ("manquant", "manquante"), ("persistant", "persistante"), ("croissant", "croissante"), ("important", "importante"), ("puissant", "puissante"), ("constant", "constante"), ("abondant", "abondante"), ("brillant", "brillante"), ("clignotant", "clignotante"), ("coulissant", "coulissante"), ("correspondant", "correspondante"), ("élégant", "élégante"), ("sortant", "sortante"), ("entrant", "entrante"), ("vivant", "vivante"), ("volant", "volante"), ("roulant", "roulante"),
    ("mort", "morte"), ("fort", "forte"), ("court", "courte"), ("net", "nette"), ("muet", "muette"), ("violet", "violette"), ("fini", "finie"), ("choisi", "choisie"), ("rempli", "remplie"), ("défini", "définie"), ("fourni", "fournie"), ("réussi", "réussie"), ("bleu", "bleue"), ("noir", "noire"), ("clair", "claire"), ("pur", "pure"), ("dur", "dure"), ("sûr", "sûre"), ("mûr", "mûre"), ("obscur", "obscure"), ("futur", "future"), ("mineur", "mineure"), ("majeur", "majeure"), ("supérieur", "supérieure"), ("inférieur", "inférieure"), ("intérieur", "intérieure"), ("extérieur", "extérieure"), ("antérieur", "antérieure"), ("ultérieur", "ultérieure"), ("meilleur", "meilleure"),
    ("bon", "bonne"), ("mignon", "mignonne"), ("protecteur", "protectrice"), ("conducteur", "conductrice"), ("moteur", "motrice"), ("directeur", "directrice"),
];

/// Words with such endings that are none of these adjectives: nouns, prepositions, verbs.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "côté", "été", "année", "journée", "idée", "durée", "santé", "beauté", "bonté", "volonté", "liberté", "propriété", "société", "sûreté", "fierté", "pauvreté", "majesté", "difficulté", "faculté", "qualité", "sécurité", "unité", "activité", "capacité", "crée", "agrée", "recrée",
    "logiciel", "ciel", "appel", "rappel", "hôtel", "sel", "miel", "tel", "quel", "lequel", "auquel", "duquel", "lesquel", "auxquel", "desquel", "lesquelle", "auxquelle", "desquelle", "elle", "celle", "quelle", "laquelle", "telle", "appelle", "rappelle", "épelle", "harcelle", "ruisselle", "chancelle", "excelle", "renouvelle", "morcelle", "étincelle", "interpelle", "selle", "parcelle", "nouvelle", "modelle", "pixel",
    "mal", "journal", "hôpital", "animal", "canal", "signal", "cheval", "bal", "métal", "cristal", "festival", "portal", "tribunal", "avale", "étale", "régale", "signale", "détale", "cale", "rale", "escale", "salle",
    "bien", "rien", "combien", "lien", "soutien", "maintien", "entretien", "chien", "gardien", "vienne", "devienne", "tienne", "obtienne", "contienne", "maintienne", "appartienne", "sienne", "mienne",
    "arrive", "dérive", "cultive", "prive", "archive", "récidive", "suive", "poursuive", "écrive", "inscrive", "décrive", "survive", "salive", "rive", "esquive", "avive", "ravive", "lessive", "désactive", "réactive", "désactif", "soif", "tarif", "motif", "objectif", "apéritif", "massif", "ceux", "deux", "yeux", "cieux", "lieux", "jeux", "feux", "veux", "peux", "mieux", "eux",
];

/// Adjectives that are verbs too.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "active", "complète", "présente", "creuse", "égale", "motive", "fréquente", "violente", "sèche", "captive", "vive", "objective",
];

/// What an adjective may have before it.
pub(super) const ADVERBS: &[&str] = &[
    "très",
    "plus",
    "moins",
    "trop",
    "assez",
    "peu",
    "non",
    "bien",
    "mal",
    "si",
    "aussi",
    "encore",
    "déjà",
    "récemment",
];

/// What shows that the word before it was a verb.
pub(super) const ARTICLES: &[&str] = &[
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "du",
    "ce",
    "cette",
    "ces",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "votre",
    "vos",
    "plusieurs",
    "deux",
    "trois",
    "aucun",
    "aucune",
];

/// What a word is in the other gender.
pub(super) fn turned(word: &str, masculine: bool, plural: bool) -> Option<String> {
    if OTHERS.contains(&word) || plural && OTHERS.contains(&word.trim_end_matches('s')) {
        return None;
    }
    // Nationaux and heureux have their number in the ending.
    if plural && !masculine && word.ends_with("aux") && !word.ends_with("eaux") {
        let single = format!("{}al", word.strip_suffix("aux")?);
        return other(&single, false).map(|word| format!("{word}s"));
    }
    let single = match plural {
        true if word.ends_with('x') || word.ends_with("is") || word.ends_with("as") => word,
        true => word.strip_suffix('s')?,
        false => word,
    };
    let made = other(single, masculine)?;
    Some(match plural {
        true if made.ends_with(['s', 'x']) => made,
        true if made.ends_with("al") => format!("{}aux", made.strip_suffix("al")?),
        true => format!("{made}s"),
        false => made,
    })
}

/// The singular of the other gender: the masculine of a feminine if so wanted, else the feminine of a masculine.
fn other(word: &str, masculine: bool) -> Option<String> {
    let pair = |(own, other): &(&str, &str)| {
        let (from, to) = if masculine { (*other, *own) } else { (*own, *other) };
        (word == from).then(|| to.to_owned())
    };
    if let Some(made) = PAIRS.iter().find_map(pair) {
        return Some(made);
    }
    // Beginnings like these are too short for an ending: clé, mal.
    ENDINGS.iter().find_map(|(own, other)| {
        let (from, to) = if masculine { (*other, *own) } else { (*own, *other) };
        let stem = word.strip_suffix(from).filter(|stem| stem.chars().count() > 2)?;
        // Quality, security: nouns, beside limité and habité.
        let noun = from == "é" && ["it", "et", "rt"].iter().any(|end| stem.ends_with(end)) && !is_participle(word);
        (!noun).then(|| format!("{stem}{to}"))
    })
}

/// Participles in -té that look like nouns in -té.
fn is_participle(word: &str) -> bool {
    #[rustfmt::skip]
    const PARTICIPLES: &[&str] = &[
        "limité", "illimité", "mérité", "hérité", "édité", "cité", "invité", "habité", "visité", "débité", "crédité", "excité", "exploité", "évité", "traité", "complété", "arrêté", "acheté", "jeté", "répété", "prêté", "reflété", "inquiété", "interprété", "fêté", "apporté", "importé", "exporté", "porté", "supporté", "comporté", "reporté", "déporté", "transporté", "alerté", "concerté", "déserté", "enfanté",
    ];
    PARTICIPLES.contains(&word)
}

/// What the adjectives behind a noun, and the relative clause behind them, have to become in the new noun's gender; `Err`
/// with a word of which nobody is sure.
pub(super) fn behind(old: &Lemma, new: &Lemma, form: Form, near: Neighbours<'_>) -> Result<Vec<NearEdit>, String> {
    let Some(masculine) = new.gender.and_then(|gender| match gender {
        'm' => Some(true),
        'f' => Some(false),
        _ => None,
    }) else {
        return Ok(Vec::new());
    };
    if old.gender == new.gender {
        return Ok(Vec::new());
    }
    let plural = form.has(Feature::Plural);
    let (mut edits, at) = adjectives(near, masculine, plural)?;
    if let Some((range, made)) = relative::agreeing(&near.after[at..], masculine, plural) {
        let range = at + range.start..at + range.end;
        if is_of_another(near.before) {
            return Err(near.after[range].to_owned());
        }
        edits.push(NearEdit::After(range, made));
    }
    Ok(edits)
}

/// What the adjectives have to become, and where they end.
fn adjectives(near: Neighbours<'_>, masculine: bool, plural: bool) -> Result<(Vec<NearEdit>, usize), String> {
    let mut edits = Vec::new();
    let mut at = 0;
    for turn in 0..MOST {
        let Some((mut start, mut word)) = next(near.after, at) else { break };
        if turn > 0 && matches!(&*word, "et" | "ou") || ADVERBS.contains(&&*word) {
            match next(near.after, start + word.len()) {
                Some(found) => (start, word) = found,
                None => break,
            }
        }
        let Some(made) = turned(&word, masculine, plural) else {
            // Brève et rude: what no table knows may have to follow.
            let joined =
                turn > 0 && last_word(&near.after[..start]).is_some_and(|(word, _)| matches!(&*word, "et" | "ou"));
            return if joined && may_agree(&word, masculine, plural) { Err(word) } else { Ok((edits, at)) };
        };
        let end = start + word.len();
        if VERBS.contains(&&*word) {
            let goes_on = next(near.after, end).is_some_and(|(_, after)| ARTICLES.contains(&&*after));
            return if goes_on { Ok((edits, at)) } else { Err(word) };
        }
        // Une boîte de pilules fermée: of which noun, where their numbers are the same, only sense tells.
        if is_of_another(near.before) {
            return Err(word);
        }
        edits.push(NearEdit::After(start..end, like(&near.after[start..end], &made)));
        at = end;
    }
    // Ronde, très légère: a row of them.
    if let Some(rest) = near.after[at..].strip_prefix(',').filter(|_| at > 0) {
        let comma = near.after.len() - rest.len();
        let word = next(near.after, comma).and_then(|(start, word)| {
            let adverb = ADVERBS.contains(&&*word);
            if adverb { next(near.after, start + word.len()).map(|(_, word)| word) } else { Some(word) }
        });
        if let Some(word) = word.filter(|word| turned(word, masculine, plural).is_some()) {
            return Err(word);
        }
    }
    Ok((edits, at))
}

/// True for a word of which no table tells whether it agrees: not for adjectives in -e of both genders, and small words.
fn may_agree(word: &str, masculine: bool, plural: bool) -> bool {
    const BOTH: &[&str] = &[
        "able", "ible", "uble", "ique", "iste", "aire", "oire", "ile", "ide", "esque", "ogue", "igne", "ime", "ome",
        "rte",
    ];
    #[rustfmt::skip]
    const SMALL: &[&str] = &[
        "rouge", "jaune", "jeune", "large", "rare", "riche", "libre", "propre", "simple", "triste", "vide", "rapide", "calme", "ferme", "juste", "honnête", "fragile", "utile", "mobile", "double", "triple", "moderne", "interne", "externe", "énorme", "sévère", "sincère", "austère",
        "leur", "elle", "comme", "même", "entre", "contre", "quelque", "chaque", "autre", "notre", "votre",
    ];
    let single = if plural { word.trim_end_matches('s') } else { word };
    // In the other direction -e is what both have, and the rest is mostly a noun or a verb.
    masculine
        && word.chars().count() > 4
        && single.ends_with('e')
        && !BOTH.iter().any(|end| single.ends_with(end))
        && !SMALL.contains(&single)
        && !OTHERS.contains(&single)
}

/// True behind *de*, *du*, *de la*, *de l'*.
fn is_of_another(before: &str) -> bool {
    let Some((word, start)) = last_word(before) else { return false };
    match &*word {
        "de" | "d" | "du" => true,
        "la" | "l" => last_word(&before[..start]).is_some_and(|(word, _)| word == "de"),
        _ => false,
    }
}

/// The next word behind one space, in small letters, and where it begins.
fn next(text: &str, from: usize) -> Option<(usize, String)> {
    let rest = text[from..].strip_prefix([' ', '\u{a0}'])?;
    let start = text.len() - rest.len();
    let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    (len > 0).then(|| (start, rest[..len].to_lowercase())).filter(|(_, word)| word.len() == len)
}

#[cfg(test)]
mod tests {
    use super::super::super::Form;
    use super::*;
    use crate::text::fold::Fold;

    fn after(text: &str, before: &str, from: char, to: char, plural: bool) -> String {
        let old = Lemma { gender: Some(from), ..Lemma::new("x", Fold::Default) };
        let new = Lemma { gender: Some(to), ..Lemma::new("y", Fold::Default) };
        let form = if plural { Form::new(&[Feature::Plural]).expect("one") } else { Form::BARE };
        match behind(&old, &new, form, Neighbours { before, after: text }) {
            Err(word) => format!("? {word}"),
            Ok(edits) => {
                let mut text = text.to_owned();
                for edit in edits.into_iter().rev() {
                    let NearEdit::After(range, with) = edit else { panic!("behind the noun") };
                    text.replace_range(range, &with);
                }
                text
            }
        }
    }

    #[test]
    fn adjectives_follow_the_new_gender() {
        for (from, to, plural, text, expected) in [
            ('f', 'm', false, " avalée hier", " avalé hier"),
            ('f', 'm', false, " dangereuse et coûteuse.", " dangereux et coûteux."),
            ('f', 'm', true, " nationales ouvertes", " nationaux ouverts"),
            ('f', 'm', false, " très élevée tue", " très élevé tue"),
            ('f', 'm', false, " active.", "? active"),
            ('f', 'm', false, " active le mode", " active le mode"),
            ('f', 'm', false, " arrive demain", " arrive demain"),
            ('f', 'm', false, " rouge et ronde", " rouge et ronde"),
            ('f', 'm', false, ", avalée hier", ", avalée hier"),
            ('m', 'f', false, " officiel", " officielle"),
            ('m', 'f', true, " régionaux", " régionales"),
            ('m', 'f', true, " heureux", " heureuses"),
            ('m', 'f', false, " contenant un fichier", " contenant un fichier"),
            ('m', 'f', false, " côté serveur", " côté serveur"),
            ('m', 'f', false, " logiciel", " logiciel"),
            ('m', 'f', false, " qualité", " qualité"),
            ('m', 'f', false, " limité", " limitée"),
            ('m', 'f', true, " français complets", " françaises complètes"),
            ('f', 'f', false, " avalée", " avalée"),
        ] {
            assert_eq!(after(text, "une ", from, to, plural), expected, "{text}");
        }
        assert_eq!(after(" fermée", "une boîte de ", 'f', 'm', false), "? fermée");
        assert_eq!(after(" fermée", "le haut de la ", 'f', 'm', false), "? fermée");
        assert_eq!(after(" fermée", "la ", 'f', 'm', false), " fermé");
    }
}
