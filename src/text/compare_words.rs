//! The phrases of what changed between two dates or two plans.

crate::phrases! {
    // Kinds of change.
    COMPLETED: "新完成" / "Newly completed";
    CLOSED_OUT: "新销号" / "Newly closed out";
    OVERDUE: "新超期" / "Newly overdue";
    SENT_BACK: "被退回" / "Sent back";
    RELAPSED: "反弹" / "Relapsed";
    REOPENED: "撤回完成" / "Completion taken back";
    DUE_MOVED: "时限变更" / "Deadline moved";
    PERCENT_GAINED: "进度提高" / "Percent gained";
    PERCENT_LOST: "进度回落" / "Percent lost";
    MEASURES_DONE: "措施完成" / "Measures done";
    ADDED: "新增任务" / "Tasks added";
    REMOVED: "删除任务" / "Tasks removed";
    EDITED: "内容改动" / "Contents changed";

    // What stands behind a task.
    OVERDUE_BY: "时限 {due}，超 {days} 天" / "due {due}, {days} d late";
    SENT_BACK_AT: "{on} {step}退回：{reason}" / "{on} at {step}: {reason}";
    RELAPSED_ON: "{on}：{reason}" / "{on}: {reason}";
    MOVED: "{from} → {to}" / "{from} → {to}";
    GAINED: "{from} → {to}（+{points}）" / "{from} → {to} (+{points})";
    LOST: "{from} → {to}（−{points}）" / "{from} → {to} (−{points})";
    DONE: "{n} 条：{texts}" / "{n}: {texts}";
    NO_REASON: "未写原因" / "no reason given";
    NO_DATE: "无时限" / "no date";
    UNTITLED: "（未命名）" / "(untitled)";
    UNTITLED_MEASURE: "（未写内容）" / "(no text)";

    // The list as text.
    TITLE: "{title} 变化：{old} → {new}" / "{title}, changes: {old} → {new}";
    TITLE_FILES: "{title} 变化：{old_file}（{old}）→ {new_file}（{new}）" / "{title}, changes: {old_file} ({old}) → {new_file} ({new})";
    GROUP: "{kind} {n} 项" / "{kind}: {n}";
    NOTHING: "没有变化。" / "Nothing changed.";

    // The panel.
    COMPARE: "比较" / "Compare";
    NEWER: "这里的内容 → {file} 里现在的内容" / "What is here → {file} as it is now";
    SAME_PLAN: "本规划，当时" / "This plan, as of";
    OTHER_FILE: "另一个文件…" / "Another file…";
    OTHER_FILE_TITLE: "选择要对比的规划" / "Choose a plan to compare with";
    OTHER_FILE_VERB: "对比" / "Compare";
    BACK_TO_DATES: "改比日期" / "Compare dates";
    AGAINST: "对比日期" / "Compared with";
    MONTH_AGO: "一个月前" / "A month ago";
    YEAR_BEGIN: "年初" / "Begin of the year";
    COPY: "复制文字" / "Copy as text";
    COPIED: "已复制 {n} 条变化。" / "Copied {n} {n|change|changes}.";
    CLOSE: "关闭比较" / "Close the comparison";
    ALL_KINDS: "全部 {n}" / "All {n}";
    WORKING: "正在比较…" / "Comparing…";
    NOT_READ: "读不了对比的规划：{reason}" / "The other plan could not be read: {reason}";
    NO_CHANGE_HINT: "这两天之间没有变化。换一个对比日期试试。" / "Nothing changed between the two. Try another date.";
    SAME_AS_FILE: "两边的内容相同。" / "Both sides hold the same.";
    FILE_AWAY: "这个文件现在读不到；下面是 {time} 时的比较。" / "The file cannot be read now; what follows was compared at {time}.";
    COMPARE_AGAIN: "再比一次" / "Compare again";
    SHOW: "{number} {title}：{what}" / "{number} {title}: {what}";
    TASK_GONE: "这项任务在当前规划中已没有。" / "That task is no longer in this plan.";
    SHOW_TASKS: "看这 {n} 项任务" / "Show these {n} {n|task|tasks}";

    // The month slider.
    SLIDER: "按月回放" / "Replay by month";
    SLIDER_HINT: "拖动按月回放规划；← → 移动一个月" / "Drag to replay the plan month by month; ← → a month";
    SLIDER_VALUE: "截止 {day}" / "as of {day}";

    // The command line.
    CLI_FIELDS: "改动：{fields}" / "changed: {fields}";
    RECORDS: "其他记录变动" / "Other records changed";
    RECORD_ADDED: "{record}：新增" / "{record}: added";
    RECORD_REMOVED: "{record}：删除" / "{record}: removed";
    RECORD_EDITED: "{record}：{fields}" / "{record}: {fields}";
    R_HEAD: "规划设置" / "plan settings";
    R_TASK: "任务" / "task";
    R_LIST: "任务清单" / "task list";
    R_SPECIAL_PLAN: "专项方案" / "special plan";
    R_UNIT: "单位" / "unit";
    R_INDICATOR: "指标" / "indicator";
    R_INSPECTION: "督察督办记录" / "inspection";
    R_COMPLAINT: "信访件" / "complaint";
    F_NAME: "名称" / "name";
    F_REGION: "地区" / "region";
    F_TASKS: "涉及任务" / "tasks";
    F_MEASURED_IN: "计量单位" / "measured in";
    F_UNIT: "责任单位" / "unit";
    F_INDICATOR_KIND: "指标种类" / "kind of figure";
    F_KIND: "类型" / "kind";
    F_ROUNDS: "各轮次" / "rounds";
    F_OVERALL_PLAN: "总体方案" / "overall plan";
    F_WINDOW: "规划期" / "window";
    F_AS_OF: "固定的截止日期" / "pinned as-of date";
    F_SAMPLE_NOTE: "示例说明" / "sample note";
    F_DECLARED: "公布的总数" / "declared totals";
    F_SETTINGS: "计算规则" / "rules";
    F_CALENDAR: "工作日历" / "calendar";
    F_WAIVERS: "体检豁免" / "waivers";
    F_DISCLOSURE: "公开稿" / "public text";
    F_VIEWS: "保存的视图" / "saved views";
    F_NOTES: "说明" / "notes";
    F_ORIGIN: "来源规划" / "plan it is a part of";
    F_GIVEN_OUT: "下发的分解" / "parts given out";
    F_SHORT: "简称" / "short name";
    F_PARENT: "上级单位" / "unit above";
    F_OUTSIDE: "是否在组织树内" / "inside the tree";
    F_DECIMALS: "小数位" / "decimals";
    F_BETTER: "好的方向" / "better";
    F_POINTS: "数据" / "values";
    F_TARGETS: "目标" / "targets";
    F_DATE: "日期" / "date";
    F_LEVEL: "层级" / "level";
    F_FINDINGS: "发现问题" / "findings";
    F_CHANNEL: "来电来信" / "call or letter";
    F_RECEIVED: "受理日期" / "received";
    F_PRIORITY: "重点件" / "priority";
    F_ALSO: "其他涉及类型" / "other kinds";
    F_TRADE: "行业" / "trade";
    F_PLACE: "地点" / "place";
    F_TEXT: "反映问题" / "text";
    F_SUBSTANTIATED: "是否属实" / "substantiated";
    F_STATUS: "办结状态" / "status";
    F_STATUS_DATE: "办结日期" / "status date";
    F_VISITS: "回访" / "follow-up visits";
}
