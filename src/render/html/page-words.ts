import type { ViewName } from '../picture';
import { said, type Said } from './reading-words';

/** What a page says around pictures and text. `{…}` is filled in; the script of the page fills in what it counts. */
export const PAGE_WORDS = {
    tabs: said('Views', '视图', '檢視'),
    text: said('Text', '文字', '文字'),
    journeys: said('Journeys', '旅程', '旅程'),
    allTouchpoints: said('All touchpoints', '全部触点', '全部觸點'),
    findings: said('Findings', '问题', '問題'),
    countedFindings: said('Findings ({count})', '问题（{count}）', '問題（{count}）'),
    side: said('Details and findings', '详情与问题', '詳情與問題'),
    chosen: said('Details', '详情', '詳情'),
    close: said('Close', '关闭', '關閉'),
    skip: said('Skip to the text', '跳到文字', '跳到文字'),
    search: said('Search (press /)', '搜索（按 /）', '搜尋（按 /）'),
    owner: said('Owner', '负责人', '負責人'),
    channel: said('Channel', '渠道', '管道'),
    persona: said('Persona', '用户画像', '人物誌'),
    all: said('All', '全部', '全部'),
    clear: said('Show all', '全部显示', '全部顯示'),
    theme: said('Colours', '配色', '配色'),
    themeAuto: said('As the system', '跟随系统', '跟隨系統'),
    themeLight: said('Light', '浅色', '淺色'),
    themeDark: said('Dark', '深色', '深色'),
    themeContrast: said('High contrast', '高对比度', '高對比'),
    zoom: said('Zoom', '缩放', '縮放'),
    zoomIn: said('Larger', '放大', '放大'),
    zoomOut: said('Smaller', '缩小', '縮小'),
    zoomFit: said('Fit', '适应窗口', '符合視窗'),
    zoomActual: said('Actual size', '实际大小', '實際大小'),
    shown: said('{count} of {all} match', '{all} 项中有 {count} 项符合', '{all} 項中有 {count} 項符合'),
    noneShown: said('Nothing matches', '没有符合的内容', '沒有符合的內容'),
    at: said('{at} of {count}', '第 {at} 项，共 {count} 项', '第 {at} 項，共 {count} 項'),
    home: said('All journeys', '全部旅程', '全部旅程'),
    caseTab: said('Case: {case}', '案例：{case}', '案例：{case}'),
    lost: said('The preview has lost its server. It goes on when “journey preview” runs again.', '预览服务器已断开；再次运行“journey preview”后会继续。', '預覽伺服器已中斷；再次執行「journey preview」後會繼續。'),
    subject: said('Shown', '显示', '顯示'),
    editTitle: said('New title of “{title}”', '“{title}”的新标题', '「{title}」的新標題'),
    noFixes: said('Nothing was found here.', '此处没有发现问题。', '此處沒有發現問題。'),
    fixMenu: said('Findings and quick fixes', '问题与快速修复', '問題與快速修正'),
    counted: said(' ({count})', '（{count}）', '（{count}）'),
} as const satisfies Readonly<Record<string, Said>>;

export const VIEW_NAMES: Readonly<Record<ViewName, Said>> = {
    map: said('Map', '旅程图', '旅程圖'),
    blueprint: said('Blueprint', '服务蓝图', '服務藍圖'),
    flow: said('Flow', '流程', '流程'),
    promises: said('Promises', '承诺', '承諾'),
    channels: said('Channels', '渠道', '管道'),
    case: said('Case', '案例', '案例'),
    portfolio: said('Portfolio', '旅程组合', '旅程組合'),
};

export const FINDING_WORDS = {
    findings: said('Findings', '问题', '問題'),
    nothing: said('Nothing was found.', '没有发现问题。', '沒有發現問題。'),
    rules: said('About the rules', '规则说明', '規則說明'),
    steps: said('Step by step', '逐步', '逐步'),
    severities: {
        error: said('Error', '错误', '錯誤'), warning: said('Warning', '警告', '警告'),
        finding: said('As it is today', '现状', '現狀'), info: said('Information', '提示', '提示'),
    },
    headings: {
        error: said('Errors', '错误', '錯誤'), warning: said('Warnings', '警告', '警告'),
        finding: said('Facts about today', '现状中的事实', '現狀中的事實'), info: said('Information', '提示', '提示'),
    },
} as const;
