//! The examples of manuals: a text in a block that begins with `example`, and in the block `finds` behind it what is found.

use std::fmt::Write as _;
use std::path::Path;

/// Runs every example of the manuals (id and page); `found` is told what stands behind `example`, and the text, and gives
/// what is found, or nothing where the block is no example of its kind.
pub(crate) fn hold<'m>(
    manuals: impl Iterator<Item = (&'m str, &'m str)>,
    found: impl Fn(&str, &str, &str) -> Option<String>,
) {
    let mut wrong = String::new();
    for (id, page) in manuals {
        let mut blocks = page.split("\n```");
        let mut examples = 0;
        while let Some(block) = blocks.next() {
            let example = block.strip_prefix("example ").and_then(|block| block.split_once('\n'));
            let Some((text, found)) = example.and_then(|(said, text)| Some((text, found(id, said, text)?))) else {
                continue;
            };
            blocks.next();
            let expected = blocks.next().and_then(|block| block.strip_prefix("finds")).unwrap_or("(no block `finds`)");
            examples += 1;
            if found.trim() != expected.trim() {
                writeln!(wrong, "{id}:\n{text}\nexpected:{expected}\nfound:\n{found}").unwrap();
            }
        }
        if examples == 0 {
            writeln!(wrong, "{id}: no example").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Every manual is the page of its name, and begins with that.
pub(crate) fn are_pages<'m>(manuals: impl Iterator<Item = (&'m str, &'m str)>) {
    for (id, page) in manuals {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/checks/{id}.md"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), page, "{}", path.display());
        assert!(page.starts_with(&format!("# {id}\n")), "{id}");
    }
}
