//! The phrases of parts: given out to units and taken back in.

crate::phrases! {
    TAKEN: "已收入。" / "Taken in.";
    UNRECORDED: "已收入；本规划没有下发它的记录，可能是在旧的副本上下发的。" / "Taken in; this plan has no record of giving it out, perhaps an older copy of it did.";
    TWICE: "已经收过，没有新内容。" / "Taken in before; nothing is new.";
    TWO_VERSIONS: "同一份分解交来了两份不同的文件，只收了第一份。请只留最新的一份，再汇总一次。" / "Two different files of one part were handed in; only the first was taken. Keep the latest and collect again.";
    OLDER: "这是较旧的一份，之后的已经收过，没有收入。请向该单位要最新的一份。" / "This is an older one; a later one was taken in before, so it was not taken. Ask the unit for the latest.";
    OTHER_PLAN: "这是另一份规划的分解，没有收入。请核对文件。" / "This is a part of another plan and was not taken. Check the file.";
    NO_PART: "这不是下发的分解，没有收入。请核对文件。" / "This is not a part that was given out and was not taken. Check the file.";
    DAMAGED: "文件中下发时的底稿已损坏，无法比对，没有收入。请用该单位的另一份副本。" / "How it was given out can no longer be read from the file, so it was not taken. Use another copy from the unit.";
    TOO_LARGE: "文件中下发时的底稿展开后过大，不是本程序写成的，没有收入。请用该单位的另一份副本。" / "How it was given out would unpack to more than this program ever writes, so it was not taken. Use another copy from the unit.";
    COLLECT_LABEL: "汇总 {n} 份分解" / "Collect {n} {n|part|parts}";
    EXTRACT_MANY_LABEL: "分解给 {n} 个单位" / "Give parts to {n} {n|unit|units}";
    EXTRACT_LABEL: "分解给“{unit}”" / "Give a part to “{unit}”";
}
