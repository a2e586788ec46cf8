import { describe, expect, test } from 'vitest';
import type { Location, LocationLink } from 'vscode-languageserver';
import { definition } from '../../../language-server/features/definition';
import { marked, type MarkedOptions } from './marked';

type Files = Parameters<typeof marked>[0];

const DEFINITION = 'textDocument/definition';
const TYPE = 'textDocument/typeDefinition';
const IMPLEMENTATION = 'textDocument/implementation';

async function leadsTo(method: string, files: Files, options?: MarkedOptions): Promise<void> {
    const at = await marked(files, options);
    const locations = await at.ask<Location[]>(definition, method);
    expect(locations.map(at.show)).toEqual(at.found.map(at.show));
}

describe('definition', () => {
    test.each<[string, Files]>([
        ['an owner', 'owner [[shop]] "Shop"\njourney j { owner sh<|>op }'],
        ['an inner owner by its short name', 'owner shop { owner [[desk]] }\njourney j { owner de<|>sk }'],
        ['the outer part of a qualified name', 'owner [[shop]] { owner desk }\njourney j { owner sh<|>op.desk }'],
        ['a name of another file', { 'a.journey': 'journey j { for 小<|>张 }', '画像.journey': 'persona [[小张]] "张先生"' }],
        ['a touchpoint of another stage', 'journey j { stage a { touchpoint t { handoff -> u<|> } }\n stage b { touchpoint [[u]] "U" } }'],
        ['a touchpoint of another journey', { 'a.journey': 'journey a { stage s { touchpoint x } }\nhandoff a.x -> b.<|>y', 'b.journey': 'journey b { stage s { touchpoint [[y]] } }' }],
        ['a promise', 'journey j { stage s { touchpoint t { promises [[p]] "Soon" within 1d }\n touchpoint u { meets p<|> } } }'],
        ['a name of a case', 'journey j { stage s { touchpoint t } }\ncase k of j {\n at day 1 t { promises [[p]] "x" }\n at day 2 t { meets <|>p } }'],
        ['every meaning of an ambiguous name', 'owner a { owner [[care]] }\nowner b { owner [[care]] }\njourney j { owner ca<|>re }'],
        ['a name in half-written text', 'owner [[shop]]\njourney j {\n  stage s {\n    touchpoint t {\n      owner sho<|>p\n      channel \n  handoff -> {{\n'],
        ['a name behind the mistake', 'owner [[shop]]\njourney j {\n  stage s " { {\n  }\n}\njourney k { owner sh<|>op }'],
        ['the declaration itself', 'owner [[sh<|>op]]'],
        ['its title', 'owner [[shop]] "The sh<|>op"'],
        ['nothing, for what nothing declares', 'journey j { owner nob<|>ody }'],
        ['nothing, beside names', 'journey j { own<|>er shop }\nowner shop'],
        ['nothing, for `unknown`', 'journey j { owner unk<|>nown }\nowner shop'],
    ])('%s', async (_, files) => leadsTo(DEFINITION, files));

    test('into a project that is used', async () => leadsTo(DEFINITION, {
        'app/journey.config.json': '{ "uses": ["../shared"] }', 'app/a.journey': 'journey j { owner sh<|>op }',
        'shared/journey.config.json': '{}', 'shared/owners.journey': 'owner [[shop]] "Shop"',
    }));

    test('tells an editor that wants to know what was pointed at', async () => {
        const at = await marked('owner shop { owner desk }\njourney j { owner sh<|>op.desk }', { client: { textDocument: { definition: { linkSupport: true } } } });
        const [link] = await at.ask<LocationLink[]>(definition, DEFINITION);
        const show = (range: Location['range']): string => at.show({ uri: at.uri('a.journey'), range });
        expect([link!.originSelectionRange!, link!.targetSelectionRange, link!.targetRange].map(show)).toEqual([
            'a.journey:2:19 shop', 'a.journey:1:7 shop', 'a.journey:1:1 owner shop { owner desk }',
        ]);
    });
});

describe('type definition: who is behind it', () => {
    test.each([
        ['the owner of a touchpoint', 'owner [[desk]]\njourney j { stage s { touchpoint t<|> { owner desk } } }'],
        ['one that its stage states', 'owner shop\nowner [[desk]]\njourney j { owner shop\n stage s { owner desk\n touchpoint t<|> } }'],
        ['one that its journey states', 'owner [[shop]]\njourney j { owner shop\n stage s { touchpoint t<|> } }'],
        ['of a touchpoint that is named elsewhere', 'owner [[desk]]\njourney j { stage s { touchpoint t { owner desk }\n touchpoint u { path -> t<|> } } }'],
        ['of a promise', 'owner shop\nowner [[desk]]\njourney j { owner shop\n stage s { touchpoint t { owner desk\n promises p<|> "x" } } }'],
        ['of a promise that says so', 'owner [[shop]]\nowner desk\njourney j { stage s { touchpoint t { owner desk\n promises p<|> "x" by shop } } }'],
        ['who accepts a handoff', 'owner shop\nowner [[desk]]\njourney j { owner shop\n stage s { touchpoint t { hand<|>off -> u { accepted by desk } }\n touchpoint u } }'],
        ['the plan of what was lived', 'journey j { stage s { touchpoint [[t]] } }\ncase k of j { a<|>t day 1 t }'],
        ['the inside owner of an outside one', 'owner [[shop]]\nsupplier ext<|> { accountable shop }'],
    ])('%s', async (_, files) => leadsTo(TYPE, files));
});

describe('implementations: what makes it true', () => {
    test.each([
        ['who meets a promise', 'journey j { stage s { touchpoint t { promises p<|> "x" }\n touchpoint u { meets [[p]] }\n touchpoint v { breaks p } } }'],
        ['who meets or answers an expectation', 'journey j { stage s { touchpoint t { expects e<|> "x"\n promises p "y" for [[e]] }\n touchpoint u { meets [[e]] } } }'],
        ['asked where it is met', 'journey j { stage s { touchpoint t { promises p "x" }\n touchpoint u { meets [[p<|>]] } } }'],
        ['where information comes from', 'information address\njourney j { stage s { touchpoint t { asks [[address]] }\n touchpoint u { needs addr<|>ess } } }'],
        ['what solves a pain', 'journey j { stage s { touchpoint t { pain p<|> "x"\n opportunity "y" { solves [[p]] } } } }'],
        ['the cases of a journey', 'journey j<|> { stage s { touchpoint t } }\ncase k of [[j]] { }\nportfolio p { journey j core }'],
        ['what customers lived of a touchpoint', 'journey j { stage s { touchpoint t<|>\n touchpoint u { path -> t } } }\ncase k of j { at day 1 [[t]] }'],
    ])('%s', async (_, files) => leadsTo(IMPLEMENTATION, files));
});
