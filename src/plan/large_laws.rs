//! The plan made up for measuring is as rich as it says, and the same every time.

use super::Task;
use crate::large;

#[test]
fn a_large_plan_is_rich_and_the_same_every_time() {
    let made = large::plan(500);
    assert_eq!(made, large::plan(500));
    assert_eq!(made.tasks().len(), 500);
    let count = |has: fn(&Task) -> bool| made.tasks().values().filter(|t| has(t)).count();
    assert_eq!(count(|task| task.measures.len() >= 3), 500);
    assert!(count(|task| !task.notes.is_empty()) > 250);
    assert!(count(|task| task.close_out.len() == 5) > 50);
    assert!(count(|task| !task.links.is_empty()) > 100);
    assert!(count(|task| task.completion.is_empty()) > 100);
    for task in made.tasks().values() {
        assert!(task.measures.iter().all(|m| m.start <= m.due), "{task:?}");
        let weights: u32 = task.measures.iter().map(|measure| measure.weight).sum();
        assert_eq!(weights, 100);
        for link in &task.links {
            assert!(link.predecessor < task.id);
        }
    }
}
