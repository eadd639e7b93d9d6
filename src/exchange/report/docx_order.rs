//! Properties in a Word file in the order that the schema wants: strict readers refuse others, and some programs lose them.
//!
//! The orders are those of the published schema, the transitional `wml.xsd` of ISO/IEC 29500 (ECMA-376) Part 4, and were
//! compared with it name by name: `CT_SectPr` with `EG_HdrFtrReferences` and `EG_SectPrContents`, `CT_PPr` with
//! `CT_PPrBase`, `CT_ParaRPr` with `EG_ParaRPrTrackChanges` and `EG_RPrBase`, `CT_PBdr`, `CT_TblPr` with `CT_TblPrBase`,
//! `CT_TblBorders`, `CT_TblCellMar`, `CT_TrPr` with `CT_TrPrBase`, `CT_TcPr` with `CT_TcPrBase` and
//! `EG_CellMarkupElements`, `CT_TcBorders`, `CT_TcMar`, `CT_Styles`, `CT_DocDefaults`, `CT_Style`, `CT_Font`,
//! `CT_Numbering`, `CT_AbstractNum`, `CT_Lvl`, and of `CT_Settings` what is written here. `EG_RPrBase` and `CT_TrPrBase`
//! let their elements stand in any order; the one in which they are named is kept, which is what word processors write.

/// The elements whose children have an order, and the order; names stand without their `w:`.
const ORDERS: [(&str, &str); 19] = [
    (
        "sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols \
         formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    ),
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "rPr",
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
         noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText \
         vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    ),
    ("pBdr", "top left bottom right between bar"),
    (
        "tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    ),
    (
        "tblBorders",
        "top start left bottom end right insideH insideV",
    ),
    ("tblCellMar", "top start left bottom end right"),
    (
        "trPr",
        "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins del \
         trPrChange",
    ),
    (
        "tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers \
         cellIns cellDel cellMerge tcPrChange",
    ),
    (
        "style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
         personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("styles", "docDefaults latentStyles style"),
    ("docDefaults", "rPrDefault pPrDefault"),
    (
        "font",
        "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    ),
    (
        "numbering",
        "numPicBullet abstractNum num numIdMacAtCleanup",
    ),
    (
        "abstractNum",
        "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    ),
    (
        "lvl",
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    ),
    (
        "settings",
        "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat docVars",
    ),
    (
        "tcBorders",
        "top start left bottom end right insideH insideV tl2br tr2bl",
    ),
    ("tcMar", "top start left bottom end right"),
];

/// An element whose children are being put in order.
struct Open<'a> {
    /// How many elements it lies in.
    depth: usize,
    order: &'a str,
    /// The children so far, each with its place in the order; the last is being written.
    children: Vec<(usize, String)>,
}

/// A part of a Word file with its properties in the order of the schema. Takes what the writer of packages makes: XML
/// without comments, and without a bare `>` inside a tag.
pub(super) fn in_order(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut depth = 0_usize;
    for piece in xml.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        last(&mut open, &mut out).push_str(text);
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
            if let Some(done) = open.pop_if(|one| one.depth == depth) {
                let mut children = done.children;
                children.sort_by_key(|(place, _)| *place);
                let into = last(&mut open, &mut out);
                for (_, child) in children {
                    into.push_str(&child);
                }
            }
            last(&mut open, &mut out).push_str(tag);
            continue;
        }
        let name = name(tag);
        if let Some(parent) = open.last_mut().filter(|one| one.depth + 1 == depth)
            && !name.is_empty()
        {
            let place = place(parent.order, name);
            parent
                .children
                .push((place.unwrap_or(usize::MAX), String::new()));
        }
        last(&mut open, &mut out).push_str(tag);
        if name.is_empty() || tag.ends_with("/>") {
            continue;
        }
        if let Some((_, order)) = ORDERS.iter().find(|(of, _)| *of == name) {
            open.push(Open {
                depth,
                order,
                children: Vec::new(),
            });
        }
        depth += 1;
    }
    out
}

/// What is being written: the last child of the innermost element in work, or the whole.
fn last<'a>(open: &'a mut [Open<'_>], out: &'a mut String) -> &'a mut String {
    match open
        .iter_mut()
        .rev()
        .find_map(|one| one.children.last_mut())
    {
        Some((_, text)) => text,
        None => out,
    }
}

/// The name of an element after its `w:`; nothing for declarations.
fn name(tag: &str) -> &str {
    let tag = tag.strip_prefix('<').unwrap_or(tag);
    if tag.starts_with(['?', '!']) {
        return "";
    }
    let end = tag
        .find(|c: char| c.is_whitespace() || c == '/' || c == '>')
        .unwrap_or(tag.len());
    let (name, _) = tag.split_at(end);
    name.strip_prefix("w:").unwrap_or(name)
}

/// Where a child stands in an order.
fn place(order: &str, name: &str) -> Option<usize> {
    // References to headers and footers are one choice, in any order among themselves.
    let name = if name == "headerReference" {
        "footerReference"
    } else {
        name
    };
    order.split_whitespace().position(|one| one == name)
}

