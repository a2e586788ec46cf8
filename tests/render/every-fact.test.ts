import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../language-server/compile';
import { ATTRIBUTES } from '../../src/diff/attributes';
import type { ViewName } from '../../src/render/picture';
import { root } from '../harness/examples';
import { wordsIn } from '../harness/svg-words';
import { allPages } from './html/made-pages';
import { pictureOf, subjectsOf } from './pictures';

const TEXT = readFileSync(join(root, 'tests/render/every-fact.journey'), 'utf8');

/**
 * Each attribute of the language, the views that show it, and what they say. A word that stands once in the text proves itself; where a
 * view says it in words of its own, or by a reference, the row also has a change of the text by which they go.
 */
const ROWS: readonly (readonly [attribute: string, views: string, says: string, before?: string, after?: string])[] = [
    // ---- Declarations
    ['Owner.title', 'map blueprint flow', 'Workshop'],
    ['Owner.ownerKind', 'map blueprint flow', 'supplier', 'supplier courier', 'owner courier'],
    ['Owner.parent', 'blueprint', 'Bicycleshop', '  owner lab "Workshop"\n', '  owner other "Other" { owner lab "Workshop" }\n'],
    ['Owner.contacts', 'blueprint', 'desk@example.com'],
    ['Owner.accountable', 'blueprint', 'Frontdesk answers for it', '  accountable shop.desk\n  obligation', '  obligation'],
    ['Owner.obligations', 'blueprint promises', 'By contract: Punctually', '  obligation "Punctually" within 2h for repair.ready\n', ''],
    ['Obligation.text', 'blueprint promises', 'Punctually'],
    ['Obligation.limits', 'promises', 'Punctually, within 2 hours', '"Punctually" within 2h', '"Punctually"'],
    ['Obligation.limits', 'blueprint', 'Punctually within 2 hours', '"Punctually" within 2h', '"Punctually"'],
    ['Obligation.for', 'promises', 'Messengers · By contract: Punctually', ' for repair.ready', ''],
    ['System.title', 'blueprint', 'Ledger'],
    ['Channel.title', 'map blueprint flow channels', 'Homepage'],
    ['Channel.channelKind', 'channels', 'digital', ': web', ': store'],
    ['Channel.hours', 'channels', 'open 09:00-18:00', '  hours "09:00-18:00"\n', ''],
    ['Persona.title', 'map', 'Bertram'],
    ['Persona.goals', 'map', 'Goal: Mobility', '  goal "Mobility"\n', ''],
    ['Persona.needs', 'map', 'Needs: Certainty', '  needs "Certainty"\n', ''],
    ['Persona.channels', 'map', 'Channel: Homepage', '  channels web\n', ''],
    ['Persona.quotes', 'map', '“Honestly”'],
    ['Persona.evidence', 'map', 'Evidence: assumption: Guesswork', '  evidence assumption "Guesswork"\n', ''],
    ['Evidence.kind', 'map', 'assumption: Guesswork', 'assumption "Guesswork"', 'research "Guesswork"'],
    ['Evidence.text', 'map', 'Guesswork'],
    ['Information.title', 'map', 'Residence'],
    ['Metric.title', 'map channels', 'Recommendation'],
    ['Metric.scale', 'channels', 'Net Promoter Score', '  scale nps\n', ''],
    ['Metric.outOf', 'channels', '', 'scale score 5', 'scale score 10'],
    ['Metric.target', 'channels', 'target 4.4/5', '  target 4.4/5\n', ''],
    ['Metric.question', 'channels', '“Contented”'],
    ['Metric.of', 'channels', 'a figure of the company', '  of internal\n', ''],
    ['Scenario.title', 'map blueprint flow promises channels', 'Springtime'],
    ['Scenario.load', 'map blueprint flow promises channels', 'Springtime · peak load', '  load peak\n', ''],
    // ---- Journey
    ['Journey.title', 'map blueprint flow promises channels portfolio', 'Mending'],
    ['Journey.personas', 'map blueprint flow promises channels portfolio', 'Anna', '  for anna\n  goal "Riding"', '  for bert\n  goal "Riding"'],
    ['Journey.goals', 'map blueprint flow promises channels', 'Riding'],
    ['Journey.owner', 'map blueprint flow promises channels portfolio', 'Bicycleshop', '  owner shop\n  scenario', '  owner courier\n  scenario'],
    ['Journey.scenarios', 'map', 'Springtime', '  scenario peak\n', ''],
    ['Journey.state', 'map blueprint flow promises channels portfolio', 'As it is today', '  state planned\n', '  state current\n'],
    ['Journey.view', 'map portfolio', 'Customer', 'view customer', 'view enterprise'],
    ['Journey.mirrors', 'map blueprint flow promises channels', 'Seen from the other side', '  mirrors inside\n', ''],
    ['Journey.outcome', 'map blueprint flow promises channels', 'Rolling'],
    ['Journey.reviewed', 'map blueprint flow promises channels', '2026-05-01, every 6 months', 'reviewed 2026-05-01 every 6mo', 'reviewed 2026-05-01'],
    ['Journey.evidence', 'map blueprint flow promises channels', 'Interviews'],
    ['Journey.effortBudget', 'map', '2 allowed', '  effort budget 2 contacts\n', ''],
    ['Journey.measures', 'map channels', 'Survey'],
    ['Journey.status', 'portfolio', 'pilot', '  status pilot\n', '  status draft\n'],
    ['Journey.retires', 'map blueprint flow promises channels portfolio', '2030-01-01'],
    ['Journey.stages', 'map blueprint flow channels portfolio', 'Arrival'],
    ['Journey.ways', 'map blueprint flow', 'Relay'],
    ['Measure.metric', 'map channels', 'Recommendation', 'measures nps by', 'measures csat by'],
    ['Measure.value', 'map channels', '4.1', 'csat 4.1 to', 'csat 4.0 to'],
    ['Measure.to', 'map channels', '4.5/5', ' to 4.5/5', ''],
    ['Measure.after', 'map channels', 'after 3 months', ' after 3mo', ''],
    ['Measure.by', 'map channels', '+12%', 'by +12%', 'by +13%'],
    ['Measure.level', 'map channels', 'high', 'measures csat high', 'measures csat low'],
    ['Measure.via', 'map', 'via Handheld', '3mo via app', '3mo via web'],
    ['Measure.below', 'map', 'below Till', ' below counter', ''],
    ['Measure.below', 'channels', 'lower than Till', ' below counter', ''],
    ['Measure.at', 'map channels', '2026-05-07'],
    ['Measure.source', 'map channels', 'Survey'],
    ['Measure.n', 'map channels', 'n = 120', ' n 120', ''],
    ['Quantity.text', 'map channels', '3/5', 'csat 3/5', 'csat 2/5'],
    // ---- Stage
    ['Stage.title', 'map blueprint flow channels portfolio', 'Pickup'],
    ['Stage.owner', 'map blueprint flow', 'Frontdesk', '    owner shop.desk\n    goal', '    owner shop.lab\n    goal'],
    ['Stage.channels', 'blueprint flow', 'Till', '    channel counter\n    owner', '    channel app\n    owner'],
    ['Stage.channels', 'map channels', '', '    channel counter\n    owner', '    channel app\n    owner'],
    ['Stage.goals', 'map', 'Handover'],
    ['Stage.measures', 'map', 'Satisfaction high', '    measures csat high\n', ''],
    ['Stage.measures', 'channels', 'high', '    measures csat high\n', ''],
    ['Stage.phase', 'map', 'Service', '    phase service\n', ''],
    ['Stage.later', 'map blueprint flow channels portfolio', 'Afterwards (later)', '    later\n', ''],
    ['Stage.evidence', 'map', 'Spotted'],
    ['Stage.touchpoints', 'map blueprint flow channels case', 'Inspection'],
    // ---- Touchpoint
    ['Touchpoint.title', 'map blueprint flow promises channels', 'Overhaul'],
    ['Touchpoint.stage', 'map', '', '    }\n  }\n\n  stage collect "Pickup" {\n    channel counter\n\n    touchpoint call', '    }\n\n    touchpoint call'],
    ['Touchpoint.channels', 'map blueprint flow', 'Handheld', '      channel app, web', '      channel web'],
    ['Touchpoint.channels', 'channels', '', '      channel app, web', '      channel web'],
    ['Touchpoint.owner', 'map blueprint flow', 'Messengers', '      owner courier\n      accountable', '      accountable'],
    ['Touchpoint.accountable', 'blueprint', 'Bicycleshop answers for it', '      accountable shop\n', ''],
    ['Touchpoint.seenAs', 'map blueprint', '', '      seen as shop.lab\n', ''],
    ['Touchpoint.initiatedBy', 'map blueprint', 'Customer starts', '      initiated by customer\n      does "Showing"', '      does "Showing"'],
    ['Touchpoint.does', 'map blueprint', 'Showing'],
    ['Touchpoint.thinks', 'map', 'Wondering'],
    ['Touchpoint.says', 'map', '“Rattling”'],
    ['Touchpoint.feels', 'map', 'Hopeful'],
    ['Touchpoint.stress', 'map', 'High stress', '      stress high\n      moment of truth\n      expects soon', '      moment of truth\n      expects soon'],
    ['Touchpoint.momentOfTruth', 'map blueprint', 'Moment of truth', '      moment of truth\n      expects soon', '      expects soon'],
    ['Touchpoint.expects', 'map promises', 'Quickly'],
    ['Touchpoint.promises', 'map promises', 'Fairness'],
    ['Touchpoint.meets', 'promises', 'Met at', '      meets ready\n', ''],
    ['Touchpoint.breaks', 'promises', 'Broken at', '      breaks soon because "Overload"\n', ''],
    ['Touchpoint.contradicts', 'promises', 'Contradicted at', '      contradicts soon\n', ''],
    ['Touchpoint.asks', 'map', 'Asks: Defect', '      asks fault, address\n', ''],
    ['Touchpoint.needs', 'map', 'Keyring'],
    ['Touchpoint.gives', 'map', 'Gets: Appointment', '      gives slot\n      takes', '      takes'],
    ['Touchpoint.takes', 'map', '10 min', '      takes 10min\n', ''],
    ['Touchpoint.tells', 'map blueprint', 'Greeting'],
    ['Touchpoint.pains', 'map channels', 'Tedious'],
    ['Touchpoint.wows', 'map', 'Teatime'],
    ['Touchpoint.opportunities', 'map', 'Questionnaire'],
    ['Touchpoint.recoveries', 'map', 'Loaner'],
    ['Touchpoint.backstage', 'blueprint', 'Noting'],
    ['Touchpoint.support', 'blueprint', 'Searching'],
    ['Touchpoint.physical', 'blueprint', 'Receipt'],
    ['Touchpoint.measures', 'map channels', '3/5', '      measures csat 3/5\n', ''],
    ['Touchpoint.signals', 'blueprint', 'scan', '      signal ticket, scan\n', '      signal ticket\n'],
    ['Touchpoint.signals', 'blueprint', 'Signal: nothing', '      signal none\n', ''],
    ['Touchpoint.ends', 'map blueprint', 'Homewards'],
    ['Touchpoint.evidence', 'map', 'Observed'],
    ['Touchpoint.quotes', 'map', 'Charming'],
    ['Touchpoint.entry', 'map blueprint flow', 'Entry', '      entry\n', ''],
    ['Touchpoint.optional', 'map blueprint flow', 'Optional', '      optional\n', ''],
    ['Touchpoint.repeats', 'map blueprint', 'Up to 7 times', '      repeats at most 7 times\n', ''],
    ['Touchpoint.zoomsInto', 'map', 'Innards', '      zooms into inside\n', ''],
    ['Touchpoint.zoomsInto', 'portfolio', 'details: Description', '      zooms into inside\n', ''],
    ['Feeling.score', 'map', '', 'feels -1 "Hopeful"', 'feels +2 "Hopeful"'],
    ['Feeling.text', 'map', 'Hopeful'],
    ['Feeling.persona', 'map', 'Bertram', '-1 for bert', '-1'],
    ['Told.text', 'map blueprint', 'Greeting'],
    ['Told.via', 'map', '“Greeting”, by Frontdesk, via Letters', '"Greeting" via post by', '"Greeting" by'],
    ['Told.by', 'map blueprint', 'by Frontdesk', 'via post by shop.desk', 'via post'],
    ['Told.limits', 'map', 'within 5 hours', ' within 5h', ''],
    ['LaneItem.text', 'blueprint', 'Searching'],
    ['LaneItem.by', 'blueprint', 'Frontdesk', '"Noting" by shop.desk using', '"Noting" using'],
    ['LaneItem.using', 'blueprint', 'Ledger', 'by shop.lab using crm', 'by shop.lab'],
    ['Broken.what', 'promises', 'Broken at', 'breaks soon because', 'breaks nothing because'],
    ['Broken.because', 'promises', 'Overload'],
    ['Expectation.name', 'promises', '', 'expects soon "Quickly"', 'expects "Quickly"'],
    ['Expectation.text', 'map promises', 'Quickly'],
    ['Expectation.limits', 'map promises', 'within 3 days', '"Quickly" within 3d', '"Quickly"'],
    ['PromiseMade.text', 'map promises', 'Thoroughly'],
    ['PromiseMade.limits', 'map promises', 'Shortage'],
    ['PromiseMade.at', 'map promises', 'Appointment', '"Shortage" at slot', '"Shortage"'],
    ['PromiseMade.by', 'promises', 'By Workshop', 'at slot by shop.lab for', 'at slot for'],
    ['PromiseMade.for', 'promises', 'For the expectation “Quickly”', 'by shop.lab for soon', 'by shop.lab'],
    ['PromiseMade.again', 'promises', 'Again, after “Finished”', ' again ready', ''],
    ['Limit.duration', 'map promises', '4 days', 'or within 4d', 'or within 5d'],
    ['Limit.words', 'map', '“whenever”', 'or within 4d', 'or within "whenever"'],
    ['Limit.when', 'map promises', 'Shortage'],
    ['Length.duration', 'map', '10 min', 'takes 10min', 'takes 12min'],
    ['Length.words', 'map', 'lengthily'],
    ['Duration.text', 'map', '1–9 hours', '1h..9h', '1h..8h'],
    ['Pain.name', 'map', '', 'pain long "Tedious"', 'pain tedium "Tedious"'],
    ['Pain.text', 'map channels', 'Tedious'],
    ['Pain.level', 'map', 'medium', '"Tedious" medium', '"Tedious"'],
    ['Pain.via', 'map', 'via Till', 'medium via counter', 'medium'],
    ['Opportunity.name', 'map', '', 'opportunity call-first "Callback"', 'opportunity "Callback"'],
    ['Opportunity.text', 'map', 'Questionnaire'],
    ['Opportunity.solves', 'map', 'against “Tedious”', '        solves long\n', ''],
    ['Opportunity.owner', 'map', 'Workshop, impact', '        owner shop.lab\n        impact', '        impact'],
    ['Opportunity.impact', 'map', 'impact high', '        impact high\n', ''],
    ['Opportunity.effort', 'map', 'effort low', '        effort low\n', ''],
    ['Opportunity.by', 'map', '2027-01-01'],
    ['Opportunity.done', 'map', '2027-02-01'],
    // ---- Ways
    ['Way.wayKind', 'map blueprint flow', 'Warm handoff', 'handoff -> mend', 'path -> mend'],
    ['Way.to', 'map', '', 'path -> pay "Shortcut"', 'path -> call "Shortcut"'],
    ['Way.title', 'map blueprint flow', 'Relay'],
    ['Way.when', 'map blueprint flow', 'When: Diagnosed', '        when "Diagnosed"\n', ''],
    ['Way.carries', 'map', 'Defect, Finished', '        carries fault, ready\n', ''],
    ['Carried.ref', 'map', 'Defect, Finished', 'carries fault, ready', 'carries fault'],
    ['Way.carriesAll', 'map', 'everything known', '        carries all\n', ''],
    ['Way.mode', 'map blueprint flow', 'Warm handoff', '        mode warm\n', ''],
    ['Way.accepted', 'map blueprint', 'within 4 hours', '        accepted by shop.lab within 4h\n', ''],
    ['Way.responsible', 'map', 'Until accepted: Messengers', '        responsible courier until accepted\n', ''],
    ['Way.takes', 'map', '1–9 hours', '        takes 1h..9h\n', ''],
    ['Way.within', 'map', 'at most 11 days', '        within 11d\n', ''],
    ['Way.tells', 'map', 'Tomorrow'],
    ['Way.updates', 'map', 'Meanwhile'],
    ['Update.text', 'map', 'Meanwhile'],
    ['Update.every', 'map', 'updates every 8 days', ' every 8d', ' every 9d'],
    ['Update.via', 'map', 'every 8 days, via Letters', ' every 8d via post', ' every 8d'],
    ['Way.fallbacks', 'map blueprint', 'after 13 days', '        fallback shop.desk after 13d\n', ''],
    ['Fallback.ref', 'map', 'Frontdesk, after 13 days', 'fallback shop.desk after', 'fallback shop.lab after'],
    ['Fallback.after', 'map', 'after 13 days', ' after 13d', ''],
    ['Way.signals', 'map', 'Signal: message', '        signal message\n', ''],
    ['Way.effort', 'map', 'Effort of the customer: medium', '        effort medium\n', ''],
    ['Way.choice', 'map', 'The customer’s choice', '        choice\n', ''],
    ['Way.evidence', 'map', 'Drafted'],
    // ---- Case and portfolio
    ['Case.title', 'case', 'Springcase'],
    ['Case.journey', 'case', 'Innards', 'case bert-by-date "Datecase" of repair', 'case bert-by-date "Datecase" of inside'],
    ['Case.personas', 'case', 'Anna', 'of repair {\n  for anna', 'of repair {\n  for bert'],
    ['Case.sources', 'case', 'Transcript'],
    ['Case.evidence', 'case', 'Recording'],
    ['Case.entries', 'case', 'Inquiry'],
    ['CaseEntry.moment', 'case', '10:00', 'day 1 10:00', 'day 1 11:00'],
    ['CaseEntry.as', 'case', 'not in the plan', 'unplanned "Inquiry"', 'call "Inquiry"'],
    ['CaseEntry.touchpoint', 'case', '', 'evening check "Examination"', 'evening mend "Examination"'],
    ['CaseEntry.title', 'case', 'Examination'],
    ['CaseEntry.channels', 'case', 'Homepage', '    channel web\n    owner', '    channel app\n    owner'],
    ['CaseEntry.owner', 'case', 'Workshop', '    owner shop.lab\n    accountable', '    accountable'],
    ['CaseEntry.accountable', 'case', 'Accountable: Frontdesk', '    accountable shop.desk\n    seen', '    seen'],
    ['CaseEntry.seenAs', 'case', 'Seen by the customer as: Messengers', '    seen as courier\n', ''],
    ['CaseEntry.initiatedBy', 'case', 'by the company', '{ initiated by owner  ends', '{ ends'],
    ['CaseEntry.does', 'case', 'Queueing'],
    ['CaseEntry.thinks', 'case', 'Doubtful'],
    ['CaseEntry.says', 'case', 'Sighing'],
    ['CaseEntry.feels', 'case', 'Annoyed'],
    ['CaseEntry.stress', 'case', 'Stress: high', '    stress high\n    moment of truth\n    expects "Speed"', '    moment of truth\n    expects "Speed"'],
    ['CaseEntry.momentOfTruth', 'case', 'Moment of truth', '    moment of truth\n    expects "Speed"', '    expects "Speed"'],
    ['CaseEntry.expects', 'case', 'Speed, 12 days', ' within 12d', ''],
    ['CaseEntry.promises', 'case', 'Discount'],
    ['CaseEntry.meets', 'case', 'Met here: Finished', '{ meets repair.ready }', '{ }'],
    ['CaseEntry.breaks', 'case', 'Forgotten'],
    ['CaseEntry.contradicts', 'case', 'Contradicts: Quickly', '  contradicts repair.soon }', '}'],
    ['CaseEntry.asks', 'case', 'Asks: Defect', '    asks fault\n    needs', '    needs'],
    ['CaseEntry.needs', 'case', 'Needs: Residence', '    needs address\n', ''],
    ['CaseEntry.gives', 'case', 'Gets: Appointment', '    gives slot\n    takes 45min', '    takes 45min'],
    ['CaseEntry.takes', 'case', '45 min', '    takes 45min\n', ''],
    ['CaseEntry.tells', 'case', 'Regards'],
    ['CaseEntry.pains', 'case', 'Draught'],
    ['CaseEntry.wows', 'case', 'Biscuits'],
    ['CaseEntry.opportunities', 'case', 'Heating'],
    ['CaseEntry.recoveries', 'case', 'Apology'],
    ['CaseEntry.backstage', 'case', 'Scribbling'],
    ['CaseEntry.support', 'case', 'Archiving'],
    ['CaseEntry.physical', 'case', 'Chair'],
    ['CaseEntry.measures', 'case', '2/5', '    measures csat 2/5\n', ''],
    ['CaseEntry.signals', 'case', 'Signal: survey', '    signal survey\n', ''],
    ['CaseEntry.ends', 'case', 'Departure'],
    ['CaseEntry.evidence', 'case', 'Diary'],
    ['CaseEntry.quotes', 'case', 'Brrr'],
    ['Moment.kind', 'case', 'Before', 'at day 1 10:00 describe', 'at before describe'],
    ['Moment.day', 'case', 'Day 4', 'at day 4 pay', 'at day 5 pay'],
    ['Moment.date', 'case', '2026-06-06'],
    ['Moment.clock', 'case', '10:00', 'day 1 10:00', 'day 1'],
    ['Moment.part', 'case', 'evening', 'day 3 evening', 'day 3'],
    ['Portfolio.title', 'portfolio', 'Fleet'],
    ['Portfolio.visions', 'portfolio', 'Everyone'],
    ['Portfolio.personas', 'portfolio', 'Bertram', '  for bert\n  owner courier', '  owner courier'],
    ['Portfolio.owner', 'portfolio', 'Messengers', '  for bert\n  owner courier', '  for bert'],
    ['Portfolio.goals', 'portfolio', 'Reliability'],
    ['Portfolio.journeys', 'portfolio', 'core', 'journey repair core', 'journey repair'],
    ['Portfolio.unnamed', 'portfolio', '33 more that are not named', '  unnamed 33 pilot\n', ''],
    ['Portfolio.measures', 'portfolio', '1/5', '  measures csat 1/5\n', ''],
    ['Portfolio.evidence', 'portfolio', 'Sketch'],
];

