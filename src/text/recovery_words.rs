//! The words of the recovery journal and of kept versions: work that was left behind, and what was saved before.

crate::phrases! {
    TITLE: "有 {n} 份没有保存的工作" / "Unsaved work was left behind: {n}";
    BODY: "上次程序没有正常关闭。下列规划的改动还没有存进文件，可以恢复；选“以后再说”下次启动时再问，不会丢。"
        / "The program did not close properly. Changes to these plans are in no file and can be restored. With Later they are offered again at the next start; nothing is lost.";
    NAME: "规划" / "Plan";
    PLACE: "位置" / "Place";
    TIME: "时间" / "Time";
    CHANGES: "改动" / "Changes";
    CHANGE_COUNT: "{n} 处" / "{n}";
    NEVER_A_FILE: "从未存为文件" / "never saved to a file";
    UNKNOWN_PLAN: "未知的规划" / "a plan not known here";
    DONE: "做过的改动（最近的在前）" / "What was done, the latest first";
    DIFFERENCES: "改了什么（原来 → 现在）" / "What was changed, before → now";
    MORE_CHANGES: "……另有 {n} 处" / "… and {n} more";
    FILE_CHANGED: "这个文件后来又被改过；恢复后保存时会把两边合并。" / "The file has been changed since; saving what is restored merges both.";
    FILE_GONE: "原文件现在读不到（可能已改名、移走，或网络没有连接）；改动可以恢复，文件在时接着保存，也可另存。" / "The file cannot be read now (renamed, moved, or the network is down); the changes can be restored, and saved there once it is back or elsewhere.";
    THROW_AWAY: "丢弃" / "Throw away";
    LATER: "以后再说" / "Later";
    RESTORE: "恢复" / "Restore";
    THROW_TITLE: "丢弃没有保存的改动？" / "Throw the unsaved changes away?";
    THROW_BODY: "丢弃后不能再恢复。" / "They cannot be restored afterwards.";
    PUT_OFF: "没有保存的改动仍保留着，下次启动时再问（也可用“文件”菜单的“恢复未保存的工作”）"
        / "The unsaved work is kept and offered again at the next start (or with Recover unsaved work in the File menu)";
    NOTHING_LEFT: "没有可恢复的工作" / "There is no unsaved work to recover";
    RESTORED: "已恢复 {n} 处改动，尚未保存" / "Restored changes: {n}; not saved yet";
    RESTORED_LABEL: "恢复没有保存的改动" / "Restore unsaved changes";
    RESTORED_NAME: "没有保存的工作" / "the unsaved work";
    RESTORE_FAILED: "恢复不了" / "Could not be restored";
    OTHER_TITLE: "文件已被改过" / "The file is another now";
    OTHER_BODY: "恢复的改动是针对 {path} 原来的内容做的，这个文件后来被改过。恢复的内容已作为一份没有保存的副本打开，文件没有动；请用“另存为”保存，再用“比较”查看差异。"
        / "The restored changes were made to what {path} held before; it has been changed since. They were opened as an unsaved copy and the file was not touched. Save it under another name, then compare the two.";
    OTHER_MERGED: "恢复的改动是针对 {path} 原来的内容做的，这个文件后来被改过。文件没有动；保存时会把两边的改动合并，有冲突时先由您决定。"
        / "The restored changes were made to what {path} held before; it has been changed since. The file was not touched; saving merges both, and asks you where they conflict.";
    GONE: "原文件 {path} 现在找不到；改动已恢复，保存时会重新写到那里，也可“另存为”"
        / "The file {path} is not there now; the changes were restored. Saving writes it there again, or use Save as";
    GONE_TITLE: "原文件打不开" / "The file cannot be read now";
    GONE_BODY: "原文件 {path} 现在读不到，也找不到改动以前的内容，无法与文件合并。恢复的内容已作为一份没有保存的副本打开；请用“另存为”保存，等原文件能打开后再用“比较”查看差异。"
        / "The file {path} cannot be read now, and what it held before the changes is not known, so the two cannot be merged. The restored changes were opened as an unsaved copy. Save it under another name, and compare the two once the file is back.";
    CUT_TITLE: "后面的改动读不出" / "Later changes could not be read";
    CUT_BODY: "记录有损坏，只恢复到能读出的地方，请核对最后几处改动。" / "The record is damaged; the plan was restored as far as it can be read. Please check the latest changes.";
    JOURNAL_TROUBLE: "改动没能记入本机的恢复记录，请及时保存。{system}" / "Changes could not be recorded on this computer; save often. {system}";
    LOST_TAKEN: "这份记录已被另一个窗口恢复，或已不在。" / "Another window has taken this work over, or it is gone.";
    LOST_NEWER: "这份记录由更新版本的程序写成，请用新版程序恢复；记录保留不动。" / "This was written by a newer version of the program; restore it there. It stays where it is.";
    LOST_NO_BASE: "找不到改动所依据的原文件（可能已改名、移动，或网络未连接），暂时无法恢复；记录保留不动，请接通后再试。"
        / "The file that the changes were made to is not there (renamed, moved, or the network is down), so they cannot be restored now. The record stays; try again when the file is back.";
    LOST_SYSTEM: "无法读取这份记录：{system}。记录保留不动。" / "This record cannot be read: {system}. It stays where it is.";

    COPY_TITLE: "有一次保存没有写完" / "A save was cut off";
    COPY_BODY: "直接写入这个文件时程序中断，文件可能不完整；写入前的内容在本机留有备份（{time}）。可以打开备份，再用“另存为”存回原处；确定不需要时丢弃备份。"
        / "The program ended while it wrote over this file, which may be damaged; what it held before is kept on this computer ({time}). Open the copy and put it back with Save as, or throw the copy away where it is not needed.";
    COPY_OPEN: "打开备份" / "Open the copy";
    COPY_THROW: "丢弃备份" / "Throw the copy away";

    VERSIONS_TITLE: "{name} 以前的版本" / "Versions of {name}";
    VERSIONS_NOTE: "在本机保存时自动留下的最近 {n} 个版本，只存在本机。恢复后可以撤销，保存前文件不变。"
        / "The last {n} versions saved from this computer, kept on this computer only. Restoring can be undone, and changes the file only when you save.";
    NO_VERSIONS: "还没有留下版本；每次保存后会自动留一份。" / "No version is kept yet; each save keeps one.";
    WHO: "保存人" / "Saved by";
    CHANGED_AFTER: "到后一版的改动" / "Changed up to the next one";
    CHANGES_COMING: "正在比较…" / "comparing…";
    CHANGES_UNKNOWN: "读不出，无法比较" / "cannot be read";
    CHANGES_UNSAVED: "窗口里另有 {n} 处没有保存" / "unsaved changes in the window: {n}";
    VERSION_NOW: "现在的文件" / "the file as it is now";
    VERSION_LOOK: "查看" / "Look at it";
    VERSION_COMPARE: "比较" / "Compare";
    VERSION_RESTORE: "恢复" / "Restore";
    VERSION_NAME: "{name} {time} 的版本" / "{name}, version of {time}";
    VERSION_LOOKED: "{name}，由 {who} 保存，只读" / "{name}, saved by {who}, read only";
    PLAN_WAITS: "规划仍开着" / "the plan is still open";
    PLAN_WAITS_UNSAVED: "规划仍开着，{n} 处没有保存的改动都在" / "the plan is still open, with its unsaved changes: {n}";
    BACK_TO_PLAN: "回到规划" / "Back to the plan";
    VERSION_RESTORE_THIS: "恢复到这个版本" / "Restore this version";
    VERSION_REFUSED: "这是以前的版本，只读；要用它，请选“恢复到这个版本”，或另存一份" / "This is an earlier version, read only; use Restore this version, or save a copy";
    VERSION_NOT_OVER: "这里是以前的版本，不能直接存到 {name} 上面，否则后来保存的内容会被盖掉。要让规划回到这个版本，请用“恢复到这个版本”（可以撤销）；要留一份，请换个名称。"
        / "This is an earlier version and is not saved over {name}, which would wipe what was saved since. To let the plan become it again, use Restore this version (it can be undone); to keep a copy, choose another name.";
    VERSION_SAME: "与现在的内容相同，没有需要恢复的" / "It is the same as what is here; there is nothing to restore";
    VERSION_LABEL: "恢复到 {time} 的版本" / "Restore the version of {time}";
    VERSION_RESTORED: "已恢复到 {what} 的版本，尚未保存，可以撤销" / "The version of {what} was restored; not saved yet, and it can be undone";
    VERSION_FAILED: "这个版本读不出" / "This version cannot be read";
    VERSION_UNKEPT: "已保存，但没能在本机留下版本：{system}" / "Saved, but no version could be kept on this computer: {system}";
}
