// Lints regular expressions only: Biome does everything else.
import parser from '@typescript-eslint/parser';
import * as regexp from 'eslint-plugin-regexp';

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
];
