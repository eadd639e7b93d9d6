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
    GAINED: "{from}% → {to}%（+{points}）" / "{from}% → {to}% (+{points})";
    LOST: "{from}% → {to}%（−{points}）" / "{from}% → {to}% (−{points})";
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
    SAME_PLAN: "本规划，当时" / "This plan, as of";
    OTHER_FILE: "另一个文件…" / "Another file…";
    OTHER_FILE_TITLE: "选择要对比的规划" / "Choose a plan to compare with";
    OTHER_FILE_VERB: "对比" / "Compare";
    BACK_TO_DATES: "改比日期" / "Compare dates";
    AGAINST: "对比日期" / "Compared with";
    MONTH_AGO: "一个月前" / "A month ago";
    YEAR_BEGIN: "年初" / "Begin of the year";
    COPY: "复制文字" / "Copy as text";
    COPIED: "已复制 {n} 条变化。" / "Copied {n} changes.";
    CLOSE: "关闭比较" / "Close the comparison";
    ALL_KINDS: "全部 {n}" / "All {n}";
    WORKING: "正在比较…" / "Comparing…";
    NOT_READ: "读不了对比的规划：{reason}" / "The other plan could not be read: {reason}";
    NO_CHANGE_HINT: "这两天之间没有变化。换一个对比日期试试。" / "Nothing changed between the two. Try another date.";
    SHOW: "{number} {title}：{what}" / "{number} {title}: {what}";
    TASK_GONE: "这项任务在当前规划中已没有。" / "That task is no longer in this plan.";
    SHOW_TASKS: "看这 {n} 项任务" / "Show these {n} tasks";

    // The month slider.
    SLIDER: "按月回放" / "Replay by month";
    SLIDER_HINT: "拖动按月回放规划；← → 移动一个月" / "Drag to replay the plan month by month; ← → a month";
    SLIDER_VALUE: "截止 {day}" / "as of {day}";

    // The command line.
    CLI_FIELDS: "改动：{fields}" / "changed: {fields}";
}
