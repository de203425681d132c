//! Bytes → text: byte-order marks, UTF-16, legacy encodings. Never fails; a guess or a loss becomes a remark.

use super::remark;
use crate::model::{Diagnostic, Severity};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How many bytes the encoding detector is shown.
const DETECT_BYTES: usize = 256 * 1024;

/// The text of these bytes.
pub(super) fn text(bytes: &[u8]) -> (Cow<'_, str>, Vec<Diagnostic>) {
    let (body, sure) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (bytes.get(length..).unwrap_or_default(), Some(encoding)),
        None => (bytes, without_mark(bytes)),
    };
    if sure.is_none_or(|encoding| encoding == encoding_rs::UTF_8) {
        if let Ok(text) = std::str::from_utf8(body) {
            return (Cow::Borrowed(text), Vec::new());
        }
        if let Some(remark) = mostly_utf8(body) {
            return (String::from_utf8_lossy(body), vec![remark]);
        }
    }
    let encoding = sure.unwrap_or_else(|| detect(body));
    let (text, broken) = encoding.decode_without_bom_handling(body);
    let mut remarks = Vec::new();
    if sure.is_none() {
        let message = format!("the file is not UTF-8; it was read as {}", encoding.name());
        remarks.push(remark(
            Severity::Note,
            message,
            "If letters look wrong, save the file as UTF-8.",
        ));
    }
    if broken {
        let message = format!(
            "some bytes are not valid {} and were replaced by \u{fffd}",
            encoding.name()
        );
        remarks.push(remark(
            Severity::Warning,
            message,
            "Save the file as UTF-8.",
        ));
    }
    (text, remarks)
}

/// UTF-16 without a byte-order mark: in Latin text every other byte is zero.
pub(super) fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512))?;
    if head.len() < 8 {
        return None;
    }
    let zeros = |parity: usize| {
        head.iter()
            .skip(parity)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 10 > half * 7 => Some(UTF_16LE),
        (even, 0) if even * 10 > half * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// A remark when the bytes are UTF-8 with a few broken places, rather than another encoding.
fn mostly_utf8(bytes: &[u8]) -> Option<Diagnostic> {
    let (mut broken, mut multibyte, mut first, mut seen) = (0_usize, 0_usize, None, 0_usize);
    for chunk in bytes.utf8_chunks() {
        multibyte += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        seen += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken += 1;
            first.get_or_insert(seen);
            seen += chunk.invalid().len();
        }
    }
    let line = bytes.get(..first?)?.split(|&byte| byte == b'\n').count();
    (multibyte > broken).then(|| {
        let message = format!("{broken} place(s) are not valid UTF-8, the first on line {line}, and were replaced by \u{fffd}");
        remark(Severity::Warning, message, "Save the file as UTF-8 again from where it came.")
    })
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let head = bytes.get(..bytes.len().min(DETECT_BYTES)).unwrap_or(bytes);
    detector.feed(head, head.len() == bytes.len());
    detector.guess(None, Utf8Detection::Deny)
}
