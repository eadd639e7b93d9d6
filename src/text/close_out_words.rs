//! The phrases of the close-out rules, of evidence files and of the working calendar.

crate::phrases! {
    // What speaks against an event.
    NOT_NEXT: "按顺序下一步是{next}，还不能登记{asked}。请先登记{next}。" / "The next step in order is {next}, not {asked}. Record {next} first.";
    ALREADY: "这一轮的{step}已在 {on} 登记。要改，请点开那条记录。" / "{step} was recorded on {on} in this round. To change it, open that record.";
    CLOSED_OUT: "任务已在 {on} 备案销号。问题重新出现时请登记反弹。" / "The task was closed out on {on}. If the problem came back, record a relapse.";
    NOT_CLOSED_OUT: "任务还没有销号，不算反弹；未通过的用退回。" / "The task is not closed out, so this is no relapse; what did not pass is sent back.";
    MEASURES_OPEN: "核查要求整改措施全部完成，到这一天还有 {open}/{all} 条没有完成。" / "Verification needs all measures done; {open} of {all} are not done by that day.";
    BEFORE_STEP: "日期不能早于{step}（{on}）。" / "The date cannot be before {step} ({on}).";
    BEFORE_RETURN: "日期不能早于退回或反弹（{on}）。" / "The date cannot be before the return or relapse ({on}).";
    NOTICE_RUNS: "公示到 {until} 才结束，归档和备案须在这一天之后。" / "The notice ends on {until}; filing and record-filing come after that day.";
    NOTICE_ENDS_EARLY: "公示结束 {end} 不能早于开始 {start}。" / "The notice cannot end ({end}) before it begins ({start}).";
    LATER_EVENTS: "后面已有 {on} 的{step}记录，不能在它之前插入。" / "There is a later record: {step} on {on}. Nothing can be put before it.";

    // The stepper.
    OVERRIDE: "仍要登记…" / "Record anyway…";
    OVERRIDE_NOTE: "理由会随这条记录保存，体检时一并列出。" / "The reason is kept with the record and listed by the checks.";
    OVERRIDE_REASON: "越序理由" / "Why anyway";
    OVERRIDE_NEEDED: "写明理由后才能越序登记。" / "Give the reason for leaving the order first.";
    OVERRIDDEN: "越序：{reason}" / "out of order: {reason}";
    CHANGE_NOT_TAKEN: "这样改违反五步顺序，没有改：" / "Not changed, as it would break the order of the steps:";
    CHANGE_ANYWAY: "仍要修改" / "Change anyway";
    ROUND: "第 {n} 轮" / "Round {n}";
    HISTORY: "历史记录 {n} 条" / "History: {n}";
    OPEN_SINCE_RELAPSE: "{on} 反弹，从这一天起重新计为未完成。" / "Relapsed on {on}; it counts as open since that day.";
    SENT_BACK_ON: "{on} 在{step}环节退回：{reason}" / "Sent back on {on} at {step}: {reason}";
    NO_REASON: "未写原因" / "no reason given";
    MEASURES_FIRST: "还有 {open} 条措施没有完成，完成后才能登记核查。" / "{open} {open|measure is|measures are} not done; verification comes after them.";
    RESULT_OPEN: "期满，待登记结果" / "ended, result open";
    NOTICE_ENDED: "公示已于 {until} 期满，尚未登记结果。" / "The notice ended on {until}; its result is not recorded.";

    RECORD_KEY: "在任一栏按 Ctrl+Enter 登记" / "Ctrl+Enter records from any field";

    // The result of a notice.
    RESULT_TITLE: "登记公示结果" / "Result of the notice";
    NO_OBJECTIONS: "公示期内未收到异议" / "No objections were received during the notice";
    FILL_NO_OBJECTIONS: "填“未收到异议”" / "Write “no objections”";
    OBJECTIONS_NEEDED: "写明收到的异议；没有就点“填‘未收到异议’”。" / "Write the objections received, or that there were none.";
    RESULT_EARLY: "公示到 {until} 才结束，期满后才能登记通过。" / "The notice runs until {until}; it can pass only after that.";

    // Evidence files.
    WHERE_TO: "把“{file}”等 {n} 个文件附到：" / "Attach {file} ({n} {n|file|files}) to:";
    ATTACHED: "已附上 {n} 个文件到“{where}”，只记相对路径，不复制文件。" / "Attached {n} {n|file|files} to {where}; only paths are kept, nothing is copied.";
    TASK_EVIDENCE: "任务佐证材料" / "the task's evidence";
    ATTACHED_OUTSIDE: "文件不在规划所在的磁盘上，记的是完整路径；换一台电脑会找不到。" / "A file lies on another drive than the plan; its full path was kept and will not be found on another machine.";
    SAVE_FIRST: "规划还没有保存成文件，先记完整路径；保存后自动改为相对路径，可随文件夹移动。" / "The plan is not a file yet, so full paths are kept for now; once it is saved they are kept beside it and travel with the folder.";
    MISSING: "找不到文件" / "file not found";
    MISSING_N: "{n} 个文件找不到" / "{n} {n|file|files} not found";
    MISSING_TIP: "{file} 不在规划旁边的这个位置。请放回原处，或改正路径。" / "{file} is not at that place beside the plan. Put it back or correct the path.";
    OPEN_FILE: "打开" / "Open";
    ATTACH_FILE: "附文件…" / "Attach a file…";
    ATTACH_TITLE: "附佐证材料" / "Attach evidence";
    ATTACH: "附上" / "Attach";
    EVIDENCE_FILES: "文档和图片" / "Documents and pictures";
    COPY_PATH: "复制路径" / "Copy path";
    OUTSIDE_TITLE: "打开规划文件夹以外的文件？" / "Open a file outside the plan's folder?";
    OUTSIDE_BODY: "它不在规划文件所在的文件夹里，可能在别的电脑上。来历不明的规划里的文件不要打开。" / "It does not lie in the folder of the plan and may be on another machine. Do not open files of a plan whose origin you do not know.";
    ARCHIVE_TITLE: "打开压缩包？" / "Open an archive?";
    ARCHIVE_BODY: "压缩包里可能有程序。来历不明的压缩包不要打开。" / "There may be programs in it. Do not open an archive whose origin you do not know.";
    OUTSIDE_OPEN: "打开" / "Open";
    PATH_COPIED: "已复制路径 {path}" / "Copied the path {path}";
    NOT_OPENED: "系统打不开 {path}，已复制路径。" / "The system could not open {path}; its path was copied.";
    NOT_A_DOCUMENT: "{path} 不是文档或图片，不直接打开，已复制路径。" / "{path} is neither a document nor a picture, so it is not opened; its path was copied.";

    // The working calendar.
    CALENDAR_TITLE: "工作日历" / "Working calendar";
    CALENDAR_NOTE: "内置国务院办公厅公布的放假和调休：{years}。其他年份只认周末，可在这里补充；同一天以这里为准。" / "Built in are the State Council's days off and make-up days of {years}. Of other years only weekends are known; add them here. What stands here comes first.";
    UNKNOWN_YEARS: "{years}年的放假和调休还没有收录，工作日只按周末计算。请在“文件 > 工作日历”中补充。" / "Days off and make-up days of {years} are not known; only weekends are left out. Add them under File > Working calendar.";
    PLAN_NEEDS_YEARS: "本规划用到但没有收录的年份：{years}" / "Years that this plan needs but the calendar lacks: {years}";
    NO_ADDITIONS: "还没有补充的日子。" / "No days added.";
    ADDITIONS: "补充的日子 {n} 个" / "{n} {n|day|days} added";
    DAY: "日期" / "Day";
    KIND: "类别" / "Kind";
    OFF: "放假" / "off";
    WORK: "调休上班" / "make-up workday";
    KIND_REST: "休" / "rest";
    KIND_WORK: "上班" / "on duty";
    HOLIDAY: "节日" / "Holiday";
    ADD_DAY: "添加" / "Add";
    REMOVE_DAY: "删除 {day}" / "Remove {day}";
    IMPORT: "导入 CSV/RON…" / "Import CSV/RON…";
    IMPORT_HINT: "CSV 每行：日期,off 或 work,名称（放假/上班也可）；首行可为标题" / "CSV, a line each: date,off or work,name; the first line may be a heading";
    IMPORTED: "读入 {n} 天，其中 {replaced} 天替换了原有的。" / "Read {n} {n|day|days}; {replaced} of them replaced days that stood here.";
    IMPORT_DAY: "第 {line} 行：“{value}”不是日期，应写成 2027-02-06。" / "Line {line}: \"{value}\" is no date; write it as 2027-02-06.";
    IMPORT_KIND: "第 {line} 行：类别“{value}”应为 off 或 work（放假、上班）。" / "Line {line}: the kind \"{value}\" should be off or work.";
    IMPORT_CELLS: "第 {line} 行只有一格，应为：日期,off 或 work,名称。" / "Line {line} has one cell; it should be: date,off or work,name.";
    IMPORT_TWICE: "第 {line} 行：{day} 重复出现，且类别不同。" / "Line {line}: {day} comes twice, with different kinds.";
    IMPORT_RON: "第 {line} 行第 {column} 列：{reason}" / "Line {line}, column {column}: {reason}";
    IMPORT_EMPTY: "文件里没有日子。" / "The file holds no days.";
    IMPORT_ENCODING: "第 {line} 行不是 UTF-8 文字。请在表格软件中另存为“CSV UTF-8”。" / "Line {line} is not UTF-8 text. Save the file as CSV UTF-8.";
    IMPORT_FAILED: "读不了文件：{reason}" / "The file could not be read: {reason}";
    IMPORT_TITLE: "导入工作日历" / "Import a calendar";
    IMPORT_VERB: "导入" / "Import";
    CALENDAR_FILES: "日历文件" / "Calendar files";
    DAY_OUT_OF_ORDER: "先填日期。" / "Give the day first.";
}
