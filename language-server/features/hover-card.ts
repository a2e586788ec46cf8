import { commentAbove } from './comment-above';
import { HOVER_WORDS } from './hover-words';
import { modelElement } from './model-element';
import { makerOf, openCommitmentsAt, type OpenCommitment } from './open-commitments';
import { holderOf, locate, type Target } from './place';
import { escaped, factLines, markdown, readingOf } from './reading';
import type { Project } from '../projects';
import { slowestOf } from '../../src/analysis/commitment-life';
import { wordFor } from '../../src/checks/words';
import { labelOf } from '../../src/model/label';
import { UNKNOWN, type CaseEntry, type Element, type Expectation, type Journey, type Portfolio, type PromiseMade, type Ref, type Stage, type Touchpoint } from '../../src/model/model';
import { annotations, experienceFacts } from '../../src/render/html/experience';
import type { Child } from '../../src/render/html/html';
import { journeyFactsOf } from '../../src/render/html/journey-reading';
import { author, channels, commitment, fact, journeyName, listed, listWord, named, ownerName, phrase, touchpointName, type Fact, type Reading } from '../../src/render/html/reading';
import { FACTS, type FactName } from '../../src/render/html/reading-words';
import { limitsText, momentText } from '../../src/render/html/values';
import { wayFacts } from '../../src/render/html/way-reading';
import { elapsedInWords, secondsInWords } from '../../src/render/times';

/** What somebody wants to know of an element who sees only its name, in Markdown. Undefined for what is not there. */
export function cardOf(target: Target): string | undefined {
    const { project, key } = target;
    const element = modelElement(project.store.view, key);
    if (element === undefined) return undefined;
    const reading = readingOf(project);
    const located = locate(target);
    const comment = located === undefined ? undefined : commentAbove(located.source, located.element);
    const holder = holderOf(project, key);
    const around = holder === undefined ? undefined : modelElement(project.store.view, holder);
    const kind = element.kind === 'way' ? element.wayKind : element.kind === 'owner' ? element.ownerKind : element.kind;
    const head = headOf(element, reading);
    // Without a title it is called by its name.
    const name = 'name' in element && element.name !== undefined && element.name !== '' && element.name !== head ? ` \`${element.name}\`` : '';
    const where = [wordFor(kind, project.locale), ...(around === undefined ? [] : [escaped(labelOf(around as Journey))])].join(' · ');
    return [
        `**${markdown(head)}**${name}\n\n${where}`,
        ...(comment === undefined ? [] : [comment.split('\n').map((line) => `> ${escaped(line)}`).join('\n')]),
        factLines(factsOf(element, project, reading), markdown(phrase('colon', reading))).join('\n'),
    ].filter((part) => part !== '').join('\n\n');
}

function headOf(element: Element, reading: Reading): Child {
    switch (element.kind) {
        case 'way': return [touchpointName(element.from, element.journey, reading), ' → ', touchpointName(element.to, element.journey, reading), element.title === undefined ? undefined : [phrase('colon', reading), element.title]];
        case 'entry': return [momentText(element.moment, reading), phrase('colon', reading), element.title ?? (element.touchpoint === undefined ? undefined : touchpointName(element.touchpoint, undefined, reading))];
        case 'promise':
        case 'expectation':
        case 'pain':
        case 'opportunity': return element.text ?? element.name;
        default: return labelOf(element);
    }
}

