import type { Rule } from './rule';
import { rule as internalError } from './rules/internal-error';
import { rule as suppression } from './rules/suppression';
import { rule as syntax } from './rules/syntax';
import { rule as unresolvedReference } from './rules/unresolved-reference';
import { rule as ambiguousReference } from './rules/ambiguous-reference';
import { rule as duplicateName } from './rules/duplicate-name';
import { rule as fullwidthPunctuation } from './rules/fullwidth-punctuation';
import { rule as invalidValue } from './rules/invalid-value';
import { rule as unknownKind } from './rules/unknown-kind';
import { rule as unusedDeclaration } from './rules/unused-declaration';
import { rule as duplicateAttribute } from './rules/duplicate-attribute';
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
import { rule as handoffLimbo } from './rules/handoff-limbo';
import { rule as thirdPartyNoAccountable } from './rules/third-party-no-accountable';
import { rule as thirdPartyNoObligation } from './rules/third-party-no-obligation';
import { rule as perceivedOwnerGap } from './rules/perceived-owner-gap';
import { rule as tooManyHandoffs } from './rules/too-many-handoffs';
import { rule as handoffPingPong } from './rules/handoff-ping-pong';
import { rule as stageIsDepartment } from './rules/stage-is-department';
import { rule as handoffNoContext } from './rules/handoff-no-context';
import { rule as contextDropped } from './rules/context-dropped';
import { rule as customerRepeatsInformation } from './rules/customer-repeats-information';
import { rule as customerAsCourier } from './rules/customer-as-courier';
import { rule as coldHandoffAtLow } from './rules/cold-handoff-at-low';
import { rule as promiseNotCarried } from './rules/promise-not-carried';
import { rule as channelSwitchNoContinuity } from './rules/channel-switch-no-continuity';
import { rule as channelSwitchForced } from './rules/channel-switch-forced';
import { rule as payloadOversize } from './rules/payload-oversize';
import { rule as promiseNoDeadline } from './rules/promise-no-deadline';
import { rule as vagueDeadline } from './rules/vague-deadline';
import { rule as promiseInfeasible } from './rules/promise-infeasible';
import { rule as promiseTimingUnknown } from './rules/promise-timing-unknown';
import { rule as innerDeadlineLater } from './rules/inner-deadline-later';
import { rule as promiseConflict } from './rules/promise-conflict';
import { rule as expectationDangling } from './rules/expectation-dangling';
import { rule as expectationContradicted } from './rules/expectation-contradicted';
import { rule as waitWithoutUpdate } from './rules/wait-without-update';
import { rule as waitUnbounded } from './rules/wait-unbounded';
import { rule as outsideHours } from './rules/outside-hours';
import { rule as handoffNoTrigger } from './rules/handoff-no-trigger';
import { rule as handoffNoConfirmation } from './rules/handoff-no-confirmation';
import { rule as handoffCustomerNotTold } from './rules/handoff-customer-not-told';
import { rule as pathNoCue } from './rules/path-no-cue';
import { rule as endsBeforeOutcome } from './rules/ends-before-outcome';
import { rule as loopNotClosed } from './rules/loop-not-closed';
import { rule as noFailureWay } from './rules/no-failure-way';
import { rule as blindSpot } from './rules/blind-spot';
import { rule as complaintOnlySignal } from './rules/complaint-only-signal';
import { rule as handoffNoFallback } from './rules/handoff-no-fallback';
import { rule as fallbackToSelf } from './rules/fallback-to-self';
import { rule as failureNoRecovery } from './rules/failure-no-recovery';
import { rule as noCustomerAction } from './rules/no-customer-action';
import { rule as enterpriseViewOnly } from './rules/enterprise-view-only';
import { rule as stressWithoutSupport } from './rules/stress-without-support';
import { rule as endEmotionLow } from './rules/end-emotion-low';
import { rule as painUnresolved } from './rules/pain-unresolved';
import { rule as opportunityNoOwner } from './rules/opportunity-no-owner';
import { rule as jargonInCustomerText } from './rules/jargon-in-customer-text';
import { rule as personalData } from './rules/personal-data';
import { rule as labelInconsistent } from './rules/label-inconsistent';
import { rule as emotionWithoutEvidence } from './rules/emotion-without-evidence';
import { rule as effortOverBudget } from './rules/effort-over-budget';
import { rule as subtleTouchpointsMissing } from './rules/subtle-touchpoints-missing';
import { rule as efficiencyWithoutCustomerMetric } from './rules/efficiency-without-customer-metric';
import { rule as metricOffTarget } from './rules/metric-off-target';
import { rule as metricNoSource } from './rules/metric-no-source';
import { rule as metricScaleMixed } from './rules/metric-scale-mixed';
import { rule as channelGap } from './rules/channel-gap';
import { rule as highScoreLowOutcome } from './rules/high-score-low-outcome';
import { rule as changeNoMeasure } from './rules/change-no-measure';
import { rule as journeyWithoutPortfolio } from './rules/journey-without-portfolio';
import { rule as tooManyPilots } from './rules/too-many-pilots';
import { rule as visionWithoutJourney } from './rules/vision-without-journey';
import { rule as promiseBroken } from './rules/promise-broken';
import { rule as promiseBrokenSilently } from './rules/promise-broken-silently';
import { rule as promiseRePromised } from './rules/promise-re-promised';
import { rule as chaseContact } from './rules/chase-contact';
import { rule as repeatedQuestion } from './rules/repeated-question';
import { rule as silentDays } from './rules/silent-days';
import { rule as unplannedTouchpoint } from './rules/unplanned-touchpoint';
import { rule as missingTouchpoint } from './rules/missing-touchpoint';
import { rule as outOfOrder } from './rules/out-of-order';
import { rule as lateTouchpoint } from './rules/late-touchpoint';
import { rule as enterpriseThinksDone } from './rules/enterprise-thinks-done';

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
    handoffLimbo,
    thirdPartyNoAccountable,
    thirdPartyNoObligation,
    perceivedOwnerGap,
    tooManyHandoffs,
    handoffPingPong,
    stageIsDepartment,
    handoffNoContext,
    contextDropped,
    customerRepeatsInformation,
    customerAsCourier,
    coldHandoffAtLow,
    promiseNotCarried,
    channelSwitchNoContinuity,
    channelSwitchForced,
    payloadOversize,
    promiseNoDeadline,
    vagueDeadline,
    promiseInfeasible,
    promiseTimingUnknown,
    innerDeadlineLater,
    promiseConflict,
    expectationDangling,
    expectationContradicted,
    waitWithoutUpdate,
    waitUnbounded,
    outsideHours,
    handoffNoTrigger,
    handoffNoConfirmation,
    handoffCustomerNotTold,
    pathNoCue,
    endsBeforeOutcome,
    loopNotClosed,
    noFailureWay,
    blindSpot,
    complaintOnlySignal,
    handoffNoFallback,
    fallbackToSelf,
    failureNoRecovery,
    noCustomerAction,
    enterpriseViewOnly,
    stressWithoutSupport,
    endEmotionLow,
    painUnresolved,
    opportunityNoOwner,
    jargonInCustomerText,
    personalData,
    labelInconsistent,
    emotionWithoutEvidence,
    effortOverBudget,
    subtleTouchpointsMissing,
    efficiencyWithoutCustomerMetric,
    metricOffTarget,
    metricNoSource,
    metricScaleMixed,
    channelGap,
    highScoreLowOutcome,
    changeNoMeasure,
    journeyWithoutPortfolio,
    tooManyPilots,
    visionWithoutJourney,
    promiseBroken,
    promiseBrokenSilently,
    promiseRePromised,
    chaseContact,
    repeatedQuestion,
    silentDays,
    unplannedTouchpoint,
    missingTouchpoint,
    outOfOrder,
    lateTouchpoint,
    enterpriseThinksDone,
];
