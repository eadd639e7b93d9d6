//! How much work an edit, a paste or a merge is: below a bound it is done at once, from there on aside.
//!
//! Records are not all of one size: an indicator may hold 100,000 points and a remark a million letters. So what they hold
//! is weighed, and weighing stops at the bound.

use crate::plan::{Change, Plan};
use serde::ser::{self, Serialize};
use std::fmt;

/// From this weight on work is done aside: so many records of the usual size. Below it takes less than the time that is
/// felt.
pub(super) const LARGE: usize = 3_000;

/// What a record of the usual size holds, in bytes.
const RECORD: usize = 1_000;

/// What a part of a record holds, a point or a note, in bytes beside its words and numbers.
const PART: usize = 32;

/// Bytes of a pasted table that are as much work as a record: each cell is read, understood and told about.
const PASTED: usize = 32;

/// Records that a paste looks through for the names in it, for each that it is as much work as.
const LOOKED_THROUGH: usize = 8;

/// What a change weighs, with the records before and after it; at most [`LARGE`].
pub(super) fn of_change(change: &Change) -> usize {
    match change.len() {
        many if many >= LARGE => LARGE,
        few => of(few, change),
    }
}

/// What so many records weigh that hold this together; at most [`LARGE`].
pub(super) fn of(records: usize, held: &impl Serialize) -> usize {
    let mut gauge = Gauge {
        held: 0,
        bound: LARGE.saturating_sub(records).saturating_mul(RECORD),
    };
    match held.serialize(&mut gauge) {
        Ok(()) => (records + gauge.held / RECORD).min(LARGE),
        Err(Full) => LARGE,
    }
}

/// What pasting a table weighs.
pub(super) fn of_text(text: &str, plan: &Plan) -> usize {
    let through = plan.units().len() + plan.lists().len() + plan.complaints().len();
    text.len() / PASTED + through / LOOKED_THROUGH
}

/// Counts what is held, up to a bound.
struct Gauge {
    held: usize,
    bound: usize,
}

/// The bound is reached.
#[derive(Debug)]
struct Full;

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("full")
    }
}

impl std::error::Error for Full {}

impl ser::Error for Full {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl Gauge {
    fn add(&mut self, bytes: usize) -> Result<(), Full> {
        self.held += bytes;
        if self.held < self.bound {
            Ok(())
        } else {
            Err(Full)
        }
    }
}

impl fmt::Write for Gauge {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.add(text.len()).map_err(|Full| fmt::Error)
    }
}

macro_rules! values {
    ($($name:ident($value:ty))+) => {$(
        fn $name(self, _: $value) -> Result<(), Full> {
            self.add(1)
        }
    )+};
}

impl ser::Serializer for &mut Gauge {
    type Ok = ();
    type Error = Full;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    values! {
        serialize_bool(bool)
        serialize_i8(i8)
        serialize_i16(i16)
        serialize_i32(i32)
        serialize_i64(i64)
        serialize_u8(u8)
        serialize_u16(u16)
        serialize_u32(u32)
        serialize_u64(u64)
        serialize_f32(f32)
        serialize_f64(f64)
        serialize_char(char)
        serialize_unit_struct(&'static str)
    }

    fn serialize_str(self, text: &str) -> Result<(), Full> {
        self.add(1 + text.len())
    }

    fn collect_str<T: ?Sized + fmt::Display>(self, value: &T) -> Result<(), Full> {
        use fmt::Write as _;
        write!(self, "{value}").map_err(|fmt::Error| Full)
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Full> {
        self.add(1 + bytes.len())
    }

    fn serialize_none(self) -> Result<(), Full> {
        self.add(1)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Full> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Full> {
        self.add(1)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<(), Full> {
        self.add(1)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Full> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Full> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Full> {
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Full> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Full> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Full> {
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Full> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Full> {
        self.add(PART)?;
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Full> {
        Ok(self)
    }
}

macro_rules! rows {
    ($($kind:ident $name:ident)+) => {$(
        impl ser::$kind for &mut Gauge {
            type Ok = ();
            type Error = Full;

            fn $name<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Full> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Full> {
                Ok(())
            }
        }
    )+};
}

rows! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
}

macro_rules! fields {
    ($($kind:ident)+) => {$(
        impl ser::$kind for &mut Gauge {
            type Ok = ();
            type Error = Full;

            fn serialize_field<T: ?Sized + Serialize>(
                &mut self,
                _: &'static str,
                value: &T,
            ) -> Result<(), Full> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Full> {
                Ok(())
            }
        }
    )+};
}

fields! { SerializeStruct SerializeStructVariant }

impl ser::SerializeMap for &mut Gauge {
    type Ok = ();
    type Error = Full;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Full> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Full> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Full> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Indicator, IndicatorPoint, PlanParts, Task};

    fn plan(tasks: Vec<Task>, indicators: Vec<Indicator>) -> Plan {
        Plan::new(PlanParts {
            tasks,
            indicators,
            ..PlanParts::default()
        })
    }

    fn tasks(n: usize) -> Vec<Task> {
        let tasks = (0..n).map(|n| Task {
            id: format!("t{n}").as_str().into(),
            ..Task::default()
        });
        tasks.collect()
    }

    fn from_nothing(plan: &Plan) -> usize {
        of_change(&Change::between(&Plan::default(), plan))
    }

    #[test]
    fn few_records_weigh_little_and_many_weigh_their_number() {
        assert!(from_nothing(&plan(tasks(10), Vec::new())) < 100);
        assert_eq!(from_nothing(&plan(tasks(LARGE), Vec::new())), LARGE);
    }

    #[test]
    fn one_record_that_holds_very_much_is_large() {
        let points = vec![IndicatorPoint::default(); 100_000];
        let indicator = Indicator {
            id: "i".into(),
            points,
            ..Indicator::default()
        };
        assert_eq!(from_nothing(&plan(Vec::new(), vec![indicator])), LARGE);
        let mut long = tasks(1);
        long[0].remarks = "字".repeat(LARGE * RECORD);
        assert_eq!(from_nothing(&plan(long, Vec::new())), LARGE);
    }

    #[test]
    fn a_pasted_table_weighs_its_text_and_what_it_is_looked_up_in() {
        let nothing = Plan::default();
        assert!(of_text("1\t甲\n", &nothing) < 2);
        let long = "1\t完成污水管网改造\n".repeat(10_000);
        assert!(of_text(&long, &nothing) >= LARGE);
    }
}
