import { grouped } from '../model/grouped';
import type { ElementKey } from '../model/model';
import { group, shape, text, title, type SceneNode } from './scene';

/** A finding as far as a picture shows it. */
export interface Mark {
    readonly element: ElementKey;
    /** `finding`: a true fact about a journey as it is lived today. */
    readonly severity: 'error' | 'warning' | 'info' | 'finding';
    readonly rule: string;
    readonly message: string;
}

/** The marks on some elements, as one sign: how many there are, in the colour and shape of the worst, with the messages for who points at it. */
export type MarkMaker = (elements: readonly ElementKey[], centreXPx: number, centreYPx: number) => readonly SceneNode[];

const ORDER = ['error', 'warning', 'finding', 'info'] as const;
/** Half the height of a mark. */
export const MARK_PX = 8;

/** Each finding is shown once, at the first place that asks for its element. */
export function marksOf(findings: readonly Mark[]): MarkMaker {
    const open = new Map(grouped(findings, ({ element }) => element));
    return (elements, x, y) => {
        const found = elements.flatMap((element) => open.get(element) ?? []);
        if (found.length === 0) return [];
        for (const element of elements) open.delete(element);
        const worst = ORDER.find((severity) => found.some((finding) => finding.severity === severity))!;
        const isMany = found.length > 9;
        return [group(`mark:${elements[0]!}`, 'finding-mark', { role: 'img' }, [
            title(found.map(({ message, rule }) => `${message} [${rule}]`).join('\n'), 'quoted'),
            worst === 'warning' ? triangle(x, y, isMany)
                : worst === 'error' ? shape('circle', 'mark-error', { cx: x, cy: y, r: MARK_PX })
                    : shape('rect', `mark-${worst}`, { x: x - MARK_PX, y: y - MARK_PX, width: 2 * MARK_PX, height: 2 * MARK_PX, rx: 4 }),
            text('mark-sign', x - (isMany ? 6.4 : 3), y + (worst !== 'warning' ? 4 : isMany ? 7 : 5), isMany ? '9+' : String(found.length)),
        ])];
    };
}

/** Two signs need a larger one than one does: it narrows where they stand. */
function triangle(x: number, y: number, isLarge: boolean): SceneNode {
    const [topPx, halfPx, heightPx] = isLarge ? [13, 12, 22] : [MARK_PX + 1, MARK_PX + 1, 2 * MARK_PX];
    return shape('path', 'mark-warning', { d: `M${x} ${y - topPx}l${halfPx} ${heightPx}h${-2 * halfPx}z` });
}
