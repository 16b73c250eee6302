//! What the check of a draft came to, as bytes and back.
//!
//! Every type is taken apart field by field, so that a new field does not compile until it has its place here. What is
//! read may be any bytes: what makes no sense is nothing.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::super::check::Checked;
use crate::base::{Lang, Span};
use crate::checks::{ExemptCount, ExemptKind, Suppressed};
use crate::model::{Applicability, Diagnostic, Edit, Fix, How, HowSet, Label, PolicyPlace, Score, Severity, Side};

/// What a check came to, as bytes. `None` where it cannot be kept: a path that is no Unicode.
pub(super) fn write(checked: &Checked) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    checked.put(&mut out)?;
    Some(out)
}

/// What a check came to, of its bytes: all of them, or none is right.
pub(super) fn read(bytes: &[u8]) -> Option<Checked> {
    let mut rest = bytes;
    Checked::take(&mut rest).filter(|_| rest.is_empty())
}

/// What can be kept.
trait Kept: Sized {
    fn put(&self, out: &mut Vec<u8>) -> Option<()>;
    fn take(from: &mut &[u8]) -> Option<Self>;
}

impl Kept for u8 {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        out.push(*self);
        Some(())
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        from.split_off_first().copied()
    }
}

impl Kept for u32 {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        out.extend_from_slice(&self.to_le_bytes());
        Some(())
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        from.split_off(..4)?.try_into().ok().map(u32::from_le_bytes)
    }
}

impl Kept for u64 {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        out.extend_from_slice(&self.to_le_bytes());
        Some(())
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        from.split_off(..8)?.try_into().ok().map(u64::from_le_bytes)
    }
}

impl Kept for bool {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        u8::from(*self).put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        match u8::take(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

fn put_text(text: &str, out: &mut Vec<u8>) -> Option<()> {
    u32::try_from(text.len()).ok()?.put(out)?;
    out.extend_from_slice(text.as_bytes());
    Some(())
}

fn take_text<'b>(from: &mut &'b [u8]) -> Option<&'b str> {
    let length = u32::take(from)? as usize;
    std::str::from_utf8(from.split_off(..length)?).ok()
}

impl Kept for String {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        put_text(self, out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        take_text(from).map(str::to_owned)
    }
}

impl Kept for Box<str> {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        put_text(self, out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        take_text(from).map(Into::into)
    }
}

impl Kept for Arc<str> {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        put_text(self, out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        take_text(from).map(Into::into)
    }
}

impl Kept for &'static str {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        put_text(self, out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        take_text(from).map(lasting)
    }
}

/// The same text for as long as the program runs. These are ids of checks and remarks of their own, a few dozen that the
/// program itself has written: each is held once.
fn lasting(text: &str) -> &'static str {
    static KNOWN: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.get_or_insert_default();
    if let Some(text) = known.get(text) {
        return text;
    }
    let text: &'static str = Box::leak(text.into());
    known.insert(text);
    text
}

impl Kept for PathBuf {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        put_text(self.to_str()?, out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        take_text(from).map(PathBuf::from)
    }
}

impl<T: Kept> Kept for Option<T> {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        self.is_some().put(out)?;
        self.as_ref().map_or(Some(()), |value| value.put(out))
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        u32::try_from(self.len()).ok()?.put(out)?;
        self.iter().try_for_each(|value| value.put(out))
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        // No more is asked for at once than could be there.
        let length = u32::take(from)? as usize;
        let mut values = Vec::with_capacity(length.min(from.len() / size_of::<T>().max(1)));
        for _ in 0..length {
            values.push(T::take(from)?);
        }
        Some(values)
    }
}

/// One of a list, by its place there.
fn put_one_of<T: PartialEq>(all: &[T], value: &T, out: &mut Vec<u8>) -> Option<()> {
    u8::try_from(all.iter().position(|known| known == value)?).ok()?.put(out)
}

fn take_one_of<T: Copy>(all: &[T], from: &mut &[u8]) -> Option<T> {
    all.get(usize::from(u8::take(from)?)).copied()
}

const SEVERITIES: [Severity; 3] = [Severity::Info, Severity::Warning, Severity::Error];
const APPLICABILITIES: [Applicability; 3] = [Applicability::DisplayOnly, Applicability::Unsafe, Applicability::Safe];
const SIDES: [Side; 2] = [Side::Source, Side::Target];

