import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { diagnosticsOf } from './diagnostics';
import type { Affected, ConfigDiagnostics, Project, Projects } from './projects';
import type { Urgency, WorkQueue } from './work-queue';

/** How an editor gets to know what was found. */
export interface DiagnosticsDelivery {
    /** Files may have other findings now. */
    readonly affected: (affected: Affected) => void;
    /** All projects are new ones. */
    readonly reloaded: (configDiagnostics: ConfigDiagnostics) => void;
}

export interface PushHost {
    readonly projects: () => Projects;
    readonly queue: WorkQueue;
    readonly documentation: (rule: string) => string | undefined;
    /** Of the opened text; undefined for one that is closed. */
    readonly versionOf: (uri: string) => number | undefined;
    readonly send: (params: PublishDiagnosticsParams) => void;
}

/** Tells an editor that does not ask: of the edited file first, then of those that are open, then of the rest. */
export function pushedDiagnostics({ projects, queue, documentation, versionOf, send }: PushHost): DiagnosticsDelivery {
    /** How many were published of each file. */
    const published = new Map<string, number>();
    const configUris = new Set<string>();

    function schedule(project: Project, path: string, urgency: Urgency): void {
        if (project.isForeign) return;
        queue.add(`${project.key}\0${path}`, urgency, () => publish(project.uriOf(path), diagnosticsOf({ project, path }, documentation)));
    }

    function publish(uri: string, diagnostics: readonly Diagnostic[]): void {
        const version = versionOf(uri);
        // A file that is closed and right was never spoken of.
        if (diagnostics.length === 0 && version === undefined && (published.get(uri) ?? 0) === 0) return;
        published.set(uri, diagnostics.length);
        send({ uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) });
    }

    /** Files that belong to no project any more, and configs that are gone. */
    function clearForgotten(configDiagnostics: ConfigDiagnostics): void {
        for (const uri of configUris) if (!configDiagnostics.has(uri)) publish(uri, []);
        configUris.clear();
        for (const uri of configDiagnostics.keys()) configUris.add(uri);
        for (const uri of published.keys()) if (!configUris.has(uri) && projects().find(uri) === undefined) publish(uri, []);
    }

    return {
        affected: ({ project, paths, edited }) => {
            for (const path of paths) schedule(project, path, path === edited ? 0 : project.isOpen(path) ? 2 : 3);
        },
        reloaded: (configDiagnostics) => {
            clearForgotten(configDiagnostics);
            for (const [uri, diagnostics] of configDiagnostics) publish(uri, diagnostics);
            for (const project of projects().all()) for (const path of project.store.paths()) schedule(project, path, project.isOpen(path) ? 0 : 3);
        },
    };
}
