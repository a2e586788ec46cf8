import { parse, withRecovery } from '../../../language-server/parse';
import type { Sides } from './moves';
import { withRenames } from './renames';
import { statementsOf } from './statements';
import type { Markers, Merged } from './segments';
import { mergeBlocks } from './three-way';

/**
 * Merges two changed states of a `.journey` text with the one that both came from.
 * @returns undefined when one of them cannot be read, or when what would come out could not: then lines are all there is to go by.
 */
export async function mergeTexts(base: string, ours: string, theirs: string, markers: Markers): Promise<Merged | undefined> {
    return withRecovery(() => {
        const alike: Sides<string> = { base: withLineEndsOf(ours, base), ours, theirs: withLineEndsOf(ours, theirs) };
        if ([alike.base, alike.ours, alike.theirs].some((text) => parse(text).problems.length > 0)) return undefined;
        const { texts, needed } = withRenames(alike);
        const merged = mergeBlocks(statementsOf(parse(texts.base)), statementsOf(parse(texts.ours), needed.ours), statementsOf(parse(texts.theirs), needed.theirs), markers);
        return merged.conflicts === 0 && parse(merged.text).problems.length > 0 ? undefined : merged;
    });
}

/** Lines end as ours do, when those all end alike: else a side that was only converted would have its line ends mixed in. */
function withLineEndsOf(ours: string, text: string): string {
    const lineEnds = new Set(ours.match(/\r?\n/g));
    const [lineEnd] = lineEnds;
    return lineEnd === undefined || lineEnds.size > 1 ? text : text.replace(/\r?\n/g, lineEnd);
}
