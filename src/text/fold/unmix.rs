//! Words that mix scripts: a Cyrillic `а` in a Latin name looks right and is found by no search.

use super::super::words::{Script, script};

/// A word put back into one script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unmixed {
    /// The word with every foreign letter replaced by its look-alike.
    pub(crate) text: String,
    /// The script that it is in now.
    pub(crate) script: Script,
    /// The letters that were foreign, in order.
    pub(crate) foreign: Vec<Foreign>,
}

/// A letter of another script than its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// Byte offset in the word as given.
    pub(crate) at: usize,
    /// The letter that stands there.
    pub(crate) found: char,
    /// Its look-alike in the word's script.
    pub(crate) right: char,
}

/// The word in the script that most of its telling letters are of, if it has letters of more than one of Latin,
/// Cyrillic, Greek and Armenian and every foreign one has a look-alike; else `None`.
///
/// A letter tells if it has no look-alike in the other scripts of the word. Where that is even, all letters count, and
/// then the first letter decides. One letter of a script is no word: `kΩ` is a unit.
pub(crate) fn unmix(word: &str) -> Option<Unmixed> {
    let mut seen = [false; 4];
    word.chars().filter_map(column).for_each(|i| seen[i] = true);
    if seen.iter().filter(|&&seen| seen).count() < 2 {
        return if seen[0] { upright(word) } else { None };
    }
    let mut telling = [0usize; 4];
    let mut all = [0usize; 4];
    for (c, own) in word.chars().filter_map(|c| Some((c, column(c)?))) {
        all[own] += 1;
        let has_double = (0..4).any(|other| other != own && seen[other] && look_alike(c, own, other).is_some());
        telling[own] += usize::from(!has_double);
    }
    let first = word.chars().find_map(column)?;
    let main = (0..4).max_by_key(|&i| (telling[i], all[i], i == first))?;
    if all[main] < 2 {
        return None;
    }
    let mut text = String::with_capacity(word.len());
    let mut foreign = Vec::new();
    for (at, found) in word.char_indices() {
        match column(found) {
            Some(own) if own != main => {
                let right = look_alike(found, own, main)?;
                foreign.push(Foreign { at, found, right });
                text.push(right);
            }
            _ => text.push(found),
        }
    }
    Some(Unmixed { text, script: COLUMNS[main], foreign })
}

/// A Latin word with the turned e of African alphabets in place of the schwa, which looks the same: Xankǝndi.
fn upright(word: &str) -> Option<Unmixed> {
    let right = |c| match c {
        'ǝ' => 'ə',
        'Ǝ' => 'Ə',
        c => c,
    };
    let foreign: Vec<Foreign> = word
        .char_indices()
        .filter(|&(_, c)| right(c) != c)
        .map(|(at, found)| Foreign { at, found, right: right(found) })
        .collect();
    let text = word.chars().map(right).collect();
    (!foreign.is_empty()).then_some(Unmixed { text, script: Script::Latin, foreign })
}

/// The scripts of [`LOOK_ALIKES`]' columns.
const COLUMNS: [Script; 4] = [Script::Latin, Script::Cyrillic, Script::Greek, Script::Armenian];

fn column(c: char) -> Option<usize> {
    let script = script(c);
    COLUMNS.iter().position(|&column| column == script)
}

fn look_alike(c: char, from: usize, to: usize) -> Option<char> {
    let row = LOOK_ALIKES.iter().find(|row| row[from].contains(c))?;
    row[to].chars().next()
}

