import { kindOf } from './finding';
import { PRESETS, PRESET_MEANING, presetsOf, presetSeverity } from './presets';
import { CATEGORIES, SEVERITIES, type Category, type Locale, type Localized, type Rule, type RuleOption } from './rule';

/** The page of a rule, in Markdown: `docs/rules/ID.md`, and what `journey explain ID` prints. Rationale and options are in English. */
export function documentationOf(rule: Rule, locale: Locale = 'en'): string {
    const say = (text: Localized): string => text[locale];
    const examples = rule.bad.includes('\n  ') || rule.good.includes('\n  ');
    return [
        `# ${rule.id}`,
        `${say(rule.title)}${say(WORDS.stop)}`,
        table([
            [say(WORDS.category), say(CATEGORY_NAMES[rule.category])],
            [say(WORDS.kind), say(WORDS[kindOf(rule)])],
            [say(WORDS.severity), rule.severity],
            [say(WORDS.presets), presetsOf(rule).map(preset => presetWithSeverity(preset, rule)).join(', ')],
            [say(WORDS.fix), say(rule.fixable ? WORDS.yes : WORDS.no)],
        ]),
        `## ${say(WORDS.says)}`,
        findingTexts(rule).map(text => `- ${withGaps(say(text))}`).join('\n'),
        `## ${say(WORDS.why)}`,
        rule.rationale.trim(),
        ...(examples ? [`## ${say(WORDS.bad)}`, fenced(rule.bad), `## ${say(WORDS.good)}`, fenced(rule.good)] : []),
        ...optionsSection(rule, say),
        ...(rule.always ? [] : turningOff(rule, say)),
    ].join('\n\n') + '\n';
}

function turningOff(rule: Rule, say: (text: Localized) => string): readonly string[] {
    return [
        `## ${say(WORDS.off)}`,
        // A suppression cannot be what hides that it is wrong.
        ...(rule.id === 'suppression' ? [] : [`${say(WORDS.above)}${say(WORDS.colon)}`, fenced(`// journey-ignore ${rule.id}: ${say(WORDS.reason)}`)]),
        `${say(WORDS.everywhere)}${say(WORDS.colon)}`,
        fenced(`{\n  "rules": { "${rule.id}": "${rule.severity === 'off' ? 'warning' : 'off'}" }\n}`, 'json'),
    ];
}

/** The list of all rules, in Markdown: `docs/rules/README.md`. */
export function rulesIndex(rules: readonly Rule[]): string {
    const section = (category: Category): readonly string[] => {
        const members = rules.filter(rule => rule.category === category);
        if (members.length === 0) return [];
        const rows = members.map(rule => [`[${rule.id}](${rule.id}.md)`, rule.severity, rule.recommended ? '★' : '', rule.fixable ? 'F' : '', `${rule.title.en}<br>${rule.title['zh-Hans']}`]);
        return [`## ${CATEGORY_NAMES[category].en}`, `${CATEGORY_MEANING[category]}`, table([['Rule', 'Severity', '', '', 'What it finds'], ...rows])];
    };
    return [
        '# Rules',
        `${rules.length} rules. ★: in the preset \`recommended\`. F: has an automatic correction, or offers one. \`journey explain RULE\` prints these pages.`,
        `A finding of an integrity rule says that the text is wrong or incomplete. All others say that the journey is bad for the customer: in a journey with
\`state current\`, and in a case, that is a true fact about the world, shown but not held against who wrote it down. In \`status draft\` everything
below error is information.`,
        '## Presets',
        PRESETS.map(preset => `- \`${preset}\`: ${PRESET_MEANING[preset]}`).join('\n'),
        ...CATEGORIES.flatMap(section),
    ].join('\n\n') + '\n';
}

/** The messages that findings show: not those of related places and corrections. */
function findingTexts(rule: Rule): readonly Localized[] {
    const seen = new Set<string>();
    return Object.entries(rule.messages).filter(([key, text]) => {
        const first = !seen.has(text.en);
        seen.add(text.en);
        return first && (key === 'default' || /[.?\]]$/.test(text.en.trim()));
    }).map(([, text]) => text);
}

function optionsSection(rule: Rule, say: (text: Localized) => string): readonly string[] {
    const options = Object.entries(rule.options ?? {});
    if (options.length === 0) return [];
    const rows = options.map(([name, option]) => [`\`${name}\``, option.description, TYPE_NAMES[option.type], rangeOf(option), `\`${JSON.stringify(option.default)}\``]);
    const [name, option] = options[0]!;
    const severity = rule.severity === 'off' ? 'warning' : rule.severity;
    return [
        `## ${say(WORDS.options)}`,
        table([[say(WORDS.option), say(WORDS.meaning), say(WORDS.type), say(WORDS.range), say(WORDS.default)], ...rows]),
        fenced(`{\n  "rules": {\n    "${rule.id}": { "severity": "${severity}", "${name}": ${JSON.stringify(option.default)} }\n  }\n}`, 'json'),
    ];
}

