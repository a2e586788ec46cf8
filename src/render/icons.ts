import type { ChannelKind } from '../model/vocabulary';

/** The width and height of an icon, in pixels. */
export const ICON_PX = 14;

/** Line drawings in a box of ICON_PX, as path data. */
const GLYPHS = {
    screen: 'M1.5 3h11v8.5h-11zM1.5 5.8h11',
    phone: 'M4.5 1.5h5a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM6.3 10.6h1.4',
    letter: 'M1.5 3h11v8h-11zM1.5 3.5l5.5 4.5 5.5-4.5',
    bubble: 'M2 2.5h10v7H7L4.5 12V9.5H2z',
    share: 'M3.5 8.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM10.5 5a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM10.5 12.4a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM5 6.2l4-2.1M5 7.8l4 2.1',
    handset: 'M3.2 1.8l2 .2.8 2.6-1.3 1.2a8 8 0 0 0 3.5 3.5l1.2-1.3 2.6.8.2 2a1.2 1.2 0 0 1-1.2 1.3A9.6 9.6 0 0 1 1.9 3a1.2 1.2 0 0 1 1.3-1.2z',
    camera: 'M1.5 3.5h8v7h-8zM9.5 6l3-2v6l-3-2',
    lens: 'M6 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM9 9l3.5 3.5',
    question: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM5.4 5.6a1.6 1.6 0 1 1 2.4 1.4c-.6.4-.8.7-.8 1.2M7 10v.1',
    paper: 'M3 1.5h5.5L11 4v8.5H3zM8.5 1.5V4H11M5 7h4M5 9.5h4',
    megaphone: 'M2 5.5h2.5L11 2.5v9l-6.5-3H2zM5 8.7l.8 3.3',
    sign: 'M7 1.5v11M2.5 2.5h7.5l2 2-2 2H2.5z',
    store: 'M2.2 6v6.2h9.6V6M1.5 6l1-3.7h9l1 3.7zM5.6 12.2V8.6h2.8v3.6',
    person: 'M7 6.4a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM2.6 12.2c.3-2.6 2-3.9 4.4-3.9s4.1 1.3 4.4 3.9',
    counter: 'M7 5.8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM3.8 9.2c.3-1.6 1.4-2.4 3.2-2.4s2.9.8 3.2 2.4M1.5 9.2h11v3h-11z',
    terminal: 'M4 1.5h6V8H4zM7 8v4.2M4.5 12.2h5',
    house: 'M1.5 7L7 2l5.5 5M3 6v6.2h8V6',
    truck: 'M1 3.5h7v6H1zM8 5.5h2.6L13 7.8v1.7H8M4 11.6a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4zM10.4 11.6a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4z',
    calendar: 'M2 3h10v9H2zM2 5.8h10M4.7 1.6v2.2M9.3 1.6v2.2',
    chip: 'M4 4h6v6H4zM5.5 1.8V4M8.5 1.8V4M5.5 10v2.2M8.5 10v2.2M1.8 5.5H4M1.8 8.5H4M10 5.5h2.2M10 8.5h2.2',
    people: 'M5 6.4a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM1.3 11.8c.2-2.4 1.5-3.6 3.7-3.6s3.5 1.2 3.7 3.6M9.4 6.1a1.8 1.8 0 0 0 0-3.5M10.3 8.3c1.5.3 2.3 1.5 2.5 3.5',
    unknown: 'M4.8 4.6a2.3 2.3 0 1 1 3.4 2c-.9.5-1.2 1-1.2 1.9M7 11.3v.1',
    ring: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z',
    enter: 'M4.5 3l6 4-6 4z',
    stop: 'M3.5 3.5h7v7h-7z',
    skip: 'M2 7h2M6 7h2M10 7h2',
    arrive: 'M3 3l7 7M10 5v5H5',
    leave: 'M4 10l6-6M5 4h5v5',
    signal: 'M7 12.2V2.2M3.4 5.8L7 2.2l3.6 3.6',
    silent: 'M2 12L12 2M1.6 7C3.2 4.6 5 3.4 7 3.4S10.8 4.6 12.4 7C10.8 9.4 9 10.6 7 10.6S3.2 9.4 1.6 7z',
    eye: 'M1.6 7C3.2 4.6 5 3.4 7 3.4S10.8 4.6 12.4 7C10.8 9.4 9 10.6 7 10.6S3.2 9.4 1.6 7zM7 8.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2z',
    speech: 'M1.8 2.5h10.4v7H7.6L4.6 12V9.5H1.8zM4.2 5h5.6M4.2 7.2h3.6',
    gear: 'M7 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM7 1.4v2M7 10.6v2M1.4 7h2M10.6 7h2M3 3l1.5 1.5M9.5 9.5L11 11M11 3L9.5 4.5M4.5 9.5L3 11',
    together: 'M5 10.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM9 10.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
    apart: 'M3.4 9.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM10.6 9.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM7 1.8v10.4',
    tick: 'M2.5 7.5l3 3 6-7',
    caution: 'M7 2v6.4M7 11.4v.1',
    dot: 'M7 6.8v.4',
    cross: 'M3.2 3.2l7.6 7.6M10.8 3.2l-7.6 7.6',
    again: 'M11.6 5A5 5 0 1 0 12 7.6M11.8 1.8V5H8.6',
    thing: 'M2 4.5L7 2l5 2.5v5L7 12 2 9.5zM2 4.5L7 7l5-2.5M7 7v5',
    clock: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM7 4v3.2l2.2 1.5',
    zoom: 'M6 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM9 9l3.5 3.5M6 4.2v3.6M4.2 6h3.6',
    back: 'M5 2.5L2 5.5l3 3M2 5.5h6.5a3.2 3.2 0 0 1 0 6.4H6',
    inbox: 'M1.5 8h3l1 2h3l1-2h3v4.2h-11zM7 1.6v5M4.8 4.6L7 6.8l2.2-2.2',
    folder: 'M1.5 3.2h4l1.2 1.6h5.8v6.4h-11z',
    thought: 'M5 10a2.6 2.6 0 0 1-2.3-3.9A2.7 2.7 0 0 1 6 2.7a2.9 2.9 0 0 1 5.2 1.5A2.6 2.6 0 0 1 10.4 9H5zM3.6 11.9h.1M5.3 11.2h.1',
    bulb: 'M5.2 10.2V9C3.9 8.2 3.2 7.1 3.2 5.7a3.8 3.8 0 0 1 7.6 0c0 1.4-.7 2.5-2 3.3v1.2zM5.4 12.2h3.2',
    mend: 'M7 12S1.8 8.9 1.8 5.3A2.7 2.7 0 0 1 7 4.2a2.7 2.7 0 0 1 5.2 1.1C12.2 8.9 7 12 7 12z',
    chart: 'M2 12.2h10M3.6 12V8M7 12V4M10.4 12V6.2',
    aim: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM7 9.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z',
    flag: 'M3 12.8V1.6M3 2.2h8.2L9.4 4.8l1.8 2.6H3',
    stress: 'M1.5 8.5h2.4L5.4 4l2.6 6.6 1.8-4.4.8 2.3h1.9',
    smile: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM4.6 8.2c1.2 1.9 3.6 1.9 4.8 0M5.2 5.3v.3M8.8 5.3v.3',
    plain: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM4.8 8.8h4.4M5.2 5.3v.3M8.8 5.3v.3',
    frown: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM4.6 9.6c1.2-1.9 3.6-1.9 4.8 0M5.2 5.3v.3M8.8 5.3v.3',
} as const;

export type Glyph = keyof typeof GLYPHS;

const CHANNEL_GLYPH: Readonly<Record<ChannelKind, Glyph>> = {
    web: 'screen', app: 'phone', email: 'letter', sms: 'bubble', chat: 'bubble', social: 'share', voice: 'handset', video: 'camera', post: 'letter',
    print: 'paper', ad: 'megaphone', search: 'lens', faq: 'question', signage: 'sign', store: 'store', counter: 'counter', agent: 'person',
    kiosk: 'terminal', visit: 'house', courier: 'truck', event: 'calendar', device: 'chip', community: 'people', other: 'ring',
};

export function pathOf(glyph: Glyph): string {
    return GLYPHS[glyph];
}

/** The icon of a kind of channel; the general one for a kind that the language does not know. */
export function channelGlyph(kind: string | undefined): Glyph {
    return CHANNEL_GLYPH[kind as ChannelKind] ?? 'ring';
}
