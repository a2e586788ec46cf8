import { describe, expect, it } from 'vitest';
import { compile } from '../../language-server/compile';
import { createWorkspace } from '../../language-server/workspace';
import { elementKey } from '../../src/model/model';
import { lint } from '../checks/lint';
import { compileText, journey, problemsOf } from '../harness/show';

const owners = journey`
    owner platform { owner care { owner desk } owner sales }
    owner bank { owner care }
`;

describe('an owner', () => {
    it.each([
        ['sales', 'platform.sales'], ['platform.sales', 'platform.sales'], ['desk', 'platform.care.desk'], ['care.desk', 'platform.care.desk'],
        ['bank.care', 'bank.care'], ['platform.care', 'platform.care'],
    ])('%s is %s', (text, id) => {
        const compiled = compileText(`${owners}journey j { owner ${text} }\n`);
        expect(problemsOf(compiled)).toEqual([]);
        expect(compiled.project.journeys[0]!.owner).toBe(id);
    });

    it('called by a short name that two have is ambiguous, and the finding lists both', () => {
        expect(problemsOf(compileText(`${owners}journey j { owner care }\n`))).toEqual([
            '3:19 ambiguous-reference default {"name":"care","kind":"owner","candidates":{"any":["bank.care","platform.care"]}}',
        ]);
    });

    it('on the outside is meant by its whole name, even when an inner one is called the same', () => {
        const compiled = compileText('owner care\nowner bank { owner care }\njourney j { owner care }\n');
        expect(problemsOf(compiled)).toEqual([]);
        expect(compiled.project.journeys[0]!.owner).toBe('care');
    });

    it('and a channel may be called unknown', () => {
        const compiled = compileText('journey j { owner unknown stage s { touchpoint t { channel unknown } } }\n');
        expect(problemsOf(compiled)).toEqual([]);
        expect(compiled.project.journeys[0]!.owner).toBe('unknown');
    });
});

describe('unknown', () => {
    const touchpoint = (facts: string): string => `journey j { stage s { touchpoint t { ${facts} } touchpoint u } }\nchannel c : web\nowner o\npersona p\n`;

    it.each(['owner unknown', 'channel unknown', 'channel c, unknown', 'opportunity "x" { owner unknown }'])('is no name after %s', facts => {
        expect(problemsOf(compileText(touchpoint(facts)))).toEqual([]);
    });

    it.each([
        'accountable unknown', 'seen as unknown', 'promises "x" by unknown', 'tells "x" via unknown', 'tells "x" by unknown', 'backstage "x" by unknown', 'pain "x" via unknown',
        'handoff -> u { accepted by unknown }', 'handoff -> u { responsible unknown }', 'handoff -> u { fallback unknown }', 'handoff -> u { updates every 1d via unknown }',
    ])('is a name like any other in %s', facts => {
        expect(problemsOf(compileText(touchpoint(facts))).map(problem => problem.split(' ')[1])).toEqual(['unresolved-reference']);
    });

    it('is a name among the channels of a persona, too', () => {
        const [problem, ...others] = compileText('persona p { channels unknown }\n').problems;
        expect([problem?.rule, problem?.fixes, others]).toEqual(['unresolved-reference', [], []]);
    });

    it.each(['owner unknown', 'channel unknown : web', 'supplier x { owner unknown }'])('cannot be declared: %s', text => {
        expect(problemsOf(compileText(`${text}\n`)).map(problem => problem.replace(/^\S+ /, ''))).toEqual([
            `invalid-value reserved-name {"kind":"${text.startsWith('channel') ? 'channel' : 'owner'}","name":"unknown"}`,
        ]);
        expect(problemsOf(compileText('information unknown\n'))).toEqual([]);
    });
});

describe('a name that nothing has', () => {
    it.each([
        ['owner platfrom', 'nearest {"kind":"owner","name":"platfrom","nearest":"platform"}'],
        ['owner Bank', 'nearest {"kind":"owner","name":"Bank","nearest":"bank"}'],
        ['owner nobody-at-all', 'default {"kind":"owner","name":"nobody-at-all"}'],
        ['mirrors bank', 'wrong-kind {"name":"bank","is":"owner","wanted":"journey"}'],
    ])('%s', (fact, message) => {
        expect(problemsOf(compileText(`${owners}journey j { ${fact} }\n`))[0]).toContain(`unresolved-reference ${message}`);
    });

    it('offers the nearest names and to declare it', () => {
        const [problem] = compileText('channel app : app\njourney j { stage s { touchpoint t { channel ap } } }\n').problems;
        expect(problem!.fixes!.map(fix => [fix.title, fix.edits[0]!.text])).toEqual([['replace-with', 'app'], ['declare', '\n\nchannel ap : other\n']]);
    });

    it('is found by its Chinese neighbours too', () => {
        const [problem] = compileText('information 上门地址\njourney j { stage s { touchpoint t { asks 上门地扯 } } }\n').problems;
        expect(problem!.args).toMatchObject({ nearest: '上门地址' });
    });
});

