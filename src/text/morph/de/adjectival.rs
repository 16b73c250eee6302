//! Nouns that are inflected as adjectives: *der Angeklagte*, *ein Angeklagter*, *viele Angeklagte*, *mit der Angeklagten*.
//!
//! A participle is one by its shape: *Asylsuchender*, *Pflegende*. Source: Duden grammar §§ 345–349, 491–510.

/// True for a noun of a gender (`p` for the plural) that is listed in the strong form or, of masculines, in the weak one.
pub(super) fn is(word: &str, gender: char) -> bool {
    let Some(stem) = (match gender {
        'm' => word.strip_suffix("er").or_else(|| word.strip_suffix('e')),
        'f' | 'p' => word.strip_suffix('e'),
        _ => None,
    }) else {
        return false;
    };
    let long = |end: &str| stem.strip_suffix(end).is_some_and(|before| before.chars().count() > 1);
    let listed = |(own, end): (&str, bool)| stem == own || end && long(own);
    if ADJECTIVAL.iter().filter_map(|own| own.strip_suffix("er")).any(|own| listed((own, true))) {
        // In der Fremde: the feminine is another noun.
        return !(gender == 'f' && stem == "fremd");
    }
    PARTICIPLES.iter().any(|own| listed((own, true))) || is_present_participle(stem)
}

/// True for a stem in -end that is no other noun's.
fn is_present_participle(stem: &str) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| stem.ends_with(end));
    stem.strip_suffix("end").is_some_and(|verb| verb.chars().count() > 2)
        && (!ends(NO_PARTICIPLES) || ends(&["pflegend", "habend"]))
        && !["kommend", "gegend", "jugend", "tugend"].contains(&stem)
}

/// Stems that other nouns have: der Absender, die Spende, die Legende, Tausende.
#[rustfmt::skip]
const NO_PARTICIPLES: &[&str] = &[
    "send", "spend", "wend", "blend", "legend", "dividend", "agend", "kalend", "tausend", "dutzend", "abend", "wochenend", "gend", "präbend", "schwend", "länd", "rend",
];

/// Ends of perfect participles and of adjectives for persons, which stand behind other words too.
#[rustfmt::skip]
const PARTICIPLES: &[&str] = &[
    "flüchtet", "betroffen", "geschädigt", "verfolgt", "verletzt", "verwandt", "berechtigt", "angehörig", "pflichtig", "abhängig", "iert", "zugezogen", "zugewandert", "eingewandert", "entlassen",
    "gefangen", "gesucht", "vertrieben", "verdächtig", "arbeitslos", "staatenlos", "wohnungslos", "obdachlos", "papierlos", "geboren", "begünstigt", "bevollmächtigt", "verschleppt", "vorbestraft", "eingeschlossen", "schutzbefohlen",
];

/// Masculines.
#[rustfmt::skip]
const ADJECTIVAL: &[&str] = &[
    "angeklagter", "verletzter", "verwandter", "bekannter", "vertriebener", "gefallener", "eingeborener", "gefangener", "betrunkener", "verstorbener", "verdächtiger", "kranker", "toter", "deutscher", "fremder",
    "freiwilliger", "jugendlicher", "erwachsener", "angestellter", "delegierter", "inhaftierter", "beschäftigter", "arbeitsloser", "obdachloser", "illegaler", "geflüchteter", "geflohener", "flüchtender", "überlebender",
    "reisender", "vorsitzender", "studierender", "mitarbeitender", "demonstrierender", "hinterbliebener", "verbündeter", "verurteilter", "beteiligter", "berechtigter", "versicherter", "behinderter", "verbannter", "evakuierter", "bildender", "arbeitender", "leitender", "ierender", "lernender", "forschender", "anwesender", "helfender", "ierter",
    "vermisster", "entführter", "getöteter", "aufständischer", "oppositioneller", "krimineller", "intellektueller", "heiliger", "einheimischer", "ortsansässiger", "abgeordneter", "beamter", "gesandter", "gelehrter", "schwarzer", "weißer",
];

#[cfg(test)]
mod tests {
    use super::is;

    #[test]
    fn participles_are_told_from_other_nouns() {
        for (word, gender) in [
            ("asylsuchender", 'm'),
            ("asylsuchende", 'm'),
            ("schutzsuchende", 'p'),
            ("pflegende", 'f'),
            ("angestellte", 'f'),
            ("geflüchtete", 'p'),
            ("hochwasserbetroffener", 'm'),
            ("notleidender", 'm'),
            ("kulturschaffende", 'p'),
            ("machthabende", 'p'),
            ("registrierter", 'm'),
            ("asylberechtigte", 'f'),
            ("staatenloser", 'm'),
        ] {
            assert!(is(word, gender), "{word}");
        }
        for (word, gender) in [
            ("absender", 'm'),
            ("anwender", 'm'),
            ("kalender", 'm'),
            ("blutspender", 'm'),
            ("spende", 'f'),
            ("legende", 'f'),
            ("jahrtausendwende", 'f'),
            ("dividende", 'f'),
            ("tausende", 'p'),
            ("feierabende", 'p'),
            ("fremde", 'f'),
            ("kunde", 'm'),
            ("ostende", 'n'),
            ("gemeinde", 'f'),
            ("gelände", 'n'),
            ("lende", 'f'),
            ("freunde", 'p'),
            ("verbände", 'p'),
            ("quartiere", 'p'),
            ("mieter", 'm'),
            ("referierende", 'n'),
        ] {
            assert!(!is(word, gender), "{word}");
        }
    }
}
