import { describe, expect, it } from 'vitest';
import { compile } from '../../language-server/compile';
import { applyEdits } from '../../language-server/fix';
import { compileText, journey, problemsOf } from '../harness/show';

/** The mistakes in a text, as `line:column rule message {args}`. What stands right must not be among them. */
const mistakes = (text: string): readonly string[] => problemsOf(compileText(text));
const world = 'owner o\nchannel app : app\n';

describe('one mistake is told once, and what follows it stands where its author put it', () => {
    it('a default channel for a journey', () => {
        expect(mistakes(world + journey`
            journey j {
              owner o
              channel app
              stage s {
                touchpoint a { channel app }
                touchpoint b { channel app  ends success }
              }
            }
        `)).toEqual(['5:3 syntax misplaced-fact {"keyword":"channel","where":"journey","belongs":"file, stage, touchpoint, entry"}']);
    });

    it('a touchpoint outside of a stage', () => {
        const compiled = compileText(world + journey`
            journey j {
              touchpoint x { channel app }
              stage s { touchpoint a { channel app } }
            }
        `);
        expect(problemsOf(compiled)).toEqual(['4:3 syntax misplaced-fact {"keyword":"touchpoint","where":"journey","belongs":"stage"}']);
        expect(compiled.project.journeys[0]!.stages[0]!.touchpoints.map(({ id }) => id)).toEqual(['j.a']);
    });

    it('a misspelt block', () => {
        expect(mistakes(world + journey`
            journey j {
              stage s {
                touchpoint a { channel app }
                handof a -> b {
                  when "x"
                }
                touchpoint b { channel app }
              }
            }
        `)).toEqual(['6:5 syntax not-a-keyword {"found":"handof","nearest":"handoff","where":"stage"}']);
    });

    it('a handoff without its arrow', () => {
        expect(mistakes(world + journey`
            journey j {
              stage s {
                touchpoint a {
                  channel app
                  handoff b { when "x" }
                }
                touchpoint b { channel app }
              }
            }
        `)).toEqual(['7:17 syntax expected {"found":"{","expected":"`->`","fact":"handoff"}']);
    });

    it('an entry of a case without a touchpoint', () => {
        expect(mistakes(world + journey`
            journey j { stage s { touchpoint a } }
            case c of j {
              at day 1 a
              at day 5 "asked again" { channel app }
              at day 6 a
            }
        `)).toEqual(['6:12 syntax expected {"found":"\\"asked again\\"","expected":"`unplanned` or `missing` or a-name","fact":"at"}']);
    });

    it('a brace that is missing at a touchpoint, told where it is', () => {
        const compiled = compileText(world + journey`
            journey j {
              stage s {
                touchpoint a { channel app
              }
              stage u {
                touchpoint b { channel app }
              }
            }
            journey k { stage s { touchpoint a } }
        `);
        expect(problemsOf(compiled)).toEqual(['5:18 syntax missing-brace {"name":"touchpoint a","line":"5"}']);
        expect(compiled.project.journeys.map(({ stages }) => stages.map(({ id }) => id))).toEqual([['j.s', 'j.u'], ['k.s']]);
    });

    it('a brace too many', () => {
        const compiled = compileText(world + journey`
            journey j {
              stage s {
                touchpoint a { channel app }
                }
              }
              stage u {
                touchpoint b { channel app }
              }
            }
        `);
        expect(problemsOf(compiled).length).toBe(1);
        expect(compiled.project.journeys[0]!.stages.map(({ id }) => id)).toEqual(['j.s', 'j.u']);
    });

    it('a word behind the head of a journey leaves its block alone', () => {
        const compiled = compileText(`${world}journey j "J" draft {\n  stage s { touchpoint a { channel app } }\n}\n`);
        expect(problemsOf(compiled)).toEqual(['3:15 syntax not-a-keyword {"found":"draft","nearest":"","where":"file"}']);
        expect(compiled.project.journeys[0]!.stages.length).toBe(1);
    });

    it('a clause that is wrong keeps what stands before it', () => {
        const compiled = compileText(`${world}journey j { stage s { touchpoint a {\n promises p "x" within 2 days\n meets p\n} } }\n`);
        expect(problemsOf(compiled)).toEqual(['4:24 syntax expected {"found":"2 days","expected":"a-duration","fact":"within"}']);
        expect(compiled.problems[0]!.fixes![0]!.edits[0]!.text).toBe('2d');
        expect(compiled.project.journeys[0]!.stages[0]!.touchpoints[0]!.promises![0]!.id).toBe('j.p');
    });
    it.each([
        ['owner: shop', 'owner shop'], ['owner:shop', 'owner shop'], ['owner：门店', 'owner 门店'], ['owner ： 门店', 'owner 门店'],
    ])('a colon behind a keyword, as other formats want it: %s', (written, wanted) => {
        const text = `journey j {\n  ${written}\n}\n`;
        const fixes = compile([{ path: 'a.journey', text }]).problems.filter(({ rule }) => rule === 'syntax').flatMap(({ fixes: own = [] }) => own);
        expect(fixes.map(({ title }) => title)).toEqual(['leave-out']);
        expect(applyEdits(text, fixes[0]!.edits)!.replace(/ +/g, ' ')).toContain(` ${wanted}\n`);
    });

    it('every wrong line of a block', () => {
        expect(mistakes(`${world}journey j { stage s { touchpoint a {\n emotion -3\n duration 2h\n channel app\n foo\n} } }\n`)).toEqual([
            '4:2 syntax not-a-keyword {"found":"emotion","nearest":"feels","where":"touchpoint"}',
            '5:2 syntax not-a-keyword {"found":"duration","nearest":"takes","where":"touchpoint"}',
            '7:2 syntax not-a-keyword {"found":"foo","nearest":"","where":"touchpoint"}',
        ]);
    });

    it('a correction never takes away what it does not speak of', () => {
        const { problems } = compileText(world + journey`
            journey j {
              stage s {
                touchpoint a { channel app }
                touchpoint b { channel app }
              }
              handoff a -> b
                carries x
                accepted by o within 2h
            }
        `);
        expect(problems.map(({ message, args }) => `${message} ${args.keyword}`)).toEqual(['needs-block carries', 'needs-block accepted']);
        expect(problems.flatMap(({ fixes = [] }) => fixes)).toEqual([]);
    });
});
