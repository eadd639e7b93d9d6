//! Random values from a seed: days, numbers, Chinese and awkward text.

use crate::plan::{Day, Id};

/// A stream of random values, the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice for a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 random bits (splitmix64).
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit.max(1) as u64) as usize
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// Something, in so many of a hundred cases.
    pub fn maybe<T>(&mut self, percent: usize, some: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.chance(percent).then(|| some(self))
    }

    /// Up to `most` of something.
    pub fn several<T>(&mut self, most: usize, one: impl Fn(&mut Self, usize) -> T) -> Vec<T> {
        let count = self.below(most + 1);
        (0..count).map(|n| one(self, n)).collect()
    }

    /// A day of 2019 to 2024.
    pub fn day(&mut self) -> Day {
        let year = 2019 + self.below(6) as i16;
        let month = 1 + self.below(12) as i8;
        jiff::civil::date(year, month, 1 + self.below(28) as i8)
    }

    /// Two days in order.
    pub fn period(&mut self) -> (Day, Day) {
        let (a, b) = (self.day(), self.day());
        (a.min(b), a.max(b))
    }

    /// A finite number.
    pub fn number(&mut self) -> f64 {
        match self.below(5) {
            0 => 0.0,
            1 => self.below(1000) as f64,
            2 => -(self.below(1000) as f64) / 10.0,
            3 => self.below(1_000_000) as f64 / 1000.0,
            _ => (self.bits() >> 12) as f64 * 1e-9,
        }
    }

    /// Text as people write it, sometimes empty, long or awkward.
    pub fn text(&mut self) -> String {
        const PIECES: [&str; 14] = [
            "整改",
            "缙云山",
            "污水处理厂",
            "（示例）",
            "“引号”",
            "，",
            "2021年底前",
            " ",
            "\n",
            "\"",
            "\\",
            "\t",
            "𠮷😀",
            "A/b:{x}",
        ];
        let count = match self.below(10) {
            0 => 0,
            1 => 20,
            n => n / 2 + 1,
        };
        (0..count).map(|_| self.pick(&PIECES)).collect()
    }

    /// A name: never empty, no line breaks.
    pub fn name(&mut self) -> String {
        const NAMES: [&str; 8] = [
            "市生态环境局",
            "区水利局",
            "凤城街道",
            "长寿湖镇",
            "区住房城乡建委",
            "“两江”公司",
            "Unit A",
            "市经济信息委、市国资委",
        ];
        self.pick(&NAMES).to_owned()
    }

    /// An id, by hand or minted.
    pub fn id(&mut self, kind: &str, n: usize) -> Id {
        if self.chance(50) {
            Id::new(format!("{kind}-{n}"))
        } else {
            Id::from_bits(self.bits())
        }
    }

    /// Some of several ids.
    pub fn some_of(&mut self, ids: &[Id], most: usize) -> Vec<Id> {
        if ids.is_empty() {
            return Vec::new();
        }
        let mut some = self.several(most, |dice, _| dice.pick(ids));
        some.sort();
        some.dedup();
        some
    }
}
