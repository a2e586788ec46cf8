import type { SourceFile } from '../../language-server/compile';
import type { Random } from './random';

const JOURNEYS = ['order', 'repair', '退货', 'billing', 'visit'];
const INFORMATION = ['address', 'receipt', '照片'];
const OWNERS = ['shop', 'shop.care', 'courier', 'courier.driver', 'nobody-knows'];
const CHANNELS = ['app', 'hotline', 'counter', 'nowhere'];
const LENGTHS = ['2h', '1d', '3d', '1bd', '~2d', '1d..4d', '>2d'];

/**
 * A project at random whose journeys hang together: handoffs between them (some in the wrong place), zooms, also into each other,
 * mirrors, promises that are met, answered or made again elsewhere, cases that go through several of them. Each journey is a file
 * of its own, so that an edit of one must reach the others.
 */
export function randomWeb(random: Random): Map<string, string> {
    const { pick, chance } = random;
    const files = new Map([['base.journey', base(random)]]);
    const names = random.shuffled(JOURNEYS).slice(0, 3 + random.below(3));
    for (const name of names) files.set(`${name}.journey`, journey(name, names, random));
    files.set('links.journey', Array.from({ length: 2 + random.below(4) }, () => {
        const [from, to] = [pick(names), pick(names)];
        return block(`handoff ${from}.t${random.below(5)} -> ${to}.t${2 * random.below(chance(60) ? 1 : 3)} "${pick(['over', 'on', '转交'])}"`, handoffFacts(pick(names), random));
    }).join('\n'));
    files.set('cases.journey', Array.from({ length: 1 + random.below(2) }, (_, i) => lived(`case-${i}`, names, random)).join('\n'));
    return files;
}

/** Those of a project in the order in which a map holds them. */
export const filesOf = (texts: ReadonlyMap<string, string>): readonly SourceFile[] => [...texts].map(([path, text]) => ({ path, text }));

function base({ pick, chance }: Random): string {
    return [
        'owner shop "Shop" {', 'owner care "Care"', '}', 'supplier courier "Courier" {', ...(chance(50) ? ['accountable shop.care'] : []), 'owner driver "Driver"', '}',
        ...CHANNELS.slice(0, 3).map(name => `channel ${name} "${pick(['The', 'A'])} ${name}" : ${pick(['app', 'voice', 'counter', 'email', 'ad'])}`),
        ...INFORMATION.map(name => `information ${name} "${pick(['Its', 'The'])} ${name}"`), 'persona buyer "Buyer"', 'metric nps { scale nps }',
        ...(chance(40) ? ['term SLA "Agreement"'] : []), '',
    ].join('\n');
}

const block = (head: string, facts: readonly string[]): string => (facts.length === 0 ? `${head}\n` : `${head} {\n${facts.join('\n')}\n}\n`);

function journey(name: string, names: readonly string[], random: Random): string {
    const { pick, chance, below } = random;
    const count = 2 + below(4);
    const touchpoints = Array.from({ length: count }, (_, at) => touchpoint(at, count, name, names, random));
    return block(`journey ${name} "${pick(['My', 'Our', '我的'])} ${name}"`, [
        ...(chance(70) ? [`owner ${pick(OWNERS)}`] : []), ...(chance(25) ? [`mirrors ${pick(names)}`, 'view enterprise'] : []), ...(chance(50) ? ['for buyer'] : []),
        'stage s "Stage" {', ...(chance(30) ? [`channel ${pick(CHANNELS)}`] : []), ...touchpoints, '}',
        ...(chance(20) ? [block(`handoff ${pick(names)}.t${below(3)} -> ${misplaced(names, random)}`, handoffFacts(name, random))] : []),
    ]);
}

function touchpoint(at: number, count: number, name: string, names: readonly string[], random: Random): string {
    const { pick, chance, below } = random;
    const facts: string[] = [];
    if (chance(40)) facts.push(`owner ${pick(OWNERS)}`);
    if (chance(40)) facts.push(`channel ${pick(CHANNELS)}`);
    if (chance(40)) facts.push(`asks ${pick(INFORMATION)}`);
    if (chance(20)) facts.push(`gives ${pick(INFORMATION)}`);
    if (chance(40)) facts.push(`needs ${pick(INFORMATION)}`);
    if (chance(15)) facts.push('optional');
    if (chance(10)) facts.push('entry');
    if (chance(10)) facts.push('initiated by customer');
    if (chance(40)) facts.push(`takes ${pick(LENGTHS)}`);
    if (chance(20)) facts.push(`expects e${at} "Soon" within ${pick(LENGTHS)}`);
    if (chance(45)) {
        const more = chance(20) ? ` for ${pick(names)}.e${below(3)}` : chance(25) ? ` again ${pick(names)}.p${below(3)}` : '';
        facts.push(`promises p${at} "It comes" within ${pick(LENGTHS)}${chance(20) ? ` or within ${pick(LENGTHS)} when "late"` : ''}${more}`);
    }
    const any = (): string => `${chance(60) ? name : pick(names)}.${pick(['p', 'p', 'e'])}${below(4)}`;
    if (chance(40)) facts.push(`meets ${any()}`);
    if (chance(10)) facts.push(`breaks ${any()} because "no time"`);
    if (chance(25)) facts.push(`zooms into ${pick(names)}`);
    if (chance(10)) facts.push(`repeats at most ${1 + below(3)} times`);
    if (chance(20)) facts.push(`signal ${pick(['ticket', 'call', 'none'])}`);
    const ways = chance(50) ? 0 : 1 + below(2);
    for (let way = 0; way < ways; way++) {
        const to = chance(15) ? misplaced(names, random) : `t${below(count + (chance(10) ? 1 : 0))}`;
        if (chance(50)) facts.push(`path -> ${to}${chance(50) ? ` when "${pick(['late', 'early'])}"` : ''}`);
        else facts.push(block(`handoff -> ${to}`, handoffFacts(name, random)));
    }
    if (at === count - 1 || chance(10)) facts.push(`ends ${pick(['success', 'success', 'failure', 'exit'])}`);
    return block(`touchpoint t${at} "T ${at}"`, facts);
}

