import type { Locale } from '../../words';

/** The words that the picture of a portfolio adds to the author's. */
export interface PortfolioWords {
    readonly allJourneys: string;
    readonly vision: string;
    readonly measures: string;
    readonly roles: Readonly<Record<string, string>>;
    readonly touchpoints: (count: number) => string;
    readonly handoffs: (count: number) => string;
    readonly promises: (count: number) => string;
    readonly pains: (count: number) => string;
    readonly atRisk: (count: number) => string;
    readonly retires: (date: string) => string;
    /** Of a journey that a line would lead to. */
    readonly notHere: string;
    readonly unnamed: (count: number) => string;
    readonly noStages: string;
    readonly empty: string;
    readonly details: (journeys: string) => string;
    /** The same where the line arrives: whose touchpoint it is that is detailed. */
    readonly detailsOf: (journey: string, touchpoint: string) => string;
    readonly mirrors: (journey: string) => string;
    readonly description: (journeys: number, links: number) => string;
    readonly journeyTiles: { readonly journeys: (count: number) => string; /** Only counted by the author. */ readonly unnamed: string; readonly touchpoints: (count: number) => string; readonly links: (count: number) => string; readonly atRisk: (count: number) => string };
    readonly legend: { readonly handoff: string; readonly path: string; readonly zoom: string; readonly mirror: string; readonly touchpoint: string; readonly outside: string; readonly truth: string };
}

export const PORTFOLIO_WORDS: Readonly<Record<Locale, PortfolioWords>> = {
    en: {
        allJourneys: 'All journeys', vision: 'Vision', measures: 'Measured by', roles: { core: 'core', pilot: 'pilot', draft: 'draft', live: 'live', retired: 'retired' },
        touchpoints: (count) => `${count} touchpoint${count === 1 ? '' : 's'}`, handoffs: (count) => `${count} handoff${count === 1 ? '' : 's'}`,
        promises: (count) => `${count} promise${count === 1 ? '' : 's'}`, pains: (count) => `${count} pain point${count === 1 ? '' : 's'}`,
        atRisk: (count) => `${count} promise${count === 1 ? '' : 's'} at risk`, retires: (date) => `Ends on ${date}`, notHere: 'not shown here',
        unnamed: (count) => `${count} more that ${count === 1 ? 'is' : 'are'} not named`, noStages: 'Not worked out yet', empty: 'No journeys yet',
        details: (journeys) => `details: ${journeys}`, detailsOf: (journey, touchpoint) => `details of ${journey} · ${touchpoint}`, mirrors: (journey) => `other view: ${journey}`, description: (journeys, links) => `${journeys} journey${journeys === 1 ? '' : 's'}, ${links} link${links === 1 ? '' : 's'} between them.`,
        journeyTiles: { journeys: (count) => (count === 1 ? 'journey' : 'journeys'), unnamed: 'more, not named', touchpoints: (count) => (count === 1 ? 'touchpoint' : 'touchpoints'), links: (count) => `${count === 1 ? 'handoff' : 'handoffs'} between journeys`, atRisk: (count) => `${count === 1 ? 'promise' : 'promises'} at risk` },
        legend: { handoff: 'handoff between journeys', path: 'path between journeys', zoom: 'is detailed by', mirror: 'another view of it', touchpoint: 'touchpoint', outside: 'done by somebody outside', truth: 'moment of truth' },
    },
    'zh-Hans': {
        allJourneys: '全部旅程', vision: '愿景', measures: '衡量指标', roles: { core: '核心', pilot: '试点', draft: '草案', live: '运行中', retired: '已停用' },
        touchpoints: (count) => `${count} 个触点`, handoffs: (count) => `${count} 次交接`, promises: (count) => `${count} 个承诺`, pains: (count) => `${count} 个痛点`,
        atRisk: (count) => `${count} 个承诺有风险`, retires: (date) => `${date} 停用`, notHere: '此处未显示',
        unnamed: (count) => `另有 ${count} 条旅程，名称未说明`, noStages: '尚未细化', empty: '还没有旅程',
        details: (journeys) => `细化为：${journeys}`, detailsOf: (journey, touchpoint) => `细化自：${journey} · ${touchpoint}`, mirrors: (journey) => `另一视角：${journey}`, description: (journeys, links) => `${journeys} 条旅程，相互之间 ${links} 处衔接。`,
        journeyTiles: { journeys: () => '条旅程', unnamed: '条未列名', touchpoints: () => '个触点', links: () => '旅程之间的交接', atRisk: () => '个承诺有风险' },
        legend: { handoff: '旅程之间的交接', path: '旅程之间的路径', zoom: '细化为', mirror: '同一事实的另一视角', touchpoint: '触点', outside: '由外部执行', truth: '关键时刻' },
    },
    'zh-Hant': {
        allJourneys: '全部旅程', vision: '願景', measures: '衡量指標', roles: { core: '核心', pilot: '試點', draft: '草案', live: '運行中', retired: '已停用' },
        touchpoints: (count) => `${count} 個觸點`, handoffs: (count) => `${count} 次交接`, promises: (count) => `${count} 個承諾`, pains: (count) => `${count} 個痛點`,
        atRisk: (count) => `${count} 個承諾有風險`, retires: (date) => `${date} 停用`, notHere: '此處未顯示',
        unnamed: (count) => `另有 ${count} 條旅程，名稱未說明`, noStages: '尚未細化', empty: '還沒有旅程',
        details: (journeys) => `細化為：${journeys}`, detailsOf: (journey, touchpoint) => `細化自：${journey} · ${touchpoint}`, mirrors: (journey) => `另一視角：${journey}`, description: (journeys, links) => `${journeys} 條旅程，相互之間 ${links} 處銜接。`,
        journeyTiles: { journeys: () => '條旅程', unnamed: '條未列名', touchpoints: () => '個觸點', links: () => '旅程之間的交接', atRisk: () => '個承諾有風險' },
        legend: { handoff: '旅程之間的交接', path: '旅程之間的路徑', zoom: '細化為', mirror: '同一事實的另一視角', touchpoint: '觸點', outside: '由外部執行', truth: '關鍵時刻' },
    },
};
