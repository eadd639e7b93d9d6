//! The phrases of the check rules: name, what each looks for, why, what to do, and what it says when it finds something.

crate::phrases! {
    ERROR: "错误" / "Error";
    WARNING: "提醒" / "Warning";
    HINT: "提示" / "Hint";

    A_LIST: "清单" / "list";
    A_SPECIAL_PLAN: "专项方案" / "special plan";
    A_TASK: "前置任务" / "predecessor";
    NO_DATE: "无时限" / "no date";
    WORKING_DAYS: "个工作日" / "working days";
    CALENDAR_DAYS: "天" / "calendar days";

    MEASURE_LATE: "措施时限晚于任务时限" / "Measure due after its task";
    MEASURE_LATE_SAYS: "措施的时限不得晚于所属任务的时限。" / "No measure may be due later than the task it belongs to.";
    MEASURE_LATE_WHY: "措施排到任务到期之后，任务就不可能按期完成；多半是改了任务时限而没有改措施。" / "With a measure planned past the deadline the task cannot be on time; usually one of the two was moved and the other was not.";
    MEASURE_LATE_TODO: "核对任务时限和措施时限\n把措施时限提前，或按程序变更任务时限" / "Compare both deadlines\nBring the measure forward, or have the task's deadline changed officially";
    MEASURE_LATE_FOUND: "措施“{measure}”时限 {day}，晚于任务时限 {due}。" / "The measure \"{measure}\" is due {day}, after the task ({due}).";

    OPEN_MEASURES: "报告完成却有措施未完成" / "Completed, measures open";
    OPEN_MEASURES_SAYS: "任务报告完成时，各项措施都应已完成。" / "When a task is reported completed, all its measures must be.";
    OPEN_MEASURES_WHY: "措施没有做完就报完成，是虚假整改最直接的表现；公开的完成数也会因此不实。" / "Reporting completion with work left is the plainest form of false rectification, and makes the published figure untrue.";
    OPEN_MEASURES_TODO: "措施已做完的，补记完成日期\n没有做完的，撤回任务的完成" / "Enter the date of measures that are done\nOtherwise take the completion back";
    OPEN_MEASURES_FOUND: "已报告完成，还有 {n} 条措施未完成：“{measure}”。" / "Reported completed with {n} open measures, such as \"{measure}\".";

    CLOSE_OUT_ORDER: "销号次序颠倒" / "Close-out out of order";
    CLOSE_OUT_ORDER_SAYS: "销号应依次为自查、核查、公示（期满后）、归档、备案，不得倒序或缺步。" / "Close-out goes self-check, verification, public notice (to its end), filing, record-filing, with none left out.";
    CLOSE_OUT_ORDER_WHY: "后一步早于前一步，说明资料是倒补的，或者某一步没有真正做。" / "A later step dated before an earlier one means the papers were made up afterwards, or a step was not really done.";
    CLOSE_OUT_ORDER_TODO: "核对各步的文件和日期\n确有特殊情况的，在该步写明不按次序的理由" / "Check the papers and dates of each step\nWhere there was cause, write the reason for another order at that step";
    CLOSE_OUT_ORDER_FOUND: "{step} {day} 早于或同于{before} {until}。" / "{step} on {day} is not after {before} ({until}).";
    CLOSE_OUT_SKIPPED: "{step}已于 {day} 通过，但没有{missing}的记录。" / "{step} passed on {day}, but there is no record of {missing}.";
    NOTICE_ENDS_EARLY: "公示 {day} 开始，却在 {end} 结束。" / "The public notice begins on {day} and ends on {end}.";

    ONE_DAY: "销号五步同日完成" / "All five steps on one day";
    ONE_DAY_SAYS: "自查、核查、公示、归档、备案不得在同一天完成。" / "The five steps of the close-out cannot all be of one day.";
    ONE_DAY_WHY: "公示本身就要若干个工作日，五步同日说明销号只是填了表。" / "A public notice alone takes days; five steps on one day were filled in, not done.";
    ONE_DAY_TODO: "按文件改正各步的日期\n没有做的步骤退回重做" / "Correct the dates from the papers\nSend steps that were not done back";
    ONE_DAY_FOUND: "五步都记在 {day}。" / "All five steps are dated {day}.";

    RE_CHECK_FAILED: "回头看反弹仍计销号" / "Came back, still closed out";
    RE_CHECK_FAILED_SAYS: "回头看发现问题反弹的任务，不得仍计为已销号。" / "A task whose re-check found the problem back must not count as closed out.";
    RE_CHECK_FAILED_WHY: "回头看的结果和销号的记录互相矛盾，公开的销号数就不实。" / "The re-check and the close-out contradict each other, and the published count of closed-out tasks is untrue.";
    RE_CHECK_FAILED_TODO: "登记反弹，重新整改、重新销号\n结果填错的，改正回头看的结果" / "Record the relapse, rectify and close out anew\nIf the result is wrong, correct the re-check";
    RE_CHECK_FAILED_FOUND: "{closed} 备案销号，{day} 回头看发现反弹，仍计为已销号。" / "Closed out {closed}; the re-check of {day} found the problem back, yet it still counts as closed out.";

    CYCLE: "前后关系成环" / "Links in a ring";
    CYCLE_SAYS: "任务的前后关系不得首尾相接。" / "Tasks must not wait for one another in a ring.";
    CYCLE_WHY: "成环的任务互相等待，谁也开不了工，工期无法推算。" / "In a ring each task waits for another, none can begin, and no schedule can be reckoned.";
    CYCLE_TODO: "在任务的“关联”中删去一条不成立的前置关系" / "Remove the link that does not hold, in the task's links";
    CYCLE_FOUND: "{n} 项任务互相等待：{tasks}。" / "{n} {n|task|tasks} wait for one another: {tasks}.";
    CYCLE_SELF: "任务以自己为前置：{tasks}。" / "A task waits for itself: {tasks}.";

    DANGLING: "指向不存在的记录" / "Points at nothing";
    DANGLING_SAYS: "任务所属的清单、专项方案和前置任务都应存在。" / "The list, special plans and predecessors of a task must exist.";
    DANGLING_WHY: "指向已删除的记录，清单的合计和前后次序都会出错。" / "A reference to a deleted record falsifies totals and order.";
    DANGLING_TODO: "给任务重新选清单、专项方案或前置任务" / "Choose the list, special plan or predecessor again";
    DANGLING_FOUND: "{kind}“{id}”不存在。" / "The {kind} \"{id}\" is not there.";

    TOTALS: "公布数与明细对不上" / "Published totals do not add up";
    TOTALS_SAYS: "规划中登记的公布数应与任务逐项合计一致。" / "Totals declared as published must equal the count of the tasks.";
    TOTALS_WHY: "公布数是对外承诺，与台账不符就是报告不实；常见原因是任务漏录、重录或时限年度录错。" / "Published figures are a promise; where the ledger differs the report is untrue. Usually a task is missing, doubled or has the wrong year.";
    TOTALS_TODO: "打开下列任务逐项核对\n改正任务，或改正登记的公布数" / "Open the tasks and compare them one by one\nCorrect the tasks, or the declared figure";
    TOTALS_TASKS: "任务总数公布 {said} 项，台账 {counted} 项（截至 {day}）。" / "Tasks in all: published {said}, counted {counted} (as of {day}).";
    TOTALS_COMPLETED: "已完成公布 {said} 项，台账 {counted} 项（截至 {day}）。" / "Completed: published {said}, counted {counted} (as of {day}).";
    TOTALS_YEAR: "{year} 年到期任务公布 {said} 项，台账 {counted} 项（截至 {day}）。" / "Due in {year}: published {said}, counted {counted} (as of {day}).";

    SAMPLE: "正式规划中有示例数据" / "Sample data in a real plan";
    SAMPLE_SAYS: "不是示例的规划中不得有标为示例的记录。" / "A plan that is no sample must not hold records marked as sample.";
    SAMPLE_WHY: "示例的时限、分工、进度都是虚构的，混进正式台账会直接进入上报数字。" / "Sample deadlines and progress are made up; in a real ledger they go straight into reported figures.";
    SAMPLE_TODO: "换成真实数据后去掉“示例”标记\n或删除示例记录" / "Replace them by real data and take the mark off\nOr delete the sample records";
    SAMPLE_FOUND: "规划不是示例，却有 {n} 项任务、{records} 条其他记录标为示例。" / "The plan is no sample but holds {n} {n|task|tasks} and {records} other records marked as sample.";

    STALE: "进展长期未填报" / "No progress note for long";
    STALE_SAYS: "已开始、未完成的任务，应在设定的天数内有新的进展记录。" / "A task that has begun and is not completed needs a new note within the days set.";
    STALE_WHY: "每月调度要求逐项更新。长期不填，多是以为“还早”，或人员变动后无人接手，是敷衍整改最早的迹象。" / "Progress is called for monthly. Long silence usually means \"there is time\", or that nobody took over: the first sign of perfunctory work.";
    STALE_TODO: "打开任务，补当天的进展与百分比\n确无进展的，写明原因和下一步" / "Open the task and report where it stands today\nIf nothing moved, say why and what comes next";
    STALE_FOUND: "最近一次进展是 {day}，已 {n} 天没有新的进展。" / "Last report {day}; nothing new for {n} {n|day|days}.";
    STALE_NEVER: "{day} 开始，{n} 天来没有一条进展。" / "Begun {day}; not one report in {n} {n|day|days}.";

    NOTICE_OVER: "公示期满未归档" / "Notice over, not filed";
    NOTICE_OVER_SAYS: "公示期满无异议的，应在两周内归档、备案。" / "Two weeks after a public notice ended, the file should be closed.";
    NOTICE_OVER_WHY: "公示之后搁置，往往是收到了反映没有处理，或资料不全。" / "A file left lying after its notice often means an objection not dealt with, or papers missing.";
    NOTICE_OVER_TODO: "补记归档和备案\n公示期间有反映的，写明处理结果" / "Record filing and record-filing\nIf objections came in, say how they were dealt with";
    NOTICE_OVER_FOUND: "公示 {day} 至 {end} 期满，期满后 {n} 天没有归档记录。" / "Notice from {day} to {end}; no filing in the {n} {n|day|days} since.";

    PASTED: "连续几个月文字相同" / "Same note month after month";
    PASTED_SAYS: "相邻月份的进展文字不应一字不差。" / "Notes of months that follow one another should not be word for word the same.";
    PASTED_WHY: "照抄上月说明没有去现场，进展是“写”出来的。" / "A text pasted from last month says that nobody looked.";
    PASTED_TODO: "核实现场，改写最近一次进展\n确无变化的，写明原因和下一步" / "Look on site and rewrite the latest note\nIf nothing changed, say why and what comes next";
    PASTED_FOUND: "{first} 至 {last} 连续 {n} 个月的进展文字相同。" / "The same text in {n} {n|month|months} running, {first} to {last}.";

    DUE_UNAPPROVED: "改时限缺批准文件" / "Deadline moved, no approval";
    DUE_UNAPPROVED_SAYS: "时限变更应有批准文件。" / "A changed deadline needs the document that approved it.";
    DUE_UNAPPROVED_WHY: "整改时限经上级审定，自行推迟等于自行降低要求。" / "Deadlines were fixed from above; moving one alone lowers the demand.";
    DUE_UNAPPROVED_TODO: "在任务的时限变更中填写批准文件\n没有批准的，恢复原时限" / "Enter the approval with the change of the deadline\nWithout one, restore the old deadline";
    DUE_UNAPPROVED_FOUND: "{day} 时限由 {old} 改为 {new}，没有批准文件（共 {n} 次）。" / "On {day} the deadline moved from {old} to {new} without approval ({n} in all).";

    ONE_FOR_ALL: "多单位措施一字不差（一刀切）" / "Same measure for many units";
    ONE_FOR_ALL_SAYS: "三个以上单位的措施文字和时限不应完全相同。" / "The same text and date should not stand as a measure of three or more units.";
    ONE_FOR_ALL_WHY: "各地问题不同，措施和时限一字不差，多是层层转发，没有结合实际，容易变成一刀切。" / "Problems differ from place to place. Word-for-word copies with one date were passed down, not planned, and lead to one-size-fits-all orders.";
    ONE_FOR_ALL_TODO: "请各单位按实际细化措施和时限\n确属统一行动的，豁免并写明依据" / "Have each unit spell out its own measure and date\nFor a joint campaign, waive with the document it rests on";
    ONE_FOR_ALL_FOUND: "{n} 个单位、{tasks} 项任务的措施相同：“{measure}”，时限都是 {day}。" / "{n} {n|unit|units} in {tasks} {tasks|task|tasks} share \"{measure}\", all due {day}.";

    NOTICE_SHORT: "公示天数不足" / "Public notice too short";
    NOTICE_SHORT_SAYS: "公示应满设定的天数，按国务院放假安排（含调休）计算。" / "A public notice must run the length set, on the working calendar with make-up days.";
    NOTICE_SHORT_WHY: "公示是群众监督的一步，天数不足等于没有公示。" / "The notice is where the public can object; cut short, it is none.";
    NOTICE_SHORT_TODO: "改正公示起止日期\n确实不足的，重新公示" / "Correct the dates of the notice\nIf it really was short, publish it again";
    NOTICE_SHORT_FOUND: "公示 {day} 至 {end}，不满 {length} {unit}，应到 {wanted}。" / "Notice {day} to {end}, under {length} {unit}; it should end {wanted}.";
    NOTICE_NO_END: "{day} 起的公示没有记截止日期，已进入归档。" / "The notice from {day} has no end date, yet filing went ahead.";

    NO_EVIDENCE: "完成却无自查和佐证" / "Completed, nothing to show";
    NO_EVIDENCE_SAYS: "报告完成的任务应有自查记录或佐证材料（在原处的文件，或文号）。" / "A task reported completed needs a self-check or evidence: a file at its place, or a document number.";
    NO_EVIDENCE_WHY: "没有自查、照片、监测报告等材料，完成只是一句话。" / "Without self-check, photographs or readings, completion is just a word.";
    NO_EVIDENCE_TODO: "附上佐证材料\n办理自查" / "Attach evidence\nDo the self-check";
    NO_EVIDENCE_FOUND: "{day} 报告完成，没有自查记录，也没有佐证材料。" / "Reported completed on {day}, with neither self-check nor evidence.";
    EVIDENCE_LOST: "已报告完成，没有自查记录；佐证材料“{file}”不在原处。" / "Reported completed without a self-check, and the evidence \"{file}\" is not at its place.";
    EVIDENCE_EMPTY: "已报告完成，没有自查记录；佐证材料没有写明文件或文号。" / "Reported completed without a self-check, and its evidence names neither file nor document number.";
    NO_EVIDENCE_UNDATED: "已报告完成，没有自查记录，也没有佐证材料。" / "Reported completed, with neither self-check nor evidence.";

    NOT_CLOSED_OUT: "完成后长期未销号" / "Long not closed out";
    NOT_CLOSED_OUT_SAYS: "任务完成后应在设定的天数内销号。" / "A completed task should be closed out within the days set.";
    NOT_CLOSED_OUT_WHY: "完成不等于销号。长期不销号，多是核查通不过，或资料补不齐。" / "Completed is not closed out. A long wait often means verification would fail, or papers are missing.";
    NOT_CLOSED_OUT_TODO: "按当前一步办理\n核查不通过的，退回整改" / "Take the step in hand\nIf verification fails, send it back";
    NOT_CLOSED_OUT_FOUND: "{day} 完成，已 {n} 天未销号，目前{step}。" / "Completed {day}, not closed out for {n} {n|day|days}; now {step}.";

    COMPLAINT_OPEN: "销号后信访仍未办结" / "Closed out, complaint open";
    COMPLAINT_OPEN_SAYS: "已销号的任务不应有未办结的信访。" / "A task closed out should have no open complaint.";
    COMPLAINT_OPEN_WHY: "群众还在反映，说明问题没有真正解决。" / "While people complain, the problem is not solved.";
    COMPLAINT_OPEN_TODO: "办结并回访\n问题属实的，登记反弹，重新整改" / "Settle the complaint and visit again\nIf it is true, record a relapse and rectify anew";
    COMPLAINT_OPEN_FOUND: "已销号，仍有 {n} 件信访未办结，如 {number}（{day} 受理）。" / "Closed out with {n} open complaints, such as {number} (received {day}).";

    RELAPSE: "销号后反弹" / "Relapsed after close-out";
    RELAPSE_SAYS: "已备案销号的任务出现反弹，应重新整改、重新销号。" / "A task that relapsed after record-filing must be rectified and closed out anew.";
    RELAPSE_WHY: "销号后反弹，说明当时是表面整改。" / "A relapse after close-out shows that the work was superficial.";
    RELAPSE_TODO: "重定时限和措施\n整改到位后从自查开始重新销号" / "Set a new deadline and measures\nThen close out again from the self-check";
    RELAPSE_FOUND: "{closed} 备案销号，{day} 反弹，尚未重新销号。" / "Closed out {closed}, relapsed {day}, not closed out since.";

    RE_CHECK_DUE: "回头看到期未开展" / "Re-check due, not carried out";
    RE_CHECK_DUE_SAYS: "计划的回头看到期后，应有结果。" / "A re-check that was planned needs a result once its day has passed.";
    RE_CHECK_DUE_WHY: "销号之后不回头看，问题反弹就无人知道。" / "Without the re-check nobody learns that a problem came back after close-out.";
    RE_CHECK_DUE_TODO: "开展回头看，填写结果和情况\n改期的，改正计划日期" / "Make the re-check and enter its result\nIf it was put off, correct the planned day";
    RE_CHECK_DUE_FOUND: "回头看应于 {day} 开展，已过 {days} 天没有结果（共 {n} 次）。" / "The re-check planned for {day} has no result after {days} {days|day|days} ({n} in all).";
    RE_CHECK_UNTOLD: "{day} 已开展回头看，没有填写结果（共 {n} 次）。" / "A re-check was made on {day}, but its result was not entered ({n} in all).";

    PERCENT_FALLING: "百分比下降" / "Percent falling";
    PERCENT_FALLING_SAYS: "上报的百分比不应比上一次低。" / "A reported percent should not be below the one before.";
    PERCENT_FALLING_WHY: "进度倒退，说明前一次报高了，或者出了新问题没有说明。" / "Progress that goes back was too high before, or something happened that was not told.";
    PERCENT_FALLING_TODO: "核对两次进展，改正报错的一次\n确有倒退的，在存在问题中写明" / "Compare both notes and correct the wrong one\nIf work was lost, say so under problems";
    PERCENT_FALLING_FOUND: "{before} 报 {high}%，{day} 降为 {low}%。" / "{high}% on {before}, down to {low}% on {day}.";

    AWAY: "指标背离目标" / "Indicator moving away";
    AWAY_SAYS: "相关任务多数已报完成时，指标不应离目标越来越远。" / "When most of its tasks are reported completed, an indicator should not move away from its target.";
    AWAY_WHY: "环境质量是最终的检验；任务都完成了，指标反而变差，整改就没有见效。" / "The environment is the final judge; if its figure worsens with the tasks done, they did not help.";
    AWAY_TODO: "核对指标数据\n查实相关任务的成效，必要时撤回完成" / "Check the figure\nLook into what the tasks achieved; take completion back if need be";
    AWAY_FOUND: "“{indicator}”由 {before} 变为 {value} {unit}（至 {day}），未达目标 {target}，而 {n} 项相关任务已报完成。" / "\"{indicator}\" went from {before} to {value} {unit} (to {day}), short of {target}, while {n} of its tasks are reported completed.";

    PREDECESSOR: "前置任务超期，影响后续" / "Predecessor overdue";
    PREDECESSOR_SAYS: "未完成的任务，其前置任务不应超期。" / "An open task should not wait for an overdue one.";
    PREDECESSOR_WHY: "前置任务每拖一天，后续任务就少一天。" / "Every day the earlier task is late is lost to the later one.";
    PREDECESSOR_TODO: "先督办前置任务\n核对本任务的时限是否还来得及" / "Press the earlier task first\nSee whether this deadline can still be met";
    PREDECESSOR_FOUND: "前置任务 {before} 超期 {n} 天，进度 {percent}。" / "Predecessor {before} is {n} {n|day|days} overdue at {percent}.";

    START_LATE: "起始晚于时限" / "Start after deadline";
    START_LATE_SAYS: "任务和措施的起始日期不得晚于各自的时限。" / "Neither a task nor a measure may start after it is due.";
    START_LATE_WHY: "起始晚于时限，序时进度就无从计算；多半是日期写错。" / "With a start past the deadline no progress can be expected; one of the dates is probably a slip.";
    START_LATE_TODO: "核对起始日期和时限\n改正其中一个" / "Compare start and deadline\nMend one of them";
    START_LATE_FOUND: "起始 {start} 晚于时限 {due}。" / "It starts on {start}, after its deadline {due}.";
    START_LATE_MEASURE: "措施“{measure}”起始 {start} 晚于时限 {due}。" / "The measure \"{measure}\" starts on {start}, after its deadline {due}.";

    NUMBER_TWICE: "序号重复" / "Number twice";
    NUMBER_TWICE_SAYS: "同一清单中任务的序号不应重复。" / "No two tasks of one list should have the same number.";
    NUMBER_TWICE_WHY: "文件按序号称呼任务；序号重复，通报、销号就分不清是哪一项。" / "Documents name tasks by number; with one number twice nobody knows which is meant.";
    NUMBER_TWICE_TODO: "对照原清单核对序号\n确是同一项的，删去多余的一条" / "Compare with the list as issued\nIf both are one task, delete one of them";
    NUMBER_TWICE_FOUND: "序号 {number} 在同一清单中有 {n} 项任务。" / "{n} {n|task|tasks} of one list have the number {number}.";

    NO_LEAD_UNIT: "没有牵头单位" / "No lead unit";
    NO_LEAD_UNIT_SAYS: "每项任务都应有牵头单位。" / "Every task needs a lead unit.";
    NO_LEAD_UNIT_WHY: "没有牵头单位，就没有人对结果负责。" / "Without one, nobody answers for the result.";
    NO_LEAD_UNIT_TODO: "打开任务，选定牵头单位" / "Open the task and choose the lead unit";
    NO_LEAD_UNIT_FOUND: "没有牵头单位。" / "No lead unit is given.";
    NO_LEAD_UNIT_NOR_OTHER: "没有牵头单位，也没有责任单位。" / "Neither lead nor responsible unit is given.";

    NO_MEASURES: "没有措施" / "No measures";
    NO_MEASURES_SAYS: "每项任务都应有具体措施。" / "Every task needs measures.";
    NO_MEASURES_WHY: "没有措施和节点，只能按时间估算进度，做没做说不清。" / "Without dated measures progress is a guess by time alone.";
    NO_MEASURES_TODO: "打开任务，列出措施、单位和时限" / "Open the task and list measures with unit and date";
    NO_MEASURES_FOUND: "没有一条措施。" / "There is not one measure.";

    HUNDRED: "进度 100% 未报完成" / "At 100%, not completed";
    HUNDRED_SAYS: "进度到 100% 的任务应报告完成。" / "A task at 100% should be reported completed.";
    HUNDRED_WHY: "要么忘了报完成，要么百分比报高了。" / "Either completion was forgotten, or the percent is too high.";
    HUNDRED_TODO: "已完成的，报告完成\n没有完成的，改正百分比" / "Report completion\nOr correct the percent";
    HUNDRED_FOUND: "{day} 已报 100%，没有报告完成。" / "Reported at 100% on {day}, but not as completed.";
    HUNDRED_BY_MEASURES: "措施全部完成，没有报告完成。" / "All measures are done, but completion is not reported.";

    CALENDAR: "日历缺少年度放假安排" / "Calendar year missing";
    CALENDAR_SAYS: "公示所在年度的放假和调休安排应已录入。" / "Holidays and make-up days of each year with a notice must be known.";
    CALENDAR_WHY: "没有放假安排，工作日只能按周末推算，公示天数不可靠。" / "Without them only weekends count as days off, and the length of a notice is unsure.";
    CALENDAR_TODO: "在规划的工作日历中补上该年度" / "Add that year to the plan's calendar";
    CALENDAR_FOUND: "{year} 年的放假安排未知，{n} 项任务的公示天数无法核对。" / "The holidays of {year} are not known; {n} notices cannot be checked.";
}
