import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Alone, Public } from '../graphql/access.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
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
import type { LoginService } from './login.ts';
import type { RegistrationService } from './registration/registration.service.ts';
import type { RefreshSessionService } from './sessions/refresh-session.ts';
import type { SessionsService } from './sessions/sessions.service.ts';

@Resolver()
export class AuthResolver {
  readonly #services: {
    registration: RegistrationService;
    login: LoginService;
    refreshSession: RefreshSessionService;
    sessions: SessionsService;
  };

  constructor(
    registration: RegistrationService,
    login: LoginService,
    refreshSession: RefreshSessionService,
    sessions: SessionsService,
  ) {
    this.#services = { registration, login, refreshSession, sessions };
  }

  @Public()
  @Alone()
  @Mutation(() => RegisterPayload, {
    description:
      'Asks for an account. A mail with a token for `verifyEmail` follows; whoever has an account already is told so by mail. Until one of the mails is answered, an address can be registered again.',
  })
  register(
    @Ctx() context: Context,
    @Arg('input', () => RegisterInput, { description: 'The new account.' }) input: RegisterInput,
  ): Promise<RegisterPayload> {
    return payload(RegisterPayload, async () => {
      await this.#services.registration.register(input, context);
      return { mailSent: true };
    });
  }

  @Public()
  @Mutation(() => VerifyEmailPayload, {
    description:
      'Proves that the address is the person’s own. Only then can they log in, with the password of the `register` that the mail followed.',
  })
  verifyEmail(
    @Ctx() context: Context,
    @Arg('input', () => VerifyEmailInput, { description: 'The proof.' }) input: VerifyEmailInput,
  ): Promise<VerifyEmailPayload> {
    return payload(VerifyEmailPayload, async () => {
      await this.#services.registration.verifyEmail(input.token, context);
      return { emailVerified: true };
    });
  }

  @Public()
  @Alone()
  @Mutation(() => ResendVerificationEmailPayload, {
    description:
      'Sends the verification mail again, with a new token; the earlier one no longer works. 24 hours after `register`, or when the address was registered more than once, the mail asks to register again instead.',
  })
  resendVerificationEmail(
    @Ctx() context: Context,
    @Arg('input', () => ResendVerificationEmailInput, { description: 'Who wants the mail.' })
    input: ResendVerificationEmailInput,
  ): Promise<ResendVerificationEmailPayload> {
    return payload(ResendVerificationEmailPayload, async () => {
      await this.#services.registration.resendVerificationEmail(input, context);
      return { mailSent: true };
    });
  }

  @Public()
  @Alone()
  @Mutation(() => LoginPayload, {
    description:
      'Opens a session. `INVALID_CREDENTIALS` whatever is wrong; `RATE_LIMITED` with `retryAfterSeconds` after too many tries.',
  })
  login(
    @Ctx() context: Context,
    @Arg('input', () => LoginInput, { description: 'Who wants to log in.' }) input: LoginInput,
  ): Promise<LoginPayload> {
    return payload(LoginPayload, () => this.#services.login.login(input, context));
  }

  @Public()
  @Mutation(() => RefreshSessionPayload, {
    description:
      'Trades the refresh token for new tokens. `TOKEN_INVALID` means: log in again. After a lost answer, call it again with the same token: for 30 seconds (a setting) after its first use it yields the same new refresh token, at most 20 times; later it ends the session.',
  })
  refreshSession(
    @Ctx() context: Context,
    @Arg('input', () => RefreshSessionInput, { description: 'The refresh token.' })
    input: RefreshSessionInput,
  ): Promise<RefreshSessionPayload> {
    return payload(RefreshSessionPayload, async () => ({
      session: await this.#services.refreshSession.refresh(input.refreshToken, context),
    }));
  }

  @Mutation(() => LogoutPayload, {
    description: 'Ends the present session. Its sockets close within seconds.',
  })
  logout(@Ctx() context: Context): Promise<LogoutPayload> {
    return payload(LogoutPayload, async () => {
      await this.#services.sessions.logout(requireViewer(context), context);
      return { loggedOut: true };
    });
  }

  @Mutation(() => LogoutEverywherePayload, {
    description:
      'Ends all sessions of the person, on every device, the present one included, and the links to their exports.',
  })
  logoutEverywhere(@Ctx() context: Context): Promise<LogoutEverywherePayload> {
    return payload(LogoutEverywherePayload, async () => ({
      endedSessions: await this.#services.sessions.logoutEverywhere(requireViewer(context), context),
    }));
  }
}
