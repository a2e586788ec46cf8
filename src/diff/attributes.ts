import type { Duration, Measure, Quantity } from '../model/model';
import { apart, part, type Attribute, type Attributes } from './attribute';
import { CASE, CASE_ENTRY, MOMENT } from './attributes/case';
import { CHANNEL, EVIDENCE, INFORMATION, LINK, METRIC, OBLIGATION, OWNER, PERSONA, PORTFOLIO, SCENARIO, SYSTEM, TERM } from './attributes/declarations';
import { JOURNEY, STAGE } from './attributes/journey';
import { BROKEN, EXPECTATION, LIMIT, PROMISE } from './attributes/promise';
import { FEELING, LANE_ITEM, OPPORTUNITY, PAIN, TOUCHPOINT } from './attributes/touchpoint';
import { CARRIED, FALLBACK, TOLD, UPDATE, WAY } from './attributes/way';

const MEASURED = part('measure-changed');
const MEASURE: Attributes<Measure> = {
    metric: part('measure-added', 'measure-removed', 'measure-changed'), value: MEASURED, to: MEASURED, after: MEASURED, by: MEASURED, level: MEASURED, via: MEASURED, below: MEASURED, at: MEASURED, source: MEASURED, n: MEASURED,
};
const READ = apart('What the text of the value is read as.');
const QUANTITY: Attributes<Quantity> = { text: part('measure-changed', 'target-changed'), value: READ, comparison: READ, signed: READ, unit: READ };
const DURATION: Attributes<Duration> = { text: part('takes-longer', 'takes-shorter', 'takes-reworded'), min: READ, max: READ, about: READ, businessDays: READ };
const LENGTH: Attributes<{ readonly duration: Duration; readonly words: string }> = { duration: part('takes-longer', 'takes-shorter', 'takes-reworded'), words: part('takes-stated', 'takes-unstated', 'takes-reworded') };

/** Every attribute of the model, by the names of its JSON schema, and how a change of it is classified. A test holds both to each other. */
export const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, Attribute<never>>>>> = {
    Owner: OWNER, Obligation: OBLIGATION, System: SYSTEM, Channel: CHANNEL, Persona: PERSONA, Information: INFORMATION, Metric: METRIC, Term: TERM, Scenario: SCENARIO,
    Journey: JOURNEY, Stage: STAGE, Touchpoint: TOUCHPOINT, Feeling: FEELING, Told: TOLD, LaneItem: LANE_ITEM, Broken: BROKEN, Expectation: EXPECTATION, PromiseMade: PROMISE,
    Pain: PAIN, Opportunity: OPPORTUNITY, Way: WAY, Carried: CARRIED, Update: UPDATE, Fallback: FALLBACK, Case: CASE, CaseEntry: CASE_ENTRY, Moment: MOMENT, Portfolio: PORTFOLIO,
    Link: LINK, Evidence: EVIDENCE, Measure: MEASURE, Quantity: QUANTITY, Duration: DURATION, Length: LENGTH, Limit: LIMIT,
};
