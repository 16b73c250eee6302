//! What commands and environments do with their arguments.

use crate::model::Mark;

/// What a command is.
pub(super) enum Command {
    /// Its braces hold prose of the text at hand, after so many arguments that are none.
    Inline(usize, Option<Mark>),
    /// Its argument is a text of its own, after so many arguments that are none.
    Own(usize, &'static str),
    /// Nothing of it is prose: so many arguments in braces.
    Hidden(usize),
    /// Defines something by so many arguments: groups, or names of commands.
    Definition(usize),
    /// Holds up to the end of the group.
    Switch(Option<Mark>),
    /// Ends the paragraph.
    Break,
}

/// Commands whose argument is no prose.
const HIDDEN: &[&str] = &[
    "Cref",
    "Gls",
    "Glspl",
    "PassOptionsToPackage",
    "RequirePackage",
    "ac",
    "acl",
    "acp",
    "acs",
    "addbibresource",
    "alph",
    "arabic",
    "arraystretch",
    "autoref",
    "bibitem",
    "bibliography",
    "bibliographystyle",
    "captionsetup",
    "cline",
    "cmidrule",
    "color",
    "cref",
    "ctexset",
    "date",
    "defaultfontfeatures",
    "ensuremath",
    "eqref",
    "fontencoding",
    "fontfamily",
    "fontseries",
    "fontshape",
    "geometry",
    "glossary",
    "gls",
    "glspl",
    "graphicspath",
    "hphantom",
    "hspace",
    "hypersetup",
    "include",
    "includegraphics",
    "includeonly",
    "index",
    "input",
    "label",
    "linespread",
    "lstinputlisting",
    "lstset",
    "makeglossaries",
    "nameref",
    "newcounter",
    "newlength",
    "nocite",
    "nolinkurl",
    "num",
    "pagecolor",
    "pagenumbering",
    "pageref",
    "pagestyle",
    "phantom",
    "ref",
    "refstepcounter",
    "roman",
    "setmainfont",
    "setmonofont",
    "setsansfont",
    "si",
    "sisetup",
    "stepcounter",
    "subfile",
    "theoremstyle",
    "thispagestyle",
    "tikzset",
    "unit",
    "url",
    "usecolortheme",
    "usefonttheme",
    "usetheme",
    "usetikzlibrary",
    "value",
    "verbatiminput",
    "vphantom",
    "vref",
    "vspace",
];

/// Commands with two arguments that are no prose.
const HIDDEN_TWO: &[&str] =
    &["SI", "addtocounter", "addtolength", "import", "inputminted", "qty", "rule", "setcounter", "setlength"];

/// Commands that define something by two arguments.
const DEFINITIONS: &[&str] = &[
    "DeclareFieldFormat",
    "DeclareMathOperator",
    "DeclareRobustCommand",
    "DeclareUnicodeCharacter",
    "babelfont",
    "def",
    "edef",
    "fontsize",
    "gdef",
    "let",
    "newcolumntype",
    "newcommand",
    "newcommandx",
    "newfontfamily",
    "newglossaryentry",
    "newtcolorbox",
    "newtheorem",
    "providecommand",
    "renewcommand",
    "titlespacing",
];

/// Commands that change how the rest of a group looks.
const SWITCHES: &[&str] = &[
    "Huge",
    "LARGE",
    "Large",
    "bf",
    "bfseries",
    "centering",
    "footnotesize",
    "huge",
    "large",
    "mdseries",
    "noindent",
    "normalfont",
    "normalsize",
    "protect",
    "raggedleft",
    "raggedright",
    "rm",
    "rmfamily",
    "sc",
    "scriptsize",
    "scshape",
    "sf",
    "sffamily",
    "small",
    "tiny",
    "upshape",
];

/// What is known of a command; of others the braces are read as text.
pub(super) fn command(name: &str) -> Option<Command> {
    use Command::{Break, Definition, Hidden, Inline, Own, Switch};
    Some(match name {
        "emph" | "textit" | "textsl" => Inline(0, Some(Mark::Emphasis)),
        "texttt" | "code" | "lstinline" | "mintinline" | "menukeys" | "keys" | "path" | "file" => {
            Inline(0, Some(Mark::Code))
        }
        "enquote" | "textquote" | "say" => Inline(0, Some(Mark::Quotation)),
        "href" | "textcolor" | "colorbox" | "raisebox" | "scalebox" | "rotatebox" | "parbox" | "adjustbox"
        | "hyperlink" | "hypertarget" | "foreignquote" => Inline(1, None),
        "multicolumn" | "multirow" | "fcolorbox" | "resizebox" => Inline(2, None),
        "part" | "chapter" | "addchap" | "addpart" => Own(0, "h1"),
        "section" | "frametitle" | "addsec" => Own(0, "h2"),
        "subsection" | "framesubtitle" => Own(0, "h3"),
        "subsubsection" => Own(0, "h4"),
        "paragraph" => Own(0, "h5"),
        "subparagraph" => Own(0, "h6"),
        "title" | "subtitle" => Own(0, "title"),
        "footnote" | "footnotetext" | "thanks" | "endnote" | "sidenote" => Own(0, "footnote"),
        "author" | "institute" | "affil" | "address" | "dedicatory" | "marginpar" | "marginnote" | "todo" => {
            Own(0, "p")
        }
        "caption" | "captionabove" | "captionbelow" | "subcaption" => Own(0, "caption"),
        "captionof" => Own(1, "caption"),
        _ if HIDDEN_TWO.contains(&name) => Hidden(2),
        _ if HIDDEN.contains(&name) => Hidden(1),
        _ if name.to_ascii_lowercase().contains("cite") => Hidden(1),
        "hyphenation" | "AtBeginDocument" => Definition(1),
        "newenvironment"
        | "renewenvironment"
        | "NewDocumentCommand"
        | "RenewDocumentCommand"
        | "definecolor"
        | "newacronym"
        | "NewDocumentEnvironment" => Definition(3),
        "titleformat" => Definition(5),
        _ if DEFINITIONS.contains(&name) => Definition(2),
        "it" | "em" | "sl" | "itshape" | "slshape" => Switch(Some(Mark::Emphasis)),
        "tt" | "ttfamily" => Switch(Some(Mark::Code)),
        _ if SWITCHES.contains(&name) => Switch(None),
        "par" | "newpage" | "clearpage" | "cleardoublepage" | "pagebreak" | "bigskip" | "medskip" | "smallskip"
        | "maketitle" | "tableofcontents" | "appendix" | "vfill" => Break,
        _ => return None,
    })
}

/// Environments whose content is no text.
pub(super) fn is_listing(name: &str) -> bool {
    const DRAWN: &[&str] = &["tikzpicture", "pgfpicture", "picture", "algorithmic", "axis"];
    is_verbatim(name) || DRAWN.contains(&name.trim_end_matches('*'))
}

/// Environments in which no sign has a meaning: `%` begins no comment there.
pub(super) fn is_verbatim(name: &str) -> bool {
    const VERBATIM: &[&str] =
        &["verbatim", "Verbatim", "BVerbatim", "LVerbatim", "lstlisting", "minted", "alltt", "comment", "filecontents"];
    VERBATIM.contains(&name.trim_end_matches('*'))
}

/// Environments of mathematics: within a sentence.
pub(super) fn is_mathematics(name: &str) -> bool {
    const MATHEMATICS: &[&str] =
        &["equation", "align", "alignat", "flalign", "gather", "multline", "eqnarray", "displaymath", "math", "dmath"];
    MATHEMATICS.contains(&name.trim_end_matches('*'))
}

/// How many arguments in braces an environment has that are no prose.
pub(super) fn hidden_arguments(name: &str) -> usize {
    match name.trim_end_matches('*') {
        "tabularx" | "wrapfigure" | "wraptable" | "list" | "tabulary" => 2,
        "tabular" if name.ends_with('*') => 2,
        "tabular" | "longtable" | "supertabular" | "tabu" | "longtabu" | "tblr" | "longtblr" | "minipage"
        | "multicols" | "thebibliography" | "subfigure" | "subtable" | "column" | "adjustbox" | "spacing" | "array"
        | "textblock" | "adjustwidth" | "scope" => 1,
        _ => 0,
    }
}

/// The name of the block that an environment's text is.
pub(super) fn element(name: &str) -> Option<&'static str> {
    Some(match name.trim_end_matches('*') {
        "itemize" | "enumerate" | "description" | "compactitem" | "compactenum" | "inparaenum" | "tasks" => "li",
        "tabular" | "tabularx" | "tabulary" | "longtable" | "supertabular" | "tabu" | "longtabu" | "tblr"
        | "longtblr" => "td",
        "quote" | "quotation" | "verse" | "displayquote" | "blockquote" => "blockquote",
        _ => return None,
    })
}
