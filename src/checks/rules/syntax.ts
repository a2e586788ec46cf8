import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'syntax',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    always: true,
    fixable: true,
    title: {
        en: 'The text does not follow the grammar of the journey language',
        'zh-Hans': '文字不符合旅程语言的语法',
        'zh-Hant': '文字不符合旅程語言的語法',
    },
    rationale: `What cannot be read is in no picture, no check and no report: a handoff with a misspelt keyword is a handoff that nobody sees. The message says
what was found, what can stand there, and where a misplaced fact belongs. The rest of the file is read all the same, so that one broken line
hides nothing else.

It can neither be suppressed nor turned off.

A keyword begins a fact when it is the first word of its line; a clause such as \`within\` or \`via\` stands on the line of its fact.`,
    bad: `owner cafe "Corner café"

channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe

  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      fells +1 "Quick"
      ends success
    }
  }
}
`,
    good: `owner cafe "Corner café"

channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe

  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      feels +1 "Quick"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'This text cannot be read.',
            'zh-Hans': '这段文字无法读取。',
            'zh-Hant': '這段文字無法讀取。',
        },
        expected: {
            en: '`{fact}` needs {expected} here, but `{found}` stands here.',
            'zh-Hans': '`{fact}` 在这里需要{expected}，但写的是 `{found}`。',
            'zh-Hant': '`{fact}` 在這裡需要{expected}，但寫的是 `{found}`。',
        },
        'expected-after': {
            en: '`{fact}` is not complete: after `{after}`, {expected} is missing on the same line.',
            'zh-Hans': '`{fact}` 没有写完：`{after}` 之后，同一行里还缺少{expected}。',
            'zh-Hant': '`{fact}` 沒有寫完：`{after}` 之後，同一行裡還缺少{expected}。',
        },
        'expected-at-end': {
            en: 'The file ends too early: {expected} is missing.',
            'zh-Hans': '文件结束得太早：缺少{expected}。',
            'zh-Hant': '檔案結束得太早：缺少{expected}。',
        },
        unexpected: {
            en: '`{found}` cannot stand here (in: {where}).',
            'zh-Hans': '`{found}` 不能写在这里（所在：{where}）。',
            'zh-Hant': '`{found}` 不能寫在這裡（所在：{where}）。',
        },
        'unterminated-string': {
            en: 'This text has no closing quote: {text}. Close it on the same line, or write it between `"""` and `"""`.',
            'zh-Hans': '这段文字缺少右引号：{text}。请在同一行加上右引号；多行文字请写在 `"""` 与 `"""` 之间。',
            'zh-Hant': '這段文字缺少右引號：{text}。請在同一行加上右引號；多行文字請寫在 `"""` 與 `"""` 之間。',
        },
        'unterminated-comment': {
            en: 'This comment has no end: write `*/` behind it.',
            'zh-Hans': '这段注释没有结束：请在末尾加上 `*/`。',
            'zh-Hant': '這段註解沒有結束：請在結尾加上 `*/`。',
        },
        'unexpected-character': {
            en: '`{text}` has no meaning in a journey. Text for readers stands in quotes.',
            'zh-Hans': '`{text}` 在旅程语言中没有含义。给人读的文字请写在引号里。',
            'zh-Hant': '`{text}` 在旅程語言中沒有含義。給人讀的文字請寫在引號裡。',
        },
        'not-text': {
            en: 'This file is not text. A journey is a plain UTF-8 text file.',
            'zh-Hans': '这个文件不是文本文件。旅程是纯 UTF-8 文本文件。',
            'zh-Hant': '這個檔案不是文字檔。旅程是純 UTF-8 文字檔。',
        },
        'missing-brace': {
            en: 'The block of `{name}` is never closed: a `}` is missing.',
            'zh-Hans': '`{name}` 的块没有结束：缺少 `}`。',
            'zh-Hant': '`{name}` 的區塊沒有結束：缺少 `}`。',
        },
        'misplaced-fact': {
            en: '`{keyword}` cannot stand here (in: {where}). It belongs in: {belongs}.',
            'zh-Hans': '`{keyword}` 不能写在这里（所在：{where}），应写在：{belongs}。',
            'zh-Hant': '`{keyword}` 不能寫在這裡（所在：{where}），應寫在：{belongs}。',
        },
        'clause-on-new-line': {
            en: '`{keyword}` begins a new line here; as a clause of `{fact}` it must stand on the same line.',
            'zh-Hans': '`{keyword}` 在这里另起了一行；它是 `{fact}` 的一部分，必须与它写在同一行。',
            'zh-Hant': '`{keyword}` 在這裡另起了一行；它是 `{fact}` 的一部分，必須與它寫在同一行。',
        },
        'needs-block': {
            en: '`{keyword}` belongs into the block of the `{fact}`: put `{` and `}` around it.',
            'zh-Hans': '`{keyword}` 应写在 `{fact}` 的块里：请用 `{` 和 `}` 把它括起来。',
            'zh-Hant': '`{keyword}` 應寫在 `{fact}` 的區塊裡：請用 `{` 和 `}` 把它括起來。',
        },
        'missing-name': {
            en: 'The name is missing ({what}). A name begins with a letter, e.g. `first-visit`; a title in quotes may follow it.',
            'zh-Hans': '缺少名称（{what}）。名称以字母或汉字开头，例如 `上门安装`；后面可以再写带引号的标题。',
            'zh-Hant': '缺少名稱（{what}）。名稱以字母或漢字開頭，例如 `到府安裝`；後面可以再寫帶引號的標題。',
        },
        'name-begins-with-digit': {
            en: '`{found}` begins with a digit, but a name begins with a letter. Put the text into quotes, or the letter first.',
            'zh-Hans': '`{found}` 以数字开头，而名称须以字母或汉字开头。请把文字放进引号，或让字母在前。',
            'zh-Hant': '`{found}` 以數字開頭，而名稱須以字母或漢字開頭。請把文字放進引號，或讓字母在前。',
        },
        'too-deep': {
            en: 'Blocks nest too deeply here to be a journey: more than {depth} levels. The file was not read.',
            'zh-Hans': '块的嵌套太深（超过 {depth} 层），不像是旅程。文件没有被读取。',
            'zh-Hant': '區塊的巢狀太深（超過 {depth} 層），不像是旅程。檔案沒有被讀取。',
        },
        'not-a-keyword': {
            en: '`{found}` is no keyword here (in: {where}).[ Did you mean `{nearest}`?]',
            'zh-Hans': '`{found}` 在这里不是关键字（所在：{where}）。[您是不是要写 `{nearest}`？]',
            'zh-Hant': '`{found}` 在這裡不是關鍵字（所在：{where}）。[您是不是要寫 `{nearest}`？]',
        },
        'replace-with': {
            en: 'Write `{text}`',
            'zh-Hans': '改为 `{text}`',
            'zh-Hant': '改為 `{text}`',
        },
        'leave-out': { en: 'Leave out `{found}`', 'zh-Hans': '去掉 `{found}`', 'zh-Hant': '去掉 `{found}`' },
        'join-line': {
            en: 'Put it on the line before',
            'zh-Hans': '并入上一行',
            'zh-Hant': '併入上一行',
        },
        'add-brace': {
            en: 'Close the block with `}`',
            'zh-Hans': '用 `}` 结束这个块',
            'zh-Hant': '用 `}` 結束這個區塊',
        },
        'close-string': {
            en: 'Add the closing quote',
            'zh-Hans': '补上右引号',
            'zh-Hant': '補上右引號',
        },
    },
};
