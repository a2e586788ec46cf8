import { seeded } from '../harness/mutate';

/** A file of a synthetic project. Paths use `/`. */
export interface GeneratedFile { readonly path: string; readonly text: string }

/** A project made by `generateProject`, and what is in it. */
export interface GeneratedProject {
    readonly files: readonly GeneratedFile[];
    /** Paths of the files that hold a journey of their own; each of them refers to the shared files. */
    readonly journeys: readonly string[];
    /** Journeys, stages and touchpoints of each journey file, as a project of another tool can repeat them. */
    readonly shapes: readonly JourneyShape[];
    /** How many references name something that does not exist. */
    readonly broken: number;
    /** Bytes of all files as UTF-8. */
    readonly bytes: number;
}
export interface JourneyShape { readonly name: string; readonly stages: readonly { readonly name: string; readonly touchpoints: readonly string[] }[] }

/** `some`: 0.5 % of the references to shared things. `every-file`: one in each journey file, and no other. */
export type Breakage = 'none' | 'some' | 'every-file';

/** The files that all others refer to. */
export const SHARED = { owners: 'shared/owners.journey', channels: 'shared/channels.journey', information: 'shared/information.journey', personas: 'shared/personas.journey' } as const;
/** An owner that every journey refers to. */
export const OWNER_OF_ALL = 'platform';

/**
 * A project of `count` files: four that are shared, a portfolio for each hundred journeys, and journeys of 60 to 120
 * lines, every other one in Chinese. The same seed gives the same project.
 *
 * No name is, or begins with, a keyword: a lexer that follows the grammar to the letter reads it too.
 */
export function generateProject(count: number, { seed = 1, breakage = 'some' }: { readonly seed?: number; readonly breakage?: Breakage } = {}): GeneratedProject {
    const dice = diceOf(seeded(seed));
    const shared = sharedFiles();
    const portfolios = Math.max(1, Math.floor((count - shared.length) / 101));
    const total = Math.max(1, count - shared.length - portfolios);
    const names = Array.from({ length: total }, (_, i) => nameOf(i));
    const files: GeneratedFile[] = [...shared];
    const shapes: JourneyShape[] = [];
    let broken = 0;
    for (let i = 0; i < total; i++) {
        const journey = journeyFile(i, names, dice, breakage);
        broken += journey.broken;
        shapes.push(journey.shape);
        files.push({ path: pathOf(i), text: journey.text });
    }
    for (let i = 0; i < portfolios; i++) files.push({ path: `area-${pad(i, 3)}/area.journey`, text: portfolioFile(i, names.slice(i * 100, i * 100 + 100)) });
    const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    return { files, journeys: names.map((_, i) => pathOf(i)), shapes, broken, bytes };
}

// ---- Shared files -------------------------------------------------------------------------------------------------

const isChinese = (i: number): boolean => i % 2 === 1;
const pad = (n: number, digits = 5): string => String(n).padStart(digits, '0');
const pathOf = (i: number): string => `area-${pad(Math.floor(i / 100), 3)}/journey-${pad(i)}.journey`;
const nameOf = (i: number): string => `${pick(isChinese(i) ? ['下单', '维修', '退货', '租车'] : ['purchase', 'repair', 'rental', 'refund'], i >> 1)}-${pad(i)}`;
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!;

const TEAMS = ['care', 'sales', 'billing', 'quality', '售后', '销售', '账务', '质检'] as const;
const SUPPLIERS = ['courier', 'workshop', '快递公司', '维修站'] as const;
const CHANNELS: readonly (readonly [name: string, title: string, kind: string])[] = [
    ['app', 'App', 'app'], ['web', 'Web shop', 'web'], ['hotline', 'Hotline', 'voice'], ['counter', 'Counter', 'counter'], ['parcel', 'Parcel', 'courier'],
    ['手机端', '手机应用', 'app'], ['公众号', '微信公众号', 'social'], ['热线', '客服热线', 'voice'], ['门店', '线下门店', 'store'], ['上门', '上门服务', 'visit'],
];
const INFORMATION = [
    'address', 'device', 'invoice', 'serial', 'fault-report', 'delivery-slot', 'receipt', 'phone-model', 'account', 'contract',
    '地址', '型号', '发票', '序列号', '故障描述', '预约时间', '收据', '购买记录', '账号', '合同',
] as const;
const PERSONAS = ['buyer', 'renter', 'driver', '小张', '老李', '王女士'] as const;

