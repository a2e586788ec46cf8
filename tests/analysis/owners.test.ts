import { expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { accountableFor, isOutside, rootOf } from '../../src/analysis/owners';

const { view } = compile([{ path: 'a.journey', text: `
owner 平台 "线上平台" { owner 客服 }
supplier repair {
  accountable 平台.客服
  owner technician { owner apprentice }
  owner station { accountable 平台 }
}
distributor dealer { owner clerk }
owner bank { supplier inner }
` }]);

test.each([
    // owner, root, outside, accountable
    ['平台', '平台', false, undefined],
    ['平台.客服', '平台', false, undefined],
    ['repair', 'repair', true, '平台.客服'],
    ['repair.technician.apprentice', 'repair', true, '平台.客服'],
    ['repair.station', 'repair', true, '平台'],
    ['dealer.clerk', 'dealer', true, undefined],
    ['bank.inner', 'bank', false, undefined],
    ['unknown', undefined, false, undefined],
    ['nobody', undefined, false, undefined],
    [undefined, undefined, false, undefined],
])('%s', (owner, root, outside, accountable) => {
    expect([rootOf(owner, view)?.id, isOutside(owner, view), accountableFor(owner, view)]).toEqual([root, outside, accountable]);
    const element = owner === 'unknown' ? undefined : view.owner(owner);
    if (element !== undefined) expect([rootOf(element, view)?.id, isOutside(element, view), accountableFor(element, view)]).toEqual([root, outside, accountable]);
});
