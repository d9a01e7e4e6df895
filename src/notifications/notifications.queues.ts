import { defineQueue } from '../platform/jobs/jobs.ts';

/** Includes the user so that a purge finds the job. */
interface MailJob {
  userId: string;
  notificationId: string;
}

/** Mails that failed at every attempt; they end as FAILED. */
export const failedNotificationMails = defineQueue<MailJob>({
  name: 'failed-notification-mails',
  retryLimit: 100,
  retryDelaySeconds: 5,
  expireInSeconds: 30,
});

/** Sends the email of a notification. Retries for about half a day. */
export const sendNotificationMail = defineQueue<MailJob>({
  name: 'send-notification-mail',
  retryLimit: 60,
  retryDelaySeconds: 5,
  expireInSeconds: 90,
  deadLetter: failedNotificationMails.name,
});