function sharedFiles(): GeneratedFile[] {
    const owners = [
        `owner ${OWNER_OF_ALL} "Platform 平台" {`,
        ...TEAMS.map((team, i) => `  owner ${team} "${isChinese(i >> 2) ? '团队' : 'Team'} ${team}"`),
        '}',
        ...SUPPLIERS.flatMap(supplier => ['', `supplier ${supplier} "${supplier}" {`, `  accountable ${OWNER_OF_ALL}`, '  obligation "Keep what was promised 守约" within 2d', '}']),
    ];
    return [
        { path: SHARED.owners, text: `${owners.join('\n')}\n` },
        { path: SHARED.channels, text: CHANNELS.map(([name, title, kind]) => `channel ${name} "${title}" : ${kind}\n`).join('\n') },
        { path: SHARED.information, text: INFORMATION.map(name => `information ${name} "${name}"\n`).join('\n') },
        { path: SHARED.personas, text: PERSONAS.map((name, i) => `persona ${name} "${name}" {\n  goal "${i < 3 ? 'A device that works' : '设备正常使用'}"\n}\n`).join('\n') },
    ];
}

function portfolioFile(index: number, journeys: readonly string[]): string {
    const lines = [`portfolio area-${pad(index, 3)} "Area ${index}" {`, '  vision "Everything from one hand 一站式"', `  owner ${OWNER_OF_ALL}`];
    for (const journey of journeys) lines.push(`  journey ${journey}`);
    return `${[...lines, '}'].join('\n')}\n`;
}

// ---- Journeys -----------------------------------------------------------------------------------------------------

interface Dice { readonly below: (n: number) => number; readonly chance: (percent: number) => boolean; readonly of: <T>(list: readonly T[]) => T }
function diceOf(random: () => number): Dice {
    const below = (n: number): number => Math.floor(random() * n);
    return { below, chance: percent => random() * 100 < percent, of: list => list[below(list.length)]! };
}

const WORDS = {
    english: {
        touchpoints: ['browse', 'choose', 'pay', 'collect', 'deliver', 'install', 'check', 'review', 'register', 'upgrade'],
        stages: ['discover', 'get', 'use', 'keep'],
        texts: ['The customer looks at what there is', 'Everything is in one place', 'It has to be quick', 'The parcel arrives in the morning', 'A short message is enough'],
        comments: ['What the interviews said', 'Agreed with the team', 'See the survey of last spring'],
    },
    chinese: {
        touchpoints: ['浏览', '选择', '付款', '取货', '送货', '安装', '检查', '评价', '注册', '升级'],
        stages: ['了解', '购买', '使用', '售后'],
        texts: ['客户查看商品', '所有信息都在一处', '要快', '上午送到', '一条短信就够了'],
        comments: ['访谈里提到的', '已与团队确认', '见去年春天的调查'],
    },
} as const;

