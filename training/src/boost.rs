//! Gradient boosting of small decision trees for a yes or no, by histograms; the same rows give the same trees.

use std::fmt::Write;

/// How the trees are grown.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Number of trees.
    pub trees: usize,
    /// Questions from root to answer.
    pub depth: usize,
    /// Share of each tree's answer that is added.
    pub rate: f64,
    /// Penalty on answers.
    pub ridge: f64,
    /// Least weight (of second derivatives) on each side of a question.
    pub least: f64,
}

/// What is learned from: rows of numbers, whether each is a yes, and how much it weighs.
#[derive(Debug, Default)]
pub struct Rows {
    /// The numbers, row by row.
    pub values: Vec<Vec<f32>>,
    /// The answers.
    pub yes: Vec<bool>,
    /// The weights.
    pub weights: Vec<f64>,
}

/// Borders of at most so many bins a feature.
const BINS: usize = 64;

/// A tree as text (see `demarche::page::lines::forest`) and as nodes.
enum Tree {
    Ask { feature: usize, bin: usize, yes: Box<Tree>, no: Box<Tree> },
    Say(f64),
}

struct Grower<'r> {
    binned: &'r [Vec<u8>],
    borders: &'r [Vec<f32>],
    slopes: Vec<f64>,
    bends: Vec<f64>,
    settings: Settings,
}

/// Learns the trees and gives their table.
pub fn learn(rows: &Rows, settings: Settings) -> String {
    let features = rows.values.first().map_or(0, Vec::len);
    let borders: Vec<Vec<f32>> = (0..features).map(|f| borders(rows, f)).collect();
    // By feature, so that a histogram reads memory in order.
    let binned: Vec<Vec<u8>> =
        (0..features).map(|f| rows.values.iter().map(|row| bin(&borders[f], row[f])).collect()).collect();
    let mut odds = vec![0.0; rows.yes.len()];
    let mut table = String::new();
    for _ in 0..settings.trees {
        let chance = |o: f64| 1.0 / (1.0 + (-o).exp());
        let each = || odds.iter().zip(&rows.yes).zip(&rows.weights);
        let slopes = each().map(|((&o, &y), w)| w * (f64::from(u8::from(y)) - chance(o))).collect();
        let bends = each().map(|((&o, _), w)| w * chance(o) * (1.0 - chance(o))).collect();
        let grower = Grower { binned: &binned, borders: &borders, slopes, bends, settings };
        let tree = grower.grow((0..odds.len()).collect(), settings.depth, &mut odds);
        grower.write(&tree, &mut table);
        table.pop();
        table.push('\n');
    }
    table
}

/// Values between which a feature may be cut: between neighbours of its quantiles.
fn borders(rows: &Rows, feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.values.iter().map(|row| row[feature]).collect();
    values.sort_by(f32::total_cmp);
    let mut cuts: Vec<f32> = (1..BINS)
        .filter_map(|i| {
            let at = values[i * values.len() / BINS];
            let below = values[..values.partition_point(|v| *v < at)].last()?;
            // As the table will say it.
            format!("{:.3}", (at + below) / 2.0).parse().ok()
        })
        .collect();
    cuts.dedup();
    cuts
}

fn bin(borders: &[f32], value: f32) -> u8 {
    u8::try_from(borders.partition_point(|b| *b <= value)).unwrap_or(u8::MAX)
}

impl Grower<'_> {
    fn grow(&self, rows: Vec<usize>, depth: usize, odds: &mut [f64]) -> Tree {
        let found = if depth > 0 { self.best(&rows) } else { None };
        let Some((feature, cut)) = found else {
            let (slope, bend) =
                rows.iter().fold((0.0, 0.0), |s, &i| (s.0 + self.slopes[i], s.1 + self.bends[i]));
            let say = self.settings.rate * slope / (bend + self.settings.ridge);
            let say: f64 = format!("{say:.4}").parse().unwrap_or(0.0);
            rows.iter().for_each(|&i| odds[i] += say);
            return Tree::Say(say);
        };
        let (yes, no) = rows.into_iter().partition(|&i| usize::from(self.binned[feature][i]) <= cut);
        let yes = Box::new(self.grow(yes, depth - 1, odds));
        Tree::Ask { feature, bin: cut, yes, no: Box::new(self.grow(no, depth - 1, odds)) }
    }

    /// The question that gains most, if any gains: feature, and the last bin of its yes.
    fn best(&self, rows: &[usize]) -> Option<(usize, usize)> {
        let gain = |slope: f64, bend: f64| slope * slope / (bend + self.settings.ridge);
        let mut best: (f64, Option<(usize, usize)>) = (1e-6, None);
        for (feature, bins) in self.binned.iter().enumerate() {
            let mut histogram = [(0.0, 0.0); BINS + 1];
            for &i in rows {
                let cell = &mut histogram[usize::from(bins[i])];
                *cell = (cell.0 + self.slopes[i], cell.1 + self.bends[i]);
            }
            let all = histogram.iter().fold((0.0, 0.0), |s, c| (s.0 + c.0, s.1 + c.1));
            let mut left = (0.0, 0.0);
            for (cut, cell) in histogram.iter().enumerate().take(self.borders[feature].len()) {
                left = (left.0 + cell.0, left.1 + cell.1);
                let right = (all.0 - left.0, all.1 - left.1);
                let gained = gain(left.0, left.1) + gain(right.0, right.1) - gain(all.0, all.1);
                if left.1.min(right.1) >= self.settings.least && gained > best.0 {
                    best = (gained, Some((feature, cut)));
                }
            }
        }
        best.1
    }

    fn write(&self, tree: &Tree, out: &mut String) {
        match tree {
            Tree::Say(value) => drop(write!(out, "{value} ")),
            Tree::Ask { feature, bin, yes, no } => {
                let _ = write!(out, "{feature}<{} ", self.borders[*feature][*bin]);
                self.write(yes, out);
                self.write(no, out);
            }
        }
    }
}
