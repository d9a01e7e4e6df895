import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AnalysisPhotoType } from '../../analyses/analyses.types.ts';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { type FileUpload, readUpload } from '../../graphql/http/uploads.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { Needs } from '../../graphql/planner/needs.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import type { PhotoLinks } from '../../photos/photo-links.ts';
import { withHelp } from '../../safety/help-in-faults.ts';
import { noticeIn } from '../../safety/safety-notices.ts';
import type { UsersService } from '../../users/users.service.ts';
import type { Progress } from '../progress.service.ts';
import { ProgressType } from '../progress.types.ts';
import type { JournalService } from './journal.service.ts';
import type { JournalEntry } from './journal.table.ts';
import {
  AddJournalEntryInput,
  AddJournalEntryPayload,
  DeleteJournalEntryInput,
  DeleteJournalEntryPayload,
  JournalEntryType,
  UpdateJournalEntryInput,
  UpdateJournalEntryPayload,
} from './journal.types.ts';
import { JOURNAL_PHOTOS } from './journal-photos.ts';

@Resolver(() => JournalEntryType)
export class JournalResolver {
  constructor(
    private readonly journal: JournalService,
    private readonly users: UsersService,
    private readonly links: PhotoLinks,
  ) {}

  @IdOf('JournalEntry', 'id')
  @Query(() => JournalEntryType, {
    nullable: true,
    description: 'One of the viewer’s journal entries; null with the error NOT_FOUND if there is none.',
  })
  journalEntry(
    @Arg('id', () => ID, { description: 'ID of the entry.' }) id: string,
    @Ctx() context: Context,
  ) {
    return this.journal.rows.get(requireViewer(context), parseId(id, 'journal-entry'));
  }

  @Needs<JournalEntry>('id', 'userId', 'photoFolder', 'photoWidth', 'photoHeight')
  @FieldResolver(() => AnalysisPhotoType, {
    nullable: true,
    description: 'The photo; null if there is none.',
  })
  photo(@Root() row: Pick<JournalEntry, 'id' | 'userId' | 'photoFolder' | 'photoWidth' | 'photoHeight'>) {
    const { id, userId, photoFolder, photoWidth: width, photoHeight: height } = row;
    if (!photoFolder) return null;
    return { ...this.links.sign({ owner: JOURNAL_PHOTOS, id, file: 'photo' }, userId), width, height };
  }

  @Mutation(() => AddJournalEntryPayload, { description: 'Adds a journal entry.' })
  addJournalEntry(
    @Arg('input', () => AddJournalEntryInput, { description: 'The entry.' }) input: AddJournalEntryInput,
    @Ctx() context: Context,
  ): Promise<AddJournalEntryPayload> {
    const work = async () => {
      const viewer = requireViewer(context);
      const { timeZone } = await this.users.getUser(viewer);
      const photo = input.photo && readLater(input.photo);
      const journalEntry = await this.journal.add(viewer, { ...input, photo, timeZone });
      return { journalEntry, safetyNotice: noticeIn(journalEntry.text) };
    };
    return payload(AddJournalEntryPayload, () => withHelp(() => noticeIn(input.text), context.reader, work));
  }

  @Mutation(() => UpdateJournalEntryPayload, {
    description: 'Updates a journal entry. Omitted fields are unchanged.',
  })
  updateJournalEntry(
    @Arg('input', () => UpdateJournalEntryInput, { description: 'What to change.' })
    input: UpdateJournalEntryInput,
    @Ctx() context: Context,
  ): Promise<UpdateJournalEntryPayload> {
    const work = async () => {
      const viewer = requireViewer(context);
      const id = parseId(input.id, 'journal-entry');
      const { timeZone } = await this.users.getUser(viewer);
      const photo = input.photo && readLater(input.photo);
      const journalEntry = await this.journal.update(viewer, { ...input, id, photo, timeZone });
      return { journalEntry, safetyNotice: noticeIn(input.text) };
    };
    return payload(UpdateJournalEntryPayload, () =>
      withHelp(() => noticeIn(input.text), context.reader, work),
    );
  }

  @Mutation(() => DeleteJournalEntryPayload, {
    description: 'Deletes a journal entry with its photo. Cannot be undone.',
  })
  deleteJournalEntry(
    @Arg('input', () => DeleteJournalEntryInput, { description: 'The entry to delete.' })
    input: DeleteJournalEntryInput,
    @Ctx() context: Context,
  ): Promise<DeleteJournalEntryPayload> {
    return payload(DeleteJournalEntryPayload, async () => ({
      deletedJournalEntryId: await this.journal.remove(
        requireViewer(context),
        parseId(input.id, 'journal-entry'),
      ),
    }));
  }
}

@Resolver(() => ProgressType)
export class ProgressJournalResolver {
  constructor(private readonly service: JournalService) {}

  @FieldResolver(() => [JournalEntryType], {
    description: 'Journal entries in the same range to overlay on the series, latest day first, at most 366.',
  })
  async journal(@Root() { from, to }: Progress, @Ctx() context: Context) {
    return this.service.between(requireViewer(context), { from, to });
  }
}

const readLater = (photo: FileUpload) => () => readUpload(photo);
