//! The phrases of the monthly page.

crate::phrases! {
    MONTH: "月份" / "Month";
    UNIT: "单位" / "Unit";
    ALL_UNITS: "全部单位" / "All units";
    ALL_OPEN: "全部未完成" / "All open";
    MISSING: "缺填" / "To fill";
    LOWER: "百分比比上月低" / "Lower than before";
    SAME: "文字与上月相同" / "Same text";
    PASTE: "从 Excel 粘贴" / "Paste";
    PASTE_TIP: "在 Excel、WPS 里复制一块单元格，从光标所在格起粘贴（Ctrl+V）" / "Copy a block of cells in a spreadsheet, then paste it from the cell you stand on (Ctrl+V)";
    COPY_TABLE: "复制月调度表" / "Copy table";
    COPY_TABLE_TIP: "把当前显示的任务连同表头复制为表格，可直接粘贴到 Excel、WPS" / "Copies the tasks shown with headings, to paste into a spreadsheet";
    TABLE_COPIED: "已复制月调度表，共 {n} 项任务" / "Copied the table of {n} {n|task|tasks}";
    BACK: "返回任务表" / "Back to tasks";
    FILL_IN: "月度填报" / "Monthly";

    TITLE: "{month}填报" / "Report for {month}";
    OPEN_TASKS: "{n} 项未完成" / "{n} open";
    COMPLETE_TASKS: "{n} 项填齐" / "{n} complete";
    LATER_TASKS: "{n} 项未到起始" / "{n} start later";
    MISSING_TASKS: "{n} 项缺填" / "{n} to fill";
    MISSING_CELLS: "共缺 {n} 格" / "{n} {n|cell|cells} missing";
    LIST_ROWS: "在表格中列出这些任务" / "List these tasks in the grid";
    LIST_TASKS: "在甘特图中列出这些任务" / "List these tasks on the Gantt page";
    WORST: "缺填最多：" / "Most missing: ";
    WORST_UNIT: "{unit} {n}" / "{unit} {n}";
    NO_UNIT: "未定单位" / "no unit";
    NEXT_MISSING: "下一个空格" / "Next empty cell";
    NOTHING_MISSING: "已全部填齐" / "Every cell is filled";
    STILL_MISSING: "还有 {tasks} 项任务缺 {cells} 格未填" / "{tasks} {tasks|task still lacks|tasks still lack} {cells} {cells|cell|cells}";

    COLUMN_TASK: "任务与状态" / "Task and status";
    COLUMN_UNIT: "单位／时限" / "Unit, due";
    COLUMN_BEFORE: "上月" / "Before";
    COLUMN_BEFORE_TEXT: "上月进展（{month}月）" / "Last report (month {month})";
    COLUMN_PERCENT: "本月" / "Now";
    COLUMN_DONE: "本月做了什么" / "Done this month";
    COLUMN_PROBLEMS: "存在问题" / "Problems";
    COLUMN_NEXT: "下一步" / "Next step";
    EXPECTED: "应达 {percent}" / "of {percent}";
    EMPTY_CELL: "未填" / "Empty";
    CELL_OF: "{task} {field}" / "{task}, {field}";
    SAID_ON: "（{day}）{text}" / "({day}) {text}";
    OPEN_TASK: "双击在甘特图中打开" / "Double-click to open on the Gantt page";
    NO_OPEN_TASKS: "没有未完成的任务" / "No open tasks";
    NOTHING_PASSES: "没有符合条件的任务" / "No task matches";

    BEFORE_IS: "上月：{text}" / "Before: {text}";
    NOTHING_BEFORE: "上月未报" / "nothing reported before";
    COPY_BEFORE: "照抄上月再改" / "Start from last month's text";
    KEY_NEXT_CELL: "下一格" / "next cell";
    KEY_NEXT_ROW: "下一行" / "next row";
    KEY_LINE: "换行" / "new line";
    KEY_BLOCK: "粘贴整块" / "paste a block";
    KEY_UNDO: "逐格撤销" / "undo a cell";
    FINISH: "完成本月填报" / "Finish the month";
    NOT_A_PERCENT: "“{text}”不是百分比。请写 0 到 100 的数，如 85 或 85%。" / "“{text}” is no percent. Write a number from 0 to 100, like 85 or 85%.";
    PASTED: "已粘贴 {n} 格" / "Pasted {n} {n|cell|cells}";
    PASTED_SOME: "已粘贴 {n} 格，{m} 处未粘贴：{first}" / "Pasted {n} {n|cell|cells}, {m} were not: {first}";
}
