import { candidates } from './candidates';
import type { Suggestion } from './suggestions';
import { WRITING_WORDS } from './words';
import type { FileInProject } from '../projects';
import type { Locale } from '../../src/checks/rule';
import type { ElementKind } from '../../src/model/model';
import { CHANNEL_KINDS } from '../../src/model/vocabulary';

/**
 * A whole small journey with a handoff. What the project has declared is chosen from; the rest is declared with it, so that
 * the checks have nothing to say about it as it stands.
 */
export function newJourney({ project }: FileInProject, today: string): Omit<Suggestion, 'replaces'> {
    const { locale } = project;
    const words = WORDS[locale];
    const { slot, choice } = counter();
    const known = (kind: ElementKind): readonly string[] => candidates([kind], '', { project, spaces: [], journey: undefined }, { near: [], most: MOST_CHOICES }).slice(0, MOST_CHOICES).map(({ text }) => text);
    const declarations: string[] = [];
    /** One of the project's own names, or one that is declared here: where it is first used, and again. */
    const name = (kind: ElementKind, options: readonly string[], fallback: Named, more: () => string = () => ''): Slot => {
        if (options.length > 0) return choice(options);
        const declared = slot(fallback[0]);
        declarations.push(`${kind} ${declared.first} "${slot(fallback[1]).first}"${more()}`);
        return { first: declared.again, again: declared.again };
    };
    const owners = known('owner');
    const front = name('owner', owners, words.front);
    const back = name('owner', [...owners.slice(1), ...owners.slice(0, 1)], words.back);
    const kinds = [words.channelKind, ...CHANNEL_KINDS.filter((kind) => kind !== words.channelKind)];
    const channel = name('channel', known('channel'), words.channel, () => ` : ${choice(kinds).first}`);
    const information = name('information', known('information'), words.information);
    const said = (text: string): string => `"${slot(text).first}"`;
    const named = ([id, title]: Named): string => `${slot(id).first} ${said(title)}`;

    const head = `journey ${named(words.journey)}`;
    const goals = [`owner ${front.first}`, `goal ${said(words.goal)}`, `outcome ${said(words.outcome)}`, `reviewed ${today} every 180d`];
    const stage = `stage ${named(words.stages[0])}`;
    const touchpoint = [`touchpoint ${named(words.touchpoints[0])} {`, `  channel ${channel.first}`, `  does ${said(words.does[0])}`, `  asks ${information.first}`, '  takes 15min'];
    const next = slot(words.touchpoints[1][0]);
    const handoff = [
        `handoff -> ${next.first} {`, `  when ${said(words.when)}`, `  carries ${information.again}`, `  accepted by ${back.first} within 4h`, '  takes 1d',
        `  tells ${said(words.tells)} via ${channel.again}`, `  fallback ${front.again} after 1d`, '}',
    ];
    const last = [
        `touchpoint ${next.again} ${said(words.touchpoints[1][1])} {`, `  channel ${channel.again}`, `  owner ${back.again}`, `  needs ${information.again}`,
        `  does ${said(words.does[1])}`, `  tells ${said(words.closing)}`, '  ends success', '}',
    ];
    const text = [
        ...declarations.flatMap((line) => [line, '']), `${head} {`, ...goals.map(inner), '', inner(`${stage} {`), ...touchpoint.map((line) => inner(inner(line))),
        ...handoff.map((line) => inner(inner(inner(line)))), inner(inner('}')), inner('}'), '', inner(`stage ${named(words.stages[1])} {`), ...last.map((line) => inner(inner(line))), inner('}'), '}', '$0',
    ].join('\n');
    return {
        kind: 'whole', label: 'journey …', title: WRITING_WORDS['new-journey'][locale], filter: `journey ${WRITING_WORDS['new-journey'][locale]}`, insert: text, isSnippet: true,
        subject: { of: 'text', text: WRITING_WORDS['new-journey-more'][locale] },
    };
}

const MOST_CHOICES = 12;
const inner = (line: string): string => `  ${line}`;

/** A place to fill in: with what stands there, and where the same is written again. */
interface Slot { readonly first: string; readonly again: string }
function counter(): { readonly slot: (text: string) => Slot; readonly choice: (options: readonly string[]) => Slot } {
    let count = 0;
    const numbered = (filled: string): Slot => ({ first: `\${${++count}${filled}}`, again: `$${count}` });
    return { slot: (text) => numbered(`:${text}`), choice: (options) => numbered(options.length === 1 ? `:${options[0]!}` : `|${options.join(',')}|`) };
}

type Named = readonly [name: string, title: string];
interface Words {
    readonly front: Named;
    readonly back: Named;
    readonly channel: Named;
    readonly channelKind: (typeof CHANNEL_KINDS)[number];
    readonly information: Named;
    readonly journey: Named;
    readonly goal: string;
    readonly outcome: string;
    readonly stages: readonly [Named, Named];
    readonly touchpoints: readonly [Named, Named];
    readonly does: readonly [string, string];
    readonly when: string;
    readonly tells: string;
    readonly closing: string;
}
const WORDS: Readonly<Record<Locale, Words>> = {
    en: {
        front: ['shop', 'Shop'], back: ['workshop', 'Workshop'], channel: ['counter', 'Counter'], channelKind: 'counter', information: ['fault', 'What is broken'],
        journey: ['repair', 'Get it repaired'], goal: 'It works again', outcome: 'It works, and the customer has it back',
        stages: [['bring', 'Bring it'], ['fetch', 'Fetch it']], touchpoints: [['hand-in', 'Hand it in'], ['hand-out', 'Get it back']],
        does: ['Brings it in and says what is broken', 'Tries it out and takes it home'], when: 'It has a label', tells: 'It is ready for you tomorrow at noon', closing: 'Bring it back within a year if it breaks again',
    },
    'zh-Hans': {
        front: ['门店', '门店'], back: ['维修组', '维修组'], channel: ['柜台', '柜台'], channelKind: 'counter', information: ['故障', '故障描述'],
        journey: ['维修', '把它修好'], goal: '重新能用', outcome: '修好并交还给客户',
        stages: [['送修', '送修'], ['取回', '取回']], touchpoints: [['交件', '交给门店'], ['取件', '取回来']],
        does: ['送来并说明哪里坏了', '试用后带回家'], when: '已贴上标签', tells: '明天中午修好，届时请来取', closing: '一年内再坏，请直接拿回来',
    },
    'zh-Hant': {
        front: ['門市', '門市'], back: ['維修組', '維修組'], channel: ['櫃檯', '櫃檯'], channelKind: 'counter', information: ['故障', '故障描述'],
        journey: ['維修', '把它修好'], goal: '重新能用', outcome: '修好並交還給顧客',
        stages: [['送修', '送修'], ['取回', '取回']], touchpoints: [['交件', '交給門市'], ['取件', '取回來']],
        does: ['送來並說明哪裡壞了', '試用後帶回家'], when: '已貼上標籤', tells: '明天中午修好，屆時請來取', closing: '一年內再壞，請直接拿回來',
    },
};
