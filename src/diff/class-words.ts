import type { Locale, Localized } from '../checks/rule';
import { CLASSES, type Change, type ChangeClass } from './change';
import { CLASS_WORDS } from './say';

export type ChangeCounts = Readonly<Record<ChangeClass | 'accepted', number>>;

/** The changes of a project, and why some of them are accepted. */
export interface JudgedChanges { /** The worst ones first. */ readonly changes: readonly Change[]; readonly accepted: ReadonlyMap<Change, string> }

/** Changes by class, without those that are accepted. */
export function countChanges(projects: readonly JudgedChanges[]): ChangeCounts {
    const counts = { ...Object.fromEntries(CLASSES.map(each => [each, 0])) as Record<ChangeClass, number>, accepted: 0 };
    for (const { changes, accepted } of projects) for (const change of changes) counts[accepted.has(change) ? 'accepted' : change.class]++;
    return counts;
}

const words = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });
/** In the order in which they are told. */
export const COUNTED_CLASSES = ['breaking', 'risky', 'improving', 'evidence', 'text', 'draft', 'accepted'] as const satisfies readonly (ChangeClass | 'accepted')[];

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
export function countsInWords(counts: ChangeCounts, locale: Locale): string {
    return COUNTED_CLASSES.flatMap(type => (counts[type] === 0 ? [] : [countedClass(counts[type], type, locale)])).join(locale === 'en' ? ', ' : '、');
}

/** All that is not accepted, and behind it what is, by its class as well: `2 risky; 1 breaking, accepted: …`. The reason is told where there is one for all. */
export function judgedInWords(projects: readonly JudgedChanges[], locale: Locale, { hasReason }: { readonly hasReason: boolean }): string {
    const open = countsInWords({ ...countChanges(projects), accepted: 0 }, locale);
    const accepted = projects.map(({ changes, accepted: reasons }): JudgedChanges => ({ changes: changes.filter(change => reasons.has(change)), accepted: new Map() }));
    const counts = countsInWords(countChanges(accepted), locale);
    if (counts === '') return open;
    const reasons = new Set(projects.flatMap(each => [...each.accepted.values()]));
    const isEnglish = locale === 'en';
    const reason = hasReason && reasons.size === 1 ? `${isEnglish ? ': ' : '：'}${[...reasons][0]!}` : '';
    return `${open === '' ? '' : `${open}${isEnglish ? '; ' : '；'}`}${counts}${ACCEPTED[locale]}${reason}`;
}
const ACCEPTED = words(', accepted', '（已接受）', '（已接受）');

/** Why a change is accepted, in a line of its own. */
export const acceptedBecause = (reason: string, locale: Locale): string => `${BECAUSE[locale]}${reason}`;
const BECAUSE = words('Accepted: ', '已接受：', '已接受：');
/** Behind what a change says in a picture. */
export const ACCEPTED_MARK = words(' (accepted)', '（已接受）', '（已接受）');

export const NOTHING = words('No change that customers or readers would notice.', '没有客户或读者会注意到的变化。', '沒有顧客或讀者會注意到的變化。');
/** Instead, when a file could not be read and was left out. */
export const UNSURE = words('Not everything could be compared.', '并非所有内容都能比较。', '並非所有內容都能比較。');

/** Above the changes of one class, of which so many are accepted. */
export function classHeading(type: ChangeClass, count: number, locale: Locale, accepted = 0): string {
    const { name, meaning } = CLASS_WORDS[type];
    const title = name[locale].charAt(0).toUpperCase() + name[locale].slice(1);
    if (locale === 'en') return `${title} (${count}${accepted === 0 ? '' : accepted === count ? ', accepted' : `, ${accepted} of them accepted`}): ${meaning.en.charAt(0).toLowerCase()}${meaning.en.slice(1)}`;
    const [among, piece] = locale === 'zh-Hans' ? ['其中', '项'] : ['其中', '項'];
    return `${title}（${count}${accepted === 0 ? '' : accepted === count ? '，已接受' : `，${among} ${accepted} ${piece}已接受`}）：${meaning[locale]}`;
}
