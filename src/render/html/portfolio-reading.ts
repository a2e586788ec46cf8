import { labelOf } from '../../model/label';
import { elementKey, type Journey, type Portfolio } from '../../model/model';
import { facetsOfJourney } from '../facets';
import { WORDS } from '../words';
import { annotations } from './experience';
import { countsByRoot, findingFact, type Counts } from './finding-counts';
import { findingNotes, type PageFinding } from './findings';
import { element, type Child, type Html } from './html';
import { journeyFactsOf } from './journey-reading';
import { author, fact, factList, journeyName, linked, listed, listWord, ownerName, personas, phrase, placed, type Reading } from './reading';
import { PHRASES } from './reading-words';
import { evidenceText, measureText } from './values';

/** A portfolio, or without a declaration the journeys of a project: each with what holds for all of it. */
export function portfolioReading(portfolio: Portfolio | undefined, journeys: readonly Journey[], findings: readonly PageFinding[], reading: Reading): Html {
    const counted = countsByRoot(findings, reading);
    return element('div', { class: 'reading' },
        portfolio === undefined ? undefined : portfolioHead(portfolio, reading),
        journeys.length === 0 ? element('p', { class: 'quiet' }, phrase('noJourneys', reading)) : undefined,
        journeys.map((journey) => journeyEntry(journey, rolesOf(journey, portfolio), counted, reading)));
}

function portfolioHead(portfolio: Portfolio, reading: Reading): Html {
    const key = elementKey('portfolio', portfolio.id);
    return element('section', { ...placed(key, reading), class: 'head' },
        element('h2', {}, author(labelOf(portfolio), reading)),
        factList([
            fact('vision', reading, ...(portfolio.visions ?? []).map((vision) => author(vision, reading))),
            fact('personas', reading, personas(portfolio.personas, reading)),
            fact('owner', reading, portfolio.owner === undefined ? undefined : ownerName(portfolio.owner, reading)),
            fact('goal', reading, ...(portfolio.goals ?? []).map((goal) => author(goal, reading))),
            fact('measures', reading, ...(portfolio.measures ?? []).map((measure) => measureText(measure, reading))),
            fact('evidence', reading, evidenceText(portfolio.evidence, reading)),
            fact('journeys', reading, ...portfolio.journeys.map(({ journey, roles }) => [journeyName(journey, reading), roles.length === 0 ? undefined : [phrase('colon', reading), rolesText(roles, reading)]]),
                ...(portfolio.unnamed ?? []).map(({ count, roles }) => [phrase('unnamed', reading, { count: String(count) }), roles.length === 0 ? undefined : [phrase('colon', reading), rolesText(roles, reading)]])),
            ...annotations(portfolio, reading),
        ]),
        findingNotes(reading.findingsOn(key), reading.locale));
}

function journeyEntry(journey: Journey, roles: readonly string[], counted: Counts, reading: Reading): Html {
    const key = elementKey('journey', journey.id);
    const href = reading.hrefOf(key);
    return element('article', { class: 'journey', ...placed(key, reading), ...facetsOfJourney(journey, reading.project) },
        element('h2', {}, linked(key, author(labelOf(journey), reading), reading), roles.length === 0 ? undefined : [' ', element('span', { class: 'tag' }, rolesText(roles, reading))]),
        sizeOf(journey, reading),
        factList([...journeyFactsOf(journey, reading), findingFact(counted(key), reading)]),
        findingNotes(reading.findingsOn(key), reading.locale),
        // Where the name itself leads is not seen in the details beside a picture.
        href === undefined ? undefined : element('p', { class: 'open' }, element('a', { href }, phrase('openJourney', reading))));
}

/** How many stages, touchpoints and handoffs a journey has. */
export function sizeOf(journey: Journey, { locale, analyses }: Reading): Html {
    const { touchpoints, ways } = analyses.graphOf(journey);
    if (journey.stages.length === 0) return element('p', { class: 'quiet' }, PHRASES.later[locale]);
    return element('p', { class: 'quiet' }, WORDS[locale].description(journey.stages.length, touchpoints.length, ways.filter(({ kind }) => kind === 'handoff').length));
}

function rolesOf(journey: Journey, portfolio: Portfolio | undefined): readonly string[] {
    return portfolio?.journeys.find((listedJourney) => listedJourney.journey === journey.id)?.roles ?? [];
}
function rolesText(roles: readonly string[], reading: Reading): Child {
    return listed(roles.map((role) => listWord(role, reading)), reading);
}
