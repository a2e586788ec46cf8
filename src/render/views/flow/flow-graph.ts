import type { JourneyGraph } from '../../../analysis/graph';

/** What a flow is drawn from: the graph of a journey, or that of both sides of a change in one. */
export type FlowGraph = Pick<JourneyGraph, 'journey' | 'touchpoints' | 'ways' | 'out' | 'ownerOf' | 'channelsOf'>;
