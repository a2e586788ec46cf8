import type { Localized } from '../../src/checks/rule';

const word = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });

/** What the features for writing say. `{name}` stands for an argument. */
export const WRITING_WORDS = {
    'open-here': word('open here', '此处未兑现', '此處未兌現'),
    'known-here': word('known here', '此处已知', '此處已知'),
    'not-known-here': word('not known here yet', '此处尚未知', '此處尚未知'),
    'needed-later': word('needed later', '后面需要', '後面需要'),
    'next-touchpoint': word('next in the order of the text', '书写顺序的下一个', '書寫順序的下一個'),
    'owner-of-target': word('performs the next touchpoint', '负责下一个触点', '負責下一個觸點'),
    'not-stated': word('known not to be stated', '明确未说明', '明確未說明'),
    'carries-all': word('everything that is known, and every open promise', '全部已知信息和未兑现的承诺', '全部已知資訊和未兌現的承諾'),
    'asked-for': word('Asked for by `{rule}`: {message}', '`{rule}` 提示需要：{message}', '`{rule}` 提示需要：{message}'),
    'new-journey': word('a whole small journey', '完整的小旅程', '完整的小旅程'),
    'new-journey-more': word('A small journey with a handoff, ready to be filled in and checked.', '带一次交接的小旅程，填写后即可检查。', '帶一次交接的小旅程，填寫後即可檢查。'),
    'suppress-rule': word('a rule', '规则', '規則'),
} as const satisfies Record<string, Localized>;

export type WritingWord = keyof typeof WRITING_WORDS;
