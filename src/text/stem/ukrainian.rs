//! Ukrainian: the longest ending of nouns, adjectives and pronouns is taken off, and what changes in the stem is made one: a
//! closed syllable (рік, року; можливість, можливості), a vowel that comes and goes (сторінка, сторінок; кінець, кінця), a
//! softened consonant (дорога, дорозі). Of verbs the past tense and the infinitive fall together.

use std::borrow::Cow;

const ENDINGS: &[&str] = &[
    "а", "я", "у", "ю", "і", "ї", "и", "о", "е", "є", "ь", "й", "ій", "ий", "ої", "ою", "ею", "єю", "ого", "ому", "их",
    "им", "ими", "їй", "їх", "їм", "їми", "ам", "ям", "ами", "ями", "ах", "ях", "ом", "ем", "єм", "ів", "їв", "ей",
    "ові", "еві", "єві", "його", "йому", "ую", "іми", "іх", "ім",
];
/// Letters that an ending leaves.
const LEAST: usize = 3;

fn is_vowel(c: char) -> bool {
    "аеєиіїоуюя".contains(c)
}

fn letters(word: &[char]) -> usize {
    word.iter().filter(|c| c.is_alphabetic()).count()
}

pub(super) fn ukrainian(word: &str) -> Cow<'_, str> {
    let mut stem: Vec<char> = word.chars().collect();
    for reflexive in ["ся", "сь"] {
        if word.ends_with(reflexive) && letters(&stem) >= 6 {
            stem.truncate(stem.len() - 2);
            break;
        }
    }
    let fits = |ending: &&&str| {
        let length = ending.chars().count();
        stem.len() > length
            && ending.chars().eq(stem[stem.len() - length..].iter().copied())
            && letters(&stem[..stem.len() - length]) >= LEAST
    };
    let ending = ENDINGS.iter().filter(fits).max_by_key(|ending| ending.len()).copied().unwrap_or("");
    stem.truncate(stem.len() - ending.chars().count());
    while stem.len() > LEAST && stem.last().is_some_and(|last| matches!(last, 'ь' | '\'' | '’' | 'ʼ')) {
        stem.pop();
    }
    let mut changed = open(&mut stem, ending);
    // писат-и, писав, писал-а.
    if let [.., before, last] = stem[..]
        && stem.len() >= 5
        && matches!(last, 'т' | 'л' | 'в')
        && "аяиіуї".contains(before)
    {
        stem.pop();
        changed = true;
    }
    changed |= contract(&mut stem);
    if ending == "і"
        && !changed
        && let [.., before, last] = &mut stem[..]
    {
        // дорозі of дорога, папці of папка; кінці is of кінець, вулиці of вулиця.
        match *last {
            'ц' if "гґджзкпстчшщл".contains(*before) => *last = 'к',
            'з' => *last = 'г',
            'с' => *last = 'х',
            _ => {}
        }
    }
    Cow::Owned(stem.into_iter().collect())
}

/// The vowel of the open syllable, where the form closes it: рік as in року, but not міст- of місто.
fn open(stem: &mut [char], ending: &str) -> bool {
    let place = match *stem {
        [.., 'і', last] if matches!(ending, "" | "ь") && stem.len() >= LEAST && !is_vowel(last) => stem.len() - 2,
        [.., 'і', 'с', 'т'] if matches!(ending, "" | "ь" | "ю") => stem.len() - 3,
        _ => return false,
    };
    stem[place] = 'о';
    true
}

/// Takes out a vowel that other forms have not: сторінок as in сторінки.
fn contract(stem: &mut Vec<char>) -> bool {
    let [.., before, 'о' | 'е', last @ ('к' | 'ц' | 'л' | 'н' | 'р')] = stem[..] else { return false };
    if stem.len() <= LEAST || is_vowel(before) {
        return false;
    }
    stem.truncate(stem.len() - 2);
    while stem.last() == Some(&'ь') {
        stem.pop();
    }
    stem.push(last);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            "дорога дороги дорозі дорогу дорогою дорогами доріг",
            "місто міста місту містом місті містами",
            "будинок будинку будинки будинків будинками",
            "школа школи школі школу школою",
            "газета газети газеті газет газетами",
            "документ документа документи документів документами",
            "кімната кімнати кімнату кімнат",
            "область області областю областей областями",
            "можливість можливості можливостей можливостям",
            "рік року роки років роками",
            "міст мосту мости мостів мостами",
            "сторінка сторінки сторінок сторінками",
            "папка папки папці папок папками",
            "пісня пісні піснею пісень піснями",
            "вітер вітру вітром",
            "колір кольору кольори кольорів",
            "кінець кінця кінцем кінці",
            "історія історії історію історією",
            "підприємство підприємства підприємству підприємств",
            "український українського українському українська українською українські українських",
            "важливий важлива важливого важливими",
            "відкрити відкрив відкрила відкрили відкрито",
            "зберігати зберігав зберігала зберігали зберігався",
        ] {
            let stems: Vec<_> = forms.split(' ').map(|form| (form, ukrainian(form))).collect();
            assert!(stems.iter().all(|(_, stem)| *stem == stems[0].1), "{stems:?}");
        }
    }

    #[test]
    fn other_words_have_other_stems() {
        let words = "дорога ворота місто місяць міст школа шкода слово слава право правда держава зброя мова мережа рада радіо район \
            річка рука книга кінець казка область обличчя вулиця улов голос голова колір корабель вікно вітер північ південь день \
            людина личина закон заклад президент представник міністр міністерство армія вірмен кордон картон мир війна вина";
        let mut met = std::collections::HashMap::new();
        for word in words.split_whitespace() {
            assert_eq!(met.insert(ukrainian(word).into_owned(), word), None, "{word}");
        }
    }
}
