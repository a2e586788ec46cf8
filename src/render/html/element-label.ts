import { labelOf } from '../../model/label';
import type { ElementKey, Ref } from '../../model/model';
import type { ProjectView } from '../../model/view';

/** What a reader calls the element of a key; undefined for one that has no name of its own. */
export function elementLabel(key: ElementKey, view: ProjectView): string | undefined {
    const kind = key.slice(0, key.indexOf(':'));
    const id = key.slice(kind.length + 1);
    const root = /^[^.@]*/.exec(id)![0];
    switch (kind) {
        case 'owner': return label(view.owner(id));
        case 'system': return label(view.system(id));
        case 'channel': return label(view.channel(id));
        case 'persona': return label(view.persona(id));
        case 'information': return label(view.information(id));
        case 'metric': return label(view.metric(id));
        case 'scenario': return label(view.scenario(id));
        case 'journey': return label(view.journey(id));
        case 'case': return label(view.case(id));
        case 'portfolio': return label(view.portfolio(id));
        case 'touchpoint': return label(view.touchpoint(id));
        case 'stage': return label(view.journey(root)?.stages.find((stage) => stage.id === id));
        case 'way': return wayLabel(id, view);
        case 'promise':
        case 'expectation': return view.commitment(id)?.text ?? view.commitment(id)?.name;
        case 'pain': return view.pain(id)?.text ?? view.pain(id)?.name;
        case 'entry': {
            const entry = view.case(root)?.entries.find((each) => each.id === id);
            return entry?.title ?? label(view.touchpoint(entry?.touchpoint));
        }
        default: return undefined;
    }
}

function label(found: { readonly title?: string; readonly name: string } | undefined): string | undefined {
    return found === undefined ? undefined : labelOf(found);
}

function wayLabel(id: Ref, view: ProjectView): string {
    const [from = '', behind = ''] = id.replace(/#\d+$/, '').split('->');
    const to = behind.includes('.') ? behind : `${from.split('.')[0]!}.${behind}`;
    const name = (ref: Ref): string => label(view.touchpoint(ref)) ?? ref;
    return `${name(from)} → ${name(to)}`;
}
