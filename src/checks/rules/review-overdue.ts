import { addDays } from '../../model/calendar';
import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import { DAY } from '../../model/quantity';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'review-overdue',
    category: 'integrity',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The journey is due for a review',
        'zh-Hans': '旅程已逾期未评审',
        'zh-Hant': '旅程已逾期未檢視',
    },
    rationale: `Journeys age: channels, suppliers and habits change, and a picture that nobody has looked at for a year misleads those who trust it. The journey
itself says how often it wants to be looked at (\`reviewed 2026-11-01 every 90d\`), and that day has passed. Go through it with its owner,
then write the new date. The day itself is still in time. A journey with \`status retired\` needs no review.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  reviewed 2020-01-15 every 90d
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

journey coffee "A coffee to go" {
  owner cafe
  reviewed 2020-01-15 every 100y
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{journey}” was last reviewed on {reviewed}, and a review every {every} is agreed: the next one was due on {due}.',
            'zh-Hans': '“{journey}”上次评审于 {reviewed}，约定每 {every} 评审一次：下次评审应在 {due} 之前完成。',
            'zh-Hant': '「{journey}」上次檢視於 {reviewed}，約定每 {every} 檢視一次：下次檢視應在 {due} 之前完成。',
        },
    },
    check: {
        journey: {
            having: 'reviewed',
            visit: (journey, { today, report }) => {
                const { date: reviewed, every } = journey.reviewed;
                if (every?.max === undefined || journey.status === 'retired') return;
                const due = addDays(reviewed, Math.ceil(every.max / DAY));
                if (due === undefined || today <= due) return;
                report({ at: { element: elementKey('journey', journey.id), field: 'reviewed' }, args: { journey: labelOf(journey), reviewed, every: { duration: every.text }, due } });
            },
        },
    },
};
