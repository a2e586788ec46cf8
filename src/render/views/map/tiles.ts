import type { CommitmentLife, CommitmentState } from '../../../analysis/commitment-life';
import { costliestWay } from '../../../analysis/effort';
import type { Tile } from '../../frame';
import { secondsInWords } from '../../times';
import type { DrawnCommitment } from './commitments';
import type { MapParts } from './parts';
import { commitmentsName } from './promise-strip';
import { isComplete } from './seam-box';
import type { Seam } from './seams';

/** The journey in four figures; what it says nothing about has none. */
export function mapTiles(lives: readonly DrawnCommitment[], seams: readonly Seam[], parts: MapParts): readonly Tile[] {
    return [...promiseTile(lives, parts), ...handoffTile(seams, parts), ...blindTile(parts), ...contactTile(parts)];
}

/** Of what has a time or can be left open, what is certain to come in time. */
function promiseTile(lives: readonly DrawnCommitment[], { words }: MapParts): readonly Tile[] {
    const judged = lives.map(({ life }) => life).filter(isInQuestion);
    if (judged.length === 0) return [];
    const kept = judged.filter(({ state, also }) => state === 'in-time' && also === undefined).length;
    return [{ figure: words.tiles.of(kept, judged.length), label: words.tiles[commitmentsName(judged)], isBad: kept < judged.length }];
}

function isInQuestion({ commitment: { limits }, state, also }: CommitmentLife): boolean {
    if (also !== undefined) return true;
    return state === 'unlimited' ? limits.length > 0 : !OUT_OF_QUESTION.has(state);
}
const OUT_OF_QUESTION: ReadonlySet<CommitmentState> = new Set(['agreed', 'renewed', 'answered', 'unreached', 'noted']);

function handoffTile(seams: readonly Seam[], parts: MapParts): readonly Tile[] {
    const handoffs = seams.flatMap(({ kind, way }) => (kind === 'path' || way === undefined ? [] : [way]));
    if (handoffs.length === 0) return [];
    const complete = handoffs.filter((way) => isComplete(way, parts)).length;
    return [{ figure: parts.words.tiles.of(complete, handoffs.length), label: parts.words.tiles.handoffs, isBad: complete < handoffs.length }];
}

/** The time that nobody inside sees, where it is stated; else how often that happens. */
function blindTile({ visibility: { outside, stretches }, context: { locale }, words }: MapParts): readonly Tile[] {
    if (outside.length === 0 && stretches.length === 0) return [];
    const seconds = stretches.reduce((sum, { time: { min, max } }) => sum + (max ?? min), 0);
    const isLeast = stretches.some(({ timeUnknown, time: { max } }) => timeUnknown || max === undefined);
    if (seconds === 0) return [{ figure: String(stretches.length), label: words.tiles.blind(stretches.length), isBad: stretches.length > 0 }];
    return [{ figure: `${isLeast ? '≥ ' : ''}${secondsInWords(seconds, locale)}`, label: words.tiles.blindTime, isBad: true, ...(stretches.some(({ isRepeated }) => isRepeated) && { about: words.tiles.repeated }) }];
}

function contactTile({ journey, context: { project, analyses }, words }: MapParts): readonly Tile[] {
    const effort = costliestWay(journey, project, analyses);
    const budget = journey.effortBudget;
    if (effort === undefined || (effort.contacts === 0 && budget === undefined)) return [];
    return [{ figure: String(effort.contacts), label: budget === undefined ? words.tiles.contacts(effort.contacts) : words.tiles.contactsOf(effort.contacts, budget), isBad: budget !== undefined && budget < effort.contacts }];
}
