import { CATEGORY_NAMES } from '../../checks/documentation';
import { kindOf } from '../../checks/finding';
import { presetsOf } from '../../checks/presets';
import { RULES } from '../../checks/registry';
import { CATEGORIES, type Locale, type Rule } from '../../checks/rule';
import { widthOf, type Command, type Context } from '../command';
import { fail } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { RULES_LEGEND } from '../rule-words';
import { padded, wrap } from '../wrap';

export const rules: Command = {
    usage: 'rules',
    about: 'Lists all rules: severity, whether they are in the preset `recommended`, whether there is a fix, and what they say.',
    flags: { format: { value: 'NAME', choices: ['text', 'json'], about: 'text (the default) or json, with everything that is known of each rule' } },
    examples: [{ line: 'journey explain dead-end', about: 'More about one of them' }],
    run: listRules,
};

async function listRules(context: Context): Promise<ExitCode> {
    const { io, given, ambientLocale } = context;
    if (given.paths.length > 0) fail('no-arguments', { verb: 'rules', value: given.paths[0]! });
    if (given.text('format') === 'json') {
        io.stdout.write(`${JSON.stringify({ schemaVersion: 1, rules: RULES.map(rule => ruleJson(rule, ambientLocale)) }, undefined, 2)}\n`);
        return EXIT.ok;
    }
    io.stdout.write(rulesText(context));
    return EXIT.ok;
}

function rulesText({ io, paint, ambientLocale: locale }: Context): string {
    // One line a rule for programs such as grep; wrapped for people.
    const width = io.stdout.isTerminal ? widthOf(io) : Infinity;
    const longest = Math.max(...RULES.map(({ id }) => id.length));
    const legend = RULES_LEGEND[locale];
    const lines: string[] = [];
    for (const category of CATEGORIES) {
        const inIt = RULES.filter(rule => rule.category === category);
        if (inIt.length === 0) continue;
        lines.push(paint.bold(CATEGORY_NAMES[category][locale]));
        for (const { id, severity, recommended, fixable, title } of inIt) {
            const head = `  ${padded(id, longest)}  ${severity.padEnd(7)}  ${recommended ? '★' : ' '}${fixable ? 'F' : ' '}  `;
            const [first = '', ...rest] = wrap(title[locale], Math.max(24, width - head.length));
            lines.push(head + first, ...rest.map(line => ' '.repeat(head.length) + line));
        }
        lines.push('');
    }
    lines.push(...wrap(legend, width), '');
    return lines.join('\n');
}

function ruleJson(rule: Rule, locale: Locale): object {
    const { id, category, severity, recommended, fixable, title, rationale, bad, good, options = {} } = rule;
    return { id, category, kind: kindOf(rule), severity, recommended, fixable, presets: presetsOf(rule), title: title[locale], rationale, options, examples: { bad, good } };
}

