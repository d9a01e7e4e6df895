import { expect, it } from 'vitest';
import { nextTurn } from '../../src/platform/turns.ts';

it('one caller goes on per turn of the event loop, in order of arrival', async () => {
  const events: string[] = [];
  const callers = Array.from({ length: 5 }, (_, index) =>
    nextTurn().then(() => {
      events.push(`caller ${index}`);
    }),
  );
  const others = (async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      events.push('others');
    }
  })();
  await Promise.all([...callers, others]);
  for (let index = 1; index < 5; index += 1) {
    const between = events.slice(events.indexOf(`caller ${index - 1}`), events.indexOf(`caller ${index}`));
    expect(between).toContain('others');
  }
});
