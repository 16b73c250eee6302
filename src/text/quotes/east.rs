//! Quotations in Chinese, Japanese, Korean and Thai, where words cannot be counted: a clause is somebody's words.

use super::super::composed::composed;
use super::super::unspaced::{Kind, is_unspaced, kind};

/// Letters of Han, and of other scripts without spaces, that no name in quotation marks has.
const LONG_HAN: usize = 12;
const LONG: usize = 24;
/// Letters of Han in which a small word of Chinese shows a clause.
const CLAUSE: usize = 6;
/// Hiragana that show a clause.
const HIRAGANA: usize = 3;
/// Characters behind the closing mark among which the verb of speech is.
const REACH: usize = 14;

/// Small words of Chinese that names hardly have.
const SMALL: &[char] = &[
    '的', '了', '是', '在', '我', '你', '他', '她', '们', '們', '这', '這', '那', '不', '没', '沒', '有', '会', '會',
    '要', '能', '就', '都', '也', '还', '還', '很', '说', '說', '吗', '嗎', '呢', '吧', '把', '被', '让', '讓', '给',
    '給', '为', '為', '将', '將', '已',
];

/// I and we.
const FIRST: &[&str] = &["我", "私は", "私が", "私の", "僕", "俺", "咱", "ผม", "ดิฉัน", "พวกเรา"];

/// Works, before the marks or behind them.
const WORKS: &[&str] = &[
    "电影",
    "電影",
    "影片",
    "小说",
    "小說",
    "歌曲",
    "专辑",
    "專輯",
    "纪录片",
    "紀錄片",
    "著作",
    "杂志",
    "雜誌",
    "报纸",
    "報紙",
    "一书",
    "一書",
    "一文",
    "映画",
    "小説",
    "楽曲",
    "著書",
    "番組",
    "アルバム",
    "ドラマ",
    "雑誌",
    "書籍",
    "영화",
    "소설",
    "저서",
    "노래",
    "드라마",
    "잡지",
    "다큐멘터리",
    "ภาพยนตร์",
    "หนังสือ",
    "นวนิยาย",
    "เพลง",
    "ละคร",
    "สารคดี",
];

/// Verbs of speech that stand before the opening mark.
#[rustfmt::skip]
const SAID: &[&str] = &[
    "声称", "聲稱", "宣称", "宣稱", "坚称", "堅稱", "辩称", "辯稱", "据称", "據稱", "说道", "說道", "问道", "問道", "答道", "写道",
    "寫道", "喊道", "表示", "指出", "强调", "強調", "追问", "追問", "反问", "反問", "回答", "宣布", "宣佈", "警告", "补充", "補充", "透露",
    "批评", "批評", "กล่าวว่า", "บอกว่า", "ระบุว่า", "พูดว่า", "ถามว่า", "ตอบว่า",
];

/// Verbs of speech of one letter, which other words end in too (又称, 街道, 访问): before a colon or comma alone.
const SAID_BEFORE_MARK: &[&str] = &["称", "稱", "道", "问", "問", "答", "ว่า"];

/// 说 stands right before the mark too, but for the words that end in it.
const SAYS: &[char] = &['说', '說'];
const SAYS_NOT: &[char] = &['小', '传', '傳', '学', '學', '解', '据', '據'];

/// Beginnings of verbs of speech behind と and 라고.
const TOLD: &[&str] = &[
    "述べ",
    "語っ",
    "語り",
    "語る",
    "話し",
    "話す",
    "言っ",
    "言い",
    "言う",
    "明言",
    "断言",
    "証言",
    "宣言",
    "訴え",
    "強調",
    "説明",
    "主張",
    "批判",
    "指摘",
    "コメント",
    "発表",
    "明か",
    "明らかに",
    "答え",
    "叫ん",
    "叫び",
    "記し",
    "書い",
    "発言",
    "警告",
    "말",
    "밝혔",
    "밝힌",
    "전했",
    "강조",
    "주장",
    "덧붙",
    "설명",
    "답했",
    "썼",
    "지적",
    "비판",
    "경고",
    "외쳤",
];

/// True if most letters of a text are of scripts without spaces.
pub(super) fn is_unspaced_text(text: &str) -> bool {
    let (own, all) = text
        .chars()
        .filter(|c| c.is_alphabetic())
        .fold((0, 0), |(own, all), c| (own + usize::from(is_unspaced(c)), all + 1));
    own * 2 > all
}

/// True for what is more than a name.
pub(super) fn is_clause(inner: &str) -> bool {
    let inner = inner.trim_end_matches(['、', '，', ',']);
    if inner.contains(['。', '！', '？', '，', '、', '!', '?', '；', '…']) {
        return true;
    }
    let count = |wanted: Kind| inner.chars().filter(|c| kind(*c) == Some(wanted)).count();
    let (han, hiragana) = (count(Kind::Han), count(Kind::Hiragana));
    let others = inner.chars().filter(|c| !matches!(kind(*c), None | Some(Kind::Han))).count();
    han >= LONG_HAN || others >= LONG || hiragana >= HIRAGANA || hiragana == 0 && han >= CLAUSE && inner.contains(SMALL)
}

/// True if somebody speaks of himself.
pub(super) fn is_first_person(inner: &str) -> bool {
    FIRST.iter().any(|word| inner.contains(word))
}

/// True if the words before or behind the marks say that somebody speaks.
pub(super) fn is_told(before: &str, after: &str) -> bool {
    let (before, after) = (&*composed(before), &*composed(after));
    let whole = before.trim_end();
    let before = whole.trim_end_matches(['，', ',', '、', '：', ':']).trim_end();
    let ends = |verbs: &[&str]| verbs.iter().any(|verb| before.ends_with(verb));
    let says = before.strip_suffix(SAYS).is_some_and(|head| !head.ends_with(SAYS_NOT));
    if ends(SAID) || says || before.len() < whole.len() && ends(SAID_BEFORE_MARK) {
        return true;
    }
    let Some(rest) = ["などと", "と", "이라고", "라고", "고", "이라며", "라며", "며"]
        .iter()
        .find_map(|word| after.strip_prefix(word))
    else {
        return false;
    };
    let rest = rest.trim_start_matches([' ', '、', ',']);
    let end = rest.char_indices().nth(REACH).map_or(rest.len(), |(at, _)| at);
    let near = rest[..end].split(['。', '.', '「', '“']).next().unwrap_or_default();
    TOLD.iter().any(|verb| near.contains(verb))
}

/// True if the mark, or a word beside it, says that this is the title of a work.
pub(super) fn is_work(mark: char, inner: &str, before: &str, after: &str) -> bool {
    let (before, after) = (&*composed(before), &*composed(after));
    let ends = inner.ends_with(['。', '！', '？']);
    if matches!(mark, '《' | '〈') || mark == '『' && !ends && !is_told(before, after) {
        return true;
    }
    let before = before.trim_end();
    let after = ["という", "라는 ", "이라는 ", "と題する", "と題した", "这部", "這部", "的"]
        .iter()
        .find_map(|word| after.strip_prefix(word))
        .unwrap_or(after)
        .trim_start();
    WORKS.iter().any(|work| before.ends_with(work) || after.starts_with(work))
}
