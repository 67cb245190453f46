//! Boosted decision trees in a table: one tree a line, its nodes in preorder, `feature<threshold` for a
//! question (the yes branch follows, then the no branch) and a plain number for an answer.

/// A node of a tree; the yes branch of a question is the next node.
#[derive(Clone, Copy, Debug)]
enum Node {
    Ask { feature: usize, below: f32, no: usize },
    Say(f32),
}

/// Trees whose answers add up to log-odds.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    trees: Vec<Vec<Node>>,
}

impl Forest {
    /// Reads a table; `None` where it is malformed.
    pub fn read(table: &str) -> Option<Forest> {
        let lines = table.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        let trees = lines.map(tree).collect::<Option<Vec<_>>>()?;
        Some(Forest { trees })
    }

    /// The log-odds of a row of numbers; a feature that the row lacks is 0.
    pub fn score(&self, row: &[f32]) -> f32 {
        self.trees.iter().map(|tree| answer(tree, row)).sum()
    }
}

fn answer(tree: &[Node], row: &[f32]) -> f32 {
    let mut at = 0;
    loop {
        match tree.get(at) {
            Some(&Node::Ask { feature, below, no }) => {
                let value = row.get(feature).copied().unwrap_or(0.0);
                at = if value < below { at + 1 } else { no };
            }
            Some(&Node::Say(value)) => return value,
            None => return 0.0,
        }
    }
}

fn tree(line: &str) -> Option<Vec<Node>> {
    let mut nodes: Vec<Node> = Vec::new();
    // Questions whose no branch has not begun, and whether their yes branch is done.
    let mut open: Vec<usize> = Vec::new();
    for word in line.split(' ') {
        let here = nodes.len();
        match word.split_once('<') {
            Some((feature, below)) => {
                open.push(here);
                nodes.push(Node::Ask { feature: feature.parse().ok()?, below: below.parse().ok()?, no: 0 });
            }
            None => {
                nodes.push(Node::Say(word.parse().ok()?));
                // The innermost question without a no branch has just got its yes branch.
                if let Some(Node::Ask { no, .. }) = open.pop().and_then(|at| nodes.get_mut(at)) {
                    *no = here + 1;
                }
            }
        }
    }
    let questions = nodes.iter().filter(|n| matches!(n, Node::Ask { .. })).count();
    (nodes.len() == 2 * questions + 1 && open.is_empty()).then_some(nodes)
}

#[cfg(test)]
mod tests {
    use super::Forest;

    #[test]
    fn questions_lead_to_answers() {
        let forest = Forest::read("# names\n0<2 1<5 -1 -2 3\n0.5\n").unwrap_or_default();
        let scores = [[1.0, 4.0], [1.0, 6.0], [2.0, 0.0]].map(|row| forest.score(&row));
        assert!(scores.iter().zip([-0.5, -1.5, 3.5]).all(|(a, b)| (a - b).abs() < 1e-6), "{scores:?}");
        assert!(Forest::read("0<2 1").is_none());
    }
}
