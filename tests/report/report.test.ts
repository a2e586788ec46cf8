import { describe, expect, test } from 'vitest';
import { CASE, DELIVERY, factsOf, sectionOf } from './small';

describe('promises', () => {
    test('how long each can take, and where it is lost', () => {
        expect(sectionOf('promises', 'en', DELIVERY)).toMatchInlineSnapshot(`
          "
          | Journey | Kind | What | Made at | By | Limit | Takes at most | State | Met at | Handoffs |
          |---|---|---|---|---|---|---|---|---|--:|
          | Order a lamp | Promise | The lamp is there | Check out | Shop | 2 days | 3 days | **late** | Deliver | 1 |
          "
        `);
    });

    test('where the time is known, it is told which limit is not held against it, and why', () => {
        const full = (takes: string): string => `journey j "J" { stage s "S" { touchpoint t "T" { promises arrive "到达" within 1d or within 2d when "满员" } touchpoint go "Go" { ${takes} } touchpoint u "U" { takes 3h meets arrive ends success } } }`;
        expect(sectionOf('promises', 'en', full('takes 10min'))).toContain('| 3 hours 10 minutes | Not checked: 2 days (when 满员). No way has this condition. | U |');
        expect(sectionOf('promises', 'zh-Hans', full('takes 10min'))).toContain('| 3 小时 10 分钟 | 未检查：2 天（满员）。没有路径写明这个条件。 | U |');
        expect(sectionOf('promises', 'zh-Hant', full('takes 10min'))).toContain('| 3 小時 10 分鐘 | 未檢查：2 天（满员）。沒有路徑寫明這個條件。 | U |');
        // Where a time is not known, that is why.
        expect(sectionOf('promises', 'en', full(''))).toContain('| 3 hours, and what is not known | time unknown | U |');
    });

    test('what nothing meets is bad news; what has no name, too', () => {
        expect(sectionOf('promises', 'en', `journey j "J" { stage s "S" { touchpoint t "T" { promises "Something nice" within "soon"  promises never "Never"  ends success } } }`)).toMatchInlineSnapshot(`
          "
          | Journey | Kind | What | Made at | Limit | State | Handoffs |
          |---|---|---|---|---|---|--:|
          | J | Promise | Something nice | T | “soon” | **met nowhere** | 0 |
          | J | Promise | Never | T |  | **met nowhere** | 0 |
          "
        `);
    });
});

describe('handoffs', () => {
    test('who hands over to whom, what lacks, and what nobody wrote down', () => {
        expect(sectionOf('handoffs', 'en', DELIVERY)).toMatchInlineSnapshot(`
          "
          ### From the owner of the row to the owner of the column

          | From \\\\ to | Shop | Carrier | Care |
          |---|---|---|---|
          | Shop |  | **1 (1 incomplete)** |  |
          | Carrier |  |  | **1 not written down** |
          | Care |  |  |  |

          ### All of them

          | Journey | From | Giver | To | Taker | Written down | Carries | Accepted | Customer told | Fallback |
          |---|---|---|---|---|---|---|---|---|---|
          | Order a lamp | Check out | Shop | Deliver | Carrier | yes | yes | **no** | **no** | **no** |
          | Order a lamp | Deliver | Carrier | Ask where it is | Care | **no** |  |  |  |  |
          "
        `);
    });

    test('a written path to somebody else: the customer goes on, and nobody has forgotten a handoff', () => {
        const text = DELIVERY.replace('touchpoint deliver "Deliver" {', 'touchpoint deliver "Deliver" {\n      path -> ask');
        expect(factsOf(text).handoffs.at(-1)).toMatchObject({ isWritten: true, isPath: true, has: [], lacks: [] });
        expect(sectionOf('handoffs', 'en', text)).toContain('| Carrier |  |  | 1 by path |');
        expect(sectionOf('handoffs', 'en', text)).toContain('| Order a lamp | Deliver | Carrier | Ask where it is | Care | by path |');
        expect(sectionOf('handoffs', 'zh-Hans', text)).toContain('| Carrier |  |  | 1 处为路径 |');
    });
    test('a contract with all it needs is good news; within one house less is needed', () => {
        expect(sectionOf('handoffs', 'en', `owner a "A" { owner b "B" } supplier s "S" { accountable a } channel c "C" : web information i "I"
journey j "J" { owner a  stage x "X" { channel c
  touchpoint one "One" { channel c asks i handoff -> two { carries i tells "You get mail" } }
  touchpoint two "Two" { channel c owner b handoff -> three { carries i accepted by s tells "They come" fallback a after 1d } }
  touchpoint three "Three" { channel c owner s needs i ends success }
} }`)).toMatchInlineSnapshot(`
  "
  ### From the owner of the row to the owner of the column

  | From \\\\ to | A | B | S |
  |---|---|---|---|
  | A |  | 1 |  |
  | B |  |  | 1 |
  | S |  |  |  |

  ### All of them

  | Journey | From | Giver | To | Taker | Written down | Carries | Accepted | Customer told | Fallback |
  |---|---|---|---|---|---|---|---|---|---|
  | J | One | A | Two | B | yes | yes |  | yes |  |
  | J | Two | B | Three | S | yes | yes | yes | yes | yes |
  "
`);
    });
});

