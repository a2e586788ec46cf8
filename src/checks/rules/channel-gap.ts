import { labelOf } from '../../model/label';
import type { Channel, Measure, Metric } from '../../model/model';
import type { Place } from '../../model/source';
import { bestOf, betterWhen, channelsIn, currentValue, latestOf, levelOf, measuredKey, pointsPerStep, rangeOf, saidQuantity, shownValue, type Measured, type MeasureAt, type Range } from '../measures';
import type { Report, Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'channel-gap',
    category: 'measures',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A channel lies far behind the best one',
        'zh-Hans': '某个渠道远远落后于最好的渠道',
        'zh-Hant': '某個管道遠遠落後於最好的管道',
    },
    rationale: `The same step, the same metric, and customers of one channel are far worse off than those of another. The better channel shows that it can be
done: find out what it does differently (the information it gives, who answers, how long it takes) before you build something new.

Values are compared at the same place only, in points out of a hundred (\`4.2/5\` is 84), and when a range leaves it open, nothing is said. An order
(\`via app below counter\`) needs no number; with \`by ~25%\` that distance counts, and so do \`low\` beside \`high\`. Counts and sums differ between
channels by their nature: of them only a stated order is reported. Lengths of time are not compared, nor is effort without a target.

More is taken to be better; write \`target <= 5%\` into the metric when less is. An order is not judged then, because below may be the good side.`,
    bad: `owner bank "Savings bank"
channel app "App" : app
channel branch "Branch" : counter
metric csat "Satisfaction" { scale percent }

journey open-account "Open an account" {
  owner bank
  stage apply "Apply" {
    touchpoint form "Fill in the application" {
      channel app, branch
      measures csat 52% via app at 2026-03 source "Survey"
      measures csat 88% via branch at 2026-03 source "Survey"
      tells "Your card arrives by post on Friday"
      ends success
    }
  }
}
`,
    good: `owner bank "Savings bank"
channel app "App" : app
channel branch "Branch" : counter
metric csat "Satisfaction" { scale percent }

journey open-account "Open an account" {
  owner bank
  stage apply "Apply" {
    touchpoint form "Fill in the application" {
      channel app, branch
      measures csat 81% via app at 2026-09 source "Survey"
      measures csat 88% via branch at 2026-09 source "Survey"
      tells "Your card arrives by post on Friday"
      ends success
    }
  }
}
`,
    options: {
        points: { type: 'number', default: 15, minimum: 1, maximum: 100, description: 'How many points below the best channel are reported.' },
    },
    messages: {
        default: {
            en: '“{channel}” has {value} for “{metric}” at “{place}”, {points} points behind “{best}” ({bestValue}).',
            'zh-Hans': '“{place}”的“{metric}”：“{channel}”为 {value}，比“{best}”（{bestValue}）落后 {points} 个百分点。',
            'zh-Hant': '「{place}」的「{metric}」：「{channel}」為 {value}，比「{best}」（{bestValue}）落後 {points} 個百分點。',
        },
        order: {
            en: '“{channel}” lies below {best} for “{metric}” at “{place}”[, by {distance}].',
            'zh-Hans': '“{place}”的“{metric}”：“{channel}”低于{best}[，差距 {distance}]。',
            'zh-Hant': '「{place}」的「{metric}」：「{channel}」低於{best}[，差距 {distance}]。',
        },
        level: {
            en: '“{channel}” is `{value}` for “{metric}” at “{place}”, and “{best}” is `{bestValue}`.',
            'zh-Hans': '“{place}”的“{metric}”：“{channel}”为 `{value}`，而“{best}”为 `{bestValue}`。',
            'zh-Hant': '「{place}」的「{metric}」：「{channel}」為 `{value}`，而「{best}」為 `{bestValue}`。',
        },
        best: {
            en: '“{best}” does better here',
            'zh-Hans': '“{best}”在这里做得更好',
            'zh-Hant': '「{best}」在這裡做得更好',
        },
    },
    check: {
        journey: { having: 'measures', visit: look },
        stage: { having: 'measures', visit: look },
        touchpoint: { having: 'measures', visit: look },
        portfolio: { having: 'measures', visit: look },
    },
};

/** A measure of one channel, as far as it can be compared. */
interface Of { readonly channel: Channel; readonly measure: Measure; readonly at: Place }

function look(on: Measured, context: RuleContext): void {
    const latest = latestOf(on.measures);
    for (const ref of new Set(latest.map(({ measure }) => measure.metric))) {
        const metric = context.project.metric(ref);
        if (metric !== undefined) compare(metric, on, latest.filter(({ measure }) => measure.metric === ref), context);
    }
}

