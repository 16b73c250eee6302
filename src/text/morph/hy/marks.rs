//! The question mark ՞, the exclamation mark ՜ and the stress mark ՛ stand inside a word, after its stressed vowel.

/// Carries ՞ ՜ ՛ from the original to the stressed vowel of the suggestion: Շուշի՞ → Ստեփանակե՞րտ. The stress lies on
/// the last syllable of a form; ը never has it. In a name of several words the mark stays with its word where both have
/// as many, else it goes to the last; a second name in brackets gets none.
pub(crate) fn transfer_marks(original: &str, suggestion: &str) -> String {
    if !original.contains(is_mark) {
        return suggestion.to_owned();
    }
    let from = words(original);
    let to = words(suggestion);
    let Some(last) = to.len().checked_sub(1) else { return suggestion.to_owned() };
    let mut marked: Vec<(usize, String)> = Vec::new();
    for (i, &(start, end)) in from.iter().enumerate() {
        let word = &original[start..end];
        let marks: String = word.chars().filter(|&c| is_mark(c)).collect();
        if marks.is_empty() {
            continue;
        }
        let (start, end) = to[if from.len() == to.len() { i } else { last }];
        let at = start + stressed(&suggestion[start..end], marks_follow_u(word));
        marked.push((at, marks));
    }
    let mut out = suggestion.to_owned();
    for (at, marks) in marked.iter().rev() {
        out.insert_str(*at, marks);
    }
    out
}

pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{055B}' | '\u{055C}' | '\u{055E}')
}

/// Words up to a bracket, as byte ranges.
fn words(text: &str) -> Vec<(usize, usize)> {
    let end = text.find('(').unwrap_or(text.len());
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in text[..end].char_indices() {
        if c.is_alphabetic() || is_mark(c) {
            start.get_or_insert(i);
        } else if c.is_whitespace() || matches!(c, '-' | '\u{058A}' | '\u{2010}'..='\u{2015}') {
            out.extend(start.take().map(|s| (s, i)));
        }
    }
    out.extend(start.map(|s| (s, text[..end].trim_end().len())));
    out
}

/// Both ո՞ւ and ու՞ are written; a writer of the second kind keeps it.
fn marks_follow_u(word: &str) -> bool {
    let mut before = ['\0'; 2];
    for c in word.chars() {
        if is_mark(c) && matches!(before, ['ո' | 'Ո', 'ւ' | 'Ւ']) {
            return true;
        }
        before = [before[1], c];
    }
    false
}

/// The byte offset after the stressed vowel; the end of the word if it has none.
fn stressed(word: &str, after_u: bool) -> usize {
    let mut at = word.len();
    let mut chars = word.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let mut end = i + c.len_utf8();
        match c {
            'ո' | 'Ո' => {
                if let Some(&(_, u @ ('ւ' | 'Ւ'))) = chars.peek() {
                    if after_u {
                        end += u.len_utf8();
                    }
                    chars.next();
                }
            }
            'ա' | 'ե' | 'է' | 'ի' | 'օ' | 'և' | 'Ա' | 'Ե' | 'Է' | 'Ի' | 'Օ' => {}
            _ => continue,
        }
        at = end;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_to_the_stressed_vowel() {
        for (original, suggestion, expected) in [
            ("Շուշի՞", "Ստեփանակերտ", "Ստեփանակե՞րտ"),
            ("Խանքենդիո՞ւմ", "Ստեփանակերտում", "Ստեփանակերտո՞ւմ"),
            ("Խանքենդիու՞մ", "Ստեփանակերտում", "Ստեփանակերտու՞մ"),
            ("Շուշի՞ն", "Ստեփանակերտը", "Ստեփանակե՞րտը"),
            ("Շուշի՛ց", "Բաքվից", "Բաքվի՛ց"),
            ("ՇՈՒՇԻ՜", "ԲԱՔՈՒ", "ԲԱՔՈ՜Ւ"),
            ("Կարմի՞ր Շուկա", "Մեծ Շեն", "Մե՞ծ Շեն"),
            ("Կարմիր Շուկա՞ն", "Մեծ Շենը", "Մեծ Շե՞նը"),
            ("Շուշի՞", "Կարմիր Շուկա", "Կարմիր Շուկա՞"),
            ("Լաչի՞ն", "Բերձոր (Լաչին)", "Բերձո՞ր (Լաչին)"),
            ("Շուշի", "Ստեփանակերտ", "Ստեփանակերտ"),
            ("Շուշի՞", "Ղբղ", "Ղբղ՞"),
            ("Ստեփանակե՞րտ", "Կիև", "Կիև՞"),
            ("Շուշի՞", "", ""),
            ("՞", "Shusha", "Shusha՞"),
            ("Ստեփանակե՞րտ֊Գորի՜ս", "Բաքու-Շուշի", "Բաքո՞ւ-Շուշի՜"),
        ] {
            assert_eq!(transfer_marks(original, suggestion), expected, "{original} {suggestion}");
        }
    }
}
