//! The phrases of the edit room: field names, labels of steps, refusals.

crate::phrases! {
    ID: "标识" / "identity";
    RANK: "次序" / "order";
    NUMBER: "序号" / "number";
    LIST_NUMBER: "清单内序号" / "list number";
    TITLE: "任务名称" / "title";
    PROBLEM: "问题原文" / "problem";
    CATEGORY: "问题类型" / "category";
    REGION: "点位" / "place";
    SOURCE: "问题来源" / "source";
    LIST: "任务清单" / "task list";
    SPECIAL_PLANS: "专项方案" / "special plans";
    LEAD_UNIT: "牵头单位" / "lead unit";
    RESPONSIBLE_UNITS: "责任单位" / "responsible units";
    SUPPORTING_UNITS: "配合单位" / "supporting units";
    SUPERVISING_UNIT: "督导单位" / "supervising unit";
    ACCEPTING_UNIT: "验收单位" / "accepting unit";
    LEADER: "责任领导" / "responsible leader";
    PERSON: "责任人" / "person in charge";
    PHONE: "联系电话" / "telephone";
    GOAL: "整改目标" / "goal";
    START: "起始日期" / "start";
    DUE: "整改时限" / "deadline";
    IMMEDIATE: "立行立改" / "immediate flag";
    CONTINUING: "长期坚持" / "ongoing flag";
    MEASURES: "整改措施" / "measures";
    NOTES: "进展" / "progress notes";
    COMPLETION: "完成记录" / "completion log";
    CLOSE_OUT: "销号记录" / "close-out";
    DUE_CHANGES: "时限变更" / "deadline changes";
    LIGHT: "亮灯" / "light";
    LINKS: "前置任务" / "links";
    SUPERVISION_LEVEL: "督办层级" / "supervision level";
    EVIDENCE: "佐证材料" / "evidence";
    FUNDING: "资金" / "funding";
    ACCOUNTABILITY: "责任追究" / "accountability";
    REMARKS: "备注" / "remarks";
    REAL_FACTS: "真实内容说明" / "real facts";
    SOURCE_ADDRESS: "来源网址" / "source address";
    SAMPLE_FLAG: "示例标记" / "sample mark";
    EXTRA: "其他列" / "other columns";
    ROUND: "督察轮次" / "inspection round";
    BATCH: "批次" / "batch";
    PROBLEM_KIND: "问题分类" / "kind of problem";
    PARENT_ITEM: "上级事项" / "item of the city";
    PROJECT: "合并调度项目" / "joint project";
    ROOT_CAUSE: "问题成因" / "root cause";
    SUSPENSIONS: "中止" / "suspensions";
    POSTPONEMENTS: "延期申请" / "postponements asked";
    RE_CHECKS: "回头看" / "re-checks";

    /// How one task is named in labels and refusals.
    ONE_TASK: "“{name}”" / "“{name}”";
    MANY_TASKS: "{n} 项任务" / "{n} {n|task|tasks}";
    UNNAMED: "未命名" / "unnamed";
    SET_FIELD: "修改{tasks}的{field}" / "Change {field} of {tasks}";
    ALL_EDITS: "{n} 处修改" / "{n} {n|change|changes}";
    ADD_TASKS: "添加{tasks}" / "Add {tasks}";
    DUPLICATE_TASKS: "复制{tasks}" / "Duplicate {tasks}";
    DELETE_TASKS: "删除{tasks}" / "Delete {tasks}";
    REORDER_TASKS: "调整{tasks}的次序" / "Reorder {tasks}";
    MOVE_BARS: "移动{tasks}的时限" / "Move {tasks}";
    MOVE_START: "移动{tasks}的起始日期" / "Move the start of {tasks}";
    MOVE_DUE: "变更{tasks}的时限" / "Change the deadline of {tasks}";
    SET_PROGRESS: "{tasks}的进度记为 {percent}%" / "Report {percent}% for {tasks}";
    MARK_COMPLETED: "{tasks}标为完成" / "Mark {tasks} completed";
    REOPEN: "撤销{tasks}的完成" / "Reopen {tasks}";
    MARK_MEASURE_DONE: "{tasks}的措施标为完成" / "Mark a measure of {tasks} done";
    MARK_MEASURE_OPEN: "撤销{tasks}的措施完成" / "Reopen a measure of {tasks}";
    ADD_REMARK: "为{tasks}添加备注" / "Add a remark to {tasks}";
    SET_HEAD: "修改方案设置" / "Change plan settings";
    ADD_RECORD: "添加{kind}“{name}”" / "Add {kind} “{name}”";
    CHANGE_RECORD: "修改{kind}“{name}”" / "Change {kind} “{name}”";
    DELETE_RECORD: "删除{kind}“{name}”" / "Delete {kind} “{name}”";
    KIND_LIST: "任务清单" / "task list";
    KIND_SPECIAL_PLAN: "专项方案" / "special plan";
    KIND_UNIT: "单位" / "unit";
    KIND_INDICATOR: "指标" / "indicator";
    KIND_INSPECTION: "督察记录" / "inspection record";
    KIND_COMPLAINT: "信访件" / "complaint";

    START_AFTER_DUE: "任务 {task} 的起始日期 {start} 晚于时限 {due}。请先把时限移后，或选更早的起始日期。"
        / "Task {task} would start on {start}, after its deadline {due}. Move the deadline first or choose an earlier start.";
    MEASURE_START_AFTER_DUE: "任务 {task} 的措施“{measure}”起始日期 {start} 晚于其时限 {due}。请改其中一个日期。"
        / "Measure “{measure}” of task {task} would start on {start}, after its deadline {due}. Change one of the two dates.";
    PERIOD_REVERSED: "{place}：结束日期 {end} 早于开始日期 {start}。请改其中一个日期。"
        / "{place}: the end {end} is before the start {start}. Change one of the two dates.";
    PERCENT_OVER: "进度 {percent}% 超过 100%。请填 0 到 100 之间的整数。"
        / "{percent}% is more than 100%. Give a whole number from 0 to 100.";
    NOT_A_NUMBER: "{place}：这里要填一个数。请重新填写。" / "{place}: a number is needed here. Please enter it again.";
    TOO_MANY_DECIMALS: "小数位数 {decimals} 超过 6。请填 0 到 6。" / "{decimals} decimals are more than 6. Give 0 to 6.";
    OUT_OF_CALENDAR: "任务 {task} 会移到公元 1 年之前或 9999 年之后。请少移一些。"
        / "Task {task} would leave the years 1 to 9999. Move it less far.";
    DUE_MOVED_LATER: "任务 {task} 的时限在 {later} 已有变更，不能再记更早的变更。请把截止日期调到 {later} 或之后再移动。"
        / "The deadline of task {task} was already changed on {later}; an earlier change cannot be recorded. Set the as-of date to {later} or later and move it again.";
    NO_ID: "新记录缺少编号，未作修改。请再试一次。" / "The new record has no id; nothing was changed. Please try again.";
    ID_TAKEN: "编号 {id} 已被另一条记录使用，未作修改。请再试一次。" / "The id {id} belongs to another record; nothing was changed. Please try again.";
    ENTRY_TWICE: "{place} 中有两条编号同为 {id} 的内容。请删去其中一条。" / "{place} has two entries with the id {id}. Delete one of them.";
    MISSING: "{place} 指向的记录 {id} 不存在。请重新选择。" / "{place} points at record {id}, which is not there. Choose again.";
    LINK_TO_ITSELF: "任务 {task} 不能以自己为前置任务。请选另一项任务。" / "Task {task} cannot wait for itself. Choose another task.";
    UNIT_TOO_DEEP: "单位“{unit}”放在这里，上下级将超过 {most} 层。请选另一个上级单位。" / "“{unit}” cannot stand here: there would be more than {most} levels of units. Choose another unit above it.";
    UNIT_BELOW_ITSELF: "单位“{unit}”不能隶属于自己或自己的下级。请选另一个上级单位。"
        / "Unit “{unit}” cannot stand below itself or one of its own units. Choose another unit above it.";
}
