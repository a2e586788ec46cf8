import { candidates } from './candidates';
import { WRITING_WORDS } from './words';
import type { Project } from '../projects';
import { localName } from '../../src/analysis/graph';
import { labelOf } from '../../src/model/label';
import { UNKNOWN, type ElementKind, type Journey, type Ref, type Touchpoint } from '../../src/model/model';

export interface HandoffEnds {
    readonly project: Project;
    readonly journey: Journey;
    readonly from: Touchpoint;
    readonly to: Touchpoint;
    /** The parts that it has already, by their first words. */
    readonly stated: ReadonlySet<string>;
}

/**
 * The parts of a handoff that are not stated, filled with what the story says of its ends: what is needed and owed goes over,
 * who performs the next touchpoint accepts, who hands over steps in. @param places what nobody can know is left as a place of
 * a snippet; without them it is left out.
 */
export function handoffLines({ project, journey, from, to, stated }: HandoffEnds, places: boolean): readonly string[] {
    const { analyses, view } = project.store;
    const graph = analyses.graphOf(journey);
    let count = 0;
    const place = (text: string): string => (places ? `\${${++count}:${text.replaceAll(/[\\$}]/g, '\\$&')}}` : text);
    const written = (kind: ElementKind, id: Ref | undefined): string | undefined =>
        (id === undefined || id === UNKNOWN ? undefined : candidates([kind], '', { project, spaces: [journey.id], journey: journey.id }, { near: [id], most: 1 }).find((candidate) => candidate.id === id)?.text);
    const lines: string[] = [];
    const say = (word: string, line: () => string | undefined): void => {
        const text = stated.has(word) ? undefined : line();
        if (text !== undefined) lines.push(text);
    };

    say('when', () => (places ? `when "$${++count}"` : undefined));
    say('carries', () => {
        const ahead = analyses.needsOf(journey);
        const known = analyses.flowOf(journey);
        const needed = ahead.neededFrom(to.id);
        const met = ahead.metFrom(to.id);
        const information = [...known.knownAfter(from.id)].filter((ref) => needed.has(ref)).map((ref) => written('information', ref) ?? ref);
        const owed = [...known.openAfter(from.id)].filter((ref) => met.has(ref)).map((ref) => (view.commitment(ref) !== undefined && ref.startsWith(`${journey.id}.`) ? localName(ref) : ref));
        const names = [...information, ...owed];
        return names.length === 0 ? undefined : `carries ${place(names.join(', '))}`;
    });
    say('accepted', () => {
        const owner = written('owner', graph.ownerOf(to));
        return owner === undefined && !places ? undefined : `accepted by ${place(owner ?? WRITING_WORDS['nameless-owner'][project.locale])} within ${place('1d')}`;
    });
    say('tells', () => {
        const channel = graph.channelsOf(from).map((id) => written('channel', id)).find((name) => name !== undefined);
        return `tells "${place(labelOf(to).replaceAll('\\', '\\\\').replaceAll('"', '\\"'))}"${channel === undefined ? '' : ` via ${place(channel)}`}`;
    });
    say('fallback', () => {
        const owner = written('owner', graph.ownerOf(from)) ?? written('owner', journey.owner);
        return owner === undefined && !places ? undefined : `fallback ${place(owner ?? WRITING_WORDS['nameless-owner'][project.locale])} after ${place('1d')}`;
    });
    return lines;
}