/** Where a way leads that stands in the wrong place; never where one in the right place leads, which would be the same way twice. */
const misplaced = (names: readonly string[], { pick, below }: Random): string => `${pick(names)}.t${1 + 2 * below(2)}`;

function handoffFacts(promisesOf: string, { pick, chance, below }: Random): string[] {
    return [
        ...(chance(50) ? [`carries ${chance(20) ? 'all' : pick([...INFORMATION, `${promisesOf}.p${below(3)}`])}`] : []),
        ...(chance(20) ? ['when "late"'] : []), ...(chance(30) ? [`within ${pick(LENGTHS)}`] : []), ...(chance(20) ? [`takes ${pick(LENGTHS)}`] : []),
        ...(chance(25) ? [`mode ${pick(['cold', 'warm', 'self'])}`] : []), ...(chance(30) ? [`accepted by ${pick(OWNERS)} within 1d`] : []), ...(chance(20) ? [`fallback ${pick(OWNERS)}`] : []),
    ];
}

function lived(name: string, names: readonly string[], random: Random): string {
    const { pick, chance, below } = random;
    const of = pick(names);
    let day = 1;
    const entries = Array.from({ length: 2 + below(5) }, (_, at) => {
        day += below(4);
        const what = chance(65) ? `${chance(75) ? '' : `${pick(names)}.`}t${below(5)}` : chance(70) ? 'unplanned "Calls again"' : `missing t${below(4)}`;
        return block(`at day ${day} ${what}`, [
            ...(chance(35) ? [`promises c${at} "Tomorrow" within 1d${at > 0 && chance(40) ? ' again c0' : ''}`] : []),
            ...(chance(35) ? [`meets ${chance(50) ? `c${below(at + 1)}` : `${of}.p${below(3)}`}`] : []), ...(chance(15) ? [`breaks ${of}.p${below(3)}`] : []),
            ...(chance(30) ? [`asks ${pick(INFORMATION)}`] : []), ...(chance(40) ? ['initiated by customer'] : []), ...(chance(30) ? [`owner ${pick(OWNERS)}`] : []),
        ]);
    });
    return block(`case ${name} "Case" of ${of}`, ['for buyer', ...entries]);
}

/** The project after one edit that leaves its form alone: a line gone, moved, doubled or taken from elsewhere, a file written anew, renamed titles, white space. */
export function editWeb(texts: ReadonlyMap<string, string>, random: Random): { readonly path: string; readonly text: string | undefined } {
    const { pick, below } = random;
    const fresh = randomWeb(random);
    const path = pick([...new Set([...texts.keys(), ...fresh.keys()])].sort());
    const text = texts.get(path);
    if (text === undefined) return { path, text: fresh.get(path) };
    const lines = text.split('\n');
    switch (below(9)) {
        case 0: return { path, text: undefined };
        case 1: return { path, text: fresh.get(path) ?? text };
        case 2: return { path, text: `\n// ${below(9)}\n${text}` };
        case 3: return { path, text: lines.map(line => ` ${line}`).join('\n') };
        case 4: return { path, text: text.replace(/"(My|Our|Its|The|A|over|on|T|Stage|Case) ?/g, found => `${found}${pick(['x', 'y', ''])}`) };
        default: {
            const facts = lines.flatMap((line, at) => (/[{}]|^\s*$/.test(line) ? [] : [at]));
            if (facts.length === 0) return { path, text: fresh.get(path) ?? text };
            const at = pick(facts);
            const other = lines[pick(facts)]!;
            if (random.chance(40)) lines.splice(at, 1);
            else if (random.chance(50)) lines[at] = other;
            else lines[at] = lines[at]!.replace(/[a-z一-龥]+\.?[tpe]\d/, () => `${pick(JOURNEYS)}.${pick(['t', 'p', 'e'])}${below(4)}`).replace(/(carries|needs|asks) .*/, (_, word: string) => `${word} ${pick(INFORMATION)}`);
            return { path, text: lines.join('\n') };
        }
    }
}
