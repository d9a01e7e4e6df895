import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Alone, Public } from '../../graphql/access.ts';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { payload } from '../../graphql/types/payload.ts';
import type { PasswordsService } from './passwords.service.ts';
import {
  ChangePasswordInput,
  ChangePasswordPayload,
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  ResetPasswordPayload,
} from './passwords.types.ts';

@Resolver()
export class PasswordsResolver {
  constructor(private readonly passwords: PasswordsService) {}

  @Public()
  @Alone()
  @Mutation(() => RequestPasswordResetPayload, {
    description: 'Sends an email with a token for `resetPassword`, if the address has an account.',
  })
  requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'The address.' })
    input: RequestPasswordResetInput,
    @Ctx() context: Context,
  ): Promise<RequestPasswordResetPayload> {
    return payload(RequestPasswordResetPayload, async () => {
      await this.passwords.requestReset(input, context);
      return { mailSent: true };
    });
  }

  @Public()
  @Alone()
  @Mutation(() => ResetPasswordPayload, {
    description:
      'Sets a new password with the token from the email. All sessions are revoked; log in afterwards. The address counts as verified.',
  })
  resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The token and the new password.' })
    input: ResetPasswordInput,
    @Ctx() context: Context,
  ): Promise<ResetPasswordPayload> {
    return payload(ResetPasswordPayload, async () => {
      await this.passwords.reset(input, context);
      return { passwordReset: true };
    });
  }

  @Alone()
  @Mutation(() => ChangePasswordPayload, {
    description:
      'Changes the password. Other sessions are revoked; the current one is kept. Wrong passwords count toward the same limit as at `login`.',
  })
  changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The current and the new password.' })
    input: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<ChangePasswordPayload> {
    return payload(ChangePasswordPayload, async () => ({
      endedSessionCount: await this.passwords.change(requireViewer(context), input, context),
    }));
  }
}
