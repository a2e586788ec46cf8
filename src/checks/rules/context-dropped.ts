import type { Loss, Trail } from '../../analysis/flow';
import { tellsThatDone, type Step } from '../../analysis/network';
import type { Journey, Ref, Touchpoint, Way } from '../../model/model';
import { labelOf } from '../../model/label';
import { carry, uncertainty, speakerOf, tells } from '../drops';
import type { Fix, JourneyContext, Report, Rule } from '../rule';
import { sidesOf, touchpointKey } from '../sides';
import { destinationOf, dropsOn, endsOf, placesAlong, TRAIL_MESSAGES, type Cargo, type TrailPlace } from '../trail';

export const rule: Rule = {
    id: 'context-dropped',
    category: 'context',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'What is needed here was known before and got lost on the way',
        'zh-Hans': '这里需要的信息之前已知道，却在途中丢失',
        'zh-Hant': '這裡需要的資訊之前已知道，卻在途中遺失',
    },
    rationale: `A touchpoint \`needs\` something that does not arrive: a handoff on the way does not carry it, an optional touchpoint that asks for it was left out, or
on one of the ways here nobody asks for it. The customer is asked once more, or the work is done without it. Add it to \`carries\` of the handoff that
loses it, or ask for it on the way where nobody does.

The ways of other journeys that lead here count, and so does what a sub-journey (\`zooms into\`) asks. Each loss is reported once, where it is first
felt: what was missing has then been told. It is not reported when the touchpoint asks for it itself, while a name or a target is misspelt, nor
when nothing in the journey asks for it or gives it (\`context-undeclared\`). When a handoff carries nothing at all, \`handoff-no-context\` speaks of
it, and when it only changes the channel, \`channel-switch-no-continuity\`.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

information bicycle "Make and model"
information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      asks bicycle, fault
      handoff -> test-ride {
        carries bicycle
        accepted by workshop within 1d
        tells "Your mechanic will wait for you at ten" via counter
      }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      needs bicycle, fault
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

information bicycle "Make and model"
information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      asks bicycle, fault
      handoff -> test-ride {
        carries bicycle, fault
        accepted by workshop within 1d
        tells "Your mechanic will wait for you at ten" via counter
      }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      needs bicycle, fault
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{touchpoint}” needs “{information}”, known since “{origin}”; it gets lost from “{from}” to “{to}”, because that handoff does not carry it.',
            'zh-Hans': '“{touchpoint}”需要“{information}”：它在“{origin}”就已知道，但从“{from}”到“{to}”的交接没有带上，就此丢失。',
            'zh-Hant': '「{touchpoint}」需要「{information}」：它在「{origin}」就已知道，但從「{from}」到「{to}」的交接沒有帶上，就此遺失。',
        },
        'left-out': {
            en: '“{touchpoint}” needs “{information}”, which is missing when the optional “{skipped}” is left out.',
            'zh-Hans': '“{touchpoint}”需要“{information}”，如果跳过可选的“{skipped}”，就没有这项信息。',
            'zh-Hant': '「{touchpoint}」需要「{information}」，如果跳過可選的「{skipped}」，就沒有這項資訊。',
        },
        never: {
            en: '“{touchpoint}” needs “{information}”, and on the way from “{start}” nobody asks for it or gives it. Write `asks …` or `gives …` before.',
            'zh-Hans': '“{touchpoint}”需要“{information}”，但从“{start}”过来的路上没有人询问或给出。请在之前写 `asks …` 或 `gives …`。',
            'zh-Hant': '「{touchpoint}」需要「{information}」，但從「{start}」過來的路上沒有人詢問或給出。請在之前寫 `asks …` 或 `gives …`。',
        },
        begins: {
            en: '“{touchpoint}” needs “{information}”, and the customer can get here before anybody has asked for it.',
            'zh-Hans': '“{touchpoint}”需要“{information}”，但客户可能在没有人问过的情况下直接到这里。',
            'zh-Hant': '「{touchpoint}」需要「{information}」，但顧客可能在沒有人問過的情況下直接到這裡。',
        },
        carry: {
            en: 'Carry it from “{from}” to “{to}”',
            'zh-Hans': '从“{from}”到“{to}”时带上它',
            'zh-Hant': '從「{from}」到「{to}」時帶上它',
        },
        'carry-on': {
            en: 'Carry it on every handoff that leads here',
            'zh-Hans': '在通向这里的每次交接中都带上它',
            'zh-Hant': '在通向這裡的每次交接中都帶上它',
        },
        ...TRAIL_MESSAGES,
    },
    check: {
        journey: (journey, context) => {
            const { graph, project } = context;
            const needing = graph.touchpoints.filter(({ id, needs }) => needs !== undefined && graph.reachable.has(id));
            if (needing.length === 0 || context.shared(uncertainty)(journey)) return;
            const flow = context.flowOf(journey);
            for (const touchpoint of needing) {
                for (const information of new Set(touchpoint.needs)) {
                    if (touchpoint.asks?.includes(information) === true || project.information(information) === undefined) continue;
                    const loss = flow.lossOf(information, touchpoint.id);
                    const found = loss === undefined ? undefined : findingOf(loss, information, touchpoint, context);
                    if (found !== undefined) context.report(found);
                }
            }
        },
    },
};

function findingOf(loss: Loss, information: Ref, touchpoint: Touchpoint, context: JourneyContext): Report | undefined {
    const { project } = context;
    const cargo: Cargo = { as: 'information', ref: information };
    const end = destinationOf(touchpoint, cargo, project);
    const args = { touchpoint: labelOf(touchpoint), information: labelOf(project.information(information)!) };
    const along = (trail: Trail): readonly TrailPlace[] => placesAlong(trail, cargo, end, project);

    if (loss.lostOn !== undefined) {
        const losing = losersOf(information, touchpoint.id, context);
        const isOurs = (way: Way | undefined): boolean => {
            const sides = way === undefined ? undefined : sidesOf(way, context);
            return sides !== undefined && speakerOf(way!, sides, project) === 'context-dropped';
        };
        const other = isOurs(loss.lostOn.way) ? undefined : losing.first.find(({ steps: [step] }) => isOurs(step!.way));
        const trail = other === undefined ? loss.trail : withOrigin(other, information, context);
        const lost = other === undefined ? loss.lostOn : other.steps[0]!;
        if (!isOurs(lost.way)) return undefined;
        const ends = endsOf(lost, project);
        const fix = fixOf(losing, cargo, ends, context);
        return { at: end.at, args: { ...args, origin: labelOf(trail.from), ...ends }, related: along(trail), fixes: fix === undefined ? [] : [fix] };
    }
    // It comes into being here, or elsewhere than in what leads here; or where a later stage will ask for it nobody knows yet.
    if (tells(touchpoint, information) || !isToldAround(information, context) || isLaterBefore(touchpoint, context.journey)) return undefined;
    if (loss.skipped !== undefined) {
        const { skipped, trail } = loss;
        const left: TrailPlace = { at: { element: touchpointKey(skipped) }, message: 'skipped', args: { touchpoint: labelOf(skipped) } };
        return { at: end.at, message: 'left-out', args: { ...args, skipped: labelOf(skipped) }, related: [...along(trail).slice(0, -1), left, end].filter(isFirst) };
    }
    if (loss.trail.steps.length === 0) return { at: end.at, message: 'begins', args };
    const start = loss.trail.from;
    const begun: TrailPlace = { at: { element: touchpointKey(start) }, message: 'begun', args: { touchpoint: labelOf(start) } };
    return { at: end.at, message: 'never', args: { ...args, start: labelOf(start) }, related: [begun, ...along(loss.trail).slice(1)] };
}

/** Something in this journey, or in one that leads into it, asks for it or gives it. An agreed time is known with its promise. */
function isToldAround(information: Ref, { journey, project, networkOf }: JourneyContext): boolean {
    const around = new Set([...networkOf(journey).journeys, ...project.handoffsInto(journey.id).map(({ from }) => project.journey(project.touchpoint(from)?.journey))]);
    return [...around].some(other => other?.stages.some(stage => stage.touchpoints.some(touchpoint => tells(touchpoint, information))));
}

function isLaterBefore(touchpoint: Touchpoint, { stages }: Journey): boolean {
    const place = stages.findIndex(({ id }) => id === touchpoint.stage);
    return stages.slice(0, place).some(({ later }) => later === true);
}

const isFirst = (place: TrailPlace, index: number, all: readonly TrailPlace[]): boolean =>
    all.findIndex(({ at, message }) => message === place.message && at.element === place.at.element) === index;

// ---- All handoffs that lose it --------------------------------------------------------------------------------------

interface Losers {
    /** The ways from where it is known last, the shortest ones first. */
    readonly first: readonly Trail[];
    /** The handoffs of these, and those after them that would lose it again. */
    readonly ways: readonly Way[];
    /** It arrives on every way once they carry it. */
    readonly isAll: boolean;
}

function losersOf(information: Ref, touchpoint: Ref, { journey, project, flowOf, networkOf }: JourneyContext): Losers {
    const network = networkOf(journey);
    const knows = (id: Ref, when: 'knownBefore' | 'knownAfter'): boolean => {
        const of = project.journey(project.touchpoint(id)?.journey);
        return of !== undefined && flowOf(of)[when](id).has(information);
    };
    const cargo: Cargo = { as: 'information', ref: information };
    const ways = new Set<Way>();
    const first: Trail[] = [];
    let isAll = true;
    const arrived = new Map<Ref, Step | undefined>([[touchpoint, undefined]]);
    for (const [at] of arrived) {
        if (network.begins(at)) isAll = false;
        for (const step of network.into(at)) {
            const from = project.touchpoint(step.from);
            if (step.kind === 'return' || from === undefined) continue;
            const drops = dropsOn(step, cargo, project);
            if (drops) ways.add(step.way!);
            if (!knows(step.from, 'knownAfter')) {
                if (!network.has(step.from)) isAll = false;
                else if (!arrived.has(step.from)) arrived.set(step.from, step);
                continue;
            }
            if (drops) {
                const steps = [step];
                for (let next = arrived.get(at); next !== undefined; next = arrived.get(next.to)) steps.push(next);
                first.push({ from, steps });
            }
            else if (from.optional === true && !tellsThatDone(step) && !knows(step.from, 'knownBefore')) {
                isAll = false;
            }
        }
    }
    return { first, ways: [...ways], isAll };
}

/** The way from where it was told to where it gets lost, and on. */
function withOrigin({ from, steps }: Trail, information: Ref, { journey, flowOf }: JourneyContext): Trail {
    if (tells(from, information)) return { from, steps };
    const before = flowOf(journey).wayTo(from.id, touchpoint => tells(touchpoint, information));
    return before === undefined ? { from, steps } : { from: before.from, steps: [...before.steps, ...steps] };
}

/** Carried on one handoff alone it may get lost on another one; so it is written into all of them, if that is enough. */
function fixOf({ ways, isAll }: Losers, cargo: Cargo, ends: { readonly from: string; readonly to: string }, { project }: JourneyContext): Fix | undefined {
    const fixes = ways.map(way => carry(way, [cargo], project));
    if (!isAll || fixes.length === 0 || fixes.includes(undefined)) return undefined;
    return { title: fixes.length === 1 ? 'carry' : 'carry-on', args: ends, safe: false, edits: fixes.flatMap(fix => fix!.edits) };
}
