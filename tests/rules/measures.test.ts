import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { check } from '../../src/checks/engine';
import { messageOf, textOf, type Finding } from '../../src/checks/finding';
import { argumentsOf } from '../../src/checks/message';
import { RULES } from '../../src/checks/registry';
import { defaultConfig, withFlags } from '../../src/checks/resolved-config';
import { LOCALES, type Rule } from '../../src/checks/rule';
import { rule as changeNoMeasure } from '../../src/checks/rules/change-no-measure';
import { rule as channelGap } from '../../src/checks/rules/channel-gap';
import { rule as highScoreLowOutcome } from '../../src/checks/rules/high-score-low-outcome';
import { rule as journeyWithoutPortfolio } from '../../src/checks/rules/journey-without-portfolio';
import { rule as metricNoSource } from '../../src/checks/rules/metric-no-source';
import { rule as metricOffTarget } from '../../src/checks/rules/metric-off-target';
import { rule as metricScaleMixed } from '../../src/checks/rules/metric-scale-mixed';
import { rule as tooManyPilots } from '../../src/checks/rules/too-many-pilots';
import { rule as visionWithoutJourney } from '../../src/checks/rules/vision-without-journey';
import { configFrom } from '../checks/lint';
import { journey } from './small';

/** `recommended` and one rule more, in one file. */
function lintWith(rule: Rule, text: string, options: object = {}): readonly Finding[] {
    const rules = [...RULES.filter(({ id }) => id !== rule.id), rule];
    const config = Object.keys(options).length === 0 ? defaultConfig('', rules) : configFrom(JSON.stringify({ rules: { [rule.id]: { severity: 'warning', ...options } } }), rules);
    const set = new Map([[rule.id, rule.severity === 'off' ? 'warning' as const : rule.severity]]);
    return check(compile([{ path: 'test.journey', text }]), withFlags(config, { set }, rules), { today: '2026-11-21', rules });
}
const said = (rule: Rule, finding: Finding): string => messageOf(finding, 'en', id => (id === rule.id ? rule : undefined));
/** Its findings as `line: message`. */
function foundBy(rule: Rule) {
    return (text: string, options: object = {}): readonly string[] => lintWith(rule, text, options).filter(finding => finding.rule === rule.id)
        .map(finding => `${text.slice(0, finding.location.start).split('\n').length}: ${said(rule, finding)}`);
}