test('a handoff that leaves a promise or information behind does not carry all, and says what', () => {
    const text = `owner a "A" { owner b "B" owner d "D" } channel c "C" : web information i "Photos" information k "Key"
journey j "J" { owner a stage x "X" { channel c
  touchpoint one "One" { owner b asks i, k promises p "Soon" within 2d handoff -> two { carries k tells "Yes" } }
  touchpoint two "Two" { owner d needs i meets p ends success }
} }`;
    expect(sectionOf('handoffs', 'en', text)).toContain('| J | One | B | Two | D | yes | **no: without Photos, Soon** | yes |');
    expect(sectionOf('handoffs', 'zh-Hans', text)).toContain('**否：缺少 Photos、Soon**');
    expect(factsOf(text).handoffs[0]).toMatchObject({ has: ['word'], lacks: ['context'], leaves: [{ id: 'i', title: 'Photos' }, { id: 'j.p', title: 'Soon' }] });
});

describe('between journeys', () => {
    const TWO = `owner a "A"  owner b "B"  channel c "C" : web
journey sale "Sale" { owner a  stage s "S" { touchpoint buy "Buy" { channel c  promises there "There" within 2d } } }
journey use "Use" { owner b  stage t "T" { touchpoint get "Get" { channel c  meets sale.there }  touchpoint keep "Keep" { channel c  ends success } } }
handoff sale.buy -> use.get { takes 1d }
`;
    test('a handoff is one of the journey that it leaves', () => {
        expect(factsOf(TWO).handoffs.map(({ journey, id }) => `${journey.id}: ${id}`)).toEqual(['sale: sale.buy->use.get']);
        expect(factsOf(TWO).portfolio.map(({ journey, handoffs }) => `${journey.id}: ${handoffs}`)).toEqual(['sale: 1', 'use: 0']);
    });
    test('who has the case on the way there is seen by nobody inside, unless the handoff says so', () => {
        const outside = TWO.replace('owner b "B"', 'supplier b "B" { accountable a }');
        const { visibility, portfolio: [sale] } = factsOf(outside);
        expect(visibility.filter(({ journey }) => journey.id === 'sale').map(({ by, stretches }) => [by.id, stretches])).toEqual([['b', [{ touchpoints: [], handoffs: 1, isOpen: false, most: '1d' }]]]);
        expect(sale?.blindStretches).toBe(1);
        expect(factsOf(outside.replace('{ takes 1d }', '{ takes 1d  signal scan }')).portfolio[0]?.blindStretches).toBe(0);
        // The supplier had it before: that is one stretch.
        const longer = factsOf(outside.replace('touchpoint buy "Buy" {', 'touchpoint buy "Buy" { owner b  takes 2h '));
        expect(longer.visibility[0]?.stretches).toEqual([{ touchpoints: [{ id: 'sale.buy', title: 'Buy' }], handoffs: 1, isOpen: false, most: '1d2h' }]);
    });
    test('a promise that a handoff does not carry is at risk, however soon the other journey would meet it', () => {
        const { promises: [there], portfolio: [sale] } = factsOf(TWO);
        expect([there?.state, there?.droppedOn, sale?.promisesAtRisk]).toEqual(['in-time', ['Buy → Get'], 1]);
        // Titles have commas of their own: each stands in a line.
        expect(sectionOf('promises', 'en', TWO.replace('meets sale.there', '').replace('touchpoint keep "Keep" { channel c', 'handoff get -> keep\n touchpoint keep "Keep, and use" { channel c  owner a  meets sale.there'))).toContain('| **Buy → Get<br>Get → Keep, and use** |');
    });
});

test('channels: what happens where, and what was measured there', () => {
    expect(sectionOf('channels', 'en', DELIVERY)).toMatchInlineSnapshot(`
      "
      ### Order a lamp

      | Stage | Web shop | At the door | Phone |
      |---|---|---|---|
      | Buy | Check out<br>Satisfaction: 80% (target 90%) |  |  |
      | Receive |  | Deliver | Ask where it is |
      "
    `);
});

