import type { JourneyGraph } from '../../../analysis/graph';
import type { ContractOf } from '../../../analysis/handoff-contract';

/** What a flow is drawn from: the graph of a journey, or that of both sides of a change in one. */
export type FlowGraph = Pick<JourneyGraph, 'journey' | 'touchpoints' | 'ways' | 'out' | 'ownerOf' | 'channelsOf'> & { readonly contractOf: ContractOf };
