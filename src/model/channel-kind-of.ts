import { CHANNEL_KINDS, type ChannelKind } from './vocabulary';

/** The kind of a channel as its everyday name tells it, in English or Chinese: `app` of 手机应用, `voice` of `service-hotline`; undefined when the name tells none. */
export function channelKindOf(name: string): ChannelKind | undefined {
    const words = name.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '-').toLowerCase().split(/[-_\s]+/).map((word) => word.replace(/\d+$/, '')).filter((word) => word !== '');
    const joined = KIND_OF_WORD.get(words.join(''));
    if (joined !== undefined) return joined;
    // What it is comes last: a store app is an app, 微信小程序 is a 小程序.
    for (const word of [...words].reverse()) {
        const kind = KIND_OF_WORD.get(word) ?? kindInChinese(word);
        if (kind !== undefined) return kind;
    }
    return undefined;
}

function kindInChinese(word: string): ChannelKind | undefined {
    let best: { readonly end: number; readonly length: number; readonly kind: ChannelKind } | undefined;
    for (const [part, kind] of KIND_OF_CHINESE) {
        const at = word.lastIndexOf(part);
        const end = at + part.length;
        if (at >= 0 && (best === undefined || end > best.end || (end === best.end && part.length > best.length))) best = { end, length: part.length, kind };
    }
    return best?.kind;
}

/** What people call a kind of channel in everyday words. */
const EVERYDAY: Readonly<Partial<Record<ChannelKind, string>>> = {
    web: 'website webshop webstore onlineshop onlinestore site homepage browser portal online 网站 網站 官网 官網 网页 網頁 网上 網上 线上 線上 商城',
    app: 'application mobileapp miniprogram appstore 应用 應用 小程序 小程式 客户端 客戶端 手机银行 手機銀行',
    email: 'mail 邮件 郵件 邮箱 郵箱 电邮 電郵',
    sms: 'text textmessage 短信 短讯 短訊 簡訊',
    chat: 'messenger livechat webchat chatbot whatsapp 聊天 在线客服 在線客服 線上客服 微信客服 企业微信 企業微信 企微 微信群 机器人 機器人',
    social: 'wechat weibo facebook instagram tiktok linkedin 微信 公众号 公眾號 朋友圈 微博 抖音 小红书 小紅書 社交 社群',
    voice: 'phone telephone call hotline landline callcenter callcentre 电话 電話 热线 熱線 座机 座機 客服 呼叫中心',
    video: 'videocall 视频 視頻 視訊 直播',
    post: 'letter letters 信件 信函 邮寄 郵寄 平信 挂号信 掛號信',
    print: 'brochure leaflet flyer catalogue catalog magazine newspaper 报纸 報紙 杂志 雜誌 传单 傳單 手册 手冊',
    ad: 'advertisement advertising advert banner 广告 廣告',
    search: 'google baidu 搜索 搜尋 百度',
    faq: 'helpcenter helpcentre 常见问题 常見問題 帮助中心 幫助中心',
    signage: 'sign poster 海报 海報 指示牌 标识 標識',
    store: 'shop showroom 门店 門店 门市 門市 店铺 店鋪 商店 实体店 實體店 专卖店 專賣店 展厅 展廳',
    counter: 'branch till desk reception checkout 柜台 柜面 櫃台 櫃檯 网点 網點 前台 前臺 收银台 收銀台',
    agent: 'adviser advisor broker dealer 业务员 業務員 代理人 顾问 顧問 客户经理 客戶經理 經紀人 经纪人',
    kiosk: 'atm selfservice 自助机 自助機 自助终端 自助終端 售货机 售貨機',
    visit: 'onsite homevisit 上门 上門 到府 家访 家訪',
    courier: 'parcel delivery 快递 快遞 物流 配送 送货 送貨 外卖 外賣',
    event: 'fair exhibition webinar 活动 活動 展会 展會',
    device: 'terminal 设备 設備 终端 終端 车机 車機 智能音箱',
    community: 'forum 社区 社區 论坛 論壇',
    other: '其他',
};
const EVERYDAY_WORDS: readonly (readonly [string, ChannelKind])[] = CHANNEL_KINDS.flatMap((kind) => [kind, ...(EVERYDAY[kind] ?? '').split(' ')].map((word) => [word, kind] as const));
const KIND_OF_WORD: ReadonlyMap<string, ChannelKind> = new Map(EVERYDAY_WORDS);
const KIND_OF_CHINESE = EVERYDAY_WORDS.filter(([word]) => /^\p{sc=Han}/u.test(word));