test('visibility: what nobody inside sees', () => {
    expect(sectionOf('visibility', 'en', DELIVERY)).toMatchInlineSnapshot(`
      "
      | Organisation | Kind | Journey | Accountable inside | Touchpoints | With a signal | Complaints only | Seen | Blind stretches | Blind for | Blind at |
      |---|---|---|---|--:|--:|--:|--:|--:|---|---|
      | Carrier | supplier | Order a lamp | Care | 1 | 0 | 0 | **0%** | **1** | 3 days, and what is not known | Deliver |
      "
    `);
    expect(sectionOf('visibility', 'en', DELIVERY.replace('meets lamp', 'meets lamp\n      signal complaint'))).toContain('**0%**');
    expect(sectionOf('visibility', 'en', DELIVERY.replace('meets lamp', 'meets lamp\n      signal scan').replace('carries lamp', 'carries lamp\n        signal scan'))).toContain('| 1 | 1 | 0 | 100% | 0 |');
});

test('effort: the costliest way, against its budget', () => {
    expect(sectionOf('effort', 'en', DELIVERY)).toMatchInlineSnapshot(`
      "
      | Journey | Contacts | Budget | Asked twice | Changes of channel | Carried by the customer | Where |
      |---|--:|--:|--:|--:|--:|---|
      | Order a lamp | **2** | 1 | **1** | 2 | 0 | Check out<br>Ask where it is |
      "
    `);
});

describe('lived', () => {
    test('what a case made of its plan', () => {
        expect(sectionOf('lived', 'en', DELIVERY, CASE)).toMatchInlineSnapshot(`
          "
          ### Cases

          | Case | Plan | Days | As planned | Not in the plan | Promises | Broken | Days late | Chasing contacts | Asked twice | Silent days | Who had the case |
          |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|
          | Ana's lamp | Order a lamp | 5 | 2 | 1 | 1 | **1** | **3** | **1** | 0 | **2** | Shop → Carrier |

          ### What was promised

          | Case | Promise | Due on day | Came on day | Days late | State | Customer told |
          |---|---|--:|--:|--:|---|---|
          | Ana's lamp | It comes on Tuesday | 2 | 5 | **3** | **broken** | **no** |

          ### What was different

          | Case | When | What | How |
          |---|---|---|---|
          | Ana's lamp | day 3 | Where is it? | not in the plan |
          | Ana's lamp | day 5 | Deliver | 3 days late |
          "
        `);
    });

    test('without a case there is nothing to tell', () => {
        expect(sectionOf('lived', 'en', DELIVERY)).toBe('\nNothing to tell.\n');
    });
});

describe('improvements', () => {
    test('pains by how bad they are, opportunities by priority', () => {
        expect(sectionOf('improvements', 'en', DELIVERY)).toMatchInlineSnapshot(`
          "
          ### Pains

          | Level | Pain | Journey or case | At | Solved by |
          |---|---|---|---|---|
          | **high** | The page is slow | Order a lamp | Check out | Keep the page in memory |

          ### Opportunities

          | Priority | Opportunity | Journey or case | At | Impact | Effort | Owner | Until | Solves |
          |--:|---|---|---|---|---|---|---|---|
          | 1 | Keep the page in memory | Order a lamp | Check out | high | low | Care |  | The page is slow |
          | 2 | Offer a chat | Order a lamp | Check out | low |  | **nobody** | 2027-01-31 |  |
          "
        `);
    });

    test('a column that says nothing is left out, the first one, too', () => {
        expect(sectionOf('improvements', 'en', `journey j "J" { stage s "S" { touchpoint t "T" { pain "Slow"  ends success } } }`)).toContain('| Pain | Journey or case | At |\n');
    });

    test('by impact, then by the pains that they solve, then by how little effort they take; what is done comes last', () => {
        const { opportunities } = factsOf(`journey j "J" { stage s "S" { touchpoint t "T" {
  pain big "Big" high
  pain small "Small" low
  opportunity "Finished" { impact high  done 2026-01-01 }
  opportunity "Little" { impact low  effort low }
  opportunity "Solves the small one" { impact high  effort low  solves small }
  opportunity "Solves the big one" { impact high  effort high  solves big }
  opportunity "Not judged"
  opportunity "Quick" { impact high  effort low }
  ends success
} } }`).improvements;
        expect(opportunities.map(({ priority, text }) => `${priority ?? '-'} ${text}`)).toEqual(['1 Solves the big one', '2 Solves the small one', '3 Quick', '4 Not judged', '5 Little', '- Finished']);
    });
});

