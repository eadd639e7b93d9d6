//! Words in the place of a command that are none.

use super::*;

#[test]
fn a_slip_in_a_command_is_told_with_the_command_that_was_meant() {
    let desk = Desk::new();
    for (line, zh, en) in [
        (
            "mrge @sample.ron @sample.ron @sample.ron -o @x.ron",
            "没有命令 mrge。是不是 merge？可用的命令：summary、",
            "There is no command mrge. Did you mean merge? The commands are: summary, ",
        ),
        (
            "sumary",
            "没有命令 sumary。是不是 summary？",
            "no command sumary. Did you mean summary?",
        ),
        (
            "join @sample.ron @sample.ron",
            "没有命令 join。可用的命令",
            "no command join. The commands are",
        ),
        (
            "frobnicate",
            "没有命令 frobnicate，也没有叫这个名字的文件。可用的命令",
            "no command frobnicate, and no file of that name. The commands are",
        ),
        (
            "@sample.ron @blank.ron",
            "blank.ron。要比较用 zhenggai diff，",
            "blank.ron. To compare them use zhenggai diff,",
        ),
        (
            "@sample.ron merge",
            "命令要写在最前面",
            "The command comes first",
        ),
    ] {
        for (language, words) in [(Language::Zh, zh), (Language::En, en)] {
            let said = desk.ask(line, language);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
            assert!(said.err.contains(words), "{line}: {}", said.err);
        }
    }
}