describe('a name that only another journey has', () => {
    const selling = 'journey selling { stage s { touchpoint t { promises first-payroll "Your first payroll" expects 首次发薪 pain late } } }\n';
    const other = (facts: string): string => `journey starting { stage s { touchpoint u { ${facts} } touchpoint v } }\n`;
    const first = (text: string): string | undefined => problemsOf(compileText(text))[0]?.replace(/^\S+ /, '');

    it.each([
        ['meets first-payroll', 'promise', 'first-payroll'],
        ['meets 首次发薪', 'expectation', '首次发薪'],
        ['promises x "X" again first-payroll', 'promise', 'first-payroll'],
        ['opportunity "x" { solves late }', 'pain', 'late'],
        ['handoff -> v { carries first-payroll }', 'promise', 'first-payroll'],
    ])('is offered with that journey: %s', (fact, kind, name) => {
        expect(first(selling + other(fact))).toBe(`unresolved-reference elsewhere {"kind":"${kind}","name":"${name}","qualified":"selling.${name}"}`);
    });

    it('outside of all journeys, too', () => {
        expect(first(`${selling}owner bank { obligation "Pay" for first-payroll }\n`)).toContain('"qualified":"selling.first-payroll"');
        expect(first(`${selling}${other('')}handoff t -> starting.u\n`)).toContain('"qualified":"selling.t"');
    });

    it('is written by the first fix, before what is only like it', () => {
        const compiled = compileText(selling + other('promises first-payrol "X" meets first-payroll'));
        expect(compiled.problems[0]!.fixes!.map(({ edits }) => edits[0]!.text)).toEqual(['selling.first-payroll', 'first-payrol']);
    });

    it.each([
        ['two journeys have it', selling + selling.replace('selling', 'hiring') + other('meets first-payroll'), 'default'],
        ['it is something else there', selling + other('meets t'), 'default'],
        ['no way inside a journey may lead there', selling + other('path -> t'), 'default'],
        ['a case has it', `${other('meets p')}case c of starting { at day 1 u { promises p "x" } }\n`, 'default'],
        ['it is something else here', selling + other('meets v').replace('touchpoint v', 'touchpoint v touchpoint first-payroll').replace('meets v', 'meets first-payroll'), 'wrong-kind'],
    ])('is not offered where %s', (_, text, message) => {
        expect(first(text)).toContain(`unresolved-reference ${message}`);
    });

    it('is offered as the journeys are now', () => {
        const workspace = createWorkspace();
        const said = (): unknown => workspace.problemsOf('b.journey').map(({ message, args }) => [message, args.qualified]);
        workspace.set([{ path: 'b.journey', text: other('meets first-payroll') }]);
        expect(said()).toEqual([['default', undefined]]);
        workspace.set([{ path: 'a.journey', text: selling }]);
        expect(said()).toEqual([['elsewhere', 'selling.first-payroll']]);
        workspace.set([{ path: 'c.journey', text: selling.replace('selling', 'hiring') }]);
        expect(said()).toEqual([['default', undefined]]);
        workspace.remove('a.journey');
        expect(said()).toEqual([['elsewhere', 'hiring.first-payroll']]);
        workspace.remove('c.journey');
        expect(said()).toEqual([['default', undefined]]);
    });
});

