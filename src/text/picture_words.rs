//! The phrases of the picture room: why a picture was not made.

crate::phrases! {
    TOO_LARGE: "图片将有 {width} × {height} 像素，超过上限（每边 {side} 像素，共 {million} 百万像素）。请降低倍数、缩短日期范围，或只导出选中的任务。"
        / "The picture would have {width} × {height} pixels, above the limit of {side} pixels a side and {million} million in all. Choose a lower scale, a shorter range of dates, or only the selected tasks.";
    LONG_SVG: "SVG 文件将超过上限（{mb} MB），办公软件打不开。请先筛选或选中部分任务，分几张导出。"
        / "The SVG file would be above the limit of {mb} MB, which office programs do not open. Filter or select some of the tasks, and export them as several pictures.";
    MANY_PAGES: "图片将分为 {pages} 页，超过上限（{most} 页）。请先筛选或选中部分任务，分几次导出。"
        / "The picture would have {pages} pages, above the limit of {most}. Filter or select some of the tasks, and export them in several goes.";
    EMPTY: "没有可导出的内容：图面没有宽度或高度。请先选择任务或日期范围。"
        / "There is nothing to export: the drawing has no width or height. Choose tasks or a range of dates first.";
    FAILED: "图片未能生成（{why}）。请换用较低倍数，或导出 SVG。"
        / "The picture could not be made ({why}). Try a lower scale, or export SVG.";
}
