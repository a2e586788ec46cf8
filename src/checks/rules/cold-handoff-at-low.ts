import { channelChanges, type WayEnds } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import type { Touchpoint } from '../../model/model';
import type { Rule } from '../rule';
import { sidesOf, touchpointKey, wayKey } from '../sides';

export const rule: Rule = {
    id: 'cold-handoff-at-low',
    category: 'context',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A cold handoff at a moment that hurts or counts',
        'zh-Hans': '在客户情绪低落或关键的时刻冷交接',
        'zh-Hant': '在顧客情緒低落或關鍵的時刻冷交接',
    },
    rationale: `To be passed on without a word is annoying on a good day. When the customer feels bad, is under stress, or is at the moment that decides what they
will think of the company, it is what they remember. Hand over warm there (\`mode warm\`): the one who leaves introduces the one who comes, tells what
happened, and stays until the customer is in good hands.

It is reported for \`mode cold\` and \`mode self\` when the touchpoint before or after feels −1 or worse (for any persona), has \`stress high\`, or is a
\`moment of truth\`. It is silent when the customer chose this way (\`choice\`), and where the same owner goes on in the same channel.`,
    bad: `owner clinic "Dental clinic" {
  owner reception "Reception"
  owner surgery "Surgery"
}
channel practice "Practice" : counter
information teeth "Where it hurts"

journey toothache "A toothache" {
  owner clinic
  stage arrive "Arrive" {
    channel practice
    touchpoint reception "Come in with pain" {
      owner clinic.reception
      feels -1 "It hurts, and nobody looks up"
      asks teeth
      support "A painkiller at the counter"
      handoff -> chair {
        carries teeth
        mode cold
        accepted by clinic.surgery
        tells "Room two, please" via practice
      }
    }
    touchpoint chair "Get help" {
      owner clinic.surgery
      needs teeth
      tells "You can eat again in two hours"
      ends success
    }
  }
}
`,
    good: `owner clinic "Dental clinic" {
  owner reception "Reception"
  owner surgery "Surgery"
}
channel practice "Practice" : counter
information teeth "Where it hurts"

journey toothache "A toothache" {
  owner clinic
  stage arrive "Arrive" {
    channel practice
    touchpoint reception "Come in with pain" {
      owner clinic.reception
      feels -1 "It hurts, but they know"
      asks teeth
      support "A painkiller at the counter"
      handoff -> chair {
        carries teeth
        mode warm
        accepted by clinic.surgery
        tells "I take you to Dr Lin, she knows where it hurts" via practice
      }
    }
    touchpoint chair "Get help" {
      owner clinic.surgery
      needs teeth
      tells "You can eat again in two hours"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{from}” hands over to “{to}” by `mode {mode}` while the customer feels {score} at “{touchpoint}”. Hand over warm.',
            'zh-Hans': '客户在“{touchpoint}”的感受是 {score}，而“{from}”到“{to}”的交接却是 `mode {mode}`。请改为热交接 `mode warm`。',
            'zh-Hant': '顧客在「{touchpoint}」的感受是 {score}，而「{from}」到「{to}」的交接卻是 `mode {mode}`。請改為熱交接 `mode warm`。',
        },
        stress: {
            en: '“{from}” hands over to “{to}” by `mode {mode}` while the customer is under stress at “{touchpoint}”. Hand over warm.',
            'zh-Hans': '客户在“{touchpoint}”压力很大，而“{from}”到“{to}”的交接却是 `mode {mode}`。请改为热交接 `mode warm`。',
            'zh-Hant': '顧客在「{touchpoint}」壓力很大，而「{from}」到「{to}」的交接卻是 `mode {mode}`。請改為熱交接 `mode warm`。',
        },
        truth: {
            en: '“{from}” hands over to “{to}” by `mode {mode}`, and “{touchpoint}” is a moment of truth. Hand over warm.',
            'zh-Hans': '“{touchpoint}”是关键时刻，而“{from}”到“{to}”的交接却是 `mode {mode}`。请改为热交接 `mode warm`。',
            'zh-Hant': '「{touchpoint}」是關鍵時刻，而「{from}」到「{to}」的交接卻是 `mode {mode}`。請改為熱交接 `mode warm`。',
        },
        moment: {
            en: 'The moment that counts: “{touchpoint}”',
            'zh-Hans': '需要在意的时刻：“{touchpoint}”',
            'zh-Hant': '需要在意的時刻：「{touchpoint}」',
        },
    },
    check: {
        way: {
            having: 'mode',
            visit: (way, context) => {
                const { mode } = way;
                if ((mode !== 'cold' && mode !== 'self') || way.choice === true) return;
                const sides = sidesOf(way, context);
                if (sides === undefined || staysInPlace(sides)) return;
                const [from, to] = [sides.from.touchpoint, sides.to.touchpoint];
                const found = momentAt(from) ?? momentAt(to);
                if (found === undefined) return;
                const { touchpoint, message, score, field } = found;
                context.report({
                    at: { element: wayKey(way), field: 'mode' },
                    ...(message !== undefined && { message }),
                    args: { from: labelOf(from), to: labelOf(to), mode, touchpoint: labelOf(touchpoint), ...(score !== undefined && { score }) },
                    related: [{ at: { element: touchpointKey(touchpoint), field }, message: 'moment', args: { touchpoint: labelOf(touchpoint) } }],
                });
            },
        },
    },
};

/** A feeling from here on is low. */
const LOW = -1;

interface Moment { readonly touchpoint: Touchpoint; readonly message?: 'stress' | 'truth'; readonly score?: string; readonly field: 'feels' | 'stress' | 'momentOfTruth' }

function momentAt(touchpoint: Touchpoint): Moment | undefined {
    const worst = Math.min(...(touchpoint.feels ?? []).map(({ score }) => score ?? 0));
    if (worst <= LOW) return { touchpoint, score: `−${-worst}`, field: 'feels' };
    if (touchpoint.stress === 'high') return { touchpoint, message: 'stress', field: 'stress' };
    return touchpoint.momentOfTruth ? { touchpoint, message: 'truth', field: 'momentOfTruth' } : undefined;
}

/** The same owner in a channel that both have: nobody is passed on. */
function staysInPlace(sides: WayEnds): boolean {
    const { from, to } = sides;
    return from.owner !== undefined && from.owner.id === to.owner?.id && from.channels !== undefined && to.channels !== undefined && !channelChanges(sides);
}
