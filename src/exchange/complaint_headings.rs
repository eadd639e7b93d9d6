//! The headings that the columns of a complaint ledger go by.

use super::ComplaintColumn;
use crate::text::Language;
use crate::wording;

impl ComplaintColumn {
    /// The column that a heading names, by the usual names of complaint ledgers.
    pub fn from_heading(heading: &str) -> Option<Self> {
        let heading = wording::heading(heading);
        let plain = wording::without_brackets(&heading);
        if plain.is_empty() {
            return None;
        }
        let own = |column: &Self| {
            Language::ALL
                .iter()
                .any(|language| wording::heading(column.heading().of(*language)) == plain)
        };
        const NAMES: [(ComplaintColumn, &[&str]); 17] = [
            (
                ComplaintColumn::Number,
                &[
                    "受理编号",
                    "编号",
                    "信访编号",
                    "举报编号",
                    "交办编号",
                    "案件编号",
                    "件号",
                    "转办编号",
                ],
            ),
            (
                ComplaintColumn::Round,
                &["督察轮次", "轮次", "督察批次", "inspectionround"],
            ),
            (
                ComplaintColumn::Batch,
                &[
                    "批次",
                    "交办批次",
                    "转办批次",
                    "移交批次",
                    "信访批次",
                    "件批次",
                    "batchno",
                    "batchno.",
                ],
            ),
            (
                ComplaintColumn::Channel,
                &[
                    "来电来信",
                    "来电/来信",
                    "来信/来电",
                    "来信来电",
                    "来电或来信",
                    "举报方式",
                    "信访方式",
                    "来件方式",
                    "反映方式",
                    "受理方式",
                    "举报渠道",
                    "信访渠道",
                    "渠道",
                    "channel",
                    "call/letter",
                    "receivedby",
                ],
            ),
            (
                ComplaintColumn::Received,
                &[
                    "收件日期",
                    "受理日期",
                    "受理时间",
                    "交办日期",
                    "交办时间",
                    "转办日期",
                    "转办时间",
                    "举报时间",
                    "来信时间",
                    "来电时间",
                    "日期",
                ],
            ),
            (
                ComplaintColumn::Priority,
                &[
                    "重点件",
                    "是否重点",
                    "是否重点件",
                    "级别",
                    "重点",
                    "重点关注",
                    "是否重点关注",
                    "重点关注件",
                    "prioritycase",
                ],
            ),
            (
                ComplaintColumn::Kind,
                &["污染类型", "类型", "问题类型", "环境要素", "要素"],
            ),
            (
                ComplaintColumn::Trade,
                &[
                    "行业",
                    "行业类型",
                    "行业类别",
                    "所属行业",
                    "涉及行业",
                    "industry",
                    "sector",
                ],
            ),
            (
                ComplaintColumn::Place,
                &[
                    "行政区域",
                    "行政区划",
                    "区县",
                    "地点",
                    "所在地",
                    "属地",
                    "点位",
                    "所在区县",
                ],
            ),
            (
                ComplaintColumn::Text,
                &[
                    "反映问题",
                    "举报内容",
                    "信访内容",
                    "问题基本情况",
                    "反映情况",
                    "问题描述",
                    "交办问题",
                    "内容",
                    "问题",
                    "交办问题基本情况",
                ],
            ),
            (
                ComplaintColumn::Substantiated,
                &["是否属实", "属实情况", "调查结论", "核实情况"],
            ),
            (
                ComplaintColumn::Status,
                &[
                    "办结状态",
                    "状态",
                    "办结情况",
                    "办理状态",
                    "是否办结",
                    "办理情况",
                ],
            ),
            (
                ComplaintColumn::StatusDate,
                &["办结日期", "办结时间", "状态日期", "完成时间"],
            ),
            (
                ComplaintColumn::Due,
                &[
                    "办结期限",
                    "期限",
                    "办理期限",
                    "限办日期",
                    "办结时限",
                    "整改时限",
                    "时限",
                ],
            ),
            (
                ComplaintColumn::Visits,
                &["回访", "回访日期", "回访时间", "回访情况"],
            ),
            (
                ComplaintColumn::Tasks,
                &["关联任务", "整改任务", "任务", "任务序号", "对应任务"],
            ),
            (
                ComplaintColumn::Unit,
                &["办理单位", "责任单位", "承办单位", "牵头单位", "主办单位"],
            ),
        ];
        Self::ALL.into_iter().find(own).or_else(|| {
            NAMES
                .iter()
                .find(|(_, names)| names.contains(&plain))
                .map(|(column, _)| *column)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_real_ledgers_are_known() {
        for (heading, column) in [
            ("受理编号", ComplaintColumn::Number),
            ("轮次", ComplaintColumn::Round),
            ("批次", ComplaintColumn::Batch),
            ("交办批次：", ComplaintColumn::Batch),
            ("来电/来信", ComplaintColumn::Channel),
            ("举报方式", ComplaintColumn::Channel),
            ("重点关注", ComplaintColumn::Priority),
            ("是否重点关注（是/否）", ComplaintColumn::Priority),
            ("污染类型", ComplaintColumn::Kind),
            ("所属行业", ComplaintColumn::Trade),
            ("行业", ComplaintColumn::Trade),
            ("Batch", ComplaintColumn::Batch),
            ("Call or letter", ComplaintColumn::Channel),
            ("Channel", ComplaintColumn::Channel),
            ("Trade", ComplaintColumn::Trade),
        ] {
            let found = ComplaintColumn::from_heading(heading);
            assert_eq!(found, Some(column), "{heading}");
        }
        assert_eq!(ComplaintColumn::from_heading("附件"), None);
    }

    #[test]
    fn every_own_heading_is_found_as_its_column() {
        for column in ComplaintColumn::ALL {
            for language in Language::ALL {
                let heading = column.heading().of(language);
                assert_eq!(ComplaintColumn::from_heading(heading), Some(column));
            }
        }
    }
}
