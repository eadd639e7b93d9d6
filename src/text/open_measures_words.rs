//! The phrases that ask what becomes of open measures when a task is marked completed.

crate::phrases! {
    ONE: "未完成的措施 {n} 条，记为哪天完成？" / "{n} open measures: done on which day?";
    MANY: "这些任务还有 {n} 条措施未完成，记为哪天完成？" / "These tasks have {n} open measures: done on which day?";
    OWN_DUE: "各自时限" / "Own deadlines";
    SAME_DAY: "都记为这一天" / "All on this day";
    KEEP: "不动措施" / "Leave open";
    OWN_DUE_SAYS: "没有时限、或时限晚于完成日期的措施，记为完成日期。" / "Measures without a deadline, or with a later one, count as done on the day of completion.";
    SAME_DAY_SAYS: "{n} 条措施都记为 {day} 完成；公示材料按这一天写。" / "{n} {n|measure counts|measures count} as done on {day}; the papers say so.";
    KEEP_SAYS: "措施仍为未完成，体检会提示。" / "The measures stay open; the checks will say so.";
    DAY_OF: "措施 {n} 完成日期" / "Measure {n} done on";
    DUE: "时限 {day}" / "due {day}";
    OPEN: "未完成" / "open";
    PERCENT: "进度记为 100%。" / "Progress becomes 100 %.";
}
