//! JSON text → a value, as long as anyone waits for it: a list of a million entries is read to its end or not at all.
//!
//! Stands between serde's reader and whatever is read, and asks at every so many entries whether to go on; passes everything else
//! on as it comes. Has no opinion on what is read.

use crate::model::GoOn;
use crate::model::go_on::STRIDE;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor,
};
use std::cell::Cell;
use std::fmt;

/// Reads a text of JSON, as long as `go_on` says so.
///
/// # Errors
/// When it is no such JSON, or once nobody waits.
pub fn from_str_while<'de, T: Deserialize<'de>>(
    text: &'de str,
    go_on: GoOn<'_>,
) -> serde_json::Result<T> {
    let mut json = serde_json::Deserializer::from_str(text);
    let seen = Cell::new(0);
    let asker = Asker {
        seen: &seen,
        go_on,
        depth: 0,
    };
    let value = T::deserialize(asker.about(&mut json))?;
    json.end()?;
    Ok(value)
}

/// Lists and objects inside one another whose entries are asked about: a file, its articles, one of them, its events. What lies
/// deeper is small and read as it is, which is faster.
const DEEPEST: u8 = 4;

/// Counts entries and asks.
#[derive(Clone, Copy)]
struct Asker<'g> {
    seen: &'g Cell<usize>,
    go_on: GoOn<'g>,
    /// How many lists and objects lie around.
    depth: u8,
}

impl<'g> Asker<'g> {
    /// The same, asking about the entries of `inner`.
    fn about<X>(self, inner: X) -> Asked<'g, X> {
        Asked { inner, asker: self }
    }

    /// The same inside one more list or object.
    fn deeper(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }

    /// One more entry.
    fn entry<E: Error>(self) -> Result<(), E> {
        let seen = self.seen.get();
        self.seen.set(seen + 1);
        if seen.is_multiple_of(STRIDE) && !(self.go_on)() {
            return Err(E::custom("nobody waits for it"));
        }
        Ok(())
    }
}

/// A part of serde's reader whose entries are asked about.
struct Asked<'g, X> {
    inner: X,
    asker: Asker<'g>,
}

/// What holds no entries is read as it is.
macro_rules! plain {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.inner.$method(visitor)
        }
    )*};
}

/// What may hold entries is asked about.
macro_rules! nested {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.inner.$method(self.asker.about(visitor))
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Asked<'_, D> {
    type Error = D::Error;

    plain! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char deserialize_str
        deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
        deserialize_ignored_any
    }
    nested! { deserialize_any deserialize_option deserialize_seq deserialize_map }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.inner.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let visitor = self.asker.about(visitor);
        self.inner.deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.inner
            .deserialize_tuple(length, self.asker.about(visitor))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let visitor = self.asker.about(visitor);
        self.inner.deserialize_tuple_struct(name, length, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let visitor = self.asker.about(visitor);
        self.inner.deserialize_struct(name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.inner.deserialize_enum(name, variants, visitor)
    }
}

/// What is no list and no object is taken as it comes.
macro_rules! taken {
    ($($method:ident: $value:ty)*) => {$(
        fn $method<E: Error>(self, value: $value) -> Result<Self::Value, E> {
            self.inner.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Asked<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    taken! {
        visit_bool: bool visit_i64: i64 visit_u64: u64 visit_f64: f64 visit_str: &str visit_borrowed_str: &'de str
        visit_string: String
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        self.inner.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        self.inner.visit_some(self.asker.about(inner))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        self.inner.visit_newtype_struct(self.asker.about(inner))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, entries: A) -> Result<Self::Value, A::Error> {
        self.inner.visit_seq(self.asker.deeper().about(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Self::Value, A::Error> {
        self.inner.visit_map(self.asker.deeper().about(entries))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, inner: A) -> Result<Self::Value, A::Error> {
        self.inner.visit_enum(inner)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Asked<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.asker.entry()?;
        if self.asker.depth == DEEPEST {
            return self.inner.next_element_seed(seed);
        }
        self.inner.next_element_seed(self.asker.about(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Asked<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.asker.entry()?;
        self.inner.next_key_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        if self.asker.depth == DEEPEST {
            return self.inner.next_value_seed(seed);
        }
        self.inner.next_value_seed(self.asker.about(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Asked<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        self.inner.deserialize(self.asker.about(inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::go_on::asks;
    use crate::wire::Record;
    use serde_json::Value;

    #[test]
    fn what_is_read_asking_is_what_is_read_anyhow() {
        let text = r#"{"id": "a", "made": ["2024-05-03", "here"], "text": "x\ny", "events": [{"title": "t", "edtf": "2024",
            "sentence": [0, 1], "time": null, "actors": ["A", "B"], "more": {"deep": [1, 2.5, -3, true, null]}}]}"#;
        let (value, record): (Value, Record<'_>) = (
            serde_json::from_str(text).unwrap(),
            serde_json::from_str(text).unwrap(),
        );
        assert_eq!(from_str_while::<Value>(text, &|| true).unwrap(), value);
        assert_eq!(
            from_str_while::<Record<'_>>(text, &|| true).unwrap(),
            record
        );
        let wrong = [&text[..60], "[1] 2", "{\"id\": []}"];
        for text in wrong {
            let plain = serde_json::from_str::<Record<'_>>(text).unwrap_err();
            let asked = from_str_while::<Record<'_>>(text, &|| true).unwrap_err();
            assert_eq!(asked.to_string(), plain.to_string());
        }
    }

    #[test]
    fn lists_and_objects_that_nobody_waits_for_are_not_read_to_their_end() {
        let entries = vec!["{\"a\": [1]}"; 10_000].join(",");
        let asked = |go_on: GoOn<'_>| from_str_while::<Value>(&format!("[{entries}]"), go_on).ok();
        assert!(asks(asked) > 30_000 / STRIDE);
    }
}
