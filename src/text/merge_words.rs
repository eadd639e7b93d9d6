//! The phrases of merging: what conflicts, what was taken in, what had to be put right; fields of entries.

crate::phrases! {
    DELETED: "（已删除）" / "(deleted)";
    ALTERED: "改动了{what}" / "changed {what}";
    APPROVED_BY: "批准文件：{what}" / "approved by: {what}";
    NOT_APPROVED: "批准文件：空" / "approved by: nothing given";
    REASON: "变更原因：{what}" / "reason: {what}";
    YES: "是" / "yes";
    NO: "否" / "no";
    WHOLE: "整条" / "the whole entry";
    WHOLE_RECORD: "删除与修改" / "deleted and changed";
    ENTRY_OF: "{list} {entry}" / "{list} {entry}";
    MERGE_LABEL: "合并他人的改动（{n} 处）" / "Merge changes by others ({n})";

    // Values.
    P_DAY: "到日" / "to the day";
    P_MONTH: "到月" / "to the month";
    P_QUARTER: "到季" / "to the quarter";
    P_HALF_YEAR: "到半年" / "to the half-year";
    P_YEAR: "到年" / "to the year";
    COMPLETED: "完成" / "completed";
    PASSED: "通过" / "passed";
    SENT_BACK: "退回" / "sent back";
    B_EXACT: "等于" / "exactly";
    B_AT_LEAST: "至少" / "at least";
    B_AT_MOST: "至多" / "at most";
    B_MORE_THAN: "超过" / "more than";
    WORKING_DAYS: "工作日" / "working days";
    CALENDAR_DAYS: "自然日" / "calendar days";

    // Fields of entries.
    E_TEXT: "内容" / "text";
    E_UNIT: "责任单位" / "unit";
    E_START: "开始日期" / "start";
    E_END: "结束日期" / "end";
    E_DUE: "时限" / "deadline";
    E_WEIGHT: "权重" / "weight";
    E_DATE: "日期" / "date";
    E_PERCENT: "百分比" / "percent";
    E_DONE: "目前进展" / "what was done";
    E_PROBLEMS: "存在问题" / "problems";
    E_NEXT_STEP: "下一步" / "next step";
    E_BY: "填报人" / "reported by";
    E_KIND: "类别" / "kind";
    E_REASON: "原因" / "reason";
    E_STEP: "步骤" / "step";
    E_OBJECTIONS: "公示异议" / "objections";
    E_ACCEPTANCE: "验收" / "acceptance";
    E_OUTCOME: "结果" / "outcome";
    E_DOCUMENT: "文号" / "document";
    E_OVERRIDE: "破例原因" / "why out of order";
    E_OLD: "原时限" / "deadline before";
    E_NEW: "新时限" / "deadline after";
    E_OLD_WORDING: "原表述" / "wording before";
    E_OLD_PRECISION: "原精度" / "precision before";
    E_CORRECTION: "更正" / "correction";
    E_APPROVAL: "批准文件" / "approval";
    E_UNTIL: "截至日期" / "until";
    E_WANTED: "申请延至" / "wanted";
    E_ANSWER: "批复" / "answer";
    E_ANSWERED: "批复日期" / "answered on";
    E_CRITERION: "判断标准" / "criterion";
    E_CHECKED: "开展日期" / "made on";
    E_NOTE: "说明" / "note";
    E_PREDECESSOR: "前置任务" / "predecessor";
    E_LAG: "间隔天数" / "days between";
    E_PEOPLE: "问责人数" / "people";
    E_VALUE: "数值" / "value";
    E_BOUND: "界限" / "bound";
    E_BASE: "口径" / "base";
    E_PROVISIONAL: "初步数" / "provisional";
    E_DERIVED: "推算方法" / "how computed";
    E_SOURCE: "来源" / "source";
    E_SETTLED: "整改日期" / "settled on";
    E_NAME: "名称" / "name";
    E_ON_SITE: "进驻日期" / "first day on site";
    E_OFF_SITE: "离驻日期" / "last day on site";
    E_FEEDBACK: "反馈日期" / "feedback";
    E_PLAN_DAYS: "方案报送工作日数" / "working days for the plan";
    E_PUBLISHED: "方案公开日期" / "plan published";
    E_BASIS: "依据" / "basis";
    E_WORKING: "是否上班" / "on duty";
    E_RULE: "规则" / "rule";
    E_HEADING: "标题" / "heading";
    E_PLANNED: "计划资金" / "planned";
    E_PAID: "到位资金" / "paid";
    E_TASKS: "任务数" / "tasks";
    E_BY_YEAR: "各年到期数" / "due by year";
    E_WARNING_DAYS: "临期提醒天数" / "warning days";
    E_TOLERANCE: "容差百分点" / "tolerance points";
    E_LIGHT_DAYS: "红灯天数" / "days until red";
    E_NOTICE_LENGTH: "公示期" / "length of notice";
    E_NOTICE_UNIT: "公示期单位" / "unit of notice";
    E_FIRST_DAY: "首日计入" / "first day counts";
    E_STALE_DAYS: "进展陈旧天数" / "days until stale";
    E_CLOSE_OUT_DAYS: "完成未销号天数" / "days until close-out is asked";

    // What had to be put right.
    TASK_GONE: "{where} 指向的任务“{what}”已被另一方删除，这处引用已去掉。" / "{where} pointed at task “{what}”, which the other side deleted; the reference was taken out.";
    WAIVER_GONE: "任务“{what}”已被另一方删除，对它的体检豁免也去掉了。" / "Task “{what}” was deleted on the other side; what was waived for it is no longer waived.";
    KEPT: "“{what}”已被一方删除，但另一方仍在用（{where}），因此保留。" / "“{what}” was deleted on one side but is still used on the other ({where}), so it stays.";
    PARENT_RING: "两边的调整使单位“{what}”隶属于自己的下级，已保留原来的上级单位。" / "The moves of both sides put unit “{what}” below itself; it stays where it was here.";
    LINK_RING: "两边添加的前置任务首尾相接成环：{what}。请删去其中一条。" / "The links of both sides make a ring: {what}. Delete one of them.";
    SAME_NUMBER: "两边各有一项序号为 {what} 的任务：{where}。请改其中一个序号。" / "Both sides have a task with number {what}: {where}. Change one of the numbers.";
    START_AFTER_DUE: "合并后任务 {where} 的开始日期 {start} 晚于时限 {end}。请改其中一个日期。" / "After merging, task {where} starts on {start}, after its deadline {end}. Change one of the two.";
    WINDOW_REVERSED: "合并后计划期的开始 {start} 晚于结束 {end}。请改其中一个日期。" / "After merging, the window starts on {start}, after its end {end}. Change one of the two.";
}
