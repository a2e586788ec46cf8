import type { LivedCase } from '../../../analysis/lived';
import type { LivedPromise } from '../../../analysis/promise-ledger';
import { elementKey } from '../../../model/model';
import type { ProjectView } from '../../../model/view';
import { hatched, moved, paragraph, stacked, type Block } from '../../block';
import { facetsOfMoment } from '../../facets';
import type { Lane } from '../../lanes';
import type { MarkMaker } from '../../marks';
import { group, shape, title, type SceneNode } from '../../scene';
import { dayLabel, type CaseAxis } from './axis';
import type { CaseWords } from './words';

const BAR_PX = 12;
const ROW_GAP_PX = 10;
const TEXT_PX = 420;

/** Each promise as a bar from the day on which it was made over the day on which it was due to the one on which it came. */
export function promiseLane(lived: LivedCase, axis: CaseAxis, words: CaseWords, markAt: MarkMaker, project: ProjectView): Lane | undefined {
    if (lived.promises.length === 0) return undefined;
    const rows = stacked(lived.promises.map((promise) => promiseRow(promise, lived, axis, words, markAt, project)), ROW_GAP_PX);
    return { key: 'promises', title: words.promises, note: words.promisesNote, heightPx: rows.heightPx, nodes: rows.nodes };
}

function promiseRow(promise: LivedPromise, lived: LivedCase, axis: CaseAxis, words: CaseWords, markAt: MarkMaker, project: ProjectView): Block {
    const { made, dueDay, metAt, brokenAt, lateDays } = promise;
    const startPx = made === undefined ? axis.columns[0]!.leftPx : axis.columnOf(made.entry).leftPx + 8;
    const endOf = (entry: NonNullable<typeof metAt>): number => { const column = axis.columnOf(entry); return column.leftPx + column.widthPx - 20; };
    const duePx = dueDay === undefined ? undefined : axis.xAt(dueDay, 1);
    const end = metAt ?? brokenAt;
    const lastPx = end === undefined ? axis.widthPx - 12 : endOf(end);
    const isOverdue = promise.isOverdue || promise.state === 'broken';
    const inTimePx = duePx === undefined ? lastPx : isOverdue ? Math.min(duePx, lastPx) : Math.max(duePx, lastPx);
    const stateWords = promise.state === 'met' ? (lateDays !== undefined && lateDays > 0 ? words.state.metLate : words.state.met) : words.state[promise.state];
    const text = promise.promise.text ?? promise.promise.name ?? '';
    const due = dueDay === undefined ? words.noDue : words.dueOn(dayLabel([dueDay, dueDay], lived, words));
    const late = lateDays !== undefined && lateDays > 0 ? ` · ${words.late(lateDays)}` : '';
    const again = promise.promise.again === undefined ? '' : `${words.again} · `;
    const label = paragraph(`${again}${text} · ${due} · ${stateWords}${late}`, Math.max(TEXT_PX, axis.widthPx - startPx - 16), isOverdue ? 'case-bar-bad' : promise.state === 'met' ? 'case-bar-good' : 'case-bar-text');
    const leftPx = Math.max(axis.columns[0]!.leftPx, Math.min(startPx, axis.widthPx - label.widthPx - 12));
    const topPx = label.heightPx + 3;
    const nodes: SceneNode[] = [
        title(`${text} · ${due} · ${stateWords}${late}`),
        ...moved(label, leftPx, 0),
        shape('rect', 'case-bar', { x: startPx, y: topPx, width: Math.max(8, inTimePx - startPx), height: BAR_PX, rx: 3 }),
        ...(isOverdue && duePx !== undefined && duePx < lastPx ? [
            shape('rect', 'case-bar-overdue', { x: duePx, y: topPx, width: lastPx - duePx, height: BAR_PX, rx: 3 }),
            ...moved({ widthPx: 0, heightPx: 0, nodes: [hatched(lastPx - duePx, BAR_PX, 'case-silence-hatch')] }, duePx, topPx),
        ] : []),
        ...(duePx === undefined ? [] : [shape('line', 'case-due', { x1: duePx, y1: topPx - 3, x2: duePx, y2: topPx + BAR_PX + 3 })]),
        ...endMark(promise, lastPx, topPx + BAR_PX / 2),
        ...markAt(promise.promise.id === undefined ? [] : [elementKey('promise', promise.promise.id)], leftPx + label.widthPx + 14, 8),
    ];
    return { widthPx: axis.widthPx, heightPx: topPx + BAR_PX + 4, nodes: [group(`promise:${promise.promise.id ?? ''}:${made?.entry.entry.id ?? ''}:${made?.index ?? ''}`, 'promise', { role: 'img', ...(made === undefined ? {} : facetsOfMoment(made.entry.owner, made.entry.entry.channels ?? made.entry.touchpoint?.channels ?? [], project)) }, nodes)] };
}

/** A tick where it came, a cross where it was broken, nothing where it is open. */
function endMark({ state, metAt }: LivedPromise, x: number, y: number): readonly SceneNode[] {
    if (metAt !== undefined) return [shape('path', 'case-pole-customer', { d: `M${x + 4} ${y}l3.5 4l6.5 -8` })];
    return state === 'broken' ? [shape('path', 'case-bar-overdue', { d: `M${x + 4} ${y - 4}l8 8m0 -8l-8 8` })] : [];
}
