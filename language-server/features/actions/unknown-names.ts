import { CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { say, takesPlaces, type ActionRequest, type Offer } from './action';
import { declareName } from './declare';
import { textEdits } from '../../fix';
import type { Reference } from '../../lower-scribe';
import { DECLARABLE } from '../../scope';
import { textOf, type Finding } from '../../../src/checks/finding';
import { labelOf } from '../../../src/model/label';
import { elementKey, type ElementKind, type Touchpoint } from '../../../src/model/model';

/** What else can be done about a name that nothing has, beside what the finding itself offers: what its place in the story tells. */
export function unknownNameOffers(finding: Finding, diagnostic: Diagnostic, request: ActionRequest): readonly Offer[] {
    const { file: { project, path } } = request;
    if (finding.rule !== 'unresolved-reference' || finding.message === 'wrong-kind') return [];
    const { start, end } = finding.location;
    const reference = project.store.referencesIn(path).find((each) => each.start === start && each.end === end);
    if (reference === undefined) return [];
    const offers = reference.kinds.includes('information') ? [declare('information')] : isOfPromises(reference) ? [...openPromises(), promise()] : reference.kinds.includes('touchpoint') ? [declare('touchpoint'), ...reference.kinds.filter(isDeclarable).map(declare)] : [];
    return offers.flatMap((offer) => (offer === undefined ? [] : [{ ...offer, kind: CodeActionKind.QuickFix, diagnostic }]));

    function declare(kind: ElementKind): Pick<Offer, 'title' | 'edits'> | undefined {
        // The finding itself offers the first kind that may stand there.
        const edits = isDeclarable(kind) && kind === reference!.kinds[0] ? undefined : declareName(kind, reference!.text, start, request.file);
        return edits === undefined ? undefined : { title: textOf(finding.rule, 'declare', { kind, name: reference!.text }, project.locale), edits };
    }

    /** Those that the customer still waits for here; what is only spelt otherwise is offered by the finding. */
    function openPromises(): readonly Pick<Offer, 'title' | 'edits'>[] {
        const here = around(reference!, request);
        if (here === undefined || reference!.field !== 'meets') return [];
        const journey = project.store.view.journey(here.journey)!;
        const offered = new Set(finding.fixes.map(({ args }) => args?.['name']));
        return [...project.store.analyses.flowOf(journey).openBefore(here.id)].filter((id) => id.startsWith(`${journey.id}.`)).map((id) => id.slice(journey.id.length + 1))
            .filter((name) => !offered.has(name)).slice(0, MOST_OPEN)
            .map((name) => ({ title: textOf(finding.rule, 'replace-with', { name }, project.locale), edits: [{ path, start, end, text: name }] }));
    }

    /** At the touchpoint from which one comes here. */
    function promise(): Pick<Offer, 'title' | 'edits' | 'hasPlaces'> | undefined {
        const here = around(reference!, request);
        const journey = here === undefined ? undefined : project.store.view.journey(here.journey);
        const name = reference!.text;
        if (here === undefined || journey === undefined || name.includes('.')) return undefined;
        const graph = project.store.analyses.graphOf(journey);
        const before = graph.touchpoints[graph.touchpoints.findIndex(({ id }) => id === here.id) - 1];
        const maker = project.store.view.touchpoint(graph.into(here.id)[0]?.from ?? '') ?? before;
        if (maker === undefined || maker.id === here.id || maker.journey !== here.journey) return undefined;
        const hasPlaces = takesPlaces(request.client);
        const words = name.replaceAll(/[-_]/g, ' ');
        const text = hasPlaces ? `promises ${name} "\${1:${words}}" within \${2:1d}` : `promises ${name} "${words}"`;
        const edits = textEdits([{ do: 'add-fact', element: elementKey('touchpoint', maker.id), text }], project.store.sources);
        return edits === undefined ? undefined : { title: say('promise-at', { name, touchpoint: labelOf(maker) }, request.file), edits, hasPlaces };
    }
}

/** More nobody reads. */
const MOST_OPEN = 3;
const isDeclarable = (kind: ElementKind): boolean => DECLARABLE.has(kind);
const isOfPromises = ({ kinds }: Reference): boolean => kinds.includes('promise');

/** The touchpoint in which a name is written. */
function around({ start }: Reference, { file: { project, path } }: ActionRequest): Touchpoint | undefined {
    const entry = project.store.entriesOf(path).find((each) => each.key.startsWith('touchpoint:') && each.start <= start && start < each.end);
    return entry === undefined ? undefined : project.store.view.touchpoint(entry.key.slice('touchpoint:'.length));
}