impl Kept for Span {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let Span { start, end } = self;
        start.put(out)?;
        end.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        let (start, end) = (u32::take(from)?, u32::take(from)?);
        (start <= end).then_some(Span { start, end })
    }
}

impl Kept for HowSet {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        self.iter().fold(0, |bits, how| bits | how as u8).put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        let bits = u8::take(from)?;
        let all = How::ALL.into_iter().filter(|how| bits & *how as u8 != 0);
        Some(all.fold(HowSet::EXACT, HowSet::with))
    }
}

impl Kept for Score {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let Score { cost, len } = self;
        cost.put(out)?;
        len.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Score { cost: u32::take(from)?, len: u32::take(from)? })
    }
}

impl Kept for Label {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let Label { span, text } = self;
        span.put(out)?;
        text.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Label { span: Kept::take(from)?, text: Kept::take(from)? })
    }
}

impl Kept for Edit {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let Edit { span, text } = self;
        span.put(out)?;
        text.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Edit { span: Kept::take(from)?, text: Kept::take(from)? })
    }
}

impl Kept for Fix {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let Fix { applicability, edits } = self;
        put_one_of(&APPLICABILITIES, applicability, out)?;
        edits.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Fix { applicability: take_one_of(&APPLICABILITIES, from)?, edits: Kept::take(from)? })
    }
}

impl Kept for PolicyPlace {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let PolicyPlace { name, file, line } = self;
        name.put(out)?;
        PathBuf::put(file, out)?;
        line.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        let (name, file) = (Kept::take(from)?, PathBuf::take(from)?);
        Some(PolicyPlace { name, file: Arc::new(file), line: Kept::take(from)? })
    }
}

impl Kept for Side {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        put_one_of(&SIDES, self, out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        take_one_of(&SIDES, from)
    }
}

impl Kept for Diagnostic {
    #[rustfmt::skip]
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let Diagnostic {
            rule, severity, span, message, labels, notes, concept, how, score, suggestions, unit, side, policy, fix,
            by_hand, context, editable,
        } = self;
        rule.put(out)?;
        put_one_of(&SEVERITIES, severity, out)?;
        span.put(out)?;
        message.put(out)?;
        labels.put(out)?;
        notes.put(out)?;
        concept.put(out)?;
        how.put(out)?;
        score.put(out)?;
        suggestions.put(out)?;
        unit.put(out)?;
        side.put(out)?;
        policy.put(out)?;
        fix.put(out)?;
        by_hand.put(out)?;
        context.put(out)?;
        editable.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        // In the order in which they are written: fields are filled in as they stand here.
        Some(Diagnostic {
            rule: Kept::take(from)?,
            severity: take_one_of(&SEVERITIES, from)?,
            span: Kept::take(from)?,
            message: Kept::take(from)?,
            labels: Kept::take(from)?,
            notes: Kept::take(from)?,
            concept: Kept::take(from)?,
            how: Kept::take(from)?,
            score: Kept::take(from)?,
            suggestions: Kept::take(from)?,
            unit: Kept::take(from)?,
            side: Kept::take(from)?,
            policy: Kept::take(from)?,
            fix: Kept::take(from)?,
            by_hand: Kept::take(from)?,
            context: Kept::take(from)?,
            editable: Kept::take(from)?,
        })
    }
}

impl Kept for ExemptCount {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let ExemptCount { kind, policy, count } = self;
        put_one_of(&ExemptKind::ALL, kind, out)?;
        policy.put(out)?;
        count.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        let kind = take_one_of(&ExemptKind::ALL, from)?;
        Some(ExemptCount { kind, policy: Kept::take(from)?, count: Kept::take(from)? })
    }
}

impl Kept for Suppressed {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let Suppressed { diagnostic, reason } = self;
        diagnostic.put(out)?;
        reason.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Suppressed { diagnostic: Kept::take(from)?, reason: Kept::take(from)? })
    }
}

impl Kept for Lang {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        put_text(self.as_str(), out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        take_text(from).map(Lang::new)
    }
}

impl Kept for (Lang, bool) {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let (lang, detected) = self;
        lang.put(out)?;
        detected.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some((Kept::take(from)?, Kept::take(from)?))
    }
}

