import { grouped } from '../../model/grouped';
import { positionAt } from '../../model/source';
import type { Locale, Localized } from '../../checks/rule';
import { CLASSES, type Change, type ChangeClass } from '../../diff/change';
import { countedClass, countsInWords, judgedInWords, type JudgedChanges } from '../../diff/class-words';
import { CLASS_WORDS, say } from '../../diff/say';
import { markdownCode, markdownText } from '../formats/markdown-text';
import { oneLine } from '../printable';
import { mermaid } from './mermaid';
import { countsOf, shownAt, type ComparedProject, type DiffReport } from './report';
import { sideName, SUMMARY } from './words';

/** By this a comment is found again that is to be updated in place. */
export const COMMENT_MARKER = '<!-- journey-diff -->';
/** GitHub takes no longer comment. */
export const LONGEST_COMMENT = 65_536;

/** How much is shown. Each step is shorter than the one before. */
interface Room { readonly details: readonly ChangeClass[]; readonly picture: 'whole' | 'short' | 'none'; readonly rows: number; readonly inDetails: number; /** How many breaking changes come with the command that accepts them. */ readonly commands: number }
const STEPS: readonly Room[] = [
    { details: ['improving', 'evidence', 'text', 'draft'], picture: 'whole', rows: Infinity, inDetails: Infinity, commands: 100 },
    { details: ['improving', 'evidence', 'text', 'draft'], picture: 'short', rows: Infinity, inDetails: 100, commands: 50 },
    { details: ['improving', 'evidence'], picture: 'short', rows: Infinity, inDetails: 50, commands: 50 },
    { details: ['improving'], picture: 'short', rows: 200, inDetails: 50, commands: 20 },
    { details: ['improving'], picture: 'none', rows: 200, inDetails: 20, commands: 20 },
    { details: [], picture: 'none', rows: 100, inDetails: 0, commands: 10 },
    { details: [], picture: 'none', rows: 25, inDetails: 0, commands: 10 },
    { details: [], picture: 'none', rows: 0, inDetails: 0, commands: 0 },
];

export interface MarkdownOptions { readonly locale: Locale; /** What `journey diff` was asked to compare, as it was written: what accepts a change compares the same. */ readonly operands: readonly string[] }

/** A comment for a pull request: what breaks or is risky as a table, one picture, the rest folded. It shrinks by steps until it has room, and says what it leaves out. */
export function markdown(report: DiffReport, options: MarkdownOptions): string {
    let written = '';
    for (const room of STEPS) {
        written = writeWith(room, report, options);
        if (written.length < LONGEST_COMMENT) break;
    }
    return written;
}

interface Item { readonly project: ComparedProject; readonly change: Change }

