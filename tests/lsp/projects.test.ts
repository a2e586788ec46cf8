import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../language-server/files';
import { createProjects, type Projects } from '../../language-server/projects';

const FOLDER = 'file:///trips';
const URI = `${FOLDER}/a.journey`;
const OVERDUE = 'owner desk\njourney trip {\n  owner desk\n  reviewed 2025-01-01 every 90d\n  stage s { touchpoint t { ends success } }\n}\n';

interface World { today: string; list: () => Promise<readonly string[]>; readonly errors: unknown[]; reloads: number; readonly projects: Projects }

function worldWith(text: string): World {
    const fileSystem: FileSystem = { list: () => world.list(), read: async (uri) => (uri === URI ? text : undefined) };
    const errors: unknown[] = [];
    const projects: Projects = createProjects(fileSystem, () => world.today, () => 'en', {
        onAffected: () => undefined, onReloaded: () => { world.reloads++; }, onError: (error) => { errors.push(error); },
    });
    const world: World = { today: '2025-02-01', list: async () => [URI], errors, reloads: 0, projects };
    projects.setFolders([FOLDER]);
    return world;
}
const rulesAt = ({ projects }: World): readonly string[] => {
    const { project, path } = projects.find(URI)!;
    return project.store.findings(path).map(({ rule }) => rule);
};
const textAt = ({ projects }: World): string | undefined => {
    const found = projects.find(URI);
    return found?.project.store.sources.files.get(found.path)?.text;
};

describe('the projects of the server', () => {
    test.each([
        ['an edit', (projects: Projects) => projects.edit(URI, `${OVERDUE}\n`)],
        ['a change on the disk', (projects: Projects) => void projects.changedOnDisk([`${FOLDER}/b.journey`])],
        ['a file that is closed', (projects: Projects) => void projects.close(URI)],
    ])('notice with %s that a new day has begun', async (_, happen) => {
        const world = worldWith(OVERDUE);
        await world.projects.reload();
        expect(rulesAt(world)).not.toContain('review-overdue');
        world.today = '2025-06-01';
        happen(world.projects);
        await world.projects.settled();
        expect(rulesAt(world)).toContain('review-overdue');
        expect(world.reloads).toBe(2);
        happen(world.projects);
        await world.projects.settled();
        expect(world.reloads).toBe(2);
    });

    test('keep what was edited while a reload failed', async () => {
        const world = worldWith('owner desk\n');
        await world.projects.reload();
        const before = world.projects.all();
        world.list = async () => {
            world.projects.edit(URI, 'owner front\n');
            throw new Error('the disk is gone');
        };
        await world.projects.reload();
        expect(world.errors).toEqual([new Error('the disk is gone')]);
        expect(world.projects.all()).toEqual(before);
        expect(textAt(world)).toBe('owner front\n');
        world.projects.edit(URI, 'owner back\n');
        expect(textAt(world)).toBe('owner back\n');
    });
});
