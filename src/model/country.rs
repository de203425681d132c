//! Names of countries and of their people → one name, so that "German exports" and "exports of Germany" are seen as one
//! country's.
//!
//! A table and look-ups. Has no opinion on whether a text is about a country or only mentions it.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Country, and the other names and adjectives that stand for it, parted by commas. Capitals are not here: "Moscow said" is
/// not Russia's output.
const ROWS: &[(&str, &str)] = &[
    ("Afghanistan", "Afghan,Afghans"),
    ("Albania", "Albanian,Albanians"),
    ("Algeria", "Algerian,Algerians"),
    ("Angola", "Angolan,Angolans"),
    ("Argentina", "Argentine,Argentines,Argentinian,Argentinians"),
    ("Armenia", "Armenian,Armenians"),
    ("Australia", "Australian,Australians"),
    ("Austria", "Austrian,Austrians"),
    ("Azerbaijan", "Azerbaijani,Azerbaijanis,Azeri"),
    ("Bahrain", "Bahraini,Bahrainis"),
    ("Bangladesh", "Bangladeshi,Bangladeshis"),
    ("Belarus", "Belarusian,Belarusians"),
    ("Belgium", "Belgian,Belgians"),
    ("Benin", "Beninese"),
    ("Bolivia", "Bolivian,Bolivians"),
    ("Bosnia", "Bosnian,Bosnians"),
    ("Botswana", "Batswana"),
    ("Brazil", "Brazilian,Brazilians"),
    ("Bulgaria", "Bulgarian,Bulgarians"),
    ("Burkina Faso", "Burkinabe"),
    ("Burundi", "Burundian,Burundians"),
    ("Cambodia", "Cambodian,Cambodians"),
    ("Cameroon", "Cameroonian,Cameroonians"),
    ("Canada", "Canadian,Canadians"),
    ("Chad", "Chadian,Chadians"),
    ("Chile", "Chilean,Chileans"),
    ("China", "Chinese"),
    ("Colombia", "Colombian,Colombians"),
    ("Congo", "Congolese"),
    ("Costa Rica", "Costa Rican,Costa Ricans"),
    ("Croatia", "Croatian,Croatians"),
    ("Cuba", "Cuban,Cubans"),
    ("Cyprus", "Cypriot,Cypriots"),
    ("Czech Republic", "Czechia,Czech,Czechs"),
    ("Denmark", "Danish,Danes"),
    ("Dominican Republic", "Dominican,Dominicans"),
    ("Ecuador", "Ecuadorian,Ecuadorians,Ecuadorean"),
    ("Egypt", "Egyptian,Egyptians"),
    ("El Salvador", "Salvadoran,Salvadorans"),
    ("Eritrea", "Eritrean,Eritreans"),
    ("Estonia", "Estonian,Estonians"),
    ("Ethiopia", "Ethiopian,Ethiopians"),
    ("European Union", "EU"),
    ("euro area", "eurozone,Eurozone,euro zone"),
    ("Fiji", "Fijian,Fijians"),
    ("Finland", "Finnish,Finns"),
    ("France", "French"),
    ("Gabon", "Gabonese"),
    ("Gambia", "Gambian,Gambians"),
    ("Georgia", "Georgian,Georgians"),
    ("Germany", "German,Germans"),
    ("Ghana", "Ghanaian,Ghanaians"),
    ("Greece", "Greek,Greeks"),
    ("Guatemala", "Guatemalan,Guatemalans"),
    ("Guinea", "Guinean,Guineans"),
    ("Haiti", "Haitian,Haitians"),
    ("Honduras", "Honduran,Hondurans"),
    ("Hong Kong", "Hongkonger,Hongkongers"),
    ("Hungary", "Hungarian,Hungarians"),
    ("Iceland", "Icelandic,Icelanders"),
    ("India", "Indian,Indians"),
    ("Indonesia", "Indonesian,Indonesians"),
    ("Iran", "Iranian,Iranians"),
    ("Iraq", "Iraqi,Iraqis"),
    ("Ireland", "Irish"),
    ("Israel", "Israeli,Israelis"),
    ("Italy", "Italian,Italians"),
    ("Ivory Coast", "Ivorian,Ivorians"),
    ("Jamaica", "Jamaican,Jamaicans"),
    ("Japan", "Japanese"),
    ("Jordan", "Jordanian,Jordanians"),
    ("Kazakhstan", "Kazakh,Kazakhs,Kazakhstani"),
    ("Kenya", "Kenyan,Kenyans"),
    ("Kosovo", "Kosovan,Kosovar"),
    ("Kuwait", "Kuwaiti,Kuwaitis"),
    ("Kyrgyzstan", "Kyrgyz"),
    ("Laos", "Lao,Laotian,Laotians"),
    ("Latvia", "Latvian,Latvians"),
    ("Lebanon", "Lebanese"),
    ("Lesotho", "Basotho"),
    ("Liberia", "Liberian,Liberians"),
    ("Libya", "Libyan,Libyans"),
    ("Lithuania", "Lithuanian,Lithuanians"),
    ("Luxembourg", "Luxembourgish"),
    ("Madagascar", "Malagasy"),
    ("Malawi", "Malawian,Malawians"),
    ("Malaysia", "Malaysian,Malaysians"),
    ("Maldives", "Maldivian,Maldivians"),
    ("Mali", "Malian,Malians"),
    ("Malta", "Maltese"),
    ("Mauritania", "Mauritanian,Mauritanians"),
    ("Mauritius", "Mauritian,Mauritians"),
    ("Mexico", "Mexican,Mexicans"),
    ("Moldova", "Moldovan,Moldovans"),
    ("Mongolia", "Mongolian,Mongolians"),
    ("Montenegro", "Montenegrin,Montenegrins"),
    ("Morocco", "Moroccan,Moroccans"),
    ("Mozambique", "Mozambican,Mozambicans"),
    ("Myanmar", "Burma,Burmese"),
    ("Namibia", "Namibian,Namibians"),
    ("Nepal", "Nepali,Nepalis,Nepalese"),
    ("Netherlands", "Dutch,Holland"),
    ("New Zealand", "New Zealander,New Zealanders"),
    ("Nicaragua", "Nicaraguan,Nicaraguans"),
    ("Niger", "Nigerien,Nigeriens"),
    ("Nigeria", "Nigerian,Nigerians"),
    ("North Korea", "North Korean,North Koreans"),
    ("North Macedonia", "Macedonian,Macedonians"),
    ("Norway", "Norwegian,Norwegians"),
    ("Oman", "Omani,Omanis"),
    ("Pakistan", "Pakistani,Pakistanis"),
    ("Palestine", "Palestinian,Palestinians"),
    ("Panama", "Panamanian,Panamanians"),
    ("Papua New Guinea", "Papuan"),
    ("Paraguay", "Paraguayan,Paraguayans"),
    ("Peru", "Peruvian,Peruvians"),
    (
        "Philippines",
        "Philippine,Filipino,Filipinos,Filipina,Filipinas",
    ),
    ("Poland", "Polish,Poles"),
    ("Portugal", "Portuguese"),
    ("Qatar", "Qatari,Qataris"),
    ("Romania", "Romanian,Romanians"),
    ("Russia", "Russian,Russians,Russian Federation"),
    ("Rwanda", "Rwandan,Rwandans"),
    ("Saudi Arabia", "Saudi,Saudis"),
    ("Senegal", "Senegalese"),
    ("Serbia", "Serbian,Serbians,Serbs"),
    ("Sierra Leone", "Sierra Leonean"),
    ("Singapore", "Singaporean,Singaporeans"),
    ("Slovakia", "Slovak,Slovaks"),
    ("Slovenia", "Slovenian,Slovenians,Slovene"),
    ("Somalia", "Somali,Somalis"),
    ("South Africa", "South African,South Africans"),
    ("South Korea", "South Korean,South Koreans"),
    ("South Sudan", "South Sudanese"),
    ("Spain", "Spanish,Spaniards"),
    ("Sri Lanka", "Sri Lankan,Sri Lankans"),
    ("Sudan", "Sudanese"),
    ("Sweden", "Swedish,Swedes"),
    ("Switzerland", "Swiss"),
    ("Syria", "Syrian,Syrians"),
    ("Taiwan", "Taiwanese"),
    ("Tajikistan", "Tajik,Tajiks,Tajikistani"),
    ("Tanzania", "Tanzanian,Tanzanians"),
    ("Thailand", "Thai,Thais"),
    ("Togo", "Togolese"),
    ("Tunisia", "Tunisian,Tunisians"),
    ("Turkey", "Turkish,Turks,Türkiye"),
    ("Turkmenistan", "Turkmen"),
    ("Uganda", "Ugandan,Ugandans"),
    ("Ukraine", "Ukrainian,Ukrainians"),
    ("United Arab Emirates", "UAE,Emirati,Emiratis"),
    ("United Kingdom", "UK,U.K.,Britain,British,Britons"),
    ("United States", "US,U.S.,USA,America,American,Americans"),
    ("Uruguay", "Uruguayan,Uruguayans"),
    ("Uzbekistan", "Uzbek,Uzbeks"),
    ("Venezuela", "Venezuelan,Venezuelans"),
    ("Vietnam", "Vietnamese"),
    ("Yemen", "Yemeni,Yemenis"),
    ("Zambia", "Zambian,Zambians"),
    ("Zimbabwe", "Zimbabwean,Zimbabweans"),
];

