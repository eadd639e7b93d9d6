//! The words when a frame broke off.

crate::phrases! {
    BROKE_TITLE: "程序出了错" / "Something went wrong in the program";
    BROKE: "刚才打开的窗口或页面出了错，已关闭；规划还在，可以接着做。请把详细信息发给维护人员。" / "The form or page that was just open broke off and was closed; the plan is still here and you can go on. Please send the details to whoever looks after the program.";
    BROKE_COPIED: "刚才打开的窗口或页面出了错，已关闭；规划还在，可以接着做。没有保存的改动另存了一份：{path}。请尽快保存，并把详细信息发给维护人员。" / "The form or page that was just open broke off and was closed; the plan is still here and you can go on. Changes that were in no file were copied to {path}. Save soon, and send the details to whoever looks after the program.";
    NOT_COPIED: "没有保存的改动没能另存：{reason}" / "The unsaved changes could not be copied aside: {reason}";
}
