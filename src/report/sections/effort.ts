import { costliestWay } from '../../analysis/effort';
import { named, type Named, type ReportInput } from '../input';
import { shouldBeNone, type Cell, type Table } from '../table';
import type { ReportWords } from '../words';

/** What a journey costs the customer on the way that costs most contacts. */
export interface EffortFact {
    readonly journey: Named;
    /** Contacts that the customer starts. */
    readonly contacts: number;
    /** How many the journey may cost, where that is stated. */
    readonly budget?: number;
    readonly repeatedQuestions: number;
    readonly channelSwitches: number;
    /** Handoffs that the customer has to carry. */
    readonly selfCarried: number;
    /** The touchpoints where contacts arise. */
    readonly contactsAt: readonly { readonly touchpoint: Named; readonly contacts: number }[];
}

export function effortFacts({ view, analyses, journeys }: ReportInput): readonly EffortFact[] {
    return journeys.flatMap(journey => {
        const effort = costliestWay(journey, view, analyses);
        if (effort === undefined) return [];
        const { contacts, repeats, channelSwitches, selfCarried, steps } = effort;
        return [{
            journey: named(journey), contacts, ...(journey.effortBudget !== undefined && { budget: journey.effortBudget }), repeatedQuestions: repeats, channelSwitches, selfCarried,
            contactsAt: steps.filter(step => step.contacts > 0).map(step => ({ touchpoint: named(step.touchpoint), contacts: step.contacts })),
        }];
    });
}

/** The most laborious journeys first. */
export function effortTables(facts: readonly EffortFact[], words: ReportWords): readonly Table[] {
    const { columns } = words;
    return [{
        columns: [
            { id: 'journey', title: columns.journey }, { id: 'contacts', title: columns.contacts, isNumber: true }, { id: 'budget', title: columns.budget, isNumber: true },
            { id: 'repeated-questions', title: columns.repeatedQuestions, isNumber: true }, { id: 'channel-switches', title: columns.channelSwitches, isNumber: true },
            { id: 'self-carried', title: columns.selfCarried, isNumber: true }, { id: 'contacts-at', title: columns.contactsAt },
        ],
        rows: [...facts].sort((a, b) => b.contacts - a.contacts).map(({ journey, contacts, budget, repeatedQuestions, channelSwitches, selfCarried, contactsAt }): readonly Cell[] => [
            journey.title, budget === undefined ? contacts : { text: String(contacts), tone: budget < contacts ? 'bad' : 'good' }, budget, shouldBeNone(repeatedQuestions), channelSwitches, shouldBeNone(selfCarried),
            contactsAt.map(({ touchpoint, contacts: count }) => (count === 1 ? touchpoint.title : `${touchpoint.title} × ${count}`)),
        ]),
    }];
}
