//! Reading what stands in the layout of a plan file, and nothing else: at the first surprise the reader gives up, and the
//! file is read by `ron`, which knows every layout and what to say of it.

use super::texts::unescape;
use super::{BLANKS, STEP};
use inside::{Entries, Fields, Lines, Variant};
use memchr::{memchr, memchr2};
use serde::de::{self, Visitor};
use std::fmt;
use std::str::FromStr;

macro_rules! numbers {
    ($($method:ident $visit:ident)+) => {$(
        fn $method<V: Visitor<'t>>(self, visitor: V) -> Found<V::Value> {
            visitor.$visit(self.whole()?)
        }
    )+};
}

mod inside;

/// Something that does not stand in the layout, or that no plan holds.
#[derive(Debug)]
pub(in crate::file) struct Odd;

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in the layout of a plan file")
    }
}

impl std::error::Error for Odd {}

impl de::Error for Odd {
    // What is wrong and where is found by reading the file again.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Found<T> = Result<T, Odd>;

/// Reads values one behind the other.
pub(in crate::file) struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    /// A reader of a text whose lines stand so many levels deep.
    pub fn new(text: &'t str, depth: usize) -> Self {
        Self { text, at: 0, depth }
    }

    /// Whether nothing is left.
    pub fn is_over(&self) -> bool {
        self.at == self.text.len()
    }

    /// Reads a value that stands in lines of its own.
    pub fn line<T: de::Deserialize<'t>>(&mut self) -> Found<T> {
        if !self.starts_line() {
            return Err(Odd);
        }
        let value = T::deserialize(&mut *self)?;
        self.expect(",\n")?;
        Ok(value)
    }

    /// Reads a value that begins behind the name of its field.
    pub fn behind<T: de::Deserialize<'t>>(&mut self, name: &str) -> Found<T> {
        self.expect(name)?;
        let value = T::deserialize(&mut *self)?;
        self.expect(",\n")?;
        Ok(value)
    }

    fn rest(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn next(&self) -> Found<u8> {
        self.rest().first().copied().ok_or(Odd)
    }

    fn take(&mut self, words: &str) -> bool {
        let here = self.rest().starts_with(words.as_bytes());
        if here {
            self.at += words.len();
        }
        here
    }

    fn expect(&mut self, words: &str) -> Found<()> {
        if self.take(words) { Ok(()) } else { Err(Odd) }
    }

    /// Goes behind the blanks of a line of this depth, if it is one.
    fn starts_line(&mut self) -> bool {
        let blanks = BLANKS.as_bytes().get(..self.depth * STEP);
        let rest = self.rest();
        let here = blanks.is_some_and(|blanks| rest.starts_with(blanks))
            && rest
                .get(self.depth * STEP)
                .is_some_and(|next| *next != b' ');
        if here {
            self.at += self.depth * STEP;
        }
        here
    }

    /// A word of letters, digits and `_`.
    fn word(&mut self) -> Found<&'t str> {
        let rest = self.rest();
        let own = |byte: &u8| *byte == b'_' || byte.is_ascii_alphanumeric();
        let end = rest.iter().position(|byte| !own(byte)).ok_or(Odd)?;
        if end == 0 || rest[0].is_ascii_digit() {
            return Err(Odd);
        }
        let word = &self.text[self.at..self.at + end];
        self.at += end;
        Ok(word)
    }

    /// The signs of a number, up to the comma.
    fn number(&mut self) -> Found<&'t str> {
        let rest = self.rest();
        let end = rest.iter().position(|byte| *byte == b',').ok_or(Odd)?;
        let own = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e');
        if !rest[..end].iter().all(own) || matches!(self.next()?, b'+' | b'.' | b'e') {
            return Err(Odd);
        }
        let number = &self.text[self.at..self.at + end];
        self.at += end;
        Ok(number)
    }

    fn whole<N: FromStr>(&mut self) -> Found<N> {
        self.number()?.parse().ok().ok_or(Odd)
    }

    /// What stands between quotes: the text itself, or what its escapes stand for.
    fn quoted<V: Visitor<'t>>(&mut self, visitor: V) -> Found<V::Value> {
        self.expect("\"")?;
        let start = self.at;
        let end = memchr2(b'"', b'\\', self.rest()).ok_or(Odd)?;
        self.at += end;
        if self.take("\"") {
            return visitor.visit_borrowed_str(&self.text[start..start + end]);
        }
        let mut whole = self.text[start..start + end].to_owned();
        while self.take("\\") {
            let (letter, length) = unescape(&self.text[self.at..]).ok_or(Odd)?;
            whole.push(letter);
            self.at += length;
            let end = memchr2(b'"', b'\\', self.rest()).ok_or(Odd)?;
            whole.push_str(&self.text[self.at..self.at + end]);
            self.at += end;
        }
        self.expect("\"")?;
        visitor.visit_string(whole)
    }

    /// The inside of a bracket that opens here, its values one a line.
    fn inside<T>(
        &mut self,
        open: &str,
        close: &str,
        read: impl FnOnce(Lines<'_, 't>) -> Found<T>,
    ) -> Found<T> {
        self.expect(open)?;
        if self.take(close) {
            return read(Lines {
                reader: self,
                empty: true,
            });
        }
        self.expect("\n")?;
        self.depth += 1;
        let value = read(Lines {
            reader: &mut *self,
            empty: false,
        })?;
        self.depth -= 1;
        if !self.starts_line() {
            return Err(Odd);
        }
        self.expect(close)?;
        Ok(value)
    }

    /// How many values begin in lines of this depth before one stands further to the left.
    fn count_lines(&self) -> usize {
        let blanks = self.depth * STEP;
        let mut rest = self.rest();
        let mut values = 0;
        loop {
            let own = rest.iter().take(blanks + 1).position(|byte| *byte != b' ');
            match own {
                Some(found) if found < blanks => return values,
                // The closing bracket of a value stands where the value began.
                Some(_) if !matches!(rest[blanks], b')' | b']' | b'}') => values += 1,
                _ => {}
            }
            let Some(end) = memchr(b'\n', rest) else {
                return values;
            };
            rest = &rest[end + 1..];
        }
    }
}

