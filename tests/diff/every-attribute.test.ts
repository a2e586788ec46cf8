import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../language-server/compile';
import { grammarFacts } from '../../language-server/grammar-facts';
import { createJourneyParser } from '../../language-server/module';
import { ATTRIBUTES } from '../../src/diff/attributes';
import { KINDS, type KindName } from '../../src/diff/kinds';
import { root } from '../harness/examples';
import { changesOf } from './changes';

const TEXT = readFileSync(join(root, 'tests/diff/every-attribute.journey'), 'utf8');

/**
 * Each attribute of the model, a text in which it changes, and what the change is called and how it counts. What stands in the first
 * text of a row stands once in every-attribute.journey.
 */
const ROWS: readonly (readonly [attribute: string, before: string, after: string, change: string])[] = [
    // ---- Declarations
    ['Owner.title', 'owner desk "Desk"', 'owner desk "Front desk"', 'text title-changed'],
    ['Owner.notes', 'note "Open since 1990"', 'note "Something else entirely"', 'text note-removed'],
    ['Owner.links', 'link "https://example.com/shop"', '', 'text link-removed'],
    ['Owner.tags', 'tags retail', 'tags retail, bicycles', 'text tag-added'],
    ['Owner.was', 'owner lab "Lab"', 'owner lab "Lab" { was workshop }', 'text former-name-added'],
    ['Owner.contacts', 'contact "desk@example.com"', '', 'text contact-removed'],
    ['Owner.ownerKind', 'supplier courier', 'owner courier', 'improving owner-becomes-inside'],
    ['Owner.ownerKind', 'supplier courier', 'partner courier', 'text owner-relation-changed'],
    ['Owner.ownerKind', 'supplier courier', 'distributor courier', 'text owner-relation-changed'],
    ['Owner.parent', '  owner lab "Lab"\n  note "Open since 1990"', '  note "Open since 1990"', 'text undeclared'],
    ['Owner.parent', '  owner lab "Lab"', '  owner desk2 "Desk 2" { owner lab "Lab" }', 'text owner-moved'],
    ['Owner.accountable', 'accountable shop.desk', '', 'breaking accountable-removed'],
    ['Owner.accountable', 'accountable shop.desk', 'accountable shop.lab', 'risky accountable-changed'],
    ['Owner.obligations', 'obligation "Bring it on time" within 2d for repair.ready', '', 'risky obligation-removed'],
    ['Obligation.text', '"Bring it on time"', '"Bring it in time"', 'text obligation-reworded'],
    ['Obligation.limits', 'time" within 2d for', 'time" within 5d for', 'risky obligation-looser'],
    ['Obligation.limits', 'time" within 2d for', 'time" for', 'risky obligation-time-removed'],
    ['Obligation.for', ' for repair.ready', '', 'risky obligation-covers-less'],
    ['System.title', 'system crm "CRM"', 'system crm "Customers"', 'text title-changed'],
    ['System.notes', 'note "Bought"', '', 'text note-removed'],
    ['System.links', 'link "https://example.com/crm"', '', 'text link-removed'],
    ['System.tags', 'tags core', '', 'text tag-removed'],
    ['System.was', 'note "Bought"', 'note "Bought"\n  was erp', 'text former-name-added'],
    ['Channel.title', 'channel app "App"', 'channel app "The App"', 'text title-changed'],
    ['Channel.channelKind', 'channel app "App" : app', 'channel app "App" : device', 'risky channel-kind-changed'],
    ['Channel.hours', 'hours "09:00-18:00"', 'hours "09:00-12:00"', 'risky hours-shorter'],
    ['Channel.hours', 'hours "09:00-18:00"', 'hours "12:00-20:00"', 'risky hours-changed'],
    ['Channel.hours', 'hours "09:00-18:00"', '', 'evidence hours-unstated'],
    ['Channel.notes', 'note "At the door"', '', 'text note-removed'],
    ['Channel.links', 'link "https://example.com/counter"', '', 'text link-removed'],
    ['Channel.tags', 'tags place', '', 'text tag-removed'],
    ['Channel.was', 'channel web "Web" : web', 'channel web "Web" : web { was site }', 'text former-name-added'],
    ['Persona.title', 'persona bert "Bert"', 'persona bert "Bertram"', 'text title-changed'],
    ['Persona.goals', 'goal "A mended bicycle"', 'goal "A new bicycle"', 'evidence persona-goal-changed'],
    ['Persona.needs', 'needs "To know when"', '', 'evidence persona-need-removed'],
    ['Persona.channels', 'channels counter, app', 'channels counter', 'evidence persona-channel-removed'],
    ['Persona.quotes', 'quote "Just tell me"', '', 'evidence quote-removed'],
    ['Persona.evidence', 'evidence assumption "Guessed"', 'evidence research "Guessed"', 'evidence evidence-changed'],
    ['Evidence.kind', 'evidence assumption "Guessed"', 'evidence partial "Guessed"', 'evidence evidence-changed'],
    ['Evidence.text', 'evidence assumption "Guessed"', 'evidence assumption "Heard"', 'evidence evidence-changed'],
    ['Persona.notes', 'note "Young"', '', 'text note-removed'],
    ['Persona.links', 'link "https://example.com/anna"', '', 'text link-removed'],
    ['Link.url', 'link "https://example.com/anna"', 'link "https://example.com/anna2"', 'text link-changed'],
    ['Link.text', 'link "https://example.com/anna"', 'link "https://example.com/anna" "A."', 'text link-changed'],
    ['Persona.tags', 'tags young', '', 'text tag-removed'],
    ['Persona.was', 'persona bert "Bert"', 'persona bert "Bert" { was bernd }', 'text former-name-added'],
    ['Information.title', 'information fault "Fault"', 'information fault "What is broken"', 'text title-changed'],
    ['Information.notes', 'note "In words"', '', 'text note-removed'],
    ['Information.links', 'link "https://example.com/fault"', '', 'text link-removed'],
    ['Information.tags', 'tags free', '', 'text tag-removed'],
    ['Information.was', 'information slot "Slot"', 'information slot "Slot" { was time }', 'text former-name-added'],
    ['Metric.title', 'metric csat "Satisfaction"', 'metric csat "CSAT"', 'text title-changed'],
    ['Metric.scale', 'scale score 5', 'scale percent', 'evidence scale-changed'],
    ['Metric.outOf', 'scale score 5', 'scale score 10', 'evidence scale-changed'],
    ['Metric.target', 'target 4/5', 'target 4.5/5', 'evidence target-changed'],
    ['Quantity.text', 'target 4/5', 'target >4/5', 'evidence target-changed'],
    ['Metric.question', 'question "How was it?"', 'question "How did it go?"', 'evidence metric-question-changed'],
    ['Metric.of', 'of customer', 'of internal', 'evidence audience-changed'],
    ['Metric.notes', 'note "By mail"', '', 'text note-removed'],
    ['Metric.links', 'link "https://example.com/csat"', '', 'text link-removed'],
    ['Metric.tags', 'tags mail', '', 'text tag-removed'],
    ['Metric.was', 'note "By mail"', 'note "By mail"\n  was nps', 'text former-name-added'],
    ['Term.title', 'term bicycle "Bicycle"', 'term bicycle "Pushbike"', 'text title-changed'],
    ['Term.avoid', 'avoid "Bike"', '', 'text avoided-removed'],
    ['Term.jargon', 'jargon "RX-7"', '', 'text jargon-removed'],
    ['Term.notes', 'note "Always so"', '', 'text note-removed'],
    ['Term.links', 'link "https://example.com/term"', '', 'text link-removed'],
    ['Term.tags', 'tags word', '', 'text tag-removed'],
    ['Scenario.title', 'scenario peak "Spring rush"', 'scenario peak "Rush"', 'text title-changed'],
    ['Scenario.load', 'load peak', 'load low', 'evidence load-changed'],
    ['Scenario.notes', 'note "In March"', '', 'text note-removed'],
    ['Scenario.links', 'link "https://example.com/peak"', '', 'text link-removed'],
    ['Scenario.tags', 'tags season', '', 'text tag-removed'],
    ['Scenario.was', 'note "In March"', 'note "In March"\n  was rush', 'text former-name-added'],
    // ---- Journey
    ['Journey.title', 'journey repair "Bicycle repair"', 'journey repair "Repair"', 'text title-changed'],
    ['Journey.personas', 'for anna\n  goal "Ride', 'for anna, bert\n  goal "Ride', 'improving persona-served'],
    ['Journey.goals', 'goal "Ride again soon"', '', 'text goal-removed'],
    ['Journey.owner', '  owner shop\n  scenario peak', '  scenario peak', 'breaking owner-removed'],
    ['Journey.owner', '  owner shop\n  scenario peak', '  owner courier\n  scenario peak', 'breaking owner-outsourced'],
    ['Journey.scenarios', '  scenario peak\n  state', '  state', 'risky scenario-no-longer-covered'],
    ['Journey.state', 'state planned', 'state current', 'evidence state-changed'],
    ['Journey.view', 'view customer', 'view enterprise', 'text view-changed'],
    ['Journey.mirrors', 'mirrors inside', '', 'text mirror-removed'],
    ['Journey.outcome', 'outcome "The bicycle runs"', 'outcome "A voucher"', 'risky outcome-changed'],
    ['Journey.outcome', 'outcome "The bicycle runs"', 'outcome "The bicycle runs again"', 'text outcome-reworded'],
    ['Journey.reviewed', 'reviewed 2026-05-01 every 6mo', 'reviewed 2026-11-01 every 6mo', 'evidence review-changed'],
    ['Journey.evidence', 'evidence partial "Two talks"', 'evidence research "Two talks"', 'evidence evidence-changed'],
    ['Journey.effortBudget', 'effort budget 2 contacts', 'effort budget 3 contacts', 'risky effort-budget-raised'],
    ['Journey.effortBudget', 'effort budget 2 contacts', '', 'risky effort-budget-removed'],
    ['Journey.measures', 'measures csat 4.1/5 to 4.5/5 after 3mo via app at 2026-05-01 source "Survey" n 120', '', 'evidence measure-removed'],
    ['Measure.value', 'csat 4.1/5 to', 'csat 4.2/5 to', 'evidence measure-changed'],
    ['Measure.to', 'to 4.5/5', 'to 4.6/5', 'evidence measure-changed'],
    ['Measure.after', 'after 3mo via', 'after 4mo via', 'evidence measure-changed'],
    ['Measure.by', 'source "Survey" n 120', 'source "Survey" n 120 by +2%', 'evidence measure-changed'],
    ['Measure.level', 'measures csat high', 'measures csat low', 'evidence measure-changed'],
    ['Measure.via', '3mo via app at', '3mo via web at', 'evidence measure-changed'],
    ['Measure.below', 'source "Survey" n 120', 'source "Survey" n 120 below counter', 'evidence measure-changed'],
    ['Measure.at', 'at 2026-05-01 source', 'at 2026-06-01 source', 'evidence measure-changed'],
    ['Measure.source', 'source "Survey"', 'source "Poll"', 'evidence measure-changed'],
    ['Measure.n', 'n 120', 'n 121', 'evidence measure-changed'],
    ['Measure.metric', 'measures csat high', '', 'evidence measure-removed'],
    ['Journey.status', 'status live', 'status retired', 'breaking journey-withdrawn'],
    ['Journey.status', 'status live', 'status pilot', 'risky journey-narrowed'],
    ['Journey.retires', 'retires 2030-01-01', 'retires 2029-01-01', 'risky retirement-sooner'],
    ['Journey.retires', 'retires 2030-01-01', '', 'improving retirement-recalled'],
    ['Journey.notes', 'note "First version"', '', 'text note-removed'],
    ['Journey.links', 'link "https://example.com/repair"', '', 'text link-removed'],
    ['Journey.tags', 'tags first', '', 'text tag-removed'],
    ['Journey.was', 'note "First version"', 'note "First version"\n  was fixing', 'text former-name-added'],
    ['Journey.stages', 'stage collect "Collect it" {', 'stage extra "Extra" {\n    touchpoint wait "Wait"\n  }\n\n  stage collect "Collect it" {', 'improving stage-added'],
    ['Journey.ways', '      path -> pay when "nothing is broken"\n', '', 'risky path-removed'],
    // ---- Stage
    ['Stage.title', 'stage bring "Bring it"', 'stage bring "Bring the bicycle"', 'text title-changed'],
    ['Stage.owner', '    owner shop.desk\n    goal "Hand', '    owner shop.lab\n    goal "Hand', 'text default-changed'],
    ['Stage.owner', '    channel counter\n\n    touchpoint call', '    channel counter\n    owner shop.lab\n\n    touchpoint call', 'evidence owner-more-precise'],
    ['Stage.channels', '    channel counter\n\n    touchpoint call', '    channel counter, web\n\n    touchpoint call', 'improving channel-added'],
    ['Stage.goals', 'goal "Hand it over"', '', 'text goal-removed'],
    ['Stage.measures', 'measures csat high', 'measures csat 4/5', 'evidence measure-changed'],
    ['Stage.phase', 'phase service', 'phase use', 'text phase-changed'],
    ['Stage.later', 'phase service', 'phase service\n    later', 'text later-added'],
    ['Stage.evidence', 'evidence assumption "Seen once"', '', 'evidence evidence-removed'],
    ['Stage.notes', 'note "In the shop"', '', 'text note-removed'],
    ['Stage.links', 'link "https://example.com/bring"', '', 'text link-removed'],
    ['Stage.tags', 'tags front', '', 'text tag-removed'],
    ['Stage.was', 'note "In the shop"', 'note "In the shop"\n    was hand-in', 'text former-name-added'],
    ['Stage.touchpoints', 'touchpoint pay "Pay and ride" {', 'touchpoint try "Try it"\n\n    touchpoint pay "Pay and ride" {', 'improving touchpoint-added'],
    // ---- Touchpoint
    ['Touchpoint.title', '"Describe what is broken"', '"Say what is broken"', 'text title-changed'],
    ['Touchpoint.stage', '  }\n\n  stage collect "Collect it" {\n    channel counter\n\n    touchpoint call "We call" {\n      promises proper "Properly done" again ready\n    }\n', '    touchpoint call "We call" {\n      promises proper "Properly done" again ready\n    }\n  }\n\n  stage collect "Collect it" {\n    channel counter\n', 'risky touchpoint-in-other-stage'],
    ['Touchpoint.channels', 'channel counter, app\n', 'channel counter\n', 'risky channel-removed'],
    ['Touchpoint.channels', 'channel counter, app\n', 'channel app\n', 'breaking human-channel-closed'],
    ['Touchpoint.channels', 'channel app  ends', 'channel web  ends', 'risky channel-replaced'],
    ['Touchpoint.channels', 'channel app  ends', 'ends', 'breaking channels-closed'],
    ['Touchpoint.channels', 'channel app  ends', 'channel unknown ends', 'evidence channel-no-longer-known'],
    ['Touchpoint.owner', 'owner shop.lab\n      needs', 'owner courier\n      needs', 'breaking owner-outsourced'],
    ['Touchpoint.owner', 'owner shop.lab\n      needs', 'owner unknown\n      needs', 'breaking owner-removed'],
    ['Touchpoint.accountable', 'accountable shop\n', '', 'breaking accountable-removed'],
    ['Touchpoint.accountable', 'accountable shop\n', 'accountable courier\n', 'breaking accountable-outside'],
    ['Touchpoint.seenAs', 'seen as shop', 'seen as courier', 'evidence seen-as-changed'],
    ['Touchpoint.initiatedBy', 'initiated by owner', 'initiated by customer', 'breaking customer-has-to-begin'],
    ['Touchpoint.initiatedBy', 'initiated by owner', '', 'evidence initiative-unstated'],
    ['Touchpoint.does', 'does "Shows the bicycle"', '', 'text action-removed'],
    ['Touchpoint.thinks', 'thinks "Will it take long?"', '', 'evidence thought-removed'],
    ['Touchpoint.says', 'says "It rattles"', '', 'evidence saying-removed'],
    ['Touchpoint.feels', 'feels +1 "Hopeful"', 'feels -1 "Hopeful"', 'risky feels-worse'],
    ['Feeling.score', 'feels +1 "Hopeful"', 'feels +2 "Hopeful"', 'improving feels-better'],
    ['Feeling.text', 'feels +1 "Hopeful"', 'feels +1 "Glad"', 'evidence feels-observed'],
    ['Feeling.persona', 'feels +1 "Hopeful"', 'feels +1 "Hopeful" for anna', 'evidence feels-observed'],
    ['Touchpoint.stress', 'stress low', 'stress high', 'risky stress-higher'],
    ['Touchpoint.momentOfTruth', 'moment of truth', '', 'evidence moment-of-truth-removed'],
    ['Touchpoint.expects', 'expects soon "Ready soon" within 3d', 'expects soon "Ready soon" within 2d', 'evidence expectation-changed'],
    ['Expectation.name', 'expects soon "Ready soon" within 3d', 'expects quick "Ready soon" within 3d', 'evidence expectation-changed'],
    ['Expectation.text', 'expects soon "Ready soon" within 3d', 'expects soon "Ready" within 3d', 'evidence expectation-changed'],
    ['Expectation.limits', 'expects soon "Ready soon" within 3d', 'expects soon "Ready soon"', 'evidence expectation-changed'],
    ['Touchpoint.promises', 'promises "A fair price"\n', '', 'breaking promise-removed'],
    ['PromiseMade.text', 'promises "A fair price"', 'promises "A really fair price"', 'text promise-reworded'],
    ['PromiseMade.limits', 'within 2d or within 4d when "a part is missing"', 'within 3d or within 4d when "a part is missing"', 'breaking promise-limit-loosened'],
    ['PromiseMade.limits', 'within 2d or within 4d when "a part is missing"', '', 'breaking promise-limit-removed'],
    ['PromiseMade.limits', 'within 2d or within 4d when "a part is missing"', 'within 2d', 'improving promise-exception-removed'],
    ['PromiseMade.limits', 'within 2d or within 4d when "a part is missing"', 'within 2d or within 4d when "a part is missing" or within 1d when "you hurry"', 'improving promise-faster-case-added'],
    ['Limit.duration', 'within 2d or within 4d', 'within 1d or within 4d', 'improving promise-limit-tightened'],
    ['Limit.duration', 'within 2d or within 4d', 'within 48h or within 4d', 'text promise-limit-reworded'],
    ['Limit.words', 'within 2d or within 4d', 'within "soon" or within 4d', 'breaking promise-limit-vague'],
    ['Limit.when', 'within 4d when "a part is missing"', 'within 4d when "it rains"', 'risky promise-condition-changed'],
    ['Limit.when', 'within 2d or within 4d when "a part is missing"', 'within 2d when "it is sunny"', 'breaking promise-made-conditional'],
    ['PromiseMade.at', 'missing" at slot by', 'missing" by', 'breaking promise-agreed-time-removed'],
    ['PromiseMade.at', 'missing" at slot by', 'missing" at address by', 'risky promise-agreed-time-changed'],
    ['PromiseMade.by', 'slot by shop.lab for', 'slot for', 'breaking promise-owner-removed'],
    ['PromiseMade.by', 'slot by shop.lab for', 'slot by shop.desk for', 'risky promise-owner-changed'],
    ['PromiseMade.for', ' for soon', '', 'risky promise-answers-removed'],
    ['PromiseMade.again', ' again ready', '', 'improving promise-again-removed'],
    ['Touchpoint.meets', 'meets ready\n      ends', 'ends', 'risky meets-removed'],
    ['Touchpoint.meets', 'meets ready\n      ends', 'ends', 'breaking promise-never-met'],
    ['Touchpoint.breaks', 'breaks soon because "Too much to do"', '', 'improving breaks-removed'],
    ['Broken.what', 'breaks soon because "Too much to do"', 'breaks ready because "Too much to do"', 'risky breaks-added'],
    ['Broken.because', 'because "Too much to do"', 'because "Too few people"', 'evidence breaks-reason-changed'],
    ['Touchpoint.contradicts', 'contradicts soon', '', 'improving contradicts-removed'],
    ['Touchpoint.asks', 'asks fault, address', 'asks fault', 'improving question-removed'],
    // What does not arrive there the customer has to bring; what does costs them nothing.
    ['Touchpoint.needs', 'needs fault', 'needs fault, address', 'breaking need-unmet'],
    ['Touchpoint.needs', 'needs fault', '', 'text need-removed'],
    ['Touchpoint.needs', 'zooms into inside', 'needs address\n      zooms into inside', 'text need-added'],
    ['Touchpoint.gives', 'gives slot', '', 'breaking given-removed'],
    ['Touchpoint.takes', 'takes 10min', 'takes 20min', 'risky takes-longer'],
    ['Length.duration', 'takes 10min', 'takes 5min', 'improving takes-shorter'],
    ['Length.words', 'takes 10min', 'takes "a while"', 'evidence takes-unstated'],
    ['Duration.text', 'takes 10min', 'takes 600s', 'text takes-reworded'],
    ['Touchpoint.tells', 'tells "We call you" via app by shop.desk within 1h\n', '', 'breaking tells-removed'],
    ['Told.text', 'tells "We call you" via', 'tells "We call you back" via', 'text tells-reworded'],
    ['Told.text', 'tells "We call you" via', 'tells "Have a nice day" via', 'risky tells-changed'],
    ['Told.via', '"We call you" via app by', '"We call you" via app, web by', 'improving tells-channel-added'],
    ['Told.by', 'app by shop.desk within 1h', 'app by shop.lab within 1h', 'text tells-owner-changed'],
    ['Told.limits', 'shop.desk within 1h', 'shop.desk within 2h', 'risky tells-later'],
    ['Told.limits', 'shop.desk within 1h', 'shop.desk', 'risky tells-time-removed'],
    ['Touchpoint.pains', 'pain long "It takes long" medium via counter', '', 'evidence pain-removed'],
    ['Pain.name', 'pain long "It takes long"', 'pain lasting "It takes long"', 'evidence pain-changed'],
    ['Pain.text', 'pain long "It takes long"', 'pain long "It takes too long"', 'evidence pain-changed'],
    ['Pain.level', 'long" medium via', 'long" high via', 'evidence pain-changed'],
    ['Pain.via', 'medium via counter', 'medium via app', 'evidence pain-changed'],
    ['Touchpoint.wows', 'wow "A cup of tea"', '', 'risky wow-removed'],
    ['Touchpoint.opportunities', 'opportunity ask-online "Ask online" {', 'opportunity other "Something different"\n      opportunity ask-online "Ask online" {', 'evidence opportunity-added'],
    ['Opportunity.name', 'opportunity ask-online', 'opportunity ask-web', 'evidence opportunity-changed'],
    ['Opportunity.text', '"Ask online"', '"Ask them online"', 'evidence opportunity-changed'],
    ['Opportunity.solves', 'solves long', '', 'evidence opportunity-changed'],
    ['Opportunity.owner', 'owner shop.desk\n        impact', 'owner shop.lab\n        impact', 'evidence opportunity-changed'],
    ['Opportunity.impact', 'impact high', 'impact low', 'evidence opportunity-changed'],
    ['Opportunity.effort', 'impact high\n        effort low', 'impact high\n        effort high', 'evidence opportunity-changed'],
    ['Opportunity.by', 'by 2027-01-01', 'by 2028-01-01', 'evidence opportunity-changed'],
    ['Opportunity.done', 'done 2027-02-01', '', 'evidence opportunity-changed'],
    ['Opportunity.links', 'link "https://example.com/idea"', '', 'evidence opportunity-changed'],
    ['Opportunity.notes', 'note "Cheap"', '', 'evidence opportunity-changed'],
    ['Opportunity.tags', 'tags idea', '', 'evidence opportunity-changed'],
    ['Touchpoint.recoveries', 'recovery "A bicycle to borrow"', '', 'breaking recovery-removed'],
    ['Touchpoint.recoveries', 'recovery "A bicycle to borrow"', 'recovery "Cash"', 'risky recovery-changed'],
    ['Touchpoint.backstage', 'backstage "Writes it down" by shop.desk using crm', '', 'text backstage-removed'],
    ['LaneItem.text', 'backstage "Writes it down"', 'backstage "Writes it all down"', 'text backstage-changed'],
    ['LaneItem.by', 'down" by shop.desk using', 'down" by shop.lab using', 'text backstage-changed'],
    ['LaneItem.using', 'by shop.desk using crm', 'by shop.desk', 'text backstage-changed'],
    ['Touchpoint.support', 'support "Looks up the history" by shop.lab using crm', '', 'text support-removed'],
    ['Touchpoint.physical', 'physical "A ticket"', '', 'text physical-removed'],
    ['Touchpoint.measures', 'physical "A ticket"\n      measures csat 4/5', 'physical "A ticket"\n      measures csat 3/5', 'evidence measure-changed'],
    ['Touchpoint.signals', 'signal ticket, scan', 'signal ticket', 'risky signal-removed'],
    ['Touchpoint.signals', 'signal ticket, scan', 'signal complaint', 'breaking only-complaints-left'],
    ['Touchpoint.signals', 'takes 1d\n', 'takes 1d\n      signal none\n', 'evidence no-signal-stated'],
    ['Touchpoint.ends', 'ends success "Rides home"', 'ends closed "Rides home"', 'breaking ends-worse'],
    ['Touchpoint.ends', 'ends success "Rides home"', 'ends success "Rides away"', 'text end-reworded'],
    ['Touchpoint.evidence', 'evidence assumption "Watched"', '', 'evidence evidence-removed'],
    ['Touchpoint.quotes', 'quote "Good people"', '', 'evidence quote-removed'],
    ['Touchpoint.notes', 'note "Two minutes"', '', 'text note-removed'],
    ['Touchpoint.links', 'link "https://example.com/describe"', '', 'text link-removed'],
    ['Touchpoint.tags', 'tags talk', '', 'text tag-removed'],
    ['Touchpoint.was', 'note "Two minutes"', 'note "Two minutes"\n      was tell', 'text former-name-added'],
    ['Touchpoint.entry', 'tags talk\n      entry\n', 'tags talk\n', 'risky entry-removed'],
    ['Touchpoint.optional', 'optional\n', '', 'risky became-mandatory'],
    ['Touchpoint.repeats', 'repeats at most 2 times', 'repeats', 'risky repeats-more'],
    ['Touchpoint.zoomsInto', 'zooms into inside', '', 'text detail-removed'],
    // ---- Way
    ['Way.wayKind', 'handoff -> mend', 'path -> mend', 'risky handoff-became-path'],
    ['Way.to', 'path -> pay when', 'path -> call when', 'risky handoff-retargeted'],
    ['Way.title', '"To the lab"', '"Into the lab"', 'text title-changed'],
    ['Way.when', 'when "the fault is known"', '', 'risky trigger-removed'],
    ['Way.when', 'when "the fault is known"', 'when "we have time"', 'risky way-condition-changed'],
    ['Way.when', 'when "the fault is known"', 'when "the fault is now known"', 'text way-condition-reworded'],
    ['Way.carries', 'carries fault, ready', 'carries ready', 'breaking carries-dropped'],
    ['Carried.ref', 'carries fault, ready', 'carries fault, ready, slot', 'improving carries-added'],
    ['Way.carriesAll', 'carries fault, ready', 'carries all', 'improving carries-all-added'],
    ['Way.mode', 'mode warm', 'mode self', 'breaking mode-colder'],
    ['Way.mode', 'mode warm', 'mode auto', 'risky mode-changed'],
    ['Way.mode', 'mode warm', '', 'risky mode-unstated'],
    ['Way.accepted', 'accepted by shop.lab within 4h', '', 'breaking acceptance-removed'],
    ['Way.accepted', 'accepted by shop.lab within 4h', 'accepted by courier within 4h', 'risky acceptor-changed'],
    ['Way.accepted', 'accepted by shop.lab within 4h', 'accepted by shop.lab within 8h', 'risky acceptance-later'],
    ['Way.accepted', 'accepted by shop.lab within 4h', 'accepted by shop.lab', 'risky acceptance-time-removed'],
    ['Way.responsible', 'responsible shop.desk until accepted', '', 'breaking responsible-removed'],
    ['Way.responsible', 'responsible shop.desk until accepted', 'responsible shop.lab until accepted', 'risky responsible-changed'],
    ['Way.takes', 'takes 1h..4h', 'takes 1h..8h', 'risky takes-longer'],
    ['Way.within', 'within 1d\n        tells', 'within 2d\n        tells', 'risky handoff-limit-later'],
    ['Way.within', 'within 1d\n        tells', 'tells', 'risky handoff-limit-removed'],
    ['Way.tells', 'tells "We begin tomorrow" via app', '', 'breaking tells-removed'],
    ['Way.updates', 'updates "Still at it" every 1d via app', '', 'breaking update-removed'],
    ['Update.text', 'updates "Still at it"', 'updates "We are at it"', 'text update-reworded'],
    ['Update.every', 'every 1d via app', 'every 2d via app', 'risky update-rarer'],
    ['Update.via', 'every 1d via app', 'every 1d', 'risky update-channel-removed'],
    ['Update.via', 'every 1d via app', 'every 1d via web', 'risky update-channel-replaced'],
    ['Update.via', 'every 1d via app', 'every 1d via app, web', 'improving update-channel-added'],
    ['Way.fallbacks', 'fallback shop.desk after 2d', '', 'breaking fallback-removed'],
    ['Fallback.ref', 'fallback shop.desk after 2d', 'fallback shop.lab after 2d', 'risky fallback-changed'],
    ['Fallback.after', 'fallback shop.desk after 2d', 'fallback shop.desk after 3d', 'risky fallback-later'],
    ['Fallback.after', 'fallback shop.desk after 2d', 'fallback shop.desk', 'risky fallback-time-removed'],
    ['Way.signals', 'signal message', '', 'risky signal-removed'],
    ['Way.effort', 'signal message\n        effort low', 'signal message\n        effort high', 'risky effort-higher'],
    ['Way.effort', 'signal message\n        effort low', 'signal message', 'text effort-unstated'],
    ['Way.choice', 'choice\n        evidence', 'evidence', 'risky choice-removed'],
    ['Way.evidence', 'evidence assumption "Planned"', '', 'evidence evidence-removed'],
    ['Way.notes', 'note "Every evening"', '', 'text note-removed'],
    ['Way.links', 'link "https://example.com/handoff"', '', 'text link-removed'],
    ['Way.tags', 'tags inner', '', 'text tag-removed'],
    // ---- Case and portfolio
    ['Case.title', 'case anna-in-may "Anna in May"', 'case anna-in-may "May"', 'text title-changed'],
    ['Case.journey', '"Anna in May" of repair', '"Anna in May" of inside', 'evidence case-journey-changed'],
    ['Case.personas', 'for anna\n  source', 'for bert\n  source', 'evidence case-persona-removed'],
    ['Case.sources', 'source "Interview"', '', 'evidence source-removed'],
    ['Case.evidence', 'evidence research "Recorded"', '', 'evidence evidence-removed'],
    ['Case.notes', 'note "She was kind"', '', 'text note-removed'],
    ['Case.links', 'link "https://example.com/case"', '', 'text link-removed'],
    ['Case.tags', 'tags may', '', 'text tag-removed'],
    ['Case.entries', '  at day 3 unplanned "Calls us" { initiated by customer }\n', '', 'evidence entry-of-case-removed'],
    ['CaseEntry.moment', 'at day 1 10:00 describe', 'at day 1 11:00 describe', 'evidence entry-of-case-changed'],
    ['Moment.clock', 'at day 1 10:00 describe', 'at day 1 describe', 'evidence entry-of-case-changed'],
    ['Moment.part', 'at day 1 10:00 describe', 'at day 1 evening describe', 'evidence entry-of-case-changed'],
    ['Moment.day', 'at day 1 10:00 describe', 'at day 2 10:00 describe', 'evidence entry-of-case-changed'],
    ['Moment.date', 'at day 1 10:00 describe', 'at 2026-05-01 10:00 describe', 'evidence entry-of-case-changed'],
    ['Moment.kind', 'at day 1 10:00 describe', 'at before describe', 'evidence entry-of-case-changed'],
    ['CaseEntry.as', 'at day 1 10:00 describe', 'at day 1 10:00 missing describe', 'evidence entry-of-case-changed'],
    ['CaseEntry.touchpoint', 'at day 1 10:00 describe', 'at day 1 10:00 mend', 'evidence entry-of-case-changed'],
    ['CaseEntry.title', '"At the counter"', '"At our counter"', 'evidence entry-of-case-changed'],
    ...entryRows({
        channels: 'channel app', owner: 'owner shop.lab', accountable: 'accountable shop', seenAs: 'seen as courier', initiatedBy: 'initiated by customer', does: 'does "Waits"', thinks: 'thinks "Hm"', says: 'says "Hm"',
        feels: 'feels -2', stress: 'stress high', momentOfTruth: 'moment of truth', expects: 'expects "Soon"', promises: 'promises "Soon"', meets: 'meets ready', breaks: 'breaks ready', contradicts: 'contradicts soon',
        asks: 'asks fault', needs: 'needs fault', gives: 'gives slot', takes: 'takes 30min', tells: 'tells "Hello"', pains: 'pain "Cold"', wows: 'wow "Tea"', opportunities: 'opportunity "Heat"', recoveries: 'recovery "Tea"',
        backstage: 'backstage "Looks"', support: 'support "Looks"', physical: 'physical "Chair"', measures: 'measures csat 2/5', signals: 'signal survey', ends: 'ends exit', evidence: 'evidence partial', quotes: 'quote "Brr"',
        notes: 'note "It poured"', links: 'link "https://example.com/entry"', tags: 'tags cold',
    }),
    ['Portfolio.title', 'portfolio rides "All rides"', 'portfolio rides "Rides"', 'text title-changed'],
    ['Portfolio.visions', 'vision "Everybody rides"', '', 'text vision-removed'],
    ['Portfolio.personas', 'for anna\n  owner shop\n  goal "Fewer', 'for bert\n  owner shop\n  goal "Fewer', 'text portfolio-persona-added'],
    ['Portfolio.owner', '  owner shop\n  goal "Fewer', '  owner courier\n  goal "Fewer', 'text portfolio-owner-changed'],
    ['Portfolio.goals', 'goal "Fewer breakdowns"', '', 'text goal-removed'],
    ['Portfolio.journeys', 'journey repair core', 'journey repair pilot', 'text portfolio-journey-changed'],
    ['Portfolio.unnamed', 'unnamed 3 pilot', 'unnamed 4 pilot', 'text unnamed-changed'],
    ['Portfolio.measures', 'measures csat 4/5\n  evidence partial "Draft"', 'evidence partial "Draft"', 'evidence measure-removed'],
    ['Portfolio.evidence', 'evidence partial "Draft"', '', 'evidence evidence-removed'],
    ['Portfolio.notes', 'note "Yearly"', '', 'text note-removed'],
    ['Portfolio.links', 'link "https://example.com/rides"', '', 'text link-removed'],
    ['Portfolio.tags', 'tags all', '', 'text tag-removed'],
];

