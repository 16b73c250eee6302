//! Verb forms that have no subject in the nominative behind them: what looks like one is their object (*создайте каталог*,
//! *чтобы удалить каталог*).

use super::near::Token;

/// Infinitives of verbs without an object, behind which the subject may stand: *может работать каталог*.
#[rustfmt::skip]
const WITHOUT_OBJECT: &[&str] = &[
    "быть", "висеть", "возникать", "выглядеть", "действовать", "жить", "звучать", "исчезать", "лежать", "молчать", "отсутствовать", "побывать",
    "погибать", "помогать", "поступать", "пребывать", "предстать", "преобладать", "прибывать", "прибыть", "присутствовать", "происходить",
    "проходить", "пустовать", "работать", "расти", "сиять", "следовать", "сложить", "соответствовать", "стать", "стоять", "существовать", "уцелеть",
    "участвовать", "функционировать",
];
/// Words that end as an infinitive and are none.
#[rustfmt::skip]
const NO_INFINITIVES: &[&str] = &[
    "благодать", "девять", "десять", "знать", "зять", "клеть", "кровать", "мать", "медь", "нефть", "нить", "опять", "память", "печать", "плеть",
    "прыть", "прядь", "пядь", "пять", "рать", "рукоять", "сеть", "смерть", "стать", "сыть", "тать", "треть", "четверть",
];

/// True for an infinitive that may have an object.
pub(super) fn is_infinitive(word: &str) -> bool {
    ["ать", "ять", "ить", "еть", "уть", "ыть", "оть", "нести", "вести", "везти", "найти", "обойти", "брести"]
        .iter()
        .any(|end| word.ends_with(end))
        && word.chars().count() > 4
        && !WITHOUT_OBJECT.contains(&word)
        && !NO_INFINITIVES.contains(&word)
}

/// Words before a request, and before *вы* and what they do.
const BEFORE: &[&str] = &[
    "а",
    "вы",
    "далее",
    "если",
    "затем",
    "и",
    "или",
    "как",
    "когда",
    "лучше",
    "либо",
    "но",
    "пожалуйста",
    "потом",
    "просто",
    "снова",
    "сначала",
    "также",
    "теперь",
];

/// True for a verb that asks for something, or says what *you* do; `before` is the word before it. *На сайте*, *о кредите* are nouns.
pub(super) fn is_request(word: &str, before: Option<&Token<'_>>) -> bool {
    ["йте", "ите", "ьте"].iter().any(|end| word.ends_with(end))
        && word.chars().count() > 5
        && before.is_none_or(|token| BEFORE.contains(&&*token.folded) || token.folded == "не")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::morph::ru::near;

    #[test]
    fn verbs_that_have_an_object_are_told() {
        for (before, expected) in [
            ("Откройте", true),
            ("Сохраните файл и закройте", true),
            ("Если вы хотите", true),
            ("Чтобы стереть", true),
            ("Надо нарисовать", true),
            ("Перевести", true),
            ("Попробуйте найти", true),
            ("Пора зайти", false),
            ("На нашем сайте", false),
            ("В граните", false),
            ("Должен работать", false),
            ("Вся область", false),
            ("Новая кровать", false),
        ] {
            let words: Vec<Token<'_>> = near::back(before).collect();
            let found = is_infinitive(&words[0].folded) || is_request(&words[0].folded, words.get(1));
            assert_eq!(found, expected, "{before}");
        }
    }
}
