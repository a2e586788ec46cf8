/** Words of the closed lists (vocabulary.ts), as people say them wherever they stand; what is called otherwise at one place is said there. */
export const SHARED_LIST_WORDS = {
    success: { en: 'success', 'zh-Hans': '成功', 'zh-Hant': '成功' },
    failure: { en: 'failure', 'zh-Hans': '失败', 'zh-Hant': '失敗' },
    exit: { en: 'the customer leaves', 'zh-Hans': '客户离开', 'zh-Hant': '顧客離開' },
    customer: { en: 'the customer', 'zh-Hans': '客户', 'zh-Hant': '顧客' },
    ticket: { en: 'ticket', 'zh-Hans': '工单', 'zh-Hant': '工單' },
    scan: { en: 'scan', 'zh-Hans': '扫码', 'zh-Hant': '掃碼' },
    survey: { en: 'survey', 'zh-Hans': '问卷', 'zh-Hant': '問卷' },
    telemetry: { en: 'telemetry', 'zh-Hans': '设备数据', 'zh-Hant': '設備資料' },
    message: { en: 'message', 'zh-Hans': '消息', 'zh-Hant': '訊息' },
    call: { en: 'call', 'zh-Hans': '电话', 'zh-Hant': '電話' },
    complaint: { en: 'complaint', 'zh-Hans': '投诉', 'zh-Hant': '投訴' },
    low: { en: 'low', 'zh-Hans': '低', 'zh-Hant': '低' },
    medium: { en: 'medium', 'zh-Hans': '中', 'zh-Hant': '中' },
    high: { en: 'high', 'zh-Hans': '高', 'zh-Hant': '高' },
    current: { en: 'as it is today', 'zh-Hans': '现状', 'zh-Hant': '現狀' },
    planned: { en: 'planned', 'zh-Hans': '规划', 'zh-Hant': '規劃' },
    enterprise: { en: 'the company', 'zh-Hans': '企业', 'zh-Hant': '企業' },
    draft: { en: 'draft', 'zh-Hans': '草稿', 'zh-Hant': '草稿' },
    live: { en: 'live', 'zh-Hans': '已上线', 'zh-Hant': '已上線' },
    pilot: { en: 'pilot', 'zh-Hans': '试点', 'zh-Hant': '試點' },
    retired: { en: 'retired', 'zh-Hans': '已停用', 'zh-Hant': '已停用' },
    assumption: { en: 'assumption', 'zh-Hans': '假设', 'zh-Hant': '假設' },
    partial: { en: 'partly researched', 'zh-Hans': '部分研究', 'zh-Hant': '部分研究' },
    research: { en: 'research', 'zh-Hans': '研究', 'zh-Hant': '研究' },
    discovery: { en: 'discovery', 'zh-Hans': '发现', 'zh-Hant': '發現' },
    purchase: { en: 'purchase', 'zh-Hans': '购买', 'zh-Hant': '購買' },
    use: { en: 'use', 'zh-Hans': '使用', 'zh-Hant': '使用' },
    service: { en: 'service', 'zh-Hans': '服务', 'zh-Hant': '服務' },
    loyalty: { en: 'loyalty', 'zh-Hans': '忠诚', 'zh-Hant': '忠誠' },
    core: { en: 'core', 'zh-Hans': '核心', 'zh-Hant': '核心' },
} as const;

/** One of these words in a language; another one stays as it is written. */
export const sharedListWord = (word: string, locale: 'en' | 'zh-Hans' | 'zh-Hant'): string =>
    (SHARED_LIST_WORDS as Readonly<Record<string, Readonly<Record<typeof locale, string>>>>)[word]?.[locale] ?? word;