impl Kept for Checked {
    fn put(&self, out: &mut Vec<u8>) -> Option<()> {
        let Checked { diagnostics, exempt, lang, also, suppressed } = self;
        diagnostics.put(out)?;
        exempt.put(out)?;
        lang.put(out)?;
        also.put(out)?;
        suppressed.put(out)
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Checked {
            diagnostics: Kept::take(from)?,
            exempt: Kept::take(from)?,
            lang: Kept::take(from)?,
            also: Kept::take(from)?,
            suppressed: Kept::take(from)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    fn shown(checked: &Checked) -> String {
        format!("{checked:?}")
    }

    fn spans() -> impl Strategy<Value = Span> {
        (any::<u32>(), any::<u32>()).prop_map(|(a, b)| Span { start: a.min(b), end: a.max(b) })
    }

    fn fixes() -> impl Strategy<Value = Fix> {
        let edits = (spans(), ".*").prop_map(|(span, text)| Edit { span, text });
        (0..3_usize, vec(edits, 0..3)).prop_map(|(which, edits)| Fix { applicability: APPLICABILITIES[which], edits })
    }

    fn diagnostics() -> impl Strategy<Value = Diagnostic> {
        let labels = (spans(), ".*").prop_map(|(span, text)| Label { span, text });
        let scores = (any::<u32>(), any::<u32>()).prop_map(|(cost, len)| Score { cost, len });
        let policies = ("[a-z]*", "[a-z/.]*", any::<u32>());
        let first = (spans(), 0..3_usize, ".*", vec(labels, 0..3), vec(".*", 0..3), option::of(".*"), 0..128_u8);
        let second = (option::of(scores), vec(".*", 0..3), option::of(".*"), option::of(0..2_usize));
        let third = (option::of(policies), option::of(fixes()), any::<bool>(), any::<Option<u64>>(), any::<bool>());
        (first, second, third).prop_map(|(first, second, third)| {
            let (span, severity, message, labels, notes, concept, how) = first;
            let (score, suggestions, unit, side) = second;
            let (policy, fix, by_hand, context, editable) = third;
            Diagnostic {
                rule: "near-name",
                severity: SEVERITIES[severity],
                span,
                message,
                labels,
                notes,
                concept: concept.map(Into::into),
                how: How::ALL.into_iter().filter(|one| how & *one as u8 != 0).fold(HowSet::EXACT, HowSet::with),
                score,
                suggestions,
                unit: unit.map(Into::into),
                side: side.map(|side| SIDES[side]),
                policy: policy.map(|(name, file, line)| PolicyPlace {
                    name: name.into(),
                    file: Arc::new(file.into()),
                    line,
                }),
                fix,
                by_hand: by_hand.then_some("several are meant"),
                context,
                editable,
            }
        })
    }

    fn outcomes() -> impl Strategy<Value = Checked> {
        let exempt = (0..ExemptKind::ALL.len(), ".*", any::<u32>()).prop_map(|(kind, policy, count)| ExemptCount {
            kind: ExemptKind::ALL[kind],
            policy: policy.into(),
            count,
        });
        let suppressed =
            (diagnostics(), ".*").prop_map(|(diagnostic, why)| Suppressed { diagnostic, reason: why.into() });
        let lang = ("[a-zA-Z-]*", any::<bool>()).prop_map(|(lang, told)| (Lang::new(&lang), told));
        let also = vec("[a-zA-Z-]*".prop_map(|lang| Lang::new(&lang)), 0..3);
        (vec(diagnostics(), 0..4), vec(exempt, 0..3), option::of(lang), also, vec(suppressed, 0..3)).prop_map(
            |(diagnostics, exempt, lang, also, suppressed)| Checked { diagnostics, exempt, lang, also, suppressed },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn what_is_written_is_read(checked in outcomes()) {
            let bytes = write(&checked).expect("written");
            let again = read(&bytes).expect("read");
            prop_assert_eq!(shown(&again), shown(&checked));
            // Less, or more, is nothing.
            prop_assert!(read(&bytes[..bytes.len() - 1]).is_none());
            prop_assert!(read(&[&bytes[..], &[0]].concat()).is_none());
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }

        #[test]
        fn damaged_bytes_are_read_or_refused(checked in outcomes(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = write(&checked).expect("written");
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let _ = read(&bytes);
        }
    }
}
