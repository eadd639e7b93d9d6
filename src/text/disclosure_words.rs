//! The phrases of the disclosure page.

crate::phrases! {
    PAPERS: "文稿" / "Papers";
    DRAFT: "整改落实情况" / "Public text";
    BRIEF: "月度简报" / "Monthly brief";
    CLOSE_OUT: "销号材料" / "Close-out papers";
    WHICH_PAPER: "哪种材料" / "Which paper";
    NOTICE: "验收销号公示表" / "Public notice";
    APPLICATION: "销号申请表" / "Application";
    MARK_FIGURES: "标出数字" / "Mark figures";
    WRONG_COUNT: "{count} 处待改" / "To mend: {count}";
    COPY_TEXT: "复制文字" / "Copy text";
    COPIED: "文稿已复制，可以粘贴" / "The text is on the clipboard";
    EXPORT_MARKDOWN: "导出 Markdown" / "Export Markdown";
    EXPORT_WORD: "导出 Word" / "Export Word";
    EXPORT_WORD_BLOCKED: "导出 Word：先改 {count} 处" / "Export Word: mend {count} first";
    NOTHING_TO_EXPORT: "还没有内容。" / "There is nothing yet.";

    EMPTY: "还没有公开稿" / "No public text yet";
    EMPTY_EXPLAINED: "插入常用提纲，数字会按截止日期自动填好；提纲和文字都可以改。" / "Insert the usual outline; figures are filled at the as-of date, and all of it can be changed.";
    INSERT_OUTLINE: "插入常用提纲" / "Insert the usual outline";

    OUTLINE_COUNT: "提纲 {count} 段" / "Outline: {count}";
    ADD_SECTION: "+ 段落" / "+ Section";
    NEW_HEADING: "（一）新段落" / "(1) New section";
    NO_HEADING: "（无标题）" / "(no heading)";
    HEADING: "段落标题" / "Heading";
    RENAME: "改标题" / "Rename";
    ADD_BELOW: "在下面加一段" / "Add a section below";
    MOVE_UP: "上移" / "Move up";
    MOVE_DOWN: "下移" / "Move down";
    DELETE: "删除这一段" / "Delete the section";
    OUTLINE_HINT: "单击改正文，双击改标题，拖动改次序。“导语”“落款”“标题”三段按各自位置排版，其余为一级标题，以括号开头的为二级。" / "Click to edit the text, double-click for the heading, drag to move. Sections called Lead, Signature and Title stand in their places; the others are headings, those in brackets of the second level.";
    GO_THERE: "转到该处" / "Go there";

    EDITING: "正在编辑：{heading}" / "Editing: {heading}";
    DONE: "完成" / "Done";
    TEXT_FIELD: "{heading} 的原文" / "Raw text of {heading}";
    TEXT_HINT: "在这里写正文；数字从右侧选" / "Write the text here; pick figures at the right";
    TEXT_OF: "正文 {heading}：{text}" / "Text of {heading}: {text}";
    EMPTY_SECTION: "（空，单击填写）" / "(empty, click to write)";

    FIGURE_COUNT: "可用数字 {count}" / "Figures: {count}";
    CLICK_TO_INSERT: "点一下插入光标处" / "Click to insert";
    FIND_FIGURE: "找数字，如 完成率" / "Find a figure, such as rate";
    NO_FIGURE: "没有这样的数字" / "No such figure";
    OPEN_FIRST: "先单击一段正文，再插入数字" / "Click a section first, then insert the figure";
    FIGURE_HINT: "单击稿中的数字，看它的含义和对应的任务。" / "Click a figure in the text to see what it counts.";
    FIGURE_LOOKED_AT: "光标处的数字" / "Figure at the caret";
    SHOW_TASKS: "查看这些任务" / "Show these tasks";
    SHOW_INDICATORS: "查看指标趋势" / "Show the indicators";

    FIND_TASK: "找任务" / "Find a task";
    NO_TASKS: "规划中没有任务" / "The plan has no tasks";
    MORE_ROWS: "另有 {count} 行，导出的文件中齐全。" / "Rows more: {count}; the file holds them all.";
    PAPERS_OF_TASK: "销号材料（Word）" / "Papers (Word)";
}
