//! A picture of a terminal: text with SGR colours, as the program writes it with `--color always`, drawn as SVG.

use std::fmt::Write;

/// Width of a character and height of a line, in pixels, at a font size of 14.
const CELL: (f64, f64) = (8.43, 19.0);
/// Room around the text.
const ROOM: f64 = 18.0;
/// Foreground colours 0–7, then bright ones, on a dark ground.
const COLOURS: [&str; 16] = [
    "#484f58", "#ff7b72", "#3fb950", "#d29922", "#58a6ff", "#bc8cff", "#39c5cf", "#b1bac4", "#6e7681", "#ffa198",
    "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#f0f6fc",
];
const TEXT: &str = "#e6edf3";

/// How a run of characters looks.
#[derive(Clone, Default, PartialEq)]
struct Style {
    colour: Option<usize>,
    bold: bool,
}

impl Style {
    /// Takes a list of SGR parameters (ECMA-48, 8.3.117).
    fn apply(&mut self, parameters: &str) {
        let mut numbers = parameters.split(';').map(|n| n.parse::<usize>().unwrap_or(0));
        while let Some(number) = numbers.next() {
            match number {
                0 => *self = Self::default(),
                1 => self.bold = true,
                22 => self.bold = false,
                30..=37 => self.colour = Some(number - 30),
                90..=97 => self.colour = Some(number - 90 + 8),
                38 if numbers.next() == Some(5) => self.colour = numbers.next().filter(|n| *n < 16),
                39 => self.colour = None,
                other => panic!("the picture knows no SGR {other}; teach it"),
            }
        }
    }
}

/// The lines of a terminal, each cut where its looks change.
fn runs(terminal: &str) -> Vec<Vec<(Style, String)>> {
    let mut style = Style::default();
    let mut lines = Vec::new();
    for line in terminal.lines() {
        let mut row: Vec<(Style, String)> = Vec::new();
        let mut rest = line;
        while !rest.is_empty() {
            let end = rest.find('\u{1b}').unwrap_or(rest.len());
            if end > 0 {
                row.push((style.clone(), rest[..end].to_owned()));
            }
            let Some(code) = rest[end..].strip_prefix("\u{1b}[") else {
                assert_eq!(end, rest.len(), "an escape that is no CSI: {line:?}");
                break;
            };
            let (parameters, after) = code.split_once('m').expect("only SGR");
            style.apply(parameters);
            rest = after;
        }
        lines.push(row);
    }
    lines
}

/// The text alone.
pub(crate) fn plain(terminal: &str) -> String {
    runs(terminal).iter().fold(String::new(), |mut all, row| {
        for (_, text) in row {
            all.push_str(text);
        }
        all.push('\n');
        all
    })
}

/// The picture; `title` is for those who hear it.
pub(crate) fn svg(terminal: &str, title: &str) -> String {
    let lines = runs(terminal);
    let columns = plain(terminal).lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let width = 2.0f64.mul_add(ROOM, columns as f64 * CELL.0).ceil();
    let height = 2.0f64.mul_add(ROOM, lines.len() as f64 * CELL.1).ceil();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\">\n<title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" \
         fill=\"#0d1117\"/>\n<g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"14\" xml:space=\"preserve\">\n",
        escaped(title)
    );
    for (row, line) in lines.iter().enumerate() {
        let mut column = 0;
        for (style, text) in line {
            let chars = text.chars().count();
            if !text.trim().is_empty() {
                let indent = text.chars().take_while(|c| *c == ' ').count();
                let shown = text.trim();
                let x = ((column + indent) as f64).mul_add(CELL.0, ROOM);
                let y = (row as f64).mul_add(CELL.1, ROOM + 14.0);
                let length = shown.chars().count() as f64 * CELL.0;
                let colour = style.colour.map_or(TEXT, |index| COLOURS[index]);
                let bold = if style.bold { " font-weight=\"bold\"" } else { "" };
                writeln!(
                    out,
                    "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{length:.1}\" fill=\"{colour}\"{bold}>{}</text>",
                    escaped(shown)
                )
                .expect("a string takes it");
            }
            column += chars;
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
