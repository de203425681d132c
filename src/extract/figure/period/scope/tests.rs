//! Invented sentences → the clauses that a figure's time may stand in.

use crate::extract::figure::tests::period::check;

#[test]
fn a_time_dates_what_leans_on_its_clause() {
    check(
        "The chain will shut 30 outlets by June 2025, putting 700 jobs at risk.",
        &[("30 outlets", "../2025-06"), ("700 jobs", "../2025-06")],
    );
    check(
        "The rate was 7.1 % in the three months to March, when 800,000 people had no work.",
        &[
            ("7.1 %", "2024-01/2024-03"),
            ("800,000 people", "2024-01/2024-03"),
        ],
    );
    check(
        "In April exports rose 4 % while imports fell 2 %.",
        &[("4 %", "2024-04"), ("2 %", "2024-04")],
    );
}

#[test]
fn a_time_dates_nothing_that_another_clause_tells() {
    check(
        "A treasurer who stole $80,000 from a choir was jailed on Monday.",
        &[("$80,000", "none")],
    );
    check(
        "The owners had known since 2015 that the air held four times the legal limit.",
        &[("four times", "none")],
    );
    check(
        "Stocks stood at 41 million tonnes on 1 May; the norms require 30 million tonnes.",
        &[
            ("41 million tonnes", "2024-05-01"),
            ("30 million tonnes", "none"),
        ],
    );
    check(
        "ACCRA, May 15 (Gold Coast Wire) - Sales fell 4 % as of Friday.",
        &[("4 %", "2024-05-10")],
    );
}

#[test]
fn what_is_added_behind_the_verb_has_the_time_of_the_clause() {
    check(
        "Population fell in 2023 by 4,100 people, a decrease of 0.2 per cent, from 2022.",
        &[("4,100 people", "2023"), ("0.2 per cent", "2023")],
    );
    check(
        "The fund earned $4bn in 2023, a return of 13 per cent.",
        &[("$4bn", "2023"), ("13 per cent", "2023")],
    );
    // Another deed, and one with a time of its own.
    check(
        "The club made $8m in 2023, after selling a striker for $30m.",
        &[("$8m", "2023"), ("$30m", "none")],
    );
    check(
        "Tin, about 40 % of exports, climbed 6 % in April.",
        &[("40 %", "none"), ("6 %", "2024-04")],
    );
}

#[test]
fn a_clause_on_the_subject_lends_its_time_only_as_a_stretch() {
    check(
        "The mill, which crushed 6 million tonnes in the year to March, had sales of $4m.",
        &[("$4m", "2023-04/2024-03")],
    );
    check(
        "The hub that opened in 2020 with eight desks now has 45 people.",
        &[("45 people", "none")],
    );
    check(
        "Of the 4,000 people that it employed in 2011, a third were welders.",
        &[("a third", "2011")],
    );
    check(
        "A storm killed 23 people and left 4,000 homeless when it struck on Tuesday.",
        &[("23 people", "2024-05-14"), ("4,000", "2024-05-14")],
    );
}

#[test]
fn a_clause_on_an_amount_tells_when_it_holds() {
    check(
        "Farmers get 400 francs a kilo, a price that has stood since October 2015.",
        &[("400 francs a kilo", "2015-10/..")],
    );
    check(
        "The $250 credits that the government paid in 2023 are gone.",
        &[("$250", "2023")],
    );
    check(
        "Twenty tonnes of vaccine, a gift of France, are due at the port on Sunday.",
        &[("Twenty tonnes", "2024-05-19")],
    );
}

#[test]
fn a_time_in_front_waits_for_its_verb() {
    check(
        "The tally was 900 people in 2023; in mid-1990, as the slump began, it was 510 people.",
        &[("510 people", "1990-05~/1990-08~")],
    );
    check(
        "We saw 611 households between October and December, and 90 households had a notice to quit.",
        &[("611 households", "2023-10/2023-12")],
    );
}

#[test]
fn what_an_amount_is_set_against_is_no_clause() {
    check(
        "Rates averaged 26.9 per cent in April, only 70 basis points lower than in January.",
        &[("70 basis points", "2024-04")],
    );
    check(
        "She sold the house in April, for $20,000 less than it was worth in 1999.",
        &[("$20,000", "2024-04")],
    );
    check(
        "The crop rose to 129,000 tonnes in 2023, but mills shed 4,200 jobs.",
        &[("4,200 jobs", "2023")],
    );
}

#[test]
fn what_was_found_is_of_the_time_of_the_survey() {
    check(
        "A survey by the chamber, carried out in March, found that 22 per cent of 600 firms planned to hire.",
        &[("22 per cent", "2024-03"), ("600 firms", "2024-03")],
    );
    check(
        "In the spring he walked 400 kilometres to Omsk, where he arrived on 30 April.",
        &[("400 kilometres", "2024-03/2024-05")],
    );
}

#[test]
fn who_says_so_parts_no_clause() {
    check(
        "The village shrinks; since 2011, she says, the sea has taken a fifth of the shore.",
        &[("a fifth", "2011/..")],
    );
    check(
        "Homes will pay $900 more when the cap changes on 1 October, the regulator said on Monday, 80 % more than now.",
        &[("80 %", "2024-10-01")],
    );
    check(
        "A survey of 900 adults in June found one in four had moved.",
        &[("900 adults", "2023-06"), ("one in four", "2023-06")],
    );
}

#[test]
fn a_time_in_front_goes_with_its_own_clause() {
    check(
        "The club printed 4,000 posters and, in 2021, held a fair with 90 stalls.",
        &[("90 stalls", "2021")],
    );
    check(
        "2019: The bridge opens at a cost of $40m.",
        &[("$40m", "2019")],
    );
}

#[test]
fn what_is_told_of_a_thing_is_of_the_time_of_the_thing() {
    check(
        "That is more than the flood of 2003, which cost $90 million and drowned 14 people.",
        &[("$90 million", "2003"), ("14 people", "2003")],
    );
    check(
        "The council set aside $4 million in the budget it passed on 9 April.",
        &[("$4 million", "2024-04-09")],
    );
    check(
        "In 2019 the cyclone killed 93 people and did damage that the bank put at $33 million.",
        &[("93 people", "2019"), ("$33 million", "2019")],
    );
    // What is so now, and what it had already been.
    check(
        "It opened a plant in 2005, which employs 300 people.",
        &[("300 people", "none")],
    );
    check(
        "The firm sold $5 million of shares in Omsk that it had bought in 2019.",
        &[("$5 million", "none")],
    );
}

#[test]
fn what_tells_more_of_a_subject_is_of_no_time() {
    check(
        "The prison, built for 240 inmates, held 391 on Tuesday. The library, paid for with a gift of $2m, reopens in June.",
        &[
            ("240 inmates", "none"),
            ("391", "2024-05-14"),
            ("$2m", "none"),
        ],
    );
    check(
        "Rates, at 6.5 per cent, moved in March. The levy, worth $40 million a year, ends on 1 July.",
        &[("6.5 per cent", "none"), ("$40 million a year", "none")],
    );
    check(
        "An audit handed to members on Monday puts it at $168 million.",
        &[("$168 million", "none")],
    );
}
