import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Alone, Public } from '../graphql/access.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import { EndsSession } from '../graphql/payload-viewer.ts';
import { payload } from '../graphql/types/payload.ts';
import {
  LoginInput,
  LoginPayload,
  LogoutEverywherePayload,
  LogoutPayload,
  RefreshSessionInput,
  RefreshSessionPayload,
  RegisterInput,
  RegisterPayload,
  ResendVerificationEmailInput,
  ResendVerificationEmailPayload,
  VerifyEmailInput,
  VerifyEmailPayload,
} from './auth.types.ts';
import type { LoginService } from './login.service.ts';
import type { RegistrationService } from './registration/registration.service.ts';
import type { RefreshSessionService } from './sessions/refresh-session.service.ts';
import type { SessionsService } from './sessions/sessions.service.ts';

interface Dependencies {
  registration: RegistrationService;
  login: LoginService;
  refreshSession: RefreshSessionService;
  sessions: SessionsService;
}

@Resolver()
export class AuthResolver {
  constructor(private readonly deps: Dependencies) {}

  @Public()
  @Alone()
  @Mutation(() => RegisterPayload, {
    description:
      'Registers an account. An email with a token for `verifyEmail` follows; if the address already has an account, the owner is informed by email instead. An address can be registered again until one of the emails is used.',
  })
  register(
    @Arg('input', () => RegisterInput, { description: 'The new account.' }) input: RegisterInput,
    @Ctx() context: Context,
  ): Promise<RegisterPayload> {
    return payload(RegisterPayload, async () => {
      await this.deps.registration.register(input, context);
      return { mailSent: true };
    });
  }

  @Public()
  @Mutation(() => VerifyEmailPayload, {
    description:
      'Verifies the email address. Only then can the person log in, with the password from the `register` call that the email belongs to.',
  })
  verifyEmail(
    @Arg('input', () => VerifyEmailInput, { description: 'The token from the email.' })
    input: VerifyEmailInput,
    @Ctx() context: Context,
  ): Promise<VerifyEmailPayload> {
    return payload(VerifyEmailPayload, async () => {
      await this.deps.registration.verifyEmail(input.token, context);
      return { emailVerified: true };
    });
  }

  @Public()
  @Alone()
  @Mutation(() => ResendVerificationEmailPayload, {
    description:
      'Resends the verification email with a new token; the previous token stops working. More than 24 hours after `register`, or if the address was registered more than once, the email asks the person to register again instead.',
  })
  resendVerificationEmail(
    @Arg('input', () => ResendVerificationEmailInput, { description: 'The address.' })
    input: ResendVerificationEmailInput,
    @Ctx() context: Context,
  ): Promise<ResendVerificationEmailPayload> {
    return payload(ResendVerificationEmailPayload, async () => {
      await this.deps.registration.resendVerificationEmail(input, context);
      return { mailSent: true };
    });
  }

  @Public()
  @Alone()
  @Mutation(() => LoginPayload, {
    description:
      'Creates a session. Returns `INVALID_CREDENTIALS` whichever part is wrong, and `RATE_LIMITED` with `retryAfterSeconds` after too many attempts.',
  })
  login(
    @Arg('input', () => LoginInput, { description: 'The credentials.' }) input: LoginInput,
    @Ctx() context: Context,
  ): Promise<LoginPayload> {
    return payload(LoginPayload, () => this.deps.login.login(input, context));
  }

  @Public()
  @Mutation(() => RefreshSessionPayload, {
    description:
      'Exchanges the refresh token for new tokens. On `TOKEN_INVALID`, log in again. If a response is lost, retry with the same token: for 30 seconds (configurable) after its first use it yields the same new refresh token, at most 20 times; later use revokes the session.',
  })
  refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'The refresh token.' })
    input: RefreshSessionInput,
    @Ctx() context: Context,
  ): Promise<RefreshSessionPayload> {
    return payload(RefreshSessionPayload, async () => ({
      session: await this.deps.refreshSession.refresh(input.refreshToken, context),
    }));
  }

  @EndsSession()
  @Mutation(() => LogoutPayload, {
    description: 'Ends the current session. Its sockets close within seconds.',
  })
  logout(@Ctx() context: Context): Promise<LogoutPayload> {
    return payload(LogoutPayload, async () => {
      await this.deps.sessions.logout(requireViewer(context), context);
      return { loggedOut: true };
    });
  }

  @EndsSession()
  @Mutation(() => LogoutEverywherePayload, {
    description:
      'Revokes all sessions of the person on every device, including the current one, and the links to their data exports.',
  })
  logoutEverywhere(@Ctx() context: Context): Promise<LogoutEverywherePayload> {
    return payload(LogoutEverywherePayload, async () => ({
      endedSessionCount: await this.deps.sessions.logoutEverywhere(requireViewer(context), context),
    }));
  }
}
