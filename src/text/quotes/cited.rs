//! Works as a list of sources gives them: *Smith, J. (2019). The Walls of X. Y: Publisher.*

/// True for a stretch in italics that stands where a list of sources has the title: behind the year in brackets, or before where and when it was
/// printed, or a page.
pub(super) fn is_of_source(before: &str, after: &str) -> bool {
    let before = before.trim_end().trim_end_matches(['.', ',', ':']);
    let dated = before.strip_suffix(')').is_some_and(|text| {
        let year = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
        text.len() - year.len() < 2 && ends_with_year(year) && year[..year.len() - 4].ends_with('(')
    });
    let after = after.trim_start_matches(['.', ',', ' ', '\u{a0}']);
    dated || is_printed(after.strip_prefix('(').unwrap_or(after)) || is_page(after) || is_year_in_brackets(after)
}

/// True for a place where something was printed: *X: Publisher, 1999*, or *(2019). Title. X: Publisher.*
pub(crate) fn is_place_of_print(before: &str, after: &str) -> bool {
    is_before_publisher(after)
        || is_before_year(before, after)
        || before.ends_with(". ") && is_dated(before) && is_before_house(after)
}

/// As lists of sources in Russian have it: *// Вестник. — X, 1999.*
fn is_before_year(before: &str, after: &str) -> bool {
    let is_parted = [". — ", ". – ", "// "].iter().any(|mark| before.ends_with(mark));
    let year = after.strip_prefix(", ").and_then(|rest| rest.get(..4));
    is_parted && year.is_some_and(ends_with_year)
}

/// True behind a year in brackets.
fn is_dated(before: &str) -> bool {
    before
        .match_indices(')')
        .any(|(at, _)| before[..at].rfind('(').is_some_and(|open| ends_with_year(&before[..at]) && at - open == 5))
}

/// True before a colon and a few words with capitals, which are all of the line.
fn is_before_house(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(": ").and_then(|rest| rest.trim_end().strip_suffix('.')) else { return false };
    rest.split_whitespace().count() < 5 && rest.split_whitespace().all(|word| word.starts_with(is_big) || word == "&")
}

fn is_before_publisher(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(':').or_else(|| after.strip_prefix(" :")) else { return false };
    let end = rest.find(['.', ';', ')', '\n']).unwrap_or(rest.len());
    let publisher = rest[..end].trim();
    let Some((publisher, year)) = publisher.rsplit_once(',') else { return false };
    let year = year.trim();
    let mut words = publisher.split_whitespace();
    year.len() == 4
        && ends_with_year(year)
        && words.next().is_some_and(|word| word.starts_with(is_big))
        && words.count() < 6
}

fn is_big(c: char) -> bool {
    c.is_uppercase() || matches!(c, '«' | '"' | '“' | '„')
}

/// *Place: Publisher, 1999*, where the place is one or two words.
fn is_printed(text: &str) -> bool {
    let Some((place, _)) = text.split_once(':') else { return false };
    place.starts_with(char::is_uppercase)
        && place.split_whitespace().count() < 3
        && is_before_publisher(&text[place.len()..])
}

fn is_page(text: &str) -> bool {
    const SIGNS: &[&str] = &["p.", "pp.", "vol.", "S.", "Bd.", "с.", "т.", "s.", "c.", "էջ"];
    SIGNS.iter().any(|sign| {
        text.strip_prefix(sign).is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// (1999)
fn is_year_in_brackets(text: &str) -> bool {
    text.strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .is_some_and(|(year, _)| year.len() == 4 && ends_with_year(year))
}

fn ends_with_year(text: &str) -> bool {
    let year = text.as_bytes().last_chunk::<4>();
    year.is_some_and(|year| year.iter().all(u8::is_ascii_digit) && matches!(year[0], b'1' | b'2'))
        && !text[..text.len() - 4].ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources() {
        for (before, after) in [
            ("Smith, J. (2019). ", ". X: Dizak."),
            ("Doe (1987a): ", "."),
            ("Doe, ", " (X: Artsakh Press, 1999), p. 12."),
            ("Doe, ", ", pp. 3–7"),
            ("Иванов И. ", ". Москва: Наука, 1987. 5 с."),
            ("see ", ", S. 12"),
            ("see ", " (1999)"),
        ] {
            assert!(is_of_source(before, after), "{before}|{after}");
        }
        for (before, after) in [
            ("He came (in 2019). ", "."),
            ("", " was wet."),
            ("of ", " (in red)"),
            ("The year (", ")"),
            ("", ": we went, 2019 people"),
        ] {
            assert!(!is_of_source(before, after), "{before}|{after}");
        }
        assert!(is_place_of_print("", ": Dizak Plus, 2001."));
        assert!(is_place_of_print("Doe (1999). The Walls. ", ": Dizak & Sons."));
        assert!(!is_place_of_print("", ": snow fell, 2001 cars stood"));
        assert!(!is_place_of_print("It snowed (1999). ", ": Nobody came."));
        assert!(is_place_of_print("// Вестник. — ", ", 1999. — № 3."));
        assert!(!is_place_of_print("", ", 2001."));
    }
}