#[cfg(test)]
mod tests {
    use super::super::docx::docx;
    use super::super::paper::{Block, Column, Paper};
    use super::*;
    use std::collections::BTreeSet;
    use std::io::Read as _;

    /// The names of the children of every element of a name, element by element.
    fn children(xml: &str, of: &str) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        let mut path: Vec<String> = Vec::new();
        let mut inside: Vec<(usize, Vec<String>)> = Vec::new();
        for tag in xml.split('<').skip(1) {
            let tag = format!("<{}", tag.split('>').next().unwrap_or_default());
            if tag.starts_with("</") {
                path.pop();
                if inside.last().is_some_and(|(depth, _)| *depth == path.len()) {
                    found.extend(inside.pop().map(|(_, names)| names));
                }
                continue;
            }
            let name = name(&tag).to_owned();
            if name.is_empty() {
                continue;
            }
            if let Some((depth, names)) = inside.last_mut()
                && *depth + 1 == path.len()
            {
                names.push(name.clone());
            }
            if !tag.ends_with('/') {
                if name == of {
                    inside.push((path.len(), Vec::new()));
                }
                path.push(name);
            }
        }
        found
    }

    /// What holds words, or says one thing after the other: its children stand where they are read.
    const CONTENT: [&str; 9] = [
        "document", "body", "p", "r", "tbl", "tr", "tc", "ftr", "compat",
    ];

    fn place_of(element: &str) -> Option<usize> {
        ORDERS.iter().position(|(of, _)| *of == element)
    }

    /// The names of all elements.
    fn names(xml: &str) -> BTreeSet<String> {
        xml.split('<')
            .skip(1)
            .map(|tag| name(&format!("<{tag}")).to_owned())
            .filter(|name| !name.is_empty() && !name.starts_with('/'))
            .collect()
    }

    fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
        let words = |name: &String| {
            name.starts_with("word/") && name.contains(".xml") && !name.contains("rels")
        };
        let mut parts = Vec::new();
        for name in names.into_iter().filter(words) {
            let mut text = String::new();
            let mut part = archive.by_name(&name).unwrap();
            part.read_to_string(&mut text).unwrap();
            drop(part);
            parts.push((name, text));
        }
        parts
    }

    #[test]
    fn a_paper_has_its_properties_in_the_order_of_the_schema() {
        let column = |head: &str| Column {
            head: head.to_owned(),
            width: 1,
        };
        let paper = Paper {
            title: vec!["整改简报".to_owned()],
            subtitle: "长寿区".to_owned(),
            file_name: String::new(),
            blocks: vec![
                Block::Heading("一、进展 < > & \"引\"".to_owned()),
                Block::RunIn {
                    heading: "（一）总体。".to_owned(),
                    text: "完成。".to_owned(),
                },
                Block::Table {
                    columns: vec![column("序号"), column("任务")],
                    rows: vec![vec!["1".to_owned(), "污水\n管网".to_owned()]],
                },
                Block::Signature("2021年11月20日".to_owned()),
                Block::Note("注".to_owned()),
            ],
        };
        let parts = parts(docx(&paper).unwrap());
        let orderless: BTreeSet<String> = parts
            .iter()
            .flat_map(|(_, xml)| names(xml))
            .filter(|of| !CONTENT.contains(&of.as_str()) && place_of(of).is_none())
            .filter(|of| {
                let kinds = |names: &Vec<String>| names.iter().collect::<BTreeSet<_>>().len();
                let every = parts.iter().flat_map(|(_, xml)| children(xml, of));
                every.into_iter().any(|names| kinds(&names) > 1)
            })
            .collect();
        assert!(orderless.is_empty(), "{orderless:?}");
        let mut seen = 0;
        for (part, xml) in &parts {
            for (of, order) in ORDERS {
                for names in children(xml, of) {
                    let places: Option<Vec<usize>> =
                        names.iter().map(|name| place(order, name)).collect();
                    let places = places.unwrap_or_else(|| panic!("{part}: {of} has {names:?}"));
                    assert!(places.is_sorted(), "{part}: {of} has {names:?}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 20, "{seen}");
        let (_, document) = parts
            .iter()
            .find(|(name, _)| name == "word/document.xml")
            .unwrap();
        let section = children(document, "sectPr").concat();
        assert_eq!(section, ["footerReference", "pgSz", "pgMar", "cols"]);
        assert!(document.contains("进展 &lt; &gt; &amp;"), "{document}");
    }

    #[test]
    fn only_the_order_changes() {
        let mixed = "<?xml?><w:p><w:pPr><w:rPr><w:sz w:val=\"1\" /><w:b /></w:rPr><w:jc /><w:pStyle /></w:pPr><w:r><w:rPr \
                     /><w:t>甲 b</w:t></w:r></w:p>";
        let right = "<?xml?><w:p><w:pPr><w:pStyle /><w:jc /><w:rPr><w:b /><w:sz w:val=\"1\" /></w:rPr></w:pPr><w:r><w:rPr \
                     /><w:t>甲 b</w:t></w:r></w:p>";
        assert_eq!(in_order(mixed), right);
        assert_eq!(in_order(right), right);
    }
}
