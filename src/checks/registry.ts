import type { Rule } from './rule';
import { rule as duplicateAttribute } from './rules/duplicate-attribute';
import { rule as invalidValue } from './rules/invalid-value';
import { rule as fullwidthPunctuation } from './rules/fullwidth-punctuation';
import { rule as duplicateName } from './rules/duplicate-name';
import { rule as ambiguousReference } from './rules/ambiguous-reference';
import { rule as unresolvedReference } from './rules/unresolved-reference';
import { rule as syntax } from './rules/syntax';
import { rule as internalError } from './rules/internal-error';
import { rule as suppression } from './rules/suppression';
import { rule as unknownKind } from './rules/unknown-kind';
import { rule as unusedDeclaration } from './rules/unused-declaration';
import { rule as journeyNoOwner } from './rules/journey-no-owner';
import { rule as touchpointNoOwner } from './rules/touchpoint-no-owner';
import { rule as touchpointNoChannel } from './rules/touchpoint-no-channel';
import { rule as stageEmpty } from './rules/stage-empty';
import { rule as journeyTooLarge } from './rules/journey-too-large';
import { rule as unreachableTouchpoint } from './rules/unreachable-touchpoint';
import { rule as deadEnd } from './rules/dead-end';
import { rule as endlessLoop } from './rules/endless-loop';
import { rule as branchWithoutCondition } from './rules/branch-without-condition';
import { rule as handoffToItself } from './rules/handoff-to-itself';
import { rule as handoffNotNeeded } from './rules/handoff-not-needed';
import { rule as promiseDangling } from './rules/promise-dangling';
import { rule as meetsNothing } from './rules/meets-nothing';
import { rule as contextUndeclared } from './rules/context-undeclared';
import { rule as hierarchyTooDeep } from './rules/hierarchy-too-deep';
import { rule as mirrorMismatch } from './rules/mirror-mismatch';
import { rule as reviewOverdue } from './rules/review-overdue';
import { rule as retiredInUse } from './rules/retired-in-use';
import { rule as handoffUndeclared } from './rules/handoff-undeclared';
import { rule as handoffNoReceiver } from './rules/handoff-no-receiver';
import { rule as thirdPartyNoAccountable } from './rules/third-party-no-accountable';
import { rule as thirdPartyNoObligation } from './rules/third-party-no-obligation';
import { rule as customerAsCourier } from './rules/customer-as-courier';
import { rule as promiseNoDeadline } from './rules/promise-no-deadline';
import { rule as vagueDeadline } from './rules/vague-deadline';
import { rule as handoffNoConfirmation } from './rules/handoff-no-confirmation';
import { rule as handoffCustomerNotTold } from './rules/handoff-customer-not-told';
import { rule as blindSpot } from './rules/blind-spot';
import { rule as complaintOnlySignal } from './rules/complaint-only-signal';
import { rule as handoffNoFallback } from './rules/handoff-no-fallback';

/** Every rule, one line each. The order is that of the documentation: by category, then as in the catalogue. */
export const RULES: readonly Rule[] = [
    internalError,
    suppression,
    syntax,
    unresolvedReference,
    ambiguousReference,
    duplicateName,
    fullwidthPunctuation,
    invalidValue,
    unknownKind,
    unusedDeclaration,
    duplicateAttribute,
    journeyNoOwner,
    touchpointNoOwner,
    touchpointNoChannel,
    stageEmpty,
    journeyTooLarge,
    unreachableTouchpoint,
    deadEnd,
    endlessLoop,
    branchWithoutCondition,
    handoffToItself,
    handoffNotNeeded,
    promiseDangling,
    meetsNothing,
    contextUndeclared,
    hierarchyTooDeep,
    mirrorMismatch,
    reviewOverdue,
    retiredInUse,
    handoffUndeclared,
    handoffNoReceiver,
    thirdPartyNoAccountable,
    thirdPartyNoObligation,
    customerAsCourier,
    promiseNoDeadline,
    vagueDeadline,
    handoffNoConfirmation,
    handoffCustomerNotTold,
    blindSpot,
    complaintOnlySignal,
    handoffNoFallback,
];
