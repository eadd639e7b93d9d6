//! The phrases of the file room: why a plan could not be read or saved, and what was repaired while reading.

crate::phrases! {
    PLACE: "第 {line} 行第 {column} 列" / "line {line}, column {column}";

    NOT_FOUND: "找不到这个文件，可能已被移动、改名或删除。" / "there is no such file; it may have been moved, renamed or deleted.";
    FOLDER: "这是一个文件夹，请选择其中的计划文件（.ron）。" / "this is a folder; choose a plan file (.ron) in it.";
    NOT_A_FILE: "这不是普通文件，无法读取。" / "this is not a regular file and cannot be read.";
    NO_PERMISSION: "没有读取权限，请联系文件所有者或管理员。" / "you may not read it; ask its owner or the administrator.";
    IO: "读取失败：{system}。" / "could not be read: {system}.";
    TOO_LARGE: "文件有 {size} GB，超过 1 GB 的上限，未读取。" / "the file has {size} GB, more than the limit of 1 GB; it was not read.";
    EMPTY: "文件是空的，没有计划内容。" / "the file is empty; there is no plan in it.";
    GBK: "文件像是 GBK（ANSI）编码，不是 UTF-8。请用记事本打开，“另存为”时编码选 UTF-8，再打开。" / "the text seems to be in GBK (ANSI), not UTF-8. Open it in a text editor, save it again as UTF-8, then open it here.";
    UTF16: "文件是 UTF-16（Unicode）编码，不是 UTF-8。请用记事本“另存为”，编码选 UTF-8，再打开。" / "the text is in UTF-16, not UTF-8. Save it again as UTF-8 with a text editor, then open it here.";
    NOT_UTF8: "这里的字节不是 UTF-8 文字，文件可能已损坏，或不是计划文件。" / "the bytes here are not UTF-8 text; the file may be damaged or is not a plan file.";
    WORKBOOK: "这是 Excel/WPS 表格或压缩包，不是计划文件（.ron）。表格内容可复制后粘贴到任务表。" / "this is an Excel/WPS workbook or an archive, not a plan file (.ron). Cells can be copied and pasted into the task table.";
    NOT_A_PLAN: "这不是计划文件；计划文件以 PlanFile(format: 2, 开头。" / "this is not a plan file; a plan file begins with PlanFile(format: 2,.";
    NO_FORMAT: "缺少格式版本；计划文件第一个字段应为 format: 2。" / "the format is missing; the first field of a plan file should be format: 2.";
    BAD_FORMAT: "格式版本写作 {found}，应为从 1 起的整数，如 format: 2。" / "the format is given as {found}; it should be a whole number from 1, as in format: 2.";
    NEWER: "文件是第 {found} 版格式，本程序只认识到第 {known} 版。请升级程序后再打开，文件未改动。" / "the file is of format {found}; this program knows up to format {known}. Open it with a newer version; the file was not changed.";
    TOO_DEEP: "括号嵌套超过 {deepest} 层，这不是正常的计划文件。" / "brackets are nested more than {deepest} deep; this is no proper plan file.";
    UNCLOSED: "这里的 {open} 直到文件末尾都没有对应的 {close}，文件可能被截断。请找回完整的文件，或补上括号。" / "the {open} here has no {close} up to the end of the file; the file may be cut short. Find the whole file, or add the bracket.";
    UNENDED: "从这里开始的文字或注释直到文件末尾都没有结束，可能漏了引号，或文件被截断。" / "the text or comment that begins here does not end; a quote may be missing, or the file is cut short.";
    MISMATCH: "这里是 {found}，但第 {line} 行的 {open} 还没有用 {close} 关闭。" / "here stands {found}, but the {open} of line {line} has not been closed with {close} yet.";
    MISMATCH_NONE: "这里多了一个 {found}，前面没有与它对应的括号。" / "here stands one {found} too many; no bracket is open.";
    UNKNOWN_FIELD: "没有名为 {found} 的字段。{known}" / "there is no field named {found}. {known}";
    UNKNOWN_WORD: "不认识 {found}。{known}" / "{found} is not known. {known}";
    MEANT: "是否应为 {word}？" / "Was {word} meant?";
    MEANT_OF: "是否应为 {word}？可用的有：{known}。" / "Was {word} meant? Known here: {known}.";
    KNOWN: "可用的有：{known}。" / "Known here: {known}.";
    MISSING: "缺少必填的字段 {field}。" / "the field {field} must be given.";
    TWICE: "字段 {field} 写了两次，请删去一个。" / "the field {field} is given twice; delete one.";
    BAD_DATE: "{found} 不是日期；日期应写成 \"2021-11-20\"。" / "{found} is not a date; a date is written \"2021-11-20\".";
    NO_SUCH_DAY: "没有 {found} 这一天，请核对年月日；日期写成 \"2021-11-20\"。" / "there is no day {found}; check year, month and day. A date is written \"2021-11-20\".";
    NOT_FINITE: "{found} 不是确定的数；没有数据时请删去这个字段。" / "{found} is not a definite number; where there is no figure, leave the field out.";
    OUT_OF_RANGE: "{found} 超出了这个字段允许的范围。" / "{found} is outside the range of this field.";
    BAD_ESCAPE: "文字里有不认识的反斜杠写法；反斜杠本身要写成 \\\\。" / "the text holds an unknown backslash code; a backslash itself is written \\\\.";
    UNEXPECTED: "这里是 {found}，应为{expected}。" / "here stands {found}; expected {expected}.";
    UNEXPECTED_END: "文件到此结束，应为{expected}；文件可能被截断。" / "the file ends here; expected {expected}. It may be cut short.";
    DUPLICATE_ID: "id \"{id}\" 与第 {line} 行的 {first} 重复。请改成不同的 id，或删去这一行由程序补上。" / "the id \"{id}\" is already that of {first} on line {line}. Give another id, or delete this line and one will be given.";
    OTHER: "无法读取：{system}。" / "it cannot be read: {system}.";

    WANT_TEXT: "引号中的文字" / "text in quotes";
    WANT_DATE: "日期，如 \"2021-11-20\"" / "a date such as \"2021-11-20\"";
    WANT_WHOLE: "整数" / "a whole number";
    WANT_NUMBER: "数字" / "a number";
    WANT_YES_NO: " true 或 false" / "true or false";
    WANT_LIST: "方括号 [ ] 中的列表" / "a list in brackets [ ]";
    WANT_MAP: "花括号 { } 中的内容" / "entries in braces { }";
    WANT_RECORD: "圆括号 ( ) 中的字段" / "fields in parentheses ( )";
    WANT_WORD: "一个选项词" / "one of the known words";
    WANT_COMMA: "逗号" / "a comma";
    WANT_COLON: "冒号" / "a colon";
    WANT_CLOSE: " {bracket}，前面可能漏了逗号" / "{bracket}; a comma may be missing before it";
    WANT_FIELD_NAME: "字段名" / "the name of a field";
    WANT_END: "文件结尾" / "the end of the file";

    IDS_GIVEN: "{count} 条记录没有 id，已按计划、清单和序号（或名称）补上。" / "{count} records had no id; each was given one made from the plan, list and number (or name).";
    LIST_GONE: "任务清单 \"{wanted}\" 不存在，已取消归属。" / "the task list \"{wanted}\" does not exist; the task was taken out of it.";
    SPECIAL_PLAN_GONE: "专项方案 \"{wanted}\" 不存在，已取消归属。" / "the special plan \"{wanted}\" does not exist; the task was taken out of it.";
    TASK_GONE: "任务 \"{wanted}\" 不存在，已去掉对它的引用。" / "the task \"{wanted}\" does not exist; the reference was dropped.";
    PARENT_GONE: "上级单位 \"{wanted}\" 不存在，已改为没有上级。" / "the unit above, \"{wanted}\", does not exist; the unit now has none above it.";
    PARENT_RING: "单位 \"{name}\" 的上级绕成了圈，已改为没有上级。" / "the units above \"{name}\" form a ring; the unit now has none above it.";
    WAIVER_GONE: "豁免所指的任务 \"{wanted}\" 不存在，已去掉这条豁免。" / "the waiver is for the task \"{wanted}\", which does not exist; the waiver was dropped.";
    SAME_NUMBER: "序号 {number} 与第 {line} 行的任务在同一清单中重复，两项都已保留，请核对。" / "number {number} is also that of the task on line {line} in the same list; both were kept, please check.";
    UNITS_UNKNOWN: "有 {count} 个单位名称不在单位列表中，已照原样保留：{names}。" / "{count} unit names are not in the list of units and were kept as written: {names}.";
    OLDER_FORMAT: "文件为旧格式（格式 {found}），内容未变；下次保存时写成格式 {now}，旧版程序将打不开" / "The file is of format {found}; nothing in it has changed. The next save writes format {now}, which older versions of the program do not open";
    START_AFTER_END: "开始日期 {start} 晚于结束日期 {end}，已照原样保留，请核对。" / "the start {start} is after the end {end}; both were kept as written, please check.";
    TOO_HIGH: "{found} 超过上限 {limit}，已改为 {limit}。" / "{found} is above {limit} and was set to {limit}.";

    SAVE_FOLDER_GONE: "保存位置 {folder} 不存在，可能已被移动或网络断开。请用“另存为”换个位置。" / "the folder {folder} is not there; it may have been moved or the network is down. Use Save as to choose another place.";
    SAVE_IS_FOLDER: "{file} 是文件夹，不能作为文件名。请换个名称。" / "{file} is a folder and cannot be the name of a file. Choose another name.";
    SAVE_NOT_A_FILE: "{file} 不是普通文件（是管道或设备），未写入。请换个名称或文件夹。" / "{file} is no regular file (a pipe or a device) and was not written. Choose another name or folder.";
    SAVE_READ_ONLY_FILE: "{file} 是只读文件或没有写入权限，未保存。请用“另存为”换个名称，或请文件的所有者改权限。" / "{file} is read-only or not yours to write, and was not saved. Use Save as with another name, or ask its owner for the right to write.";
    SAVE_NO_PERMISSION: "没有权限写入 {folder}，未保存。请用“另存为”换个位置。" / "you may not write in {folder}; nothing was saved. Use Save as to choose another place.";
    SAVE_NO_SPACE: "{folder} 所在磁盘空间不足，未保存，原文件完好。请清理磁盘或换个位置。" / "there is no space left for {folder}; nothing was saved and the old file is whole. Free some space or choose another place.";
    SAVE_BUSY: "{file} 正被其他程序占用，未保存，原文件完好。请稍后再试。" / "{file} is held by another program; nothing was saved and the old file is whole. Try again in a moment.";
    SAVE_CHANGED: "{file} 打开以后被别人改过，未保存，以免盖掉别人的改动。" / "{file} was changed by someone since it was opened and was not saved, so as not to write over their changes.";
    SAVE_DIFFERS: "写入后核对不一致，磁盘或网络可能有故障；未保存，原文件完好。" / "what was written does not read back the same; the disk or network may be faulty. Nothing was saved and the old file is whole.";
    SAVE_TOO_LARGE: "计划有 {size} GB，超过 1 GB 的上限，未保存。" / "the plan has {size} GB, more than the limit of 1 GB; it was not saved.";
    SAVE_NOT_FINITE: "{path} 不是确定的数，未保存。请改正这个数。" / "{path} is not a definite number; nothing was saved. Correct the number.";
    SAVE_OTHER: "保存 {file} 失败（{step}）：{system}。原文件完好。" / "{file} could not be saved ({step}): {system}. The old file is whole.";
    STEP_CREATE: "建立临时文件" / "making a temporary file";
    STEP_WRITE: "写入" / "writing";
    STEP_SYNC: "写到磁盘" / "flushing to the disk";
    STEP_READ_BACK: "核对" / "reading back";
    STEP_RENAME: "替换原文件" / "replacing the old file";
}
