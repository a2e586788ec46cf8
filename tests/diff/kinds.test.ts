import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../../src/checks/message';
import { LOCALES } from '../../src/checks/rule';
import { ATTRIBUTES } from '../../src/diff/attributes';
import { KINDS, type KindName } from '../../src/diff/kinds';
import { HANDOFF_KINDS } from '../../src/diff/kinds/handoffs';
import { JOURNEY_KINDS } from '../../src/diff/kinds/journeys';
import { KNOWN_KINDS } from '../../src/diff/kinds/known';
import { PROMISE_KINDS } from '../../src/diff/kinds/promises';
import { TOUCHPOINT_KINDS } from '../../src/diff/kinds/touchpoints';
import { say } from '../../src/diff/say';

const kinds = Object.entries(KINDS);

describe('kinds of changes', () => {
    it('no two have one name', () => {
        const all = [PROMISE_KINDS, HANDOFF_KINDS, TOUCHPOINT_KINDS, JOURNEY_KINDS, KNOWN_KINDS].flatMap(each => Object.keys(each));
        expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    });

    it('what takes something from the customer has a mirror that gives it, or a written reason why not', () => {
        for (const [name, { class: type, mirror, waiver }] of kinds) {
            if (type === 'evidence' || type === 'text') {
                expect(mirror, `${name} is the same in both directions`).toBeUndefined();
                continue;
            }
            if (waiver !== undefined) {
                expect(waiver.length, name).toBeGreaterThan(15);
                expect(mirror, name).toBeUndefined();
                continue;
            }
            const other = KINDS[mirror as KindName];
            expect(other?.mirror, `the mirror of ${name}`).toBe(name);
            expect([type, other.class].filter(each => each === 'improving'), `${name} and ${mirror}`).toHaveLength(1);
        }
    });

    it('each is told with the same facts in every language', () => {
        for (const [name, { words }] of kinds) {
            for (const locale of LOCALES) {
                expect(argumentsOf(words[locale]).filter(arg => !/^who$/i.test(arg)), `${name} in ${locale}`).toEqual(argumentsOf(words.en).filter(arg => !/^who$/i.test(arg)));
            }
        }
    });

    it('each is told in good English of one customer and of several', () => {
        for (const name of Object.keys(KINDS)) {
            const told = (...customers: readonly string[]): string => say({ kind: name, args: {}, customers }, 'en');
            // In these it is somebody or something else that does it.
            const others = /(on the way of|costs?) Priya and Tom/g;
            expect(told('Priya', 'Tom').replace(others, ''), name).not.toMatch(/Tom (then |no longer )*[a-z]+s\b|Tom [^.:,]* and (has|is)\b|\|/);
            expect(told('Priya'), name).not.toMatch(/Priya (then )?(no longer )?(are|have|wait|get|meet|take|expect|complain|know)\b|\|/);
            expect(told(), name).not.toMatch(/customer (then )?(no longer )?(are|have|wait|get|meet|take|expect|complain|know)\b|\|/);
        }
    });

    it('each can come of an attribute, or of what follows from all of them', () => {
        const declared = new Set(Object.values(ATTRIBUTES).flatMap(attributes => Object.values(attributes).flatMap(attribute => ('kinds' in attribute ? attribute.kinds : []))));
        const left = kinds.map(([name]) => name as KindName).filter(name => !declared.has(name));
        expect(left.sort()).toMatchInlineSnapshot(`
          [
            "blind-spot-at",
            "blind-spot-gone-at",
            "case-added",
            "case-removed",
            "channel-added-at",
            "channel-removed-at",
            "context-lost",
            "context-regained",
            "dead-end",
            "dead-end-gone",
            "declared",
            "fewer-handoffs",
            "fewer-waits",
            "journey-added",
            "journey-merged",
            "journey-removed",
            "journey-retired",
            "journey-split",
            "more-handoffs",
            "more-waits",
            "outcome-moved-earlier",
            "outcome-moved-later",
            "owner-changed-at",
            "owner-insourced-at",
            "owner-outsourced-at",
            "probably-renamed",
            "promise-fits-again",
            "promise-no-longer-fits",
            "promise-wait-bounded",
            "promise-wait-counted",
            "promise-wait-known",
            "promise-wait-left",
            "promise-wait-unbounded",
            "promise-wait-unknown",
            "promise-wait-unstated",
            "question-moved",
            "reachable",
            "renamed",
            "slowest-way-longer",
            "slowest-way-shorter",
            "stage-dissolved",
            "stage-formed",
            "tells-channel-added-at",
            "tells-channel-removed-at",
            "touchpoint-in-other-journey",
            "touchpoint-in-other-journey-at",
            "touchpoint-in-other-stage-at",
            "undeclared",
            "unreachable",
          ]
        `);
    });
});
