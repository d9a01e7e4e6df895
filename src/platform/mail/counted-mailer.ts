import type { Metrics } from '../metrics.ts';
import { type Mail, type Mailer, RecipientRefused } from './mail.ts';

/** Counts the mails of another mailer by outcome. */
export class CountedMailer implements Mailer {
  constructor(
    private readonly mailer: Mailer,
    private readonly metrics: Metrics,
  ) {}

  async send(mail: Mail, signal?: AbortSignal): Promise<void> {
    let outcome = 'sent';
    try {
      await this.mailer.send(mail, signal);
    } catch (error) {
      outcome = error instanceof RecipientRefused ? 'refused' : 'failed';
      throw error;
    } finally {
      this.metrics.mails.inc({ outcome });
    }
  }

  close(): void {
    this.mailer.close();
  }
}
