//! What each column of a table says: from its header, from the dialect that the user named, or from its position.

use super::dialects::{self, DIALECTS, Dialect, Field, Grouping, TERM_HEADS, TermField};
use super::languages::{self, Head};
use super::syntax::Cell;
use crate::base::{Lang, Span};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Nothing: its cells should be empty.
    Unnamed,
    /// Terms of a language.
    Term(Lang),
    /// A field of the concept, or of its source and target.
    Field(Field),
    /// A field of the terms in another column.
    Of(usize, TermField),
    /// Kept under a key, with the terms in another column.
    OfOther(usize, Box<str>),
    /// Kept under a key.
    Other(Box<str>),
}

impl Column {
    /// True if people write notes in its cells.
    pub(super) fn is_note(&self) -> bool {
        matches!(self, Self::Field(Field::Note | Field::SourceNote | Field::TargetNote) | Self::Of(_, TermField::Note))
    }
}

/// The columns of a table.
pub(super) struct Columns {
    pub(super) all: Vec<Column>,
    pub(super) dialect: &'static Dialect,
    /// True if the first row says what the columns are.
    pub(super) header: bool,
    /// What is wrong with the header.
    pub(super) problems: Vec<(Span, String)>,
}

impl Columns {
    /// The first column with terms of the language translated from.
    pub(super) fn source(&self, from: Option<&Lang>) -> Option<usize> {
        let is_term = |column: &Column| matches!(column, Column::Term(_) | Column::Field(Field::Source));
        let wanted = |column: &Column| matches!((column, from), (Column::Term(lang), Some(from)) if lang == from);
        let position = |is: &dyn Fn(&Column) -> bool| self.all.iter().position(is);
        position(&|column| *column == Column::Field(Field::Source))
            .or_else(|| position(&wanted))
            .or_else(|| position(&is_term))
    }
    pub(super) fn grouping(&self) -> Grouping {
        self.dialect.grouping
    }
}

/// A head as it is compared.
pub(super) fn folded(head: &str) -> String {
    let words = head.trim().trim_start_matches('#').replace(['_', '-'], " ").to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a head says under a dialect.
enum Said {
    Nothing,
    Field(Field),
    Language(Head),
    /// Of the terms of a language: a field, or a key that is none of ours.
    Of(Lang, Result<TermField, Box<str>>),
    Unknown,
}

fn said(dialect: &Dialect, head: &str, index: usize) -> Said {
    let plain = folded(head);
    if plain.is_empty() {
        return Said::Nothing;
    }
    // Indonesian, but for the first column.
    if plain == "id" && index > 0 && dialect.grouping == Grouping::Id {
        return Said::Language(Head { lang: Lang::new(head.trim()), firm: true });
    }
    if let Some(&(_, field)) = dialect.heads.iter().find(|(known, _)| *known == plain) {
        return Said::Field(field);
    }
    if let Some(field) = dialects::common(&plain) {
        return Said::Field(field);
    }
    if let Some(language) = languages::head(head) {
        return Said::Language(language);
    }
    let field = |text: &str| {
        let text = folded(text);
        TERM_HEADS.iter().find(|(known, _)| *known == text).map(|&(_, field)| field)
    };
    // `en:rank`, and what other tools have of a term: `en:tbx:termType`.
    if let Some((lang, rest)) = head.split_once(':')
        && let Some(language) = languages::head(lang)
    {
        return Said::Of(language.lang, field(rest).ok_or_else(|| rest.trim().into()));
    }
    let split =
        head.rfind(['_', ' ']).and_then(|at| Some((languages::head(&head[..at])?.lang, field(&head[at + 1..])?)));
    split.map_or(Said::Unknown, |(lang, field)| Said::Of(lang, Ok(field)))
}

/// True if a first row is the header of some dialect.
pub(super) fn is_header(row: &[Cell<'_>]) -> bool {
    recognised(&seen(row)).is_some()
}

/// The heads without what cannot be seen, as they are written again.
fn seen<'t>(row: &[Cell<'t>]) -> Vec<Cell<'t>> {
    let mut row = row.to_vec();
    for cell in &mut row {
        if cell.text.contains(|c: char| c.is_control() && !c.is_whitespace()) {
            cell.text = cell.text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect::<String>().into();
        }
    }
    row
}

