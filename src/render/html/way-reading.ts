import type { GraphWay } from '../../analysis/graph';
import type { ContractPart } from '../../analysis/handoff-contract';
import { elementKey, type Carried, type Fallback, type Ref, type Way } from '../../model/model';
import { carriedName } from '../names';
import { annotations } from './experience';
import { findingNotes } from './findings';
import { element, type Child, type Html } from './html';
import { author, commitment, fact, factList, listed, listWord, named, ownerName, phrase, placed, said, slot, time, touchpointName, type Fact, type Reading } from './reading';
import type { FactName } from './reading-words';
import { evidenceText, length, limitsText, limitText, told, update, withDetails } from './values';

/** A way as it leads on from a touchpoint: a handoff as the contract that it is, with what it leaves open. */
export function wayReading(way: Way, journey: Ref, reading: Reading): Html {
    const key = elementKey('way', way.id);
    const heading = phrase(way.wayKind, reading, { to: touchpointName(way.to, journey, reading) });
    const title = way.title === undefined ? undefined : [phrase('colon', reading), author(way.title, reading)];
    return element('section', { class: `way ${way.wayKind}`, ...placed(key, reading) },
        element('h4', {}, heading, title),
        factList(wayFacts(way, journey, reading)),
        way.choice === true ? element('p', {}, phrase('choice', reading)) : undefined,
        findingNotes(reading.findingsOn(key), reading.locale));
}

/** What a way says: a handoff also what it leaves open. */
export function wayFacts(way: Way, journey: Ref, reading: Reading): readonly Fact[] {
    return way.wayKind === 'handoff' ? contract(way, journey, reading) : moveFacts(way, reading);
}

/** One that is not written: the order of the text. */
export function implicitWay({ id, to }: GraphWay, journey: Ref, reading: Reading): Html {
    const key = elementKey('way', id);
    return element('div', { class: 'way implicit', ...placed(key, reading) },
        element('p', {}, phrase('next', reading, { to: touchpointName(to, journey, reading) })),
        findingNotes(reading.findingsOn(key), reading.locale));
}

/** One that arrives from another journey. */
export function arrivalReading(way: Way, journey: Ref, reading: Reading): Html {
    return element('p', { class: 'way arrival' }, phrase('arrives', reading, { from: touchpointName(way.from, journey, reading) }));
}

function contract(way: Way, journey: Ref, reading: Reading): readonly Fact[] {
    const { accepted } = way;
    const { lacks, leaves } = reading.contractOf(way);
    const clause = (name: FactName, part: ContractPart, ...values: readonly Child[]): Fact => (lacks.includes(part) ? slot : fact)(name, reading, ...values);
    const without = leaves.length === 0 ? undefined : phrase('without', reading, { items: listed(leaves.map((ref) => author(carriedName(ref, reading.project), reading)), reading) });
    return [
        slot('when', reading, ...(way.when ?? []).map((condition) => author(condition, reading))),
        { ...clause('carries', 'context', said([carriedText(way, reading), without], reading)), ...(without !== undefined && { isMissing: true as const }) },
        fact('mode', reading, way.mode === undefined ? undefined : listWord(way.mode, reading)),
        clause('accepted', 'acceptance', accepted === undefined ? undefined : said([ownerName(accepted.by, reading), limitsText(accepted.limits, reading)], reading)),
        fact('responsible', reading, way.responsible === undefined ? undefined : ownerName(way.responsible, reading)),
        fact('takes', reading, length(way.takes, reading)),
        slot('within', reading, way.within === undefined ? undefined : limitText(way.within, reading)),
        clause('tells', 'word', ...(way.tells ?? []).map((each) => told(each, reading))),
        fact('updates', reading, ...(way.updates ?? []).map((each) => update(each, reading))),
        clause('fallback', 'fallback', ...(way.fallbacks ?? []).map((each) => fallbackText(each, journey, reading))),
        ...commonFacts(way, reading),
    ];
}

function moveFacts(way: Way, reading: Reading): readonly Fact[] {
    return [
        fact('when', reading, ...(way.when ?? []).map((condition) => author(condition, reading))),
        fact('carries', reading, carriedText(way, reading)),
        fact('mode', reading, way.mode === undefined ? undefined : listWord(way.mode, reading)),
        fact('takes', reading, length(way.takes, reading)),
        fact('within', reading, way.within === undefined ? undefined : limitText(way.within, reading)),
        fact('tells', reading, ...(way.tells ?? []).map((each) => told(each, reading))),
        fact('updates', reading, ...(way.updates ?? []).map((each) => update(each, reading))),
        fact('fallback', reading, ...(way.fallbacks ?? []).map((each) => fallbackText(each, way.journey ?? '', reading))),
        ...commonFacts(way, reading),
    ];
}

function commonFacts(way: Way, reading: Reading): readonly Fact[] {
    return [
        fact('signals', reading, listed((way.signals ?? []).map((signal) => listWord(signal, reading)), reading)),
        fact('effort', reading, way.effort === undefined ? undefined : listWord(way.effort, reading)),
        fact('evidence', reading, evidenceText(way.evidence, reading)),
        ...annotations(way, reading),
    ];
}

function carriedText({ carries = [], carriesAll }: Way, reading: Reading): Child {
    return listed([carriesAll === true ? phrase('everything', reading) : undefined, ...carries.map((each) => carriedLink(each, reading))], reading);
}

function carriedLink({ as, ref }: Carried, reading: Reading): Child {
    return as === 'information' ? named([ref], reading.project.information, reading) : commitment(ref, reading);
}

function fallbackText({ as, ref, after }: Fallback, journey: Ref, reading: Reading): Child {
    const to = as === 'owner' ? ownerName(ref, reading) : touchpointName(ref, journey, reading);
    return [to, withAfter(after, reading)];
}

function withAfter(after: Fallback['after'], reading: Reading): Child {
    return after === undefined ? undefined : [' ', withDetails(undefined, [phrase('after', reading, { time: time(after, reading) })], reading)];
}
