//! The texts of `--help`.

pub(crate) const ABOUT: &str =
    "Finds every place where a draft departs from a house's names and terms, and says which term to write";
pub(crate) const EXIT: &str = "\
Exit status: 0 nothing to report, 1 findings at or above --fail-on are left, 2 something could not be read or done.";

pub(crate) const COLOR: &str = "When to use colours";
pub(crate) const QUIET: &str = "Say nothing but the findings";
pub(crate) const VERBOSE: &str = "Also say which files were left out and why";

pub(crate) const GLOSSARY: &str = "Glossary file instead of the shipped one; may be given several times";
pub(crate) const POLICY: &str = "House policy by name or file; given several times, each judges on its own";
pub(crate) const LANG: &str = "Language of the drafts (BCP 47); detected when absent";
pub(crate) const AS_OF: &str = "Date of writing, instead of a draft's front matter and today";
pub(crate) const EVENT_DATE: &str = "Date of what the drafts tell, instead of their front matter";
pub(crate) const CONFIG: &str = "Config file; by default exonym.toml is sought upward from each file";
pub(crate) const NO_CONFIG: &str = "Read no config";

pub(crate) const CHECK: &str = "Check drafts against glossary and policy";
pub(crate) const PATHS: &str = "Files and directories; `-` is the standard input [default: .]";
pub(crate) const FIX: &str = "Apply safe fixes to the files";
pub(crate) const UNSAFE_FIXES: &str = "With --fix or --diff: apply fixes too after which a sentence may need a look";
pub(crate) const DIFF: &str = "Print what --fix would change as a unified diff; write nothing";
pub(crate) const TRACE: &str = "Say what was recognised at this place of the file, and why it is a finding or not";
pub(crate) const FAIL_ON: &str = "Exit with 1 if findings of at least this severity are left [default: warning]";
pub(crate) const SELECT: &str = "Let no other check speak than this one, by its id; may be given several times";
pub(crate) const IGNORE: &str = "Let this check be silent, by its id; may be given several times";
pub(crate) const SUPPRESSIONS: &str = "Whether `exonym-ignore` comments silence what they say [default: heed]";
pub(crate) const EXIT_ZERO: &str = "Exit with 0 even if there are findings";
pub(crate) const ENCODING: &str = "Encoding of drafts without a byte order mark (WHATWG name) [default: UTF-8]";
pub(crate) const INPUT_FORMAT: &str = "Format of the drafts, instead of what their extension says";
pub(crate) const STDIN_FILENAME: &str = "Name that the standard input goes by";
pub(crate) const FORMAT: &str = "How to report";
pub(crate) const OUTPUT_FILE: &str = "Write the report to this file instead of the standard output";
pub(crate) const STATISTICS: &str = "Count findings by rule instead of listing them";
pub(crate) const FILE_LIST: &str = "Read the paths to check from this file, one a line; `-` is the standard input";
pub(crate) const EXCLUDE: &str = "Leave out what this glob matches, as in a .gitignore; may be given several times";
pub(crate) const THREADS: &str = "Number of files worked on at once [default: one a processor]";

pub(crate) const SUGGEST: &str = "Say which term to use for a name";
pub(crate) const QUERIES: &str = "Names; `-` reads one a line from the standard input";
pub(crate) const SUGGEST_LANG: &str = "Language that the term is wanted in (BCP 47)";
pub(crate) const SUGGEST_COUNTRY: &str =
    "Country that the text is about (ISO 3166): of names nearly as likely, its own goes first";
pub(crate) const SUGGEST_CONTEXT: &str = "Text around the name: so do places that its words or other names speak for";
pub(crate) const SUGGEST_FORMAT: &str = "How to answer [default: card on a terminal, else list]";
pub(crate) const MAX: &str = "At most so many suggestions a name";

pub(crate) const LINT: &str = "Find mistakes in glossaries and policies";
pub(crate) const LINT_PATHS: &str = "Glossaries, policies, directories [default: those that `check` would use]";

pub(crate) const LINT_FIX: &str = "Apply safe fixes to glossaries and policies in TOML; every comment stays";
pub(crate) const LINT_UNSAFE_FIXES: &str = "With --fix or --diff: apply fixes too that somebody should look at";
pub(crate) const LINT_DIFF: &str = "Print what --fix would change as a unified diff; write nothing";

pub(crate) const REPAIR: &str =
    "Write a mended copy of an exchange file beside it, or to --output-file, and say what was done";