describe('names of a journey', () => {
    it('belong to it: two journeys may use the same ones', () => {
        const compiled = compileText(journey`
            journey a { stage s { touchpoint t { path -> u } touchpoint u } }
            journey b { stage s { touchpoint t { path -> u } touchpoint u } }
        `);
        expect(problemsOf(compiled)).toEqual([]);
        expect(compiled.project.journeys.map(({ ways }) => ways[0]!.to)).toEqual(['a.u', 'b.u']);
    });

    it('are one namespace: a promise cannot be called like a touchpoint', () => {
        expect(problemsOf(compileText('journey a { stage s { touchpoint t { promises s "x" } } }\n'))).toEqual([
            '1:47 duplicate-name default {"kind":"promise","name":"s"}',
        ]);
    });

    it('come before those of the project', () => {
        const compiled = compileText(journey`
            information ready
            journey a { stage s { touchpoint t { promises ready "x" handoff -> u { carries ready } } touchpoint u } }
        `);
        expect(compiled.project.journeys[0]!.ways[0]!.carries).toEqual([{ as: 'promise', ref: 'a.ready' }]);
    });

    it('are seen from a case, after its own', () => {
        const compiled = compileText(journey`
            journey a { stage s { touchpoint t { expects soon "x" promises p "y" } } }
            case c of a { at day 1 t { promises p "z" } at day 2 t { meets p, soon } }
        `);
        expect(problemsOf(compiled)).toEqual([]);
        expect(compiled.project.cases[0]!.entries[1]!.meets).toEqual(['c.p', 'a.soon']);
    });

    it('are called from outside by the journey\'s name', () => {
        const compiled = compileText(journey`
            journey a { stage s { touchpoint t { promises p "y" } } }
            journey b { stage s { touchpoint u } }
            handoff a.t -> b.u { carries p }
        `);
        expect(problemsOf(compiled)).toEqual([]);
        expect(compiled.project.handoffs[0]).toMatchObject({ id: 'a.t->b.u', from: 'a.t', to: 'b.u', carries: [{ as: 'promise', ref: 'a.p' }] });
    });

    it('tell apart two ways between the same two touchpoints', () => {
        const compiled = compileText('journey a { stage s { touchpoint t { path -> u when "x" path -> u when "y" } touchpoint u } }\n');
        expect(compiled.project.journeys[0]!.ways.map(({ id }) => id)).toEqual(['a.t->u', 'a.t->u#2']);
    });
});

describe('a case called like a journey', () => {
    const told = 'case c of c { at day 1 t { promises p "z" } at day 2 t { meets p, soon } }\n';
    const planned = 'journey c { stage s { touchpoint t { promises p "y" expects soon "x" path -> u } touchpoint u { meets p } } }\n';

    it('has names and ids of its own', () => {
        for (const compiled of [compileText(planned + told), compileText(told + planned), compile([{ path: 'a.journey', text: told }, { path: 'b.journey', text: planned }])]) {
            expect(problemsOf(compiled)).toEqual([]);
            const [lived] = compiled.project.cases;
            expect(lived!.entries[0]!.promises![0]!.id).toBe('c@p');
            expect(lived!.entries[1]!.meets).toEqual(['c@p', 'c.soon']);
            expect(compiled.project.journeys[0]!.stages[0]!.touchpoints[1]!.meets).toEqual(['c.p']);
            expect([compiled.view.commitment('c@p')?.text, compiled.view.commitment('c.p')?.text]).toEqual(['z', 'y']);
            expect(compiled.sources.element('promise:c@p')?.start).not.toBe(compiled.sources.element('promise:c.p')?.start);
        }
    });

    it('has them also when it tells of another journey, as long as that journey is there', () => {
        const workspace = createWorkspace();
        workspace.set([{ path: 'a.journey', text: 'journey b { stage s { touchpoint t } }\ncase c of b { at day 1 t { promises p "z" } at day 2 t { meets p } }\n' }]);
        const meets = (): unknown => workspace.project().cases[0]!.entries[1]!.meets;
        expect(meets()).toEqual(['c.p']);
        workspace.set([{ path: 'b.journey', text: planned }]);
        expect(meets()).toEqual(['c@p']);
        expect(workspace.view.commitment('c.p')?.text).toBe('y');
        workspace.remove('b.journey');
        expect(meets()).toEqual(['c.p']);
        expect(workspace.view.commitment('c.p')?.text).toBe('z');
    });

    it('says from outside which promise is meant: that of the journey', () => {
        const compiled = compileText(`${planned}${told}owner o { obligation "x" for c.p }\n`);
        expect(problemsOf(compiled)).toEqual([]);
        expect(compiled.project.owners[0]!.obligations![0]!.for).toEqual(['c.p']);
    });
});