function journeyFile(index: number, names: readonly string[], dice: Dice, breakage: Breakage): { readonly text: string; readonly shape: JourneyShape; readonly broken: number } {
    const words = isChinese(index) ? WORDS.chinese : WORDS.english;
    const half = <T>(list: readonly T[]): readonly T[] => (isChinese(index) ? list.slice(list.length / 2) : list.slice(0, list.length / 2));
    const name = names[index]!;
    let broken = 0;
    const refer = (to: string): string => {
        if (breakage !== 'some' || !dice.chance(0.5)) return to;
        broken++;
        return `${to}x`;
    };
    const target = 60 + dice.below(55);
    const information = Array.from({ length: 4 }, (_, i) => half(INFORMATION)[(index + i * 3) % (INFORMATION.length / 2)]!);
    const lines = [
        `// ${dice.of(words.comments)}`,
        `journey ${name} "${words.texts[index % words.texts.length]} ${index}" {`,
        `  for ${refer(PERSONAS[index % PERSONAS.length]!)}`,
        `  goal "${dice.of(words.texts)}"`,
        `  owner ${refer(OWNER_OF_ALL)}`,
        `  evidence research "${12 + (index % 9)} interviews"`,
    ];
    // Of each ten journeys the third zooms into the fourth, and the sixth hands over to the seventh; the tenth has a case.
    const zooms = index % 10 === 2 ? names[index + 1] : undefined;
    const handsOver = index % 10 === 5 ? names[index + 1] : undefined;
    const hasCase = index % 10 === 9;
    const reserve = hasCase ? 14 : handsOver === undefined ? 0 : 9;

    const touchpoints: string[] = [];
    const stages: { name: string; touchpoints: string[] }[] = [];
    const addTouchpoint = (stage: { name: string; touchpoints: string[] }, last: boolean, next: string | undefined): void => {
        const at = touchpoints.length;
        const touchpoint = `${pick(words.touchpoints, at)}-${at + 1}`;
        lines.push(`    touchpoint ${touchpoint} "${pick(words.touchpoints, at)} ${at + 1}" {`);
        if (at === 0) lines.push(`      asks ${information.slice(0, 2).map(refer).join(', ')}`, `      promises ready "${dice.of(words.texts)}" within ${6 + dice.below(5)}d`);
        else if (dice.chance(50)) lines.push(`      does "${dice.of(words.texts)}"`);
        if (at === 1) lines.push(`      gives ${refer(information[2]!)}`);
        if (at > 1 && dice.chance(70)) lines.push(`      needs ${refer(dice.of(information.slice(0, 3)))}`);
        if (dice.chance(50)) lines.push(`      takes ${1 + dice.below(9)}${dice.of(['min', 'h'])}`);
        if (dice.chance(40)) lines.push(`      feels ${dice.of(last ? ['+1', '+2'] : ['+1', '-1', '+2', '0'])} "${dice.of(words.texts)}"`);
        if (dice.chance(25)) lines.push(`      // ${dice.of(words.comments)}`);
        if (dice.chance(30)) lines.push(`      signal ${dice.of(['ticket', 'survey', 'telemetry'])}`);
        if (dice.chance(30)) lines.push(`      backstage "${dice.of(words.texts)}" by ${refer(dice.of(half(TEAMS)))}`);
        if (dice.chance(20)) lines.push(`      note "${dice.of(words.texts)}"`);
        if (at === 1 && zooms !== undefined) lines.push(`      zooms into ${zooms}`);
        if (last) lines.push('      meets ready', `      tells "${dice.of(words.texts)}"`, `      ends success "${dice.of(words.texts)}"`);
        if (next !== undefined) {
            lines.push(
                `      handoff -> ${next} {`, `        carries ${information.slice(0, at === 0 ? 2 : 3).map(refer).join(', ')}, ready`, `        accepted by ${refer(dice.of(half(SUPPLIERS)))} within ${2 + dice.below(6)}h`,
                `        tells "${dice.of(words.texts)}" via ${refer(dice.of(half(CHANNELS))[0])}`, `        fallback ${OWNER_OF_ALL} after ${1 + dice.below(3)}d`, '        signal ticket', '      }',
            );
        }
        lines.push('    }');
        touchpoints.push(touchpoint);
        stage.touchpoints.push(touchpoint);
    };
    for (let s = 0; s < words.stages.length; s++) {
        const stage = { name: `${words.stages[s]}-${s + 1}`, touchpoints: [] as string[] };
        stages.push(stage);
        const isLast = s === words.stages.length - 1;
        lines.push('', `  stage ${stage.name} "${words.stages[s]}" {`, `    channel ${refer(half(CHANNELS)[(index + s) % (CHANNELS.length / 2)]![0])}`);
        const until = (target - reserve) * (s + 1) / words.stages.length;
        while (lines.length < until - 14) addTouchpoint(stage, false, undefined);
        const following = touchpoints.length + 1;
        addTouchpoint(stage, isLast, isLast ? undefined : `${pick(words.touchpoints, following)}-${following + 1}`);
        lines.push('  }');
    }
    lines.push('}');
    if (handsOver !== undefined) {
        lines.push(
            '', `handoff ${name}.${touchpoints[touchpoints.length - 1]} -> ${handsOver}.${pick(isChinese(index + 1) ? WORDS.chinese.touchpoints : WORDS.english.touchpoints, 0)}-1 {`,
            `  accepted by ${OWNER_OF_ALL} within 4h`, `  tells "${dice.of(words.texts)}"`, `  fallback ${OWNER_OF_ALL} after 1d`, '}',
        );
    }
    if (hasCase) {
        lines.push('', `case kunde-${pad(index)} "${dice.of(words.texts)}" of ${name} {`, `  source "complaint ${index}"`);
        lines.push(`  at day 1 ${name}.${touchpoints[0]} "${dice.of(words.texts)}" {`, `    promises p1 "${dice.of(words.texts)}" within 2d`, '  }');
        lines.push(`  at day 2 ${name}.${touchpoints[1]} "${dice.of(words.texts)}" {`, '    initiated by customer', `    channel ${half(CHANNELS)[0]![0]}`, '  }');
        lines.push(`  at day 3 ${name}.${touchpoints[2]} {`, '    meets p1', '  }', '}');
    }
    if (breakage === 'every-file') {
        lines.splice(4, 0, `  scenario peak-season-${index}`);
        broken++;
    }
    return { text: `${lines.join('\n')}\n`, shape: { name, stages }, broken };
}

