//! What stands inside brackets, one a line: values of a list, fields of a record, entries of a map; and the names of kinds.

use super::{Found, Odd, Reader};
use memchr::memchr;
use serde::de::{self, DeserializeSeed, Visitor};
use std::str::FromStr;

/// The values inside a bracket, one a line.
pub(super) struct Lines<'r, 't> {
    pub reader: &'r mut Reader<'t>,
    pub empty: bool,
}

impl<'t> de::SeqAccess<'t> for Lines<'_, 't> {
    type Error = Odd;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Found<Option<T::Value>> {
        if self.empty || !self.reader.starts_line() {
            return Ok(None);
        }
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.expect(",\n")?;
        Ok(Some(value))
    }

    /// The exact number: a list that grows while it is read takes up to twice the room of its values for as long as the
    /// plan is open.
    fn size_hint(&self) -> Option<usize> {
        Some(if self.empty {
            0
        } else {
            self.reader.count_lines()
        })
    }
}

/// Fields of a record.
pub(super) struct Fields<'r, 't>(pub Lines<'r, 't>);

impl<'t> de::MapAccess<'t> for Fields<'_, 't> {
    type Error = Odd;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Found<Option<K::Value>> {
        if self.0.empty || !self.0.reader.starts_line() {
            return Ok(None);
        }
        let name = self.0.reader.word()?;
        seed.deserialize(de::value::BorrowedStrDeserializer::new(name))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Found<V::Value> {
        self.0.reader.expect(": ")?;
        let value = seed.deserialize(&mut *self.0.reader)?;
        self.0.reader.expect(",\n")?;
        Ok(value)
    }
}

/// Entries of a map.
pub(super) struct Entries<'r, 't>(pub Lines<'r, 't>);

impl<'t> de::MapAccess<'t> for Entries<'_, 't> {
    type Error = Odd;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Found<Option<K::Value>> {
        if self.0.empty || !self.0.reader.starts_line() {
            return Ok(None);
        }
        // Whatever the key is, it ends with the colon, not with the comma that numbers look for.
        let key = Key(&mut *self.0.reader);
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Found<V::Value> {
        self.0.reader.expect(": ")?;
        let value = seed.deserialize(&mut *self.0.reader)?;
        self.0.reader.expect(",\n")?;
        Ok(value)
    }
}

/// The key of an entry of a map.
struct Key<'r, 't>(&'r mut Reader<'t>);

impl Key<'_, '_> {
    fn whole<N: FromStr>(self) -> Found<N> {
        let rest = self.0.rest();
        let end = memchr(b':', rest).ok_or(Odd)?;
        let (sign, digits) = (
            usize::from(rest[0] == b'-'),
            &self.0.text[self.0.at..][..end],
        );
        if !digits.bytes().skip(sign).all(|byte| byte.is_ascii_digit()) {
            return Err(Odd);
        }
        self.0.at += end;
        digits.parse().ok().ok_or(Odd)
    }
}

impl<'t> de::Deserializer<'t> for Key<'_, 't> {
    type Error = Odd;

    numbers! {
        deserialize_i8 visit_i8
        deserialize_i16 visit_i16
        deserialize_i32 visit_i32
        deserialize_i64 visit_i64
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
    }

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Found<V::Value> {
        self.0.quoted(visitor)
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool f32 f64 i128 u128 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// A variant of a kind, which in a plan never holds anything.
pub(super) struct Variant<'r, 't>(pub &'r mut Reader<'t>);

impl<'t> de::EnumAccess<'t> for Variant<'_, 't> {
    type Error = Odd;
    type Variant = Bare;

    fn variant_seed<V: DeserializeSeed<'t>>(self, seed: V) -> Found<(V::Value, Bare)> {
        let name = self.0.word()?;
        let value = seed.deserialize(de::value::BorrowedStrDeserializer::<Odd>::new(name))?;
        Ok((value, Bare))
    }
}

pub(super) struct Bare;

impl<'t> de::VariantAccess<'t> for Bare {
    type Error = Odd;

    fn unit_variant(self) -> Found<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, _: T) -> Found<T::Value> {
        Err(Odd)
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, _: V) -> Found<V::Value> {
        Err(Odd)
    }

    fn struct_variant<V: Visitor<'t>>(self, _: &'static [&'static str], _: V) -> Found<V::Value> {
        Err(Odd)
    }
}
