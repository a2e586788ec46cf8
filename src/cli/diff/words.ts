import type { Locale, Localized } from '../../checks/rule';
import { acceptedBecause, NOTHING, UNSURE } from '../../diff/class-words';
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

export const SUMMARY: Readonly<Record<Locale, {
    readonly between: (old: string, now: string) => string;
    readonly either: (old: string, now: string) => string;
    readonly nothing: string;
    /** Instead of these two, when a file could not be read and was left out. */
    readonly unsure: string;
    readonly harmless: string;
    readonly accept: string;
    readonly reason: (reason: string) => string;
    readonly didNotFail: (what: string, flag: string) => string;
}>> = {
    en: {
        between: (old, now) => `From ${old} to ${now}`, either: (old, now) => `${old} or ${now}`, nothing: NOTHING.en, unsure: UNSURE.en, harmless: 'Nothing is taken from the customer.',
        accept: 'To accept one: journey diff … --accept FINGERPRINT --reason "…"', reason: reason => acceptedBecause(reason, 'en'),
        didNotFail: (what, flag) => `${what} did not fail this run; \`${flag}\` would have.`,
    },
    'zh-Hans': {
        between: (old, now) => `从 ${old} 到${gap(now)}`, either: (old, now) => `${old} 和${gap(now)}`, nothing: NOTHING['zh-Hans'], unsure: UNSURE['zh-Hans'], harmless: '客户没有任何损失。',
        accept: '如需接受某项变更：journey diff … --accept 指纹 --reason "…"', reason: reason => acceptedBecause(reason, 'zh-Hans'),
        didNotFail: (what, flag) => `${what}没有使本次运行失败；加上 \`${flag}\` 就会失败。`,
    },
    'zh-Hant': {
        between: (old, now) => `從 ${old} 到${gap(now)}`, either: (old, now) => `${old} 和${gap(now)}`, nothing: NOTHING['zh-Hant'], unsure: UNSURE['zh-Hant'], harmless: '顧客沒有任何損失。',
        accept: '如需接受某項變更：journey diff … --accept 指紋 --reason "…"', reason: reason => acceptedBecause(reason, 'zh-Hant'),
        didNotFail: (what, flag) => `${what}沒有使本次執行失敗；加上 \`${flag}\` 就會失敗。`,
    },
};

/** Between Chinese characters no space is set. */
function gap(name: string): string {
    return /^\p{Script=Han}/u.test(name) ? name : ` ${name}`;
}
