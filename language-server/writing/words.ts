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
    'new-name': word('a new name ({kind})', '新名称（{kind}）', '新名稱（{kind}）'),
    'declared-too': word('new: is declared, too ({kind})', '新名称：同时声明（{kind}）', '新名稱：同時宣告（{kind}）'),
    'declared-there': word('new: is declared, too ({kind}), in {path}', '新名称：同时在 {path} 中声明（{kind}）', '新名稱：同時在 {path} 中宣告（{kind}）'),
    'carries-all': word('everything that is known, and every open promise', '全部已知信息和未兑现的承诺', '全部已知資訊和未兌現的承諾'),
    'asked-for': word('Asked for by `{rule}`: {message}', '`{rule}` 提示需要：{message}', '`{rule}` 提示需要：{message}'),
    'new-journey': word('a whole small journey', '完整的小旅程', '完整的小旅程'),
    'new-journey-more': word('A small journey with a handoff, ready to be filled in and checked.', '带一次交接的小旅程，填写后即可检查。', '帶一次交接的小旅程，填寫後即可檢查。'),
    'handoff-complete': word('It says all that a handoff has to say.', '交接该写的都已写明。', '交接該寫的都已寫明。'),
    'handoff-missing': word('Still missing: {parts}', '还缺：{parts}', '還缺：{parts}'),
    'rename-foreign': word('“{name}” is declared in another project. Rename it there.', '“{name}”声明在另一个项目里，请在那里重命名。', '「{name}」宣告在另一個專案裡，請在那裡重新命名。'),
    'rename-ambiguous': word('“{name}” means several things here. Say which one first.', '“{name}”在这里有多种含义，请先写明是哪一个。', '「{name}」在這裡有多種含義，請先寫明是哪一個。'),
    'rename-not-a-name': word('“{name}” is no name: a letter or `_` first, then letters, digits, `_` and single hyphens.', '“{name}”不能作名称：以字母或 `_` 开头，其后是字母、数字、`_` 和单个连字符。', '「{name}」不能作名稱：以字母或 `_` 開頭，其後是字母、數字、`_` 和單個連字號。'),
    'rename-reserved': word('“{name}” is a word of the language that cannot be a name here.', '“{name}”是语言的保留字，这里不能用作名称。', '「{name}」是語言的保留字，這裡不能用作名稱。'),
    'rename-taken': word('“{name}” is taken: another {kind} is called so, in {path}.', '“{name}”已被占用：{path} 中的另一个{kind}叫这个名字。', '「{name}」已被佔用：{path} 中的另一個{kind}叫這個名字。'),
    'rename-hidden': word('“{name}” means something else in {path}, where this would be meant then.', '在 {path} 中，“{name}”另有所指，重命名后会混淆。', '在 {path} 中，「{name}」另有所指，重新命名後會混淆。'),
    'keep-as-was': word('Keep the name “{name}” as `was`, to rename it', '把名称“{name}”记为 `was`，以便重命名', '把名稱「{name}」記為 `was`，以便重新命名'),
    'fix-all': word('Fix all that can be fixed without a doubt', '修复所有可以放心修复的问题', '修復所有可以放心修復的問題'),
    'suppress': word('Say why `{rule}` is all right here', '说明为什么此处不必理会 `{rule}`', '說明為什麼此處不必理會 `{rule}`'),
    'suppress-reason': word('why it is all right here', '为什么这里没有问题', '為什麼這裡沒有問題'),
    'write-handoff': word('Write the handoff to “{to}”, with all its parts', '写下到“{to}”的完整交接', '寫下到「{to}」的完整交接'),
    'write-fact': word('Write `{fact}`', '写上 `{fact}`', '寫上 `{fact}`'),
    'promise-at': word('Promise “{name}” at “{touchpoint}”', '在“{touchpoint}”作出承诺“{name}”', '在「{touchpoint}」作出承諾「{name}」'),
    'path-to-handoff': word('Make a handoff of this path', '把此路径改为交接', '把此路徑改為交接'),
    'extract-stage': word('Begin a new stage at “{touchpoint}”', '从“{touchpoint}”起另立新阶段', '從「{touchpoint}」起另立新階段'),
    'nameless-owner': word('owner', '负责人', '負責人'),
    'new-stage': word('new-stage', '新阶段', '新階段'),
    'new-stage-title': word('New stage', '新阶段', '新階段'),
} as const satisfies Record<string, Localized>;

export type WritingWord = keyof typeof WRITING_WORDS;
