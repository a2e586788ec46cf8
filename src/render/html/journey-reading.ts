import { labelOf } from '../../model/label';
import { elementKey, type Journey, type Stage, type Touchpoint } from '../../model/model';
import { facetsOf } from '../facets';
import { WORDS } from '../words';
import { annotations, experienceFacts } from './experience';
import { findingNotes } from './findings';
import { element, type Child, type Html } from './html';
import { author, channels, fact, factList, journeyName, linked, listWord, named, ownerName, personas, phrase, placed, time, type Fact, type Reading } from './reading';
import { evidenceText, measureText } from './values';
import { arrivalReading, implicitWay, wayReading } from './way-reading';
import { waysOf, type JourneyWays, type WaysOf } from './ways-of';

/** A journey as headings and lists: its stages are headings, and so are the touchpoints in them. */
export function journeyReading(journey: Journey, reading: Reading): Html {
    const key = elementKey('journey', journey.id);
    const ways = waysOf(journey, reading);
    return element('div', { class: 'reading' },
        element('section', { ...placed(key, reading), class: 'head' },
            element('h2', {}, author(labelOf(journey), reading)),
            factList(journeyFactsOf(journey, reading)),
            findingNotes(reading.findingsOn(key), reading.locale)),
        journey.stages.length === 0 ? [element('p', { class: 'quiet' }, phrase('noStages', reading)), element('p', { class: 'quiet' }, WORDS[reading.locale].hints.stages)] : undefined,
        journey.stages.map((stage) => stageReading(stage, journey, ways, reading)),
        // What leaves from a name that is not found leads on from nowhere, but it is written.
        ways.lost.map((way) => wayReading(way, journey.id, reading)));
}

/** What holds for all of a journey. */
export function journeyFactsOf(journey: Journey, reading: Reading): readonly Fact[] {
    const { project } = reading;
    const { reviewed, owner, state, status, view, mirrors, effortBudget } = journey;
    return [
        fact('personas', reading, personas(journey.personas, reading)),
        fact('goal', reading, ...(journey.goals ?? []).map((goal) => author(goal, reading))),
        fact('scenario', reading, named(journey.scenarios, project.scenario, reading)),
        fact('state', reading, listWord(state ?? 'planned', reading)),
        fact('status', reading, status === undefined ? undefined : listWord(status, reading)),
        fact('retires', reading, journey.retires),
        fact('view', reading, view === undefined ? undefined : listWord(view, reading)),
        fact('mirrors', reading, mirrors === undefined ? undefined : journeyName(mirrors, reading)),
        fact('owner', reading, owner === undefined ? undefined : ownerName(owner, reading)),
        fact('outcome', reading, journey.outcome === undefined ? undefined : author(journey.outcome, reading)),
        fact('reviewed', reading, reviewed === undefined ? undefined : [reviewed.date, reviewed.every === undefined ? undefined : [phrase('further', reading), phrase('every', reading, { time: time(reviewed.every, reading) })]]),
        fact('evidence', reading, evidenceText(journey.evidence, reading)),
        fact('effortBudget', reading, effortBudget === undefined ? undefined : phrase('contacts', reading, { count: String(effortBudget) })),
        fact('measures', reading, ...(journey.measures ?? []).map((measure) => measureText(measure, reading))),
        fact('cases', reading, ...project.casesOf(journey.id).map((lived) => linked(elementKey('case', lived.id), author(labelOf(lived), reading), reading))),
        ...annotations(journey, reading),
    ];
}

function stageReading(stage: Stage, journey: Journey, waysOut: JourneyWays, reading: Reading): Html {
    const key = elementKey('stage', stage.id);
    return element('section', { class: 'stage', ...placed(key, reading) },
        element('h2', {}, author(labelOf(stage), reading)),
        factList([
            fact('goal', reading, ...(stage.goals ?? []).map((goal) => author(goal, reading))),
            fact('phase', reading, stage.phase === undefined ? undefined : listWord(stage.phase, reading)),
            fact('owner', reading, stage.owner === undefined ? undefined : ownerName(stage.owner, reading)),
            fact('channel', reading, channels(stage.channels, reading)),
            fact('measures', reading, ...(stage.measures ?? []).map((measure) => measureText(measure, reading))),
            fact('evidence', reading, evidenceText(stage.evidence, reading)),
            ...annotations(stage, reading),
        ]),
        findingNotes(reading.findingsOn(key), reading.locale),
        stage.touchpoints.length > 0 ? stage.touchpoints.map((touchpoint) => touchpointReading(touchpoint, journey, waysOut.of(touchpoint), reading))
            : element('p', { class: 'quiet' }, phrase(stage.later === true ? 'later' : 'noTouchpoints', reading)));
}

function touchpointReading(touchpoint: Touchpoint, journey: Journey, ways: WaysOf, reading: Reading): Html {
    const { project, analyses } = reading;
    const graph = analyses.graphOf(journey);
    const key = elementKey('touchpoint', touchpoint.id);
    const { ends, repeats, zoomsInto } = touchpoint;
    return element('article', { class: 'touchpoint', ...placed(key, reading), ...facetsOf(touchpoint, graph, project) },
        element('h3', {}, author(labelOf(touchpoint), reading), signs(touchpoint, reading).map((sign) => [' ', element('span', { class: 'tag' }, sign)])),
        ways.arriving.map((way) => arrivalReading(way, journey.id, reading)),
        factList([
            ...experienceFacts(touchpoint, { channels: graph.channelsOf(touchpoint), owner: graph.ownerOf(touchpoint) }, reading),
            fact('repeats', reading, repeats === undefined ? undefined : repeats.times === undefined ? phrase('asOften', reading) : phrase('times', reading, { times: String(repeats.times) })),
            fact('zoomsInto', reading, zoomsInto === undefined ? undefined : journeyName(zoomsInto, reading)),
            fact('ends', reading, ends === undefined ? undefined : [listWord(ends.how, reading), ends.text === undefined ? undefined : [phrase('further', reading), author(ends.text, reading)]]),
            ...annotations(touchpoint, reading),
        ]),
        findingNotes(reading.findingsOn(key), reading.locale),
        ways.written.map((way) => wayReading(way, journey.id, reading)),
        ways.implicit.map((way) => implicitWay(way, journey.id, reading)));
}

function signs(touchpoint: Touchpoint, reading: Reading): readonly Child[] {
    return [
        ...(touchpoint.entry === true ? [phrase('entry', reading)] : []),
        ...(touchpoint.optional === true ? [phrase('optional', reading)] : []),
        ...(touchpoint.momentOfTruth === true ? [phrase('momentOfTruth', reading)] : []),
    ];
}