function factsOf(element: Element, project: Project, reading: Reading): readonly Fact[] {
    const { project: view } = reading;
    switch (element.kind) {
        case 'journey': return only(journeyFactsOf(element, reading), ['personas', 'goal', 'owner', 'state', 'status', 'view', 'mirrors', 'outcome', 'effortBudget', 'cases', 'notes'], reading);
        case 'stage': return stageFacts(element, reading);
        case 'touchpoint': return touchpointFacts(element, project, reading);
        case 'entry': return entryFacts(element, reading);
        case 'way': return wayFacts(element, element.journey ?? '', reading);
        case 'promise':
        case 'expectation': return commitmentFacts(element, project, reading);
        case 'pain': return [fact('channel', reading, channels(element.via, reading)), own('level', reading, element.level === undefined ? undefined : listWord(element.level, reading))];
        case 'opportunity': return [
            own('solves', reading, ...(element.solves ?? []).map((ref) => author(view.pain(ref)?.text ?? ref, reading))),
            fact('owner', reading, element.owner === undefined ? undefined : ownerName(element.owner, reading)),
            ...annotations(element, reading),
        ];
        case 'owner': return [
            own('partOf', reading, element.parent === undefined ? undefined : ownerName(element.parent, reading)),
            fact('accountable', reading, element.accountable === undefined ? undefined : ownerName(element.accountable, reading)),
            own('contacts', reading, ...element.contacts ?? []),
            own('obligations', reading, ...(element.obligations ?? []).map(({ text, limits }) => listed([author(text, reading), limitsText(limits, reading)], reading))),
            ...annotations(element, reading),
        ];
        case 'channel': return [own('kind', reading, element.channelKind), own('hours', reading, element.hours), ...annotations(element, reading)];
        case 'persona': return [
            fact('goal', reading, ...element.goals ?? []), own('needs', reading, ...element.needs ?? []), fact('channel', reading, channels(element.channels, reading)),
            fact('quotes', reading, ...element.quotes ?? []), ...annotations(element, reading),
        ];
        case 'metric': return [
            own('scale', reading, element.scale === undefined ? undefined : [element.scale, element.outOf === undefined ? undefined : ` ${element.outOf}`]),
            own('target', reading, element.target?.text), own('question', reading, element.question), ...annotations(element, reading),
        ];
        case 'term': return [own('avoid', reading, listed(element.avoid ?? [], reading)), own('jargon', reading, listed(element.jargon ?? [], reading)), ...annotations(element, reading)];
        case 'scenario': return [own('load', reading, element.load), ...annotations(element, reading)];
        case 'case': return [fact('journey', reading, journeyName(element.journey, reading)), fact('personas', reading, named(element.personas, view.persona, reading)), fact('sources', reading, ...element.sources ?? []), ...annotations(element, reading)];
        case 'portfolio': return portfolioFacts(element, reading);
        case 'system':
        case 'information': return annotations(element, reading);
    }
}

/** The facts of these names, in their order. */
function only(facts: readonly Fact[], names: readonly FactName[], { locale }: Reading): readonly Fact[] {
    const wanted = new Set<Child>(names.map((name) => FACTS[name][locale]));
    return facts.filter(({ name }) => wanted.has(name));
}

function own(name: keyof typeof HOVER_WORDS, { locale }: Reading, ...values: readonly Child[]): Fact {
    return { name: HOVER_WORDS[name][locale], values: values.filter((value) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) };
}

function say(name: keyof typeof HOVER_WORDS, { locale }: Reading, args: Readonly<Record<string, Child>> = {}): Child {
    return HOVER_WORDS[name][locale].split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : args[part]));
}

function stageFacts(stage: Stage, reading: Reading): readonly Fact[] {
    const journey = reading.project.journey(stage.journey);
    return [
        fact('goal', reading, ...(stage.goals ?? []).map((goal) => author(goal, reading))),
        ownerFact(stage.owner ?? journey?.owner, stage.owner === undefined ? 'journey' : undefined, reading),
        fact('channel', reading, channels(stage.channels, reading)),
        fact('phase', reading, stage.phase === undefined ? undefined : listWord(stage.phase, reading)),
        ...annotations(stage, reading),
    ];
}

function ownerFact(owner: Ref | undefined, from: 'stage' | 'journey' | undefined, reading: Reading): Fact {
    const value = owner === undefined ? undefined : ownerName(owner, reading);
    return fact('owner', reading, value === undefined || from === undefined ? value : say('inherited', reading, { value, what: wordFor(from, reading.locale) }));
}

function touchpointFacts(touchpoint: Touchpoint, project: Project, reading: Reading): readonly Fact[] {
    const { view, analyses } = project.store;
    const journey = view.journey(touchpoint.journey);
    if (journey === undefined) return [];
    const graph = analyses.graphOf(journey);
    const stage = journey.stages.find(({ id }) => id === touchpoint.stage);
    const statesChannels = (touchpoint.channels ?? []).length > 0;
    const at = channels(graph.channelsOf(touchpoint), reading);
    const isReached = graph.reachable.has(touchpoint.id);
    const known = [...analyses.flowOf(journey).knownBefore(touchpoint.id)];
    return [
        ownerFact(graph.ownerOf(touchpoint), touchpoint.owner !== undefined ? undefined : stage?.owner !== undefined ? 'stage' : 'journey', reading),
        fact('channel', reading, statesChannels || graph.channelsOf(touchpoint).length === 0 ? at : say('inherited', reading, { value: at, what: wordFor('stage', reading.locale) })),
        ...only(experienceFacts(touchpoint, { channels: [], owner: undefined }, reading), ['seenAs', 'does', 'feels', 'asks', 'needs', 'gives', 'takes'], reading),
        // Where no way leads, everything would count as known.
        ...(isReached ? [knownFact(known, reading), openFact(openCommitmentsAt(touchpoint, project), reading)] : []),
        fact('ends', reading, touchpoint.ends === undefined ? undefined : listWord(touchpoint.ends.how, reading)),
        ...only(annotations(touchpoint, reading), ['notes'], reading),
    ];
}