function writeWith(room: Room, report: DiffReport, { locale, operands }: MarkdownOptions): string {
    const all = report.projects.flatMap(project => project.changes.map((change): Item => ({ project, change })));
    const isAccepted = ({ project, change }: Item): boolean => project.accepted.has(change);
    const counts = countsOf(report);
    const words = SUMMARY[locale];
    const judged = all.filter(({ change }) => change.class === 'breaking' || change.class === 'risky');
    const rows = judged.filter(item => !isAccepted(item));
    const left: string[] = [];

    const head = counts.breaking + counts.risky > 0 ? `${countsInWords({ ...counts, improving: 0, evidence: 0, text: 0, draft: 0, accepted: 0 }, locale)}` : '';
    const accepted = judged.filter(isAccepted);
    const harmless = accepted.length > 0 ? markdownText(judgedInWords(report.projects.map(onlyJudged), locale, { hasReason: true })) : words.harmless;
    const title = `${HEADLINE[locale]}${head === '' ? (report.broken.length > 0 ? words.unsure : all.length === 0 ? words.nothing : harmless) : head}`;
    const parts = [COMMENT_MARKER, `### ${title}`, `${markdownText(words.between(sideName(report.old, locale), sideName(report.now, locale)))}${locale === 'en' ? ': ' : '：'}${all.length === 0 ? '0' : judgedInWords(report.projects, locale, { hasReason: false })}`];
    for (const { side, path } of report.broken) parts.push(`⚠ ${markdownText(BROKEN[locale](path, sideName(side === 'old' ? report.old : report.now, locale)))}`);

    const shownRows = rows.slice(0, room.rows);
    if (shownRows.length > 0) parts.push(table(shownRows, locale));
    if (rows.length > shownRows.length) left.push(countedClass(rows.length - shownRows.length, rows[shownRows.length]!.change.class, locale));

    const picture = room.picture === 'none' ? undefined : mermaid(report, { short: room.picture === 'short' ? 'all' : 'long' });
    if (picture !== undefined && !picture.isEmpty) parts.push(`\`\`\`mermaid\n${picture.text}\`\`\``);
    if (picture !== undefined && !picture.isEmpty) parts.push(`<sub>${LEGEND[locale]}${picture.isShort ? ` · ${SHORTENED[locale]}` : ''}</sub>`);
    if (room.picture === 'none' && all.length > 0) left.push(PICTURE[locale]);
    for (const journey of picture?.left ?? []) left.push(PICTURE_OF[locale](journey));

    if (accepted.length > 0) parts.push(folded(countedClass(accepted.length, 'accepted', locale), accepted.slice(0, room.rows), locale));
    for (const type of CLASSES.slice(2)) {
        const items = all.filter(({ change }) => change.class === type);
        if (items.length === 0) continue;
        if (!room.details.includes(type)) {
            left.push(countedClass(items.length, type, locale));
            continue;
        }
        const shown = items.slice(0, room.inDetails);
        if (shown.length < items.length) left.push(countedClass(items.length - shown.length, type, locale));
        parts.push(folded(`${countedClass(items.length, type, locale)}${locale === 'en' ? ': ' : '：'}${CLASS_WORDS[type].meaning[locale]}`, shown, locale));
    }
    const breaking = rows.filter(({ change }) => change.class === 'breaking');
    if (breaking.length > 0 && room.commands > 0) parts.push(commands(breaking, room.commands, { locale, operands }));
    if (left.length > 0) parts.push(markdownText(LEFT[locale](left.join(locale === 'en' ? ', ' : '、'))));
    return `${parts.join('\n\n')}\n`;
}

/** What takes something from the customer. */
const onlyJudged = ({ changes, accepted }: JudgedChanges): JudgedChanges => {
    const judged = changes.filter(change => change.class === 'breaking' || change.class === 'risky');
    return { changes: judged, accepted: new Map([...accepted].filter(([change]) => judged.includes(change))) };
};

function table(items: readonly Item[], locale: Locale): string {
    const lines = items.map(({ change, project }) => {
        const sign = change.class === 'breaking' ? '✖' : '⚠';
        const place = placeOf(change, project);
        return `| ${sign} ${CLASS_WORDS[change.class].name[locale]} | ${markdownCode(change.element)}${place === '' ? '' : `<br>${markdownCode(place)}`} | ${markdownText(say(change, locale))} |`;
    });
    return [`| | ${WHERE[locale]} | ${WHAT[locale]} |`, '|---|---|---|', ...lines].join('\n');
}

/** By element: most of them have several changes. */
function folded(summary: string, items: readonly Item[], locale: Locale): string {
    const lines = [...grouped(items, ({ change }) => change.element)].flatMap(([element, group]) => {
        const said = group.map(({ change, project }) => {
            const reason = project.accepted.get(change);
            return `${markdownText(say(change, locale))}${reason === undefined ? '' : ` *${markdownText(reason)}*`}`;
        });
        return said.length === 1 ? [`- ${markdownCode(element)} ${said[0]!}`] : [`- ${markdownCode(element)}`, ...said.map(line => `  - ${line}`)];
    });
    return `<details><summary>${markdownText(summary)}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

/** For whoever decides: what to run for each change that is meant. */
function commands(items: readonly Item[], most: number, { locale, operands }: MarkdownOptions): string {
    const shown = items.slice(0, most);
    const compared = asOnEveryMachine(operands).map(quoted);
    const lines = shown.map(({ change }) => {
        const command = ['journey diff', ...compared, `--accept ${change.fingerprint}`, '--reason "…"'].join(' ');
        return `- ${markdownText(say(change, locale))}\n\n  \`\`\`sh\n  ${command}\n  \`\`\``;
    });
    const more = items.length > shown.length ? [markdownText(MORE_COMMANDS[locale](items.length - shown.length))] : [];
    return `<details><summary>${ACCEPTING[locale]}</summary>\n\n${[markdownText(HOW_TO_ACCEPT[locale]), lines.join('\n'), ...more].join('\n\n')}\n\n</details>`;
}

