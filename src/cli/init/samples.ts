import type { Locale } from '../../checks/rule';

export const CONFIG: Readonly<Record<Locale, string>> = {
    en: configText('Comments are allowed. `journey config explain` shows what applies, and why.', undefined),
    'zh-Hans': configText('可以写注释。`journey config explain` 会显示每个设置的来源。', 'zh-Hans'),
    'zh-Hant': configText('可以寫註解。`journey config explain` 會顯示每個設定的來源。', 'zh-Hant'),
};

function configText(comment: string, locale: Locale | undefined): string {
    return `{\n  // ${comment}\n  "extends": "recommended"${locale === undefined ? '' : `,\n  "locale": "${locale}"`}\n}\n`;
}

/** Checks every journey of the repository on each push and pull request; with the version that wrote it, so that a new one changes nothing by itself. */
export const workflow = (version: string): string => `name: Journeys
on: [push, pull_request]

permissions:
  contents: read

jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes journey-lang@${version} lint
      - run: npx --yes journey-lang@${version} format --check
`;

export const EXTENSIONS = `{
  "recommendations": ["journey-lang.journey-lang"]
}
`;
