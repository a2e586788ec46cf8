import { labelOf } from '../../model/label';
import { elementKey, type ElementKey, type Measure, type Metric, type Quantity } from '../../model/model';
import type { Place } from '../../model/source';
import type { Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'invalid-value',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'A value is impossible',
        'zh-Hans': '数值不合法',
        'zh-Hant': '數值不合法',
    },
    rationale: `Times and figures are computed along the journey: a limit that cannot be read limits nothing, and a feeling of +3 on a scale that ends at +2 bends
the curve. The value is left out of the picture and of every sum until it is mended.

Lengths of time are \`30s 15min 4h 2d 1w 3mo 1y\`, sums such as \`1d12h\`, business days \`2bd\`, ranges \`1d..3d\`, and \`~2d\`, \`<2d\`, \`>2d\`. Dates are
\`2026-11-21\` or \`2026-11\`, times of day \`18:00\`. Feelings go from -2 to +2. What nobody knows is left out, or put in words: \`takes "nobody knows"\`.

A measure and a target lie on the scale of their metric: \`percent\` from \`0%\` to \`100%\`, \`score 5\` from 0 to 5 (\`4.2\` or \`4.2/5\`), \`nps\` from -100
to 100, \`duration\` with a unit (\`35s\`), \`count\`, \`ratio\`, \`ces\` and \`money\` as plain numbers. A change (\`by +5%\`) may be of any size.`,
    bad: `owner cafe "Corner café"

channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe

  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      feels +3 "Delighted"
      ends success
    }
  }
}
`,
    good: `owner cafe "Corner café"

channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe

  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      feels +2 "Delighted"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{text}” is no value that can stand here.',
            'zh-Hans': '“{text}”不是这里可用的值。',
            'zh-Hant': '「{text}」不是這裡可用的值。',
        },
        'not-a-duration': {
            en: '“{text}” is no length of time. Write e.g. `15min`, `4h`, `2d` or `1d..3d`, or words in quotes.',
            'zh-Hans': '“{text}”不是时长。请写例如 `15min`、`4h`、`2d` 或 `1d..3d`，或用引号写文字。',
            'zh-Hant': '「{text}」不是時長。請寫例如 `15min`、`4h`、`2d` 或 `1d..3d`，或用引號寫文字。',
        },
        'unknown-unit': {
            en: '“{unit}” in “{text}” is no unit of time.[ Did you mean `{nearest}`?] Units: `s min h d bd w mo y`.',
            'zh-Hans': '“{text}”中的“{unit}”不是时间单位。[您是不是要写 `{nearest}`？]单位有：`s min h d bd w mo y`。',
            'zh-Hant': '「{text}」中的「{unit}」不是時間單位。[您是不是要寫 `{nearest}`？]單位有：`s min h d bd w mo y`。',
        },
        'range-upside-down': {
            en: 'The range “{text}” is upside down: the smaller value stands first.',
            'zh-Hans': '范围“{text}”写反了：较小的值应在前。',
            'zh-Hant': '範圍「{text}」寫反了：較小的值應在前。',
        },
        'range-with-hyphen': {
            en: 'A range is written with two dots: `{corrected}` instead of “{text}”.',
            'zh-Hans': '范围用两个点书写：应为 `{corrected}`，而不是“{text}”。',
            'zh-Hant': '範圍用兩個點書寫：應為 `{corrected}`，而不是「{text}」。',
        },
        'not-a-date': {
            en: '“{text}” is no date of the calendar. Write e.g. `2026-11-21` or `2026-11`.',
            'zh-Hans': '“{text}”不是有效的日期。请写例如 `2026-11-21` 或 `2026-11`。',
            'zh-Hant': '「{text}」不是有效的日期。請寫例如 `2026-11-21` 或 `2026-11`。',
        },
        'not-a-time': {
            en: '“{text}” is no time of day. Write e.g. `09:30` or `18:00`.',
            'zh-Hans': '“{text}”不是有效的时刻。请写例如 `09:30` 或 `18:00`。',
            'zh-Hant': '「{text}」不是有效的時刻。請寫例如 `09:30` 或 `18:00`。',
        },
        'not-a-number': {
            en: '“{text}” is no number. Write e.g. `45%`, `4.2/5`, `1200` or `-12`.',
            'zh-Hans': '“{text}”不是数字。请写例如 `45%`、`4.2/5`、`1200` 或 `-12`。',
            'zh-Hant': '「{text}」不是數字。請寫例如 `45%`、`4.2/5`、`1200` 或 `-12`。',
        },
        'feeling-out-of-range': {
            en: 'A feeling goes from -2 to +2; “{text}” lies outside.',
            'zh-Hans': '情绪的取值从 -2 到 +2；“{text}”超出了范围。',
            'zh-Hant': '情緒的取值從 -2 到 +2；「{text}」超出了範圍。',
        },
        'off-scale': {
            en: '“{text}” lies off the scale of “{metric}” ({scale}).',
            'zh-Hans': '“{text}”超出了“{metric}”的量表（{scale}）。',
            'zh-Hant': '「{text}」超出了「{metric}」的量表（{scale}）。',
        },
        'score-without-best': {
            en: 'The scale `score` of “{metric}” lacks its best value, a number above 0. Write e.g. `scale score 5`.',
            'zh-Hans': '“{metric}”的量表 `score` 缺少大于 0 的满分值。请写例如 `scale score 5`。',
            'zh-Hant': '「{metric}」的量表 `score` 缺少大於 0 的滿分值。請寫例如 `scale score 5`。',
        },
        'not-whole': {
            en: '“{text}” is no whole number. Write e.g. `3`.',
            'zh-Hans': '“{text}”不是整数。请写例如 `3`。',
            'zh-Hant': '「{text}」不是整數。請寫例如 `3`。',
        },
        'source-needed': {
            en: 'Nothing says where this way begins: outside a touchpoint write both ends, e.g. `path order -> pay`.',
            'zh-Hans': '没有写这条路径从哪里开始：在触点之外要写出两端，例如 `path 下单 -> 付款`。',
            'zh-Hant': '沒有寫這條路徑從哪裡開始：在觸點之外要寫出兩端，例如 `path 下單 -> 付款`。',
        },
        'source-not-needed': {
            en: 'A way inside a touchpoint begins there: leave out the source and write e.g. `path -> pay`.',
            'zh-Hans': '触点里的路径就从该触点开始：请省略起点，例如 `path -> 付款`。',
            'zh-Hant': '觸點裡的路徑就從該觸點開始：請省略起點，例如 `path -> 付款`。',
        },
        'chain-of-handoffs': {
            en: 'A handoff is a contract between two: write one `handoff` for each step. Only a plain `path` may be a chain.',
            'zh-Hans': '交接是两方之间的约定：请为每一步各写一个 `handoff`。只有普通的 `path` 可以连写。',
            'zh-Hant': '交接是兩方之間的約定：請為每一步各寫一個 `handoff`。只有普通的 `path` 可以連寫。',
        },
        'across-journeys': {
            en: 'This way leads into another journey. Write it at the top level of the file, with both ends: `handoff sale.pickup -> ownership.first-drive`.',
            'zh-Hans': '这条路径通向另一个旅程。请写在文件的最外层，并写出两端：`handoff 购车.提车 -> 用车.首次驾驶`。',
            'zh-Hant': '這條路徑通向另一個旅程。請寫在檔案的最外層，並寫出兩端：`handoff 購車.提車 -> 用車.首次駕駛`。',
        },
        'within-journey': {
            en: 'Both ends of this way lie in the journey “{journey}”. Write it inside that journey: at the top level stand only ways from one journey into another.',
            'zh-Hans': '这条路径的两端都在旅程“{journey}”里。请写进该旅程：文件最外层只写从一个旅程通向另一个旅程的路径。',
            'zh-Hant': '這條路徑的兩端都在旅程「{journey}」裡。請寫進該旅程：檔案最外層只寫從一個旅程通向另一個旅程的路徑。',
        },
        'reserved-name': {
            en: 'No {kind} can be called `{name}`: after `{kind}` this word says that it is known not to be stated. Take another name; the title is free.',
            'zh-Hans': '{kind}不能叫 `{name}`：这个词表示“已知未说明”。请换一个名称，标题可以随意写。',
            'zh-Hant': '{kind}不能叫 `{name}`：這個詞表示「已知未說明」。請換一個名稱，標題可以隨意寫。',
        },
        'again-itself': {
            en: '“{name}” is said to be promised `again` by itself. Name the earlier promise of the same thing.',
            'zh-Hans': '`again` 指向了“{name}”自己。请写之前就同一件事所作的承诺。',
            'zh-Hant': '`again` 指向了「{name}」自己。請寫之前就同一件事所作的承諾。',
        },
        'none-beside-others': {
            en: '`none` says that there is no `{keyword}`, and others stand beside it. Keep what is true.',
            'zh-Hans': '`none` 表示没有 `{keyword}`，旁边却还写了别的。请保留真实的一种。',
            'zh-Hant': '`none` 表示沒有 `{keyword}`，旁邊卻還寫了別的。請保留真實的一種。',
        },
        'not-positive': {
            en: '“{text}” is none at all here. Write a value above 0.',
            'zh-Hans': '“{text}”在此处等于没有。请写大于 0 的值。',
            'zh-Hant': '「{text}」在此處等於沒有。請寫大於 0 的值。',
        },
        'day-zero': {
            en: 'The days of a case are counted from 1. For what came before day 1 write `at before`.',
            'zh-Hans': '案例的天数从 1 算起。第 1 天之前的事请写 `at before`。',
            'zh-Hant': '案例的天數從 1 算起。第 1 天之前的事請寫 `at before`。',
        },
        'nothing-said': {
            en: '`{keyword}` says nothing: a value or words are missing.',
            'zh-Hans': '`{keyword}` 后面什么都没写：缺少数值或文字。',
            'zh-Hant': '`{keyword}` 後面什麼都沒寫：缺少數值或文字。',
        },
        'replace-with': {
            en: 'Write `{text}`',
            'zh-Hans': '改为 `{text}`',
            'zh-Hant': '改為 `{text}`',
        },
    },
    // Beside what reading the text finds: what a value may be hangs on its metric, which may stand in another file.
    check: {
        metric(metric, context) {
            const element = elementKey('metric', metric.id);
            if (metric.scale === 'score' && (metric.outOf === undefined || metric.outOf <= 0)) {
                context.report({ at: { element, field: 'scale' }, message: 'score-without-best', args: { metric: labelOf(metric) } });
                return;
            }
            look(metric.target, metric, { element, field: 'target' }, context);
        },
        journey: { having: 'measures', visit: lookAtMeasures },
        stage: { having: 'measures', visit: lookAtMeasures },
        touchpoint: { having: 'measures', visit: lookAtMeasures },
        entry: { having: 'measures', visit: lookAtMeasures },
        portfolio: { having: 'measures', visit: lookAtMeasures },
    },
};

type Measured = { readonly kind: 'journey' | 'stage' | 'touchpoint' | 'entry' | 'portfolio'; readonly id: string; readonly measures: readonly Measure[] };

function lookAtMeasures({ kind, id, measures }: Measured, context: RuleContext): void {
    const element: ElementKey = elementKey(kind, id);
    measures.forEach(({ metric: ref, value, to, by }, index) => {
        const metric = context.project.metric(ref);
        if (metric === undefined) return;
        const at: Place = { element, field: 'measures', index };
        look(value, metric, at, context);
        // `30% to -5%` is a change by that much.
        if (to?.signed) lookAtChange(to, metric, at, context);
        else look(to, metric, at, context);
        lookAtChange(by, metric, at, context);
    });
}

/** What the values of a scale look like; `low` and `high` are the worst and the best that it has. */
interface Scale { readonly units: readonly ('none' | '%' | '/' | 's')[]; readonly low?: number; readonly high?: number }
const SCALES: Readonly<Record<string, Scale>> = {
    percent: { units: ['%'], low: 0, high: 100 },
    nps: { units: ['none'], low: -100, high: 100 },
    // The scales in use end at 5, 7 or 10.
    ces: { units: ['none', '/'], low: 0 },
    score: { units: ['none', '/'], low: 0 },
    ratio: { units: ['none', '%', '/'], low: 0 },
    count: { units: ['none'], low: 0 },
    duration: { units: ['s'], low: 0 },
    money: { units: ['none'] },
};

function look(quantity: Quantity | undefined, metric: Metric, at: Place, context: RuleContext): void {
    const scale = scaleOf(metric);
    if (quantity === undefined || scale === undefined) return;
    const { value } = quantity;
    const best = bestOf(quantity);
    // Of something out of ten nothing can be said on a scale that ends at five.
    const otherBest = best !== undefined && metric.scale === 'score' && metric.outOf !== undefined && best !== metric.outOf;
    const fits = scale.units.includes(unitOf(quantity)) && !otherBest
        && (scale.low ?? -Infinity) <= value && value <= Math.min(scale.high ?? Infinity, best ?? Infinity);
    if (!fits) offScale(quantity, metric, at, context);
}

/** A change has any size, in the scale's own unit, in points or in percent. */
function lookAtChange(quantity: Quantity | undefined, metric: Metric, at: Place, context: RuleContext): void {
    const scale = scaleOf(metric);
    if (quantity === undefined || scale === undefined) return;
    const unit = unitOf(quantity);
    if (unit !== 'none' && unit !== '%' && !scale.units.includes(unit)) offScale(quantity, metric, at, context);
}

function offScale({ text }: Quantity, metric: Metric, at: Place, { report }: RuleContext): void {
    const scale = [metric.scale, ...(metric.scale === 'score' && metric.outOf !== undefined ? [metric.outOf] : [])].join(' ');
    report({ at, message: 'off-scale', args: { text, metric: labelOf(metric), scale } });
}

function scaleOf({ scale, outOf }: Metric): Scale | undefined {
    const known = scale !== undefined && Object.hasOwn(SCALES, scale) ? SCALES[scale] : undefined;
    return scale === 'score' && outOf !== undefined && outOf > 0 ? { ...known!, high: outOf } : known;
}

function unitOf({ unit }: Quantity): Scale['units'][number] {
    if (unit === undefined) return 'none';
    return unit === '%' || unit === 's' ? unit : '/';
}
/** The 5 of `4.2/5`. */
function bestOf({ unit }: Quantity): number | undefined {
    return unit?.startsWith('/') ? Number(unit.slice(1)) : undefined;
}