function rangeOf({ minimum, maximum }: RuleOption): string {
    if (minimum !== undefined && maximum !== undefined) return `${minimum}–${maximum}`;
    return minimum !== undefined ? `≥ ${minimum}` : maximum !== undefined ? `≤ ${maximum}` : '';
}

function presetWithSeverity(preset: (typeof PRESETS)[number], rule: Rule): string {
    const severity = presetSeverity(preset, rule);
    return severity === rule.severity ? preset : `${preset} (${severity})`;
}

/** The first row is the heading; a table of two columns without a heading is a list of properties. */
function table(rows: readonly (readonly string[])[]): string {
    const width = rows[0]!.length;
    const head = width === 2 ? ['', ''] : rows[0]!;
    const body = width === 2 ? rows : rows.slice(1);
    const line = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
    return [line(head), `|${'---|'.repeat(width)}`, ...body.map(line)].join('\n');
}

/** A message without its arguments: `{name}` → ‹name›, and what may be left out is there. */
function withGaps(text: string): string {
    return text.replace(/\[([^[\]]*\{[^[\]]*)\]/g, '$1').replace(/\{(\w+)\}/g, '‹$1›');
}

const fenced = (text: string, language = 'journey'): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

const words = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });
const WORDS = {
    stop: words('.', '。', '。'),
    colon: words(':', '：', '：'),
    category: words('Category', '类别', '類別'),
    kind: words('Kind', '性质', '性質'),
    integrity: words('the text is wrong or incomplete', '文字有误或不完整', '文字有誤或不完整'),
    experience: words('the journey is bad for the customer', '旅程对客户不利', '旅程對顧客不利'),
    severity: words('Severity', '严重程度', '嚴重程度'),
    presets: words('Presets', '预设', '預設集'),
    fix: words('Correction', '可自动修正', '可自動修正'),
    yes: words('yes, or offered as a quick fix', '是，或提供快速修复', '是，或提供快速修復'),
    no: words('no', '否', '否'),
    says: words('What it says', '提示内容', '提示內容'),
    why: words('Why it matters', '为什么重要', '為什麼重要'),
    bad: words('Reported', '会被报告', '會被回報'),
    good: words('Not reported', '不会被报告', '不會被回報'),
    options: words('Options', '选项', '選項'),
    option: words('Option', '选项', '選項'),
    meaning: words('Meaning', '含义', '含義'),
    type: words('Type', '类型', '型別'),
    range: words('Range', '范围', '範圍'),
    default: words('Default', '默认值', '預設值'),
    off: words('When it does not apply', '不适用时', '不適用時'),
    above: words('For one element, on a line of its own directly above it', '对单个元素：在其正上方单独一行写', '對單一元素：在其正上方單獨一行寫'),
    reason: words('why it is all right here', '为什么这里没有问题', '為什麼這裡沒有問題'),
    everywhere: words('For the whole project, in `journey.config.json`', '对整个项目：在 `journey.config.json` 中写', '對整個專案：在 `journey.config.json` 中寫'),
} as const;

const TYPE_NAMES: Readonly<Record<RuleOption['type'], string>> = { number: 'number', string: 'text', boolean: '`true` or `false`', strings: 'list of texts' };

export const CATEGORY_NAMES: Readonly<Record<Category, Localized>> = {
    integrity: words('Integrity', '完整性', '完整性'),
    ownership: words('Ownership', '责任归属', '責任歸屬'),
    context: words('Context', '信息传递', '資訊傳遞'),
    promises: words('Promises and time', '承诺与时间', '承諾與時間'),
    confirmation: words('Confirmation and closing', '确认与闭环', '確認與閉環'),
    visibility: words('Visibility and fallback', '可见性与兜底', '可見性與備援'),
    experience: words('Experience and method', '体验与方法', '體驗與方法'),
    measures: words('Measures and portfolio', '度量与组合', '度量與組合'),
    cases: words('Cases', '案例', '案例'),
};
const CATEGORY_MEANING: Readonly<Record<Category, string>> = {
    integrity: 'The text is wrong or incomplete.',
    ownership: 'Who answers for it, and where that changes.',
    context: 'What is known, and where it gets lost.',
    promises: 'What was promised, until when, and whether that can be kept.',
    confirmation: 'Whether a handoff is triggered, accepted and told, and how the journey ends.',
    visibility: 'What happens where nobody inside looks, and when things fail.',
    experience: 'How it feels to the customer, and how the journey is worked on.',
    measures: 'What is measured, and what the journeys of a portfolio add up to.',
    cases: 'What one customer really lived through, held against the plan.',
};

/** What a severity means, for schema and help. */
export const SEVERITY_MEANING: Readonly<Record<(typeof SEVERITIES)[number], string>> = {
    error: 'fails a run', warning: 'is shown, and fails a run with `--max-warnings` or `--fail-on warning`', info: 'is shown', off: 'is not checked',
};
