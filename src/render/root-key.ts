import { elementKey, type ElementKey } from '../model/model';

/**
 * The journey, case, portfolio or declaration that an element belongs to, as its key. A case and a journey of one name tell
 * their promises apart by `@`.
 */
export function rootKeyOf(key: ElementKey, isJourney: (id: string) => boolean): ElementKey {
    const kind = key.slice(0, key.indexOf(':'));
    const id = key.slice(kind.length + 1);
    const root = /^[^.@]*/.exec(id)![0];
    switch (kind) {
        case 'stage':
        case 'touchpoint':
        case 'way': return elementKey('journey', root);
        case 'entry': return elementKey('case', root);
        case 'promise':
        case 'expectation':
        case 'pain':
        case 'opportunity': return elementKey(!id.includes('@') && isJourney(root) ? 'journey' : 'case', root);
        default: return key;
    }
}
