//! The phrases of the assess room: lights and their rules, rates and their bases.

crate::phrases! {
    LIGHT: "亮灯" / "Light";
    LIGHT_DONE: "办结" / "Done";
    LIGHT_BLUE: "蓝灯" / "Blue";
    LIGHT_YELLOW: "黄灯" / "Yellow";
    LIGHT_RED: "红灯" / "Red";
    RULE_DONE: "已完成（含已销号）" / "Completed, closed-out ones included";
    RULE_BLUE: "达到序时进度，或尚未启动" / "On schedule or not started";
    RULE_YELLOW: "未达序时进度，逾期措施均不超过 {days} 天" / "Behind, with no measure more than {days} {days|day|days} late";
    RULE_RED: "超期未完成，或未达序时进度且有措施逾期超过 {days} 天" / "Overdue, or behind with a measure more than {days} {days|day|days} late";
    BY_HAND: "{light}（人工）" / "{light} (by hand)";
    WHY_BY_HAND: "{date} 人工设置：{reason}\n按规则应为{computed}：{rule}" / "Set by hand on {date}: {reason}\nBy the rule it would be {computed}: {rule}";
    LIGHT_BY_HAND: "人工亮灯" / "Set by hand";

    WAITS_SELF_CHECK: "待自查" / "to self-check";
    WAITS_VERIFICATION: "待核查" / "to verify";
    WAITS_PUBLIC_NOTICE: "待公示" / "to publish";
    IN_NOTICE: "公示中" / "in notice";
    WAITS_FILING: "待归档" / "to file";
    WAITS_RECORD_FILING: "待备案" / "to record";

    RATE_COMPLETION: "总完成率" / "Completion rate";
    RATE_DUE_COMPLETION: "到期任务完成率" / "Completion of tasks due";
    RATE_ON_TIME: "按期完成率" / "On-time rate";
    RATE_THIS_YEAR: "本年度任务完成率" / "Completion this year";
    RATE_CLOSE_OUT: "销号率" / "Close-out rate";
    BASE_COMPLETION: "已完成 ÷ 全部任务" / "completed ÷ all tasks";
    BASE_DUE_COMPLETION: "到期且已完成 ÷ 已到期" / "due and completed ÷ due so far";
    BASE_ON_TIME: "时限内完成 ÷ 已到期" / "completed in time ÷ due so far";
    BASE_THIS_YEAR: "已完成 ÷ 本年度到期" / "completed ÷ due this year";
    BASE_CLOSE_OUT: "已销号 ÷ 已完成" / "closed out ÷ completed";
}