/// The most words that a name has.
const MOST_WORDS: usize = 3;

/// Every form → its country. Forms keep their capitals: "US" is a country, "us" is not.
static FORMS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let row = |&(country, others): &(&'static str, &'static str)| {
        std::iter::once(country)
            .chain(others.split(','))
            .map(move |form| (form, country))
    };
    ROWS.iter().flat_map(row).collect()
});

/// The country that a name stands for, article in front or not.
///
/// ```
/// # use dateline::model::country::named;
/// assert_eq!(named("Germans"), Some("Germany"));
/// assert_eq!(named("the U.S."), Some("United States"));
/// assert_eq!(named("us"), None);
/// ```
#[must_use]
pub fn named(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix("the ").unwrap_or(name);
    let name = name
        .strip_suffix("’s")
        .or(name.strip_suffix("'s"))
        .unwrap_or(name);
    FORMS.get(name).copied()
}

/// The countries that a text names, in order, once for every time.
pub fn mentions(text: &str) -> impl Iterator<Item = &'static str> {
    let words: Vec<&str> = text
        // "US$60m" is money and no country.
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '$')))
        .map(|word| {
            if word.contains("U.") {
                word
            } else {
                word.trim_matches('.')
            }
        })
        .filter(|word| !word.is_empty())
        .collect();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < words.len() {
            // A name begins with a capital; "eurozone" alone does not.
            let begins = words
                .get(at)
                .is_some_and(|word| word.starts_with(char::is_uppercase) || *word == "eurozone");
            let most = if begins {
                MOST_WORDS.min(words.len() - at)
            } else {
                0
            };
            let found = (1..=most).rev().find_map(|count| {
                let country = match count {
                    1 => FORMS.get(*words.get(at)?).copied(),
                    _ => FORMS
                        .get(words.get(at..at + count)?.join(" ").as_str())
                        .copied(),
                };
                Some((count, country?))
            });
            at += found.map_or(1, |(count, _)| count);
            if let Some((_, country)) = found {
                return Some(country);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_stands_for_two_countries() {
        let forms: usize = ROWS
            .iter()
            .map(|(_, others)| 1 + others.split(',').count())
            .sum();
        assert_eq!(forms, FORMS.len());
    }

    #[test]
    fn countries_are_found_by_any_of_their_names() {
        let found: Vec<_> =
            mentions("South Koreans and the U.S. trade with us; so do Swiss and South Sudan.")
                .collect();
        assert_eq!(
            found,
            ["South Korea", "United States", "Switzerland", "South Sudan"]
        );
    }
}
