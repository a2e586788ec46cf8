import { labelOf } from '../../model/label';
import type { Expectation, Experience, Feeling, LaneItem, Opportunity, Pain, PromiseMade, Ref } from '../../model/model';
import type { Child } from './html';
import { element } from './html';
import { author, channels, commitment, fact, listed, listedTexts, listWord, named, ownerName, personas, phrase, said, type Fact, type Reading } from './reading';
import { evidenceText, length, limitsText, measureText, told, withDetails } from './values';

/** Where it happens and who answers: as they hold for it, by itself or from what is around it. */
export interface Circumstances { readonly channels: readonly Ref[]; readonly owner: Ref | undefined }

/** All that is said of a touchpoint, or of an entry of a case, in the order in which people ask for it. */
export function experienceFacts(experience: Experience, around: Circumstances, reading: Reading): readonly Fact[] {
    const { project } = reading;
    const texts = (list: readonly string[] | undefined): readonly Child[] => (list ?? []).map((text) => author(text, reading));
    const information = (refs: readonly Ref[] | undefined): Child => named(refs, project.information, reading);
    return [
        fact('channel', reading, channels(around.channels, reading)),
        fact('owner', reading, around.owner === undefined ? undefined : ownerName(around.owner, reading)),
        fact('accountable', reading, experience.accountable === undefined ? undefined : ownerName(experience.accountable, reading)),
        fact('seenAs', reading, experience.seenAs === undefined ? undefined : ownerName(experience.seenAs, reading)),
        fact('initiatedBy', reading, experience.initiatedBy === undefined ? undefined : listWord(experience.initiatedBy, reading)),
        fact('does', reading, ...texts(experience.does)),
        fact('thinks', reading, ...texts(experience.thinks)),
        fact('says', reading, ...texts(experience.says)),
        fact('feels', reading, ...(experience.feels ?? []).map((feeling) => feelingText(feeling, reading))),
        fact('stress', reading, experience.stress === undefined ? undefined : listWord(experience.stress, reading)),
        fact('tells', reading, ...(experience.tells ?? []).map((each) => told(each, reading))),
        fact('asks', reading, information(experience.asks)),
        fact('needs', reading, information(experience.needs)),
        fact('gives', reading, information(experience.gives)),
        fact('takes', reading, length(experience.takes, reading)),
        fact('expects', reading, ...(experience.expects ?? []).map((each) => expectationText(each, reading))),
        fact('promises', reading, ...(experience.promises ?? []).map((each) => promiseText(each, reading))),
        fact('meets', reading, ...(experience.meets ?? []).map((ref) => commitment(ref, reading))),
        fact('breaks', reading, ...(experience.breaks ?? []).map(({ what, because }) => said([
            commitment(what, reading), because === undefined ? undefined : phrase('because', reading, { reason: author(because, reading) }),
        ], reading))),
        fact('contradicts', reading, ...(experience.contradicts ?? []).map((ref) => commitment(ref, reading))),
        fact('pains', reading, ...(experience.pains ?? []).map((pain) => painText(pain, reading))),
        fact('wows', reading, ...texts(experience.wows)),
        fact('recoveries', reading, ...texts(experience.recoveries)),
        fact('opportunities', reading, ...(experience.opportunities ?? []).map((each) => opportunityText(each, reading))),
        fact('backstage', reading, ...(experience.backstage ?? []).map((item) => laneText(item, reading))),
        fact('support', reading, ...(experience.support ?? []).map((item) => laneText(item, reading))),
        fact('physical', reading, ...texts(experience.physical)),
        fact('measures', reading, ...(experience.measures ?? []).map((measure) => measureText(measure, reading))),
        fact('signals', reading, listed((experience.signals ?? []).map((signal) => listWord(signal, reading)), reading)),
        fact('evidence', reading, evidenceText(experience.evidence, reading)),
        fact('quotes', reading, ...texts(experience.quotes)),
    ];
}

