import { isOutside } from '../../../analysis/owners';
import { hatched, moved } from '../../block';
import { outsideSample, SAMPLE_HEIGHT_PX, SAMPLE_PX, type Sample } from '../../legend';
import { arrow, type LineKind } from '../../lines';
import { shape, type SceneNode } from '../../scene';
import { modeInLegend, modeOf, MODES } from '../../handoff-mode';
import type { Plan } from './blueprint';
import type { CardContext } from './cards';

/** The signs of the blueprint that occur. */
export function legendSamples({ customer, owners, lanes }: Plan, { graph, view, blind, words, own }: CardContext): readonly Sample[] {
    const ways = (kind: LineKind, paint: string): readonly SceneNode[] => arrow(kind, [{ xPx: 0, yPx: SAMPLE_HEIGHT_PX / 2 }, { xPx: SAMPLE_PX, yPx: SAMPLE_HEIGHT_PX / 2 }], paint, paint === 'blueprint-self' ? 'blueprint-head-self' : undefined);
    const modes = new Set(owners.flatMap(({ way }) => (way.kind === 'handoff' && way.way !== undefined ? [modeOf(way.way)] : [])));
    const starts = new Set(graph.touchpoints.map(({ initiatedBy }) => initiatedBy));
    const behind = graph.touchpoints.flatMap(({ backstage = [], support = [] }) => [...backstage, ...support]);
    const hasPlainLink = behind.length > 0 || graph.touchpoints.some(({ initiatedBy }) => initiatedBy !== 'customer' && initiatedBy !== 'owner');
    return [
        ...(customer.some(({ kind }) => kind === 'path') ? [{ label: own.legend.customerWay, nodes: ways('path', 'way-path') }] : []),
        ...(customer.some(({ kind }) => kind === 'fallback') ? [{ label: words.legend.fallback, nodes: ways('fallback', 'way-fallback') }] : []),
        ...MODES.filter((mode) => modes.has(mode)).map((mode) => ({ label: modeInLegend(mode, words), nodes: ways('handoff', `blueprint-${mode}`) })),
        ...(owners.some(({ kind }) => kind === 'implicit') ? [{ label: own.legend.undeclared, nodes: ways('implicit', 'blueprint-undeclared') }] : []),
        ...(starts.has('customer') ? [{ label: own.legend.customerStarts, ...upright('down') }] : []),
        ...(starts.has('owner') ? [{ label: own.legend.companyStarts, ...upright('up') }] : []),
        ...(hasPlainLink ? [{ label: own.legend.performs, widthPx: UPRIGHT_PX, nodes: [shape('line', 'blueprint-link', { x1: UPRIGHT_PX / 2, y1: 0, x2: UPRIGHT_PX / 2, y2: SAMPLE_HEIGHT_PX })] }] : []),
        ...(lanes.some(({ outside }) => outside !== undefined) || behind.some(({ by }) => by !== undefined && isOutside(by, view)) ? [outsideSample(words)] : []),
        ...(blind.size > 0 ? [{
            label: own.legend.blind, nodes: moved({ widthPx: SAMPLE_PX, heightPx: 9, nodes: [hatched(SAMPLE_PX, 9, 'blueprint-blind', 6)] }, 0, 4),
        }] : []),
    ];
}

const UPRIGHT_PX = 8;

function upright(direction: 'up' | 'down'): Pick<Sample, 'nodes' | 'widthPx'> {
    const [top, bottom] = [{ xPx: UPRIGHT_PX / 2, yPx: 0 }, { xPx: UPRIGHT_PX / 2, yPx: SAMPLE_HEIGHT_PX }];
    return { widthPx: UPRIGHT_PX, nodes: arrow('implicit', direction === 'down' ? [top, bottom] : [bottom, top], 'blueprint-link') };
}
