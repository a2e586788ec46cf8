/** What a reader learns of one finding; a part of what `journey lint --format json` prints. */
export interface ListedFinding {
    readonly rule: string;
    /** The qualified name of the element. */
    readonly element: string;
    readonly severity: string;
    readonly status: string;
}

/** A project of an example, and what is found in it. */
export interface ListedProject {
    /** Its folder below the example's, as `practised`; empty for an example that is one project. */
    readonly folder: string;
    /** What its config extends. */
    readonly preset: string;
    readonly findings: readonly ListedFinding[];
}

const BEGIN = '<!-- findings -->';
const END = '<!-- /findings -->';

/** A README with its list of findings renewed. The list stands between two comments; with the first alone, right behind it. */
export function withFindings(readme: string, projects: readonly ListedProject[]): string {
    const begin = readme.indexOf(BEGIN);
    if (begin === -1) throw new Error(`The README has no line \`${BEGIN}\`, behind which its findings are listed.`);
    const end = readme.indexOf(END);
    const rest = readme.slice(end === -1 ? begin + BEGIN.length : end + END.length);
    return `${readme.slice(0, begin)}${BEGIN}\n${projects.map(listOf).join('\n')}${END}${rest}`;
}

function listOf({ folder, preset, findings }: ListedProject): string {
    const where = folder === '' ? '' : `\`${folder}/\` (preset \`${preset}\`): `;
    if (findings.length === 0) return `${where}${folder === '' ? 'N' : 'n'}othing.\n`;
    const rows = new Map<string, string[]>();
    for (const { rule, severity, status, element } of findings) {
        const row = `| [${rule}](../../docs/rules/${rule}.md) | ${severity} | ${status} |`;
        rows.set(row, [...rows.get(row) ?? [], `\`${element}\``]);
    }
    return [
        `${where}${findings.length}. With the status \`finding\` they are true facts about a journey as it is today, and fail no run.`,
        '',
        '| Rule | Severity | Status | Count | Where |',
        '|---|---|---|---|---|',
        ...[...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([row, elements]) => `${row} ${elements.length} | ${elements.sort().join('<br>')} |`),
        '',
    ].join('\n');
}
