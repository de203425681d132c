//! The readers of dates in digits: "2024-05-14", "14/5/2024", "14.05.2024".

use super::super::line::Line;
use super::super::pattern::{Got, Nt};
use super::parts::Read;

/// "2024-05-14", also with "T09:30" dropped by the caller.
pub(super) fn iso(line: &Line<'_>, at: usize) -> Read {
    let (4, n) = line.digits(at)? else {
        return None;
    };
    let (dash, stop) = (line.word(at + 1), line.word(at + 3));
    if dash != stop
        || !matches!(dash, "-" | "/" | "‑")
        || !line.glued(at + 1)
        || !line.glued(at + 2)
    {
        return None;
    }
    let (_, m) = line.digits(at + 2)?;
    let (len, z) = line.digits(at + 4).filter(|_| line.glued(at + 4))?;
    let followed = line.glued(at + 5) && (line.is_dash(at + 5) || line.says(at + 5, word!("/")));
    (len <= 2 && (1..=12).contains(&m) && (1..=31).contains(&z) && n >= 1000 && !followed)
        .then_some((
            at + 5,
            Got {
                nt: Nt::Iso,
                n,
                m,
                z,
            },
        ))
}

/// "9/11/2012", "14.05.2024" and the like, in the order written.
pub(super) fn slash(line: &Line<'_>, at: usize) -> Read {
    if line.glued(at)
        && (line.says(at.wrapping_sub(1), word!("/")) || line.is_dash(at.wrapping_sub(1)))
    {
        return None;
    }
    if let Some((n, rest)) = line.word(at).split_once('.') {
        let (m, z) = rest.split_once('.')?;
        let part = |s: &str| s.parse::<i32>().ok();
        let (n, m, year) = (part(n)?, part(m)?, part(z)?);
        let fits = z.len() == 4 && (1000..=2199).contains(&year);
        return (fits && day_month(n, m)).then_some((
            at + 1,
            // With stops the day comes first, which readers of the part expect second.
            Got {
                nt: Nt::Slash,
                n: m,
                m: n,
                z: year,
            },
        ));
    }
    let (a_len, n) = line.digits(at)?;
    let dash = line.word(at + 1);
    if !matches!(dash, "/" | "-") || line.word(at + 3) != dash {
        return None;
    }
    if (1..5).any(|i| !line.glued(at + i)) {
        return None;
    }
    let (b_len, m) = line.digits(at + 2)?;
    let (c_len, z) = line.digits(at + 4)?;
    let followed = line.glued(at + 5) && (line.word(at + 5) == dash || line.is_word(at + 5));
    if a_len > 2 || b_len > 2 || followed || !day_month(n, m) {
        return None;
    }
    let year = match c_len {
        4 if (1000..=2199).contains(&z) => z,
        2 if dash == "/" => z + if z < 50 { 2000 } else { 1900 },
        _ => return None,
    };
    Some((
        at + 5,
        Got {
            nt: Nt::Slash,
            n,
            m,
            z: year,
        },
    ))
}

fn day_month(a: i32, b: i32) -> bool {
    (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12)
}
