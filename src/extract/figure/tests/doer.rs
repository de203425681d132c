//! Invented single sentences → what each amount is of: whoever has that size, does so much, is set beside it.

use super::press::{figure, measures as check};

#[test]
fn verbs_that_no_list_holds_have_their_subject() {
    check(&[
        (
            "The Otter travels 90 miles on a charge.",
            "90 miles",
            "Otter",
        ),
        ("The V6 develops 310 horsepower.", "310 horsepower", "V6"),
        (
            "The pumps are 30 per cent quieter yet draw 12 watts.",
            "12 watts",
            "pumps",
        ),
        (
            "The van adds a battery and burns 5 litres an hour.",
            "5 litres an hour",
            "van",
        ),
        (
            "The fund ships 80 boats, each weighing 40 kilograms.",
            "40 kilograms",
            "boats",
        ),
        (
            "Ada Lind won, serving 9 aces and hitting at up to 120mph.",
            "120mph",
            "Ada Lind",
        ),
        (
            "Power comes from a 2.0-litre engine producing 300bhp.",
            "300bhp",
            "engine",
        ),
        ("It is a duty that Oslo said would cost $4m.", "$4m", "duty"),
        (
            "The fire was costing it 4 million euros a day.",
            "4 million euros a day",
            "fire",
        ),
        // A noun beside another.
        ("Rain fell in sleet and hail 40 mm across.", "40 mm", "hail"),
        (
            "The firm sells tea and coffee worth $4m.",
            "$4m",
            "tea and coffee",
        ),
    ]);
}

#[test]
fn an_aside_before_its_clause_is_of_the_subject() {
    check(&[
        (
            "Priced from $700, the tablet weighs 400 grams.",
            "$700",
            "tablet",
        ),
        (
            "At 8mm thick and 150 grams the reader is light.",
            "8mm",
            "reader",
        ),
        (
            "At 8mm thick and 150 grams the reader is light.",
            "150 grams",
            "reader",
        ),
        (
            "The reef, thought to be 40 feet across, lies off Oban.",
            "40 feet",
            "reef",
        ),
        (
            "Cars fell to 90,000, with vans down by a quarter.",
            "a quarter",
            "vans",
        ),
        // What is counted is not whoever is spoken of next.
        (
            "Jailed for 40 murders, the man died.",
            "40 murders",
            "murders",
        ),
        (
            "Speaking to 300 nurses, the minister wept.",
            "300 nurses",
            "nurses",
        ),
    ]);
}

#[test]
fn each_noun_has_its_own_amount() {
    check(&[
        (
            "He puts the cost at $9m and the income at $4m.",
            "$4m",
            "income",
        ),
        (
            "Sales fell 9 per cent, and petrol's share dropped by 3 points to 41%.",
            "41%",
            "petrol's share",
        ),
        (
            "The lorry is 2 metres wide and tips the scales at 3 tonnes.",
            "3 tonnes",
            "lorry",
        ),
        (
            "The chip packs 3 billion switches into 90 square millimetres.",
            "90 square millimetres",
            "chip",
        ),
        ("The flyer rides on 18-inch wheels.", "18-inch", "wheels"),
        ("The pick-up can tow 3 tonnes.", "3 tonnes", "pick-up"),
        ("Its 70kWh battery is charged to 80%.", "80%", "battery"),
        ("The kiln emits 40 grams of CO2.", "40 grams", "CO2"),
        ("Patients lost 9kg on average.", "9kg", "Patients lost"),
        (
            "Output fell 2 percent, against the 1 percent rise analysts had forecast.",
            "1 percent",
            "Output",
        ),
    ]);
    // Whoever puts a number beside another's is no measure.
    let other = figure(
        "The union put it at 40,000, the police at 12,000.",
        "12,000",
    );
    assert_eq!(other.speaker.as_deref(), Some("police"));
}
