import { positionAt, type Span } from '../model/source';
import { codeFrame } from './code-frame';
import { format } from './message';
import type { Args, Locale, Localized } from './rule';

/** What is wrong with a config: where, what, and which names are known. */
export interface ConfigError extends Span {
    readonly path: string;
    /** 1-based, columns in UTF-16 units. */
    readonly line: number;
    readonly column: number;
    readonly message: ConfigMessage;
    readonly args: Args;
    /** The nearest known names, best first. */
    readonly nearest: readonly string[];
    /** The line with marks below it. */
    readonly frame: string;
}

/** What the error says, in one language: one or two sentences. */
export function configErrorMessage(error: ConfigError, locale: Locale): string {
    const what = format(CONFIG_MESSAGES[error.message], error.args, locale);
    if (error.nearest.length === 0) return what;
    const quoted = error.nearest.map(name => `\`${name}\``).join(locale === 'en' ? ', ' : '、');
    return what + (locale === 'en' ? ' ' : '') + format(DID_YOU_MEAN, { nearest: quoted }, locale);
}

/** Makes errors of one file. */
export function configErrorIn(path: string, text: string, lineStarts: readonly number[]) {
    return (span: Span, message: ConfigMessage, args: Args = {}, nearest: readonly string[] = []): ConfigError =>
        ({ path, start: span.start, end: span.end, ...positionAt(lineStarts, span.start), message, args, nearest, frame: codeFrame(text, lineStarts, span) });
}

const DID_YOU_MEAN: Localized = { en: 'Did you mean {nearest}?', 'zh-Hans': '是否想写 {nearest}？', 'zh-Hant': '是否想寫 {nearest}？' };

