import { CONFIG_KEYS, OVERRIDE_KEYS } from './config';
import { SEVERITY_MEANING } from './documentation';
import { PRESETS, PRESET_MEANING } from './presets';
import { LOCALES, SEVERITIES, type Rule, type RuleOption } from './rule';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON schema of `journey.config.json`, for editors: draft 7, which is what VS Code understands. `parseConfig` is the judge. */
export function configSchema(rules: readonly Rule[]): Schema {
    const texts = (description: string): Schema => described(description, { type: 'array', items: { type: 'string', minLength: 1 } });
    return {
        $schema: 'http://json-schema.org/draft-07/schema#',
        title: 'journey.config.json',
        description: 'Settings of a project of customer journeys.',
        type: 'object',
        additionalProperties: false,
        allowComments: true,
        allowTrailingCommas: true,
        properties: {
            $schema: described(CONFIG_KEYS.$schema, { type: 'string', minLength: 1 }),
            extends: described(CONFIG_KEYS.extends, { anyOf: [{ $ref: '#/definitions/extended' }, { type: 'array', items: { $ref: '#/definitions/extended' } }] }),
            rules: described(CONFIG_KEYS.rules, { $ref: '#/definitions/rules' }),
            overrides: described(CONFIG_KEYS.overrides, { type: 'array', items: { $ref: '#/definitions/override' } }),
            exclude: texts(CONFIG_KEYS.exclude),
            uses: texts(CONFIG_KEYS.uses),
            locale: described(CONFIG_KEYS.locale, { enum: LOCALES }),
            base: described(CONFIG_KEYS.base, { type: 'string', minLength: 1 }),
            data: texts(CONFIG_KEYS.data),
        },
        definitions: {
            extended: {
                anyOf: [
                    { enum: PRESETS, markdownEnumDescriptions: PRESETS.map(preset => PRESET_MEANING[preset]) },
                    { type: 'string', pattern: '^\\.{1,2}/' },
                ],
            },
            severity: { enum: SEVERITIES, enumDescriptions: SEVERITIES.map(severity => SEVERITY_MEANING[severity]) },
            override: {
                type: 'object',
                additionalProperties: false,
                required: ['rules'],
                anyOf: [{ required: ['files'] }, { required: ['elements'] }],
                properties: {
                    files: texts(OVERRIDE_KEYS.files),
                    elements: texts(OVERRIDE_KEYS.elements),
                    rules: described(OVERRIDE_KEYS.rules, { $ref: '#/definitions/rules' }),
                },
            },
            rules: {
                type: 'object',
                additionalProperties: false,
                properties: Object.fromEntries(rules.map(rule => [rule.id, ruleSchema(rule)])),
            },
        },
    };
}

function ruleSchema(rule: Rule): Schema {
    const severity = rule.always ? { enum: ['error'] } : { $ref: '#/definitions/severity' };
    const options = Object.entries(rule.options ?? {}).map(([name, option]) => [name, optionSchema(option)] as const);
    return described(`${rule.title.en}. (\`${rule.severity}\`${rule.recommended ? ', recommended' : ''})`, {
        anyOf: [severity, { type: 'object', additionalProperties: false, properties: { severity, ...Object.fromEntries(options) } }],
    });
}

function optionSchema({ type, description, minimum, maximum, default: value }: RuleOption): Schema {
    return described(description, {
        ...(type === 'strings' ? { type: 'array', items: { type: 'string', minLength: 1 } } : { type, ...(type === 'string' && { minLength: 1 }) }),
        ...(minimum !== undefined && { minimum }),
        ...(maximum !== undefined && { maximum }),
        default: value,
    });
}

/** Beside a `$ref` nothing else counts in draft 7, so that it is wrapped. */
function described(description: string, schema: Schema): Schema {
    const text = { description: description.replaceAll('`', ''), markdownDescription: description };
    return '$ref' in schema ? { ...text, allOf: [schema] } : { ...text, ...schema };
}
