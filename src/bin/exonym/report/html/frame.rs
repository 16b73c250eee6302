//! What every page begins and ends with.

use std::io::{self, Write};

use super::tag::escape;
use crate::text::page;

/// Everything up to the body. The page may fetch nothing: it says so to the browser.
pub(super) fn open(out: &mut dyn Write, title: &str) -> io::Result<()> {
    write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"exonym {}\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        page::LANG,
        env!("CARGO_PKG_VERSION"),
        escape(title),
        include_str!("style.css"),
    )
}

/// The end, with what the page does.
pub(super) fn close(out: &mut dyn Write, script: &str) -> io::Result<()> {
    write!(out, "<script>\n{script}</script>\n</body>\n</html>\n")
}
