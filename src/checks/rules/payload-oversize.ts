import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { wayKey } from '../sides';

export const rule: Rule = {
    id: 'payload-oversize',
    category: 'context',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'A handoff carries very many items',
        'zh-Hans': '交接携带的内容太多',
        'zh-Hant': '交接攜帶的內容太多',
    },
    rationale: `Who takes over reads what comes along in a minute, on a phone, in front of the customer. A list of a dozen items is not read, and the one that mattered
is asked for again. Carry what the next touchpoints need, or declare what belongs together as one information ("Repair order").

Every name is counted once, information and promises alike. \`carries all\` is not counted, nor are names that are not found.`,
    bad: `owner hospital "District hospital"
channel desk "Admission desk" : counter
channel ward "Ward" : visit
information name "Name"
information insurance "Insurance card"
information referral "Referral"
information history "Medical history"
information medicines "Medicines"
information allergies "Allergies"
information diet "Diet"
information contact "Whom to call"
information religion "Spiritual care"
information room "Room wishes"

journey stay "A stay in hospital" {
  owner hospital
  stage arrive "Arrive" {
    touchpoint admission "Register" {
      channel desk
      asks name, insurance, referral, history, medicines, allergies, diet, contact, religion, room
      handoff -> welcome {
        carries name, insurance, referral, history, medicines, allergies, diet, contact, religion, room
        tells "Your nurse fetches you in ten minutes" via desk
      }
    }
    touchpoint welcome "Get to know the nurse" {
      channel ward
      initiated by owner
      needs name, insurance, referral, history, medicines, allergies, diet, contact, religion, room
      tells "The doctor comes at four"
      ends success
    }
  }
}
`,
    good: `owner hospital "District hospital"
channel desk "Admission desk" : counter
channel ward "Ward" : visit
information name "Name"
information record "Medical record"
information contact "Whom to call"
information room "Room wishes"

journey stay "A stay in hospital" {
  owner hospital
  stage arrive "Arrive" {
    touchpoint admission "Register" {
      channel desk
      asks name, record, contact, room
      handoff -> welcome {
        carries name, record, contact, room
        tells "Your nurse fetches you in ten minutes" via desk
      }
    }
    touchpoint welcome "Get to know the nurse" {
      channel ward
      initiated by owner
      needs name, record, contact, room
      tells "The doctor comes at four"
      ends success
    }
  }
}
`,
    options: {
        max: { type: 'number', default: 9, minimum: 1, description: 'How many items a handoff may carry.' },
    },
    messages: {
        default: {
            en: 'From “{from}” to “{to}” {count} items are carried; more than {max} are hardly read by who takes over.',
            'zh-Hans': '从“{from}”到“{to}”携带了 {count} 项内容；超过 {max} 项，接手的人很难看完。',
            'zh-Hant': '從「{from}」到「{to}」攜帶了 {count} 項內容；超過 {max} 項，接手的人很難看完。',
        },
    },
    check: {
        way(way, { project, option, report }) {
            const count = new Set((way.carries ?? []).filter(({ as }) => as !== 'nothing').map(({ as, ref }) => `${as} ${ref}`)).size;
            const max = option<number>('max');
            if (count <= max) return;
            const [from, to] = [project.touchpoint(way.from), project.touchpoint(way.to)];
            if (from === undefined || to === undefined) return;
            report({ at: { element: wayKey(way), field: 'carries' }, args: { from: labelOf(from), to: labelOf(to), count, max } });
        },
    },
};
