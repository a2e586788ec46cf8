import { compile } from '../../language-server/compile';
import { createAnalyses } from '../../src/analysis/analyses';
import { reportFacts, type ReportFacts } from '../../src/report/facts';
import { markdown } from '../../src/report/markdown';
import { reportSections, type SectionId } from '../../src/report/sections';
import type { ReportLocale } from '../../src/report/words';
import { markdownText } from '../../src/cli/formats/markdown-text';

export function factsOf(...texts: readonly string[]): ReportFacts {
    const { project, view, problems } = compile(texts.map((text, index) => ({ path: `${index}.journey`, text })));
    // A test must not report on half of what it says.
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return reportFacts({ view, analyses: createAnalyses(view), journeys: project.journeys, cases: project.cases, portfolios: project.portfolios });
}

/** A section's tables as Markdown, without its heading and what it says about itself. */
export function sectionOf(section: SectionId, locale: ReportLocale, ...texts: readonly string[]): string {
    const text = markdown(reportSections(factsOf(...texts), locale, [section]), locale, markdownText);
    return `\n${text.split('\n').slice(4).join('\n')}\n`;
}

/** A shop that hands over to an outside carrier, which tells nobody anything. */
export const DELIVERY = `owner shop "Shop" {
  owner care "Care"
}
supplier carrier "Carrier" { accountable care }
channel web "Web shop" : web
channel phone "Phone" : voice
channel door "At the door" : courier
information address "Address"
persona ana "Ana"
metric happy "Satisfaction" { scale percent  target 90% }

journey order "Order a lamp" {
  for ana
  owner shop
  effort budget 1 contacts
  stage buy "Buy" {
    touchpoint checkout "Check out" {
      channel web
      initiated by customer
      asks address
      promises lamp "The lamp is there" within 2d
      takes 5min
      measures happy 80%
      pain slow-page "The page is slow" high
      opportunity cache "Keep the page in memory" { solves slow-page  impact high  effort low  owner care }
      opportunity chat "Offer a chat" { impact low  by 2027-01-31 }
      handoff -> deliver {
        carries lamp
        takes 1d..3d
      }
    }
  }
  stage receive "Receive" {
    touchpoint deliver "Deliver" {
      owner carrier
      channel door
      meets lamp
    }
    touchpoint ask "Ask where it is" {
      channel phone
      owner care
      initiated by customer
      asks address
      ends success
    }
  }
}
`;

export const CASE = `case ana-lamp "Ana's lamp" of order {
  at day 1 checkout {
    promises tuesday "It comes on Tuesday" within 1d
  }
  at day 3 unplanned "Where is it?" {
    initiated by customer
  }
  at day 5 deliver {
    meets tuesday
  }
}
`;
