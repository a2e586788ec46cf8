import { elementKey, type Channel, type Information, type Metric, type Owner, type Persona, type Scenario, type System } from '../../model/model';
import { labelOf } from '../../model/label';
import type { ProjectView } from '../../model/view';
import type { Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'unused-declaration',
    category: 'integrity',
    severity: 'info',
    recommended: true,
    fixable: true,
    title: {
        en: 'A declaration is never used',
        'zh-Hans': '声明从未被使用',
        'zh-Hant': '宣告從未被使用',
    },
    rationale: `Something is declared that no journey, case or portfolio refers to: it was forgotten where it belongs, it is a leftover, or another one is used in its
place. Use it or remove it.

Owners, systems, channels, personas, information, metrics and scenarios are looked at. An owner is used when one inside it is; of an unused
owner with others inside it, only the outer one is reported. In a project without journeys, cases and portfolios nothing is reported: other
projects use its declarations (\`uses\`).`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter
channel app "Order-ahead app" : app

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter
channel app "Order-ahead app" : app

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter, app
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'The {kind} “{title}” is never used.',
            'zh-Hans': '{kind}“{title}”从未被使用。',
            'zh-Hant': '{kind}「{title}」從未被使用。',
        },
        remove: {
            en: 'Remove the {kind} “{title}”',
            'zh-Hans': '删除{kind}“{title}”',
            'zh-Hant': '刪除{kind}「{title}」',
        },
    },
    check: {
        system: look,
        channel: look,
        persona: look,
        information: look,
        metric: look,
        scenario: look,
        owner(owner, context) {
            const outer = context.project.owner(owner.parent);
            if (!isUsedOwner(owner, context.project) && (outer === undefined || isUsedOwner(outer, context.project))) reportUnused(owner, owner.ownerKind, context);
        },
    },
};

type Declared = System | Channel | Persona | Information | Metric | Scenario;

function look(declaration: Declared, context: RuleContext): void {
    for (const _ of context.project.eachReferenceTo(elementKey(declaration.kind, declaration.id))) return;
    reportUnused(declaration, declaration.kind, context);
}

/** Somebody refers to it or to an owner inside it; the owners inside it refer to it, too, which alone is no use of it. */
function isUsedOwner(owner: Owner, project: ProjectView): boolean {
    for (const key of project.eachReferenceTo(elementKey('owner', owner.id))) {
        const inner = key.startsWith('owner:') ? project.owner(key.slice('owner:'.length)) : undefined;
        if (inner?.parent !== owner.id || isUsedOwner(inner, project)) return true;
    }
    return false;
}

function reportUnused(declaration: Declared | Owner, kind: string, { project, report }: RuleContext): void {
    if (!project.tellsStories()) return;
    const element = elementKey(declaration.kind, declaration.id);
    // A second declaration of one name has an id with `#` and a finding of its own.
    if (declaration.id.includes('#')) return;
    const args = { kind, title: labelOf(declaration) };
    report({ at: { element }, args, fixes: [{ title: 'remove', args, safe: false, edits: [{ do: 'remove', at: { element } }] }] });
}