macro_rules! never {
    ($($method:ident($($kind:ty),*))+) => {$(
        fn $method<V: Visitor<'t>>(self, $(_: $kind,)* _: V) -> Found<V::Value> {
            Err(Odd)
        }
    )+};
}

impl<'t> de::Deserializer<'t> for &mut Reader<'t> {
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
        deserialize_f64 visit_f64
    }

    never! {
        deserialize_f32() deserialize_char() deserialize_bytes() deserialize_byte_buf() deserialize_unit()
        deserialize_unit_struct(&'static str) deserialize_newtype_struct(&'static str) deserialize_tuple(usize)
        deserialize_tuple_struct(&'static str, usize) deserialize_identifier() deserialize_ignored_any()
    }

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Found<V::Value> {
        match self.next()? {
            b'"' => self.quoted(visitor),
            b'[' => self.deserialize_seq(visitor),
            // What is empty could be anything.
            b'(' if !self.rest().starts_with(b"()") => self.deserialize_struct("", &[], visitor),
            _ => Err(Odd),
        }
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Found<V::Value> {
        match self.word()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Odd),
        }
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Found<V::Value> {
        self.quoted(visitor)
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Found<V::Value> {
        self.quoted(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Found<V::Value> {
        // `Some(...)` may be written out by hand, and `None` may stand where nothing would.
        if self.rest().starts_with(b"Some") || self.rest().starts_with(b"None") {
            return Err(Odd);
        }
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Found<V::Value> {
        self.inside("[", "]", |lines| visitor.visit_seq(lines))
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Found<V::Value> {
        self.inside("{", "}", |lines| visitor.visit_map(Entries(lines)))
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Found<V::Value> {
        self.inside("(", ")", |lines| visitor.visit_map(Fields(lines)))
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Found<V::Value> {
        visitor.visit_enum(Variant(self))
    }
}
