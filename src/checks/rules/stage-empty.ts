import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'stage-empty',
    category: 'integrity',
    severity: 'info',
    recommended: true,
    fixable: false,
    title: {
        en: 'The stage has no touchpoints',
        'zh-Hans': '阶段中没有触点',
        'zh-Hant': '階段中沒有觸點',
    },
    rationale: `In an empty stage nothing happens to the customer: either its touchpoints were forgotten, or it has not been worked out yet. Write down what the
customer goes through there, or say that this comes later with \`later\`, which draws the stage as planned and keeps the checks quiet about it.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
  }
  stage return "Come back"
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
  }
  stage return "Come back" { later }
}
`,
    messages: {
        default: {
            en: 'Nothing happens in the stage “{stage}”: add its touchpoints, or mark it `later`.',
            'zh-Hans': '阶段“{stage}”里什么都没有发生：请添加触点，或标记为 `later`（待细化）。',
            'zh-Hant': '階段「{stage}」裡什麼都沒有發生：請加入觸點，或標記為 `later`（待細化）。',
        },
    },
    check: {
        stage(stage, context) {
            if (stage.touchpoints.length > 0 || stage.later) return;
            context.report({ at: { element: elementKey('stage', stage.id) }, args: { stage: labelOf(stage) } });
        },
    },
};