describe('a way', () => {
    const two = 'journey l { stage s { touchpoint a touchpoint b } }\njourney k { stage s { touchpoint b } }\n';

    it.each([
        ['from within a journey', 'journey j { stage s { touchpoint a { promises p handoff -> k.b { carries p } } } }\n', '3:60'],
        ['between two stages', 'journey j { stage s { touchpoint a } path a -> k.b }\n', '3:48'],
        ['from another journey', 'journey j { stage s { touchpoint a } path k.b -> a }\n', '3:43'],
    ])('into another journey stands at the top level: %s', (_, text, place) => {
        expect(problemsOf(compileText(two + text))).toEqual([`${place} invalid-value across-journeys {}`]);
    });

    it.each(['path l.a -> l.b', 'handoff l.a -> l.b'])('at the top level leads into another journey: %s', text => {
        const [problem, ...others] = problemsOf(compileText(`${two}${text}\n`));
        expect(problem).toBe(`3:${text.length - 2} invalid-value within-journey {"journey":"l"}`);
        expect(others).toEqual([]);
        expect(problemsOf(compileText(`${two}handoff l.a -> k.b\n`))).toEqual([]);
    });

    it('that stands in the wrong journey is not the one at the top level, in whatever files they are', () => {
        const inside = 'journey j {\n  stage s {\n    touchpoint a {\n      handoff -> k.b { tells "inside" }\n    }\n  }\n}\n';
        const outside = '\nhandoff j.a -> k.b { tells "outside" }\n';
        const compiled = compile([{ path: 'a.journey', text: inside }, { path: 'k.journey', text: two }, { path: 'z.journey', text: outside }]);
        const [own] = compiled.project.journeys[0]!.ways;
        const [between] = compiled.project.handoffs;
        expect([own!.id, between!.id]).toEqual(['j.a->k.b#j', 'j.a->k.b']);
        expect(compiled.sources.element(elementKey('way', own!.id))).toMatchObject({ path: 'a.journey', start: inside.indexOf('handoff') });
        expect(compiled.sources.element(elementKey('way', between!.id))).toMatchObject({ path: 'z.journey', start: 1 });
    });

    it('that stands in the wrong journey is a way all the same: what it leads to can meet its promises', () => {
        const { findings } = lint('journey j { stage s { touchpoint a { promises p "x" within 1d handoff -> k.b { carries p } } } }\njourney k { stage s { touchpoint b { meets j.p ends success } } }\n');
        expect(findings.map(({ rule }) => rule)).not.toContain('meets-nothing');
    });
});

describe('several files', () => {
    const shared = { path: 'shared.journey', text: 'owner shop\nchannel store : store\n' };
    const uses = { path: 'a.journey', text: 'journey a { owner shop stage s { channel store touchpoint t { ends success } } }\n' };

    it('see each other in any order', () => {
        for (const files of [[shared, uses], [uses, shared]]) {
            const compiled = compile(files);
            expect(problemsOf(compiled)).toEqual([]);
            expect(compiled.project.journeys[0]!.owner).toBe('shop');
        }
    });

    it('that declare one name twice: the later one is told, points at the first, and keeps its own findings', () => {
        const compiled = compile([shared, { path: 'z.journey', text: 'owner shop "Other"\n' }]);
        expect(compiled.problems.map(({ path, rule, element, related }) => [path, rule, element, related?.map(other => other.path)])).toEqual([
            ['z.journey', 'duplicate-name', 'owner:shop#2', ['shared.journey']],
        ]);
        expect(compiled.project.owners.map(({ id }) => id)).toEqual(['shop', 'shop#2']);
    });

    it('of another project are seen when it is used, and only then', () => {
        const other = compile([shared]);
        expect(problemsOf(compile([uses])).length).toBe(2);
        const compiled = compile([uses], [other]);
        expect(problemsOf(compiled)).toEqual([]);
        expect(compiled.view.owner('shop')?.id).toBe('shop');
        expect(compiled.project.owners).toEqual([]);
    });

    it('own names come before used ones', () => {
        const compiled = compile([uses, { path: 'b.journey', text: 'owner shop "Mine"\n' }], [compile([shared])]);
        expect(compiled.view.owner('shop')?.title).toBe('Mine');
    });
});

it('names are compared in one normal form', () => {
    expect(problemsOf(compileText(`owner ${'é'.normalize('NFC')}\njourney j { owner ${'é'.normalize('NFD')} }\n`))).toEqual([]);
});

it('an unknown name in a chain of paths is told once', () => {
    expect(problemsOf(compileText('journey a { stage s { touchpoint t touchpoint u } path t -> x -> u }\n'))).toEqual([
        '1:61 unresolved-reference default {"kind":"touchpoint","name":"x"}',
    ]);
});
