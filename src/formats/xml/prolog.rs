//! What stands before the root element: the XML declaration and the document type with what it declares (XML 1.0,
//! productions 23 to 32, 45 to 47, 51 to 83 as far as they concern a file by itself).

use super::{name_like, starts_name};

/// What is wrong, and where: bytes from the beginning of what was read.
pub(super) type Wrong = (usize, &'static str);

/// What an entity stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Entity<'s> {
    /// A text, as it is written.
    Text(&'s str),
    /// Something outside of the file, which is never fetched.
    Outside,
}

/// Parentheses within parentheses of a content model.
const MAX_DEPTH: usize = 128;

const SPACE: &str = "white space is missing here: write a space";
const QUOTED: &str = "a value in quotation marks is missing here";
const UNCLOSED: &str = "this value is never closed: add the quotation mark";
const NAME: &str = "a name is missing here";
const END: &str = "this does not belong here: the declaration ends before it with `>`";
const MODEL: &str = "no content model: write `EMPTY`, `ANY`, `(#PCDATA)` or elements in parentheses";
const EXTERNAL: &str = "write `SYSTEM \"…\"` or `PUBLIC \"…\" \"…\"` here";
const PERCENT: &str = "`%` within a declaration: in the file itself parameter entities stand between declarations";

/// Holds a declaration, from `<?xml` to `?>`, against the grammar.
pub(super) fn declaration(written: &str) -> Result<(), Wrong> {
    let inner = written.strip_suffix("?>").unwrap_or(written);
    let mut at = Cursor { text: inner, at: "<?xml".len(), known: Vec::new(), open: false };
    at.pseudo("version", true, "the declaration begins with `version=\"1.0\"`", |value| {
        let minor = value.strip_prefix("1.").filter(|minor| !minor.is_empty());
        minor.is_some_and(|minor| minor.bytes().all(|byte| byte.is_ascii_digit()))
    })?;
    at.pseudo("encoding", false, "no name of an encoding: write `encoding=\"UTF-8\"`", |value| {
        let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        value.starts_with(|c: char| c.is_ascii_alphabetic()) && value.bytes().all(rest)
    })?;
    at.pseudo("standalone", false, "`standalone` is `yes` or `no`", |value| matches!(value, "yes" | "no"))?;
    at.space();
    if at.rest().is_empty() {
        return Ok(());
    }
    let what =
        "this does not belong into the declaration: `version`, `encoding` and `standalone` stand in it, in this order";
    Err((at.at, what))
}

/// Holds a document type, from `<!DOCTYPE` to `>`, against the grammar, and hands over the entities that it declares, in
/// their order.
pub(super) fn document_type<'s>(written: &'s str, entity: &mut dyn FnMut(&'s str, Entity<'s>)) -> Result<(), Wrong> {
    let mut at = Cursor { text: written, at: 0, known: Vec::new(), open: false };
    if !at.takes("<!DOCTYPE") {
        return Err((0, "write `<!DOCTYPE` in capitals"));
    }
    at.needs_space()?;
    at.name()?;
    let spaced = at.space();
    if at.rest().starts_with(['S', 'P']) {
        if !spaced {
            return Err((at.at, SPACE));
        }
        at.external(false)?;
        at.open = true;
        at.space();
    }
    if at.takes("[") {
        while !at.takes("]") {
            at.declared(entity)?;
        }
        at.space();
    }
    if at.rest() == ">" {
        Ok(())
    } else {
        Err((at.at, "this does not belong into the document type: it ends with `>`"))
    }
}

struct Cursor<'s> {
    text: &'s str,
    at: usize,
    /// Entities that are declared so far.
    known: Vec<&'s str>,
    /// Something outside of the file may declare more.
    open: bool,
}

impl<'s> Cursor<'s> {
    fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    fn takes(&mut self, what: &str) -> bool {
        let is = self.rest().starts_with(what);
        self.at += if is { what.len() } else { 0 };
        is
    }

    fn space(&mut self) -> bool {
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.at += blank;
        blank > 0
    }

    fn needs_space(&mut self) -> Result<(), Wrong> {
        if self.space() {
            return Ok(());
        }
        Err((self.at, if self.rest().starts_with('%') { PERCENT } else { SPACE }))
    }

    /// Signs of names.
    fn token(&mut self) -> &'s str {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_ascii() && !super::in_name(c as u8)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn name(&mut self) -> Result<&'s str, Wrong> {
        let start = self.at;
        let name = self.token();
        if name_like(name) {
            return Ok(name);
        }
        Err((start, if self.rest().starts_with('%') && name.is_empty() { PERCENT } else { NAME }))
    }

