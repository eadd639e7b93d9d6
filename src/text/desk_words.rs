//! The phrases of dialogs, the file browser, settings and the start of the window.

crate::phrases! {
    SETTINGS_UNWRITTEN: "设置没有写入，下次启动时记不住。{reason}" / "The settings could not be written and will not be remembered. {reason}";
    SETTINGS_BROKEN: "设置文件读不懂，已放在一边：{aside}。这次按初始设置打开。原因：{reason}"
        / "The settings could not be read and were put aside: {aside}. Starting with the first settings. Reason: {reason}";

    SAVE: "保存" / "Save";
    DONT_SAVE: "不保存" / "Don't save";
    UNSAVED_TITLE: "保存对规划的改动？" / "Save the changes to the plan?";
    UNSAVED_COUNT: "有 {count} 处改动没有保存。" / "Changes not saved: {count}.";
    UNSAVED_LOST: "不保存就关闭，这些改动会丢失。" / "Closing without saving loses them.";
    COPY_DETAILS: "复制详情" / "Copy details";
    COPIED: "已复制" / "Copied";
    DETAILS: "详情" / "Details";
    REPLACE_TITLE: "替换已有的文件？" / "Replace the existing file?";
    REPLACE_BODY: "这个文件夹里已经有同名文件，替换后原来的内容就没有了。"
        / "The folder already has a file of this name. Replacing it loses what is in it.";
    REPLACE: "替换" / "Replace";
    OTHER_NAME: "另取名字" / "Another name";
    KEY_ENTER: "Enter" / "Enter";
    KEY_ESCAPE: "Esc" / "Esc";

    WAITING_TITLE: "正在等系统的文件窗口" / "Waiting for the system's file window";
    WAITING_BODY: "系统的文件窗口可能在别的窗口后面，也可能没有打开。可以改用程序自带的文件窗口。"
        / "The system's file window may be behind another window, or may not have opened. The program has a file window of its own.";
    USE_BUILT_IN: "用自带的文件窗口" / "Use the built-in one";

    NO_DISPLAY: "整改规划打不开窗口：没有图形界面（环境变量 DISPLAY 和 WAYLAND_DISPLAY 都没有设置）。请在桌面环境里运行，或用命令行：zhenggai export、zhenggai summary。"
        / "Zhenggai cannot open a window: there is no graphical display (neither DISPLAY nor WAYLAND_DISPLAY is set). Run it in a desktop session, or use the command line: zhenggai export, zhenggai summary.";
    NO_RENDERER: "整改规划打不开窗口：图形驱动用不了。"
        / "Zhenggai cannot open a window: no usable graphics driver.";
    PACKAGES: "Debian、UOS、麒麟、Ubuntu 一类系统请安装：{packages}"
        / "On Debian, Ubuntu, UOS or Kylin install: {packages}";
    WITH_GLOW: "OpenGL：{reason}" / "OpenGL: {reason}";
    WITH_WGPU: "wgpu：{reason}" / "wgpu: {reason}";
    BROKE_OFF: "整改规划遇到程序错误，已停止：{reason}" / "Zhenggai stopped on a programming error: {reason}";

    OPEN_PLAN: "打开规划" / "Open plan";
    SAVE_PLAN: "保存规划" / "Save plan";
    EXPORT_PAPER: "导出文稿" / "Export paper";
    DOCX_FILES: "Word 文件（.docx）" / "Word files (.docx)";
    MARKDOWN_FILES: "Markdown 文件（.md）" / "Markdown files (.md)";
    EXPORT_PICTURE: "导出图片" / "Export picture";
    OPEN: "打开" / "Open";
    EXPORT: "导出" / "Export";
    PLAN_FILES: "规划文件" / "Plan files";
    PNG_FILES: "PNG 图片" / "PNG pictures";
    SVG_FILES: "SVG 图片" / "SVG pictures";
    ALL_FILES: "全部文件" / "All files";

    RECENT: "最近" / "Recent";
    HOME: "主目录" / "Home";
    DESKTOP: "桌面" / "Desktop";
    DOCUMENTS: "文档" / "Documents";
    DOWNLOADS: "下载" / "Downloads";
    COMPUTER: "本机" / "Computer";
    PLACES: "位置" / "Places";

    BACK: "后退" / "Back";
    FOLDER_UP: "上一级" / "Folder above";
    NEW_FOLDER: "新建文件夹" / "New folder";
    NEW_FOLDER_NAME: "文件夹名称" / "Name of the folder";
    CREATE: "新建" / "Create";
    FILTER: "筛选" / "Filter";
    PATH: "路径" / "Path";
    FILE_LIST: "文件列表" / "Files";
    FILE_NAME: "文件名" / "File name";
    NAME: "名称" / "Name";
    MODIFIED: "修改时间" / "Modified";
    SIZE: "大小" / "Size";
    TODAY: "今天" / "Today";
    ITEMS: "{count} 个" / "{count} {count|item|items}";

    LOADING_FOLDER: "正在读取这个文件夹……" / "Reading this folder…";
    SLOW_FOLDER: "这个文件夹很久没有回应，可能网络断了。可以先看别的文件夹。"
        / "This folder does not answer; the network may be down. Other folders can still be opened.";
    EMPTY_FOLDER: "这个文件夹是空的。" / "This folder is empty.";
    NO_FILES_OF_KIND: "这里没有{kind}。" / "No {kind} here.";
    NO_RECENT: "还没有打开过规划。" / "No plan has been opened yet.";
    NOTHING_FOUND: "没有名称含“{text}”的文件。" / "No name here contains “{text}”.";
    OTHERS_HIDDEN: "另有 {count} 个别的文件没有列出。" / "Other files not listed: {count}.";
    SHOW_ALL: "全部显示" / "Show all";
    SHOW_KIND: "只看{kind}" / "Only {kind}";
    CHECKING_PATH: "正在查看……" / "Checking…";

    FOLDER_MISSING: "没有这个文件夹，或者 U 盘、共享盘没有接上：{path}"
        / "There is no such folder, or its drive or share is not connected: {path}";
    FOLDER_DENIED: "没有权限打开：{path}" / "No permission to open: {path}";
    FOLDER_EXISTS: "已经有同名的文件或文件夹：{path}" / "A file or folder of this name exists already: {path}";
    FOLDER_OTHER: "打不开：{path}（{reason}）" / "Cannot open: {path} ({reason})";
    FILE_MISSING: "没有这个文件：{path}" / "There is no such file: {path}";
    NO_SUCH_FOLDER: "没有这个文件夹，不能存到那里：{path}" / "There is no such folder to save to: {path}";
    TYPE_A_NAME: "先选一个文件，或写上文件名。" / "Pick a file, or type a name, first.";
}
