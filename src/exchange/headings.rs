//! The headings that the columns of a task ledger go by, in Chinese first and in English.

use super::TaskColumn;
use crate::text::Language;
use crate::wording;

impl TaskColumn {
    /// Other headings it goes by, the surest first (domain.md 2.1 and the forms named there).
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["编号", "序列", "任务序号", "no", "no.", "number", "#"],
            Self::ListNumber => &["清单序号", "listnumber"],
            Self::Title => &[
                "任务",
                "任务名称",
                "整改事项",
                "整改项目",
                "整改任务/问题",
                "任务标题",
                "重点任务",
                "事项",
                "项目",
                "项目名称",
                "整改内容",
                "task",
                "title",
            ],
            Self::Problem => &[
                "反馈问题",
                "问题",
                "问题简述",
                "问题描述",
                "督察反馈问题",
                "反馈问题原文",
                "具体问题",
                "主要问题",
                "问题内容",
                "问题清单",
                "整改问题",
                "problem",
            ],
            Self::Category => &["归类", "类型", "类别", "污染类型", "问题类别", "category"],
            Self::ProblemKind => &[
                "问题性质",
                "问题属性",
                "任务性质",
                "任务分类",
                "分类",
                "kindofproblem",
                "problemtype",
                "kind",
            ],
            Self::RootCause => &[
                "根本原因",
                "原因分析",
                "成因",
                "成因分析",
                "问题原因",
                "问题根源",
                "产生原因",
                "主要原因",
                "cause",
                "causes",
                "rootcauses",
            ],
            Self::Region => &[
                "行政区划",
                "点位/行政区划",
                "点位",
                "所在区域",
                "区域",
                "地点",
                "所在地",
                "属地",
                "区县",
                "镇街",
                "region",
                "place",
            ],
            Self::Source => &["来源", "任务来源", "source"],
            Self::Round => &[
                "轮次",
                "督察轮",
                "来源轮次",
                "所属轮次",
                "任务轮次",
                "inspectionround",
            ],
            Self::Batch => &[
                "督察批次",
                "交办批次",
                "移交批次",
                "任务批次",
                "所属批次",
                "batchno",
                "batchno.",
            ],
            Self::ParentNumber => &[
                "上级问题序号",
                "上级任务序号",
                "上级事项序号",
                "上级编号",
                "市级序号",
                "市级问题序号",
                "市级任务序号",
                "对应市级序号",
                "parentitemno",
                "parentitemno.",
                "parentno",
                "parentno.",
                "parentnumber",
                "cityitemnumber",
            ],
            Self::ParentTitle => &[
                "上级任务",
                "上级问题",
                "上级整改任务",
                "市级任务",
                "市级问题",
                "市级事项",
                "对应市级任务",
                "涉及市级任务",
                "parentitem",
                "parenttitle",
                "parent",
            ],
            Self::Project => &[
                "合并调度",
                "合并项目",
                "打捆项目",
                "打捆",
                "打捆调度",
                "捆绑项目",
                "jointdispatch",
                "project",
            ],
            Self::List => &["清单", "所属清单", "tasklist", "list"],
            Self::SpecialPlans => &["所属专项方案", "specialplans", "specialplan"],
            Self::LeadUnit => &[
                "牵头部门",
                "牵头责任单位",
                "主办单位",
                "牵头",
                "leadunit",
                "lead",
            ],
            Self::ResponsibleUnits => &[
                "整改责任单位",
                "责任主体",
                "承办单位",
                "整改单位",
                "责任部门",
                "responsibleunits",
                "responsibleunit",
                "responsible",
            ],
            Self::SupportingUnits => &[
                "协办单位",
                "配合部门",
                "涉及部门",
                "supportingunits",
                "supportingunit",
                "supporting",
            ],
            Self::SupervisingUnit => &[
                "督办单位",
                "监督单位",
                "督导部门",
                "市级督导单位",
                "supervisingunit",
                "supervising",
            ],
            Self::AcceptingUnit => &[
                "验收销号单位",
                "验收部门",
                "销号单位",
                "验收(销号)单位",
                "acceptingunit",
                "accepting",
            ],
            Self::Leader => &[
                "包案领导",
                "牵头领导",
                "分管领导",
                "责任领导(包案领导)",
                "leader",
                "responsibleleader",
            ],
            Self::Person => &[
                "联系人",
                "联络员",
                "经办人",
                "具体责任人",
                "personincharge",
                "person",
            ],
            Self::Phone => &[
                "电话",
                "责任人电话",
                "联系方式",
                "手机",
                "telephone",
                "phone",
            ],
            Self::Goal => &["目标", "整改要求", "整改目标要求", "goal"],
            Self::Measures => &[
                "措施",
                "任务具体整改要求",
                "具体措施",
                "主要措施",
                "整改举措",
                "measures",
                "measure",
            ],
            Self::Start => &[
                "起始",
                "开始时间",
                "开始日期",
                "启动时间",
                "起始时间",
                "开始",
                "start",
                "startdate",
            ],
            Self::Due => &[
                "时限",
                "完成时限",
                "整改期限",
                "整改完成时限",
                "办理时限",
                "时间节点",
                "截止时间",
                "完成期限",
                "计划完成时间",
                "期限",
                "due",
                "deadline",
                "duedate",
            ],
            Self::Progress => &[
                "目前进展",
                "进展情况",
                "整改进展",
                "目前进展情况及存在问题",
                "工作进展",
                "最新进展",
                "进展",
                "目标进展情况",
                "整改进展情况",
                "整改情况",
                "整改完成情况",
                "progressnote",
                "progresstext",
            ],
            Self::Problems => &["存在的问题", "困难问题", "obstacles", "problems"],
            Self::NextStep => &[
                "下一步工作",
                "下月安排",
                "下一步安排",
                "下一步计划",
                "推进措施",
                "nextstep",
                "next",
            ],
            Self::Percent => &[
                "进度",
                "完成比例",
                "完成率",
                "整改进度",
                "进度%",
                "percent",
                "progress",
            ],
            Self::Status => &[
                "整改状态",
                "完成情况",
                "是否完成",
                "是否已完成",
                "任务状态",
                "进度状态",
                "status",
            ],
            Self::CompletedOn => &[
                "实际完成时间",
                "完成日期",
                "整改完成时间",
                "completedon",
                "completed",
            ],
            Self::CloseOut => &[
                "销号",
                "是否销号",
                "销号进展",
                "验收销号情况",
                "交账销号情况",
                "closeout",
                "close-out",
            ],
            Self::SupervisionLevel => &["督办级别", "supervisionlevel"],
            Self::FundingPlanned => &[
                "计划投资",
                "投资",
                "资金",
                "总投资",
                "fundingplanned",
                "planned",
            ],
            Self::FundingPaid => &["已投入", "已完成投资", "到位资金", "fundingpaid", "paid"],
            Self::RealFacts => &["realfacts"],
            Self::SourceAddress => &["来源网址", "网址", "sourceaddress", "address"],
            Self::Sample => &["是否示例", "sample"],
            Self::Remarks => &["说明", "备注说明", "remarks", "remark", "notes", "note"],
        }
    }

    /// The column that a heading names, with how sure that is: 0 is the column's own name, more is less sure.
    pub fn from_heading(heading: &str) -> Option<(Self, usize)> {
        let heading = wording::heading(heading);
        if heading.is_empty() {
            return None;
        }
        let own = |heading: &str| {
            Self::ALL.into_iter().find(|column| {
                Language::ALL
                    .iter()
                    .any(|language| wording::heading(column.heading().of(*language)) == heading)
            })
        };
        if let Some(column) = own(&heading).or_else(|| own(wording::without_brackets(&heading))) {
            return Some((column, 0));
        }
        let named = |heading: &str| {
            Self::ALL.iter().find_map(|column| {
                column
                    .headings()
                    .iter()
                    .position(|known| wording::heading(known) == heading)
                    .map(|at| (*column, at + 1))
            })
        };
        named(&heading).or_else(|| named(wording::without_brackets(&heading)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_real_ledgers_are_known() {
        for (heading, column) in [
            ("序号", TaskColumn::Number),
            ("整 改 任 务", TaskColumn::Title),
            ("整改任务/问题", TaskColumn::Title),
            ("反馈问题（问题原文）", TaskColumn::Problem),
            ("整改目标", TaskColumn::Goal),
            ("整改措施", TaskColumn::Measures),
            ("牵头单位", TaskColumn::LeadUnit),
            ("责任\n单位", TaskColumn::ResponsibleUnits),
            ("协办单位", TaskColumn::SupportingUnits),
            ("督导单位", TaskColumn::SupervisingUnit),
            ("验收（销号）单位", TaskColumn::AcceptingUnit),
            ("完成时限", TaskColumn::Due),
            ("整改时限（年月）", TaskColumn::Due),
            ("责任领导", TaskColumn::Leader),
            ("责任人", TaskColumn::Person),
            ("联系电话：", TaskColumn::Phone),
            ("目前进展情况及存在问题", TaskColumn::Progress),
            ("完成情况", TaskColumn::Status),
            ("销号情况", TaskColumn::CloseOut),
            ("备注", TaskColumn::Remarks),
            ("轮次", TaskColumn::Round),
            ("督察批次", TaskColumn::Batch),
            ("问题性质", TaskColumn::ProblemKind),
            ("上级问题序号", TaskColumn::ParentNumber),
            ("上级任务", TaskColumn::ParentTitle),
            ("合并调度（打捆）", TaskColumn::Project),
            ("打捆", TaskColumn::Project),
            ("根本原因", TaskColumn::RootCause),
            ("原因分析", TaskColumn::RootCause),
            ("Inspection round", TaskColumn::Round),
            ("Kind of problem", TaskColumn::ProblemKind),
            ("Parent item no.", TaskColumn::ParentNumber),
            ("Parent item", TaskColumn::ParentTitle),
            ("Joint project", TaskColumn::Project),
            ("Root cause", TaskColumn::RootCause),
            ("Lead Unit", TaskColumn::LeadUnit),
            ("Deadline", TaskColumn::Due),
        ] {
            let found = TaskColumn::from_heading(heading).map(|found| found.0);
            assert_eq!(found, Some(column), "{heading}");
        }
        assert_eq!(TaskColumn::from_heading("附件"), None);
        assert_eq!(TaskColumn::from_heading(" "), None);
    }

    #[test]
    fn every_own_heading_is_found_as_its_column() {
        for column in TaskColumn::ALL {
            for language in Language::ALL {
                let heading = column.heading().of(language);
                assert_eq!(
                    TaskColumn::from_heading(heading),
                    Some((column, 0)),
                    "{heading}"
                );
            }
        }
    }
}
