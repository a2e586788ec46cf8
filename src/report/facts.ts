import type { ReportInput } from './input';
import { channelFacts, type ChannelFact } from './sections/channels';
import { effortFacts, type EffortFact } from './sections/effort';
import { handoffFacts, type HandoffFact } from './sections/handoffs';
import { improvementFacts, type ImprovementFacts } from './sections/improvements';
import { livedFacts, type LivedFact } from './sections/lived';
import { boardFacts, type BoardFact } from './sections/portfolio';
import { promiseFacts, type PromiseFact } from './sections/promises';
import { responsibilityFacts, type ResponsibilityFact } from './sections/responsibilities';
import { visibilityFacts, type VisibilityFact } from './sections/visibility';

/** Counts up when something in the facts changes its meaning or goes away. schemas/journey-report.schema.json describes them. */
export const REPORT_SCHEMA_VERSION = 1;

/** What a project comes to, as plain, JSON-safe data in no language. */
export interface ReportFacts {
    readonly promises: readonly PromiseFact[];
    readonly handoffs: readonly HandoffFact[];
    readonly channels: readonly ChannelFact[];
    readonly visibility: readonly VisibilityFact[];
    readonly effort: readonly EffortFact[];
    readonly responsibilities: readonly ResponsibilityFact[];
    readonly improvements: ImprovementFacts;
    readonly portfolio: readonly BoardFact[];
    readonly lived: readonly LivedFact[];
}

export function reportFacts(input: ReportInput): ReportFacts {
    const promises = promiseFacts(input);
    return {
        promises,
        handoffs: handoffFacts(input),
        channels: channelFacts(input),
        visibility: visibilityFacts(input),
        effort: effortFacts(input),
        responsibilities: responsibilityFacts(input),
        improvements: improvementFacts(input),
        portfolio: boardFacts(input, promises),
        lived: livedFacts(input),
    };
}
