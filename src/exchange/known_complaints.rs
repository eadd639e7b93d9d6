//! The complaints of a plan by their number and round, so that a pasted row finds the one it changes.

use super::named::Named;
use crate::plan::Complaint;

/// The complaints of the plan with one number.
#[derive(Default)]
pub(super) struct Known<'a> {
    all: Vec<&'a Complaint>,
    /// The first without a round, and the first of each round, by their places.
    by_round: Named<'a, usize>,
}

impl<'a> Known<'a> {
    /// Adds one, in the order of the plan.
    pub fn add(&mut self, complaint: &'a Complaint) {
        let place = self.all.len();
        self.by_round.entry(complaint.round.as_str(), || place);
        self.all.push(complaint);
    }

    /// The first that may be of a round; either may say none.
    pub fn of_round(&self, round: &str) -> Option<&'a Complaint> {
        let place = match round {
            "" => Some(0),
            round => {
                let places = ["", round].map(|round| self.by_round.get(round).copied());
                places.into_iter().flatten().min()
            }
        };
        place.and_then(|place| self.all.get(place).copied())
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::{ComplaintColumn, ComplaintPaste, paste_complaints};
    use crate::plan::{Complaint, Day, Id, Plan, PlanParts};
    use crate::text::Language;

    #[test]
    fn a_pasted_row_changes_the_complaint_whose_number_is_written_so_and_not_one_that_reads_alike()
    {
        let on = Day::constant(2021, 11, 20);
        let one = |id: &str, number: &str, round: &str| Complaint {
            number: number.to_owned(),
            round: round.to_owned(),
            ..Complaint::on(id.into(), on)
        };
        let plan = Plan::new(PlanParts {
            complaints: vec![
                one("c1", "X1", "第二轮"),
                one("c2", "x1", "第二轮"),
                one("c3", "Y1", "第２轮"),
                one("c4", "Y1", "第2轮"),
                one("c5", "Z1", ""),
            ],
            ..PlanParts::default()
        });
        let changed = |number: &str, round: &str| {
            let text = format!("受理编号\t督察轮次\t地点\n{number}\t{round}\t江南街道\n");
            let pasted = paste_complaints(&ComplaintPaste {
                text: &text,
                plan: &plan,
                on,
                shown: &ComplaintColumn::ALL,
                over: &[],
                language: Language::Zh,
            })
            .unwrap();
            let known = |id: &Id| plan.complaints().contains_key(id);
            let id = pasted.complaints[0].id.clone();
            known(&id).then(|| id.to_string())
        };
        let id = |id: &str| Some(id.to_owned());
        assert_eq!(changed("X1", "第二轮"), id("c1"));
        assert_eq!(changed("x1", "第二轮"), id("c2"));
        assert_eq!(changed("Ｘ１", "第二轮"), None, "either is meant");
        assert_eq!(changed("Y1", "第２轮"), id("c3"));
        assert_eq!(changed("y1", "第2轮"), id("c4"));
        assert_eq!(changed("ｚ１", "第2轮"), id("c5"));
    }
}