const OURS = [
    changeNoMeasure, channelGap, highScoreLowOutcome, journeyWithoutPortfolio, metricNoSource, metricOffTarget, metricScaleMixed, tooManyPilots, visionWithoutJourney,
];
describe.each(OURS.map(rule => [rule.id, rule] as const))('%s: its examples', (id, rule) => {
    test('the bad one shows this and nothing else of weight, the good one nothing', () => {
        const bad = lintWith(rule, rule.bad);
        expect(bad.filter(finding => finding.rule === id)).not.toEqual([]);
        expect(bad.filter(finding => finding.rule !== id && finding.severity !== 'info').map(finding => messageOf(finding, 'en'))).toEqual([]);
        const good = lintWith(rule, rule.good);
        expect(good.filter(finding => finding.rule === id || finding.severity !== 'info').map(finding => said(rule, finding))).toEqual([]);
    });
    test('complete in every language', () => {
        for (const finding of lintWith(rule, rule.bad).filter(each => each.rule === id)) {
            for (const locale of LOCALES) {
                const ruleOf = (): Rule => rule;
                const texts = [messageOf(finding, locale, ruleOf), ...finding.related.map(other => textOf(id, other.message, other.args, locale, ruleOf))];
                for (const text of texts) expect(text).not.toMatch(/\{[A-Za-z]\w*\}|undefined|NaN|\[object/);
            }
        }
        for (const text of Object.values(rule.messages)) for (const locale of LOCALES) expect(argumentsOf(text[locale])).toEqual(argumentsOf(text.en));
    });
});

const CHANNELS = 'channel web : web\nchannel 柜面 : counter\nchannel agent "Agent" : agent\n';
/** A touchpoint that measures something, with the metric. */
const measured = (metric: string, measures: string, more = ''): string =>
    `${journey(`touchpoint a "A" {\n${measures}\ntells "Bye"\nends success\n}`, `${CHANNELS}metric m "满意度" { ${metric} }\n${more}`)}`;

describe('metric-off-target', () => {
    const found = foundBy(metricOffTarget);
    const place = '“满意度” at “A” is';

    test.each([
        ['scale percent target >= 80%', '79%', '79%'],
        ['scale percent target >= 80%', '<30% to 45%', '<30% → 45%'],
        ['scale percent target 80%', '79%', '79%'],
        ['scale percent target > 80%', '80%', '80%'],
        ['scale percent target >= 80%', '<80%', '<80%'],
        ['scale percent target <= 5%', '6%', '6%'],
        ['scale percent target <= 5%', '>5%', '>5%'],
        ['scale score 5 target >= 4.5', '4.2/5', '4.2/5'],
        ['scale ratio target >= 0.5', '45%', '45%'],
        ['scale nps target >= 30', '-12', '-12'],
        ['scale nps target >= 30', '+12', '+12'],
        ['scale duration target 1min', '2min', '2 minutes'],
        ['scale count target <= 3', '4', '4'],
        ['target >= 80%', '70%', '70%'],
    ])('%s: %s misses it', (metric, value, shown) => {
        expect(found(measured(metric, `measures m ${value}`)).map(line => line.split(';')[0])).toEqual([`8: ${place} ${shown}`]);
    });
    test('the channel, a stage, a journey and a portfolio', () => {
        const text = `owner shop\nchannel app "App" : app
metric m "M" { scale percent target >= 80% }
journey j "J" {
owner shop
measures m 1%
stage s "S" { measures m 2% via app
touchpoint a { channel app  tells "Bye"  ends success } }
}
portfolio p "P" { owner shop  journey j  measures m 3% }`;
        expect(found(text)).toEqual([
            '6: “M” at “J” is 1%; its target is >=80%.',
            '7: “M” at “S” via “App” is 2%; its target is >=80%.',
            '10: “M” at “P” is 3%; its target is >=80%.',
        ]);
    });
    test('of values over time the newest counts', () => {
        expect(found(measured('scale percent target >= 80%', 'measures m 90% at 2025-03\nmeasures m 70% at 2026-03'))).toHaveLength(1);
        expect(found(measured('scale percent target >= 80%', 'measures m 70% at 2025-03\nmeasures m 90% at 2026-03'))).toEqual([]);
    });
    test.each([
        ['exactly there', 'scale percent target >= 80%', '80%'],
        ['it has got there', 'scale percent target >= 80%', '30% to 85%'],
        ['a range leaves it open', 'scale percent target >= 80%', '<85%'],
        ['about there', 'scale percent target >= 80%', '~79%'],
        ['no target', 'scale percent', '1%'],
        ['more than at most, of a count whose good side is not stated', 'scale count target 100', '80'],
        ['effort, where more may be better', 'scale ces target 5', '3'],
        ['a change is no value', 'scale percent target >= 80%', 'by +5%'],
        ['up by some points', 'scale percent target >= 80%', '75% to +3%'],
        ['only words', 'scale percent target >= 80%', 'low'],
        ['of another scale, which is reported', 'scale score 5 target >= 4', '3/10'],
        ['another unit without a scale', 'target >= 4', '45%'],
        ['less is better', 'scale percent target <= 5%', '2%'],
        ['quicker than wanted', 'scale duration target 1min', '35s'],
    ])('silent: %s', (_, metric, value) => expect(found(measured(metric, `measures m ${value}`))).toEqual([]));
    test('silent: a retired journey', () => {
        expect(found(measured('scale percent target >= 80%', 'measures m 1%').replace('owner shop\n', 'owner shop\nstatus retired\n'))).toEqual([]);
    });
});

describe('metric-no-source', () => {
    const found = foundBy(metricNoSource);

    test('both, one, the other', () => {
        expect(found(measured('scale percent', 'measures m 45%\nmeasures m 45% to 50% after 1mo source "Survey"\nmeasures m by +5% at 2026-03'))).toEqual([
            '8: “满意度” 45% at “A”: nobody can tell where the number is from, nor of when it is. Write `source "…"` and `at` a date.',
            '9: “满意度” 45% → 50% at “A”: nobody can tell of when the number is. Write `at` a date, e.g. `at 2026-03`.',
            '10: “满意度” +5% at “A”: nobody can tell where the number is from. Write `source "…"`.',
        ]);
    });
    test('the distance in an order is a number', () => expect(found(measured('', 'measures m via web below 柜面 by ~25%'))).toHaveLength(1));
    test.each([
        ['both are there', 'measures m 45% at 2026-03 source "Survey"'],
        ['only collected', 'measures m'],
        ['only words', 'measures m high'],
        ['only an order', 'measures m via web below 柜面'],
        ['assumed', 'measures m 45%\nevidence assumption'],
        ['an unknown metric', 'measures mm 45%'],
    ])('silent: %s', (_, measures) => expect(found(measured('scale percent', measures))).toEqual([]));
    test('silent: the whole journey is assumed', () => {
        expect(found(measured('scale percent', 'measures m 45%').replace('owner shop\n', 'owner shop\nevidence assumption\n'))).toEqual([]);
    });
});

describe('metric-scale-mixed', () => {
    const found = foundBy(metricScaleMixed);

    test('percent here, out of five there, across journeys and stages', () => {
        const text = measured('of customer', 'measures m 45%', 'journey k "K" { owner shop  stage t "T" { measures m 4.2/5  touchpoint u { channel app  tells "Bye"  ends success } } }');
        expect(found(text)).toEqual(['17: The values of “满意度” cannot be compared: 45% at “A”, 4.2/5 at “T”.']);
        expect(lintWith(metricScaleMixed, text).find(({ rule }) => rule === 'metric-scale-mixed')!.related.map(({ args }) => args.value)).toEqual(['45%', '4.2/5']);
    });
    test('five and ten', () => expect(found(measured('', 'measures m 4/5\nmeasures m 8/10'))).toHaveLength(1));
    test('before and after', () => expect(found(measured('', 'measures m 4/5 to 85%'))).toHaveLength(1));
    test('its own target', () => expect(found(measured('target >= 80%', 'measures m 4/5'))).toHaveLength(1));
    test('effort on two scales', () => expect(found(measured('scale ces', 'measures m 4/5\nmeasures m 6/7'))).toHaveLength(1));
    test('a bare number that cannot lie there', () => expect(found(measured('', 'measures m 4.2/5\nmeasures m 85'))).toHaveLength(1));
    test.each([
        ['one scale', '', 'measures m 45%\nmeasures m 50%'],
        ['a bare number that can', '', 'measures m 4.2/5\nmeasures m 3.9'],
        ['a share of a score that is meant', '', 'measures m 45%\nmeasures m 50'],
        ['only bare numbers', '', 'measures m 4\nmeasures m 4000'],
        ['a ratio may be written both ways', 'scale ratio', 'measures m 45%\nmeasures m 0.5'],
        ['a change in percent of a score', '', 'measures m 4.2/5\nmeasures m by +5%'],
        ['off its scale, which another rule reports', 'scale percent', 'measures m 45%\nmeasures m 4/5'],
        ['an unknown scale, which another rule reports', 'scale persent', 'measures m 45%\nmeasures m 4/5'],
        ['words', '', 'measures m 45%\nmeasures m high'],
    ])('silent: %s', (_, metric, measures) => expect(found(measured(metric, measures))).toEqual([]));
});

describe('channel-gap', () => {
    const found = foundBy(channelGap);

    test('by numbers', () => {
        expect(found(measured('scale percent', 'measures m 45% via web\nmeasures m 85% via 柜面\nmeasures m 80% via agent')))
            .toEqual(['8: “web” has 45% for “满意度” at “A”, 40 points behind “柜面” (85%).']);
    });
    test('points of a score, the later value, channels that share one', () => {
        expect(found(measured('scale score 5', 'measures m 2/5 to 3/5 via web, app\nmeasures m 4.2/5 via 柜面'))).toEqual([
            '8: “web” has 2/5 → 3/5 for “满意度” at “A”, 24 points behind “柜面” (4.2/5).',
            '8: “App” has 2/5 → 3/5 for “满意度” at “A”, 24 points behind “柜面” (4.2/5).',
        ]);
    });
    test('by an order alone, each channel', () => {
        expect(found(measured('scale percent', 'measures m via web, app below 柜面, agent'))).toEqual([
            '8: “web” lies below “柜面” and “Agent” for “满意度” at “A”.', '8: “App” lies below “柜面” and “Agent” for “满意度” at “A”.',
        ]);
    });
    test('by an order with a distance', () => {
        expect(found(measured('scale count', 'measures m via web below 柜面 by ~25%'))).toEqual(['8: “web” lies below “柜面” for “满意度” at “A”, by ~25%.']);
    });
    test('by words', () => expect(found(measured('', 'measures m low via web\nmeasures m high via 柜面'))).toEqual(['8: “web” is `low` for “满意度” at “A”, and “柜面” is `high`.']));
    test('less is better', () => {
        expect(found(measured('scale percent target <= 5%', 'measures m 3% via web\nmeasures m 30% via 柜面'))).toEqual(['9: “柜面” has 30% for “满意度” at “A”, 27 points behind “web” (3%).']);
    });
    test('the number and the order say it once', () => {
        expect(found(measured('scale percent', 'measures m 45% via web\nmeasures m 85% via 柜面\nmeasures m via web below 柜面'))).toHaveLength(1);
    });
    test('how many points is an option', () => {
        const text = measured('scale percent', 'measures m 75% via web\nmeasures m 85% via 柜面');
        expect([found(text), found(text, { points: 10 })].map(({ length }) => length)).toEqual([0, 1]);
    });
    test.each([
        ['near enough', 'scale percent', 'measures m 71% via web\nmeasures m 85% via 柜面'],
        ['a range leaves it open', 'scale percent', 'measures m <80% via web\nmeasures m 85% via 柜面'],
        ['of an older date', 'scale percent', 'measures m 45% via web at 2025-01\nmeasures m 84% via web at 2026-01\nmeasures m 85% via 柜面 at 2026-01'],
        ['of two places', 'scale percent', 'measures m 45% via web', ],
        ['how many come through a channel', 'scale count', 'measures m 10 via web\nmeasures m 800 via 柜面'],
        ['how long it takes there', 'scale duration', 'measures m 10min via web\nmeasures m 1min via 柜面'],
        ['effort, where more may be better', 'scale ces', 'measures m 2/7 via web\nmeasures m 6/7 via 柜面'],
        ['an order of something of which less is better', 'scale duration', 'measures m via web below 柜面'],
        ['an order with a small distance', 'scale percent', 'measures m via web below 柜面 by 5%'],
        ['another metric', 'scale percent', 'measures m 45% via web\nmeasures n 85% via 柜面'],
        ['without a channel', 'scale percent', 'measures m 45%\nmeasures m 85% via 柜面'],
        ['another unit', '', 'measures m 4/5 via web\nmeasures m 100% via 柜面'],
        ['channels that are not found', 'scale percent', 'measures m via webb below 柜台'],
        ['both low', '', 'measures m low via web\nmeasures m low via 柜面'],
    ])('silent: %s', (_, metric, measures) => {
        expect(found(measured(metric, measures, 'metric n { scale percent }\njourney k { owner shop  measures m 95% via 柜面 }'))).toEqual([]);
    });
});

describe('high-score-low-outcome', () => {
    const found = foundBy(highScoreLowOutcome);
    /** The metric `csat` is good at 80%, `out` is the outcome. */
    const text = (outcome: string, touchpoint: string, out = 'target >= 30%', on: 'journey' | 'stage' = 'journey'): string => `owner shop
channel app : app
metric csat "满意度" { scale percent target >= 80% }
metric out "转化" { ${out} }
journey j "J" {
owner shop
${on === 'journey' ? outcome : ''}
stage s "S" { channel app
${on === 'stage' ? outcome : ''}
touchpoint a "A" { ${touchpoint} }
touchpoint b "B" { measures csat high }
}
stage t { channel app
touchpoint c "C" { tells "Bye"  ends success }
}
}`;
    test('by words and by numbers, one finding an outcome', () => {
        expect(found(text('measures out low', 'measures csat high', ''))).toEqual(['7: “转化” of “J” is `low`, although “A” and “B” scored high: something breaks on the way.']);
        expect(found(text('measures out 12%', 'measures csat 91%'))).toEqual(['7: “转化” of “J” is 12%, although “A” and “B” scored high: something breaks on the way.']);
        expect(found(text('measures out 12%', 'measures csat 91%', undefined, 'stage'))).toEqual(['9: “转化” of “S” is 12%, although “A” and “B” scored high: something breaks on the way.']);
    });
    test('the touchpoints are related places', () => {
        const [finding] = lintWith(highScoreLowOutcome, text('measures out low', 'measures csat 91%', '')).filter(({ rule }) => rule === 'high-score-low-outcome');
        expect(finding!.related.map(({ args }) => [args.metric, args.value])).toEqual([['满意度', '91%'], ['满意度', '`high`']]);
    });
    test('a high number of what should be low', () => expect(found(text('measures out high', 'measures csat 90%', 'target <= 5%'))).toHaveLength(1));
    test.each([
        ['the outcome is fine', 'measures out 40%', 'target >= 30%'],
        ['the outcome has no target', 'measures out 12%', 'scale percent'],
        ['low is what is wanted', 'measures out low', 'target <= 5%'],
        ['few of a count, which may be complaints', 'measures out low', 'scale count'],
        ['low costs', 'measures out low', 'scale money'],
        ['a short wait', 'measures out low', 'scale duration'],
        ['it has got better', 'measures out 12% to 35%', 'target >= 30%'],
        ['a metric that is not found', 'measures ouut low', ''],
    ])('silent: %s', (_, outcome, out) => expect(found(text(outcome, 'measures csat 91%', out))).toEqual([]));
    test('silent: nothing scores high there', () => {
        expect(found(text('measures out low', 'measures csat 60%', '').replace('measures csat high', ''))).toEqual([]);
        expect(found(text('measures out low', 'measures csat', '').replace('measures csat high', 'measures csat low'))).toEqual([]);
    });
    test('silent: what scores high stands in another stage', () => {
        const other = text('', 'measures csat high', '').replace('stage t { channel app', 'stage t { channel app\nmeasures out low');
        expect(found(other)).toEqual([]);
    });
});

describe('change-no-measure', () => {
    const found = foundBy(changeNoMeasure);

    test('only the size of a change', () => {
        expect(found(measured('scale count', 'measures m by +5% after 1mo'))).toEqual(['8: “满意度” at “A” changed by +5%, and neither the value before nor the one after is known. Write e.g. `measures m … to …`.']);
    });
    test('an opportunity that is done', () => {
        expect(found(measured('', 'measures m 45%\nopportunity o "多放产品信息" { owner shop  done 2026-03-01 }'))).toEqual(['9: “多放产品信息” at “A” is done, and nothing was measured before and after: nobody can say whether it helped.']);
        expect(found(measured('', 'opportunity "多放产品信息" { owner shop  done }'))).toHaveLength(1);
    });
    test.each([
        ['before and after', 'measures m 45% to 50%'],
        ['a value and its change', 'measures m 45% by +5%'],
        ['the value stands beside it', 'measures m 45%\nmeasures m by +5%'],
        ['the distance of an order', 'measures m via web below 柜面 by 25%'],
        ['a value alone', 'measures m 45%'],
        ['not done yet', 'opportunity o "O" { owner shop  by 2026-12-01 }'],
        ['done, measured before and after', 'measures m 45% to 50%\nopportunity o "O" { owner shop  done 2026-03-01 }'],
        ['done, measured twice', 'measures m 45% at 2026-01\nmeasures m 50% at 2026-06\nopportunity o "O" { owner shop  done 2026-03-01 }'],
    ])('silent: %s', (_, measures) => expect(found(measured('', measures))).toEqual([]));
    test.each([
        ['the journey was measured', 'owner shop\n', 'owner shop\nmeasures m 45% to 50%\n', ''],
        ['the stage was measured', 'channel app\n', 'channel app\nmeasures m 45% to 50%\n', ''],
        ['the portfolio was measured', '', '', 'portfolio p { owner shop  journey j  measures m 45% to 50% }'],
    ])('silent: done, and %s', (_, from, to, more) => {
        const text = measured('', 'opportunity o "O" { owner shop  done 2026-03-01 }', more);
        expect(found(text)).toHaveLength(more === '' ? 1 : 0);
        expect(found(text.replace(from, to))).toEqual([]);
    });
});

describe('portfolios', () => {
    const without = foundBy(journeyWithoutPortfolio);
    const small = (name: string, more = ''): string => `journey ${name} "旅程${name}" { owner shop ${more} stage s { touchpoint t { channel app  tells "Bye"  ends success } } }\n`;
    const world = 'owner shop\nchannel app : app\n';

    test('journey-without-portfolio', () => {
        expect(without(`${world}portfolio p { owner shop  journey a }\n${small('a')}${small('b')}`)).toEqual(['5: No portfolio lists “旅程b”.']);
    });
    test.each([
        ['no portfolio at all', `${small('a')}`],
        ['listed in the second one', `portfolio p { owner shop  journey a }\nportfolio q { owner shop  journey b }\n${small('a')}${small('b')}`],
        ['a part of another one', `portfolio p { owner shop  journey a }\n${small('a').replace('tells', 'zooms into b  tells')}${small('b')}`],
        ['the mirror of a listed one', `portfolio p { owner shop  journey a }\n${small('a', 'mirrors b')}${small('b', 'view enterprise  mirrors a')}`],
        ['retired', `portfolio p { owner shop  journey a }\n${small('a')}${small('b', 'status retired')}`],
        ['a portfolio lists a name that is not found', `portfolio p { owner shop  journey a  journey bb }\n${small('a')}${small('b')}`],
    ])('journey-without-portfolio is silent: %s', (_, text) => expect(without(world + text)).toEqual([]));

    const pilots = foundBy(tooManyPilots);
    test('too-many-pilots: by role, by status, unnamed; each once', () => {
        const text = `${world}portfolio p "P" { owner shop  journey a pilot  journey b  unnamed 2 pilot }\n${small('a', 'status pilot')}${small('b', 'status pilot')}`;
        expect(pilots(text)).toEqual(['3: “P” has 4 pilots at once; more than 3 rarely get the attention that they need.']);
        expect(pilots(text, { max: 4 })).toEqual([]);
    });
    test.each([
        ['three', 'portfolio p { owner shop  journey a pilot  unnamed 2 pilot }'],
        ['many that are no pilots', 'portfolio p { owner shop  journey a core  unnamed 28 }'],
        ['one in two lists of roles', 'portfolio p { owner shop  journey a pilot core  unnamed 2 pilot }'],
    ])('too-many-pilots is silent: %s', (_, text) => expect(pilots(`${world}${text}\n${small('a', 'status pilot')}`)).toEqual([]));

    const vision = foundBy(visionWithoutJourney);
    test('vision-without-journey', () => {
        expect(vision('owner bank\nportfolio p "车生活" { owner bank  vision "第一辆梦想车" }')).toEqual(['2: “车生活” has the vision “第一辆梦想车”, and no journey that leads there. Write `journey NAME`.']);
    });
    test.each([
        ['a journey', 'vision "V"  journey a'],
        ['journeys without a name', 'vision "V"  unnamed 28'],
        ['a journey that is not found, which is reported', 'vision "V"  journey aa'],
        ['no vision yet', 'goal "Grow"'],
    ])('vision-without-journey is silent: %s', (_, body) => expect(vision(`${world}portfolio p { owner shop  ${body} }\n${small('a')}`)).toEqual([]));
});
