import { isOutside } from '../../analysis/owners';
import { knownOwner } from '../../analysis/way-ends';
import { elementKey, type Owner, type Ref } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Fix, Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'third-party-no-accountable',
    category: 'ownership',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'Nobody inside answers for an outside owner',
        'zh-Hans': '外部方没有对应的内部负责人',
        'zh-Hant': '外部方沒有對應的內部負責人',
    },
    rationale: `The customer has a contract with the brand, not with its suppliers. When a supplier, partner or distributor fails, somebody inside must know that it is
theirs to put right; otherwise each points at the other, and the customer stands between them.

Write \`accountable …\` once, in the outermost outside owner: it holds for all its inner ones. A touchpoint can name somebody else for itself.`,
    bad: `owner shop "Bicycle shop"
supplier courier "City courier"

channel door "At the door" : courier

journey delivery "Bicycle delivered home" {
  owner shop

  stage deliver "Delivery" {
    touchpoint receive "Receive the bicycle" {
      channel door
      owner courier
      signal scan
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

supplier courier "City courier" {
  accountable shop
}

channel door "At the door" : courier

journey delivery "Bicycle delivered home" {
  owner shop

  stage deliver "Delivery" {
    touchpoint receive "Receive the bicycle" {
      channel door
      owner courier
      signal scan
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'Nobody inside the company answers for “{owner}” ({kind}). Write `accountable …` in its block.',
            'zh-Hans': '公司内部没有人对{kind}“{owner}”负责。请在它的块里写 `accountable …`。',
            'zh-Hant': '公司內部沒有人對{kind}「{owner}」負責。請在它的區塊裡寫 `accountable …`。',
        },
        outside: {
            en: '“{accountable}” shall answer for “{owner}” ({kind}), but is outside the company, too. Name an owner inside.',
            'zh-Hans': '对{kind}“{owner}”负责的“{accountable}”也是外部方。请指定一位内部负责人。',
            'zh-Hant': '對{kind}「{owner}」負責的「{accountable}」也是外部方。請指定一位內部負責人。',
        },
        answer: {
            en: 'Let “{accountable}” answer for it',
            'zh-Hans': '由“{accountable}”对其负责',
            'zh-Hant': '由「{accountable}」對其負責',
        },
    },
    check: {
        owner: (owner, context) => {
            if (owner.parent !== undefined || !isOutside(owner, context.project)) return;
            const element = elementKey('owner', owner.id);
            const args = { owner: labelOf(owner), kind: owner.ownerKind };
            if (owner.accountable === undefined) {
                const fixes = insideOwnersAround(owner, context).map((inside): Fix => ({
                    title: 'answer', args: { accountable: labelOf(inside) }, safe: false,
                    edits: [{ do: 'add-fact', element, text: `accountable ${inside.id}` }],
                }));
                context.report({ at: { element }, args, fixes });
                return;
            }
            const accountable = knownOwner(owner.accountable, context.project);
            if (accountable === undefined || !isOutside(accountable, context.project)) return;
            const fixes = insideOwnersAround(owner, context).map((inside): Fix => ({
                title: 'answer', args: { accountable: labelOf(inside) }, safe: false,
                edits: [{ do: 'replace', at: { element, field: 'accountable' }, text: inside.id }],
            }));
            context.report({ at: { element, field: 'accountable' }, message: 'outside', args: { ...args, accountable: labelOf(accountable) }, fixes });
        },
    },
};

/** Who answers for the journeys in which the outside owner, or one inside it, is named is likely to answer for it, too. */
function insideOwnersAround(outside: Owner, { project }: RuleContext): readonly Owner[] {
    const parts = new Set([elementKey('owner', outside.id)]);
    const journeys = new Set<Ref>();
    // A set is walked in the order of insertion, what is added on the way included.
    for (const part of parts) {
        for (const key of project.referencesTo(part)) {
            const id = key.slice(key.indexOf(':') + 1);
            if (key.startsWith('owner:')) {
                if (project.owner(id)?.parent !== undefined && isOutside(id, project)) parts.add(key);
            }
            else journeys.add(id.split('.')[0]!);
        }
    }
    const owners = [...journeys].map(id => knownOwner(project.journey(id)?.owner, project));
    return [...new Set(owners.filter(owner => owner !== undefined))].filter(owner => !isOutside(owner, project)).slice(0, 3);
}
