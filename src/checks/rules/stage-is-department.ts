import { encloses } from '../../analysis/owners';
import { knownOwner } from '../../analysis/way-ends';
import { elementKey, type Owner, type Ref } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'stage-is-department',
    category: 'ownership',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'The stages are the departments of the company',
        'zh-Hans': '阶段划分等于部门划分',
        'zh-Hant': '階段劃分等於部門劃分',
    },
    rationale: `Sales, then logistics, then service: that is how the company is built, not what the customer goes through. Such a journey shows each department its own
part, and what lies between them, where things get lost, belongs to nobody. Name the stages after what the customer wants to get done (“get it home”,
“use it for the first time”), and put every touchpoint there that belongs to it, whoever performs it.

It is reported when a journey has at least three stages, each is performed by exactly one owner, and no two by the same one. An owner inside another one
does not differ from it. It is silent in an enterprise view, while the owner of some touchpoint is not known, and about stages that come \`later\` or are empty.`,
    bad: `owner sales "Sales"
owner warehouse "Warehouse"
owner support "Support"

channel counter "Counter" : counter

journey bicycle "A new bicycle" {
  owner sales

  stage selling "Sales" {
    channel counter
    touchpoint buy "Buy the bicycle" {
      handoff -> collect {
        when "The bicycle is paid"
        accepted by warehouse within 1h
        tells "Collect it at the gate from 14:00" via counter
      }
    }
  }
  stage issuing "Warehouse" {
    channel counter
    owner warehouse
    touchpoint collect "Collect it" {
      handoff -> first-check {
        when "A month of riding"
        accepted by support within 1d
        tells "Your first check is free: come in from 1 May" via counter
      }
    }
  }
  stage helping "Support" {
    channel counter
    owner support
    touchpoint first-check "The first check" {
      tells "Everything is tight; the next check is due in a year"
      ends success
    }
  }
}
`,
    good: `owner sales "Sales"
owner warehouse "Warehouse"
owner support "Support"

channel counter "Counter" : counter

journey bicycle "A new bicycle" {
  owner sales

  stage home "Get it home" {
    channel counter
    touchpoint buy "Buy the bicycle" {
      handoff -> collect {
        when "The bicycle is paid"
        accepted by warehouse within 1h
        tells "Collect it at the gate from 14:00" via counter
      }
    }
    touchpoint collect "Collect it" {
      owner warehouse
      handoff -> first-check {
        when "A month of riding"
        accepted by support within 1d
        tells "Your first check is free: come in from 1 May" via counter
      }
    }
  }
  stage safe "Ride safely" {
    channel counter
    owner support
    touchpoint first-check "The first check" {
      tells "Everything is tight; the next check is due in a year"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'Each of the {count} stages of “{journey}” belongs to one owner, each to another: {owners}. Are these the steps of the customer, or the departments of the company?',
            'zh-Hans': '“{journey}”的 {count} 个阶段各归一个负责人，且互不相同：{owners}。这是客户的步骤，还是企业的部门？',
            'zh-Hant': '「{journey}」的 {count} 個階段各歸一個負責人，且互不相同：{owners}。這是顧客的步驟，還是企業的部門？',
        },
        stage: {
            en: 'Performed by “{owner}” alone',
            'zh-Hans': '只由“{owner}”执行',
            'zh-Hant': '只由「{owner}」執行',
        },
    },
    check: {
        journey(journey, { graph, project, report }) {
            if (journey.view === 'enterprise') return;
            const owned: { readonly stage: Ref; readonly owner: Owner }[] = [];
            for (const stage of journey.stages) {
                if (stage.later || stage.touchpoints.length === 0) continue;
                const owners = new Set(stage.touchpoints.map(graph.ownerOf));
                const owner = owners.size === 1 ? knownOwner([...owners][0], project) : undefined;
                if (owner === undefined) return;
                owned.push({ stage: stage.id, owner });
            }
            if (owned.length < FEWEST || owned.some(({ owner }, index) => owned.some((other, place) => place !== index && encloses(other.owner, owner, project)))) return;
            report({
                at: { element: elementKey('journey', journey.id) },
                args: { journey: labelOf(journey), count: owned.length, owners: { all: owned.map(({ owner }) => labelOf(owner)) } },
                related: owned.map(({ stage, owner }) => ({ at: { element: elementKey('stage', stage) }, message: 'stage', args: { owner: labelOf(owner) } })),
            });
        },
    },
};

/** Two stages with two owners are two people at work, no organisation chart. */
const FEWEST = 3;
