/** Made-up journeys in the language itself: the same seed gives the same text. */

const TITLES = [
    'Book', '预约', 'Visit the store and ask for advice', '上门安装调试，确认设备可以正常使用', 'VR看車', 'Pay', '支払い', 'Supercalifragilisticexpialidocious-without-any-space-in-it',
    '送达（次日达）：请保持电话畅通', 'Wait for “the call”', '“加急”处理', 'a < b & "c"', '🚲 First ride 👨‍👩‍👧‍👦', '2,000–3,000 件/天', 'e\u0301tape',
];
const CHANNELS = ['app', 'hotline', 'visit', 'shop', 'unknown'];
const MODES = ['warm', 'cold', 'self', 'auto'];
const OWNERS = ['brand', 'brand.care', 'fitter', 'carrier', 'unknown'];

/** @param size `modes`: handoffs are made in several ways. @returns the text of a project with one journey, `j`. */
export function randomJourney(seed: number, size: { readonly stages: number; readonly touchpoints: number; readonly modes?: true }): string {
    const [random, randomMode] = [randomNumbers(seed), randomNumbers(seed + 1000)];
    const upTo = (limit: number): number => Math.floor(random() * limit);
    const pick = <T>(list: readonly T[]): T => list[upTo(list.length)]!;
    const title = (): string => JSON.stringify(pick(TITLES));
    const lines = [DECLARATIONS, `journey j ${title()} {`, '  for p', '  owner brand'];
    const stages = Array.from({ length: upTo(size.stages + 1) }, () => Array.from({ length: upTo(size.touchpoints + 1) }, () => ''));
    let count = 0;
    for (const stage of stages) for (const index of stage.keys()) stage[index] = `t${count++}`;
    const names = [...stages.flat(), 'nowhere'];
    stages.forEach((stage, index) => {
        lines.push(`  stage s${index} ${title()} {`, ...(random() < 0.1 ? ['    later'] : []));
        for (const name of stage) {
            lines.push(`    touchpoint ${name} ${random() < 0.9 ? title() : ''} {`);
            if (random() < 0.8) lines.push(`      channel ${[pick(CHANNELS), ...(random() < 0.4 ? [pick(CHANNELS)] : [])].join(', ')}`);
            if (random() < 0.7) lines.push(`      owner ${pick(OWNERS)}`);
            if (random() < 0.1) lines.push('      optional');
            if (random() < 0.1) lines.push('      ends success');
            for (let ways = upTo(5) - 2; 0 < ways; ways--) lines.push(`      ${wayTo(pick(names))}`);
            lines.push('    }');
        }
        lines.push('  }');
    });
    return [...lines, '}', ''].join('\n');

    function wayTo(target: string): string {
        const kind = pick(['path', 'handoff', 'handoff']);
        const facts = [
            ...(size.modes === true && kind === 'handoff' && randomMode() < 0.8 ? [`mode ${MODES[Math.floor(randomMode() * MODES.length)]!}`] : []),
            ...(random() < 0.7 ? [`when ${title()}`] : []),
            ...(kind === 'handoff' && random() < 0.2 ? [`fallback ${pick(names)} after 1d`] : []),
        ];
        return `${kind} -> ${target}${random() < 0.5 ? ` ${title()}` : ''}${facts.length === 0 ? '' : ` { ${facts.join('  ')} }`}`;
    }
}

const DECLARATIONS = [
    'owner brand "线上平台 Brand" { owner care "Customer care with a rather long name" }', 'supplier fitter "第三方安装"', 'partner carrier "Carrier"',
    'channel app "手机 App" : app', 'channel hotline "Call centre that is open day and night" : voice', 'channel visit "上门" : visit', 'channel shop "Shop" : store',
    'persona p "小张"', '',
].join('\n');

/** mulberry32: numbers from 0 to below 1. */
function randomNumbers(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}
