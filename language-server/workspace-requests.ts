import { compile } from './compile';
import { rangeOf } from './diagnostics';
import type { Project, Projects } from './projects';
import { headOf } from './preview-requests';
import { SAMPLE_JOURNEY } from './sample-journey';
import { createAnalyses } from '../src/analysis/analyses';
import { documentationOf } from '../src/checks/documentation';
import { messageOf } from '../src/checks/finding';
import { ruleById } from '../src/checks/known-rules';
import { RULES } from '../src/checks/registry';
import type { Locale } from '../src/checks/rule';
import { labelOf } from '../src/model/label';
import { elementKey, type Case, type ElementKey, type Journey } from '../src/model/model';
import { positionAt } from '../src/model/source';
import { ASK, DRAW_TEXT, TREE, type AskParams, type DrawTextParams, type DrawTextResult, type TreeNode, type TreeParams, type TreeResult } from '../src/protocol';
import { draw, type Subject } from '../src/render/picture';
import { svgOf } from '../src/render/svg';

/** What the extension asks about the workspace as a whole, by method. */
export const WORKSPACE_ANSWERS: Readonly<Record<string, (params: never, projects: Projects, locale: Locale) => unknown>> = {
    [TREE]: ({ uri, key }: TreeParams, projects): TreeResult => (uri === undefined || key === undefined ? roots(projects) : childrenOf(key as ElementKey, projects.find(uri)?.project)),
    [DRAW_TEXT]: ({ text, id }: DrawTextParams, _, locale): DrawTextResult => drawText(text, id, locale),
    [ASK]: (params: AskParams, projects, locale): string => answerTo(params, projects, locale),
};

const shownProjects = (projects: Projects): readonly Project[] => projects.all().filter(({ isForeign }) => !isForeign);

// ---- The tree -----------------------------------------------------------------------------------------------------

function roots(projects: Projects): TreeResult {
    const shown = shownProjects(projects);
    return shown.flatMap((project) => journeysOf(project).flatMap((journey) => {
        const name = project.key.slice(project.key.lastIndexOf('/') + 1);
        return nodeOf(elementKey('journey', journey.id), 'journey', journey, journey.stages.length > 0 || project.store.view.casesOf(journey.id).length > 0, project, shown.length > 1 ? name : undefined);
    }));
}

function childrenOf(key: ElementKey, project: Project | undefined): TreeResult {
    if (project === undefined) return [];
    const { view } = project.store;
    const id = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('journey:')) {
        const journey = view.journey(id);
        return [
            ...(journey?.stages ?? []).flatMap((stage) => nodeOf(elementKey('stage', stage.id), 'stage', stage, stage.touchpoints.length > 0, project)),
            ...view.casesOf(id).flatMap((lived) => nodeOf(elementKey('case', lived.id), 'case', lived, false, project)),
        ];
    }
    const stage = key.startsWith('stage:') ? view.journey(id.split('.')[0])?.stages.find((each) => each.id === id) : undefined;
    return (stage?.touchpoints ?? []).flatMap((touchpoint) => nodeOf(elementKey('touchpoint', touchpoint.id), 'touchpoint', touchpoint, false, project));
}

function nodeOf(key: ElementKey, kind: TreeNode['kind'], named: { readonly title?: string; readonly name: string }, hasChildren: boolean, project: Project, projectName?: string): readonly TreeNode[] {
    const source = project.store.sources.element(key);
    const file = source === undefined ? undefined : project.store.sources.files.get(source.path);
    if (source === undefined || file === undefined) return [];
    return [{
        key, kind, label: labelOf(named), name: named.name, uri: project.uriOf(source.path), hasChildren,
        range: rangeOf(file.lineStarts, source), head: rangeOf(file.lineStarts, headOf(source, file)), ...(projectName !== undefined && { project: projectName }),
    }];
}

function journeysOf({ store }: Project): readonly Journey[] {
    return store.paths().flatMap((path) => store.journeysOf(path)).filter(({ name }) => name !== '');
}

// ---- Fences -------------------------------------------------------------------------------------------------------

