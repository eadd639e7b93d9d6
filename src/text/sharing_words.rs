//! The phrases of a plan that several people have open: who is in, what they saved, what became of the file.

crate::phrases! {
    // Who.
    WHO: "{user}（{computer}）" / "{user} ({computer})";
    SOMEBODY: "另一位用户" / "another user";
    IN_OFFICE: "{who}，用办公软件" / "{who}, in an office program";
    UNKNOWN_LOCK: "一个看不懂的锁文件" / "a lock file that cannot be read";
    OWN_WINDOW: "本机的另一个窗口（{user}）" / "another window on this computer ({user})";
    AND_MORE: "{who} 等 {n} 人" / "{who} and others, {n} in all";
    TODAY_AT: "今天 {time}" / "{time} today";
    SINCE: "{who}：{at} 起" / "{who}: since {at}";
    SINCE_QUIET: "{who}：{at} 起，已 {quiet} 没有动静" / "{who}: since {at}, no sign for {quiet}";
    PRESENT_QUIET: "{who}：已 {quiet} 没有动静" / "{who}: no sign for {quiet}";
    MINUTES: "{n} 分钟" / "{n} min";
    HOURS: "{n} 小时" / "{n} h";
    DAYS: "{n} 天" / "{n} {n|day|days}";

    // Opening.
    IN_USE: "这个文件别人正在用" / "Someone else has this file open";
    LEFT_BEHIND: "这个文件可能没有正常关闭" / "This file may not have been closed properly";
    READ_ONLY_SAID: "只读打开：不锁住对方；对方关闭后会告诉您，届时可以编辑。" / "Read only: leaves them undisturbed; you are told when they close it and can edit then.";
    COPY_SAID: "另存一份：在副本上改，以后再汇总。" / "A copy: change the copy and bring the two together later.";
    ANYWAY_SAID: "仍然打开：两边都能改；保存时按字段合并，冲突逐处决定。" / "Open anyway: both can edit; saving merges field by field, and you decide where both changed one.";
    GONE_SAID: "如果确定对方已经离开（例如死机、断电），可以接着编辑；对方若还在，会收到提示。" / "If you are sure that they have left (a crash, a power cut), you can go on editing; if they are still there, they are told.";
    READ_ONLY: "只读打开" / "Read only";
    COPY: "另存一份…" / "A copy…";
    ANYWAY: "仍然打开" / "Open anyway";
    TAKE_OVER: "对方已离开，接着编辑" / "They have left: edit";
    COPY_NAME: "{name}-副本" / "{name} - copy";

    // Read only.
    MARK: "只读" / "read only";
    SIGN: "只读" / "Read only";
    SIGN_BY: "正在编辑：" / "Being edited by:";
    SIGN_WAIT: "对方关闭后会告诉您，届时可以开始编辑；现在要改，请另存一份再改。" / "You are told when they close it, and can edit then. To change it now, save it elsewhere and change the copy.";
    SIGN_FREE: "现在没有别人在编辑：单击可以开始编辑，或另存一份。" / "Nobody else is editing it now: click to edit, or to save it elsewhere.";
    READING_SHORT: "只读：{who}正在编辑" / "Read only: {who} editing";
    READING_NEWER: "只读：文件为更新的格式" / "Read only: a newer format";
    NAMES_BETWEEN: "、" / ", ";
    NAMES_MORE: "{first}等{n}人" / "{first} and others ({n} in all)";
    SOME: "{n}人" / "{n} {n|person|people}";
    SHARED_SHORT: "{who}也在编辑" / "{who} also editing";
    REFUSED: "只读，不能修改：等对方关闭，或另存一份再改" / "Read only: wait until they close it, or save it elsewhere";
    NOT_OVER: "这个文件别人正在用，不能覆盖；请换个名称。" / "Someone else has this file open; choose another name.";
    FREE: "{who} 已关闭这个文件，可以编辑了" / "{who} closed the file; you can edit it now";
    FREE_NOW: "这个文件现在没有人在用，可以编辑了" / "Nobody else has the file open any more; you can edit it now";
    QUIET: "{who} 已 {quiet} 没有动静，可能没有正常关闭" / "No sign of {who} for {quiet}; it may not have been closed properly";
    EDIT: "开始编辑" / "Edit now";
    EDITING: "现在可以编辑了" / "You can edit now";
    FASTER: "{who} 先打开了这个文件，仍为只读" / "{who} opened the file first; it stays read only";

    // The lock.
    SHARED: "{who} 也在编辑，保存时合并" / "{who} also editing; saving merges";
    SHARED_SINCE: "{who} {at} 起也在编辑，保存时合并" / "{who} also editing since {at}; saving merges";
    SHARED_MORE: "保存时按字段合并，不会盖掉对方的改动。" / "Saving merges field by field and never overwrites their changes.";
    READING: "只读：{who} 正在编辑" / "Read only: {who} is editing";
    HAS_IT: "{who}正在编辑" / "{who} editing";
    UNLOCKED: "没有加锁" / "No lock";
    NO_LOCK_READ_ONLY: "文件是只读的，没有加锁；保存时请用“另存为”。" / "The file is read-only, so it has no lock; save it elsewhere with Save as.";
    NO_LOCK_REMOVABLE: "文件在移动盘上，没有加锁；别人打开时看不到您在用。" / "The file is on a removable disk and has no lock; others do not see that you have it open.";
    NO_LOCK_FOLDER: "这个文件夹不能新建文件，没有加锁；别人打开时看不到您在用。" / "No file can be made in this folder, so there is no lock; others do not see that you have it open.";
    NO_LOCK_CROWDED: "打开这个文件的人太多，没有加锁。" / "Too many people have this file open; there is no lock.";
    NO_LOCK_OTHER: "没能加锁（{system}）；别人打开时看不到您在用。" / "The lock could not be made ({system}); others do not see that you have it open.";
    REMADE: "您的锁文件被人删了，已重新建立" / "Your lock file had been deleted; it was made anew";
    REPLACED: "有人以为您已离开，也打开了这个文件；您可以继续编辑，保存时不会互相覆盖" / "Someone took you for gone and opened the file too; go on editing, saving does not overwrite either side";
    REPLACED_BY: "{who} 以为您已离开，也打开了这个文件；您可以继续编辑，保存时不会互相覆盖" / "{who} took you for gone and opened the file too; go on editing, saving does not overwrite either side";

    // The file on the disk.
    SAVED_BY: "{who} 保存了新内容" / "{who} saved new content";
    SAVED_BY_SOMEBODY: "别人保存了新内容" / "Someone saved new content";
    READING_THEIRS: "正在看改了什么…" / "Looking at what changed…";
    SAME_CONTENT: "内容没有变化" / "nothing in it changed";
    BETWEEN: "，" / ", ";
    OWN_CHANGES: "您有 {n} 处改动没有保存" / "you have {n} unsaved {n|change|changes}";
    THEIRS_UNREADABLE: "文件变了，但读不出来：{reason}" / "The file changed but cannot be read: {reason}";
    THEIRS_NEWER: "文件已由更新版本的程序改写，本程序不并入也不覆盖；这里的改动请用“另存为”存到别处，或升级程序" / "A newer version of the program wrote the file; it is neither taken in nor written over. Keep your changes with Save as, or use the newer version";
    TAKE_IN: "采用" / "Take in";
    LATER: "稍后" / "Later";
    SEE: "查看改动" / "See changes";
    TAKEN_IN: "已采用磁盘上的新内容" / "The new content of the file was taken in";
    TAKE_IN_LABEL: "采用别人保存的内容" / "Take in what others saved";
    OTHERS_UNDONE: "已撤销：{what}。别人的改动仍在文件里，保存时会再次合并" / "Undone: {what}. What others saved is still in the file and is merged again on saving";
    OTHER_PLAN_TITLE: "文件换成了另一份规划" / "Another plan is in its place now";
    OTHER_PLAN: "原处的文件现在是另一份规划，不能合并，没有写。请另存为别的名称，或先看看那份规划。" / "The file there is another plan now, so nothing could be merged or written. Save this one under another name, or look at that plan first.";
    UNREADABLE_TITLE: "读不出别人保存的内容" / "What others saved cannot be read";
    UNREADABLE_KEPT: "没有写，也没有合并；您的内容都还在这里。" / "Nothing was written or merged; all you have is still here.";
    SAVING_LONG: "保存已用 {n} 秒，还没有写完" / "Saving has taken {n} s and is not finished";
    SAVING_LONG_MORE: "可能是网络慢或连不上。可以继续等、另存到别处，或放弃这次保存（内容都还在这里）。" / "The network may be slow or away. Wait, save elsewhere, or give up this saving (all is still here).";
    GIVE_UP_SAVING: "放弃这次保存" / "Give up this saving";
    SAVING_GIVEN_UP: "已放弃这次保存，改动还没有写入文件" / "This saving was given up; the changes are not in the file";
    WAITS: "文件有新内容" / "The file has new content";
    SHOW_AGAIN: "单击查看别人保存了什么" / "Click to see what others saved";
    GONE: "文件不在原处了，可能被删除、改名或移走" / "The file is gone from its place; it may have been deleted, renamed or moved";
    GONE_NOT_WRITTEN: "文件不在原处了，这里也没有新的改动，没有写。要保存请用“另存为”" / "The file is not there any more, and nothing is new here: not written. Use Save as to keep a copy";
    GONE_MORE: "您的内容都还在这里。" / "All you have is still here.";
    UNREACHABLE: "连不上文件所在的位置" / "The place of the file does not answer";
    UNREACHABLE_MORE: "内容都还在这里，可以继续编辑；连上后再保存。" / "All is still here; go on editing and save once it is back.";
    UNREACHABLE_WHY: "{more}（{why}）" / "{more} ({why})";
    NOT_THERE: "文件不在原处" / "Not in its place";
    NO_ANSWER: "连不上文件" / "No connection";
    SAVE_AS: "另存为…" / "Save as…";
    RETRY: "重试" / "Retry";
    BACK: "文件又能访问了" / "The file is back";
    STILL_AWAY: "还是访问不到" / "Still not there";
}
