import type { Contacts, LivedCase, LivedEntry } from '../../../analysis/lived';
import { isOutside } from '../../../analysis/owners';
import type { LivedPromise } from '../../../analysis/promise-ledger';
import { labelOf } from '../../../model/label';
import { elementKey, type Case, type Ref, type Touchpoint } from '../../../model/model';
import { boxed, hatched, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import { facetsOfMoment } from '../../facets';
import { framed, frameWidth, type Tile } from '../../frame';
import { uniqueKeys } from '../../keys';
import { evidenceInWords } from '../../journey-header';
import { foldedLanes, laneRows, type Lane } from '../../lanes';
import { legendOf, SAMPLE_HEIGHT_PX, SAMPLE_PX, type Sample } from '../../legend';
import { marksOf } from '../../marks';
import { nothingYet } from '../../nothing-yet';
import type { PictureContext } from '../../picture';
import { group, list, shape, title, type Scene, type SceneNode } from '../../scene';
import { listInWords, WORDS } from '../../words';
import { axisOf, dayLabel, type CaseAxis } from './axis';
import { emotionLane } from './emotion';
import { entryCard, missingCard, ownerLabel } from './entry-card';
import { markX, numberMark } from './number-mark';
import { promiseLane } from './promise-bars';
import { CASE_WORDS, type CaseWords } from './words';

/** A case: what one customer lived through, on its days, against the plan, with what was promised and who had it. */
export function drawCase(each: Case, context: PictureContext): Scene {
    const words = CASE_WORDS[context.locale];
    const lived = context.analyses.livedOf(each);
    const axis = axisOf(lived, context.scale ?? 'time', words);
    const markAt = marksOf(context.findings ?? []);
    // What holds for the whole case stands beside its title; before its parts, so that it is not taken for theirs.
    const own = markAt([elementKey('case', each.id)], 8, 8);
    const body = lived.entries.length === 0 ? nothingYet(words.empty, 'entries', 512, context.locale) : bodyOf(lived, axis, context, words, markAt);
    const shown = own.length === 0 ? body : stacked([{ widthPx: 16, heightPx: 18, nodes: own }, body], 6);
    const met = lived.promises.filter((promise) => promise.state === 'met').length;
    return framed({
        title: labelOf(each), description: words.description(lived.entries.length, met, lived.promises.length),
        facts: factsOf(lived, context, words), tiles: tilesOf(lived, words), body: shown, words: wordsOf(each),
        legend: legendOf(samplesOf(lived, axis, words), frameWidth(shown)),
    }, context);
}

function wordsOf(each: Case): string {
    return [labelOf(each), ...each.entries.flatMap(({ title, tells, promises }) => [title, ...(tells ?? []).map(({ text }) => text), ...(promises ?? []).map(({ text }) => text)])].join('\n');
}

function factsOf({ lived, journey }: LivedCase, { project, locale }: PictureContext, words: CaseWords): readonly { readonly heading: string; readonly value: string }[] {
    const felt = lived.entries.flatMap(({ feels }) => (feels ?? []).flatMap(({ persona }) => persona ?? []));
    const own = lived.personas ?? [...new Set(felt)];
    // It is the case of one customer: not of all whom the plan serves.
    const possible = own.length > 0 ? own : journey?.personas ?? [];
    const personas = listInWords(possible.map((ref) => { const found = project.persona(ref); return found === undefined ? ref : labelOf(found); }), WORDS[locale]);
    return [
        { heading: words.of, value: journey === undefined ? lived.journey : labelOf(journey) },
        { heading: WORDS[locale].for, value: own.length === 0 && possible.length > 1 ? words.oneOf(personas) : personas },
        { heading: words.source, value: listInWords(lived.sources ?? [], WORDS[locale]) },
        { heading: WORDS[locale].evidence, value: evidenceInWords(lived.evidence, WORDS[locale]) },
    ];
}

/** The figures of the promise that fared worst, and of the whole. */
function tilesOf(lived: LivedCase, words: CaseWords): readonly Tile[] {
    const worst = worstChain(lived);
    const dayOf = (at: number): string => dayLabel([at, at], lived, words);
    const first = worst?.promises[0];
    const contacts = first?.made === undefined ? undefined : lived.contactsBetween(first.made.entry, worst?.metAt);
    const met = lived.promises.filter(({ state }) => state === 'met').length;
    const silentDays = lived.silences.reduce((sum, { first: from, last }) => sum + last - from + 1, 0);
    return [
        ...(worst?.dueDay === undefined ? [] : [{ figure: dayOf(worst.dueDay), label: words.due, about: promiseWords(first!, dayOf, words) }]),
        ...(worst?.dueDay === undefined ? [] : worst.metAt?.day !== undefined ? [{ figure: dayOf(worst.metAt.day), label: words.arrived }]
            : worst.metAt === undefined && first!.isOverdue ? [{ figure: words.notYet, label: words.arrived, isBad: true }] : []),
        ...((worst?.slipDays ?? 0) > 0 ? [{ figure: words.days(worst!.slipDays!), label: words.slip, isBad: true }] : []),
        ...(lived.promises.length === 0 ? [] : [{ figure: words.keptOf(met, lived.promises.length), label: words.kept, isBad: met < lived.promises.length }]),
        ...contactsTile(contacts, words),
        ...(lived.repeatedQuestions.length === 0 ? [] : [{ figure: String(lived.repeatedQuestions.length), label: words.askedAgain, isBad: true }]),
        ...(lived.owners.length < 2 ? [] : [{ figure: String(lived.owners.length - 1), label: words.ownerChanges }]),
        ...(silentDays === 0 ? [] : [{ figure: words.days(silentDays), label: words.silent, isBad: true }]),
    ];
}

/** Who got in touch after the promise was made, until it came. */
function contactsTile(contacts: Contacts | undefined, words: CaseWords): readonly Tile[] {
    if (contacts === undefined) return [];
    const { customer, company, unstated = 0 } = contacts;
    if (customer + company + unstated === 0) return [];
    return [{ figure: `${customer} : ${company}`, label: words.contacts, isBad: customer > company, ...(unstated > 0 && { about: words.contactsUnstated(unstated) }) }];
}

/** What never came and is overdue fared worse than what came late; of those that came in time, one with a day has more to tell. */
function worstChain({ chains }: LivedCase): LivedCase['chains'][number] | undefined {
    const badness = ({ promises, metAt, slipDays, dueDay }: LivedCase['chains'][number]): number =>
        (metAt === undefined && promises[0]?.isOverdue === true ? Infinity : slipDays ?? (dueDay === undefined ? -1 : 0));
    return chains.reduce<LivedCase['chains'][number] | undefined>((worst, chain) => (worst === undefined || badness(worst) < badness(chain) ? chain : worst), undefined);
}

function promiseWords({ promise, made }: LivedPromise, dayOf: (day: number) => string, words: CaseWords): string {
    const day = made?.entry.day;
    return words.promised(promise.text ?? promise.name ?? '', day === undefined ? undefined : dayOf(day));
}

// ---- Lanes --------------------------------------------------------------------------------------------------------

const CARD_GAP_PX = 10;

function bodyOf(lived: LivedCase, axis: CaseAxis, context: PictureContext, words: CaseWords, markAt: ReturnType<typeof marksOf>): Block {
    const numbers = new Map(lived.entries.map((entry, index) => [entry, index + 1]));
    const days = dayRow(lived, axis, words, numbers);
    const lanes = [planLane(lived, axis, words), livedLane(lived, axis, context, words, numbers, markAt), emotionLane(lived, axis, context), promiseLane(lived, axis, words, markAt, context.project), ownerLane(lived, axis, context, words)];
    const rows = laneRows(foldedLanes(lanes, context.folded), axis.widthPx, days.heightPx + 6);
    const grounds = axis.columns.map((column): SceneNode => shape('rect', column.isSilent ? 'case-silent-day' : 'case-day', { x: column.leftPx, y: days.heightPx + 6, width: column.widthPx - 1, height: rows.heightPx }));
    return {
        widthPx: axis.widthPx, heightPx: days.heightPx + 6 + rows.heightPx,
        nodes: [group('grounds', 'grounds', {}, grounds), list('days', 'days', {}, days.nodes), list('lanes', 'lanes', {}, rows.nodes)],
    };
}

/** The days with the numbers of what happened on them, and the two flags where it ended. */
function dayRow(lived: LivedCase, axis: CaseAxis, words: CaseWords, numbers: ReadonlyMap<LivedEntry, number>): Block {
    const flags = flagsOf(lived, axis, words);
    const nodes: SceneNode[] = [...flags.nodes];
    const top = flags.heightPx;
    let heightPx = top;
    for (const column of axis.columns) {
        const label = paragraph(column.label, column.widthPx - 8, 'case-day-title');
        nodes.push(group(`day:${column.leftPx}`, 'day', { role: 'listitem' }, moved(label, column.leftPx + 4, top)));
        heightPx = Math.max(heightPx, top + label.heightPx);
    }
    const axisY = heightPx + 14;
    nodes.push(shape('line', 'case-axis', { x1: axis.columns[0]!.leftPx, y1: axisY, x2: axis.widthPx, y2: axisY }));
    for (const column of axis.columns) {
        nodes.push(shape('line', 'case-tick', { x1: column.leftPx, y1: axisY - 6, x2: column.leftPx, y2: axisY + 6 }));
        column.entries.forEach((entry, index) => nodes.push(...moved(numberMark(numbers.get(entry)!), markX(column, entry, index), axisY - 9)));
    }
    return { widthPx: axis.widthPx, heightPx: axisY + 10, nodes };
}

const FLAG_ROW_PX = 22;

/** Where the company thinks that it is done, and where it is done for the customer. */
function flagsOf(lived: LivedCase, axis: CaseAxis, words: CaseWords): Block {
    const flag = (entry: LivedEntry | undefined, label: string, kind: 'enterprise' | 'customer'): { readonly x: number; readonly nodes: (row: number, rows: number) => readonly SceneNode[]; readonly widthPx: number } | undefined => {
        if (entry === undefined) return undefined;
        const column = axis.columnOf(entry);
        const text = paragraph(label, 320, 'body-strong');
        const x = Math.min(column.leftPx + column.widthPx - 12, axis.widthPx - 4);
        const isLeft = axis.widthPx < x + 22 + text.widthPx;
        return {
            x: isLeft ? x - 22 - text.widthPx : x, widthPx: 22 + text.widthPx,
            nodes: (row, rows) => [
                shape('path', `case-flag-${kind}`, { d: `M${x} ${row * FLAG_ROW_PX + 2}h${isLeft ? -14 : 14}l${isLeft ? 4 : -4} 5l${isLeft ? -4 : 4} 5h${isLeft ? 14 : -14}z` }),
                shape('line', `case-pole-${kind}`, { x1: x, y1: row * FLAG_ROW_PX + 2, x2: x, y2: rows * FLAG_ROW_PX + 2 }),
                ...moved(text, isLeft ? x - 20 - text.widthPx : x + 20, row * FLAG_ROW_PX),
            ],
        };
    };
    const end = flag(lived.isFinished ? lived.customerEnd : undefined, words.customerEnd, 'customer');
    const thought = flag(lived.enterpriseEnd, words.enterpriseEnd, 'enterprise');
    const flags = [thought, end].filter((each) => each !== undefined);
    if (flags.length === 0) return NOTHING;
    return { widthPx: axis.widthPx, heightPx: flags.length * FLAG_ROW_PX + 6, nodes: flags.flatMap(({ nodes }, row) => nodes(row, flags.length)) };
}

/** What the plan has for it: above what came of it; what never came stands dashed where it should have come. */
function planLane(lived: LivedCase, axis: CaseAxis, words: CaseWords): Lane | undefined {
    const shown = new Set<string>();
    const keyOf = uniqueKeys();
    const planned = ({ id }: Touchpoint, content: Block, style: { readonly paint: string; readonly widthPx: number }): Block => {
        const box = boxed(content, { ...style, paddingPx: 9, paddingTopPx: 5, radiusPx: 4 });
        return { ...box, nodes: [group(keyOf(`planned:${id}`), 'planned', {}, box.nodes)] };
    };
    const cells = axis.columns.map((column) => stacked(column.entries.flatMap((entry): readonly Block[] => {
        const missing = lived.missing.filter(({ at, after }) => at === entry && after !== undefined).map(({ touchpoint }) =>
            planned(touchpoint, stacked([paragraph(words.neverCame, column.widthPx - 36, 'small'), paragraph(labelOf(touchpoint), column.widthPx - 36, 'body')]), { paint: 'case-missing', widthPx: column.widthPx - 12 }));
        const skipped = lived.skipped.filter(({ at }) => at === entry).map(({ touchpoints }) => planned(
            touchpoints[0]!, stacked([paragraph(words.noneCame, column.widthPx - 36, 'small'), paragraph(words.either(touchpoints.map(labelOf)), column.widthPx - 36, 'body')]), { paint: 'case-missing', widthPx: column.widthPx - 12 },
        ));
        const { touchpoint } = entry;
        const before = [...missing, ...skipped];
        if (touchpoint === undefined || shown.has(touchpoint.id)) return before;
        shown.add(touchpoint.id);
        return [...before, planned(touchpoint, paragraph(labelOf(touchpoint), column.widthPx - 36, 'case-plan-title'), { paint: entry.entry.as === 'missing' ? 'case-missing' : 'case-plan', widthPx: column.widthPx - 12 })];
    }), 6));
    const heightPx = Math.max(0, ...cells.map((cell) => cell.heightPx));
    if (heightPx === 0) return undefined;
    return { key: 'plan', title: words.plan, note: words.planNote, heightPx, nodes: cells.flatMap((cell, index) => moved(cell, axis.columns[index]!.leftPx + 5, 0)) };
}

function livedLane(lived: LivedCase, axis: CaseAxis, context: PictureContext, words: CaseWords, numbers: ReadonlyMap<LivedEntry, number>, markAt: ReturnType<typeof marksOf>): Lane {
    const cells = axis.columns.map((column) => stacked(column.entries.map((entry) =>
        (entry.entry.as === 'missing' ? missingCard(entry, numbers.get(entry)!, context, markAt) : entryCard(entry, numbers.get(entry)!, lived, context, markAt))), CARD_GAP_PX));
    const heightPx = Math.max(...cells.map((cell) => cell.heightPx));
    return {
        key: 'lived', title: words.lived, note: words.livedNote, heightPx,
        nodes: [...silencesIn(axis, heightPx, words), ...cells.flatMap((cell, index) => moved(cell, axis.columns[index]!.leftPx + 5, 0))],
    };
}

/** Over all silent days that follow each other, once. */
function silencesIn(axis: CaseAxis, heightPx: number, words: CaseWords): readonly SceneNode[] {
    const nodes: SceneNode[] = [];
    for (let from = 0; from < axis.columns.length; from++) {
        if (!axis.columns[from]!.isSilent) continue;
        let to = from;
        while (axis.columns[to + 1]?.isSilent === true) to++;
        const [first, last] = [axis.columns[from]!, axis.columns[to]!];
        const widthPx = last.leftPx + last.widthPx - first.leftPx - 12;
        const said = words.silence(last.days![1] - first.days![0] + 1);
        const label = paragraph(said, widthPx - 16, 'case-silence', 'middle');
        const ground = boxed(label, { paint: 'case-silent-day', paddingPx: 8, paddingTopPx: 6, widthPx, radiusPx: 4 });
        const top = Math.max(0, Math.round(heightPx / 2 - ground.heightPx / 2));
        nodes.push(group(`silence:${first.days![0]}`, 'silence', { role: 'img' }, [
            title(said),
            ...moved({ widthPx, heightPx, nodes: [hatched(widthPx, heightPx, 'case-silence-hatch', 12)] }, first.leftPx + 6, 0),
            ...moved(ground, first.leftPx + 6, top),
        ]));
        from = to;
    }
    return nodes;
}

function ownerLane(lived: LivedCase, axis: CaseAxis, context: PictureContext, words: CaseWords): Lane | undefined {
    const turns = lived.owners;
    if (turns.length === 0) return undefined;
    const starts = turns.map(({ from }) => axis.columnOf(from).leftPx + 5);
    // Two turns within one day stand one below the other.
    const rows: number[] = turns.map(() => 0);
    const blocks = turns.map(({ owner }, index) => {
        const next = starts.findIndex((start, at) => index < at && starts[index]! < start);
        const endPx = next < 0 ? axis.widthPx - 7 : starts[next]! - 7;
        if (index > 0 && starts[index] === starts[index - 1]) rows[index] = rows[index - 1]! + 1;
        const widthPx = endPx - starts[index]!;
        return boxed(paragraph(ownerLabel(owner, context), widthPx - 20, 'body'), { paint: isOutside(owner, context.project) ? 'case-owner-outside' : 'case-owner', paddingPx: 10, paddingTopPx: 5, widthPx, radiusPx: 4 });
    });
    const rowPx = Math.max(...blocks.map((block) => block.heightPx)) + 6;
    return { key: 'owners', title: words.owners, heightPx: (Math.max(...rows) + 1) * rowPx - 6, nodes: blocks.map((block, index) => group(`owner-turn:${index}`, 'owner-turn', { transform: `translate(${starts[index]!} ${rows[index]! * rowPx})`, ...facetsOfMoment(turns[index]!.owner, channelsDuring(index, lived), context.project) }, block.nodes)) };
}

/** Of what happened while one had the case. */
function channelsDuring(turn: number, { owners, entries }: LivedCase): readonly Ref[] {
    const [from, to] = [owners[turn]!.from.order, owners[turn + 1]?.from.order ?? Infinity];
    return entries.filter(({ order }) => from <= order && order < to).flatMap(({ entry, touchpoint }) => entry.channels ?? touchpoint?.channels ?? []);
}

// ---- Legend -------------------------------------------------------------------------------------------------------

function samplesOf(lived: LivedCase, axis: CaseAxis, words: CaseWords): readonly Sample[] {
    const box = (paint: string): SceneNode => shape('rect', paint, { x: 0.5, y: 2.5, width: SAMPLE_PX - 1, height: SAMPLE_HEIGHT_PX - 5, rx: 3 });
    const hatch = (): SceneNode => moved({ widthPx: 0, heightPx: 0, nodes: [hatched(SAMPLE_PX - 1, SAMPLE_HEIGHT_PX - 5, 'case-silence-hatch', 5)] }, 0, 2)[0]!;
    const starts = (who: string): boolean => lived.entries.some(({ initiatedBy }) => initiatedBy === who);
    return [
        ...(starts('customer') ? [{ label: words.legend.customer, nodes: [box('case-customer')] }] : []),
        ...(starts('owner') ? [{ label: words.legend.company, nodes: [box('case-company'), shape('rect', 'case-side-company', { x: 0, y: 4, width: 4, height: SAMPLE_HEIGHT_PX - 8, rx: 2 })] }] : []),
        ...(lived.promises.length > 0 ? [{ label: words.legend.inTime, nodes: [box('case-bar')] }] : []),
        ...(lived.promises.some(({ isOverdue, state }) => isOverdue || state === 'broken') ? [{ label: words.legend.overdue, nodes: [box('case-bar-overdue'), hatch()] }] : []),
        ...(axis.columns.some(({ isSilent }) => isSilent) ? [{ label: words.legend.silence, nodes: [box('case-silent-day'), hatch()] }] : []),
        ...(lived.missing.length + lived.skipped.length > 0 ? [{ label: words.legend.missing, nodes: [box('case-missing')] }] : []),
    ];
}
