import { labelOf } from '../model/label';
import { UNKNOWN, type Journey, type Ref } from '../model/model';
import type { Fact } from './frame';
import type { PictureContext } from './picture';
import { listInWords, WORDS } from './words';

/** What holds for all of a journey, as it stands under its title. */
export function journeyFacts(journey: Journey, { project, locale }: Pick<PictureContext, 'project' | 'locale'>): readonly Fact[] {
    const words = WORDS[locale];
    const named = (refs: readonly Ref[] | undefined, find: (id: Ref) => { readonly title?: string; readonly name: string } | undefined): string =>
        listInWords((refs ?? []).map((ref) => { const found = find(ref); return found === undefined ? ref : labelOf(found); }), words);
    const state = journey.state ?? 'planned';
    const { evidence, reviewed } = journey;
    return [
        { heading: words.for, value: named(journey.personas, project.persona) },
        { heading: words.scenario, value: named(journey.scenarios, project.scenario) },
        { heading: words.state, value: words.states[state] ?? state },
        { heading: words.view, value: journey.view === undefined ? '' : words.views[journey.view] ?? journey.view },
        { heading: words.owner, value: journey.owner === UNKNOWN ? words.ownerUnknown : named(journey.owner === undefined ? [] : [journey.owner], project.owner) },
        { heading: words.goal, value: listInWords(journey.goals ?? [], words) },
        { heading: words.outcome, value: journey.outcome ?? '' },
        { heading: words.reviewed, value: reviewed?.date ?? '' },
        { heading: words.evidence, value: evidence === undefined ? '' : [words.evidences[evidence.kind] ?? evidence.kind, evidence.text].filter((part) => part !== undefined).join(words.colon) },
    ];
}

/** Everything by the author that decides in which language ideographs are drawn. */
export function journeyWords(journey: Journey): string {
    return [labelOf(journey), ...journey.stages.flatMap((stage) => [labelOf(stage), ...stage.touchpoints.map(labelOf)])].join('\n');
}