export type ConfigMessage = keyof typeof CONFIG_MESSAGES;
const message = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });
export const CONFIG_MESSAGES = {
    'value-expected': message('A value is missing here.', '此处缺少一个值。', '此處缺少一個值。'),
    'comma-expected': message('A comma is missing here.', '此处缺少逗号。', '此處缺少逗號。'),
    'colon-expected': message('A colon is missing between the name and its value.', '名称与值之间缺少冒号。', '名稱與值之間缺少冒號。'),
    'name-expected': message('A name in double quotes is missing here.', '此处缺少带双引号的名称。', '此處缺少帶雙引號的名稱。'),
    'brace-expected': message('The object is not closed: `}` is missing.', '对象没有结束：缺少 `}`。', '物件沒有結束：缺少 `}`。'),
    'bracket-expected': message('The list is not closed: `]` is missing.', '列表没有结束：缺少 `]`。', '清單沒有結束：缺少 `]`。'),
    'end-expected': message('The configuration has ended, but more follows.', '配置已经结束，但后面还有内容。', '設定已經結束，但後面還有內容。'),
    'comment-open': message('The comment is not closed: `*/` is missing.', '注释没有结束：缺少 `*/`。', '註解沒有結束：缺少 `*/`。'),
    'string-open': message('The text is not closed: `"` is missing.', '字符串没有结束：缺少 `"`。', '字串沒有結束：缺少 `"`。'),
    'bad-number': message('This is not a number.', '这不是数字。', '這不是數字。'),
    'bad-escape': message('Behind `\\` stands one of `"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t` or `u` with four digits.', '`\\` 后面只能是 `"`、`\\`、`/`、`b`、`f`、`n`、`r`、`t`，或 `u` 加四位数字。', '`\\` 後面只能是 `"`、`\\`、`/`、`b`、`f`、`n`、`r`、`t`，或 `u` 加四位數字。'),
    'bad-sign': message('This sign has no meaning here. Names and texts stand in double quotes.', '此处不允许出现这个符号。名称和文字要写在双引号内。', '此處不允許出現這個符號。名稱和文字要寫在雙引號內。'),
    'not-an-object': message('{what} must be an object: `{…}`.', '{what} 必须是对象：`{…}`。', '{what} 必須是物件：`{…}`。'),
    'not-a-list': message('{what} must be a list of texts: `["…"]`.', '{what} 必须是字符串列表：`["…"]`。', '{what} 必須是字串清單：`["…"]`。'),
    'not-a-list-of-objects': message('{what} must be a list of objects: `[{…}]`.', '{what} 必须是对象列表：`[{…}]`。', '{what} 必須是物件清單：`[{…}]`。'),
    'not-a-text': message('{what} must be a text in double quotes.', '{what} 必须是带双引号的文字。', '{what} 必須是帶雙引號的文字。'),
    'not-a-text-or-list': message('{what} must be a text, or a list of texts.', '{what} 必须是字符串或字符串列表。', '{what} 必須是字串或字串清單。'),
    'not-a-number': message('{what} must be a number.', '{what} 必须是数字。', '{what} 必須是數字。'),
    'not-a-boolean': message('{what} must be `true` or `false`.', '{what} 必须是 `true` 或 `false`。', '{what} 必須是 `true` 或 `false`。'),
    'not-a-setting': message('The setting of a rule is a severity (`"warning"`), or an object with options (`{ "severity": "warning", … }`).', '规则的设置必须是严重程度（`"warning"`），或带选项的对象（`{ "severity": "warning", … }`）。', '規則的設定必須是嚴重程度（`"warning"`），或帶選項的物件（`{ "severity": "warning", … }`）。'),
    'too-small': message('{what} must be {minimum} or more, not {value}.', '{what} 不能小于 {minimum}，这里是 {value}。', '{what} 不能小於 {minimum}，這裡是 {value}。'),
    'too-big': message('{what} must be {maximum} or less, not {value}.', '{what} 不能大于 {maximum}，这里是 {value}。', '{what} 不能大於 {maximum}，這裡是 {value}。'),
    empty: message('{what} must not be empty.', '{what} 不能为空。', '{what} 不能為空。'),
    'duplicate-key': message('`{key}` is given twice; only one of them could count.', '`{key}` 写了两次，只能保留一个。', '`{key}` 寫了兩次，只能保留一個。'),
    'unknown-key': message('There is no setting `{key}`. There are {known}.', '没有名为 `{key}` 的设置。可用的有：{known}。', '沒有名為 `{key}` 的設定。可用的有：{known}。'),
    'unknown-rule': message('There is no rule `{key}`. `journey rules` lists all of them.', '没有名为 `{key}` 的规则。用 `journey rules` 可列出所有规则。', '沒有名為 `{key}` 的規則。用 `journey rules` 可列出所有規則。'),
    'unknown-option': message('The rule `{rule}` has no option `{key}`. It has {known}.', '规则 `{rule}` 没有名为 `{key}` 的选项。可用的有：{known}。', '規則 `{rule}` 沒有名為 `{key}` 的選項。可用的有：{known}。'),
    'no-options': message('The rule `{rule}` has no options, so `{key}` means nothing to it.', '规则 `{rule}` 没有选项，`{key}` 对它没有意义。', '規則 `{rule}` 沒有選項，`{key}` 對它沒有意義。'),
    'always-an-error': message('`{rule}` is always an error: what cannot be read cannot be checked either.', '`{rule}` 始终是错误：读不懂的内容也无法检查。', '`{rule}` 始終是錯誤：讀不懂的內容也無法檢查。'),
    'unknown-severity': message('`{key}` is no severity. There are {known}.', '`{key}` 不是严重程度。可用的有：{known}。', '`{key}` 不是嚴重程度。可用的有：{known}。'),
    'unknown-preset': message('There is no preset `{key}`. There are {known}; a path to another config begins with `./` or `../`.', '没有名为 `{key}` 的预设。可用的有：{known}；指向其他配置的路径以 `./` 或 `../` 开头。', '沒有名為 `{key}` 的預設集。可用的有：{known}；指向其他設定的路徑以 `./` 或 `../` 開頭。'),
    'unknown-locale': message('There is no language `{key}`. There are {known}.', '没有语言 `{key}`。可用的有：{known}。', '沒有語言 `{key}`。可用的有：{known}。'),
    'override-for-nothing': message('An override says for what it is: `files`, `elements` or both.', '每条 override 都要写明适用范围：`files`、`elements` 或两者。', '每條 override 都要寫明適用範圍：`files`、`elements` 或兩者。'),
    'override-without-rules': message('An override without `rules` does nothing.', '没有 `rules` 的 override 不起作用。', '沒有 `rules` 的 override 不起作用。'),
    'extends-not-found': message('There is no config `{path}` to extend.', '找不到要扩展的配置 `{path}`。', '找不到要擴充的設定 `{path}`。'),
    'extends-circle': message('`{path}` extends itself: {circle}.', '`{path}` 循环扩展了自己：{circle}。', '`{path}` 循環擴充了自己：{circle}。'),
} as const satisfies Readonly<Record<string, Localized>>;