/** Asides, which would bury a picture: they stand in the text beside it, on the pages and in the details of the preview. */
const BESIDE: Readonly<Record<string, string>> = {
    'Journey.notes': 'Initial', 'Journey.links': 'https://example.com/repair', 'Journey.tags': 'pioneering', 'Journey.was': 'fixing', 'Link.url': 'https://example.com/repair', 'Link.text': 'Manual',
    'Stage.notes': 'Indoors', 'Stage.links': 'https://example.com/bring', 'Stage.tags': 'frontal', 'Stage.was': 'hand-in',
    'Touchpoint.notes': 'Briefly', 'Touchpoint.links': 'https://example.com/describe', 'Touchpoint.tags': 'talkative', 'Touchpoint.was': 'telling',
    'Opportunity.notes': 'Cheaply', 'Opportunity.links': 'https://example.com/idea', 'Opportunity.tags': 'inventive',
    'Way.notes': 'Nightly', 'Way.links': 'https://example.com/handoff', 'Way.tags': 'transitional',
    'Case.notes': 'Kindly', 'Case.links': 'https://example.com/case', 'Case.tags': 'seasonal',
    'CaseEntry.notes': 'Rainy', 'CaseEntry.links': 'https://example.com/entry', 'CaseEntry.tags': 'chilly',
    'Portfolio.notes': 'Yearly', 'Portfolio.links': 'https://example.com/rides', 'Portfolio.tags': 'complete',
};

