import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/platform/env.ts';

describe('the sender of mails', () => {
  it.each([
    [{}, '"Skincare" <no-reply@skincare.localhost>'],
    [{ APP_NAME: 'Peau & Fils' }, '"Peau & Fils" <no-reply@skincare.localhost>'],
    [{ APP_NAME: 'Peau', MAIL_FROM: 'mail@peau.example' }, '"Peau" <mail@peau.example>'],
    [{ APP_NAME: 'Peau', MAIL_FROM: 'The team <mail@peau.example>' }, 'The team <mail@peau.example>'],
  ])('is for %j %s', (settings, sender) => {
    expect(readEnvironment(settings).MAIL_FROM).toBe(sender);
  });
});

it.each(['a<b', 'a"b', 'a\\b', 'a\nb', 'x'.repeat(51)])('the name of the product is not %j', (name) => {
  expect(() => readEnvironment({ APP_NAME: name })).toThrow('Bad setting: APP_NAME');
});
