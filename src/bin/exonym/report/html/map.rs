//! The places that the drafts name, as points. No borders are drawn: whose they are is not for exonym to say.

#![allow(clippy::cast_precision_loss, reason = "counts and degrees that are drawn")]

use std::io::{self, Write};

use super::entries::{Entries, Entry};
use super::tag::escape;
use crate::text::page;

/// The width of the drawing; it scales with the page.
const WIDTH: f64 = 960.0;
/// The greatest height.
const HEIGHT: f64 = 560.0;
/// What is left free around the points.
const MARGIN: f64 = 48.0;
/// The least extent in degrees, so that a single place is not blown up.
const LEAST: f64 = 0.5;
/// Width of a character and height of a line of a label, roughly.
const LETTER: f64 = 6.6;
const LINE: f64 = 13.0;

struct Point<'e> {
    number: usize,
    entry: &'e Entry,
    x: f64,
    y: f64,
    radius: f64,
}

/// Writes the map, if any entry has a place.
pub(super) fn write(out: &mut dyn Write, entries: &Entries) -> io::Result<()> {
    let placed = entries.iter().filter(|(_, entry)| entry.count() > 0);
    let mut placed: Vec<_> = placed.filter_map(|(number, entry)| Some((number, entry, entry.concept.at?))).collect();
    placed.retain(|(.., (latitude, longitude))| latitude.abs() <= 90.0 && longitude.abs() <= 180.0);
    if placed.is_empty() {
        return Ok(());
    }
    let view = View::of(placed.iter().map(|(.., at)| *at));
    let mut points: Vec<Point<'_>> = placed
        .into_iter()
        .map(|(number, entry, at)| {
            let (x, y) = view.project(at);
            Point { number, entry, x, y, radius: 3.0 + (entry.count() as f64).ln() * 1.6 }
        })
        .collect();
    points.sort_by_key(|point| std::cmp::Reverse(point.entry.count()));
    writeln!(
        out,
        "<section id=\"map\">\n<h2>{}</h2>\n<p>{}</p>\n<svg viewBox=\"0 0 {WIDTH:.0} {:.0}\" role=\"group\" aria-label=\"{}\">",
        page::MAP,
        page::MAP_HINT,
        view.height,
        page::MAP,
    )?;
    view.write_grid(out)?;
    // The most frequent come first and get the room for their labels; smaller points lie above larger ones.
    let mut taken: Vec<[f64; 4]> =
        points.iter().map(|p| [p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius]).collect();
    for point in &points {
        let title = point.entry.title();
        let words = escape(&title);
        write!(
            out,
            "<a href=\"#e{number}\" data-entry=\"e{number}\"><title>{words}: {}</title>\
             <circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{:.1}\"/>",
            page::times(point.entry.count()),
            point.x,
            point.y,
            point.radius,
            number = point.number,
        )?;
        if let Some((x, y, anchor, area)) = label(point, &title, view.height, &taken) {
            taken.push(area);
            write!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>")?;
        }
        writeln!(out, "</a>")?;
    }
    writeln!(out, "</svg>\n</section>")
}

/// Room for a label beside its point: right, left, above, below; none if all are taken.
fn label(
    point: &Point<'_>,
    title: &str,
    height: f64,
    taken: &[[f64; 4]],
) -> Option<(f64, f64, &'static str, [f64; 4])> {
    let width = title.chars().count() as f64 * LETTER;
    let (x, y, gap) = (point.x, point.y, point.radius + 3.0);
    let places = [
        (x + gap, y + 4.0, "start", x + gap),
        (x - gap, y + 4.0, "end", x - gap - width),
        (x, y - gap, "middle", x - width / 2.0),
        (x, y + gap + LINE - 3.0, "middle", x - width / 2.0),
    ];
    places.into_iter().find_map(|(x, y, anchor, left)| {
        let area = [left, y - LINE + 3.0, left + width, y + 3.0];
        let inside = area[0] >= 0.0 && area[1] >= 0.0 && area[2] <= WIDTH && area[3] <= height;
        let free =
            |other: &[f64; 4]| area[2] <= other[0] || other[2] <= area[0] || area[3] <= other[1] || other[3] <= area[1];
        (inside && taken.iter().all(free)).then_some((x, y, anchor, area))
    })
}

