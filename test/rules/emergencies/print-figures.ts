import { figuresOf, sentencesOf } from './figures.ts';

const percent = (share: number) => `${Math.round(share * 100)} %`;

process.stdout.write('list         language  found  false alarms\n');
for (const list of ['exam-4', 'exam-3', 'exam-2', 'exam-1', 'development'])
  for (const language of ['en', 'de'] as const) {
    const { recall, falseAlarms } = figuresOf(sentencesOf(list, language));
    process.stdout.write(
      `${list.padEnd(13)}${language.padEnd(10)}${percent(recall).padEnd(7)}${percent(falseAlarms)}\n`,
    );
  }
