//! Writing records in the layout of a plan file, straight into a text: one field a line, trailing commas, `Some` left out.

mod inside;

use super::texts::{escape, quote};
use super::{BLANKS, STEP};
use crate::plan::unit_fields;
use inside::Inside;
use serde::ser::{self, Serialize};
use std::collections::HashMap;
use std::fmt::{self, Display, Write as _};

/// What stands for the ids of units where they are referred to.
pub(in crate::file) type Words<'p> = HashMap<&'p str, &'p str>;

/// Something that has no form in the layout.
#[derive(Debug)]
pub(in crate::file) struct Unwritable(String);

impl Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: Display>(words: T) -> Self {
        Self(words.to_string())
    }
}

type Done = Result<(), Unwritable>;

/// Writes values one behind the other.
pub(in crate::file) struct Writer<'p> {
    /// What was written.
    pub text: String,
    words: &'p Words<'p>,
    depth: usize,
    /// Whether the value being written refers to units.
    units: bool,
    /// How many `Some` stand unwritten around the value: they are written only around a `None`.
    somes: usize,
}

impl<'p> Writer<'p> {
    /// A writer of values that stand so many levels deep; units by these words.
    pub fn new(depth: usize, words: &'p Words<'p>) -> Self {
        Self {
            text: String::new(),
            words,
            depth,
            units: false,
            somes: 0,
        }
    }

    /// Writes a field of a record.
    pub fn field<T: ?Sized + Serialize>(&mut self, name: &str, value: &T) -> Done {
        self.indent();
        self.name(name)?;
        self.text.push_str(": ");
        value.serialize(&mut *self)?;
        self.text.push_str(",\n");
        Ok(())
    }

    /// Writes a value in lines of its own.
    pub fn line<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        self.indent();
        value.serialize(&mut *self)?;
        self.text.push_str(",\n");
        Ok(())
    }

    /// Writes the blanks that a line begins with.
    fn indent(&mut self) {
        let mut blanks = self.depth * STEP;
        while blanks > BLANKS.len() {
            self.text.push_str(BLANKS);
            blanks -= BLANKS.len();
        }
        self.text.push_str(&BLANKS[..blanks]);
    }

    /// Writes the name of a field or a variant.
    fn name(&mut self, name: &str) -> Done {
        // Names that ron marks with `r#` or refuses: none of a plan is one, and none shall become one unseen.
        const TAKEN: [&str; 10] = [
            "true", "false", "Some", "None", "inf", "inff32", "inff64", "NaN", "NaNf32", "NaNf64",
        ];
        let mut letters = name.bytes();
        let first = letters.next().unwrap_or(b' ');
        let sound = (first == b'_' || first.is_ascii_alphabetic())
            && letters.all(|letter| letter == b'_' || letter.is_ascii_alphanumeric())
            && !TAKEN.contains(&name);
        if !sound {
            return Err(ser::Error::custom(name));
        }
        self.text.push_str(name);
        Ok(())
    }

    fn display(&mut self, value: impl Display) -> Done {
        write!(self.text, "{value}").map_err(ser::Error::custom)
    }

    /// Opens a bracket with so many values in it, one a line.
    fn open(&mut self, bracket: char, len: Option<usize>, close: char) -> Inside<'_, 'p> {
        let empty = len == Some(0);
        self.text.push(bracket);
        if !empty {
            self.text.push('\n');
        }
        self.depth += 1;
        self.inside(empty, close)
    }

    fn inside(&mut self, empty: bool, close: char) -> Inside<'_, 'p> {
        self.somes = 0;
        Inside {
            fields: &[],
            once: None,
            first: true,
            empty,
            close,
            writer: self,
        }
    }
}

macro_rules! plain_numbers {
    ($($method:ident: $number:ty),+) => {$(
        fn $method(self, value: $number) -> Done {
            self.display(value)
        }
    )+};
}

macro_rules! floats {
    ($($method:ident: $number:ty),+) => {$(
        fn $method(self, value: $number) -> Done {
            if value.is_nan() && value.is_sign_negative() {
                self.text.push('-');
            }
            // The shortest words that read back as the same number, never those of a whole one.
            self.display(format_args!("{value:?}"))
        }
    )+};
}

impl<'w, 'p> ser::Serializer for &'w mut Writer<'p> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Inside<'w, 'p>;
    type SerializeTuple = Inside<'w, 'p>;
    type SerializeTupleStruct = Inside<'w, 'p>;
    type SerializeTupleVariant = Inside<'w, 'p>;
    type SerializeMap = Inside<'w, 'p>;
    type SerializeStruct = Inside<'w, 'p>;
    type SerializeStructVariant = Inside<'w, 'p>;

    plain_numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8,
        serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    floats! { serialize_f32: f32, serialize_f64: f64 }

    fn serialize_char(self, value: char) -> Done {
        self.text.push('\'');
        if value == '\\' || value == '\'' {
            self.text.push('\\');
        }
        self.text.push(value);
        self.text.push('\'');
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Done {
        let word = self.words.get(value).filter(|_| self.units);
        quote(&mut self.text, word.copied().unwrap_or(value));
        Ok(())
    }

    fn collect_str<T: ?Sized + Display>(self, value: &T) -> Done {
        struct Escaped<'t>(&'t mut String);
        impl fmt::Write for Escaped<'_> {
            fn write_str(&mut self, part: &str) -> fmt::Result {
                escape(self.0, part);
                Ok(())
            }
        }
        self.text.push('"');
        write!(Escaped(&mut self.text), "{value}").map_err(ser::Error::custom)?;
        self.text.push('"');
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Done {
        self.text.push_str("b\"");
        let letters = value.iter().flat_map(|byte| byte.escape_ascii());
        self.text.extend(letters.map(char::from));
        self.text.push('"');
        Ok(())
    }

    fn serialize_none(self) -> Done {
        let somes = std::mem::take(&mut self.somes);
        for _ in 0..somes {
            self.text.push_str("Some(");
        }
        self.text.push_str("None");
        for _ in 0..somes {
            self.text.push(')');
        }
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Done {
        self.somes += 1;
        value.serialize(&mut *self)?;
        self.somes = 0;
        Ok(())
    }

    fn serialize_unit(self) -> Done {
        self.text.push_str("()");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.name(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Done {
        self.somes = 0;
        self.text.push('(');
        value.serialize(&mut *self)?;
        self.text.push(')');
        Ok(())
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        self.name(variant)?;
        self.serialize_newtype_struct(name, value)
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Inside<'w, 'p>, Unwritable> {
        let once = self.units.then(Vec::new);
        let inside = self.open('[', len, ']');
        Ok(Inside { once, ..inside })
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'w, 'p>, Unwritable> {
        self.text.push('(');
        Ok(self.inside(true, ')'))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        len: usize,
    ) -> Result<Inside<'w, 'p>, Unwritable> {
        self.serialize_tuple(len)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Inside<'w, 'p>, Unwritable> {
        self.name(variant)?;
        self.serialize_tuple(len)
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Inside<'w, 'p>, Unwritable> {
        Ok(self.open('{', len, '}'))
    }

    fn serialize_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> Result<Inside<'w, 'p>, Unwritable> {
        let fields = unit_fields(name);
        let inside = self.open('(', Some(len), ')');
        Ok(Inside { fields, ..inside })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Inside<'w, 'p>, Unwritable> {
        self.name(variant)?;
        Ok(self.open('(', Some(len), ')'))
    }
}