    /// What stands in quotation marks.
    fn quoted(&mut self) -> Result<&'s str, Wrong> {
        let start = self.at;
        let quote = self.rest().chars().next().filter(|&c| c == '"' || c == '\'').ok_or((start, QUOTED))?;
        let inner = &self.rest()[1..];
        let end = inner.find(quote).ok_or((start, UNCLOSED))?;
        self.at += end + 2;
        Ok(&inner[..end])
    }

    /// One of the three of an XML declaration.
    fn pseudo(&mut self, key: &str, wanted: bool, what: &'static str, fits: fn(&str) -> bool) -> Result<(), Wrong> {
        let start = self.at;
        let spaced = self.space();
        let from = self.at;
        if !self.takes(key) {
            self.at = start;
            return if wanted { Err((from, what)) } else { Ok(()) };
        }
        if !spaced {
            return Err((from, SPACE));
        }
        self.space();
        if !self.takes("=") {
            return Err((self.at, "`=` is missing here"));
        }
        self.space();
        let from = self.at;
        if fits(self.quoted()?) { Ok(()) } else { Err((from, what)) }
    }

    /// `SYSTEM` or `PUBLIC` with its values; `short`: a public name may stand alone.
    fn external(&mut self, short: bool) -> Result<(), Wrong> {
        if self.takes("SYSTEM") {
            self.needs_space()?;
            return self.quoted().map(drop);
        }
        if !self.takes("PUBLIC") {
            return Err((self.at, EXTERNAL));
        }
        self.needs_space()?;
        let from = self.at;
        let public = self.quoted()?;
        let allowed = |c: char| c.is_ascii_alphanumeric() || " \r\n-'()+,./:=?;!*#@$_%".contains(c);
        if let Some(at) = public.find(|c| !allowed(c)) {
            return Err((from + 1 + at, "no character of a public name: remove it"));
        }
        let spaced = self.space();
        if short && !self.rest().starts_with(['"', '\'']) {
            return Ok(());
        }
        if !spaced {
            return Err((self.at, SPACE));
        }
        self.quoted().map(drop)
    }

    /// What stands between `[` and `]`: a declaration, a remark, an instruction, a parameter entity, white space.
    fn declared(&mut self, entity: &mut dyn FnMut(&'s str, Entity<'s>)) -> Result<(), Wrong> {
        let start = self.at;
        if self.space() {
            return Ok(());
        }
        if self.takes("%") {
            self.name()?;
            self.open = true;
            return self.closes(";", "`;` is missing behind the name of the parameter entity");
        }
        if self.takes("<!--") {
            let end = self.rest().find("--").ok_or((start, "this remark is never closed: add `-->`"))?;
            self.at += end;
            return self.closes("-->", "`--` within a remark: write `- -`");
        }
        if self.takes("<?") {
            let name = self.name().map_err(|_| (start, "`<?` without a name"))?;
            if name.eq_ignore_ascii_case("xml") {
                return Err((
                    start,
                    "an XML declaration stands at the very beginning of the file, and once: remove this one",
                ));
            }
            if !self.rest().starts_with("?>") {
                self.needs_space()?;
            }
            self.at += self.rest().find("?>").ok_or((start, "`<?` is never closed: add `?>`"))? + "?>".len();
            return Ok(());
        }
        if self.takes("<!ENTITY") {
            self.entity(entity)?;
        } else if self.takes("<!ELEMENT") {
            self.element()?;
        } else if self.takes("<!ATTLIST") {
            self.attributes()?;
        } else if self.takes("<!NOTATION") {
            self.needs_space()?;
            self.name()?;
            self.needs_space()?;
            self.external(true)?;
        } else if self.rest().is_empty() {
            return Err((start, "what the document type declares is never closed: add `]`"));
        } else {
            return Err((start, "no declaration: remove it, or end what the document type declares with `]`"));
        }
        self.space();
        self.closes(">", END)
    }

    fn closes(&mut self, with: &str, what: &'static str) -> Result<(), Wrong> {
        let start = self.at;
        match () {
            () if self.takes(with) => Ok(()),
            () if self.rest().starts_with('%') => Err((start, PERCENT)),
            () => Err((start, what)),
        }
    }

    fn entity(&mut self, entity: &mut dyn FnMut(&'s str, Entity<'s>)) -> Result<(), Wrong> {
        self.needs_space()?;
        let from = self.at;
        let parameter = self.takes("%");
        if parameter && !self.space() {
            return Err((from, PERCENT));
        }
        let name = self.name()?;
        self.needs_space()?;
        if self.rest().starts_with(['"', '\'']) {
            let from = self.at + 1;
            let value = self.quoted()?;
            if let Some(at) = value.find('%') {
                return Err((from + at, "`%` in an entity: write `&#37;` where the sign is meant"));
            }
            references(value, from)?;
            if !parameter {
                self.known.push(name);
                entity(name, Entity::Text(value));
            }
            return Ok(());
        }
        self.external(false)?;
        let (start, spaced) = (self.at, self.space());
        if !parameter && self.takes("NDATA") {
            if !spaced {
                return Err((start, SPACE));
            }
            self.needs_space()?;
            self.name()?;
        }
        if !parameter {
            self.known.push(name);
            entity(name, Entity::Outside);
        }
        Ok(())
    }

    fn element(&mut self) -> Result<(), Wrong> {
        self.needs_space()?;
        self.name()?;
        self.needs_space()?;
        if self.takes("EMPTY") || self.takes("ANY") {
            return Ok(());
        }
        let start = self.at;
        if !self.takes("(") {
            return Err((start, if self.rest().starts_with('%') { PERCENT } else { MODEL }));
        }
        self.space();
        if !self.takes("#PCDATA") {
            self.group(1)?;
            self.times();
            return Ok(());
        }
        let mut others = false;
        loop {
            self.space();
            if self.takes("|") {
                self.space();
                self.name()?;
                others = true;
            } else {
                self.closes(")", MODEL)?;
                let star = self.takes("*");
                return if star || !others { Ok(()) } else { Err((self.at, "`(#PCDATA | …)` ends with `)*`")) };
            }
        }
    }

    /// The rest of a group, behind its `(`.
    fn group(&mut self, depth: usize) -> Result<(), Wrong> {
        let mut between = None;
        loop {
            self.space();
            if self.takes("(") {
                if depth >= MAX_DEPTH {
                    return Err((self.at, "parentheses are nested deeper than 128"));
                }
                self.group(depth + 1)?;
            } else {
                self.name().map_err(|(at, what)| (at, if what == PERCENT { PERCENT } else { MODEL }))?;
            }
            self.times();
            self.space();
            let sign = self.rest().chars().next().filter(|&c| c == '|' || c == ',');
            match sign {
                Some(sign) if between.is_none_or(|before| before == sign) => {
                    self.at += 1;
                    between = Some(sign);
                }
                Some(_) => return Err((self.at, "`|` and `,` in one pair of parentheses: put a part in its own")),
                None => return self.closes(")", MODEL),
            }
        }
    }

    fn times(&mut self) {
        self.at += usize::from(self.rest().starts_with(['?', '*', '+']));
    }

    fn attributes(&mut self) -> Result<(), Wrong> {
        self.needs_space()?;
        self.name()?;
        loop {
            let spaced = self.space();
            if self.rest().starts_with('>') || self.rest().is_empty() {
                return Ok(());
            }
            if !spaced {
                return self.needs_space();
            }
            self.name()?;
            self.needs_space()?;
            self.kind()?;
            self.needs_space()?;
            if self.takes("#REQUIRED") || self.takes("#IMPLIED") {
                continue;
            }
            if self.takes("#FIXED") {
                self.needs_space()?;
            }
            let from = self.at + 1;
            let value = self.quoted()?;
            if let Some(at) = value.find('<') {
                return Err((from + at, "`<` in an attribute's value: write `&lt;`"));
            }
            references(value, from)?;
            self.declared_before(value, from)?;
        }
    }

    /// Entities of an attribute's value stand above it (section 4.1, "Entity Declared"), unless they may stand elsewhere.
    fn declared_before(&self, value: &str, from: usize) -> Result<(), Wrong> {
        let predefined = ["amp", "lt", "gt", "quot", "apos"];
        for (at, _) in value.match_indices('&').filter(|_| !self.open) {
            let name = value[at + 1..].split(';').next().unwrap_or_default();
            if !name.starts_with('#') && !predefined.contains(&name) && !self.known.contains(&name) {
                return Err((
                    from + at,
                    "nothing above declares this entity: declare it, or write the character itself",
                ));
            }
        }
        Ok(())
    }

    /// The type of an attribute.
    fn kind(&mut self) -> Result<(), Wrong> {
        let start = self.at;
        let notation = match self.token() {
            "CDATA" | "ID" | "IDREF" | "IDREFS" | "ENTITY" | "ENTITIES" | "NMTOKEN" | "NMTOKENS" => return Ok(()),
            "NOTATION" => {
                self.needs_space()?;
                true
            }
            "" => false,
            _ => {
                return Err((
                    start,
                    "no type of an attribute: write `CDATA`, `ID`, `NMTOKEN`, … or values in parentheses",
                ));
            }
        };
        self.closes("(", "no type of an attribute: write `CDATA`, `ID`, `NMTOKEN`, … or values in parentheses")?;
        loop {
            self.space();
            let from = self.at;
            let value = self.token();
            if value.is_empty() || notation && !value.starts_with(starts_a_name) {
                return Err((from, NAME));
            }
            self.space();
            if !self.takes("|") {
                return self.closes(")", "values in parentheses stand between `|`");
            }
        }
    }
}

fn starts_a_name(c: char) -> bool {
    !c.is_ascii() || starts_name(c as u8)
}

/// References of a value are whole (productions 66 to 68); `from` is where it stands.
fn references(value: &str, from: usize) -> Result<(), Wrong> {
    for (at, _) in value.match_indices('&') {
        let inner = value[at + 1..].split_once(';').map(|(inner, _)| inner);
        let sound = inner.is_some_and(|inner| {
            if inner.starts_with('#') { super::values::number(inner).is_some() } else { name_like(inner) }
        });
        if !sound {
            return Err((from + at, "`&` begins no reference: write `&#38;` where `&` is meant"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
