// Lints regular expressions and the patterns listed in ARCHITECTURE.md; Biome does everything else.
import parser from '@typescript-eslint/parser';
import * as regexp from 'eslint-plugin-regexp';
import { rules as forms } from './scripts/lint-forms.js';

export default [
  { ignores: ['dist', 'drizzle', 'operations/generated.ts'] },
  {
    files: ['**/*.{ts,js}'],
    languageOptions: { parser },
    linterOptions: { noInlineConfig: true },
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignorePartial: false, ignoreSticky: false },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { forms: { rules: forms } },
    rules: Object.fromEntries(Object.keys(forms).map((name) => [`forms/${name}`, 'error'])),
  },
];