/// Letters that look the same in print: Latin, Cyrillic, Greek, Armenian. Where a script has several, the first is put
/// for those of the others. Facts from Unicode's confusables (UTS #39, `confusables.txt`), cut down to the letters of
/// living alphabets, with к/κ and У added, which that table keeps apart but readers do not.
const LOOK_ALIKES: &[[&str; 4]] = &[
    ["A", "А", "Α", ""],
    ["B", "В", "Β", ""],
    ["C", "С", "Ϲ", ""],
    ["E", "Е", "Ε", ""],
    ["Ə", "Ә", "", ""],
    ["H", "Н", "Η", ""],
    ["I", "ІӀ", "Ι", ""],
    ["J", "Ј", "Ϳ", ""],
    ["K", "К", "Κ", ""],
    ["L", "", "", "Լ"],
    ["M", "М", "Μ", ""],
    ["N", "", "Ν", ""],
    ["O", "О", "Ο", "Օ"],
    ["P", "Р", "Ρ", ""],
    ["Q", "Ԛ", "", ""],
    ["S", "Ѕ", "", "Տ"],
    ["T", "Т", "Τ", ""],
    ["U", "", "", "Ս"],
    ["W", "Ԝ", "", ""],
    ["X", "Х", "Χ", ""],
    ["Y", "УҮ", "Υ", ""],
    ["Z", "", "Ζ", ""],
    ["Ä", "Ӓ", "", ""],
    ["Ă", "Ӑ", "", ""],
    ["Ç", "Ҫ", "", ""],
    ["Ë", "Ё", "", ""],
    ["Ï", "Ї", "Ϊ", ""],
    ["Ö", "Ӧ", "", ""],
    ["Ɵ", "Ө", "", ""],
    ["", "Г", "Γ", ""],
    ["", "П", "Π", ""],
    ["", "Ф", "Φ", "Փ"],
    ["a", "а", "α", ""],
    ["c", "с", "ϲ", ""],
    ["d", "ԁ", "", ""],
    ["e", "е", "", ""],
    ["əǝ", "ә", "", ""],
    ["g", "", "", "ց"],
    ["h", "һ", "", "հ"],
    ["i", "і", "ι", ""],
    ["j", "ј", "ϳ", "յ"],
    ["k", "к", "κ", ""],
    ["l", "ӏ", "", ""],
    ["n", "", "η", "ո"],
    ["o", "о", "ο", "օ"],
    ["p", "р", "ρ", ""],
    ["q", "ԛ", "", "զ"],
    ["r", "г", "", ""],
    ["s", "ѕ", "", ""],
    ["u", "", "υ", "ս"],
    ["v", "", "ν", ""],
    ["w", "ԝ", "", ""],
    ["x", "х", "χ", ""],
    ["y", "уү", "γ", ""],
    ["ä", "ӓ", "", ""],
    ["ă", "ӑ", "", ""],
    ["ç", "ҫ", "", ""],
    ["ë", "ё", "", ""],
    ["ï", "ї", "ϊ", ""],
    ["ö", "ӧ", "", ""],
    ["ɵ", "ө", "", ""],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_letters_are_found_and_replaced() {
        for (mixed, clean) in [
            ("Shush\u{430}", "Shusha"),
            ("L\u{430}chin", "Lachin"),
            ("\u{41A}hankendi", "Khankendi"),
            ("\u{43}тепанакерт", "Степанакерт"),
            ("Ш\u{79}ша", "Шуша"),
            ("Xank\u{4D9}ndi", "Xankəndi"),
            ("Xank\u{1DD}ndi", "Xankəndi"),
            ("\u{425}ocalı", "Xocalı"),
            ("ЛАЧ\u{49}Н", "ЛАЧІН"),
            ("КА\u{50}АБАХ", "КАРАБАХ"),
            ("Ստեփանակերտ\u{6F}վ", "Ստեփանակերտօվ"),
            ("\u{391}thens", "Athens"),
            ("АЛЬФ\u{391}", "АЛЬФА"),
        ] {
            let unmixed = unmix(mixed).expect(mixed);
            assert_eq!(unmixed.text, clean);
            for foreign in &unmixed.foreign {
                assert!(mixed[foreign.at..].starts_with(foreign.found));
                assert!(clean.contains(foreign.right));
            }
            assert_eq!(unmixed.foreign.len(), mixed.chars().zip(clean.chars()).filter(|(a, b)| a != b).count());
        }
    }

    #[test]
    fn only_look_alikes_are_replaced() {
        for word in ["Shusha", "Шуша", "", "123", "Shushaда", "VIPзал", "Շուշիdə", "Şuşa", "ხანქენდი", "kΩ", "ლaჩინი"]
        {
            assert_eq!(unmix(word), None, "{word}");
        }
    }

    #[test]
    fn even_words_go_by_all_letters_then_by_the_first() {
        assert_eq!(unmix("\u{410}cop").map(|u| u.text).as_deref(), Some("Acop"));
        assert_eq!(unmix("\u{410}\u{441}cp").map(|u| u.script), Some(Script::Cyrillic));
        assert_eq!(unmix("Ac\u{441}\u{440}").map(|u| u.script), Some(Script::Latin));
    }

    #[test]
    fn each_letter_stands_in_one_row_of_its_script() {
        for (column, script_of_column) in COLUMNS.iter().enumerate() {
            let letters: Vec<char> = LOOK_ALIKES.iter().flat_map(|row| row[column].chars()).collect();
            for (i, &c) in letters.iter().enumerate() {
                assert_eq!(script(c), *script_of_column, "{c}");
                assert!(!letters[..i].contains(&c), "{c} twice");
            }
        }
    }
}
