//! Which fields are prose, which are facts, and which are neither.

use super::Role;
use crate::text::spoken;

/// What a policy asks of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Lang,
    Written,
    Event,
    Doctype,
}

/// The last part of a dotted path, in lower case with hyphens: `og.ImageAlt` → `image-alt`.
pub(super) fn name(path: &str) -> String {
    let last = path.rsplit(['.', ':']).next().unwrap_or(path);
    let mut name = String::with_capacity(last.len());
    let mut small = false;
    for c in last.chars() {
        if c.is_uppercase() && small {
            name.push('-');
        }
        small = c.is_lowercase();
        if c == '_' || c == ' ' {
            name.push('-');
        } else {
            name.extend(c.to_lowercase());
        }
    }
    name
}

/// The fact that a field at the top states.
pub(super) fn fact(path: &str, name: &str) -> Option<Fact> {
    if path.contains('.') {
        return None;
    }
    match name {
        "lang" | "language" | "locale" => Some(Fact::Lang),
        "date" => Some(Fact::Written),
        "event-date" => Some(Fact::Event),
        "doctype" | "type" => Some(Fact::Doctype),
        _ => None,
    }
}

const HEADINGS: &[&str] = &[
    "headline",
    "title",
    "subtitle",
    "subhead",
    "subheading",
    "subheadline",
    "kicker",
    "dek",
    "deck",
    "short-title",
    "long-title",
    "link-title",
    "linktitle",
    "nav-title",
    "page-title",
    "seo-title",
    "meta-title",
    "og-title",
    "twitter-title",
    "social-title",
    "sidebar-label",
    "heading",
    "eyebrow",
];
const CAPTIONS: &[&str] =
    &["caption", "alt", "alt-text", "image-alt", "cover-alt", "image-caption", "cover-caption", "thumbnail-alt"];
const BODY: &[&str] = &[
    "description",
    "summary",
    "lede",
    "lead",
    "abstract",
    "standfirst",
    "excerpt",
    "intro",
    "introduction",
    "teaser",
    "blurb",
    "synopsis",
    "meta-description",
    "seo-description",
    "og-description",
    "twitter-description",
    "social-description",
    "social",
    "seo",
    "text",
    "quote",
    "question",
    "answer",
    "note",
    "notice",
    "label",
    "tagline",
];

/// Names and identifiers, never prose however long they are.
const NEVER: &[&str] = &[
    "slug",
    "url",
    "urls",
    "link",
    "links",
    "href",
    "permalink",
    "canonical",
    "alias",
    "aliases",
    "redirect",
    "redirect-from",
    "id",
    "uid",
    "guid",
    "uuid",
    "identifier",
    "doi",
    "isbn",
    "layout",
    "template",
    "type",
    "doctype",
    "kind",
    "format",
    "markup",
    "draft",
    "published",
    "publish-date",
    "pubdate",
    "updated",
    "modified",
    "lastmod",
    "last-modified",
    "created",
    "expires",
    "expiry-date",
    "author",
    "authors",
    "byline",
    "by",
    "editor",
    "editors",
    "translator",
    "translators",
    "photographer",
    "credit",
    "credits",
    "copyright",
    "license",
    "source",
    "sources",
    "publisher",
    "email",
    "twitter",
    "handle",
    "avatar",
    "tag",
    "tags",
    "category",
    "categories",
    "keyword",
    "keywords",
    "topics",
    "series",
    "section",
    "weight",
    "order",
    "menu",
    "image",
    "images",
    "img",
    "photo",
    "cover",
    "thumbnail",
    "icon",
    "logo",
    "file",
    "files",
    "path",
    "src",
    "css",
    "style",
    "styles",
    "class",
    "classes",
    "js",
    "script",
    "scripts",
    "head",
    "header-includes",
    "bibliography",
    "csl",
    "encoding",
    "charset",
    "timezone",
    "version",
    "revision",
    "build",
    "cascade",
    "outputs",
    "params",
    "code",
    "cmd",
    "command",
    "query",
    "regex",
    "pattern",
    "geometry",
    "documentclass",
    "fontfamily",
    "exonym",
];

/// The language that the name of a field ends in, or is: `title-az`, `name-hy`, `armenian`.
pub(super) fn lang(name: &str) -> Option<&'static str> {
    let code = || name.rsplit_once('-').map(|(_, code)| code).filter(|code| code.len() == 2);
    spoken::head(name).or_else(|| code().and_then(spoken::head))
}

/// The part that a field's text plays, if it is prose: by its name, or because it has more than two words.
pub(super) fn prose(path: &str, name: &str, text: &str) -> Option<Role> {
    let is = |list: &[&str]| list.contains(&name);
    if is(HEADINGS) {
        // The title that a person bears is not the page's.
        let owner = path.rsplit('.').nth(1).map(self::name);
        return (!owner.is_some_and(|owner| owner.starts_with("author"))).then_some(Role::Heading);
    }
    if is(CAPTIONS) {
        return Some(Role::Caption);
    }
    if is(BODY) {
        return Some(Role::Body);
    }
    let never = path.split('.').any(|part| {
        let part = self::name(part);
        // A part such as `image` may hold a caption; a list of authors or tags holds no prose at all.
        NEVER.contains(&&*part) && (part == name || part.starts_with("author") || part == "exonym" || part == "params")
    });
    let technical = text.contains("://") || text.contains(['{', '}', '<', '>', '$', '\\', '=']);
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    (!never && !technical && words > 2).then_some(Role::Body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_in_one_spelling() {
        assert_eq!(name("og.ImageAlt"), "image-alt");
        assert_eq!(name("event_date"), "event-date");
        assert_eq!(name("eventDate"), "event-date");
        assert_eq!(name("SEO Title"), "seo-title");
    }

    #[test]
    fn prose_is_told_from_identifiers() {
        let role = |path: &str, text: &str| prose(path, &name(path), text);
        assert_eq!(role("title", "Lachin"), Some(Role::Heading));
        assert_eq!(role("image.caption", "Lachin"), Some(Role::Caption));
        assert_eq!(role("author.title", "Head of the Lachin office"), None);
        assert_eq!(role("slug", "a road to lachin"), None);
        assert_eq!(role("tags", "roads of the south"), None);
        assert_eq!(role("pullquote", "A road to Lachin"), Some(Role::Body));
        assert_eq!(role("place", "Lachin"), None);
        assert_eq!(role("more", "see https://example.org for all"), None);
    }
}
