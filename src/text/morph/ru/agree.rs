use super::super::{Agreement, Form, Neighbours};
use super::name::Name;
pub(super) fn agree(_old: &Name<'_>, _new: &Name<'_>, _form: Form, _text: &str, _near: Neighbours<'_>) -> Agreement {
    Agreement::Fits
}
