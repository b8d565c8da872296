//! What is told of each kind of event. Wordings of one thing are divided by `|`.
//!
//! | mark | stands for |
//! |---|---|
//! | `{place}` `{area}` `{region}` `{country}` | where |
//! | `{p1}` `{p2}` `{p3}`, `{s1}` `{s2}` `{s3}` | people, and their surnames |
//! | `{org}` `{agency}` `{day}` | a firm, the agency, the weekday |
//! | `{n}` `{m}` `{k}` `{c}` | a count that grows with the days, larger counts, the hour |

/// One kind of event.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kind {
    /// Headlines.
    pub(super) titles: &'static [&'static str],
    /// What comes first, one of them.
    pub(super) leads: &'static [&'static str],
    /// What may follow.
    pub(super) facts: &'static [&'static str],
}

/// All kinds.
pub(super) const KINDS: [Kind; 14] = [
    Kind {
        titles: &[
            "Train leaves rails near {place}, {n} hurt",
            "{n} injured as {org} train derails at {place}",
            "Inquiry begins into derailment in {region}",
        ],
        leads: &[
            "A passenger train of {org} left the rails near {place} in {region} on {day}, and {n} people were hurt, the rescue service said.",
            "{n} people were injured on {day} when a train derailed outside {place}, a town of {k} people in {region}.",
        ],
        facts: &[
            "The train carried {m} passengers and was {c} minutes late.|There were {m} passengers on board when it happened.",
            "Driver {p2} told inspectors that a signal at {area} had failed.|A signal near {area} had failed, the driver, {p2}, told inspectors.",
            "Three of the five coaches came to rest on their sides beside {area}.|Coaches lay on their sides beside {area}, three of the five.",
            "{org} said the track had been inspected {c} days before.|The track was inspected {c} days earlier, according to {org}.",
            "Rail inspector {p3} said the speed of the train had been {k} meters an hour too high.|The train was too fast, rail inspector {p3} said.",
            "The line between {place} and the capital stays closed until the weekend.|No trains will run between {place} and the capital before the weekend.",
        ],
    },
    Kind {
        titles: &[
            "Fire in {place} kills {n}",
            "{n} dead after blaze on {area} in {place}",
            "Residents ask for answers after {place} fire",
        ],
        leads: &[
            "A fire in an apartment building on {area} in {place} killed {n} people on {day}, the fire department said.",
            "{n} people died when fire swept through an apartment building in {place}, {country}, early on {day}.",
        ],
        facts: &[
            "Fire chief {p1} said the fire began on the second floor.|It began on the second floor, fire chief {p1} said.",
            "More than {m} people had to leave their homes.|Some {m} residents were brought to a school on {area}.",
            "{p2}, who lives across the street, heard windows burst.|“I heard windows burst,” said {p2}, who lives across the street.",
            "The building belongs to {org}, which had been fined over its alarms.|Its owner, {org}, had been fined because alarms were missing.",
            "It took {k} firefighters {c} hours to put it out.|{k} firefighters fought the flames for {c} hours.",
            "Prosecutor {p3} opened an investigation into negligence.|An investigation into negligence was opened by prosecutor {p3}.",
        ],
    },
    Kind {
        titles: &[
            "Earthquake shakes {region}, {n} dead",
            "Quake near {place} leaves {n} dead and thousands outdoors",
            "Search goes on in {place} after quake",
        ],
        leads: &[
            "An earthquake shook {region} on {day} and killed at least {n} people, the civil protection agency of {country} said.",
            "At least {n} people were killed when an earthquake struck near {place} on {day}, authorities in {country} said.",
        ],
        facts: &[
            "The quake had a magnitude of 5.{c} and a depth of {c} kilometers.|Seismologists gave its magnitude as 5.{c}.",
            "In {place} alone {m} houses collapsed or were damaged.|{m} houses in {place} are damaged or have collapsed.",
            "Rescue workers pulled {p2} from the ruins of a bakery on {area}.|{p2} was pulled alive from the ruins of a bakery on {area}.",
            "Civil protection head {p1} asked people to stay away from old walls.|People should keep away from old walls, said {p1}, who heads civil protection.",
            "More than {k} people spent the night in tents.|Tents were put up for {k} people.",
            "Mayor {p3} said the hospital of {place} was full.|The hospital in {place} is full, according to Mayor {p3}.",
        ],
    },
    Kind {
        titles: &[
            "{country} parliament votes for pension bill",
            "Lawmakers in {country} pass {s1}'s pension plan",
            "Pension vote in {country} splits {s1}'s coalition",
        ],
        leads: &[
            "The parliament of {country} voted on {day} for a pension bill of Prime Minister {p1}, by {k} votes to {m}.",
            "Prime Minister {p1} won a vote on pensions in the parliament of {country} on {day}.",
        ],
        facts: &[
            "{n} members of the coalition voted against it.|The bill was opposed by {n} members of the coalition itself.",
            "The retirement age will rise to 6{c} over ten years.|Under the bill people will retire at 6{c}.",
            "Opposition leader {p2} called the bill a broken promise.|“A broken promise,” opposition leader {p2} said.",
            "Unions from {region} marched down {area} during the debate.|During the debate unions from {region} marched on {area}.",
            "Finance minister {p3} said the state would save {m} million a year.|It saves {m} million a year, finance minister {p3} said.",
            "The upper house is to take up the bill within {c} weeks.|Within {c} weeks the bill goes to the upper house.",
        ],
    },
    Kind {
        titles: &[
            "{org} workers in {place} strike over pay",
            "Strike stops {org} plant in {place}",
            "Talks fail as {org} strike enters new day",
        ],
        leads: &[
            "Some {k} workers of {org} in {place} went on strike on {day} after talks on pay failed, their union said.",
            "Work stopped at the {org} plant in {place}, {region}, on {day} as {k} workers went on strike.",
        ],
        facts: &[
            "The union asks for {c} percent more; {org} has offered half of that.|Workers want {c} percent more pay, twice what {org} offers.",
            "Union leader {p1} said the strike could last {n} weeks.|It may go on for {n} weeks, union leader {p1} said.",
            "“We cannot live on what we get,” said {p2}, a welder.|{p2}, a welder, said her pay no longer covered the rent.",
            "{org} manager {p3} called the strike needless.|The strike is needless, said {p3}, a manager at {org}.",
            "Pickets stood at the gate on {area} from five in the morning.|From five in the morning pickets closed the gate on {area}.",
            "The plant loses about {m} thousand a day.|Each day of the strike costs the plant {m} thousand.",
        ],
    },
    Kind {
        titles: &[
            "Court in {place} jails former mayor {s1}",
            "{p1} sentenced to {c} years in {place} trial",
            "Former mayor {s1} to appeal against sentence",
        ],
        leads: &[
            "A court in {place} sentenced the former mayor {p1} to {c} years in prison on {day} for taking bribes from {org}.",
            "{p1}, a former mayor of {place}, was sentenced on {day} to {c} years in prison over bribes.",
        ],
        facts: &[
            "Judge {p2} said the mayor had sold out the city.|The city had been sold out, Judge {p2} said.",
            "Prosecutors said {s1} took {m} thousand in {n} payments.|There were {n} payments, {m} thousand in all, prosecutors said.",
            "Defense lawyer {p3} said there would be an appeal.|An appeal will be filed, said {p3}, who defends {s1}.",
            "The money was for the contract to rebuild {area}.|In return {org} got the contract to rebuild {area}.",
            "{s1} heard the sentence without a word.|The former mayor said nothing when the sentence was read.",
            "{k} pages of evidence had been read in the trial, which began in the spring.|The trial began in the spring and went through {k} pages of evidence.",
        ],
    },
    Kind {
        titles: &[
            "Storm hits coast of {region}, {n} missing",
            "Storm leaves {m} thousand without power in {region}",
            "{place} clears streets after storm",
        ],
        leads: &[
            "A storm hit the coast of {region} on {day}; {n} people are missing and {m} thousand households have no power.",
            "{n} people were missing in {region} on {day} after a storm that cut power to {m} thousand households.",
        ],
        facts: &[
            "Gusts of 1{c}0 kilometers an hour were measured at {place}.|At {place} the wind reached 1{c}0 kilometers an hour.",
            "The roof of the market hall on {area} was torn off.|On {area} the market hall lost its roof.",
            "Two fishing boats with {n} men on board have not returned, harbor master {p1} said.|Harbor master {p1} said two boats with {n} men had not come back.",
            "{org} sent {k} workers to mend its power lines.|{k} workers of {org} are mending power lines.",
            "Forecaster {p2} said the storm would weaken by night.|By night it should weaken, forecaster {p2} said.",
            "Governor {p3} closed all schools in {region}.|All schools in {region} were closed by Governor {p3}.",
        ],
    },
    Kind {
        titles: &[
            "{org} to buy rival in {m} million deal",
            "{org} deal may cost {k} jobs in {place}",
            "Shares of {org} rise on {m} million purchase",
        ],
        leads: &[
            "{org} said on {day} that it would buy a rival with its seat in {place} for {m} million.",
            "{org}, of {country}, agreed on {day} to pay {m} million for a smaller rival in {place}.",
        ],
        facts: &[
            "Chief executive {p1} expects the deal to close within {c} months.|The deal should close in {c} months, chief executive {p1} said.",
            "Shares of {org} rose by {c} percent.|The market took it well: {org} gained {c} percent.",
            "The union fears for {k} jobs at the works on {area}.|{k} jobs at the works on {area} are at risk, the union said.",
            "Competition commissioner {p2} will look at the deal.|The deal needs the consent of competition commissioner {p2}.",
            "Analyst {p3} called the price high.|“A high price,” said analyst {p3}.",
            "{n} bidders had looked at the books.|There had been {n} bidders in all.",
        ],
    },
    Kind {
        titles: &[
            "Mine accident near {place} traps {n}",
            "{n} miners trapped in {org} mine",
            "Rescuers drill toward miners at {place}",
        ],
        leads: &[
            "{n} miners were trapped {m} meters below ground when a shaft of {org} near {place} collapsed on {day}.",
            "Rescuers were drilling toward {n} miners on {day} after part of a mine near {place} fell in.",
        ],
        facts: &[
            "Knocking has been heard from below, rescue leader {p1} said.|Rescue leader {p1} said that knocking was heard.",
            "The drill makes {c} meters an hour.|In an hour the drill gains {c} meters.",
            "{k} people work in the mine, the largest in {region}.|The mine is the largest in {region} and employs {k} people.",
            "Families wait in a hall on {area}.|In a hall on {area} the families are waiting.",
            "{org} had been warned of water in the shaft, inspector {p2} said.|Inspector {p2} had warned {org} that there was water in the shaft.",
            "{p3}, whose brother is among the trapped, asked for pumps.|“They need pumps,” said {p3}, whose brother is below.",
        ],
    },
    Kind {
        titles: &[
            "{s1} wins mayoral election in {place}",
            "{p1} elected mayor of {place} by {n} points",
            "Recount asked for in {place} after {s1}'s win",
        ],
        leads: &[
            "{p1} won the mayoral election in {place} on {day} with a lead of {n} points over {p2}.",
            "Voters in {place} chose {p1} as their mayor on {day}; {p2} came second.",
        ],
        facts: &[
            "Turnout was 4{c} percent.|Some 4{c} percent went to vote.",
            "{s2} asked for a recount in {c} districts.|In {c} districts there should be a recount, {s2} said.",
            "{s1} promised to rebuild {area} and to end the water tax.|To rebuild {area} is what {s1} promised first.",
            "Election officer {p3} said {k} votes had come by mail.|{k} votes came by mail, election officer {p3} said.",
            "The race was the closest in {region} for {m} years.|For {m} years no race in {region} had been so close.",
            "{org} had paid for most of {s2}'s posters.|Most posters of {s2} were paid for by {org}.",
        ],
    },
    Kind {
        titles: &[
            "Police find {m} kilos of cocaine in port of {place}",
            "{n} held after drug find in {place}",
            "Drug find in {place} the largest in {region}",
        ],
        leads: &[
            "Police in {place} found {m} kilos of cocaine in a container of {org} on {day} and arrested {n} people.",
            "{n} people were arrested in {place} on {day} after customs officers found {m} kilos of cocaine.",
        ],
        facts: &[
            "It was hidden between {k} crates of bananas.|{k} crates of bananas hid it.",
            "Customs head {p1} spoke of a hint from abroad.|A hint from abroad had led to it, customs head {p1} said.",
            "{org} said that it was helping the police.|The police have the help of {org}, the firm said.",
            "Among those held is {p2}, a clerk of the port.|A clerk of the port, {p2}, is among those held.",
            "The container had come to the terminal at {area} {c} days before.|For {c} days the container had stood at {area}.",
            "Prosecutor {p3} said more arrests would follow.|More will be arrested, said prosecutor {p3}.",
        ],
    },
    Kind {
        titles: &[
            "Dam above {place} leaks, {k} told to leave",
            "{place} emptied as dam threatens to give way",
            "Water falls behind dam above {place}",
        ],
        leads: &[
            "{k} people were told to leave {place} on {day} after cracks were found in the dam above the town.",
            "Authorities in {region} emptied parts of {place} on {day}, because the dam of {org} above it leaks.",
        ],
        facts: &[
            "The water behind it has fallen by {c} meters since.|Since then the water has been lowered by {c} meters.",
            "Engineer {p1} counted {n} cracks.|{n} cracks were counted by engineer {p1}.",
            "Soldiers laid {m} thousand sandbags along {area}.|Along {area} soldiers laid {m} thousand sandbags.",
            "“I took the dog and the photographs,” said {p2}.|{p2} said there was time to take the dog and some photographs.",
            "{org}, which runs the dam, said there was no danger.|There is no danger, said {org}, which runs the dam.",
            "Governor {p3} said nobody could return for {c} days.|For {c} days nobody may return, Governor {p3} said.",
        ],
    },
    Kind {
        titles: &[
            "Ministers of {country} and neighbor sign border accord",
            "{s1} and {s2} sign accord in {place}",
            "Accord of {place} opens border after {c} years",
        ],
        leads: &[
            "The foreign ministers {p1} and {p2} signed an accord in {place} on {day} that opens the border of {country} again.",
            "{country} and its neighbor will open their border, closed for {c} years, under an accord signed in {place} on {day}.",
        ],
        facts: &[
            "The first of {n} crossings opens next month.|Next month the first of {n} crossings is to open.",
            "{s1} called it a beginning, {s2} a matter of reason.|For {s1} it is a beginning, for {s2} a matter of reason.",
            "{k} people live in villages that the border cuts.|The border cuts villages of {k} people.",
            "Farmers from {region} protested on {area}.|On {area} farmers from {region} protested.",
            "Trade could grow by {m} million a year, economist {p3} said.|Economist {p3} expects {m} million more in trade each year.",
            "The talks in a hotel of {org} took {c} nights.|For {c} nights they had talked in a hotel of {org}.",
        ],
    },
    Kind {
        titles: &[
            "Bus falls into ravine near {place}, {n} dead",
            "{n} killed in bus crash in {region}",
            "Brakes failed before crash at {place}, driver says",
        ],
        leads: &[
            "{n} people died when a bus of {org} fell into a ravine near {place} on {day}, police in {region} said.",
            "A bus with {m} people on board went off a mountain road near {place} on {day}; {n} of them died.",
        ],
        facts: &[
            "Driver {p1} said that the brakes had failed.|The brakes failed, according to the driver, {p1}.",
            "The bus had left {area} {c} hours before.|It had set out from {area} {c} hours earlier.",
            "Many of the passengers were pupils of one school.|Pupils of one school were among the passengers.",
            "{p2}, a shepherd, was the first at the ravine.|The first who came was {p2}, a shepherd.",
            "{org} has {k} buses, some of them very old.|Some of the {k} buses of {org} are very old.",
            "Transport minister {p3} ordered all of its buses to be inspected.|All of its buses must be inspected, transport minister {p3} ordered.",
        ],
    },
];

