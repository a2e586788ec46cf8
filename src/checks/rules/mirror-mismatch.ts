import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'mirror-mismatch',
    category: 'integrity',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'Two mirrored journeys do not fit together',
        'zh-Hans': '互为镜像的旅程不匹配',
        'zh-Hant': '互為鏡像的旅程不相符',
    },
    rationale: `\`mirrors\` says that two journeys show the same facts, once as the customer lives them and once as the enterprise sees them; what the one knows
and the other does not is where customers fall through. So each of the two names the other, and one of them has \`view enterprise\`.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  mirrors coffee-inside
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
  }
}

journey coffee-inside "A coffee sold" {
  owner cafe
  view enterprise
  stage order "Order" {
    touchpoint charge "Charge the customer" {
      channel counter
      ends success
    }
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  mirrors coffee-inside
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
  }
}

journey coffee-inside "A coffee sold" {
  owner cafe
  view enterprise
  mirrors coffee
  stage order "Order" {
    touchpoint charge "Charge the customer" {
      channel counter
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{journey}” mirrors “{other}”, but “{other}” does not mirror it: write `mirrors {name}` there.',
            'zh-Hans': '“{journey}”以“{other}”为镜像，但“{other}”没有反过来指向它：请在那里写 `mirrors {name}`。',
            'zh-Hant': '「{journey}」以「{other}」為鏡像，但「{other}」沒有反過來指向它：請在那裡寫 `mirrors {name}`。',
        },
        third: {
            en: '“{journey}” mirrors “{other}”, but “{other}” mirrors “{third}”: only two can mirror each other.',
            'zh-Hans': '“{journey}”以“{other}”为镜像，但“{other}”的镜像是“{third}”：只能两两互为镜像。',
            'zh-Hant': '「{journey}」以「{other}」為鏡像，但「{other}」的鏡像是「{third}」：只能兩兩互為鏡像。',
        },
        'same-view': {
            en: '“{journey}” and “{other}” mirror each other, and both have the view `{view}`: one of them should be the other view.',
            'zh-Hans': '“{journey}”和“{other}”互为镜像，但视角都是 `{view}`：其中一个应为另一种视角。',
            'zh-Hant': '「{journey}」和「{other}」互為鏡像，但視角都是 `{view}`：其中一個應為另一種視角。',
        },
        self: {
            en: '“{journey}” mirrors itself: name the journey that shows its other view.',
            'zh-Hans': '“{journey}”以自身为镜像：请写出呈现另一种视角的旅程。',
            'zh-Hant': '「{journey}」以自身為鏡像：請寫出呈現另一種視角的旅程。',
        },
    },
    check: {
        journey: {
            having: 'mirrors',
            visit: (journey, { project, report }) => {
                const other = project.journey(journey.mirrors);
                if (other === undefined) return;
                const at = { element: elementKey('journey', journey.id), field: 'mirrors' };
                const args = { journey: labelOf(journey), other: labelOf(other), name: journey.name };
                if (other === journey) return report({ at, message: 'self', args });
                if (other.mirrors === undefined) return report({ at, args });
                if (other.mirrors !== journey.id) {
                    const third = project.journey(other.mirrors);
                    return third === undefined ? undefined : report({ at, message: 'third', args: { ...args, third: labelOf(third) } });
                }
                const view = journey.view ?? 'customer';
                // Once a pair: at the one whose name comes last.
                if (view === (other.view ?? 'customer') && other.id < journey.id) report({ at, message: 'same-view', args: { ...args, view } });
            },
        },
    },
};
