//! The scene: a short display list of plain shapes in points, drawn alike by window, picture, page and test.

use crate::plan::Id;

/// A colour with alpha, not premultiplied, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
    /// Alpha, 0 (clear) to 255 (solid).
    pub a: u8,
}

/// A place in points; y grows downward.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downward.
    pub y: f64,
}

/// A rectangle in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, not negative.
    pub w: f64,
    /// Height, not negative.
    pub h: f64,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Width in points.
    pub width: f64,
    /// Colour.
    pub color: Color,
    /// Dash and gap in points; `None` is a solid line.
    pub dash: Option<(f64, f64)>,
}

/// The area patterns that tell statuses apart without colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hatch {
    /// Lines rising at 45 degrees.
    Diagonal,
    /// Lines at 45 degrees both ways.
    Cross,
    /// Level lines.
    Horizontal,
    /// Upright lines.
    Vertical,
}

/// Where a text sits at its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// The place is the left end.
    #[default]
    Left,
    /// The place is the middle.
    Center,
    /// The place is the right end.
    Right,
}

/// One run of text on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The left end, middle or right end (see `align`), and the vertical middle of the line.
    pub at: Point,
    /// The words; the caller has cut them to fit (see `chart::metrics`).
    pub text: String,
    /// Size in points.
    pub size: f64,
    /// Drawn with the bold face.
    pub bold: bool,
    /// Colour.
    pub color: Color,
    /// Which part of the text stands at the place.
    pub align: Align,
    /// Struck through (old values).
    pub strike: bool,
}

/// A plain shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with rounded corners; the stroke lies inside the edge.
    Rect {
        /// Where.
        rect: Rect,
        /// Corner radius in points.
        radius: f64,
        /// Ground.
        fill: Option<Color>,
        /// Edge.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A polyline or polygon; fills must be convex.
    Path {
        /// The corners in order.
        points: Vec<Point>,
        /// Joined back to the start.
        closed: bool,
        /// Ground.
        fill: Option<Color>,
        /// Edge.
        stroke: Option<Stroke>,
    },
    /// A disc or ring.
    Circle {
        /// Middle.
        center: Point,
        /// Radius in points.
        radius: f64,
        /// Ground.
        fill: Option<Color>,
        /// Edge, centred on the radius.
        stroke: Option<Stroke>,
    },
    /// A pattern of line segments clipped to a rectangle, its phase fixed to `anchor` so that it does not swim.
    Hatch {
        /// Where.
        rect: Rect,
        /// Which pattern.
        hatch: Hatch,
        /// Distance between lines in points.
        pitch: f64,
        /// Line width and colour.
        stroke: Stroke,
        /// The x where the pattern begins (a bar's left edge, also when that is off the chart).
        anchor: f64,
    },
    /// Words.
    Text(Text),
    /// From here on only this part of the scene is painted, until `Unclip`; clips nest by intersection.
    Clip(Rect),
    /// Ends the latest `Clip`.
    Unclip,
}

/// What a mark stands for, so that pointing at it means pointing at a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A task's row in table or chart.
    Row(Id),
    /// A task's bar.
    Bar(Id),
    /// A measure's diamond: the task and the measure.
    Measure(Id, Id),
    /// A task's close-out cells.
    CloseOut(Id),
    /// An indicator's point: the indicator and the point.
    Point(Id, Id),
    /// The as-of line or its pill.
    AsOf,
}

/// One shape and the record it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The shape.
    pub shape: Shape,
    /// The record it stands for.
    pub about: Option<About>,
}

/// A drawing: shapes in painting order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// The shapes, the first lowest.
    pub marks: Vec<Mark>,
}

#[cfg(test)]
thread_local! {
    /// How many shapes this thread has drawn, for tests of what is not to draw any.
    pub(crate) static DRAWN: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl Color {
    /// A solid colour from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self {
            r: (rgb >> 16) as u8,
            g: (rgb >> 8) as u8,
            b: rgb as u8,
            a: 255,
        }
    }

    /// The same colour with another alpha.
    pub const fn alpha(self, a: u8) -> Self {
        Self { a, ..self }
    }
}

impl Point {
    /// A place from its coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

impl Rect {
    /// A rectangle from its left top corner and size.
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// A rectangle from its edges; crossed edges give an empty one.
    pub fn from_edges(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self {
            x: left,
            y: top,
            w: (right - left).max(0.0),
            h: (bottom - top).max(0.0),
        }
    }

    /// Right edge.
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    /// Lower edge.
    pub fn bottom(self) -> f64 {
        self.y + self.h
    }

