import { idOf, kindOf } from './place';
import type { Element, ElementKey, Experience, Journey, Opportunity } from '../../src/model/model';
import type { ProjectView } from '../../src/model/view';

/** What the model says of an element; undefined for one that is not there. */
export function modelElement(view: ProjectView, key: ElementKey): Element | undefined {
    const id = idOf(key);
    const root = /^[^.@]*/.exec(id)![0];
    switch (kindOf(key)) {
        case 'owner': return view.owner(id);
        case 'system': return view.system(id);
        case 'channel': return view.channel(id);
        case 'persona': return view.persona(id);
        case 'information': return view.information(id);
        case 'metric': return view.metric(id);
        case 'scenario': return view.scenario(id);
        case 'term': return view.terms().find((term) => term.id === id);
        case 'journey': return view.journey(id);
        case 'case': return view.case(id);
        case 'portfolio': return view.portfolio(id);
        case 'stage': return view.journey(root)?.stages.find((stage) => stage.id === id);
        case 'touchpoint': return view.touchpoint(id);
        case 'promise':
        case 'expectation': return view.commitment(id);
        case 'pain': return view.pain(id);
        case 'opportunity': return experiencesOf(view, root).flatMap(({ opportunities = [] }) => opportunities).find((opportunity: Opportunity) => opportunity.id === id);
        case 'way': return view.journey(root)?.ways.find((way) => way.id === id) ?? view.handoffsFrom(root).find((way) => way.id === id);
        case 'entry': return view.case(id.slice(0, id.lastIndexOf('@')))?.entries.find((entry) => entry.id === id);
        case 'file': return undefined;
    }
}

const touchpointsOf = (journey: Journey | undefined): readonly Experience[] => journey?.stages.flatMap((stage) => stage.touchpoints) ?? [];

function experiencesOf(view: ProjectView, root: string): readonly Experience[] {
    return [...touchpointsOf(view.journey(root)), ...view.case(root)?.entries ?? []];
}
