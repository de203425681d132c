//! How bar charts are to look, as plain data: form, categories, order, colours, hidden series, conversions.
//!
//! Every choice has a word, which menus, arguments and project files share. A choice that a panel cannot honour leaves it as
//! it would be without; [`super::panels`] says why. Has no opinion on pixels.

use crate::model::convert::Conversion;
use crate::model::figure::words;

/// An enum of choices, each with its word and its name in menus; the first is what is taken when nothing is chosen.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident {
        $(#[$fdoc:meta])* $first:ident = $fword:literal, $ftitle:literal;
        $($(#[$vdoc:meta])* $variant:ident = $word:literal, $title:literal);+ $(;)?
    }) => {
        words! {
            $(#[$doc])*
            $name { #[default] $(#[$fdoc])* $first = $fword, $($(#[$vdoc])* $variant = $word),+ }
        }

        impl $name {
            /// The name in menus.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { Self::$first => $ftitle, $(Self::$variant => $title),+ }
            }
        }
    };
}

choices! {
    /// The form of a bar chart.
    BarForm {
        /// Whatever suits the figures: columns for time, level bars for categories.
        Auto = "auto", "Automatic";
        /// Upright columns along time, gaps to scale; several owners side by side.
        Columns = "columns", "Columns over time";
        /// Level bars, one a row.
        Bars = "bars", "Bars";
        /// Level bars, clustered by category.
        Grouped = "grouped", "Grouped bars";
        /// Parts of one whole in one bar.
        Stacked = "stacked", "Stacked bar";
        /// Dots on an axis that may be logarithmic.
        Dots = "dots", "Dots";
        /// One small chart of columns for each owner, all on one scale.
        Multiples = "multiples", "Small multiples";
    }
}

choices! {
    /// What the categories of a bar chart are.
    GroupBy {
        /// What tells the figures apart.
        Auto = "auto", "What differs";
        /// Whose they are.
        Owner = "owner", "Whose";
        /// The time that they are about.
        Period = "period", "Period";
        /// The outlet that reports them.
        Source = "source", "Source";
        /// Who says so.
        Speaker = "speaker", "Speaker";
    }
}

choices! {
    /// The order of categories.
    SortBy {
        /// Time in order, categories by value.
        Auto = "auto", "Automatic";
        /// Largest first.
        Value = "value", "Largest first";
        /// Earliest first.
        Time = "time", "Earliest first";
        /// By name.
        Name = "name", "By name";
        /// As the articles mention them.
        Mention = "mention", "As mentioned";
    }
}

choices! {
    /// What the colour of a bar stands for.
    ColourBy {
        /// Nothing: one hue, unless bars stand side by side.
        Auto = "auto", "One hue";
        /// Whose it is.
        Owner = "owner", "Whose";
        /// The outlet.
        Source = "source", "Source";
        /// Who says so.
        Speaker = "speaker", "Speaker";
        /// Actual, estimate, forecast, …
        Status = "status", "Standing";
    }
}

/// How bar charts are to look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BarSpec {
    /// The form.
    pub form: BarForm,
    /// What the categories are.
    pub group: GroupBy,
    /// Their order.
    pub sort: SortBy,
    /// What colour stands for.
    pub colour: ColourBy,
    /// Names of series that are not drawn.
    pub hidden: Vec<String>,
    /// Conversions asked for, in order.
    pub conversions: Vec<Conversion>,
}