/** Drawn in no view, and why. */
const NOWHERE: readonly (readonly [attributes: readonly string[], reason: string])[] = [
    [['Owner', 'System', 'Channel', 'Persona', 'Information', 'Metric', 'Scenario', 'Term'].flatMap((type) => ['notes', 'links', 'tags', 'was'].map((name) => `${type}.${name}`)),
        'Asides of what is declared once for many journeys, for who keeps the declaration: the editor shows the declaration itself.'],
    [['Term.title', 'Term.avoid', 'Term.jargon'], 'How texts are to be worded: `journey lint` says so where one is not.'],
    [['Way.was', 'Case.was', 'CaseEntry.was', 'Portfolio.was', 'Opportunity.was'], 'The language has no word for it there.'],
];

const count = (text: string, part: string): number => text.split(part).length - 1;
const compiled = (text: string): Compiled => compile([{ path: 'a.journey', text }]);
const VIEWS: readonly ViewName[] = ['map', 'blueprint', 'flow', 'promises', 'channels', 'case', 'portfolio'];

/** All pictures of some views, and the words in them, as one text for each view. */
function pictures(project: Compiled, views: readonly string[]): ReadonlyMap<string, { readonly svg: string; readonly words: string }> {
    return new Map(views.map((view) => {
        const svgs = subjectsOf(project).filter(({ subject }) => subject.view === view).map(({ subject }) => pictureOf(project, subject));
        // Whoever points at a sign hears its title; that is not seen.
        return [view, { svg: svgs.join('\n').replace(/<title[^>]*>[^]*?<\/title>/g, ''), words: svgs.map((svg) => wordsIn(svg).join(' ')).join('\n') }];
    }));
}

