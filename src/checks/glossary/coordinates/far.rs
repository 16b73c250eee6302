//! Places that lie where no other place of their country does.

use std::collections::HashMap;

use super::super::places::kilometres;
use super::on_earth;
use crate::model::{Concept, Glossary, Severity};

/// Fewer places of a country than this say nothing of where it is.
const PLACES: usize = 5;
/// So far out, in kilometres, is not yet strange.
const MARGIN: f64 = 200.0;
/// A slip is taken for the reason if the point as it is meant lies this near to where most are, in kilometres.
const NEAR: f64 = 100.0;
/// No country is wider than this, in kilometres, but for those of [`WIDE`].
const WIDEST: f64 = 2500.0;
/// Countries (ISO 3166-1) that are wider, or have parts overseas that bear their code.
const WIDE: &str = "AR AU BR CA CD CL CN DK DZ EC ES FJ FR GB ID IN JP KI KZ MX NL NO NZ PT RU UM US ZA";
/// A place among others of another country, farther than this from all of its own, in kilometres; an exclave is nearer.
const ALONE: f64 = 150.0;
/// Those others lie within this, in kilometres.
const AMONG: f64 = 50.0;

type Say<'s> = dyn FnMut(&Concept, Severity, String, bool) + 's;
/// A country and a point in it.
type InCountry<'g> = (&'g str, (f64, f64));
type Placed<'g> = (&'g Concept, (f64, f64));

pub(super) fn find(glossary: &Glossary, say: &mut Say<'_>) {
    let all: Vec<Placed<'_>> = glossary
        .concepts
        .iter()
        .filter_map(|concept| Some((concept, concept.at?)))
        .filter(|(_, at)| on_earth(*at) && *at != (0.0, 0.0))
        .collect();
    let mut countries: HashMap<&str, Vec<Placed<'_>>> = HashMap::new();
    for &(concept, at) in &all {
        if let Some(country) = concept.country.as_deref() {
            countries.entry(country).or_default().push((concept, at));
        }
    }
    countries.retain(|_, places| places.len() >= PLACES);
    let reaches: HashMap<&str, Reach> =
        countries.iter().map(|(country, places)| (*country, Reach::of(country, places))).collect();
    let grid = Grid::new(&all);
    for (concept, at) in all {
        let Some((country, reach)) = concept.country.as_deref().and_then(|c| Some((c, reaches.get(c)?))) else {
            continue;
        };
        if let Some((message, exchange)) = reach.far(country, at) {
            say(concept, Severity::Warning, message, exchange);
        } else if let Some(other) = grid.among_others(country, at) {
            let message = format!(
                "this point lies among places of `{other}`, and more than {ALONE} km from every other of `{country}`: \
                 check `at` and `country`"
            );
            say(concept, Severity::Info, message, false);
        }
    }
}

/// Where the places of a country lie.
struct Reach {
    middle: (f64, f64),
    /// How far out seven of ten lie.
    usual: f64,
    is_wide: bool,
}

