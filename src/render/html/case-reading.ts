import { elementKey, type Case, type CaseEntry } from '../../model/model';
import { labelOf } from '../../model/label';
import { facetsOfMoment } from '../facets';
import { annotations, experienceFacts } from './experience';
import { findingNotes } from './findings';
import { element, type Child, type Html } from './html';
import { author, fact, factList, journeyName, personas, phrase, placed, touchpointName, type Reading } from './reading';
import { evidenceText, momentText } from './values';

/** What one customer lived through, entry by entry. */
export function caseReading(lived: Case, reading: Reading): Html {
    const key = elementKey('case', lived.id);
    return element('div', { class: 'reading' },
        element('section', { ...placed(key, reading), class: 'head' },
            element('h2', {}, author(labelOf(lived), reading)),
            factList([
                fact('journey', reading, journeyName(lived.journey, reading)),
                fact('personas', reading, personas(lived.personas, reading)),
                fact('sources', reading, ...(lived.sources ?? []).map((source) => author(source, reading))),
                fact('evidence', reading, evidenceText(lived.evidence, reading)),
                ...annotations(lived, reading),
            ]),
            findingNotes(reading.findingsOn(key), reading.locale)),
        lived.entries.map((entry) => entryReading(entry, lived, reading)));
}

function entryReading(entry: CaseEntry, lived: Case, reading: Reading): Html {
    const key = elementKey('entry', entry.id);
    const planned = reading.project.touchpoint(entry.touchpoint);
    const journey = reading.project.journey(lived.journey);
    const around = planned === undefined || journey === undefined || planned.journey !== journey.id ? undefined : reading.analyses.graphOf(journey);
    const owner = entry.owner ?? (around === undefined ? undefined : around.ownerOf(planned!));
    const channels = entry.channels ?? (around === undefined ? [] : around.channelsOf(planned!));
    const { ends } = entry;
    return element('article', { class: `entry ${entry.as}`, ...placed(key, reading), ...facetsOfMoment(owner, channels, reading.project) },
        element('h3', {}, momentText(entry.moment, reading), phrase('colon', reading), titleOf(entry, reading), ' ', element('span', { class: 'tag' }, standing(entry, lived, reading))),
        factList([
            ...experienceFacts(entry, { channels, owner }, reading),
            fact('ends', reading, ends?.text === undefined ? undefined : author(ends.text, reading)),
            ...annotations(entry, reading),
        ]),
        findingNotes(reading.findingsOn(key), reading.locale));
}

function titleOf({ title, touchpoint }: CaseEntry, reading: Reading): Child {
    const planned = reading.project.touchpoint(touchpoint);
    return author(title ?? (planned === undefined ? touchpoint ?? '' : labelOf(planned)), reading);
}

/** How it stands to the plan. */
function standing({ as, touchpoint }: CaseEntry, { journey }: Case, reading: Reading): Child {
    if (as === 'unplanned') return phrase('unplanned', reading);
    if (as === 'missing') return phrase('neverCame', reading);
    return phrase('asPlanned', reading, { touchpoint: touchpoint === undefined ? undefined : touchpointName(touchpoint, journey, reading) });
}
