//! What a page says of itself: its language, its dates, and the prose in `<meta>`.

use crate::base::Lang;
use crate::formats::builder::Builder;
use crate::formats::comment::Comment;
use crate::formats::front_matter;
use crate::model::{Date, Diagnostic};

/// The facts of a page; what comes first counts, except that the language of `<html>` goes before that of `<meta>`.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) lang: Option<Lang>,
    pub(super) written: Option<Date>,
    pub(super) event: Option<Date>,
    pub(super) doctype: Option<String>,
    pub(super) comments: Vec<Comment>,
    pub(super) problems: Vec<Diagnostic>,
}

/// What the `content` of a `<meta>` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meta {
    /// Prose, as this element.
    Prose(&'static str),
    Lang,
    Written,
    Event,
    Doctype,
}

/// By its `name`, `property`, `itemprop` or `http-equiv`.
pub(super) fn meta(name: &str) -> Option<Meta> {
    Some(match name.trim().to_ascii_lowercase().as_str() {
        "description"
        | "og:description"
        | "twitter:description"
        | "dc.description"
        | "dcterms.description"
        | "abstract"
        | "dcterms.abstract"
        | "summary" => Meta::Prose("description"),
        "title"
        | "headline"
        | "og:title"
        | "twitter:title"
        | "dc.title"
        | "dcterms.title"
        | "citation_title"
        | "alternativeheadline"
        | "apple-mobile-web-app-title" => Meta::Prose("title"),
        "og:image:alt" | "twitter:image:alt" => Meta::Prose("img-alt"),
        "caption" => Meta::Prose("caption"),
        "content-language" | "language" | "dc.language" | "dcterms.language" | "og:locale" | "inlanguage" => Meta::Lang,
        "date"
        | "pubdate"
        | "dc.date"
        | "dcterms.date"
        | "dcterms.created"
        | "dc.date.issued"
        | "dcterms.issued"
        | "article:published_time"
        | "datepublished"
        | "parsely-pub-date"
        | "sailthru.date"
        | "citation_date"
        | "citation_publication_date" => Meta::Written,
        "event-date" | "event_date" | "eventdate" => Meta::Event,
        "doctype" => Meta::Doctype,
        _ => return None,
    })
}

impl Said {
    /// A fact that stands in a text.
    pub(super) fn tell(&mut self, meta: Meta, name: &str, out: Builder<'_>) {
        let Some(text) = out.finish() else { return };
        let plain = text.plain.trim();
        match meta {
            Meta::Prose(_) => {}
            // `og:locale` has an underscore, `Content-Language` may have a list.
            Meta::Lang => {
                if !plain.contains(',') {
                    self.lang.get_or_insert_with(|| Lang::new(&plain.replace('_', "-")));
                }
            }
            Meta::Written => front_matter::date(&mut self.written, &text, name, &mut self.problems),
            Meta::Event => front_matter::date(&mut self.event, &text, name, &mut self.problems),
            Meta::Doctype => {
                self.doctype.get_or_insert_with(|| plain.to_owned());
            }
        }
    }
}
