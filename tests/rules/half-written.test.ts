import { expect, test } from 'vitest';
import { messageOf } from '../../src/checks/finding';
import { RULES } from '../../src/checks/registry';
import { lint } from './lint';

/** One text with most facts, each rule's own example, cut off and with words taken out: what an author leaves while typing. */
const everything = `owner shop "Shop" { owner sales "Sales" }
supplier courier "Courier" { accountable shop  obligation "Deliver" within "soon" for j.p }
channel app "App" : app { hours "09:00-21:00" }
information address "Address"
metric csat "Satisfaction" { scale percent  target >= 80% }
persona ann "Ann" { goal "A bicycle" }
journey j "J" {
  for ann
  owner shop
  stage s "S" {
    touchpoint a "A" {
      channel app
      asks address
      expects e "Soon" within "soon"
      promises p "It comes" within 1d or within "soon" when "rain" for e
      tells "We call you soon" via app within 2d
      feels +1 "Fine" for ann
      signal complaint
      measures csat 45% to 50% after 1mo via app
      handoff -> b "To B" {
        when "x"
        carries address, p
        mode self
        accepted by courier within 2h
        takes 1d..2d
        within "soon"
        tells "Soon" via app
        updates every 1d via app
        fallback shop after 1d
        signal none
      }
    }
    touchpoint b "B" {
      channel app
      owner courier
      meets p
      ends success
    }
  }
}
case c "C" of j {
  at before a { promises q "It comes" within 1d }
  at day 2 unplanned "Where is it?" { initiated by customer  breaks q because "rain"  promises r "It comes" within 1d again q }
}
handoff j.b -> j.a { within "soon" }
`;

function failures(text: string): readonly string[] {
    return lint(text, { with: RULES.map(({ id }) => id) }).filter(({ rule }) => rule === 'internal-error').map(finding => messageOf(finding, 'en'));
}

test('no rule fails on a text that is cut off anywhere', () => {
    for (let end = 0; end <= everything.length; end += 7) expect(failures(everything.slice(0, end)), everything.slice(0, end)).toEqual([]);
});

test('no rule fails on a text with a word missing', () => {
    for (const word of everything.matchAll(/[^\s{}]+/g)) {
        const text = everything.slice(0, word.index) + everything.slice(word.index + word[0].length);
        expect(failures(text), `without ${word[0]} at ${word.index}`).toEqual([]);
    }
});