fn recognised(row: &[Cell<'_>]) -> Option<&'static Dialect> {
    DIALECTS.iter().find(|dialect| fits(dialect, row))
}

/// True if a first row is a header of this dialect.
pub(super) fn fits(dialect: &Dialect, row: &[Cell<'_>]) -> bool {
    let heads: Vec<String> = row.iter().map(|cell| folded(&cell.text)).collect();
    let Some(needs) = dialect.needs else { return false };
    if !needs.iter().all(|any| any.iter().any(|need| heads.iter().any(|head| head == need))) {
        return false;
    }
    let (mut firm, mut loose, mut known, mut unknown) = (0, 0, 0, 0);
    // Two languages before anything that nobody knows: the rest are columns under names of one's own.
    let mut leads = false;
    for (index, cell) in row.iter().enumerate() {
        match said(dialect, &cell.text, index) {
            Said::Nothing => {}
            Said::Field(_) | Said::Of(_, Ok(_)) => known += 1,
            Said::Language(head) if head.firm || !languages::is_doubtful(&cell.text) => {
                firm += 1;
                leads |= firm == 2 && unknown == 0 && dialect.grouping == Grouping::Id && !dialect.wildcards;
            }
            Said::Language(_) => loose += 1,
            // A field of another tool under its own key is nothing to wonder at.
            _ if cell.text.contains(':') => {}
            Said::Of(_, Err(_)) | Said::Unknown => unknown += 1,
        }
    }
    let languages = if firm + known > 0 { firm + loose } else { 0 };
    // An id of our own in a table that is like another tool's.
    let is_id = |at: usize, head: &str| head == "concept" || at == 0 && head == "id";
    let unknown_id =
        |(at, head): (usize, &String)| is_id(at, head) && !dialect.heads.iter().any(|(own, _)| own == head);
    let own_id = heads.iter().enumerate().any(unknown_id);
    // Two columns are as likely a pair of terms.
    let is_pair = dialect.name == "languages" && used(row).count() == 2;
    if is_pair && row.iter().any(|cell| languages::is_wordlike(&cell.text)) {
        return false;
    }
    // Nobody but us begins so.
    let ours = dialect.grouping == Grouping::Id && !dialect.wildcards && heads.first().is_some_and(|h| h == "concept");
    languages >= dialect.languages
        && languages + known >= 2
        && (unknown * 2 <= languages + known || ours || leads)
        && !own_id
}

fn used<'r, 't>(row: &'r [Cell<'t>]) -> impl Iterator<Item = &'r Cell<'t>> {
    row.iter().filter(|cell| !cell.is_blank())
}

/// What to say of a first row of two cells that may be a header or a pair of terms.
pub(super) fn doubt(row: &[Cell<'_>], is_header: bool) -> Option<(Span, String)> {
    let [first, second] = &used(row).collect::<Vec<_>>()[..] else { return None };
    let plain = dialects::by_name("languages")?;
    let is_head = |cell: &Cell<'_>, index| matches!(said(plain, &cell.text, index), Said::Language(_) | Said::Field(_));
    let doubtful = [first, second].into_iter().find(|cell| languages::is_doubtful(&cell.text))?;
    if !is_head(first, 0) || !is_head(second, 1) {
        return None;
    }
    let (taken, other) =
        if is_header { ("a header", "no if it is terms") } else { ("a pair of terms", "yes if it is a header") };
    let message = format!(
        "`{}` is a word or the code of a language: the first row is taken for {taken}; --header {other}",
        doubtful.text.trim()
    );
    Some((first.span, message))
}

/// The columns that a header names. With `dialect` the header is one of it, whatever it looks like.
pub(super) fn from_header(row: &[Cell<'_>], dialect: Option<&'static Dialect>) -> Option<Columns> {
    let row = &seen(row)[..];
    let dialect = dialect.or_else(|| recognised(row))?;
    let mut columns: Vec<Column> = Vec::new();
    let mut problems = Vec::new();
    let mut before: Option<usize> = None;
    let used = row.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
    // A field that names its language may stand before the terms.
    let mut waiting: Vec<(usize, Lang, Result<TermField, Box<str>>)> = Vec::new();
    for (index, cell) in row.iter().enumerate() {
        let column = match said(dialect, &cell.text, index) {
            Said::Nothing => {
                if index < used {
                    let message = format!("column {} has no name: name it, or take it out", index + 1);
                    problems.push((cell.span, message));
                }
                Column::Unnamed
            }
            Said::Field(Field::Term(field)) => match before {
                Some(before) => Column::Of(before, field),
                None => Column::Other(cell.text.trim().into()),
            },
            Said::Field(field) => {
                if matches!(field, Field::Source | Field::Target) {
                    before = Some(index);
                }
                Column::Field(field)
            }
            Said::Language(head) => {
                before = Some(index);
                Column::Term(head.lang)
            }
            Said::Of(lang, field) => {
                waiting.push((index, lang, field));
                Column::Other(cell.text.trim().into())
            }
            Said::Unknown => Column::Other(cell.text.trim().into()),
        };
        columns.push(column);
    }
    for (index, lang, field) in waiting {
        let of = |(_, column): &(usize, &Column)| matches!(column, Column::Term(known) if *known == lang);
        let behind = || columns.iter().enumerate().skip(index).find(of);
        let before = || columns.iter().enumerate().take(index).rev().find(of);
        // memoQ's definitions stand before the terms, everything else behind them.
        let term = if dialect.wildcards { behind().or_else(before) } else { before().or_else(behind) };
        match (term.map(|(at, _)| at), field) {
            (Some(term), Ok(field)) => columns[index] = Column::Of(term, field),
            (Some(term), Err(key)) => columns[index] = Column::OfOther(term, key),
            (None, Ok(TermField::Definition)) => columns[index] = Column::Field(Field::Definition),
            (None, _) => {}
        }
    }
    let all_languages = columns.iter().skip(1).all(|column| matches!(column, Column::Term(_) | Column::Unnamed));
    if let (Some(Column::Field(Field::Id)), Some(cell)) = (columns.first(), row.first())
        && folded(&cell.text) == "id"
        && all_languages
    {
        let message = "`id` is taken for the concept's id; write `concept`, or `id-ID` if the column is Indonesian";
        problems.push((cell.span, message.to_owned()));
    }
    Some(Columns { all: columns, dialect, header: true, problems })
}

/// The columns of a first row that is a header, as the user says, of words that nobody knows: its first two are the terms.
pub(super) fn from_words(row: &[Cell<'_>], dialect: Option<&'static Dialect>) -> Option<Columns> {
    let mut columns = from_header(row, dialect)?;
    let is_term = |column: &Column| matches!(column, Column::Term(_) | Column::Field(Field::Source | Field::Target));
    if !columns.all.iter().any(is_term) {
        let words = columns.all.iter_mut().filter(|column| matches!(column, Column::Other(_)));
        for (column, field) in words.zip([Field::Source, Field::Target]) {
            *column = Column::Field(field);
        }
    }
    Some(columns)
}

/// The columns of a table without header, by their positions.
pub(super) fn by_position(dialect: Option<&'static Dialect>, rows: &[Vec<Cell<'_>>]) -> Columns {
    let width = rows.iter().map(|row| row.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1)).max();
    let width = width.unwrap_or(0);
    let dialect = dialect.filter(|dialect| dialect.bare.is_some()).unwrap_or_else(|| guessed(rows, width));
    let bare = dialect.bare.unwrap_or(&[]);
    let column = |index: usize| match bare.get(index) {
        Some(&field) => Column::Field(field),
        None => Column::Other(format!("column {}", index + 1).into()),
    };
    let mut problems = Vec::new();
    if width > bare.len() {
        let span = rows.first().and_then(|row| row.first()).map(|cell| cell.span).unwrap_or_default();
        let message = format!(
            "{width} columns and no header that is known: name them with --columns, such as `en,az,note`, \
             and --header yes if the first row is one"
        );
        problems.push((span, message));
    }
    Columns { all: (0..width).map(column).collect(), dialect, header: false, problems }
}

fn guessed(rows: &[Vec<Cell<'_>>], width: usize) -> &'static Dialect {
    let is_lang = |row: &Vec<Cell<'_>>, index: usize| {
        row.get(index).and_then(|cell| languages::head(&cell.text)).is_some_and(|head| head.firm)
    };
    let languages = matches!(width, 4 | 5) && rows.iter().all(|row| is_lang(row, 2) && is_lang(row, 3));
    let name = match width {
        8 => "weblate",
        _ if languages => "deepl",
        _ => "pair",
    };
    dialects::by_name(name).unwrap_or(&DIALECTS[0])
}