/** Whatever a customer lived through is evidence. */
function entryRows(facts: Readonly<Record<string, string>>): readonly (readonly [string, string, string, string])[] {
    return Object.entries(facts).map(([attribute, fact]) => [`CaseEntry.${attribute}`, '    note "It rained"\n', `    ${fact}\n    note "It rained"\n`, 'evidence entry-of-case-changed']);
}

/** No text can change these alone: the language has no word for them there. */
const WITHOUT_WORDS: Readonly<Record<string, string>> = {
    'PromiseMade.name': 'Another name is another promise: tests/diff/identity.test.ts.',
    'Owner.name': '', 'Way.was': 'A way has no name.', 'Term.was': 'A term has no former names.', 'Case.was': 'A case has no former names.', 'CaseEntry.was': 'An entry has no name.', 'Portfolio.was': 'A portfolio has no former names.', 'Opportunity.was': 'An opportunity has no former names.',
};

const changed = (before: string, after: string): string => {
    expect(TEXT.split(before), `“${before}” stands once in the text`).toHaveLength(2);
    return TEXT.replace(before, () => after);
};
const called = (old: string, now: string): readonly string[] => changesOf(old, now).map(change => `${change.class} ${change.kind}`);

describe('a change of every attribute is classified on purpose', () => {
    it.each(ROWS)('%s: %s → %s: %s', (attribute, before, after, expected) => {
        const now = changed(before, after);
        expect(called(TEXT, now)).toContain(expected);
        const [type = '', name = ''] = attribute.split('.');
        const entry = ATTRIBUTES[type]![name]!;
        const kind = expected.split(' ')[1] as KindName;
        // A part of a value that several elements have is named with one of the kinds that it can become.
        if ('kinds' in entry && type !== 'Owner') expect([...entry.kinds, ...entry.kinds.flatMap(each => KINDS[each].mirror ?? [])]).toContain(kind);
        // Undone, it is the other way round.
        const mirror = KINDS[kind].mirror as KindName | undefined;
        if (mirror !== undefined) expect(called(now, TEXT)).toContain(`${KINDS[mirror].class} ${mirror}`);
        else expect(called(now, TEXT).length).toBeGreaterThan(0);
    });

    it('the text that they change is one that can be read', () => {
        expect(compile([{ path: 'a.journey', text: TEXT }]).problems.map(({ rule, args }) => `${rule} ${JSON.stringify(args)}`)).toEqual([]);
        expect(called(TEXT, TEXT)).toEqual([]);
    });

    it('every attribute of the model has a row', () => {
        const schema = JSON.parse(readFileSync(join(root, 'schemas/journey-model.schema.json'), 'utf8')) as { $defs: Record<string, { properties?: object; oneOf?: readonly { properties: object }[] }> };
        const names = Object.entries(schema.$defs).flatMap(([type, { properties, oneOf }]) => [...new Set([...Object.keys(properties ?? {}), ...(oneOf ?? []).flatMap(each => Object.keys(each.properties))])].map(name => `${type}.${name}`));
        expect(names.length).toBeGreaterThan(250);
        // The table has each of them, and nothing else.
        expect(Object.entries(ATTRIBUTES).flatMap(([type, attributes]) => Object.keys(attributes).map(name => `${type}.${name}`)).sort()).toEqual([...names].sort());
        const inRows = new Set(ROWS.map(([attribute]) => attribute));
        const isApart = (name: string): boolean => { const [type = '', attribute = ''] = name.split('.'); return 'apart' in ATTRIBUTES[type]![attribute]!; };
        expect(names.filter(name => !inRows.has(name) && !isApart(name) && !(name in WITHOUT_WORDS))).toEqual([]);
    });

    it('every keyword of the language stands in a row', () => {
        const facts = grammarFacts(createJourneyParser().grammar);
        const words = ROWS.flatMap(([attribute, before, after]) => [`${attribute.split('.')[0]!} ${before} ${after}`]);
        const blocks = ['Owner', 'System', 'Channel', 'Persona', 'Information', 'Metric', 'Term', 'Scenario', 'Journey', 'Stage', 'Touchpoint', 'Way', 'Case', 'CaseEntry', 'Portfolio', 'Opportunity'];
        const missing = blocks.flatMap(block => facts.keywords(block).filter(keyword => !words.some(line => new RegExp(`\\b${keyword}\\b`).test(line))).map(keyword => `${block} ${keyword}`));
        expect(missing).toEqual([]);
    });
});
