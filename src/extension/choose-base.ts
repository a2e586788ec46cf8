import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { Choices } from '../git/base';
import type { KeptAgainst } from '../protocol';
import { say } from './words';

interface Item extends QuickPickItem { readonly against?: KeptAgainst | 'other' }

/** Asks with what to compare: the branch that changes go into first. Undefined when nothing was chosen. */
export async function chooseBase(choices: Choices): Promise<KeptAgainst | undefined> {
    const chosen = await window.showQuickPick(itemsOf(choices), { title: say('Compare with'), placeHolder: say('A branch, a tag or a commit'), matchOnDescription: true });
    if (chosen?.against !== 'other') return chosen?.against;
    const revision = await window.showInputBox({ title: say('Compare with'), prompt: say('A commit, as git knows it'), placeHolder: 'HEAD~3' });
    return revision === undefined || revision.trim() === '' ? undefined : { revision: revision.trim(), isParted: false };
}

function itemsOf({ base, current, branches, remotes, tags }: Choices): readonly Item[] {
    const parted = (icon: string) => (revision: string): Item => ({ label: `$(${icon}) ${revision}`, description: say('where this branch left it'), against: { revision, isParted: true } });
    const itself = (icon: string, revision: string, description: string): Item => ({ label: `$(${icon}) ${revision}`, description, against: { revision, isParted: false } });
    const section = (label: string, items: readonly Item[]): readonly Item[] => (items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items]);
    const isElsewhere = base !== undefined && base !== current;
    return [
        ...(isElsewhere ? [parted('git-merge')(base), itself('git-branch', base, say('as it is now'))] : []),
        itself('git-commit', 'HEAD', say('the last commit: what is not committed yet')),
        ...section(say('Branches'), branches.filter((name) => name !== current && name !== base).map(parted('git-branch'))),
        ...section(say('Branches of remotes'), remotes.filter((name) => name !== base).map(parted('cloud'))),
        ...section(say('Tags'), tags.map((name) => itself('tag', name, ''))),
        { label: '', kind: QuickPickItemKind.Separator },
        { label: say('Another commit…'), against: 'other', alwaysShow: true },
    ];
}
