import type { PhotosModule } from '../photos/photos.module.ts';
import { oneOfViewer } from '../platform/ids/nodes.ts';
import type { DomainModule } from '../platform/module.ts';
import { PasswordHasher } from '../platform/password-hash.ts';
import type { Platform } from '../platform/platform.ts';
import { Accounts } from './accounts.ts';
import { PreferencesResolver } from './preferences/preferences.resolver.ts';
import { PreferencesService } from './preferences/preferences.service.ts';
import { ProfilePictureResolver, ProfileResolver } from './profile/profile.resolver.ts';
import { ProfileService } from './profile/profile.service.ts';
import type { ProfileFollower } from './profile/profile-follower.ts';
import { ProfilePictures, pictureOf } from './profile/profile-pictures.ts';
import { ViewerProfileResolver } from './profile/viewer-profile.resolver.ts';
import type { TimeZoneFollower } from './time-zone-follower.ts';
import { UsersPersonalData } from './users.personal-data.ts';
import { UsersResolver } from './users.resolver.ts';
import { UsersService } from './users.service.ts';

type Dependencies = Pick<Platform, 'db' | 'env' | 'jobs' | 'limitOf' | 'storage'> &
  Pick<PhotosModule, 'photoIntake' | 'photoLinks' | 'photoOwners'>;

/** People: profile, picture, preferences. */
export function createUsers(dependencies: Dependencies) {
  const { db, env, jobs, limitOf, photoIntake, photoLinks, photoOwners, storage } = dependencies;
  const users = new UsersService(db);
  const preferences = new PreferencesService(db);
  const passwords = new PasswordHasher({
    memoryKib: env.PASSWORD_HASH_MEMORY_KIB,
    concurrency: env.PASSWORD_HASH_CONCURRENCY,
  });
  const timeZoneFollowers: TimeZoneFollower[] = [];
  const profileFollowers: ProfileFollower[] = [];
  const followers = { timeZone: timeZoneFollowers, profile: profileFollowers };
  const pictures = new ProfilePictures({
    ...{ db, jobs, photoIntake, photoLinks },
    limit: limitOf('profile-pictures', env.RATE_LIMIT_PROFILE_PICTURES_PER_HOUR, 3600),
  });
  photoOwners.add(pictures);
  const module: DomainModule = {
    resolvers: [
      new UsersResolver(users),
      new ProfileResolver(new ProfileService(db, followers), pictures),
      new ProfilePictureResolver(pictures),
      new PreferencesResolver(preferences),
      new ViewerProfileResolver(preferences),
    ],
    nodes: {
      User: oneOfViewer((viewer) => users.getUser(viewer)),
      Preferences: oneOfViewer((viewer) => preferences.get(viewer.userId)),
      Statistics: oneOfViewer((viewer) => users.getUser(viewer)),
      ProfilePicture: oneOfViewer(async (viewer) => pictureOf(await users.getUser(viewer))),
    },
    personalData: [new UsersPersonalData(db, storage)],
  };
  return {
    module,
    accounts: new Accounts(db),
    users,
    passwords,
    /** Domains above register themselves. */
    timeZoneFollowers,
    profileFollowers,
  };
}
export type UsersModule = ReturnType<typeof createUsers>;
