//! What stands inside brackets: values of a list, fields of a record, entries of a map, members of a tuple.

use super::{Done, Unwritable, Writer};
use serde::ser::{self, Serialize};
use std::ops::Range;

/// The inside of a bracket.
pub(in crate::file) struct Inside<'w, 'p> {
    pub writer: &'w mut Writer<'p>,
    pub close: char,
    pub empty: bool,
    pub first: bool,
    /// Of a record: its fields that refer to units.
    pub fields: &'static [&'static str],
    /// Of a list of units: where each one written so far stands; one that comes a second time is left out.
    pub once: Option<Vec<Range<usize>>>,
}

impl Inside<'_, '_> {
    fn end(self) -> Done {
        self.writer.depth -= 1;
        if !self.empty {
            self.writer.indent();
        }
        self.writer.text.push(self.close);
        Ok(())
    }

    /// A value of a tuple: those stand in one line.
    fn member<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        if !std::mem::take(&mut self.first) {
            self.writer.text.push_str(", ");
        }
        value.serialize(&mut *self.writer)
    }

    fn end_tuple(self) -> Done {
        self.writer.text.push(self.close);
        Ok(())
    }

    fn field<T: ?Sized + Serialize>(&mut self, name: &str, value: &T) -> Done {
        self.writer.units = self.fields.contains(&name);
        self.writer.field(name, value)?;
        self.writer.units = false;
        Ok(())
    }
}

impl ser::SerializeSeq for Inside<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        let line = self.writer.text.len();
        self.writer.indent();
        let from = self.writer.text.len();
        value.serialize(&mut *self.writer)?;
        let own = from..self.writer.text.len();
        if let Some(once) = &mut self.once {
            let text = &self.writer.text;
            if once
                .iter()
                .any(|known| text[known.clone()] == text[own.clone()])
            {
                self.writer.text.truncate(line);
                return Ok(());
            }
            once.push(own);
        }
        self.writer.text.push_str(",\n");
        Ok(())
    }

    fn end(self) -> Done {
        Inside::end(self)
    }
}

impl ser::SerializeMap for Inside<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Done {
        self.writer.indent();
        key.serialize(&mut *self.writer)
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        self.writer.text.push_str(": ");
        value.serialize(&mut *self.writer)?;
        self.writer.text.push_str(",\n");
        Ok(())
    }

    fn end(self) -> Done {
        Inside::end(self)
    }
}

macro_rules! records {
    ($($kind:ident),+) => {$(
        impl ser::$kind for Inside<'_, '_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Done {
                self.field(name, value)
            }

            fn end(self) -> Done {
                Inside::end(self)
            }
        }
    )+};
}

records!(SerializeStruct, SerializeStructVariant);

macro_rules! tuples {
    ($($kind:ident $member:ident),+) => {$(
        impl ser::$kind for Inside<'_, '_> {
            type Ok = ();
            type Error = Unwritable;

            fn $member<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
                self.member(value)
            }

            fn end(self) -> Done {
                self.end_tuple()
            }
        }
    )+};
}

tuples!(
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);
