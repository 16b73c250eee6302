//! What sound a text begins with: *a* or *an*.

use unicode_normalization::UnicodeNormalization;

/// Words that begin with a silent h.
const SILENT_H: [&str; 6] = ["hour", "honest", "honor", "honour", "heir", "hors"];
/// Beginnings with a vowel letter that is spoken as y or w.
#[rustfmt::skip]
const CONSONANT: &[&str] = &[
    "eu", "ewe", "once", "one", "ouag", "ouija", "oaxaca", "ubiq", "ufo", "uganda", "ukrain", "ukul", "unanim", "unary", "unic",
    "unidim", "unidir", "unif", "unil", "unimod", "union", "unipol", "uniq", "unis", "unit", "univ", "unix", "ural", "uran",
    "urat", "urea", "uret", "uric", "urin", "url", "urol", "urugua", "usab", "usag", "usb", "use", "usu", "utah", "utens", "uter",
    "utf", "util", "utop", "utrecht", "uuid", "uve",
];
/// Initialisms that are read as words, where the name of the first letter would ask for the other article. What is not here
/// is spelt: an FAQ, an LED. Facts: the pronunciations that English dictionaries give.
#[rustfmt::skip]
const READ_AS_WORDS: &[&str] = &[
    "FAIR", "FAST", "FAT", "FEMA", "FIFA", "FIFO", "FISH", "FLAIR", "FLOSS", "FOSS", "FUSE", "HAART", "HACCP", "HELLP", "HEPA", "HIFU", "HIPAA", "HUD",
    "LAMP", "LAN", "LASER", "LASIK", "LEEP", "LIDAR", "LIFO", "LIMS", "LISP", "LOINC", "LUN", "MAC", "MELD", "MERS", "MIDI", "MIME", "MIPS", "MODEM",
    "MOOC", "MUGA", "NAND", "NAS", "NASA", "NAT", "NATO", "NEMA", "NIC", "NICE", "NICU", "NIST", "NOAA", "NOC", "NOR", "NOTAM", "NUC", "NUMA",
    "RACI", "RADAR", "RAID", "RAM", "REM", "REST", "RISC", "ROM", "ROSC", "SADS", "SALT", "SAML", "SAN", "SARM", "SARS", "SATA", "SCADA", "SCSI",
    "SCUBA", "SERM", "SHA", "SIDS", "SIEM", "SIM", "SIP", "SMART", "SOAP", "SOC", "SOFA", "SOHO", "SONAR", "SPAM", "SPECT", "STAT", "STEM", "STEMI",
    "SWAT", "XAML",
];
/// Capitals of five letters and more that are read as a word with a short u: an ULTRA model. Others in U are spelt or read with
/// *you* (a USPTO form, a UNESCO site).
const SHORT_U: [&str; 6] = ["ult", "umb", "unc", "und", "upp", "urg"];
/// Longer beginnings that those do not hold for.
const VOWEL: [&str; 2] = ["onega", "oneid"];

/// By the sound, not the letter: a Khojaly road, an Ivanyan road, a Union of Writers, an hour, an NKR official. `listed` is
/// the first word as it is listed: capitals are no letters to spell where only the sentence has them (A HOUSE).
pub(super) fn begins_with_vowel_sound(text: &str, listed: &str) -> bool {
    let (word, listed) = (first_word(text), first_word(listed));
    let Some(first) = word.chars().next() else { return false };
    if first.is_ascii_digit() {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        // Eight, eleven, eighteen, and eleven or eighteen thousand.
        return first == '8' || ((digits.starts_with("11") || digits.starts_with("18")) && digits.len() % 3 == 2);
    }
    let plain: String = word.chars().flat_map(char::to_lowercase).nfd().filter(|c| c.is_alphanumeric()).collect();
    if is_spelled(&word, &listed, &plain) {
        return plain.starts_with(['a', 'e', 'f', 'h', 'i', 'l', 'm', 'n', 'o', 'r', 's', 'x']);
    }
    let begins = |table: &[&str]| table.iter().any(|start| plain.starts_with(start));
    let mut letters = plain.chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some('h') => begins(&SILENT_H),
        // Yvonne, but Yerevan.
        Some('y') => second.is_some_and(|c| !is_vowel(c) && c.is_alphabetic()),
        // UNESCO, UNIPROT; but unequal.
        Some('u') if is_in_capitals(&word, &listed) && ["une", "uni"].iter().any(|own| plain.starts_with(own)) => false,
        Some(c) if is_vowel(c) => begins(&VOWEL) || !begins(CONSONANT),
        _ => false,
    }
}

fn first_word(text: &str) -> String {
    let word = text.chars().skip_while(|c| !c.is_alphanumeric());
    word.take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’')).take(24).collect()
}

/// True for a word that is listed in capitals.
fn is_in_capitals(word: &str, listed: &str) -> bool {
    listed == word && listed.chars().count() > 4 && listed.chars().all(char::is_uppercase)
}

/// True for letters that are read by their names: NKR, UN, EU, SDK; and the m of mRNA.
fn is_spelled(word: &str, listed: &str, plain: &str) -> bool {
    let capital = |c: char| c.is_uppercase() || c.is_ascii_digit();
    let letters = word.chars().count();
    let vowels = plain.chars().any(is_vowel);
    if letters == 1 {
        return true;
    }
    let short_u = letters >= 5 && SHORT_U.iter().any(|own| plain.starts_with(own)) && plain[1..].contains(is_vowel);
    if letters <= 5 && word.chars().all(capital) && !short_u {
        return !vowels || listed == word && !READ_AS_WORDS.contains(&word);
    }
    let small = listed.chars().take_while(|c| c.is_lowercase()).count();
    let rest = &listed[listed.chars().take(small).map(char::len_utf8).sum()..];
    // mRNA, siRNA, sRGB; MSc.
    (1..=2).contains(&small) && rest.len() >= 2 && rest.chars().all(capital)
        || letters <= 4 && !vowels && word == listed && word.chars().take(2).filter(|&c| capital(c)).count() == 2
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'ı' | 'ə' | 'æ' | 'ø' | 'œ')
}
