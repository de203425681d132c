//! Names of places: states, cities and other places that the press names without saying what they are.
//!
//! English only, and only data with its lookup. Has no opinion on whether a name stands for its place: "Jordan" is a
//! person's too. Sources: ISO 3166-1 with the short forms of the press, states of the last two centuries that histories
//! tell of, capitals and cities of about two million people or with news of their own, parts of countries and seas.

use crate::extract::event::tag::Word;
use crate::extract::letters::Letters;
use crate::extract::token::tokenize;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What sort of place a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A state, of today or of the past: it acts as well.
    State,
    /// A city or town.
    City,
    /// A continent, a part of a country or several, an island, a sea, a strait.
    Region,
}

/// What sort of places, and their names with strokes between; where one has several, the first is the one it goes by.
const ROWS: &[(Place, &str)] = &[
    (
        Place::State,
        "Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|\
         Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia=Bosnia and Herzegovina|Botswana|Brazil|\
         Brunei|Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|Canada|Cape Verde=Cabo Verde|\
         Central African Republic|Chad|Chile|China|Colombia|Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus|\
         Czech Republic=Czechia|Democratic Republic of Congo=DRC|Denmark|Djibouti|Dominica|Dominican Republic|East Timor=Timor-Leste|Ecuador|\
         Egypt|El Salvador|England|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|\
         Georgia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|\
         Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast=Côte d'Ivoire=Côte d’Ivoire|Jamaica|Japan|Jordan|Kazakhstan|Kenya|\
         Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|\
         Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Moldova|\
         Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|Nicaragua|\
         Niger|Nigeria|North Korea|North Macedonia|Northern Ireland|Norway|Oman|Pakistan|Palau|Panama|Papua New Guinea|\
         Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Samoa|San Marino|Saudi Arabia|Scotland|\
         Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|Somaliland|\
         South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|\
         Tanzania|Thailand|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey=Türkiye|Turkmenistan|Tuvalu|Uganda|\
         Ukraine|United Arab Emirates=UAE|United Kingdom=Great Britain=Britain=UK=U.K.|United States=US=U.S.=USA=U.S.A.|Uruguay|Uzbekistan|Vanuatu|Vatican|Venezuela|Vietnam|\
         Wales|Yemen|Zambia|Zimbabwe|European Union=EU|\
         Austria-Hungary|Czechoslovakia|East Germany|North Vietnam|Ottoman Empire|Persia|Prussia|Rhodesia|Siam|\
         South Vietnam|Soviet Union=USSR|West Germany|Yugoslavia|Zaire",
    ),
    (
        Place::City,
        "Aberdeen|Abidjan|Abu Dhabi|Abuja|Accra|Addis Ababa|Aden|Ahmedabad|Aleppo|Alexandria|Algiers|Almaty|Amman|\
         Amsterdam|Ankara|Antananarivo|Antwerp|Ashgabat|Astana|Asunción|Athens|Atlanta|Auckland|Baghdad|Baku|Baltimore|\
         Bamako|Bengaluru=Bangalore|Bangkok|Barcelona|Basel|Basra|Beijing|Beirut|Belfast|Belgrade|Berlin|Bern|Bilbao|\
         Birmingham|Bishkek|Bogota=Bogotá|Bologna|Bombay|Bonn|Bordeaux|Boston|Brasilia=Brasília|Bratislava|Bremen|Brisbane|\
         Bristol|Brussels|Bucharest|Budapest|Buenos Aires|Busan|Cairo|Calcutta|Calgary|Canberra|Cape Town|Caracas|Cardiff|\
         Casablanca|Chengdu|Chennai|Chicago|Chisinau=Chişinău|Chongqing|Cincinnati|Cleveland|Cologne|Colombo|\
         Copenhagen|Dakar|Dallas|Damascus|Dar es Salaam|Delhi|Denver|Detroit|Dhaka|Doha|Donetsk|Dresden|Dubai|Dublin|\
         Durban|Dushanbe|Düsseldorf|Edinburgh|Erbil|Essen|Florence|Fort Worth|Frankfurt|Freetown|Gaza City|Gdansk=Gdańsk|\
         Geneva|Genoa|Ghent|Glasgow|Gothenburg|Guadalajara|Guangzhou|Guayaquil|Hamburg|Hanoi|Harare|Havana|Helsinki|\
         Hiroshima|Ho Chi Minh City|Hong Kong|Honolulu|Houston|Hyderabad|Indianapolis|Islamabad|Istanbul|Jakarta|Jeddah|\
         Jerusalem|Johannesburg|Juba|Kabul|Kampala|Kandahar|Kano|Karachi|Kathmandu|Kharkiv|Kherson|Khartoum|Kigali|\
         Kingston|Kinshasa|Kolkata|Krakow=Kraków|Kuala Lumpur|Kyiv=Kiev|Kyoto|La Paz|Lagos|Lahore|Las Vegas|Leeds|Leipzig|\
         Leningrad|Libreville|Lille|Lima|Lisbon|Liverpool|Ljubljana|London|Los Angeles|Luanda|Lusaka|Lviv|Lyon|\
         Madrid|Malmö|Managua|Manchester|Mandalay|Manila|Maputo|Mariupol|Marrakesh|Marseille|Mecca|Medellín|Melbourne|\
         Memphis|Mexico City|Miami|Milan|Milwaukee|Minneapolis|Minsk|Mogadishu|Mombasa|Monrovia|Monterrey|Montevideo|\
         Montreal|Moscow|Mosul|Mumbai|Munich|Muscat|Nagasaki|Nagoya|Nairobi|Naples|Nashville|New Delhi|New Orleans|New York=New York City|Newark|Newcastle|Niamey|Nicosia|Nuremberg|Odesa=Odessa|Omaha|Oran|Osaka|Oslo|Ottawa|Ouagadougou|\
         Oxford|Palermo|Panama City|Paris|Perth|Peshawar|Philadelphia|Phnom Penh|Phoenix|Pittsburgh|Podgorica|\
         Port Moresby|Port Said|Port-au-Prince|Porto|Prague|Pretoria|Pristina|Pyongyang|Quebec City|Quito|Rabat|Ramallah|\
         Rangoon|Reykjavik=Reykjavík|Riga|Rio de Janeiro|Riyadh|Rome|Rotterdam|Saigon|Salt Lake City|Samarkand|San Diego|\
         San Francisco|San José|San Juan|San Salvador|Sanaa|Santiago|Santo Domingo|São Paulo=Sao Paulo|Sarajevo|Seattle|\
         Seoul|Seville|Shanghai|Sheffield|Shenzhen|Skopje|Sofia|St Petersburg|Stalingrad|Stockholm|Strasbourg|\
         Stuttgart|Surabaya|Sydney|Taipei|Tallinn|Tampa|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|The Hague|Thessaloniki|\
         Tianjin|Tijuana|Timbuktu|Tirana|Tokyo|Toronto|Toulouse|Tripoli|Tunis|Turin|Ulaanbaatar|Valencia|Valletta|Vancouver|\
         Venice|Vienna|Vientiane|Vilnius|Vladivostok|Warsaw|Washington|Wellington|Windhoek|Wuhan|Yangon|Yaoundé|Yerevan|\
         Yokohama|York|Zagreb|Zaporizhzhia|Zurich=Zürich",
    ),
    (
        Place::Region,
        "Africa|Antarctica|Asia|Europe|Latin America|North America|South America|Central America|Central Asia|East Asia|\
         South Asia|Southeast Asia|Eastern Europe|Western Europe|Central Europe|East Africa|West Africa|North Africa|\
         Southern Africa|Middle East|Far East|Asia Minor|Balkans|Baltics|Caribbean|Caucasus|Levant|Sahel|Scandinavia|\
         Siberia|Sub-Saharan Africa|\
         Alaska|Alabama|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|\
         Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|\
         Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|\
         Puerto Rico|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|\
         Wisconsin|Wyoming|\
         Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland|Nova Scotia|Ontario|Quebec|Saskatchewan|Yukon|\
         New South Wales|Northern Territory|Queensland|South Australia|Tasmania|Western Australia|\
         Andalusia|Assam|Bali|Balochistan|Basque Country|Bavaria|Bengal|Bihar|Brittany|Catalonia|Chechnya|Corsica|Crete|\
         Crimea|Darfur|Donbas=Donbass|Flanders|Galicia|Gaza|Gaza Strip|Golan Heights|Greenland|Guangdong|Gujarat|\
         Hokkaido|Java|Karnataka|Kashmir|Kerala|Kurdistan|Lombardy|Maharashtra|Manchuria|Mindanao|Nagorno-Karabakh|Normandy|\
         Okinawa|Punjab|Rajasthan|Sardinia|Saxony|Sichuan|Sicily|Sindh|Sumatra|Tibet|Tigray|Transnistria|Tuscany|\
         Uttar Pradesh|Wallonia|West Bank|Xinjiang|Zanzibar|\
         Adriatic|Aegean|Arctic|Atlantic|Baltic Sea=Baltic|Black Sea|Bosphorus|Caspian Sea=Caspian|English Channel|\
         Gulf of Aden|Gulf of Mexico|Indian Ocean|Mediterranean|North Sea|Pacific|Panama Canal|Persian Gulf|Red Sea|\
         South China Sea|Strait of Hormuz|Suez Canal|Taiwan Strait",
    ),
];

