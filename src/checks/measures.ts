import type { Arg } from '../model/args';
import { elementKey, type ElementKey, type Measure, type Metric, type Quantity, type Ref } from '../model/model';
import type { ProjectView } from '../model/view';

/** What carries measures in a plan. */
export interface Measured {
    readonly kind: 'journey' | 'stage' | 'touchpoint' | 'portfolio';
    readonly id: string;
    readonly name: string;
    readonly title?: string;
    readonly measures?: readonly Measure[];
}

/** A measure with its place in the list that it stands in. */
export interface MeasureAt { readonly measure: Measure; readonly index: number }

export const measuredKey = ({ kind, id }: Measured): ElementKey => elementKey(kind, id);

/** Which values of a metric are the good ones. Undefined when neither its target nor its scale says so. */
export function betterWhen({ target, scale }: Metric): 'more' | 'less' | undefined {
    if (target?.comparison?.startsWith('>')) return 'more';
    if (target?.comparison?.startsWith('<')) return 'less';
    if (scale === 'duration') return 'less';
    // A share, a score or a bare word is mostly told so that more is better; of sums, counts and effort nobody can say.
    return scale === undefined || MORE_IS_BETTER.has(scale) ? 'more' : undefined;
}
const MORE_IS_BETTER: ReadonlySet<string> = new Set(['percent', 'nps', 'score', 'ratio']);

/** The measures that still hold: an older one of the same metric and channels gives way to a newer one. */
export function latestOf(measures: readonly Measure[] | undefined): readonly MeasureAt[] {
    const all = (measures ?? []).map((measure, index) => ({ measure, index }));
    return all.filter(({ measure }) => measure.at === undefined || !all.some(({ measure: other }) =>
        other.at !== undefined && other.at > measure.at! && other.metric === measure.metric && sameChannels(other, measure)));
}

function sameChannels(a: Measure, b: Measure): boolean {
    const [left, right] = [new Set(a.via), new Set(b.via)];
    return left.size === right.size && [...left].every(channel => right.has(channel));
}

/** The value as it is now: the later one of `30% to 45%`. A change (`to +5%`) is no value. */
export function currentValue({ value, to }: Measure, metric: Metric): Quantity | undefined {
    const current = to ?? value;
    return current === undefined || isChange(current, metric) ? undefined : current;
}

/** `+5%`: where no value is negative, a sign makes it a change. */
function isChange({ signed }: Quantity, { scale }: Metric): boolean {
    return signed === true && scale !== 'nps' && scale !== 'money';
}

/** Whether the measure is where its metric wants to be; undefined when that cannot be told. */
export function reachesTarget(measure: Measure, metric: Metric): boolean | undefined {
    const value = currentValue(measure, metric);
    const better = betterWhen(metric);
    if (value === undefined || metric.target === undefined || better === undefined) return undefined;
    const [is, wanted] = [rangeOf(value, metric), rangeOf({ ...metric.target, comparison: '~' }, metric, 0)];
    if (is === undefined || wanted === undefined || is.unit !== wanted.unit) return undefined;
    const sign = better === 'more' ? 1 : -1;
    const target = wanted.low * sign;
    const excluded = metric.target.comparison === '>' || metric.target.comparison === '<';
    const [worst, best] = sign === 1 ? [is.low, is.high] : [-is.high, -is.low];
    const [worstOpen, bestOpen] = sign === 1 ? [is.lowOpen, is.highOpen] : [is.highOpen, is.lowOpen];
    if (best < target || (best === target && (excluded || bestOpen))) return false;
    if (target < worst || (target === worst && (!excluded || worstOpen))) return true;
    return undefined;
}

/** `high` and `low` as good and bad; undefined when the metric does not say which of them is good. */
export function levelOf({ level }: Measure, metric: Metric): 'good' | 'bad' | undefined {
    const better = betterWhen(metric);
    if (level === undefined || better === undefined) return undefined;
    return (level === 'high') === (better === 'more') ? 'good' : 'bad';
}

