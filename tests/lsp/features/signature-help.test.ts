import { describe, expect, test } from 'vitest';
import type { MarkupContent, SignatureHelp } from 'vscode-languageserver';
import { signatureHelp } from '../../../language-server/features/signature-help';
import { marked, type MarkedOptions } from './marked';

const handoff = (inside: string): string => `journey j {\n  stage s {\n    touchpoint a {\n      handoff -> b "Over" {\n${inside}\n      }\n    }\n    touchpoint b\n  }\n}\n`;
const help = async (text: string, options?: MarkedOptions): Promise<SignatureHelp | null> => (await marked(text, options)).ask(signatureHelp, 'textDocument/signatureHelp');
const said = ({ signatures: [signature] }: SignatureHelp): string => (signature!.documentation as MarkupContent).value;
function current({ signatures: [signature], activeParameter }: SignatureHelp): string {
    const [start, end] = signature!.parameters![activeParameter!]!.label as [number, number];
    return signature!.label.slice(start, end);
}

describe('while a handoff is written', () => {
    test('its parts, those that it has, and what is still missing', async () => {
        const found = (await help(handoff('        carries x\n        accepted by o\n        <|>')))!;
        expect(found.signatures[0]!.label).toMatch(/^handoff -> b \{ when carries ✓ mode accepted ✓ responsible takes within tells .*\}$/);
        expect(said(found)).toBe('Still missing: `when` (what triggers it, or on which condition), `tells` (what the customer is told), `fallback` (who steps in, or where it goes on, when it fails)');
        expect(current(found)).toBe('when');
    });
    test('the part that is written', async () => {
        const found = (await help(handoff('        tells "x" via <|>')))!;
        expect(current(found)).toBe('tells ✓');
        expect((found.signatures[0]!.parameters![found.activeParameter!]!.documentation as MarkupContent).value).not.toBe('');
    });
    test('says when nothing is missing', async () => {
        expect(said((await help(handoff('        when "x"\n        carries x\n        accepted by o\n        tells "x"\n        fallback o\n        <|>')))!)).toBe('It says all that a handoff has to say.');
    });
    test('in half of a text, in Chinese', async () => {
        const found = (await help('journey 换货 {\n  stage 下单 {\n    touchpoint 预约 {\n      handoff -> 送达 ｛\n        accepted by <|>', { locale: 'zh-Hans' }))!;
        expect(said(found)).toMatch(/^还缺：`when`（|^还缺：`when` \(/);
        expect(current(found)).toBe('accepted ✓');
    });
    test('nothing for a path, and outside of the block', async () => {
        expect(await help(handoff('        <|>').replace('handoff', 'path'))).toBeNull();
        expect(await help('journey j {\n  <|>\n}')).toBeNull();
    });
});
