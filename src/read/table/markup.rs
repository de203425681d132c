//! A little HTML in one cell, as timeline tools keep it → its text. For whole pages there is [`super::super::web`].

use quick_xml::escape::unescape_with;

/// Elements that stand within a line; between all others there is a blank.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// The text of a cell that may hold HTML: tags dropped, breaks and paragraphs as blanks, character references resolved.
pub(super) fn text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.trim().to_owned();
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        // "a < b" is no tag.
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if let Some((tag, behind)) = after.split_once('>').filter(|_| is_tag) {
            let name = tag.trim_start_matches('/');
            let end = name.find(|c: char| !c.is_ascii_alphanumeric());
            let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
            if !INLINE.contains(&name.to_ascii_lowercase().as_str()) {
                out.push(' ');
            }
            rest = behind;
        } else {
            out.push('<');
            rest = after;
        }
    }
    out.push_str(rest);
    let named = |name: &str| match name {
        "nbsp" => Some(" "),
        "ndash" => Some("–"),
        "mdash" => Some("—"),
        "lsquo" => Some("‘"),
        "rsquo" => Some("’"),
        "ldquo" => Some("“"),
        "rdquo" => Some("”"),
        "hellip" => Some("…"),
        _ => quick_xml::escape::resolve_predefined_entity(name),
    };
    let out = unescape_with(&out, named).map_or(out.clone(), std::borrow::Cow::into_owned);
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_dropped_and_references_resolved() {
        assert_eq!(
            text("<p>Rain &amp; <b>hail</b>.</p><p>Again</p>"),
            "Rain & hail. Again"
        );
        assert_eq!(text("A .b<br/>c<EM class=x>d</EM>e &lt;"), "A .b cde <");
        assert_eq!(text("a < b &unknown; c"), "a < b &unknown; c");
        assert_eq!(text(" plain "), "plain");
        assert_eq!(text("1 &ndash; 2&#8217;s"), "1 – 2’s");
    }
}
