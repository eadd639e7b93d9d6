//! The phrases of the page on which conflicts with another's changes are decided.

crate::phrases! {
    // The bar.
    DECIDE_FIRST: "保存前要先决定 {n} 处" / "Decide {n} before saving";
    DECIDE_FIRST_TAKING: "采用前要先决定 {n} 处" / "Decide {n} before taking it in";
    ALL_DECIDED: "都决定好了" / "All decided";
    WHO_SAVED: "{who} 保存过这个文件。" / "{who} has saved this file. ";
    SOMEONE_SAVED: "有人保存过这个文件。" / "Someone has saved this file. ";
    SAVED_AGAIN: "您决定期间，{who} 又保存了；决定过的都保留，新的问题标有“新”。" / "{who} saved again while you were deciding; your decisions are kept, and new questions are marked New. ";
    SOMEONE: "有人" / "Someone";
    WHO_AT: "{who} {time}" / "{who} ({time})";
    REST_MERGED: "另有 {n} 处没有冲突，已合并。文件还没有写入，您的改动都在。"
        / "{n} more {n|change|changes} without conflict {n|is|are} merged. Nothing is written yet; your changes are all here.";
    NONE_MERGED: "文件还没有写入，您的改动都在。" / "Nothing is written yet; your changes are all here.";
    SAVE_COPY: "先存副本…" / "Save a copy first…";
    BACK: "暂不保存，回去编辑" / "Not now, back to editing";

    // The list.
    CONFLICTS: "冲突 {n} 处" / "{n} {n|conflict|conflicts}";
    TALLY: "已定 {decided}，待定 {open}" / "{decided} decided, {open} to decide";
    OPEN: "待定" / "To decide";
    NEW: "新 · {state}" / "New · {state}";
    TOOK_MINE: "用我的" / "Mine";
    TOOK_THEIRS: "用对方的" / "Theirs";
    TOOK_WRITTEN: "重写" / "Rewritten";
    MERGED_ALREADY: "已自动合并" / "Merged by itself";
    BY_OTHERS: "对方的改动" / "Theirs";
    BY_ME: "我的改动" / "Mine";
    SEE_MERGED: "查看 {n} 处" / "See {n} {n|change|changes}";
    BACK_TO_CONFLICTS: "回到冲突" / "Back to the conflicts";
    REST_AT_ONCE: "一次决定其余 {n} 处" / "Decide the {n} left at once";
    REST_MINE: "其余都用我的" / "Mine for all the rest";
    REST_THEIRS: "其余都用对方的" / "Theirs for all the rest";
    REST_LATER: "日期不同的都用较晚的" / "The later date where dates differ";
    REST_FIELD: "“{field}”都同样处理（{n} 处）" / "The same for every “{field}” ({n})";
    AFTERWARDS: "合并以后" / "Afterwards";
    ONE_STEP: "整次合并是一步，可以撤销。" / "The merge is one step and can be undone.";
    PROBLEMS: "合并后请留意 {n} 处" / "{n} to look at after merging";
    PUT_RIGHT: "已处理" / "Put right";
    CHECKING: "正在核对合并的结果…" / "Checking what comes of it…";
    LEFT: "请核对" / "Please check";

    // The cards.
    AT_OPENING: "打开时的原文" / "As it was when opened";
    AT_SAVING: "您上次保存时的原文" / "As it was when you last saved";
    AT_MERGING: "上次合并后的原文" / "As it was after the last merge";
    AT_TAKING: "上次采用时的原文" / "As it was when last taken in";
    THEIRS: "对方" / "Theirs";
    MINE: "我的" / "Mine";
    NOT_SAVED: "未保存" / "not saved";
    BOTH_ALTERED: "两边都改了" / "changed on both sides";
    TEXT_MARKED: "文字 · 标出与原文不同的词" / "text · what differs from before is marked";
    THEY_DELETED: "对方删了，我改了" / "they deleted it, I changed it";
    I_DELETED: "我删了，对方改了" / "I deleted it, they changed it";
    REWRITE: "重写" / "Write it anew";
    REWRITE_HINT: "两边的话都要时，在这里改成一句" / "where both are wanted, make one of them here";
    NOT_READ: "看不懂：{text}" / "Not understood: {text}";
    USE_THEIRS: "用对方的" / "Theirs";
    USE_MINE: "用我的" / "Mine";
    JOIN: "两句相接" / "Both, joined";
    USE_WRITTEN: "用重写的" / "Use this";
    TAKE_BACK: "重新决定" / "Decide again";
    OF_RECORD: "{n} 处冲突" / "{n} {n|conflict|conflicts}";
    WHOLE_DELETED: "整项删除" / "deleted as a whole";
    FIELD: "{field}：" / "{field}: ";
    OTHERWISE: "有改动" / "changed";
    MORE_FIELDS: "另有 {n} 项改动" / "and {n} more";
    PREVIOUS: "上一处" / "Previous";
    NEXT: "下一处" / "Next";
    CHOOSE: "{name} {field}：{side}" / "{name} {field}: {side}";

    // What merged by itself.
    W_ADDED: "新增" / "added";
    W_REMOVED: "删除" / "deleted";
    W_ALTERED: "改动" / "changed";

    // The foot.
    COPY_AT: "副本在 {path}。" / "The copy is at {path}. ";
    LEFT_TO_DECIDE: "还有 {n} 处待定，全部决定后才写入文件。" / "{n} still to decide; the file is written when all are decided.";
    READY: "全部决定了。合并会写入文件，对方的改动和您的都在其中。" / "All are decided. The file will hold their changes and yours.";
    READY_TAKING: "全部决定了。对方的改动会并入这里，文件在您保存时写入。" / "All are decided. Their changes come in here; the file is written when you save.";
    MERGE_AND_SAVE: "合并并保存" / "Merge and save";
    MERGE_SHORT_OF: "合并并保存：还差 {n} 处" / "Merge and save: {n} to go";
    MERGE_TAKE: "合并" / "Merge";
    MERGE_TAKE_SHORT_OF: "合并：还差 {n} 处" / "Merge: {n} to go";
    TAKING: "正在合并…" / "Merging…";
    CANCEL: "取消" / "Cancel";
}