// ---- One file that grows --------------------------------------------------------------------------------------------

/** What is doubled in one file. */
export type Growing = 'touchpoints' | 'references' | 'comments';

/** One file with `n` touchpoints of one journey; or `n` references to `n` declarations of the same file; or `n` comments. */
export function generateFile(growing: Growing, n: number): string {
    const head = ['owner platform "Platform"', 'channel app "App" : app', ''];
    if (growing === 'references') {
        const facts = Array.from({ length: n }, (_, i) => `information ${i % 2 === 0 ? 'fact' : '信息'}-${i}`);
        const uses = facts.map(fact => fact.slice('information '.length));
        const touchpoints = [0, 1, 2, 3].flatMap(t => [
            `    touchpoint step-${t} "Step ${t}" {`, ...chunks(uses.filter((_, i) => i % 4 === t), 8).map(some => `      asks ${some.join(', ')}`), ...(t === 3 ? ['      ends success'] : []), '    }',
        ]);
        return [...head, ...facts, '', 'journey all {', '  owner platform', '  stage only {', '    channel app', ...touchpoints, '  }', '}', ''].join('\n');
    }
    const lines = [...head, 'journey all {', '  owner platform'];
    const touchpoints = growing === 'touchpoints' ? n : 20;
    for (let t = 0; t < touchpoints; t++) {
        if (t % 50 === 0) lines.push(...(t === 0 ? [] : ['  }']), `  stage ${t % 100 === 0 ? 'part' : '阶段'}-${t} {`, '    channel app');
        lines.push(`    touchpoint ${t % 2 === 0 ? 'step' : '步骤'}-${t} "Step ${t}" {`, '      does "Something 做一件事"');
        if (growing === 'comments') for (let c = 0; c < n / touchpoints; c++) lines.push(c % 2 === 0 ? `      // Comment ${c} 注释` : `      /* Comment ${c} 注释 */`);
        if (t === touchpoints - 1) lines.push('      ends success');
        lines.push('    }');
    }
    return [...lines, '  }', '}', ''].join('\n');
}

/** One journey `story` with branches, joins, loops, handoffs and promises, in which nothing is missing. */
export function generateStory(touchpoints: number): string {
    const kept = Array.from({ length: 8 }, (_, i) => `${i % 2 === 0 ? 'fact' : '信息'}-${i}`);
    const lines = ['owner shop "Shop"', 'owner workshop "Workshop"', 'channel app "App" : app', ...kept.map(name => `information ${name}`), '', 'journey story "Story" {', '  owner shop', '  stage only "Only" {', '    channel app'];
    for (let t = 0; t < touchpoints; t++) {
        const isLast = t === touchpoints - 1;
        lines.push(`    touchpoint step-${t} "Step ${t} 第${t}步" {`, `      owner ${t % 4 < 2 ? 'shop' : 'workshop'}`, `      asks ${kept[t % 8]}`, '      takes 2h..1d');
        if (t >= 8) lines.push(`      needs ${kept[(t + 3) % 8]}`);
        if (t % 5 === 0 && t + 3 < touchpoints) lines.push(`      promises p${t} "Done soon enough" within 12d`);
        if (t % 5 === 3) lines.push(`      meets p${t - 3}`);
        if (isLast) lines.push('      ends success');
        else if (t % 7 === 2 && t + 2 < touchpoints) lines.push(`      path -> step-${t + 1} when "yes"`, `      path -> step-${t + 2} when "no"`);
        else if (t % 11 === 6) lines.push(`      path -> step-${t + 1} when "fine"`, `      path -> step-${t - 2} when "once more"`, '      repeats at most 3 times');
        else if (t % 2 === 1) lines.push(`      handoff -> step-${t + 1} "Hand over" {`, '        carries all', '        accepted by workshop within 2h', '        takes 4h..1d', '        within 2d', '        tells "Until tomorrow 明天见" via app', '      }');
        lines.push('    }');
    }
    return [...lines, '  }', '}', ''].join('\n');
}

