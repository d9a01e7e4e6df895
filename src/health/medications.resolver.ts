import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { payload } from '../graphql/types/payload.ts';
import { parseId } from '../graphql/types/scalars.ts';
import { Weigh } from '../graphql/weights.ts';
import type { DrugsService } from './drugs.service.ts';
import { DrugType } from './drugs.types.ts';
import type { Medication } from './health.table.ts';
import type { MedicationsService } from './medications.service.ts';
import {
  AddMedicationInput,
  AddMedicationPayload,
  DeleteMedicationInput,
  DeleteMedicationPayload,
  EndMedicationInput,
  EndMedicationPayload,
  MedicationType,
  UpdateMedicationInput,
  UpdateMedicationPayload,
} from './medications.types.ts';

const THING = 'medication';

@Resolver(() => MedicationType)
export class MedicationsResolver {
  constructor(
    private readonly service: MedicationsService,
    private readonly drugs: DrugsService,
  ) {}

  @Weigh(10, 2)
  @FieldResolver(() => [DrugType], {
    description:
      'What the name, the strength and the route were understood as: several if they may mean several drugs; empty if they mean none that is known. An unknown medication keeps strong actives out of plans until a doctor has been asked.',
  })
  understoodAs(@Root() medication: Medication) {
    return this.drugs.understoodAs(medication);
  }

  @Mutation(() => AddMedicationPayload, {
    description:
      'Adds a medication to the viewer’s list; at most 50. Returns `CONSENT_REQUIRED` without the consent HEALTH_DATA.',
  })
  addMedication(
    @Arg('input', () => AddMedicationInput, { description: 'The medication.' }) input: AddMedicationInput,
    @Ctx() context: Context,
  ): Promise<AddMedicationPayload> {
    return payload(AddMedicationPayload, async () => ({
      medication: await this.service.add(requireViewer(context), input),
    }));
  }

  @Mutation(() => UpdateMedicationPayload, { description: 'Corrects a medication.' })
  updateMedication(
    @Arg('input', () => UpdateMedicationInput, { description: 'The changes.' }) input: UpdateMedicationInput,
    @Ctx() context: Context,
  ): Promise<UpdateMedicationPayload> {
    return payload(UpdateMedicationPayload, async () => ({
      medication: await this.service.update(requireViewer(context), {
        ...input,
        id: parseId(input.id, THING),
      }),
    }));
  }

  @Mutation(() => EndMedicationPayload, {
    description: 'Records the last day of use of a medication, which stays in the list. Idempotent.',
  })
  endMedication(
    @Arg('input', () => EndMedicationInput, { description: 'The medication.' }) input: EndMedicationInput,
    @Ctx() context: Context,
  ): Promise<EndMedicationPayload> {
    return payload(EndMedicationPayload, async () => ({
      medication: await this.service.end(requireViewer(context), { ...input, id: parseId(input.id, THING) }),
    }));
  }

  @Mutation(() => DeleteMedicationPayload, {
    description: 'Deletes a medication that was added by mistake. Cannot be undone.',
  })
  deleteMedication(
    @Arg('input', () => DeleteMedicationInput, { description: 'The medication to delete.' })
    input: DeleteMedicationInput,
    @Ctx() context: Context,
  ): Promise<DeleteMedicationPayload> {
    return payload(DeleteMedicationPayload, async () => {
      const id = parseId(input.id, THING);
      return { deletedMedicationId: await this.service.remove(requireViewer(context), id) };
    });
  }
}