    /// The middle.
    pub fn center(self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Whether the place lies inside, left and top edges included.
    pub fn contains(self, at: Point) -> bool {
        self.x <= at.x && at.x < self.right() && self.y <= at.y && at.y < self.bottom()
    }

    /// Whether the two share any area.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// The part that both share, empty when they do not meet.
    pub fn meet(self, other: Self) -> Self {
        let (left, top) = (self.x.max(other.x), self.y.max(other.y));
        Self::from_edges(
            left,
            top,
            self.right().min(other.right()),
            self.bottom().min(other.bottom()),
        )
    }

    /// The same rectangle larger (or, below zero, smaller) by `by` on every side.
    pub fn grow(self, by: f64) -> Self {
        Self::from_edges(
            self.x - by,
            self.y - by,
            self.right() + by,
            self.bottom() + by,
        )
    }
}

impl Stroke {
    /// A solid line.
    pub const fn solid(width: f64, color: Color) -> Self {
        Self {
            width,
            color,
            dash: None,
        }
    }

    /// A dashed line.
    pub const fn dashed(width: f64, color: Color, dash: f64, gap: f64) -> Self {
        Self {
            width,
            color,
            dash: Some((dash, gap)),
        }
    }
}

impl Scene {
    /// An empty scene of a size in points.
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            marks: Vec::new(),
        }
    }

    /// Adds a shape that stands for no record.
    pub fn add(&mut self, shape: Shape) {
        #[cfg(test)]
        DRAWN.set(DRAWN.get() + 1);
        self.marks.push(Mark {
            shape: shape.on_one_line(),
            about: None,
        });
    }

    /// Adds a shape that stands for a record.
    pub fn add_about(&mut self, shape: Shape, about: About) {
        #[cfg(test)]
        DRAWN.set(DRAWN.get() + 1);
        self.marks.push(Mark {
            shape: shape.on_one_line(),
            about: Some(about),
        });
    }

    /// Adds a filled rectangle without rounding.
    pub fn fill(&mut self, rect: Rect, color: Color) {
        self.add(Shape::Rect {
            rect,
            radius: 0.0,
            fill: Some(color),
            stroke: None,
        });
    }

    /// Adds a straight line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.add(Shape::Line { from, to, stroke });
    }

    /// Adds regular text on one line.
    pub fn text(
        &mut self,
        at: Point,
        text: impl Into<String>,
        size: f64,
        color: Color,
        align: Align,
    ) {
        self.add(Shape::Text(Text {
            at,
            text: text.into(),
            size,
            bold: false,
            color,
            align,
            strike: false,
        }));
    }

    /// Adds bold text on one line.
    pub fn bold(
        &mut self,
        at: Point,
        text: impl Into<String>,
        size: f64,
        color: Color,
        align: Align,
    ) {
        self.add(Shape::Text(Text {
            at,
            text: text.into(),
            size,
            bold: true,
            color,
            align,
            strike: false,
        }));
    }

    /// Appends another scene, shifted.
    pub fn place(&mut self, other: Self, dx: f64, dy: f64) {
        self.marks.extend(other.marks.into_iter().map(|mark| Mark {
            shape: mark.shape.shifted(dx, dy),
            ..mark
        }));
    }
}

/// A text on one line: line breaks and tabs become blanks, several of them one.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_control() {
            line.push(character);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

impl Shape {
    /// A text without breaks: a title that holds some would be written over the rows below its own.
    fn on_one_line(mut self) -> Self {
        if let Self::Text(text) = &mut self
            && text.text.contains(char::is_control)
        {
            text.text = on_one_line(&text.text);
        }
        self
    }

    /// The same shape elsewhere.
    pub fn shifted(self, dx: f64, dy: f64) -> Self {
        let point = |p: Point| Point::new(p.x + dx, p.y + dy);
        let area = |r: Rect| Rect::new(r.x + dx, r.y + dy, r.w, r.h);
        match self {
            Self::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => Self::Rect {
                rect: area(rect),
                radius,
                fill,
                stroke,
            },
            Self::Line { from, to, stroke } => Self::Line {
                from: point(from),
                to: point(to),
                stroke,
            },
            Self::Path {
                points,
                closed,
                fill,
                stroke,
            } => Self::Path {
                points: points.into_iter().map(point).collect(),
                closed,
                fill,
                stroke,
            },
            Self::Circle {
                center,
                radius,
                fill,
                stroke,
            } => Self::Circle {
                center: point(center),
                radius,
                fill,
                stroke,
            },
            Self::Hatch {
                rect,
                hatch,
                pitch,
                stroke,
                anchor,
            } => Self::Hatch {
                rect: area(rect),
                hatch,
                pitch,
                stroke,
                anchor: anchor + dx,
            },
            Self::Text(text) => Self::Text(Text {
                at: point(text.at),
                ..text
            }),
            Self::Clip(rect) => Self::Clip(area(rect)),
            Self::Unclip => Self::Unclip,
        }
    }
}
