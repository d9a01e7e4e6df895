import type { ConsentsModule } from '../consents/consents.module.ts';
import { alignTo } from '../platform/database/align.ts';
import { oneOfViewer } from '../platform/ids/nodes.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { UsersModule } from '../users/users.module.ts';
import { DrugsResolver } from './drugs.resolver.ts';
import { DrugsService } from './drugs.service.ts';
import { HealthPersonalData } from './health.personal-data.ts';
import { HealthProfileResolver } from './health-profile.resolver.ts';
import { HealthProfileService } from './health-profile.service.ts';
import { MedicationsResolver } from './medications.resolver.ts';
import { MedicationsService } from './medications.service.ts';
import { ViewerHealthResolver } from './viewer-health.resolver.ts';

type Dependencies = Pick<Platform, 'db'> &
  Pick<ConsentsModule, 'consents' | 'consentFollowers'> &
  Pick<UsersModule, 'users'>;

/** Diagnoses, allergies, procedures and medications. */
export function createHealth({ db, consents, consentFollowers, users }: Dependencies) {
  const medications = new MedicationsService(db, consents, users);
  const healthProfiles = new HealthProfileService(db, consents, medications);
  const drugs = new DrugsService();
  consentFollowers.push(healthProfiles);
  const module: DomainModule = {
    resolvers: [
      new ViewerHealthResolver(healthProfiles, medications),
      new HealthProfileResolver(healthProfiles),
      new MedicationsResolver(medications, drugs),
      new DrugsResolver(drugs),
    ],
    nodes: {
      HealthProfile: oneOfViewer(({ userId }) => healthProfiles.of(userId)),
      Medication: async ({ viewer }, ids) =>
        alignTo(ids, await medications.list(viewer.userId), ({ id }) => id),
    },
    personalData: [new HealthPersonalData(db)],
  };
  return { module, healthProfiles, medications };
}
export type HealthModule = ReturnType<typeof createHealth>;
