import { UNKNOWN, elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import { CHANNEL_KINDS, type ChannelKind } from '../../model/vocabulary';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'subtle-touchpoints-missing',
    category: 'experience',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'The quiet touchpoints of discovery are missing',
        'zh-Hans': '发现阶段缺少隐性触点',
        'zh-Hant': '探索階段缺少隱性觸點',
    },
    rationale: `Customers meet a company long before they talk to it: in a search result, an answer to somebody else's question, a sign over a door, a review in a forum. These
touchpoints belong to no department, so they are left out, and decide all the same who comes. Look for them, and write the ones that matter.

A stage with \`phase discovery\` is reported when no touchpoint of it has a channel of the kinds \`search\`, \`faq\`, \`signage\` or \`community\` (an option). It is silent while a
channel is \`unknown\`, is not found or has no known kind, about a stage that is empty or comes \`later\`, and when a touchpoint \`zooms into\` a journey of its own.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey buy "A new bicycle" {
  owner shop

  stage look "Look around" {
    phase discovery
    channel counter
    touchpoint advice "Get advice"
  }
  stage purchase "Buy it" {
    channel counter
    touchpoint pay "Pay and ride away" {
      tells "Your first check is free"
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter
channel search "Search engine" : search

journey buy "A new bicycle" {
  owner shop

  stage look "Look around" {
    phase discovery
    touchpoint result "See the shop among the search results" { channel search }
    touchpoint advice "Get advice" { channel counter }
  }
  stage purchase "Buy it" {
    channel counter
    touchpoint pay "Pay and ride away" {
      tells "Your first check is free"
      ends success
    }
  }
}
`,
    options: {
        kinds: {
            type: 'strings',
            default: ['search', 'faq', 'signage', 'community'] satisfies ChannelKind[],
            description: 'The kinds of channels of which one is enough.',
        },
    },
    messages: {
        default: {
            en: '“{stage}” is where customers discover you, and none of its touchpoints is a quiet one ({kinds}). Where do customers look before they ask?',
            'zh-Hans': '“{stage}”是客户发现你的阶段，却没有任何隐性触点（{kinds}）。客户开口询问之前，会先在哪里看？',
            'zh-Hant': '「{stage}」是顧客發現你的階段，卻沒有任何隱性觸點（{kinds}）。顧客開口詢問之前，會先在哪裡看？',
        },
    },
    check: {
        stage(stage, { graph, project, option, report }) {
            if (stage.phase !== 'discovery' || stage.later || stage.touchpoints.length === 0 || stage.touchpoints.some(({ zoomsInto }) => zoomsInto !== undefined)) return;
            const wanted = option<readonly string[]>('kinds');
            const channels = stage.touchpoints.map(graph.channelsOf);
            if (channels.some(ids => ids.length === 0)) return;
            const kinds = channels.flat().map(id => (id === UNKNOWN ? undefined : project.channel(id)?.channelKind));
            if (kinds.some(kind => kind === undefined || !KNOWN.has(kind) || wanted.includes(kind))) return;
            report({ at: { element: elementKey('stage', stage.id) }, args: { stage: labelOf(stage), kinds: wanted.map(kind => `\`${kind}\``).join(', ') } });
        },
    },
};

const KNOWN: ReadonlySet<string> = new Set(CHANNEL_KINDS);