const project = compiled(TEXT);
const drawn = pictures(project, VIEWS);

describe('every fact of the language is visible in a view', () => {
    test('the text says what it is meant to say', () => {
        expect(project.problems.map(({ rule, args }) => `${rule} ${JSON.stringify(args)}`)).toEqual([]);
    });

    test.each(ROWS.map(([attribute, views, says, before, after]) => ({ attribute, views, says, before, after })))('$attribute in $views: “$says”', ({ views, says, before, after }) => {
        const names = views.split(' ');
        expect(names.filter((name) => !VIEWS.includes(name as ViewName))).toEqual([]);
        if (before === undefined || after === undefined) {
            // The quotes are those of the picture.
            const word = says.replace(/[“”]/g, '');
            expect(count(TEXT, word), `“${word}” stands once in the text`).toBe(1);
            for (const name of names) expect(drawn.get(name)!.words, name).toContain(says);
            return;
        }
        expect(count(TEXT, before), `“${before}” stands once in the text`).toBe(1);
        const changed = pictures(compiled(TEXT.replace(before, () => after)), names);
        for (const name of names) {
            const [shown, otherwise] = [drawn.get(name)!, changed.get(name)!];
            if (says === '') expect(otherwise.svg, name).not.toBe(shown.svg);
            else expect({ view: name, times: count(otherwise.words, says) }, shown.words).not.toEqual({ view: name, times: count(shown.words, says) });
        }
    });

    test('in Chinese as well, with the signs of that language', () => {
        const words = (view: ViewName, locale: 'zh-Hans' | 'zh-Hant'): string => subjectsOf(project).filter(({ subject }) => subject.view === view).map(({ subject }) => wordsIn(pictureOf(project, subject, { locale })).join(' ')).join('\n');
        for (const part of ['2026-05-01，每 6 个月', 'Springtime · 高峰负荷', '目标：Mobility；需要：Certainty', '接手前负责： Messengers']) expect(words('map', 'zh-Hans')).toContain(part);
        expect(words('promises', 'zh-Hans')).toContain('Punctually，2 小时');
        expect(words('blueprint', 'zh-Hant')).toContain('合約約定：');
        expect(words('channels', 'zh-Hant')).toContain('企業內部指標');
    });

    test('what is no picture stands as text beside it', () => {
        const text = JSON.stringify([...allPages(project).values()]);
        for (const [attribute, word] of Object.entries(BESIDE)) {
            expect(count(TEXT, word), `“${word}” stands once in the text`).toBe(1);
            expect(text, attribute).toContain(word);
        }
    });

    test('each attribute is in one of the tables, and one that is new has to be put into one of them', () => {
        const all = Object.entries(ATTRIBUTES).flatMap(([type, attributes]) => Object.entries(attributes).flatMap(([name, entry]) => ('apart' in entry ? [] : [`${type}.${name}`])));
        expect(all.length).toBeGreaterThan(200);
        const told = new Set([...ROWS.map(([attribute]) => attribute), ...Object.keys(BESIDE), ...NOWHERE.flatMap(([attributes]) => attributes)]);
        expect(all.filter((attribute) => !told.has(attribute))).toEqual([]);
        expect([...told].filter((attribute) => !all.includes(attribute))).toEqual([]);
    });
});