impl Reach {
    fn of(country: &str, places: &[Placed<'_>]) -> Self {
        let median = |of: fn(&Placed<'_>) -> f64| {
            let mut all: Vec<f64> = places.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        let middle = (median(|place| place.1.0), median(|place| place.1.1));
        let mut distances: Vec<f64> = places.iter().map(|place| kilometres(middle, place.1)).collect();
        distances.sort_by(f64::total_cmp);
        let usual = distances[distances.len() * 7 / 10];
        Self { middle, usual, is_wide: WIDE.split(' ').any(|wide| wide == country) }
    }

    /// What is said of a point that lies too far out, and whether its numbers are to be exchanged.
    fn far(&self, country: &str, at: (f64, f64)) -> Option<(String, bool)> {
        let distance = kilometres(self.middle, at);
        if distance <= 2.5 * self.usual + MARGIN {
            return None;
        }
        let (latitude, longitude) = at;
        let slips = [
            ((longitude, latitude), "latitude and longitude look exchanged", true),
            ((-latitude, longitude), "the sign of the latitude looks wrong", false),
            ((latitude, -longitude), "the sign of the longitude looks wrong", false),
        ];
        let meant = slips
            .into_iter()
            .find(|(meant, ..)| on_earth(*meant) && kilometres(self.middle, *meant) <= 1.5 * self.usual + NEAR);
        let away = format!("this point is {distance:.0} km from the middle of the other places of `{country}`");
        match meant {
            Some((_, what, exchange)) => Some((format!("{away}; {what}"), exchange)),
            None if !self.is_wide && distance > WIDEST => Some((format!("{away}: check `at` and `country`"), false)),
            None => None,
        }
    }
}

/// All places by whole degrees.
struct Grid<'g> {
    cells: HashMap<(i32, i32), Vec<InCountry<'g>>>,
}

#[expect(clippy::cast_possible_truncation, reason = "degrees")]
fn cell(at: (f64, f64)) -> (i32, i32) {
    (at.0.floor() as i32, at.1.floor() as i32)
}

impl<'g> Grid<'g> {
    fn new(all: &[Placed<'g>]) -> Self {
        let mut cells: HashMap<_, Vec<_>> = HashMap::new();
        for (concept, at) in all {
            if let Some(country) = concept.country.as_deref() {
                cells.entry(cell(*at)).or_default().push((country, *at));
            }
        }
        Self { cells }
    }

    /// The one country of the places around a point, five at least, if it is another and none of its own is near.
    fn among_others(&self, country: &str, at: (f64, f64)) -> Option<&'g str> {
        let (row, column) = cell(at);
        // A degree of longitude grows short towards the poles; beyond 70° nothing is said.
        if at.0.abs() > 70.0 {
            return None;
        }
        let mut around = Vec::new();
        for (row, column) in (row - 2..=row + 2).flat_map(|row| (column - 6..=column + 6).map(move |c| (row, c))) {
            for &(other, there) in self.cells.get(&(row, column)).into_iter().flatten() {
                let distance = kilometres(at, there);
                if other == country && distance <= ALONE && there != at {
                    return None;
                }
                if other != country && distance <= AMONG {
                    around.push(other);
                }
            }
        }
        let first = *around.first()?;
        (around.len() >= PLACES && around.iter().all(|other| *other == first)).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{concept, glossary, said};
    use super::super::Coordinates;
    use crate::model::Concept;

    fn place(country: &str, at: (f64, f64)) -> Concept {
        Concept { at: Some(at), country: Some(country.into()), ..concept("x", Vec::new()) }
    }
    fn cluster(country: &str, at: (f64, f64), count: u32) -> Vec<Concept> {
        (0..count).map(|n| place(country, (at.0 + f64::from(n % 3) / 10.0, at.1 + f64::from(n / 3) / 10.0))).collect()
    }
    fn found(mut all: Vec<Concept>, more: &[Concept]) -> Vec<String> {
        all.extend(more.iter().cloned());
        said(&Coordinates, &glossary(all))
    }

    #[test]
    fn a_slip_is_named() {
        let all = cluster("GE", (41.7, 44.8), 12);
        let slips = [place("GE", (44.8, 41.7)), place("GE", (41.7, -44.8)), place("GE", (-41.7, 44.8))];
        let said = found(all, &slips);
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(
            said[0].contains("exchanged") && said[1].contains("longitude looks") && said[2].contains("latitude looks")
        );
    }

    #[test]
    fn wide_countries_and_few_places_say_nothing() {
        let reunion = place("FR", (-21.1, 55.5));
        assert!(found(cluster("FR", (47.0, 2.0), 9), &[reunion]).is_empty());
        assert!(found(cluster("GE", (41.7, 44.8), 3), &[place("GE", (1.0, 2.0))]).is_empty());
        let lost = found(cluster("GE", (41.7, 44.8), 9), &[place("GE", (1.0, 2.0))]);
        assert!(lost.len() == 1 && lost[0].contains("check `at`"), "{lost:?}");
        // The far end of a country of which else only one corner is listed.
        assert!(
            found(cluster("AZ", (39.8, 46.7), 9), &[place("AZ", (41.6, 48.6)), place("AZ", (39.2, 45.4))]).is_empty()
        );
    }

    #[test]
    fn a_place_among_those_of_another_country() {
        let mut all = cluster("GE", (41.7, 44.8), 9);
        all.extend(cluster("AM", (39.3, 46.4), 9));
        let said = found(all.clone(), &[place("AM", (41.8, 44.9))]);
        assert!(said.len() == 1 && said[0].contains("among places of `GE`"), "{said:?}");
        // An exclave is near its own.
        let exclave = [place("AM", (41.8, 44.9)), place("AM", (40.9, 45.0))];
        assert!(found(all, &exclave).is_empty());
    }
}
