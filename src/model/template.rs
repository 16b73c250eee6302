//! Templates of naming modes: `{A} ({B})`.

/// A template taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// In order; two texts never stand side by side.
    pub parts: Vec<Part>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The name that the policy's `labels` give this letter.
    Name(char),
    /// Written as it stands.
    Text(Box<str>),
}

impl Template {
    /// Takes a template apart; `Err` says what is wrong with it, and what to do.
    pub fn parse(template: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = template;
        while let Some(at) = rest.find(['{', '}']) {
            let (text, tail) = rest.split_at(at);
            if !text.is_empty() {
                parts.push(Part::Text(text.into()));
            }
            let mut chars = tail.chars();
            let slot = (chars.next(), chars.next(), chars.next());
            let (Some('{'), Some(letter @ 'A'..='Z'), Some('}')) = slot else {
                return Err("braces hold one capital letter of `labels`, as in `{A} ({B})`".to_owned());
            };
            if parts.contains(&Part::Name(letter)) {
                return Err(format!("`{{{letter}}}` stands twice; name each once"));
            }
            parts.push(Part::Name(letter));
            rest = chars.as_str();
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.into()));
        }
        let template = Self { parts };
        if template.letters().next().is_none() {
            return Err("no name in it; write a letter of `labels` in braces, as in `{A}`".to_owned());
        }
        Ok(template)
    }
    /// The letters, in order.
    pub fn letters(&self) -> impl Iterator<Item = char> {
        self.parts.iter().filter_map(|part| if let Part::Name(letter) = part { Some(*letter) } else { None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_the_text_between() {
        let parts = Template::parse("the {B} ({A})").expect("a template").parts;
        let text = |text: &str| Part::Text(text.into());
        assert_eq!(parts, [text("the "), Part::Name('B'), text(" ("), Part::Name('A'), text(")")]);
        assert_eq!(Template::parse("{A}/{B}").expect("a template").letters().collect::<String>(), "AB");
    }

    #[test]
    fn mistakes_are_told_apart() {
        for broken in ["{A", "A}", "{a}", "{}", "{AB}", "{{A}}", "{A} {", "{Ə}"] {
            assert!(Template::parse(broken).expect_err("a mistake").contains("capital letter"), "{broken}");
        }
        assert!(Template::parse("{A} ({A})").expect_err("a mistake").contains("twice"));
        for nameless in ["", "the region"] {
            assert!(Template::parse(nameless).expect_err("a mistake").contains("no name"), "{nameless}");
        }
    }
}