/// What part of the world is shown: an equirectangular projection, true to scale in its middle.
struct View {
    south: f64,
    west: f64,
    north: f64,
    east: f64,
    /// Units of the drawing to a degree of latitude.
    scale: f64,
    /// Degrees of longitude are shorter by this.
    shrink: f64,
    height: f64,
}

impl View {
    /// A view that has all of these places in it.
    fn of(places: impl Iterator<Item = (f64, f64)>) -> Self {
        let (mut south, mut north, mut west, mut east) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
        for (latitude, longitude) in places {
            (south, north) = (south.min(latitude), north.max(latitude));
            (west, east) = (west.min(longitude), east.max(longitude));
        }
        let widen = |low: f64, high: f64| {
            let more = (LEAST - (high - low)).max(0.0) / 2.0;
            (low - more, high + more)
        };
        ((south, north), (west, east)) = (widen(south, north), widen(west, east));
        let shrink = f64::midpoint(south, north).to_radians().cos().max(0.1);
        let (inner_width, inner_height) = (WIDTH - 2.0 * MARGIN, HEIGHT - 2.0 * MARGIN);
        let scale = (inner_width / ((east - west) * shrink)).min(inner_height / (north - south));
        let height = (north - south) * scale + 2.0 * MARGIN;
        Self { south, west, north, east, scale, shrink, height }
    }
    fn project(&self, (latitude, longitude): (f64, f64)) -> (f64, f64) {
        let width = (self.east - self.west) * self.shrink * self.scale;
        let x = WIDTH / 2.0 - width / 2.0 + (longitude - self.west) * self.shrink * self.scale;
        (x, MARGIN + (self.north - latitude) * self.scale)
    }
    /// The longitude and latitude at a point of the drawing.
    fn unproject(&self, x: f64, y: f64) -> (f64, f64) {
        let width = (self.east - self.west) * self.shrink * self.scale;
        let longitude = self.west + (x - WIDTH / 2.0 + width / 2.0) / (self.shrink * self.scale);
        (longitude, self.north - (y - MARGIN) / self.scale)
    }
    /// Meridians and parallels with their degrees.
    fn write_grid(&self, out: &mut dyn Write) -> io::Result<()> {
        let steps = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0];
        let extent = (WIDTH / (self.scale * self.shrink)).max(self.height / self.scale);
        let step = steps.into_iter().find(|step| extent / step <= 12.0).unwrap_or(45.0);
        writeln!(out, "<g class=\"grid\" aria-hidden=\"true\">")?;
        let lines = |low: f64, high: f64| {
            let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
            (first..=last).map(move |n| n as f64 * step)
        };
        // The drawing shows more than the places span.
        let (left, top) = self.unproject(0.0, 0.0);
        let (right, bottom) = self.unproject(WIDTH, self.height);
        for longitude in lines(left, right) {
            let (x, _) = self.project((self.south, longitude));
            let words = page::degrees(longitude, step, 'E', 'W');
            writeln!(
                out,
                "<path d=\"M{x:.1} 0V{:.1}\"/><text x=\"{:.1}\" y=\"12\">{words}</text>",
                self.height,
                x + 3.0
            )?;
        }
        for latitude in lines(bottom, top) {
            let (_, y) = self.project((latitude, self.west));
            let words = page::degrees(latitude, step, 'N', 'S');
            writeln!(out, "<path d=\"M0 {y:.1}H{WIDTH:.0}\"/><text x=\"3\" y=\"{:.1}\">{words}</text>", y - 3.0)?;
        }
        writeln!(out, "</g>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_are_in_the_drawing_and_north_is_up() {
        let places = [(39.8, 46.75), (40.4, 49.87), (-33.9, 18.4), (64.1, -21.9)];
        let view = View::of(places.into_iter());
        for place in places {
            let (x, y) = view.project(place);
            assert!((MARGIN - 0.01..=WIDTH - MARGIN + 0.01).contains(&x), "{place:?} at x {x}");
            assert!((MARGIN - 0.01..=view.height - MARGIN + 0.01).contains(&y), "{place:?} at y {y}");
        }
        assert!(view.height <= HEIGHT + 0.01);
        assert!(view.project(places[0]).1 < view.project(places[2]).1);
        let one = View::of([(39.8, 46.75)].into_iter());
        assert!((one.north - one.south - LEAST).abs() < 1e-9, "a single place has air around it");
    }
}