/** What every element may have, at the end of its facts. */
export function annotations(of: { readonly notes?: readonly string[]; readonly links?: Experience['links']; readonly tags?: readonly string[]; readonly was?: readonly string[] }, reading: Reading): readonly Fact[] {
    return [
        fact('notes', reading, ...(of.notes ?? []).map((note) => author(note, reading))),
        fact('links', reading, ...(of.links ?? []).map(({ url, text }) => linkTo(url, text, reading))),
        fact('tags', reading, listed((of.tags ?? []).map((tag) => author(tag, reading)), reading)),
        fact('was', reading, listed((of.was ?? []).map((name) => author(name, reading)), reading)),
    ];
}

/** Only what leads to a page or a mailbox becomes a link: an address may be anything, a script too. */
function linkTo(url: string, text: string | undefined, reading: Reading): Child {
    const label = author(text ?? url, reading);
    return /^(https?|mailto):/i.test(url) ? element('a', { href: url, rel: 'noreferrer' }, label) : text === undefined ? label : [label, ` (${url})`];
}

function feelingText({ score, text, persona }: Feeling, reading: Reading): Child {
    return said([
        score === undefined ? undefined : signed(score),
        text === undefined ? undefined : author(text, reading),
        persona === undefined ? undefined : personas([persona], reading),
    ], reading);
}

/** −2 … +2, with the signs that people write. */
function signed(score: number): string {
    return score > 0 ? `+${score}` : String(score).replace('-', '−');
}

function expectationText({ text, name, limits }: Expectation, reading: Reading): Child {
    return withDetails(text ?? name, [limitsText(limits, reading)], reading);
}

function promiseText({ text, name, limits, at, by, for: answered, again }: PromiseMade, reading: Reading): Child {
    const { project } = reading;
    return withDetails(text ?? name, [
        limitsText(limits, reading),
        at === undefined ? undefined : phrase('at', reading, { information: named([at], project.information, reading) }),
        by === undefined ? undefined : phrase('by', reading, { owner: ownerName(by, reading) }),
        answered === undefined ? undefined : phrase('answers', reading, { expectation: commitment(answered, reading) }),
        again === undefined ? undefined : phrase('again', reading, { promise: commitment(again, reading) }),
    ], reading);
}

function painText({ text, name, level, via = [] }: Pain, reading: Reading): Child {
    return withDetails(text ?? name, [
        level === undefined ? undefined : phrase('severity', reading, { level: listWord(level, reading) }),
        via.length === 0 ? undefined : phrase('via', reading, { channels: channels(via, reading) }),
    ], reading);
}

function opportunityText({ text, name, solves = [], owner, impact, effort, by, done, notes = [], links = [], tags = [] }: Opportunity, reading: Reading): Child {
    const { project } = reading;
    return withDetails(text ?? name, [
        solves.length === 0 ? undefined : phrase('solves', reading, { pains: listedTexts(solves.map((ref) => project.pain(ref)?.text ?? ref), reading) }),
        owner === undefined ? undefined : phrase('by', reading, { owner: ownerName(owner, reading) }),
        impact === undefined ? undefined : phrase('impact', reading, { level: listWord(impact, reading) }),
        effort === undefined ? undefined : phrase('effort', reading, { level: listWord(effort, reading) }),
        by === undefined ? undefined : phrase('until', reading, { date: by }),
        done === undefined ? undefined : phrase('done', reading, { date: done }),
        ...notes.map((note) => author(note, reading)),
        ...links.map((link) => linkTo(link.url, link.text, reading)),
        ...tags.map((tag) => author(tag, reading)),
    ], reading);
}

function laneText({ text, by, using = [] }: LaneItem, reading: Reading): Child {
    return withDetails(text, [
        by === undefined ? undefined : phrase('by', reading, { owner: ownerName(by, reading) }),
        using.length === 0 ? undefined : phrase('using', reading, { systems: listedTexts(using.map((ref) => { const system = reading.project.system(ref); return system === undefined ? ref : labelOf(system); }), reading) }),
    ], reading);
}
