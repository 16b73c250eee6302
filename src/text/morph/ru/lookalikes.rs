//! Common nouns that end like adjectives: *лечение*, *критерий*, *сбой*, beside *плохие*, *синий*, *любой*.
//!
//! Source: A. A. Zaliznyak, *Grammaticheskij slovar' russkogo jazyka* (soft adjectives in -ний are few, and of those in
//! -лий, -рий, -тий there are hardly any).

use super::endings::is_vowel;
use super::words;

/// Nouns in -ой. Простой is an adjective as often.
#[rustfmt::skip]
static IN_OJ: &[&str] = &[
    "аналой", "антигерой", "бой", "водопой", "вой", "геморрой", "герой", "гной", "гобой", "долгострой", "домострой", "древостой", "забой", "запой",
    "застой", "зверобой", "зной", "изгой", "ковбой", "конвой", "крой", "левкой", "монослой", "мультислой", "навой", "надой", "настой", "настрой",
    "облой", "отбой", "отстой", "перебой", "перегной", "перекрой", "перестой", "плейбой", "подбой", "подвой", "подслой", "покой", "покрой", "прибой",
    "разбой", "раскрой", "рой", "сбой", "слой", "строй", "убой", "удой", "устой",
];
/// Nouns in -бий, -вий, -зий, -сий, where possessives are (бабий, козий).
static IN_IJ: &[&str] = &["гравий", "иттербий", "ниобий", "тербий", "цезий", "эрбий", "магний", "кремний"];
/// Ends of nouns in -чие, -жие: наличие, полномочие, оружие; but горячие, свежие.
#[rustfmt::skip]
static ENDS: &[&str] = &[
    "брачие", "душие", "звучие", "изножие", "личие", "мочие", "мужие", "оружие", "подножие", "получие", "речие", "сердечие", "стишие", "страшие", "строчие", "точие",
    "язычие",
];

/// Possessives of animals, which end like nouns.
#[rustfmt::skip]
static OF_ANIMALS: &[&str] = &[
    "акулий", "бараний", "вороний", "дельфиний", "драконий", "заутрений", "кабаний", "крокодилий", "куний", "обезьяний", "олений", "орлий", "павлиний", "скотий", "соболий",
    "соколий", "тараканий", "тюлений", "фазаний", "шакалий",
];

/// True for a noun that ends like an adjective.
pub(super) fn is_noun(word: &str) -> bool {
    let mut letters = word.chars().rev();
    let (Some(last), Some(second), Some(before)) = (letters.next(), letters.next(), letters.next()) else {
        return false;
    };
    if OF_ANIMALS.contains(&word) {
        return false;
    }
    let behind_vowel = letters.next().is_some_and(is_vowel);
    match (second, last) {
        ('и', 'е' | 'й') if before == 'н' => {
            // Обновление, алюминий; but последние, утренний.
            behind_vowel && !word.ends_with("синие") && !word.ends_with("синий") || IN_IJ.contains(&word)
        }
        ('и', 'е' | 'й') if before == 'р' => word != "карие" && word != "карий",
        ('и', 'е') if matches!(before, 'ч' | 'ж' | 'ш') => ENDS.iter().any(|end| word.ends_with(end)),
        ('и', 'е') => matches!(before, 'т' | 'в' | 'с' | 'д' | 'б' | 'л' | 'м' | 'п' | 'з' | 'ф' | 'ц'),
        ('и', 'й') if matches!(before, 'т' | 'л' | 'д' | 'м' | 'ц' | 'ф') => {
            let possessive = word.strip_suffix("ий").is_some_and(|stem| words::POSSESSIVES.contains(&stem));
            !possessive && word != "третий"
        }
        ('и', 'й') => IN_IJ.contains(&word),
        ('о', 'й') => IN_OJ.contains(&word),
        ('а', 'я') => matches!(word, "стая" | "свая"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_noun;

    #[test]
    fn nouns_and_adjectives() {
        for word in [
            "лечение",
            "обновление",
            "развитие",
            "условие",
            "согласие",
            "действие",
            "событие",
            "здание",
            "наличие",
            "изделие",
            "критерий",
            "сценарий",
            "алюминий",
            "калий",
            "литий",
            "сбой",
            "слой",
            "оружие",
            "предприятие",
            "сечение",
            "магний",
        ] {
            assert!(is_noun(word), "{word}");
        }
        for word in [
            "плохие",
            "последние",
            "внутренние",
            "синие",
            "летние",
            "общие",
            "рабочие",
            "свежие",
            "большие",
            "третий",
            "синий",
            "верхний",
            "медвежий",
            "любой",
            "простой",
            "голубой",
            "мягкий",
            "новая",
            "общий",
            "соседние",
            "средние",
            "лисий",
            "карий",
            "волчий",
        ] {
            assert!(!is_noun(word), "{word}");
        }
    }
}
