import { describe, expect, it } from 'vitest';
import { lint, shown } from './lint';

/** The messages of `invalid-value` for one measure of a metric. */
function offScale(scale: string, measured: string): readonly string[] {
    const { findings, compiled } = lint(`metric m "M" { ${scale} }\nowner o\njourney j { owner o stage s { touchpoint t { measures m ${measured} ends success } } }\n`);
    return findings.filter(({ rule }) => rule === 'invalid-value').map(finding => shown(finding, compiled.sources).replace(/^.*?: /, ''));
}

describe('a measure off its metric\'s scale', () => {
    it.each([
        ['scale percent', '140%'], ['scale percent', '45'], ['scale percent', '4.2/5'], ['scale percent', '-12%'], ['scale percent', '30% to 145%'],
        ['scale score 5', '7'], ['scale score 5', '4.2/10'], ['scale score 5', '80%'], ['scale score 5', '6/5'], ['scale nps', '-120'], ['scale nps', '45%'],
        ['scale ratio', '5min'], ['scale count', '-3'], ['scale count', '12%'], ['scale duration', '35'], ['scale duration', '12%'], ['scale money', '3d'], ['scale ces', '8/7'],
        ['scale duration', 'by 5/7'], ['scale percent', 'by 5min'],
    ])('%s: %s', (scale, measured) => {
        expect(offScale(scale, measured)).toHaveLength(1);
        expect(offScale(scale, measured)[0]).toContain(`lies off the scale of “M” (${scale.replace('scale ', '')})`);
    });

    it.each([
        ['scale percent', '0%'], ['scale percent', '<30% to 45%'], ['scale percent', 'by -120%'], ['scale percent', 'by +5'], ['scale percent', '30% to -5%'],
        ['scale score 5', '4.2/5'], ['scale score 5', '5'], ['scale nps', '-12'], ['scale nps', '100'], ['scale ces', '5.5'], ['scale ces', '6/7'],
        ['scale ratio', '3'], ['scale ratio', '35%'], ['scale count', '1200'], ['scale count', 'by +5%'], ['scale duration', '35s'], ['scale money', '-1200'],
        ['scale duration', 'by -5min'], ['scale percnt', '140%'], ['', '140%'], ['scale percent', 'high'],
    ])('not %s: %s', (scale, measured) => expect(offScale(scale, measured)).toEqual([]));

    it('is an error that says which value, wherever it stands', () => {
        const { findings, compiled } = lint([
            'metric csat "Satisfaction" { scale percent target 120% }', 'owner o', 'journey j { owner o measures csat 101% stage s { measures csat 102% later } }',
            'portfolio p { vision "v" owner o journey j measures csat 103% }', 'case c of j { at day 1 unplanned "x" { measures csat 104% } }', '',
        ].join('\n'));
        expect(findings.filter(({ rule }) => rule === 'invalid-value').map(finding => shown(finding, compiled.sources))).toEqual([
            'a.journey:1:51 error invalid-value csat: “120%” lies off the scale of “Satisfaction” (percent).',
            'a.journey:3:30 error invalid-value j: “101%” lies off the scale of “Satisfaction” (percent).',
            'a.journey:3:59 error invalid-value j.s: “102%” lies off the scale of “Satisfaction” (percent).',
            'a.journey:4:53 error invalid-value p: “103%” lies off the scale of “Satisfaction” (percent).',
            'a.journey:5:49 error invalid-value c@1: “104%” lies off the scale of “Satisfaction” (percent).',
        ]);
    });

    it('cannot be told of a metric that is not declared', () => {
        const { findings } = lint('journey j { measures nothing 140% }\n');
        expect(findings.map(({ rule }) => rule)).not.toContain('invalid-value');
    });
});

it.each(['scale score', 'scale score 0', 'scale score -5'])('%s has no best value', scale => {
    const { findings, compiled } = lint(`metric m "M" { ${scale} }\n`);
    expect(findings.filter(({ rule }) => rule === 'invalid-value').map(finding => shown(finding, compiled.sources))).toEqual([
        'a.journey:1:22 error invalid-value m: The scale `score` of “M” lacks its best value, a number above 0. Write e.g. `scale score 5`.',
    ]);
});
