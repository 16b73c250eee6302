//! Arabic and Persian, whose head noun stands before the name (جامعة حلب, شرکت نفت خلیج فارس), and Chinese, Japanese and Korean,
//! whose stands behind it (第比利斯国立大学, トビリシ大学, 트빌리시 국립 대학교).
//!
//! Heads are those of the other languages; no facilities, and nothing that is also a thing on a map (قناة, a channel and a canal).
//! Common knowledge; words beside the heads are such as the laws on firms and schools give them.

use crate::base::PlainSpan;

use super::{Around, Word};

/// Arabic and Persian heads in the construct, without article.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "جامعة", "شركة", "بنك", "مصرف", "مؤسسة", "معهد", "أكاديمية", "جمعية", "اتحاد", "نادي", "حزب", "هيئة", "مجلس", "لجنة", "وكالة", "صحيفة", "جريدة", "إذاعة", "تلفزيون", "كلية", "منظمة", "نقابة", "رابطة", "وزارة", "غرفة",
    "دانشگاه", "شرکت", "بانک", "مؤسسه", "موسسه", "وزارت", "باشگاه", "سازمان", "انجمن", "روزنامه", "بنیاد", "اتحادیه",
];
/// What is written together with the word behind it: and, in, for, so, as.
const PROCLITICS: &[&str] = &["و", "ب", "ل", "ف", "ك", "وب", "ول"];

/// Chinese and Japanese heads.
#[rustfmt::skip]
const HAN: &[&str] = &[
    "大学", "大學", "学院", "學院", "公司", "银行", "銀行", "集团", "集團", "协会", "協會", "協会", "基金会", "基金會", "委员会", "委員會", "委員会", "俱乐部", "俱樂部", "电视台", "電視台", "電視臺", "广播电台", "出版社", "交响乐团", "交響樂團", "交響楽団", "商会", "商會", "工会", "工會", "联盟", "聯盟", "連盟",
    "株式会社", "財団", "新聞社", "新聞", "放送局", "放送",
];
/// What stands between a name and its head.
#[rustfmt::skip]
const HAN_ATTRIBUTES: &[&str] = &[
    "国立", "國立", "州立", "市立", "公立", "私立", "国家", "國家", "中央", "人民", "商业", "商業", "国际", "國際", "国際", "第一", "第二", "综合", "綜合", "総合", "理工", "师范", "師範", "医科", "醫科", "医学", "农业", "農業", "工业", "工業", "科技", "技术", "技術", "科学", "科學", "外国语", "外國語", "外国語", "经济", "經濟", "経済",
    "石油", "天然气", "天然氣", "电力", "電力", "能源", "矿业", "礦業", "鉱業", "航空", "铁路", "鐵路", "保险", "保險", "保険", "建设", "建設", "发展", "發展", "投资", "投資", "贸易", "貿易", "运输", "運輸", "股份", "有限", "责任", "責任", "控股", "足球", "篮球", "籃球", "文化", "教育", "慈善", "新闻", "广播", "廣播", "开发", "開發", "開発", "储蓄", "儲蓄",
];

/// Korean heads, before their particles.
const KOREAN: &[&str] = &[
    "대학교",
    "대학",
    "은행",
    "회사",
    "공사",
    "협회",
    "재단",
    "위원회",
    "신문",
    "방송",
    "학원",
    "그룹",
    "연맹",
    "구단",
    "조합",
    "상공회의소",
    "교향악단",
];
/// What stands between a name and its head.
const KOREAN_ATTRIBUTES: &[&str] = &[
    "국립", "주립", "시립", "공립", "사립", "국가", "중앙", "인민", "상업", "국제", "제일", "종합", "공과", "사범",
    "의과", "농업", "과학", "기술", "석유", "가스", "전력", "항공", "철도", "보험", "건설", "개발", "투자", "무역",
    "축구", "문화", "교육",
];

