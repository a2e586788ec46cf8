import type { Localized } from '../src/checks/rule';

/** What the server itself has to say; findings have their own words. `{name}` stands for an argument. */
export const SERVER_MESSAGES = {
    'uses-not-found': {
        en: 'There is no journey project in the folder `{target}`.',
        'zh-Hans': '文件夹 `{target}` 中没有旅程项目。',
        'zh-Hant': '資料夾 `{target}` 中沒有旅程專案。',
    },
    'uses-circle': {
        en: 'The project `{target}` uses this one, so this one cannot use it.',
        'zh-Hans': '项目 `{target}` 使用了本项目，因此本项目不能再使用它。',
        'zh-Hant': '專案 `{target}` 使用了本專案，因此本專案不能再使用它。',
    },
    'preview-no-journey': {
        en: 'There is no journey in this file to draw.',
        'zh-Hans': '此文件中没有可绘制的旅程。',
        'zh-Hant': '此檔案中沒有可繪製的旅程。',
    },
    'preview-journey-gone': {
        en: 'There is no journey “{journey}” in this file any more.',
        'zh-Hans': '此文件中已经没有旅程“{journey}”。',
        'zh-Hant': '此檔案中已經沒有旅程「{journey}」。',
    },
    'preview-broken': {
        en: 'Line {line} cannot be read: this is the last picture before that.',
        'zh-Hans': '第 {line} 行无法读取：这是此前的最后一幅图。',
        'zh-Hant': '第 {line} 行無法讀取：這是此前的最後一幅圖。',
    },
    'preview-partial': {
        en: 'Line {line} cannot be read: the picture shows the rest.',
        'zh-Hans': '第 {line} 行无法读取：图中是其余部分。',
        'zh-Hant': '第 {line} 行無法讀取：圖中是其餘部分。',
    },
    'preview-no-file': {
        en: 'This file does not belong to a journey project: it was not found, or the config excludes it.',
        'zh-Hans': '此文件不属于任何旅程项目：未找到，或被配置排除。',
        'zh-Hant': '此檔案不屬於任何旅程專案：未找到，或被設定排除。',
    },
    'compare-broken': {
        en: '`{path}` cannot be read whole in {side}, so it is left out on both sides.',
        'zh-Hans': '`{path}` 在 {side} 中无法完整读取，因此两边都不比较该文件。',
        'zh-Hant': '`{path}` 在 {side} 中無法完整讀取，因此兩邊都不比較該檔案。',
    },
    'compare-broken-now': {
        en: '`{path}` cannot be read whole as it is now, so it is left out on both sides.',
        'zh-Hans': '`{path}` 现在无法完整读取，因此两边都不比较该文件。',
        'zh-Hant': '`{path}` 現在無法完整讀取，因此兩邊都不比較該檔案。',
    },
    'compared-title': {
        en: '{title}, compared with {side}',
        'zh-Hans': '{title}（与 {side} 比较）',
        'zh-Hant': '{title}（與 {side} 比較）',
    },
    'file-closed': {
        en: 'The server does not know `{uri}`: it was not opened.',
        'zh-Hans': '服务器不认识 `{uri}`：它没有打开。',
        'zh-Hant': '伺服器不認識 `{uri}`：它沒有開啟。',
    },
    'not-a-uri': {
        en: '`{uri}` is no URI of a file, such as `file:///home/me/a.journey`.',
        'zh-Hans': '`{uri}` 不是文件的 URI，例如 `file:///home/me/a.journey`。',
        'zh-Hant': '`{uri}` 不是檔案的 URI，例如 `file:///home/me/a.journey`。',
    },
    'request-failed': {
        en: 'The journey server could not answer {method}: {reason}',
        'zh-Hans': '旅程服务器无法回答 {method}：{reason}',
        'zh-Hant': '旅程伺服器無法回答 {method}：{reason}',
    },
} as const satisfies Record<string, Localized>;
