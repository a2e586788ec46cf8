import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { createAnalyses } from '../../src/analysis/analyses';
import { randomFrom } from '../harness/random';
import { editWeb, filesOf, randomWeb } from '../harness/random-web';
import { compileText } from '../harness/show';

const journey = (name: string, touchpoints: string): string => `journey ${name} {\nstage s {\n${touchpoints}\n}\n}\n`;

describe('the journeys that lead round to each other', () => {
    const networksOf = (text: string): readonly string[] => {
        const { view, project } = compileText(text);
        const { networkOf } = createAnalyses(view);
        return project.journeys.map(({ id }) => `${id}: ${networkOf(view.journey(id)!).journeys.map(member => member.id).join(' ')}`);
    };
    const three = ['a', 'b', 'c'].map(name => journey(name, 'touchpoint x\ntouchpoint y')).join('');
    test.each([
        ['those that hand over to each other', 'handoff a.y -> b.x\nhandoff b.y -> a.x\nhandoff b.y -> c.x\n', ['a: a b', 'b: a b', 'c: c']],
        ['not over a name that is not found', 'handoff a.y -> b.x\nhandoff b.z -> a.x\nhandoff b.y -> a.z\n', ['a: a', 'b: b', 'c: c']],
        ['in a circle of three', 'handoff a.y -> b.x\nhandoff b.y -> c.x\nhandoff c.y -> a.x\n', ['a: a b c', 'b: a b c', 'c: a b c']],
    ] as const)('%s', (_, handoffs, networks) => expect(networksOf(three + handoffs)).toEqual(networks));

    test('are the same whichever of them is asked', () => {
        let together = 0;
        for (let seed = 1; seed <= 300; seed++) {
            const random = randomFrom(seed);
            const texts = randomWeb(random);
            const { path, text } = editWeb(texts, random);
            // A journey that is declared twice, too.
            if (text !== undefined) texts.set(`again-${path}`, text);
            const { view, project } = compile(filesOf(texts));
            for (const { id } of project.journeys) {
                // Anew for each, so that none leans on another's answer.
                const members = createAnalyses(view).networkOf(view.journey(id)!).journeys;
                expect(members.map(member => member.id), `seed ${seed}: ${id}`).toContain(id);
                if (members.length > 1) together++;
                for (const member of members) expect(createAnalyses(view).networkOf(member).journeys, `seed ${seed}: ${id} and ${member.id}`).toEqual(members);
            }
        }
        expect(together).toBeGreaterThan(100);
    });
});
