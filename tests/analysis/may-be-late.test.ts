import { describe, expect, test } from 'vitest';
import { createAnalyses } from '../../src/analysis/analyses';
import { mayBeLate } from '../../src/analysis/may-be-late';
import { promiseTiming } from '../../src/analysis/timing';
import { compile } from '../../language-server/compile';
import { randomFrom } from '../harness/random';
import { filesOf, randomWeb } from '../harness/random-web';
import { compileText } from '../harness/show';

const judged = (touchpoints: string, more = ''): boolean => {
    const { view } = compileText(`journey j { stage s {\n${touchpoints}\n} }\n${more}`);
    return mayBeLate(view.journey('j')!, view, createAnalyses(view));
};

describe('whether something may be late', () => {
    test.each([
        ['nothing is promised', 'touchpoint a { takes 9d  ends success }', false],
        ['no limit is a time', 'touchpoint a { promises p within "soon" }\ntouchpoint b { takes 9d  meets p  ends success }', false],
        ['all together takes as long as the limit', 'touchpoint a { takes 20h  promises p within 2d  path -> b { takes 4h } }\ntouchpoint b { takes ~1d  meets p  ends success }', false],
        ['all together takes longer, though it is not on the way', 'touchpoint a { takes 3d  promises p within 2d }\ntouchpoint b { takes 1h  meets p  ends success }', true],
        ['the upper end of a range', 'touchpoint a { promises p within 2d }\ntouchpoint b { takes 1d..3d  meets p  ends success }', true],
        ['the limit of a handoff that says nothing else', 'touchpoint a { promises p within 2d  handoff -> b { within 3d } }\ntouchpoint b { meets p  ends success }', true],
        ['business days with their weekends', 'touchpoint a { promises p within 3d }\ntouchpoint b { takes 2bd  meets p  ends success }', true],
        ['the shortest limit counts', 'touchpoint a { expects e within 1h  promises p within 2d }\ntouchpoint b { takes 2h  meets p, e  ends success }', true],
        ['a limit without an upper bound', 'touchpoint a { promises p within >1h }\ntouchpoint b { takes 2h  meets p  ends success }', false],
        ['what repeats', 'touchpoint a { promises p within 5h }\ntouchpoint b { takes 1h  repeats at most 9 times }\ntouchpoint c { meets p  ends success }', true],
        ['what leads round', 'touchpoint a { promises p within 5h }\ntouchpoint b { takes 1h\npath -> b when "no"\npath -> c when "yes" }\ntouchpoint c { meets p  ends success }', true],
    ])('%s', (_, touchpoints, expected) => expect(judged(touchpoints)).toBe(expected));

    test('not told of what leads into another journey', () => {
        const touchpoints = 'touchpoint a { promises p within 5h  ends success }';
        expect(judged(touchpoints)).toBe(false);
        expect(judged(touchpoints, 'journey k { stage t { touchpoint x { takes 9d  meets j.p  ends success } } }\nhandoff j.a -> k.x { carries j.p }')).toBe(true);
        expect(judged('touchpoint a { promises p within 5h  zooms into k  meets p  ends success }', 'journey k { stage t { touchpoint x { takes 9d  ends success } } }')).toBe(true);
        expect(judged(touchpoints, 'journey k { stage t { touchpoint x { zooms into j } touchpoint y { takes 9d  meets j.p  ends success } } }')).toBe(true);
    });

    test('whatever is late may be late', () => {
        let late = 0;
        for (let seed = 1; seed <= 400; seed++) {
            const texts = randomWeb(randomFrom(seed));
            // Half of the projects without what ties journeys together.
            if (seed % 2 === 0) texts.delete('links.journey');
            const files = filesOf(texts).map(({ path, text }) => ({ path, text: seed % 2 === 0 ? text.replace(/^(zooms into|repeats) .*$/gm, '') : text }));
            const { view, project } = compile(files);
            for (const journey of project.journeys) {
                const analyses = createAnalyses(view);
                if (!promiseTiming(journey, view, analyses).timings.some(({ isLate }) => isLate)) continue;
                late++;
                expect(mayBeLate(journey, view, analyses), `${journey.id}, seed ${seed}`).toBe(true);
            }
        }
        expect(late).toBeGreaterThan(50);
    });
});
