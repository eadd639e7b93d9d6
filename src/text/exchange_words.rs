//! The phrases of the exchange room: headings of a ledger, and what is told after a paste.

crate::phrases! {
    NUMBER: "序号" / "No.";
    LIST_NUMBER: "清单内序号" / "List no.";
    TITLE: "整改任务" / "Task";
    PROBLEM: "问题原文" / "Problem";
    CATEGORY: "问题类型" / "Category";
    REGION: "点位" / "Place";
    PROBLEM_KIND: "问题分类" / "Problem kind";
    SOURCE: "问题来源" / "Source";
    ROUND: "督察轮次" / "Round";
    BATCH: "批次" / "Batch";
    PARENT_NUMBER: "上级序号" / "City item no.";
    PARENT_TITLE: "上级事项" / "City item";
    PROJECT: "合并调度项目" / "Joint project";
    ROOT_CAUSE: "问题成因" / "Root cause";
    LIST: "任务清单" / "Task list";
    SPECIAL_PLANS: "专项方案" / "Special plans";
    LEAD_UNIT: "牵头单位" / "Lead unit";
    RESPONSIBLE_UNITS: "责任单位" / "Responsible units";
    SUPPORTING_UNITS: "配合单位" / "Supporting units";
    SUPERVISING_UNIT: "督导单位" / "Supervising unit";
    ACCEPTING_UNIT: "验收单位" / "Accepting unit";
    LEADER: "责任领导" / "Responsible leader";
    PERSON: "责任人" / "Person in charge";
    PHONE: "联系电话" / "Telephone";
    GOAL: "整改目标" / "Goal";
    MEASURES: "整改措施" / "Measures";
    START: "起始日期" / "Start";
    DUE: "整改时限" / "Deadline";
    PROGRESS: "目前进展情况" / "Progress so far";
    PROBLEMS: "存在问题" / "In the way";
    NEXT_STEP: "下一步" / "Next step";
    PERCENT: "完成进度" / "Percent";
    PERCENT_BEFORE: "上月进度" / "Percent last month";
    PERCENT_THIS_MONTH: "本月进度" / "Percent this month";
    DONE_THIS_MONTH: "目标进展" / "Done this month";
    NEXT_MONTH: "下月安排" / "Next month";
    STATUS: "状态" / "Status";
    COMPLETED_ON: "完成时间" / "Completed on";
    CLOSE_OUT: "销号情况" / "Close-out";
    SUPERVISION_LEVEL: "督办层级" / "Supervision level";
    FUNDING_PLANNED: "计划资金（万元）" / "Funding planned (10,000 yuan)";
    FUNDING_PAID: "已投入资金（万元）" / "Funding paid (10,000 yuan)";
    REAL_FACTS: "真实内容说明" / "Real facts";
    SOURCE_ADDRESS: "来源地址" / "Source address";
    SAMPLE: "示例" / "Sample";
    REMARKS: "备注" / "Remarks";

    AIR: "大气" / "Air";
    WATER: "水" / "Water";
    SOIL: "土壤" / "Soil";
    SOLID_WASTE: "固废" / "Solid waste";
    ECOLOGY: "生态" / "Ecology";
    NOISE: "噪声" / "Noise";
    RADIATION: "辐射" / "Radiation";
    OTHER: "其他" / "Other";
    FEEDBACK_REPORT: "督察反馈报告" / "Feedback report";
    SPECIAL_INSPECTION: "专项督察" / "Special inspection";
    EXPOSED_CASE: "典型案例" / "Exposed case";
    COMPLAINT: "信访举报" / "Complaint";
    LOOK_BACK: "回头看" / "Look-back inspection";
    CITY_LEADERS: "市领导带头督" / "City leaders";
    CITY_OFFICES: "市委督查办和市政府督查办重点督" / "City offices";
    INSPECTION_BODY: "市生态环保督察机构专职督" / "Inspection body";
    DEPARTMENTS_AND_DISTRICTS: "部门和区县分条分块督" / "Departments and districts";
    YES: "是" / "Yes";
    SENT_BACK: "退回" / "Sent back";
    TO: "至" / " to ";

    NOTHING_PASTED: "剪贴板里没有可以粘贴的单元格。请先在表格里选中单元格并复制。"
        / "There are no cells to paste. Select cells in a spreadsheet and copy them first.";
    NOTE_NOT_UNDERSTOOD: "第 {row} 行“{column}”：没有看懂“{text}”，原文已存入“其他列”。"
        / "Row {row}, {column}: “{text}” was not understood; the text is kept among the other columns.";
    NOTE_DUE_KEPT: "第 {row} 行“{column}”：没有看出日期，时限按原文“{text}”保留。"
        / "Row {row}, {column}: no date was found; the deadline keeps the words “{text}”.";
    NOTE_DAY_ASSUMED: "第 {row} 行“{column}”：“{text}”没有日期，按 {day} 记。"
        / "Row {row}, {column}: “{text}” names no day; {day} was taken.";
    NOTE_NO_DAY: "第 {row} 行“{column}”：“{text}”没有日期，未记入，原文已存入“其他列”。请在任务里补登日期。"
        / "Row {row}, {column}: “{text}” names no day and was not recorded; the text is kept among the other columns. Enter it at the task with its day.";
    NOTE_PERCENT_SAID: "第 {row} 行“{column}”：“{text}”按 {percent}% 记。"
        / "Row {row}, {column}: “{text}” was taken as {percent}%.";
    NOTE_MIXED_SCALE: "第 {row} 行“{column}”：同一列里既有小数又有大于 1 的数，“{text}”看不出是百分之几，未记入。请改成带 % 的写法再粘贴。"
        / "Row {row}, {column}: the column mixes fractions and numbers above one, so “{text}” was not taken. Write it with % and paste again.";
    NOTE_SHEET_SLIP: "第 {row} 行“{column}”：“{text}”是表格软件的错误值或缩写的数，已照原样写入，请回原表核对。" / "Row {row}, {column}: “{text}” is an error or a shortened number of the spreadsheet. It was taken as it stands; check it in the sheet.";
    NOTE_UNIT_MEANT: "第 {row} 行“{column}”：{text}，按后者记。" / "Row {row}, {column}: {text}; the latter was taken.";
    NOTE_WORKED_OUT: "第 {row} 行“{column}”：“{text}”由程序按截止日期推算，未导入。"
        / "Row {row}, {column}: “{text}” is worked out from the as-of date and was not taken in.";
    NOTE_PASSED_OVER: "第 {row} 行不是任务，未导入：“{text}”。" / "Row {row} is no task and was passed over: “{text}”.";
    NOTE_NEW_LIST: "第 {row} 行“{column}”：新建了任务清单“{text}”。" / "Row {row}, {column}: the task list “{text}” was added.";
    NOTE_START_DROPPED: "第 {row} 行“{column}”：“{text}”晚于时限，原文已存入“其他列”。"
        / "Row {row}, {column}: “{text}” is after the deadline; the text is kept among the other columns.";
    NOTE_NO_ROOM: "第 {row} 行“{column}”：“{text}”超出了选中的范围，未粘贴。"
        / "Row {row}, {column}: “{text}” lies outside the selection and was not pasted.";
    NOTE_CELL_LEFT: "第 {row} 行“{column}”：没有看懂“{text}”，该格未改。"
        / "Row {row}, {column}: “{text}” was not understood; the cell stays as it was.";
    NOTE_POINT_LEFT: "第 {row} 行“{column}”：没有看懂“{text}”，该行未导入。"
        / "Row {row}, {column}: “{text}” was not understood; the row was not taken in.";
    NOTE_POINT_NOTED: "第 {row} 行“{column}”：“{text}”不是数值，该点留空，原文存入说明。"
        / "Row {row}, {column}: “{text}” is no figure; the point stays empty and keeps the words as its note.";
    NOTE_COLUMN_LEFT: "第 {row} 行：信访件没有“{column}”这一列，整列未导入。" / "Row {row}: complaints have no column “{column}”; it was not taken in.";
    NOTE_ROW_LEFT: "第 {row} 行不是信访件，未导入：“{text}”。" / "Row {row} is no complaint and was passed over: “{text}”.";
    LEFT_BEHIND: "有未带来的：{what}。" / "Not brought along: {what}.";
    LEFT_LINKS: "与未复制任务的前后置关系 {n} 条" / "{n} {n|link|links} to tasks that were not copied";
    LEFT_TIES: "督察记录、信访件、指标等处的关联 {n} 条" / "{n} ties from inspections, complaints, indicators and others";
    LEFT_FILES: "佐证材料 {n} 件（只带来路径）" / "{n} evidence files (only their paths came)";
    UNNAMED_COLUMN: "第 {n} 列" / "Column {n}";
}
