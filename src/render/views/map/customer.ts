import type { Touchpoint } from '../../../model/model';
import { labelled, NOTHING, stacked, type Block } from '../../block';
import type { Glyph } from '../../icons';
import { cellLane, type Column, type Lane } from '../../lanes';
import { quoted } from '../../times';
import { toldWords, type MapParts } from './parts';

/** What the customer does, thinks and says, and is told, touchpoint by touchpoint. */
export function customerLanes(parts: MapParts): readonly (Lane | undefined)[] {
    const { columns, words, context: { locale } } = parts;
    const lane = (key: string, name: string, said: (touchpoint: Touchpoint) => readonly Said[]): Lane | undefined =>
        cellLane(key, name, columns, ({ touchpoint, widthPx }: Column): Block => (touchpoint === undefined ? NOTHING
            : stacked(said(touchpoint).map(({ glyph, content, paint = 'body' }) => labelled(glyph, content, widthPx, paint)), GAP_PX)), parts);
    return [
        lane('does', words.lanes.does, ({ does = [] }) => does.map((content) => ({ glyph: 'person', content }))),
        lane('thinks', words.lanes.thinks, ({ thinks = [], says = [], quotes = [] }) => [
            ...thinks.map((content): Said => ({ glyph: 'thought', content })),
            ...[...says, ...quotes].map((content): Said => ({ glyph: 'bubble', content: quoted(content, locale) })),
        ]),
        lane('told', words.lanes.told, ({ tells = [] }) => tells.map((told): Said => ({ glyph: 'speech', content: toldWords(told, parts) }))),
    ];
}

interface Said { readonly glyph: Glyph; readonly content: string; readonly paint?: string }

const GAP_PX = 6;
