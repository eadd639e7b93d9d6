//! The phrases of the structure page.

crate::phrases! {
    PART: "页面" / "Part";
    STRUCTURE: "任务与单位" / "Structure";
    RANKING: "考核评价" / "Assessment";
    COUNTED_AS: "单位口径" / "Count units as";
    ROLE_ANSWERING: "牵头或责任" / "Lead or responsible";
    ROLE_LEAD: "牵头" / "Lead";
    ROLE_RESPONSIBLE: "责任" / "Responsible";
    WITH_SUBTREE: "含下级" / "With subtree";
    WITH_SUBTREE_TIP: "单位的数字包括下级单位的任务，每项任务只计一次" / "Units count the tasks of the units below them too, each task once";

    ADD_LIST: "+ 清单" / "+ List";
    ADD_SPECIAL_PLAN: "+ 专项方案" / "+ Special plan";
    ADD_UNIT: "+ 单位" / "+ Unit";
    ADD_UNIT_TIP: "新单位放在所选单位下面" / "The new unit goes below the chosen one";
    NEW_LIST: "新清单" / "New list";
    NEW_SPECIAL_PLAN: "新专项方案" / "New special plan";
    NEW_UNIT: "新单位" / "New unit";

    COLUMN_NODE: "整改方案、清单、专项、单位" / "Plan, lists, special plans, units";
    TASKS: "任务" / "Tasks";
    RATE: "完成率" / "Rate";
    LISTS: "任务清单" / "Task lists";
    SPECIAL_PLANS: "专项方案" / "Special plans";
    UNITS: "单位" / "Units";
    NO_LIST: "未归入清单" / "No list";
    ROUNDS: "督察轮次" / "Inspection rounds";
    NO_ROUND: "未注明轮次" / "No round";
    ROUND_NOTE: "轮次的日期和依据在“计划设置”中填写；任务的轮次在详情“轮次、调度与回头看”中填写。" / "Days and basis of a round stand in the plan's settings; a task's round in its details under Round, dispatch, re-checks.";
    NO_SPECIAL_PLAN: "未归入专项方案" / "No special plan";
    NO_UNIT: "未定单位" / "No unit";
    NO_RECORD: "未入单位库" / "not in the tree";
    FOLD: "展开或收起 {unit}" / "Fold {unit}";
    OPEN_TASKS: "在甘特图中列出这些任务" / "List these tasks on the Gantt page";
    CARRIED_TASKS: "{n} 项任务" / "{n} tasks";

    NAME: "名称" / "Name";
    SHORT_NAME: "简称" / "Short name";
    KIND: "类别" / "Kind";
    UNIT_ABOVE: "上级单位" / "Unit above";
    ANSWERING_UNIT: "负责单位" / "Unit";
    TOP: "（无上级）" / "(none)";
    NAME_NEEDED: "请写名称。" / "A name is needed.";
    MOVE_UP: "上移" / "Move up";
    MOVE_DOWN: "下移" / "Move down";
    DELETE: "删除" / "Delete";
    DELETE_TIP: "任务保留，可以撤销" / "The tasks stay; it can be undone";
    DELETED: "{what}，可用 Ctrl+Z 撤销" / "{what}; Ctrl+Z takes it back";
    TAKE_IN: "加入单位库" / "Add to the tree";
    PLAN_NOTE: "方案中的全部任务。选择左侧的清单、专项方案或单位，可查看和划转其任务。" / "Every task of the plan. Choose a list, a special plan or a unit at the left to see and share out its tasks.";
    NAMED_UNIT_NOTE: "任务写到了这个单位，但单位库里没有。" / "Tasks name this unit, but the tree does not hold it.";
    LOOSE_NOTE: "选中任务，拖到左侧，或在下方指定去处。" / "Select tasks and drag them to the left, or choose below where they go.";
    KIND_CITY: "市" / "City";
    KIND_CITY_DEPARTMENT: "市级部门" / "City department";
    KIND_DISTRICT: "区县" / "District";
    KIND_DEPARTMENT: "区级部门" / "District department";
    KIND_SUBDISTRICT: "街道" / "Sub-district";
    KIND_TOWN: "镇、乡" / "Town";
    KIND_ENTERPRISE: "企业" / "Enterprise";
    KIND_OTHER: "其他" / "Other";

    TASKS_OF_NODE: "任务 {n} 项" / "{n} tasks";
    NO_TASKS: "没有任务" / "No tasks";
    OPEN_ON_GANTT: "在甘特图中打开" / "Open on the Gantt page";
    HOW_TO_GIVE: "选中任务（Ctrl、Shift 多选），拖到左侧的清单、专项或单位" / "Select tasks (Ctrl, Shift), then drag them to the left";
    SELECT_ALL: "全选" / "Select all";
    GIVE: "已选 {n} 项，划转到：" / "Give {n} to:";
    GIVE_TO: "划转到" / "Give to";
    LIST: "任务清单" / "Task list";
    SPECIAL_PLAN: "专项方案" / "Special plan";

    PLACE: "名次" / "Rank";
    COLUMN_UNIT: "单位" / "Unit";
    ON_TIME_RATE: "按期完成率" / "On time";
    SENT_BACK: "退回" / "Sent back";
    RELAPSED: "反弹" / "Relapsed";
    STALE: "久未更新" / "Stale";
    COMPLAINTS: "信访件" / "Complaints";
    OPEN_COMPLAINTS: "未办结" / "Unsettled";
    PLANNED: "计划资金" / "Planned";
    PAID: "已投入" / "Paid";
    TASKS_TIP: "该单位的任务总数" / "All tasks of the unit";
    DONE_TIP: "已完成，含已销号" / "Completed, closed out ones included";
    RATE_TIP: "已完成 ÷ 全部任务" / "completed ÷ all tasks";
    ON_TIME_TIP: "时限内完成 ÷ 已到期任务；没有到期任务的单位不排名" / "completed in time ÷ due so far; units with nothing due have no rank";
    BEHIND_TIP: "未达序时进度" / "Behind schedule";
    OVERDUE_TIP: "超期未完成" / "Past the deadline and not completed";
    SENT_BACK_TIP: "销号中被退回过的任务" / "Tasks sent back in the close-out at least once";
    RELAPSED_TIP: "出现过反弹的任务" / "Tasks that relapsed at least once";
    STALE_TIP: "未完成且超过设定天数没有进展记录" / "Open and without a note for longer than the days set";
    COMPLAINTS_TIP: "截止日期前受理的信访件" / "Complaints received by the as-of date";
    OPEN_COMPLAINTS_TIP: "未办结，不含阶段性办结" / "Not settled, not even in stages";
    MONEY_TIP: "万元" / "In ten thousand yuan";
    RANKING_NOTE: "截止 {day}，{n} 个单位。单击列标题排名，数值相同名次并列；单击数字列出任务。资金单位：万元。" / "As of {day}, {n} units. Click a heading to rank by it, a figure to list its tasks. Money in 10,000 yuan.";
    COPY_TABLE: "复制表格" / "Copy table";
    TABLE_COPIED: "已复制 {n} 个单位的考核表" / "Copied the table of {n} units";
}
