import type { Command } from './command';
import { LINT } from './lint-verb';

/** Every verb in a line: what it does, and where it is. A verb's module is evaluated only when the verb is used. */
export const VERBS: Verbs = {
    lint: LINT,
    format: { about: 'Write journeys in the one canonical style', load: async () => (await import('./commands/format')).formatCommand },
    diff: { about: 'Say what a change does to the customer', load: async () => (await import('./commands/diff')).diffCommand },
    render: { about: 'Draw journeys: as SVG, PNG, PDF, or as pages to browse', load: async () => (await import('./commands/render')).render },
    preview: { about: 'Show journeys in a browser while you write them', load: async () => (await import('./commands/preview')).preview },
    report: { about: 'Sum up promises, handoffs, blind spots, effort and more, as tables', load: async () => (await import('./commands/report')).report },
    export: { about: 'Print what a project says, as data for other tools', load: async () => (await import('./commands/export')).exportCommand },
    explain: { about: 'Explain a rule, with a bad and a good example', load: async () => (await import('./commands/explain')).explain },
    rules: { about: 'List all rules', load: async () => (await import('./commands/rules')).rules },
    config: { about: 'Show every setting with the file and line it came from', load: async () => (await import('./commands/config')).config },
    init: { about: 'Start a project: a small journey, its config and a CI workflow', load: async () => (await import('./commands/init')).init },
    completion: { about: 'Print what completes verbs, flags and rules in your shell', load: async () => (await import('./commands/completion')).completion },
    git: { about: 'Teach git to compare and merge journeys by what they say', load: async () => (await import('./commands/git')).git },
    lsp: { about: 'Run the language server, for editors', load: async () => (await import('./commands/lsp')).lsp },
};

export type Verbs = Readonly<Record<string, Verb>>;
export interface Verb { readonly about: string; readonly load: () => Promise<Command> }
