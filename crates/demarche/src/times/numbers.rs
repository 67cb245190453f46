//! Numbers of several lexemes: "twenty-four", "two hundred", "2 1/2", "nineteen ninety-six".

use super::lexemes::Lexeme;
use super::words::Class;

/// Joins "twenty - four", "two hundred", "2 1/2", "nineteen ninety - six" into one number each.
pub(super) fn compose(lexemes: &mut Vec<Lexeme>) {
    let mut i = 0;
    while i < lexemes.len() {
        let here = lexemes[i];
        let lone_scale = here.value(Class::Scale).is_some() && here.value(Class::Num).is_none();
        if lone_scale {
            let value = here.value(Class::Scale).unwrap_or(0);
            lexemes[i].set_number(f64::from(value));
        } else if here.value(Class::Num).is_some() && here.value(Class::Year).is_none() {
            while let Some((used, joined)) = join(lexemes, i) {
                lexemes[i] = joined;
                lexemes.drain(i + 1..i + used);
            }
        }
        i += 1;
    }
}

/// The number at `i` and what follows as one, if they make one: lexemes used, and the result.
fn join(lexemes: &[Lexeme], i: usize) -> Option<(usize, Lexeme)> {
    let first = lexemes.get(i)?;
    let dash = usize::from(
        lexemes.get(i + 1).is_some_and(|l| l.end - l.start == 1 && l.start == first.end && l.tagged == 0),
    );
    let second = lexemes.get(i + 1 + dash)?;
    let (a, b) = (first.number, second.number);
    let mut joined = *first;
    joined.end = second.end;
    joined.tagged = 0;
    let spelled = first.value(Class::Day).is_none() && second.value(Class::Day).is_none();
    if let (Some(scale), 0) = (second.value(Class::Scale), dash) {
        joined.set_number(a * f64::from(scale));
        return Some((2, joined));
    }
    if let Some(ord) =
        second.value(Class::Ord).filter(|&o| (20.0..=90.0).contains(&a) && a % 10.0 == 0.0 && o < 10)
    {
        joined.tag(Class::Ord, a as i32 + ord);
        return Some((2 + dash, joined));
    }
    second.value(Class::Num)?;
    let units = a % 10.0 == 0.0 && (20.0..=90.0).contains(&(a % 100.0)) && (1.0..10.0).contains(&b);
    let below_hundred = a >= 100.0 && b < 100.0 && a % 100.0 == 0.0 && dash == 0;
    if spelled && (units || below_hundred) {
        joined.set_number(a + b);
        if joined.number >= 1000.0 && joined.number < 2100.0 {
            joined.tag(Class::Year, joined.number as i32);
        }
        return Some((2 + dash, joined));
    }
    if spelled && dash == 0 && (17.0..=20.0).contains(&a) && (10.0..100.0).contains(&b) {
        joined.set_number(a * 100.0 + b);
        joined.tag(Class::Year, joined.number as i32);
        return Some((2, joined));
    }
    fraction(lexemes, i)
}

/// "2 1/2" and "two and a half".
fn fraction(lexemes: &[Lexeme], i: usize) -> Option<(usize, Lexeme)> {
    let [whole, top, slash, bottom] = lexemes.get(i..i + 4)? else { return None };
    let half = top.number == 1.0 && bottom.number == 2.0 && slash.end - slash.start == 1;
    let apart = top.start > whole.end && top.end == slash.start && slash.end == bottom.start;
    (half && apart && whole.number.fract() == 0.0).then(|| {
        let mut joined = *whole;
        joined.end = bottom.end;
        joined.tagged = 0;
        joined.set_number(whole.number + 0.5);
        (4, joined)
    })
}