function knownFact(known: readonly Ref[], reading: Reading): Fact {
    return own('known', reading, known.length === 0 ? say('nothingKnown', reading) : named(known, reading.project.information, reading));
}

function openFact(open: readonly OpenCommitment[], reading: Reading): Fact {
    return own('open', reading, ...open.map(({ commitment: { id, limits }, is, left }) => listed([
        commitment(id, reading),
        limits.length === 0 ? say('noLimit', reading) : limitsText(limits, reading),
        is === 'open' ? undefined : say(is === 'made-here' ? 'madeHere' : 'metHere', reading),
        left === undefined || is === 'made-here' ? undefined
            : left.seconds < 0 ? say('over', reading, { time: secondsInWords(-left.seconds, reading.locale) })
                : left.seconds === 0 ? say('noneLeft', reading)
                    : say(left.isAtMost ? 'leftAtMost' : 'left', reading, { time: secondsInWords(left.seconds, reading.locale) }),
    ], reading)));
}

function commitmentFacts(made: PromiseMade | Expectation, project: Project, reading: Reading): readonly Fact[] {
    const { view, analyses } = project.store;
    const { id } = made;
    const madeAt = id === undefined ? undefined : makerOf(id, view);
    const journey = view.journey(madeAt?.journey);
    const life = journey === undefined || id === undefined ? undefined : analyses.livesOf(journey).find(({ commitment }) => commitment.id === id);
    const metAt = life?.metAt ?? [];
    const longest = life === undefined || life.timings.length === 0 ? undefined : slowestOf(life);
    const time = longest === undefined ? undefined : elapsedInWords(longest.slowest.most, reading.locale);
    return [
        own('limit', reading, made.limits.length === 0 ? undefined : limitsText(made.limits, reading)),
        ...(madeAt === undefined ? [] : [own('madeAt', reading, touchpointName(madeAt.id, madeAt.journey, reading))]),
        ...(madeAt === undefined ? [] : [own('metAt', reading, ...(metAt.length === 0 ? [say('nowhere', reading)] : metAt.map((touchpoint) => touchpointName(touchpoint.id, madeAt.journey, reading))))]),
        ...(longest === undefined ? [] : [own('takesAtMost', reading, say(life?.state === 'late' ? 'late' : longest.isOpen ? 'atLeast' : life?.state === 'unknown' ? 'depends' : 'inTime', reading, { time }))]),
        ...(made.kind === 'promise' && made.by !== undefined ? [fact('owner', reading, ownerName(made.by, reading))] : []),
        ...(made.kind === 'promise' && made.for !== undefined ? [own('answers', reading, commitment(made.for, reading))] : []),
    ];
}

function entryFacts(entry: CaseEntry, reading: Reading): readonly Fact[] {
    return only(experienceFacts(entry, { channels: entry.channels ?? [], owner: entry.owner === UNKNOWN ? undefined : entry.owner }, reading), ['channel', 'owner', 'initiatedBy', 'does', 'feels', 'asks', 'gives', 'promises', 'meets', 'breaks'], reading);
}

function portfolioFacts(portfolio: Portfolio, reading: Reading): readonly Fact[] {
    return [
        fact('vision', reading, ...portfolio.visions ?? []), fact('personas', reading, named(portfolio.personas, reading.project.persona, reading)),
        fact('owner', reading, portfolio.owner === undefined ? undefined : ownerName(portfolio.owner, reading)),
        fact('journeys', reading, listed(portfolio.journeys.map(({ journey }) => journeyName(journey, reading)), reading)), ...annotations(portfolio, reading),
    ];
}
