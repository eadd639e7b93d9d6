//! The phrases of the overview page.

crate::phrases! {
    TASKS: "整改任务" / "Tasks";
    ITEMS: "项" / "tasks";
    IN_ALL: "项" / "in all";
    N_ITEMS: "{n} 项" / "{n} {n|task|tasks}";
    OPENS: "{what}。单击查看 {n} 项任务" / "{what}. Click for the {n} {n|task|tasks}";
    SPOKEN: "{name} {value}" / "{name} {value}";
    SPOKEN_PART: "{name}的一段 {value}" / "Part {name} {value}";
    SPOKEN_IN: "{place} {name} {value}" / "{place} {name} {value}";
    YEARS_SUM: "{sum}，按时限年度" / "{sum}, by due year";
    NO_DATE: "无时限" / "No date";
    NO_UNIT: "未填单位" / "No unit";
    OTHER_YEARS: "其他年度" / "Other";
    NEW_NOW: "本月新增 {n}" / "This month {n}";
    NEW_BEFORE: "上月新增 {n}" / "last {n}";
    APART: "，" / ", ";
    OF_DONE: "占已完成 {rate}" / "{rate} of completed";
    WITH_ONGOING: "含长期坚持 {n}" / "{n} of them ongoing";
    MOST_LAG: "最多落后 {n} 个百分点" / "At most {n} {n|point|points} behind";
    LAG_UNREPORTED: "均未填进度" / "None has reported";
    MOST_LATE: "最长 {n} 天" / "Longest {n} {n|day|days}";
    NEXT_DUE: "最近时限 {day}" / "Next due {day}";
    NONE: "无" / "None";

    DEF_ALL: "规划中的全部整改任务" / "All rectification tasks of the plan";
    DEF_DONE: "截止日期前已完成整改的任务，含已销号" / "Completed by the as-of date, closed-out ones included";
    DEF_CLOSED: "备案已通过、此后未反弹的任务" / "Record-filing has passed and no relapse since";
    CLOSE_OUT_LAG: "；完成到备案用时中位 {median} 天，最长 {max} 天" / "; from completion to record-filing {median} {median|day|days} at the median, at most {max}";
    DEF_NOT_CLOSED: "已完成、尚未备案的任务" / "Completed, record-filing not yet passed";
    DEF_ON_SCHEDULE: "未完成、未到时限，填报进度不低于应达进度" / "Open, not past the deadline, reported percent not below the expected one";
    DEF_BEHIND: "未完成、未到时限，填报进度低于应达进度；反弹后未重定时限的也在内" / "Open, not past the deadline, reported percent below the expected one; relapsed tasks without a new deadline too";
    DEF_OVERDUE: "现行时限早于截止日期，仍未完成" / "Not completed and the deadline in force is before the as-of date";
    DEF_NOT_STARTED: "没有填报过进展，也没有完成措施" / "Nothing reported and no measure done";
    DEF_MOST_LAG: "落后最多的任务" / "The tasks furthest behind";
    DEF_MOST_LATE: "超期最久的任务" / "The tasks overdue the longest";
    DEF_NEXT: "尚未启动、时限最近的任务" / "The tasks not started that are due next";
    DEF_NEW: "{month}完成整改的任务" / "Completed in {month}";
    DEF_ONGOING: "达到序时进度的长期坚持任务" / "On schedule and to be kept up without end";
    DEF_YEAR: "现行时限在{year}的任务" / "Deadline in force in {year}";
    DEF_YEAR_STATUS: "时限在{year}、{status}的任务" / "Due in {year}: {status}";
    DEF_UNIT: "{unit}牵头的任务" / "Tasks led by {unit}";
    DEF_UNIT_STATUS: "{unit}牵头、{status}的任务" / "Led by {unit}: {status}";
    DEF_WITHOUT_DATE: "没有时限的任务" / "Tasks without a deadline";
    DEF_PLANNED: "现行时限不晚于截止日期的任务" / "Deadline in force not after the as-of date";

    YEAR: "{year}年" / "{year}";
    BY_YEAR: "按时限年度" / "By due year";
    BY_YEAR_STILL: "各段为任务数" / "Tasks by status";
    BY_YEAR_NOTE: "各段为任务数，点击查看清单" / "Tasks; click a part to list them";
    YEAR_DONE: "已完成 {done}（其中已销号 {closed}），{rate}" / "{done} completed ({closed} closed out), {rate}";

    CURVE: "完成曲线" / "Completion";
    CURVE_NOTE: "累计项数" / "Tasks, cumulative";
    CURVE_LATER: "另有 {n} 项时限晚于 {day}" / "{n} due after {day}";
    CURVE_SPOKEN: "完成曲线：按时限应完成 {planned}，实际完成 {done}，已销号 {closed}" / "Completion curve: due {planned}, completed {done}, closed out {closed}";
    PLANNED: "按时限应完成" / "Due by deadline";
    ACTUAL: "实际完成" / "Completed";
    CLOSED: "已销号" / "Closed out";
    PLANNED_N: "应完成 {n}" / "Due {n}";
    ACTUAL_N: "完成 {n}" / "Completed {n}";
    CLOSED_N: "销号 {n}" / "Closed out {n}";
    CURVE_DAY: "{day}：应完成 {planned}，完成 {done}，销号 {closed}" / "{day}: due {planned}, completed {done}, closed out {closed}";
    CURVE_DAY_LATER: "{day}：应完成 {planned}" / "{day}: due {planned}";

    RATES: "完成率与口径" / "Rates";
    RATES_NOTE: "口径随数字一起导出" / "each with its definition";
    TIP_COMPLETION: "总完成率：已完成的任务（含已销号）占全部任务的比例" / "Completion rate: completed tasks, closed-out ones included, of all tasks";
    TIP_DUE: "到期任务完成率：现行时限不晚于截止日期的任务中，已完成的比例，不论是否按期" / "Completion of due tasks: of the tasks whose deadline in force is not after the as-of date, those completed, in time or not";
    TIP_ON_TIME: "按期完成率：现行时限不晚于截止日期的任务中，在时限当日或之前完成的比例" / "On-time rate: of the tasks whose deadline in force is not after the as-of date, those completed on or before it";
    TIP_YEAR: "本年度任务完成率：时限在截止日期当年的任务中，已完成的比例" / "This year's rate: of the tasks due in the year of the as-of date, those completed";
    TIP_CLOSE_OUT: "销号率：已完成的任务中，备案已通过的比例" / "Close-out rate: of the completed tasks, those whose record-filing has passed";
    NO_DATE_NOTE: "无时限任务 {n} 项不计入到期类比率。" / "{n} {n|task without a date is|tasks without a date are} not in the due rates.";
    ALL_DATED_NOTE: "分母随截止日期变化；为 0 时不列比率。" / "Bases move with the as-of date; no rate where 0.";
    COUNTED: "{part}，计入" / "{part}: counted";
    BASE_OF: "{part}，分母" / "{part}: base";

    BY_UNIT: "按牵头单位" / "By lead unit";
    BY_UNIT_NOTE: "先列超期、未达序时；{n} 家" / "worst first; {n} {n|unit|units}";
    COPY_TABLE: "复制表格" / "Copy table";
    COPIED_TABLE: "已复制 {n} 家单位的表格" / "Table of {n} {n|unit|units} copied";
    UNIT: "牵头单位" / "Lead unit";
    MIX: "状态构成" / "Status";
    MIX_EACH: "状态构成（每格 1 项）" / "Status (a cell a task)";
    COL_TASKS: "任务" / "Tasks";
    COL_DONE: "完成" / "Done";
    COL_CLOSED: "销号" / "Closed";
    COL_OVERDUE: "超期" / "Overdue";
    COL_BEHIND: "未达序时" / "Behind";
    COL_RATE: "完成率" / "Rate";
    TOTAL: "合计" / "Total";
    OTHER_UNITS: "其余 {n} 家单位" / "{n} other units";

    SOON: "{n} 日内到期" / "Due within {n} {n|day|days}";
    WITHIN: "{n} 日 {count}" / "{n} d: {count}";
    SOON_NONE: "{n} 日内没有到期的任务" / "Nothing due within {n} {n|day|days}";
    DEF_SOON: "未完成、现行时限在截止日期起 {n} 日内的任务" / "Not completed, deadline in force within {n} {n|day|days} of the as-of date";
    DAYS: "{n} 天" / "{n} d";
    TODAY: "今天" / "today";
    MORE_TASKS: "还有 {n} 项" / "{n} more";

    BY_WAIT: "，按已等待天数；" / ", by days waited; ";
    WAITING_LONG: "超过 {days} 天 {n} 项" / "over {days} {days|day|days}: {n}";
    WAITING_NONE: "没有完成未销号的任务" / "Nothing waits for close-out";
    DEF_WAITING_LONG: "完成后超过 {days} 天仍未销号的任务" / "Completed more than {days} {days|day|days} ago and not closed out";

    COMPLAINTS: "信访举报" / "Complaints";
    COMPLAINTS_NOTE: "受理 {n} 件" / "{n} received";
    COMPLAINTS_NOTE_SAMPLE: "受理 {n} 件（示例）" / "{n} received (sample)";
    COMPLAINTS_NONE: "没有信访举报" / "No complaints";
    SETTLED: "已办结" / "Settled";
    IN_STAGES: "阶段性办结" / "In stages";
    OPEN: "未办结" / "Open";
    RATE_SETTLED: "办结率" / "Settled";
    RATE_STAGED: "含阶段性办结率" / "With in stages";
    HOW_SETTLED: "已办结 ÷ 受理" / "Settled ÷ received";
    HOW_STAGED: "（已办结 + 阶段性）÷ 受理" / "(Settled + in stages) ÷ received";
    TIP_SETTLED: "办结率：已办结件占截止日期前受理件的比例，阶段性办结不计" / "Settlement rate: settled complaints of those received by the as-of date, without those settled in stages";
    TIP_STAGED: "含阶段性办结率：已办结和阶段性办结合计占受理件的比例；与办结率并列，不可互换" / "Rate including those settled in stages; it stands beside the settlement rate and does not replace it";
    OPENS_COMPLAINTS: "{what}。单击打开督办与信访" / "{what}. Click for supervision and complaints";

    DEF_BY_HAND: "写明理由、人工设定的亮灯" / "Lights set by hand with a reason";
    DEF_DIFFERENCE: "造成差额的任务" / "Tasks that make the difference";
    DECLARED_LATER: "公布数的日期为 {day}，晚于截止日期，不核对。" / "Published for {day}, after the as-of date: not compared.";
    LIGHTS_NOTE: "迟 {days} 天以内黄灯" / "yellow up to {days} {days|day|days} late";

    SUMS_AGREE: "分年度、分清单、分牵头单位之和均为 {n}。" / "Years, lists and units each sum to {n}.";
    SUMS_DIFFER: "分年度 {years}、分清单 {lists}、分牵头单位 {units}，与总数 {n} 不符。" / "Years {years}, lists {lists}, units {units}: not the total {n}.";
    DECLARED_AGREE: "与公布数（{day}）一致：{what}。" / "As published ({day}): {what}.";
    DECLARED_DIFFER: "与公布数（{day}）不符：{what}。" / "Not as published ({day}): {what}.";
    DECLARED_NONE: "规划未载明公布数。" / "The plan states no published totals.";
    DECLARED_TASKS: "任务 {n}" / "tasks {n}";
    DECLARED_DONE: "已完成 {n}" / "completed {n}";
    DECLARED_YEARS: "分年度 {sum}" / "years {sum}";
    DIFF_TASKS: "任务公布 {said}，现有 {found}" / "tasks {said} published, {found} found";
    DIFF_DONE: "已完成公布 {said}，现有 {found}" / "completed {said} published, {found} found";
    DIFF_YEAR: "{year}年公布 {said}，现有 {found}" / "{year}: {said} published, {found} found";

    CHECKS: "体检" / "Checks";
    OPENS_CHECKS: "{what}。单击打开体检" / "{what}. Click for the checks";
    NUMBERS_APART: "、" / ", ";
    CHECKS_ALL: "全部检查" / "All checks";
    CHECKS_MORE: "另有 {n} 条规则" / "{n} more {n|rule|rules}";
    CHECKS_NONE: "没有需要处理的问题" / "Nothing to deal with";

    EMPTY_TITLE: "还没有整改任务" / "No rectification tasks yet";
    EMPTY_LINE: "新建任务，或从 Excel、WPS 粘贴台账；总览随后自动生成。" / "Add a task, or paste a ledger from Excel or WPS; the overview follows by itself.";
    NEW_TASK: "新建任务" / "New task";

    PICTURE_TITLE: "{title} · 总览" / "{title} · Overview";
}
