//! What stands around a line: its neighbours, how much running text is near, before and after it, and what
//! boxes were passed on the way.

use super::own::Own;

/// Lines before and after that are looked at one by one.
const NEIGHBOURS: [isize; 6] = [-3, -2, -1, 1, 2, 3];
/// Half-widths of the windows in which running text is counted.
const WINDOWS: [usize; 3] = [3, 8, 20];

/// Sums up to each line, so that those over any stretch are one subtraction.
struct Sums(Vec<f32>);

impl Sums {
    fn new(values: impl Iterator<Item = f32>) -> Self {
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        sums.extend(values.map(|v| {
            sum += v;
            sum
        }));
        Sums(sums)
    }

    fn over(&self, from: usize, to: usize) -> f32 {
        let at = |i: usize| self.0.get(i).or(self.0.last()).copied().unwrap_or(0.0);
        if to > from { at(to) - at(from) } else { 0.0 }
    }

    fn mean(&self, from: usize, to: usize) -> f32 {
        self.over(from, to) / to.saturating_sub(from).max(1) as f32
    }
}

struct Page<'a> {
    own: &'a [Own],
    prose: Vec<bool>,
    text: Sums,
    words: Sums,
    dates: Sums,
    headings: Sums,
    capitals: Sums,
    /// The stretch that is densest in running text.
    core: (usize, usize),
}

/// The numbers of every line: its own, then those of what stands around it.
pub(super) fn all(own: &[Own]) -> Vec<Vec<f32>> {
    let prose: Vec<bool> = own.iter().map(|o| o.words >= 10.0 && o.ends && o.short > 0.1).collect();
    let page = Page {
        own,
        text: Sums::new(own.iter().zip(&prose).map(|(o, &p)| if p { o.words } else { 0.0 })),
        words: Sums::new(own.iter().map(|o| o.words)),
        dates: Sums::new(own.iter().map(|o| f32::from(u8::from(o.dated)))),
        headings: Sums::new(own.iter().map(|o| f32::from(u8::from(o.heading)))),
        capitals: Sums::new(own.iter().map(|o| o.capitals)),
        core: core(own, &prose),
        prose,
    };
    let nearest = page.nearest();
    (0..own.len()).map(|i| page.line(i, &nearest)).collect()
}

/// The stretch of lines with the greatest sum, running text counting for and labels against it.
fn core(own: &[Own], prose: &[bool]) -> (usize, usize) {
    let (mut best, mut sum, mut from) = ((f32::MIN, 0, 0), 0.0_f32, 0);
    for (i, (o, &prose)) in own.iter().zip(prose).enumerate() {
        if sum <= 0.0 {
            (sum, from) = (0.0, i);
        }
        sum += match (prose, o.words < 4.0) {
            (true, _) => o.words.min(60.0),
            (false, true) => -6.0,
            (false, false) => -8.0,
        };
        if sum > best.0 {
            best = (sum, from, i + 1);
        }
    }
    (best.1, best.2)
}

/// For each line, the running text before and after it and the heading before it, by index.
struct Nearest {
    before: Vec<Option<usize>>,
    after: Vec<Option<usize>>,
    heading: Vec<Option<usize>>,
}

impl Page<'_> {
    fn nearest(&self) -> Nearest {
        let n = self.own.len();
        let mut nearest = Nearest { before: vec![None; n], after: vec![None; n], heading: vec![None; n] };
        let (mut prose, mut heading) = (None, None);
        for i in 0..n {
            nearest.before[i] = prose;
            prose = if self.prose[i] { Some(i) } else { prose };
            heading = if self.own[i].heading { Some(i) } else { heading };
            nearest.heading[i] = heading;
        }
        let mut prose = None;
        for i in (0..n).rev() {
            prose = if self.prose[i] { Some(i) } else { prose };
            nearest.after[i] = prose;
        }
        nearest
    }

    fn line(&self, i: usize, nearest: &Nearest) -> Vec<f32> {
        let mut out = self.own[i].all.clone();
        self.neighbours(i, &mut out);
        self.windows(i, &mut out);
        self.way(i, nearest, &mut out);
        self.place(i, &mut out);
        out
    }

    fn neighbours(&self, i: usize, out: &mut Vec<f32>) {
        for step in NEIGHBOURS {
            match i.checked_add_signed(step).and_then(|j| self.own.get(j)) {
                Some(o) => {
                    let flag = |b: bool| f32::from(u8::from(b));
                    out.extend([o.words, o.short, flag(o.ends), o.capitals, flag(o.boxed)]);
                }
                None => out.extend([-1.0; 5]),
            }
        }
    }

    fn windows(&self, i: usize, out: &mut Vec<f32>) {
        for width in WINDOWS {
            let (from, to) = (i.saturating_sub(width), (i + width + 1).min(self.own.len()));
            out.push(self.text.mean(from, to));
            out.push(self.text.over(from, to) / self.words.over(from, to).max(1.0));
            out.push(self.text.mean(from, i));
            out.push(self.text.mean(i + 1, to));
        }
    }

    /// What was passed on the way to the line: running text, dates, headings of boxes.
    fn way(&self, i: usize, nearest: &Nearest, out: &mut Vec<f32>) {
        let n = self.own.len();
        let total = self.text.over(0, n).max(1.0);
        let first = self.prose.iter().position(|&p| p).unwrap_or(0);
        let heading = nearest.heading[i];
        let since = heading.map_or(0, |h| h + 1);
        let before_heading = heading.map_or_else(|| self.text.over(0, i), |h| self.text.over(0, h + 1));
        out.push(nearest.before[i].map_or(99.0, |j| (i - j) as f32));
        out.push(nearest.after[i].map_or(99.0, |j| (j - i) as f32));
        out.push(self.dates.over(0, i + 1));
        out.push(self.dates.over(0, n));
        out.push(self.headings.over(first + 1, i + 1));
        out.push(heading.map_or(-1.0, |_| self.text.over(since, i)));
        out.push(heading.map_or(200.0, |h| (i - h) as f32));
        out.push(before_heading / total);
        out.push(before_heading);
        out.push(self.dates.over(i + 1, (i + 11).min(n)));
        out.push(self.dates.over((i + 1).saturating_sub(10), i + 1));
        out.push(self.words.mean(i.saturating_sub(12), (i + 13).min(n)));
        out.push(self.capitals.mean(i.saturating_sub(5), (i + 6).min(n)));
    }

    /// Where the line stands in the page and by its core.
    fn place(&self, i: usize, out: &mut Vec<f32>) {
        let n = self.own.len();
        let total = self.text.over(0, n).max(1.0);
        let (from, to) = self.core;
        let ahead = |a: usize, b: usize| (a as f32 - b as f32).min(50.0);
        out.push(i as f32 / n as f32);
        out.push(n as f32);
        out.push(self.text.over(0, i) / total);
        out.push(total);
        out.push((i as f32 - from as f32) / (to - from).max(1) as f32);
        out.push(f32::from(u8::from((from..to).contains(&i))));
        out.push(ahead(i, from));
        out.push(ahead(to, i));
        out.push(total / self.words.over(0, n).max(1.0));
    }
}
