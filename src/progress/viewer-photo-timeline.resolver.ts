import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { AnalysesService } from '../analyses/analyses.service.ts';
import type { Analysis } from '../analyses/analyses.table.ts';
import { cursorOfAnalysis } from '../analyses/analyses.types.ts';
import { ANALYSIS_PHOTOS } from '../analyses/analysis-files.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import { TwoWayArgs, toConnection } from '../graphql/types/connection.ts';
import { decodeCursor } from '../graphql/types/cursor.ts';
import type { PhotoLinks } from '../photos/photo-links.ts';
import { UserType } from '../users/users.types.ts';
import { TimelinePhotoConnection } from './photo-timeline.types.ts';

@Resolver(() => UserType)
export class ViewerPhotoTimelineResolver {
  constructor(
    private readonly analyses: AnalysesService,
    private readonly links: PhotoLinks,
  ) {}

  @FieldResolver(() => TimelinePhotoConnection, {
    description:
      'The person’s analyzed photos, the latest taken first, for browsing or playing as a time lapse.',
  })
  async photoTimeline(@Args(() => TwoWayArgs) page: TwoWayArgs, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    const asked = { status: 'COMPLETED' } as const;
    const analyses = await this.analyses.list(viewer, page.asked(decodeCursor), asked);
    const rows = analyses.map((analysis) => this.#photoOf(analysis));
    const cursorOf = ({ analysis }: { analysis: Analysis }) => cursorOfAnalysis(analysis);
    const totalCount = () => this.analyses.count(viewer, asked);
    return toConnection({ rows, page, cursorOf, totalCount });
  }

  #photoOf(analysis: Analysis) {
    const { id, userId, photoWidth: width, photoHeight: height, takenAt } = analysis;
    const link = this.links.sign({ owner: ANALYSIS_PHOTOS, id, file: 'photo' }, userId);
    return { takenAt, analysis, photo: { ...link, width, height } };
  }
}