/// A name of a place where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// One past its last word.
    pub(super) last: usize,
    /// What sort of place it is of.
    pub(super) place: Place,
    /// The name that the place goes by, however it is written here.
    pub(super) name: &'static str,
}

/// The other words of a name, the sort of its place and the name that this goes by.
type Behind = (Vec<Letters>, Place, &'static str);

/// Every name by its first word, the longest first.
static NAMES: LazyLock<FxHashMap<Letters, Vec<Behind>>> = LazyLock::new(|| {
    let mut names: FxHashMap<Letters, Vec<Behind>> = FxHashMap::default();
    for &(place, list) in ROWS {
        for names_of_one in list.split('|') {
            let name = names_of_one.split('=').next().unwrap_or_default();
            for written in names_of_one.split('=') {
                let mut words = tokenize(written).into_iter().map(|token| token.letters);
                if let Some(first) = words.next() {
                    let behind = names.entry(first).or_default();
                    behind.push((words.collect(), place, name));
                }
            }
        }
    }
    for behind in names.values_mut() {
        behind.sort_by_key(|(words, ..)| std::cmp::Reverse(words.len()));
    }
    names
});

/// The place that the words at `first` name.
pub(super) fn place_at(words: &[Word], first: usize) -> Option<Named> {
    let word = words.get(first).filter(|word| word.capital)?;
    NAMES
        .get(&word.letters)?
        .iter()
        .find_map(|&(ref rest, place, name)| {
            let last = first + 1 + rest.len();
            let behind = words.get(first + 1..last)?;
            let same = behind.iter().zip(rest).all(|(word, own)| word.is(*own));
            same.then_some(Named { last, place, name })
        })
}

/// True for a place of one word: "England".
pub(super) fn is_place(word: Letters) -> bool {
    NAMES
        .get(&word)
        .is_some_and(|known| known.iter().any(|(rest, ..)| rest.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::tag::tag;

    #[test]
    fn the_longest_name_is_found_and_nothing_in_small_letters() {
        for (text, named) in [
            ("Nepal said", Some((1, Place::State, "Nepal"))),
            ("New York City Council", Some((3, Place::City, "New York"))),
            (
                "Bosnia and Herzegovina voted",
                Some((3, Place::State, "Bosnia")),
            ),
            ("Bosnia and Serbia voted", Some((1, Place::State, "Bosnia"))),
            ("U.S. troops", Some((1, Place::State, "United States"))),
            (
                "St. Petersburg froze over.",
                Some((2, Place::City, "St Petersburg")),
            ),
            (
                "Port-au-Prince fell",
                Some((5, Place::City, "Port-au-Prince")),
            ),
            (
                "Gulf of Aden pirates",
                Some((3, Place::Region, "Gulf of Aden")),
            ),
            ("turkey was served", None),
            ("us", None),
            ("Calder voted", None),
        ] {
            let words = tag(text, &tokenize(text), &[]);
            let found = place_at(&words, 0).map(|named| (named.last, named.place, named.name));
            assert_eq!(found, named, "{text}");
        }
    }

    #[test]
    fn no_name_stands_twice() {
        for (first, behind) in NAMES.iter() {
            for (at, (words, _, name)) in behind.iter().enumerate() {
                let twice = behind[at + 1..].iter().any(|(other, ..)| other == words);
                assert!(!twice, "{first:?} {name}");
            }
        }
    }
}
