//! Words that several pages share: yes and no, statuses, fields, the five steps.

crate::phrases! {
    /// Name of the program.
    PROGRAM: "整改规划" / "Zhenggai";
    OK: "确定" / "OK";
    CANCEL: "取消" / "Cancel";
    CLOSE: "关闭" / "Close";
    SAMPLE: "示例" / "Sample";
    ALL_TASKS: "全部" / "All";

    NOT_REPORTED: "未填" / "not reported";
    NOT_STARTED: "尚未启动" / "Not started";
    ON_SCHEDULE: "达到序时进度" / "On schedule";
    BEHIND: "未达序时进度" / "Behind";
    OVERDUE: "超期未完成" / "Overdue";
    COMPLETED: "已完成" / "Completed";
    CLOSED_OUT: "已销号" / "Closed out";
    NOT_STARTED_SHORT: "未启动" / "Not started";
    ON_SCHEDULE_SHORT: "达到序时" / "On schedule";
    BEHIND_SHORT: "未达序时" / "Behind";
    OVERDUE_SHORT: "超期" / "Overdue";
    COMPLETED_NOT_CLOSED: "完成未销号" / "To close out";

    SELF_CHECK: "自查" / "Self-check";
    VERIFICATION: "核查" / "Verification";
    PUBLIC_NOTICE: "公示" / "Public notice";
    FILING: "归档" / "Filing";
    RECORD_FILING: "备案" / "Record-filing";
    RELAPSE: "反弹" / "Relapse";
    SELF_CHECK_CELL: "自查" / "SC";
    VERIFICATION_CELL: "核查" / "V";
    PUBLIC_NOTICE_CELL: "公示" / "PN";
    FILING_CELL: "归档" / "F";
    RECORD_FILING_CELL: "备案" / "RF";

    NUMBER: "序号" / "No.";
    TASK: "任务" / "Task";
    LEAD_UNIT: "牵头单位" / "Lead unit";
    DUE: "时限" / "Due";
    STATUS: "状态" / "Status";
    AS_OF: "截止日期" / "As of";
    FIND_UNIT: "查找单位（可用拼音首字母）" / "Find a unit";
    CHARS_IN_ALL: "…（共 {n} 字）" / "… ({n} characters)";
    NAMES_IN_ALL: "等 {n} 个" / " and more, {n} in all";
    NO_UNIT_FOUND: "没有符合的单位" / "No unit matches";
}
