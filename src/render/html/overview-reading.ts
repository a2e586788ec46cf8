import { labelOf } from '../../model/label';
import { elementKey, type Case, type Journey, type Portfolio } from '../../model/model';
import { facetsOf, facetsOfJourney } from '../facets';
import { countsByRoot, findingFact, type Counts } from './finding-counts';
import type { PageFinding } from './findings';
import { element, type Child, type Html } from './html';
import { PAGE_WORDS } from './page-words';
import { sizeOf } from './portfolio-reading';
import { author, fact, factList, journeyName, linked, listWord, ownerName, personas, phrase, placed, type Reading } from './reading';
import { FACTS } from './reading-words';

export interface OverviewInput { readonly portfolios: readonly Portfolio[]; readonly journeys: readonly Journey[]; readonly cases: readonly Case[]; readonly findings: readonly PageFinding[] }

/** All that a project tells, as a list with a way to each of its pages, and all its touchpoints. @param around its heading, where it is one of several. */
export function overviewReading({ portfolios, journeys, cases, findings }: OverviewInput, reading: Reading, around?: Child): Html {
    const { locale } = reading;
    const [outer, inner] = around === undefined ? ['h2', 'h3'] : ['h3', 'h4'];
    const heading = (text: string): Html => element(outer!, {}, text);
    const counted = countsByRoot(findings, reading);
    return element('div', { class: 'reading overview' },
        around === undefined ? undefined : element('h2', {}, around),
        portfolios.map((portfolio) => portfolioItem(portfolio, reading, outer!)),
        element('section', { class: 'journeys' },
            heading(PAGE_WORDS.journeys[locale]),
            journeys.length === 0 ? element('p', { class: 'quiet' }, phrase('noJourneys', reading)) : undefined,
            element('div', { class: 'items' }, journeys.map((journey) => journeyItem(journey, counted, reading, inner!)))),
        cases.length === 0 ? undefined : element('section', { class: 'cases' },
            heading(FACTS.cases[locale]),
            element('div', { class: 'items' }, cases.map((lived) => caseItem(lived, counted, reading, inner!)))),
        touchpointIndex(journeys, heading, reading));
}

function portfolioItem(portfolio: Portfolio, reading: Reading, heading: string): Html {
    const key = elementKey('portfolio', portfolio.id);
    return element('section', { class: 'head', ...placed(key, reading) },
        element(heading, {}, linked(key, author(labelOf(portfolio), reading), reading)),
        factList([
            fact('vision', reading, ...(portfolio.visions ?? []).map((vision) => author(vision, reading))),
            fact('personas', reading, personas(portfolio.personas, reading)),
            fact('owner', reading, portfolio.owner === undefined ? undefined : ownerName(portfolio.owner, reading)),
        ]));
}

function journeyItem(journey: Journey, counted: Counts, reading: Reading, heading: string): Html {
    const key = elementKey('journey', journey.id);
    return element('article', { class: 'item', ...placed(key, reading), ...facetsOfJourney(journey, reading.project) },
        element(heading, {}, linked(key, author(labelOf(journey), reading), reading), ' ', element('span', { class: 'tag' }, listWord(journey.state ?? 'planned', reading))),
        sizeOf(journey, reading),
        factList([
            fact('personas', reading, personas(journey.personas, reading)),
            fact('owner', reading, journey.owner === undefined ? undefined : ownerName(journey.owner, reading)),
            fact('mirrors', reading, journey.mirrors === undefined ? undefined : journeyName(journey.mirrors, reading)),
            findingFact(counted(key), reading),
        ]));
}

function caseItem(lived: Case, counted: Counts, reading: Reading, heading: string): Html {
    const key = elementKey('case', lived.id);
    return element('article', { class: 'item', ...placed(key, reading), 'data-persona': (lived.personas ?? []).join(' ') || undefined },
        element(heading, {}, linked(key, author(labelOf(lived), reading), reading)),
        factList([fact('journey', reading, journeyName(lived.journey, reading)), fact('personas', reading, personas(lived.personas, reading)), findingFact(counted(key), reading)]));
}

/** Every touchpoint with its journey and stage: what the search of a project looks through. */
function touchpointIndex(journeys: readonly Journey[], heading: (text: string) => Html, reading: Reading): Html | undefined {
    const { project, analyses, locale } = reading;
    const items = journeys.flatMap((journey) => {
        const graph = analyses.graphOf(journey);
        return journey.stages.flatMap((stage) => stage.touchpoints.map((touchpoint) => {
            const key = elementKey('touchpoint', touchpoint.id);
            return element('li', { class: 'item', ...placed(key, reading), ...facetsOf(touchpoint, graph, project) },
                linked(key, author(labelOf(touchpoint), reading), reading), ' ',
                element('span', { class: 'place' }, author(`${labelOf(journey)} › ${labelOf(stage)}`, reading)));
        }));
    });
    return items.length === 0 ? undefined : element('section', { class: 'index' }, heading(PAGE_WORDS.allTouchpoints[locale]), element('ul', {}, items));
}
