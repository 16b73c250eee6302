//! Nouns of unknown elements whose suffix, with the gender that the glossary gives, says how they decline: *der Rebell,
//! die Rebellen*; *der Anwender, den Anwendern*; *der Admin, die Admins*.
//!
//! Only suffixes that hardly any place ends in; what they do not show stays unknown. Source: Duden grammar §§ 284–352.

use super::common::{Declined, plural_rows};

/// How a noun of a gender declines by its suffix.
pub(super) fn declined(word: &str, gender: char) -> Option<Declined> {
    let long = |end: &str| word.strip_suffix(end).is_some_and(|before| before.chars().count() > 1);
    let any = |ends: &[&str]| ends.iter().any(|end| long(end) || word == *end);
    let same = || word.to_owned();
    let with = |genitive: &str, plural: String| {
        Some((gender, [same(), format!("{word}{genitive}"), same(), same()], Some(plural_rows(&plural)), false))
    };
    if any(LOANS) && !any(NO_LOANS) {
        return with(if gender == 'f' { "" } else { "s" }, format!("{word}s"));
    }
    match gender {
        'm' if any(WEAK) && !any(STRONG) => {
            let oblique = format!("{word}{}", if word.ends_with('e') { "n" } else { "en" });
            let one = [same(), oblique.clone(), oblique.clone(), oblique.clone()];
            Some((gender, one, Some(plural_rows(&oblique)), false))
        }
        'm' if any(&["ling", "eur", "är", "ör", "iv"]) => with("s", format!("{word}e")),
        'm' if any(&["tor", "sor", "ktor"]) => with("s", format!("{word}en")),
        'm' if long("er") && !any(UMLAUTS) => with("s", same()),
        'n' if any(&["chen", "lein"]) => with("s", same()),
        'n' if long("nis") => {
            let genitive = format!("{word}ses");
            Some((gender, [same(), genitive, same(), same()], Some(plural_rows(&format!("{word}se"))), false))
        }
        'n' if long("ment")
            && !any(&["abonnement", "engagement", "management", "statement", "investment", "departement"]) =>
        {
            with("s", format!("{word}e"))
        }
        'f' if any(&["innen"]) => None,
        'f' if any(&["erin", "istin", "entin", "antin", "orin", "atin"]) => with("", format!("{word}nen")),
        _ => None,
    }
}

/// Masculines that have -n or -en in every case but the nominative.
#[rustfmt::skip]
const WEAK: &[&str] = &[
    "ist", "ant", "ent", "oge", "ologe", "graph", "nom", "soph", "arch", "krat", "rebell", "soldat", "kandidat", "diplomat", "advokat", "automat", "pirat", "adressat",
    "planet", "prophet", "athlet", "poet", "pilot", "patriot", "idiot", "held", "bär", "fürst", "graf", "prinz", "christ", "chirurg", "vagabund", "tyrann", "kamerad",
    "zeuge", "kollege", "kunde", "bote", "gefährte", "erbe", "insasse", "genosse", "nachfahre", "vorfahre", "nomade", "türke", "grieche", "russe", "pole", "tscheche", "däne", "schwede", "finne", "serbe", "kroate",
    "franzose", "chinese", "kurde", "tatare", "abchase", "ossete", "kosake", "laie", "heide", "junge", "knabe", "neffe", "riese", "sklave", "experte", "pate", "schütze", "gatte",
];

/// Masculines that end like these and are strong.
#[rustfmt::skip]
const STRONG: &[&str] = &[
    "akzent", "zement", "moment", "advent", "konvent", "trend", "kontinent", "orient", "okzident", "präsent", "prozent", "twist", "zwist", "mist", "whist", "gist", "geist", "dienst", "restaurant", "croissant", "cent", "event", "content",
    "infarkt", "accent", "client",
];

/// Masculines in -er with another plural.
#[rustfmt::skip]
const UMLAUTS: &[&str] = &["acker", "bruder", "hammer", "vater", "schwager", "bauer", "vetter", "charakter", "ungar", "bayer", "pommer", "kasper"];

/// Words that end like those.
const NO_LOANS: &[&str] = &["gebot", "verbot", "schub", "ideal"];

/// English words, with a plural in -s.
#[rustfmt::skip]
const LOANS: &[&str] = &[
    "account", "admin", "app", "backup", "blog", "board", "bot", "button", "chat", "chip", "clip", "client", "club", "comeback", "commit", "community", "cookie", "dashboard", "deal", "depot", "download", "email", "event", "fan",
    "feature", "feed", "file", "firewall", "flag", "framework", "gadget", "hashtag", "homepage", "hub", "input", "issue", "job", "kit", "label", "laptop", "layout", "link", "blacklist", "whitelist", "allowlist", "checklist", "login", "logout", "mail", "meeting", "modem", 
    "pad", "phone", "pipeline", "podcast", "pool", "prompt", "pull-request", "request", "release", "repo", "report", "root", "script", "set", "setup", "shop", "site", "skin", "slot", "snapshot", "song", "spot", "sprint", "start-up", "startup", "story", "stream", "team", 
    "thread", "ticket", "token", "tool", "tweet", "update", "upload", "upgrade", "video", "webinar", "website", "widget", "workflow", "workshop", "büro", "auto", "foto", "hotel", "hotspot", "taxi", "handy", "embryo", "logo", "portfolio", "studio", "kino", "konvoi", "park", "scheck", "schal", "salon", "waggon", "chef", "coupon", "cousin", "detail", "interview", "niveau", "plateau", "klub", "steak", "stopp", "park", "zoo", "pkw", "lkw",
];
