import { costliestWay } from '../../../analysis/effort';
import type { Tile } from '../../frame';
import { secondsInWords } from '../../times';
import type { CommitmentLife } from './commitments';
import type { MapParts } from './parts';
import { commitmentsName } from './promise-strip';
import { isComplete } from './seam-box';
import type { Seam } from './seams';

/** The journey in four figures; what it says nothing about has none. */
export function mapTiles(lives: readonly CommitmentLife[], seams: readonly Seam[], parts: MapParts): readonly Tile[] {
    return [...promiseTile(lives, parts), ...handoffTile(seams, parts), ...blindTile(parts), ...contactTile(parts)];
}

/** Of what has a time or can be left open, what is certain to come in time. */
function promiseTile(lives: readonly CommitmentLife[], { words }: MapParts): readonly Tile[] {
    const judged = lives.flatMap(({ commitment, verdict }) => (verdict === undefined || verdict.kind === 'met' || verdict.kind === 'agreed' || verdict.kind === 'again' ? [] : [{ commitment, verdict }]));
    if (judged.length === 0) return [];
    const kept = judged.filter(({ verdict }) => verdict.kind === 'kept' || (verdict.kind === 'elsewhere' && verdict.timing !== 'unknown')).length;
    return [{ figure: words.tiles.of(kept, judged.length), label: words.tiles[commitmentsName(judged)], isBad: kept < judged.length }];
}

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
    return [{ figure: `${isLeast ? '≥ ' : ''}${secondsInWords(seconds, locale)}`, label: words.tiles.blindTime, isBad: true }];
}

function contactTile({ journey, context: { project, analyses }, words }: MapParts): readonly Tile[] {
    const effort = costliestWay(journey, project, analyses);
    const budget = journey.effortBudget;
    if (effort === undefined || (effort.contacts === 0 && budget === undefined)) return [];
    return [{ figure: String(effort.contacts), label: budget === undefined ? words.tiles.contacts(effort.contacts) : words.tiles.contactsOf(effort.contacts, budget), isBad: budget !== undefined && budget < effort.contacts }];
}
