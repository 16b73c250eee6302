//! Sounds of Armenian letters, and the two orthographies: reformed (1922, the Republic of Armenia) and classical (the
//! Western press, Iran). Keys are finely folded words, in which և and եվ are եւ.

/// True for a vowel letter. `ւ` is half of ու or a consonant.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'ա' | 'ե' | 'է' | 'ը' | 'ի' | 'ո' | 'օ')
}

fn is_consonant(c: char) -> bool {
    matches!(c, 'բ'..='ֆ' | 'և') && !is_vowel(c)
}

/// The number of vowels, ու counted once.
pub(super) fn vowels(key: &str) -> usize {
    key.chars().filter(|&c| is_vowel(c)).count()
}

/// One syllable as spoken: one vowel, and no cluster before it, where an unwritten ը is heard (Դրմբոն has two).
pub(super) fn is_monosyllable(key: &str) -> bool {
    let onset = key.chars().take_while(|&c| !is_vowel(c)).collect::<String>();
    vowels(key) == 1 && (onset.chars().count() <= 1 || onset.chars().nth(1) == Some('յ') && onset.chars().count() == 2)
}

/// The stem with the ի or ու of its last syllable lost, as before an ending with a vowel: լիճ → լճ. `None` if the last
/// syllable is not of that kind, or if it is the only one and `only` is false.
pub(super) fn reduced(key: &str, only: bool) -> Option<String> {
    let mut back = key.char_indices().rev();
    let (last, c) = back.next().filter(|&(_, c)| is_consonant(c) && c != 'ւ')?;
    let (mut at, vowel) = back.next()?;
    if vowel == 'ւ' {
        at = back.next().filter(|&(_, c)| c == 'ո')?.0;
    } else if vowel != 'ի' {
        return None;
    }
    let before = key[..at].chars().next_back().filter(|&c| is_consonant(c) && c != 'յ')?;
    (before != 'ւ' && (only || vowels(&key[..at]) > 0))
        .then(|| format!("{}{}", &key[..at], &key[last..last + c.len_utf8()]))
}

/// A place in a word that the classical orthography spells otherwise.
struct Site {
    /// In characters.
    at: usize,
    len: usize,
    classical: &'static str,
    /// False where the reformed spelling does not tell: ե may be ե or է.
    sure: bool,
}

fn sites(word: &[char]) -> Vec<Site> {
    let mut out = Vec::new();
    let at = |i: usize| word.get(i).copied().unwrap_or('\0');
    let after_consonant =
        |i: usize| i > 0 && is_consonant(at(i - 1)) && !(i > 1 && at(i - 1) == 'ւ' && at(i - 2) == 'ո');
    let shen = |i: usize| at(i + 1) == 'ն' && i > 0 && at(i - 1) == 'շ';
    let mut i = 0;
    while i < word.len() {
        let site = match (at(i), at(i + 1)) {
            ('յ', 'ա') if after_consonant(i) => Some((2, "եա", true)),
            ('յ', 'ո') if after_consonant(i) && at(i + 2) == 'ւ' => Some((3, "իւ", true)),
            ('ո', 'ւ') if at(i + 2) == 'յ' && !is_vowel(at(i + 3)) => Some((3, "ոյ", true)),
            ('ա', 'վ') if !(at(i + 2) == 'ա' && at(i + 3) == 'ն' && at(i + 4) == 'ք') => Some((2, "աւ", true)),
            ('ե', c)
                if after_consonant(i)
                    && is_consonant(c)
                    && c != 'ւ'
                    && c != 'վ'
                    && (i + 2 == word.len() || shen(i)) =>
            {
                Some((1, "է", false))
            }
            // Only a listed word has it: ԵՎ, or Եվլախ.
            ('ե', 'վ') => Some((2, "եւ", true)),
            ('հ', 'ա' | 'ո') if i == 0 => Some((1, "յ", false)),
            _ => None,
        };
        if let Some((len, classical, sure)) = site {
            out.push(Site { at: i, len, classical, sure });
            i += len;
        } else {
            i += 1;
        }
    }
    out
}

fn respell(word: &[char], sites: &[Site], chosen: impl Fn(usize, &Site) -> bool) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    let mut done = 0;
    for (_, site) in sites.iter().enumerate().filter(|(i, site)| chosen(*i, site)) {
        out.extend(&word[done..site.at]);
        for (c, model) in site.classical.chars().zip(&word[site.at..]) {
            out.push(if model.is_uppercase() { c.to_uppercase().next().unwrap_or(c) } else { c });
        }
        done = site.at + site.len;
    }
    out.extend(&word[done..]);
    out
}

/// The classical spellings of a key other than its own, at most eight.
pub(super) fn classical_keys(key: &str) -> Vec<String> {
    let word: Vec<char> = key.chars().collect();
    let sites = sites(&word);
    let varied = sites.len().min(3);
    let mut out = vec![respell(&word, &sites, |_, site| site.sure)];
    for choice in 1..1usize << varied {
        out.push(respell(&word, &sites, |i, _| i < varied && choice >> i & 1 == 1));
    }
    out.retain(|spelling| spelling != key);
    out.sort();
    out.dedup();
    out
}

/// A listed word or stem in classical orthography, as far as the reformed spelling tells: Իվանյան → Իվանեան,
/// Երևան → Երեւան.
pub(super) fn classical(text: &str) -> String {
    let word: Vec<char> = text.chars().collect();
    let lower: Vec<char> = word.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let sites = sites(&lower);
    respell(&word, &sites, |_, site| site.sure).replace('և', "եւ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classical_spelling_where_it_is_sure() {
        for (reformed, expected) in [
            ("Իվանյան", "Իվանեան"),
            ("Երևան", "Երեւան"),
            ("Եվլախ", "Եւլախ"),
            ("ԵՐԵՎԱՆ", "ԵՐԵՒԱՆ"),
            ("Գյումրի", "Գիւմրի"),
            ("Սյունիք", "Սիւնիք"),
            ("Պարտավ", "Պարտաւ"),
            ("Ավետարանոց", "Աւետարանոց"),
            ("Դադիվանք", "Դադիվանք"),
            ("Հովհաննավանք", "Հովհաննավանք"),
            ("Կաշեն", "Կաշեն"),
            ("ԻՎԱՆՅԱՆ", "ԻՎԱՆԵԱՆ"),
            ("Լեռնային", "Լեռնային"),
            ("Ստեփանակերտ", "Ստեփանակերտ"),
            ("", ""),
        ] {
            assert_eq!(classical(reformed), expected);
        }
        assert_eq!(classical_keys("կաշեն"), ["կաշէն"]);
        assert!(classical_keys("ստեփանակերտ").is_empty());
        assert!(classical_keys(&"ավ".repeat(5000)).len() <= 8);
    }

    #[test]
    fn syllables() {
        assert!(is_monosyllable("տեղ") && is_monosyllable("գյուղ") && is_monosyllable("վանք"));
        assert!(!is_monosyllable("դրմբոն") && !is_monosyllable("շուշի") && !is_monosyllable(""));
        assert_eq!(reduced("ջերմաջուր", false).as_deref(), Some("ջերմաջր"));
        assert_eq!(reduced("լաչին", false).as_deref(), Some("լաչն"));
        assert_eq!(reduced("սուս", false), None);
        assert_eq!(reduced("ասկերան", false), None);
        assert_eq!(reduced("լիճ", true).as_deref(), Some("լճ"));
        assert_eq!(reduced("ը", true), None);
    }
}
