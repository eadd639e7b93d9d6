//! Places in an order: ranks for records put between others, with a new numbering where no room is left.

use crate::plan::Id;

/// Between two neighbours of a fresh numbering.
const GAP: i64 = 1024;

/// A record with its rank.
pub(super) type Ranked = (i64, Id);

/// Sorts by rank, then id: the order of the plan.
pub(super) fn sort(order: &mut [Ranked]) {
    order.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
}

/// The place after a record in a sorted order.
pub(super) fn place_after(order: &[Ranked], id: &Id) -> Option<usize> {
    order
        .iter()
        .position(|(_, known)| known == id)
        .map(|at| at + 1)
}

/// Ranks for groups of records, each put at a place of a sorted order (0: first). The groups come by rising place.
///
/// Gives the rank of every record that needs one: the new ones alone where there is room, else everyone whose rank
/// changes in a fresh numbering.
pub(super) fn insert(order: &[Ranked], groups: Vec<(usize, Vec<Id>)>) -> Vec<(Id, i64)> {
    let room: Option<Vec<Vec<i64>>> = groups
        .iter()
        .map(|(place, ids)| {
            let below = place
                .checked_sub(1)
                .and_then(|at| order.get(at))
                .map(|ranked| ranked.0);
            let above = order.get(*place).map(|ranked| ranked.0);
            between(below, above, ids.len())
        })
        .collect();
    if let Some(room) = room {
        return groups
            .into_iter()
            .zip(room)
            .flat_map(|((_, ids), ranks)| ids.into_iter().zip(ranks))
            .collect();
    }
    let mut all: Vec<(Option<i64>, Id)> = Vec::with_capacity(order.len());
    let mut groups = groups.into_iter().peekable();
    for at in 0..=order.len() {
        while let Some((_, ids)) = groups.next_if(|(place, _)| *place == at) {
            all.extend(ids.into_iter().map(|id| (None, id)));
        }
        if let Some((rank, id)) = order.get(at) {
            all.push((Some(*rank), id.clone()));
        }
    }
    let mut rank = 0;
    all.into_iter()
        .filter_map(|(known, id)| {
            rank += GAP;
            (known != Some(rank)).then_some((id, rank))
        })
        .collect()
}

/// So many ranks strictly between two neighbours, or `None` where there is no room.
fn between(below: Option<i64>, above: Option<i64>, count: usize) -> Option<Vec<i64>> {
    let count = i64::try_from(count).ok()?;
    let span = count.checked_add(1)?.checked_mul(GAP)?;
    let (first, step) = match (below, above) {
        (None, None) => (GAP, GAP),
        (Some(below), None) => {
            below.checked_add(span)?;
            (below + GAP, GAP)
        }
        (None, Some(above)) => (above.checked_sub(count * GAP)?, GAP),
        (Some(below), Some(above)) => {
            let step = (above.checked_sub(below)? / (count + 1)).min(GAP);
            if step < 1 {
                return None;
            }
            (below + step, step)
        }
    };
    Some((0..count).map(|at| first + at * step).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn inserted_records_stand_where_they_were_put(
            ranks in proptest::collection::vec(prop_oneof![0i64..5, -3000i64..3000, Just(i64::MAX), Just(i64::MIN)], 0..8),
            places in proptest::collection::vec((0usize..9, 1usize..4), 0..4),
        ) {
            let mut order: Vec<Ranked> = ranks
                .iter()
                .enumerate()
                .map(|(n, rank)| (*rank, Id::new(format!("old{n}"))))
                .collect();
            sort(&mut order);
            let mut groups: Vec<(usize, Vec<Id>)> = Vec::new();
            let mut places: Vec<(usize, usize)> = places;
            places.sort_unstable();
            places.dedup_by_key(|place| place.0.min(order.len()));
            let mut wanted: Vec<Id> = order.iter().map(|ranked| ranked.1.clone()).collect();
            for (n, (place, count)) in places.iter().enumerate() {
                let ids: Vec<Id> = (0..*count).map(|k| Id::new(format!("new{n}-{k}"))).collect();
                groups.push(((*place).min(order.len()), ids));
            }
            for (place, ids) in groups.iter().rev() {
                wanted.splice(*place..*place, ids.iter().cloned());
            }
            let changed = insert(&order, groups);
            let mut after: Vec<Ranked> = order
                .into_iter()
                .filter(|(_, id)| changed.iter().all(|(other, _)| other != id))
                .collect();
            after.extend(changed.into_iter().map(|(id, rank)| (rank, id)));
            sort(&mut after);
            prop_assert_eq!(after.into_iter().map(|r| r.1).collect::<Vec<_>>(), wanted);
        }
    }
}
