//! Document numbers (文号) such as 渝环〔2021〕12号 in a text.

/// Whether a text holds a document number: a year in brackets, then a number and 号.
pub fn holds_document_number(text: &str) -> bool {
    const BEGIN: [char; 5] = ['〔', '[', '［', '(', '（'];
    const END: [char; 5] = ['〕', ']', '］', ')', '）'];
    text.match_indices(BEGIN).any(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        let Some((year, after)) = rest.split_once(END) else {
            return false;
        };
        let Some((number, _)) = after.split_once('号') else {
            return false;
        };
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let number = number.trim().trim_start_matches('第').trim();
        digits(year.trim()) && year.trim().len() == 4 && digits(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_number_is_told_from_other_words() {
        for text in [
            "渝环〔2021〕12号",
            "验收意见（长府发[2021] 5 号）",
            "渝环(2020)第7号文",
        ] {
            assert!(holds_document_number(text), "{text}");
        }
        for text in [
            "",
            "照片",
            "12号",
            "2021年验收",
            "一号泵站〔2021〕改造",
            "〔2021〕",
            "〔21〕3号",
        ] {
            assert!(!holds_document_number(text), "{text}");
        }
    }
}
