import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Alone, Public } from '../graphql/access.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import { EndsSession } from '../graphql/payload-viewer.ts';
import { payload } from '../graphql/types/payload.ts';
import type { AccountClosing } from './account-closing.ts';
import {
  DeleteAccountInput,
  DeleteAccountPayload,
  RestoreAccountInput,
  RestoreAccountPayload,
} from './account-closing.types.ts';

@Resolver()
export class AccountClosingResolver {
  constructor(private readonly closing: AccountClosing) {}

  @Alone()
  @EndsSession()
  @Mutation(() => DeleteAccountPayload, {
    description:
      'Closes the account: all sessions end immediately, all sockets within 5 seconds. All data and photos are purged after 30 days. Wrong passwords count toward the same limit as at `login`.',
  })
  deleteAccount(
    @Arg('input', () => DeleteAccountInput, { description: 'The confirmation.' }) input: DeleteAccountInput,
    @Ctx() context: Context,
  ): Promise<DeleteAccountPayload> {
    return payload(DeleteAccountPayload, () => this.closing.close(requireViewer(context), input, context));
  }

  @Public()
  @Mutation(() => RestoreAccountPayload, {
    description: 'Restores a closed account within 30 days. Log in afterwards.',
  })
  restoreAccount(
    @Arg('input', () => RestoreAccountInput, { description: 'The token from the email.' })
    input: RestoreAccountInput,
    @Ctx() context: Context,
  ): Promise<RestoreAccountPayload> {
    return payload(RestoreAccountPayload, async () => {
      await this.closing.restore(input.token, context);
      return { accountRestored: true };
    });
  }
}
