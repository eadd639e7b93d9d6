//! What bears a name: the one whose name is written so goes before one whose name only reads alike.

use crate::wording::folded;
use std::borrow::Cow;
use std::collections::HashMap;

/// Things by their names.
///
/// A name that reads alike (`Ａ１` for `A1`) leads somewhere only where one writing of it is known: of `A1` and `a1`
/// nobody can tell which is meant by `Ａ１`.
#[derive(Clone, Debug)]
pub(super) struct Named<'a, T> {
    written: HashMap<Cow<'a, str>, T>,
    /// The only writing that has this folded form without being written so itself; `None` where there are several.
    alike: HashMap<String, Option<Cow<'a, str>>>,
}

impl<T> Default for Named<'_, T> {
    fn default() -> Self {
        Self {
            written: HashMap::new(),
            alike: HashMap::new(),
        }
    }
}

impl<'a, T> Named<'a, T> {
    /// What bears exactly this name; `new` makes it where nothing does yet.
    pub fn entry(&mut self, name: impl Into<Cow<'a, str>>, new: impl FnOnce() -> T) -> &mut T {
        let name = name.into();
        if !self.written.contains_key(&name)
            && let Cow::Owned(folded) = folded(&name)
            && folded != name
        {
            self.alike
                .entry(folded)
                .and_modify(|known| *known = None)
                .or_insert_with(|| Some(name.clone()));
        }
        self.written.entry(name).or_insert_with(new)
    }

    /// What a name means.
    pub fn get(&self, name: &str) -> Option<&T> {
        if let Some(found) = self.written.get(name) {
            return Some(found);
        }
        let folded = folded(name);
        let as_folded = self.written.get(folded.as_ref());
        match (as_folded, self.alike.get(folded.as_ref())) {
            (found, None) => found,
            (None, Some(Some(only))) => self.written.get(only),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_as_it_is_written_goes_first_and_one_that_reads_alike_only_where_it_is_single() {
        let mut named = Named::default();
        for (place, name) in ["A1", "a1", "①", "B２", "B２"].into_iter().enumerate() {
            named.entry(name, || place);
        }
        let of = |name| named.get(name).copied();
        assert_eq!((of("A1"), of("a1"), of("Ａ１")), (Some(0), Some(1), None));
        assert_eq!((of("①"), of("1"), of("１")), (Some(2), Some(2), Some(2)));
        assert_eq!((of("b2"), of("B2"), of("C")), (Some(3), Some(3), None));
        named.entry("1", || 9);
        let of = |name| named.get(name).copied();
        assert_eq!((of("①"), of("1"), of("１")), (Some(2), Some(9), None));
    }
}
