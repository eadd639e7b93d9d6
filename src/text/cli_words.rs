//! The phrases of the command line: help, tables, and what could not be done.

crate::phrases! {
    ABOUT: "整改规划：规划和跟踪环境保护督察整改" / "Zhenggai: plan and follow rectification after environmental inspections";
    AFTER_HELP: "不带子命令时打开窗口；不给文件时打开上次的规划，第一次运行时打开内置的示例规划。\n退出码：0 正常；1 答案为否；2 未能完成（原因写在标准错误输出）。" / "Without a command the window opens; without a file it shows the last plan, on the very first start the built-in sample plan.\nExit codes: 0 fine; 1 the answer is no; 2 could not (the reason is on standard error).";
    USAGE: "用法：" / "Usage: ";
    USAGE_WINDOW: "zhenggai [选项] [PLAN]\n      zhenggai <命令> ..." / "zhenggai [OPTIONS] [PLAN]\n       zhenggai <COMMAND> ...";
    USAGE_SUMMARY: "zhenggai summary [选项] <PLAN>" / "zhenggai summary [OPTIONS] <PLAN>";
    USAGE_TASKS: "zhenggai tasks [选项] <PLAN>" / "zhenggai tasks [OPTIONS] <PLAN>";
    USAGE_EXPORT: "zhenggai export [选项] -o <OUT> <PLAN>" / "zhenggai export [OPTIONS] -o <OUT> <PLAN>";
    COMMANDS: "命令：" / "Commands:";
    ARGUMENTS: "参数：" / "Arguments:";
    OPTIONS: "选项：" / "Options:";

    HELP_SUMMARY: "汇总：各年度、状态、亮灯、清单、单位的任务数，完成率，销号，信访" / "Totals: tasks by year, status, light, list and unit; rates, close-out, complaints";
    HELP_TASKS: "任务清单：每项任务的时限、状态、进度、措施和销号" / "The tasks: deadline, status, percent, measures and close-out of each";
    HELP_EXPORT: "导出图片：甘特图或指标趋势，PNG 或 SVG，不需要显示器" / "Export a picture: Gantt chart or trends, PNG or SVG, without a display";
    HELP_PLAN: "规划文件（.ron）" / "Plan file (.ron)";
    HELP_AS_OF: "截止日期，如 2021-11-20 或 2021年11月20日；不给时用规划中固定的日期，没有固定则为今天" / "As-of date, such as 2021-11-20; without it the date pinned in the plan, else today";
    HELP_FORMAT: "输出格式：text（默认）或 json" / "Output format: text (default) or json";
    HELP_LANG: "界面、图片和提示的语言：zh 或 en；不给时随系统，未知时为中文" / "Language of window, picture and messages: zh or en; without it the system's, Chinese when unknown";
    HELP_PROFILE: "窗口关闭时把启动耗时和每帧耗时写入该 JSON 文件" / "When the window closes, write start and frame times to this JSON file";
    HELP_OUT: "图片文件，扩展名 .png 或 .svg 决定格式" / "Picture file; its extension, .png or .svg, decides the format";
    HELP_CHART: "图表：gantt（甘特图，默认）或 trends（指标趋势）" / "Which chart: gantt (default) or trends";
    HELP_INDICATOR: "趋势图中的指标名称，可重复；不给时用第一个指标" / "Indicator on the trends chart, by name; may be repeated; without it the first one";
    HELP_FROM: "时间轴的第一天；不给时用规划的时间窗口" / "First day of the time axis; without it the plan's window";
    HELP_TO: "时间轴的最后一天" / "Last day of the time axis";
    HELP_SCALE: "PNG 的放大倍数，大于 0（默认 1）" / "Scale of a PNG, above 0 (default 1)";
    HELP_THEME: "配色：light（浅色，默认）或 dark（深色）" / "Colours: light (default) or dark";
    HELP_HELP: "显示帮助" / "Show this help";
    HELP_VERSION: "显示版本" / "Show the version";

    UNKNOWN_ARGUMENT: "不认识参数 {argument}。" / "There is no argument {argument}.";
    DID_YOU_MEAN: "是不是 {suggestion}？" / "Did you mean {suggestion}?";
    UNKNOWN_COMMAND: "没有命令 {argument}；可用的命令：summary、tasks、export。" / "There is no command {argument}; the commands are summary, tasks and export.";
    VALUE_WANTED: "{argument} 后面缺少值。" / "{argument} needs a value.";
    WRONG_VALUE: "{argument} 的值是 {value}，应为：{choices}。" / "{argument} is {value}; it should be one of: {choices}.";
    WRONG_SCALE: "--scale 的值是 {value}，应为大于 0 的数，如 2。" / "--scale is {value}; it should be a number above 0, such as 2.";
    MISSING: "缺少 {argument}。" / "{argument} is missing.";
    NOT_TOGETHER: "{argument} 不能这样使用：重复给出，或与其他参数冲突。" / "{argument} cannot be used like this: it is given twice, or conflicts with another argument.";
    BAD_ARGUMENTS: "命令行参数有误：{reason}" / "The arguments are wrong: {reason}";
    SEE_HELP: "用 --help 查看用法。" / "See --help for how to use it.";
    NOT_A_DAY: "{argument} 的值“{value}”不是日期，应写成 2021-11-20 或 2021年11月20日。" / "{argument} is \"{value}\", which is no date; write it as 2021-11-20.";
    TO_BEFORE_FROM: "时间轴的最后一天 {to} 早于第一天 {from}。请对调 --from 和 --to，或改其中一个。" / "The last day of the time axis, {to}, is before the first, {from}. Swap --from and --to, or change one.";
    WRONG_EXTENSION: "{file} 的扩展名应为 .png 或 .svg。" / "{file} should end in .png or .svg.";
    NO_SUCH_INDICATOR: "规划中没有指标“{name}”。现有指标：{names}" / "The plan has no indicator \"{name}\". It has: {names}";
    NO_INDICATORS: "规划中没有指标，画不出趋势图。" / "The plan has no indicators, so there is no trends chart.";
    MANY_INDICATORS: "有多个指标叫“{name}”：{names}。请写出地区，如 {example}。" / "Several indicators match \"{name}\": {names}. Give the region too, such as {example}.";
    ONLY_TRENDS: "--indicator 只用于 --chart trends。" / "--indicator belongs to --chart trends.";
    NOT_WRITTEN: "写不了 {file}：{reason}" / "{file} could not be written: {reason}";
    OUTPUT_BROKE: "输出中断：{reason}" / "Writing the output failed: {reason}";
    REPAIRED: "注意：{what}" / "Note: {what}";
    MISSING_CHARACTERS: "注意：内置字体没有这些字，图片中显示为方框：{characters}" / "Note: the built-in font lacks these characters; the picture shows boxes for them: {characters}";
    WRITTEN: "已写入 {file}" / "Wrote {file}";

    UNTITLED: "未命名规划" / "Untitled plan";
    SAMPLE_DATA: "示例数据" / "Sample data";
    AS_OF_LINE: "截止日期 {date}" / "As of {date}";
    TOTAL_LINE: "任务 {tasks} 项，已完成 {done} 项（其中已销号 {closed} 项），长期坚持 {ongoing} 项" / "{tasks} tasks, {done} completed ({closed} of them closed out), {ongoing} ongoing";
    DUE_YEAR: "时限年度" / "Due year";
    TASKS: "任务" / "Tasks";
    DONE: "已完成和销号" / "Completed or closed";
    LIST: "任务清单" / "Task list";
    PERCENT: "进度" / "Percent";
    WITHOUT_DATE: "无时限" / "No date";
    WITHOUT_LIST: "未列入清单" / "No list";
    RATE: "完成率" / "Rate";
    BASE: "口径" / "Base";
    PART_OF_WHOLE: "项数" / "Count";
    CLOSE_OUT_AT: "销号已到" / "Close-out up to";
    SENT_BACK: "曾退回" / "Sent back";
    BY_UNIT: "责任单位（含下级）" / "Responsible unit (with units below)";
    WITHOUT_RESPONSIBLE: "未定责任单位" / "No responsible unit";
    COMPLAINTS_LINE: "信访举报受理 {received} 件：已办结 {settled} 件，阶段性办结 {staged} 件，未办结 {open} 件；办结率 {settled_rate}（{settled_of}），含阶段性办结 {staged_rate}（{staged_of}）" / "{received} complaints received: {settled} settled, {staged} settled in stages, {open} open; settlement rate {settled_rate} ({settled_of}), including settled in stages {staged_rate} ({staged_of})";
    WITHOUT_UNIT: "未定牵头单位" / "No lead unit";
    YEAR: "{year}年" / "{year}";
    NO_WINDOW_YET: "这个版本还没有窗口，请用 zhenggai --help 查看命令。" / "This build has no window yet; see zhenggai --help for the commands.";
    NO_TASKS: "没有任务。" / "No tasks.";
}