/** One journey to be drawn, `map`: stages of up to eight touchpoints, handoffs to the next one, over several stages, and back. */
export function generateMap(touchpoints: number): string {
    const lines = ['owner shop "Shop"', 'supplier workshop "Workshop 维修站"', 'channel app "App" : app', 'channel visit "上门" : visit', 'information address "Address"', '', 'journey map "Map" {', '  owner shop'];
    for (let t = 0; t < touchpoints; t++) {
        if (t % 8 === 0) lines.push(`  stage part-${t / 8} "Stage ${t / 8} 第${t / 8}段" {`);
        lines.push(`    touchpoint step-${t} "Step ${t} 第${t}步" {`, `      channel ${t % 3 === 0 ? 'app' : 'visit'}`, `      owner ${t % 4 < 2 ? 'shop' : 'workshop'}`, '      does "Waits for somebody to call 等电话"', `      feels ${t % 5 - 2}`);
        if (t % 4 === 0 && t + 2 < touchpoints) lines.push(`      promises p${t} "Done soon enough" within 12d`);
        if (t % 4 === 2) lines.push(`      meets p${t - 2}`);
        if (t === touchpoints - 1) lines.push('      ends success');
        else if (t % 6 === 5) lines.push(`      path -> step-${t + 1} when "fine"`, `      path -> step-${Math.max(0, t - 11)} when "once more"`, `      path -> step-${Math.min(touchpoints - 1, t + 13)} when "skip 跳过"`);
        else if (t % 2 === 1) lines.push(`      handoff -> step-${t + 1} "Hand over" {`, '        carries all', '        accepted by workshop within 2h', '        tells "Until tomorrow 明天见" via app', '      }');
        lines.push('    }');
        if (t % 8 === 7 || t === touchpoints - 1) lines.push('  }');
    }
    return [...lines, '}', ''].join('\n');
}

function chunks<T>(list: readonly T[], size: number): T[][] {
    return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, i * size + size));
}

// ---- The same number of elements for LikeC4 --------------------------------------------------------------------------

/**
 * A LikeC4 project with an element for each journey, stage, touchpoint and shared declaration of a project, and a
 * relation from each touchpoint to the next. Its only view shows one element: reading is compared, not drawing.
 */
export function likec4Project({ shapes }: GeneratedProject): readonly GeneratedFile[] {
    // LikeC4's names are ASCII letters, digits, `_` and `-`.
    const specification = 'specification {\n  element owner\n  element channel\n  element journey\n  element stage\n  element touchpoint\n}\n';
    const shared = [...TEAMS, ...SUPPLIERS, OWNER_OF_ALL, ...INFORMATION, ...PERSONAS].map((title, i) => `  owner${i} = owner '${title}'`);
    const channels = CHANNELS.map(([, title], i) => `  channel${i} = channel '${title}'`);
    const files = shapes.map(({ name, stages }, i): GeneratedFile => {
        const lines = ['model {', `  journey${i} = journey '${name}' {`];
        const ids: string[] = [];
        for (const [s, stage] of stages.entries()) {
            lines.push(`    stage${s} = stage '${stage.name}' {`);
            for (const touchpoint of stage.touchpoints) {
                const id = `t${ids.length}`;
                ids.push(`stage${s}.${id}`);
                lines.push(`      ${id} = touchpoint '${touchpoint}' {`, `        description '${touchpoint} by the team'`, '      }');
            }
            lines.push('    }');
        }
        for (let t = 1; t < ids.length; t++) lines.push(`    ${ids[t - 1]} -> ${ids[t]} 'next'`);
        lines.push(`    ${ids[0]} -> channel${i % CHANNELS.length} 'via'`, '  }', '}');
        return { path: `journey-${pad(i)}.c4`, text: `${lines.join('\n')}\n` };
    });
    const views = 'views {\n  view index {\n    include channel0\n  }\n}\n';
    return [{ path: 'shared.c4', text: `${specification}model {\n${[...shared, ...channels].join('\n')}\n}\n${views}` }, ...files];
}
