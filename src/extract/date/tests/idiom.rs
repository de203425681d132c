//! Invented sentences with idioms of the press that are easily taken for something else.

use super::*;

#[test]
fn a_clause_that_opens_with_a_year_goes_on_with_its_subject() {
    last_is(&[
        ("By 1990 women held a third of the seats.", "../1990"),
        ("In 1968 workers struck.", "1968"),
        ("From 1968 tenants could buy their flats.", "1968/.."),
        ("By 2030 buses will be electric.", "../2030"),
    ]);
    // Numbers that count.
    for text in ["The line serves 1990 homes.", "It sold 2019 tonnes."] {
        assert!(read_on_a_thursday(text).is_empty(), "{text}");
    }
}

#[test]
fn years_of_accounts_with_both_their_numbers_are_one() {
    last_is(&[("For the full year 2010-11, profit fell.", "2010/2011")]);
    let times = read_on_a_thursday("The grant has been fixed since 2020-21.");
    assert_eq!(edtf(&times[0]), "2020/..");
}

#[test]
fn a_fortnight_is_two_weeks_and_friday_week_has_its_hour() {
    let times = read_on_a_thursday("Some 90 people signed in the fortnight to 3 May.");
    assert_eq!(edtf(&times[0]), "2024-04-20/2024-05-03");
    last_is(&[(
        "The tender closes at 5 pm on Friday week.",
        "2024-05-24T17:00",
    )]);
}

#[test]
fn what_is_put_off_lies_ahead_and_what_was_drawn_up_behind() {
    last_is(&[
        ("Saturday's match has been put back.", "2024-05-18"),
        (
            "Under a plan drawn up in July the squad will be cut.",
            "2023-07",
        ),
        ("Brenn joins the schedule on Sunday.", "2024-05-19"),
        // What is yet to be done.
        ("A decision will be taken in July.", "2024-07"),
    ]);
}

#[test]
fn a_history_that_looks_up_to_its_own_day_counts_last_year_from_there() {
    let told = "By 1900 it had 41 mills. In 1914 it made sacks. In 1951 it lost its trade. The last mill shut in 1998.";
    last_is(&[(
        &format!("{told} The museum, opened on 16 September 1996, drew a crowd last year."),
        "2023",
    )]);
}
