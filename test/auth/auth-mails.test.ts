import { describe, expect, it } from 'vitest';
import {
  accountClosedMail,
  alreadyRegisteredMail,
  invitationMail,
  newSignInMail,
  passwordChangedMail,
  passwordResetMail,
  registerAgainMail,
  verificationMail,
} from '../../src/auth/mail/auth.mails.ts';

const at = new Date('2026-03-01T08:30:00Z');
const APP = { name: 'Hautnah', url: 'https://app.example.org/' };
const TOKEN = 'abc-DEF_123';

const mailsFor = (locale: string) => {
  const to = { email: 'a@example.org', locale, timeZone: 'Europe/Berlin' };
  const registration = {
    ...{ id: '1', userId: '2', isFirst: true, passwordHash: '', firstName: null, lastName: null },
    ...{ locale, timeZone: to.timeZone, device: 'iPhone', createdAt: at },
  };
  const session = { device: '<b>Phone</b>', ip: '192.0.2.7', createdAt: at };
  return {
    verification: verificationMail(to.email, { registration, token: TOKEN, hasRivals: true }, APP),
    registerAgain: registerAgainMail(to, APP),
    alreadyRegistered: alreadyRegisteredMail(to, APP),
    passwordReset: passwordResetMail(to, TOKEN, APP),
    passwordChanged: passwordChangedMail(to, APP),
    newSignIn: newSignInMail(to, session, APP),
    invitation: invitationMail(to, TOKEN, APP),
    accountClosed: accountClosedMail(to, TOKEN, { purgeAt: at, receipt: 'R-1' }, APP),
  };
};

describe('the mails of accounts', () => {
  const [english, german] = [mailsFor('en-GB'), mailsFor('de-DE')];

  it('are in English and in German', () => {
    expect(Object.values(english).map(({ subject }) => subject)).toEqual([
      'Verify your email address for Hautnah',
      'Please register with Hautnah again',
      'You already have an account with Hautnah',
      'Choose a new Hautnah password',
      'Your Hautnah password was changed',
      'New sign-in to your Hautnah account',
      'Your Hautnah account as a dermatologist',
      'Your Hautnah account is closed',
    ]);
    expect(Object.values(german).map(({ subject }) => subject)).toEqual([
      'Bestätigen Sie Ihre E-Mail-Adresse für Hautnah',
      'Bitte registrieren Sie sich noch einmal bei Hautnah',
      'Sie haben bereits ein Konto bei Hautnah',
      'Wählen Sie ein neues Passwort für Hautnah',
      'Ihr Passwort für Hautnah wurde geändert',
      'Neue Anmeldung bei Ihrem Konto bei Hautnah',
      'Ihr Konto als Hautärztin oder Hautarzt bei Hautnah',
      'Ihr Konto bei Hautnah ist geschlossen',
    ]);
    for (const { html, text } of Object.values(german)) {
      expect(html).toContain('<html lang="de">');
      expect(text).not.toMatch(/\b(the|your|undefined)\b/i);
    }
  });

  it('have the same facts in both', () => {
    for (const [mails, token] of [
      [english, 'Token'],
      [german, 'Code'],
    ] as const) {
      for (const mail of [mails.verification, mails.passwordReset, mails.accountClosed])
        expect(mail.text).toMatch(new RegExp(`^${token}: ${TOKEN}$`, 'm'));
      expect(mails.verification.text).toContain(`https://app.example.org/verify-email?token=${TOKEN}`);
      expect(mails.passwordReset.html).toContain(
        `href="https://app.example.org/reset-password?token=${TOKEN}"`,
      );
      expect(mails.verification.text).toContain('iPhone');
      expect(mails.newSignIn.text).toContain('192.0.2.7');
      expect(mails.accountClosed.text).toContain('R-1');
    }
    expect(english.accountClosed.text).toContain('On 1 March 2026');
    expect(german.accountClosed.text).toContain('Am 1. März 2026');
    expect(german.newSignIn.text).toContain('1. März 2026 um 09:30:00 MEZ');
  });

  it('contain only the token if there is no app to link to', () => {
    const { text } = passwordResetMail({ email: 'a@b.c', locale: 'de', timeZone: 'UTC' }, TOKEN, {
      ...APP,
      url: undefined,
    });
    expect(text).toContain(`Geben Sie diesen Code in der App ein:\n\nCode: ${TOKEN}`);
    expect(text).not.toContain('http');
  });

  it('escape text of other people, in HTML only', () => {
    expect(german.newSignIn.html).toContain('Gerät: &lt;b&gt;Phone&lt;/b&gt;');
    expect(german.newSignIn.text).toContain('Gerät: <b>Phone</b>');
  });

  it('name the product, in the greeting and the signature', () => {
    expect(english.verification.text).toContain('Welcome to Hautnah!');
    expect(german.invitation.text).toContain('Willkommen bei Hautnah!');
    for (const { text, html } of Object.values(english)) {
      expect(text).toMatch(/\n\n-- \nHautnah\n$/);
      expect(html).toContain('>Hautnah</p>');
    }
  });

  it('load no external resources', () => {
    for (const { html } of Object.values(german)) expect(html).not.toMatch(/<(img|script|link)|url\(|src=/);
  });
});
