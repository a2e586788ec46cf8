import { documentationOf } from '../../checks/documentation';
import { ruleById } from '../../checks/known-rules';
import { RULES } from '../../checks/registry';
import { widthOf, type Command, type Context } from '../command';
import { fail } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { knownRule } from '../lint/options';
import { markdownAsText } from '../markdown';

export const explain: Command = {
    usage: 'explain RULE',
    about: 'Explains a rule: what it says, why it matters, a bad and a good example, its options, and how to switch it off where it does not apply.',
    flags: { format: { value: 'NAME', choices: ['text', 'markdown'], about: 'text (the default) or markdown' } },
    words: RULES.map(({ id }) => id),
    examples: [{ line: 'journey explain handoff-no-fallback', about: 'What the rule of this name is for' }],
    run: explainRule,
};

async function explainRule(context: Context): Promise<ExitCode> {
    const { io, given, paint, ambientLocale } = context;
    const [id, ...others] = given.paths;
    if (id === undefined) fail('name-a-rule');
    if (others.length > 0) fail('one-argument', { verb: 'explain', count: given.paths.length });
    const page = documentationOf(ruleById(knownRule(id))!, ambientLocale);
    io.stdout.write(given.text('format') === 'markdown' ? page : markdownAsText(page, { paint, width: widthOf(io) }));
    return EXIT.ok;
}