/// Words between a name and its head, at most.
const MOST: usize = 4;

/// The head right before the name.
pub(super) fn arabic(around: &Around<'_>) -> Option<PlainSpan> {
    let word = around.before.first()?;
    let is_head = |text: &str| BEFORE.contains(&text);
    let cut = || PROCLITICS.iter().any(|clitic| word.text.strip_prefix(clitic).is_some_and(is_head));
    (is_head(word.text) || cut()).then(|| around.hit_back_to(*word))
}

/// The head behind the name, without a space.
pub(super) fn han(plain: &str, span: PlainSpan) -> Option<PlainSpan> {
    let mut at = span.end as usize;
    for _ in 0..=MOST {
        let rest = &plain[at..];
        if let Some(head) = HAN.iter().filter(|head| rest.starts_with(**head)).max_by_key(|head| head.len()) {
            return Some(PlainSpan::new(span.start as usize, at + head.len()));
        }
        at += HAN_ATTRIBUTES.iter().find(|word| rest.starts_with(**word))?.len();
    }
    None
}

/// The head behind the name, words between them or not.
pub(super) fn korean(around: &Around<'_>) -> Option<PlainSpan> {
    let between = |word: &&Word<'_>| KOREAN_ATTRIBUTES.contains(&word.text);
    let skipped = around.after.iter().take_while(between).count();
    let word = around.after.get(skipped.min(MOST))?;
    // 국립대학교 is one word too; what follows a head is its particle.
    let is_head = |text: &str| {
        let rest = KOREAN.iter().filter_map(|head| text.strip_prefix(head)).min_by_key(|rest| rest.len());
        rest.is_some_and(|rest| rest.chars().count() <= 2)
    };
    let joined = || KOREAN_ATTRIBUTES.iter().any(|own| word.text.strip_prefix(own).is_some_and(is_head));
    (is_head(word.text) || joined()).then(|| around.hit_to(*word))
}

#[cfg(test)]
mod tests {
    use super::super::organisation;
    use crate::base::{Lang, PlainSpan};

    fn name(lang: &str, plain: &str, hit: &str) -> Option<String> {
        let at = plain.find(hit).expect("the hit stands there");
        let found = organisation(plain, PlainSpan::new(at, at + hit.len()), &Lang::new(lang));
        found.map(|span| plain[span.range()].to_owned())
    }

    #[test]
    fn heads_before_and_behind() {
        for (lang, plain, hit, expected) in [
            ("ar", "أغلقت جامعة حلب أبوابها", "حلب", Some("جامعة حلب")),
            ("ar", "وقعت وشركة البصرة العقد", "البصرة", Some("وشركة البصرة")),
            ("ar", "قال رئيس بلدية حلب", "حلب", None),
            ("ar", "عبرت قناة السويس سفينة", "السويس", None),
            ("fa", "دانشگاه تبریز بسته شد", "تبریز", Some("دانشگاه تبریز")),
            ("zh", "他在第比利斯国立大学读书", "第比利斯", Some("第比利斯国立大学")),
            ("zh", "第比利斯石油天然气公司破产", "第比利斯", Some("第比利斯石油天然气公司")),
            ("zh", "第比利斯的大学很多", "第比利斯", None),
            ("zh", "第比利斯机场关闭", "第比利斯", None),
            ("ja", "トビリシ大学で学ぶ", "トビリシ", Some("トビリシ大学")),
            ("ja", "トビリシの大学で学ぶ", "トビリシ", None),
            ("ko", "그는 트빌리시 국립 대학교에서 공부했다", "트빌리시", Some("트빌리시 국립 대학교에서")),
            ("ko", "트빌리시 은행은 문을 닫았다", "트빌리시", Some("트빌리시 은행은")),
            ("ko", "트빌리시 시장이 말했다", "트빌리시", None),
        ] {
            assert_eq!(name(lang, plain, hit).as_deref(), expected, "{plain}");
        }
    }
}
