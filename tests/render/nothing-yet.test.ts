import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { journeyPage } from '../../src/render/html/pages';
import type { Locale } from '../../src/render/words';
import { elementsIn, outlineOf, byId, parseHtml, textIn } from '../harness/parse-html';
import { sourceOf } from './html/made-pages';
import { pictureOf, subjectsOf } from './pictures';

const texts = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!.replaceAll('&quot;', '"'));
/** What a view of a text says, and nothing else. */
function shown(text: string, view: string, locale: Locale): string {
    const compiled = compile([{ path: 'a.journey', text }]);
    return texts(pictureOf(compiled, subjectsOf(compiled).find(({ subject }) => subject.view === view)!.subject, { locale })).join(' ');
}
const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];

describe('a picture of which nothing is written yet', () => {
    /** An empty text, the view, and the text with what the picture says to write in its place. */
    const CASES: readonly (readonly [view: string, empty: string, filled: (written: readonly string[]) => string])[] = [
        ['map', 'journey j "J"', ([stage]) => `journey j "J" { ${stage!} }`],
        ['blueprint', 'journey j "J"', ([stage]) => `journey j "J" { ${stage!} }`],
        ['flow', 'journey j "J"', ([stage]) => `journey j "J" { ${stage!} }`],
        ['promises', 'journey j { stage s { touchpoint t } }', ([promise]) => `journey j { stage s { touchpoint t { ${promise!} } } }`],
        ['channels', 'journey j', ([channel, use]) => `${channel!}\njourney j { stage s { touchpoint t { ${use!} } } }`],
        ['case', 'case c of j {}\njourney j { stage s { touchpoint visit } }', ([entry]) => `case c of j { ${entry!} }\njourney j { stage s { touchpoint visit } }`],
        ['portfolio', 'portfolio p "P"', ([journey, use]) => `${journey!.replace('…', '')}\nportfolio p { ${use!} }`],
    ];
    test.each(CASES)('%s: says what is missing and how to write it, and what it says to write fills it', (view, empty, filled) => {
        for (const locale of LOCALES) {
            const said = shown(empty, view, locale);
            // What is written begins with a keyword, behind a colon.
            const written = [...said.matchAll(/[:：] ?((?:stage|promises|channel|at|journey) .*?)(?= – and|；再|$)/g)].map((match) => match[1]!);
            expect(written.length, said).toBeGreaterThan(0);
            const text = filled(written);
            expect(compile([{ path: 'a.journey', text }]).problems, text).toEqual([]);
            expect(shown(text, view, locale)).not.toContain(written[0]);
        }
    });
});

describe('a hint that is too long for a line', () => {
    test.each([['en', '– and in a touchpoint: channel phone'], ['zh-Hans', '再在触点中写：channel phone']] as const)('%s: ends it between two pieces of code', (locale, second) => {
        const compiled = compile([{ path: 'a.journey', text: 'journey j' }]);
        const lines = texts(pictureOf(compiled, subjectsOf(compiled).find(({ subject }) => subject.view === 'channels')!.subject, { locale }));
        if (locale === 'en') expect(lines).toContain(second);
        expect(lines.some((line) => line.includes('channel phone "') && line.includes(': voice'))).toBe(true);
    });
});

describe('the tabs of a page', () => {
    const tabsOf = (text: string, first?: string, locale: Locale = 'en'): readonly string[] => {
        const compiled = compile([{ path: 'a.journey', text }]);
        return elementsIn(parseHtml(journeyPage(compiled.project.journeys[0]!, [], sourceOf(compiled, { locale }), first))).filter(({ attributes }) => attributes.get('role') === 'tab').map(textIn);
    };
    test('are only those that have something to show', () => {
        expect(tabsOf('journey j')).toEqual(['Text']);
        expect(tabsOf('journey j { stage s { later } }')).toEqual(['Map', 'Text']);
        expect(tabsOf('journey j { stage s { touchpoint t } }')).toEqual(['Map', 'Blueprint', 'Flow', 'Text']);
        expect(tabsOf('channel app : app\njourney j { stage s { touchpoint t { channel app } } }')).toEqual(['Map', 'Blueprint', 'Flow', 'Channels', 'Text']);
        expect(tabsOf('journey j { stage s { touchpoint t { promises "Soon" within 1d } } }')).toEqual(['Map', 'Blueprint', 'Flow', 'Promises', 'Text']);
        expect(tabsOf('channel app : app\nmetric m { scale score of customer }\njourney j { measures m 3 via app  stage s { later } }')).toEqual(['Map', 'Channels', 'Text']);
        // What is measured of all channels, of which none is stated, says nothing of any.
        expect(tabsOf('metric m { scale score of customer }\njourney j { measures m 3  stage s { touchpoint t } }')).toEqual(['Map', 'Blueprint', 'Flow', 'Text']);
    });
    test('have the view that was asked for, which then says what is missing', () => {
        expect(tabsOf('journey j { stage s { touchpoint t } }', 'promises')).toEqual(['Map', 'Blueprint', 'Flow', 'Promises', 'Text']);
        expect(tabsOf('journey j { stage s { touchpoint t } }', 'map')).toEqual(['Map', 'Blueprint', 'Flow', 'Text']);
    });
    test('without any view the text says how to begin', () => {
        const compiled = compile([{ path: 'a.journey', text: 'journey j' }]);
        const text = outlineOf(byId(parseHtml(journeyPage(compiled.project.journeys[0]!, [], sourceOf(compiled))), 'text'));
        expect(text).toContain('No stages yet.\nWrite in the journey: stage choose "Choose" { touchpoint visit "Visit the shop" }');
    });
});
