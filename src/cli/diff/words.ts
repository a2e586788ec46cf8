import type { Locale, Localized } from '../../checks/rule';
import type { ChangeClass } from '../../diff/change';
import { CLASS_WORDS } from '../../diff/say';
import { joined } from '../lint/words';
import type { DiffCounts } from './report';
import type { SideLabel } from './states';

const words = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });

const SIDES = {
    'working tree': words('the working tree', '工作区', '工作目錄'),
    index: words('what is staged', '暂存区', '暫存區'),
    nothing: words('nothing', '空白', '空白'),
} as const;

/** What a side is called: `main (1a2b3c4)`, the working tree, a path. */
export function sideName(side: SideLabel, locale: Locale): string {
    if (side.is === 'revision') return side.revision === side.commit ? `\`${shortOf(side.commit)}\`` : `\`${side.revision}\` (${shortOf(side.commit)})`;
    return side.is === 'path' ? `\`${side.path}\`` : SIDES[side.is][locale];
}

/** As much of a commit's hash as a person compares. */
const shortOf = (commit: string): string => commit.slice(0, 7);

/** `2 breaking`, `2 项破坏性变更`. */
export function countedClass(count: number, type: ChangeClass | 'accepted', locale: Locale): string {
    if (locale === 'en') return `${count} ${type === 'accepted' ? type : CLASS_WORDS[type].name.en}`;
    return `${count} ${locale === 'zh-Hans' ? '项' : '項'}${COUNTED[type][locale]}`;
}
const COUNTED: Readonly<Record<ChangeClass | 'accepted', Localized>> = {
    breaking: words('', '破坏性变更', '破壞性變更'),
    risky: words('', '有风险的变更', '有風險的變更'),
    improving: words('', '改善', '改善'),
    evidence: words('', '依据变化', '依據變化'),
    text: words('', '文字变化', '文字變化'),
    draft: words('', '草稿变化', '草稿變化'),
    accepted: words('', '已接受的变更', '已接受的變更'),
};

/** What is counted, without the number. */
export function countName(type: ChangeClass | 'accepted', locale: Locale): string {
    if (locale === 'en') return type === 'accepted' ? type : CLASS_WORDS[type].name.en;
    return COUNTED[type][locale];
}

export const HEADING = words('What the change does to the customer', '这次变更对客户意味着什么', '這次變更對顧客意味著什麼');

/** All that is not none, the worst first. */
export function countsInWords(counts: DiffCounts, locale: Locale): string {
    const classes = ['breaking', 'risky', 'improving', 'evidence', 'text', 'draft', 'accepted'] as const;
    return joined(classes.flatMap(type => (counts[type] === 0 ? [] : [countedClass(counts[type], type, locale)])), locale);
}

export const SUMMARY: Readonly<Record<Locale, {
    readonly between: (old: string, now: string) => string;
    readonly nothing: string;
    /** Instead of these two, when a file could not be read and was left out. */
    readonly unsure: string;
    readonly harmless: string;
    readonly accept: string;
    readonly reason: (reason: string) => string;
    readonly didNotFail: (what: string, flag: string) => string;
}>> = {
    en: {
        between: (old, now) => `From ${old} to ${now}`, nothing: 'No change that customers or readers would notice.', unsure: 'Not everything could be compared.', harmless: 'Nothing is taken from the customer.',
        accept: 'To accept one: journey diff … --accept FINGERPRINT --reason "…"', reason: reason => `Accepted: ${reason}`,
        didNotFail: (what, flag) => `${what} did not fail this run; \`${flag}\` would have.`,
    },
    'zh-Hans': {
        between: (old, now) => `从 ${old} 到${gap(now)}`, nothing: '没有客户或读者会注意到的变化。', unsure: '并非所有内容都能比较。', harmless: '客户没有任何损失。',
        accept: '如需接受某项变更：journey diff … --accept 指纹 --reason "…"', reason: reason => `已接受：${reason}`,
        didNotFail: (what, flag) => `${what}没有使本次运行失败；加上 \`${flag}\` 就会失败。`,
    },
    'zh-Hant': {
        between: (old, now) => `從 ${old} 到${gap(now)}`, nothing: '沒有顧客或讀者會注意到的變化。', unsure: '並非所有內容都能比較。', harmless: '顧客沒有任何損失。',
        accept: '如需接受某項變更：journey diff … --accept 指紋 --reason "…"', reason: reason => `已接受：${reason}`,
        didNotFail: (what, flag) => `${what}沒有使本次執行失敗；加上 \`${flag}\` 就會失敗。`,
    },
};

/** Between Chinese characters no space is set. */
function gap(name: string): string {
    return /^\p{Script=Han}/u.test(name) ? name : ` ${name}`;
}

/** Above the changes of one class. */
export function classHeading(type: ChangeClass, count: number, locale: Locale): string {
    const { name, meaning } = CLASS_WORDS[type];
    const title = name[locale].charAt(0).toUpperCase() + name[locale].slice(1);
    return locale === 'en' ? `${title} (${count}): ${meaning.en.charAt(0).toLowerCase()}${meaning.en.slice(1)}` : `${title}（${count}）：${meaning[locale]}`;
}
