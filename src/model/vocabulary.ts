/** The words that the language knows in the places where it takes a word; another word is a finding with the nearest of these. */
export const VOCABULARY = {
    channelKind: [
        'web', 'app', 'email', 'sms', 'chat', 'social', 'voice', 'video', 'post', 'print', 'ad', 'search', 'faq', 'signage', 'store',
        'counter', 'agent', 'kiosk', 'visit', 'courier', 'event', 'device', 'community', 'other',
    ],
    scale: ['percent', 'nps', 'ces', 'score', 'ratio', 'count', 'duration', 'money'],
    of: ['customer', 'internal'],
    load: ['normal', 'peak', 'low'],
    state: ['planned', 'current'],
    view: ['customer', 'enterprise'],
    status: ['draft', 'live', 'pilot', 'retired'],
    phase: ['discovery', 'purchase', 'use', 'service', 'loyalty'],
    evidence: ['assumption', 'partial', 'research'],
    initiatedBy: ['customer', 'owner'],
    stress: ['low', 'high'],
    mode: ['warm', 'cold', 'self', 'auto'],
    effort: ['low', 'medium', 'high'],
    impact: ['low', 'medium', 'high'],
    signals: ['ticket', 'scan', 'survey', 'telemetry', 'message', 'call', 'complaint', 'none'],
    ends: ['success', 'failure', 'exit', 'closed'],
} as const satisfies Record<string, readonly string[]>;

export type VocabularyName = keyof typeof VOCABULARY;

export const CHANNEL_KINDS = VOCABULARY.channelKind;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
