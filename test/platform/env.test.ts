import { expect, it } from 'vitest';
import { readEnvironment } from '../../src/platform/env.ts';

it.each(['EMERGENCY', 'URGENT', 'SOON'])('refuses times of %s cases that are out of order', (tier) => {
  const [again, administrators, deadline] = ['AGAIN_AFTER', 'ADMINISTRATORS_AFTER', 'DEADLINE'].map(
    (step) => `TRIAGE_${tier}_${step}`,
  ) as [string, string, string];
  const same = { [again]: '1h', [administrators]: '1h', [deadline]: '1h' };
  expect(readEnvironment(same)).toMatchObject({ [again]: 3600, [administrators]: 3600, [deadline]: 3600 });
  expect(() => readEnvironment({ ...same, [again]: '61m' })).toThrow(
    `Bad setting: ${again}: must not be later than ${administrators}`,
  );
  expect(() => readEnvironment({ ...same, [administrators]: '61m' })).toThrow(
    `Bad setting: ${administrators}: must not be later than ${deadline}`,
  );
  expect(() => readEnvironment({ ...same, [deadline]: '7d' })).toThrow(
    `Bad setting: ${deadline}: must be less than 7d`,
  );
  expect(readEnvironment({ ...same, [deadline]: '167h' })).toMatchObject({ [deadline]: 167 * 3600 });
});
