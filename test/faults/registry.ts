import { clockSet } from './clock-set.ts';
import { connectionCut } from './connection-cut.ts';
import { diskFullForMails, diskFullForPhotos } from './disk-full.ts';
import { everyPartKilled } from './every-part.ts';
import type { Fault } from './fault.ts';
import { modelCorrupt } from './model-corrupt.ts';
import { idleSockets, slowLoris, unreadSubscription } from './odd-clients.ts';
import { poolExhausted } from './pool-exhausted.ts';
import { consultationsKilled, photosKilled, remindersKilled } from './processes-killed.ts';
import { bucketKilled, postgresKilled, redisKilled, smtpKilled } from './servers-killed.ts';

/** The rows of the table, in this order. */
export const FAULTS: readonly Fault[] = [
  postgresKilled,
  redisKilled,
  smtpKilled,
  bucketKilled,
  everyPartKilled,
  photosKilled,
  consultationsKilled,
  remindersKilled,
  diskFullForPhotos,
  diskFullForMails,
  modelCorrupt,
  poolExhausted,
  clockSet,
  idleSockets,
  unreadSubscription,
  slowLoris,
  connectionCut,
];
