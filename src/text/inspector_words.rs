//! The phrases of the inspector room.

crate::phrases! {
    // Fields.
    TITLE: "任务名称" / "Title";
    UNTITLED: "（未命名）" / "(untitled)";
    RESPONSIBLE: "责任单位" / "Responsible";
    SUPPORTING: "配合单位" / "Supporting";
    SUPERVISING: "督导单位" / "Supervisor";
    ACCEPTING: "验收单位" / "Accepted by";
    LEADER: "责任领导" / "Leader";
    PERSON: "责任人" / "In charge";
    PHONE: "联系电话" / "Telephone";
    START: "起始" / "Start";
    PROGRESS: "进度" / "Progress";
    COMPLETION: "完成" / "Completion";
    SUPERVISION: "督办" / "Oversight";
    PROBLEM: "问题原文" / "Problem";
    GOAL: "整改目标" / "Goal";
    LIST: "任务清单" / "List";
    LIST_NUMBER: "清单序号" / "No. in list";
    SPECIAL_PLANS: "专项方案" / "Special plan";
    CATEGORY: "问题类型" / "Category";
    SOURCE: "问题来源" / "Source";
    REGION: "地点" / "Place";
    FLAGS: "性质" / "Kind";
    LIGHT: "亮灯" / "Light";
    REMARKS: "备注" / "Remarks";
    SOURCE_ADDRESS: "资料来源" / "Facts from";
    REAL_FACTS: "属实部分" / "Real facts";
    MIXED: "〈多个值〉" / "(mixed)";

    // Head.
    CLOSE_INSPECTOR: "关闭检查器" / "Close the inspector";
    NEXT_TASK: "下一项任务" / "Next task";
    PREVIOUS_TASK: "上一项任务" / "Previous task";
    NOT_CLOSED_DAY: "未销号 · 第 {n} 天" / "not closed · day {n}";
    RELAPSED: "反弹" / "relapsed";
    SAMPLE_BUT: "这一项含虚构内容。属实的是：{facts}" / "This task holds made-up data. Real are: {facts}";

    // Section titles.
    BASICS: "基本情况" / "Basics";
    PEOPLE: "其他单位与人员" / "Other units and people";
    FIVE_STEPS: "销号五步" / "Close-out in five steps";
    MEASURES: "整改措施 {n}" / "{n} {n|measure|measures}";
    LATEST: "最新进展" / "Latest";
    LINKS: "关联" / "Links";
    EVIDENCE: "佐证材料" / "Evidence";
    FUNDING: "资金" / "Funding";
    ACCOUNTABILITY: "责任追究" / "Accountability";
    REMARKS_AND_SOURCE: "备注与来源" / "Remarks and source";
    EXTRA: "其他列" / "Other columns";

    // Deadline.
    START_AFTER_DUE: "起始 {day} 晚于时限 {other}，没有改。请先改时限。" / "The start {day} is after the deadline {other} and was not taken. Change the deadline first.";
    DUE_BEFORE_START: "时限 {day} 早于起始 {other}，没有改。请先改起始。" / "The deadline {day} is before the start {other} and was not taken. Change the start first.";
    DAYS_LATE: "超期 {n} 天" / "{n} d late";
    DAYS_LEFT: "还有 {n} 天" / "{n} d left";
    LATER: "比原时限晚 {n} 天" / "{n} {n|day|days} later";
    EARLIER: "比原时限早 {n} 天" / "{n} {n|day|days} earlier";
    NO_END: "没有时限" / "no deadline";
    DUE_CHANGES: "时限变更" / "Due changed";
    APPROVAL: "批准文件" / "Approval";
    ADD_APPROVAL: "补批准文件" / "add approval";
    APPROVAL_LATER: "没有批准文件也能先记下，以后再补。" / "The approval may be added later.";
    DOCUMENT_NUMBER: "文号" / "document no.";
    REASON: "原因" / "Reason";
    RECORD_MOVE: "记入时限变更" / "Record the move";
    IS_SLIP: "是笔误" / "It was a slip";
    IS_OFFICIAL: "是正式变更" / "It is official";
    CORRECTION: "更正" / "Correction";
    CORRECT_SLIP: "只更正笔误" / "Correct a slip";
    MOVED_ON: "变更日期" / "Moved on";
    DUE_FOR_ALL: "{n} 项任务的时限改为 {due}。是正式变更，还是更正笔误？" / "The deadline of {n} {n|task|tasks} becomes {due}. Moved officially, or a slip corrected?";
    DELETE_RECORD: "删除" / "Delete";

    // Progress and completion.
    EXPECTED: "应达 {percent}" / "expected {percent}";
    NOT_A_PERCENT: "进度要写 0 到 100 的整数。" / "Write a whole number from 0 to 100.";
    MARK_COMPLETED: "标记完成…" / "Mark completed…";
    REOPEN: "重新打开…" / "Reopen…";
    REOPENED: "重新打开" / "Reopened";
    LOG: "记录 {n}" / "log {n}";
    COMPLETED_ON: "完成日期" / "Completed on";
    REOPENED_ON: "打开日期" / "Reopened on";
    REDATE_REFUSED: "改成 {day} 会越过“完成”与“重新打开”的先后，没有改。" / "{day} would swap a completion and a reopening; not changed.";
    ENTRY_DAY: "第 {n} 条记录的日期" / "Date of entry {n}";
    SAID_BY: "认定单位" / "Stated by";
    MARK_NOW: "标记完成" / "Mark completed";
    REOPEN_NOW: "重新打开" / "Reopen";
    REASON_NEEDED: "写明原因后才能登记。" / "Give the reason first.";

    // Supervision.
    NOT_SUPERVISED: "未督办" / "None";
    LEVEL_CITY_LEADERS: "市领导带头督" / "city leaders";
    LEVEL_CITY_OFFICES: "市委市政府督查办重点督" / "city inspection offices";
    LEVEL_INSPECTION_BODY: "市生态环保督察机构专职督" / "municipal inspectors";
    LEVEL_DEPARTMENTS: "部门和区县分条分块督" / "departments, districts";

    // Close-out.
    STEP: "步骤" / "Step";
    OUTCOME: "结果" / "Outcome";
    DATE: "日期" / "Date";
    BY: "经办" / "By";
    DOCUMENT: "文号" / "Document";
    EVIDENCE_LINES: "佐证材料" / "Evidence";
    EVIDENCE_HINT: "名称 | 文件，每行一件" / "name | file, one a line";
    NOT_COMPLETED_YET: "任务还没有标记完成；一般先完成，再走销号五步。" / "The task is not marked completed; usually that comes before the five steps.";
    OBJECTIONS: "异议" / "Objections";
    NOTICE_START: "公示开始" / "Notice from";
    NOTICE_END: "公示结束" / "Notice until";
    NOTICE_WORKING_DAYS: "公示 {n} 个工作日，到 {day}。" / "A notice of {n} working days ends on {day}.";
    NOTICE_CALENDAR_DAYS: "公示 {n} 天，到 {day}。" / "A notice of {n} {n|day|days} ends on {day}.";
    NOTICE_WORKING_DAY: "第 {n}/{all} 个工作日" / "day {n}/{all}";
    NOTICE_DAY: "第 {n}/{all} 天" / "day {n}/{all}";
    PASSED: "通过" / "passed";
    SENT_BACK: "退回" / "sent back";
    AFTER_NOTICE: "公示期满后" / "after notice";
    NEXT: "下一步" / "next";
    SPAN: "{from} 至 {to}" / "{from} to {to}";
    AFTER_AS_OF: "在截止日期之后" / "after the as-of date";
    RECORD_STEP: "登记{step}" / "Record {step}";
    RECORD_RESULT: "登记公示结果" / "Record result";
    SEND_BACK: "退回…" / "Send back…";
    SEND_BACK_AT: "{step}退回" / "Sent back at {step}";
    RECORD_RELAPSE: "登记反弹…" / "Record a relapse…";
    RECORD: "登记" / "Record";

    // Measures.
    DONE: "完成" / "Done";
    DONE_OF: "完成 {done}/{all}" / "done {done}/{all}";
    MEASURE_TEXT: "措施内容" / "Measure";
    EMPTY_MEASURE: "（未写内容）" / "(no text)";
    UNIT: "责任单位" / "Unit";
    DONE_ON: "完成日期" / "Done on";
    WEIGHT: "权重" / "Weight";
    WEIGHTS_SCALED: "各条权重合计 {sum}，按比例折算为 100。" / "The weights sum to {sum} and are scaled to 100.";
    WEIGHTS_REST: "没有权重的 {n} 条平分余下的 {rest}，每条占 {each}%。" / "The {n} without weight share the remaining {rest}: {each} % each.";
    WEIGHTS_NO_REST: "各条权重合计已达 {sum}，折算为 100；没有权重的 {n} 条不占份额。" / "The weights sum to {sum}, scaled to 100; the {n} without weight have no share.";
    WEIGHTS_EVEN: "没有权重，{n} 条平分，每条占 {each}%。" / "Without weights the {n} share equally: {each} % each.";
    NOT_A_WEIGHT: "权重要写 0 到 100 的整数。" / "Write a whole number from 0 to 100.";
    MEASURE_DONE: "措施 {n} 完成" / "Measure {n} done";
    MARK_MEASURE: "记为 {day} 完成" / "Mark done on {day}";
    UNMARK_MEASURE: "从 {day} 起撤回完成" / "Take completion back from {day}";
    MEASURE_START_AFTER_DUE: "措施的起始不能晚于时限，没有改。" / "A measure cannot start after its deadline; not changed.";
    DELETE_MEASURE: "删除措施" / "Delete";
    MEASURE_UP: "上移" / "Move up";
    MEASURE_DOWN: "下移" / "Move down";
    NEW_MEASURE: "新措施" / "New measure";
    NEW_MEASURE_HINT: "+ 新措施，回车添加" / "+ new measure, Enter adds";

    // Notes.
    NO_NOTE: "截止日期前还没有进展记录。" / "No note up to the as-of date.";
    ADD_NOTE: "记进展…" / "Add a note…";
    AMEND: "修改" / "Amend";
    ALL_NOTES: "全部 {n} 条" / "all {n}";
    NOTE_DONE: "目前进展" / "Done so far";
    PROBLEMS: "存在问题" / "Problems";
    NEXT_STEP: "下一步" / "Next step";
    REPORTED_BY: "填报人" / "Reported by";
    NOTE_EMPTY: "写下进度或内容后才能登记。" / "Write a percent or a text first.";

    // Links.
    PREDECESSORS: "前置任务" / "Waits for";
    SUCCESSORS: "后续任务" / "Followed by";
    ADD_PREDECESSOR: "+ 前置任务" / "+ predecessor";
    DELETE_LINK: "删除关联" / "Delete the link";
    LINK_KIND: "关联方式" / "Kind of link";
    LAG: "间隔天数" / "Lag in days";
    LAG_HINT: "间隔" / "lag";
    DAYS: "{n} 天" / "{n} d";
    NOT_A_LAG: "间隔要写整数天数，可为负。" / "Write a whole number of days, negative for overlap.";
    FINISH_TO_START: "完成后开始" / "finish to start";
    START_TO_START: "开始后开始" / "start to start";
    FINISH_TO_FINISH: "完成后完成" / "finish to finish";
    START_TO_FINISH: "开始后完成" / "start to finish";
    RELATED: "相关，无先后" / "related";
    LINK_TWICE: "这项任务已经在前置任务里了。" / "That task is a predecessor already.";
    LINK_RING: "“{task}”已经直接或间接等待本任务，会成环，没有添加。" / "“{task}” already waits for this task; that would make a ring. Not added.";
    TITLE_MORE: "全文" / "more";
    TITLE_LESS: "收起" / "less";
    MORE: "另有 {n} 项" / "{n} more";
    INSPECTIONS: "督察督办" / "Inspections";
    COMPLAINTS: "信访举报" / "Complaints";

    // Categories and sources.
    OTHER: "其他" / "Other";
    FEEDBACK_REPORT: "督察反馈报告" / "Inspection feedback";
    SPECIAL_INSPECTION: "专项督察" / "Special inspection";
    EXPOSED_CASE: "警示片、典型案例" / "Exposed case";
    COMPLAINT: "信访举报" / "Complaint";
    LOOK_BACK: "回头看" / "Look-back";
    NO_LIST: "不入清单" / "No list";
    IMMEDIATE: "立行立改" / "At once";
    CONTINUING: "长期坚持" / "Ongoing";

    // Light.
    LIGHT_BLUE: "蓝灯" / "Blue";
    LIGHT_YELLOW: "黄灯" / "Yellow";
    LIGHT_RED: "红灯" / "Red";
    LIGHT_BY_RULE: "按规则…" / "by the rules…";
    LIGHT_CLEAR: "恢复按规则" / "back to the rules";
    LIGHT_SET: "改亮灯" / "Set the light";

    // Evidence, money, accountability.
    PIECES_MISSING: "{n} 件不在原处" / "{n} not at their place";
    NAMES_NO_FILE: "未写文件或文号" / "no file or number";
    PIECES: "{n} 件" / "{n}";
    ADD_EVIDENCE: "+ 佐证材料" / "+ evidence";
    EVIDENCE_TITLE: "名称" / "Shows";
    FILE: "文件" / "File";
    PLANNED: "计划 万元" / "Planned ×10k";
    PAID: "已支付 万元" / "Paid ×10k";
    FUNDING_ASIDE: "{paid} / {planned} 万元" / "{paid} / {planned} ×10k yuan";
    PAID_SHARE: "支付率 {share}（已支付 ÷ 计划）" / "{share} paid (of planned)";
    PEOPLE_N: "{n} 人" / "{n} {n|person|people}";
    ADD_ACCOUNTABILITY: "+ 责任追究" / "+ accountability";
    HEADCOUNT: "人数" / "People";
    WHAT_WAS_DONE: "情况" / "What";
    NOT_A_COUNT: "人数要写整数。" / "Write a whole number.";
    NOT_A_NUMBER: "这里要写数字，例如 350.5；没有就留空。" / "Write a number here, such as 350.5, or leave it empty.";
    NEGATIVE_NUMBER: "金额不能是负数。" / "The amount cannot be negative.";

    // Extra columns.
    NEW_COLUMN: "新列名称" / "New column";
    NEW_COLUMN_HINT: "+ 新列，回车添加" / "+ column, Enter adds";
    DELETE_COLUMN: "删除这一列的内容" / "Delete this column's value";

    // None and several.
    NONE_SELECTED: "没有选中任务" / "No task selected";
    NONE_HINT: "选中一项任务，在这里看它的全部内容并修改。" / "Select a task to see and change all of it here.";
    HINT_CLICK: "单击一行|看详情" / "Click a row|its details";
    HINT_SEVERAL: "Ctrl / Shift|选多项，一起改" / "Ctrl / Shift|several at once";
    HINT_NEW: "Insert|新任务" / "Insert|a new task";
    HINT_FIND: "Ctrl+F|查找任务或单位" / "Ctrl+F|find a task or unit";
    TOTAL: "共 {n} 项任务 · 截止 {day}" / "{n} {n|task|tasks} · as of {day}";
    FIRST_TASK: "新建第一项任务" / "Write the first task";
    LEFT_OUT: "另有 {n} 项选中但被筛选掉，不在其内。" / "{n} more are selected but filtered away; they are left alone.";
    ALSO_HIDDEN: "其中 {n} 项折叠着没有显示，下面的修改也会改到它们。" / "{n} of them are folded away; what is set below is set for them, too.";
    N_TASKS: "{n} 项任务" / "{n} {n|task|tasks}";
    MARK_N: "{n} 项标记完成" / "Mark {n} completed";
    ALL_COMPLETED: "选中的任务都已完成。" / "All selected tasks are completed.";
    ADD_REMARK: "添加备注" / "Add remark";
    REMARK_N: "添加到 {n} 项" / "Add to {n} {n|task|tasks}";
    REMARK_EMPTY: "先写备注内容。" / "Write the remark first.";
    DISPATCH: "轮次、调度与回头看" / "Round, dispatch, re-checks";
    PROBLEM_KEY: "重点问题" / "Key problem";
    PROBLEM_COMMON: "共性问题" / "Common problem";
    PROBLEM_BY_ANALOGY: "举一反三" / "By analogy";
    PROBLEM_LETTER: "信访问题" / "Letter";
    PROBLEM_SPECIAL: "专项督察" / "Special inspection";
    PROBLEM_FILM: "警示片" / "Warning film";
    SUSPENDED: "已中止" / "suspended";
    POSTPONEMENT_ASKED: "延期待批" / "postponement asked";
    ROUND: "督察轮次" / "Round";
    BATCH: "批次" / "Batch";
    PROBLEM_KIND: "问题分类" / "Problem kind";
    PROJECT: "合并项目" / "Project";
    ROOT_CAUSE: "问题成因" / "Root cause";
    PARENT_NUMBER: "上级序号" / "City item no.";
    PARENT_TITLE: "上级事项" / "City item";
    PARENT_NOTE: "本区份额销号，不等于上级事项销号。" / "Closing this share does not close the city's item.";
    PROJECT_NOTE: "同一项目的任务合并调度：写一次进展，各项都算。" / "Tasks of one project are dispatched as one: a note written once counts for all.";
    ADD_SUSPENSION: "+ 中止" / "+ suspension";
    SUSPENDED_FROM: "{from} 至 {until} 中止" / "suspended {from} to {until}";
    SUSPENDED_SINCE: "{from} 起中止" / "suspended since {from}";
    FROM_DAY: "起" / "From";
    UNTIL_DAY: "恢复日期" / "Work resumes";
    ADD_POSTPONEMENT: "+ 延期申请" / "+ postponement asked";
    WORDING_WITH_DAY: "{wording}（{day}）" / "{wording} ({day})";
    POSTPONEMENT_LINE: "{day} 申请延至 {wanted}（{answer}）" / "{day} asked until {wanted} ({answer})";
    ASKED_ON: "申请日期" / "Asked on";
    WANTED: "申请延至" / "Asked until";
    ANSWER: "批复" / "Answer";
    ANSWERED_ON: "批复日期" / "Answered on";
    ANSWER_WAITING: "待批" / "waiting";
    ANSWER_GRANTED: "同意" / "granted";
    ANSWER_REFUSED: "不同意" / "refused";
    ADD_RE_CHECK: "+ 回头看" / "+ re-check";
    RE_CHECK_LINE: "{day} 回头看（{result}）" / "{day} re-check ({result})";
    PLANNED_FOR: "计划日期" / "Planned for";
    CRITERION: "判定标准" / "Criterion";
    MADE_ON: "实际日期" / "Made on";
    RESULT: "结果" / "Result";
    SEEN: "情况" / "Seen";
    RE_CHECK_OPEN: "未开展" / "not made yet";
    RE_CHECK_HOLDS: "未反弹" / "holds";
    RE_CHECK_CAME_BACK: "反弹" / "came back";
    ACCEPTANCE: "验收" / "Acceptance";
    ACCEPTANCE_ONE: "不分" / "One only";
    ACCEPTANCE_OWN: "自主验收" / "Own";
    ACCEPTANCE_CITY: "市级验收" / "City";
    ACCEPTANCE_NOTE: "自主验收后还须市级验收，核查一步才算通过。" / "After the own acceptance the city's is still needed to pass verification.";
}