/** A pipeline names the base by its commit: in a clone it is where the branch left the base, which nobody has to write. */
const asOnEveryMachine = (operands: readonly string[]): readonly string[] => (operands.length === 1 && /^[0-9a-f]{40,64}$/.test(operands[0]!) ? [] : operands);
/** As a shell takes it for one word. */
const quoted = (word: string): string => (/^[\p{L}\p{N}_./:@^~=+-]+$/u.test(word) ? word : `'${oneLine(word).replaceAll('\'', '\'\\\'\'')}'`);

function placeOf(change: Change, project: ComparedProject): string {
    const at = shownAt(change, project);
    if (at === undefined) return '';
    return `${project.pair.now.project.show(at.path)}:${positionAt(project.now.sources.files.get(at.path)?.lineStarts ?? [0], at.start).line}`;
}

const words = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });
const HEADLINE = words('For the customer: ', '对客户：', '對顧客：');
const WHERE = words('Where', '位置', '位置');
const WHAT = words('What', '变化', '變化');
const PICTURE = words('the picture', '图', '圖');
const LEGEND = words('+ new · − gone · ± changed · ✖ breaking', '+ 新增 · − 没有了 · ± 有变化 · ✖ 破坏性', '+ 新增 · − 沒有了 · ± 有變化 · ✖ 破壞性');
const SHORTENED = words('touchpoints beside which nothing changes are left out', '附近没有变化的触点未画出', '附近沒有變化的觸點未畫出');
const PICTURE_OF: Readonly<Record<Locale, (journey: string) => string>> = {
    en: journey => `the picture of “${journey}”`, 'zh-Hans': journey => `“${journey}”的图`, 'zh-Hant': journey => `「${journey}」的圖`,
};
const LEFT: Readonly<Record<Locale, (what: string) => string>> = {
    en: what => `Left out, as there is no room here: ${what}. \`journey diff\` shows all.`,
    'zh-Hans': what => `因篇幅所限未列出：${what}。用 \`journey diff\` 可查看全部。`,
    'zh-Hant': what => `因篇幅所限未列出：${what}。用 \`journey diff\` 可查看全部。`,
};
const ACCEPTING = words('When a breaking change is meant', '如果某项破坏性变更是有意的', '如果某項破壞性變更是有意的');
const HOW_TO_ACCEPT = words(
    'Whoever decides that runs its line in the branch, with the reason, and commits `journey-accepted.json`. It is then told as accepted, and fails no run.',
    '由作决定的人在本分支中运行对应的一行，写明理由，并提交 `journey-accepted.json`。之后该变更会标明已接受，不再使运行失败。',
    '由作決定的人在本分支中執行對應的一行，寫明理由，並提交 `journey-accepted.json`。之後該變更會標明已接受，不再使執行失敗。');
const MORE_COMMANDS: Readonly<Record<Locale, (count: number) => string>> = {
    en: count => `\`journey diff\` shows the fingerprints of ${count} more.`, 'zh-Hans': count => `另有 ${count} 项，其指纹用 \`journey diff\` 可查看。`, 'zh-Hant': count => `另有 ${count} 項，其指紋用 \`journey diff\` 可查看。`,
};
const BROKEN: Readonly<Record<Locale, (path: string, side: string) => string>> = {
    en: (path, side) => `\`${path}\` could not be read whole in ${side}, so it is left out; the rest is compared.`,
    'zh-Hans': (path, side) => `\`${path}\` 在${side}中无法完整读取，因此未比较；其余照常比较。`,
    'zh-Hant': (path, side) => `\`${path}\` 在${side}中無法完整讀取，因此未比較；其餘照常比較。`,
};