/// What may be told of any event.
pub(super) const COMMON: &[&str] = &[
    "Police closed {area} for most of the day.|For most of the day {area} was closed.",
    "A spokesman for the government of {country}, {p2}, said help was on its way.|Help was on its way, government spokesman {p2} said.",
    "{place} lies {c} kilometers from the coast and has {k} inhabitants.|The town of {k} inhabitants lies {c} kilometers inland.",
    "“Nobody here will forget this {day},” said {p3}, a teacher.|{p3}, a teacher, said nobody would forget this {day}.",
    "A council meeting has been called for the evening.|In the evening the council is to meet.",
    "{agency} reported that {m} calls came in within an hour.|Within an hour there were {m} calls, {agency} reported.",
    "Newspapers in {country} had written of little else since.|Since then it has filled the newspapers of {country}.",
    "The office of {p1} did not answer questions.|Questions to the office of {p1} went unanswered.",
    "Something like it had last happened in {region} {c} years ago.|It is {c} years since {region} saw something like it.",
    "Neighbors brought tea and blankets to {area}.|To {area} neighbors brought tea and blankets.",
    "{s3} said that it was too early to speak of causes.|It is too early to speak of causes, {s3} said.",
    "Reporters were kept behind a fence on {area}.|A fence on {area} kept reporters away.",
    "The regional government of {region} set up a telephone line.|A telephone line was set up by the government of {region}.",
    "{org} will publish a report within {c} weeks, the firm said.|Within {c} weeks {org} wants to publish a report.",
    "Shops around {area} opened late on {day}.|On {day} the shops around {area} opened late.",
    "{p1}, who was abroad, broke off the journey.|A journey abroad was broken off by {p1}.",
    "In the capital of {country} flags flew at half height.|Flags in the capital of {country} were lowered.",
    "About {k} people signed a letter that {s2} had written.|A letter that {s2} had written was signed by about {k} people.",
    "The weather office expects rain in {region} until the end of the week.|Until the end of the week rain is expected in {region}.",
    "{s1} and {s2} were to meet in {place} later.|Later a meeting of {s1} and {s2} was planned in {place}.",
];