pub(crate) const FMT: &str = "Bring glossaries, policies, TBX and TMX files into their one canonical text";
pub(crate) const FMT_EXIT: &str = "\
Exit status: 0 done, 1 --check or --diff found files that would change, 2 something could not be read or done.";
pub(crate) const FMT_PATHS: &str = "Files and directories; `-` is the standard input [default: .]";
pub(crate) const FMT_CHECK: &str = "List the files that would change; write nothing";
pub(crate) const FMT_DIFF: &str = "Print what would change as a unified diff; write nothing";
pub(crate) const FMT_SORT: &str = "Order the concepts of a glossary by their ids";

pub(crate) const EXPLAIN: &str = "Show the manual page of a check";
pub(crate) const CHECK_ID: &str = "Id of the check, such as forbidden-term";
pub(crate) const LIST: &str = "List all checks";

pub(crate) const POLICY_VERB: &str = "Look into a house policy";
pub(crate) const POLICY_GUIDE: &str = "Write what a policy says of every name as the page of a style guide (HTML)";
pub(crate) const GUIDE_OUTPUT_FILE: &str = "Write the page to this file instead of the standard output";
pub(crate) const POLICY_SHOW: &str = "Show what the house says of a name, and the line that says it";
pub(crate) const POLICY_NAME: &str = "A name, in any of its spellings";
pub(crate) const SHOW_LANG: &str = "Language of the text [default: that of the name]";
pub(crate) const SHOW_DATE: &str = "Date of what the text tells and of its writing [default: today]";
pub(crate) const SHOW_ELEMENT: &str = "Element that the name stands in, such as h1 [default: p]";

pub(crate) const MATCH: &str = "Find what a text is like in translation memories";
pub(crate) const MATCH_TEXTS: &str = "Texts; `-` reads one a line from the standard input";
pub(crate) const TM: &str =
    "Memory to look in (TMX, or a table of two languages), or folder of some; given several times, in this order";
pub(crate) const PENALTY: &str =
    "What takes off how many percent by default scoring, `machine=20`, `age=1`, or a memory's file, `mt.tmx=10`";
pub(crate) const TM_FROM: &str = "Language translated from [default: what the memory says of itself]";
pub(crate) const TM_TO: &str = "Language translated to [default: the only other one]";
pub(crate) const THRESHOLD: &str = "Nothing that is less like, in percent";
pub(crate) const MATCH_MAX: &str = "At most so many matches a text";
pub(crate) const SCORING: &str = "How likeness is measured";
pub(crate) const MATCH_EXPLAIN: &str = "Say what each score is made of (default scoring)";
pub(crate) const MATCH_PHRASES: &str =
    "Where nothing is like a text, tell phrases and names of it that are known (always so in full)";
pub(crate) const LOOK_UP_THREADS: &str = "Number of texts looked up at once [default: one a processor]";
pub(crate) const MATCH_FORMAT: &str = "How to answer";
pub(crate) const CONCORDANCE: &str = "Find where a phrase stands in translation memories, on either side";
pub(crate) const PHRASES: &str = "Phrases; `-` reads one a line from the standard input";
pub(crate) const PHRASE_WORDS: &str =
    "Whole words in this order, others between them or not, instead of the phrase as it stands";
pub(crate) const PHRASE_INFLECTED: &str = "The same, each word in any of its forms";
pub(crate) const CONCORDANCE_MAX: &str = "At most so many units a phrase; all are counted";
pub(crate) const INDEX: &str = "Make or refresh the indexes of translation memories";
pub(crate) const INDEX_SCORING: &str = "Measure of likeness that the index is to serve";
pub(crate) const INDEX_STATS: &str = "Say what is in each";

pub(crate) const INFO: &str = "Show what files are: format, encoding, languages, units or terms, problems";
pub(crate) const INFO_PATHS: &str = "Files and directories; `-` is the standard input";
pub(crate) const INFO_FORMAT: &str = "How to answer";

pub(crate) const NAMES: &str = "List every name in drafts, in the glossary or not, with spellings, forms and counts";

pub(crate) const INIT: &str = "Write exonym.toml, an example glossary and an example policy";
pub(crate) const INIT_FOLDER: &str = "Folder to write to [default: .]";

pub(crate) const EXIT_DONE: &str = "Exit status: 0 done, 2 something could not be read or done.";
pub(crate) const STRICT: &str = "Write nothing, and exit with 2, if the target cannot hold everything";

pub(crate) const COMPLETIONS: &str = "Print the completions for a shell";
pub(crate) const SHELL: &str = "The shell";
pub(crate) const MAN: &str = "Print the manual page, for `man -l -`";
pub(crate) const MAN_VERB: &str = "Page of this verb";
