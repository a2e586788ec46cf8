import { carriesNothing } from '../../analysis/left-behind';
import { labelOf } from '../../model/label';
import { carryOn, lookAtDrops, placesOfDrop, type Drop } from '../drops';
import type { Rule, RuleContext } from '../rule';
import { wayKey } from '../sides';
import { endsOf, itemLabel, TRAIL_MESSAGES } from '../trail';

export const rule: Rule = {
    id: 'promise-not-carried',
    category: 'context',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'Who takes over does not hear of an open promise',
        'zh-Hans': '接手的一方不知道还有未兑现的承诺',
        'zh-Hant': '接手的一方不知道還有未兌現的承諾',
    },
    rationale: `The customer was promised something; then somebody else takes the case, and nobody tells them. To the customer it is still one promise of one
company, and its time runs on. Put the promise into \`carries\` of the handoff (\`carries all\` has it, too).

Only promises count that are open there on some way and met at the next touchpoint or after it; whoever carries the same thing promised before, or
the expectation that the promise is \`for\`, carries it. It is not reported between a team and the organisation around it, when an owner is not
known, nor when the handoff carries nothing at all (\`handoff-no-context\` speaks of everything that is missing). What nothing ever meets is
reported by \`promise-dangling\`.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      asks fault
      promises ready "Ready within the hour" within 1h
      handoff -> collect {
        carries fault
        accepted by workshop within 10min
        takes 30min
        within 50min
        tells "Your mechanic will wait for you at ten" via counter
        fallback shop after 50min
      }
    }
    touchpoint collect "Collect it from the mechanic" {
      channel counter
      owner workshop
      needs fault
      takes 5min
      meets ready
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      asks fault
      promises ready "Ready within the hour" within 1h
      handoff -> collect {
        carries fault, ready
        accepted by workshop within 10min
        takes 30min
        within 50min
        tells "Your mechanic will wait for you at ten" via counter
        fallback shop after 50min
      }
    }
    touchpoint collect "Collect it from the mechanic" {
      channel counter
      owner workshop
      needs fault
      takes 5min
      meets ready
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'The promise “{promise}” is open when “{toOwner}” takes over between “{from}” and “{to}”, and the handoff does not carry it. Add it to `carries`.',
            'zh-Hans': '“{toOwner}”在“{from}”到“{to}”之间接手时，承诺“{promise}”还没有兑现，而交接没有带上它。请把它加进 `carries`。',
            'zh-Hant': '「{toOwner}」在「{from}」到「{to}」之間接手時，承諾「{promise}」還沒有兌現，而交接沒有帶上它。請把它加進 `carries`。',
        },
        carry: {
            en: 'Carry the promise, too: `{items}`',
            'zh-Hans': '把承诺也带上：`{items}`',
            'zh-Hant': '把承諾也帶上：`{items}`',
        },
        ...TRAIL_MESSAGES,
    },
    check: lookAtDrops(look),
};

function look({ way, sides, promises }: Drop, { project, report }: RuleContext): void {
    if (carriesNothing(way)) return;
    for (const dropped of promises) {
        const fix = carryOn(way, [dropped], project);
        report({
            at: { element: wayKey(way) },
            args: { ...endsOf(way, project), promise: itemLabel(dropped.cargo, project), toOwner: labelOf(sides.to.owner!) },
            related: placesOfDrop(way, [dropped], project),
            fixes: fix === undefined ? [] : [fix],
        });
    }
}
