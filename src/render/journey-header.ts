import { labelOf } from '../model/label';
import { UNKNOWN, type Evidence, type Journey, type Persona, type Ref } from '../model/model';
import type { Fact } from './frame';
import { FACTS, PHRASES } from './html/reading-words';
import { channelName } from './names';
import type { PictureContext } from './picture';
import { everyInWords, quoted } from './times';
import { listInWords, WORDS, type Words } from './words';

/** What holds for all of a journey, as it stands under its title. */
export function journeyFacts(journey: Journey, { project, locale }: Pick<PictureContext, 'project' | 'locale'>): readonly Fact[] {
    const words = WORDS[locale];
    const named = (refs: readonly Ref[] | undefined, find: (id: Ref) => { readonly title?: string; readonly name: string } | undefined): string =>
        listInWords((refs ?? []).map((ref) => { const found = find(ref); return found === undefined ? ref : labelOf(found); }), words);
    const state = journey.state ?? 'planned';
    const { evidence, reviewed } = journey;
    return [
        { heading: words.for, value: named(journey.personas, project.persona) },
        { heading: words.scenario, value: listInWords((journey.scenarios ?? []).map((ref) => scenarioName(ref, project, words)), words) },
        { heading: words.state, value: words.states[state] ?? state },
        { heading: words.view, value: journey.view === undefined ? '' : words.views[journey.view] ?? journey.view },
        { heading: FACTS.mirrors[locale], value: named(journey.mirrors === undefined ? [] : [journey.mirrors], project.journey) },
        { heading: words.owner, value: journey.owner === UNKNOWN ? words.ownerUnknown : named(journey.owner === undefined ? [] : [journey.owner], project.owner) },
        { heading: words.goal, value: listInWords(journey.goals ?? [], words) },
        { heading: words.outcome, value: journey.outcome ?? '' },
        { heading: words.reviewed, value: reviewed === undefined ? '' : [reviewed.date, ...(reviewed.every === undefined ? [] : [everyInWords(reviewed.every, locale)])].join(PHRASES.further[locale]) },
        { heading: FACTS.retires[locale], value: journey.retires ?? '' },
        { heading: words.evidence, value: evidenceInWords(evidence, words) },
    ];
}

function scenarioName(ref: Ref, project: PictureContext['project'], { loads }: Words): string {
    const scenario = project.scenario(ref);
    if (scenario === undefined) return ref;
    return scenario.load === undefined ? labelOf(scenario) : `${labelOf(scenario)} · ${loads[scenario.load] ?? scenario.load}`;
}

/** `partial: Two talks`; empty when nothing is stated. */
export function evidenceInWords(evidence: Evidence | undefined, { evidences, colon }: Words): string {
    return evidence === undefined ? '' : [evidences[evidence.kind] ?? evidence.kind, evidence.text].filter((part) => part !== undefined).join(colon);
}

/** What those for whom a journey is want, one below the other's name. */
export function personaFacts({ personas = [] }: Journey, { project, locale }: Pick<PictureContext, 'project' | 'locale'>): readonly Fact[] {
    const words = WORDS[locale];
    const named = (heading: string, value: string): readonly string[] => (value === '' ? [] : [`${heading}${words.colon}${value}`]);
    const wishes = ({ goals = [], needs = [], channels = [], quotes = [], evidence }: Persona): readonly string[] => [
        ...named(words.goal, listInWords(goals, words)), ...named(words.needs, listInWords(needs, words)),
        ...named(FACTS.channel[locale], listInWords(channels.map((ref) => channelName(ref, project, words).name), words)),
        ...quotes.map((quote) => quoted(quote, locale)), ...named(words.evidence, evidenceInWords(evidence, words)),
    ];
    return personas.flatMap((ref) => {
        const persona = project.persona(ref);
        return persona === undefined ? [] : [{ heading: labelOf(persona), value: wishes(persona).join(words.listSemicolon) }];
    });
}

/** Everything by the author that decides in which language ideographs are drawn. */
export function journeyWords(journey: Journey): string {
    return [labelOf(journey), ...journey.stages.flatMap((stage) => [labelOf(stage), ...stage.touchpoints.map(labelOf)])].join('\n');
}