function compare(metric: Metric, on: Measured, measures: readonly MeasureAt[], context: RuleContext): void {
    const { project } = context;
    const all = measures.flatMap(({ measure, index }) =>
        channelsIn(measure.via, project).map((channel): Of => ({ channel, measure, at: { element: measuredKey(on), field: 'measures', index } })));
    const gaps = [...byValue(metric, on, all, context), ...byLevel(metric, on, all), ...byOrder(metric, on, all, context)];
    // A channel is behind once, however many facts say so; a number says most.
    const told = new Set<Channel>();
    for (const { channel, report } of gaps) {
        if (told.has(channel)) continue;
        told.add(channel);
        context.report(report);
    }
}

interface Gap { readonly channel: Channel; readonly report: Report }

function byValue(metric: Metric, on: Measured, all: readonly Of[], { option }: RuleContext): readonly Gap[] {
    const better = betterWhen(metric);
    if (better === undefined || metric.scale === 'duration') return [];
    const scored = all.flatMap(of => {
        const value = currentValue(of.measure, metric);
        const range = value === undefined ? undefined : rangeOf(value, metric);
        const step = range === undefined ? undefined : pointsPerStep(range.unit, metric);
        return range === undefined || step === undefined ? [] : [{ ...of, range, step }];
    });
    /** How far one is behind another one at the least; what ranges leave open does not count. */
    const behind = (worse: Range, best: Range): number =>
        (worse.unit !== best.unit ? -Infinity : better === 'more' ? best.low - worse.high : worse.low - best.high);
    return scored.flatMap(({ channel, measure, at, range, step }) => {
        const best = scored.reduce((first, next) => (behind(range, first.range) < behind(range, next.range) ? next : first));
        const points = Math.round(behind(range, best.range) * step * 10) / 10;
        if (!(option<number>('points') <= points) || best.channel === channel) return [];
        return [{
            channel,
            report: {
                at,
                args: {
                    channel: labelOf(channel), metric: labelOf(metric), place: labelOf(on), value: shownValue(measure), points,
                    best: labelOf(best.channel), bestValue: shownValue(best.measure),
                },
                related: [{ at: best.at, message: 'best', args: { best: labelOf(best.channel) } }],
            },
        }];
    });
}

function byLevel(metric: Metric, on: Measured, all: readonly Of[]): readonly Gap[] {
    // A visit takes longer than a click, and is none the worse for it.
    if (metric.scale === 'duration') return [];
    const best = all.find(({ measure }) => levelOf(measure, metric) === 'good');
    if (best === undefined) return [];
    return all.filter(({ channel, measure }) => levelOf(measure, metric) === 'bad' && channel !== best.channel).map(({ channel, measure, at }) => ({
        channel,
        report: {
            at, message: 'level',
            args: { channel: labelOf(channel), metric: labelOf(metric), place: labelOf(on), value: measure.level!, best: labelOf(best.channel), bestValue: best.measure.level! },
            related: [{ at: best.at, message: 'best', args: { best: labelOf(best.channel) } }],
        },
    }));
}

function byOrder(metric: Metric, on: Measured, all: readonly Of[], { option, project }: RuleContext): readonly Gap[] {
    if (betterWhen(metric) === 'less' || (metric.scale === 'ces' && metric.target === undefined)) return [];
    return all.flatMap(({ channel, measure, at }) => {
        const best = channelsIn(measure.below, project).filter(other => other !== channel);
        if (best.length === 0 || isSmall(measure, metric, option<number>('points'))) return [];
        return [{
            channel,
            report: {
                at, message: 'order',
                args: { channel: labelOf(channel), metric: labelOf(metric), place: labelOf(on), best: { all: best.map(labelOf) }, ...(measure.by !== undefined && { distance: saidQuantity(measure.by) }) },
            },
        }];
    });
}

/** The stated distance is less than what is reported; a share of the better channel's value counts as points. */
function isSmall({ by }: Measure, { scale, outOf }: Metric, points: number): boolean {
    if (by === undefined || by.comparison?.startsWith('>')) return false;
    const best = bestOf(by.unit) ?? (scale === 'score' ? outOf : undefined);
    const step = by.unit === '%' || scale === 'percent' || scale === 'nps' ? 1 : scale === 'ratio' ? 100 : best === undefined ? undefined : 100 / best;
    return step !== undefined && Math.abs(by.value) * step < points;
}
