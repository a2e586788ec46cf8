import { elementKey } from '../../src/model/model';
import type { Rule } from '../../src/checks/rule';
import { madeUp } from '../checks/made-up-rules';

/** A rule about a whole way: the first touchpoint that asks for something, and the first one after it that needs something. */
export const trailRule: Rule = madeUp('made-up-trail', {
    journey: ({ stages, ways: [way] }, { report }) => {
        const touchpoints = stages.flatMap(stage => stage.touchpoints);
        const asking = touchpoints.findIndex(({ asks = [] }) => asks.length > 0);
        const asked = touchpoints[asking];
        const needed = touchpoints.find(({ needs = [] }, index) => index > asking && needs.length > 0);
        if (asked === undefined || needed === undefined || way === undefined) return;
        const args = { asked: asked.title ?? '', needed: needed.title ?? '' };
        const need = { element: elementKey('touchpoint', needed.id), field: 'needs' };
        report({
            at: need, args,
            related: [
                { at: { element: elementKey('touchpoint', asked.id), field: 'asks' }, message: 'asked', args },
                { at: { element: elementKey('way', way.id) }, message: 'lost' },
                { at: need, message: 'needed', args },
            ],
        });
    },
}, {
    messages: {
        default: { en: 'What “{asked}” asked for is lost before “{needed}”.', 'zh-Hans': '“{asked}”问到的信息，到“{needed}”时已经丢失。', 'zh-Hant': '「{asked}」問到的資訊，到「{needed}」時已經遺失。' },
        asked: { en: 'asked here, at “{asked}”', 'zh-Hans': '在“{asked}”时问过', 'zh-Hant': '在「{asked}」時問過' },
        lost: { en: 'not carried here', 'zh-Hans': '这里没有带上', 'zh-Hant': '這裡沒有帶上' },
        needed: {
            en: 'needed here, at “{needed}”, by somebody who has never heard of it and has to ask the customer once more',
            'zh-Hans': '“{needed}”时需要，但经办人从未得知，只好再问客户一次',
            'zh-Hant': '「{needed}」時需要，但經辦人從未得知，只好再問客戶一次',
        },
    },
});

/** A journey that it finds something in. */
export const REPAIR = `owner shop
channel desk : counter
information address "Address"

journey repair "A repair" {
  owner shop
  stage all "All" {
    touchpoint call "The call" {
      channel desk
      asks address
    }
    touchpoint visit "The visit" {
      channel desk
      needs address
      ends success
    }
  }
  handoff call -> visit {
    mode warm
  }
}
`;
