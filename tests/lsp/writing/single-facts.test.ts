import { expect, test } from 'vitest';
import '../../../language-server/recovery';
import { singleFacts } from '../../../language-server/writing/single-facts';

test.each([
    ['Touchpoint', ['owner', 'accountable', 'seen', 'initiated', 'takes', 'ends', 'stress', 'moment', 'entry', 'optional', 'zooms', 'repeats', 'evidence'], ['channel', 'does', 'promises', 'feels', 'handoff', 'meets', 'note', 'tells', 'measures']],
    ['Way', ['accepted', 'responsible', 'takes', 'within', 'mode', 'effort', 'choice'], ['when', 'carries', 'tells', 'updates', 'fallback', 'signal']],
    ['Journey', ['owner', 'state', 'view', 'outcome', 'reviewed', 'status', 'effort'], ['stage', 'path', 'for', 'goal', 'measures']],
    ['Stage', ['owner', 'phase', 'later'], ['touchpoint', 'channel']],
    ['Metric', ['scale', 'target', 'question', 'of'], ['note', 'tags']],
    ['Document', [], ['owner', 'journey', 'handoff']],
])('in a %s', (block, once, often) => {
    const single = singleFacts(block);
    expect(once.filter((word) => !single.has(word))).toEqual([]);
    expect(often.filter((word) => single.has(word))).toEqual([]);
});
