//! The phrases of giving parts to units and collecting them, in the window.

crate::phrases! {
    // Picking files and folders.
    PICK_TITLE: "选择要汇总的分解文件" / "Choose the parts to collect";
    PICK_VERB: "汇总" / "Collect";
    PICK_FOLDER_TITLE: "选择要汇总的文件夹" / "Choose the folder with the parts";
    PART_FILES: "分解文件" / "Part files";
    OUT_FOLDER_TITLE: "分解文件存到哪个文件夹" / "Which folder the parts go to";
    OUT_FOLDER_VERB: "存到这里" / "Write here";
    SAVE_PART_TITLE: "保存分解文件" / "Save the part";
    FILES_MARKED: "已选 {n} 个文件" / "{n} {n|file|files} chosen";
    FOLDER_CHOSEN: "文件夹：{name}" / "Folder: {name}";
    FOLDER_NAME: "文件夹" / "Folder";
    SEVERAL_HINT: "可用 Ctrl、Shift 选多个，Ctrl+A 全选" / "Ctrl and Shift choose several, Ctrl+A all";

    // Giving parts out.
    GIVE_TITLE: "分解给单位" / "Give parts to units";
    GIVE_NOTE: "每个单位（含下级）牵头、负责或配合的任务写成一个文件。分解后本规划记下给了谁，并随即保存。"
        / "The tasks that each unit, or one below it, leads, answers for or supports become a file. The plan then remembers whom it gave them to, and is saved.";
    FIND_UNIT: "查找单位" / "Find a unit";
    ALL_KINDS: "全部类型" / "All kinds";
    KIND: "单位类型" / "Kind of unit";
    CHOOSE_SHOWN: "全选所列" / "All listed";
    CHOOSE_NONE: "都不选" / "None";
    COLUMN_UNIT: "单位" / "Unit";
    COLUMN_TASKS: "任务（含下级）" / "Tasks (with those below)";
    COLUMN_GIVEN: "最近一次下发" / "Given out last";
    NEVER: "没有下发过" / "never";
    OUT_SINCE: "{date} 下发，尚未收回" / "on {date}, not back yet";
    CAME_BACK: "{date} 下发，{back} 收回" / "on {date}, back on {back}";
    NO_UNIT_FOUND: "没有符合的单位。" / "No unit matches.";
    NO_UNITS: "没有单位承担任务，不能分解。请先在任务中填写牵头、负责或配合单位。"
        / "No unit has tasks, so there is nothing to give out. Enter lead, responsible or supporting units first.";
    NOTHING_CHOSEN: "请先勾选单位" / "Choose a unit first";
    WITHOUT_TASKS: "“{unit}”及其下级没有任务，没有可分解的内容。" / "“{unit}” has no tasks, nor has a unit below it; there is nothing to give out.";
    AGAIN_ONE: "“{unit}”在 {date} 分解过，尚未收回。再分解一份后以新的为准：新的收回后，旧的不再收。" / "“{unit}” was given a part on {date} that has not come back. Once a newer one is back, the older is not taken any more.";
    AGAIN_SEVERAL: "{n} 个单位已有分解尚未收回。再分解一份后以新的为准：新的收回后，旧的不再收。" / "{n} of the units have parts that have not come back. Once newer ones are back, the older are not taken any more.";
    CHOSEN_ONE: "已选 1 个单位，{tasks} 项任务" / "1 unit chosen, tasks: {tasks}";
    CHOSEN: "已选 {n} 个单位" / "{n} {n|unit|units} chosen";
    GIVE: "分解…" / "Give…";
    GIVE_MANY: "分解成 {n} 个文件…" / "Give {n} {n|file|files}…";
    GIVEN_SO_FAR: "下发记录（{n}）" / "Given out so far ({n})";
    UNITS_TAB: "选择单位" / "Choose units";
    NONE_GIVEN: "还没有下发过分解。" / "Nothing was given out so far.";
    COLUMN_DATE: "下发日期" / "Given out";
    COLUMN_COUNT: "任务" / "Tasks";
    COLUMN_BACK: "收回日期" / "Back";
    NOT_BACK: "尚未收回" / "not yet";
    UNIT_ROW: "{unit}，任务 {tasks} 项，{given}" / "{unit}, tasks: {tasks}, {given}";
    PART_NAME: "{plan}（{unit}）" / "{plan} ({unit})";

    SAVE_FIRST: "这份规划还没有存成文件" / "This plan is no file yet";
    SAVE_FIRST_BODY: "分解后规划要记下给了谁，所以先要有自己的文件。请先保存，再分解。"
        / "After giving a part the plan has to remember whom it gave it to, so it needs a file of its own. Save it first.";
    SAVE_FIRST_DO: "先保存…" / "Save first…";
    OWN_FILE: "这是本规划自己的文件，分解不能写到这里。请换一个文件名。" / "This is the plan's own file; a part cannot be written there. Choose another name.";
    GIVING: "正在分解" / "Giving parts out";
    GIVEN_ONE: "已分解给“{unit}”（{tasks} 项任务）：{file}。规划已记下。" / "Given to “{unit}” (tasks: {tasks}): {file}. The plan remembers it.";
    GIVEN_MANY_TITLE: "已分解" / "Given out";
    GIVEN_MANY: "已分解给 {n} 个单位，文件在 {folder}。规划已记下。" / "Given to {n} {n|unit|units}; the files are in {folder}. The plan remembers them.";
    NOT_GIVEN: "{n} 个没有写成：" / "{n} were not written:";
    GIVEN_STOPPED: "已停止，其余 {n} 个没有分解。" / "Stopped; the other {n} were not given out.";
    GIVE_FAILED: "没有分解成" / "Not given out";
    GIVEN_LINE: "{unit}：{file}" / "{unit}: {file}";

    // Collecting.
    READING: "正在读取分解" / "Reading parts";
    NO_FILES: "文件夹中没有分解文件（.ron）。" / "The folder holds no parts (.ron).";
    NO_FILES_TITLE: "没有可汇总的文件" / "Nothing to collect";
    NEWER_FILE: "文件由更新的版本写成，没有收入。请升级本程序。" / "The file is of a newer version and was not taken. Update this program.";
    DROPPED_TITLE: "汇总拖进来的文件？" / "Collect the files?";
    DROPPED: "收到 {n} 个文件" / "{n} {n|file|files} came";
    DROPPED_BODY: "要作为各单位交来的分解，汇总到这份规划吗？" / "Collect them into this plan as parts that units hand in?";
    DROPPED_DO: "汇总" / "Collect";

    // The page.
    TITLE_OPEN: "汇总前要先决定 {n} 处" / "Decide {n} before collecting";
    TITLE_READY: "汇总：核对后收入" / "Collecting: look through, then take in";
    TITLE_NOTHING: "没有可以收入的内容" / "There is nothing to take in";
    SAID: "交来 {parts} 份，收入 {taken} 份，共 {changes} 处改动。规划还没有改动。"
        / "Handed in: {parts}; to be taken: {taken}; changes: {changes}. The plan is not changed yet.";
    ADD_FILES: "再加文件…" / "Add files…";
    GIVE_UP: "放弃汇总" / "Discard";
    PUT_AWAY: "先不汇总，回去编辑" / "Not now, back to editing";
    PUT_AWAY_SHORT: "先不汇总" / "Not now";
    GIVE_UP_TITLE: "放弃这次汇总？" / "Discard this collecting?";
    GIVE_UP_BODY: "已经决定的 {n} 处会丢掉。交来的文件不受影响。" / "Decisions that are lost: {n}. The files themselves stay as they are.";
    GIVE_UP_DO: "放弃" / "Discard";

    WAITS: "汇总还没有完成：{n} 个文件，待定 {open} 处" / "Parts are still being collected: files {n}, to decide {open}";
    GO_ON: "继续汇总" / "Go on";
    HANDED_IN: "交来 {n} 份" / "Handed in: {n}";
    OPEN_TALLY: "待定 {n}" / "{n} open";
    CHANGES: "{n} 处改动" / "changes: {n}";
    NO_CHANGES: "没有改动" / "no changes";
    CONFLICTS_OPEN: "待定 {n}" / "{n} open";
    CONFLICTS_DECIDED: "已定 {n}" / "{n} decided";
    NOT_TAKEN: "未收入" / "not taken";
    NOTHING_NEW: "没有新内容" / "nothing new";
    CAN_TAKE: "可以收入。" / "It can be taken in.";
    CAN_TAKE_UNRECORDED: "可以收入；本规划没有下发它的记录，可能是在旧的副本上下发的。" / "It can be taken in; this plan has no record of giving it out, perhaps an older copy of it did.";
    UNREADABLE: "无法读取" / "unreadable";
    UNKNOWN_UNIT: "单位不明" / "Unit unknown";
    GIVEN_ON: "{date} 下发" / "given out on {date}";
    MISSING: "尚未收回（{n}）" / "Not back yet ({n})";
    MISSING_TASKS: "{tasks} 项" / "tasks: {tasks}";
    MISSING_ROW: "{unit}，{date} 下发，任务 {tasks} 项，尚未收回" / "{unit}, given out on {date}, tasks: {tasks}, not back yet";
    ALL_BACK: "下发的都收回了。" / "All that was given out is back.";
    NONE_WAS_GIVEN: "本规划没有下发记录。" / "This plan has no record of parts given out.";
    PART_ROW: "{unit} {file}：{says}" / "{unit} {file}: {says}";

    HANDED_IN_PART: "这一份" / "This part";
    TAB_CONFLICTS: "冲突 {n}" / "Conflicts {n}";
    TAB_BRINGS: "改动 {n}" / "Changes {n}";
    NO_CONFLICTS: "没有冲突。" / "No conflicts.";
    BRINGS_NOTHING: "没有改动。" / "No changes.";
    REPAIRED: "读取时修正了 {n} 处：{what}" / "{n} repaired while reading: {what}";
    FIELD: "字段" / "Field";
    BEFORE: "下发时" / "As given out";
    AFTER: "收回时" / "As it came back";
    BEFORE_AFTER: "{field}：{before} → {after}" / "{field}: {before} → {after}";
    ADDED: "新增" / "added";
    REMOVED: "删除" / "deleted";
    ALTERED: "改动" / "changed";
    OF_RECORD: "{n} 处" / "{n}";

    // The cards, in place of mine and another's.
    AT_GIVING: "下发时的原文" / "As it was given out";
    THIS_PLAN: "本规划" / "This plan";
    BROUGHT_BY: "{unit}（先收入的）" / "{unit} (taken in before)";
    THEY_DELETED: "单位删了，本规划改了" / "the unit deleted it, this plan changed it";
    PLAN_DELETED: "本规划删了，单位改了" / "this plan deleted it, the unit changed it";
    USE_UNIT: "用单位的" / "The unit's";
    USE_PLAN: "用本规划的" / "This plan's";
    REST_UNIT: "其余都用单位的" / "The unit's for all the rest";
    REST_PLAN: "其余都用本规划的" / "This plan's for all the rest";
    REST_OF_ALL: "一次决定各份其余 {n} 处" / "Decide all {n} in every part at once";
    ALL_UNIT: "全部用单位的" / "The unit's everywhere";
    ALL_PLAN: "全部用本规划的" / "This plan's everywhere";
    NEXT_PART: "下一份待定" / "Next open part";

    // The foot.
    LEFT: "还有 {n} 处待定，全部决定后才收入。" / "{n} still open; the parts are taken in when all are decided.";
    READY: "全部决定了。收入后是一步，可以撤销；文件在您保存时写入。" / "All are decided. Taking them in is one step and can be undone; the file is written when you save.";
    READY_PLAIN: "收入后是一步，可以撤销；文件在您保存时写入。" / "Taking them in is one step and can be undone; the file is written when you save.";
    NOTHING_TO_TAKE: "这些文件没有带来新内容。" / "These files bring nothing new.";
    TAKE: "收入 {n} 份" / "Take {n} in";
    TAKE_SHORT_OF: "收入：还差 {n} 处" / "Take in: {n} to go";
    CLOSE: "关闭" / "Close";
    WORKING: "正在重新核对…" / "Working it out again…";
    COLLECTED: "已汇总{what}。请保存规划。" / "Collected: {what}. Save the plan.";
    COLLECTED_COUNTS: " {parts} 份，{changes} 处改动，按您的决定处理冲突 {conflicts} 处" / "parts {parts}, changes {changes}, conflicts as you decided {conflicts}";
}