describe('portfolio', () => {
    test('all journeys with what weighs on them', () => {
        expect(sectionOf('portfolio', 'en', DELIVERY, CASE)).toMatchInlineSnapshot(`
          "
          | Journey | State | Status | View | Owner | For | Touchpoints | Handoffs | Promises | Promises at risk | Blind stretches | Contacts | Cases |
          |---|---|---|---|---|---|--:|--:|--:|--:|--:|--:|--:|
          | Order a lamp | planned | live | the customer | Shop | Ana | 3 | 1 | 1 | **1** | **1** | 2 | 1 |
          "
        `);
    });

    test('a board for each portfolio, and one for what none lists', () => {
        const text = sectionOf('portfolio', 'en', DELIVERY, `journey other "Other" { stage s "S" { touchpoint t "T" { ends success } } } portfolio p "All lamps" { journey order core }`);
        expect(text.split('\n').filter(line => /^(?:###|\| (?:Order|Other))/.test(line)).map(line => line.split(' | ').slice(0, 2).join(' | '))).toEqual(['### All lamps', '| Order a lamp | core', '### In no portfolio', '| Other | planned']);
    });
});

test('responsibilities: R, A, C and I', () => {
    expect(sectionOf('responsibilities', 'en', DELIVERY)).toMatchInlineSnapshot(`
      "
      ### Order a lamp

      | Touchpoint | Shop | Carrier | Care |
      |---|---|---|---|
      | Check out | R A | I |  |
      | Deliver |  | R | A |
      | Ask where it is |  |  | R A |
      "
    `);
    expect(sectionOf('responsibilities', 'en', DELIVERY.replace(' { accountable care }', ''))).toContain('**A**');
});

describe('in Chinese', () => {
    test('simplified', () => {
        expect(sectionOf('promises', 'zh-Hans', DELIVERY) + sectionOf('visibility', 'zh-Hans', DELIVERY) + sectionOf('lived', 'zh-Hans', DELIVERY, CASE)).toMatchInlineSnapshot(`
          "
          | 旅程 | 类型 | 内容 | 作出于 | 承诺方 | 时限 | 最多需要 | 状态 | 兑现于 | 交接 |
          |---|---|---|---|---|---|---|---|---|--:|
          | Order a lamp | 承诺 | The lamp is there | Check out | Shop | 2 天 | 3 天 | **会超时** | Deliver | 1 |

          | 外部组织 | 类型 | 旅程 | 内部最终负责 | 触点 | 有信号 | 仅靠投诉 | 可见比例 | 盲区 | 盲区时长 | 盲区所在 |
          |---|---|---|---|--:|--:|--:|--:|--:|---|---|
          | Carrier | 供应商 | Order a lamp | Care | 1 | 0 | 0 | **0%** | **1** | 3 天以及未知的时间 | Deliver |

          ### 案例

          | 案例 | 对应计划 | 天数 | 按计划 | 计划之外 | 承诺 | 失约 | 迟到天数 | 催促联系 | 重复询问 | 无消息天数 | 经手方 |
          |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|
          | Ana's lamp | Order a lamp | 5 | 2 | 1 | 1 | **1** | **3** | **1** | 0 | **2** | Shop → Carrier |

          ### 曾经的承诺

          | 案例 | 承诺 | 应在第几天 | 实际第几天 | 迟到天数 | 状态 | 告知客户 |
          |---|---|--:|--:|--:|---|---|
          | Ana's lamp | It comes on Tuesday | 2 | 5 | **3** | **失约** | **否** |

          ### 与计划的差异

          | 案例 | 时间 | 内容 | 差异 |
          |---|---|---|---|
          | Ana's lamp | 第 3 天 | Where is it? | 计划之外 |
          | Ana's lamp | 第 5 天 | Deliver | 迟 3 天 |
          "
        `);
    });
    test('traditional', () => {
        expect(sectionOf('handoffs', 'zh-Hant', DELIVERY)).toMatchInlineSnapshot(`
          "
          ### 由列中的負責人交給欄中的負責人

          | 從 \\\\ 到 | Shop | Carrier | Care |
          |---|---|---|---|
          | Shop |  | **1（1 處不完整）** |  |
          | Carrier |  |  | **1 處未寫明** |
          | Care |  |  |  |

          ### 全部交接

          | 旅程 | 從 | 交出方 | 到 | 接手方 | 已寫明 | 攜帶資訊 | 有人確認 | 告知顧客 | 有備援 |
          |---|---|---|---|---|---|---|---|---|---|
          | Order a lamp | Check out | Shop | Deliver | Carrier | 是 | 是 | **否** | **否** | **否** |
          | Order a lamp | Deliver | Carrier | Ask where it is | Care | **否** |  |  |  |  |
          "
        `);
    });
});