/** The values that a quantity can stand for. */
export interface Range {
    readonly low: number;
    readonly high: number;
    readonly lowOpen: boolean;
    readonly highOpen: boolean;
    /** Ranges of one unit can be compared. */
    readonly unit: string;
}

/** What `~` leaves open to both sides, as a share of the value. */
const ABOUT = 0.05;

export function rangeOf(quantity: Quantity, metric: Metric, about = ABOUT): Range | undefined {
    const made = unified(quantity, metric);
    if (made === undefined) return undefined;
    const { value, unit } = made;
    const { comparison } = quantity;
    const slack = comparison === '~' ? Math.abs(value) * about : 0;
    return {
        low: comparison?.startsWith('<') ? -Infinity : value - slack, high: comparison?.startsWith('>') ? Infinity : value + slack,
        lowOpen: comparison === '>', highOpen: comparison === '<', unit,
    };
}

/** A value in the unit that the metric's values have in common: `4.2/5` on `score 5` is 4.2, `45%` of a ratio is 0.45. */
function unified({ value, unit }: Quantity, { scale, outOf }: Metric): { readonly value: number; readonly unit: string } | undefined {
    const best = bestOf(unit);
    if (scale === 'ratio') return { value: unit === '%' ? value / 100 : best === undefined ? value : value / best, unit: '' };
    if (scale === 'score' && outOf !== undefined) return best !== undefined && best !== outOf ? undefined : { value, unit: `/${outOf}` };
    return { value, unit: unit ?? '' };
}

/** The 5 of `4.2/5`. */
export function bestOf(unit: Quantity['unit']): number | undefined {
    return unit?.startsWith('/') ? Number(unit.slice(1)) : undefined;
}

/** How many points out of a hundred one step of a unit is; undefined for what has no end, such as a count or a sum. */
export function pointsPerStep(unit: string, { scale }: Metric): number | undefined {
    if (scale === 'nps' || unit === '%') return 1;
    if (scale === 'ratio') return 100;
    const best = bestOf(unit as Quantity['unit']);
    return best === undefined || best <= 0 ? undefined : 100 / best;
}

/** A value as a reader sees it, with where it goes: `<30% → 45%`. */
export function shownValue({ value, to, level }: Measure): Arg {
    if (to === undefined) return value === undefined ? level ?? '' : saidQuantity(value);
    return value === undefined ? saidQuantity(to) : { parts: [saidQuantity(value), ' → ', saidQuantity(to)] };
}

/** As an argument of a message. */
export const saidQuantity = ({ text, unit }: Quantity): Arg => (unit === 's' ? { duration: text } : text);

/** What measures of a metric there are on the elements of a project, in the order of the project. */
export function* measuresOf(metric: Ref, view: ProjectView): Iterable<MeasureAt & { readonly on: Measured }> {
    for (const key of view.eachReferenceTo(elementKey('metric', metric))) {
        const on = measuredAt(key, view);
        for (const [index, measure] of (on?.measures ?? []).entries()) if (measure.metric === metric) yield { on: on!, measure, index };
    }
}

function measuredAt(key: ElementKey, view: ProjectView): Measured | undefined {
    const colon = key.indexOf(':');
    const [kind, id] = [key.slice(0, colon), key.slice(colon + 1)];
    switch (kind) {
        case 'journey': return view.journey(id);
        case 'touchpoint': return view.touchpoint(id);
        case 'portfolio': return view.portfolio(id);
        case 'stage': return view.journey(id.slice(0, id.indexOf('.')))?.stages.find(stage => stage.id === id);
        default: return undefined;
    }
}

/** The channels of a measure that are found, each as its reader knows it. */
export function channelsIn(refs: readonly Ref[] | undefined, view: ProjectView): readonly NonNullable<ReturnType<ProjectView['channel']>>[] {
    return (refs ?? []).map(ref => view.channel(ref)).filter(channel => channel !== undefined);
}
