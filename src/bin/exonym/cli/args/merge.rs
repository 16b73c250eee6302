//! The flags of `merge`.

use std::path::PathBuf;

use clap::Args;

use crate::text;

#[derive(Args, Debug)]
pub(crate) struct Merge {
    #[arg(value_name = "BASE", help = text::merge::BASE)]
    pub(crate) base: PathBuf,
    #[arg(value_name = "OURS", help = text::merge::OURS)]
    pub(crate) ours: PathBuf,
    #[arg(value_name = "THEIRS", help = text::merge::THEIRS)]
    pub(crate) theirs: PathBuf,
    #[arg(short, long, value_name = "OUT", conflicts_with = "driver", help = text::merge::OUTPUT)]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, help = text::merge::DRIVER)]
    pub(crate) driver: bool,
    #[arg(long, value_name = "NAME", help = text::merge::PATH)]
    pub(crate) path: Option<PathBuf>,
    #[arg(long, value_name = "NAME", help = text::merge::OURS_NAME)]
    pub(crate) ours_name: Option<String>,
    #[arg(long, value_name = "NAME", help = text::merge::BASE_NAME)]
    pub(crate) base_name: Option<String>,
    #[arg(long, value_name = "NAME", help = text::merge::THEIRS_NAME)]
    pub(crate) theirs_name: Option<String>,
    #[arg(
        long,
        value_name = "N",
        default_value_t = 7,
        value_parser = clap::value_parser!(u16).range(1..),
        help = text::merge::MARKER_SIZE
    )]
    pub(crate) marker_size: u16,
    #[arg(long, value_name = "FILE", help = text::merge::REPORT)]
    pub(crate) report: Option<PathBuf>,
}
