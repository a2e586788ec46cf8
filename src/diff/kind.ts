import type { Localized } from '../checks/rule';
import type { ChangeClass } from './change';

/** A way in which a journey can change: how it counts for the customer, and how it is told. */
export interface Kind {
    readonly class: Exclude<ChangeClass, 'draft'>;
    /** The kind that the same change is when it is undone; of a change that is breaking or risky it is an improving one. */
    readonly mirror?: string;
    /** Why there is none. */
    readonly waiver?: string;
    /** `{who}` and `{Who}` are the customer; `{at}` is what the change belongs to, by its title. `waits|wait` in English is what one does and what several do. */
    readonly words: Localized;
}

type Other = string | { readonly waiver: string };
const kind = (type: Kind['class']) => (other: Other, en: string, hans: string, hant: string): Kind => ({
    class: type, words: { en, 'zh-Hans': hans, 'zh-Hant': hant }, ...(typeof other === 'string' ? { mirror: other } : other),
});
export const breaking = kind('breaking');
export const risky = kind('risky');
export const improving = kind('improving');

const plain = (type: Kind['class']) => (en: string, hans: string, hant: string): Kind => ({ class: type, words: { en, 'zh-Hans': hans, 'zh-Hant': hant } });
export const evidence = plain('evidence');
export const text = plain('text');