/** What can be read of it; nothing of it is checked. */
function drawText(text: string, id: string, locale: Locale): DrawTextResult {
    const { project, view, problems } = compile([{ path: 'text.journey', text }]);
    const analyses = createAnalyses(view);
    const subjects: readonly Subject[] = [
        ...project.journeys.map((journey): Subject => ({ view: 'map', journey })),
        ...project.cases.map((lived: Case): Subject => ({ view: 'case', lived })),
    ];
    const problem = problems.find(({ rule }) => rule === 'syntax');
    const svgs = subjects.map((subject, index) => svgOf(draw(subject, { project: view, analyses, theme: 'light', locale }), 'page', `${id}-${index}`));
    return { svgs, ...(problem !== undefined && { problem: ruleById(problem.rule)?.title[locale] ?? problem.rule }) };
}

// ---- Language models ----------------------------------------------------------------------------------------------

function answerTo(params: AskParams, projects: Projects, locale: Locale): string {
    switch (params.about) {
        case 'journey': return journeyText(params.name, projects);
        case 'findings': return findingsText(params.name, projects);
        case 'rule': return ruleText(params.name, locale);
        case 'sample': return SAMPLE_JOURNEY[locale];
        case 'rules': return JSON.stringify(RULES.map(({ id, title }) => ({ id, title: title[locale] })));
    }
}

/** The text of a journey; without a name, or with one that is unknown, which ones there are. */
function journeyText(name: string | undefined, projects: Projects): string {
    for (const project of shownProjects(projects)) {
        const { sources } = project.store;
        const found = name === undefined ? undefined : journeysOf(project).find((journey) => journey.id === name || journey.title === name) ?? project.store.view.case(name);
        const source = found === undefined ? undefined : sources.element(elementKey(found.kind, found.id));
        const file = source === undefined ? undefined : sources.files.get(source.path);
        if (source !== undefined && file !== undefined) return `${project.uriOf(source.path)}, line ${positionAt(file.lineStarts, source.start).line}:\n\n\`\`\`journey\n${file.text.slice(source.start, source.end)}\n\`\`\`\n`;
    }
    const known = shownProjects(projects).flatMap((project) => journeysOf(project).map((journey) => {
        const touchpoints = journey.stages.reduce((sum, stage) => sum + stage.touchpoints.length, 0);
        return `- \`${journey.id}\` “${labelOf(journey)}”: ${touchpoints} touchpoints, ${project.uriOf(project.store.sources.element(elementKey('journey', journey.id))?.path ?? '')}`;
    }));
    const intro = name === undefined ? 'The journeys of this workspace:' : `There is no journey “${name}”. The journeys of this workspace:`;
    return known.length === 0 ? 'There is no journey in this workspace.' : `${intro}\n${known.join('\n')}\n`;
}

/** So many findings fit into what a language model reads; it can ask about one journey. */
const MOST_FINDINGS = 100;

function findingsText(name: string | undefined, projects: Projects): string {
    const lines = shownProjects(projects).flatMap((project) => project.store.paths().flatMap((path) => project.store.findings(path)
        .filter(({ status, element }) => status !== 'suppressed' && (name === undefined || element === name || element.startsWith(`${name}.`)))
        .map((finding) => {
            const line = positionAt(project.store.sources.files.get(finding.location.path)?.lineStarts ?? [0], finding.location.start).line;
            return `- ${finding.status === 'finding' ? 'fact about today' : finding.severity} [${finding.rule}] ${finding.element} (${project.uriOf(finding.location.path)}:${line}): ${messageOf(finding, project.locale)}`;
        })));
    if (lines.length === 0) return 'Nothing was found.';
    const rest = lines.length - MOST_FINDINGS;
    return `${lines.slice(0, MOST_FINDINGS).join('\n')}\n${rest > 0 ? `… and ${rest} more: ask about one journey by its name.\n` : ''}`;
}

function ruleText(name: string, locale: Locale): string {
    const rule = ruleById(name);
    return rule === undefined ? `There is no rule “${name}”. The rules: ${RULES.map(({ id }) => id).join(', ')}.` : documentationOf(rule, locale);
}
